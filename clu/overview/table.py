"""The rows of an overview as a table for the terminal, as CSV and as JSON."""

from __future__ import annotations

import json
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from clu import french, spreadsheet
from clu.french import NBSP, NNBSP
from clu.overview import words
from clu.report.judgement import shown_path

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clu.committees import Answer
    from clu.overview.row import Row
    from clu.report.judgement import Paint

VERSION = 1
HEADS = (
    ("Dép.", "Comité", "Réunions", "Prochaine", "Compte-", "En", "Erreurs"),
    ("", "", "{years}", "réunion", "rendu", "retard", ""),
)
WIDTHS = (4, 0, 8, 10, 8, 6, 7)
"""The columns but for the committee's name, which has what is left."""

COLUMNS = (
    "Département",
    "Institution",
    "Comité",
    "Dossier",
    "Au",
    "Année",
    "Réunions tenues",
    "Réunions prévues",
    "Réunions exigées",
    "Prochaine réunion",
    "Dernière réunion",
    *(french.capitalise(step) for step in words.STEPS.values()),
    "Propositions sans réponse",
    "Plus ancienne, du",
    "En retard",
    "Ce qui est en retard",
    "Erreurs",
    "Avertissements",
    "Écarts constatés",
    "Dérogations",
    "Non lu",
)
STATES = {"pending": "à faire", "late": "en retard", "settled": "réglé par une décision"}


def text(answers: Sequence[Answer[Row]], paint: Paint, width: int) -> str:
    """For a terminal: a line for each committee, and below it what asks for attention."""
    lines = [f"Comités, au {words.days(answers)}", ""]
    years = sorted({one.told.year.year for one in answers if one.told and one.told.year})
    for head in HEADS:
        named = [cell.format(years=f"de {years[0]}" if years else "") for cell in head]
        lines += [paint(line, "place") for line in _line(named, width)]
    for answer in answers:
        lines += ["", *_block(answer, paint, width)]
    told = f"{NNBSP}; ".join(words.summary(answers))
    return "\n".join([*lines, "", *_folded(f"{french.capitalise(told)}.", width, "")])


def _block(answer: Answer[Row], paint: Paint, width: int) -> Iterator[str]:
    row, known = answer.told, answer.committee
    if row is None:
        cells = [known.department, known.label, *([words.UNKNOWN] * 5)]
    else:
        numbers = (str(row.overdue), str(row.check.errors))
        cells = [known.department, known.label, words.meetings(row)]
        cells += [words.following(row), words.minutes(row), *numbers]
    yield from _line(cells, width)
    for sentence, kind in _details(answer):
        yield from (paint(line, kind) for line in _folded(sentence, width, INDENT, f"{INDENT}  "))


INDENT = " " * (WIDTHS[0] + 1)


def _details(answer: Answer[Row]) -> Iterator[tuple[str, str]]:
    """What the columns have no room for, each with what it is: late, or merely so."""
    row, on = answer.told, answer.committee.on
    where = shown_path(answer.committee.folder)
    if row is not None:
        yield f"{where}{NNBSP}; dernière réunion{NBSP}: {words.last(row)}", "dim"
        late = list(words.late(row, on))
        if late:
            yield f"en retard{NBSP}: {f'{NNBSP}; '.join(late)}", "error"
        if words.unanswered(row, on):
            yield words.unanswered(row, on), ""
    if answer.defect:
        yield answer.lacking, "error"
    elif words.unread(answer):
        yield f"{words.unread(answer)} (clu check --data {where})", "error"


def _line(cells: Sequence[str], width: int) -> Iterator[str]:
    """A row of the table; a long name goes on below."""
    name = width - sum(WIDTHS) - len(WIDTHS) + 1
    first, *more = _name(cells[1], name) or [""]
    parts = [f"{cells[0]:<{WIDTHS[0]}}", f"{first:<{name}}"]
    parts += [f"{cell:<{room}}" for cell, room in zip(cells[2:5], WIDTHS[2:5], strict=True)]
    parts += [f"{cell:>{room}}" for cell, room in zip(cells[5:], WIDTHS[5:], strict=True)]
    yield " ".join(parts).rstrip()
    yield from (f"{INDENT}{line}" for line in more)


def _name(text: str, room: int) -> list[str]:
    """A name within its column, broken at its hyphens only where a word of it is wider."""
    wide = any(len(word) > room for word in text.split(" "))
    return wrap(text, room, break_on_hyphens=wide)


def _folded(sentence: str, width: int, indent: str, rest: str = "") -> list[str]:
    return wrap(
        sentence, width, initial_indent=indent, subsequent_indent=rest, break_on_hyphens=False
    )


def as_csv(answers: Sequence[Answer[Row]]) -> str:
    """For a spreadsheet; a cell that says nothing is one that nobody knows, or that is not due."""
    return spreadsheet.as_csv(COLUMNS, (tuple(_cells(one)) for one in answers))


def _cells(answer: Answer[Row]) -> Iterator[str]:
    known, row = answer.committee, answer.told
    yield from (known.department, known.label, known.name, shown_path(known.folder))
    yield french.short_date(known.on)
    if row is None:
        yield from [""] * (len(COLUMNS) - 6)
        yield answer.lacking if answer.defect else answer.place
        return
    year = row.year
    yield from _numbers(year and (year.year, year.held, year.planned, year.required), 4)
    yield french.short_date(row.coming[0]) if row.coming else ""
    yield french.short_date(row.last.day) if row.last else ""
    steps = {one.kind: one for one in row.last.steps} if row.last else {}
    for kind in words.STEPS:
        step = steps.get(kind)  # type: ignore[call-overload]
        day = french.short_date(step.on) if step and step.on else ""
        yield day or (STATES.get(step.state, "fait") if step else "")
    waiting = row.unanswered
    yield from _numbers(waiting and (waiting.number,), 1)
    yield french.short_date(waiting.oldest) if waiting and waiting.oldest else ""
    yield str(row.overdue)
    yield f"{NNBSP}; ".join(words.late(row, known.on))
    yield from (str(number) for number in row.check.columns)
    yield french.join(row.unread)


def _numbers(numbers: Sequence[int | None] | None, count: int) -> Iterator[str]:
    found = numbers or [None] * count
    yield from ("" if number is None else str(number) for number in found)


def as_json(answers: Sequence[Answer[Row]]) -> str:
    """For programs: one object, whose shape stays; what could not be read is null."""
    content = {
        "version": VERSION,
        "on": answers[0].committee.on.isoformat(),
        "committees": [_object(one) for one in answers],
    }
    return json.dumps(content, ensure_ascii=False, indent=1, default=str)


def _object(answer: Answer[Row]) -> dict[str, Any]:
    known, row = answer.committee, answer.told
    return {
        "data": shown_path(known.folder),
        "name": known.name or None,
        "institution": known.institution or None,
        "department": known.department or None,
        "on": known.on,
        "year": row.year._asdict() if row and row.year else None,
        "coming": list(row.coming) if row and row.coming is not None else None,
        "last": _last(row),
        "unanswered": row.unanswered._asdict() if row and row.unanswered else None,
        "late": [one._asdict() for one in row.late] if row else None,
        "check": row.check._asdict() if row else None,
        "unread": list(row.unread) if row else [] if answer.defect else [answer.place],
        "defect": bool(answer.defect),
    }


def _last(row: Row | None) -> dict[str, Any] | None:
    if row is None or row.last is None:
        return None
    steps = {one.kind: {"state": one.state, "on": one.on} for one in row.last.steps}
    return {"meeting": row.last.meeting, "day": row.last.day, "steps": steps}
