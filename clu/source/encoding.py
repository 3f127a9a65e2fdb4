"""From a file's bytes to its text: UTF-8, or another encoding that is told and refused."""

import codecs
import re
from typing import Final

WIDE: Final = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins it
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
MARKS: Final = tuple(mark for mark, _ in WIDE)
FOREIGN: Final = re.compile("[\udc80-\udcff]+")
"""Bytes that are no UTF-8, as `decoded` keeps them."""


def decoded(data: bytes) -> tuple[str, str]:
    """The text, and the name of its encoding unless that is UTF-8."""
    wide = _wide(data)
    if wide:
        return data.decode(wide, "replace").removeprefix("\ufeff"), wide[:6].upper()
    try:
        return data.decode(), ""
    except UnicodeDecodeError:
        return data.decode(errors="surrogateescape"), "Windows-1252"


def guessed(text: str) -> tuple[str, int]:
    """A text in another encoding as its user sees it, and where the first foreign byte stood."""
    first = FOREIGN.search(text)
    return FOREIGN.sub(lambda found: _windows(found[0]), text), first.start() if first else 0


def _windows(foreign: str) -> str:
    return foreign.encode(errors="surrogateescape").decode("cp1252", "replace")


def _wide(data: bytes) -> str | None:
    """UTF-16 or UTF-32, told by its BOM, or by the zero bytes that make up half of a text."""
    if not data.startswith(MARKS) and b"\0" not in data:  # as good as every file
        return None
    for mark, name in WIDE:
        if data.startswith(mark):
            return name
    zeros = data.count(0)
    if len(data) % 2 or zeros * 3 < len(data) or not data.strip(b"\0"):
        return None
    order = "be" if data[::2].count(0) > data[1::2].count(0) else "le"
    return f"utf-32-{order}" if zeros * 3 > len(data) * 2 else f"utf-16-{order}"
