"""`clu roster`: who sits on a day, as a table, Markdown or CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from clu import sitting
from clu.cli import place
from clu.french import NBSP, long_date
from clu.spelling import suggestion

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

WIDTH = 80
FORMATS = ("table", "markdown", "csv")


def print_roster(data: str | None, on: str | None, form: str) -> None:
    """Print the seats and who holds them.

    Raises:
        typer.BadParameter: the form is not known; exit code 2.
        Refusal: the register cannot be read; exit code 1.
    """
    if form not in FORMATS:
        hint = suggestion(form, FORMATS)
        raise typer.BadParameter(f"--format {form}{NBSP}: forme inconnue{NBSP}; {hint}.")
    register = place.register(data, on)
    with place.readable():
        found = list(sitting.rows(register, register.on))
    match form:
        case "csv":
            typer.echo(sitting.as_csv(found))
        case "markdown":
            typer.echo(sitting.markdown(found))
        case _:
            typer.echo(_page(found, register.on))


def _page(found: Sequence[sitting.Row], day: date) -> str:
    if not found:
        return f"Aucune version de la procédure n’était en vigueur le {long_date(day)}."
    head = f"Composition au {long_date(day)}"
    return "\n\n".join([head, sitting.table(found, WIDTH), sitting.summary(found)])
