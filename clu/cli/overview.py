"""`clu overview`: many committees at a glance, on the terminal, for programs, or as a page."""

from __future__ import annotations

import os
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from clu.cli import by_committee, committees, filed
from clu.cli.screen import paint, width
from clu.french import NBSP, NNBSP
from clu.overview import table
from clu.overview.row import row
from clu.spelling import suggestion

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clu.committees import Answer
    from clu.overview.row import Row

PAGES = ("html", "pdf")
FILED = ("csv", "json", *PAGES)
FORMATS = ("table", *FILED)
NAME = "overview"


def show(
    data: Sequence[str],
    roots: Sequence[str],
    on: str | None,
    form: str,
    output: str | None,
    *,
    late_first: bool,
    force: bool,
) -> int:
    """Print the overview, or write it to a file; 1 where a register could not be read at all.

    Raises:
        typer.BadParameter: wrong use; exit code 2.
        MissingExtraError, OutboxError: the page, its PDF or the file was not written.
        TemplateFault: a template is missing or wrong.
    """
    _refuse(form, output, force=force)
    folders = committees.chosen(data, roots)
    found = _sorted(list(committees.answers(row, folders, on)), late_first=late_first)
    lacking = [one for one in found if one.told is None]
    if form in PAGES:
        _write(found, _home(folders, roots), output, form, force=force)
        return committees.without_answer(lacking)
    with filed.printed(NAME, form, output, force=force) as out:
        match form:
            case "csv":
                out(table.as_csv(found), nl=False)
            case "json":
                out(table.as_json(found))
            case _:
                out(table.text(found, paint, width()))
        return by_committee.without_answer(lacking, out)


def _refuse(form: str, output: str | None, *, force: bool) -> None:
    if form not in FORMATS:
        hint = suggestion(form, FORMATS)
        raise typer.BadParameter(f"--format {form}{NBSP}: forme inconnue{NNBSP}; {hint}.")
    filed.refuse(form, FILED, output, force=force)
    if form not in PAGES:
        filed.refuse_force(output, force=force)


def _sorted(found: list[Answer[Row]], *, late_first: bool) -> list[Answer[Row]]:
    """By department, then by folder; or those that have most to catch up with before them.

    Of a register that cannot be read nobody knows how late it is: it comes first then.
    """
    by_place = sorted(found, key=lambda one: one.committee.department or "~")
    if not late_first:
        return by_place
    return sorted(by_place, key=lambda one: -one.told.overdue if one.told else -inf)


def _home(folders: Sequence[Path], roots: Sequence[str]) -> Path:
    """The folder whose `build/` and `templates/` are meant: the root's, else the committee's."""
    if roots:
        return Path(roots[0])
    return folders[0].absolute().parent if len(folders) == 1 else Path(os.curdir)


def _write(
    found: Sequence[Answer[Row]], home: Path, output: str | None, form: str, *, force: bool
) -> None:
    from clu.cli import page as alone
    from clu.overview import page

    alone.write(page.NAME, page.html(found, home), home, output, (form,), force=force)
