"""The committee's open data: one JSON file with its schema, and tables as CSV.

Offices and bodies alone, on the intranet as on the internet: nobody is named, whoever agreed to be
named on the pages. A free text that names somebody is left out of them. In tables, numbers have the
comma that French spreadsheets read.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from clu import asked, audience, french, privacy, spreadsheet
from clu.site import values
from clu.site.schema import FILE, TABLES, VERSION, schema

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from decimal import Decimal

    from clu.follow_up import Matter
    from clu.meeting import Meeting
    from clu.model.results import Received, Results
    from clu.privacy import Leak
    from clu.register import Register
    from clu.site.values import Presentation

WHOLE = "comite.json"
TITLES = {WHOLE: ("Toutes les données", "JSON"), FILE: ("Schéma de ces données", "JSON")} | {
    one.file: (one.title, "CSV") for one in TABLES
}
OTHERS = {"calendrier.ics": ("Calendrier des réunions", "ICS")}
KILO = 1000
MEASURED = (
    ("indicator", "indicators"),
    ("survey", "surveys"),
    ("mystery-visit", "mystery_visits"),
)


class Nameless(audience.View):
    """The eyes of somebody who is shown no name at all."""

    @property
    def everybody(self) -> bool:
        """Nobody, rather."""
        return False

    def shows_name(self, name: str, *, agent: bool) -> bool:
        """Nobody's."""
        del name, agent
        return False


@dataclass(frozen=True, slots=True)
class Offered:
    """A file as a link announces it: its title, form and weight."""

    name: str
    title: str
    form: str
    weight: str


def files(register: Register, presented: Presentation) -> dict[str, bytes]:
    """The files by name.

    Raises:
        UnreadError: a part that they tell of could not be read.
    """
    tell = partial(_nameless, register)
    content = {
        "$schema": FILE,
        "version": VERSION,
        "committee": _committee(presented),
        "composition": list(_composition(register)),
        "meetings": [_meeting(register, one) for one in register.meetings],
        "proposals": [_proposal(register, one, tell) for one in asked.told(register, "internet")],
        "results": list(_results(register)),
        "received": list(_received(register)),
    }
    tables = {one.file: _table(content[one.key], one.fields) for one in TABLES}
    return {WHOLE: _json(content), FILE: _json(schema())} | tables


def names(register: Register, written: Mapping[str, bytes]) -> tuple[Leak, ...]:
    """Whoever is named in the data among these files, and whatever else nobody may read there."""
    texts = {name: written[name].decode("utf-8-sig") for name in TITLES if name in written}
    found = privacy.leaks(register, None, Nameless(register, "internet", register.on), texts)
    return tuple(
        one._replace(fact=one.fact.replace("sur internet", "dans les données ouvertes"))
        for one in found
    )


def listed(found: Mapping[str, bytes]) -> tuple[Offered, ...]:
    """The files in the order in which the page offers them."""
    return tuple(
        Offered(name, title, form, _weight(len(found[name])))
        for name, (title, form) in TITLES.items()
    )


def offered(found: Mapping[str, bytes], name: str) -> Offered | None:
    """A file beside the data, as the link to it announces it; None where it is not there."""
    title, form = OTHERS[name]
    return Offered(name, title, form, _weight(len(found[name]))) if name in found else None


def _weight(size: int) -> str:
    """« 1,2 Ko », never zero."""
    tenths = max(1, round(size * 10 / KILO))
    return f"{tenths // 10},{tenths % 10}{french.NBSP}Ko"


def _json(content: Any) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _committee(presented: Presentation) -> dict[str, Any]:
    found = presented.committee
    return {
        "name": found.name,
        "abbreviation": found.abbreviation,
        "institution": found.institution,
        "procedure": presented.procedure.reference if presented.procedure else None,
    }


def _composition(register: Register) -> Iterator[dict[str, Any]]:
    for college, seat, _ in register.sitting(register.on):
        yield {"id": seat.id, "college": college.title, "title": seat.title, "body": seat.body}


def _meeting(register: Register, meeting: Meeting) -> dict[str, Any]:
    found = values.gathering(register, meeting)
    return {
        "id": meeting.id,
        "date": meeting.day.isoformat(),
        "time": meeting.sheet.hour.isoformat("minutes"),
        "state": found.state,
        "agenda": list(found.agenda),
        "minutes": found.page,
    }


def _proposal(
    register: Register, one: Matter, tell: Callable[[Meeting, str | None], str | None]
) -> dict[str, Any]:
    answer = one.answer
    return {
        "id": one.id,
        "meeting": one.meeting.id,
        "author": audience.body(register, one.meeting, one.author) if one.author else None,
        "text": tell(one.meeting, one.text),
        "status": one.status,
        "answered": one.answered_on.isoformat() if one.answered_on else None,
        "reason": tell(one.meeting, answer.reason) if answer else None,
        "done": one.done.isoformat() if one.done else None,
        "outcome": tell(one.meeting, one.outcome),
    }


def _nameless(register: Register, meeting: Meeting, text: str | None) -> str | None:
    """Free text, its `{seat}` as offices; nothing at all where it names somebody."""
    view = Nameless(register, "internet", register.on)
    told = view.mentioned(meeting, text) if text else None
    if told is None or privacy.leaks(register, None, view, {WHOLE: told}):
        return None
    return told


def _results(register: Register) -> Iterator[dict[str, Any]]:
    for meeting, found in _presented(register):
        for kind, several in MEASURED:
            for one in getattr(found, several):
                yield {
                    "meeting": meeting.id,
                    "kind": kind,
                    "id": one.id,
                    "title": one.title,
                    "period": one.period,
                    "value": _number(one.value),
                    "target": None if one.target is None else _number(one.target),
                    "unit": one.unit,
                    "source": one.source,
                }


def _presented(register: Register) -> Iterator[tuple[Meeting, Results]]:
    for meeting in values.shown(register):
        if meeting.results:
            yield meeting, meeting.results


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _received(register: Register) -> Iterator[dict[str, Any]]:
    for meeting, found in _presented(register):
        for kind, received in (
            ("complaints", found.complaints),
            ("suggestions", found.suggestions),
        ):
            for counted, label, count in _counts(received) if received else ():
                yield {
                    "meeting": meeting.id,
                    "kind": kind,
                    "period": received.period if received else None,
                    "counted": counted,
                    "label": label,
                    "count": count,
                }


def _counts(received: Received) -> Iterator[tuple[str, str | None, int]]:
    yield "total", None, received.total
    yield from (("channel", one.channel, one.count) for one in received.channels)
    yield from (("theme", one.theme, one.count) for one in received.themes)


def _table(rows: Any, fields: Any) -> bytes:
    keys = [one.key for one in fields]
    cells = [tuple(_cell(row[key]) for key in keys) for row in rows]
    return spreadsheet.as_file(keys, cells)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return " | ".join(value)
    return str(value).replace(".", ",") if isinstance(value, float) else str(value)
