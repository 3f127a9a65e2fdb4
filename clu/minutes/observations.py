"""The remarks received on the draft, and what was made of each: for the participants alone.

They are part of how the text came about, not of what the meeting said: nothing of them goes on a
site.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clu import french
from clu.meeting import day_of

if TYPE_CHECKING:
    from markupsafe import Markup

    from clu.meeting import Recorded
    from clu.minutes.pen import Pen
    from clu.model.minutes import Remark

HEADING = 5


@dataclass(frozen=True, slots=True)
class Observation:
    """A remark: from which body, on which day, on which item, its text and its outcome."""

    body: str
    received: str
    item: int | None
    text: Markup
    outcome: Markup | None


def observations(pen: Pen) -> tuple[Observation, ...]:
    """The remarks in force, in the order in which they were recorded; none for a site.

    Raises:
        UnreadError: a remark could not be read.
    """
    if pen.view.audience != "participants":
        return ()
    numbers = {item.id: number for number, item in enumerate(pen.meeting.sheet.agenda, 1)}
    return tuple(_observation(pen, one, numbers) for one in pen.meeting.remarks)


def _observation(pen: Pen, one: Recorded[Remark], numbers: dict[str, int]) -> Observation:
    event = one.event
    return Observation(
        body=pen.body(one.subject.partition("-")[2]),
        received=french.long_date(day_of(event.received)),
        item=numbers.get(event.item) if event.item else None,
        text=pen.item(event.text, HEADING),
        outcome=pen.item(event.outcome, HEADING, 4) if event.outcome else None,
    )
