"""Name plates: the name, and below it the quality; without a known name the quality alone.

A sheet folded in the middle stands on a table, and both its faces are read: the upper half is
printed upside down. How large the words are follows from how long they are, so that they fit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from clu import french
from clu.dossier.company import in_room

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clu.dossier.company import Comer

Size = Literal["xl", "l", "m", "s", "xs"]
LARGEST: tuple[tuple[int, Size], ...] = ((13, "xl"), (17, "l"), (23, "m"), (52, "s"))
"""Up to how many letters the large words have each size; longer ones have the smallest."""
QUALITY: tuple[tuple[int, Size], ...] = ((90, "m"), (150, "s"))
"""The same of the words below, all lines together."""


@dataclass(frozen=True, slots=True)
class Plate:
    """A plate: the large words, the lines below them, and the sizes of both."""

    heading: str
    size: Size
    lines: tuple[str, ...]
    lines_size: Size


def plates(comers: Iterable[Comer]) -> tuple[Plate, ...]:
    """A plate for each seat and guest for whom somebody may come to the place."""
    return tuple(map(plate, in_room(comers)))


def plate(comer: Comer) -> Plate:
    """The plate of a seat or a guest."""
    quality = list(dict.fromkeys(_quality(comer)))
    heading, *lines = [comer.name, *quality] if comer.name else quality
    return Plate(
        heading,
        _size(len(heading), LARGEST),
        tuple(lines),
        _size(sum(map(len, lines)), QUALITY),
    )


def _quality(comer: Comer) -> Iterator[str]:
    """In which quality one comes: a body's name, or an office and whoever stands in for it."""
    office = comer.awaited.seat or comer.awaited.guest
    body = office.body if office else None
    function = comer.row.function if comer.name else None
    if body:
        yield french.capitalise(french.split_article(body)[1])
    if function:
        yield french.capitalise(function)
    if body is None and comer.awaited.capacity == "substitute":
        yield f"en suppléance {french.of(french.lower_article(comer.row.title))}"
    elif body is None:
        yield french.capitalise(french.split_article(comer.row.title)[1])


def _size(letters: int, steps: tuple[tuple[int, Size], ...]) -> Size:
    return next((size for most, size in steps if letters <= most), "xs")
