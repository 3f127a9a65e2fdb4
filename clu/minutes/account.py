"""The minutes as an audience may see them: plain values, already redacted, in the usual order.

What a template for the internet receives holds no name that may not be shown, no e-mail address
and no phone number: an override of the template cannot leak what it never got.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from clu import french, occasion
from clu.audience import Audience, View
from clu.figures import Shown, shown
from clu.meeting import UnreadError
from clu.minutes.discussion import Action, Item, items
from clu.minutes.earlier import Earlier, earlier, standing
from clu.minutes.naming import stand_ins
from clu.minutes.observations import Observation, observations
from clu.minutes.pen import Pen
from clu.minutes.people import People, people
from clu.minutes.validation import Validation, validation
from clu.occasion import Committee, Secretariat

if TYPE_CHECKING:
    from clu.meeting import Meeting
    from clu.register import Register


class NoMinutesError(Exception):
    """The meeting has no minutes yet."""


@dataclass(frozen=True, slots=True)
class Contact:
    """How one reaches the secretariat: by a `page` from the internet, by `lines` elsewhere."""

    lines: tuple[str, ...]
    page: str | None


@dataclass(frozen=True, slots=True)
class Account:
    """What a template calls `minutes`.

    `hours`: « de 14 h 30 à 16 h 20 », « à 14 h 30 », as it was held; absent where that is not on
    record. `day` is ISO, for machines.
    """

    institution: str
    committee: Committee
    audience: Audience
    day: str
    date: str
    places: tuple[str, ...]
    remote: bool
    hours: str | None
    validation: Validation
    people: People
    earlier: tuple[Earlier, ...]
    items: tuple[Item, ...]
    actions: tuple[Action, ...]
    figures: Shown | None
    observations: tuple[Observation, ...]
    next_meeting: str | None
    contact: Contact


def account(register: Register, meeting: Meeting, audience: Audience) -> Account:
    """The minutes for an audience. Agreements and settings are those of the day `register.on`.

    Raises:
        NoMinutesError: none have been begun.
        UnreadError: a part of the register that the minutes show could not be read.
    """
    if meeting.minutes is None:
        raise NoMinutesError(meeting.id)
    _refuse_unread(meeting)
    view = View(register, audience, register.on)
    pen = Pen(register, meeting, view, stand_ins(register, meeting, view))
    now = standing(register, meeting)
    identity = occasion.committee(register.identity(meeting.day))
    discussed = items(pen, now)
    sheet = meeting.sheet
    following = meeting.minutes.next_meeting
    return Account(
        institution=french.capitalise(french.split_article(identity.institution)[1]),
        committee=replace(identity, secretariat=Secretariat()),
        audience=audience,
        day=meeting.day.isoformat(),
        date=french.long_date(meeting.day),
        places=tuple(", ".join(filter(None, (one.name, one.room))) for one in sheet.places),
        remote=sheet.remote is not None,
        hours=_hours(meeting),
        validation=validation(register, meeting, view),
        people=people(register, meeting, view),
        earlier=earlier(pen, now),
        items=discussed,
        actions=tuple(action for item in discussed for action in item.actions),
        figures=shown(view, meeting, pen.line),
        observations=observations(pen),
        next_meeting=french.long_date(following) if following else None,
        contact=_contact(register, view),
    )


def _refuse_unread(meeting: Meeting) -> None:
    """Half of a text is no text: every part of the minutes must have been read.

    Raises:
        UnreadError: a file of theirs could not be.
    """
    for part in (meeting.prose_part, meeting.stages_part, meeting.remarks_part):
        if part.unread is not None:
            raise UnreadError(part.unread)


def _hours(meeting: Meeting) -> str | None:
    minutes = meeting.minutes
    opened, closed = (minutes.opened, minutes.closed) if minutes else (None, None)
    if opened and closed:
        return french.hours(opened, closed)
    if opened:
        return f"ouverture à {french.hour(opened)}"
    return f"clôture à {french.hour(closed)}" if closed else None


def _contact(register: Register, view: View) -> Contact:
    secretariat = register.committee.secretariat
    service = secretariat.service if secretariat else ()
    if secretariat is None or not view.contacts:
        return Contact(service, None if view.contacts else view.contact_page)
    return Contact(tuple(filter(None, (*service, secretariat.email, secretariat.phone))), None)
