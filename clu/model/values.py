"""The types of single values, read from the text that a person wrote.

YAML gives every scalar as text (see `clu.source`); each type here reads that text strictly and
refuses the rest with what is wrong and what to write instead, both in French.
"""

import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache
from typing import Annotated, Any, TypeVar

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError
from pydantic_core.core_schema import no_info_plain_validator_function

from clu import french, workdays
from clu.spelling import suggestion

T = TypeVar("T")

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
QUOTES = re.compile('["“”„«»]')
SLUG_LENGTH = 64
WINDOWS_DEVICES = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))]
)
RESERVED = frozenset(["toutes-les-lettres"])
"""The name of the page of all letters, which stands beside one file a seat."""

YES = frozenset(["true", "oui"])
NO = frozenset(["false", "non"])
LARGEST_COUNT = 9_999
LONGEST_DELAY = 366


class Reads:
    """The annotation of a type that `reader` reads from what was written.

    pydantic's own PlainValidator also prepares to write the value, which doubles the time that a
    model takes to build; nothing is ever written from a record.
    """

    def __init__(self, reader: Callable[[object], Any]) -> None:
        self.reader = reader

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Read, and do nothing else."""
        del source, handler
        return no_info_plain_validator_function(self.reader)


def refused(fact: str, hint: str) -> PydanticCustomError:
    """The error of a value that cannot be read: what is so, and what to write instead."""
    return PydanticCustomError("refused", "{fact}", {"fact": fact, "hint": hint})


def quoted(value: object, longest: int = 60) -> str:
    """The user's own text between French quotes, shortened."""
    text = str(value)
    return french.quoted(text if len(text) <= longest else text[: longest - 1] + "…")


def scalar(value: object) -> str:
    """The text of a scalar; a list or a table is refused."""
    if isinstance(value, str):
        return value
    found = "une liste" if isinstance(value, list) else "un tableau de clés"
    if value is None:
        raise refused("valeur vide", "écrivez une valeur, ou ôtez la ligne")
    raise refused(f"{found} au lieu d’une valeur simple", "écrivez une seule valeur après la clé")


def read_line(value: object) -> str:
    """A text of one line, without spaces around it, in composed accents."""
    text = (value if isinstance(value, str) else scalar(value)).strip()  # a call less for most
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    if not text:
        raise refused("texte vide", "écrivez un texte, ou ôtez la ligne")
    if "\n" in text:
        raise refused("texte sur plusieurs lignes", "écrivez-le sur une seule ligne")
    return text


def read_name(value: object) -> str:
    """Somebody's first or last name: as written, without the quotes pasted around it."""
    text = read_line(value)
    marks = QUOTES.findall(text)
    if marks:
        bare = QUOTES.sub("", text).strip()
        hint = f"écrivez {quoted(bare)}" if bare else "écrivez le nom"
        raise refused(f"{quoted(text)} porte un guillemet, ce qu’aucun nom ne fait", hint)
    return text


def read_prose(value: object) -> str:
    """A text of one or several lines."""
    text = unicodedata.normalize("NFC", scalar(value).strip())
    if not text:
        raise refused("texte vide", "écrivez un texte, ou ôtez la ligne")
    return text


def read_slug(value: object) -> str:
    """An identifier: `[a-z0-9]+(-[a-z0-9]+)*`, 64 characters, no name of a Windows device."""
    text = scalar(value)
    fault = slug_fault(text)
    if fault:
        raise refused(f"identifiant {quoted(text)} {fault}", slug_hint(text))
    return text


@lru_cache(maxsize=4096)
def slug_fault(text: str) -> str | None:
    """Why `text` is no identifier, in French; None where it is one.

    Kept, since each meeting names the same seats again.
    """
    if len(text) > SLUG_LENGTH:
        return f"de plus de {SLUG_LENGTH} caractères"
    if not SLUG.fullmatch(text):
        return "mal formé"
    if text in WINDOWS_DEVICES:
        return "réservé par Windows"
    if text in RESERVED:
        return "réservé par clu"
    return None


