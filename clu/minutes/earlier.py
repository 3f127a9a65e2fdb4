"""What earlier meetings left open, and where it stood at the end of this one.

The document tells of its own day: what happens later belongs to the next minutes, so that those of
today read the same for ever.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from clu import audience, follow_up, french

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from markupsafe import Markup

    from clu.follow_up.matters import Kind, Matter
    from clu.meeting import Meeting
    from clu.minutes.pen import Pen
    from clu.register import Register

EVE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Earlier:
    """A proposal or an action of an earlier meeting.

    `who`: the body that proposed it, or whoever is in charge. `state`: « retenue en partie, à
    réaliser » ; beside it the term, to whom it went, the reason or what became of it.
    """

    id: str
    kind: Kind
    text: Markup | None
    who: str | None
    meeting: str
    state: str
    until: str | None
    referred_to: str | None
    done: str | None
    detail: Markup | None


def standing(register: Register, meeting: Meeting) -> Mapping[str, Matter]:
    """Every proposal and action by its id, as it stood at the end of the meeting's day.

    Raises:
        UnreadError: minutes, or what was recorded between meetings, could not be read.
    """
    return {one.id: one for one in follow_up.matters(_on(register, meeting.day))}


def _on(register: Register, day: date) -> Register:
    return replace(register, on=min(register.on, day))


def earlier(pen: Pen, now: Mapping[str, Matter]) -> tuple[Earlier, ...]:
    """What was open when the meeting before this one ended, in the order in which it was raised.

    What was answered between the two is told too: its author learns of it here. `now`: all matters
    as they stand at the end of this meeting.
    """
    return tuple(_earlier(pen, now))


def _earlier(pen: Pen, now: Mapping[str, Matter]) -> Iterator[Earlier]:
    before = _before(pen.register, pen.meeting)
    for id_, then in before.items():
        one = now.get(id_, then)
        if then.open:
            yield _told(pen, one)


def _before(register: Register, meeting: Meeting) -> dict[str, Matter]:
    """The matters as the last meeting before this one left them."""
    past = [
        one.day
        for one in register.meetings
        if one.day < meeting.day and not one.given_up and one.minutes is not None
    ]
    last = max(past, default=meeting.day - EVE)
    found = follow_up.matters(_on(register, last))
    return {one.id: one for one in found if one.meeting.day < meeting.day}


def _told(pen: Pen, one: Matter) -> Earlier:
    answer = one.answer
    detail = one.outcome or (answer.reason if answer else None)
    return Earlier(
        id=one.id,
        kind=one.kind,
        text=pen.line(one.text) if one.text else None,
        who=_who(pen, one),
        meeting=french.date_without_weekday(one.meeting.day),
        state=_state(one),
        until=french.date_without_weekday(one.due) if one.open and one.due else None,
        referred_to=answer.referred_to if answer else None,
        done=french.date_without_weekday(one.done) if one.done else None,
        detail=pen.line(detail) if detail else None,
    )


def _who(pen: Pen, one: Matter) -> str | None:
    if one.kind == "proposal":
        return _pen_for(pen, one, one.author).body(one.author) if one.author else None
    if one.owner is None:
        return one.service
    return french.capitalise(_pen_for(pen, one, one.owner).office(one.owner))


def _pen_for(pen: Pen, one: Matter, id_: str) -> Pen:
    """Seats bear today's names; whoever was but a guest is known to the meeting that called him."""
    known = audience.body(pen.register, pen.meeting, id_)
    return pen if known else replace(pen, meeting=one.meeting)


def _state(one: Matter) -> str:
    verdict = one.answer.verdict if one.answer else None
    if one.kind == "proposal" and one.status in ("à réaliser", "réalisée"):
        return f"{verdict}, {one.status}"
    return one.status
