"""What each type of single value is in JSON Schema.

A schema is read by editors, which give a value the types of YAML 1.2 (`2026` is a number, `true` a
boolean), while clu reads the text that was typed. So a schema here names the types that it refuses,
not those that it takes, and is never stricter than the reader: what it refuses, clu refuses.

A pattern is read by Python and by JavaScript alike: it has no flags.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from clu import workdays
from clu.french import NBSP
from clu.model import values

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Schema: TypeAlias = dict[str, Any]

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
TABLES: Final = ("object", "array")
"""What no single value is."""
NUMBERS: Final = (*TABLES, "boolean")
"""What nothing in digits is."""
WORDS: Final = (*NUMBERS, "number")
"""What nothing but a text is."""

MONTH_DAY = (
    "(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
    "|02-(?:0[1-9]|1[0-9]|2[0-8]))"
)
DAY = f"(?:19[5-9][0-9]|20[0-9][0-9]|2100)-(?:{MONTH_DAY}|02-29)"
HOUR = (
    r"(?:[01]?[0-9]|2[0-3])\s*"
    r"(?:[hH](?:[eE][uU][rR][eE][sS]?)?\s*(?:[0-5][0-9])?|:\s*[0-5][0-9])"
)
SPACES = "[ \u00a0\u202f]"
WHOLE = f"[0-9](?:[0-9]|{SPACES}(?=[0-9]{{3}}(?:[^0-9]|$)))*"


def written(refused: Iterable[str], expected: str, pattern: str, **others: Any) -> Schema:
    """A value of none of the refused types; a text must match the pattern.

    `expected` is what an editor tells whoever typed something else: what to write, in French.
    """
    return {
        "if": {"type": list(refused)},
        "then": {"type": "string", "errorMessage": expected},
        "pattern": pattern,
        "patternErrorMessage": expected,
        **others,
    }


def spaced(pattern: str) -> str:
    """The whole of a text, which may have spaces around."""
    return rf"^\s*(?:{pattern})\s*$"


def insensitive(text: str) -> str:
    """A pattern for a text in capitals or not."""
    return "".join(
        f"[{one.lower()}{one.upper()}]" if one.isalpha() else re.escape(one) for one in text
    )


def one_of(known: Iterable[str]) -> Schema:
    """One of the texts, with either apostrophe, its accents composed or not."""
    texts = tuple(known)
    pattern = spaced("|".join("".join(map(_forms, text)) for text in texts))
    return written(WORDS, admitted(texts), pattern, examples=list(texts))


def admitted(known: Iterable[str]) -> str:
    """What an editor tells of the values of a list."""
    return f"valeurs admises{NBSP}: {', '.join(known)}"


def _forms(character: str) -> str:
    decomposed = unicodedata.normalize("NFD", character)
    if character == "’":
        return "[’']"
    return character if decomposed == character else f"(?:{character}|{decomposed})"


def _flag() -> Schema:
    pattern = spaced("|".join(insensitive(one) for one in sorted(values.YES | values.NO)))
    refused = (*TABLES, "number")
    return written(refused, "écrivez oui ou non", pattern, examples=["oui", "non"])


def _unit() -> Schema:
    pattern = spaced("|".join(insensitive(one) for one in (*workdays.UNITS, "ouvres")))
    return written(WORDS, admitted(workdays.UNITS), pattern, examples=list(workdays.UNITS))


def _department() -> Schema:
    """A code, which YAML takes for a number where it has digits alone: 01 is 1 then."""
    codes = workdays.DEPARTMENTS
    numbers = sorted(int(one) for one in codes if one.isdecimal())
    expected = "écrivez le code d’un département, entre guillemets"
    numeric = {"if": {"type": "number"}, "then": {"enum": numbers, "errorMessage": expected}}
    pattern = spaced("|".join(map(insensitive, codes)))
    return written(NUMBERS, expected, pattern, allOf=[numeric])


def _slug() -> Schema:
    taken = "|".join(sorted(values.WINDOWS_DEVICES | values.RESERVED))
    pattern = rf"^(?!(?:{taken})$)(?=.{{1,{values.SLUG_LENGTH}}}$){values.SLUG.pattern}$"
    expected = "écrivez un identifiant : minuscules sans accent, chiffres et traits d’union"
    return written(TABLES, expected.replace(" :", f"{NBSP}:"), pattern, minimum=0)


def _digits(most: int, pattern: str, least: int = 0) -> Schema:
    expected = f"écrivez un nombre entier de {least} à {most}, en chiffres"
    bounds = {"minimum": least, "maximum": most, "multipleOf": 1}
    return written(NUMBERS, expected, spaced(pattern), **bounds)


def _email() -> Schema:
    local, label = values.LOCAL, values.LABEL
    pattern = rf"(?=[^@\s]{{1,64}}@){local}(?:\.{local})*@(?:{label}\.)+[A-Za-z]{{2,63}}"
    return written(WORDS, "écrivez une adresse électronique", spaced(pattern))


LINE = written(TABLES, "écrivez un texte, sur une seule ligne", r"^\s*\S(?:[^\n]*\S)?\s*$")
MARKS = '"“”„«»'
NAME = written(
    TABLES,
    "écrivez un nom, sur une seule ligne et sans guillemets",
    rf"^\s*[^\s{MARKS}](?:[^\n{MARKS}]*[^\s{MARKS}])?\s*$",
)
PROSE = written(TABLES, "écrivez un texte", r"\S")
DATE = written(WORDS, "écrivez un jour, ainsi 2026-03-10", spaced(DAY))
TIME = written(WORDS, "écrivez une heure, ainsi 14h30", spaced(HOUR))
MOMENT = written(
    WORDS,
    "écrivez un jour, ainsi 2026-03-10, et l’heure si on la connaît, ainsi 17h05",
    spaced(rf"{DAY}(?:[T ]\s*{HOUR})?"),
)
YEARLY = written(WORDS, "écrivez un jour de l’année, ainsi 10-01", spaced(MONTH_DAY))
PAGE = written(WORDS, "écrivez l’adresse entière, https:// compris", spaced(r"https?://[^\s<>\"]+"))
FILE = written(
    TABLES,
    "écrivez le nom du fichier seul, sans dossier",
    r"^\s*[^\s./\\:](?:[^\n/\\:]*[^\s/\\:])?\s*$",
)
NUMBER = written(
    NUMBERS,
    "écrivez un nombre, en chiffres, sans son unité",
    spaced(f"[-−]?{WHOLE}(?:[.,]{WHOLE})?"),
)
YEAR = values.LONGEST_DELAY
TABLE: Final[dict[str, Schema]] = {
    "Line": LINE,
    "Name": NAME,
    "Prose": PROSE,
    "Slug": _slug(),
    "Day": DATE,
    "Hour": TIME,
    "Moment": MOMENT,
    "Flag": _flag(),
    "Count": _digits(values.LARGEST_COUNT, "[0-9]{1,4}"),
    "Days": _digits(YEAR, "[0-9]{1,4}"),
    "Offset": _digits(YEAR, "[+-]?[0-9]{1,3}", -YEAR),
    "MonthDay": YEARLY,
    "Unit": _unit(),
    "Department": _department(),
    "Email": _email(),
    "Url": PAGE,
    "FileName": FILE,
    "Number": NUMBER,
    "Whole": _digits(999_999_999, WHOLE),
    "Verdict": one_of(values.VERDICTS),
    "ActionState": one_of(values.ACTION_STATES),
}
"""Every type of single value that has a reader, and its schema."""


def reader(annotation: Any) -> Callable[[object], Any]:
    """The function that reads values of a type of `clu.model.values`."""
    (reads,) = (one for one in annotation.__metadata__ if isinstance(one, values.Reads))
    found: Callable[[object], Any] = reads.reader
    return found


NAMES: Final = {reader(getattr(values, name)): name for name in TABLE}
"""The name of a type by the function that reads it."""


def never_empty(schema: Schema) -> Schema:
    """The same where a value must stand."""
    return schema | {"if": {"type": [*schema["if"]["type"], "null"]}}
