"""What the page of a long text needs beyond the text: ways into it, and words for its tables.

It works on HTML that `markup` has written, whose every `<` begins a tag of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from clu.french.grammar import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

HEADING = re.compile(r"<h(?P<level>[1-6])>(?P<words>.*?)</h\1>", re.DOTALL)
TAG = re.compile(r"(<[^>]*>)")
TABLE = re.compile(r"<table.*?</table>", re.DOTALL)
COLUMN = re.compile(r'<th(?P<rest>[^>]*) scope="col">(?P<words>.*?)</th>', re.DOTALL)
ROW = re.compile(r"<tr>.*?</tr>", re.DOTALL)
CELL = re.compile(r"<(?P<tag>td|th)(?P<rest>[^>]*)>")
LONGEST = 48
"""How many characters of a heading its anchor keeps."""
WIDE = 3
"""From so many columns on a table of texts is read row by row on a small screen."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the page, and where a link finds it."""

    level: int
    anchor: str
    words: str


def anchored(html: Markup) -> tuple[Markup, tuple[Heading, ...]]:
    """The same HTML, its headings reachable by links; and these headings in their order."""
    headings: list[Heading] = []
    taken: dict[str, int] = {}

    def mark(found: re.Match[str]) -> str:
        words = Markup(found["words"]).striptags()  # noqa: S704 - written by markup
        anchor = _anchor(words, taken)
        headings.append(Heading(int(found["level"]), anchor, words))
        return f'<h{found["level"]} id="{anchor}">{found["words"]}</h{found["level"]}>'

    return Markup(HEADING.sub(mark, html)), tuple(headings)  # noqa: S704


def _anchor(words: str, taken: dict[str, int]) -> str:
    """The words as an address has them; a number tells two equal ones apart."""
    anchor = "-".join(re.findall(r"[a-z0-9]+", fold(words)))[:LONGEST].strip("-") or "partie"
    taken[anchor] = taken.get(anchor, 0) + 1
    return anchor if taken[anchor] == 1 else f"{anchor}-{taken[anchor]}"


def abbreviated(html: Markup, short: str, full: str) -> Markup:
    """The same HTML, its first abbreviation explained to whoever has it read aloud."""
    pieces = TAG.split(html)
    word = re.compile(rf"(?<!\w){re.escape(escape(short))}(?!\w)")
    texts = (at for at, piece in enumerate(pieces) if not piece.startswith("<"))
    first = next((at for at in texts if word.search(pieces[at])), None)
    if first is not None:
        mark = f'<abbr title="{escape(full)}">{escape(short)}</abbr>'
        pieces[first] = word.sub(lambda _: mark, pieces[first], count=1)
    return Markup("".join(pieces))  # noqa: S704


def labelled(html: Markup) -> Markup:
    """The same HTML; each cell of a wide table knows its column, for where it stands alone.

    Columns of figures, set to the right, are narrow, and say nothing one without the other.
    """
    return Markup(TABLE.sub(lambda found: _labelled(found[0]), html))  # noqa: S704


def _labelled(table: str) -> str:
    found = list(COLUMN.finditer(table))
    if len(found) < WIDE or any(one["rest"] for one in found):
        return table
    columns = [Markup(one["words"]).striptags() for one in found]  # noqa: S704
    wide = table.replace("<table", '<table class="wide"', 1)
    return ROW.sub(lambda row: "".join(_cells(row[0], columns)), wide)


def _cells(row: str, columns: list[str]) -> Iterator[str]:
    at, column = 0, 0
    for found in CELL.finditer(row):
        label = "" if 'scope="col"' in found["rest"] or column >= len(columns) else columns[column]
        yield row[at : found.start()]
        attribute = f' data-label="{escape(label)}"' if label else ""
        yield f"<{found['tag']}{found['rest']}{attribute}>"
        at, column = found.end(), column + 1
    yield row[at:]
