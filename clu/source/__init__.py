"""YAML that remembers where each value was written; no word of the domain.

Every scalar is the text that was typed, never YAML's own types: `14:30` stays `14:30`, `No` stays
`No`. Only a plain empty value, `~` and `null` mean absent (None); a quoted '' is text. The only
user of `yaml`; what people get wrong, and the remedies, stand in `pitfalls`.

Line ends are read as LF, and a tab that does not begin a line as a space.
"""

import codecs
import os
import re
import stat
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import Final

from clu import pitfalls
from clu.pitfalls import Kind, Pitfall
from clu.source.document import ORIGIN, Document, Fault, Origin, Position, Source, Value
from clu.source.encoding import decoded, guessed
from clu.source.tree import MOST_FAULTS, Tree

__all__ = [
    "MOST_FAULTS",
    "ORIGIN",
    "Document",
    "Fault",
    "Kind",
    "Origin",
    "Position",
    "Source",
    "Value",
    "parse",
    "prose",
    "read",
]

LARGEST: Final = 1024 * 1024
# Printable ASCII and ends of lines, less what asks for a closer look. What is left of a file is a
# few per cent of it, and tells at once which unusual characters it holds.
ORDINARY: Final = bytes(set(range(0x20, 0x7F)) - set(b"\\&!")) + b"\r\n"
STRANGE: Final = re.compile(rf"{pitfalls.UNSAFE}|[\t\\]")


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
    text, encoding = decoded(data)
    if b"\r" in data:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if encoding:
        text, first = guessed(text)
        return Document(file, text).refuse([pitfalls.encoding(text, first, encoding)])
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
    found = [*strange, *Tree(document, text, suspects).build(explain=not strange)]
    return document.refuse(found[:MOST_FAULTS]) if found else document


def _refused(file: Path, status: os.stat_result) -> Pitfall | None:
    if stat.S_ISREG(status.st_mode):
        too_large = status.st_size > LARGEST
        return pitfalls.too_large(status.st_size, LARGEST) if too_large else None
    return pitfalls.no_file(file.name, status.st_mode)
