"""A text as a reader sees it: without the marks of Markdown, and where each character stood.

Emphasis inside a number, an entity in place of a space or an invisible character hide nothing from
a reader, and so must hide nothing here.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

MARKS = (
    r"&\#?\w+;"  # an entity
    r"|\\(?=[!-/:-@\[-`{-~])"  # an escape
    r"|[*`]+|(?<!\w)_+|_+(?!\w)"  # emphasis, code
    r"|[\u00ad\u034f\u061c\u180e\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff]+"  # unseen
    r"|[\u0300-\u036f]+"  # accents apart from their letters
)
ANY_MARK = r"[&\\*`_\u00ad\u0300-\u036f\u061c\u180e\u200b-\u200f\u2060-\u2064\ufe00-\uff5e]"


FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
"""The wide forms of the signs of ASCII."""


def plain(text: str) -> tuple[str, Sequence[int]]:
    """The text without marks, and for each character, and the end, its place in the original."""
    if not re.search(ANY_MARK, text):
        return text, range(len(text) + 1)
    text = text.translate(FULL_WIDTH)
    from html import unescape  # its table of entities takes a while to load

    pieces: list[str] = []
    places: list[int] = []
    at = 0
    for mark in re.finditer(MARKS, text):
        seen = unescape(mark[0]) if mark[0][0] == "&" else ""
        pieces += (text[at : mark.start()], seen)
        places.extend(range(at, mark.start()))
        places.extend([mark.start()] * len(seen))
        at = mark.end()
    pieces.append(text[at:])
    places.extend(range(at, len(text) + 1))
    return "".join(pieces), places


def folded(text: str) -> str:
    """The text in lower case, without accents, hyphens and line ends, each character in its place.

    Unlike `model.person.folded` it is as long as the text, so that what is found in it is found
    there.
    """
    return text.translate(_FOLDED)


class _Folded(dict[int, str]):
    """One character for one, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = found = _folded(chr(code))
        return found


_FOLDED = _Folded()


def _folded(character: str) -> str:
    if character.isspace() or character in "-‐‑–":
        return " "
    if character in "’ʼ‘´`":
        return "'"
    base = unicodedata.normalize("NFKD", character.lower())[:1]
    return base if len(base) == 1 else character
