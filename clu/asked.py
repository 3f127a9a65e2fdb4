"""« Vous nous l’avez demandé, on l’a fait »: each proposal, its answer, what became of it.

The programme Services Publics + asks for this page. It names bodies and never a person, whatever
the audience, and tells on a site only what validated or published minutes said: a draft is not
public. What was not kept is told as such, with its reason.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from clu import audience, french, occasion
from clu.documents import prose
from clu.follow_up import matters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from clu.audience import Audience
    from clu.follow_up import Matter
    from clu.meeting import Meeting
    from clu.register import Register

TEMPLATE = "follow-up"
BELOW, ITEM = 3, 2
"""Where free text stands: the level of its highest headings, and how far in a list's item is."""

ASKED = "Vous nous l’avez demandé"
DONE = "Vous nous l’avez demandé, on l’a fait"
GROUPS = (
    ("done", ("réalisée",), "C’est fait"),
    ("kept", ("à réaliser",), "C’est retenu, et reste à réaliser"),
    ("studied", ("à l’étude",), "C’est à l’étude"),
    ("waiting", ("sans réponse",), "La réponse est attendue"),
    ("refused", ("non retenue",), "Ce n’est pas retenu"),
    ("elsewhere", ("hors compétence",), "Cela relève d’un autre organisme"),
)
"""What became of the proposals, in the order of the page: an id, the statuses, the heading."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A proposal as everybody may read it. Free text is safe Markdown, to stand in a list's item.

    `author`: the body, within a sentence; `meeting`: the day of the one that raised it. `answer` is
    the verdict in force, `in_part` says that only some of it was kept.
    """

    id: str
    text: Markup | None
    author: str | None
    meeting: str
    answer: str | None
    in_part: bool
    answered: str | None
    reason: Markup | None
    until: str | None
    overdue: bool
    referred_to: str | None
    done: str | None
    outcome: Markup | None


@dataclass(frozen=True, slots=True)
class Group:
    """The proposals that became the same."""

    id: str
    heading: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """What the template receives. The title claims only what is so: something was done.

    `count` is that of all proposals; a group that has none is left out.
    """

    title: str
    date: str
    committee: occasion.Committee
    count: int
    groups: tuple[Group, ...]


def page(register: Register, audience: Audience) -> Page:
    """The proposals as that audience may read of them, on the day the register is asked.

    Raises:
        UnreadError: minutes, or what was recorded between meetings, could not be read.
    """
    proposals = [(one.status, _entry(register, one, audience)) for one in told(register, audience)]
    groups = tuple(
        Group(id_, heading, tuple(entry for status, entry in proposals if status in statuses))
        for id_, statuses, heading in GROUPS
    )
    return Page(
        title=DONE if groups[0].entries else ASKED,
        date=french.long_date(register.on),
        committee=occasion.committee(register.identity(register.on)),
        count=len(proposals),
        groups=tuple(one for one in groups if one.entries),
    )


def markdown(register: Register, audience: Audience) -> str:
    """The page in Markdown, its title the only heading of the first level.

    Raises:
        UnreadError: a part of the register could not be read.
        TemplateFault: the template is missing or wrong.
    """
    from clu.documents import Templates

    return Templates(register.home).markdown(TEMPLATE, page=page(register, audience))


def told(register: Register, audience: Audience) -> tuple[Matter, ...]:
    """The proposals with the steps that the audience may know of; none while it is but a draft.

    Raises:
        UnreadError: minutes, or what was recorded between meetings, could not be read.
    """
    return tuple(one for matter in matters(register) for one in _public(matter, audience))


def _public(matter: Matter, audience: Audience) -> Iterator[Matter]:
    if matter.kind == "proposal" and _told(matter.meeting, audience):
        steps = (one for one in matter.steps if one.meeting is None or _told(one.meeting, audience))
        yield replace(matter, steps=tuple(steps))


def _told(meeting: Meeting, audience: Audience) -> bool:
    """Whether the audience may know what the minutes of a meeting say."""
    return meeting.validated or meeting.published(audience) is not None


def _entry(register: Register, matter: Matter, eyes: Audience) -> Entry:
    answer, due = matter.answer, matter.due
    view = audience.View(register, eyes, register.on)
    body = audience.body(register, matter.meeting, matter.author) if matter.author else None
    return Entry(
        id=matter.id,
        text=_text(view, matter, matter.text),
        author=body,
        meeting=french.long_date(matter.meeting.day),
        answer=answer.verdict if answer else None,
        in_part=answer is not None and answer.verdict == "retenue en partie",
        answered=french.long_date(matter.answered_on) if matter.answered_on else None,
        reason=_text(view, matter, answer.reason if answer else None),
        until=french.long_date(due) if due and matter.open else None,
        overdue=matter.overdue(register.on),
        referred_to=answer.referred_to if answer else None,
        done=french.long_date(matter.done) if matter.done else None,
        outcome=_text(view, matter, matter.outcome),
    )


def _text(view: audience.View, matter: Matter, text: str | None) -> Markup | None:
    """Free text, its `{seat}` as the audience may see them."""
    if not text:
        return None
    return prose.prose(
        text,
        heading=BELOW,
        within=ITEM,
        names=lambda piece: view.mentioned(matter.meeting, piece),
    )
