"""Who took part, in the words that an audience may read: name and quality, or quality alone."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from clu import french
from clu.attendance import attended
from clu.audience import is_agent
from clu.french import NBSP
from clu.minutes.naming import Entry, Words
from clu.model.minutes import Attendance, State

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clu.attendance import Attendee
    from clu.audience import View
    from clu.meeting import Meeting
    from clu.register import Register

HEADINGS: dict[State | Literal["vacant"], str] = {
    "présent": "Présents",
    "suppléé": "Suppléés",
    "représenté": "Représentés",
    "à distance": "À distance",
    "excusé": "Excusés",
    "absent": "Absents",
    "vacant": "Sièges vacants",
}
"""The states in the order of the minutes, and the heading of each."""


@dataclass(frozen=True, slots=True)
class College:
    """A college and those of its seats that are in one state, in the order of the sheet."""

    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The seats in one state: « Présents »."""

    heading: str
    count: int
    colleges: tuple[College, ...]


@dataclass(frozen=True, slots=True)
class People:
    """Everybody on record. `summary`: « 12 sièges : 8 présents, 1 suppléé »."""

    summary: str | None
    groups: tuple[Group, ...]
    guests: tuple[Entry, ...]
    others: tuple[Entry, ...]
    chair: str | None
    secretary: str | None


def people(register: Register, meeting: Meeting, view: View) -> People:
    """Who came and who did not, as the minutes record it.

    Raises:
        UnreadError: a part that tells of them could not be read.
    """
    words = Words(register, meeting, view)
    found = attended(register, meeting)
    seats = [one for one in found if isinstance(one.record, Attendance) and not _is_guest(one)]
    return People(
        summary=_summary(register, meeting, seats),
        groups=tuple(_groups(words, seats)),
        guests=tuple(words.entry(one, told=True) for one in found if _is_guest(one)),
        others=tuple(
            words.other(one.record) for one in found if not isinstance(one.record, Attendance)
        ),
        chair=_chair(words, seats),
        secretary=_secretary(words, seats),
    )


def _is_guest(one: Attendee) -> bool:
    return isinstance(one.record, Attendance) and one.record.guest is not None


def _groups(words: Words, seats: Sequence[Attendee]) -> Iterator[Group]:
    for state, heading in HEADINGS.items():
        concerned = [one for one in seats if one.told == state]
        titles = dict.fromkeys(_college(one) for one in concerned)
        colleges = tuple(
            College(title, tuple(words.entry(one) for one in concerned if _college(one) == title))
            for title in titles
        )
        if colleges:
            yield Group(heading, len(concerned), colleges)


def _college(one: Attendee) -> str:
    return one.expected.college.title if one.expected and one.expected.college else "Hors collège"


def _summary(register: Register, meeting: Meeting, seats: Sequence[Attendee]) -> str | None:
    """How many seats the committee has, and how many are in each state."""
    counts = Counter(one.told for one in seats)
    told = [_counted(counts[state], state) for state in HEADINGS if counts[state]]
    if not told:
        return None
    every = french.plural(sum(1 for _ in register.sitting(meeting.day)), "siège")
    return f"{every} {_at_committee(register, meeting)}{NBSP}: {', '.join(told)}"


def _at_committee(register: Register, meeting: Meeting) -> str:
    """« au comité local des usagers », « à la commission des usagers »."""
    identity = register.identity(meeting.day)
    return french.to(french.definite(identity.gender, identity.name))


def _counted(count: int, state: State | Literal["vacant"]) -> str:
    return f"{count}{NBSP}à{NBSP}distance" if state == "à distance" else french.plural(count, state)


def _chair(words: Words, seats: Sequence[Attendee]) -> str | None:
    """Who presided: the seat that the minutes name, else the meeting's, else the committee's."""
    minutes, sheet = words.meeting.minutes, words.meeting.sheet
    named = minutes.chair if minutes else None
    chair = named or sheet.chair or words.register.settings.chair
    return words.in_office(chair, seats)


def _secretary(words: Words, seats: Sequence[Attendee]) -> str | None:
    """Who kept the minutes: the person named there, else whoever sat on the secretary's seat."""
    minutes = words.meeting.minutes
    version = words.register.version_on(words.meeting.day)
    seat = version.secretary if version else None
    if minutes and minutes.secretary:
        return words.person(minutes.secretary, agent=seat is None or is_agent(seat))
    return words.in_office(seat.id if seat else None, seats)
