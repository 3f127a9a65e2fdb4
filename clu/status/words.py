"""How far away a day is, and what a task's term is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clu import french

if TYPE_CHECKING:
    from datetime import date


def away(day: date, on: date) -> str:
    """« dans 12 jours », « demain », « aujourd’hui », « hier », « il y a 12 jours »."""
    days = (day - on).days
    match days:
        case 0:
            return "aujourd’hui"
        case 1:
            return "demain"
        case -1:
            return "hier"
    return f"{'dans' if days > 0 else 'il y a'} {french.plural(abs(days), 'jour')}"
