"""The sheet to sign as files: Markdown, a page to print, a table for a spreadsheet.

A meeting at several places has a sheet for each, with everybody on it: whoever comes signs where
he or she is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clu import documents, french, occasion, spreadsheet
from clu.attendance.sheet import sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clu.attendance.sheet import Row, Sheet
    from clu.meeting import Meeting
    from clu.register import Register

NAME = "attendance"
HEADINGS = (
    "Collège",
    "Siège",
    "Titre",
    "Personne attendue",
    "Fonction",
    "Précisions",
    "Signature",
)
GUESTS = "Invités"
BETWEEN_SHEETS = "\n---\n\n"


def files(register: Register, meeting: Meeting) -> dict[str, bytes]:
    """The files of the sheet, by name.

    Raises:
        UnreadError: a part that tells who is expected could not be read.
        TemplateFault: the template is missing or wrong.
    """
    sheets = _sheets(register, meeting)
    texts = _texts(register, meeting, sheets)
    return {
        f"{NAME}.md": BETWEEN_SHEETS.join(texts).encode(),
        f"{NAME}.html": _page(register, meeting, texts).encode(),
        f"{NAME}.csv": spreadsheet.as_file(HEADINGS, _table(sheets[0])),
    }


def _sheets(register: Register, meeting: Meeting) -> list[Sheet]:
    places = occasion.meeting(register, meeting).places
    several = [sheet(register, meeting, one.name, one.address) for one in places]
    return several or [sheet(register, meeting)]


def _texts(register: Register, meeting: Meeting, sheets: list[Sheet]) -> list[str]:
    templates = documents.Templates(register.home)
    committee = occasion.register(register, meeting.day)
    held = occasion.meeting(register, meeting)
    return [templates.markdown(NAME, register=committee, meeting=held, sheet=one) for one in sheets]


def _page(register: Register, meeting: Meeting, texts: list[str]) -> str:
    """The page; where there are several sheets, one heading stands above theirs."""
    several = len(texts) > 1
    return documents.Templates(register.home).html(
        NAME,
        title=documents.title(texts[0]) or NAME,
        meeting=occasion.meeting(register, meeting),
        sheets=tuple(documents.html(text, deeper=int(several)) for text in texts),
    )


def _table(one: Sheet) -> Iterator[tuple[str, ...]]:
    for college in one.colleges:
        for row in college.rows:
            yield _cells(college.title, row)
    for row in one.guests:
        yield _cells(GUESTS, row)


def _cells(college: str, row: Row) -> tuple[str, ...]:
    texts = (college, row.id, row.title, row.name, row.function, ", ".join(row.notes), "")
    return tuple(french.typeset(text) if text else "" for text in texts)
