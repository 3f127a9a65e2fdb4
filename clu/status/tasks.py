"""What is to be done, from duties, papers, stages, proposals, habits, decisions and the roster.

Whatever is late here is a finding of the check, and the reverse, but for what a decision on record
covers: both read the same duties. A part that cannot be read takes its own tasks away, and no more.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clu.meeting import UnreadError
from clu.status import of_matters, of_meetings, of_register

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from clu import audience
    from clu.meeting import Meeting
    from clu.register import Register
    from clu.source import Position
    from clu.status.task import Group, Task


@dataclass(frozen=True, slots=True)
class Tasks:
    """All of them, by their terms, and what could not be read."""

    tasks: tuple[Task, ...]
    unread: tuple[Position, ...]

    def of(self, group: Group, on: date) -> tuple[Task, ...]:
        """Those of a group."""
        return tuple(one for one in self.tasks if one.group(on) == group)


def tasks(register: Register, view: audience.View) -> Tasks:
    """What is to be done on the day the register is asked, for the eyes of an audience."""
    unread: list[Position] = []
    found: list[Task] = []
    for source in (*of_register.SOURCES, *of_matters.SOURCES):
        found += _read(source, register, view, unread)
    for meeting in _judged(register, unread):
        for part in of_meetings.SOURCES:
            found += _read(part, register, view, unread, meeting)
    ordered = tuple(sorted(found, key=lambda one: one.order))
    return Tasks(ordered, tuple(dict.fromkeys(unread)))


def _read(
    source: Callable[..., Iterable[Task]],
    register: Register,
    view: audience.View,
    unread: list[Position],
    *meeting: Meeting,
) -> list[Task]:
    """The tasks of a source, up to a part that is unread: that part is noted."""
    found: list[Task] = []
    try:
        found.extend(source(register, view, *meeting))
    except UnreadError as error:
        unread.append(error.position)
    return found


def _judged(register: Register, unread: list[Position]) -> tuple[Meeting, ...]:
    try:
        return register.judged_meetings
    except UnreadError as error:
        unread.append(error.position)
        return ()
