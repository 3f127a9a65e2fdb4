"""A file that was read: its text and lines, its tree, and all that is wrong with it.

Lines and columns count from 1, in characters, a BOM not counted.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, NamedTuple, TypeAlias

from clu import pitfalls
from clu.pitfalls import Kind, Pitfall
from clu.source.places import Place, Places, follow

ORIGIN: Final = "@"

Value: TypeAlias = "dict[str, Value | Origin] | list[Value] | str | None"


class Fault(NamedTuple):
    """Why a file cannot be used as it is: kind, line and column, fact and remedy in French."""

    kind: Kind
    line: int
    column: int
    fact: str
    hint: str


class Position(NamedTuple):
    """A place in a file, with the user's own line, each unsafe character in it made visible."""

    file: Path
    line: int
    column: int
    excerpt: str


class Source:
    """A file's text, where its lines begin, and where its values stand once somebody asks."""

    __slots__ = ("_lines", "_places", "file", "text")

    def __init__(self, file: Path, text: str) -> None:
        self.file = file
        self.text = text
        self._lines: list[int] | None = None
        self._places: Places | None = None

    def line(self, number: int) -> str:
        """A line of the file without its end; the lines beyond the last are empty."""
        lines = self._starts()
        if not 0 < number <= len(lines):
            return ""
        return pitfalls.visible(pitfalls.line_at(self.text, lines[number - 1])[1])

    def position(self, line: int, column: int) -> Position:
        """A position, with the user's line."""
        return Position(self.file, line, column, self.line(line))

    def at(self, offset: int) -> Position:
        """The position of a character of the text, counted from 0."""
        return self.position(*self.count(offset))

    def count(self, offset: int) -> tuple[int, int]:
        """The line and column of a character of the text."""
        lines = self._starts()
        line = bisect_right(lines, offset)
        return line, offset - lines[line - 1] + 1

    def places(self) -> Places:
        """Where the values of the text stand."""
        if self._places is None:
            self._places = Places(pitfalls.defused(self.text))
        return self._places

    def _starts(self) -> list[int]:
        if self._lines is None:
            self._lines = [0, *(end.end() for end in re.finditer("\n", self.text))]
        return self._lines


class Origin:
    """Where a mapping and its fields were written; every mapping carries its own at key "@".

    It is the number of the mapping among those of the text, counted from 0. A mapping or list
    stands where the key that introduces it stands; without one (an item, the root) where it begins.
    """

    __slots__ = ("number", "source")

    def __init__(self, source: Source, number: int) -> None:
        self.source = source
        self.number = number

    def __repr__(self) -> str:
        return f"Origin({self.source.file}, {self.number})"

    def at(self, *path: str | int, key: bool = False) -> Position:
        """The position of the value at `path`; see `Document.locate`."""
        return self.source.at(follow(self._place(), path, key=key))

    def offset(self, *path: str | int) -> int:
        """The same as a character of the document's text, counted from 0."""
        return follow(self._place(), path, key=False)

    def _place(self) -> Place:
        return self.source.places().mappings[self.number]


class Document:
    """A file as it was read: its source, its tree, and all that is wrong with it.

    `root` is the tree; None where the file is empty, and where a fault leaves in doubt what is
    meant. Only equal keys leave none: the first of them is kept. `gaps`: some value in it is empty.
    """

    __slots__ = ("faults", "gaps", "root", "source")

    def __init__(self, file: Path, text: str) -> None:
        self.source = Source(file, text)
        self.root: Value = None
        self.faults: tuple[Fault, ...] = ()
        self.gaps = False

    @property
    def file(self) -> Path:
        """Where it was read."""
        return self.source.file

    @property
    def text(self) -> str:
        """What was read."""
        return self.source.text

    def position(self, line: int, column: int) -> Position:
        """A position, with the user's line."""
        return self.source.position(line, column)

    def at(self, offset: int) -> Position:
        """The position of a character of the text, counted from 0."""
        return self.source.at(offset)

    def locate(self, path: Sequence[str | int], *, key: bool = False) -> Position:
        """The position of the value at `path`, or of its key.

        What leads nowhere gives the deepest part that exists: a missing key the mapping that lacks
        it, that is the key that introduces this mapping. An empty value stands where its key
        stands. Steps that the tree does not know (pydantic names the members of a union) are
        passed over.
        """
        return self.at(follow(self.source.places().root, path, key=key))

    def refuse(self, found: Iterable[Pitfall]) -> "Document":
        """The same document with its faults, in the order of the text."""
        count = self.source.count
        faults = {Fault(one.kind, *count(one.offset), one.fact, one.hint) for one in found}
        self.faults = tuple(sorted(faults, key=lambda one: (one.line, one.column, one.fact)))
        if any(one.kind != "duplicate-key" for one in faults):
            self.root = None
        return self
