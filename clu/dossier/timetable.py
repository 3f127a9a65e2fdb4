"""The agenda with its hours: the hour of the beginning, and each item's minutes after it.

Where an item has no length, the hours of those that follow are not known, and none is made up.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from typing import TYPE_CHECKING

from clu import french
from clu.french import NBSP, NNBSP

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from clu.dossier.company import Comer
    from clu.meeting import Meeting
    from clu.model.meeting import Item

HOUR, DAY = 60, 24 * 60


@dataclass(frozen=True, slots=True)
class Slot:
    """An item: when it begins and how long it lasts, where that is known; who presents it.

    `warning`: what is known to stand in the presenter's way.
    """

    number: int
    id: str
    title: str
    begins: str | None
    length: str | None
    presenter: str | None
    warning: str | None
    papers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Timetable:
    """The items in their order, and a sentence on how they fit into the time there is."""

    slots: tuple[Slot, ...]
    fit: str | None


def timetable(meeting: Meeting, comers: Mapping[str, Comer]) -> Timetable:
    """The agenda of a meeting. `comers` are those who may present an item, by id.

    Raises:
        UnreadError: the meeting's sheet could not be read.
    """
    agenda = meeting.sheet.agenda
    starts = tuple(_starts(meeting))
    slots = tuple(
        _slot(number, item, start, comers)
        for number, (item, start) in enumerate(zip(agenda, starts, strict=False), 1)
    )
    return Timetable(slots, _fit(meeting, starts[-1]) if agenda else None)


def _starts(meeting: Meeting) -> Iterator[int | None]:
    """The minute of the day at which each item begins, then that at which the last one ends."""
    hour = meeting.sheet.hour
    now: int | None = hour.hour * HOUR + hour.minute
    for item in meeting.sheet.agenda:
        yield now
        now = None if now is None or item.minutes is None else now + item.minutes
    yield now


def _slot(number: int, item: Item, start: int | None, comers: Mapping[str, Comer]) -> Slot:
    comer = comers.get(item.presenter) if item.presenter else None
    return Slot(
        number=number,
        id=item.id,
        title=item.title,
        begins=french.hour(_hour(start)) if start is not None else None,
        length=length(item.minutes) if item.minutes is not None else None,
        presenter=comer.label if comer else item.presenter,
        warning=_warning(comer) if comer else None,
        papers=tuple(paper.title for paper in item.papers),
    )


def _hour(minute: int) -> time:
    return time(*divmod(minute % DAY, HOUR))


def _warning(comer: Comer) -> str | None:
    if comer.presence not in ("away", "vacant", "late"):
        return None
    return ", ".join(comer.row.notes) or None


def _fit(meeting: Meeting, end: int | None) -> str:
    """How the items fit between the beginning and the end."""
    sheet = meeting.sheet
    if end is None:
        open_ended = [str(n) for n, item in enumerate(sheet.agenda, 1) if item.minutes is None]
        points = "au point" if len(open_ended) == 1 else "aux points"
        return f"Durée non fixée {points} {french.join(open_ended)}"
    total = length(sum(item.minutes or 0 for item in sheet.agenda))
    if sheet.ends is None:
        return f"Les points durent {total}{NNBSP}; fin calculée à {french.hour(_hour(end))}"
    margin = sheet.ends.hour * HOUR + sheet.ends.minute - end
    planned = f"Les points durent {total}{NNBSP}; fin prévue à {french.hour(sheet.ends)}{NBSP}: "
    if margin < 0:
        return f"{planned}dépassement de {length(-margin)}"
    return planned + (f"{length(margin)} de marge" if margin else "aucune marge")


def length(minutes: int) -> str:
    """« 20 minutes », « 1 h », « 1 h 05 »."""
    hours, rest = divmod(minutes, HOUR)
    if not hours:
        return french.plural(rest, "minute")
    return f"{hours}{NBSP}h{NBSP}{rest:02}" if rest else f"{hours}{NBSP}h"
