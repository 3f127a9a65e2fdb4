"""`clu convene`: the letters written, and the short table of who gets what."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from clu import french, letters, outbox
from clu.cli import place
from clu.cli.refusal import Refusal
from clu.cli.screen import say
from clu.french import NBSP
from clu.report import shown_path
from clu.spelling import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from clu.diagnostic import Diagnostic
    from clu.letters import Convocation
    from clu.meeting import Meeting
    from clu.outbox import Delivery
    from clu.register import Register

WIDTH = 80
MOST_REFUSALS = 10
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
    *,
    force: bool,
) -> int:
    """Write the letters of a meeting, and say where they lie and what is amiss.

    Raises:
        typer.BadParameter: wrong use; exit code 2.
        Refusal: errors stand in the way, or a letter was changed by hand; exit code 1.
    """
    register = place.register(data, on)
    if name is None and register.next_meeting is None:
        return _tell_what_is_next(register)
    meeting = place.meeting(register, name)
    refuse_errors(register, meeting)
    refuse_unknown(register, meeting, choice)
    day = place.day(dated, "--dated")
    convocation = letters.convocation(register, meeting, day, choice.only)
    folder = outbox_folder(register, meeting, output)
    delivery = _deliver(folder, convocation, register, force=force)
    _tell(register, meeting, convocation, delivery)
    return 0


def outbox_folder(register: Register, meeting: Meeting, output: str | None) -> Path:
    """Where the letters go: `build/` beside `data/`, or the folder asked for."""
    if output is not None:
        return Path(output)
    return register.home / "build" / meeting.id / "convocations"


def _deliver(
    folder: Path, convocation: Convocation, register: Register, *, force: bool
) -> Delivery:
    from clu.letters import printing

    files = printing.files(convocation, register.home)
    return outbox.deliver(folder, files, force=force, partial=convocation.partial)


def refuse_errors(register: Register, meeting: Meeting) -> None:
    """Errors of reading, of the meeting and of its convocation stop; those of others do not."""
    from clu.rules.engine import check

    stopping = [one for one in check(register) if _stops(one, meeting)]
    if stopping:
        lines = [_named(one) for one in stopping[:MOST_REFUSALS]]
        raise Refusal(
            f"Les lettres n’ont pas été écrites{NBSP}: {french.plural(len(stopping), 'erreur')}.\n"
            + "\n".join(lines)
            + f"\nVoyez chaque constat et son remède{NBSP}: clu check {meeting.id}"
        )


def _stops(one: Diagnostic, meeting: Meeting) -> bool:
    if one.severity != "error" or one.settled:
        return False
    if one.code.startswith("CLU0"):
        return one.problem.meeting in (None, meeting.id)
    return one.problem.meeting == meeting.id and one.code.startswith(BLOCKING)


def _named(one: Diagnostic) -> str:
    where = one.position
    return f"  {shown_path(where.file)}:{where.line}{NBSP}: {one.code} {one.problem.fact}"


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


def _tell(
    register: Register, meeting: Meeting, convocation: Convocation, delivery: Delivery
) -> None:
    """What was written goes to stdout; what is to be known beside it, to stderr."""
    say("\n".join(_table(convocation)))
    say()
    say("\n".join(_result(delivery, convocation)))
    for line in _remarks(register, meeting, convocation, delivery):
        say(line, err=True)


def _table(convocation: Convocation) -> Iterator[str]:
    """Who gets what, in which form, by which channel; who cannot be reached, and why."""
    from textwrap import wrap

    for row in letters.summary(convocation):
        yield from wrap(row.addressee, WIDTH, subsequent_indent="  ", break_on_hyphens=False)
        what = f"{row.id} · {row.kind} · forme {row.form} · {row.channel}"
        yield from wrap(what, WIDTH, initial_indent="    ", subsequent_indent="    ")
        for note in row.notes:
            yield from wrap(f"! {note}", WIDTH, initial_indent="    ", subsequent_indent="      ")


def _result(delivery: Delivery, convocation: Convocation) -> Iterator[str]:
    count = french.plural(len(convocation.letters), "lettre")
    written = french.plural(len(delivery.written), "fichier écrit", "fichiers écrits")
    where = f"{shown_path(delivery.folder)}/"
    yield f"{count} dans {where} ({written}, {len(delivery.unchanged)} à jour)."
    together = "toutes-les-lettres.html"
    if together in (*delivery.written, *delivery.unchanged):
        yield f"Pour imprimer{NBSP}: {shown_path(delivery.folder / together)}"
    for name in delivery.removed:
        yield f"Retiré, n’a plus lieu d’être{NBSP}: {name}"


def _remarks(
    register: Register, meeting: Meeting, convocation: Convocation, delivery: Delivery
) -> Iterator[str]:
    for name in delivery.kept:
        yield f"Gardé, car retouché à la main{NBSP}: {name} n’a plus lieu d’être."
    for warning in convocation.warnings:
        yield f"{french.capitalise(warning)}."
    if meeting.given_up:
        yield f"Cette réunion est {_fate(meeting)} au registre{NBSP}: n’envoyez pas ces lettres."
    elif not meeting.coming(register.on):
        yield from _held(register, meeting)
    elif meeting.convened is None:
        yield from _to_send(meeting)


def _fate(meeting: Meeting) -> str:
    return "reportée" if meeting.postponed else "annulée"


def _tell_what_is_next(register: Register) -> int:
    """Nothing is to be convened: said, with what to do, and no fault of anybody's."""
    for meeting in register.meetings[-1:]:
        say(f"La réunion du {french.long_date(meeting.day)} est {_fate(meeting)}.", err=True)
    say("\n".join(_open_the_next(register)), err=True)
    return 0


def _held(register: Register, meeting: Meeting) -> Iterator[str]:
    yield f"Le jour de cette réunion est passé ({french.long_date(meeting.day)})."
    yield from _open_the_next(register)


def _open_the_next(register: Register) -> Iterator[str]:
    folder = shown_path(register.folder / "meetings" / "AAAA-MM-JJ")
    yield f"À faire{NBSP}: ouvrez la prochaine réunion, {folder}/meeting.yaml."


def _to_send(meeting: Meeting) -> Iterator[str]:
    """What comes after the letters of a coming meeting."""
    yield f"Ensuite{NBSP}: relisez, faites signer, envoyez, puis enregistrez l’envoi{NBSP}:"
    yield f"  clu convene {meeting.id} --sent AAAA-MM-JJ --channel courriel"


def list_documents(data: str | None) -> int:
    """Name the templates, what each is, and where it comes from."""
    from clu.documents import Templates

    found = Templates(place.folder(data).absolute().parent).documents()
    origins = {"committee": "votre comité", "package": "clu"}
    for one in found:
        say(f"{one.name} ({origins.get(one.origin, one.origin)}){NBSP}: {one.sentence}")
    return 0
