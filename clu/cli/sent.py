"""`clu convene --sent`: the issue recorded, each letter kept as it left."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import typer

from clu import french, keeping, letters, outbox, recording, stated, wording, writing
from clu.cli import again, place
from clu.cli.convene import (
    Choice,
    outbox_folder,
    refuse_errors,
    refuse_unknown,
)
from clu.cli.minutes import git_lines
from clu.cli.refusal import Refusal
from clu.cli.screen import say
from clu.french import NBSP, NNBSP
from clu.report import shown_path
from clu.spelling import suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from clu.letters import Mailing
    from clu.meeting import Meeting
    from clu.recording import Recorded, Sending
    from clu.register import Register


CHANNELS = ("courriel", "courrier", "interne", "remise")
"""The ways in which a letter can leave: a phone call carries none."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the options say of the sending."""

    sent: str | None
    signed: str | None
    channel: str | None


def record_sending(
    name: str | None,
    data: str | None,
    on: str | None,
    output: str | None,
    asked: Asked,
    choice: Choice,
) -> int:
    """Add the issue to the register, and say which git line saves it.

    Raises:
        typer.BadParameter: wrong use; exit code 2.
        Refusal: errors stand in the way, or the letters are not those of the register; exit code 1.
    """
    register = place.register(data, on)
    sending = _sending(asked, register.on)
    meeting = place.meeting(register, name)
    refuse_errors(register, meeting)
    refuse_unknown(register, meeting, choice)
    _refuse_repetition(register, meeting, choice)
    convocation, versions = _versions(register, meeting, sending, choice)
    recorded = _record(register, meeting, convocation, sending, versions, output)
    say("\n".join(_told(meeting, recorded, len(convocation.letters))))
    unreachable = [one.id for one in convocation.letters if one.channel is None]
    if unreachable:
        names = wording.several(unreachable)
        say(f"Sans adresse au registre, vérifiez leur envoi{NBSP}: {names}.", err=True)
    return 0


def _sending(asked: Asked, today: date) -> Sending:
    """The sending that the options give.

    Raises:
        typer.BadParameter: an option is missing, or a day lies ahead; exit code 2.
    """
    sent, signed = place.day(asked.sent, "--sent"), place.day(asked.signed, "--signed")
    if sent is None:
        raise typer.BadParameter("Il manque --sent AAAA-MM-JJ, le jour de l’envoi.")
    if asked.channel is None:
        raise typer.BadParameter(f"Il manque --channel VOIE{NBSP}: {', '.join(CHANNELS)}.")
    if asked.channel not in CHANNELS:
        hint = suggestion(asked.channel, CHANNELS)
        raise typer.BadParameter(f"--channel {asked.channel}{NBSP}: voie inconnue{NNBSP}; {hint}.")
    if sent > today or (signed and signed > sent):
        raise typer.BadParameter(
            f"L’envoi ne peut dater d’après aujourd’hui ({french.long_date(today)}),"
            " ni la signature d’après l’envoi."
        )
    return recording.Sending(sent, signed, asked.channel)


def _refuse_repetition(register: Register, meeting: Meeting, choice: Choice) -> None:
    """An issue that says nothing new to nobody new is a slip of the hand."""
    formers = stated.formers(register, meeting)
    version = register.version_on(meeting.day)
    everybody = {*(version.seats if version else ()), *(guest.id for guest in meeting.guests)}
    known = [former for former in formers.values() if not former.changed]
    if not choice.only and everybody <= formers.keys() and len(known) == len(formers):
        former = max(known, key=lambda one: one.sent)
        raise Refusal(
            f"L’envoi du {french.long_date(former.sent)} est déjà enregistré, et rien n’a changé"
            f" depuis.\nPour un nouvel envoi à un seul siège{NBSP}: --seat SIÈGE."
        )


