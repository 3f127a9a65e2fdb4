"""A meeting as an event: one that is put off moves, one that is given up is cancelled.

An event keeps its identity for life. A meeting that was put off hands its own on to the meeting
that takes its place, so that calendars move the event that they hold.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final
from uuid import NAMESPACE_URL, uuid5

from clu import french, occasion, stated, workdays
from clu.calendar.ical import Event
from clu.french.grammar import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clu.calendar.ical import Status
    from clu.meeting import Meeting
    from clu.occasion import Occasion
    from clu.register import Register

NAMESPACE: Final = uuid5(NAMESPACE_URL, "clu-comite")
ONE_DAY: Final = timedelta(days=1)


def identity(register: Register, day: date, *words: str) -> str:
    """An identity that no other event has: the committee's as it was called that day, and `words`.

    Accents and capitals apart, so that a corrected spelling changes nothing.
    """
    committee = register.identity(day)
    own = (committee.department, committee.institution, committee.abbreviation)
    return str(uuid5(NAMESPACE, "\n".join((*(fold(one) for one in own), *words))))


def of_meeting(register: Register, meeting: Meeting, status: Status | None = None) -> Event:
    """The event of a meeting, as its sheet tells it to anybody: nobody is named.

    Raises:
        UnreadError: the sheet is missing or broken.
    """
    found = occasion.meeting(register, meeting)
    start = datetime.combine(meeting.day, meeting.sheet.hour)
    first = lineage(register, meeting)[0]
    return Event(
        uid=identity(register, first.day, first.id),
        stamp=stamp(register, meeting),
        start=start,
        end=_end(meeting, start),
        zone=workdays.zone(register.committee.department).timezone,
        sequence=sequence(register, meeting),
        summary=french.typeset(summary(register, meeting)),
        location=french.typeset(f"{french.NNBSP}; ".join(_places(found))),
        description=french.typeset("\n".join(agenda(found))),
        status=status or ("CANCELLED" if meeting.given_up else "CONFIRMED"),
        busy=not meeting.given_up,
    )


def summary(register: Register, meeting: Meeting) -> str:
    """« Réunion du comité local des usagers (CLU) »; said first where it is given up."""
    committee = occasion.committee(register.identity(meeting.day))
    name = f"réunion {committee.of_name} ({committee.abbreviation})"
    if not meeting.given_up:
        return french.capitalise(name)
    return f"{'Reportée' if meeting.postponed else 'Annulée'} : {name}"


def lineage(register: Register, meeting: Meeting) -> tuple[Meeting, ...]:
    """The meetings put off one to the next, the first of all first, this one last."""
    line = [meeting]
    while before := _before(register, line):
        line.insert(0, before)
    return tuple(line)


def _before(register: Register, line: list[Meeting]) -> Meeting | None:
    """The meeting that was put off to the first of the line; the oldest where there are two."""
    others = (one for one in register.meetings if one not in line)
    put_off = ((one, one.postponed) for one in others)
    return next((one for one, to in put_off if to and to.to == line[0].id), None)


def successor(register: Register, meeting: Meeting) -> Meeting | None:
    """The meeting that took the place of one put off, and its event with it, at the end of all."""
    seen = [meeting]
    while (now := seen[-1].postponed) and now.to:
        after = register.meeting(now.to)
        if after is None or after in seen or lineage(register, after)[-2] != seen[-1]:
            return None
        seen.append(after)
    return seen[-1] if len(seen) > 1 else None


def sequence(register: Register, meeting: Meeting) -> int:
    """How often the event has changed: each issue of the convocation tells one state of it.

    It is the number of issues before the one that tells what the register says now: that one is the
    latest, unless something has changed since, or nothing was sent yet. Giving the meeting up is a
    change, and taking that back is one more.
    """
    before = sum(len(one.convocations) for one in lineage(register, meeting)[:-1])
    own = len(meeting.convocations)
    fresh = own == 0 or meeting.given_up or _changed(register, meeting)
    records = (meeting.postponed_part.get(), meeting.cancelled_part.get())
    taken_back = any(one is not None and one.withdrawn for one in records)
    return before + own - (0 if fresh else 1) + (2 if taken_back else 0)


def _changed(register: Register, meeting: Meeting) -> bool:
    """Whether the latest issue states what is no longer so."""
    last = meeting.issues[-1].event.stated if meeting.issues else None
    return last is not None and any(stated.changes(last, stated.facts(register, meeting)))


def stamp(register: Register, meeting: Meeting) -> date:
    """The day of the latest fact on record about the meeting; before there is one, the register's.

    Never the day on which one looks: the same register makes the same bytes.
    """
    days = [one.event.sent for one in meeting.convocations]
    days += [one.on for one in (meeting.postponed, meeting.cancelled) if one]
    before = [day for one in lineage(register, meeting)[:-1] for day in _facts(one)]
    return max([register.committee.register_from, *days, *before])


def _facts(meeting: Meeting) -> Iterator[date]:
    yield from (one.event.sent for one in meeting.convocations)
    if meeting.postponed:
        yield meeting.postponed.on


def _end(meeting: Meeting, start: datetime) -> datetime | None:
    """The hour of the end: after midnight where it is no later than the beginning.

    Where the sheet gives none, it is what the items take, if every one of them says so.
    """
    ends, items = meeting.sheet.ends, meeting.sheet.agenda
    if ends is None:
        lasting = [one.minutes for one in items if one.minutes]
        whole = items and len(lasting) == len(items)
        return start + timedelta(minutes=sum(lasting)) if whole else None
    end = datetime.combine(meeting.day, ends)
    return end if end > start else end + ONE_DAY


def _places(found: Occasion) -> Iterator[str]:
    for place in found.places:
        yield ", ".join((place.name, *place.address))
    if found.remote:
        yield "à distance"


def agenda(found: Occasion) -> Iterator[str]:
    """The agenda, an item a line."""
    if found.agenda:
        yield "Ordre du jour :"
        yield from (f"{one.number}. {one.title}" for one in found.agenda)
