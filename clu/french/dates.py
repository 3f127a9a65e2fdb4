"""Dates and hours: written as the *Lexique de l'Imprimerie nationale* asks, read from ISO alone.

Days and months are in lower case, the first of the month is "1er" (plain text: HTML makes it a
superscript), and a no-break space ties the number of the day to its month. Minutes keep their zero,
"9 h 05": the Lexique drops it in running prose, convocations and time-tables do not.

A date is typed as ISO 8601 and nothing else. Whatever else is typed is refused, and the refusal
says what to write; nothing is guessed. An hour is read in any of the usual forms. No time zone, no
working days, no clock.
"""

import re
from collections.abc import Iterator
from datetime import date, time, timedelta
from unicodedata import normalize

from clu.french.spaces import NBSP, quoted

WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)
HOURS_IN_WORDS = {"midi": "12h", "minuit": "0h"}
EXAMPLE_DATE = "écrivez par exemple 2026-03-10"
EXAMPLE_HOUR = "écrivez par exemple 14h30"
CORRECT_IT = "corrigez le jour, le mois ou l’année"
LAST_HOUR, LAST_MINUTE = 23, 59
DAYS_A_WEEK = 7
AT_LEAST = 2  # of a unit, before an age is given in it: "13 jours", then "2 semaines"

ISO = r"([0-9]{4})-([0-9]{2})-([0-9]{2})"
HOUR = r"(?i:([0-9]{1,2})\s*(?:h(?:eures?)?\s*([0-9]{2})?|:\s*([0-9]{2})))"

# How people write dates, each with the order of its numbers. Two of them may fit: 01/02/2026.
SPELLINGS = (
    r"(?P<y>[0-9]{4})\W(?P<m>[0-9]{1,2})\W(?P<d>[0-9]{1,2})(?:[Tt ].*)?",
    r"(?P<y>[0-9]{4})(?P<m>[0-9]{2})(?P<d>[0-9]{2})",
    r"(?P<d>[0-9]{1,2})\W(?P<m>[0-9]{1,2})\W(?P<y>[0-9]{4})",
    r"(?P<m>[0-9]{1,2})\W(?P<d>[0-9]{1,2})\W(?P<y>[0-9]{4})",
    r"(?i:(?:le )?(?:[a-z]+,? )?(?P<d>[0-9]{1,2})(?:er)? (?P<m>[a-z]+) (?P<y>[0-9]{4}))",
)


class ReadingError(ValueError):
    """What somebody typed cannot be read: the fact, and the remedy, both in French."""

    def __init__(self, text: str, fact: str, remedy: str) -> None:
        super().__init__(text, fact, remedy)
        self.fact = f"{quoted(text)} {fact}"
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.fact}{NBSP}: {self.remedy}"


def weekday(day: date) -> str:
    """The day's name: "mardi"."""
    return WEEKDAYS[day.weekday()]


def _day_and_month(day: date) -> str:
    number = "1er" if day.day == 1 else str(day.day)
    return f"{number}{NBSP}{MONTHS[day.month - 1]}"


def date_without_weekday(day: date) -> str:
    """A date in running text: "10 mars 2026", "1er mai 2026"."""
    return f"{_day_and_month(day)} {day.year}"


def long_date(day: date) -> str:
    """A date in full: "mardi 10 mars 2026"."""
    return f"{weekday(day)} {date_without_weekday(day)}"


