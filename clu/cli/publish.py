"""`clu publish`: the minutes sent or put online, on record with the piece as it went out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import typer
from pydantic_core import PydanticCustomError

from clu import french, keeping, letters, outbox, publishing, wording, writing
from clu.cli import again, place
from clu.cli.adding import paragraph
from clu.cli.covering import letters_folder, refuse_unwritten
from clu.cli.minutes import git_lines, taken
from clu.cli.refusal import Refusal
from clu.cli.screen import say
from clu.cli.sent import CHANNELS
from clu.french import NBSP, NNBSP
from clu.letters.covering import addressed
from clu.model.values import read_url
from clu.publishing import Act
from clu.report import shown_path
from clu.spelling import suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from clu.audience import Audience
    from clu.letters.covering import Addressed
    from clu.meeting import Meeting
    from clu.privacy import Leak
    from clu.publishing import Recorded
    from clu.register import Register

UNDONE = "Rien n’a été enregistré"
MOST_LEAKS, MOST_NAMES = 10, 8
ONE_OF = "--sent-to-participants, --internet URL ou --intranet URL"


@dataclass(frozen=True, slots=True)
class Asked:
    """What the options say of the publication."""

    sent: bool
    internet: str | None
    intranet: str | None
    draft: bool
    channel: str | None
    dated: str | None


def record_publication(
    name: str | None, data: str | None, on: str | None, output: str | None, asked: Asked
) -> int:
    """Add the publication to the register, keep its piece, and say which git line saves it.

    Raises:
        typer.BadParameter: wrong use; exit code 2.
        Refusal: the minutes cannot go out, or nobody wrote what is to be kept; exit code 1.
    """
    register = place.register(data, on)
    act = _act(asked, register.on)
    meeting = place.held_meeting(register, name)
    _refuse_day(meeting, act)
    refuse_unwritten(register, meeting, UNDONE)
    _refuse_stage(meeting, act)
    everybody = addressed(register, meeting) if act.to == "participants" else ()
    act = act._replace(recipients=tuple(dict.fromkeys(one.subject for one in everybody)))
    _refuse_repetition(meeting, act)
    kept, amended = _kept(register, meeting, act, output)
    recorded = _add(meeting, act, kept)
    say("\n".join(_told(meeting, act, recorded, amended, len(everybody))))
    for line in _remarks(everybody, kept):
        say(line, err=True)
    return 0


def _act(asked: Asked, today: date) -> Act:
    """What the options say was done.

    Raises:
        typer.BadParameter: they say nothing, several things, or what cannot be; exit code 2.
    """
    to, address = _audience(asked)
    if to != "participants" and (asked.draft or asked.channel):
        raise typer.BadParameter("--draft et --channel vont avec --sent-to-participants.")
    if to == "participants":
        _refuse_channel(asked.channel)
    day = place.day(asked.dated, "--dated") or today
    if day > today:
        raise typer.BadParameter(
            f"--dated {asked.dated}{NBSP}: ce jour est à venir, et l’on n’enregistre que ce qui est"
            f" fait. Nous sommes le {french.long_date(today)}."
        )
    return Act(to, day, asked.draft, address, asked.channel)


def _audience(asked: Asked) -> tuple[Audience, str | None]:
    sites: dict[Audience, str | None] = {"internet": asked.internet, "intranet": asked.intranet}
    given = [site for site, address in sites.items() if address is not None]
    if len(given) + asked.sent != 1:
        several = "une seule à la fois" if len(given) + asked.sent else "il en faut une"
        raise typer.BadParameter(f"{ONE_OF}{NBSP}: {several}.")
    if asked.sent:
        return "participants", None
    try:
        return given[0], read_url(sites[given[0]])
    except PydanticCustomError as error:
        context = error.context or {}
        raise typer.BadParameter(
            f"--{given[0]}{NBSP}: {context['fact']}{NNBSP}; {context['hint']}."
        ) from None


def _refuse_channel(channel: str | None) -> None:
    if channel is None:
        raise typer.BadParameter(f"Il manque --channel VOIE{NBSP}: {', '.join(CHANNELS)}.")
    if channel not in CHANNELS:
        hint = suggestion(channel, CHANNELS)
        raise typer.BadParameter(f"--channel {channel}{NBSP}: voie inconnue{NNBSP}; {hint}.")


def _refuse_day(meeting: Meeting, act: Act) -> None:
    if act.on < meeting.day:
        raise typer.BadParameter(
            f"Le compte-rendu ne peut être {act.done} avant la réunion, le"
            f" {french.long_date(meeting.day)}. Donnez un autre jour par --dated, ou une autre"
            " réunion."
        )


def _refuse_stage(meeting: Meeting, act: Act) -> None:
    """A final text is one that somebody validated; once it is, there is no draft any more."""
    if act.draft and meeting.validated:
        raise Refusal(
            f"{UNDONE}{NBSP}: le compte-rendu est validé, ce n’est plus un projet. Ôtez --draft."
        )
    if act.draft and meeting.stage == "projet":
        stage = "--stage observations --until AAAA-MM-JJ"
        raise Refusal(
            f"{UNDONE}{NBSP}: le projet n’est pas encore soumis à observations.\n"
            f"À faire{NBSP}: {again.command('minutes', meeting.id, stage)}"
        )
    if not act.draft and not meeting.validated:
        at = f"le compte-rendu n’est pas validé (étape{NBSP}: {meeting.stage})"
        draft = f", ou ajoutez --draft{NBSP}: c’est le projet" if act.to == "participants" else ""
        remedy = again.command("minutes", meeting.id, "--stage validé")
        raise Refusal(f"{UNDONE}{NBSP}: {at}.\nÀ faire{NBSP}: {remedy}{draft}.")


def _refuse_repetition(meeting: Meeting, act: Act) -> None:
    """A publication that says nothing new to nobody new is a slip of the hand."""
    former = publishing.repeated(meeting, act)
    if former is not None:
        day = french.long_date(former.event.on)
        raise Refusal(
            f"{UNDONE}{NBSP}: publications/{former.name} le dit déjà ({act.done} le {day}), et le"
            " texte n’a pas changé depuis."
        )


def _kept(
    register: Register, meeting: Meeting, act: Act, output: str | None
) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """The pieces as they went out, by name, and those amended by hand.

    Raises:
        Refusal: they were never written, are outdated, or hold what the internet must not see.
    """
    kept, amended = _minutes(register, meeting, act, output)
    if act.to == "internet":
        _refuse_leaks(register, meeting, kept, _outbox(register, meeting, output))
    if act.to != "participants":
        return kept, amended
    folder = letters_folder(register, meeting)
    if not outbox.last_written(folder):
        return kept, amended
    sent, altered = _letters(register, meeting, act, folder)
    there = publishing.LETTERS
    return (
        kept | {f"{there}/{name}": content for name, content in sent.items()},
        (*amended, *(f"{there}/{name}" for name in altered)),
    )


def _outbox(register: Register, meeting: Meeting, output: str | None) -> Path:
    from pathlib import Path

    return Path(output) if output else register.home / "build" / meeting.id


def _minutes(
    register: Register, meeting: Meeting, act: Act, output: str | None
) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """The minutes of the audience as they lie in the outbox."""
    from clu.minutes import printing

    days = dict.fromkeys((act.on, register.on))
    versions = [printing.files(replace(register, on=day), meeting, act.to) for day in days]
    remedy = again.command("minutes", meeting.id, f"--for {act.to}")
    return _as_sent(_outbox(register, meeting, output), versions, remedy, act)


def _letters(
    register: Register, meeting: Meeting, act: Act, folder: Path
) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """The covering letters as they lie in the outbox; the page of all letters is no letter."""
    from clu.letters import printing

    days = [replace(register, on=day) for day in dict.fromkeys((act.on, register.on))]
    found = [letters.covering(one, meeting, draft=act.draft) for one in days]
    files = [printing.files(one, register.home) for one in found]
    together = f"{printing.ALL_LETTERS}.html"
    versions = [{k: v for k, v in one.items() if k != together} for one in files]
    nobody = f"ôtez {shown_path(folder)} si aucune lettre n’est partie, sinon "
    letters_again = again.command("minutes", meeting.id, "--letters")
    return _as_sent(folder, versions, f"{nobody}{letters_again}", act)


def _as_sent(
    folder: Path, versions: list[dict[str, bytes]], remedy: str, act: Act
) -> tuple[dict[str, bytes], tuple[str, ...]]:
    went = "est parti" if act.to == "participants" else "est en ligne"
    try:
        return keeping.as_sent(folder, versions)
    except keeping.MissingPiecesError as error:
        names = _listed(folder, error.names)
        raise Refusal(
            f"Ces pièces n’ont pas été écrites, et ne peuvent donc pas être gardées{NBSP}:\n{names}"
            f"\n{UNDONE}. À faire{NBSP}: {remedy}, puis vérifiez que c’est bien ce qui {went}."
        ) from None
    except keeping.StalePiecesError as error:
        names = _listed(folder, error.names)
        raise Refusal(
            "Ces pièces ne sont pas celles que le registre donne, et personne ne les a retouchées"
            f"{NBSP}:\n{names}\n{UNDONE}. À faire{NBSP}: {remedy}, puis vérifiez que c’est bien ce"
            f" qui {went}."
        ) from None


def _listed(folder: Path, names: tuple[str, ...]) -> str:
    lines = [f"  {shown_path(folder / name)}" for name in names[:MOST_NAMES]]
    rest = len(names) - len(lines)
    return "\n".join([*lines, *([f"  … et {french.plural(rest, 'autre')}"] if rest else [])])


def _refuse_leaks(
    register: Register, meeting: Meeting, kept: Mapping[str, bytes], folder: Path
) -> None:
    """What the internet must not see stops it, in what a person changed by hand, too."""
    from clu import privacy

    pages = {
        shown_path(folder / name): text.decode(errors="replace") for name, text in kept.items()
    }
    found = privacy.leaks(register, meeting, "internet", pages)
    lines = dict.fromkeys(map(_leak, found))
    if lines:
        raise Refusal(
            f"{UNDONE}{NBSP}: la pièce montre ce que le site internet ne peut pas montrer.\n"
            + "\n".join([*lines][:MOST_LEAKS])
            + f"\nÀ faire{NBSP}: corrigez, relancez"
            f" {again.command('minutes', meeting.id, '--for internet')}, et remplacez la"
            " page si elle est déjà en ligne."
        )


def _leak(one: Leak) -> str:
    """What is to be mended, and where; in which page it showed, where that is another file."""
    file = shown_path(one.position.file)
    shown = "" if file == one.page else f" (dans {one.page})"
    return f"  {file}:{one.position.line}{NBSP}: {one.fact}{shown}"


def _add(meeting: Meeting, act: Act, kept: Mapping[str, bytes]) -> Recorded:
    try:
        return publishing.add(meeting, act, kept)
    except writing.NameTakenError as error:
        raise taken(error) from None
    except OSError as error:
        raise outbox.failure(meeting.folder / "publications", error) from error


def _told(
    meeting: Meeting, act: Act, recorded: Recorded, amended: tuple[str, ...], people: int
) -> Iterator[str]:
    """What was recorded; `people`: to how many it went, of whom two may be for one seat."""
    what = "Projet de compte-rendu" if act.draft else "Compte-rendu"
    yield from paragraph(f"{what} {act.done} le {french.long_date(act.on)}{NBSP}:")
    yield f"  {shown_path(recorded.event)}"
    if act.to == "participants":
        count = french.plural(people, "destinataire")
        yield f"{count}, par la voie{NBSP}: {act.channel}"
    yield f"Pièce gardée{NBSP}: {shown_path(recorded.pieces)}/"
    for name in amended:
        yield f"Gardée telle que retouchée à la main{NBSP}: {name}"
    day = french.date_without_weekday(meeting.day)
    message = f"{what} de la réunion du {day}, {act.done}"
    yield from git_lines([meeting.folder / "publications"], message)


def _remarks(everybody: tuple[Addressed, ...], kept: Mapping[str, bytes]) -> Iterator[str]:
    """What the secretariat should check of those to whom the minutes were sent."""
    unreachable = [one.id for one in everybody if one.recipient.channel is None]
    if unreachable:
        names = wording.several(unreachable)
        yield f"Sans adresse au registre, vérifiez leur envoi{NBSP}: {names}."
    if everybody and not any(name.startswith(publishing.LETTERS) for name in kept):
        yield "Aucune lettre d’accompagnement n’a été écrite\u00a0: le registre n’en garde pas."
