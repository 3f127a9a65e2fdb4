"""The free Markdown of people, written anew: what stands in a document is what was understood.

Nothing of the source is copied. Its text is read into a tree, and the tree is written out: so raw
HTML is text, an image is its description, a link to anything but a page is its words, and headings
start where the document says, without a skipped level. A text may hold names that depend on who
reads it: `names` sees each piece of text before it is escaped.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from markupsafe import Markup

from clu.documents.markup import LOWEST_HEADING, markdown

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

PAGES = ("http", "https")
"""The schemes of links that lead to a page."""
RULER = "---"
PARENTHESES = str.maketrans({"(": "%28", ")": "%29"})


def prose(
    text: str,
    *,
    heading: int = 2,
    within: int = 0,
    schemes: Collection[str] = PAGES,
    names: Callable[[str], str] = str,
) -> Markup:
    """The text as safe Markdown; its highest headings are of the level `heading`.

    `within`: how far it stands in a list item. It then goes on after the words in front of it; what
    does not begin with a paragraph begins on a line of its own.
    """
    writer = _Writer(heading, schemes, names)
    tree = _tree(text)
    written = _indented(writer.blocks(tree.children), within)
    starts_below = within and tree.children and tree.children[0].type != "paragraph"
    return Markup(f"\n\n{' ' * within}{written}" if starts_below else written)  # noqa: S704


def line(
    text: str, *, schemes: Collection[str] = PAGES, names: Callable[[str], str] = str
) -> Markup:
    """The words of the text on one line, without emphasis, as a table's cell needs them."""
    writer = _Writer(LOWEST_HEADING, schemes, names, emphasis=False)
    pieces = (writer.cell(node) for node in _tree(text).walk() if node.type == "inline")
    return Markup(" ".join(filter(None, pieces)))  # noqa: S704


def _tree(text: str) -> SyntaxTreeNode:
    return SyntaxTreeNode(_parser().parse(text))


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")


def _indented(text: str, width: int) -> str:
    """All lines but the first moved to the right."""
    return re.sub(r"\n(?=[^\n])", "\n" + " " * width, text)


class _Writer:
    """Writes a tree as Markdown."""

    def __init__(
        self,
        heading: int,
        schemes: Collection[str],
        names: Callable[[str], str],
        *,
        emphasis: bool = True,
    ) -> None:
        self.schemes = schemes
        self.names = names
        self.emphasis = emphasis
        self.first = heading
        self.open: list[int] = []

    def blocks(self, nodes: Iterable[SyntaxTreeNode], gap: str = "\n\n") -> str:
        return gap.join(filter(None, map(self.block, nodes)))

    def block(self, node: SyntaxTreeNode) -> str:  # noqa: PLR0911 - a case, an answer
        match node.type:
            case "paragraph":
                return self.inline(node.children[0].children)
            case "heading":
                return f"{'#' * self.level(int(node.tag[1]))} {self.flat(node.children[0])}"
            case "bullet_list" | "ordered_list":
                return self.list(node)
            case "blockquote":
                return re.sub(r"(?m)^", "> ", self.blocks(node.children))
            case "fence" | "code_block":
                return _fenced(node.content)
            case "table":
                return "\n".join(self.table(node))
            case _:
                return RULER

    def level(self, found: int) -> int:
        """The level of the next heading: one below the nearest one above it that is higher."""
        while self.open and self.open[-1] >= found:
            self.open.pop()
        self.open.append(found)
        return min(LOWEST_HEADING, self.first + len(self.open) - 1)

    def list(self, node: SyntaxTreeNode) -> str:
        paragraphs = [one for item in node.children for one in item.children]
        tight = any(one.type == "paragraph" and one.hidden for one in paragraphs)
        gap = "\n" if tight else "\n\n"
        start = int(node.attrs.get("start", 1))
        items = []
        for number, item in enumerate(node.children, start):
            mark = f"{number}{node.markup}" if node.type == "ordered_list" else node.markup
            written = _indented(self.blocks(item.children, gap), len(mark) + 1)
            items.append(f"{mark} {written}".rstrip())
        return gap.join(items)

    def table(self, node: SyntaxTreeNode) -> Iterator[str]:
        """A head, and the rows that there may be."""
        for part in node.children:
            for row in part.children:
                yield f"| {' | '.join(self.cell(cell.children[0]) for cell in row.children)} |"
            if part.type == "thead":
                yield f"|{'--|' * len(part.children[0].children)}"

    def cell(self, node: SyntaxTreeNode) -> str:
        """The same within a table, where a bar ends a cell even in code."""
        return re.sub(r"(?<!\\)\|", r"\\|", self.flat(node))

    def flat(self, node: SyntaxTreeNode) -> str:
        """A run of text without a line's end."""
        return " ".join(self.inline(node.children).split())

    def inline(self, nodes: Sequence[SyntaxTreeNode]) -> str:
        written = [self.piece(node) for node in nodes]
        for at, (one, following) in enumerate(pairwise(nodes)):
            if one.type == "text" and following.type == "link" and written[at].endswith("!"):
                written[at] = f"{written[at][:-1]}\\!"  # "![a](b)" would be an image
        return "".join(written)

    def piece(self, node: SyntaxTreeNode) -> str:
        match node.type:
            case "text" | "image":
                return _text(self.names(node.content))
            case "softbreak":
                return "\n"
            case "hardbreak":
                return "  \n"
            case "em" | "strong":
                mark = node.markup if self.emphasis else ""
                return f"{mark}{self.inline(node.children)}{mark}"
            case "link":
                return self.link(str(node.attrs["href"]), self.inline(node.children))
            case _:
                return _code(node.content)

    def link(self, address: str, words: str) -> str:
        if urlsplit(address).scheme.lower() not in self.schemes:
            return words
        return f"[{words}]({address.translate(PARENTHESES)})"


def _text(text: str) -> str:
    """Text that shows itself; the spaces in front of it belong to what stands before."""
    words = text.lstrip()
    return text[: len(text) - len(words)] + markdown(words)


def _fenced(code: str) -> str:
    longest = max((len(run) for run in re.findall("`+", code)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}\n{code.rstrip()}\n{fence}"


def _code(code: str) -> str:
    longest = max((len(run) for run in re.findall("`+", code)), default=0)
    fence = "`" * (longest + 1)
    space = " " if "`" in code else ""
    return f"{fence}{space}{code}{space}{fence}"
