"""The elements of a drawing, and what is known of its ground: a width, letters, a scale.

A drawing is 320 units wide, the narrowest page there is, and grows with the page and its text up to
26 rem. Nobody can measure letters here: a width is what most letters need, and a little more.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Literal, TypeAlias

from clu import french

if TYPE_CHECKING:
    from collections.abc import Iterable

    Anchor: TypeAlias = Literal["start", "middle", "end"]

WIDTH = 320
SIZE = 13
LINE = 17
LETTER = 7.2
BOLD = 7.8
BASE = 4.5
"""How far the foot of a line of text lies below its middle."""


@dataclass(frozen=True, slots=True)
class Scale:
    """From values to places, in proportion; `start` may lie beyond `end`, as heights do."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """The place of a value; where all values are one, the middle."""
        if self.high == self.low:
            return (self.start + self.end) / 2
        part = (value - self.low) / (self.high - self.low)
        return self.start + part * (self.end - self.start)


def drawing(id_: str, title: str, description: str, height: float, parts: Iterable[str]) -> str:
    """The whole element, named for who does not see it."""
    opening = (
        f'<svg class="drawing" role="img" aria-labelledby="{id_}_title {id_}_desc"'
        f' viewBox="0 0 {WIDTH} {_n(height)}" width="100%" style="max-width: 26rem"'
        f' font-size="{SIZE}" fill="currentColor" xmlns="http://www.w3.org/2000/svg">'
    )
    named = f'<title id="{id_}_title">{escape(french.typeset(title))}</title>'
    described = f'<desc id="{id_}_desc">{escape(french.typeset(description))}</desc>'
    return "\n".join((opening, named, described, *parts, "</svg>"))


def text(  # noqa: PLR0913 - what SVG asks for
    words: str,
    x: float,
    y: float,
    anchor: Anchor = "start",
    *,
    bold: bool = False,
    over: bool = False,
) -> str:
    """A line of text whose foot is at `y`; `over`: above lines, on a rim of the page's ground."""
    how = "" if anchor == "start" else f' text-anchor="{anchor}"'
    how += ' font-weight="bold"' if bold else ""
    how += ' class="over" stroke="Canvas" stroke-width="4" paint-order="stroke"' if over else ""
    return f'<text x="{_n(x)}" y="{_n(y)}"{how}>{escape(words, quote=False)}</text>'


def clamped(words: str, x: float, y: float, *, over: bool = False) -> str:
    """A line of text centred on `x` as far as the edges let it."""
    half = width(words) / 2
    if x - half < 0:
        return text(words, 0, y, over=over)
    if x + half > WIDTH:
        return text(words, WIDTH, y, "end", over=over)
    return text(words, x, y, "middle", over=over)


def value_line(places: Iterable[tuple[float, float]]) -> str:
    """The line through the values."""
    path = "L".join(f"{_n(x)} {_n(y)}" for x, y in places)
    return f'<path class="value" d="M{path}" fill="none" stroke="currentColor" stroke-width="2"/>'


def dot(x: float, y: float) -> str:
    """A value."""
    return f'<circle class="value" cx="{_n(x)}" cy="{_n(y)}" r="4"/>'


def target_line(places: Iterable[tuple[float, float]]) -> str:
    """A target: broken, so that it is told from the values without its colour."""
    path = "L".join(f"{_n(x)} {_n(y)}" for x, y in places)
    return (
        f'<path class="target" d="M{path}" fill="none" stroke="currentColor" stroke-width="1.5"'
        ' stroke-dasharray="5 3"/>'
    )


def upright(x: float, top: float, foot: float) -> str:
    """The target of a bar, on a rim of the page's ground, so that it shows within the bar too."""
    path = f'd="M{_n(x)} {_n(top)}V{_n(foot)}" fill="none"'
    return (
        f'<path class="over" {path} stroke="Canvas" stroke-width="5"/>'
        f'<path class="target" {path} stroke="currentColor" stroke-width="2"/>'
    )


def rectangle(
    kind: str, corner: tuple[float, float], size: tuple[float, float], opacity: float
) -> str:
    """A bar, or the ground on which it stands."""
    (x, y), (wide, high) = corner, size
    return (
        f'<rect class="{kind}" x="{_n(x)}" y="{_n(y)}" width="{_n(wide)}" height="{_n(high)}"'
        f' fill-opacity="{opacity}"/>'
    )


def width(words: str, *, bold: bool = False) -> float:
    """About how wide a line is."""
    return len(words) * (BOLD if bold else LETTER)


def wrapped(words: str, wide: float, *, bold: bool = False) -> list[str]:
    """The text in lines that are no wider; a word that is gets a hyphen and goes on below."""
    most = max(2, int(wide / (BOLD if bold else LETTER)))
    lines = [""]
    for word in _pieces(words, most):
        longer = f"{lines[-1]} {word}".strip(" ")
        if len(longer) <= most:
            lines[-1] = longer
        else:
            lines.append(word)
    return [line for line in lines if line] or [""]


def _pieces(words: str, most: int) -> Iterable[str]:
    for word in words.split(" "):
        rest = word
        while len(rest) > most:
            yield f"{rest[: most - 1]}-"
            rest = rest[most - 1 :]
        yield rest


def heading(words: str, unit: str | None = None) -> tuple[list[str], float]:
    """The lines of a title over a drawing, the unit of all its values, and the height they need."""
    lines = wrapped(french.typeset(words), WIDTH, bold=True)
    parts = [text(line, 0, LINE * n - BASE, bold=True) for n, line in enumerate(lines, 1)]
    if unit:
        parts += [
            text(line, 0, LINE * n - BASE)
            for n, line in enumerate(wrapped(f"en {unit}", WIDTH), len(lines) + 1)
        ]
    return parts, LINE * len(parts)


def _n(number: float) -> str:
    """A coordinate, to a tenth."""
    rounded = round(number, 1) + 0.0  # no "-0"
    return f"{rounded:.1f}".removesuffix(".0")
