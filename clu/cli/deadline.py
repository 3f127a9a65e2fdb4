"""`clu deadline`: the last day, counted day by day, beside what the other readings give."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import typer

from clu import french, workdays
from clu.cli import place
from clu.cli.screen import say
from clu.french import NBSP, NNBSP
from clu.spelling import suggestion
from clu.wording import delay
from clu.workdays import Calendar, Countdown, Notice

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from clu.register import Register

READINGS = {
    "ouvrables": "jours ouvrables",
    "ouvrables_francs": "jours ouvrables francs",
    "ouvrés": "jours ouvrés",
    "ouvrés_francs": "jours ouvrés francs",
    "calendaires": "jours calendaires",
    "saturday_advanced": "jours ouvrables, samedi avancé",
}
FORMATS = ("text", "json")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the options give of the delay; what is None comes from the register."""

    days: str | None
    unit: str | None
    francs: bool | None
    advance_saturday: bool | None
    department: str | None

    @property
    def complete(self) -> bool:
        """Whether no register is needed."""
        return None not in (self.days, self.unit, self.department)


def print_deadlines(dates: Sequence[str], wanted: Wanted, data: str | None, form: str) -> None:
    """Print one countdown a date, in the order given; nothing at all if one of the dates is wrong.

    Raises:
        typer.BadParameter: a date, the delay or the department is wrong; exit code 2.
    """
    if form not in FORMATS:
        hint = suggestion(form, FORMATS)
        raise typer.BadParameter(f"--format {form}{NBSP}: forme inconnue{NNBSP}; {hint}.")
    days = [place.day(given, "DATE") for given in dates]
    register = None if wanted.complete else place.register(data, None)
    department, calendar = _calendar(wanted, register)
    write = _json if form == "json" else _text
    separator = "\n" if form == "json" else "\n\n"
    try:
        counts = [calendar.countdown(day, _notice(day, wanted, register)) for day in days if day]
        texts = [write(count, calendar, department) for count in counts]
    except ValueError as error:
        raise typer.BadParameter(f"{error}.") from None
    say(separator.join(texts))


def _calendar(wanted: Wanted, register: Register | None) -> tuple[str, Calendar]:
    if register is not None and wanted.department in (None, register.committee.department):
        return register.committee.department, register.calendar
    department = wanted.department or ""
    try:
        return department, Calendar(department)
    except workdays.UnknownDepartment as error:
        raise typer.BadParameter(f"--department{NBSP}: {error}.") from None


def _notice(day: date, wanted: Wanted, register: Register | None) -> Notice:
    """The delay asked for; what the options leave out is that of the version in force."""
    asked = wanted.days is None or wanted.unit is None
    base = _of_procedure(day, register) if register and asked else Notice(0)
    return Notice(
        base.days if wanted.days is None else _days(wanted.days),
        base.unit if wanted.unit is None else _unit(wanted.unit),
        base.francs if wanted.francs is None else wanted.francs,
        base.advance_saturday if wanted.advance_saturday is None else wanted.advance_saturday,
    )


def _of_procedure(day: date, register: Register) -> Notice:
    version = register.version_on(day)
    article = version.articles.get("suppleance") if version else None
    if article is None or article.notice is None:
        raise typer.BadParameter(
            f"Aucune version de la procédure ne donne de délai pour le {french.long_date(day)}"
            f"{NNBSP}; donnez --days et --unit."
        )
    return article.notice.notice


def _days(text: str) -> int:
    if not re.fullmatch("[0-9]{1,4}", text):
        raise typer.BadParameter(
            f"--days {text}{NBSP}: un nombre entier de jours est attendu, de 0 à 9999."
        )
    return int(text)


def _unit(text: str) -> workdays.Unit:
    unit = workdays.unit(text)
    if unit is None:
        hint = suggestion(text, workdays.UNITS)
        raise typer.BadParameter(f"--unit {text}{NBSP}: unité inconnue{NNBSP}; {hint}.")
    return unit


def _text(count: Countdown, calendar: Calendar, _: str) -> str:
    notice = count.notice
    lines = [
        f"Réunion du {french.long_date(count.meeting)}{NBSP}: {delay(notice)} avant.",
        f"Dernier jour{NBSP}: {french.long_date(count.last_day)}, jusqu’à minuit.",
        "",
    ]
    lines += [f"  {french.long_date(step.day):<28} {step.reason}" for step in count.steps]
    lines += ["", "Ce que donneraient les autres lectures"]
    for key, day in calendar.readings(count.meeting, notice.days).items():
        lines.append(f"  {french.capitalise(READINGS[key]):<32} {french.long_date(day)}")
    return "\n".join(lines)


def _json(count: Countdown, calendar: Calendar, department: str) -> str:
    notice = count.notice
    readings = calendar.readings(count.meeting, notice.days)
    content = {
        "meeting": count.meeting.isoformat(),
        "last_day": count.last_day.isoformat(),
        "rule": {
            "days": notice.days,
            "unit": notice.unit,
            "francs": notice.francs,
            "advance_saturday": notice.advance_saturday,
            "department": department,
        },
        "days": [
            {"date": step.day.isoformat(), "counted": step.counted, "reason": step.reason}
            for step in count.steps
        ],
        "readings": {key: day.isoformat() for key, day in readings.items()},
    }
    return json.dumps(content, ensure_ascii=False)
