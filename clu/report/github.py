"""Findings as annotations of a change on GitHub: workflow commands, one a line.

A value of a command escapes `%`, CR and LF, and in its properties `:` and `,` as well. GitHub shows
ten annotations of a kind for a step, the first ones: errors go first, and where there are more of a
kind a notice says so. What else is printed must hold no command: `in_log` defuses it.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from clu.french import NBSP
from clu.report.judgement import fact, in_repository, refusal, remedy

if TYPE_CHECKING:
    from clu.diagnostic import Diagnostic
    from clu.report.judgement import Judgement

MOST = 10
"""How many annotations of a kind GitHub shows for a step."""

KINDS = ("error", "warning", "notice")
ESCAPES = {ord(char): f"%{ord(char):02X}" for char in "%\r\n"}
IN_PROPERTIES = ESCAPES | {ord(char): f"%{ord(char):02X}" for char in ":,"}
OBEYED = re.compile(r"^(\s*:):|#(?=#\[)", re.MULTILINE)
"""What GitHub takes for a command in a log: `::` at the start of a line, `##[` anywhere."""


def as_github(judgement: Judgement) -> str:
    """The findings shown, errors first; what a decision covers is a mere notice.

    A committee that could not be judged is an error of no file.
    """
    shown = sorted(judgement.shown, key=lambda one: KINDS.index(_kind(one)))
    refused = (f"::error title=clu::{_escaped(refusal(one), ESCAPES)}" for one in judgement.refused)
    lines = [*_left_out(judgement), *refused, *(_command(one, judgement) for one in shown)]
    return "".join(f"{line}\n" for line in lines)


def in_log(text: str) -> str:
    """The text of a log, in which a register's own words are never taken for a command."""
    return OBEYED.sub(lambda found: f"{found[1] or '#'} {':' if found[1] else ''}", text)


def _kind(one: Diagnostic) -> str:
    return "notice" if one.settled else one.severity


def _left_out(judgement: Judgement) -> list[str]:
    """The notice that GitHub will not show all, before those that take its place."""
    counted = Counter(_kind(one) for one in judgement.shown)
    counted["error"] += len(judgement.refused)
    if all(number <= MOST for number in counted.values()):
        return []
    said = (
        f"GitHub montre {MOST} constats de chaque sorte, et il y en a davantage{NBSP}: "
        f"{counted.total()} en tout. Le journal les donne tous."
    )
    return [f"::notice title=clu::{_escaped(said, ESCAPES)}"]


def _command(one: Diagnostic, judgement: Judgement) -> str:
    where = one.position
    properties = {
        "file": in_repository(where.file, judgement.folder_of(one)),
        "line": str(where.line),
        "col": str(where.column),
        "title": f"{one.code} {one.name}{' (nouveau)' if judgement.new(one) else ''}",
    }
    written = ",".join(f"{k}={_escaped(v, IN_PROPERTIES)}" for k, v in properties.items())
    said = f"{fact(one)}\n{remedy(one)}"
    return f"::{_kind(one)} {written}::{_escaped(said, ESCAPES)}"


def _escaped(text: str, escapes: dict[int, str]) -> str:
    return text.translate(escapes)
