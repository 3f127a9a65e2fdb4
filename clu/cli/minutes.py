"""`clu minutes --begin`: the files of the minutes added, and what comes next."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import typer

from clu import french, outbox, writing
from clu.cli import again, place, signed, sitters
from clu.cli.refusal import Refusal
from clu.cli.screen import say
from clu.french import NBSP, NNBSP
from clu.minutes import skeleton
from clu.report import shown_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from clu.cli.signed import Sheet
    from clu.meeting import Meeting


def refuse_several(steps: Mapping[str, object]) -> None:
    """Refuse more than one step of the minutes at a time.

    Raises:
        typer.BadParameter: several are asked for; exit code 2.
    """
    asked = [option for option, value in steps.items() if value]
    if len(asked) > 1:
        raise typer.BadParameter(
            f"{french.join(asked)} ne vont pas ensemble{NBSP}: une chose à la fois."
        )


def begin(
    name: str | None, data: str | None, on: str | None, sheet: Sheet, dated: str | None = None
) -> int:
    """Add the files of the minutes that are not there yet, and say what comes next.

    `sheet`: what the signed sheet shows.

    Raises:
        typer.BadParameter: there is no such meeting; exit code 2.
        Refusal: the meeting is given up, or its minutes are begun already; exit code 1.
    """
    register = place.register(data, on)
    meeting = place.held_meeting(register, name)
    sitters.refuse_without(register, meeting, again.command("minutes", "AAAA-MM-JJ", "--begin"))
    seen = signed.states(register, meeting, sheet) if sheet else {}
    files = skeleton.files(register, meeting, seen, place.day(dated, "--dated"))
    if skeleton.MINUTES not in files:
        _refuse_begun(meeting, files)
        if sheet or dated:
            raise typer.BadParameter(
                "minutes.yaml est déjà commencé\u00a0: corrigez-y les états et la date."
            )
    _add(meeting, files)
    say("\n".join(_begun(meeting, files, signed=bool(sheet))))
    if meeting.day > register.on:
        say(
            "Cette réunion n’a pas encore eu lieu\u00a0: les réponses qui viendront d’ici là\n"
            "ne seront pas reportées dans minutes.yaml.",
            err=True,
        )
    return 0


def _refuse_begun(meeting: Meeting, files: Mapping[str, bytes]) -> None:
    """Minutes that a person has begun are completed while they are a draft, never written again."""
    if files and meeting.stage == "projet" and not meeting.publications:
        return
    raise Refusal(
        f"Le compte-rendu de la réunion du {french.long_date(meeting.day)} est déjà commencé"
        f"{NBSP}:\n  {shown_path(meeting.folder / skeleton.MINUTES)}\n"
        f"Rien n’a été écrit{NBSP}: ce que vous avez écrit n’est jamais remplacé.\n"
        f"Pour une autre réunion, nommez-la{NBSP}:"
        f" {again.command('minutes', 'AAAA-MM-JJ', '--begin')}"
    )


def _add(meeting: Meeting, files: Mapping[str, bytes]) -> None:
    """The main file last: where it stands, the others do."""
    try:
        for name in sorted(files, key=lambda one: one == skeleton.MINUTES):
            writing.add(meeting.folder / name, files[name])
    except writing.NameTakenError as error:
        raise taken(error) from None
    except OSError as error:
        raise outbox.failure(meeting.folder, error) from error


def taken(error: writing.NameTakenError) -> Refusal:
    """A name that somebody has just taken."""
    taken = f"{shown_path(error.args[0])}{NBSP}: ce nom est déjà pris"
    return Refusal(f"{taken}{NNBSP}; vérifiez ce qui y est, puis recommencez.")


def _begun(meeting: Meeting, files: Mapping[str, bytes], *, signed: bool) -> Iterator[str]:
    where = f"{shown_path(meeting.folder)}/"
    new = skeleton.MINUTES in files
    yield f"Compte-rendu {'commencé' if new else 'complété'}, dans {where}{NBSP}:"
    width = max(map(len, files))
    for name in files:
        yield f"  {name:<{width}}  {_purpose(name)}"
    if not new:
        yield f"Déjà commencé, et laissé tel quel{NBSP}: {skeleton.MINUTES}"
    yield f"Ensuite{NBSP}:"
    if signed:
        yield "  1. minutes.yaml\u00a0: relisez les états, écrivez avis, propositions…\u202f;"
    else:
        yield "  1. minutes.yaml\u00a0: corrigez les états d’après la feuille d’émargement\u202f;"
    yield "  2. un fichier Markdown par point\u00a0: écrivez ce qui s’est dit\u202f;"
    yield f"  3. contrôlez{NBSP}: {again.command('check', meeting.id)}"
    yield f"  4. relisez{NBSP}: {again.command('minutes', meeting.id, '--for participants')}"
    folders = dict.fromkeys(PurePosixPath(name).parts[0] for name in files)
    paths = [meeting.folder / folder for folder in folders]
    day = french.date_without_weekday(meeting.day)
    yield from git_lines(paths, f"Compte-rendu du {day}, commencé")


def _purpose(name: str) -> str:
    match name:
        case skeleton.MINUTES:
            return "états, avis, propositions, actions"
        case skeleton.RESULTS:
            return "chiffres présentés"
        case _:
            return f"texte du point {int(PurePosixPath(name).name[:2])}, à écrire"


def git_lines(paths: Iterable[Path], message: str) -> Iterator[str]:
    """The lines that save the files; away from here, git is told where.

    Two of them, and no "&&", which the PowerShell that Windows comes with refuses.
    """
    yield f"Pour l’enregistrer dans git{NBSP}:"
    known = list(paths)
    git = "git"
    if Path.cwd() not in known[0].resolve().parents:
        git = f"git -C {again.typed(shown_path(known[0].parent))}"
    files = " ".join(again.typed(shown_path(one)) for one in known)
    yield f"  {git} add {files}"
    yield f'  {git} commit -m "{message}"'
