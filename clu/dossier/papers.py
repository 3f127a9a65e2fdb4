"""The papers of the meeting: ready, handed out on the day, or still missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clu import french
from clu.dossier.company import in_room

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from clu.dossier.company import Comer
    from clu.meeting import Meeting
    from clu.model.meeting import Paper
    from clu.register import Register


@dataclass(frozen=True, slots=True)
class Listed:
    """A paper: to which item it belongs, where its file is, and what is left to be done."""

    item: int
    item_title: str
    title: str
    file: str | None
    on_table: bool
    missing: str | None


@dataclass(frozen=True, slots=True)
class Papers:
    """The papers item by item; `copies`: for how many one may have to print what is handed out."""

    listed: tuple[Listed, ...]
    copies: int
    folder: str


def papers(register: Register, meeting: Meeting, comers: Sequence[Comer]) -> Papers:
    """All papers of the agenda.

    Raises:
        UnreadError: the meeting's sheet could not be read.
    """
    by_id = {one.id: one for one in comers}
    listed = tuple(
        Listed(
            item=number,
            item_title=item.title,
            title=paper.title,
            file=paper.file if paper.file in meeting.papers else None,
            on_table=paper.on_table,
            missing=_missing(meeting, paper, by_id),
        )
        for number, item in enumerate(meeting.sheet.agenda, 1)
        for paper in item.papers
    )
    return Papers(listed, len(in_room(comers)), register.shown(meeting.folder / "papers"))


def _missing(meeting: Meeting, paper: Paper, comers: Mapping[str, Comer]) -> str | None:
    """What is awaited, of whom and until when; None where nothing is."""
    if paper.file in meeting.papers or (paper.on_table and not (paper.file or paper.owner)):
        return None
    owner = comers.get(paper.owner) if paper.owner else None
    who = f" {french.of(owner.label)}" if owner else f" de {paper.owner}" if paper.owner else ""
    due = f" pour le {french.date_without_weekday(paper.due)}" if paper.due else ""
    return f"à recevoir{who}{due}"
