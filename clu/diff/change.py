"""One fact that is no more what it was, as a value: each subject yields them, a report shows them.

`text` and `why` are French, without capital nor full stop at the ends. `alert` marks what had gone
out, or was on record, and is different now: a reviewer looks at it first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from clu import wording
from clu.french import NBSP
from clu.meeting import UnreadError
from clu.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from clu.meeting import Meeting
    from clu.model.meeting import Guest
    from clu.register import Register

K = TypeVar("K")
V = TypeVar("V")

LONGEST = 120
"""How many characters of a title, or of a person's own text, are shown."""


class Change(NamedTuple):
    """`kind` names it for programs, in English; `why` says what it comes from, or touches."""

    kind: str
    text: str
    why: str = ""
    alert: bool = False
    meeting: str | None = None
    seat: str | None = None


def paired(old: Mapping[K, V], new: Mapping[K, V]) -> Iterator[tuple[K, V | None, V | None]]:
    """Both by key, None where one side has it not; in the order after, what is gone last."""
    for key in dict.fromkeys([*new, *old]):
        yield key, old.get(key), new.get(key)


def named(meeting: Meeting) -> str:
    """« réunion du mardi 10 mars 2026 »; with its folder where that says more than the day."""
    more = f" ({meeting.id})" if meeting.id != meeting.day.isoformat() else ""
    return f"{wording.meeting(meeting)}{more}"


def seat_named(before: Register, after: Register, seat: str) -> str:
    """A seat by its title as the newest sheet gives it; else by its id."""
    title = _asked(lambda: _title(before, after, seat), None)
    return f"siège {quoted(title, LONGEST)}" if title else f"siège {quoted(seat)}"


def invited(meeting: Meeting, name: str) -> str | None:
    """A guest of the meeting by its title; None for a seat."""
    nobody: tuple[Guest, ...] = ()
    guests = _asked(lambda: meeting.guests, nobody)
    title = next((one.title for one in guests if one.id == name), None)
    return f"invité {quoted(title, LONGEST)}" if title else None


def moved(label: str, old: str, new: str) -> str:
    """« l’heure : 14 h 30 → 15 h »."""
    return f"{label}{NBSP}: {old} → {new}"


def _title(before: Register, after: Register, seat: str) -> str | None:
    found = after.seat(seat) or before.seat(seat)
    return found.title if found else None


def _asked(question: Callable[[], V], otherwise: V) -> V:
    try:
        return question()
    except UnreadError:
        return otherwise
