"""Where the parser gave up: the slip that made it, by its own words and the lines around."""

import re
from collections.abc import Callable
from typing import Final

from clu.pitfalls.features import feature
from clu.pitfalls.lines import Line, in_quotes, line_at, line_of, quote, rest_of
from clu.pitfalls.pitfall import Pitfall, invalid
from clu.pitfalls.slips import GLUED_HASH, first_word, glued_hash, not_a_key

QUOTES: Final = ("'", '"')
BRACKETS: Final = {"[": ("le crochet", "]"), "{": ("l’accolade", "}")}
BACKSLASH: Final = "\\"


class Stop:
    """Where the parser gave up: the problem, since when it had been reading, in which words."""

    def __init__(self, text: str, since: int, at: int, words: str) -> None:
        self.text = text
        self.since = since
        self.at = min(at, max(0, len(text.rstrip(" \n")) - 1))
        self.words = words
        self.line = line_of(text, self.at)
        self.before = line_of(text, max(0, len(text[: self.line.start].rstrip(" \n")) - 1))

    def suspects(self) -> list[Line]:
        """The lines on which the slip may stand, in their order."""
        scanned = [line_of(self.text, self.since)] if "scanning" in self.words else []
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
    value = line_of(stop.text, stop.since).value.strip('"')
    return invalid(offset, fact, f"doublez la barre oblique inverse, ou {in_quotes(value)}")


def _open_quote(stop: Stop) -> Pitfall | None:
    offset = stop.since if "quoted scalar" in stop.words else _quote_above(stop)
    if offset is None:
        return None
    fact = f"le guillemet ouvert dans {quote(rest_of(stop.text, offset))} n’est pas refermé"
    return invalid(offset, fact, "refermez-le à la fin de la valeur, ou supprimez-le")


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
        for found in first_word(stop.text, line.word_at, rest_of(stop.text, line.word_at)):
            return found
    return None


def _hash_in_text(stop: Stop) -> Pitfall | None:
    for line in stop.suspects():
        found = GLUED_HASH.search(stop.text, line.value_at, line.start + len(line.text))
        if found and not line.value.startswith(("#", *QUOTES)):
            return glued_hash(stop.text[line.value_at : found.start()], found)
    return None


def _goes_on(stop: Stop) -> Pitfall | None:
    sign, value = stop.line.value[:1], stop.line.value
    if sign not in (*QUOTES, *BRACKETS) or stop.at <= stop.line.value_at or "flow" in stop.words:
        return None
    if stop.text[stop.at - 1] == value[-1] == sign:
        value = value[1:-1]
    rest = rest_of(stop.text, stop.at)
    fact = f"{quote(rest)} vient après la fin de la valeur ouverte par {quote(sign)}"
    return invalid(stop.at, fact, in_quotes(value))


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
    return invalid(place, fact, hint + in_quotes(stop.line.value))


def _second_colon(stop: Stop) -> Pitfall | None:
    if "mapping values" not in stop.words or not stop.line.key or stop.at < stop.line.value_at:
        return None
    value = stop.line.value
    fact = f"des deux-points coupent en deux la valeur {quote(value)}"
    return invalid(stop.at, fact, in_quotes(value))


def _bracket(stop: Stop) -> Pitfall | None:
    sign = stop.text[stop.since : stop.since + 1]
    if sign not in BRACKETS or "flow" not in stop.words:
        return None
    name, closing = BRACKETS[sign]
    rest = rest_of(stop.text, stop.at)
    if closing in rest:
        fact = f"{quote(rest)} n’est pas admis après {quote(sign)}"
        hint = "séparez les éléments par des virgules, et mettez chaque texte entre guillemets"
        return invalid(stop.at, fact, hint)
    opened = rest_of(stop.text, stop.since)
    fact = f"{name} de {quote(opened)} n’est pas refermé{'e' if sign == '{' else ''}"
    return invalid(stop.since, fact, f"ajoutez {quote(closing)} à la fin, ou {in_quotes(opened)}")


def _no_colon(stop: Stop) -> Pitfall | None:
    line = stop.before
    if "expected ':'" in stop.words:
        line = line_of(stop.text, stop.since)
    elif "mapping values" not in stop.words or line.key or line.value[:1] in ("", "#"):
        return None
    fact = f"{quote(line.text)} n’a pas, après un nom de clé, de deux-points suivis d’une espace"
    hint = (
        "ajoutez les deux-points et une espace après le nom de la clé\u202f; si c’est la suite "
        "d’un texte, mettez la ligne en retrait, ou mettez tout le texte entre guillemets"
    )
    return invalid(line.word_at, fact, hint)


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
    return invalid(first, fact, hint)


def _unclear(stop: Stop) -> Pitfall:
    fact = f"la lecture s’arrête à {quote(rest_of(stop.text, stop.at))}"
    hint = (
        "vérifiez le retrait, les guillemets et les deux-points de cette ligne et de celle qui "
        "précède, ou mettez la valeur entre guillemets"
    )
    return invalid(stop.at, fact, hint)


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
