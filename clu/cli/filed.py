"""What a command prints, or with `--output` the file that holds it, whatever console is in use.

A console's redirect writes in the console's encoding: Windows' own PowerShell loses the accents.
"""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import typer

from clu import outbox, spreadsheet
from clu.cli.screen import say
from clu.french import NBSP
from clu.report import shown_path

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SUFFIXES = {"markdown": "md"}
"""How the file of a form ends, where not by its name."""


class Say(Protocol):
    """What takes the text piece by piece: `screen.say`, or a file's."""

    def __call__(self, text: str = "", *, nl: bool = True) -> None:
        """Take a piece of the text, with the end of its line."""


def refuse(form: str, forms: Sequence[str], output: str | None, *, force: bool) -> None:
    """Refuse the options that a form has no use for; `forms` are those that a file may have.

    Raises:
        typer.BadParameter: wrong use; exit code 2.
    """
    if form not in forms and (output is not None or force):
        *others, last = forms
        named = f"{', '.join(others)} ou {last}"
        raise typer.BadParameter(f"--output et --force vont avec --format {named}.")


def refuse_force(output: str | None, *, force: bool) -> None:
    """Refuse to overwrite where the text is only shown.

    Raises:
        typer.BadParameter: wrong use; exit code 2.
    """
    if force and output is None:
        raise typer.BadParameter("--force va avec --output DOSSIER.")


@contextmanager
def printed(name: str, form: str, output: str | None, *, force: bool) -> Iterator[Say]:
    """Take what is said within: onto the terminal, or into the folder as a file of that name.

    A file is written once all is said, and where it lies is told; nothing where that breaks down.
    That of a table opens in a spreadsheet by a double click.

    Raises:
        OutboxError: the file was changed by hand, or the disk refused; exit code 1.
    """
    if output is None:
        yield say
        return
    table = form == "csv"
    end = spreadsheet.LINE_END if table else "\n"
    pieces: list[str] = []

    def keep(text: str = "", *, nl: bool = True) -> None:
        pieces.append(f"{text}{end}" if nl else text)

    yield keep
    text = "".join(pieces)
    content = spreadsheet.text_as_file(text) if table else text.encode()
    folder, file = Path(output), f"{name}.{SUFFIXES.get(form, form)}"
    delivery = outbox.deliver(folder, {file: content}, force=force, partial=True)
    same = "" if delivery.written else ", inchangé"
    say(f"Fichier{NBSP}: {shown_path(folder / file)}{same}")
