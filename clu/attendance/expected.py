"""Who is expected, seat by seat and guest by guest, from roster, substitutions and replies.

Nobody's presence is guessed: a seat or guest of which nothing is heard has no expected state.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from clu import settlement
from clu.duties import substitutes
from clu.meeting import day_of
from clu.register import once

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clu.meeting import Meeting, Recorded
    from clu.model.event import Reply, Substitution
    from clu.model.meeting import Guest
    from clu.model.minutes import State
    from clu.model.person import Person
    from clu.model.procedure import College, Seat
    from clu.register import Register

Capacity = Literal["holder", "substitute", "guest"]


class Expected(NamedTuple):
    """A seat or a guest before the meeting; exactly one of `seat` and `guest` is there.

    `person`: who is to come, where a name is known and may be used; `capacity`: as what. `holder`:
    who holds the seat, that may be named. `late`: a substitute was announced after the last day,
    and neither a standing right nor a decision lets him or her in.
    """

    id: str
    college: College | None
    seat: Seat | None
    guest: Guest | None
    capacity: Capacity
    person: Person | None
    holder: Person | None
    state: State | None
    reply: Recorded[Reply] | None
    substitution: Recorded[Substitution] | None
    late: bool


@once
def expected(register: Register, meeting: Meeting) -> Iterator[Expected]:
    """Everybody, in the order of the sheet, then the guests in theirs.

    Raises:
        UnreadError: a part that tells of them could not be read.
    """
    yield from _seats(register, meeting)
    yield from _guests(register, meeting)


def _seats(register: Register, meeting: Meeting) -> Iterator[Expected]:
    for college, seat, _ in register.sitting(meeting.day):
        reply = meeting.replies.get(seat.id)
        announced = meeting.substitutions.get(seat.id)
        late = announced is not None and _late(register, meeting, seat, announced.event)
        substitute = announced.event.substitute if announced and not late else None
        holder = register.usable_holder(seat.id, meeting.day)
        yield Expected(
            id=seat.id,
            college=college,
            seat=seat,
            guest=None,
            capacity="substitute" if substitute else "holder",
            person=substitute or holder,
            holder=holder,
            state="suppléé" if substitute else reply.event.state if reply else None,
            reply=reply,
            substitution=announced,
            late=late,
        )


def _late(register: Register, meeting: Meeting, seat: Seat, announced: Substitution) -> bool:
    """Whether the procedure keeps the substitute out: told too late, and nobody let him or her in.

    A seat with a standing representative may send somebody at any time.
    """
    if seat.representative or settlement.admitted(register, meeting.id, seat.id):
        return False
    duty = next(iter(substitutes(register, meeting)), None)
    last = duty.last_day if duty else None
    return last is not None and day_of(announced.received) > last


def _guests(register: Register, meeting: Meeting) -> Iterator[Expected]:
    version = register.version_on(meeting.day)
    colleges = {one.college: one for one in version.sheet.composition} if version else {}
    for guest in meeting.guests:
        reply = meeting.replies.get(guest.id)
        yield Expected(
            id=guest.id,
            college=colleges.get(guest.college) if guest.college else None,
            seat=None,
            guest=guest,
            capacity="guest",
            person=guest.person if guest.person and guest.person.named else None,
            holder=None,
            state=reply.event.state if reply else None,
            reply=reply,
            substitution=None,
            late=False,
        )
