"""`clu check`: the registers judged, the findings shown, the verdict as exit code."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from clu import report
from clu.cli import place
from clu.cli.screen import paint, say
from clu.french import NBSP
from clu.judging import judge
from clu.rules.engine import rules
from clu.spelling import nearest, suggestion

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime
    from pathlib import Path

    from clu.by_git import Earlier
    from clu.diagnostic import Diagnostic
    from clu.judging import Judged


def run_check(
    meetings: Sequence[str],
    data: Sequence[str],
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
    folders = [place.folder(one) for one in data or (None,)]
    committees = tuple(_judged(one, when, timeless=timeless, staged=staged) for one in folders)
    earlier: tuple[Earlier, ...] = ()
    if since is not None:
        committees, earlier = _since(committees, since, timeless=timeless)
    chosen = _chosen(meetings, committees)
    judgement = report.Judgement(
        committees,
        asked=lambda one: _asked(one, codes, chosen),
        judged=tuple(one.code for one in rules().values() if not (timeless and one.clock)),
        since=earlier[0].name if earlier else None,
    )
    _say(judgement, form)
    return int(judgement.failed(strict=strict))


def _judged(folder: Path, when: date | datetime, *, timeless: bool, staged: bool) -> Judged:
    if not staged:
        return judge(folder, when, timeless=timeless)
    from clu.by_git import judge_staged
    from clu.cli.asking_git import asking_git

    with asking_git():
        return judge_staged(folder, when, timeless=timeless)


def _since(
    committees: tuple[Judged, ...], revision: str, *, timeless: bool
) -> tuple[tuple[Judged, ...], tuple[Earlier, ...]]:
    """The verdicts with what the revision had of each, whose notes are added to theirs."""
    from clu.by_git import since
    from clu.cli.asking_git import asking_git

    with asking_git():
        found = [since(one, revision, timeless=timeless) for one in committees]
    noted = (
        one._replace(notes=(*([earlier.note] if earlier.note else ()), *one.notes))
        for one, earlier in found
    )
    return tuple(noted), tuple(earlier for _, earlier in found)


def _refuse_unknown_form(form: str) -> None:
    known = ["text", *report.FORMATS]
    if form not in known:
        hint = suggestion(form, known)
        raise typer.BadParameter(f"--format {form}{NBSP}: forme inconnue{NBSP}; {hint}.")


def _say(judgement: report.Judgement, form: str) -> None:
    """Print the report; of the formats that a forge reads, the log keeps the text as well."""
    if form == "text":
        say(report.text(judgement, paint), nl=False)
        return
    say(report.writer(form)(judgement), nl=False)
    if form != "json":
        say(report.text(judgement), err=True, nl=False)


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


def _chosen(names: Sequence[str], committees: Sequence[Judged]) -> set[str]:
    """The ids of the meetings to show; each must be one of a committee's."""
    known = [name for one in committees for name in one.meetings]
    chosen = {place.meeting_id(name) for name in names}
    for name in names:
        if place.meeting_id(name) not in known:
            raise place.unknown_meeting(known, name)
    return chosen


def _asked(finding: Diagnostic, codes: tuple[str, ...], meetings: set[str]) -> bool:
    about = not meetings or finding.problem.meeting in (None, *meetings)
    return about and (not codes or finding.code.startswith(codes))
