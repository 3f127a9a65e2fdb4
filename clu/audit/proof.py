"""What proves that an article is kept: a fact of the register, with the file that holds it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from clu import french, wording
from clu.privacy import patterns

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clu.meeting import Meeting
    from clu.register import Register, Version
    from clu.source import Position

WITHHELD = "[coordonnées non reproduites]"
CHANNELS = {
    "courriel": "par courriel",
    "courrier": "par courrier",
    "interne": "par voie interne",
    "remise": "remis en main propre",
    "téléphone": "par téléphone",
}


@dataclass(frozen=True, slots=True)
class Proof:
    """A line of evidence: what it is about, what is so, where that is written, if anywhere.

    `lacking`: the line says what is not there.
    """

    about: str
    fact: str
    file: str | None = None
    lacking: bool = False


@dataclass(frozen=True, slots=True)
class Year:
    """The civil year that is looked at, as far as it has come on the register's day."""

    register: Register
    number: int

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.number, 1, 1)

    @property
    def last(self) -> date:
        """Its last day, or the register's where that comes before."""
        return min(date(self.number, 12, 31), self.register.on)

    @property
    def meetings(self) -> tuple[Meeting, ...]:
        """The meetings of its days, those given up included."""
        return tuple(one for one in self.register.meetings if one.day.year == self.number)

    @property
    def standing(self) -> tuple[Meeting, ...]:
        """Those that were not given up."""
        return tuple(one for one in self.meetings if not one.given_up)

    @property
    def held(self) -> tuple[Meeting, ...]:
        """Those that have been held."""
        return tuple(one for one in self.meetings if one.held(self.register.on))

    @property
    def versions(self) -> tuple[Version, ...]:
        """The versions of the sheet in force on a day of it, the latest first."""
        end = date(self.number, 12, 31)
        begun = [one for one in self.register.versions if one.day <= end]
        ended = {former.day for former, later in pairwise(begun) if later.day <= self.first}
        return tuple(one for one in reversed(begun) if one.day not in ended)


def of_meeting(meeting: Meeting) -> str:
    """« Réunion du mardi 18 novembre 2025 »."""
    return french.capitalise(wording.meeting(meeting))


def file_of(register: Register, position: Position, *, line: bool = False) -> str:
    """A file as the audit names it: below the committee's folder where it lies there."""
    file = position.file.absolute()
    home = register.home
    name = file.relative_to(home).as_posix() if file.is_relative_to(home) else file.name
    return f"{name}:{position.line}" if line else name


def bare(text: str) -> str:
    """A text that somebody typed, on one line, without e-mail addresses and phone numbers in it."""
    line = " ".join(text.split())
    return _without(line, (*patterns.emails(line), *patterns.phones(line)))


def _without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]}{WITHHELD}{text[end:]}"
    return text
