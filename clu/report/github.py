"""Findings as annotations of a change on GitHub: workflow commands, one a line.

A value of a command escapes `%`, CR and LF, and in its properties `:` and `,` as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clu.french import capitalise
from clu.report.judgement import in_repository

if TYPE_CHECKING:
    from clu.diagnostic import Diagnostic
    from clu.report.judgement import Judgement

ESCAPES = {ord(char): f"%{ord(char):02X}" for char in "%\r\n"}
IN_PROPERTIES = ESCAPES | {ord(char): f"%{ord(char):02X}" for char in ":,"}


def as_github(judgement: Judgement) -> str:
    """The findings shown; what a decision covers is a mere notice."""
    return "".join(f"{_command(one, judgement)}\n" for one in judgement.shown)


def _command(one: Diagnostic, judgement: Judgement) -> str:
    kind = "notice" if one.settled else one.severity
    where = one.position
    properties = {
        "file": in_repository(where.file, judgement.folder_of(one)),
        "line": str(where.line),
        "col": str(where.column),
        "title": f"{one.code} {one.name}{' (nouveau)' if judgement.new(one) else ''}",
    }
    written = ",".join(f"{k}={_escaped(v, IN_PROPERTIES)}" for k, v in properties.items())
    return f"::{kind} {written}::{_escaped(_message(one), ESCAPES)}"


def _message(one: Diagnostic) -> str:
    settled = f"Réglé par la décision {one.settled}." if one.settled else None
    remedy = settled or f"À faire\u00a0: {one.problem.hint}."
    return f"{capitalise(one.problem.fact)}.\n{remedy}"


def _escaped(text: str, escapes: dict[int, str]) -> str:
    return text.translate(escapes)
