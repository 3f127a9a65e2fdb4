"""`clu diff`: what a change of the register means, against a revision of git."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

import typer

from clu import git, revisions
from clu.cli import place
from clu.cli.asking_git import asking_git
from clu.cli.screen import paint, say, width
from clu.diff import Comparison, Side, compare
from clu.french import NBSP, NNBSP
from clu.spelling import suggestion

if TYPE_CHECKING:
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
        raise typer.BadParameter(f"--format {form}{NBSP}: forme inconnue{NNBSP}; {hint}.")
    with asking_git():
        found = _compared(before, after, data, on)
    _say(found, form)
    return 0


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
    absent = "" if found.exists else f"{NNBSP}; ce dossier n’y était pas"
    return Side(f"{revisions.called(one, asked)}{absent}", load(found.folder, now.on))


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
