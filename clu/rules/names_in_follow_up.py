"""The names that the follow-up gives: proposals and actions, who is in charge, files amended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clu.diagnostic import Problem
from clu.follow_up import raised
from clu.french import NBSP
from clu.rules.names import people, seats, unknown
from clu.spelling import nearest
from clu.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clu.meeting import Meeting
    from clu.register import Followed, Register


def in_follow_ups(register: Register) -> Iterator[Problem]:
    """Folders of no proposal or action; and in their files, whoever and whatever does not exist."""
    known = raised(register)
    steps = sorted(register.follow_ups_part.get(), key=lambda one: (one.matter, one.file))
    guests = [name for meeting in register.meetings for name in people(register, meeting)]
    everybody = list(dict.fromkeys([*seats(register), *guests]))
    told: set[str] = set()
    for one in steps:
        if one.matter not in known and one.matter not in told:
            told.add(one.matter)
            yield _nothing(one, known)
        yield from _in_step(one, steps, everybody)


def _nothing(one: Followed, known: Sequence[str]) -> Problem:
    near = nearest(one.matter, known)
    hint = (
        f"renommez le dossier en {quoted(near)}"
        if near
        else f"renommez le dossier d’après l’un de ceux du registre{NBSP}: {', '.join(known)}"
    )
    return Problem(
        one.event.at(),
        f"suivi de {quoted(one.matter)}{NBSP}: aucun compte-rendu n’a de proposition ni d’action"
        " de ce nom",
        hint if known else "inscrivez-la au compte-rendu de la réunion où elle est née",
        key=f"suivi {one.matter}",
    )


def _in_step(
    one: Followed, steps: Sequence[Followed], everybody: Sequence[str]
) -> Iterator[Problem]:
    event = one.event
    if everybody:
        yield from unknown(event, "owner", "siège ou invité", everybody)
    if event.amends:
        others = [
            other.file.name
            for other in steps
            if other.matter == one.matter and other.file != one.file
        ]
        yield from unknown(event, "amends", "fichier", others)


def in_agenda(register: Register, meeting: Meeting) -> Iterator[Problem]:
    """Proposals and actions that an agenda takes up, and no minutes raised."""
    known = raised(register)
    for item in meeting.sheet.agenda:
        yield from unknown(item, "follow_up", "proposition ou action", known, meeting.id)
