"""Findings as text and in the formats that other programs read: a module each.

A report prints nothing and decides nothing: it is given the verdict and says it. `FORMATS` is the
table of those for programs, which is also the list of choices beside the text.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from clu.report.judgement import SEVERITIES, WIDTH, Judgement, shown_path
from clu.report.text import plain, refusals, text

if TYPE_CHECKING:
    from clu.report.judgement import Writer

__all__ = [
    "FORMATS",
    "SEVERITIES",
    "WIDTH",
    "Judgement",
    "in_log",
    "plain",
    "refusals",
    "shown_path",
    "text",
    "writer",
]

FORMATS = {
    "json": "plain_json",
    "github": "github",
    "gitlab": "gitlab",
    "junit": "junit",
    "sarif": "sarif",
}
"""The formats for programs, and the module of each, imported when it is asked for."""


def in_log(text: str, name: str) -> str:
    """The text beside the report in a format, as the log of its forge may hold it."""
    if name != "github":
        return text
    from clu.report.github import in_log as defused

    return defused(text)


def writer(name: str) -> "Writer":
    """What writes a judgement in a format for programs."""
    write: Writer = getattr(import_module(f"clu.report.{FORMATS[name]}"), f"as_{name}")
    return write
