"""How far a coming meeting has come: what is sent, who has answered, each item and its papers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clu import duties, french, occasion, wording
from clu.french import NBSP, NNBSP
from clu.status.offices import office
from clu.status.words import away

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from clu.audience import View
    from clu.meeting import Meeting
    from clu.model.meeting import Item, Paper
    from clu.register import Register

AN_HOUR = 60


@dataclass(frozen=True, slots=True)
class Fact:
    """A step of the preparation, and where it stands."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Point:
    """An item of the agenda. `who`: its presenter and its length; `papers`: each in a phrase."""

    title: str
    who: str
    papers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coming:
    """A meeting that is still to be held. `when` stands in a sentence; `length`: of all items."""

    id: str
    when: str
    away: str
    where: str
    facts: tuple[Fact, ...]
    agenda: tuple[Point, ...]
    length: str


def coming(register: Register, view: View, meeting: Meeting) -> Coming:
    """The meeting as the secretariat follows it.

    Raises:
        UnreadError: a part that tells of it could not be read.
    """
    told = occasion.meeting(register, meeting)
    remote = ("à distance",) if told.remote else ()
    return Coming(
        id=meeting.id,
        when=told.when.removeprefix("le "),
        away=away(meeting.day, register.on),
        where=f"{NNBSP}; ".join([*(one.name for one in told.places), *remote]),
        facts=tuple(_facts(register, meeting)),
        agenda=tuple(_point(register, view, meeting, item) for item in meeting.sheet.agenda),
        length=_length(sum(item.minutes or 0 for item in meeting.sheet.agenda)),
    )


def _facts(register: Register, meeting: Meeting) -> Iterator[Fact]:
    yield Fact("Convocation", _sending(meeting, register.on))
    if meeting.convened and meeting.convened <= register.on:
        yield Fact("Réponses", _answers(register, meeting))
    announced = len(meeting.substitutions)
    if announced:
        yield Fact("Suppléants", f"{announced} {french.agree(announced, 'annoncé')}")
    yield Fact("Ordre du jour", french.plural(len(meeting.sheet.agenda), "point"))
    yield from _papers(meeting)
    for duty in duties.yearly(register, meeting.day.year):
        judged = register.judged_year(duty.year)
        tally = duties.tally(duty, late=False)
        yield Fact(
            f"Année {duty.year}", tally if judged else "commencée avant le registre, pas jugée"
        )


def _sending(meeting: Meeting, on: date) -> str:
    days = sorted({one.event.sent for one in meeting.issues if one.event.sent <= on})
    if not days:
        return "pas encore envoyée"
    again = f", de nouveau {french.join([wording.the_day(day) for day in days[1:]])}"
    return f"envoyée {wording.the_day(days[0])}{again if days[1:] else ''}"


def _answers(register: Register, meeting: Meeting) -> str:
    """An announced substitute is an answer, too."""
    from clu.events.replying import silent

    missing = len(list(silent(register, meeting)))
    heard = len({*meeting.replies, *meeting.substitutions})
    came = f"{french.plural(heard, 'reçue')}" if heard else "aucune reçue"
    lack = "manque" if missing == 1 else "manquent"
    return f"{came}, {missing} {lack}" if missing else f"{came}, aucune ne manque"


def _papers(meeting: Meeting) -> Iterator[Fact]:
    wanted = sum(len(item.papers) for item in meeting.sheet.agenda)
    if wanted:
        missing = len(list(duties.missing_papers(meeting)))
        there = wanted - missing
        told = (
            f"{there} sur {wanted} {french.agree(there, 'prête')}" if missing else "toutes prêtes"
        )
        yield Fact("Pièces", told)


def _point(register: Register, view: View, meeting: Meeting, item: Item) -> Point:
    presenter = office(register, view, meeting, item.presenter) if item.presenter else ""
    who = [presenter or "sans personne pour le présenter", _length(item.minutes or 0)]
    papers = tuple(_paper(register, view, meeting, paper) for paper in item.papers)
    return Point(item.title, ", ".join(filter(None, who)), papers)


def _paper(register: Register, view: View, meeting: Meeting, paper: Paper) -> str:
    missing = any(one is paper for _, one in duties.missing_papers(meeting))
    state = "attendue" if missing else "remise sur table" if paper.on_table else "déposée"
    told = f"{french.quoted(paper.title)}{NBSP}: {state}"
    if not missing:
        return told
    if paper.owner:
        told += f" {french.of(office(register, view, meeting, paper.owner))}"
    if paper.due is None:
        return told
    past = paper.due < register.on
    due = f"pour {wording.the_day(paper.due)}, {away(paper.due, register.on)}"
    return f"{told}, {'en retard, ' if past else ''}{due}"


def _length(minutes: int) -> str:
    """« 25 min », « 2 h 45 »; empty where nobody gives it."""
    if not minutes:
        return ""
    hours, rest = divmod(minutes, AN_HOUR)
    if not hours:
        return f"{minutes}{NBSP}min"
    return f"{hours}{NBSP}h{f'{NBSP}{rest:02}' if rest else ''}"
