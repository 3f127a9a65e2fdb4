"""The pitfalls of YAML typed by hand, each told in French with its remedy.

It knows texts, offsets and the words of the parser's errors; it knows no parser, no file and no
word of the domain. Offsets count characters from 0; `source` turns them into lines and columns.
"""

import re
import stat
from collections.abc import Callable, Iterator
from typing import Final, Literal, NamedTuple

from clu.disk import why

Kind = Literal[
    "invalid-yaml",
    "duplicate-key",
    "refused-feature",
    "encoding",
    "symbolic-link",
    "unsafe-character",
    "unreadable",
]


class Pitfall(NamedTuple):
    """What somebody fell into: where, what is so, and what to do."""

    kind: Kind
    offset: int
    fact: str
    hint: str


# Files ------------------------------------------------------------------------------------------

TO_UTF8: Final = (
    "enregistrez le fichier en UTF-8\u00a0: dans le Bloc-notes, Fichier, Enregistrer sous, "
    "Encodage\u00a0: UTF-8\u202f; dans VS Code, cliquez sur l’encodage en bas à droite, "
    "«\u00a0Rouvrir avec l’encodage\u00a0» {encoding}, puis "
    "«\u00a0Enregistrer avec l’encodage\u00a0» UTF-8"
)


def encoding(text: str, offset: int, name: str) -> Pitfall:
    """A file in another encoding; `text` is what it reads as in the one called `name`."""
    line = quote(line_at(text, offset)[1])
    fact = (
        f"le fichier semble enregistré en {name}, et non en UTF-8\u00a0: cette ligne se lit {line}"
    )
    return Pitfall("encoding", offset, fact, TO_UTF8.format(encoding=name))


def too_large(size: int, largest: int) -> Pitfall:
    """A file larger than any that a person writes."""
    found, most = (f"{number:,}".replace(",", "\u202f") for number in (size, largest))
    fact = f"le fichier pèse {found}\u00a0octets, pour {most} au plus"
    hint = "vérifiez qu’il s’agit bien de texte\u202f; sinon, rangez-le ailleurs"
    return Pitfall("unreadable", 0, fact, hint)


def no_file(name: str, mode: int) -> Pitfall:
    """A link, a folder or a device where a file is due."""
    if stat.S_ISLNK(mode):
        hint = "remplacez le lien par le fichier lui-même"
        return Pitfall("symbolic-link", 0, f"{quote(name)} est un lien symbolique", hint)
    kind = "un dossier" if stat.S_ISDIR(mode) else "un fichier spécial"
    fact = f"{quote(name)} est {kind}, et non un fichier"
    return Pitfall("unreadable", 0, fact, "remplacez-le par un fichier de texte")


def unreadable(name: str, error: OSError) -> Pitfall:
    """A file that the system does not give."""
    if isinstance(error, FileNotFoundError):
        hint = "vérifiez le nom et l’emplacement du fichier"
        return Pitfall("unreadable", 0, f"{quote(name)} est introuvable", hint)
    fact = f"le système refuse la lecture de {quote(name)} ({why(error)})"
    return Pitfall("unreadable", 0, fact, "demandez le droit de lecture sur ce fichier")


# Characters -------------------------------------------------------------------------------------

SEPARATORS = "\x0b\x0c\x85\u2028\u2029"
DIRECTIONS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
# The joiner U+200D is let pass: families of emoji are made of it.
INVISIBLE = (
    "\u00ad\u115f\u1160\u180e\u200b\u200c\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0"
    "\ufff9-\ufffc\U000e0000-\U000e007f"
)
LOST = "\ud800-\udfff\ufffd-\uffff"
COMMANDS = "\x00-\x08\x0d-\x1f\x7f-\x9f"
NAMES: Final = {
    DIRECTIONS: "caractère invisible qui change le sens de lecture",
    SEPARATORS: "séparateur de lignes caché",
    INVISIBLE: "caractère invisible",
    LOST: "caractère perdu lors d’une conversion",
    "\x00": "caractère nul",
    COMMANDS: "caractère de commande",
}
# A text: what a sound file does not need is compiled on first use.
UNSAFE: Final = f"[{''.join(NAMES)}]"
RUN: Final = rf"({UNSAFE})\1*"
NO_BREAK: Final = "\u00a0\u2007\u202f\u3000"
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
        fact = f"{_named(found[1])} dans {quote(line_at(text, found.start())[1])}"
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


def visible(text: str) -> str:
    """`text`, of the same length, with a visible mark for each unsafe character."""
    return re.sub(UNSAFE, "\ufffd", text)


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
            yield _escape(found, _named(character))


