"""Markdown and HTML: how a value is written into them, and how the one becomes the other.

A value is text, whatever characters it holds: it appears in the rendered page exactly as it was
typed. Beyond CommonMark the HTML gets what French pages and their readers need: "1er" with a
superscript, full dates in `<time>`, scopes and captions in tables, a line to write on where there
is a row of dots.

A paragraph that a template begins with `{{ id|drawing }}` is the caption of that drawing: in HTML
both make a figure; in the Markdown file, `undrawn`, the words alone are left.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from types import MappingProxyType

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
# The mark of a drawing stands between two control characters: `source` refuses them in every file,
# and CommonMark in entities, so that no text of a person can hold one.
DRAWING = re.compile(r"\x02(?P<id>[a-z0-9_]+)\x03[ \t]*")
ALONE = re.compile(rf"(?m)^{DRAWING.pattern}\n+")
NO_DRAWINGS: Mapping[str, str] = MappingProxyType({})


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


def drawing(id_: str) -> Markup:
    """The mark by which a template begins the caption of a drawing; `id_` is `[a-z0-9_]+`."""
    return Markup(f"\x02{id_}\x03 ")  # noqa: S704


def undrawn(text: str) -> str:
    """Markdown without the marks of its drawings, as it stands in a file."""
    return DRAWING.sub("", ALONE.sub("", text))


def html(text: str, *, deeper: int = 0, drawings: Mapping[str, str] = NO_DRAWINGS) -> Markup:
    """Markdown as HTML; raw HTML in it is text.

    `deeper`: how far its headings are lowered. `drawings`: the `<svg>` of each mark, by its id; a
    mark that has none leaves its caption as a paragraph.
    """
    tokens = list(_mended(_parser().parse(text), deeper, drawings))
    rendered: str = _parser().renderer.render(tokens, _parser().options, {})
    return Markup(rendered)  # noqa: S704


def parsed(text: str) -> list[Token]:
    """Markdown as its blocks, for whoever makes something else than HTML of it."""
    return _parser().parse(undrawn(text))


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
    return str(inline(DRAWING.sub("", tokens[at].content)))


def _mended(tokens: list[Token], deeper: int, drawings: Mapping[str, str]) -> Iterator[Token]:
    at = 0
    while at < len(tokens):
        token = tokens[at]
        drawn = DRAWING.match(tokens[at + 1].content) if token.type == "paragraph_open" else None
        if drawn:
            yield from _figure(tokens[at : at + 3], drawings.get(drawn["id"]))
            at += 3
            continue
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


def _figure(paragraph: list[Token], svg: str | None) -> Iterator[Token]:
    """A drawing and its caption, tied to each other as RGAA 1.9 asks; or the caption alone.

    RGAA names a role besides; HTML has since given it to the element, and refuses it written out.
    """
    caption = DRAWING.sub("", _plain(paragraph[1]))
    if svg is None:
        yield from paragraph if caption else ()
        return
    named = f' aria-label="{escape(caption)}"' if caption else ""
    yield _raw(f'<figure class="chart"{named}>\n{svg.strip()}\n')
    if caption:
        yield from (_raw("<figcaption>"), paragraph[1], _raw("</figcaption>\n"))
    yield _raw("</figure>\n")


def _raw(content: str) -> Token:
    return Token("html_block", "", 0, content=content)


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
    _head_rows(tokens)
    for token in tokens:
        if token.type == "th_open" and token.attrGet("scope") is None:
            token.attrSet("scope", "col")
        yield token
        if token.type == "table_open" and caption:
            text = inline(caption.removeprefix(CAPTION))
            yield _raw(f"<caption>{text}</caption>\n")


def _head_rows(tokens: list[Token]) -> None:
    """A first cell that is wholly in bold heads its row: Markdown has no other word for it."""
    for row, cell, words, end in zip(tokens, tokens[1:], tokens[2:], tokens[3:], strict=False):
        if row.type == "tr_open" and cell.type == "td_open" and _is_bold(words):
            cell.tag = end.tag = "th"
            cell.attrSet("scope", "row")
            words.children = [one for one in words.children or () if one.tag != "strong"]


def _is_bold(words: Token) -> bool:
    parts = [one.type for one in words.children or () if one.type != "text" or one.content]
    bounds = (parts[:1], parts[-1:])
    return bounds == (["strong_open"], ["strong_close"]) and parts.count("strong_open") == 1


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
