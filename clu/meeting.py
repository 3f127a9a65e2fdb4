"""A meeting as its folder tells it: the state is derived from the files and their dates.

An event is a file; a newer one that names the same seat replaces the older, and both are kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from clu.model.event import (
        Cancellation,
        Convocation,
        Event,
        Postponement,
        Publication,
        Reply,
        Substitution,
    )
    from clu.model.meeting import Guest, Sheet
    from clu.model.minutes import Minutes, Remark, Stage, StageName
    from clu.model.results import Results
    from clu.source import Document, Position

T = TypeVar("T")
E = TypeVar("E", bound="Event")


class UnreadError(Exception):
    """A part of the register that a rule needs could not be read; `position` says where."""

    def __init__(self, position: Position) -> None:
        super().__init__(position.file)
        self.position = position


class Part(NamedTuple, Generic[T]):
    """A part of the register: its value, or where the fault stands that keeps it unread."""

    value: T
    unread: Position | None = None

    def get(self) -> T:
        """The value.

        Raises:
            UnreadError: the part could not be read.
        """
        if self.unread is not None:
            raise UnreadError(self.unread)
        return self.value


class Recorded(NamedTuple, Generic[E]):
    """An event and the file that records it: `udaf.2.yaml` is the second one for `udaf`."""

    subject: str
    number: int
    name: str
    event: E


class Prose(NamedTuple):
    """The free text of an item: `minutes/03-reclamations.md` is that of item `reclamations`."""

    number: int
    item: str
    document: Document

    @property
    def text(self) -> str:
        """What was written, without spaces around it."""
        return self.document.text.strip()


@dataclass(frozen=True)
class Meeting:
    """A folder of `meetings/`. Every part may be missing; none is ever guessed."""

    id: str
    day: date
    folder: Path
    place: Position
    sheet_part: Part[Sheet | None]
    convocations_part: Part[tuple[Recorded[Convocation], ...]]
    replies_part: Part[tuple[Recorded[Reply], ...]]
    substitutions_part: Part[tuple[Recorded[Substitution], ...]]
    publications_part: Part[tuple[Recorded[Publication], ...]]
    minutes_part: Part[Minutes | None]
    prose_part: Part[tuple[Prose, ...]]
    stages_part: Part[tuple[Recorded[Stage], ...]]
    remarks_part: Part[tuple[Recorded[Remark], ...]]
    results_part: Part[Results | None]
    postponed_part: Part[Postponement | None]
    cancelled_part: Part[Cancellation | None]
    papers: frozenset[str] = frozenset()

    @property
    def sheet(self) -> Sheet:
        """The content of meeting.yaml.

        Raises:
            UnreadError: the file is missing or broken.
        """
        sheet = self.sheet_part.get()
        if sheet is None:
            raise UnreadError(self.place)
        return sheet

    @cached_property
    def postponed(self) -> Postponement | None:
        """The postponement on record, unless it was withdrawn."""
        return in_force(self.postponed_part.get())

    @cached_property
    def cancelled(self) -> Cancellation | None:
        """The cancellation on record, unless it was withdrawn."""
        return in_force(self.cancelled_part.get())

    @cached_property
    def given_up(self) -> bool:
        """Whether the meeting does not take place on its day."""
        return self.postponed is not None or self.cancelled is not None

    @cached_property
    def minutes(self) -> Minutes | None:
        """The minutes on record, begun or written, unless they were withdrawn."""
        return in_force(self.minutes_part.get())

    @cached_property
    def prose(self) -> Mapping[str, Prose]:
        """The free text of each item, by the item's id."""
        return {one.item: one for one in self.prose_part.get()}

    @cached_property
    def stages(self) -> tuple[Recorded[Stage], ...]:
        """The stages that the minutes reached, in the order of the records."""
        return standing(self.stages_part.get())

    @property
    def stage(self) -> StageName:
        """The stage at which the minutes stand; a draft until a file says more."""
        stages = self.stages
        return stages[-1].event.stage if stages else "projet"

    @property
    def validated(self) -> bool:
        """Whether the minutes are validated."""
        return self.stage == "validé"

    @cached_property
    def remarks(self) -> tuple[Recorded[Remark], ...]:
        """The remarks on the draft, in the order of the records."""
        return standing(self.remarks_part.get())

    @property
    def results(self) -> Results | None:
        """The figures shown at the meeting, where they are on record."""
        return self.results_part.get()

    @cached_property
    def written(self) -> date | None:
        """The day of the minutes: their own date, else that on which they left the drafter."""
        minutes = self.minutes
        if minutes is None or minutes.on:
            return minutes.on if minutes else None
        left = (one.event.on for one in self.stages if one.event.stage != "projet")
        return min(left, default=None)

    @cached_property
    def open(self) -> bool:
        """Whether its preparation can still be advised on: not given up, no minutes written."""
        return not self.given_up and self.written is None

    def held(self, on: date) -> bool:
        """Whether it has been held, seen from `on`: its day is past, and it was not given up."""
        return self.day < on and not self.given_up

    def coming(self, on: date) -> bool:
        """Whether it is still to be held; a meeting of the day itself is coming."""
        return self.day >= on and not self.given_up

    @property
    def convocations(self) -> tuple[Recorded[Convocation], ...]:
        """The issues of the convocation, in their order."""
        return self.convocations_part.get()

    @cached_property
    def issues(self) -> tuple[Recorded[Convocation], ...]:
        """The issues of the convocation in force: not withdrawn, and corrected by no later file."""
        return standing(self.convocations)

    @cached_property
    def convened(self) -> date | None:
        """The day on which the first issue was sent."""
        return min((one.event.sent for one in self.issues), default=None)

    @cached_property
    def substitutions(self) -> Mapping[str, Recorded[Substitution]]:
        """The announcement in force for each seat: the newest one that was not withdrawn."""
        return newest(self.substitutions_part.get())

    @cached_property
    def replies(self) -> Mapping[str, Recorded[Reply]]:
        """The reply in force for each seat or guest."""
        return newest(self.replies_part.get())

    @property
    def publications(self) -> tuple[Recorded[Publication], ...]:
        """What was sent or put online, in the order of the records."""
        return self.publications_part.get()

    def published(self, to: str) -> date | None:
        """The first day on which the minutes went to that audience; a draft for remarks did not."""
        events = (one.event for one in standing(self.publications))
        days = (event.on for event in events if event.to == to and not event.draft)
        return min(days, default=None)

    @property
    def guests(self) -> tuple[Guest, ...]:
        """The guests, in the order of the file."""
        return self.sheet.guests


def in_force(event: E | None) -> E | None:
    """The event itself, unless it was withdrawn."""
    return None if event is None or event.withdrawn else event


def newest(events: Iterable[Recorded[E]]) -> dict[str, Recorded[E]]:
    """The newest event of each subject; none where the newest withdraws."""
    last: dict[str, Recorded[E]] = {}
    for one in sorted(events, key=lambda one: one.number):
        last[one.subject] = one
    return {subject: one for subject, one in last.items() if not one.event.withdrawn}


def standing(events: Iterable[Recorded[E]]) -> tuple[Recorded[E], ...]:
    """The events that no later one names as the one it replaces, and that were not withdrawn."""
    found = tuple(events)
    replaced = {one.event.amends for one in found}
    return tuple(one for one in found if one.name not in replaced and not one.event.withdrawn)


def day_of(moment: date | datetime) -> date:
    """The day of a receipt, whose hour does not matter: a day lasts until midnight."""
    return moment.date() if isinstance(moment, datetime) else moment
