"""`clu dossier`: everything that is printed for the day of a meeting."""

from __future__ import annotations

from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING

import typer

from clu import forms, french, outbox
from clu.cli import again, attendance, place, post, sitters
from clu.cli.adding import paragraph
from clu.cli.screen import say, width
from clu.french import NBSP
from clu.report import shown_path

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clu.dossier.printing import Dossier
    from clu.meeting import Meeting
    from clu.outbox import Delivery

FOLDER = "dossier"
USES = {
    "index": "le sommaire",
    "dossier": "tout, sur une page à imprimer",
    "chair": "la fiche de la présidence",
    "attendance": "à faire signer",
    "entrance": "la liste pour l’entrée",
    "papers": "les pièces",
    "name-plates": "les chevalets",
}


def write_dossier(
    name: str | None,
    data: str | None,
    on: str | None,
    output: str | None,
    per_sheet: str,
    form: Sequence[str] | None,
    *,
    force: bool,
) -> int:
    """Write the dossier of a meeting, and say what lies where and what it lacks.

    Raises:
        typer.BadParameter: there is no such meeting, or no such form; exit code 2.
        Refusal: the meeting is given up, or nobody can be expected at it; exit code 1.
    """
    from clu.attendance.sheet import doubts
    from clu.dossier import printing

    number = _per_sheet(per_sheet)
    wanted = post.asked(form, letters=False, without=forms.TO_AMEND)
    register = place.register(data, on)
    meeting = place.meeting(register, name)
    sitters.refuse_without(register, meeting, again.command("dossier", "AAAA-MM-JJ"))
    folder = Path(output) if output is not None else register.home / "build" / meeting.id / FOLDER
    found = printing.gather(register, meeting, number)
    files = printing.files(register, meeting, found)
    index = {name: files.pop(name) for name in list(files) if name.startswith(printing.INDEX)}
    files = forms.of_document(files, register.home, post.due(folder, wanted)) | index
    delivery = outbox.deliver(folder, files, force=force, partial=output is not None)
    say("\n".join(_result(meeting, found, delivery)))
    for line in (*_gaps(meeting), *attendance.remarks(doubts(register, meeting))):
        say(line, err=True)
    return 0


def _per_sheet(given: str) -> int:
    from clu.dossier.printing import PER_SHEET

    known = {str(one): one for one in PER_SHEET}
    if given not in known:
        raise typer.BadParameter(f"--plates {given}{NBSP}: écrivez 1 ou 2, par feuille A4.")
    return known[given]


def _result(meeting: Meeting, found: Dossier, delivery: Delivery) -> Iterator[str]:
    yield f"Dossier de la réunion du {french.long_date(meeting.day)}{NBSP}:"
    here = {*delivery.written, *delivery.unchanged}
    shown = {name: _file(name, here) for name in USES}
    width = max(map(len, shown.values()))
    yield f"  {shown_path(delivery.folder)}/"
    for name, use in USES.items():
        kept = "" if shown[name] in delivery.written else ", inchangé"
        yield f"    {shown[name]:<{width}}  {use}{kept}"
    stock = found.plates
    if stock.plates:
        plates = french.plural(len(stock.plates), "chevalet")
        sheets = french.plural(stock.sheets, "feuille")
        yield from paragraph(
            f"{plates} sur {sheets} A4{NBSP}: à imprimer sans marge, puis à plier en deux."
        )
    for name in delivery.kept:
        yield f"Gardé, car retouché à la main{NBSP}: {name}"


def _file(name: str, here: set[str]) -> str:
    """The file to open: the PDF where there is one."""
    return f"{name}.pdf" if f"{name}.pdf" in here else f"{name}.html"


def _gaps(meeting: Meeting) -> Iterator[str]:
    """What keeps the agenda from being timed."""
    lacking = [str(n) for n, one in enumerate(meeting.sheet.agenda, 1) if one.minutes is None]
    if lacking:
        points = "du point" if len(lacking) == 1 else "des points"
        yield from wrap(
            f"Sans durée (minutes) {points} {french.join(lacking)}, l’ordre du jour n’a pas toutes"
            " ses heures.",
            width(),
            break_on_hyphens=False,
        )
