"""What the signed attendance sheet shows, as options say it: who was there, and who was not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import typer

from clu import french
from clu.attendance import expected
from clu.cli import named
from clu.french import NBSP

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from clu.attendance import Expected
    from clu.meeting import Meeting
    from clu.model.minutes import State
    from clu.register import Register

EVERYBODY = "tous"
"""All of whom no other option and no reply says that they were away."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The seats and guests that each option names, as typed."""

    present: Sequence[str] | None = None
    absent: Sequence[str] | None = None
    excused: Sequence[str] | None = None

    def __bool__(self) -> bool:
        return bool(self.present or self.absent or self.excused)


def states(register: Register, meeting: Meeting, sheet: Sheet) -> dict[str, State]:
    """The state of each seat and guest that the sheet tells of.

    Raises:
        typer.BadParameter: nobody of that name was expected, or one stands twice; exit code 2.
    """
    everybody = {one.id: one for one in expected(register, meeting)}
    told: dict[str, State] = {}
    columns: tuple[tuple[State, list[str]], ...] = (
        ("absent", _ids(sheet.absent)),
        ("excusé", _ids(sheet.excused)),
        ("présent", _ids(sheet.present)),
    )
    every = [one for _, ids in columns for one in ids if one != EVERYBODY]
    _refuse(every, list(everybody))
    for state, ids in columns:
        told |= {one: state for one in ids if one != EVERYBODY}
    if EVERYBODY in _ids(sheet.present):
        told |= {one: "présent" for one in _silent(register, meeting, everybody) if one not in told}
    return told


def _silent(
    register: Register, meeting: Meeting, everybody: Mapping[str, Expected]
) -> Iterator[str]:
    """Those of whom the register says nothing; on a vacant seat there is nobody to sign."""
    for name, one in everybody.items():
        vacant = one.seat and register.roster.on(name, meeting.day).state == "vacant"
        if not (one.reply or one.substitution or vacant):
            yield name


def _ids(given: Sequence[str] | None) -> list[str]:
    return [one.strip() for text in given or () for one in text.split(",") if one.strip()]


def _refuse(ids: Sequence[str], known: Sequence[str]) -> None:
    faults = [named.unknown(one, known, "Siège ou invité") for one in ids if one not in known]
    twice = sorted({one for one in ids if ids.count(one) > 1})
    if twice:
        faults.append(f"Nommé deux fois{NBSP}: {french.join(twice)}.")
    if faults:
        raise typer.BadParameter("\n".join(faults))
