"""What both drawings of a trend share: its scale, its targets, its description."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clu.charts.ink import Scale

if TYPE_CHECKING:
    from clu.figures import Trend


class Run(NamedTuple):
    """A target that holds from one point of the series to another, both counted from 0."""

    first: int
    last: int
    value: float
    label: str


def scale_of(trend: Trend, start: float, end: float) -> Scale:
    """From the lowest to the highest of values and targets. A line need not begin at nought."""
    values = [float(one.value) for one in trend.points]
    values += [float(one.target) for one in trend.points if one.target is not None]
    return Scale(min(values), max(values), start, end)


def targets(trend: Trend) -> list[Run]:
    """The targets over the series, in runs of the same one."""
    runs: list[Run] = []
    for n, point in enumerate(trend.points):
        if point.target is None or point.goal is None:
            continue
        value = float(point.target)
        if runs and runs[-1].last == n - 1 and runs[-1].value == value:
            runs[-1] = runs[-1]._replace(last=n)
        else:
            runs.append(Run(n, n, value, point.goal))
    return runs


def described(trend: Trend) -> str:
    """What is drawn, shortly: the sentence and the table beside it tell the rest."""
    first, last = trend.points[0], trend.points[-1]
    return (
        f"Évolution de {first.written} ({first.period}) à {last.written} ({last.period}),"
        f" sur {len(trend.points)} valeurs."
    )
