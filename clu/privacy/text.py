"""What a text tells of people: the detector, pure. It names kinds and places, and judges nothing.

A name is found behind a civility (« Mme PONS », « M. de LA TOUR »), or without one where the
register knows it: the full name in either order, an initial and the last name, the last name alone
where it is in capitals. An office (« M. le maire », « Madame la Présidente »), an anonymous letter
(« Mme X ») and a street named after somebody are no names.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from clu.french.functions import is_function
from clu.french.grammar import fold
from clu.privacy import patterns
from clu.privacy.patterns import CAPITAL
from clu.privacy.people import WORDS, address, longest_word
from clu.privacy.plain import folded, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clu.privacy.people import Known, Names

Kind = Literal["email", "phone", "address", "nir", "name"]

# MADAME and MONSIEUR in capitals head letters and titles: an office may follow them in capitals.
CIVILITY = (
    r"MM\.|M\.|Mme\.?|MME\.?|Mmes|Mlles?|MLLE|Mr\.?|MR\.?|Monsieur|Madame|Mademoiselle"
    r"|Messieurs|Mesdames|Mesdemoiselles|MONSIEUR|MADAME|MADEMOISELLE|MESSIEURS|MESDAMES"
    rf"|Me(?=\s[{CAPITAL}]{{2}})|Maître|Docteur|Dr\.?|M(?=\s[{CAPITAL}]{{2}})"
)
PLURAL = (
    "MM.",
    "Mmes",
    "Mlles",
    "Messieurs",
    "Mesdames",
    "Mesdemoiselles",
    "MESSIEURS",
    "MESDAMES",
)
PARTICLE = (
    r"(?:de\sla\s|de\sl['’]\s?|du\s|des\s|de\s|d['’]\s?|van\sder\s|van\s|von\s|ben\s|el\s|al\s)"
)
OWN = rf"{PARTICLE}?[{CAPITAL}][\w’']*\.?(?:-[\w’']+\.?)*"
OWN_NAME = (
    rf"{OWN}(?:(?<!\.)[ \u00a0\u202f\n]{OWN}|(?<=\b[{CAPITAL}]\.)[ \u00a0\u202f]?{OWN}){{0,4}}"
)
CALLED = rf"(?<![\w.’'])(?P<civility>{CIVILITY})[\s\[(«“]{{1,3}}(?P<name>{OWN_NAME})"
CIVILITY_SEEN = rf"(?<![\w.’'])(?:{CIVILITY})[\s\[(«“]{{1,3}}[{CAPITAL}abdev]"
ANOTHER = rf"(?:,\s|\set\s|,?\s?&\s)(?P<name>{OWN_NAME})"

NAMED_AFTER = (
    rf"(?i)\b(?:{patterns.STREET}|{patterns.OTHER_STREET}|[ée]cole|coll[èe]ge|lyc[ée]e|h[ôo]pital"
    r"|centre|salle|stade|gymnase|fondation|maison|b[âa]timent|zone|niveau|lettre|annexe|porte)"
    r"\s(?:du\s|de\s|des\s)?\Z"
)
DIGIT = r"\d"
"""All but names and e-mail addresses hold one."""
NOBODY = frozenset(["x", "xx", "xxx", "y", "z", "untel", "unetelle", "nom", "prenom", "anonyme"])
CIVILITIES = frozenset(["madame", "monsieur", "mesdames", "messieurs", "mademoiselle", "mme", "m"])
ARTICLES = frozenset(["le", "la", "les", "l"])
EVERYBODY = "tout le monde"
SHORTEST = 3
"""A last name of fewer letters is none by itself: « LE », « BA »."""


class Found(NamedTuple):
    """What a text tells of somebody, from `start` up to `end`, in the letters of the text.

    `people`: for a name, those whom the register knows by it; nobody for a stranger.
    """

    kind: Kind
    start: int
    end: int
    text: str
    people: tuple[Known, ...] = ()


def found(text: str, known: Names) -> tuple[Found, ...]:
    """All personal data in a text of Markdown, in its order; the public addresses are none."""
    shown, places = plain(text)
    kept: list[Found] = []
    for one in (*_data(shown, known), *_names(shown, known)):
        if not any(one.start < other.end and other.start < one.end for other in kept):
            kept.append(one)
    return tuple(_placed(one, text, places) for one in sorted(kept, key=lambda one: one.start))


def _placed(one: Found, text: str, places: Sequence[int]) -> Found:
    """The same in the original text, whose marks are no part of it at either end."""
    start, end = places[one.start], places[one.end - 1] + 1
    return one._replace(start=start, end=end, text=text[start:end])


def _data(text: str, known: Names) -> Iterator[Found]:
    digits = re.search(DIGIT, text) is not None
    for kind, find in patterns.PATTERNS:
        for start, end in find(text) if digits or kind == "email" else ():
            if kind != "address" or not _public(text[start:end], known):
                yield Found(kind, start, end, text[start:end])


def _public(text: str, known: Names) -> bool:
    words = address(text)
    return any(words in one for one in known.public)


def _names(text: str, known: Names) -> Iterator[Found]:
    yield from _called(text, known)
    yield from _known(text, known)


# Behind a civility --------------------------------------------------------------------------------


def _called(text: str, known: Names) -> Iterator[Found]:
    for match in re.finditer(CALLED, text) if re.search(CIVILITY_SEEN, text) else ():
        civility = match["civility"]
        if re.compile(NAMED_AFTER).search(text, max(0, match.start() - 24), match.start()):
            continue
        shouted = civility.isupper() and len(civility) >= SHORTEST
        known_so = _people(match["name"], civility, known)
        if not known_so and not _is_name(match["name"], shouted=shouted):
            continue
        yield _of(match.start(), match.end(), match, known)
        at = match.end()
        while civility in PLURAL and (further := re.compile(ANOTHER).match(text, at)):
            yield _of(further.start("name"), further.end(), further, known)
            at = further.end()


def _of(start: int, end: int, match: re.Match[str], known: Names) -> Found:
    text = (
        match.string[start:end].rstrip(".")
        if match["name"].endswith(".")
        else match.string[start:end]
    )
    civility = match.groupdict().get("civility")
    return Found("name", start, start + len(text), text, _people(match["name"], civility, known))


def _is_name(name: str, *, shouted: bool) -> bool:
    """Whether what stands behind a civility is a name, and no office, letter or courtesy."""
    words = re.findall(WORDS, name)
    plain_words = [fold(word) for word in words]
    while plain_words and plain_words[0] in ARTICLES:
        plain_words.pop(0)
        words.pop(0)
    if not words or plain_words[0] in CIVILITIES or " ".join(plain_words).startswith(EVERYBODY):
        return False
    if all(len(word) == 1 for word in words) or plain_words[0] in NOBODY:
        return False
    office = is_function(words[0]) or is_function(name.rsplit(maxsplit=1)[-1])
    in_capitals = words[0].isupper() and len(words[0]) > 1
    behind_article = len(words) < len(re.findall(WORDS, name))
    return not (office and (shouted or behind_article or not in_capitals))


def _people(name: str, civility: str | None, known: Names) -> tuple[Known, ...]:
    """Those of the register whom the name may mean: by the last name, then by the rest of it."""
    for part in dict.fromkeys((name, name.partition("\n")[0])):  # the next line may begin anew
        words = folded(part.replace(".", " ")).split()
        for at in range(len(words)):
            for first, last in ((words[:at], words[at:]), (words[at:], words[:at])):
                several = known.by_last(" ".join(last)) if last else ()
                fitting = tuple(one for one in several if _fits(one, " ".join(first), civility))
                if fitting:
                    return fitting
    return ()


def _fits(one: Known, first: str, civility: str | None) -> bool:
    own = {"M.": "M.", "Mme": "Mme", "Monsieur": "M.", "Madame": "Mme"}.get(civility or "")
    if own and one.civilities and own not in one.civilities:
        return False
    initial = len(first) == 1 and one.first.startswith(first)
    return not first or not one.first or initial or first == one.first


# Known to the register ----------------------------------------------------------------------------


def _known(text: str, known: Names) -> Iterator[Found]:
    """Names without a civility, of those whom the register knows."""
    low = folded(text)
    for word in sorted(known.longest.keys() & re.findall(WORDS, low)):
        for last in known.longest[word]:
            for one in known.by_last(last):
                yield from _in_full(text, low, one)
            yield from _in_capitals(text, low, last, known)


def _in_full(text: str, low: str, one: Known) -> Iterator[Found]:
    """« Claire PONS », « PONS Claire », « C. PONS »."""
    if not one.first:
        return
    first, last = _loose(one.first), _loose(one.last)
    shapes = rf"{first}[ ,]+{last}|{last}[ ,]+{first}"
    for match in re.finditer(rf"(?<!\w)(?:{shapes})(?!\w)", low):
        yield Found("name", *match.span(), text[match.start() : match.end()], (one,))
    for match in re.finditer(rf"(?<!\w){one.first[0]}\. ?{last}(?!\w)", low):
        written = text[match.start() : match.end()]
        if written[0].isupper() and any(
            word[0].isupper() for word in re.findall(WORDS, written[2:])
        ):
            yield Found("name", *match.span(), written, (one,))


def _loose(name: str) -> str:
    """A pattern for a folded name whose words may stand further apart."""
    return re.escape(name).replace(r"\ ", " +")


def _in_capitals(text: str, low: str, last: str, known: Names) -> Iterator[Found]:
    """The last name alone, in capitals, where the words around it are not."""
    longest = longest_word(last)
    if len(longest) < SHORTEST or longest in known.words:
        return
    for match in re.finditer(rf"(?<!\w){_loose(last)}(?!\w)", low):
        start, end = match.span()
        written = text[start:end]
        shout = rf"(?:[{CAPITAL}]{{2,}}\W? \Z)", rf" \W?[{CAPITAL}]{{2,}}"
        around = re.search(shout[0], text[max(0, start - 30) : start]) or re.match(
            shout[1], text[end : end + 30]
        )
        capitals = all(
            word.isupper() for word in re.findall(WORDS, written) if fold(word) == longest
        )
        if capitals and not around:
            yield Found("name", start, end, written, known.by_last(last))
