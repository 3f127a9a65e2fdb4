"""Where the committee is, what day it is, which meeting is meant."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import typer

from clu import french, workdays
from clu.french import NBSP, NNBSP
from clu.meeting import UnreadError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from clu.meeting import Meeting
    from clu.register import History, Register

PARIS = "Europe/Paris"


def folder(given: str | None) -> Path:
    """The folder of the committee: the one given, else the nearest `data/` here or upwards.

    Raises:
        typer.BadParameter: there is none; exit code 2.
    """
    if given is not None:
        path = Path(given)
        if not path.is_dir():
            raise typer.BadParameter(f"--data {given}{NBSP}: ce dossier n’existe pas.")
        return path
    here = Path.cwd()
    for place in (here, *here.parents):
        if (place / "data" / "committee.yaml").is_file():
            return _from_here(place / "data", here)
        if (place / "committee.yaml").is_file() and place == here:
            return Path()
        if (place / ".git").exists():
            break
    raise typer.BadParameter(
        "Aucun comité ici\u00a0: ni ce dossier ni ceux qui le contiennent n’ont de"
        " data/committee.yaml.\n"
        "Placez-vous dans le dossier du comité, ou donnez le sien\u00a0: --data DOSSIER."
    )


def _from_here(path: Path, here: Path) -> Path:
    """The path as short as it can be read: relative to the current folder where below it."""
    return path.relative_to(here) if path.is_relative_to(here) else path


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
    from clu.store import load

    given = day(on, "--on")
    where = folder(data)
    found = load(where, given or _today(PARIS))
    return replace(found, on=given or _today(_time_zone(found)), history=_history(where))


def _history(where: Path) -> Callable[[], History]:
    def ask() -> History:
        from clu.revisions import history

        return history(where)

    return ask


def today_in(department: str) -> date:
    """Today over there."""
    return _today(workdays.zone(department).timezone)


def _today(zone: str) -> date:
    return datetime.now(ZoneInfo(zone)).date()


def _time_zone(found: Register) -> str:
    try:
        return workdays.zone(found.committee.department).timezone
    except UnreadError:
        return PARIS


def meeting_among(registers: Sequence[Register], given: str) -> Meeting:
    """The meeting of that folder in whichever register has it; refused if none has."""
    for one in registers[:-1]:
        found = one.meeting(given)
        if found is not None:
            return found
    return meeting(registers[-1], given)


def meeting(found: Register, given: str | None) -> Meeting:
    """The meeting of that folder; left out, the next one, else the latest.

    Raises:
        typer.BadParameter: there is no such meeting; exit code 2.
    """
    if given is None:
        chosen = found.next_meeting
        if chosen is None:
            raise typer.BadParameter(
                "Aucune réunion dans le registre\u00a0: ouvrez-en une, clu new AAAA-MM-JJ."
            )
        return chosen
    chosen = found.meeting(given.rstrip("/\\").replace("\\", "/").rpartition("/")[2])
    if chosen is None:
        raise typer.BadParameter(_unknown_meeting(found, given))
    return chosen


def held_meeting(found: Register, given: str | None) -> Meeting:
    """The meeting of that folder; left out, the latest whose day has come, else the next one.

    Raises:
        typer.BadParameter: there is no such meeting; exit code 2.
    """
    come = [one for one in found.meetings if one.day <= found.on and not one.given_up]
    return come[-1] if given is None and come else meeting(found, given)


def _unknown_meeting(found: Register, given: str) -> str:
    known = [one.id for one in found.meetings]
    near = get_close_matches(given, known, n=1) or known[-1:]
    hint = f" La plus proche{NBSP}: {near[0]}." if near else ""
    return f"Réunion inconnue{NBSP}: {given}.{hint}{NNBSP}".rstrip(NNBSP)
