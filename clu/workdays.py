"""French working days, and delays counted in them.

Three conventions hold everywhere in this module:

* a delay counts neither the day it starts from nor, going back, the day of the meeting;
* the day that it returns is *included*: what is owed may still be done on it until midnight;
* days are plain dates, of the calendar on the committee's wall (`Zone.timezone`).

It knows days, holidays and delays. It refuses to know meetings, seats, articles, the clock, and
hours: « 48 heures » is no number of days. It is the only user of the package `holidays`.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, get_args

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from holidays import HolidayBase

Unit = Literal["ouvrables", "ouvrés", "calendaires"]
"""What a delay counts: all days but Sundays and holidays; days the service works; all days."""

UNITS: Final[tuple[Unit, ...]] = get_args(Unit)


def unit(text: str) -> Unit | None:
    """Read the name of a unit, its accent optional; None: no such unit."""
    folded = "ouvrés" if text.lower() == "ouvres" else text.lower()
    return next((one for one in UNITS if one == folded), None)


FIRST_DAY: Final = date(1950, 1, 1)
LAST_DAY: Final = date(2100, 12, 31)
"""The days that may be asked for or counted over, both included; 1990-2050 is verified.

After 2100 the package `holidays` answers, without a word, that there are none.
"""

MONDAY, FRIDAY, SATURDAY, SUNDAY = 0, 4, 5, 6
ONE_DAY: Final = timedelta(days=1)
NBSP: Final = "\u00a0"
NARROW: Final = "\u202f"
FRANCS: Final = f"jour d’échéance, non compté{NBSP}: délai franc"
ADVANCED: Final = f", samedi{NBSP}: limite avancée au jour ouvré précédent"
NO_CLOSING_DAYS: Final[Mapping[date, str]] = MappingProxyType({})


class UnknownDepartment(ValueError):  # noqa: N818 - named after what is so
    """A department whose holidays clu does not know; the message (French) says what to type."""


class DayOutOfRange(ValueError):  # noqa: N818 - the same
    """A day asked for, or met while counting, that is outside the span (French message)."""


# Delays --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Notice:
    """A delay. Raises ValueError for a negative number of days or an unknown unit.

    `days`: how many days of `unit`. `francs`: that many *whole* days lie between, so that the day
    of the act is one further. `advance_saturday`: a limit on a Saturday moves to the nearest jour
    ouvré before it (never in calendaires, whose limits are not moved).
    """

    days: int
    unit: Unit = "ouvrables"
    francs: bool = False
    advance_saturday: bool = False

    def __post_init__(self) -> None:
        """Refuse what cannot be counted."""
        if self.days < 0:
            msg = f"délai de {self.days}{NBSP}jours{NBSP}: donnez un nombre positif ou nul"
            raise ValueError(msg)
        if self.unit not in UNITS:
            known = ", ".join(UNITS)
            msg = f"unité «{NBSP}{self.unit}{NBSP}» inconnue{NBSP}: écrivez l’une de {known}"
            raise ValueError(msg)


class Step(NamedTuple):
    """One day met while counting: whether it counted, and why (French, lower case)."""

    day: date
    counted: bool
    reason: str


class Countdown(NamedTuple):
    """The count from a meeting back to its last valid day.

    `steps` run from the day before the meeting to `last_day`, both included, each day once.
    """

    meeting: date
    notice: Notice
    last_day: date
    steps: tuple[Step, ...]


# Departments ---------------------------------------------------------------------------------

PARIS = "Europe/Paris"


class Zone(NamedTuple):
    """Where a department's holidays and hours come from.

    `subdivision` is the name that `holidays` gives it (None: no holidays of its own); `timezone` an
    IANA name; `good_friday`: whether the law lets that day be a holiday in some of its communes.
    """

    department: str
    name: str
    subdivision: str | None = None
    timezone: str = PARIS
    good_friday: bool = False


def _zones() -> Iterator[Zone]:
    """Every department whose holidays were compared with a second source."""
    for code, subdivision in (("57", "57"), ("67", "6AE"), ("68", "6AE")):
        yield Zone(code, "Alsace-Moselle", subdivision, good_friday=True)
    numbers = {f"{number:02}" for number in range(1, 96)}
    for code in numbers - {"20", "57", "67", "68"} | {"2A", "2B"}:
        yield Zone(code, "métropole")
    yield Zone("971", "Guadeloupe", "971", "America/Guadeloupe")
    yield Zone("972", "Martinique", "972", "America/Martinique")
    yield Zone("973", "Guyane", "973", "America/Cayenne")
    yield Zone("974", "La Réunion", "974", "Indian/Reunion")
    yield Zone("976", "Mayotte", "976", "Indian/Mayotte")
    yield Zone("978", "Saint-Martin", "MF", "America/Marigot")


_ZONES: Final = {zone.department: zone for zone in _zones()}

DEPARTMENTS: Final[tuple[str, ...]] = tuple(sorted(_ZONES))
"""The codes accepted, sorted as text: 01 to 95 with 2A and 2B for 20, then overseas."""

# Refused until somebody brings the text that sets their holidays.
WITHOUT_TEXT: Final = {
    "975": "Saint-Pierre-et-Miquelon",
    "977": "Saint-Barthélemy",
    "984": "Terres australes et antarctiques françaises",
    "986": "Wallis-et-Futuna",
    "987": "Polynésie française",
    "988": "Nouvelle-Calédonie",
}


def zone(department: str) -> Zone:
    """Give the zone of a department's code, as in DEPARTMENTS; raises UnknownDepartment."""
    if department not in _ZONES:
        raise UnknownDepartment(_refusal(department))
    return _ZONES[department]


