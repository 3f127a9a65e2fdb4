"""The user's own text in a message, and the lines that it stands on."""

import re
from typing import Final, NamedTuple

from clu.pitfalls.alphabet import visible

LONGEST: Final = 60
LINE: Final = re.compile(
    r"""(?P<head>\ *(?:-\ +)*)
    (?:(?P<key>"[^"]*"|'[^']*'|[^\s"'\#\[\]{},&*!|>%@`:][^:]*):(?:\ +|$))?
    (?P<value>.*)""",
    re.VERBOSE,
)


def quote(text: str) -> str:
    """The user's own text between French quotes."""
    return f"«\u00a0{_shown(text)}\u00a0»"


def in_quotes(value: str) -> str:
    """The order to quote a value, with the value as it is to be typed."""
    if '"' not in value and "\\" not in value:
        return f'mettez la valeur entre guillemets\u00a0: "{_shown(value)}"'
    doubled = value.replace("'", "''")
    return f"mettez la valeur entre guillemets simples\u00a0: '{_shown(doubled)}'"


def _shown(text: str) -> str:
    """One line, shortened, nothing invisible in it."""
    text = re.sub("[ \t\n]+", " ", visible(text.strip(" \t\n")[: 4 * LONGEST])).strip(" ")
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def line_at(text: str, offset: int) -> tuple[int, str]:
    """The line that holds an offset, and the offset of its beginning."""
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    return start, text[start : end if end >= 0 else len(text)]


def rest_of(text: str, offset: int) -> str:
    """What is left of the line from an offset on."""
    start, line = line_at(text, offset)
    return line[offset - start :]


class Line(NamedTuple):
    """A line of the text, taken apart: what it begins with, its key, its value."""

    start: int
    text: str
    word_at: int
    key: str
    value_at: int
    value: str


def line_of(text: str, offset: int) -> Line:
    """The line that holds an offset, taken apart."""
    start, line = line_at(text, offset)
    parts = LINE.match(line)
    if not parts:  # cannot be: every part may be empty
        return Line(start, line, start, "", start, line)
    value = re.split(" #(?: |$)", parts["value"])[0].rstrip(" ")
    word_at, value_at = start + parts.end("head"), start + parts.start("value")
    return Line(start, line, word_at, parts["key"] or "", value_at, value)
