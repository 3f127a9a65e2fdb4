"""A trend from left to right: for few values, whose labels stand side by side."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from clu.charts.ink import (
    BASE,
    LINE,
    WIDTH,
    Scale,
    dot,
    drawing,
    heading,
    target_line,
    text,
    value_line,
    width,
)
from clu.charts.trend import described, scale_of, targets
from clu.french import NBSP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clu.charts.ink import Anchor
    from clu.figures import Point, Trend

HIGH = 84
"""How high the values rise."""
MARGIN = 24
"""The room above and below them for their labels."""
BESIDE = 6
CLEAR = 9
TALL = 10
STEEP = 18
"""How much lower or higher two neighbours lie whose labels do not meet, side by side or not."""
NEIGHBOURS = 3


def fits(trend: Trend) -> bool:
    """Whether every label has room between its neighbours."""
    slot = _plot(trend) / len(trend.points)
    labels = (max(width(one.label), width(one.period)) for one in trend.points)
    return all(label + BESIDE <= slot for label in labels)


def across(trend: Trend, id_: str) -> str:
    """The drawing."""
    title, top = heading(trend.title, trend.unit)
    slot = _plot(trend) / len(trend.points)
    scale = scale_of(trend, top + MARGIN + HIGH, top + MARGIN)
    places = [(slot * (n + 0.5), scale(float(p.value))) for n, p in enumerate(trend.points)]
    foot = top + HIGH + 2 * MARGIN
    labels = list(_labels(trend, places))
    parts = [
        *title,
        *_targets(trend, slot, scale),
        value_line(places),
        *(dot(x, y) for x, y in places),
        *_goals(trend, slot, scale, labels),
        *(label.drawn() for label in labels),
        *(
            text(point.period, x, foot + LINE - BASE, "middle")
            for point, (x, _) in zip(trend.points, places, strict=True)
        ),
    ]
    return drawing(id_, trend.title, described(trend), foot + LINE, parts)


def _plot(trend: Trend) -> float:
    """The width that is left beside the label of the target."""
    goal = trend.points[-1].goal
    return WIDTH if goal is None else WIDTH - BESIDE - max(width("cible"), width(goal))


def _targets(trend: Trend, slot: float, scale: Scale) -> Iterator[str]:
    """A line a run of equal targets, over the slots of its values."""
    for run in targets(trend):
        y = scale(run.value)
        yield target_line([(slot * run.first, y), (slot * (run.last + 1), y)])


def _goals(trend: Trend, slot: float, scale: Scale, labels: list[_Label]) -> Iterator[str]:
    """The target that holds in the end beside its line; a former one where its own is free."""
    for run in targets(trend):
        y = scale(run.value)
        if run.last == len(trend.points) - 1:
            yield text("cible", _plot(trend) + BESIDE, y - 2)
            yield text(run.label, _plot(trend) + BESIDE, y + LINE - 4)
        else:
            words = f"cible{NBSP}: {run.label}"
            places = [
                _Label(words, min(slot * n, WIDTH - width(words)), foot)
                for n in range(run.first, run.last + 1)
                for foot in (y - BASE, y + LINE - BASE)
            ]
            free = (one for one in places if not any(one.meets(label) for label in labels))
            yield next(free, places[0]).drawn()


class _Label(NamedTuple):
    """A line of text upon the lines of the drawing."""

    words: str
    x: float
    foot: float
    anchor: Anchor = "start"

    def drawn(self) -> str:
        return text(self.words, self.x, self.foot, self.anchor, over=True)

    def meets(self, other: _Label) -> bool:
        """Whether both lie upon each other."""
        (left, right), (start, end) = self.span(), other.span()
        return left < end and start < right and abs(self.foot - other.foot) < LINE - 3

    def span(self) -> tuple[float, float]:
        """From where to where it reaches."""
        wide = width(self.words)
        left = self.x - {"start": 0, "middle": wide / 2, "end": wide}[self.anchor]
        return left, left + wide


def _labels(trend: Trend, places: list[tuple[float, float]]) -> Iterator[_Label]:
    for n, (x, y) in enumerate(places):
        below = _below(trend.points, n)
        foot = y + CLEAR + TALL if below else y - CLEAR
        anchor = _anchor(places[max(0, n - 1) : n + 2], below=below)
        shift = {"start": -CLEAR / 2, "middle": 0, "end": CLEAR / 2}[anchor]
        yield _Label(trend.points[n].label, x + shift, foot, anchor)


def _below(points: tuple[Point, ...], n: int) -> bool:
    """Whether a label stands under its value: in a valley, or where the target's line is above."""
    value, target = points[n].value, points[n].target
    if target is not None and value != target:
        return value < target
    around = [points[k].value for k in (n - 1, n + 1) if 0 <= k < len(points)]
    return all(one > value for one in around)


def _anchor(around: list[tuple[float, float]], *, below: bool) -> Anchor:
    """A label keeps to the free side of a line that rises or falls steeply through its value."""
    if len(around) < NEIGHBOURS:
        return "middle"
    before, after = (b[1] - a[1] for a, b in pairwise(around))
    if min(abs(before), abs(after)) < STEEP or (before > 0) != (after > 0):
        return "middle"
    return "start" if (before > 0) != below else "end"