def _escape(found: re.Match[str], name: str) -> Pitfall:
    fact = f"{name} écrit {quote(found[0])}"
    hint = f"supprimez {quote(found[0])}, ou mettez le texte entre guillemets simples"
    return Pitfall("unsafe-character", found.start(), fact, hint)


def _named(character: str) -> str:
    name = next(name for group, name in NAMES.items() if re.match(f"[{group}]", character))
    return f"{name} (U+{ord(character):04X})"


# Quoting ----------------------------------------------------------------------------------------

LONGEST: Final = 60


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


# Refused features -------------------------------------------------------------------------------

DEEPEST: Final = 20
FEATURES: Final = {
    "&": "{} pose une ancre YAML, ce qui n’est pas admis",
    "*": "{} renvoie à une ancre YAML, ce qui n’est pas admis",
    "!": "{} est une étiquette de type YAML, ce qui n’est pas admis",
    "%": "{} est une directive YAML, ce qui n’est pas admis",
    "<": "{} fusionne des tableaux, ce qui n’est pas admis",
    "@": "la clé {} est réservée",
    "-": "{} commence un second document dans le même fichier",
}
REMEDIES: Final = {
    "%": "supprimez cette ligne",
    "<": "recopiez ici les lignes voulues",
    "@": "choisissez un autre nom de clé",
    "-": "supprimez cette ligne, ou enregistrez la suite dans un autre fichier",
}
WORD: Final = re.compile(r"[^\s,\[\]{}:]*")


def feature(text: str, offset: int, sign: str = "") -> Pitfall:
    """A feature of YAML that is refused; `sign`, or the character at `offset`, says which."""
    sign = sign or text[offset]
    found = WORD.match(text, offset)
    word = found[0] if found else sign
    line = _line(text, offset)
    value = line.value if line.value_at == offset else word
    hint = REMEDIES.get(sign, f"supprimez {quote(word)}, ou {in_quotes(value)}")
    return Pitfall("refused-feature", offset, FEATURES[sign].format(quote(word)), hint)


def too_deep(text: str, offset: int) -> Pitfall:
    """A value inside too many others."""
    rest = quote(text[offset : offset + LONGEST])
    fact = f"{rest} est imbriqué à plus de {DEEPEST} niveaux"
    return Pitfall("refused-feature", offset, fact, "supprimez les niveaux superflus")


# Keys and scalars that parse, but not into what was meant ---------------------------------------

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
    fact = f"{quote(_rest(text, offset))} ne commence pas par un nom de clé"
    hint = "écrivez un nom de clé avant les deux-points, ou mettez tout le texte entre guillemets"
    return _invalid(offset, fact, hint)


def suspects(text: str, *, delicate: bool) -> Iterator[int]:
    """An offset on each line whose scalars deserve a closer look; cheap, as every file is asked.

    `delicate`: the text holds characters that are always looked at.
    """
    if delicate:
        yield from (found.start() for found in DELICATE.finditer(text))
    if text.startswith((" ", "-")):  # the one line that no end of line precedes
        yield 0
    if " #" in text:
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
        yield _glued_hash(text[start:end], comment)
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
    return _invalid(offset, fact, hint)


def _glued_hash(value: str, comment: re.Match[str]) -> Pitfall:
    fact = f"{quote(comment[2])} passerait pour un commentaire, et non pour une partie de la valeur"
    order = in_quotes(value + comment[0] if value else comment[2])
    hint = f"{order}\u202f; pour un commentaire, laissez une espace après le #"
    return _invalid(comment.start(2), fact, hint)


def _no_break(text: str, offset: int) -> Pitfall:
    line = line_at(text, offset)[1].strip(" " + NO_BREAK)
    where = f"dans {quote(line)}" if line else "sur une ligne vide"
    fact = f"espace insécable (U+{ord(text[offset]):04X}) en dehors du texte, {where}"
    return _invalid(offset, fact, "remplacez-la par une espace ordinaire, ou supprimez-la")


def _list_in_text(text: str, offset: int) -> Pitfall:
    fact = f"{quote(_rest(text, offset))} continue le texte de la ligne précédente"
    hint = "alignez les tirets de la liste entre eux, et laissez sa clé seule sur sa ligne"
    return _invalid(offset, fact, hint)


def _rest(text: str, offset: int) -> str:
    start, line = line_at(text, offset)
    return line[offset - start :]


def _invalid(offset: int, fact: str, hint: str) -> Pitfall:
    return Pitfall("invalid-yaml", offset, fact, hint)


# Where the parser gave up -----------------------------------------------------------------------

