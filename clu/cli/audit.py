"""`clu audit`: what a year shows for each commitment of the quality label, for the auditor."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from clu import forms, outbox
from clu.cli import place, post
from clu.cli.screen import say
from clu.french import NBSP
from clu.report import shown_path

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clu.register import Register


def write_audit(
    year: str,
    data: str | None,
    on: str | None,
    output: str | None,
    form: Sequence[str] | None,
    *,
    force: bool,
) -> int:
    """Write the audit of a year, and say where it lies.

    Raises:
        typer.BadParameter: no such year, or no such form; exit code 2.
        UnreadError: a part of the register cannot be read; exit code 1.
        OutboxError: a file was changed by hand, or the disk refused.
    """
    from clu.audit import printing

    wanted = post.asked(form, letters=False)
    register = place.register(data, on)
    number = _year(year, register)
    folder = Path(output) if output is not None else register.home / "build"
    name = printing.file_name(number)
    pages = printing.files(register, number)
    files = forms.of_document(pages, register.home, post.due(folder, wanted, name))
    delivery = outbox.deliver(folder, files, force=force, partial=True)
    for file in files:
        same = ", inchangé" if file in delivery.unchanged else ""
        say(f"{shown_path(folder / file)}{same}")
    say("Document interne\u00a0: il porte des noms, et va à l’auditeur seul.", err=True)
    return 0


def _year(given: str, register: Register) -> int:
    """The year asked for, no later than the register's day."""
    if not re.fullmatch(r"[1-9][0-9]{3}", given):
        raise typer.BadParameter(f"ANNÉE {given}{NBSP}: écrivez une année, comme 2025.")
    if int(given) > register.on.year:
        raise typer.BadParameter(f"ANNÉE {given}{NBSP}: cette année est encore à venir.")
    return int(given)
