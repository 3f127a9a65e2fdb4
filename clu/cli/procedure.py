"""`clu procedure`: the sheet in force, printed back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from clu.cli import filed, place
from clu.cli.screen import say
from clu.french import NBSP, NNBSP
from clu.spelling import suggestion

if TYPE_CHECKING:
    from clu.outbox import Delivery

FORMATS = ("markdown", "html", "pdf")
NAME = "procedure"


def print_sheet(
    data: str | None, on: str | None, form: str, output: str | None = None, *, force: bool = False
) -> None:
    """Print the sheet in force on the day, or write it to a file; as PDF, always.

    Raises:
        typer.BadParameter: the form is not known, or no version was in force; exit code 2.
        MissingExtraError, OutboxError: the file was not written; exit code 1.
    """
    from clu import documents

    _refuse_form(form, output, force=force)
    register = place.register(data, on)
    version = register.version_on(register.on)
    if version is None:
        raise typer.BadParameter(place.not_in_force(register.on))
    if form != "pdf":
        with filed.printed(NAME, form, output, force=force) as out:
            out(documents.procedure(register, version, form), nl=False)
        return
    folder = Path(output) if output is not None else register.home / "build"
    _tell(_deliver(folder, documents.procedure(register, version, "html"), force=force))


def _refuse_form(form: str, output: str | None, *, force: bool) -> None:
    if form not in FORMATS:
        hint = suggestion(form, FORMATS)
        raise typer.BadParameter(f"--format {form}{NBSP}: forme inconnue{NNBSP}; {hint}.")
    if form != "pdf":
        filed.refuse_force(output, force=force)


def _deliver(folder: Path, page: str, *, force: bool) -> Delivery:
    from clu import outbox
    from clu.paper import pdf

    files = pdf.files({f"{NAME}.html": page.encode()})
    return outbox.deliver(folder, files, force=force, partial=True)


def _tell(delivery: Delivery) -> None:
    from clu.report import shown_path

    for name in (*delivery.written, *delivery.unchanged):
        kept = "" if name in delivery.written else ", inchangée"
        say(f"Fiche de procédure{NBSP}: {shown_path(delivery.folder / name)}{kept}")