def _refusal(code: str) -> str:
    """Say in French why a code is refused, and what to do."""
    named = f"département «{NBSP}{code}{NBSP}»"
    if code in WITHOUT_TEXT:
        return (
            f"{named} ({WITHOUT_TEXT[code]}){NBSP}: jours fériés non vérifiés par clu, faute de "
            f"texte{NARROW}; transmettez le texte officiel qui les fixe, pour qu’il soit ajouté"
        )
    near = _nearest(code)
    advice = f"codes proches{NBSP}: {', '.join(near)}{NARROW}; " if near else ""
    return (
        f"{named} inconnu{NARROW}; {advice}écrivez un code de 01 à 95 (2A ou 2B pour la Corse), "
        "de 971 à 974, 976 ou 978"
    )


def _nearest(code: str) -> list[str]:
    """List the known codes that somebody who typed this one may have meant, likeliest first."""
    from difflib import get_close_matches

    if code == "20":
        return ["2A", "2B"]
    tidy = code.strip().upper().removeprefix("FR-").zfill(2)
    return [tidy] if tidy in _ZONES else get_close_matches(tidy, DEPARTMENTS, cutoff=0.5)


# Holidays ------------------------------------------------------------------------------------

# Names of `holidays`, as they stand within a French sentence; those left out stand as they are.
NAMES: Final = {
    "Jour de l'an": "jour de l’An",
    "Lundi de Pâques": "lundi de Pâques",
    "Lundi de Pentecôte": "lundi de Pentecôte",
    "Fête du Travail": "fête du Travail",
    "Fête de la Victoire": "fête de la Victoire",
    "Fête nationale": "fête nationale",
    "Vendredi saint": "vendredi saint",
    "Abolition de l'esclavage": "abolition de l’esclavage",
}

GOOD_FRIDAY: Final = NAMES["Vendredi saint"]

# Customs that `holidays` lists for the Antilles, and no article of the code makes holidays.
CUSTOMS: Final = frozenset({"Mi-Carême", "Fête de Victor Schoelcher"})

# Loi 2004-626 made Whit Monday the default day of solidarity; work was due, but the day stayed in
# the legal list of holidays. `holidays` leaves it out for the three years until loi 2008-351.
WHIT_MONDAYS: Final = {2005: date(2005, 5, 16), 2006: date(2006, 6, 5), 2007: date(2007, 5, 28)}

# Saint-Martin keeps 28 May from this year on, and kept Guadeloupe's 27 May before.
SAINT_MARTIN_APART: Final = 2018


