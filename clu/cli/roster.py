"""`clu roster`: who sits on a day, as a table, Markdown, CSV or JSON; of one committee, or more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from clu import sitting
from clu.cli import by_committee, committees, filed, place
from clu.cli.adding import paragraph
from clu.cli.screen import width
from clu.french import NBSP, NNBSP, long_date
from clu.spelling import suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from clu.cli.filed import Say
    from clu.committees import Answer

    Rows = tuple[sitting.Row, ...]

FILED = ("markdown", "csv", "json")
FORMATS = ("table", *FILED)
NAME = "roster"


def print_roster(
    data: Sequence[str],
    roots: Sequence[str],
    on: str | None,
    form: str,
    output: str | None,
    *,
    force: bool,
) -> int:
    """Print the seats and who holds them, or write them to a file.

    Of several committees, 1 where one cannot be read.

    Raises:
        typer.BadParameter: the form is not known, or no version was in force; exit code 2.
        UnreadError: the register of the one committee cannot be read; exit code 1.
        OutboxError: the file was not written; exit code 1.
    """
    if form not in FORMATS:
        hint = suggestion(form, FORMATS)
        raise typer.BadParameter(f"--format {form}{NBSP}: forme inconnue{NNBSP}; {hint}.")
    filed.refuse(form, FILED, output, force=force)
    filed.refuse_force(output, force=force)
    with filed.printed(NAME, form, output, force=force) as out:
        if form == "json" or committees.several(data, roots):
            return _of_several(data, roots, on, form, out)
        out(_of_one(data, on, form))
    return 0


def _of_one(data: Sequence[str], on: str | None, form: str) -> str:
    register = place.register(data[0] if data else None, on)
    found = sitting.today(register)
    if not found:
        raise typer.BadParameter(place.not_in_force(register.on))
    match form:
        case "csv":
            return sitting.as_csv(found)
        case "markdown":
            return sitting.markdown(found)
    return _page(found, register.on)


def _of_several(
    data: Sequence[str], roots: Sequence[str], on: str | None, form: str, out: Say
) -> int:
    answers = committees.answers(sitting.today, committees.chosen(data, roots), on)
    match form:
        case "json":
            return by_committee.print_json(answers, "seats", _objects, out)
        case "csv":
            return by_committee.print_csv(answers, sitting.HEADINGS, sitting.cells, out)
    section = _markdown if form == "markdown" else _section
    return by_committee.print_sections(answers, section, out, markdown=form == "markdown")


def _section(answer: Answer[Rows], found: Rows) -> str:
    day = answer.committee.on
    return _page(found, day) if found else "\n".join(paragraph(place.not_in_force(day)))


def _markdown(answer: Answer[Rows], found: Rows) -> str:
    return sitting.markdown(found) if found else place.not_in_force(answer.committee.on)


def _objects(found: Rows) -> Iterator[dict[str, Any]]:
    """Each seat as programs read it; empty where nothing is known is null."""
    for row in found:
        yield {
            "college": row.college,
            "seat": row.seat,
            "title": row.title,
            "holder": row.holder or None,
            "standing": row.standing,
            "state": row.state,
            "since": row.since,
            "attested": row.attested,
        }


def _page(found: Rows, day: date) -> str:
    head = f"Composition au {long_date(day)}"
    foot = "\n".join(paragraph(sitting.summary(found)))
    return "\n\n".join([head, sitting.table(found, width()), foot])
