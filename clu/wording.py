"""Phrases that findings, tables and letters share: days, delays, counts, people and seats.

Every phrase is French and fits inside a sentence: no capital, no full stop.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clu import french
from clu.french import NBSP, NNBSP

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from clu.meeting import Meeting
    from clu.model.person import Person
    from clu.model.procedure import Seat
    from clu.register import Register
    from clu.workdays import Countdown, Notice

NOT_PROVIDED = "non prévu par la procédure"
MOST_NAMED = 20
"""How many are named one by one: the seats of a usual committee."""


def several(names: Sequence[str], between: str = ", ") -> str:
    """The names; of many, the first, and « et 70 autres »."""
    if len(names) <= MOST_NAMED + 1:
        return between.join(names)
    return f"{between.join(names[:MOST_NAMED])} et {len(names) - MOST_NAMED} autres"


def the_day(day: date) -> str:
    """« le mardi 10 mars 2026 »."""
    return f"le {french.long_date(day)}"


def of_the_day(day: date) -> str:
    """« du mardi 10 mars 2026 »."""
    return french.of(the_day(day))


def meeting(one: Meeting) -> str:
    """« réunion du mardi 10 mars 2026 »."""
    return f"réunion {of_the_day(one.day)}"


quoted = french.quoted


def delay(notice: Notice) -> str:
    """« 2 jours ouvrables », « 2 jours ouvrables francs »."""
    unit = notice.unit if notice.days > 1 else notice.unit.removesuffix("s")
    francs = (" francs" if notice.days > 1 else " franc") if notice.francs else ""
    return f"{french.plural(notice.days, 'jour')} {unit}{francs}"


def count(countdown: Countdown) -> str:
    """The count behind a last day: « lundi 9 mars 2026\u00a0: jour ouvrable n°\u00a01 », etc."""
    steps = (f"{french.long_date(one.day)}{NBSP}: {one.reason}" for one in countdown.steps)
    return f"{NNBSP}; ".join(steps)


def seat(one: Seat) -> str:
    """The seat within a sentence: « le secrétaire général de la préfecture du Lot »."""
    return french.lower_article(one.title)


def seat_named(register: Register, name: str) -> str:
    """The same by its id; the quoted id where no version has such a seat."""
    found = register.seat(name)
    return seat(found) if found else quoted(name)


def person(one: Person) -> str:
    """Somebody within a sentence: « Mme Anaïs DE SOUSA, référente qualité »."""
    return f"{one.polite_name}, {one.function}" if one.function and one.named else one.polite_name
