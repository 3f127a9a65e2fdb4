"""What the rules on names share: a name that is not among those known, and who is known where."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from clu.diagnostic import Problem
from clu.spelling import suggestion
from clu.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from clu.meeting import Meeting
    from clu.model.record import Record
    from clu.register import Register
    from clu.source import Position


def unknown(
    record: Record, field: str, kind: str, known: Sequence[str], meeting: str | None = None
) -> Iterable[Problem]:
    """Each word of a field that is not among the known ones; an absent field names nothing.

    Positions are looked up for what is reported alone, and nothing is made for what is right: a
    register names thousands.
    """
    named = getattr(record, field)
    if not named or named in known:
        return ()
    return _strangers(record, field, kind, known, meeting)


def _strangers(
    record: Record, field: str, kind: str, known: Sequence[str], meeting: str | None
) -> Iterator[Problem]:
    named = getattr(record, field)
    words = named if isinstance(named, tuple) else (named,)
    for number, word in enumerate(words):
        path = (field, number) if words is named else (field,)
        yield from stranger(partial(record.at, *path), kind, word, known, meeting)


def stranger(
    place: Callable[[], Position], kind: str, word: str, known: Sequence[str], meeting: str | None
) -> Iterator[Problem]:
    """A problem where `word` is not among the known ones; nothing where it is."""
    if word not in known:
        yield Problem(
            place(),
            f"{kind} {quoted(word)}\u00a0: ce nom n’existe pas",
            suggestion(word, known),
            meeting=meeting,
            key=f"{kind} {word}",
        )


def seats(register: Register) -> list[str]:
    """The seats of every version."""
    return list(dict.fromkeys(seat for version in register.versions for seat in version.seats))


def people(register: Register, meeting: Meeting) -> list[str]:
    """The seats and the guests of a meeting; nobody where no version is in force."""
    version = register.version_on(meeting.day)
    return [*version.seats, *(guest.id for guest in meeting.guests)] if version else []
