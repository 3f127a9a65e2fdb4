"""The procedure sheet itself, printed back from the data of one of its versions.

The sheet's words are the data's own. Only its plan is known here: sections, paragraphs, lists, and
the composition, each article where the plan places it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from clu import french
from clu.documents import markup
from clu.documents.templates import Templates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clu.model.procedure import Block, College, Section, Signed
    from clu.register import Register, Version

TEMPLATE = "procedure"


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, or the items of a list."""

    kind: Literal["heading", "paragraph", "list"]
    text: str = ""
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who drafted or approved the sheet, and when."""

    name: str
    function: str
    date: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the template receives."""

    title: str
    reference: str
    authority: str | None
    motto: str | None
    domain: tuple[str, ...]
    updated: str | None
    pieces: tuple[Piece, ...]
    drafted: Signatory | None
    approved: Signatory | None


def procedure(register: Register, version: Version, form: str = "markdown") -> str:
    """The sheet line by line as Markdown, its headings plain lines; or as a page, `form` "html".

    Raises:
        TemplateFault: a template is missing or wrong.
    """
    templates = Templates(register.home)
    sheet = plain(version)
    if form == "markdown":
        return templates.markdown(TEMPLATE, sheet=sheet, with_headings=False)
    body = markup.html(templates.markdown(TEMPLATE, sheet=sheet, with_headings=True))
    title = f"Fiche de procédure{french.NBSP}: {sheet.title}"
    return templates.html("document", title=title, heading=title, content=body)


def plain(version: Version) -> Sheet:
    """The version as texts in the order of the sheet."""
    sheet = version.sheet
    return Sheet(
        title=sheet.title,
        reference=sheet.reference,
        authority=sheet.authority,
        motto=sheet.motto,
        domain=tuple(part for part in (sheet.label, sheet.domain, sheet.title) if part),
        updated=french.short_date(sheet.updated) if sheet.updated else None,
        pieces=tuple(_pieces(version)),
        drafted=_signatory(sheet.drafted),
        approved=_signatory(sheet.approved),
    )


def _signatory(signed: Signed | None) -> Signatory | None:
    return Signatory(signed.by, signed.function, french.short_date(signed.on)) if signed else None


def _pieces(version: Version) -> Iterator[Piece]:
    for section in version.sheet.sections:
        yield Piece("heading", section.heading)
        yield from _section(version, section)


def _section(version: Version, section: Section) -> Iterator[Piece]:
    for block in section.body:
        if block.text:
            yield Piece("paragraph", block.text)
        yield from _articles(version, block)
        if block.composition:
            for college in version.sheet.composition:
                yield from _college(college)


def _articles(version: Version, block: Block) -> Iterator[Piece]:
    """The articles of a block: their sentences in one paragraph, then the items of each."""
    articles = [version.articles[id_] for id_ in block.articles if id_ in version.articles]
    text = " ".join(one.text for one in articles if one.text)
    if text:
        yield Piece("paragraph", text)
    for one in articles:
        if one.items:
            yield Piece("list", items=tuple(item.text for item in one.items))


def _college(college: College) -> Iterator[Piece]:
    yield Piece("paragraph", f"{college.title}{french.NBSP}:")
    yield Piece("list", items=tuple(seat.line for seat in college.seats))
    if college.open_clause:
        yield Piece("list", items=(college.open_clause,))
