"""Where the committee is, what day it is, which meeting is meant."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import typer

from clu import french, workdays
from clu.cli import again, nearby
from clu.french import NBSP, NNBSP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clu.meeting import Meeting
    from clu.register import Register


def folder(given: str | None) -> Path:
    """The folder of the committee: the one given, else the nearest `data/` here or upwards.

    Raises:
        typer.BadParameter: there is none; exit code 2.
    """
    again.remember(given)
    if given is not None:
        return existing(given, "--data")
    found = nearby.committee(Path.cwd())
    if found is not None:
        return found
    raise typer.BadParameter(
        "Aucun comité ici\u00a0: ni ce dossier ni ceux qui le contiennent n’ont de"
        " data/committee.yaml.\n"
        "Placez-vous dans le dossier du comité, ou donnez le sien\u00a0: --data DOSSIER."
    )


def existing(given: str, option: str) -> Path:
    """The folder that an option gives.

    Raises:
        typer.BadParameter: there is no such folder; exit code 2.
    """
    if not os.path.isdir(given):  # noqa: PTH112 - says no, too, of what may not be looked at
        raise typer.BadParameter(f"{option} {given}{NBSP}: ce dossier n’existe pas.")
    return Path(given)


def day(given: str | None, option: str) -> date | None:
    """The day that an option gives.

    Raises:
        typer.BadParameter: it is no day; exit code 2.
    """
    if given is None:
        return None
    try:
        found = french.read_date(given)
    except ValueError as error:
        raise typer.BadParameter(f"{option}{NBSP}: {error}.") from None
    if not workdays.FIRST_DAY <= found <= workdays.LAST_DAY:
        raise typer.BadParameter(
            f"{option} {given}{NBSP}: jour hors du calendrier connu, de"
            f" {workdays.FIRST_DAY.year} à {workdays.LAST_DAY.year}."
        )
    return found


def register(data: str | None, on: str | None) -> Register:
    """The register of the committee, seen from the day given, else from today over there."""
    from clu.store import seen

    return seen(folder(data), day(on, "--on") or now())


def now() -> datetime:
    """The instant at which the command runs."""
    return datetime.now(UTC)


def today_in(department: str) -> date:
    """Today over there."""
    return now().astimezone(ZoneInfo(workdays.zone(department).timezone)).date()


def meeting(found: Register, given: str | None) -> Meeting:
    """The meeting of that folder; left out, the next one, else the latest.

    Raises:
        typer.BadParameter: there is no such meeting; exit code 2.
    """
    if given is None:
        chosen = found.next_meeting
        if chosen is None:
            raise typer.BadParameter(
                f"Aucune réunion dans le registre{NBSP}: ouvrez-en une,"
                f" {again.command('new', 'AAAA-MM-JJ')}."
            )
        return chosen
    chosen = found.meeting(meeting_id(given))
    if chosen is None:
        raise unknown_meeting([one.id for one in found.meetings], given)
    return chosen


def not_in_force(day: date) -> str:
    """What is said where no version of the sheet is in force, and how one gets there."""
    return (
        f"Aucune version de la procédure n’est en vigueur au {french.long_date(day)}. Une fiche"
        f" porte le nom de son premier jour{NBSP}: procedure/AAAA-MM-JJ.yaml, dans le dossier du"
        " registre."
    )


def meeting_id(given: str) -> str:
    """The id of a meeting that was given by its id, or by the path of its folder."""
    return given.rstrip("/\\").replace("\\", "/").rpartition("/")[2]


def held_meeting(found: Register, given: str | None) -> Meeting:
    """The meeting of that folder; left out, the latest whose day has come, else the next one.

    Raises:
        typer.BadParameter: there is no such meeting; exit code 2.
    """
    come = [one for one in found.meetings if one.day <= found.on and not one.given_up]
    return come[-1] if given is None and come else meeting(found, given)


def unknown_meeting(known: Sequence[str], given: str) -> typer.BadParameter:
    """The refusal of a meeting that nobody has, with the nearest one; exit code 2."""
    near = get_close_matches(given, known, n=1) or known[-1:]
    hint = f" La plus proche{NBSP}: {near[0]}." if near else ""
    return typer.BadParameter(f"Réunion inconnue{NBSP}: {given}.{hint}{NNBSP}".rstrip(NNBSP))
