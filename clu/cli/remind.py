"""`clu convene --remind`: a reminder to each of those who have not answered, and to nobody else."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from clu import french, letters, outbox, stated
from clu.cli import again, mailing, place, post
from clu.cli.convene import refuse_errors, refuse_unknown
from clu.cli.refusal import Refusal
from clu.cli.screen import say
from clu.events import replying
from clu.french import NBSP

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clu.cli.convene import Choice
    from clu.letters import Mailing
    from clu.meeting import Meeting
    from clu.register import Register


def write_reminders(
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
    """Write the reminders of a meeting, and say where they lie.

    Raises:
        typer.BadParameter: wrong use; exit code 2.
        Refusal: nobody was convened, the meeting is over, or it has changed since; exit code 1.
    """
    wanted = post.asked(form)
    register = place.register(data, on)
    meeting = place.meeting(register, name)
    refuse_errors(register, meeting)
    refuse_unknown(register, meeting, choice)
    _refuse(register, meeting)
    silent = frozenset(replying.silent(register, meeting))
    _refuse_changed(register, meeting, silent)
    day = place.day(dated, "--dated")
    reminders = letters.reminder(register, meeting, silent, day, choice.only)
    folder = Path(output) if output else register.home / "build" / meeting.id / "reminders"
    going = letters.Post(register, meeting, reminders)
    if not reminders.letters:
        if folder.is_dir():
            outbox.deliver(folder, {}, force=force, partial=reminders.partial)
        say(_nobody(choice, silent))
        return 0
    delivery = post.deliver(folder, going, wanted, force=force)
    mailing.tell(reminders, delivery)
    for line in post.remarks(going, delivery, wanted, dated=day is not None):
        say(line, err=True)
    for line in _remarks(reminders, delivery.kept):
        say(line, err=True)
    return 0


def _refuse(register: Register, meeting: Meeting) -> None:
    day = french.long_date(meeting.day)
    if not meeting.coming(register.on):
        fate = "est reportée ou annulée" if meeting.given_up else "est passée"
        raise Refusal(f"La réunion du {day} {fate}{NBSP}: il n’y a personne à relancer.")
    if not meeting.issues:
        write = again.command("convene", meeting.id)
        sent = again.command("convene", meeting.id, "--sent AAAA-MM-JJ --channel VOIE")
        raise Refusal(
            f"Personne n’est encore convoqué à la réunion du {day}{NBSP}: il n’y a rien à"
            f" rappeler.\nÀ faire{NBSP}: {write}, puis {sent}"
        )


def _refuse_changed(register: Register, meeting: Meeting, silent: frozenset[str]) -> None:
    """A reminder repeats; what has changed is for a new convocation to say."""
    formers = stated.formers(register, meeting)
    changed = [one for one in formers if one in silent and formers[one].changed]
    if changed:
        raise Refusal(
            "Ce que disaient les lettres a changé depuis leur envoi\u00a0: un rappel ne suffit"
            f" pas.\nÀ faire{NBSP}: {again.command('convene', meeting.id)}, puis enregistrez"
            " le nouvel envoi."
            f" Voyez ce qui a changé{NBSP}: {again.command('check', meeting.id)}"
        )


def _nobody(choice: Choice, silent: frozenset[str]) -> str:
    if choice.only and silent:
        return "Ces sièges ont répondu\u00a0: il n’y a pas de rappel à écrire."
    return "Toutes les réponses sont là\u00a0: il n’y a pas de rappel à écrire."


def _remarks(reminders: Mailing, kept: Sequence[str]) -> Iterator[str]:
    for name in kept:
        yield f"Gardé, car retouché à la main{NBSP}: {name} n’a plus lieu d’être."
    for warning in reminders.warnings:
        yield f"{french.capitalise(warning)}."
