"""What is open, on the terminal: of one committee; of several, in each and in all."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from clu import french
from clu.cli import by_committee, committees
from clu.cli.adding import paragraph
from clu.cli.screen import width
from clu.follow_up import rows
from clu.french import NBSP

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from clu.cli.filed import Say
    from clu.committees import Answer

    Rows = tuple[rows.Row, ...]


def page(on: date, found: tuple[rows.Row, ...]) -> str:
    """What is open, on the terminal."""
    head = f"Propositions et actions, au {french.long_date(on)}"
    if not found:
        return f"{head}\n\nAucune proposition ni action ouverte."
    foot = "\n".join(paragraph(rows.summary(found)))
    return "\n\n".join([head, rows.table(found, width()), foot])


def print_matters(
    data: Sequence[str], roots: Sequence[str], on: str | None, form: str, out: Say, *, every: bool
) -> int:
    """Print the matters of each committee; 1 where the register of one cannot be read.

    Raises:
        typer.BadParameter: there is no such folder, or no committee; exit code 2.
    """
    question = partial(rows.rows, every=every)
    answers = committees.answers(question, committees.chosen(data, roots), on)
    match form:
        case "json":
            return by_committee.print_json(answers, "matters", _objects, out)
        case "csv":
            return by_committee.print_csv(answers, rows.HEADINGS, rows.cells, out)
        case "markdown":
            return by_committee.print_sections(answers, _markdown, out, markdown=True)
    return _table(answers, out)


def _markdown(_: Answer[Rows], found: Rows) -> str:
    return rows.markdown(found) if found else "Aucune proposition ni action ouverte."


def _table(answers: Iterator[Answer[Rows]], out: Say) -> int:
    """Under each committee its own; at the end, how many there are in all."""
    everything: list[rows.Row] = []

    def section(answer: Answer[Rows], found: Rows) -> str:
        everything.extend(found)
        return page(answer.committee.on, found)

    code = by_committee.print_sections(answers, section, out, markdown=False)
    out(f"\n{by_committee.RULE * width()}\nEn tout{NBSP}: {rows.summary(everything)}")
    return code


def _objects(found: Rows) -> Iterator[dict[str, Any]]:
    """Each matter as programs read it; what is not known is null."""
    for one in found:
        yield {
            "id": one.id,
            "kind": "action" if one.action else "proposal",
            "text": one.text,
            "author": one.author or None,
            "charge": one.charge or None,
            "raised": one.raised,
            "state": one.state,
            "open": not one.closed,
            "answered": one.answered,
            "due": one.due,
            "overdue": bool(one.late),
            "done": one.done,
            "notes": list(one.notes),
        }
