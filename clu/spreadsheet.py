"""Tables for a spreadsheet: semicolons, as French ones expect, and no cell run as a formula."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LINE_END = "\r\n"
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet would run as a formula at the start of a cell; full-width signs count too."""


def as_csv(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """The text of a table; every line ends with CR LF.

    A cell that would be run as a formula begins with an apostrophe, by which spreadsheets
    know a text.
    """
    return rows_as_csv([headings, *rows])


def rows_as_csv(rows: Iterable[Sequence[str]]) -> str:
    """The same of rows that go on below others."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator=LINE_END)
    writer.writerows([_defused(cell) for cell in row] for row in rows)
    return text.getvalue()


def as_file(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """The same as a file that a double click opens with its accents right: UTF-8 with a BOM."""
    return text_as_file(as_csv(headings, rows))


def text_as_file(text: str) -> bytes:
    """The text of a table as such a file."""
    return text.encode("utf-8-sig")


def _defused(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell
