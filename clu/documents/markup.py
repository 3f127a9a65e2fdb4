"""Markdown and HTML: how a value is written into them, and how the one becomes the other.

A value is text, whatever characters it holds: it appears in the rendered page exactly as it was
typed. Beyond CommonMark the HTML gets what French pages and their readers need: "1er" with a
superscript, full dates in `<time>`, scopes and captions in tables, a line to write on where there
is a row of dots.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup, escape

from clu.french.dates import MONTHS, WEEKDAYS
from clu.french.spaces import NBSP

# What may begin or end a construct anywhere in a line. A "_" between letters never does.
ANYWHERE = re.compile(
    r"[\\`*\[\]<|]"
    r"|(?<![^\W_])_|_(?![^\W_])"
    r"|~(?=~)|(?<=~)~"
    r"|&(?=\#?\w+;)"
)
# What begins a construct at the start of a line only: a heading, a list, a quotation, a rule.
AT_START = re.compile(r"(?m)^[ \t]*(?:(?P<mark>[#>+=~-])|(?P<number>\d{1,9})(?P<end>[.)])(?=\s|$))")

MONTH_NUMBERS = {name: number for number, name in enumerate(MONTHS, 1)}
FULL_DATE = re.compile(
    rf"(?:{'|'.join(WEEKDAYS)})\s(?P<day>1er|\d{{1,2}})\s(?P<month>{'|'.join(MONTHS)})"
    r"\s(?P<year>\d{4})\b"
)
FIRST = re.compile(r"\b1(er|re)\b")
BLANK = re.compile(r"…{4,}")
LOWEST_HEADING = 6
CAPTION = f"Tableau{NBSP}: "


def markdown(text: str) -> Markup:
    """The text as Markdown that shows it literally."""
    return Markup(AT_START.sub(_at_start, ANYWHERE.sub(r"\\\g<0>", text)))  # noqa: S704


def _at_start(match: re.Match[str]) -> str:
    if match["mark"]:
        return f"\\{match['mark']}"
    return f"{match['number']}\\{match['end']}"


def inline(text: str) -> Markup:
    """The text within HTML, its dates and ordinals marked up."""
    marked = FULL_DATE.sub(_time, str(escape(text)))
    marked = BLANK.sub('<span class="blank"></span>', marked)
    return Markup(FIRST.sub(r"1<sup>\1</sup>", marked))  # noqa: S704


def _time(match: re.Match[str]) -> str:
    number = int(match["day"].removesuffix("er"))
    try:
        day = date(int(match["year"]), MONTH_NUMBERS[match["month"]], number)
    except ValueError:  # no such day: text that only looks like a date
        return match[0]
    return f'<time datetime="{day.isoformat()}">{match[0]}</time>'


def html(text: str, *, deeper: int = 0) -> Markup:
    """Markdown as HTML; raw HTML in it is text. `deeper`: how far its headings are lowered."""
    tokens = list(_mended(_parser().parse(text), deeper))
    rendered: str = _parser().renderer.render(tokens, _parser().options, {})
    return Markup(rendered)  # noqa: S704


def title(text: str) -> str | None:
    """The text of the first heading of a Markdown document, without markup."""
    tokens = _parser().parse(text)
    at = next((i for i, token in enumerate(tokens) if token.type == "heading_open"), None)
    if at is None:
        return None
    return _plain(tokens[at + 1])


def _plain(inline_token: Token) -> str:
    return "".join(child.content for child in inline_token.children or ())


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "typographer": False, "xhtmlOut": False})
    parser.enable("table").disable("image")
    parser.add_render_rule("text", _text)
    return parser


def _text(
    _renderer: object, tokens: Sequence[Token], at: int, _options: object, _env: object
) -> str:
    return str(inline(tokens[at].content))


def _mended(tokens: list[Token], deeper: int) -> Iterator[Token]:
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(LOWEST_HEADING, int(token.tag[1]) + deeper)}"
        caption = _plain(tokens[at + 1]) if _is_caption(tokens[at : at + 4]) else None
        start = at + 3 if caption else at
        if tokens[start].type == "table_open":
            end = next(i for i in range(start, len(tokens)) if tokens[i].type == "table_close")
            yield from _table(tokens[start : end + 1], caption)
            at = end
        else:
            yield token
        at += 1


def _is_caption(tokens: list[Token]) -> bool:
    """Whether a paragraph "Tableau : …" stands right before a table."""
    types = [token.type for token in tokens]
    expected = ["paragraph_open", "inline", "paragraph_close", "table_open"]
    return types == expected and tokens[1].content.startswith(CAPTION)


def _table(tokens: list[Token], caption: str | None) -> Iterator[Token]:
    """A table; one that has a head and no body sets texts side by side, and is no table."""
    if not any(token.type == "tbody_open" for token in tokens):
        yield from _side_by_side(tokens)
        return
    for token in tokens:
        if token.type == "th_open":
            token.attrSet("scope", "col")
        yield token
        if token.type == "table_open" and caption:
            text = inline(caption.removeprefix(CAPTION))
            yield Token("html_block", "", 0, content=f"<caption>{text}</caption>\n")


def _side_by_side(tokens: list[Token]) -> Iterator[Token]:
    tags = {"table": "div", "th": "p"}
    for token in tokens:
        if token.type == "inline":
            yield token
        elif token.tag in tags:
            token.tag = tags[token.tag]
            if token.type == "table_open":
                token.attrSet("class", "side-by-side")
            yield token
