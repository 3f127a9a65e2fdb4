"""`clu diff`: what a change of the register means, against a revision of git."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from datetime import date
from typing import TYPE_CHECKING

import typer

from clu import git, revisions
from clu.cli import place
from clu.cli.screen import paint, say, width
from clu.diff import Comparison, Side, compare
from clu.french import NBSP, NNBSP, date_without_weekday
from clu.spelling import suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from clu.register import Register

FORMATS = ("text", "markdown", "json")
WORK_TREE = "fichiers de travail"


def show_changes(
    before: str, after: str | None, data: str | None, on: str | None, form: str
) -> int:
    """Print what has changed; it describes, and so its exit code is 0.

    Raises:
        typer.BadParameter: the form or the revision is not known, git cannot answer; exit code 2.
    """
    if form not in FORMATS:
        hint = suggestion(form, FORMATS)
        raise typer.BadParameter(f"--format {form}{NBSP}: forme inconnue{NBSP}; {hint}.")
    with asking_git():
        found = _compared(before, after, data, on)
    _say(found, form)
    return 0


@contextmanager
def asking_git() -> Iterator[None]:
    """What git cannot answer is a wrong use.

    Raises:
        typer.BadParameter: with what is so, and what to do; exit code 2.
    """
    try:
        yield
    except git.GitError as error:
        fact = f"{error.fact[:1].upper()}{error.fact[1:]}"
        raise typer.BadParameter(f"{fact}{NNBSP}; {error.hint}.") from None


def _compared(before: str, after: str | None, data: str | None, on: str | None) -> Comparison:
    now = place.register(data, on)
    folder = now.folder
    home = revisions.repository(folder)
    with ExitStack() as stack:
        old = _side(stack, folder, git.commit(home, before), before, now)
        if after is None:
            new = Side(WORK_TREE, now)
        else:
            new = _side(stack, folder, git.commit(home, after), after, now)
        return compare(old, new)


def _side(stack: ExitStack, folder: Path, one: git.Commit, asked: str, now: Register) -> Side:
    """The register as a commit has it, seen from the same day."""
    from clu.store import load

    found = stack.enter_context(revisions.at(folder, one, whole=True))
    day = date_without_weekday(date.fromisoformat(one.day))
    name = asked if one.short.startswith(asked) or one.hash == asked else f"{asked}, {one.short}"
    absent = "" if found.exists else f"{NNBSP}; ce dossier n’y était pas"
    return Side(f"{name} ({day}{absent})", load(found.folder, now.on))


def _say(found: Comparison, form: str) -> None:
    if form == "json":
        from clu.diff.plain_json import as_json

        say(as_json(found), nl=False)
    elif form == "markdown":
        from clu.diff.markdown import as_markdown

        say(as_markdown(found), nl=False)
    else:
        from clu.diff.text import lines

        say("\n".join(lines(found, paint, width())))
