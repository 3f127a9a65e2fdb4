"""A page of clu as pandoc should read it: paragraphs that name the styles of `reference`.

Pandoc knows no style sheet: what the classes of a page say, the names of styles must say. What
serves a screen alone (contents, links to skip) is left out.
"""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import dataclass
from html import escape, unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from clu.paper import drawings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

BLANK, OBJECT, SLIP = "\ue000", "\ue001", "\ue002"
"""Signs of no writing: a tab with its dotted line; the heading that follows is of that style."""
TOP, BESIDE, BELOW = "\ue003", "\ue004", "\ue005"
"""The top of a letter begins; its right half begins; it ends. Each is a paragraph of its own."""
SIGNS = str.maketrans("", "", BLANK + OBJECT + SLIP + TOP + BESIDE + BELOW)

STYLES: Mapping[str, str] = {
    "authority": "Letterhead",
    "sender": "Sender",
    "contact": "Contact",
    "recipient": "PlaceAndDate",
    "addressee": "Addressee",
    "references": "References",
    "farewell": "Farewell",
    "signature": "Signature",
    "name": "Signatory",
    "institution": "Institution",
}
"""The style of a paragraph, by its own class, or by that of what it stands in."""
ON_SCREEN = frozenset({"skip", "screen-only", "contents"})
NOT_SHOWN = frozenset({"nav", "style", "script"})
VOID = frozenset({"br", "hr", "img"})
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
WITH: Mapping[str, tuple[str, ...]] = {
    "a": ("href",),
    "img": ("src", "alt", "width", "height"),
    "ol": ("start",),
    "td": ("style", "colspan", "rowspan"),
    "th": ("style", "colspan", "rowspan"),
}
"""The elements that pandoc is to know with attributes, and which."""
WITHOUT = HEADINGS | {
    "ul", "li", "p", "strong", "em", "sup", "code", "pre", "br", "hr", "blockquote",
    "table", "caption", "thead", "tbody", "tr", "figure", "figcaption",
}  # fmt: skip
"""Those that it is to know without; of all others their words alone are left."""
LONG_LABEL = 70
"""After so many letters a dotted line begins on a line of its own."""
DRAWN_WIDTH = 100  # mm

WIDEST, MARGIN = 30, 3  # letters
"""A column is as wide as its longest text wants, up to a bound, or as its longest word."""

TABLE = re.compile(
    r"<table>(?P<caption>\s*<caption>.*?</caption>)?(?P<rows>.*?)</table>", re.DOTALL
)
ROW = re.compile(r"<tr>(.*?)</tr>", re.DOTALL)
CELL = re.compile(r"<(t[hd])\b[^>]*>(.*?)</\1>", re.DOTALL)
TAG = re.compile(r"<[^>]*>")
TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
BODY = re.compile(r"<body\b[^>]*>(.*)</body>", re.DOTALL)
PAGE = """\
<!DOCTYPE html>
<html lang="fr-FR">
<head><meta charset="utf-8"><title>{title}</title><meta name="adresse" content="{address}"></head>
<body>
{body}
</body>
</html>
"""


def outline(page: str) -> str:
    """The page that pandoc is to read; metadata "adresse" is for the foot of its sheets."""
    title = TITLE.search(page)
    body = BODY.search(page)
    reader = _Reader()
    reader.feed(drawings.SVG.sub(_image, body[1] if body else page))
    reader.close()
    text = TABLE.sub(_measured, "".join(reader.written).strip())
    return PAGE.format(
        title=escape(unescape(title[1]).translate(SIGNS)) if title else "",
        address=escape("".join(reader.address).strip()),
        body=text,
    )


def _image(svg: re.Match[str]) -> str:
    drawn = drawings.on_paper(svg[0])
    height = DRAWN_WIDTH * drawn.height / drawn.width
    source = f"data:image/svg+xml;base64,{b64encode(drawn.svg.encode()).decode()}"
    size = f'width="{DRAWN_WIDTH}mm" height="{height:.1f}mm"'
    return f'<img src="{source}" alt="{escape(drawn.words)}" {size}>'


def _measured(table: re.Match[str]) -> str:
    """The same table, whose columns have a width."""
    rows = [
        [TAG.sub("", one[2]) for one in CELL.finditer(row)] for row in ROW.findall(table["rows"])
    ]
    widths = [_width(column) for column in zip(*rows, strict=False)]
    shares = [100 * width / sum(widths) for width in widths]
    columns = "".join(f'<col style="width: {share:.1f}%">' for share in shares)
    return f"<table>{table['caption'] or ''}<colgroup>{columns}</colgroup>{table['rows']}</table>"