def slug_hint(text: str) -> str:
    """The nearest well-formed identifier."""
    plain = unicodedata.normalize("NFD", text.lower()).encode("ascii", "ignore").decode()
    near = "-".join(re.findall(r"[a-z0-9]+", plain))[:SLUG_LENGTH].strip("-")
    rule = "minuscules sans accent, chiffres et traits d’union"
    if len(text) > SLUG_LENGTH:
        return f"raccourcissez-le à {SLUG_LENGTH} caractères au plus"
    if text in WINDOWS_DEVICES | RESERVED:
        return "choisissez un autre identifiant"
    if not near or slug_fault(near):
        return f"écrivez-le en {rule}"
    return f"écrivez {quoted(near)}\u00a0: {rule}"


def read_day(value: object) -> date:
    """A date written 2026-03-10."""
    text = scalar(value).strip()
    day = _french(text, french.read_date)
    if not workdays.FIRST_DAY <= day <= workdays.LAST_DAY:
        span = f"de {workdays.FIRST_DAY.year} à {workdays.LAST_DAY.year}"
        raise refused(f"{quoted(text)} est hors du calendrier connu, {span}", "corrigez l’année")
    return day


def read_hour(value: object) -> time:
    """An hour written 14h30, 14 h 30 or 14:30."""
    return _french(scalar(value).strip(), french.read_hour)


def read_moment(value: object) -> datetime | date:
    """A day, or a day and an hour: 2026-03-10, 2026-03-10 17:05, 2026-03-10 17h05."""
    text = scalar(value).strip()
    day, _, hour = text.replace("T", " ", 1).partition(" ")
    if not hour.strip() or "-" not in day:
        return read_day(text)
    return datetime.combine(read_day(day), read_hour(hour))


def _french(text: str, reader: Callable[[str], T]) -> T:
    try:
        return reader(text)
    except french.ReadingError as error:
        raise refused(error.fact, error.remedy) from None


def read_flag(value: object) -> bool:
    """True, false, oui, non."""
    text = scalar(value).strip().lower()
    if text in YES:
        return True
    if text in NO:
        return False
    raise refused(f"{quoted(value)} n’est ni oui ni non", "écrivez oui ou non")


def read_count(value: object) -> int:
    """A whole number from 0, in digits."""
    text = scalar(value).strip()
    if not re.fullmatch(r"[0-9]{1,4}", text):
        raise refused(
            f"{quoted(text)} n’est pas un nombre entier de 0 à {french.number(LARGEST_COUNT)}",
            "écrivez-le en chiffres, sans unité",
        )
    return int(text)


def read_days(value: object) -> int:
    """The number of days of a delay: a year at most, so that it ends within the calendar."""
    number = read_count(value)
    if number > LONGEST_DELAY:
        raise refused(
            f"délai de {number}\u00a0jours, de plus d’un an", "corrigez le nombre de jours"
        )
    return number


def read_offset(value: object) -> int:
    """A number of days before (negative) or after something: a year at most."""
    text = scalar(value).strip()
    if not re.fullmatch(r"[+-]?[0-9]{1,3}", text) or abs(int(text)) > LONGEST_DELAY:
        raise refused(
            f"{quoted(text)} n’est pas un nombre de jours de -{LONGEST_DELAY} à {LONGEST_DELAY}",
            "écrivez par exemple -60 pour 60 jours avant la réunion, 10 pour 10 jours après",
        )
    return int(text)


def read_month_day(value: object) -> tuple[int, int]:
    """A day of any year, written MM-JJ."""
    text = scalar(value).strip()
    found = re.fullmatch(r"(\d\d)-(\d\d)", text, re.ASCII)
    try:
        day = date(2001, int(found[1]), int(found[2])) if found else None
    except ValueError:
        day = None
    if day is None:
        raise refused(f"{quoted(text)} n’est pas un jour de l’année", "écrivez MM-JJ, ainsi 10-01")
    return day.month, day.day


def read_unit(value: object) -> workdays.Unit:
    """The unit of a delay; its accent is optional."""
    text = scalar(value).strip().lower()
    unit = workdays.unit(text)
    if unit is None:
        raise refused(f"unité {quoted(text)} inconnue", "écrivez ouvrables, ouvrés ou calendaires")
    return unit


def read_department(value: object) -> str:
    """The code of a department whose calendar is known."""
    text = scalar(value).strip().upper()
    try:
        workdays.zone(text)
    except workdays.UnknownDepartment as error:
        fact, _, remedy = str(error).partition(f"{french.NNBSP}; ")
        raise refused(fact, remedy) from None
    return text


