"""`clu minutes --for`: the minutes written out for those who may read them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from clu import forms, french, outbox
from clu.audience import AUDIENCES
from clu.cli import again, mailing, place, post
from clu.cli.adding import paragraph
from clu.cli.refusal import Refusal
from clu.cli.screen import say
from clu.french import NBSP, NNBSP
from clu.report import shown_path
from clu.spelling import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from clu.audience import Audience
    from clu.meeting import Meeting
    from clu.outbox import Delivery
    from clu.privacy import Leak
    from clu.register import Register

UNDONE = "Le compte-rendu n’a pas été écrit"
REMEDY = (
    "À faire\u00a0: au lieu du nom, écrivez l’organisme, la fonction, ou l’identifiant du siège\n"
    "entre accolades, que clu remplace par ce que chaque public peut lire\u202f; ôtez le reste.\n"
    "L’accord écrit d’une personne s’enregistre dans agreements.yaml."
)
READERS: dict[Audience, str] = {
    "participants": "les participants",
    "intranet": "l’intranet",
    "internet": "le site internet",
}


def write_minutes(
    name: str | None,
    data: str | None,
    on: str | None,
    output: str | None,
    audience: str | None,
    form: Sequence[str] | None = None,
    *,
    force: bool,
) -> int:
    """Write the minutes of a meeting for an audience, and say where they lie.

    Raises:
        typer.BadParameter: wrong use; exit code 2.
        Refusal: no minutes, files that cannot be read, or personal data; exit code 1.
    """
    wanted = known_audience(audience)
    also = post.asked(form, letters=False)
    register = place.register(data, on)
    meeting = _meeting(register, name)
    pages = pieces(register, meeting, wanted)
    folder = Path(output) if output is not None else register.home / "build" / meeting.id
    due = post.due(folder, also, f"minutes-{wanted}")
    files = forms.of_document(pages, register.home, due)
    delivery = outbox.deliver(folder, files, force=force, partial=True)
    say("\n".join(_told(meeting, wanted, delivery, files)))
    for remark in (*_remarks(meeting, wanted), *post.amended(also)):
        say(remark, err=True)
    return 0


def known_audience(given: str | None) -> Audience:
    """The audience that the option names.

    Raises:
        typer.BadParameter: it names none; exit code 2.
    """
    named = french.join(AUDIENCES, "ou")
    if given is None:
        raise typer.BadParameter(
            f"Que faut-il faire du compte-rendu{NNBSP}? --begin, --stage ÉTAPE, --letters, ou"
            f" --for PUBLIC{NBSP}: {named}."
        )
    for one in AUDIENCES:
        if given == one:
            return one
    near = nearest(given.lower(), AUDIENCES)
    hint = f" Le plus proche{NBSP}: {near}." if near else ""
    raise typer.BadParameter(f"--for {given}{NBSP}: public inconnu. Choisissez {named}.{hint}")


def _meeting(register: Register, name: str | None) -> Meeting:
    """The meeting of that folder; left out, the latest one that has minutes.

    Raises:
        typer.BadParameter: there is no such meeting; exit code 2.
    """
    past = [one for one in register.meetings if one.held(register.on) and _begun(one)]
    return past[-1] if name is None and past else place.meeting(register, name)


def _begun(meeting: Meeting) -> bool:
    """Whether it has minutes, were they such that nobody can read them."""
    return meeting.minutes_part.unread is not None or meeting.minutes is not None


def pieces(register: Register, meeting: Meeting, audience: Audience) -> dict[str, bytes]:
    """The files of the minutes, by name, proved to tell nothing that their readers may not know.

    Raises:
        Refusal: no minutes, files that cannot be read, or personal data; exit code 1.
    """
    from clu.minutes import printing

    mailing.refuse(register, meeting, (), UNDONE)
    if meeting.minutes is None:
        raise Refusal(
            f"La réunion du {french.long_date(meeting.day)} n’a pas encore de compte-rendu.\n"
            f"Pour le commencer{NBSP}: {again.command('minutes', meeting.id, '--begin')}"
        )
    files = printing.files(register, meeting, audience)
    refuse_leaks(register, meeting, audience, files)
    return files


def refuse_leaks(
    register: Register, meeting: Meeting, audience: Audience, files: Mapping[str, bytes]
) -> None:
    """Refuse pages that tell what their readers must not get, with the file and line of each.

    Raises:
        Refusal: they do.
    """
    from clu import privacy

    pages = {name: content.decode() for name, content in files.items()}
    found = privacy.leaks(register, meeting, audience, pages)
    if found:
        head = f"{UNDONE}{NBSP}: il montrerait des données personnelles."
        raise Refusal("\n".join((head, *lines(found), REMEDY)))


def lines(leaks: Iterable[Leak]) -> Iterator[str]:
    """Where each leak comes from, once a place and text, as a refusal says it."""
    for one in {(one.position.file, one.position.line, one.text): one for one in leaks}.values():
        where = one.position
        yield f"  {shown_path(where.file)}:{where.line}{NBSP}: {one.fact}"


def _told(
    meeting: Meeting, audience: Audience, delivery: Delivery, files: dict[str, bytes]
) -> Iterator[str]:
    what = "Compte-rendu" if meeting.validated else "Projet de compte-rendu"
    day = french.long_date(meeting.day)
    yield from paragraph(f"{what} de la réunion du {day}, pour {READERS[audience]}{NBSP}:")
    for name in sorted(files, reverse=True):
        kept = "" if name in delivery.written else ", inchangé"
        yield f"  {shown_path(delivery.folder / name)}{kept}"


def _remarks(meeting: Meeting, audience: Audience) -> Iterator[str]:
    if audience == "participants" or meeting.validated:
        return
    yield (
        f"Ce n’est encore qu’un projet{NBSP}: ne le mettez en ligne qu’une fois validé, par"
        f" {again.command('minutes', meeting.id, '--stage validé')}."
    )
