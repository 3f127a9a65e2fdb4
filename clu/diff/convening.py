"""Who will be written to for a meeting still to come, and will not any more.

By what the sheet, the roster and the guests of each side say for the day of the meeting. Somebody
whose letter has gone out, and who is not to come any more, is to be told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clu.diff.change import LONGEST, Change, named, paired
from clu.french import NBSP
from clu.wording import quoted, the_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clu.meeting import Meeting
    from clu.model.person import Person
    from clu.register import Register


class Convened(NamedTuple):
    """A seat or a guest: how it is called, and who may be named, if anybody."""

    label: str
    who: Person | None


def parts(before: Register, after: Register) -> Iterable[Iterator[Change]]:
    """One part a meeting that both sides have, and that is still to come."""
    old = {one.id: one for one in before.meetings}
    return [
        _meeting(before, after, old[new.id], new)
        for new in after.meetings
        if new.id in old and new.day >= after.on
    ]


def _meeting(before: Register, after: Register, old: Meeting, new: Meeting) -> Iterator[Change]:
    if old.given_up or new.given_up:
        return
    sent = {name: issue.event.sent for issue in new.issues for name in issue.event.reached}
    for id_, was, now in paired(_convened(before, old), _convened(after, new)):
        if was and now and _same(was, now):
            continue
        gone = sent.get(id_) if was and not _written_to(new, id_, now) else None
        why = f"sa lettre est partie {the_day(gone)}" if gone else ""
        fact = f"{named(new)}{NBSP}: {_told(was, now)}"
        yield Change(_kind(was, now), fact, why, gone is not None, meeting=new.id, seat=id_)


def _written_to(meeting: Meeting, id_: str, now: Convened | None) -> bool:
    """Whether the letter that went out is to the one who is to come: nobody is left to be told."""
    letters = (one for issue in meeting.issues for one in issue.event.letters)
    name = now.who.name if now and now.who else None
    return name is not None and (id_, name) in {(one.recipient, one.holder) for one in letters}


def _convened(register: Register, meeting: Meeting) -> dict[str, Convened]:
    """The seats of the composition, in the sheet's order, then the guests."""
    found = {
        seat.id: Convened(
            f"siège {quoted(seat.title, LONGEST)}", register.usable_holder(seat.id, meeting.day)
        )
        for _, seat, _ in register.sitting(meeting.day)
    }
    for one in meeting.guests:
        found[one.id] = Convened(f"invité {quoted(one.title, LONGEST)}", one.person)
    return found


def _same(was: Convened, now: Convened) -> bool:
    if was.who is None or now.who is None:
        return was.who is now.who
    return was.who.same_as(now.who) or was.who.name == now.who.name


def _kind(was: Convened | None, now: Convened | None) -> str:
    if now is None:
        return "no-longer-convened"
    return "newly-convened" if was is None else "convened-instead"


def _told(was: Convened | None, now: Convened | None) -> str:
    if was is None:
        return f"est désormais à convoquer{NBSP}: {_full(now)}"
    if now is None:
        return f"n’est plus à convoquer{NBSP}: {_full(was)}"
    if now.who is None:
        return f"{_full(was)} n’est plus à convoquer par son nom{NBSP}: la lettre ira au titre"
    if was.who is None:
        return f"{_full(now)} est à convoquer par son nom"
    instead = f"{now.who.polite_name} est à convoquer, et non plus {was.who.polite_name}"
    return f"{instead} ({now.label})"


def _full(one: Convened | None) -> str:
    if one is None:
        return ""
    return f"{one.who.polite_name} ({one.label})" if one.who else one.label