def _width(column: Iterable[str]) -> int:
    texts = [unescape(text) for text in column]
    words = [len(word) for text in texts for word in text.split(" ")]
    return max(min(WIDEST, max(map(len, texts))), max(words) + MARGIN)


@dataclass(frozen=True, slots=True)
class _Open:
    """An element that is not closed yet, and what is written where it closes."""

    tag: str
    classes: frozenset[str]
    closing: str


class _Reader(HTMLParser):
    """Writes the text of a page anew; `address` is what stood at the foot of a letter."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.written: list[str] = []
        self.address: list[str] = []
        self.open: list[_Open] = []
        self.label = 0
        self.after_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Write what opens an element, and remember what closes it."""
        attributes = {name: value or "" for name, value in attrs}
        classes = frozenset(attributes.get("class", "").split())
        if tag in VOID:
            self._write(_opening(tag, attributes))
            return
        opening, closing = self._written_as(tag, classes, attributes)
        self.open.append(_Open(tag, classes, closing))
        self._write(opening)
        if tag in ("p", "li"):
            self.label = 0
        self.after_title = False

    def handle_endtag(self, tag: str) -> None:
        """Close the element, and whatever was left open within it."""
        if tag in VOID or tag not in (one.tag for one in self.open):
            return
        while self.open:
            one = self.open[-1]
            self._write(one.closing)
            self.open.pop()
            if one.tag == tag:
                break
        self.after_title = tag == "h1" and self._within("account")

    def handle_data(self, data: str) -> None:
        """Write a text, its signs taken out."""
        words = data.translate(SIGNS)
        self.label += len(words.strip())
        if self._within("bottom"):
            self.address.append(words)
        else:
            self._write(escape(words))

    def _write(self, text: str) -> None:
        hidden = any(one.tag in NOT_SHOWN or one.classes & ON_SCREEN for one in self.open)
        if text and not hidden and not self._within("bottom"):
            self.written.append(text)

    def _within(self, name: str) -> bool:
        return any(name in one.classes for one in self.open)

    def _written_as(
        self, tag: str, classes: frozenset[str], attributes: Mapping[str, str]
    ) -> tuple[str, str]:
        """What opens and what closes an element."""
        style = self._style(tag, classes)
        if style:
            return f'<div data-custom-style="{style}"><p>', "</p></div>\n"
        if tag in HEADINGS:
            return f"<{tag}>{self._sign(tag, classes)}", f"</{tag}>\n"
        if tag in ("div", "span"):
            return self._marked(classes)
        unlisted = tag in ("ul", "ol") and self._within("slip")
        if unlisted or tag not in WITHOUT | WITH.keys():
            return "", ""
        return _opening(tag, attributes), f"</{tag}>"

    def _marked(self, classes: frozenset[str]) -> tuple[str, str]:
        """What is written for a class alone: a dotted line, the two halves of a letter's top."""
        if "blank" in classes:
            own_line = self.label > LONG_LABEL and "short" not in classes
            return f"{'<br>' * own_line}{BLANK}", ""
        if "sender" in classes:
            return f"<p>{TOP}</p>\n", ""
        if "recipient" in classes:
            return f"<p>{BESIDE}</p>\n", f"<p>{BELOW}</p>\n"
        return "", ""

    def _sign(self, tag: str, classes: frozenset[str]) -> str:
        if "object" in classes:
            return OBJECT
        return SLIP if tag == "h2" and self._within("slip") else ""

    def _style(self, tag: str, classes: frozenset[str]) -> str | None:
        """The style of a paragraph, where it is not that of any text."""
        if tag == "li" and self._within("slip"):
            return "Detail" if any(one.tag == "li" for one in self.open) else "Choice"
        if tag != "p":
            return None
        if self.after_title:
            return "Stage"
        around = _style_of(name for one in reversed(self.open) for name in one.classes)
        own = _style_of(classes)
        return "AddresseeContact" if (own, around) == ("Contact", "Addressee") else own or around


def _style_of(classes: Iterable[str]) -> str | None:
    return next((STYLES[name] for name in classes if name in STYLES), None)


def _opening(tag: str, attributes: Mapping[str, str]) -> str:
    kept = [name for name in WITH.get(tag, ()) if name in attributes]
    written = "".join(f' {name}="{escape(attributes[name])}"' for name in kept)
    return f"<{tag}{written}>"
