"""The results over the years: a table and a drawing a measure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clu.figures import measures, presented
from clu.figures.series import Trend, trends

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clu.figures.series import Kind
    from clu.meeting import Meeting

HEADINGS: dict[Kind, str] = {kind: names[0] for kind, names in measures.HEADINGS.items()} | {
    kind: names[0] for kind, names in presented.HEADINGS.items()
}


@dataclass(frozen=True, slots=True)
class Group:
    """The measures of a kind."""

    kind: Kind
    heading: str
    trends: tuple[Trend, ...]


@dataclass(frozen=True, slots=True)
class Years:
    """What a page of results calls `years`: the kinds of which there is something, in order."""

    groups: tuple[Group, ...]

    @property
    def charts(self) -> tuple[Trend, ...]:
        """What is to be drawn beside the tables."""
        return tuple(one for group in self.groups for one in group.trends if one.chart)


def over_the_years(meetings: Iterable[Meeting]) -> Years:
    """The results that these meetings were shown.

    Raises:
        UnreadError: the results of a meeting could not be read.
    """
    series = trends(meetings)
    groups = (
        Group(kind, heading, tuple(one for one in series if one.kind == kind))
        for kind, heading in HEADINGS.items()
    )
    return Years(tuple(group for group in groups if group.trends))
