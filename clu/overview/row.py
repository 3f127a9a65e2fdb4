"""What an overview tells of one committee: values alone, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeVar

from clu import audience, duties, follow_up
from clu.meeting import UnreadError
from clu.report.judgement import Tally, tally
from clu.rules.engine import check
from clu.status.task import CODES, settled
from clu.status.tasks import tasks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from collections.abc import Set as AbstractSet
    from datetime import date

    from clu.duties import Duty
    from clu.meeting import Meeting
    from clu.register import Register
    from clu.source import Position
    from clu.status.task import Task

T = TypeVar("T")

State = Literal["done", "pending", "late", "settled"]


class Year(NamedTuple):
    """The meetings of a year. `required`: how many the sheet asks for; None where it asks none.

    `judged`: whether the register was kept during the whole year.
    """

    year: int
    held: int
    planned: int
    required: int | None
    judged: bool


class Step(NamedTuple):
    """What the sheet asks once a meeting is held, and where it stands.

    `kind` is that of its duty; `on`: the day on which it was done. `settled`: it is late, and a
    decision on record says what of it.
    """

    kind: duties.Kind
    state: State
    on: date | None


class Last(NamedTuple):
    """The latest meeting that was held, and what the sheet asks of it since."""

    meeting: str
    day: date
    steps: tuple[Step, ...]

    @property
    def lacking(self) -> tuple[Step, ...]:
        """What is not done."""
        return tuple(one for one in self.steps if one.state != "done")


class Unanswered(NamedTuple):
    """The proposals that still ask for a word; `oldest`: the day on which the first was made."""

    number: int
    oldest: date | None


class Late(NamedTuple):
    """What is late, by kind and meeting; `since`: the first day on which the first of them was."""

    kind: str
    code: str | None
    meeting: str | None
    year: int | None
    since: date
    number: int


@dataclass(frozen=True, slots=True)
class Row:
    """A committee on the day it is asked. None: that part of the register could not be read.

    `unread` are the lines that could not be, as a sentence names them.
    """

    year: Year | None
    coming: tuple[date, ...] | None
    held: bool | None
    last: Last | None
    unanswered: Unanswered | None
    late: tuple[Late, ...]
    check: Tally
    unread: tuple[str, ...]

    @property
    def overdue(self) -> int:
        """How many things are late."""
        return sum(one.number for one in self.late)


def row(register: Register) -> Row:
    """What is to be told of a committee.

    Raises:
        UnreadError: committee.yaml could not be read.
    """
    register.identity(register.on)
    unread: list[Position] = []
    found = tasks(register, audience.View(register, "internet", register.on))
    last = _read(lambda: tuple(_last(register)), unread)
    return Row(
        year=_read(lambda: _year(register), unread),
        coming=_read(lambda: _coming(register), unread),
        held=None if last is None else bool(last),
        last=last[0] if last else None,
        unanswered=_read(lambda: _unanswered(register), unread),
        late=tuple(_late(found.of("late", register.on))),
        check=tally(check(register)),
        unread=tuple(register.shown_line(one) for one in dict.fromkeys([*found.unread, *unread])),
    )


def _read(part: Callable[[], T], unread: list[Position]) -> T | None:
    """A part of the row; None where it rests on what could not be read, which is noted."""
    try:
        return part()
    except UnreadError as error:
        unread.append(error.position)
        return None


def _year(register: Register) -> Year:
    year = register.on.year
    duty = next(duties.yearly(register, year), None)
    meetings = [one for one in register.meetings if one.day.year == year]
    return Year(
        year,
        sum(one.held(register.on) for one in meetings),
        sum(one.coming(register.on) for one in meetings),
        duty.owed if duty else None,
        register.judged_year(year),
    )


def _coming(register: Register) -> tuple[date, ...]:
    return tuple(sorted(one.day for one in register.meetings if one.coming(register.on)))


def _last(register: Register) -> Iterator[Last]:
    """The latest meeting held, if there is one."""
    held = [one for one in register.meetings if one.held(register.on)]
    if held:
        latest = max(held, key=lambda one: (one.day, one.id))
        late = {one.kind for one in duties.behind(register, latest) if register.judged(latest)}
        steps = (_step(register, latest, one, late) for one in duties.after(register, latest))
        yield Last(latest.id, latest.day, tuple(steps))


def _step(register: Register, meeting: Meeting, duty: Duty, late: AbstractSet[duties.Kind]) -> Step:
    if duty.fulfilled(register.on):
        return Step(duty.kind, "done", duty.done_on)
    if duty.kind not in late:
        return Step(duty.kind, "pending", None)
    covered = settled(register, CODES[duty.kind], meeting.id)
    return Step(duty.kind, "settled" if covered else "late", None)


def _unanswered(register: Register) -> Unanswered:
    waiting = [
        one
        for one in follow_up.matters(register)
        if one.kind == "proposal" and one.status in follow_up.UNANSWERED
    ]
    return Unanswered(len(waiting), min((one.meeting.day for one in waiting), default=None))


def _late(found: tuple[Task, ...]) -> Iterator[Late]:
    """The tasks that are late, those of one kind and meeting as one."""
    alike: dict[tuple[str, str | None, int | None], list[Task]] = {}
    for one in found:
        alike.setdefault((one.kind, one.meeting, one.year), []).append(one)
    for (kind, meeting, year), some in alike.items():
        since = min(one.late_from for one in some if one.late_from)
        yield Late(kind, some[0].code, meeting, year, since, len(some))
