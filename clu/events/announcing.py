"""An announced substitute, and whether the announcement came in time by the article.

`substitutions/SEAT.yaml`, then `SEAT.2.yaml`, which names the one it replaces and says why.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from clu import duties
from clu.events import draft
from clu.meeting import day_of
from clu.model.event import Substitution
from clu.settlement import LATE_SUBSTITUTE, admitted

if TYPE_CHECKING:
    from datetime import date, datetime
    from pathlib import Path

    from clu.events.draft import Draft
    from clu.meeting import Meeting
    from clu.model.procedure import Seat
    from clu.register import Register
    from clu.workdays import Countdown
    from clu.writing import Value

Verdict = Literal["in time", "late", "no delay"]
KEY_LENGTH = 64  # that of an identifier


class Announced(NamedTuple):
    """Who stands in, since when the secretariat knows it; the texts are as the model reads them."""

    civility: str | None
    first_name: str | None
    last_name: str
    function: str
    received: str
    channel: str | None = None
    evidence: str | None = None
    email: str | None = None
    address: tuple[str, ...] = ()
    reason: str | None = None
    by: str | None = None


class Timing(NamedTuple):
    """Whether an announcement is in time, and why; `countdown` None: no delay is set."""

    verdict: Verdict
    countdown: Countdown | None


def timing(register: Register, meeting: Meeting, received: date | datetime) -> Timing:
    """Judge the day of receipt: it counts until midnight, and the day of sending does not."""
    duty = next(iter(duties.substitutes(register, meeting)), None)
    if duty is None or duty.count is None:
        return Timing("no delay", None)
    late = day_of(received) > duty.count.last_day
    return Timing("late" if late else "in time", duty.count)


def announcement(meeting: Meeting, seat: Seat, given: Announced) -> Draft:
    """The file of the announcement; where there is one in force, it names it."""
    former = meeting.substitutions.get(seat.id)
    substitute: dict[str, Value] = {
        key: value
        for key in ("civility", "first_name", "last_name", "function")
        if (value := getattr(given, key))
    }
    contact: dict[str, Value] = {}
    if given.address:
        contact["address"] = list(given.address)
    if given.email:
        contact["email"] = given.email
    content: dict[str, Value | None] = {
        "amends": former.name if former else None,
        "substitute": substitute,
        "contact": contact or None,
        "received": given.received,
        "channel": given.channel,
        "evidence": given.evidence,
        "reason": given.reason,
        "by": given.by,
    }
    return draft.of(_path(meeting, seat), content, "Suppléance annoncée.", Substitution)


def withdrawal(meeting: Meeting, seat: Seat, reason: str | None, by: str | None) -> Draft:
    """The file that withdraws the announcement in force; the first one stays."""
    former = meeting.substitutions[seat.id]
    content = {
        "amends": former.name,
        "withdrawn": "oui",
        "received": day_of(former.event.received).isoformat(),
        "reason": reason,
        "by": by,
    }
    return draft.of(_path(meeting, seat), content, "Suppléance retirée.", Substitution)


def _path(meeting: Meeting, seat: Seat) -> Path:
    return draft.next_path(
        meeting.folder / "substitutions", seat.id, meeting.substitutions_part.get()
    )


def settled(register: Register, meeting: Meeting, seat: Seat) -> bool:
    """Whether a decision on record already admits a late substitute of that seat."""
    return admitted(register, meeting.id, seat.id)


def decision(register: Register, meeting: Meeting, seat: Seat) -> dict[str, Value]:
    """The gap to settle in decisions.yaml, with blanks for what only a person can say."""
    return {
        "key": f"suppleance-{seat.id}-{meeting.day}"[:KEY_LENGTH],
        "code": LATE_SUBSTITUTE,
        "meeting": meeting.id,
        "seat": seat.id,
        "decision": "admis",
        "by": "Prénom NOM, fonction",
        "on": register.on.isoformat(),
        "reason": "…",
    }