def short_date(day: date) -> str:
    """A date in a table: "10/03/2026"."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def period(first: date, last: date) -> str:
    """From the first day to the last, both included: "du 1er au 12 mars 2026"."""
    if first == last:
        return f"le {date_without_weekday(first)}"
    start = date_without_weekday(first)
    if first.year == last.year:
        start = _day_and_month(first)
        if first.month == last.month:
            start = start.partition(NBSP)[0]
    return f"du {start} au {date_without_weekday(last)}"


def age(start: date, end: date) -> str:
    """How long ago something began, in whole units: "5 jours", "3 semaines", "14 mois", "2 ans"."""
    days = (end - start).days
    if days < 2 * DAYS_A_WEEK:
        return _so_many(days, "jour", "jours")
    months = (end.year - start.year) * len(MONTHS) + end.month - start.month
    months -= end.day < start.day and (end + timedelta(days=1)).month == end.month
    if months < AT_LEAST:
        return _so_many(days // DAYS_A_WEEK, "semaine", "semaines")
    years = months // len(MONTHS)
    return _so_many(months, "mois", "mois") if years < AT_LEAST else _so_many(years, "an", "ans")


def _so_many(number: int, one: str, more: str) -> str:
    return f"{number}{NBSP}{more if number >= AT_LEAST else one}"


def hour(moment: time) -> str:
    """An hour, to the minute: "14 h 30", "9 h", "9 h 05"."""
    minutes = f"{NBSP}{moment.minute:02}" if moment.minute else ""
    return f"{moment.hour}{NBSP}h{minutes}"


def hours(start: time, end: time) -> str:
    """From one hour to another: "de 14 h 30 à 16 h"."""
    return f"de {hour(start)} à {hour(end)}"


def date_and_hour(day: date, moment: time) -> str:
    """When a meeting takes place: "mardi 10 mars 2026 à 14 h 30"."""
    return f"{long_date(day)} à {hour(moment)}"


def read_hour(text: str) -> time:
    """The hour typed as "14:30", "14h30", "14 h 30", "9h", with any spaces."""
    match = re.fullmatch(HOUR, text.strip())
    if match is None:
        word = HOURS_IN_WORDS.get(text.strip().lower())
        remedy = f"écrivez {word}" if word else EXAMPLE_HOUR
        raise ReadingError(text, "n’est pas une heure", remedy)
    hour_number, minute = int(match[1]), int(match[2] or match[3] or 0)
    if hour_number > LAST_HOUR:
        raise ReadingError(text, "n’est pas une heure (elles vont de 0 à 23)", EXAMPLE_HOUR)
    if minute > LAST_MINUTE:
        raise ReadingError(text, "n’est pas une heure (59 minutes au plus)", EXAMPLE_HOUR)
    return time(hour_number, minute)


def read_date(text: str) -> date:
    """The date typed as 2026-03-10."""
    iso = re.fullmatch(ISO, text)
    if iso is None:
        raise _unreadable(text)
    year, month, day = map(int, iso.groups())
    try:
        return date(year, month, day)
    except ValueError:
        why = _impossible(year, month, day)
        raise ReadingError(text, f"n’existe pas ({why})", CORRECT_IT) from None


def _unreadable(text: str) -> ReadingError:
    """Why the text is no ISO date, and what to write for each day that it can mean."""
    spelled = list(dict.fromkeys(_spelled(text)))
    days = [date(*parts) for parts in spelled if not _impossible(*parts)]
    remedy = "écrivez " + " ou ".join(day.isoformat() for day in days)
    if len(days) > 1:
        both = " ou ".join(_day_and_month(day) for day in days)
        return ReadingError(text, f"est une date ambiguë, {both}", remedy)
    if days:
        return ReadingError(text, "n’est pas une date sous la forme AAAA-MM-JJ", remedy)
    if spelled:
        return ReadingError(text, f"n’existe pas ({_impossible(*spelled[0])})", CORRECT_IT)
    return ReadingError(text, "n’est pas une date", EXAMPLE_DATE)


def _spelled(text: str) -> Iterator[tuple[int, int, int]]:
    """Year, month and day, possible or not, in each way that the text can be read."""
    folded = _without_accents(" ".join(text.split()))
    for pattern in SPELLINGS:
        match = re.fullmatch(pattern, folded)
        if match is None:
            continue
        month = int(match["m"]) if match["m"].isdecimal() else _month_number(match["m"])
        if month is not None:
            yield int(match["y"]), month, int(match["d"])


def _month_number(name: str) -> int | None:
    names = [_without_accents(month) for month in MONTHS]
    return names.index(name.lower()) + 1 if name.lower() in names else None


def _without_accents(text: str) -> str:
    return normalize("NFD", text).encode("ascii", "ignore").decode()


def _impossible(year: int, month: int, day: int) -> str:
    """Why there is no such day; empty where there is one."""
    from calendar import monthrange  # late: it loads `locale`, and only mistakes come here

    if year == 0:
        return "il n’y a pas d’année 0"
    if not 1 <= month <= len(MONTHS):
        return f"il n’y a pas de mois {month:02}"
    length = monthrange(year, month)[1]
    if not 1 <= day <= length:
        return f"{MONTHS[month - 1]} {year} compte {length} jours"
    return ""
