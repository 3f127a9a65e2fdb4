"""`clu check`: the registers judged, the findings shown, the verdict as exit code."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import typer

from clu import report
from clu.cli import committees, place
from clu.cli.screen import paint, say, width
from clu.french import NBSP, NNBSP
from clu.judging import broken, judge
from clu.rules.engine import rules
from clu.spelling import nearest, suggestion

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime
    from pathlib import Path

    from clu.diagnostic import Diagnostic
    from clu.judging import Judged

USAGE = 2


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
        work = partial(judge, when=when, timeless=timeless)
        judged = tuple(committees.each(work, folders, partial(broken, when=when)))
    chosen = _chosen(meetings, judged)
    judgement = report.Judgement(
        judged,
        asked=lambda one: _asked(one, codes, chosen),
        judged=tuple(one.code for one in rules().values() if not (timeless and one.clock)),
    )
    _say(judgement, form)
    return _exit_code(judgement, strict=strict)


def _exit_code(judgement: report.Judgement, *, strict: bool) -> int:
    """That of the worst committee: a committee that was not judged is no clean one."""
    refused = [(one.folder, one.refused.defect) for one in judgement.committees if one.refused]
    return committees.verdict(USAGE if refused else int(judgement.failed(strict=strict)), refused)


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
        typer.BadParameter: git cannot answer, of none of them; exit code 2.
    """
    from clu import by_git
    from clu.cli.asking_git import asking_git

    judging = by_git.judge if len(folders) == 1 else by_git.judge_among_others
    work = partial(judging, when=when, timeless=timeless, staged=staged, since=since)
    with asking_git():
        judged = tuple(committees.each(work, folders, partial(broken, when=when)))
    if all(one.refused and not one.refused.defect for one in judged):
        raise typer.BadParameter(_refused(judged))
    return judged


def _refused(judged: Sequence[Judged]) -> str:
    """Why nothing is shown, where git can answer of no committee, as of one alone."""
    none = [
        one._replace(refused=one.refused._replace(judged=False)) for one in judged if one.refused
    ]
    return report.refusals(report.Judgement(tuple(none)))


def _refuse_unknown_form(form: str) -> None:
    known = ["text", *report.FORMATS]
    if form not in known:
        hint = suggestion(form, known)
        raise typer.BadParameter(f"--format {form}{NBSP}: forme inconnue{NNBSP}; {hint}.")


def _say(judgement: report.Judgement, form: str) -> None:
    """Print the report; of the formats that a forge reads, the log keeps the text as well."""
    if form == "text":
        say(report.text(judgement, paint, width()), nl=False)
        return
    say(report.writer(form)(judgement), nl=False)
    if form != "json":
        say(report.in_log(report.text(judgement), form), err=True, nl=False)
    elif judgement.refused:
        say(report.refusals(judgement), err=True)


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
            raise _unknown(place.unknown_meeting(known, name), judged)
    return chosen


def _unknown(error: typer.BadParameter, judged: Sequence[Judged]) -> typer.BadParameter:
    """A meeting that no committee has, of those that could be asked."""
    judgement = report.Judgement(tuple(judged))
    if not judgement.refused:
        return error
    return typer.BadParameter(f"{error.message}\n{report.refusals(judgement)}")


def _asked(finding: Diagnostic, codes: tuple[str, ...], meetings: set[str]) -> bool:
    about = not meetings or finding.problem.meeting in (None, *meetings)
    return about and (not codes or finding.code.startswith(codes))