LOCAL, LABEL = r"[A-Za-z0-9_%+'-]+", "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
EMAIL = re.compile(
    rf"(?=.{{1,254}}\Z)(?=[^@]{{1,64}}@){LOCAL}(?:\.{LOCAL})*@(?:{LABEL}\.)+[A-Za-z]{{2,63}}"
)
"""An address that every mail server takes: no dot beside another one or at an end (RFC 5321)."""

URL = re.compile(r"https?://[^\s<>\"]+")


def read_email(value: object) -> str:
    """An address for electronic mail."""
    text = scalar(value).strip()
    if not EMAIL.fullmatch(text):
        raise refused(f"{quoted(text)} n’est pas une adresse électronique", "corrigez l’adresse")
    return text


def read_url(value: object) -> str:
    """The address of a page, http or https."""
    text = scalar(value).strip()
    if not URL.fullmatch(text):
        raise refused(
            f"{quoted(text)} n’est pas l’adresse d’une page",
            "écrivez-la en entier, https:// compris",
        )
    return text


def read_file_name(value: object) -> str:
    """A bare file name: no folder, no hidden file, nothing that leaves its folder."""
    text = read_line(value)
    if "/" in text or "\\" in text or text.startswith(".") or ":" in text:
        raise refused(
            f"{quoted(text)} n’est pas un nom de fichier seul",
            "déposez le fichier dans le dossier papers de la réunion et n’écrivez que son nom",
        )
    return text


NUMBER = re.compile(r"[-−]?\d{1,9}(?:[.,]\d{1,6})?", re.ASCII)
WHOLE = re.compile(r"\d{1,9}", re.ASCII)
THOUSANDS = re.compile(r"(?<=\d)[ \u00a0\u202f](?=\d{3}(?:\D|$))")


def read_number(value: object) -> Decimal:
    """A number in digits, with a comma or a point: 94, 94,5, 2 594."""
    text = THOUSANDS.sub("", scalar(value).strip())
    if not NUMBER.fullmatch(text):
        raise refused(
            f"{quoted(value)} n’est pas un nombre",
            "écrivez-le en chiffres, la virgule comprise, et son unité dans «\u00a0unit\u00a0»",
        )
    return Decimal(text.replace(",", ".").replace("−", "-"))


def read_whole(value: object) -> int:
    """A count of people or things, from 0."""
    text = THOUSANDS.sub("", scalar(value).strip())
    if not WHOLE.fullmatch(text):
        raise refused(f"{quoted(value)} n’est pas un nombre entier", "écrivez-le en chiffres")
    return int(text)


def choice(*known: str) -> Callable[[object], str]:
    """One of the values known, whose apostrophe may be either one."""

    def read(value: object) -> str:
        text = unicodedata.normalize("NFC", scalar(value).strip()).replace("'", "’")
        if text not in known:
            raise refused(f"valeur {quoted(value)} inconnue", suggestion(text, known))
        return text

    return read


VERDICTS = ("retenue", "retenue en partie", "non retenue", "à l’étude", "hors compétence")
ACTION_STATES = ("à faire", "en cours", "faite", "abandonnée")

Line = Annotated[str, Reads(read_line)]
Name = Annotated[str, Reads(read_name)]
Prose = Annotated[str, Reads(read_prose)]
Slug = Annotated[str, Reads(read_slug)]
Day = Annotated[date, Reads(read_day)]
Hour = Annotated[time, Reads(read_hour)]
Moment = Annotated[datetime | date, Reads(read_moment)]
Flag = Annotated[bool, Reads(read_flag)]
Count = Annotated[int, Reads(read_count)]
Days = Annotated[int, Reads(read_days)]
Offset = Annotated[int, Reads(read_offset)]
MonthDay = Annotated[tuple[int, int], Reads(read_month_day)]
Unit = Annotated[workdays.Unit, Reads(read_unit)]
Department = Annotated[str, Reads(read_department)]
Email = Annotated[str, Reads(read_email)]
Url = Annotated[str, Reads(read_url)]
FileName = Annotated[str, Reads(read_file_name)]
Number = Annotated[Decimal, Reads(read_number)]
Whole = Annotated[int, Reads(read_whole)]
Verdict = Annotated[str, Reads(choice(*VERDICTS))]
ActionState = Annotated[str, Reads(choice(*ACTION_STATES))]
