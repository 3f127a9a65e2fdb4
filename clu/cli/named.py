"""Which meeting and which seat the words of a command line name: « [RÉUNION] SIÈGE … »."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from clu import french, layout, wording
from clu.cli import place
from clu.cli.refusal import Refusal
from clu.french import NBSP, NNBSP
from clu.spelling import nearest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clu.meeting import Meeting
    from clu.model.procedure import Seat
    from clu.register import Register


def split(register: Register, words: Sequence[str]) -> tuple[str | None, list[str]]:
    """The meeting, where the first word names one by its day, and the words after it."""
    if not words:
        return None, []
    first = words[0].rstrip("/\\").replace("\\", "/").rpartition("/")[2]
    if layout.is_meeting(first) or register.meeting(first):
        return first, list(words[1:])
    return None, list(words)


def to_prepare(register: Register, name: str | None, verb: str) -> Meeting:
    """The meeting that is meant, which must take place: the next one where none is named.

    Raises:
        typer.BadParameter: there is no such meeting; exit code 2.
        Refusal: it is given up; exit code 1.
    """
    meeting = place.meeting(register, name)
    if meeting.given_up:
        fate = "reportée" if meeting.postponed else "annulée"
        to = meeting.postponed.to if meeting.postponed else None
        instead = f"\nÀ faire{NBSP}: nommez la réunion qui la remplace, {to}." if to else ""
        raise Refusal(
            f"La réunion du {french.long_date(meeting.day)} est {fate} au registre{NBSP}: {verb}."
            f"{instead}"
        )
    return meeting


def seat(register: Register, meeting: Meeting, name: str) -> Seat:
    """The seat of the composition in force on the meeting's day.

    Raises:
        typer.BadParameter: there is no such seat; exit code 2.
    """
    version = register.version_on(meeting.day)
    seats = version.seats if version else {}
    if name not in seats:
        guests = {guest.id for guest in meeting.guests}
        if name in guests:
            raise typer.BadParameter(
                f"{name} est un invité, et un invité n’a pas de suppléant{NBSP}: la fiche parle des"
                " membres. Si une autre personne vient, changez-la dans"
                f" {register.shown(meeting.place.file)}."
            )
        raise typer.BadParameter(unknown(name, list(seats), "Siège"))
    return seats[name]


def unknown(name: str, known: Sequence[str], kind: str) -> str:
    """An identifier that nobody has, and the nearest one."""
    near = nearest(name, known)
    listed = f" La plus proche écriture connue{NBSP}: {near}." if near else ""
    if not near and known:
        listed = f" Connus{NBSP}: {wording.several(known)}."
    return f"{kind} inconnu{NBSP}: {name}.{listed}".rstrip(NNBSP)
