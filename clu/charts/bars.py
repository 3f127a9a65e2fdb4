"""Values against targets: a bar a measure, on its own scale, and a line where its target is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clu import french
from clu.charts.ink import (
    BASE,
    LINE,
    WIDTH,
    Scale,
    clamped,
    drawing,
    rectangle,
    text,
    upright,
    wrapped,
)
from clu.french import NBSP, NNBSP

if TYPE_CHECKING:
    from clu.figures import Bar, Bars

THICK = 12
OUTWARD = 4
"""How far the line of a target reaches beyond the bar on both sides."""
EDGE = 1
GAP = 14
WHOLE = 100
SOLID, FAINT = 0.75, 0.14
HEADROOM = 1.08


def bars(chart: Bars, id_: str) -> str:
    """The drawing, a block a measure."""
    parts: list[str] = []
    top = 0.0
    for bar in chart.bars:
        drawn, height = _block(bar, top)
        parts += drawn
        top += height + GAP
    return drawing(id_, chart.title, _description(chart), top - GAP, parts)


def _description(chart: Bars) -> str:
    told = (
        f"{bar.title}{NBSP}: {bar.label}, cible {bar.goal}, {bar.verdict}" for bar in chart.bars
    )
    return f"{NNBSP}; ".join(told)


def _block(bar: Bar, top: float) -> tuple[list[str], float]:
    """Title, target's label, bar, value's label, each on lines of its own: none can meet."""
    scale = scale_of(bar)
    value, target, zero = (scale(float(one)) for one in (bar.value, bar.target, 0))
    title = wrapped(french.typeset(bar.title), WIDTH, bold=True)
    parts = [text(line, 0, top + LINE * n - BASE, bold=True) for n, line in enumerate(title, 1)]
    over, height = _label(f"cible{NBSP}: {bar.goal}", target, top + LINE * len(title))
    high = top + LINE * len(title) + height + OUTWARD
    foot = high + THICK + OUTWARD
    under, rest = _label(f"{bar.label}{NBSP}: {bar.verdict}", value, foot)
    parts += [
        *over,
        rectangle("ground", (EDGE, high), (WIDTH - 2 * EDGE, THICK), FAINT),
        rectangle("value", (min(zero, value), high), (abs(value - zero), THICK), SOLID),
        upright(target, high - OUTWARD, foot),
        *under,
    ]
    return parts, foot + rest - top


def _label(words: str, x: float, top: float) -> tuple[list[str], float]:
    """A label on the lines that it needs, and their height."""
    lines = wrapped(words, WIDTH)
    drawn = [clamped(line, x, top + LINE * n - BASE) for n, line in enumerate(lines, 1)]
    return drawn, LINE * len(lines)


def scale_of(bar: Bar) -> Scale:
    """From nought to a little beyond; a percentage to the hundred, where neither goes beyond."""
    ends = [0.0, float(bar.value), float(bar.target)]
    low, high = min(ends) * HEADROOM, max(ends) * HEADROOM
    if bar.percent and low == 0:
        high = max(WHOLE, *ends)
    return Scale(low, high if high > low else low + 1, EDGE, WIDTH - EDGE)
