"""A reply to the convocation: `replies/SEAT.yaml`, then `SEAT.2.yaml` for a change of mind."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clu.events import draft
from clu.model.event import Reply

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clu.events.draft import Draft
    from clu.meeting import Meeting
    from clu.register import Register


class Given(NamedTuple):
    """What a seat or a guest answered; the texts are as the model reads them.

    `state` None: the reply on record is withdrawn. `received` then is that of the reply.
    """

    state: str | None
    received: str
    channel: str | None = None
    reason: str | None = None
    by: str | None = None


def reply(meeting: Meeting, who: str, given: Given) -> Draft:
    """The file of a reply; where there is one in force, it names it as the one it replaces."""
    former = meeting.replies.get(who)
    path = draft.next_path(meeting.folder / "replies", who, meeting.replies_part.get())
    content = {
        "amends": former.name if former else None,
        "state": given.state or (former.event.state if former else None),
        "received": given.received,
        "channel": given.channel,
        "withdrawn": None if given.state else "oui",
        "reason": given.reason,
        "by": given.by,
    }
    comment = "Réponse à la convocation." if given.state else "Réponse retirée."
    return draft.of(path, content, comment, Reply)


def repeated(meeting: Meeting, who: str, given: Given) -> bool:
    """Whether the reply in force says so already; when and how it came is no news."""
    former = meeting.replies.get(who)
    return former is not None and former.event.state == given.state


def silent(register: Register, meeting: Meeting) -> Iterator[str]:
    """The seats and guests that were written to and have not been heard of, in the sheet's order.

    An announced substitute is an answer. Who signs the letters and who keeps the secretariat got no
    reply slip.
    """
    reached = frozenset[str]().union(*(one.event.reached for one in meeting.issues))
    heard = {*meeting.replies, *meeting.substitutions, *_without_slip(register, meeting)}
    version = register.version_on(meeting.day)
    seats = version.seats if version else ()
    for one in [*seats, *(guest.id for guest in meeting.guests)]:
        if one in reached and one not in heard:
            yield one


def _without_slip(register: Register, meeting: Meeting) -> Iterator[str]:
    version = register.version_on(meeting.day)
    if version and version.secretary:
        yield version.secretary.id
    for issue in meeting.issues:
        signature = register.signature_on(issue.event.signed or issue.event.sent)
        if signature and signature.seat:
            yield signature.seat
