"""When a receipt came into git, where nothing else proves the day on which it was received.

The procedure gives a last day to the announcement of a substitute alone. One that claims to have
come in time, and has no evidence on file, is held against the day on which its file was committed.
That day is a claim too: whoever commits sets it.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from clu.duties import substitutes
from clu.meeting import day_of
from clu.workdays import zone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clu.meeting import Meeting, Recorded
    from clu.model.event import Substitution
    from clu.model.procedure import Seat
    from clu.register import Register


class Receipt(NamedTuple):
    """An announcement in time by its own claim; `committed`: the day by git, where it is known.

    `hidden`: it has a day, or may have one, but git cannot tell it.
    """

    seat: Seat
    event: Substitution
    last_day: date
    committed: date | None
    hidden: bool

    @property
    def received(self) -> date:
        """The day that it claims."""
        return day_of(self.event.received)

    @property
    def late(self) -> bool:
        """Whether git saw it only after the last day."""
        return self.committed is not None and self.committed > self.last_day


def unproven(register: Register, meeting: Meeting) -> Iterator[Receipt]:
    """The announcements in force of a meeting that nothing proves to have come in time.

    Until the last day is over there is nothing to hold them against.

    Raises:
        UnreadError: a part that they derive from could not be read.
    """
    bare = {name: one for name, one in meeting.substitutions.items() if one.event.evidence is None}
    version = register.version_on(meeting.day) if bare and not meeting.given_up else None
    limit = (
        next((one.last_day for one in substitutes(register, meeting)), None) if version else None
    )
    if version is None or limit is None or register.on <= limit:
        return
    for name, recorded in bare.items():
        event = recorded.event
        if name in version.seats and day_of(event.received) <= limit:
            files = [_path(register, one.event) for one in _same(meeting, recorded)]
            hidden = any(register.history().hides(file) for file in files)
            committed = None if hidden else _committed(register, files)
            yield Receipt(version.seats[name], event, limit, committed, hidden)


def unknown(register: Register) -> tuple[int, str] | None:
    """How many receipts could not be held against git, and why (French); None: all that need it.

    Raises:
        UnreadError: a part that they derive from could not be read.
    """
    found = [one for meeting in register.judged_meetings for one in unproven(register, meeting)]
    lacking = register.history().lacking if found else None
    missing = sum(one.hidden for one in found)
    return (missing, lacking) if lacking and missing else None


def _path(register: Register, event: Substitution) -> str:
    return event.at().file.relative_to(register.folder).as_posix()


def _committed(register: Register, files: Iterable[str]) -> date | None:
    """The day, over there, on which git first saw the announcement, in whichever of its files.

    A later file that mends another thing than the person and the day is no new announcement.
    """
    first = register.history().first
    moments = [first[file] for file in files if file in first]
    if not moments:
        return None
    return min(moments).astimezone(ZoneInfo(zone(register.committee.department).timezone)).date()


def _same(meeting: Meeting, recorded: Recorded[Substitution]) -> Iterable[Recorded[Substitution]]:
    """The files that announce the same person for the same seat, received on the same day."""
    now = recorded.event
    for one in meeting.substitutions_part.get():
        event = one.event
        if one.subject != recorded.subject or day_of(event.received) != day_of(now.received):
            continue
        if one is recorded or (
            event.substitute and now.substitute and event.substitute.same_as(now.substitute)
        ):
            yield one
