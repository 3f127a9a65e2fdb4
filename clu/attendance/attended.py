"""Who came, as the minutes record it, each beside what was expected of the same seat or guest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from clu.attendance.expected import expected
from clu.model.minutes import HERE, Attendance, Other
from clu.register import once

if TYPE_CHECKING:
    from clu.attendance.expected import Expected
    from clu.meeting import Meeting
    from clu.model.minutes import State
    from clu.model.person import Person
    from clu.register import Register


class Attendee(NamedTuple):
    """A seat, a guest or somebody else, and the state recorded; the same body may have several.

    `person`: who came or apologised, where that is known. `expected` is absent for somebody whom
    nobody expected, and for a name that is neither a seat nor a guest. `late`: a substitute
    announced too late, who came all the same. `vacant`: nobody held the seat that day, and nobody
    came: whoever does not exist is not absent.
    """

    id: str | None
    state: State
    person: Person | None
    expected: Expected | None
    record: Attendance | Other
    late: bool
    vacant: bool = False

    @property
    def told(self) -> State | Literal["vacant"]:
        """The state as the minutes tell it."""
        return "vacant" if self.vacant else self.state

    @property
    def here(self) -> bool:
        """Whether somebody took part."""
        return self.state in HERE


@once
def attended(register: Register, meeting: Meeting) -> tuple[Attendee, ...]:
    """Everybody on record, in the order of the sheet, the guests and the others last.

    Raises:
        UnreadError: a part that tells of them could not be read.
    """
    minutes = meeting.minutes
    if minutes is None:
        return ()
    by_id = {one.id: one for one in expected(register, meeting)}
    order = {id_: number for number, id_ in enumerate(by_id)}
    named = [(one.seat or one.guest, one) for one in minutes.attendance]
    named.sort(key=lambda one: order.get(one[0] or "", len(order)))
    seated = (
        _seated(id_, row, by_id.get(id_ or ""), vacant=_vacant(register, meeting, row))
        for id_, row in named
    )
    others = (
        Attendee(None, one.state, one.person, None, one, late=False) for one in minutes.others
    )
    return (*seated, *others)


def _vacant(register: Register, meeting: Meeting, row: Attendance) -> bool:
    nobody = row.seat is not None and row.state == "absent" and row.person is None
    return nobody and register.roster.on(str(row.seat), meeting.day).state == "vacant"


def _seated(
    id_: str | None, row: Attendance, awaited: Expected | None, *, vacant: bool
) -> Attendee:
    announced = awaited.substitution.event if awaited and awaited.substitution else None
    person = row.person
    if person is None and awaited is not None:
        match row.state:
            case "suppléé":
                person = announced.substitute if announced else None
            case "représenté":
                person = None
            case _ if awaited.guest is not None:
                person = awaited.person
            case _:
                person = awaited.holder
    late = awaited is not None and awaited.late and row.state == "suppléé"
    return Attendee(id_, row.state, person, awaited, row, late, vacant)
