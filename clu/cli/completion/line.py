"""A command line up to the cursor, as words. A quotation that is still open is read as well."""

from __future__ import annotations

from shlex import shlex
from typing import NamedTuple


class Words(NamedTuple):
    """The words after the program's name: those that are complete, and the one at the cursor."""

    before: tuple[str, ...]
    current: str


def split(text: str, *, escapes: bool = True) -> Words:
    """The words of a line; with `escapes`, a backslash takes the meaning from what follows it."""
    lexer = shlex(text, posix=True, punctuation_chars=False)
    lexer.whitespace_split, lexer.commenters = True, ""
    if not escapes:
        lexer.escape = ""
    words: list[str] = []
    try:
        words.extend(lexer)
    except ValueError:
        words.append(lexer.token)
    else:
        if not text or text[-1].isspace():
            words.append("")
    return Words(tuple(words[1:-1]), words[-1] if len(words) > 1 else "")
