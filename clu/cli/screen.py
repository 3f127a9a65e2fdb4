"""The only place that writes to the terminal. The words are French; the verdict is never lost.

A reader who goes away (`clu check | head`) silences the rest of the text and changes no exit code.
"""

from __future__ import annotations

import os
import sys

import typer

from clu.cli.refusal import Refusal
from clu.french import NBSP


def say(text: str = "", *, err: bool = False, nl: bool = True) -> None:
    """Write a text to stdout, or with `err` to stderr.

    Raises:
        Refusal: the disk that stdout was sent to refused it; exit code 1.
    """
    try:
        typer.echo(text, err=err, nl=nl)
    except BrokenPipeError:
        mute()
    except OSError as error:
        mute()
        raise Refusal(f"La sortie n’a pas pu être écrite{NBSP}: {error.strerror}.") from None


def mute() -> None:
    """Write what is still held back; send it to nobody where its reader has gone."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