LINE: Final = re.compile(
    r"""(?P<head>\ *(?:-\ +)*)
    (?:(?P<key>"[^"]*"|'[^']*'|[^\s"'\#\[\]{},&*!|>%@`:][^:]*):(?:\ +|$))?
    (?P<value>.*)""",
    re.VERBOSE,
)
QUOTES: Final = ("'", '"')
BRACKETS: Final = {"[": ("le crochet", "]"), "{": ("l’accolade", "}")}
BACKSLASH: Final = "\\"


class Line(NamedTuple):
    """A line of the text, taken apart: what it begins with, its key, its value."""

    start: int
    text: str
    word_at: int
    key: str
    value_at: int
    value: str


def _line(text: str, offset: int) -> Line:
    start, line = line_at(text, offset)
    parts = LINE.match(line)
    if not parts:  # cannot be: every part may be empty
        return Line(start, line, start, "", start, line)
    value = re.split(" #(?: |$)", parts["value"])[0].rstrip(" ")
    word_at, value_at = start + parts.end("head"), start + parts.start("value")
    return Line(start, line, word_at, parts["key"] or "", value_at, value)


class Stop:
    """Where the parser gave up: the problem, since when it had been reading, in which words."""

    def __init__(self, text: str, since: int, at: int, words: str) -> None:
        self.text = text
        self.since = since
        self.at = min(at, max(0, len(text.rstrip(" \n")) - 1))
        self.words = words
        self.line = _line(text, self.at)
        self.before = _line(text, max(0, len(text[: self.line.start].rstrip(" \n")) - 1))

    def suspects(self) -> list[Line]:
        """The lines on which the slip may stand, in their order."""
        scanned = [_line(self.text, self.since)] if "scanning" in self.words else []
        return sorted({*scanned, self.before, self.line})


def explained(stop: Stop) -> Pitfall:
    """The slip that made the parser give up."""
    return next((found for explain in EXPLANATIONS if (found := explain(stop))), _unclear(stop))


def _directive(stop: Stop) -> Pitfall | None:
    found = [line.start for line in stop.suspects() if line.text.startswith("%")]
    return feature(stop.text, found[0]) if found else None


def _second_document(stop: Stop) -> Pitfall | None:
    ended = re.compile(r"^\.\.\.", re.MULTILINE).search(stop.text, 0, stop.at + 3)
    if ended and ("document" in stop.words or stop.line.text.startswith("...")):
        return feature(stop.text, ended.start(), "-")
    return None


def _unknown_escape(stop: Stop) -> Pitfall | None:
    if "escape" not in stop.words and "hex" not in stop.words:
        return None
    offset = max(stop.since, stop.text.rfind(BACKSLASH, 0, stop.at + 1))
    fact = f"{quote(stop.text[offset : offset + 2])} n’est pas un code connu de YAML"
    value = _line(stop.text, stop.since).value.strip('"')
    return _invalid(offset, fact, f"doublez la barre oblique inverse, ou {in_quotes(value)}")


def _open_quote(stop: Stop) -> Pitfall | None:
    offset = stop.since if "quoted scalar" in stop.words else _quote_above(stop)
    if offset is None:
        return None
    fact = f"le guillemet ouvert dans {quote(_rest(stop.text, offset))} n’est pas refermé"
    return _invalid(offset, fact, "refermez-le à la fin de la valeur, ou supprimez-le")


def _quote_above(stop: Stop) -> int | None:
    """A quote opened above that was closed by what looks like an opening one on this line."""
    sign = stop.line.value[:1]
    if sign not in QUOTES or stop.at != stop.line.value_at + 1:
        return None
    opening = re.compile(rf"^(?:.*[:-] +)?({sign})[^{sign}\n]*$", re.MULTILINE)
    above = [found.start(1) for found in opening.finditer(stop.text, 0, stop.line.start)]
    return above[-1] if above else None


def _missing_space(stop: Stop) -> Pitfall | None:
    for line in stop.suspects():
        for found in first_word(stop.text, line.word_at, _rest(stop.text, line.word_at)):
            return found
    return None


def _hash_in_text(stop: Stop) -> Pitfall | None:
    for line in stop.suspects():
        found = GLUED_HASH.search(stop.text, line.value_at, line.start + len(line.text))
        if found and not line.value.startswith(("#", *QUOTES)):
            return _glued_hash(stop.text[line.value_at : found.start()], found)
    return None


