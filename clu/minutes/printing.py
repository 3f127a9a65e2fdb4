"""The minutes to files: Markdown and a page from one text, and the text alone for a site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clu import charts, documents
from clu.audience import Audience
from clu.documents import Templates, page
from clu.minutes.account import Account, account

if TYPE_CHECKING:
    from markupsafe import Markup

    from clu.documents.page import Heading
    from clu.meeting import Meeting
    from clu.register import Register

TEMPLATE = "minutes"
CONTENTS = (2, 3)
"""The levels of the headings that the table of contents names."""


def file_name(audience: Audience) -> str:
    """The name of the files, without its ending: « minutes-internet »."""
    return f"{TEMPLATE}-{audience}"


def files(register: Register, meeting: Meeting, audience: Audience) -> dict[str, bytes]:
    """The Markdown and the page of a meeting's minutes, by file name.

    Raises:
        NoMinutesError: none have been begun.
        UnreadError: a part of the register that the minutes show could not be read.
        TemplateFault: a template is missing or wrong.
    """
    minutes = account(register, meeting, audience)
    text = _text(register, minutes)
    content, contents = _content(minutes, text)
    whole = Templates(register.home).html(
        TEMPLATE,
        minutes=minutes,
        title=documents.title(text) or minutes.date,
        content=content,
        contents=contents,
    )
    name = file_name(audience)
    return {f"{name}.md": documents.undrawn(text).encode(), f"{name}.html": whole.encode()}


def markdown(register: Register, meeting: Meeting, audience: Audience) -> str:
    """The text in Markdown, as its file holds it; it raises what `files` raises."""
    return documents.undrawn(_text(register, account(register, meeting, audience)))


def body(register: Register, meeting: Meeting, audience: Audience, deeper: int = 0) -> Markup:
    """The text in HTML, without page around it; it raises what `files` raises.

    `deeper`: how far its headings are lowered, 0 for a page of its own.
    """
    minutes = account(register, meeting, audience)
    return _content(minutes, _text(register, minutes), deeper)[0]


def parts(
    register: Register, meeting: Meeting, audience: Audience
) -> tuple[Markup, tuple[Heading, ...]]:
    """The text in HTML, and the headings of its contents; it raises what `files` raises."""
    minutes = account(register, meeting, audience)
    return _content(minutes, _text(register, minutes))


def _text(register: Register, minutes: Account) -> str:
    """The text with the marks of its drawings.

    Raises:
        TemplateFault: the template is missing or wrong, or writes no heading.
    """
    templates = Templates(register.home)
    text = templates.markdown(TEMPLATE, minutes=minutes, figures=minutes.figures)
    if not text.startswith("# "):
        hint = "commencez-le par une ligne « # », suivie du titre ; ou ôtez ce modèle"
        raise templates.fault(TEMPLATE, "le modèle ne commence pas par le titre du document", hint)
    return text


def _content(minutes: Account, text: str, deeper: int = 0) -> tuple[Markup, tuple[Heading, ...]]:
    """The HTML, and those of its headings that the table of contents names."""
    drawings = charts.drawings(minutes.figures.charts) if minutes.figures else {}
    html = documents.html(text, deeper=deeper, drawings=drawings)
    committee = minutes.committee
    explained = page.abbreviated(html, committee.abbreviation, committee.name)
    anchored, headings = page.anchored(page.labelled(explained))
    return anchored, tuple(one for one in headings if one.level in CONTENTS)
