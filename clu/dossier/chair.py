"""The chair's page: who comes, who is new, who is away, the timed agenda, what is still open."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from clu import french
from clu.dossier.newcomers import last_held, newness
from clu.dossier.timetable import Timetable, timetable
from clu.follow_up.rows import rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from clu.dossier.company import Comer, Presence
    from clu.follow_up.rows import Row
    from clu.meeting import Meeting
    from clu.register import Register

SITUATIONS: dict[Presence, str] = {"announced": "présence annoncée", "silent": "sans réponse"}
"""What is known of those of whom the attendance sheet says nothing more."""

COUNTED: tuple[tuple[Presence, str, str], ...] = (
    ("announced", "présence annoncée", "présences annoncées"),
    ("remote", "participation à distance", "participations à distance"),
    ("silent", "sans réponse", "sans réponse"),
    ("late", "suppléance hors délai", "suppléances hors délai"),
    ("away", "absence excusée", "absences excusées"),
    ("vacant", "siège vacant", "sièges vacants"),
)


@dataclass(frozen=True, slots=True)
class Line:
    """A seat or a guest: its title, who is to come, and what is known of that.

    `situation` is « sans réponse », « suppléante de M. Armand de LA TOUR », « excusé »…
    """

    title: str
    name: str | None
    function: str | None
    situation: str


@dataclass(frozen=True, slots=True)
class Group:
    """The lines of a college, or of the guests."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody who is on the committee since its last meeting."""

    name: str
    title: str
    words: str


@dataclass(frozen=True, slots=True)
class Open:
    """A proposal or an action; `item` is the number of the agenda item that takes it up."""

    text: str
    kind: str
    who: str | None
    raised: str
    state: str
    due: str | None
    late: str | None
    item: int | None


@dataclass(frozen=True, slots=True)
class Page:
    """All that the page tells.

    `counts`: « 5 présences annoncées », and so on, of what there is. `last`: the day of the last
    meeting held, None where the register has none. `convened`: whether letters went out.
    """

    chair: str | None
    secretary: str | None
    counts: tuple[str, ...]
    convened: bool
    groups: tuple[Group, ...]
    last: str | None
    newcomers: tuple[Newcomer, ...]
    timetable: Timetable
    open: tuple[Open, ...]


def page(
    register: Register,
    meeting: Meeting,
    comers: Sequence[Comer],
    officers: tuple[str | None, str | None],
) -> Page:
    """The page of a meeting; `officers` are the chair and the secretary, where they are known.

    Raises:
        UnreadError: a part that it tells of could not be read.
    """
    last = last_held(register, meeting)
    chair, secretary = officers
    return Page(
        chair=chair,
        secretary=secretary,
        counts=tuple(_counts(comers)),
        convened=meeting.convened is not None,
        groups=tuple(_groups(comers)),
        last=french.long_date(last.day) if last else None,
        newcomers=tuple(_newcomers(register, meeting, last, comers)) if last else (),
        timetable=timetable(meeting, {one.id: one for one in comers}),
        open=tuple(_open(register, meeting)),
    )


def _counts(comers: Iterable[Comer]) -> Iterator[str]:
    found = [one.presence for one in comers]
    for presence, singular, plural in COUNTED:
        if presence in found:
            yield french.plural(found.count(presence), singular, plural)


def _groups(comers: Iterable[Comer]) -> Iterator[Group]:
    """The colleges in the order of the sheet, then the guests."""
    guests = [one for one in comers if one.awaited.guest]
    seated = [one for one in comers if one.awaited.seat]
    by_college = groupby(seated, key=lambda one: one.awaited.college)
    for college, found in by_college:
        yield Group(college.title if college else "", tuple(map(_line, found)))
    if guests:
        yield Group("Invités", tuple(map(_line, guests)))


def _line(comer: Comer) -> Line:
    row = comer.row
    situation = ", ".join(row.notes) or SITUATIONS.get(comer.presence, "")
    return Line(row.title, row.name, row.function, situation)


def _newcomers(
    register: Register, meeting: Meeting, last: Meeting, comers: Iterable[Comer]
) -> Iterator[Newcomer]:
    for one in comers:
        words = newness(register, last, one, meeting)
        if words and one.awaited.holder and one.awaited.seat:
            holder = one.awaited.holder
            title = french.lower_article(one.awaited.seat.titled(holder.gender))
            yield Newcomer(holder.polite_name, title, words)


def _open(register: Register, meeting: Meeting) -> Iterator[Open]:
    """What is open on the day of the register, and whatever the agenda takes up again."""
    taken = {
        id_: number for number, item in enumerate(meeting.sheet.agenda, 1) for id_ in item.follow_up
    }
    for one in rows(register, every=True):
        if one.raised < meeting.day and (not one.closed or one.id in taken):
            yield _matter(one, taken.get(one.id))


def _matter(one: Row, item: int | None) -> Open:
    return Open(
        text=one.text,
        kind="action" if one.action else "proposition",
        who=(one.charge if one.action else one.author) or None,
        raised=french.short_date(one.raised),
        state=one.state,
        due=french.short_date(one.due) if one.due and not one.closed else None,
        late=one.late or None,
        item=item,
    )