def _versions(
    register: Register, meeting: Meeting, sending: Sending, choice: Choice
) -> tuple[Mailing, list[dict[str, bytes]]]:
    """The letters as the register gives them: dated or not, on the day of sending or today."""
    from clu.letters import printing

    then = replace(register, on=sending.signed or sending.sent)
    dated = (sending.signed, sending.sent, None)
    cases = [(one, day) for one in (then, register) for day in dict.fromkeys(dated)]
    convocations = [letters.convocation(one, meeting, day, choice.only) for one, day in cases]
    files = [printing.files(one, register.home) for one in convocations]
    together = f"{printing.ALL_LETTERS}.html"
    return convocations[0], [{k: v for k, v in one.items() if k != together} for one in files]


def _record(
    register: Register,
    meeting: Meeting,
    convocation: Mailing,
    sending: Sending,
    versions: list[dict[str, bytes]],
    output: str | None,
) -> Recorded:
    folder = outbox_folder(register, meeting, output)
    try:
        kept, amended = keeping.as_sent(folder, versions)
        return recording.add_issue(register, meeting, convocation, sending, kept, amended)
    except keeping.MissingPiecesError as error:
        raise Refusal(_missing(folder, error, meeting)) from None
    except keeping.StalePiecesError as error:
        raise Refusal(_stale(folder, error, meeting)) from None
    except writing.NameTakenError as error:
        taken = f"{shown_path(error.args[0])}{NBSP}: ce nom est déjà pris"
        raise Refusal(f"{taken}{NNBSP}; vérifiez ce qui y est, puis déplacez-le.") from None
    except OSError as error:
        raise outbox.failure(folder, error) from error


def _missing(folder: Path, error: keeping.MissingPiecesError, meeting: Meeting) -> str:
    remedy = (
        f"Rien n’a été enregistré. À faire{NBSP}: {again.command('convene', meeting.id)}, puis"
        " vérifiez que ce sont bien celles qui sont parties."
    )
    if not (folder.is_dir() and any(folder.glob("*.md"))):
        return (
            f"Les lettres de cette réunion n’ont pas encore été écrites{NBSP}: il n’y a rien à"
            f" garder dans {shown_path(folder)}/.\n{remedy}"
        )
    names = "\n".join(f"  {shown_path(folder / name)}" for name in error.names)
    return (
        f"Ces lettres n’ont pas été écrites, et ne peuvent donc pas être gardées{NBSP}:\n{names}\n"
        f"{remedy}"
    )


def _stale(folder: Path, error: keeping.StalePiecesError, meeting: Meeting) -> str:
    names = "\n".join(f"  {shown_path(folder / name)}" for name in error.names)
    return (
        "Ces lettres ne sont pas celles que le registre donne à cette date, et personne ne les a"
        f" retouchées{NBSP}:\n{names}\n"
        f"Rien n’a été enregistré. À faire{NBSP}: si elles portent une date, donnez-la par --signed"
        f"{NNBSP}; si le registre a changé depuis, relancez"
        f" {again.command('convene', meeting.id)} et vérifiez ce qui est parti."
    )


def _told(meeting: Meeting, recorded: Recorded, count: int) -> Iterator[str]:
    natures = {
        "annule et remplace": ", qui annule et remplace la précédente",
        "complète": ", qui complète la précédente",
        "nouvel envoi": ", nouvel envoi",
    }
    kind = natures.get(recorded.nature, "")
    yield f"Convocation enregistrée{kind}{NBSP}: {shown_path(recorded.event)}"
    letters_sent = french.plural(count, "lettre gardée", "lettres gardées")
    yield f"{letters_sent}{NBSP}: {shown_path(recorded.letters)}/"
    for name in recorded.amended:
        yield f"Gardée telle que retouchée à la main{NBSP}: {name}"
    yield f"Lettres signées numérisées{NBSP}: {shown_path(recorded.letters / recording.SCANS)}/"
    day = french.date_without_weekday(meeting.day)
    yield from git_lines([meeting.folder / "convocations"], f"Convocation à la réunion du {day}")
