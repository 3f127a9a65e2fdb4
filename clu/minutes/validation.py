"""At which stage the minutes stand, who wrote, read and validated them, and when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clu import french, occasion
from clu.audience import is_agent
from clu.minutes.naming import with_article
from clu.model.person import folded

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from clu.audience import View
    from clu.meeting import Meeting
    from clu.model.minutes import Stage, StageName
    from clu.model.person import Person
    from clu.register import Register


@dataclass(frozen=True, slots=True)
class Validation:
    """The stage, and the document's own date and hands.

    `until`: the last day for remarks. `validated`: the day. `by`: who validated, after « par »;
    each absent where it is not on record, or the audience may not read it.
    """

    stage: StageName
    draft: bool
    until: str | None
    validated: str | None
    by: str | None
    dated: str | None
    drafted_by: str | None
    reviewed_by: str | None
    history: tuple[str, ...]


def validation(register: Register, meeting: Meeting, view: View) -> Validation:
    """What the top and the end of the document say of its state.

    Raises:
        UnreadError: the minutes or their stages could not be read.
    """
    hands = _Hands(register, view)
    stages = [one.event for one in meeting.stages]
    last = stages[-1] if stages else None
    minutes = meeting.minutes
    written = meeting.written
    day = written or meeting.day
    drafted, reviewed = (minutes.drafted_by, minutes.reviewed_by) if minutes else (None, None)
    return Validation(
        stage=meeting.stage,
        draft=not meeting.validated,
        until=_until(stages),
        validated=french.long_date(last.on) if last and last.stage == "validé" else None,
        by=hands.validator(last) if last and last.stage == "validé" else None,
        dated=french.long_date(written) if written else None,
        drafted_by=hands.named(drafted, day) if drafted else None,
        reviewed_by=hands.named(reviewed, day) if reviewed else None,
        history=tuple(_history(hands, stages)),
    )


def _until(stages: list[Stage]) -> str | None:
    """The end of the remarks, while they are asked for."""
    last = stages[-1] if stages else None
    asked = last if last and last.stage == "soumis à observations" else None
    return french.long_date(asked.until) if asked and asked.until else None


def _history(hands: _Hands, stages: list[Stage]) -> Iterator[str]:
    for one in stages:
        on = f"le {french.long_date(one.on)}"
        until = f", jusqu’au {french.long_date(one.until)}" if one.until else ""
        by = hands.validator(one) if one.stage == "validé" else None
        yield f"{one.stage} {on}{until}{f' par {by}' if by else ''}"


@dataclass(frozen=True)
class _Hands:
    """People whom a line names: « Odile TRÉVISE, référente qualité »."""

    register: Register
    view: View

    def validator(self, stage: Stage) -> str | None:
        """Who validated, after « par »."""
        name, function = _parted(stage.by) if stage.by else (None, None)
        agent, office = self._office(name, stage.on)
        title = stage.function or function or office
        if self._shows(name, agent=agent):
            return ", ".join(filter(None, (name, title)))
        return with_article(title) if title else None

    def named(self, line: str, day: date) -> str | None:
        """The line as it stands, completed by the office that the register knows; or that alone."""
        name, function = _parted(line)
        agent, office = self._office(name, day)
        if self._shows(name, agent=agent):
            return line if "," in line or office is None else f"{line}, {office}"
        return function or office

    def _shows(self, name: str | None, *, agent: bool) -> bool:
        return name is not None and self.view.shows_name(name, agent=agent)

    def _office(self, name: str | None, day: date) -> tuple[bool, str | None]:
        """Whether the register knows that name as an agent's, and the office that goes with it."""
        authority = self.register.authority_on(day)
        if authority and _is(authority.holder, name):
            return True, french.split_article(authority.title_in_office)[1]
        for _, seat, holding in self.register.sitting(day):
            if holding.holder and _is(holding.holder, name):
                title = occasion.titled(seat, holding.holder.gender)
                return is_agent(seat), french.split_article(title)[1]
        return False, None


def _is(person: Person | None, name: str | None) -> bool:
    """Whether somebody is meant by a name, its civility or not."""
    if person is None or name is None or not person.named:
        return False
    return folded(name) in (folded(person.name), folded(person.polite_name))


def _parted(line: str) -> tuple[str | None, str | None]:
    """The name and the function of « Name, function »; a line in lower case is a function alone.

    What follows the comma is no function where it begins like another name.
    """
    name, _, function = (part.strip() for part in line.partition(","))
    if _is_function(name):
        return None, line
    return name, function if _is_function(function) else None


def _is_function(text: str) -> bool:
    return french.split_article(text)[1][:1].islower()