@functools.cache
def _france() -> type[HolidayBase]:
    """Load the class of France's holidays, and of no other country.

    `from holidays.countries.france import France` would first run `holidays/countries/__init__`,
    which imports 250 countries and costs more than all the rest of clu. So the one file is loaded
    by its path, outside `sys.modules`.
    """
    from importlib.util import module_from_spec, spec_from_file_location

    import holidays  # here: an import of clu must not pay for it

    path = f"{holidays.__path__[0]}/countries/france.py"
    spec = spec_from_file_location("clu_holidays_france", path)
    if spec is None or spec.loader is None:  # only for a path that is no Python file
        raise ImportError(path)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    france: type[HolidayBase] = module.France
    return france


@functools.cache
def _holidays(subdivision: str | None, year: int) -> Mapping[date, str]:
    """Map a year's holidays to their French names; Good Friday is for the calendar to judge.

    Code du travail, L3133-1 (everywhere), L3134-13 (Alsace-Moselle), L3422-2 (overseas).
    """
    if subdivision == "MF" and year < SAINT_MARTIN_APART:
        subdivision = "971"
    listed = _france()(years=year, subdiv=subdivision, language="fr")
    names = {day: _name(name) for day, name in listed.items()}
    if year in WHIT_MONDAYS:
        names[WHIT_MONDAYS[year]] = NAMES["Lundi de Pentecôte"]
    return {day: name for day, name in names.items() if name}


def _name(listed: str) -> str:
    """Write a name as French does, two where holidays coincide (1 May 2008); "": no holiday."""
    parts = [part for part in listed.split("; ") if part not in CUSTOMS]
    return " et ".join(NAMES.get(part, part) for part in parts)


def _within_span(day: date) -> date:
    """Return the day itself; raises DayOutOfRange."""
    if FIRST_DAY <= day <= LAST_DAY:
        return day
    msg = (
        f"{day.isoformat()}{NBSP}: clu ne compte les jours que de {FIRST_DAY.year} à "
        f"{LAST_DAY.year}{NARROW}; vérifiez l’année et le nombre de jours"
    )
    raise DayOutOfRange(msg)


# The calendar --------------------------------------------------------------------------------


