"""The texts of an HTML page: what it says, and what its attributes say or lead to."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Sequence

READ = frozenset(["href", "alt", "title", "aria-label", "content", "src", "datetime", "summary"])
"""The attributes that tell a reader something, or lead somewhere."""
INLINE = frozenset(
    ["a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd"]
) | frozenset(
    ["mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"]
)
"""The elements that end no text: a name may be half in bold."""


def read(page: str) -> Sequence[tuple[int, str]]:
    """Every text of the page, with the line on which it begins; of scripts and styles none."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    reader.block()
    return reader.texts


class _Reader(HTMLParser):
    """A block is one text, whatever stands in it; so is each attribute and comment."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[tuple[int, str]] = []
        self.parts: list[str] = []
        self.line = 1
        self.styles = 0

    def block(self) -> None:
        """Ends the text of the block."""
        self.keep(self.line, "".join(self.parts))
        self.parts = []
        self.line = self.getpos()[0]

    def keep(self, line: int, text: str) -> None:
        """A text is no Markdown: an ampersand in it begins no entity."""
        if text.strip():
            self.texts.append((line, text.replace("&", "&amp;")))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A block begins, or a line; and what its attributes say."""
        if tag not in INLINE:
            self.block()
        elif tag == "br":
            self.parts.append("\n")
        self.styles += tag == "style"
        for name, value in attrs:
            if value and (name in READ or name.startswith("data-")):
                self.keep(self.getpos()[0], unquote(value))

    def handle_endtag(self, tag: str) -> None:
        """A block ends."""
        if tag not in INLINE:
            self.block()
        self.styles -= tag == "style"

    def handle_data(self, data: str) -> None:
        """The text itself."""
        if not self.styles:
            self.parts.append(data)

    def handle_comment(self, data: str) -> None:
        """Whoever looks at the source reads comments."""
        self.keep(self.getpos()[0], data)
