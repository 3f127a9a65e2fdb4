"""`clu roster`: who sits on a day, as a table, Markdown or CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from clu import sitting
from clu.cli import place
from clu.cli.screen import say, width
from clu.french import NBSP, long_date
from clu.spelling import suggestion

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

FORMATS = ("table", "markdown", "csv")


def print_roster(data: str | None, on: str | None, form: str) -> None:
    """Print the seats and who holds them.

    Raises:
        typer.BadParameter: the form is not known, or no version was in force; exit code 2.
        Refusal: the register cannot be read; exit code 1.
    """
    if form not in FORMATS:
        hint = suggestion(form, FORMATS)
        raise typer.BadParameter(f"--format {form}{NBSP}: forme inconnue{NBSP}; {hint}.")
    register = place.register(data, on)
    found = list(sitting.rows(register, register.on))
    if not found:
        when = long_date(register.on)
        raise typer.BadParameter(f"Aucune version de la procédure n’était en vigueur le {when}.")
    match form:
        case "csv":
            say(sitting.as_csv(found))
        case "markdown":
            say(sitting.markdown(found))
        case _:
            say(_page(found, register.on))


def _page(found: Sequence[sitting.Row], day: date) -> str:
    head = f"Composition au {long_date(day)}"
    return "\n\n".join([head, sitting.table(found, width()), sitting.summary(found)])
