"""Who comes, seat by seat and guest by guest: the lines of the attendance sheet, and what is known.

What a reply or an announcement says is told; nobody's presence is guessed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from clu import french
from clu.attendance.expected import expected
from clu.attendance.sheet import sheet

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clu.attendance.expected import Expected
    from clu.attendance.sheet import Row
    from clu.meeting import Meeting
    from clu.register import Register

Presence = Literal["announced", "silent", "late", "remote", "away", "vacant"]
IN_ROOM: frozenset[Presence] = frozenset(["announced", "silent", "late"])
"""Those for whom somebody may stand at the door: silence is no refusal."""

UNNAMED = "Nom"
"""What the attendance sheet writes before the room for a name that has to be asked for."""


@dataclass(frozen=True, slots=True)
class Comer:
    """A seat or a guest: what is expected of it, its line on the attendance sheet, its presence.

    `late`: a substitute was announced after the last day, and nothing lets him or her in.
    """

    awaited: Expected
    row: Row
    presence: Presence

    @property
    def id(self) -> str:
        """The seat's id, or the guest's."""
        return self.awaited.id

    @property
    def name(self) -> str | None:
        """Who is to come, where that is known: « Mme Claire PONS »."""
        return None if self.row.blank == UNNAMED else self.row.name

    @property
    def label(self) -> str:
        """The name, else the title within a sentence."""
        return self.name or french.lower_article(self.row.title)


def company(register: Register, meeting: Meeting) -> tuple[Comer, ...]:
    """Everybody in the order of the sheet, the guests last.

    Raises:
        UnreadError: a part that tells of them could not be read.
    """
    on_sheet = sheet(register, meeting)
    rows = [*(row for group in on_sheet.colleges for row in group.rows), *on_sheet.guests]
    return tuple(
        Comer(one, row, _presence(register, meeting, one))
        for one, row in zip(expected(register, meeting), rows, strict=True)
    )


def chair_first(register: Register, meeting: Meeting, comers: Iterable[Comer]) -> tuple[Comer, ...]:
    """The same, the seat that takes the chair before all others."""
    chair = meeting.sheet.chair or register.settings.chair
    return tuple(sorted(comers, key=lambda one: one.awaited.seat is None or one.id != chair))


def _presence(register: Register, meeting: Meeting, one: Expected) -> Presence:
    if one.late:
        return "late"
    if one.seat and not one.person and _vacant(register, meeting, one.id):
        return "vacant"
    match one.state:
        case "excusé" | "absent":
            return "away"
        case "à distance":
            return "remote"
        case None:
            return "silent"
        case _:
            return "announced"


def _vacant(register: Register, meeting: Meeting, seat: str) -> bool:
    return register.roster.on(seat, meeting.day).state == "vacant"


def in_room(comers: Iterable[Comer]) -> tuple[Comer, ...]:
    """Those for whom somebody may come to the place of the meeting."""
    return tuple(one for one in comers if one.presence in IN_ROOM)
