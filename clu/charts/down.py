"""A trend from top to bottom, a line a period: for many values, or labels that are long."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from clu.charts.ink import (
    BASE,
    LINE,
    WIDTH,
    Scale,
    clamped,
    dot,
    drawing,
    heading,
    target_line,
    text,
    value_line,
    width,
    wrapped,
)
from clu.charts.trend import described, scale_of, targets
from clu.french import NBSP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clu.charts.trend import Run
    from clu.figures import Trend

WIDEST = 130
"""The most that periods take of the width."""
BESIDE = 12
ROW = 7
"""What a row is higher than its text."""


def down(trend: Trend, id_: str) -> str:
    """The drawing."""
    title, top = heading(trend.title, trend.unit)
    periods = [wrapped(one.period, WIDEST) for one in trend.points]
    left = max(width(line) for lines in periods for line in lines) + BESIDE
    right = WIDTH - max(width(one.label, bold=True) for one in trend.points) - BESIDE
    scale = scale_of(trend, left, right)
    runs = targets(trend)
    edges = _edges(periods, top + (LINE if runs else 0))
    rows = [(a + b) / 2 for a, b in pairwise(edges)]
    places = [(scale(float(p.value)), y) for p, y in zip(trend.points, rows, strict=True)]
    parts = [
        *title,
        *_targets(runs, edges, scale),
        value_line(places),
        *(dot(x, y) for x, y in places),
        *_words(trend, periods, rows),
    ]
    foot = edges[-1] + (LINE if len(runs) > 1 else 0)
    return drawing(id_, trend.title, described(trend), foot, parts)


def _edges(periods: list[list[str]], top: float) -> list[float]:
    """Where each row begins, and where the last ends."""
    edges = [top]
    for lines in periods:
        edges.append(edges[-1] + LINE * len(lines) + ROW)
    return edges


def _targets(runs: list[Run], edges: list[float], scale: Scale) -> Iterator[str]:
    """A line a run of equal targets; the first has its label above, the last one below."""
    for run in runs:
        x = scale(run.value)
        yield target_line([(x, edges[run.first]), (x, edges[run.last + 1])])
    for run in runs[:1]:
        yield _goal(run, scale, edges[run.first] - BASE)
    for run in runs[1:][-1:]:
        yield _goal(run, scale, edges[run.last + 1] + LINE - BASE)


def _goal(run: Run, scale: Scale, foot: float) -> str:
    return clamped(f"cible{NBSP}: {run.label}", scale(run.value), foot, over=True)


def _words(trend: Trend, periods: list[list[str]], rows: list[float]) -> Iterator[str]:
    for point, lines, middle in zip(trend.points, periods, rows, strict=True):
        first = middle - LINE * (len(lines) - 1) / 2 + BASE
        yield from (text(line, 0, first + LINE * n) for n, line in enumerate(lines))
        yield text(point.label, WIDTH, middle + BASE, "end", bold=True)
