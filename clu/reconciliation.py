"""From the roster of the day to whoever got the minutes: where two places of the register differ.

The chain: who sits that day, who was convened, which substitutes were announced, who came, what the
minutes say, to whom they were sent. A break is about a person, never about a body, which may be
there by one person and excused by another. A seat that was never convened is no break here, nor
minutes that were never sent: duties and other rules tell of these.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from clu.attendance import attended, expected
from clu.french import split_article
from clu.model.minutes import HERE, Attendance
from clu.model.person import folded
from clu.register import once

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from clu.attendance import Attendee, Expected
    from clu.meeting import Meeting
    from clu.model.minutes import Other
    from clu.model.person import Person
    from clu.model.procedure import Seat
    from clu.register import Register
    from clu.source import Position

Link = Literal[
    "not-awaited",
    "not-announced",
    "other-substitute",
    "no-representative",
    "not-the-holder",
    "holder-came",
    "substitute-came",
    "had-apologised",
]


class Break(NamedTuple):
    """Two places that cannot both be right, or that leave open who was there.

    `position`: what is to be looked at; `against`: the other place, None where nothing stands at
    all. `person` came; `other` is whom the other place names. `seat` is absent for somebody who is
    on none.
    """

    link: Link
    position: Position
    against: Position | None = None
    seat: Seat | None = None
    person: Person | None = None
    other: Person | None = None


@once
def breaks(register: Register, meeting: Meeting) -> Iterator[Break]:
    """Every break up to the minutes, in the order of the sheet; none while there are no minutes.

    Raises:
        UnreadError: a part of the chain could not be read.
    """
    for one in attended(register, meeting):
        if one.expected and one.expected.seat and isinstance(one.record, Attendance):
            yield from _of_seat(register, meeting, one.expected, one.record)
    yield from _not_awaited(register, meeting)


def _of_seat(
    register: Register, meeting: Meeting, awaited: Expected, row: Attendance
) -> Iterator[Break]:
    match row.state:
        case "suppléé":
            yield from _by_substitute(meeting, awaited, row)
        case "représenté":
            yield from _by_representative(awaited, row)
        case "présent" | "à distance":
            yield from _in_person(register, meeting, awaited, row)
        case _:
            yield from _away(meeting, awaited, row)


def _by_substitute(meeting: Meeting, awaited: Expected, row: Attendance) -> Iterator[Break]:
    """Substitutes → present: the one who came is the one announced, and the holder is away."""
    announced = awaited.substitution
    if announced is None:
        yield Break("not-announced", row.at("state"), None, awaited.seat, row.person)
        return
    event, substitute = announced.event, announced.event.substitute
    holder = _there(meeting, awaited.holder)
    if row.person and may_be(row.person, awaited.holder):
        where = event.at("substitute")
        yield Break("holder-came", where, row.at("person"), awaited.seat, row.person, substitute)
    elif holder:
        where = event.at("substitute")
        yield Break("holder-came", where, holder.at(), awaited.seat, holder.person, substitute)
    elif row.person and substitute and substitute.named and not may_be(row.person, substitute):
        where, other = row.at("person"), event.at("substitute")
        yield Break("other-substitute", where, other, awaited.seat, row.person, substitute)


def _by_representative(awaited: Expected, row: Attendance) -> Iterator[Break]:
    """Roster → present: only some seats have a standing representative."""
    seat = awaited.seat
    if seat and seat.representative is None:
        yield Break("no-representative", row.at("state"), seat.at("title"), seat, row.person)


def _in_person(
    register: Register, meeting: Meeting, awaited: Expected, row: Attendance
) -> Iterator[Break]:
    """Roster → present: whoever is there in person is the holder, and no substitute is awaited.

    Both may have sat, one after the other: the substitute then has a row of his or her own.
    """
    announced, holder = awaited.substitution, awaited.holder
    if row.person is None or may_be(row.person, holder):
        if announced and not _also_by_substitute(meeting, awaited):
            came, substitute = row.person or holder, announced.event.substitute
            where = announced.event.at("substitute")
            yield Break("holder-came", where, row.at("state"), awaited.seat, came, substitute)
    elif holder:
        mandate = register.roster.on(awaited.id, meeting.day).mandate
        named = mandate.named_by.at("holder") if mandate else None
        where = row.at("person")
        yield Break("not-the-holder", where, named, awaited.seat, row.person, holder)


def _also_by_substitute(meeting: Meeting, awaited: Expected) -> bool:
    rows = meeting.minutes.attendance if meeting.minutes else ()
    return any(one.seat == awaited.id and one.state == "suppléé" for one in rows)


def _away(meeting: Meeting, awaited: Expected, row: Attendance) -> Iterator[Break]:
    """Replies and substitutes → present: an apology was no absence, a substitute was somebody."""
    announced, reply = awaited.substitution, awaited.reply
    substitute = announced.event.substitute if announced else None
    other = _there(meeting, substitute)
    if other:
        yield Break("substitute-came", row.at("state"), other.at(), awaited.seat, other.person)
    elif row.state == "absent" and reply and reply.event.state == "excusé":
        yield Break("had-apologised", row.at("state"), reply.event.at("state"), awaited.seat)


def _not_awaited(register: Register, meeting: Meeting) -> Iterator[Break]:
    """Convened → present: present are those convened or announced, the guests, and who came along.

    Somebody who apologised did not come.
    """
    others: Iterable[Other] = meeting.minutes.others if meeting.minutes else ()
    alone = [one for one in others if one.state in HERE and not one.accompanies]
    known = [*_awaited(register, meeting)] if alone else []
    for one in alone:
        if not any(may_be(one.person, other) for other in known):
            yield Break("not-awaited", one.at("person"), None, None, one.person)


def _awaited(register: Register, meeting: Meeting) -> Iterator[Person | None]:
    """Everybody whom the register expected by name; on a seat, even one attested long ago."""
    for one in expected(register, meeting):
        yield one.person
        yield register.roster.on(one.id, meeting.day).holder
        yield one.substitution.event.substitute if one.substitution else None


def _there(meeting: Meeting, person: Person | None) -> Other | None:
    """The person among those who took part beside seats and guests."""
    others: Iterable[Other] = meeting.minutes.others if meeting.minutes else ()
    return next((one for one in others if one.state in HERE and may_be(one.person, person)), None)


def may_be(one: Person, other: Person | None) -> bool:
    """Whether two records can name one human being: a first name that is not given says nothing."""
    if other is None or not (one.last_name and other.last_name):
        return False
    if one.first_name and other.first_name:
        return one.same_as(other)
    return folded(one.last_name) == folded(other.last_name)


def written_to(one: Attendee, lines: Collection[str]) -> bool:
    """Whether one of these lines, recipients as they were written to, means the attendee.

    By its id, which is the whole line; or, among other words, by name, title or body.
    """
    if one.id in lines:
        return True
    office = (one.expected.seat or one.expected.guest) if one.expected else None
    titles = (office.title, office.masculine, office.feminine, office.body) if office else ()
    named = [one.person.name if one.person else None, *titles]
    wanted = [_words(split_article(text)[1]) for text in named if text]
    return any(text in _words(line) for text in wanted for line in lines)


def _words(text: str) -> str:
    """A text in which whole words can be looked for: « l’Union » has two."""
    return " ".join(["", *folded(text).replace("'", " ").split(), ""])
