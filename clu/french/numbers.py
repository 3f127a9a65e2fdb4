"""Numbers as French writes them: the decimal comma, thousands set apart, the unit after a space.

A number keeps the decimals with which it was typed: "94,50" was measured more finely than "94,5".
Source: the same *Lexique* as for `spaces`; what is counted is plural from two ("1,5 jour").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clu.french.grammar import PLURAL_MINIMUM, agree, number
from clu.french.spaces import NBSP, NNBSP

if TYPE_CHECKING:
    from decimal import Decimal

MINUS = "−"
PERCENT = "%"
# What is counted, and so agrees with its number; any other unit stays as it was typed.
COUNTED = frozenset(
    {
        "an",
        "année",
        "appel",
        "courriel",
        "courrier",
        "dossier",
        "heure",
        "jour",
        "minute",
        "mois",
        "personne",
        "point",
        "réponse",
        "seconde",
        "semaine",
        "trimestre",
        "usager",
        "visite",
    }
)


def decimal(value: Decimal | int) -> str:
    """A number with its comma: "2 594,5", "−0,75", "94"."""
    plain = f"{abs(value) if value == 0 else value:,}"
    return plain.replace(",", NNBSP).replace(".", ",").replace("-", MINUS)


def signed(value: Decimal | int) -> str:
    """The same with its sign, as a difference is written: "+3", "−0,5", "0"."""
    return f"+{decimal(value)}" if value > 0 else decimal(value)


def quantity(value: Decimal | int, unit: str | None) -> str:
    """A number and its unit: "94,5 %", "1,5 jour", "12 jours ouvrés", "4,2/5", "94"."""
    return _with_unit(decimal(value), value, unit)


def difference(value: Decimal | int, unit: str | None) -> str:
    """How far a quantity has moved: "+3 points" where it is a percentage, "−1,5 jour"."""
    return _with_unit(signed(value), value, "points" if unit and unit.startswith(PERCENT) else unit)


def share(part: int, whole: int) -> str:
    """A part in hundredths of the whole, to one decimal: "46,4 %"; of nothing, "sans objet"."""
    if not whole:
        return "sans objet"
    units, tenths = divmod((2000 * part + whole) // (2 * whole), 10)
    return f"{number(units)}{f',{tenths}' if tenths else ''}{NBSP}{PERCENT}"


def _with_unit(written: str, value: Decimal | int, unit: str | None) -> str:
    if unit is None:
        return written
    if unit.startswith("/"):
        return f"{written}/{unit[1:].strip()}"
    return f"{written}{NBSP}{_agreed(value, unit)}"


def _agreed(value: Decimal | int, unit: str) -> str:
    words = [_singular(word) for word in unit.split(" ")]
    if words[0] not in COUNTED:
        return unit
    return agree(1 if -PLURAL_MINIMUM < value < PLURAL_MINIMUM else PLURAL_MINIMUM, " ".join(words))


def _singular(word: str) -> str:
    return word if word in COUNTED else word.removesuffix("s")
