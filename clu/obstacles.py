"""What stands in the way of meeting on a day: the rules and the plan both read it here.

The procedure forbids no day, all this is advice. School holidays are not known, nor spoken of.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from clu import french
from clu.french import NBSP

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from clu.register import Register

SUNDAY, SATURDAY = 6, 5
AUGUST = 8
FESTIVE_FROM, FESTIVE_UNTIL = (12, 24), (1, 2)
LONGEST_SEARCH = 366
"""How many days ahead a better day is looked for."""


def closed(register: Register, day: date) -> Iterator[str]:
    """Why everybody rests that day: a Sunday, a public holiday of the department."""
    if day.weekday() == SUNDAY:
        yield "jour de repos"
    holiday = register.calendar.holiday_name(day)
    if holiday:
        yield f"jour férié ({holiday})"


def awkward(register: Register, day: date) -> Iterator[str]:
    """Every reason why one had better meet on another day; Sundays and holidays are told apart."""
    if day.weekday() == SATURDAY:
        yield "samedi"
    bridge = register.calendar.bridge(day)
    if bridge:
        yield bridge
    if (day.month, day.day) >= FESTIVE_FROM or (day.month, day.day) <= FESTIVE_UNTIL:
        yield "fêtes de fin d’année, du 24 décembre au 2 janvier"
    if day.month == AUGUST:
        yield "mois d’août"
    for reserve in register.settings.reserve_periods:
        if reserve.holds(day):
            source = f", {reserve.source}" if reserve.source else ""
            yield (
                f"période de réserve {french.period(reserve.start, reserve.end)}{NBSP}:"
                f" {reserve.reason}{source}"
            )
    closing = register.calendar.closing_days.get(day)
    if closing:
        yield f"fermeture{NBSP}: {closing}"


def obstacles(register: Register, day: date) -> tuple[str, ...]:
    """All of them; none: nothing stands in the way."""
    return (*closed(register, day), *awkward(register, day))


def clear_after(register: Register, day: date) -> date | None:
    """The next day on which nothing stands in the way; None: not within a year."""
    following = (day + timedelta(days=number) for number in range(1, LONGEST_SEARCH))
    return next((one for one in following if not obstacles(register, one)), None)
