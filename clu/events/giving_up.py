"""A meeting put off or cancelled, and the meeting that takes place instead.

The successor's folder begins as a copy of the meeting's own: places, agenda, guests and papers. The
sheet is copied as it was written, comments included; only the hours can be given anew.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from clu import french, writing
from clu.events import draft
from clu.events.draft import Draft
from clu.french import NBSP
from clu.model.event import Cancellation, Postponement
from clu.model.meeting import Sheet

if TYPE_CHECKING:
    from datetime import date

    from clu.meeting import Meeting
    from clu.register import Register

SHEET = "meeting.yaml"
KEY = r"(?m)^{key}[ \t]*:.*$"


class Given(NamedTuple):
    """When and why a meeting was given up, and by whom."""

    on: date
    reason: str
    by: str


def cancelled(meeting: Meeting, given: Given) -> Draft:
    """cancelled.yaml."""
    path = meeting.folder / "cancelled.yaml"
    return draft.of(path, _content(given), "Réunion annulée.", Cancellation)


def postponed(meeting: Meeting, given: Given, successor: str) -> Draft:
    """postponed.yaml, which names the folder of the meeting held instead."""
    path = meeting.folder / "postponed.yaml"
    content = {"on": given.on.isoformat(), "to": successor, **_content(given)}
    return draft.of(path, content, "Réunion reportée.", Postponement)


def _content(given: Given) -> dict[str, str]:
    return {"on": given.on.isoformat(), "reason": given.reason, "by": given.by}


def successor(
    register: Register, meeting: Meeting, name: str, time: str | None, ends: str | None
) -> Draft:
    """The sheet of the meeting held instead; the hours are as the model reads them.

    Raises:
        OSError: the sheet cannot be read.
    """
    path = register.folder / "meetings" / name / SHEET
    text = (meeting.folder / SHEET).read_text(encoding="utf-8-sig")
    for key, value in (("time", time), ("ends", ends)):
        text = _with(text, key, value) if value else text
    head = f"# Réunion reprise de celle du {french.date_without_weekday(meeting.day)}, reportée"
    return Draft(path, f"{head}{NBSP}: à relire.\n{text}", Sheet)


def _with(text: str, key: str, value: str) -> str:
    """The sheet with another hour; a key that it lacks comes first."""
    line = writing.as_yaml({key: value}).rstrip("\n")
    pattern = KEY.format(key=key)
    return re.sub(pattern, line, text, count=1) if re.search(pattern, text) else f"{line}\n{text}"


def papers(meeting: Meeting) -> dict[str, bytes]:
    """The papers of the agenda that lie in the meeting's folder, by name.

    Raises:
        OSError: one cannot be read.
    """
    folder = meeting.folder / "papers"
    named = {paper.file for item in meeting.sheet.agenda for paper in item.papers}
    found = sorted(name for name in meeting.papers if name in named)
    return {name: (folder / name).read_bytes() for name in found if (folder / name).is_file()}