def _goes_on(stop: Stop) -> Pitfall | None:
    sign, value = stop.line.value[:1], stop.line.value
    if sign not in (*QUOTES, *BRACKETS) or stop.at <= stop.line.value_at or "flow" in stop.words:
        return None
    if stop.text[stop.at - 1] == value[-1] == sign:
        value = value[1:-1]
    rest = _rest(stop.text, stop.at)
    fact = f"{quote(rest)} vient après la fin de la valeur ouverte par {quote(sign)}"
    return _invalid(stop.at, fact, in_quotes(value))


def _reserved(stop: Stop) -> Pitfall | None:
    sign, place = stop.line.value[:1], stop.line.value_at
    here = place in (stop.at, stop.since) or (place < stop.at and sign in ("&", "*", "!"))
    if not here or not sign or sign not in "@`%,]}|>&*!?:-":
        return None
    if sign == "!":
        return feature(stop.text, place)
    if sign == ":":
        return not_a_key(stop.text, place)
    fact = f"la valeur {quote(stop.line.value)} commence par {quote(sign)}, signe réservé de YAML"
    side = {"-": "avant", "|": "après", ">": "après"}.get(sign)
    hint = f"allez à la ligne {side} {quote(sign)}, ou " if side else ""
    return _invalid(place, fact, hint + in_quotes(stop.line.value))


def _second_colon(stop: Stop) -> Pitfall | None:
    if "mapping values" not in stop.words or not stop.line.key or stop.at < stop.line.value_at:
        return None
    value = stop.line.value
    fact = f"des deux-points coupent en deux la valeur {quote(value)}"
    return _invalid(stop.at, fact, in_quotes(value))


def _bracket(stop: Stop) -> Pitfall | None:
    sign = stop.text[stop.since : stop.since + 1]
    if sign not in BRACKETS or "flow" not in stop.words:
        return None
    name, closing = BRACKETS[sign]
    rest = _rest(stop.text, stop.at)
    if closing in rest:
        fact = f"{quote(rest)} n’est pas admis après {quote(sign)}"
        hint = "séparez les éléments par des virgules, et mettez chaque texte entre guillemets"
        return _invalid(stop.at, fact, hint)
    opened = _rest(stop.text, stop.since)
    fact = f"{name} de {quote(opened)} n’est pas refermé{'e' if sign == '{' else ''}"
    return _invalid(stop.since, fact, f"ajoutez {quote(closing)} à la fin, ou {in_quotes(opened)}")


def _no_colon(stop: Stop) -> Pitfall | None:
    line = stop.before
    if "expected ':'" in stop.words:
        line = _line(stop.text, stop.since)
    elif "mapping values" not in stop.words or line.key or line.value[:1] in ("", "#"):
        return None
    fact = f"{quote(line.text)} n’a pas, après un nom de clé, de deux-points suivis d’une espace"
    hint = (
        "ajoutez les deux-points et une espace après le nom de la clé\u202f; si c’est la suite "
        "d’un texte, mettez la ligne en retrait, ou mettez tout le texte entre guillemets"
    )
    return _invalid(line.word_at, fact, hint)


def _misplaced(stop: Stop) -> Pitfall | None:
    line, shown = stop.line, quote(stop.line.text)
    first = line.start + len(line.text) - len(line.text.lstrip(" "))
    aligned = first - line.start == stop.since - line_at(stop.text, stop.since)[0]
    dash = stop.text[first : first + 1] == "-"
    if "mapping values" in stop.words:
        fact = f"{shown} est en retrait sous une ligne qui a déjà une valeur"
    elif stop.at > first:
        return None
    elif dash and aligned:
        fact = f"{shown} commence par un tiret de liste là où une clé est attendue"
    elif aligned and "block collection" in stop.words:
        fact = f"{shown} se trouve là où un tiret de liste est attendu"
    else:
        fact = f"{shown} n’est en face d’aucune des lignes qui précèdent"
    hint = "alignez cette ligne sur celles du même niveau, ou mettez tout le texte entre guillemets"
    return _invalid(first, fact, hint)


def _unclear(stop: Stop) -> Pitfall:
    fact = f"la lecture s’arrête à {quote(_rest(stop.text, stop.at))}"
    hint = (
        "vérifiez le retrait, les guillemets et les deux-points de cette ligne et de celle qui "
        "précède, ou mettez la valeur entre guillemets"
    )
    return _invalid(stop.at, fact, hint)


EXPLANATIONS: Final[tuple[Callable[[Stop], Pitfall | None], ...]] = (
    _directive,
    _second_document,
    _unknown_escape,
    _open_quote,
    _missing_space,
    _hash_in_text,
    _goes_on,
    _reserved,
    _second_colon,
    _bracket,
    _no_colon,
    _misplaced,
)