class Calendar:
    """The working days of one department. Every method may raise DayOutOfRange.

    `good_friday`: the commune has a Protestant temple or a mixed church, which makes that day a
    holiday in Alsace-Moselle (no effect elsewhere: see `Zone.good_friday`). `closing_days`: days on
    which this service alone is closed, with the reason; they are not jours ouvrés, and still
    jours ouvrables. The constructor raises UnknownDepartment.
    """

    __slots__ = ("closing_days", "good_friday", "zone")

    def __init__(
        self,
        department: str,
        *,
        good_friday: bool = False,
        closing_days: Mapping[date, str] = NO_CLOSING_DAYS,
    ) -> None:
        """Take a copy of the closing days; loads no holidays yet."""
        self.zone = zone(department)
        self.good_friday = good_friday and self.zone.good_friday
        self.closing_days = dict(closing_days)

    def holiday(self, day: date) -> bool:
        """Tell whether the day is a public holiday here, be it a Sunday."""
        return self.holiday_name(day) is not None

    def holiday_name(self, day: date) -> str | None:
        """Name the holiday as within a French sentence: « lundi de Pâques », « Ascension »."""
        name = _holidays(self.zone.subdivision, _within_span(day).year).get(day)
        return None if name == GOOD_FRIDAY and not self.good_friday else name

    def ouvrable(self, day: date) -> bool:
        """Tell whether the day is a jour ouvrable: Monday to Saturday, no holiday."""
        return self._obstacle(day, "ouvrables") is None

    def worked(self, day: date) -> bool:
        """Tell whether the day is a jour ouvré: Monday to Friday, no holiday, service open."""
        return self._obstacle(day, "ouvrés") is None

    def _obstacle(self, day: date, unit: Unit) -> str | None:
        """Say in French why the day does not count in this unit; None: it counts.

        The one place that decides it: the count and its explanation cannot disagree.
        """
        _within_span(day)
        if unit == "calendaires":
            return None
        if day.weekday() == SUNDAY:
            return "dimanche"
        if name := self.holiday_name(day):
            return name
        return self._closed(day) if unit == "ouvrés" else None

    def _closed(self, day: date) -> str | None:
        """Say why the service is closed on a day that is no Sunday and no holiday."""
        if day.weekday() == SATURDAY:
            return f"samedi{NBSP}: jour non ouvré"
        if day in self.closing_days:
            return f"fermeture{NBSP}: {self.closing_days[day]}"
        return None

    def last_day(self, meeting: date, notice: Notice) -> date:
        """Give the last valid day, included, of a notice before a meeting.

        Zero days: the meeting's own day, whatever day that is; zero whole days (francs): the day
        of the unit before it. A Saturday is advanced if the notice says so.
        """
        return self._advanced(self._limit(meeting, notice, -ONE_DAY), notice)

    def countdown(self, meeting: date, notice: Notice) -> Countdown:
        """Explain `last_day`, day by day."""
        limit = self._limit(meeting, notice, -ONE_DAY)
        last = self._advanced(limit, notice)
        steps = [*self._counted(meeting, limit, notice), *self._back_to(last, limit)]
        return Countdown(meeting, notice, last, tuple(steps))

    def readings(self, meeting: date, days: int) -> dict[str, date]:
        """Give the last valid day, included, under each reading of « N jours avant »."""
        notices = {
            "ouvrables": Notice(days),
            "ouvrables_francs": Notice(days, francs=True),
            "ouvrés": Notice(days, "ouvrés"),
            "ouvrés_francs": Notice(days, "ouvrés", francs=True),
            "calendaires": Notice(days, "calendaires"),
            "saturday_advanced": Notice(days, advance_saturday=True),
        }
        return {reading: self.last_day(meeting, notice) for reading, notice in notices.items()}

    def _counted(self, meeting: date, limit: date, notice: Notice) -> Iterator[Step]:
        """Walk from the day before the meeting to the limit, which a délai franc does not count."""
        number = 0
        for day in _days_back(meeting, limit):
            obstacle = self._obstacle(day, notice.unit)
            counted = obstacle is None and number < notice.days
            number += counted
            label = f"jour {notice.unit[:-1]} n°{NBSP}{number}" if counted else FRANCS
            moved = day == limit != self._advanced(limit, notice)
            yield Step(day, counted, (obstacle or label) + (ADVANCED if moved else ""))

    def _back_to(self, last: date, limit: date) -> Iterator[Step]:
        """Walk from the day before an advanced limit to the jour ouvré that replaces it."""
        for day in _days_back(limit, last):
            reason = self._obstacle(day, "ouvrés") or f"jour ouvré{NBSP}: dernier jour"
            yield Step(day, counted=False, reason=reason)

    def due(self, start: date, notice: Notice) -> date:
        """Give the last day, included, of a delay that runs from `start`, itself not counted.

        Zero days: `start` itself. A Saturday is advanced if the notice says so, though never to
        before `start`. A limit in calendaires may be a Sunday or a holiday: it is not moved.
        """
        return max(start, self._advanced(self._limit(start, notice, ONE_DAY), notice))

    def _limit(self, start: date, notice: Notice, step: timedelta) -> date:
        """Walk from `start`, not counted, to the last of the notice's days."""
        day, left = _within_span(start), notice.days + notice.francs
        while left:
            day += step
            left -= self._obstacle(day, notice.unit) is None
        return day

    def _advanced(self, limit: date, notice: Notice) -> date:
        """Move a limit on a Saturday to the nearest jour ouvré before, if the notice says so."""
        if notice.advance_saturday and notice.unit != "calendaires" and limit.weekday() == SATURDAY:
            while not self.worked(limit):
                limit -= ONE_DAY
        return limit

    def bridge(self, day: date) -> str | None:
        """Name the bridge (« pont ») that a worked day invites to make, in French; None: none.

        A Friday after a holiday, or a Monday before one.
        """
        if day.weekday() not in {MONDAY, FRIDAY} or not self.worked(day):
            return None
        name = self.holiday_name(day + ONE_DAY if day.weekday() == MONDAY else day - ONE_DAY)
        return name and f"pont{NBSP}: entre le week-end et un jour férié ({name})"


def _days_back(start: date, end: date) -> Iterator[date]:
    """List the days from the one before `start` back to `end`, included."""
    return (start - ONE_DAY * number for number in range(1, (start - end).days + 1))
