"""A measure over the meetings: a series a kind and id, each value with its period and target.

A later meeting that gives a period again corrects it; another unit begins the series anew, since
values of two units make no trend.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from clu import french
from clu.french import NBSP, NNBSP
from clu.french.dates import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from clu.meeting import Meeting
    from clu.model.results import Measured, Received, Results
    from clu.register import Register

    Targeted: TypeAlias = "Measured | _Entry"

Kind = Literal["indicators", "surveys", "mystery_visits", "complaints", "suggestions"]
Verdict = Literal["cible atteinte", "sous la cible", "au-delà de la cible", "sans cible"]
RECEIVED = {"complaints": "Réclamations reçues", "suggestions": "Suggestions reçues"}
YEAR = r"\d{4}"
ORDINAL = r"\d{1,2}(?:er|e)\s.*"
LONGEST_SIGN = 4  # "/100"
FEWEST = 2  # one value is no trend


class Point(NamedTuple):
    """The value of a period.

    `label` and `goal` are what a drawing writes of the value and its target; `written`, `aim` and
    `verdict` what a table says.
    """

    period: str
    value: Decimal
    target: Decimal | None
    label: str
    goal: str | None
    written: str
    aim: str | None
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Trend:
    """A series, oldest first; `chart` is the id of its drawing, None where one value stands alone.

    `unit` is told once for the whole drawing where it is too long to follow each value.
    """

    kind: Kind
    id: str
    title: str
    unit: str | None
    points: tuple[Point, ...]
    lower_is_better: bool
    sentence: str

    @property
    def chart(self) -> str | None:
        """The id of its drawing, on whichever page it stands."""
        return chart_id("trend", self.kind, self.id) if len(self.points) >= FEWEST else None

    @property
    def aimed(self) -> bool:
        """Whether it has a target in any period."""
        return any(one.target is not None for one in self.points)

    def before(self, period: str) -> Point | None:
        """The point that precedes the one of a period."""
        periods = [one.period for one in self.points]
        at = periods.index(period) if period in periods else 0
        return self.points[at - 1] if at else None


class _Entry(NamedTuple):
    """What one meeting says of a measure."""

    kind: Kind
    id: str
    title: str
    period: str
    value: Decimal
    target: Decimal | None = None
    unit: str | None = None
    lower_is_better: bool = False


def chart_id(what: str, *parts: str) -> str:
    """The id of a drawing, `[a-z0-9_]+`: with hyphens, "2-14h" would be typeset as an hour."""
    return "_".join((what, *parts)).replace("-", "_")


def up_to(register: Register, meeting: Meeting) -> tuple[Meeting, ...]:
    """A meeting and those before it, save what was given up."""
    last = (meeting.day, meeting.id)
    earlier = (one for one in register.meetings if (one.day, one.id) <= last)
    return tuple(one for one in earlier if not one.given_up)


def trends(meetings: Iterable[Meeting]) -> tuple[Trend, ...]:
    """Every measure over these meetings, in the order in which they first appear.

    Raises:
        UnreadError: the results of a meeting could not be read.
    """
    series: dict[tuple[str, str], list[_Entry]] = {}
    for meeting in sorted(meetings, key=lambda one: (one.day, one.id)):
        for entry in _entries(meeting.results) if meeting.results else ():
            _add(series.setdefault((entry.kind, entry.id), []), entry)
    return tuple(_trend(entries) for entries in series.values())


def _entries(results: Results) -> Iterator[_Entry]:
    kinds: tuple[Kind, ...] = ("indicators", "surveys", "mystery_visits")
    for kind in kinds:
        for one in getattr(results, kind):
            yield _Entry(
                kind,
                one.id,
                one.title,
                one.period,
                one.value,
                one.target,
                one.unit,
                one.lower_is_better,
            )
    if results.complaints:
        yield _total("complaints", results.complaints)
    if results.suggestions:
        yield _total("suggestions", results.suggestions)


def _total(kind: Literal["complaints", "suggestions"], received: Received) -> _Entry:
    from decimal import Decimal

    title = RECEIVED[kind]
    return _Entry(kind, kind, title, received.period, Decimal(received.total))


def _add(entries: list[_Entry], entry: _Entry) -> None:
    if entries and entries[-1].unit != entry.unit:
        entries.clear()
    periods = [one.period for one in entries]
    if entry.period in periods:
        entries[periods.index(entry.period)] = entry
    else:
        entries.append(entry)


def _trend(entries: list[_Entry]) -> Trend:
    last = entries[-1]
    return Trend(
        kind=last.kind,
        id=last.id,
        title=last.title,
        unit=last.unit if _apart(last.unit) else None,
        points=tuple(_point(one) for one in entries),
        lower_is_better=last.lower_is_better,
        sentence=_sentence(entries),
    )


def _apart(unit: str | None) -> bool:
    """Whether a unit is a word, told once, and no sign that follows each value."""
    if unit is None:
        return False
    return len(unit) > LONGEST_SIGN or any(letter.isalpha() for letter in unit)


def _point(entry: _Entry) -> Point:
    unit = None if _apart(entry.unit) else entry.unit
    return Point(
        entry.period,
        entry.value,
        entry.target,
        french.quantity(entry.value, unit),
        None if entry.target is None else french.quantity(entry.target, unit),
        french.quantity(entry.value, entry.unit),
        aimed(entry),
        verdict(entry),
    )


def verdict(one: Targeted) -> Verdict:
    """How a value stands to its target, in words; one that equals it reaches it."""
    if one.target is None:
        return "sans cible"
    if one.lower_is_better:
        return "cible atteinte" if one.value <= one.target else "au-delà de la cible"
    return "cible atteinte" if one.value >= one.target else "sous la cible"


def aimed(one: Targeted) -> str | None:
    """The target with its sense: « 90 % au moins », « 15 jours au plus »."""
    if one.target is None:
        return None
    sense = "au plus" if one.lower_is_better else "au moins"
    return f"{french.quantity(one.target, one.unit)} {sense}"


def _sentence(entries: list[_Entry]) -> str:
    """The whole series in words: the text alternative of its drawing."""
    first, last = entries[0], entries[-1]
    values = [french.quantity(one.value, one.unit) for one in entries]
    if len(entries) >= FEWEST and _years_in_a_row(entries):
        said = f"{last.title}, de {first.period} à {last.period}{NBSP}: {', '.join(values)}"
    else:
        dated = (f"{value} ({one.period})" for one, value in zip(entries, values, strict=True))
        said = f"{last.title}{NBSP}: {', '.join(dated)}"
    return f"{said}{_about_target(entries)}."


def _years_in_a_row(entries: Iterable[_Entry]) -> bool:
    periods = [one.period for one in entries]
    if not all(re.fullmatch(YEAR, one, re.ASCII) for one in periods):
        return False
    start = int(periods[0])
    return [int(one) for one in periods] == list(range(start, start + len(periods)))


def _about_target(entries: list[_Entry]) -> str:
    last = entries[-1]
    if last.target is None:
        return ""
    words = aimed(last)
    targets = [one.target for one in reversed(entries) if one.target is not None]
    former = next((one for one in targets if one != last.target), None)
    if former is not None:
        words = f"{words}, auparavant {french.quantity(former, last.unit)},"
    return f"{NNBSP}; cible de {words} {_since_when(entries)}"


def _since_when(entries: list[_Entry]) -> str:
    """« atteinte depuis 2024 », « non atteinte en 2026 », « jamais atteinte », …"""
    marks = [verdict(one) == "cible atteinte" for one in entries]
    if len(marks) == 1:
        return "atteinte" if marks[0] else "non atteinte"
    if all(marks):
        return "toujours atteinte"
    if not any(marks):
        return "jamais atteinte"
    if not marks[-1]:
        return f"non atteinte {_during(entries[-1].period)}"
    start = len(marks) - marks[::-1].index(False)  # the first of the last row of reached ones
    if start == len(marks) - 1:
        return f"atteinte {_during(entries[-1].period)}"
    return f"atteinte {_since(entries[start].period)}"


def _during(period: str) -> str:
    """« en 2025 », « au 1er semestre 2025 », « en mars 2025 »."""
    if re.fullmatch(ORDINAL, period):
        return f"au {period}"
    return f"en {period}" if _plain_date(period) else f"({period})"


def _since(period: str) -> str:
    if re.fullmatch(ORDINAL, period):
        return f"depuis le {period}"
    return (
        f"depuis {period}" if _plain_date(period) else f"depuis la période «{NBSP}{period}{NBSP}»"
    )


def _plain_date(period: str) -> bool:
    return bool(re.fullmatch(rf"(?i)(?:(?:{'|'.join(MONTHS)})\s)?{YEAR}", period, re.ASCII))
