"""Drawings for programs that know less of SVG than browsers do: WeasyPrint, LibreOffice.

They know neither the colours of a system nor an order of painting, and do not see the page's style
sheet. On paper the ground is white and the ink is black.
"""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

SVG = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
TITLE = re.compile(r"(?<=>)(?P<words>[^<]*)</title>")
DESCRIPTION = re.compile(r"<desc\b[^>]*>(?P<words>[^<]*)</desc>\n?")
RIMMED = re.compile(r'<text\b(?P<attributes>[^>]*) paint-order="stroke">(?P<words>[^<]*)</text>')
STROKE = re.compile(r' stroke(?:-width)?="[^"]*"')
VIEW_BOX = re.compile(r'viewBox="0 0 (?P<width>[\d.]+) (?P<height>[\d.]+)"')
WHITE, BLACK = "#fff", "#000"
FONT = ' font-family="Liberation Sans, Arial, Helvetica, sans-serif"'


class Drawing(NamedTuple):
    """A drawing that any program shows alike; `words` say it to whoever does not see it."""

    svg: str
    words: str
    width: float
    height: float


def on_paper(svg: str) -> Drawing:
    """A drawing of `clu.charts` in black on white; its title says all that it shows.

    Raises:
        ValueError: it has no size.
    """
    box = VIEW_BOX.search(svg)
    if box is None:
        raise ValueError("a drawing without viewBox")
    titled = TITLE.search(svg)
    described = DESCRIPTION.search(svg)
    parts = [one["words"].strip().rstrip(".") for one in (titled, described) if one]
    words = f"{'. '.join(parts)}."
    drawn = DESCRIPTION.sub("", svg, count=1)
    drawn = TITLE.sub(lambda _: f"{words}</title>", drawn, count=1)
    drawn = RIMMED.sub(_rim_first, drawn)
    drawn = drawn.replace("Canvas", WHITE).replace("currentColor", BLACK)
    drawn = drawn.replace("<svg", f"<svg{FONT}", 1)
    return Drawing(drawn, unescape(words), float(box["width"]), float(box["height"]))


def _rim_first(text: re.Match[str]) -> str:
    """A text on a rim of the ground, as two texts: the rim below, the letters above."""
    attributes, words = text["attributes"], text["words"]
    rim = f'<text{attributes} fill="{WHITE}">{words}</text>'
    return f"{rim}<text{STROKE.sub('', attributes)}>{words}</text>"
