"""What is to be done of proposals and actions: to answer, to do, to keep what was promised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clu import audience, follow_up, french
from clu.french import NBSP
from clu.status.offices import office, secretary
from clu.status.task import ONE_DAY, Task, settled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clu.follow_up import Matter
    from clu.register import Register

LONGEST_TEXT = 120
"""How much of a proposal stands in a task."""


def _matters(register: Register, view: audience.View) -> Iterator[Task]:
    """What has a term, and what is to be answered; the rest waits its turn in the follow-up."""
    for one in follow_up.matters(register):
        if one.open and register.judged(one.meeting):
            task = _matter(register, view, one)
            if task.term is not None or task.kind == "answer":
                yield task


def _matter(register: Register, view: audience.View, one: Matter) -> Task:
    """An answer to give, an action to do, or what was promised: the term of this is no duty."""
    unanswered = one.status in follow_up.UNANSWERED
    action = one.kind == "action"
    term = follow_up.answer_due(register, one) if unanswered else one.due
    late = (unanswered or action) and term is not None and term < register.on
    code = "CLU512" if action else "CLU509"
    if late and settled(register, code, one.meeting.id):
        late = False
    text = _quoted(view.mentioned(one.meeting, one.text or one.id))
    option = "--state ÉTAT" if action else "--answer RÉPONSE" if unanswered else "--done AAAA-MM-JJ"
    verb = "mener à bien l’action" if action else "répondre à" if unanswered else "réaliser"
    noun = "" if action else " la proposition"
    return Task(
        "action" if action else "answer" if unanswered else "promise",
        f"{verb}{noun} {text}",
        term,
        term + ONE_DAY if late and term else None,
        code if late else None,
        one.meeting.id,
        one.id,
        _charge(register, view, one),
        _origin(register, one),
        f"clu follow-up {one.id} {option}",
    )


def _quoted(text: str) -> str:
    """Free text on one line, cut between two words where it is long."""
    from textwrap import shorten

    short = shorten(text, LONGEST_TEXT, placeholder="…")
    return f"«{NBSP}{short.removesuffix('.')}{NBSP}»"


def _origin(register: Register, one: Matter) -> str:
    """« proposée par l’UDAF, réunion du 10 mars 2026 », and where a study stands."""
    body = audience.body(register, one.meeting, one.author) if one.author else None
    day = french.date_without_weekday(one.meeting.day)
    studied = ", à l’étude" if one.status == "à l’étude" else ""
    return f"{f'proposée par {body}, ' if body else ''}réunion du {day}{studied}"


def _charge(register: Register, view: audience.View, one: Matter) -> str | None:
    """Who has to see to it; None: the secretariat, or nobody was said to."""
    if one.owner and one.owner != secretary(register):
        return office(register, view, one.taken_up, one.owner)
    return None if one.owner else one.service


SOURCES = (_matters,)
"""What gives tasks, as far as it can be read."""
