"""`clu minutes --letters`: the letters that send the minutes, whether draft or final."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clu import french, letters
from clu.cli import again, mailing, place, post
from clu.cli.refusal import Refusal
from clu.cli.screen import say
from clu.french import NBSP
from clu.report import shown_path

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from clu.letters import Mailing
    from clu.meeting import Meeting
    from clu.outbox import Delivery
    from clu.register import Register

FOLDER = "minutes-letters"
BLOCKING = ("CLU5",)
DRAFT = {"soumis à observations": True, "validé": False}
"""The stages at which the minutes go out, and whether it is the draft that goes."""


def write_letters(
    name: str | None,
    data: str | None,
    on: str | None,
    output: str | None,
    form: Sequence[str] | None = None,
    *,
    force: bool,
) -> int:
    """Write the letters that go with the minutes, and say where they lie and what is amiss.

    Raises:
        typer.BadParameter: wrong use; exit code 2.
        Refusal: the minutes cannot go out yet, or a letter was changed by hand; exit code 1.
    """
    wanted = post.asked(form)
    register = place.register(data, on)
    meeting = place.held_meeting(register, name)
    draft = _stage(register, meeting)
    covering = letters.covering(register, meeting, draft=draft)
    if not covering.letters:
        raise Refusal(_nobody(register, meeting))
    folder = letters_folder(register, meeting, output)
    drafts = "eml" in post.due(folder, wanted)
    enclosed = _enclosed(register, meeting, draft=draft) if drafts else {}
    going = letters.Post(register, meeting, covering, enclosed)
    delivery = post.deliver(folder, going, wanted, force=force)
    mailing.tell(covering, delivery)
    for line in post.remarks(going, delivery, wanted, dated=True):
        say(line, err=True)
    for line in _remarks(meeting, covering, delivery, draft=draft):
        say(line, err=True)
    return 0


def _enclosed(register: Register, meeting: Meeting, *, draft: bool) -> dict[str, bytes]:
    """The minutes as the participants read them, for the drafts."""
    from clu.cli.account import pieces

    pages = pieces(register, meeting, "participants")
    name = "projet-de-compte-rendu" if draft else "compte-rendu"
    return {f"{name}-{meeting.id}.html": pages["minutes-participants.html"]}


def letters_folder(register: Register, meeting: Meeting, output: str | None = None) -> Path:
    """Where the letters lie: `build/` beside `data/`, or the folder asked for."""
    from pathlib import Path

    return Path(output) if output else register.home / "build" / meeting.id / FOLDER


def refuse_unwritten(register: Register, meeting: Meeting, undone: str) -> None:
    """Refuse minutes that are not there, or that hold errors.

    Raises:
        Refusal: so it is; exit code 1.
    """
    day = french.long_date(meeting.day)
    if meeting.given_up:
        fate = "reportée" if meeting.postponed else "annulée"
        raise Refusal(
            f"{undone}{NBSP}: la réunion du {day} est {fate} au registre.\n"
            f"À faire{NBSP}: nommez la réunion qui s’est tenue."
        )
    if meeting.minutes is None:
        raise Refusal(
            f"{undone}{NBSP}: la réunion du {day} n’a pas de compte-rendu au registre.\n"
            f"À faire{NBSP}: {again.command('minutes', meeting.id, '--begin')}"
        )
    mailing.refuse(register, meeting, BLOCKING, undone)


def _stage(register: Register, meeting: Meeting) -> bool:
    """Whether it is the draft that goes out.

    Raises:
        Refusal: the minutes are not there, hold errors, or are the drafter's alone still.
    """
    undone = "Les lettres n’ont pas été écrites"
    refuse_unwritten(register, meeting, undone)
    if meeting.stage not in DRAFT:
        remark = again.command("minutes", meeting.id, "--stage observations --until AAAA-MM-JJ")
        final = again.command("minutes", meeting.id, "--stage validé")
        raise Refusal(
            f"{undone}{NBSP}: le compte-rendu en est au projet. À faire, selon ce qui part"
            f"{NBSP}:\n  {remark}\n  {final}"
        )
    return DRAFT[meeting.stage]


def _nobody(register: Register, meeting: Meeting) -> str:
    assert meeting.minutes is not None  # noqa: S101 - asked for in `_stage`
    file = meeting.minutes.at().file
    return (
        f"Aucune lettre à écrire{NBSP}: le compte-rendu ne dit de personne qu’elle était là.\n"
        f"À faire{NBSP}: complétez «{NBSP}attendance{NBSP}» dans {shown_path(file)}, ou réglez"
        f" «{NBSP}minutes_to_everybody{NBSP}» dans {register.shown('committee.yaml')}."
    )


def _remarks(
    meeting: Meeting, covering: Mailing, delivery: Delivery, *, draft: bool
) -> Iterator[str]:
    for name in delivery.kept:
        yield f"Gardé, car retouché à la main{NBSP}: {name} n’a plus lieu d’être."
    for warning in covering.warnings:
        yield f"{french.capitalise(warning)}."
    what = "le projet" if draft else "le compte-rendu"
    see = again.command("minutes", meeting.id, "--for participants")
    yield (
        f"Ensuite{NBSP}: joignez-y {what} ({see}), faites"
        f" signer, envoyez, puis enregistrez l’envoi{NBSP}:"
    )
    option = ("--draft",) if draft else ()
    sent = ("--sent-to-participants", *option, "--channel courriel")
    yield f"  {again.command('publish', meeting.id, *sent)}"
