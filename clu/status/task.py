"""Something to be done, as a value: until when, by whom, which finding tells that it is late."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from clu import duties, settlement
from clu.meeting import UnreadError

if TYPE_CHECKING:
    from clu.register import Register

Own = Literal[
    "validation", "paper", "reply", "answer", "action", "promise", "names", "waiver", "habit"
]
Kind = duties.Kind | Own
Group = Literal["late", "now", "later", "awaited"]

ONE_DAY = timedelta(days=1)
SOON = timedelta(days=30)
"""What is due within so many days, or has no day, is to be done now."""

CODES: dict[duties.Kind, str] = {
    "meeting": "CLU201",
    "minutes": "CLU501",
    "sending": "CLU601",
    "internet": "CLU602",
    "intranet": "CLU603",
}
"""The finding of each duty that is late; that of a convocation depends on the meeting's day."""


STEPS: tuple[Kind, ...] = (
    "meeting",
    "habit",
    "paper",
    "convocation",
    "reply",
    "substitutes",
    "minutes",
    "validation",
    "sending",
    "internet",
    "intranet",
    "answer",
    "promise",
    "action",
    "names",
    "waiver",
)
"""Which comes before which, of what has the same last day or none."""


@dataclass(frozen=True, slots=True)
class Task:
    """Something to be done. `what`: an infinitive, without capital nor full stop.

    `term`: the last day, included; None: nobody gives one. `late_from`: the first day on which it
    is late, once that has come; `code`: its finding then. `meeting` is an id; `subject` tells apart
    the tasks of one kind and meeting. `who`: on whom it depends, within a sentence; None: on the
    secretariat. `why`: where the term comes from. `command` does it; else `file` is to be written.
    `ready`: whether nothing else comes first; `urgent`: to be done now, however far the term is.
    `year` is that of a year's duty.
    """

    kind: Kind
    what: str
    term: date | None = None
    late_from: date | None = None
    code: str | None = None
    meeting: str | None = None
    subject: str = ""
    who: str | None = None
    why: str | None = None
    command: str | None = None
    file: str | None = None
    ready: bool = True
    urgent: bool = False
    year: int | None = None

    def group(self, on: date) -> Group:
        """Where it stands on that day: late things first, then one's own, then other people's."""
        if self.late_from is not None:
            return "late"
        if self.who is not None:
            return "awaited"
        near = self.urgent or self.term is None or self.term <= on + SOON
        return "now" if self.ready and near else "later"

    @property
    def order(self) -> tuple[date, str, int]:
        """By the term; what has none comes last; then as one step follows another."""
        return (self.term or date.max, self.meeting or "", STEPS.index(self.kind))


def settled(
    register: Register, code: str, meeting: str | None = None, year: int | None = None
) -> bool:
    """Whether a decision on record covers the finding: it is late no more.

    While decisions.yaml cannot be read, none does.
    """
    try:
        decisions = settlement.in_force(register)
    except UnreadError:
        return False
    about = (meeting, None, year)
    return any(one.code == code and settlement.subject(one) == about for one in decisions)
