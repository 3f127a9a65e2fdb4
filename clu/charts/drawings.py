"""The drawings of a page, each by its id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clu.charts.across import across, fits
from clu.charts.bars import bars
from clu.charts.down import down
from clu.figures import Bars

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clu.figures import Trend


def drawings(charts: Iterable[Bars | Trend]) -> dict[str, str]:
    """The drawing of every chart that has one, by the id that its caption names."""
    return {one.chart: svg(one, one.chart) for one in charts if one.chart}


def svg(chart: Bars | Trend, id_: str) -> str:
    """A drawing; `id_` is unique in the page. A trend has two points at least."""
    if isinstance(chart, Bars):
        return bars(chart, id_)
    return across(chart, id_) if fits(chart) else down(chart, id_)
