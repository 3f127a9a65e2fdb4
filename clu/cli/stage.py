"""`clu minutes --stage`: a stage of the minutes recorded, and what it brings to light."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import fill
from typing import TYPE_CHECKING

import typer

from clu import french, outbox, writing
from clu.cli import again, place, sitters
from clu.cli.minutes import git_lines, taken
from clu.cli.refusal import Refusal
from clu.cli.screen import say, width
from clu.french import NBSP, NNBSP
from clu.minutes import stages
from clu.minutes.stages import Step
from clu.model.person import folded
from clu.report import shown_path
from clu.spelling import suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from clu.diagnostic import Diagnostic
    from clu.meeting import Meeting
    from clu.model.minutes import StageName
    from clu.register import Register

MOST_FINDINGS = 10
WITHOUT_RECORD = "CLU506"
"""The rule that an item of the agenda has no record: a warning that no validation passes over."""

STAGES: dict[str, StageName] = {
    "projet": "projet",
    "observations": "soumis à observations",
    "soumis à observations": "soumis à observations",
    "validé": "validé",
}
"""What one types after --stage, accents left out or not."""

SENT = "--sent-to-participants"
ONLINE = "--internet URL, ou --intranet URL"
PUBLISHED = {"adressé": SENT, "envoyé": SENT, "en ligne": ONLINE, "publié": ONLINE}
"""Stages that another command records."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the options say of a stage."""

    stage: str
    dated: str | None
    until: str | None
    by: str | None
    function: str | None


def record_stage(name: str | None, data: str | None, on: str | None, asked: Asked) -> int:
    """Add a stage to the register, and say what it changes.

    Raises:
        typer.BadParameter: wrong use; exit code 2.
        Refusal: there are no minutes, or they cannot be at that stage; exit code 1.
    """
    stage = _stage(asked)
    register = place.register(data, on)
    meeting = place.held_meeting(register, name)
    step = _step(asked, stage, register.on)
    _refuse_early(register, meeting, step)
    if stages.repeated(meeting, step):
        raise Refusal(f"{_standing(meeting)}{NBSP}: rien n’a été écrit.")
    try:
        fresh = _fresh(register, meeting, step)
        file = stages.record(meeting, step)
    except stages.UnreadableStageError as error:
        fault = error.fault
        raise Refusal(f"Rien n’a été écrit{NBSP}: {fault.fact}{NNBSP}; {fault.hint}.") from None
    except writing.NameTakenError as error:
        raise taken(error) from None
    except OSError as error:
        raise outbox.failure(meeting.folder, error) from error
    say("\n".join(_recorded(meeting, step, file)))
    for line in _remarks(meeting, fresh):
        say(line, err=True)
    return 0


def _stage(asked: Asked) -> StageName:
    """The stage that is meant.

    Raises:
        typer.BadParameter: it is none, or another command records it; exit code 2.
    """
    typed = folded(asked.stage)
    for word, option in PUBLISHED.items():
        if typed == folded(word):
            raise typer.BadParameter(
                f"--stage {asked.stage}{NBSP}: l’envoi et la mise en ligne s’enregistrent par clu"
                f" publish.\nÀ faire{NBSP}: {again.command('publish', 'RÉUNION', option)}"
            )
    known = {folded(word): stage for word, stage in STAGES.items()}
    if typed not in known:
        hint = suggestion(typed, ["projet", "observations", "validé"])
        raise typer.BadParameter(f"--stage {asked.stage}{NBSP}: étape inconnue{NNBSP}; {hint}.")
    return known[typed]


def _step(asked: Asked, stage: StageName, today: date) -> Step:
    """The stage with its day, and what goes with it.

    Raises:
        typer.BadParameter: an option is missing, too many, or a day cannot be; exit code 2.
    """
    day = place.day(asked.dated, "--dated") or today
    until = place.day(asked.until, "--until")
    observed, validated = stage == "soumis à observations", stage == "validé"
    if day > today:
        raise typer.BadParameter(
            f"--dated {day}{NBSP}: ce jour n’est pas encore venu"
            f" (aujourd’hui{NBSP}: {french.long_date(today)})."
        )
    if observed and until is None:
        raise typer.BadParameter("Il manque --until AAAA-MM-JJ, la fin des observations.")
    if until and not observed:
        raise typer.BadParameter("--until va avec --stage observations.")
    if until and until < day:
        raise typer.BadParameter(
            f"--until {until}{NBSP}: ce jour vient avant celui de l’étape, {french.long_date(day)}."
        )
    by, function = _text(asked.by), _text(asked.function)
    if validated and by is None:
        raise typer.BadParameter("Il manque --by NOM, qui a validé le compte-rendu.")
    if (by or function) and not validated:
        raise typer.BadParameter("--by et --function vont avec --stage validé.")
    return Step(stage, day, until, by, function)


