"""`clu procedure`: the sheet in force, printed back."""

from __future__ import annotations

import typer

from clu.cli import place
from clu.cli.screen import say
from clu.french import NBSP, long_date
from clu.spelling import suggestion

FORMATS = ("markdown", "html")


def print_sheet(data: str | None, on: str | None, form: str) -> None:
    """Print the sheet in force on the day.

    Raises:
        typer.BadParameter: the form is not known, or no version was in force; exit code 2.
    """
    from clu import documents

    if form not in FORMATS:
        hint = suggestion(form, FORMATS)
        raise typer.BadParameter(f"--format {form}{NBSP}: forme inconnue{NBSP}; {hint}.")
    register = place.register(data, on)
    version = register.version_on(register.on)
    if version is None:
        when = long_date(register.on)
        raise typer.BadParameter(f"Aucune version de la procédure n’était en vigueur le {when}.")
    say(documents.procedure(register, version, form), nl=False)
