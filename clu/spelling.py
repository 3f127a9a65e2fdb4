"""The known word nearest to one that is not known. Texts alone: no file, no model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clu.french import NBSP, quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

ALIKE = 0.6
"""How alike two words must be, from 0 to 1, for one to be proposed instead of the other."""


def nearest(word: str, known: Sequence[str]) -> str | None:
    """The known word that looks most like `word`, if any does."""
    from difflib import get_close_matches

    found = get_close_matches(word, known, n=1, cutoff=ALIKE)
    return found[0] if found else None


def suggestion(word: str, known: Sequence[str]) -> str:
    """An order, in French: the nearest known word, or the list of all."""
    near = nearest(word, known)
    if near:
        return f"écrivez {quoted(near)}"
    if not known:
        return "ôtez cette valeur"
    return f"choisissez parmi{NBSP}: " + ", ".join(known)
