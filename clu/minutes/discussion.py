"""What was said of each item of the agenda: prose, opinions, proposals, decisions, documents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clu import french

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from markupsafe import Markup

    from clu.follow_up import Matter
    from clu.meeting import Meeting
    from clu.minutes.pen import Pen
    from clu.model import meeting as sheet
    from clu.model import minutes as file
    from clu.model.follow_up import Answer as FileAnswer

PROSE, SHORT = 4, 5
"""The highest headings of an item's prose, and of a text within a list: below the item's own."""
NESTED = 4
"""How far a text stands in a list within a list."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """The opinion of a body."""

    body: str
    text: Markup


@dataclass(frozen=True, slots=True)
class Answer:
    """What the services answer. `on`, `until` are long dates; `referred_to` is a body.

    `on` is absent for an answer that was given at the meeting itself.
    """

    verdict: str
    on: str | None
    reason: Markup | None
    until: str | None
    referred_to: str | None


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposal, its author body, its answer; `since`: the meeting that first heard of it."""

    id: str
    author: str | None
    text: Markup | None
    since: str | None
    answer: Answer | None


@dataclass(frozen=True, slots=True)
class Action:
    """What is to be done: `item` is the number of the item that decided it."""

    id: str
    item: int | None
    text: Markup | None
    owner: str | None
    until: str | None
    state: str


@dataclass(frozen=True, slots=True)
class Examined:
    """A document that was examined, and what came of it."""

    title: str
    outcome: str | None


@dataclass(frozen=True, slots=True)
class Item:
    """An item of the agenda and what the minutes have of it; `number` is absent for another one."""

    number: int | None
    id: str
    title: str
    presenter: str | None
    prose: Markup | None
    opinions: tuple[Opinion, ...]
    proposals: tuple[Proposal, ...]
    decisions: tuple[Markup, ...]
    actions: tuple[Action, ...]
    documents: tuple[Examined, ...]


def items(pen: Pen, matters: Mapping[str, Matter]) -> tuple[Item, ...]:
    """Every item of the agenda in its order, then what the minutes have beside it.

    `matters`: the proposals and actions by id, as they stood at the end of the meeting.

    Raises:
        UnreadError: the minutes or the prose of an item could not be read.
    """
    return tuple(_items(_Reader(pen, matters), pen.meeting))


def _items(reader: _Reader, meeting: Meeting) -> Iterator[Item]:
    minutes = meeting.minutes
    by_item: dict[str, list[file.Discussion]] = {}
    for one in minutes.discussions if minutes else ():
        by_item.setdefault(one.item, []).append(one)
    agenda = meeting.sheet.agenda
    for number, item in enumerate(agenda, 1):
        yield reader.item(number, item, by_item.pop(item.id, []))
    known = {item.id for item in agenda}
    beside = dict.fromkeys([*by_item, *(id_ for id_ in meeting.prose if id_ not in known)])
    for id_ in beside:
        yield reader.item(None, id_, by_item.get(id_, []))


@dataclass(frozen=True)
class _Reader:
    """Puts what is on record into the words of an audience."""

    pen: Pen
    matters: Mapping[str, Matter]

    def item(
        self, number: int | None, item: sheet.Item | str, found: list[file.Discussion]
    ) -> Item:
        id_, title = (item, item) if isinstance(item, str) else (item.id, item.title)
        presenter = None if isinstance(item, str) else item.presenter
        prose = self.pen.meeting.prose.get(id_)
        return Item(
            number=number,
            id=id_,
            title=title,
            presenter=self.pen.office(presenter) if presenter else None,
            prose=self.pen.block(prose.text, PROSE) if prose and prose.text else None,
            opinions=tuple(self.opinion(one) for part in found for one in part.opinions),
            proposals=tuple(self.proposal(one) for part in found for one in part.proposals),
            decisions=tuple(self.pen.item(one, SHORT) for part in found for one in part.decisions),
            actions=tuple(self.action(one, number) for part in found for one in part.actions),
            documents=tuple(
                Examined(one.title, one.outcome) for part in found for one in part.documents
            ),
        )

    def opinion(self, one: file.Opinion) -> Opinion:
        return Opinion(self.pen.body(one.body), self.pen.item(one.text, SHORT))

    def proposal(self, one: file.Proposal) -> Proposal:
        """A proposal; where a later meeting takes it up again, what it does not repeat."""
        matter = self.matters.get(one.id)
        author = one.author or (matter.author if matter else None)
        text = one.text or (matter.text if matter else None)
        since = matter.meeting if matter and matter.meeting is not self.pen.meeting else None
        answer = one.answer or (matter.answer if matter else None)
        given = one.answer.on if one.answer else matter.answered_on if matter else None
        return Proposal(
            id=one.id,
            author=self.pen.body(author) if author else None,
            text=self.pen.item(text, SHORT) if text else None,
            since=french.long_date(since.day) if since else None,
            answer=self.answer(answer, given) if answer else None,
        )

    def answer(self, one: FileAnswer, given: date | None) -> Answer:
        return Answer(
            verdict=one.verdict,
            on=french.long_date(given) if given and given != self.pen.meeting.day else None,
            reason=self.pen.item(one.reason, SHORT, NESTED) if one.reason else None,
            until=french.long_date(one.until) if one.until else None,
            referred_to=one.referred_to,
        )

    def action(self, one: file.Action, item: int | None) -> Action:
        matter = self.matters.get(one.id)
        text = one.text or (matter.text if matter else None)
        owner = one.owner or (matter.owner if matter else None)
        service = one.service or (matter.service if matter else None)
        until = one.until or (matter.due if matter else None)
        return Action(
            id=one.id,
            item=item,
            text=self.pen.line(text) if text else None,
            owner=self.pen.office(owner) if owner else service,
            until=french.date_without_weekday(until) if until else None,
            state=one.state or (matter.status if matter else "à faire"),
        )
