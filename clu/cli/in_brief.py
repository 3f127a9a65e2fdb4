"""The sheet of a meeting that is to be written, in brief: its own text would fill the screen.

A meeting.yaml explains each of its keys to whoever goes on writing it. Before that, what counts is
when and where one meets, who is called, and what about.
"""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from clu import french, occasion
from clu.cli.screen import width
from clu.french import NBSP, NNBSP

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from clu.model.meeting import Sheet

INDENT, DEEPER = "    ", "      "


def lines(sheet: Sheet, day: date) -> Iterator[str]:
    """What is known of the meeting; what is not is for its file to ask."""
    yield from _folded(french.capitalise(occasion.when(day, sheet)))
    places = [occasion.where(one) for one in sheet.places]
    if sheet.remote:
        places.append(f"à distance ({sheet.remote})")
    yield from _folded(f"Lieu{NBSP}: {f'{NNBSP}; '.join(places) or 'à écrire'}")
    if sheet.chair:
        yield from _folded(f"Siège qui préside{NBSP}: {sheet.chair}")
    if sheet.guests:
        names = ", ".join(one.id for one in sheet.guests)
        yield from _folded(f"Invités{NBSP}: {names}")
    if not sheet.agenda:
        yield from _folded(f"Ordre du jour{NBSP}: à écrire, un point au moins")
        return
    yield from _folded(f"Ordre du jour{NBSP}:")
    for number, item in enumerate(sheet.agenda, 1):
        head = f"{number}. "
        yield from _folded(f"{head}{item.title}", DEEPER, DEEPER + " " * len(head))
        if item.follow_up:
            yield from _folded(", ".join(item.follow_up), DEEPER + " " * len(head))


def _folded(text: str, first: str = INDENT, then: str = DEEPER) -> list[str]:
    then = max(first, then, key=len)
    return wrap(text, width(), initial_indent=first, subsequent_indent=then, break_on_hyphens=False)
