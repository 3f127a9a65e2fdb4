"""The pieces of the dossier as files: each one alone, all of them as one page, and an index.

Markdown is the source of each piece but for the faces of the name plates, which only a page has.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from clu import attendance, documents, occasion
from clu.attendance import printing as signing
from clu.attendance.sheet import sheet
from clu.documents import Templates
from clu.dossier import chair, entrance, papers, plates
from clu.dossier.company import chair_first, company

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markupsafe import Markup

    from clu.dossier.company import Comer
    from clu.dossier.plates import Plate
    from clu.meeting import Meeting
    from clu.register import Register

INDEX, WHOLE, PLATES = "index", "dossier", "name-plates"
PER_SHEET = (1, 2)
"""How many name plates a sheet of paper can bear."""

Kind = Literal["plain", "attendance", "plates"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece: its name, without ending, its title, its texts in Markdown, one a sheet or more."""

    name: str
    title: str
    kind: Kind
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A piece on a page: its sheets in HTML; of name plates, the plates themselves."""

    name: str
    title: str
    kind: Kind
    sheets: tuple[Markup, ...]
    plates: tuple[Plate, ...]


@dataclass(frozen=True, slots=True)
class Set:
    """The name plates, so many on a sheet; `sheets`: how many sheets that takes."""

    plates: tuple[Plate, ...]
    per_sheet: int

    @property
    def sheets(self) -> int:
        """The sheets of paper to be printed."""
        return -(-len(self.plates) // self.per_sheet)


@dataclass(frozen=True, slots=True)
class Dossier:
    """What was gathered: the pieces, in the order in which they are printed, and the plates."""

    pieces: tuple[Piece, ...]
    plates: Set
    attendance: dict[str, bytes]


def gather(register: Register, meeting: Meeting, per_sheet: int = 1) -> Dossier:
    """All pieces of a meeting.

    Raises:
        UnreadError: a part that they tell of could not be read.
        TemplateFault: a template is missing or wrong.
    """
    comers = company(register, meeting)
    stock = Set(plates.plates(chair_first(register, meeting, comers)), per_sheet)
    signed = signing.files(register, meeting)
    pieces = (
        _piece(register, meeting, "chair", page=_chair(register, meeting, comers)),
        Piece(
            signing.NAME,
            "Feuille d’émargement",
            "attendance",
            tuple(signed[f"{signing.NAME}.md"].decode().split(signing.BETWEEN_SHEETS)),
        ),
        _piece(register, meeting, "entrance", page=entrance.entrance(comers)),
        _piece(register, meeting, "papers", page=papers.papers(register, meeting, comers)),
        _piece(register, meeting, PLATES, "plates", page=stock),
    )
    return Dossier(pieces, stock, signed)


def _chair(register: Register, meeting: Meeting, comers: Sequence[Comer]) -> chair.Page:
    on_sheet = sheet(register, meeting)
    return chair.page(register, meeting, comers, (on_sheet.chair, on_sheet.secretary))


def _piece(
    register: Register, meeting: Meeting, name: str, kind: Kind = "plain", **values: object
) -> Piece:
    templates = Templates(register.home)
    text = templates.markdown(name, **_always(register, meeting), **values)
    return Piece(name, documents.title(text) or name, kind, (text,))


def _always(register: Register, meeting: Meeting) -> dict[str, object]:
    return {
        "register": occasion.register(register, meeting.day),
        "meeting": occasion.meeting(register, meeting),
    }


def files(register: Register, meeting: Meeting, dossier: Dossier) -> dict[str, bytes]:
    """The files of the dossier, by name.

    Raises:
        UnreadError: a part that they tell of could not be read.
        TemplateFault: a template is missing or wrong.
    """
    found = dict(dossier.attendance)
    for one in dossier.pieces:
        if one.kind != "attendance":
            found[f"{one.name}.md"] = one.texts[0].encode()
            found[f"{one.name}.html"] = _page(register, meeting, dossier, (one,))
    every = [text for one in dossier.pieces for text in one.texts]
    found[f"{WHOLE}.md"] = signing.BETWEEN_SHEETS.join(every).encode()
    found[f"{WHOLE}.html"] = _page(register, meeting, dossier, dossier.pieces)
    return found | _index(register, meeting, dossier)


def _page(register: Register, meeting: Meeting, dossier: Dossier, pieces: Sequence[Piece]) -> bytes:
    """A page of one piece, or of several under one heading."""
    several = len(pieces) > 1
    page = Templates(register.home).html(
        WHOLE,
        meeting=occasion.meeting(register, meeting),
        title=None if several else pieces[0].title,
        pieces=tuple(_shown(dossier, pieces, deeper=int(several))),
        per_sheet=dossier.plates.per_sheet,
    )
    return page.encode()


def _shown(dossier: Dossier, pieces: Sequence[Piece], *, deeper: int) -> Iterator[Shown]:
    for one in pieces:
        folded = one.kind == "plates"
        sheets = () if folded else tuple(documents.html(text, deeper=deeper) for text in one.texts)
        yield Shown(one.name, one.title, one.kind, sheets, dossier.plates.plates if folded else ())


def _index(register: Register, meeting: Meeting, dossier: Dossier) -> dict[str, bytes]:
    """The way into the pieces, and what each is for."""
    everybody = attendance.expected(register, meeting)
    text = Templates(register.home).markdown(
        WHOLE,
        **_always(register, meeting),
        pieces=dossier.pieces,
        plates=dossier.plates,
        places=max(1, len(meeting.sheet.places)),
        seats=sum(one.seat is not None for one in everybody),
    )
    page = Templates(register.home).html(
        "document",
        title=documents.title(text) or WHOLE,
        heading=None,
        content=documents.html(text),
    )
    return {f"{INDEX}.md": text.encode(), f"{INDEX}.html": page.encode()}
