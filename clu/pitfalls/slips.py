"""Keys and scalars that the parser takes, but not for what was meant."""

import re
from collections.abc import Iterator
from typing import Final

from clu.pitfalls.alphabet import NO_BREAK
from clu.pitfalls.lines import in_quotes, line_at, quote, rest_of
from clu.pitfalls.pitfall import Pitfall, invalid

# Each looks at a character once, so that a million spaces cost no more than other text; those that
# read every file begin with a fixed character, which is found ten times faster.
GLUED_HASH: Final = re.compile(r"(?<! )( +)(#+[^ #\n].*)")
GLUED_DASH: Final = re.compile(r"-()([^ \n-].*)")
GLUED_COLON: Final = re.compile(rf"([^\W\d][\w-]*)[{NO_BREAK}]*:(?!//)([^ \n].*)")
HASH_INSIDE: Final = re.compile(" #+[^ #\n]")
DASH_FIRST: Final = re.compile("\n *-[^ \n-]")
DELICATE: Final = re.compile(rf"[\\&!{NO_BREAK}].*")
COLON_INSIDE: Final = re.compile(r":[^ \n].*")
WORD_FIRST: Final = re.compile(r"[ ?-]*[\w-]+")
HEAD: Final = re.compile(r" *(?:[-?] +)*")
VISIBLE: Final = re.compile(r"[^ \n].*")


def duplicate(key: str, offset: int, first_line: int) -> Pitfall:
    """A key written twice in a mapping."""
    fact = f"la clé {quote(key)} figure déjà à la ligne {first_line}"
    return Pitfall("duplicate-key", offset, fact, "ne gardez qu’une des deux lignes")


def not_a_key(text: str, offset: int) -> Pitfall:
    """Nothing, a list or a mapping where a key is due."""
    fact = f"{quote(rest_of(text, offset))} ne commence pas par un nom de clé"
    hint = "écrivez un nom de clé avant les deux-points, ou mettez tout le texte entre guillemets"
    return invalid(offset, fact, hint)


def suspects(text: str, *, delicate: bool) -> Iterator[int]:
    """An offset on each line whose scalars deserve a closer look; cheap, as every file is asked.

    `delicate`: the text holds characters that are always looked at.
    """
    if delicate:
        yield from (found.start() for found in DELICATE.finditer(text))
    if text.startswith((" ", "-")):  # the one line that no end of line precedes
        yield 0
    if "#" in text and " #" in text:  # one sign is found faster than two
        yield from (found.start() for found in HASH_INSIDE.finditer(text))
    yield from (found.end() - 1 for found in DASH_FIRST.finditer(text))
    for found in COLON_INSIDE.finditer(text):
        start = text.rfind("\n", 0, found.start()) + 1
        if WORD_FIRST.fullmatch(text, start, found.start()):
            yield start


def plain(text: str, start: int, end: int, column: int, *, key: bool) -> Iterator[Pitfall]:
    """The spaces that a plain scalar lacks, or has in the wrong place or of the wrong kind."""
    comment = GLUED_HASH.match(text, end)
    if comment and not key:
        yield glued_hash(text[start:end], comment)
    ends = key or text[end : end + 1] != ":"  # else the parser took a part of a value for a key
    for offset in (start, end - 1) if ends else (start,):
        if start < end and text[offset] in NO_BREAK:
            yield _no_break(text, offset)
    leads = key or HEAD.fullmatch(text, start - column, start) is not None
    for found in VISIBLE.finditer(text, start, end):
        if leads or found.start() > start:
            yield from first_word(text, found.start(), found[0])
        if found.start() > start and found[0].startswith("- "):
            yield _list_in_text(text, found.start())


def first_word(text: str, offset: int, rest: str) -> Iterator[Pitfall]:
    """A missing or no-break space around the first sign or word of `rest`, written at `offset`."""
    found = GLUED_DASH.match(rest) or GLUED_COLON.match(rest)
    if rest and rest[0] in NO_BREAK:
        yield _no_break(text, offset)
    elif found and found[2][0] in NO_BREAK:
        yield _no_break(text, offset + found.start(2))
    elif found:
        sign, meant = (":", f"{found[1]}: {found[2]}") if found[1] else ("-", f"- {found[2]}")
        yield _glued(offset + found.start(2) - 1, sign, found[0], meant)


def _glued(offset: int, sign: str, typed: str, meant: str) -> Pitfall:
    fact = f"il manque une espace après {quote(sign)} dans {quote(typed)}"
    hint = f"écrivez {quote(meant)}, ou mettez la ligne entre guillemets si c’est un texte"
    return invalid(offset, fact, hint)


def glued_hash(value: str, comment: re.Match[str]) -> Pitfall:
    """A value that a sign of comments would cut short."""
    fact = f"{quote(comment[2])} passerait pour un commentaire, et non pour une partie de la valeur"
    order = in_quotes(value + comment[0] if value else comment[2])
    hint = f"{order}\u202f; pour un commentaire, laissez une espace après le #"
    return invalid(comment.start(2), fact, hint)


def _no_break(text: str, offset: int) -> Pitfall:
    line = line_at(text, offset)[1].strip(" " + NO_BREAK)
    where = f"dans {quote(line)}" if line else "sur une ligne vide"
    fact = f"espace insécable (U+{ord(text[offset]):04X}) en dehors du texte, {where}"
    return invalid(offset, fact, "remplacez-la par une espace ordinaire, ou supprimez-la")


def _list_in_text(text: str, offset: int) -> Pitfall:
    fact = f"{quote(rest_of(text, offset))} continue le texte de la ligne précédente"
    hint = "alignez les tirets de la liste entre eux, et laissez sa clé seule sur sa ligne"
    return invalid(offset, fact, hint)
