"""A proposal or an action over the meetings: it lives by its id, and its latest state is derived.

The minutes of a meeting raise it or take it up again; `follow-up/ID/DAY.yaml` says what happened
between two meetings. Nothing later than the day on which the register is asked is looked at.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clu.meeting import Meeting
    from clu.model.follow_up import Answer, FollowUp
    from clu.model.minutes import Action, Proposal
    from clu.register import Register
    from clu.source import Position

Kind = Literal["proposal", "action"]
Status = Literal[
    "sans réponse", "à l’étude", "à réaliser", "réalisée", "non retenue", "hors compétence",
    "à faire", "en cours", "faite", "abandonnée",
]  # fmt: skip
OPEN: frozenset[Status] = frozenset(
    ["sans réponse", "à l’étude", "à réaliser", "à faire", "en cours"]
)
UNANSWERED: frozenset[Status] = frozenset(["sans réponse", "à l’étude"])
"""What still asks the services for a word: a term is no answer yet."""

KEPT = frozenset(["retenue", "retenue en partie"])
"""The verdicts after which something is to be done."""


class Step(NamedTuple):
    """What was recorded of it on a day: at a meeting, or between two; what is absent is as before.

    `record` is what was written. `text` and `author` are known of the meetings' own alone.
    """

    day: date
    meeting: Meeting | None
    record: Proposal | Action | FollowUp
    answer: Answer | None = None
    state: str | None = None
    owner: str | None = None
    service: str | None = None
    until: date | None = None
    done: date | None = None
    outcome: str | None = None
    text: str | None = None
    author: str | None = None

    @property
    def position(self) -> Position:
        """Where it is written."""
        return self.record.at("id") if self.meeting else self.record.at()


@dataclass(frozen=True)
class Matter:
    """A proposal or an action, from the meeting that raised it to its latest step.

    `record` is what the raising minutes say, `item` the agenda item there; `steps` are never empty,
    oldest first; of one day, the meeting before what was recorded afterwards.
    """

    id: str
    kind: Kind
    meeting: Meeting
    item: str
    record: Proposal | Action
    steps: tuple[Step, ...]

    @property
    def text(self) -> str | None:
        """What is proposed, or to be done, in the first words on record."""
        return next((one.text for one in self.steps if one.text), None)

    @property
    def author(self) -> str | None:
        """The seat or guest whose body proposed it; None for an action."""
        return next((one.author for one in self.steps if one.author), None)

    @property
    def answered(self) -> Step | None:
        """The step that gave the answer in force."""
        return next((one for one in reversed(self.steps) if one.answer), None)

    @property
    def answer(self) -> Answer | None:
        """The answer in force."""
        step = self.answered
        return step.answer if step else None

    @property
    def answered_on(self) -> date | None:
        """The day of the answer in force."""
        step = self.answered
        return (step.answer.on or step.day) if step and step.answer else None

    @property
    def due(self) -> date | None:
        """The term given last, of the study, of what was kept, or of the action.

        An answer puts an end to the term that came before it.
        """
        for step in reversed(self.steps):
            until = step.until or (step.answer.until if step.answer else None)
            if until or step.answer:
                return until
        return None

    @property
    def owner(self) -> str | None:
        """The seat or guest in charge."""
        step = self._in_charge
        return step.owner if step else None

    @property
    def service(self) -> str | None:
        """The service in charge, where that is no seat."""
        step = self._in_charge
        return step.service if step else None

    @property
    def _in_charge(self) -> Step | None:
        return next((one for one in reversed(self.steps) if one.owner or one.service), None)

    @property
    def outcome(self) -> str | None:
        """What became of it."""
        return self._latest("outcome")

    @property
    def done(self) -> date | None:
        """The day on which what was kept came true; an answer that keeps nothing undoes it."""
        day = None
        for step in self.steps:
            if step.answer and step.answer.verdict not in KEPT:
                day = None
            day = step.done or day
        return day

    @property
    def taken_up(self) -> Meeting:
        """The latest meeting whose minutes name it."""
        return next(one.meeting for one in reversed(self.steps) if one.meeting)

    def as_of(self, day: date) -> Matter | None:
        """The same as it stood at the end of that day; None before it was raised."""
        steps = tuple(one for one in self.steps if one.day <= day)
        return replace(self, steps=steps) if day >= self.meeting.day else None

    @property
    def status(self) -> Status:
        """Where it stands."""
        if self.kind == "action":
            return self._latest("state") or "à faire"  # type: ignore[return-value]
        verdict = self.answer.verdict if self.answer else "sans réponse"
        if verdict not in KEPT:
            return verdict  # type: ignore[return-value]
        return "réalisée" if self.done else "à réaliser"

    @property
    def open(self) -> bool:
        """Whether something is still to be said or done."""
        return self.status in OPEN

    def overdue(self, on: date) -> bool:
        """Whether its term has passed while it is open."""
        return self.open and self.due is not None and self.due < on

    def _latest(self, field: str) -> str | None:
        found = (getattr(one, field) for one in reversed(self.steps))
        return next((one for one in found if one), None)


def matters(register: Register) -> tuple[Matter, ...]:
    """All proposals and actions, in the order in which they were raised.

    Raises:
        UnreadError: minutes, or what was recorded between meetings, could not be read.
    """
    known: tuple[Matter, ...] | None = register.derived.get(matters)
    if known is None:
        known = register.derived[matters] = _matters(register)
    return known


def _matters(register: Register) -> tuple[Matter, ...]:
    found: dict[str, tuple[Kind, Meeting, str, Proposal | Action]] = {}
    steps: dict[str, list[Step]] = {}
    for kind, meeting, item, record in _mentions(register):
        found.setdefault(record.id, (kind, meeting, item, record))
        steps.setdefault(record.id, []).append(_at_meeting(meeting, record))
    for one in register.follow_ups:
        if one.matter in found and one.day <= register.on:
            steps[one.matter].append(_between(one.day, one.event, register.on))
    return tuple(
        Matter(id_, *first, tuple(sorted(steps[id_], key=lambda one: one.day)))
        for id_, first in found.items()
    )


def answer_due(register: Register, matter: Matter) -> date | None:
    """The last day on which a proposal is answered in time; None: none is owed, or no day known.

    Lecture retenue : at the latest at the next meeting; of one that is studied, the study's term.

    Raises:
        UnreadError: a meeting could not be read.
    """
    if matter.kind != "proposal" or matter.status not in UNANSWERED:
        return None
    if matter.status == "à l’étude":
        return matter.due
    later = (one for one in register.meetings if one.day > matter.meeting.day)
    return min((one.day for one in later if not one.given_up), default=None)


def raised(register: Register) -> tuple[str, ...]:
    """The ids that minutes give, whatever their day, in the order of the meetings.

    Raises:
        UnreadError: minutes could not be read.
    """
    known: tuple[str, ...] | None = register.derived.get(raised)
    if known is None:
        mentions = _mentions(replace(register, on=date.max))
        known = tuple(dict.fromkeys(record.id for *_, record in mentions))
        register.derived[raised] = known
    return known


def _mentions(register: Register) -> Iterator[tuple[Kind, Meeting, str, Proposal | Action]]:
    """Every proposal and action that minutes name, meeting by meeting."""
    for meeting in sorted(register.meetings, key=lambda one: (one.day, one.id)):
        minutes = meeting.minutes if meeting.day <= register.on else None
        for discussion in minutes.discussions if minutes else ():
            for proposal in discussion.proposals:
                yield "proposal", meeting, discussion.item, proposal
            for action in discussion.actions:
                yield "action", meeting, discussion.item, action


def _at_meeting(meeting: Meeting, record: Proposal | Action) -> Step:
    told = vars(record)  # a proposal has other fields than an action
    return Step(
        day=meeting.day,
        meeting=meeting,
        record=record,
        answer=told.get("answer"),
        state=told.get("state"),
        owner=told.get("owner"),
        service=told.get("service"),
        until=told.get("until"),
        text=record.text,
        author=told.get("author"),
    )


def _between(day: date, event: FollowUp, on: date) -> Step:
    """A step; what is said to be done on a day still to come is not done."""
    return Step(
        day=day,
        meeting=None,
        record=event,
        answer=event.answer,
        state=event.state,
        owner=event.owner,
        service=event.service,
        until=event.until,
        done=event.done if event.done and event.done <= on else None,
        outcome=event.outcome,
    )
