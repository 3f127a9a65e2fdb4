"""`clu convene`: the letters written, and the short table of who gets what."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from clu import french, letters
from clu.cli import again, mailing, place, post
from clu.cli.mailing import refuse
from clu.cli.screen import say
from clu.french import NBSP
from clu.spelling import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from clu.letters import Mailing
    from clu.meeting import Meeting
    from clu.outbox import Delivery
    from clu.register import Register

BLOCKING = ("CLU110", "CLU2", "CLU701")
"""Errors that concern the meeting itself, who signs, or the procedure that the letters follow.

Those of chapter 3 are about what was sent: new letters are their remedy.
"""


@dataclass(frozen=True, slots=True)
class Choice:
    """The seats and guests whose letters are asked for; none: all."""

    seats: frozenset[str]
    guests: frozenset[str]

    @property
    def only(self) -> frozenset[str] | None:
        """The ids asked for, or None for all."""
        return (self.seats | self.guests) or None


def write_letters(
    name: str | None,
    data: str | None,
    on: str | None,
    output: str | None,
    dated: str | None,
    choice: Choice,
    form: Sequence[str] | None = None,
    *,
    force: bool,
) -> int:
    """Write the letters of a meeting, and say where they lie and what is amiss.

    Raises:
        typer.BadParameter: wrong use; exit code 2.
        Refusal: errors stand in the way, or a letter was changed by hand; exit code 1.
    """
    wanted = post.asked(form)
    register = place.register(data, on)
    if name is None and register.next_meeting is None:
        return _tell_what_is_next(register)
    meeting = place.meeting(register, name)
    refuse_errors(register, meeting)
    refuse_unknown(register, meeting, choice)
    day = place.day(dated, "--dated")
    convocation = letters.convocation(register, meeting, day, choice.only)
    folder = outbox_folder(register, meeting, output)
    going = letters.Post(register, meeting, convocation)
    delivery = post.deliver(folder, going, wanted, force=force)
    mailing.tell(convocation, delivery)
    for line in post.remarks(going, delivery, wanted, dated=day is not None):
        say(line, err=True)
    for line in _remarks(register, meeting, convocation, delivery):
        say(line, err=True)
    return 0


def outbox_folder(register: Register, meeting: Meeting, output: str | None) -> Path:
    """Where the letters go: `build/` beside `data/`, or the folder asked for."""
    if output is not None:
        return Path(output)
    return register.home / "build" / meeting.id / "convocations"


def refuse_errors(register: Register, meeting: Meeting) -> None:
    """Errors of reading, of the meeting and of its convocation stop; those of others do not."""
    refuse(register, meeting, BLOCKING, "Les lettres n’ont pas été écrites")


def refuse_unknown(register: Register, meeting: Meeting, choice: Choice) -> None:
    """Refuse a seat or a guest that the meeting does not have."""
    version = register.version_on(meeting.day)
    _refuse(choice.seats, list(version.seats) if version else [], "--seat", "siège")
    _refuse(choice.guests, [guest.id for guest in meeting.guests], "--guest", "invité")


def _refuse(asked: Iterable[str], known: Sequence[str], option: str, kind: str) -> None:
    for name in sorted(asked):
        if name not in known:
            near = nearest(name, known)
            hint = f" Le plus proche{NBSP}: {near}." if near else ""
            raise typer.BadParameter(f"{option} {name}{NBSP}: {kind} inconnu.{hint}")


def _remarks(
    register: Register, meeting: Meeting, convocation: Mailing, delivery: Delivery
) -> Iterator[str]:
    for name in delivery.kept:
        yield f"Gardé, car retouché à la main{NBSP}: {name} n’a plus lieu d’être."
    for warning in convocation.warnings:
        yield f"{french.capitalise(warning)}."
    if meeting.given_up:
        yield f"Cette réunion est {_fate(meeting)} au registre{NBSP}: n’envoyez pas ces lettres."
    elif not meeting.coming(register.on):
        yield from _held(meeting)
    elif meeting.convened is None:
        yield from _to_send(meeting)


def _fate(meeting: Meeting) -> str:
    return "reportée" if meeting.postponed else "annulée"


def _tell_what_is_next(register: Register) -> int:
    """Nothing is to be convened: said, with what to do, and no fault of anybody's."""
    for meeting in register.meetings[-1:]:
        say(f"La réunion du {french.long_date(meeting.day)} est {_fate(meeting)}.", err=True)
    say("\n".join(_open_the_next()), err=True)
    return 0


def _held(meeting: Meeting) -> Iterator[str]:
    yield f"Le jour de cette réunion est passé ({french.long_date(meeting.day)})."
    yield from _open_the_next()


def _open_the_next() -> Iterator[str]:
    yield f"À faire{NBSP}: ouvrez la prochaine réunion, {again.command('new', 'AAAA-MM-JJ')}."


def _to_send(meeting: Meeting) -> Iterator[str]:
    """What comes after the letters of a coming meeting."""
    yield f"Ensuite{NBSP}: relisez, faites signer, envoyez, puis enregistrez l’envoi{NBSP}:"
    sent = again.command("convene", meeting.id, "--sent AAAA-MM-JJ --channel courriel")
    yield f"  {sent}"


def list_documents(data: str | None) -> int:
    """Name the templates, what each is, and where it comes from."""
    from clu.documents import Templates

    found = Templates(place.folder(data).absolute().parent).documents()
    origins = {"committee": "votre comité", "package": "clu"}
    for one in found:
        say(f"{one.name} ({origins.get(one.origin, one.origin)}){NBSP}: {one.sentence}")
    return 0
