"""The curve of time and of memory over the number of committees, as an SVG that stands alone.

Both axes are logarithmic: what grows in proportion is a straight line, and what stays is level.
"""

import math
from collections.abc import Mapping, Sequence
from html import escape

WIDE, HIGH, LEFT, TOP = 640, 300, 64, 40
COLOURS = ("#0b6e4f", "#b5651d", "#3a5a98", "#8b1e3f", "#5c5c5c", "#7a4fa3", "#00798c")
DASHES = ("none", "8 3", "2 3")
"""With the colours: no line is told by its colour alone, and none of seven looks like another."""
Series = Mapping[str, Sequence[tuple[int, float]]]


def drawing(seconds: Series, megabytes: Series) -> str:
    """Two panels, time above memory, and their legend."""
    names = list(seconds)
    legend = "".join(
        f'<path d="M{LEFT + WIDE + 16} {TOP + 18 * n - 4}h32" {_stroke(n)}/>'
        f'<text x="{LEFT + WIDE + 56}" y="{TOP + 18 * n}">{escape(name)}</text>'
        for n, name in enumerate(names)
    )
    height = 2 * (HIGH + TOP) + TOP
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE + 320} {height}"'
        ' font-family="sans-serif" font-size="12">\n'
        "<title>Time and memory over the number of committees</title>\n"
        f'<rect width="100%" height="100%" fill="white"/>\n{legend}\n'
        f"{_panel('seconds', seconds, names, TOP)}\n"
        f"{_panel('megabytes of the largest process', megabytes, names, 2 * TOP + HIGH)}\n</svg>\n"
    )


def _panel(title: str, series: Series, names: Sequence[str], top: int) -> str:
    """One panel: its frame, a line a series, the numbers on both axes."""
    points = [point for line in series.values() for point in line]
    low, high = _decades([value for _, value in points])
    first, last = _decades([count for count, _ in points])

    def x(count: float) -> float:
        return LEFT + WIDE * (math.log10(count) - first) / (last - first)

    def y(value: float) -> float:
        return top + HIGH - HIGH * (math.log10(value) - low) / (high - low)

    parts = [f'<text x="{LEFT}" y="{top - 8}">{escape(title)}</text>']
    for decade in range(low, high + 1):
        level = y(10.0**decade)
        parts.append(f'<path d="M{LEFT} {level:.1f}h{WIDE}" stroke="#ccc"/>')
        label = f"{10.0**decade:g}"
        parts.append(f'<text x="{LEFT - 8}" y="{level + 4:.1f}" text-anchor="end">{label}</text>')
    parts.extend(
        f'<text x="{x(count):.1f}" y="{top + HIGH + 16}" text-anchor="middle">{count}</text>'
        for count in sorted({count for count, _ in points})
    )
    for name, line in series.items():
        path = " ".join(f"{x(count):.1f},{y(value):.1f}" for count, value in line)
        parts.append(f'<polyline points="{path}" {_stroke(names.index(name))}/>')
    return "\n".join(parts)


def _stroke(number: int) -> str:
    """How the line of a series is drawn."""
    colour, dashes = COLOURS[number % len(COLOURS)], DASHES[number % len(DASHES)]
    return f'fill="none" stroke="{colour}" stroke-width="2" stroke-dasharray="{dashes}"'


def _decades(values: Sequence[float]) -> tuple[int, int]:
    """The powers of ten around the values, two at least."""
    low = math.floor(math.log10(min(values)))
    return low, max(math.ceil(math.log10(max(values))), low + 1)
