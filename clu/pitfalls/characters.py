"""Characters that hide in the text, or shift it."""

import re
from collections.abc import Iterator
from typing import Final

from clu.pitfalls.alphabet import UNSAFE, named, visible
from clu.pitfalls.lines import line_at, quote
from clu.pitfalls.pitfall import Pitfall

RUN: Final = rf"({UNSAFE})\1*"
TAB_FIRST: Final = re.compile(r"^ *(\t)[ \t]*([^ \t\n].*)", re.MULTILINE)
ESCAPE: Final = re.compile(
    r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))", re.DOTALL
)
SHORT_ESCAPES: Final = dict(zip("0abvfreNLP", "\0\a\b\v\f\r\x1b\x85\u2028\u2029", strict=True))
# Escapes for no character at all, half a pair or beyond the last one: libyaml stops there, the
# parser in Python does not.
NO_CHARACTER: Final = (
    r"\\(?:u|U0000)[dD][89a-fA-F][0-9a-fA-F]{2}|\\U(?!0010|000[0-9a-fA-F])[0-9a-fA-F]{8}"
)


def unsafe(text: str) -> Iterator[Pitfall]:
    """Characters that hide in the text."""
    for found in re.finditer(RUN, text):
        fact = f"{named(found[1])} dans {quote(line_at(text, found.start())[1])}"
        hint = "supprimez ce caractère et retapez ce passage"
        yield Pitfall("unsafe-character", found.start(), fact, hint)


def characters(text: str) -> Iterator[Pitfall]:
    """Whatever hides in the text or shifts it: unsafe characters, and tabs as indentation."""
    yield from unsafe(text)
    for found in re.finditer(NO_CHARACTER, text):
        yield _escape(found, "code d’aucun caractère")
    for found in TAB_FIRST.finditer(text):
        fact = f"une tabulation décale la ligne {quote(found[2])}"
        hint = "remplacez la tabulation par des espaces, deux par niveau"
        yield Pitfall("invalid-yaml", found.start(1), fact, hint)


def defused(text: str) -> str:
    """`text`, of the same length, without what `characters` found: no parser stumbles over it."""
    text = re.sub(NO_CHARACTER, lambda found: f"{found[0][:2]}{'20':0>{len(found[0]) - 2}}", text)
    return visible(text).replace("\t", " ")


def double_quoted(text: str, start: int, end: int) -> Iterator[Pitfall]:
    """The escapes of a double-quoted scalar that stand for unsafe characters."""
    for found in ESCAPE.finditer(text, start, end):
        digits = found[1] or found[2] or found[3]
        character = chr(int(digits, 16)) if digits else SHORT_ESCAPES.get(found[4], "")
        if re.match(UNSAFE, character):
            yield _escape(found, named(character))


def _escape(found: re.Match[str], name: str) -> Pitfall:
    fact = f"{name} écrit {quote(found[0])}"
    hint = f"supprimez {quote(found[0])}, ou mettez le texte entre guillemets simples"
    return Pitfall("unsafe-character", found.start(), fact, hint)
