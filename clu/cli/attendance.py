"""`clu attendance`: the sheet to sign, and what is to be asked before it is printed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from clu import forms, french, outbox, wording
from clu.attendance import expected
from clu.cli import again, place, post, sitters
from clu.cli.adding import paragraph
from clu.cli.screen import say, width
from clu.french import NBSP
from clu.report import shown_path

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clu.attendance.sheet import Doubts
    from clu.meeting import Meeting
    from clu.outbox import Delivery
    from clu.register import Register

USES = {
    ".pdf": "à imprimer",
    ".html": "à imprimer",
    ".md": "le même texte en Markdown",
    ".csv": "pour un tableur",
}


def write_sheet(
    name: str | None,
    data: str | None,
    on: str | None,
    output: str | None,
    form: Sequence[str] | None = None,
    *,
    force: bool,
) -> int:
    """Write the sheet of a meeting, and say where it lies and which names it lacks.

    Raises:
        typer.BadParameter: there is no such meeting; exit code 2.
        Refusal: the meeting is given up, or nobody can be expected at it; exit code 1.
    """
    from clu.attendance import printing
    from clu.attendance.sheet import doubts

    wanted = post.asked(form, letters=False, without=forms.TO_AMEND)
    register = place.register(data, on)
    meeting = place.meeting(register, name)
    sitters.refuse_without(register, meeting, again.command("attendance", "AAAA-MM-JJ"))
    folder = Path(output) if output is not None else register.home / "build" / meeting.id
    pages = printing.files(register, meeting)
    due = post.due(folder, wanted, printing.NAME)
    files = forms.of_document(pages, register.home, due)
    delivery = outbox.deliver(folder, files, force=force, partial=True)
    say("\n".join(_result(register, meeting, delivery)))
    for line in remarks(doubts(register, meeting)):
        say(line, err=True)
    return 0


def _result(register: Register, meeting: Meeting, delivery: Delivery) -> Iterator[str]:
    everybody = expected(register, meeting)
    guests = sum(one.guest is not None for one in everybody)
    seats = french.plural(len(everybody) - guests, "siège")
    beside = f", {french.plural(guests, 'invité')}" if guests else ""
    sheets = len(meeting.sheet.places)
    yield f"Feuille d’émargement du {french.long_date(meeting.day)}{NBSP}: {seats}{beside}."
    if sheets > 1:
        told = f"Une feuille pour chacun des {sheets} lieux, avec tous les sièges sur chacune."
        yield from paragraph(told)
    for suffix, use in USES.items():
        path = delivery.folder / f"attendance{suffix}"
        if path.name not in (*delivery.written, *delivery.unchanged):
            continue
        kept = "" if path.name in delivery.written else ", inchangé"
        yield f"  {shown_path(path)} ({use}{kept})"


def remarks(found: Doubts) -> Iterator[str]:
    """The names to ask for; each is a blank on the sheet."""
    from textwrap import fill

    told = {
        "Noms attestés il y a trop longtemps, laissés en blanc, à confirmer": found.stale,
        "Noms non connus, laissés en blanc": found.unknown,
        "Suppléances annoncées hors délai, dites sur la feuille": found.late,
    }
    for words, ids in told.items():
        if ids:
            text = f"{words}{NBSP}: {wording.several(ids)}."
            yield fill(text, width(), subsequent_indent="  ", break_on_hyphens=False)
