"""The overview as a page: one table, read row by row on a small screen, and printed across."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clu import documents, french
from clu.documents import Templates
from clu.documents.page import labelled
from clu.french import NNBSP
from clu.overview import words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from clu.committees import Answer
    from clu.overview.row import Row

NAME = "overview.html"
TEMPLATE = "overview"


@dataclass(frozen=True, slots=True)
class Line:
    """A committee in words. `late` is a list; where `unread` says so, nothing else is known."""

    department: str
    title: str
    meetings: str
    following: str
    last: str
    unanswered: str
    late: tuple[str, ...]
    check: str
    unread: str


@dataclass(frozen=True, slots=True)
class Page:
    """What the template receives."""

    date: str
    summary: str
    years: str
    lines: tuple[Line, ...]


def page(answers: Sequence[Answer[Row]]) -> Page:
    """The rows in words."""
    years = sorted({one.told.year.year for one in answers if one.told and one.told.year})
    return Page(
        date=words.days(answers),
        summary=french.capitalise(f"{NNBSP}; ".join(words.summary(answers))),
        years=str(years[0]) if years else "",
        lines=tuple(_line(one) for one in answers),
    )


def _line(answer: Answer[Row]) -> Line:
    known, row = answer.committee, answer.told
    name = (known.department, known.label)
    if row is None:
        unknown = words.UNKNOWN
        unread = words.unread(answer)
        return Line(*name, unknown, unknown, unknown, unknown, (), unknown, unread)
    return Line(
        *name,
        meetings=words.meetings(row),
        following=words.following(row),
        last=words.last(row),
        unanswered=words.unanswered(row, known.on).replace(" sans réponse", ""),
        late=tuple(words.late(row, known.on)),
        check=words.check(row),
        unread=words.unread(answer),
    )


def html(answers: Sequence[Answer[Row]], home: Path) -> str:
    """The page whole; templates of one's own stand in `templates/` of the folder `home`.

    Raises:
        TemplateFault: a template is missing or wrong.
    """
    templates = Templates(home)
    text = templates.markdown(TEMPLATE, page=page(answers))
    content = labelled(documents.html(text))
    return templates.html(TEMPLATE, title=documents.title(text) or TEMPLATE, content=content)
