"""The only place that writes to the terminal. The words are French; the verdict is never lost.

A reader who goes away (`clu check | head`) silences the rest of the text and changes no exit code.
"""

from __future__ import annotations

import os
import sys

import typer

from clu.cli.refusal import Refusal
from clu.disk import why
from clu.french import NBSP

WIDTH = 80
NARROWEST = 30
COLOURS = {"error": "red", "warning": "yellow", "settled": "green"}
BOLD = frozenset(["error", "warning", "place"])
TO_COPY = ("clu ", "git ", "cd ")
"""How a line starts that is copied and not read: it stays in one piece, however long."""


def say(text: str = "", *, err: bool = False, nl: bool = True) -> None:
    """Write a text to stdout, or with `err` to stderr, where it is prose and fits the terminal.

    Raises:
        Refusal: the disk that stdout was sent to refused it; exit code 1.
    """
    try:
        typer.echo(_fitted(text) if err else text, err=err, nl=nl)
    except BrokenPipeError:
        mute()
    except OSError as error:
        mute()
        raise Refusal(f"La sortie n’a pas pu être écrite{NBSP}: {why(error)}.") from None


def _fitted(text: str) -> str:
    """Sentences broken between words on a terminal; in a log each keeps its line."""
    if not sys.stderr.isatty():
        return text
    room = _room()
    return "\n".join(_broken(line, room) for line in text.split("\n"))


def _broken(line: str, room: int) -> str:
    told = line.lstrip(" ")
    if len(line) <= room or told.startswith(TO_COPY):
        return line
    from textwrap import wrap

    left = line[: len(line) - len(told)]
    then = f"{left}  " if left else ""
    lines = wrap(
        told,
        room,
        initial_indent=left,
        subsequent_indent=then,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return "\n".join(lines)


def paint(text: str, kind: str) -> str:
    """Colour a text, on a terminal alone, and not where NO_COLOR is set.

    The words say the same without it: `kind` is error, warning, settled, place or dim.
    """
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" or not sys.stdout.isatty():
        return text
    return typer.style(text, fg=COLOURS.get(kind), bold=kind in BOLD, dim=kind == "dim")


def width() -> int:
    """How many columns a text may take: 80, or what a narrower terminal has."""
    if not sys.stdout.isatty():
        return WIDTH
    return _room()


def _room() -> int:
    from shutil import get_terminal_size

    return max(NARROWEST, min(WIDTH, get_terminal_size().columns))


def mute() -> None:
    """Write what is still held back; send it to nobody where its reader has gone."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
