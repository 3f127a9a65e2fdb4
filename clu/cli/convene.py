"""`clu convene`: the letters written, and the short table of who gets what."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from clu import french, letters, outbox
from clu.cli import place
from clu.cli.refusal import Refusal
from clu.french import NBSP
from clu.report import shown_path
from clu.spelling import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from clu.diagnostic import Diagnostic
    from clu.documents import TemplateFault
    from clu.letters import Convocation
    from clu.meeting import Meeting
    from clu.outbox import Delivery
    from clu.register import Register

WIDTH = 80
MOST_REFUSALS = 10
BLOCKING = ("CLU2", "CLU3")
"""The chapters whose errors concern the meeting itself or its convocation."""

SETTLED_BY_WRITING = frozenset(["CLU304", "CLU306", "CLU301", "CLU303"])
"""Errors about what was sent: they are no reason not to write new letters, which are the remedy."""


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
    meeting = place.meeting(register, name)
    with place.readable():
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
    return committee_folder(register) / "build" / meeting.id / "convocations"


def committee_folder(register: Register) -> Path:
    """The folder that holds `data/`: its templates and its output stand there."""
    return register.folder.absolute().parent


def _deliver(
    folder: Path, convocation: Convocation, register: Register, *, force: bool
) -> Delivery:
    from clu.documents import TemplateFault
    from clu.letters import printing

    try:
        files = printing.files(convocation, committee_folder(register))
        return outbox.deliver(folder, files, force=force, partial=convocation.partial)
    except TemplateFault as fault:
        raise Refusal(template_fault(fault)) from None
    except outbox.ChangedByHandError as error:
        raise Refusal(_by_hand(error)) from None
    except outbox.OutboxError as error:
        where = ", ".join(shown_path(path) for path in error.paths)
        raise Refusal(f"{where}{NBSP}: {error.fact}{NBSP}; {error.hint}.") from None


def template_fault(fault: TemplateFault) -> str:
    """A wrong template, as a finding reads."""
    fact = french.capitalise(fault.fact)
    return f"{shown_path(fault.file)}:{fault.line}\n  {fact}.\n  À faire{NBSP}: {fault.hint}."


def _by_hand(error: outbox.ChangedByHandError) -> str:
    names = "\n".join(f"  {shown_path(path)}" for path in error.paths)
    fact = french.capitalise(error.fact)
    return f"{fact}{NBSP}:\n{names}\nRien n’a été écrit. À faire{NBSP}: {error.hint}."


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
    if one.severity != "error" or one.settled or one.code in SETTLED_BY_WRITING:
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
    typer.echo("\n".join(_table(convocation)))
    typer.echo()
    typer.echo("\n".join(_result(delivery, convocation)))
    for line in _remarks(register, meeting, convocation, delivery):
        typer.echo(line, err=True)


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
        yield "Cette réunion est reportée ou annulée au registre."
    elif not meeting.coming(register.on):
        yield from _held(register, meeting)


def _held(register: Register, meeting: Meeting) -> Iterator[str]:
    folder = shown_path(register.folder / "meetings" / "AAAA-MM-JJ")
    yield f"Cette réunion a eu lieu le {french.long_date(meeting.day)}."
    yield f"À faire{NBSP}: créez le dossier de la prochaine, {folder}, et son meeting.yaml."


def list_documents(data: str | None) -> int:
    """Name the templates, what each is, and where it comes from."""
    from clu.documents import TemplateFault, Templates

    folder = place.folder(data).absolute().parent
    try:
        found = Templates(folder).documents()
    except TemplateFault as fault:
        raise Refusal(template_fault(fault)) from None
    origins = {"committee": "votre comité", "package": "clu"}
    for one in found:
        typer.echo(f"{one.name} ({origins.get(one.origin, one.origin)}){NBSP}: {one.sentence}")
    return 0
