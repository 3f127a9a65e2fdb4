"""The calendars to subscribe to: the secretary's own, and the one for everybody.

The public one holds the meetings as the site tells of them: when, where, about what; nobody is
named, and no way of taking part at a distance is given away.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from clu import french, occasion, workdays
from clu.calendar import events, ical
from clu.calendar.deadlines import deadlines
from clu.calendar.ical import Event

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clu.calendar.deadlines import Deadline
    from clu.register import Register

SECRETARY: Final = "calendar.ics"
PUBLIC: Final = "calendar-public.ics"


def secretary(register: Register) -> tuple[Event, ...]:
    """The meetings, and each last day still owed.

    Raises:
        UnreadError: a part that they derive from could not be read.
    """
    own = (_deadline(register, one) for one in deadlines(register))
    return (*_meetings(register), *own)


def public(register: Register) -> tuple[Event, ...]:
    """The meetings alone.

    Raises:
        UnreadError: the sheet of a meeting is missing or broken.
    """
    return tuple(_meetings(register))


def file(register: Register, found: tuple[Event, ...], *, everybody: bool) -> bytes:
    """The calendar under the committee's name."""
    committee = occasion.committee(register.identity(register.on))
    what = "réunions" if everybody else "réunions et échéances"
    name = f"{french.capitalise(committee.name)} ({committee.abbreviation}) : {what}"
    zone = workdays.zone(register.committee.department).timezone
    return ical.calendar(found, name=french.typeset(name), home=(zone, register.on.year))


def _meetings(register: Register) -> Iterator[Event]:
    """Every meeting, in the order of the days; of those given up, what calendars must still learn.

    A meeting put off is told by the one that takes its place: it has the same event.
    """
    for meeting in register.meetings:
        if meeting.given_up and (meeting.day < register.on or events.successor(register, meeting)):
            continue
        planned = meeting.coming(register.on) and meeting.convened is None
        yield events.of_meeting(register, meeting, "TENTATIVE" if planned else None)


def _deadline(register: Register, one: Deadline) -> Event:
    """A whole day, on which one is free: what is due on it, and what does it."""
    today = register.identity(register.on)
    late = "En retard" if one.day < register.on else "Dernier jour"
    return Event(
        uid=events.identity(register, register.committee.register_from, *one.key),
        stamp=register.committee.register_from,
        start=one.day,
        summary=french.typeset(f"{today.abbreviation} – {late} : {one.what}"),
        description=french.typeset("\n".join(one.how)),
        busy=False,
    )
