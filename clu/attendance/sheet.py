"""The sheet to sign as plain French values: what its template and its table receive.

A line a seat, in the order of the procedure sheet, with the person expected; then the guests. What
is not known is left to be written by hand, never guessed.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from clu import french, wording
from clu.attendance.expected import expected
from clu.meeting import day_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clu.attendance.expected import Expected
    from clu.meeting import Meeting
    from clu.model.event import Substitution
    from clu.model.person import Person
    from clu.model.procedure import Seat
    from clu.register import Register

SPARE_LINES = 8
"""How many lines are left for people whom nobody expected."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line to sign: a seat or a guest.

    `title`: the seat. `name` and `function`: the person expected, where known; the function only
    where the title does not say it. `notes`: what is known of that presence. `blank`: the words
    before the room where a name is written by hand, None where there is none.
    """

    id: str
    title: str
    name: str | None
    function: str | None
    notes: tuple[str, ...]
    blank: str | None


@dataclass(frozen=True, slots=True)
class Group:
    """The lines of a college."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The whole sheet, for one of the places of the meeting or for its only one.

    `place` is None where nobody wrote one, or where one meets at a distance alone. `chair` and
    `secretary` are None where they are not known, or said that they are away. `spare` has an
    element a line for the unexpected.
    """

    place: str | None
    address: tuple[str, ...]
    chair: str | None
    secretary: str | None
    colleges: tuple[Group, ...]
    guests: tuple[Row, ...]
    spare: tuple[int, ...] = tuple(range(SPARE_LINES))


@dataclass(frozen=True, slots=True)
class Doubts:
    """The ids of seats and guests for whom the sheet has no name, by the reason.

    `stale`: attested too long ago. `unknown`: nobody is written down. `late`: the substitute was
    announced after the last day.
    """

    stale: tuple[str, ...]
    unknown: tuple[str, ...]
    late: tuple[str, ...]


def sheet(
    register: Register, meeting: Meeting, place: str | None = None, address: tuple[str, ...] = ()
) -> Sheet:
    """The sheet to sign at a place.

    Raises:
        UnreadError: a part that tells who is expected could not be read.
    """
    everybody = expected(register, meeting)
    version = register.version_on(meeting.day)
    secretary = version.secretary if version else None
    seated = [one for one in everybody if one.seat]
    return Sheet(
        place=place,
        address=address,
        chair=_officer(everybody, meeting.sheet.chair or register.settings.chair),
        secretary=_officer(everybody, secretary.id if secretary else None, substitute=True),
        colleges=tuple(_colleges(register, meeting, seated)),
        guests=tuple(_row(register, meeting, one) for one in everybody if one.guest),
    )


def doubts(register: Register, meeting: Meeting) -> Doubts:
    """What is to be asked before the sheet is printed."""
    everybody = expected(register, meeting)
    nameless = [one for one in everybody if not (one.person and one.person.named)]
    held = {one.id for one in nameless if register.roster.on(one.id, meeting.day).state == "held"}
    stale = [one.id for one in nameless if one.id in held and one.holder is None]
    return Doubts(
        stale=tuple(stale),
        unknown=tuple(
            one.id
            for one in nameless
            if one.id not in stale and not _vacant(register, meeting, one)
        ),
        late=tuple(one.id for one in everybody if one.late),
    )


def _colleges(register: Register, meeting: Meeting, seated: Iterable[Expected]) -> Iterator[Group]:
    by_college = groupby(seated, key=lambda one: one.college)
    for college, found in by_college:
        rows = tuple(_row(register, meeting, one) for one in found)
        yield Group(college.title if college else "", rows)


def _officer(
    everybody: Iterable[Expected], seat: str | None, *, substitute: bool = False
) -> str | None:
    """Who chairs or keeps the minutes: the seat's title, and the name; None where nobody knows.

    `substitute`: a substitute takes over that task with the seat. Nothing says so of the chair.
    """
    one = next((one for one in everybody if one.seat and one.id == seat), None)
    if one is None or one.seat is None or one.late or one.state in ("excusé", "absent"):
        return None
    if one.state == "suppléé":
        person = one.person if substitute and one.capacity == "substitute" else None
        return wording.person(person) if person and person.named else None
    title = french.lower_article(one.seat.titled(_gender(one.holder)))
    known = one.holder if one.holder and one.holder.named else None
    return f"{known.polite_name}, {french.split_article(title)[1]}" if known else title


def _row(register: Register, meeting: Meeting, one: Expected) -> Row:
    office = one.seat or one.guest
    if office is None:
        raise ValueError(one.id)
    named = one.person if one.person and one.person.named else None
    owner = one.holder if one.seat else one.person
    title = office.titled(_gender(owner))
    return Row(
        id=one.id,
        title=title,
        name=named.polite_name if named else None,
        function=_function(one, title),
        notes=tuple(_notes(register, meeting, one)),
        blank=None if _vacant(register, meeting, one) else _blank(one),
    )


def _gender(person: Person | None) -> french.Gender | None:
    return person.gender if person else None


def _function(one: Expected, title: str) -> str | None:
    """The person's own function, unless the title says it: that of a holder or a guest alone."""
    function = one.person.function if one.person else None
    if function is None or one.capacity == "substitute":
        return function
    return None if function.casefold() in title.casefold() else function


def _vacant(register: Register, meeting: Meeting, one: Expected) -> bool:
    """Whether the seat is vacant, and nobody comes for it."""
    if one.seat is None or one.person is not None:
        return False
    return register.roster.on(one.id, meeting.day).state == "vacant"


def _notes(register: Register, meeting: Meeting, one: Expected) -> Iterator[str]:
    """What is known of the presence: for whom, announced how, and what is amiss."""
    if _vacant(register, meeting, one):
        yield "siège vacant"
    if one.capacity == "substitute":
        yield _substitute_of(one)
    elif one.late and one.substitution:
        yield _late(one.substitution.event)
    elif one.state == "suppléé":
        yield "suppléance annoncée, sans nom"
    elif one.state == "excusé":
        yield _agreed("excusé", one.person) or "absence excusée"
    elif one.state == "à distance":
        yield "à distance"


def _substitute_of(one: Expected) -> str:
    role = _agreed("suppléant", one.person) or "en suppléance"
    if one.holder is None or not one.holder.named:
        return role
    return f"{role} {french.of(one.holder.polite_name)}"


def _late(announced: Substitution) -> str:
    substitute = announced.substitute
    who = f" par {wording.person(substitute)}," if substitute and substitute.name else ""
    return f"suppléance{who} annoncée hors délai {wording.the_day(day_of(announced.received))}"


def _agreed(word: str, person: Person | None) -> str | None:
    """The word in the person's gender; None where that is not known."""
    gender = _gender(person)
    if gender is None:
        return None
    return f"{word}e" if gender == "feminine" else word


def _blank(one: Expected) -> str | None:
    """The words before the room for a name: of whoever is not known, or may come instead."""
    if one.late or not (one.person and one.person.named):
        return "Nom"
    if one.capacity != "holder":
        return None
    return "Nom" if one.state == "suppléé" else _representative(one.seat)


def _representative(seat: Seat | None) -> str | None:
    return seat.representative if seat else None
