"""The house's own steps around a meeting: the room booked, the signature asked for, reminders.

The procedure says nothing of them, no file records them, and nobody finds fault with them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clu import wording
from clu.workdays import Notice

if TYPE_CHECKING:
    from datetime import date

    from clu.register import Register


class Step(NamedTuple):
    """A step and its day. `when`: « 60 jours calendaires avant la réunion »."""

    day: date
    step: str
    when: str
    before: bool


def steps(register: Register, meeting: date) -> tuple[Step, ...]:
    """The steps around a meeting of that day, by their days; of one day, as they are written.

    Raises:
        DayOutOfRange: a step lies outside of the known calendar.
    """
    found = []
    for habit in register.committee.habits:
        notice = Notice(abs(habit.days), habit.unit)
        before = habit.days < 0
        count = register.calendar.last_day if before else register.calendar.due
        side = "avant" if before else "après"
        when = f"{wording.delay(notice)} {side} la réunion" if habit.days else "jour de la réunion"
        found.append(Step(count(meeting, notice), habit.step, when, before))
    return tuple(sorted(found, key=lambda one: one.day))
