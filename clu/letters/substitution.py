"""What a letter says of substitutes, and which announced substitute gets a letter.

The last day is the one that `duties` counts. A date that has passed is never printed.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from clu import duties, french, settlement, wording
from clu.letters.letter import SubstitutionRule
from clu.meeting import day_of

if TYPE_CHECKING:
    from clu.meeting import Meeting
    from clu.model.event import Substitution
    from clu.model.procedure import Seat
    from clu.register import Register

ONE_DAY = timedelta(days=1)


def rule(register: Register, meeting: Meeting, seat: Seat, asked: date) -> SubstitutionRule | None:
    """The paragraph for a seat, for somebody who reads it on `asked`.

    None where the procedure has no such article, and once the meeting has been held.
    """
    if asked > meeting.day:
        return None
    duty = next(iter(duties.substitutes(register, meeting)), None)
    if duty is None or duty.last_day is None or duty.count is None:
        return None
    last = duty.last_day if duty.last_day >= asked else None
    return SubstitutionRule(
        standing=seat.representative is not None,
        delay=wording.delay(duty.count.notice),
        last_day=french.long_date(last) if last else None,
        office_day=_office_day(register, last, asked) if last else None,
    )


def _office_day(register: Register, last: date, asked: date) -> str | None:
    """The last day of work before a last day on which the offices are closed, if it is to come."""
    day = last
    while day >= asked and not register.calendar.worked(day):
        day -= ONE_DAY
    return french.long_date(day) if asked <= day < last else None


def announced(meeting: Meeting, seat: Seat) -> Substitution | None:
    """The announcement in force for a seat, if there is one."""
    found = meeting.substitutions.get(seat.id)
    return found.event if found else None


def refusal(
    register: Register, meeting: Meeting, seat: Seat, announcement: Substitution
) -> str | None:
    """Why an announced substitute is not written to; None where he or she is."""
    someone = announcement.substitute
    if someone is None or not someone.named or someone.function is None:
        return "suppléance annoncée sans l’identité ou la fonction : le suppléant n’a pas de lettre"
    duty = next(iter(duties.substitutes(register, meeting)), None)
    last = duty.last_day if duty else None
    late = last is not None and day_of(announcement.received) > last
    if late and not seat.representative and not settlement.admitted(register, meeting.id, seat.id):
        return "suppléance annoncée après le dernier jour : le suppléant n’a pas de lettre"
    return None
