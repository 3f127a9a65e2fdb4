"""`clu check`: the registers judged, the findings shown, the verdict as exit code."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import typer

from clu import report
from clu.cli import committees, place
from clu.cli.screen import paint, say, width
from clu.french import NBSP
from clu.judging import judge
from clu.report import shown_path
from clu.rules.engine import rules
from clu.spelling import nearest, suggestion

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date, datetime
    from pathlib import Path

    from clu.diagnostic import Diagnostic
    from clu.judging import Judged


def run_check(
    meetings: Sequence[str],
    data: Sequence[str],
    roots: Sequence[str],
    on: str | None,
    form: str,
    only: str | None,
    *,
    strict: bool,
    timeless: bool,
    staged: bool = False,
    since: str | None = None,
) -> int:
    """Judge, print, and give the exit code: the whole verdict, whatever is shown."""
    _refuse_unknown_form(form)
    codes = _codes(only)
    when = place.day(on, "--on") or place.now()
    folders = committees.chosen(data, roots)
    if staged or since is not None:
        judged = _by_git(folders, when, timeless=timeless, staged=staged, since=since)
    else:
        judged = tuple(committees.each(partial(judge, when=when, timeless=timeless), folders))
    chosen = _chosen(meetings, judged)
    judgement = report.Judgement(
        judged,
        asked=lambda one: _asked(one, codes, chosen),
        judged=tuple(one.code for one in rules().values() if not (timeless and one.clock)),
    )
    _say(judgement, form)
    return int(judgement.failed(strict=strict))


def _by_git(
    folders: Sequence[Path],
    when: date | datetime,
    *,
    timeless: bool,
    staged: bool,
    since: str | None,
) -> tuple[Judged, ...]:
    """The verdicts on what git has, or with what a revision had.

    Raises:
        typer.BadParameter: git cannot answer; exit code 2.
    """
    from clu import by_git, git
    from clu.cli.asking_git import asking_git

    work = partial(by_git.judge, when=when, timeless=timeless, staged=staged, since=since)
    if len(folders) > 1:
        work = partial(_of_several, work=work)
    with asking_git():
        return tuple(committees.each(work, folders, (git.GitError,)))


def _of_several(folder: Path, work: Callable[[Path], Judged]) -> Judged:
    """The verdict on one of several committees; what git cannot answer is told of its folder."""
    from clu import git

    try:
        return work(folder)
    except git.GitError as error:
        raise git.GitError(f"{error.fact} ({shown_path(folder)})", error.hint) from None


def _refuse_unknown_form(form: str) -> None:
    known = ["text", *report.FORMATS]
    if form not in known:
        hint = suggestion(form, known)
        raise typer.BadParameter(f"--format {form}{NBSP}: forme inconnue{NBSP}; {hint}.")


def _say(judgement: report.Judgement, form: str) -> None:
    """Print the report; of the formats that a forge reads, the log keeps the text as well."""
    if form == "text":
        say(report.text(judgement, paint, width()), nl=False)
        return
    say(report.writer(form)(judgement), nl=False)
    if form != "json":
        say(report.in_log(report.text(judgement), form), err=True, nl=False)


def _codes(only: str | None) -> tuple[str, ...]:
    if only is None:
        return ()
    codes = tuple(code.strip().upper() for code in only.split(",") if code.strip())
    for code in codes:
        if not any(known.startswith(code) for known in rules()) or not code.startswith("CLU"):
            near = nearest(code, list(rules()))
            hint = f" Le plus proche{NBSP}: {near}." if near and len(code) == len(near) else ""
            raise typer.BadParameter(
                f"--only {code}{NBSP}: aucune règle de ce code.{hint} Les codes{NBSP}: clu rules."
            )
    return codes


def _chosen(names: Sequence[str], judged: Sequence[Judged]) -> set[str]:
    """The ids of the meetings to show; each must be one of a committee's."""
    known = [name for one in judged for name in one.meetings]
    chosen = {place.meeting_id(name) for name in names}
    for name in names:
        if place.meeting_id(name) not in known:
            raise place.unknown_meeting(known, name)
    return chosen


def _asked(finding: Diagnostic, codes: tuple[str, ...], meetings: set[str]) -> bool:
    about = not meetings or finding.problem.meeting in (None, *meetings)
    return about and (not codes or finding.code.startswith(codes))
