"""A committee judged as git has it: as the next commit will hold it, or as a revision held it.

Findings stand where they do in the work tree: paths, lines and fingerprints are those of the
committee's own folder, never of the place to which git's content is written.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from clu import git, judging, revisions
from clu.french import NBSP
from clu.judging import Refused

if TYPE_CHECKING:
    from datetime import date, datetime
    from pathlib import Path

    from clu.diagnostic import Diagnostic
    from clu.judging import Judged

UNREAD = "CLU014"
"""The finding which says that rules were not judged for want of a readable file."""

ABSENT = f"Ce dossier n’était pas à la révision{NBSP}: chaque constat est nouveau."
UNJUDGED = (
    "Des fichiers de cette révision ne pouvaient pas être lus, et des règles n’y ont pas été"
    f" jugées{NBSP}: un constat marqué nouveau pouvait y être déjà."
)

STILL_THERE = (
    "Des fichiers ne peuvent pas être lus, et des règles ne sont pas jugées\u00a0: des constats qui"
    " étaient là à cette révision peuvent l’être encore."
)


def judge(
    folder: Path,
    when: date | datetime,
    *,
    timeless: bool = False,
    staged: bool = False,
    since: str | None = None,
) -> Judged:
    """The verdict on a committee; `staged`: on what is staged; `since`: held against a revision.

    Raises:
        GitError: there is no such revision, or git cannot tell.
    """
    judged = _alone(folder, when, timeless=timeless, staged=staged)
    return judged if since is None else _against(judged, since, timeless=timeless)


def judge_among_others(
    folder: Path,
    when: date | datetime,
    *,
    timeless: bool = False,
    staged: bool = False,
    since: str | None = None,
) -> Judged:
    """The same of one of several committees: what git cannot tell of it stands in its verdict.

    What is in the work tree is judged all the same where only the revision is not there.
    """
    try:
        judged = _alone(folder, when, timeless=timeless, staged=staged)
    except git.GitError as error:
        return judging.unjudged(folder, when, Refused(error.fact, error.hint))
    try:
        return judged if since is None else _against(judged, since, timeless=timeless)
    except git.GitError as error:
        return judged._replace(refused=Refused(error.fact, error.hint, judged=True))


def _alone(folder: Path, when: date | datetime, *, timeless: bool, staged: bool) -> Judged:
    """The verdict on what is staged, or on the work tree."""
    if not staged:
        return judging.judge(folder, when, timeless=timeless)
    with revisions.staged(folder) as found:
        return _judged(folder, found.folder, when, timeless=timeless)


def _against(one: Judged, revision: str, *, timeless: bool) -> Judged:
    """The verdict with what a revision had already, judged by the same rules on the same day."""
    commit = git.commit(revisions.repository(one.folder), revision)
    held = one._replace(since=revisions.called(commit, revision))
    with revisions.at(one.folder, commit) as found:
        if not found.exists:
            return held._replace(notes=(ABSENT, *one.notes))
        then = _judged(one.folder, found.folder, one.on, timeless=timeless)
    known = frozenset(finding.fingerprint for finding in then.findings)
    notes = [UNJUDGED] if _unread(then) else []
    if _unread(one):  # nobody knows whether what is not found any more is gone
        known &= frozenset(finding.fingerprint for finding in one.findings)
        notes.append(STILL_THERE)
    return held._replace(known=known, notes=(*notes, *one.notes))


def _unread(one: Judged) -> bool:
    return any(finding.code == UNREAD for finding in one.findings)


def _judged(folder: Path, place: Path, when: date | datetime, *, timeless: bool) -> Judged:
    """The verdict on what was written to `place`, told of the folder itself."""
    history = partial(revisions.history, folder)
    found = judging.judge(place, when, timeless=timeless, history=history)
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
    return one._replace(problem=problem._replace(position=problem.position._replace(file=place)))