def _text(given: str | None) -> str | None:
    return french.tidy(given) or None if given else None


def _refuse_early(register: Register, meeting: Meeting, step: Step) -> None:
    """Refuse a stage of what is not there, or of a day on which it could not be.

    Raises:
        typer.BadParameter: its day lies before the meeting, or the stage before; exit code 2.
        Refusal: there are no minutes yet; exit code 1.
    """
    sitters.refuse_without(register, meeting, again.command("minutes", "AAAA-MM-JJ", "--stage …"))
    if step.on < meeting.day:
        raise typer.BadParameter(
            f"L’étape daterait du {french.long_date(step.on)}, avant la réunion"
            f" ({french.long_date(meeting.day)})."
        )
    if meeting.minutes is None:
        raise Refusal(
            f"La réunion du {french.long_date(meeting.day)} n’a pas de compte-rendu{NBSP}: rien n’a"
            f" été écrit.\nÀ faire{NBSP}: {again.command('minutes', meeting.id, '--begin')}"
        )
    last = meeting.stages[-1].event if meeting.stages else None
    if last and step.on < last.on:
        raise typer.BadParameter(
            f"L’étape daterait du {french.long_date(step.on)}, avant la précédente"
            f" ({last.stage}, {french.long_date(last.on)})."
        )


def _standing(meeting: Meeting) -> str:
    stage = meeting.stages[-1].event if meeting.stages else None
    since = f", depuis le {french.long_date(stage.on)}" if stage else ""
    return f"Le compte-rendu est déjà à l’étape {french.quoted(meeting.stage)}{since}"


def _fresh(register: Register, meeting: Meeting, step: Step) -> list[Diagnostic]:
    """The findings that the stage will bring; it is judged before it is written.

    Raises:
        Refusal: the minutes cannot be validated as they are; exit code 1.
    """
    from clu.rules.engine import check

    then = stages.applied(register, meeting, step)
    found = [one for one in check(then) if one.problem.meeting in (None, meeting.id)]
    if step.stage == "validé":
        _refuse_unfinished(meeting, [one for one in found if _hinders(one)])
    known = {(one.fingerprint, one.severity) for one in check(register)}
    return [one for one in found if (one.fingerprint, one.severity) not in known]


def _hinders(one: Diagnostic) -> bool:
    """Whether validated minutes must not have it: an error in them, or an item left out."""
    if one.settled:
        return False
    wrong = one.severity == "error" and one.code.startswith(("CLU0", "CLU5"))
    return wrong or one.code == WITHOUT_RECORD


def _refuse_unfinished(meeting: Meeting, hindrances: list[Diagnostic]) -> None:
    if hindrances:
        count = french.plural(len(hindrances), "constat")
        lines = "\n".join(map(_line, hindrances[:MOST_FINDINGS]))
        raise Refusal(
            f"Le compte-rendu n’a pas été validé{NBSP}: {count} à traiter d’abord.\n{lines}\n"
            f"Voyez chaque constat et son remède{NBSP}: {again.command('check', meeting.id)}"
        )


def _line(one: Diagnostic) -> str:
    """A finding on a line, with its place unless that is a file which was not written."""
    where = one.position
    place_shown = f"{shown_path(where.file)}:{where.line}{NBSP}: " if where.file.exists() else ""
    return f"  {place_shown}{one.code} {one.problem.fact}"


def _recorded(meeting: Meeting, step: Step, file: Path) -> Iterator[str]:
    yield f"Étape enregistrée{NBSP}: {shown_path(file)}"
    yield fill(f"Le compte-rendu {_told(step)}.", width(), break_on_hyphens=False)
    day = french.date_without_weekday(meeting.day)
    yield from git_lines([file], f"Compte-rendu du {day}{NBSP}: {step.stage}")


def _told(step: Step) -> str:
    day = french.long_date(step.on)
    match step.stage:
        case "validé":
            by = ", ".join(filter(None, (step.by, step.function)))
            return f"est validé par {by}, le {day}"
        case "soumis à observations":
            until = french.long_date(step.until) if step.until else ""
            return f"est soumis à observations du {day} au {until} inclus"
        case _:
            return f"redevient un projet, le {day}"


def _remarks(meeting: Meeting, fresh: Sequence[Diagnostic]) -> Iterator[str]:
    """What the check will say from now on."""
    if fresh:
        yield f"À cette étape, {again.command('check', meeting.id)} relève de plus{NBSP}:"
        yield from map(_line, fresh[:MOST_FINDINGS])
