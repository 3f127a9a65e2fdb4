"""Markdown as plain text, for whoever reads without markup: the body of an e-mail, a calendar.

Its words in their order, a blank line between paragraphs, the marks of lists; links with their
address.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clu.documents.markup import parsed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

RULE = "-" * 40


def plain(text: str) -> str:
    """The text of a Markdown document without its markup, a line end at its end."""
    blocks = "\n".join(_lines(parsed(text)))
    return blocks.strip("\n") + "\n"


def _lines(tokens: Sequence[Token]) -> Iterator[str]:
    """Line by line. Each open list is the mark of its next item, and how far its lines are in."""
    lists: list[Marks] = []
    for before, token in zip((None, *tokens), tokens, strict=False):
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                lists.append(Marks(token))
            case "bullet_list_close" | "ordered_list_close":
                lists.pop()
                if not lists:
                    yield ""
            case "list_item_open":
                lists[-1].begin()
            case "inline":
                indent, first = _indent(lists)
                lines = _inline(token.children or ()).split("\n")
                yield f"{first}{lines[0]}"
                yield from (f"{indent}{line}" for line in lines[1:])
                if before is None or not before.hidden:
                    yield ""
            case "hr":
                yield from (RULE, "")


class Marks:
    """An open list: what stands before its next line."""

    def __init__(self, token: Token) -> None:
        start = token.attrGet("start")
        self.number = int(start or 1) - 1 if token.type.startswith("ordered") else None
        self.mark = ""
        self.width = 2

    def begin(self) -> None:
        """Begin the next item."""
        if self.number is None:
            self.mark = "- "
        else:
            self.number += 1
            self.mark = f"{self.number}. "
        self.width = len(self.mark)


def _indent(lists: Sequence[Marks]) -> tuple[str, str]:
    """What stands before the lines of a paragraph, and before its first one."""
    indent = " " * sum(one.width for one in lists)
    if not lists or not lists[-1].mark:
        return indent, indent
    mark, lists[-1].mark = lists[-1].mark, ""
    return indent, f"{indent[: len(indent) - len(mark)]}{mark}"


def _inline(children: Sequence[Token]) -> str:
    pieces: list[str] = []
    address, start = "", 0
    for child in children:
        match child.type:
            case "softbreak":
                pieces.append(" ")
            case "hardbreak":
                pieces.append("\n")
            case "link_open":
                address, start = str(child.attrGet("href") or ""), len(pieces)
            case "link_close":
                shown = "".join(pieces[start:])
                if address.removeprefix("mailto:") != shown:
                    pieces.append(f" ({address})")
            case _:
                pieces.append(child.content)
    return "".join(pieces)
