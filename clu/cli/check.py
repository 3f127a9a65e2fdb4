"""`clu check`: the registers judged, the findings shown, the verdict as exit code."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import typer

from clu import french, report
from clu.cli import place
from clu.cli.screen import paint, say
from clu.french import NBSP
from clu.rules.engine import check, rules
from clu.spelling import nearest, suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clu.diagnostic import Diagnostic
    from clu.register import Register


def run_check(
    meetings: Sequence[str],
    data: Sequence[str],
    on: str | None,
    form: str,
    only: str | None,
    *,
    strict: bool,
    timeless: bool,
) -> int:
    """Judge, print, and give the exit code: the whole verdict, whatever is shown."""
    _refuse_unknown_form(form)
    codes = _codes(only)
    folders: Sequence[str | None] = data or (None,)
    registers = [place.register(folder, on) for folder in folders]
    chosen = {place.meeting_among(registers, name).id for name in meetings}
    findings = [found for one in registers for found in check(one, timeless=timeless)]
    judgement = report.Judgement(
        on=registers[0].on,
        folders=tuple(one.folder for one in registers),
        findings=findings,
        shown=[one for one in findings if _asked(one, codes, chosen)],
        files=sum(one.files for one in registers),
        meetings=sum(len(one.meetings) for one in registers),
        notes=tuple(note for one in registers for note in _notes(one)),
        judged=tuple(one.code for one in rules().values() if not (timeless and one.clock)),
    )
    _say(judgement, form)
    return int(judgement.failed(strict=strict))


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


def _asked(finding: Diagnostic, codes: tuple[str, ...], meetings: set[str]) -> bool:
    about = not meetings or finding.problem.meeting in (None, *meetings)
    return about and (not codes or finding.code.startswith(codes))


def _notes(register: Register) -> Iterator[str]:
    """What is not judged, and since when the register is kept."""
    from clu.french import date_without_weekday
    from clu.meeting import UnreadError

    try:
        start = register.committee.register_from
    except UnreadError:
        return
    both = not register.judged_year(start.year)
    left_out = (
        f"ni les réunions antérieures ni l’année {start.year} ne sont jugées"
        if both
        else "les réunions antérieures ne sont pas jugées"
    )
    yield f"Registre tenu depuis le {date_without_weekday(start)}{NBSP}: {left_out}."
    with suppress(UnreadError):
        yield from _undated(register)


def _undated(register: Register) -> Iterator[str]:
    """What git could not be asked of, where a receipt has no other evidence."""
    from clu.receipts import unknown

    found = unknown(register)
    if found:
        announced = french.plural(found[0], "annonce sans preuve", "annonces sans preuve")
        yield f"Date d’enregistrement non vérifiée ({announced}){NBSP}: {found[1]}."
