"""What commands that write letters share: the forms asked for, and what is said of drafts."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

import typer

from clu import forms, french, outbox
from clu.cli.refusal import Refusal
from clu.cli.screen import width
from clu.disk import why
from clu.french import NBSP, NNBSP
from clu.report import shown_path
from clu.spelling import suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from clu.letters import Letter, Post
    from clu.outbox import Delivery

USES = {"pdf": "En PDF, à imprimer ou à joindre", "odt": "À retoucher dans Writer"}
"""What the forms of pages serve for."""


def asked(
    given: Sequence[str] | None, *, letters: bool = True, without: Sequence[str] = ()
) -> tuple[str, ...]:
    """The forms that `--format` names; `without`: those that the document cannot take.

    Raises:
        typer.BadParameter: the document has no such form; exit code 2.
    """
    try:
        return forms.read(given or (), letters=letters, without=without)
    except forms.UnknownFormError as error:
        hint = suggestion(error.name, error.known)
        raise typer.BadParameter(
            f"--format {error.name}{NBSP}: forme inconnue{NNBSP}; {hint}."
        ) from None


def deliver(folder: Path, post: Post, wanted: Sequence[str], *, force: bool) -> Delivery:
    """Write the letters in the forms asked for, and in those that lie there already.

    Raises:
        Refusal: a paper or a scan cannot be read; exit code 1.
        OutboxError: a file was changed by hand, or the disk refused.
        TemplateFault: a template is missing or wrong.
    """
    from clu.letters import printing

    pages = printing.files(post.mailing, post.register.home)
    try:
        files = forms.of_letters(pages, post, due(folder, wanted))
    except OSError as error:
        name = shown_path(_path(error) or folder)
        raise Refusal(
            f"Rien n’a été écrit{NBSP}: {name} ne peut pas être lu ({why(error)})."
        ) from None
    return outbox.deliver(folder, files, force=force, partial=post.mailing.partial)


def due(folder: Path, wanted: Sequence[str], document: str = "") -> tuple[str, ...]:
    """The forms asked for, and those that lie in the folder: nothing outdated stays there.

    `document`: the name of the only document that counts, without its ending.
    """
    return tuple(dict.fromkeys((*wanted, *forms.earlier(folder, document))))


def _path(error: OSError) -> Path | None:
    from pathlib import Path

    return Path(error.filename) if error.filename else None


def remarks(post: Post, delivery: Delivery, wanted: Sequence[str], *, dated: bool) -> Iterator[str]:
    """What is to be known of the drafts that were asked for, and of the invitations."""
    yield from of_pages(delivery, wanted)
    found = [*_of_drafts(post, delivery, dated=dated)] if "eml" in wanted else []
    found += _of_invitations(post) if "ics" in wanted else ()
    for remark in found:
        for line in remark.splitlines():
            yield from wrap(line, width(), break_long_words=False, break_on_hyphens=False)


def of_pages(delivery: Delivery, wanted: Sequence[str]) -> Iterator[str]:
    """What is to be known of the PDF and of what is amended in Writer."""
    names = (*delivery.written, *delivery.unchanged)
    where = shown_path(delivery.folder)
    for form, use in USES.items():
        made = [name for name in names if name.endswith(f".{form}")]
        if form in wanted and made:
            shown = made[0] if len(made) == 1 else f"*.{form}"
            yield f"{use}{NBSP}: {where}/{shown}"
    yield from amended(wanted)


def amended(wanted: Sequence[str]) -> Iterator[str]:
    """What becomes of changes made in Writer."""
    if "odt" in wanted:
        yield (
            "Retouché dans Writer, un document n’est plus remplacé sans --force. À l’envoi, clu"
            f" garde ses propres pages, non vos retouches{NBSP}: conservez ce que vous envoyez."
        )


def _of_drafts(post: Post, delivery: Delivery, *, dated: bool) -> Iterator[str]:
    from clu import mail

    drafts = [one for one in post.mailing.letters if one.email]
    if drafts:
        count = french.plural(len(drafts), "brouillon")
        where = shown_path(delivery.folder)
        yield f"{count} à ouvrir dans votre messagerie, un par destinataire{NBSP}:\n  {where}/*.eml"
    scans = [one for one in drafts if mail.scanned(post.meeting, one)]
    if scans:
        yield f"Avec la lettre signée et numérisée{NBSP}: {_names(scans)}."
        missing = [one for one in drafts if one.signed and one not in scans]
        if missing:
            yield f"Sans lettre signée et numérisée{NBSP}: {_names(missing)}."
    elif drafts and not dated:
        yield f"Ces lettres ne portent pas de date{NBSP}: --dated AAAA-MM-JJ la leur donne."
    others = mail.unaddressed(post.mailing)
    if others:
        yield f"Sans adresse électronique, donc sans brouillon{NBSP}: {_names(others)}."
        file = post.register.shown("private/contacts.yaml")
        yield f"  Une adresse personnelle s’écrit dans {file}, que git ne garde pas."
    if drafts and not drafts[0].heading.email:
        yield (
            "Brouillons sans expéditeur, votre messagerie y mettra le vôtre"
            f"{NBSP}:\n  complétez secretariat.email dans {post.register.shown('committee.yaml')}."
        )


def _of_invitations(post: Post) -> Iterator[str]:
    """Without an address on both sides nobody can answer an invitation."""
    secretariat = post.register.committee.secretariat
    own = secretariat.email if secretariat else None
    silent = [one for one in post.mailing.letters if not one.email]
    if own is None:
        yield (
            "Invitations sans réponse possible, faute d’adresse du secrétariat"
            f"{NBSP}:\n  complétez secretariat.email dans {post.register.shown('committee.yaml')}."
        )
    elif silent:
        yield f"Invitations sans réponse possible, faute d’adresse{NBSP}: {_names(silent)}."


def _names(letters: Sequence[Letter]) -> str:
    return french.join([one.id for one in letters])
