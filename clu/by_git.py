"""A committee judged as git has it: as the next commit will hold it, or as a revision held it.

Findings stand where they do in the work tree: paths, lines and fingerprints are those of the
committee's own folder, never of the place to which git's content is written.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from clu import git, revisions
from clu.french import NBSP
from clu.judging import judge

if TYPE_CHECKING:
    from datetime import date, datetime
    from pathlib import Path

    from clu.diagnostic import Diagnostic
    from clu.judging import Judged

UNREAD = "CLU014"
"""The finding which says that rules were not judged for want of a readable file."""


class Earlier(NamedTuple):
    """What a revision had: its name for a reader, the findings of then by their fingerprints."""

    name: str
    fingerprints: frozenset[str]
    note: str | None = None


def judge_staged(folder: Path, when: date | datetime, *, timeless: bool = False) -> Judged:
    """The verdict on what is staged.

    Raises:
        GitError: git cannot tell.
    """
    with revisions.staged(folder) as found:
        return _judged(folder, found.folder, when, timeless=timeless)


def since(one: Judged, revision: str, *, timeless: bool = False) -> tuple[Judged, Earlier]:
    """The verdict with what a revision knew already, judged by the same rules on the same day.

    Raises:
        GitError: there is no such revision, or git cannot tell.
    """
    commit = git.commit(revisions.repository(one.folder), revision)
    name = revisions.called(commit, revision)
    with revisions.at(one.folder, commit) as found:
        if not found.exists:
            note = f"Ce dossier n’était pas à la révision{NBSP}: chaque constat est nouveau."
            return one._replace(known=frozenset()), Earlier(name, frozenset(), note)
        then = _judged(one.folder, found.folder, one.on, timeless=timeless)
    known = frozenset(finding.fingerprint for finding in then.findings)
    unread = any(finding.code == UNREAD for finding in then.findings)
    note = (
        "Des fichiers de cette révision ne pouvaient pas être lus, et des règles n’y ont pas été"
        " jugées\u00a0: un constat marqué nouveau pouvait y être déjà."
    )
    return one._replace(known=known), Earlier(name, known, note if unread else None)


def _judged(folder: Path, place: Path, when: date | datetime, *, timeless: bool) -> Judged:
    """The verdict on what was written to `place`, told of the folder itself."""
    history = partial(revisions.history, folder)
    found = judge(place, when, timeless=timeless, history=history)
    findings = sorted(
        (_moved(one, place, folder) for one in found.findings), key=lambda one: one.order
    )
    return found._replace(folder=folder, findings=tuple(findings))


def _moved(one: Diagnostic, old: Path, new: Path) -> Diagnostic:
    """A finding of a copy as one of the folder; of a template, as one of those beside it."""
    problem, file = one.problem, one.position.file
    if file.is_relative_to(old):
        place = new / file.relative_to(old)
    else:
        place = new.absolute().parent / file.relative_to(old.parent)
    key = problem.key.replace(file.as_posix(), place.as_posix())
    moved = problem._replace(position=problem.position._replace(file=place), key=key)
    return one._replace(problem=moved)
