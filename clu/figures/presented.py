"""The results of a meeting as its minutes show them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from clu import french
from clu.figures.measures import Bars, Measures, measures
from clu.figures.series import RECEIVED, Trend, trends, up_to

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from clu.audience import View
    from clu.meeting import Meeting
    from clu.model import results as file

Kind = Literal["complaints", "suggestions"]
HEADINGS: dict[Kind, tuple[str, str]] = {
    "complaints": ("Réclamations", "Aucune réclamation n’a été reçue"),
    "suggestions": ("Suggestions", "Aucune suggestion n’a été reçue"),
}


@dataclass(frozen=True, slots=True)
class Channel:
    """How many came by a channel, and their share."""

    channel: str
    count: str
    share: str


@dataclass(frozen=True, slots=True)
class Theme:
    """How many were about a theme; `plan`: what is done about it, on one line."""

    theme: str
    count: str
    plan: str | None


@dataclass(frozen=True, slots=True)
class Received:
    """Complaints, or suggestions; `none`: the sentence that says there were none.

    `share`: what the channels make up of the total, a hundred where the file is right.
    """

    kind: Kind
    heading: str
    title: str
    period: str
    total: str
    none: str | None
    channels: tuple[Channel, ...]
    share: str
    themes: tuple[Theme, ...]
    plans: bool
    trend: Trend | None
    source: str | None


@dataclass(frozen=True, slots=True)
class Shown:
    """What a document calls `figures`: the tables in their order."""

    measures: tuple[Measures, ...]
    received: tuple[Received, ...]

    @property
    def charts(self) -> tuple[Bars | Trend, ...]:
        """What is to be drawn beside the tables."""
        return tuple(self._charts())

    def _charts(self) -> Iterator[Bars | Trend]:
        for one in self.measures:
            if one.bars:
                yield one.bars
            yield from one.trends
        yield from (one.trend for one in self.received if one.trend)


def shown(view: View, meeting: Meeting, line: Callable[[str], str] | None = None) -> Shown | None:
    """The results of a meeting as an audience sees them; None where there are none on record.

    A file that was begun, and in which no figure is written yet, holds none either.
    `line` writes the free text of a plan into a cell, as that audience may read it; without it, the
    text is shown as it was typed, its mentions alone resolved.

    Raises:
        UnreadError: the results of this meeting, or of one before it, could not be read.
    """
    results = meeting.results
    if results is None:
        return None
    write = line or (lambda text: " ".join(view.mentioned(meeting, text).split()))
    series = trends(up_to(view.register, meeting))
    tables = (
        measures("indicators", results.indicators, series),
        measures("surveys", results.surveys, series),
        measures("mystery_visits", results.mystery_visits, series),
    )
    counts = (
        _received("complaints", results.complaints, series, write),
        _received("suggestions", results.suggestions, series, write),
    )
    found = Shown(tuple(filter(None, tables)), tuple(filter(None, counts)))
    return found if found.measures or found.received else None


def _received(
    kind: Kind,
    received: file.Received | None,
    series: Iterable[Trend],
    write: Callable[[str], str],
) -> Received | None:
    if received is None:
        return None
    heading, none = HEADINGS[kind]
    return Received(
        kind=kind,
        heading=heading,
        title=RECEIVED[kind],
        period=received.period,
        total=french.number(received.total),
        none=None if received.total else none,
        channels=tuple(_channel(one, received.total) for one in received.channels),
        share=french.share(sum(one.count for one in received.channels), received.total),
        themes=tuple(_theme(one, write) for one in received.themes),
        plans=any(one.plan for one in received.themes),
        trend=next((one for one in series if one.kind == kind and one.chart), None),
        source=received.source,
    )


def _channel(one: file.ByChannel, total: int) -> Channel:
    return Channel(one.channel, french.number(one.count), french.share(one.count, total))


def _theme(one: file.ByTheme, write: Callable[[str], str]) -> Theme:
    return Theme(one.theme, french.number(one.count), write(one.plan) if one.plan else None)
