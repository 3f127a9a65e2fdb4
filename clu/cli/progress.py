"""How far long work has come: one quiet line on stderr, gone once the work is done.

Only somebody who waits at a terminal sees it, and only where the work takes longer than a moment;
rich is not even loaded before. A dumb terminal, a file or a pipe get nothing.
"""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.progress import Progress

T = TypeVar("T")
MOMENT = 1.0
"""Seconds after which somebody begins to wonder."""


def progress(items: Iterable[T], total: int, what: str) -> Iterator[T]:
    """The items, one by one, and on the screen how many of them are done.

    `what` is French, in the plural: « lettres », « comités ».
    """
    if total < 2 or not _watched():  # noqa: PLR2004 - of one thing there is no middle
        yield from items
        return
    begun, bar = time.monotonic(), None
    try:
        for done, item in enumerate(items):
            if bar is None and time.monotonic() - begun > MOMENT:
                bar = _bar(total, what)
            if bar is not None:
                bar.update(bar.task_ids[0], completed=done)
            yield item
    finally:
        if bar is not None:
            with suppress(OSError):
                bar.stop()


def _watched() -> bool:
    """Whether somebody looks at stderr, on a terminal that can move its cursor."""
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


def _bar(total: int, what: str) -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    plain = bool(os.environ.get("NO_COLOR"))
    bar = Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(bar_width=20, complete_style="none", finished_style="none", pulse_style="none"),
        MofNCompleteColumn(),
        console=Console(stderr=True, no_color=plain, highlight=False, emoji=False),
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
    bar.add_task(what, total=total)
    bar.start()
    return bar
