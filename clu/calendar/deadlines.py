"""What the secretary must not miss, day by day: the duties that have a last day, and other terms.

A duty that is done leaves the calendar; one without delay has no day there, and `clu` tells of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clu import duties, follow_up, french, wording

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from clu.duties import Duty
    from clu.register import Register


class Deadline(NamedTuple):
    """A last day. `key` tells it apart from all others; `how`: why, and what does it."""

    day: date
    key: tuple[str, ...]
    what: str
    how: tuple[str, ...]


def deadlines(register: Register) -> tuple[Deadline, ...]:
    """Every last day still owed, oldest first; those already past are late.

    Raises:
        UnreadError: a part that they derive from could not be read.
    """
    found = [*_duties(register), *_papers(register), *_remarks(register), *_matters(register)]
    return tuple(sorted(found))


def _duties(register: Register) -> Iterator[Deadline]:
    for duty in duties.duties(register):
        if duty.last_day is not None and _owed(register, duty):
            id_ = duty.meeting.id if duty.meeting else str(duty.year)
            yield Deadline(duty.last_day, (duty.kind, id_), _what(duty), tuple(_how(duty)))


def _owed(register: Register, duty: Duty) -> bool:
    """Whether it can still be done: no meeting is held in a year that is over.

    A mere limit is none any more once the meeting is over.
    """
    if duty.meeting is None:
        return duty.pending(register.on)
    return duty.meeting.coming(register.on) if duty.owed == 0 else not duty.fulfilled(register.on)


def _what(duty: Duty) -> str:
    if duty.meeting is None:
        left = duty.owed - duty.done
        meetings = "réunion" if left == 1 else f"{french.number(left)} réunions"
        article = "la" if left == 1 else "les"
        return f"tenir {article} {meetings} de {duty.year}"
    return duties.TO_DO[duty.kind].format(day=french.date_without_weekday(duty.meeting.day))


def _how(duty: Duty) -> Iterator[str]:
    if duty.notice and duty.kind in {"convocation", "substitutes"}:
        yield f"{french.capitalise(wording.delay(duty.notice))} avant la réunion"
    elif duty.notice:
        yield f"{french.capitalise(wording.delay(duty.notice))} après la réunion"
    if duty.planned:
        yield f"Au registre : {french.join(duty.planned)}"
    if duty.command:
        yield f"Commande : {duty.command}"


def _papers(register: Register) -> Iterator[Deadline]:
    """The papers of a coming meeting that somebody owes until a day, and that are not there."""
    coming = [one for one in register.judged_meetings if one.coming(register.on)]
    for meeting in coming:
        for item, paper in duties.missing_papers(meeting):
            if paper.due and not paper.on_table:
                what = f"remettre la pièce « {paper.title} »"
                key = ("paper", meeting.id, item.id, paper.title)
                yield Deadline(paper.due, key, what, (french.capitalise(wording.meeting(meeting)),))


def _remarks(register: Register) -> Iterator[Deadline]:
    """The end of remarks on minutes that are a draft still."""
    for meeting in register.judged_meetings:
        last = meeting.stages[-1].event if meeting.stages else None
        if last and last.until and not meeting.validated and not meeting.given_up:
            day = french.date_without_weekday(meeting.day)
            what = f"observations sur le projet de compte-rendu de la réunion du {day}"
            how = f"Commande : clu minutes {meeting.id} --stage validé"
            yield Deadline(last.until, ("remarks", meeting.id), what, (how,))


def _matters(register: Register) -> Iterator[Deadline]:
    """The terms of what is studied, kept or to be done."""
    for one in follow_up.matters(register):
        if one.open and one.due:
            named = "proposition" if one.kind == "proposal" else "action"
            what = f"{named} « {one.id} »"
            how = (one.text or "", f"Commande : clu follow-up {one.id}")
            yield Deadline(one.due, ("matter", one.id), what, tuple(filter(None, how)))
