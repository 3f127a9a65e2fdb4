"""The announcements of substitutes, as the rules on them read and tell them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clu import french
from clu.duties import substitutes
from clu.wording import person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clu.meeting import Meeting, Recorded
    from clu.model.event import Substitution
    from clu.model.person import Person
    from clu.model.procedure import Seat
    from clu.register import Register
    from clu.workdays import Countdown

    Announced = tuple[Seat, Recorded[Substitution]]


def in_force(register: Register, meeting: Meeting) -> Iterator[Announced]:
    """The announcements in force for seats of the composition, in the sheet's order."""
    version = register.version_on(meeting.day)
    if version is None or meeting.given_up:
        return
    for seat in version.sheet.seats():
        recorded = meeting.substitutions.get(seat.id)
        if recorded:
            yield seat, recorded


def limit_of(register: Register, meeting: Meeting) -> Countdown | None:
    """The last day for substitutes and its count; None where the sheet gives no delay."""
    return next((duty.count for duty in substitutes(register, meeting)), None)


def missing_of(substitute: Person | None) -> list[str]:
    """What the secretariat was not told of a substitute."""
    named = substitute is not None and substitute.named
    function = substitute.function if substitute else None
    told = {"l’identité": named, "la fonction": function}
    return [what for what, known in told.items() if not known]


def named(seat: Seat, event: Substitution) -> str:
    """« suppléance de la référente qualité (M. Luc JOLIVET, adjoint) »."""
    known = person(event.substitute) if event.substitute else ""
    return f"suppléance {french.of(seat.title)}" + (f" ({known})" if known else "")


def command(meeting: Meeting, seat: Seat, option: str = "") -> str:
    """What records another announcement for the seat."""
    return f"clu substitute {meeting.id} {seat.id} {option}".rstrip()
