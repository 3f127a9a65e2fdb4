"""YAML that remembers where each value was written; no word of the domain.

Every scalar is the text that was typed, never YAML's own types: `14:30` stays `14:30`, `No` stays
`No`. Only a plain empty value, `~` and `null` mean absent (None); a quoted '' is text. The only
user of `yaml`; what people get wrong, and the remedies, stand in `pitfalls`.

Lines and columns count from 1, in characters, a BOM not counted. Line ends are read as LF, and
a tab that does not begin a line as a space.
"""

import codecs
import os
import re
import stat
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeAlias

import yaml
from yaml.events import (
    AliasEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from clu import pitfalls
from clu.pitfalls import Kind, Pitfall

__all__ = [
    "ORIGIN",
    "Document",
    "Fault",
    "Kind",
    "Origin",
    "Position",
    "Value",
    "parse",
    "prose",
    "read",
]

ORIGIN: Final = "@"
LARGEST: Final = 1024 * 1024
MOST_FAULTS: Final = 100

Value: TypeAlias = "dict[str, Value | Origin] | list[Value] | str | None"
Place: TypeAlias = "int | _Items | Origin"


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


class Origin:
    """Where a mapping and its fields were written; every mapping carries its own at key "@".

    Numbers only, turned into lines when a position is asked for. A mapping or list stands where the
    key that introduces it stands; without one (an item, the root) where it begins.
    """

    __slots__ = ("fields", "keys", "source", "start")

    def __init__(self, source: "Source", start: int) -> None:
        self.source = source
        self.start = start
        self.keys: list[int] = []  # the offset of each key of `fields`, in its order
        self.fields: dict[str, Place] = {}

    def __repr__(self) -> str:
        return f"Origin({self.source.file}, {self.start})"

    def at(self, *path: str | int, key: bool = False) -> Position:
        """The position of the value at `path`; see `Document.locate`."""
        return self.source.at(_offset(self, path, key=key))

    def offset(self, *path: str | int) -> int:
        """The same as a character of the document's text, counted from 0."""
        return _offset(self, path, key=False)


@dataclass(slots=True)
class _Items:
    """Where a list and its items were written."""

    start: int
    places: list[Place]


def _offset(place: Place, path: Sequence[str | int], *, key: bool) -> int:
    """Follows `path` as far as it goes; a step that leads nowhere is passed over."""
    key_at = _start(place)
    for step in path:
        if isinstance(place, Origin) and str(step) in place.fields:
            key_at = place.keys[list(place.fields).index(str(step))]
            place = place.fields[str(step)]
        elif isinstance(place, _Items) and isinstance(step, int) and 0 <= step < len(place.places):
            place = place.places[step]
            key_at = _start(place)
    return key_at if key else _start(place)


def _start(place: Place) -> int:
    return place if isinstance(place, int) else place.start


class Source:
    """A file's text, and where its lines begin. It knows nothing of the tree that knows it."""

    __slots__ = ("_lines", "file", "text")

    def __init__(self, file: Path, text: str) -> None:
        self.file = file
        self.text = text
        self._lines: list[int] | None = None

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

    def _starts(self) -> list[int]:
        if self._lines is None:
            self._lines = [0, *(end.end() for end in re.finditer("\n", self.text))]
        return self._lines


class Document:
    """A file as it was read: its source, its tree, and all that is wrong with it.

    `root` is the tree; None where the file is empty, and where a fault leaves in doubt what is
    meant. Only equal keys leave none: the first of them is kept. `gaps`: some value in it is empty.
    """

    __slots__ = ("faults", "gaps", "place", "root", "source")

    def __init__(self, file: Path, text: str) -> None:
        self.source = Source(file, text)
        self.root: Value = None
        self.place: Place = 0
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
        return self.at(_offset(self.place, path, key=key))

    def refuse(self, found: Iterable[Pitfall]) -> "Document":
        """The same document with its faults, in the order of the text."""
        count = self.source.count
        faults = {Fault(one.kind, *count(one.offset), one.fact, one.hint) for one in found}
        self.faults = tuple(sorted(faults, key=lambda one: (one.line, one.column, one.fact)))
        if any(one.kind != "duplicate-key" for one in faults):
            self.root = None
        return self


# From a file to its text ------------------------------------------------------------------------

# Printable ASCII and ends of lines, less what asks for a closer look. What is left of a file is a
# few per cent of it, and tells at once which unusual characters it holds.
ORDINARY: Final = bytes(set(range(0x20, 0x7F)) - set(b"\\&!")) + b"\r\n"
STRANGE: Final = re.compile(rf"{pitfalls.UNSAFE}|[\t\\]")
WIDE: Final = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins it
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def read(file: Path, build: Callable[[Document, str], Document] | None = None) -> Document:
    """A file from the disk; whatever keeps it from being read is among the document's faults."""
    try:
        refused = _refused(file, file.lstat())
        if refused is None:
            return parse(file.read_bytes(), file, build)
    except OSError as error:
        refused = pitfalls.unreadable(file.name, error)
    return Document(file, "").refuse([refused])


def prose(file: Path) -> Document:
    """A file of free text: the same cares but those of YAML, and no tree."""
    return read(file, _prose)


def parse(
    data: bytes, file: Path, build: Callable[[Document, str], Document] | None = None
) -> Document:
    """The same from bytes, which may come out of git; `file` only names them."""
    if len(data) > LARGEST:
        return Document(file, "").refuse([pitfalls.too_large(len(data), LARGEST)])
    data = data.removeprefix(codecs.BOM_UTF8)
    text, encoding = _decoded(data)
    if b"\r" in data:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if encoding:
        return _guessed(file, text, encoding)
    return (build or _parsed)(Document(file, text), data.translate(None, ORDINARY).decode())


def _prose(document: Document, unusual: str) -> Document:
    found = list(islice(pitfalls.unsafe(document.text), MOST_FAULTS)) if unusual else []
    return document.refuse(found) if found else document


def _parsed(document: Document, unusual: str) -> Document:
    text = document.text
    strange: list[Pitfall] = []
    if STRANGE.search(unusual):
        strange = list(islice(pitfalls.characters(text), MOST_FAULTS))
        text = pitfalls.defused(text)
    delicate = pitfalls.DELICATE.search(unusual) is not None
    suspects = {
        document.source.count(at)[0] - 1 for at in pitfalls.suspects(text, delicate=delicate)
    }
    found = [*strange, *_Tree(document, text, suspects).build(explain=not strange)]
    return document.refuse(found[:MOST_FAULTS]) if found else document


def _refused(file: Path, status: os.stat_result) -> Pitfall | None:
    if stat.S_ISREG(status.st_mode):
        too_large = status.st_size > LARGEST
        return pitfalls.too_large(status.st_size, LARGEST) if too_large else None
    return pitfalls.no_file(file.name, status.st_mode)


def _decoded(data: bytes) -> tuple[str, str]:
    """The text, and the name of its encoding unless that is UTF-8."""
    wide = _wide_encoding(data)
    if wide:
        return data.decode(wide, "replace").removeprefix("\ufeff"), wide[:6].upper()
    try:
        return data.decode(), ""
    except UnicodeDecodeError:
        return data.decode(errors="surrogateescape"), "Windows-1252"


def _guessed(file: Path, text: str, encoding: str) -> Document:
    """A file in another encoding than UTF-8, with the text that its user sees."""
    foreign = re.compile("[\udc80-\udcff]+")
    first = foreign.search(text)
    text = foreign.sub(lambda found: _windows(found[0]), text)
    found = pitfalls.encoding(text, first.start() if first else 0, encoding)
    return Document(file, text).refuse([found])


def _windows(foreign: str) -> str:
    return foreign.encode(errors="surrogateescape").decode("cp1252", "replace")


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 or UTF-32, told by its BOM, or by the zero bytes that make up half of a text."""
    for mark, name in WIDE:
        if data.startswith(mark):
            return name
    zeros = data.count(0)
    if len(data) % 2 or zeros * 3 < len(data) or not data.strip(b"\0"):
        return None
    order = "be" if data[::2].count(0) > data[1::2].count(0) else "le"
    return f"utf-32-{order}" if zeros * 3 > len(data) * 2 else f"utf-16-{order}"


# From a text to its tree ------------------------------------------------------------------------

NOTHING: Final = frozenset(["", "~", "null", "Null", "NULL"])
ODD_KEYS: Final = NOTHING | {ORIGIN, "<<"}


class PurePython(yaml.BaseLoader):
    """The parser in Python, for where libyaml is missing; slower, with the same results.

    Inside brackets it would take each question mark for a sign of its own. libyaml takes only one
    that begins an item for it, so the others are hidden from it, and put back.
    """

    INSIDE: Final = re.compile(r"([^\s\[{,?:-] *)(\?+)")

    def __init__(self, text: str) -> None:
        private = map(chr, range(0xE000, 0xF900))
        self.hidden = next(character for character in private if character not in text)
        super().__init__(self.INSIDE.sub(self.hide, text))

    def hide(self, found: re.Match[str]) -> str:
        """Question marks that follow something else than the beginning of an item."""
        return found[1] + self.hidden * len(found[2])

    def get_event(self) -> Event:
        """The next event, with the question marks of its text."""
        event: Event = super().get_event()  # type: ignore[no-untyped-call]
        if type(event) is ScalarEvent:
            event.value = event.value.replace(self.hidden, "?")
        return event


LOADER: Any = getattr(yaml, "CBaseLoader", PurePython)


class _EnoughError(Exception):
    """So many faults, or values so deep, that the rest of the file is not looked at."""


class _Tree:
    """Walks the parser's events once, and hangs the tree and its places on the document.

    A scalar on a line that is a suspect, counted from 0, is looked at for what is typed wrongly,
    yet parses.
    """

    def __init__(self, document: Document, text: str, suspects: set[int]) -> None:
        self.document = document
        self.source = document.source
        self.text = text
        self.suspects = suspects
        self.found: list[Pitfall] = []
        self.loader = LOADER(text)
        self.get: Callable[[], Any] = self.loader.get_event

    def build(self, *, explain: bool) -> list[Pitfall]:
        """Hangs the tree on the document, and returns what is wrong with it.

        A slip of syntax ends it; `explain` it unless it may follow from what is known already.
        """
        try:
            self.only_document()
        except yaml.MarkedYAMLError as error:
            if explain:
                self.stopped(error)
        except _EnoughError:
            pass
        finally:
            self.loader.dispose()
        return self.found

    def stopped(self, error: yaml.MarkedYAMLError) -> None:
        """Says what is wrong where the parser gave up, unless that is known already."""
        at = error.problem_mark.index if error.problem_mark else 0
        since = error.context_mark.index if error.context_mark else at
        words = f"{error.context} {error.problem}"
        found = pitfalls.explained(pitfalls.Stop(self.text, since, at, words))
        if found.offset not in {known.offset for known in self.found}:
            self.found.append(found)

    def only_document(self) -> None:
        """The tree of the file; a second one in it is refused."""
        self.get()  # the stream begins
        event = self.get()
        if type(event) is StreamEndEvent:
            return
        if event.start_mark.index < len(self.text) and self.text[event.start_mark.index] == "%":
            self.refuse(pitfalls.feature(self.text, event.start_mark.index))
            return
        event = self.get()
        self.document.root, self.document.place = self.value(event, event.start_mark.index, 0)
        self.get()  # the document ends
        event = self.get()
        if type(event) is not StreamEndEvent:
            self.refuse(pitfalls.feature(self.text, event.start_mark.index, "-"))

    def value(self, event: Event, start: int, depth: int) -> tuple[Value, Place]:
        """A value and its place; `start` is that of the key that introduces it, or its own."""
        if type(event) is ScalarEvent:
            text = event.value
            if self.suspects or " -" in text:
                self.inspect(event)
            if text in NOTHING and not event.style:
                self.document.gaps = True
                return None, start
            return text, event.start_mark.index  # type: ignore[union-attr]
        return self.collection(event, start, depth)  # type: ignore[arg-type]

    def collection(self, event: NodeEvent, start: int, depth: int) -> tuple[Value, Place]:
        """A mapping or a list; an alias is refused and stands for nothing."""
        offset: int = event.start_mark.index  # type: ignore[union-attr]
        if type(event) is AliasEvent:
            self.refuse(pitfalls.feature(self.text, offset))
            self.document.gaps = True
            return None, start
        if event.anchor or getattr(event, "tag", None):
            self.refuse(pitfalls.feature(self.text, offset))
        if depth >= pitfalls.DEEPEST:
            self.refuse(pitfalls.too_deep(self.text, offset))
            raise _EnoughError
        if type(event) is MappingStartEvent:
            return self.mapping(start, depth + 1)
        return self.sequence(start, depth + 1)

    def mapping(self, start: int, depth: int) -> tuple[Value, Place]:
        """A mapping; of equal keys the first one counts.

        A key and a scalar on a line that is no suspect are taken here: two calls less a line.
        """
        origin = Origin(self.source, start)
        found: dict[str, Value | Origin] = {ORIGIN: origin}
        keys, fields, get, calm = origin.keys, origin.fields, self.get, not self.suspects
        while type(event := get()) is not MappingEndEvent:
            offset: int = event.start_mark.index
            key: str | None = event.value if calm and type(event) is ScalarEvent else None
            if key is None or key in ODD_KEYS:
                key = self.key(event, offset, depth)
            event = get()
            value: Value = event.value if calm and type(event) is ScalarEvent else None
            place: Place = offset
            if value is None or value in NOTHING or " -" in value:
                value, place = self.value(event, offset, depth)
            else:
                place = event.start_mark.index
            if value is None and key and ":" in key:  # {nom:Durand}
                self.refuse_all(pitfalls.first_word(self.text, offset, key))
            if key in fields:
                self.duplicate(key, origin, offset)
            elif key is not None:
                found[key] = value
                fields[key] = place
                keys.append(offset)
        return found, origin

    def sequence(self, start: int, depth: int) -> tuple[Value, Place]:
        """A list."""
        found: list[Value] = []
        places: list[Place] = []
        get = self.get
        while type(event := get()) is not SequenceEndEvent:
            value, place = self.value(event, event.start_mark.index, depth)
            found.append(value)
            places.append(place)
        return found, _Items(start, places)

    def key(self, event: Event, offset: int, depth: int) -> str | None:
        """The text of a key; None where it is refused."""
        if type(event) is not ScalarEvent:
            self.refuse(pitfalls.not_a_key(self.text, offset))
            self.value(event, offset, depth)
            return None
        if self.suspects:
            self.inspect(event, key=True)
        if event.value in ODD_KEYS:
            return self.odd_key(event, offset)
        return event.value

    def odd_key(self, event: ScalarEvent, offset: int) -> str | None:
        """A key that means something else than its text, unless it is quoted."""
        if event.value == ORIGIN:
            self.refuse(pitfalls.feature(self.text, offset, ORIGIN))
            return None
        if event.style:
            return event.value
        if event.value == "<<":
            self.refuse(pitfalls.feature(self.text, offset))
        else:
            self.refuse(pitfalls.not_a_key(self.text, offset))
        return None

    def duplicate(self, key: str, origin: Origin, offset: int) -> None:
        """A key that its mapping has already."""
        first = origin.keys[list(origin.fields).index(key)]
        line, _ = self.source.count(first)
        self.refuse(pitfalls.duplicate(key, offset, line))

    def inspect(self, event: ScalarEvent, *, key: bool = False) -> None:
        """What is wrong with a scalar that the parser has let pass."""
        start, end = event.start_mark, event.end_mark
        if start is None or end is None:
            return
        if self.suspects.isdisjoint(range(start.line, end.line + 1)) and " -" not in event.value:
            return
        if event.anchor or event.tag:
            self.refuse(pitfalls.feature(self.text, start.index))
        elif not event.style:
            found = pitfalls.plain(self.text, start.index, end.index, start.column, key=key)
            self.refuse_all(found)
        elif event.style == '"':
            self.refuse_all(pitfalls.double_quoted(self.text, start.index, end.index))

    def refuse(self, *found: Pitfall) -> None:
        """Keeps what is wrong; see `refuse_all`."""
        self.refuse_all(found)

    def refuse_all(self, found: Iterable[Pitfall]) -> None:
        """Keeps what is wrong, up to what anybody would read."""
        self.found.extend(islice(found, MOST_FAULTS - len(self.found)))
        if len(self.found) >= MOST_FAULTS:
            raise _EnoughError
