"""Chapter 4: the replies to the convocation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clu import french
from clu.diagnostic import Problem
from clu.meeting import day_of
from clu.rules.engine import rule
from clu.wording import quoted, the_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clu.meeting import Meeting, Recorded
    from clu.register import Register


@rule("CLU409", "warning", per="meeting")
def reply_received_after_meeting(register: Register, meeting: Meeting) -> Iterator[Problem]:
    """Une réponse à la convocation est datée d’après la réunion.

    On ne répond pas qu’on viendra à ce qui a eu lieu : le plus souvent, une date mal recopiée. Qui
    était là se lit dans le compte-rendu. Une réponse reçue le jour même est possible, et une
    réunion reportée ou annulée n’est pas jugée.

    Bon : meetings/2025-11-18/replies/udaf.yaml

        state: présent
        received: 2025-11-18

    Fautif : meetings/2025-11-18/replies/udaf.yaml

        state: présent
        received: 2025-11-19  # CLU409
    """
    if meeting.given_up:
        return
    for name, recorded in meeting.replies.items():
        received = day_of(recorded.event.received)
        if received > meeting.day:
            yield Problem(
                recorded.event.at("received"),
                f"réponse de {quoted(name)} reçue {the_day(received)}, après la réunion"
                f" {french.of(the_day(meeting.day))}",
                "vérifiez la date de réception, puis corrigez-la"
                f" {_next(register, recorded)}, ou retirez la réponse\u00a0: clu reply {meeting.id}"
                f" {name} --withdraw",
                meeting=meeting.id,
                seat=name,
            )


def _next(register: Register, recorded: Recorded[Any]) -> str:
    """« dans data/meetings/…/substitutions/udaf.2.yaml »: the file that replaces this one."""
    folder = recorded.event.at().file.parent
    return f"dans {register.shown(folder / f'{recorded.subject}.{recorded.number + 1}.yaml')}"
