"""What several committees answer, one after the other: as sections, as one CSV, as one JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeVar

from clu import spreadsheet
from clu.cli import committees
from clu.cli.screen import say, width
from clu.french import NBSP, capitalise
from clu.report import shown_path

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from clu.cli.filed import Say
    from clu.committees import Answer

T = TypeVar("T")

VERSION = 1
COLUMNS = ("Département", "Institution", "Dossier")
"""Which committee a row is of, in a table of several."""

RULE = "─"


def heading(answer: Answer[T]) -> str:
    """The committee's name and folder, over what it answers, for a terminal."""
    known = answer.committee
    rule = RULE * width()
    return f"{rule}\n{known.title or known.label}\n{shown_path(known.folder)}\n{rule}"


def unread(answer: Answer[T]) -> str:
    """What is told instead where a committee has no answer."""
    folder = shown_path(answer.committee.folder)
    if answer.defect:
        return f"{capitalise(answer.lacking)}{NBSP}: {folder} n’a pas de réponse"
    return f"{capitalise(answer.lacking)} (clu check --data {folder})"


def print_csv(
    answers: Iterable[Answer[T]],
    headings: Sequence[str],
    cells: Callable[[T], Iterable[Sequence[str]]],
    out: Say,
) -> int:
    """Print the rows of every committee, each with the committee's columns first; the exit code.

    A script that reads one committee's table finds its columns as they were; whoever asks for
    several has these three more, be there but one committee in the end.
    """
    out(spreadsheet.as_csv((*COLUMNS, *headings), ()), nl=False)
    lacking = []
    for answer in answers:
        if answer.told is None:
            say(unread(answer), err=True)
            lacking.append(answer)
            continue
        known = answer.committee
        which = (known.department, known.label, shown_path(known.folder))
        rows = ((*which, *row) for row in cells(answer.told))
        out(spreadsheet.rows_as_csv(rows), nl=False)
    return committees.without_answer(lacking)


def print_json(
    answers: Iterable[Answer[T]], key: str, objects: Callable[[T], Iterable[object]], out: Say
) -> int:
    """Print one object: the committees, what each answers under `key`, else null."""
    found = list(answers)
    content = {
        "version": VERSION,
        "on": found[0].committee.on,
        "committees": [
            {
                "data": shown_path(one.committee.folder),
                "name": one.committee.name or None,
                "institution": one.committee.institution or None,
                "department": one.committee.department or None,
                "on": one.committee.on,
                key: None if one.told is None else list(objects(one.told)),
                "unread": one.place if one.told is None and not one.defect else None,
                "defect": bool(one.defect),
            }
            for one in found
        ],
    }
    out(json.dumps(content, ensure_ascii=False, indent=1, default=str))
    return without_answer([one for one in found if one.told is None], out)


def print_sections(
    answers: Iterable[Answer[T]],
    section: Callable[[Answer[T], T], str],
    out: Say,
    *,
    markdown: bool,
) -> int:
    """Print what each committee answers under its name, as it comes; the exit code."""
    lacking, gap = [], ""
    for answer in answers:
        head = (
            f"## {answer.committee.title or answer.committee.label}"
            if markdown
            else heading(answer)
        )
        out(f"{gap}{head}\n")
        gap = "\n"
        if answer.told is None:
            lacking.append(answer)
            out(f"{unread(answer)}.")
        else:
            out(section(answer, answer.told))
    return without_answer(lacking, out)


def without_answer(lacking: Sequence[Answer[T]], out: Say) -> int:
    """The exit code; what a file alone would tell of committees without an answer is told too."""
    if out is not say:
        for answer in lacking:
            say(unread(answer), err=True)
    return committees.without_answer(lacking)
