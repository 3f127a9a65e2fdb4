"""E-mail addresses, phone numbers, street addresses and social-security numbers in French text.

What looks like one is one: a number that nobody was given, or with a slip in it, was still written
as somebody's. So the shapes are judged, not the numbering plan (which `phonenumbers` asks, and it
passes over no-break spaces, slashes and slips). Dates, hours, figures, the numbers of articles,
firms and pages have other shapes. Numbers of four digits and less are public services.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Kind = Literal["email", "phone", "address", "nir"]
Span = tuple[int, int]

# E-mail -------------------------------------------------------------------------------------------

LABEL = r"[^\W_](?:[\w-]*[^\W_])?"
EMAIL = rf"(?<![\w.+%-])[\w+%][\w.+%'’-]*[@＠](?:{LABEL}\.)+[^\W\d_]{{2,}}"
DOT = r"(?:\.|\s?[\[({]\s?(?:dot|point|\.)\s?[\])}]\s?|\s(?:point|dot)\s)"
AT = r"(?:\s?[\[({]\s?(?:at|a|à|arobase|chez|@)\s?[\])}]\s?|\s(?:arobase|arrobase|at|@)\s)"
WORDS_FOR_AT = ("robase", " at ", " @ ")
BRACKETED_AT = r"[\[({]\s?(?:at|a|à|chez|@)\s?[\])}]"
SPELLED = (
    rf"(?i)(?<![\w.+%-])[\w+%-]+(?:{DOT}[\w+%-]+){{0,4}}{AT}"
    rf"{LABEL}(?:{DOT}{LABEL}){{0,4}}{DOT}[a-z]{{2,}}\b"
)


def emails(text: str) -> Iterator[Span]:
    """E-mail addresses, those spelled out to hide them included."""
    if "@" in text or "＠" in text:
        yield from (found.span() for found in re.finditer(EMAIL, text))
    low = text.lower()
    if any(word in low for word in WORDS_FOR_AT) or re.search(BRACKETED_AT, low):
        yield from (found.span() for found in re.finditer(SPELLED, text))


# Phone --------------------------------------------------------------------------------------------

LONG_NUMBER = r"\d(?:[^\d\n|]{0,4}\n?\d){9}"
"""Ten digits close together: a text without them has no number of a person."""
GAP = r"[\s.·/_–-]"
PHONE = rf"""(?x)(?<![\w+])(?<!\d[.,/-])(?:
      0[1-9](?: \d{{8}} | (?:{GAP}{{1,2}}\d\d){{4}} | {GAP}\d\d{GAP}\d{{6}} )
    | 0[1-9]\d\d(?: {GAP}\d{{3}}{GAP}\d{{3}} | (?:{GAP}\d\d){{3}} )
    | 0[67]{GAP}\d{{4}}{GAP}\d{{4}}
    | 0{GAP}?[89]\d\d(?: {GAP}\d{{3}}{GAP}\d{{3}} | (?:{GAP}\d\d){{3}} )
    | (?:\+\s?|00\s?)33(?:\s?\(0\))?(?:{GAP}{{0,2}}\d){{9}}
    | \+(?!\d{{1,3}}(?:\s\d{{3}})+(?!\s?\d)) (?:\d[\s.-]?){{9,14}}\d
    )(?!\d)"""
DATE_FIRST = r"\d\d([./-])(?:0[1-9]|1[0-2])\1\d\d(?!\1)"


def phones(text: str) -> Iterator[Span]:
    """Phone numbers of France and, with their +, of elsewhere."""
    for found in re.finditer(PHONE, text) if re.search(LONG_NUMBER, text) else ():
        if not re.match(DATE_FIRST, found[0]):
            yield found.span()


# Social security ----------------------------------------------------------------------------------

NIR = (
    rf"(?i)(?<!\w)[1-478]({GAP}?)\d\d({GAP}?)\d\d({GAP}?)(?:\d\d|2[AB])({GAP}?)\d{{3}}({GAP}?)\d{{3}}"
    rf"(?:{GAP}?\d\d)?(?!\d)"
)
SOCIAL = r"(?i)(?:\bNIR|s[ée]cu(?:rit[ée]\ssociale)?|\bSS)\b[^.;!?\n]{0,30}\Z"
WITHOUT_KEY = 13
CORSICA = {"2A": "19", "2B": "18"}
MODULUS = 97


def social_numbers(text: str) -> Iterator[Span]:
    """Numbers of registration (NIR): by their key, their grouping, or what is said of them."""
    for found in re.finditer(NIR, text) if re.search(LONG_NUMBER, text) else ():
        grouped = all(found.groups())
        if grouped or has_key(found[0]) or re.compile(SOCIAL).search(text, 0, found.start()):
            yield found.span()


def has_key(number: str) -> bool:
    """Whether the two last digits are the key of the thirteen before: 97 less their remainder."""
    digits = re.sub(r"[^0-9AB]", "", number.upper())
    for letters, stand_in in CORSICA.items():
        digits = digits.replace(letters, stand_in)
    body, key = digits[:WITHOUT_KEY], digits[WITHOUT_KEY:]
    return bool(key) and int(key) == MODULUS - int(body) % MODULUS


# Street -------------------------------------------------------------------------------------------

CAPITAL = "A-ZÀ-ÖØ-ÞŒŠŽŸ"
STREET = r"rue|avenue|av\.|boulevard|bd\.?|impasse|ruelle|venelle|faubourg|fbg\.?"
OTHER_STREET = (
    r"place|pl\.|chemin|che?m\.|route|rte\.?|all[ée]es?|quai|cours|square|passage|sentier|mont[ée]e"
    r"|esplanade|promenade|voie|lotissement|r[ée]sidence|villa|hameau|lieu[- ]dit|cit[ée]"
    r"|rond[- ]point|traverse|clos|c[oô]te|mail|parvis"
)
OF = r"(?:de\sla\s|de\sl['’]\s?|des\s|du\s|de\s|d['’]\s?)"
ARTICLE = r"(?:l[ea]s?\s|l['’]\s?)"
PROPER = rf"(?:{OF}|{ARTICLE})?(?:[{CAPITAL}][\w’'-]*|\d{{1,2}}(?:er)?\s\w+(?:\s\d{{4}})?)"
NAME = rf"{PROPER}(?:[\s-]{PROPER}){{0,5}}"
NUMBER = r"(?<![\w/.,-])(?<!n°)\d{1,4}\s?(?:bis|ter|quater|[A-Da-d])?\b\s?,?\s?"
NUMBERED = rf"{NUMBER}(?:(?i:{STREET})\s(?:{NAME}|{OF}\w[\w’'-]*)|(?i:{OTHER_STREET})\s{NAME})"
WITH_POSTCODE = (
    rf"\b(?i:{STREET}|{OTHER_STREET})\s(?:{NAME}|{OF}\w[\w’'-]*)"
    rf"[\s,–-]{{1,3}}\d{{5}}\s[{CAPITAL}]\w+"
)
POSTCODE = rf"\b\d{{5}}\s[{CAPITAL}]"
BOX = r"\b(?:B\.?P\.?|bo[iî]te\spostale|TSA|CS)\s?(?:n°\s?)?(?!(?:19|20)\d\d\b)\d{1,6}\b"
STREETS_SEEN = rf"\b(?i:{STREET}|{OTHER_STREET})\s"
NOT_A_HOUSE = (
    r"(?i)(?:\bh|\bheures?|\barticles?|\bpages?|\bpoints?|\balin[ée]as?|n°|[€%]|\beuros"
    r"|\b(?:lun|mar|mercre|jeu|vendre|same)di|\bdimanche)\s*\Z"
)
A_YEAR = r"(?:19|20)\d\d\b"


def addresses(text: str) -> Iterator[Span]:
    """Postal addresses: a house in a street, a street with its town's code, a post-office box."""
    if re.search(STREETS_SEEN, text):
        for found in re.finditer(NUMBERED, text):
            before = text[max(0, found.start() - 12) : found.start()]
            if not re.match(A_YEAR, found[0]) and not re.search(NOT_A_HOUSE, before):
                yield found.span()
        if re.search(POSTCODE, text):
            yield from (found.span() for found in re.finditer(WITH_POSTCODE, text))
    yield from (found.span() for found in re.finditer(BOX, text))


PATTERNS: tuple[tuple[Kind, Callable[[str], Iterator[Span]]], ...] = (
    ("email", emails),
    ("nir", social_numbers),
    ("phone", phones),
    ("address", addresses),
)
"""Each kind and what finds it; of two that overlap, the earlier kind is meant."""
