"""The state of the committee in words: the same for the terminal and for the page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from clu import audience, duties, follow_up, french, occasion, wording
from clu.french import NBSP, NNBSP
from clu.meeting import UnreadError
from clu.status.progress import Coming, coming
from clu.status.task import SOON, Task
from clu.status.tasks import Tasks, tasks
from clu.status.words import away

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from clu.audience import Audience
    from clu.meeting import Meeting
    from clu.register import Register
    from clu.source import Position
    from clu.status.task import Group

HEADINGS: dict[Group, str] = {
    "late": "En retard",
    "now": "À faire maintenant",
    "later": "Ensuite",
    "awaited": "Attendu d’autres personnes",
}
AHEAD = timedelta(days=90)
"""What is due later is counted, and not listed: what presses would scroll away above it."""

WITHIN = timedelta(days=7)
"""What is due within so many days is told apart."""


@dataclass(frozen=True, slots=True)
class Line:
    """A task in words, each a sentence of its own without full stop; empty where there is nothing.

    `when`: its last day, with the weekday, and how far away that is. `command` does it.
    """

    when: str
    late: bool
    soon: bool
    what: str
    who: str
    why: str
    command: str
    file: str


@dataclass(frozen=True, slots=True)
class Section:
    """The tasks of a group under its heading."""

    id: str
    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class State:
    """What is so on a day. `nothing`: what the year still requires, where no meeting is planned.

    `others`: the coming meetings after the next one. `idle`: nothing is late, nor to be done soon.
    `farther`: what is so far ahead that it is not listed, but for the first of it.
    `unread`: the lines of the register that could not be read, so that something may lack here.
    """

    committee: occasion.Committee
    date: str
    next: Coming | None
    nothing: tuple[str, ...]
    others: tuple[str, ...]
    sections: tuple[Section, ...]
    idle: str
    farther: tuple[str, ...]
    follow_up: str
    unread: tuple[str, ...]


def state(
    register: Register, eyes: Audience = "participants", typed: Callable[[str], str] = str
) -> State:
    """The state on the day the register is asked, as that audience may see it.

    `typed` gives a command as the reader can copy it.

    Raises:
        UnreadError: committee.yaml could not be read.
    """
    view = audience.View(register, eyes, register.on)
    found = tasks(register, view)
    unread = [*found.unread]
    meetings = _coming(register, unread)
    following = _told(register, view, meetings[0], unread) if meetings else None
    return State(
        committee=occasion.committee(register.identity(register.on)),
        date=french.long_date(register.on),
        next=following,
        nothing=() if meetings else tuple(_nothing(register, found, typed, unread)),
        others=tuple(_other(register, one) for one in meetings[1:]),
        sections=tuple(_sections(register, found, typed)),
        idle=_idle(register, found),
        farther=tuple(_farther(register, found, typed)),
        follow_up=_follow_up(register, typed, unread),
        unread=tuple(register.shown_line(one) for one in dict.fromkeys(unread)),
    )


def _coming(register: Register, unread: list[Position]) -> list[Meeting]:
    """The meetings still to be held, the next one first."""
    found = []
    for one in register.meetings:
        try:
            if one.coming(register.on):
                found.append(one)
        except UnreadError as error:
            unread.append(error.position)
    return sorted(found, key=lambda one: (one.day, one.id))


def _told(
    register: Register, view: audience.View, meeting: Meeting, unread: list[Position]
) -> Coming | None:
    try:
        return coming(register, view, meeting)
    except UnreadError as error:
        unread.append(error.position)
        return None


def _other(register: Register, meeting: Meeting) -> str:
    return f"{french.long_date(meeting.day)}, {away(meeting.day, register.on)}"


def _nothing(
    register: Register, found: Tasks, typed: Callable[[str], str], unread: list[Position]
) -> Iterator[str]:
    """What the year still requires; once it has its meetings, what the next one will."""
    year = register.on.year
    try:
        bare = _without_sheet(register)
        this, after = _required(register, year), _required(register, year + 1)
    except UnreadError as error:
        unread.append(error.position)
        yield "Aucune réunion n’est fixée."
        return
    if bare:
        yield (
            "Aucune réunion n’est fixée, et aucune fiche de procédure n’est en vigueur. À faire"
            f" d’abord{NBSP}: écrire celle du comité,"
            f" {register.shown('procedure/AAAA-MM-JJ.yaml')}."
        )
        return
    yield f"Aucune réunion n’est fixée. {this}"
    if "au plus tard" not in this:
        yield after
    if not any(one.kind == "meeting" for one in found.tasks):
        yield f"Pour choisir un jour{NBSP}: {typed('clu plan')}"


def _without_sheet(register: Register) -> bool:
    """Whether no version of the procedure is in force, nor soon will be: nothing is owed yet."""
    soon = date(register.on.year + 1, 12, 31)
    return register.version_on(register.on) is None and register.version_on(soon) is None


def _required(register: Register, year: int) -> str:
    duty = next(duties.yearly(register, year), None)
    if duty is None or duty.last_day is None:
        return f"La fiche ne demande aucun nombre de réunions en {year}."
    if not register.judged_year(year):
        return f"L’année {year}, commencée avant la tenue du registre, n’est pas jugée."
    if duty.done >= duty.owed:
        return f"L’année {year} a ce que la fiche demande{NBSP}: {duties.tally(duty, late=True)}."
    left = french.plural(duty.owed - duty.done, "réunion")
    more = "encore " if duty.done else ""
    last = f"au plus tard {wording.the_day(duty.last_day)}, {away(duty.last_day, register.on)}"
    return f"L’année {year} demande {more}{left}, {last}."


def _sections(register: Register, found: Tasks, typed: Callable[[str], str]) -> list[Section]:
    groups = ((group, _listed(register, found, group)) for group in HEADINGS)
    return [
        Section(group, HEADINGS[group], tuple(_line(register, one, typed) for one in some))
        for group, some in groups
        if some
    ]


def _listed(register: Register, found: Tasks, group: Group) -> list[Task]:
    return [one for one in found.of(group, register.on) if not _far(register, one)]


def _far(register: Register, one: Task) -> bool:
    """A year's duty is always told: nothing else would remind of it."""
    return one.kind != "meeting" and one.term is not None and one.term > register.on + AHEAD


def _farther(register: Register, found: Tasks, typed: Callable[[str], str]) -> Iterator[str]:
    """How many last days, and steps of the house, lie farther ahead, and the first of each."""
    far = [one for one in found.tasks if _far(register, one)]
    for some, nouns, first, see in (
        (
            [one for one in far if one.kind != "habit"],
            ("échéance plus lointaine", "échéances plus lointaines"),
            "la première",
            f" ({typed('clu calendar')})",
        ),
        (
            [one for one in far if one.kind == "habit"],
            ("usage de la maison plus lointain", "usages de la maison plus lointains"),
            "le premier",
            "",
        ),
    ):
        if some:
            told = french.plural(len(some), *nouns)
            which = f"{NNBSP}; {first}" if len(some) > 1 else ""
            yield f"{told}{which}, {_first(some[0])}{see}."


def _first(one: Task) -> str:
    assert one.term is not None  # noqa: S101 - what has no term is not far
    return f"{wording.the_day(one.term)}{NBSP}: {one.what}"


def _idle(register: Register, found: Tasks) -> str:
    busy = found.of("late", register.on) or found.of("now", register.on)
    return (
        ""
        if busy or _without_sheet(register)
        else f"Rien n’est en retard, et rien n’est à faire sous {SOON.days} jours."
    )


def _line(register: Register, one: Task, typed: Callable[[str], str]) -> Line:
    near = one.term is not None and register.on <= one.term <= register.on + WITHIN
    return Line(
        when=french.capitalise(_when(one, register)),
        late=one.late_from is not None,
        soon=near,
        what=french.capitalise(one.what),
        who=_who(one),
        why=french.capitalise(one.why or ""),
        command=typed(one.command) if one.command else "",
        file=register.shown(one.file) if one.file else "",
    )


def _when(one: Task, register: Register) -> str:
    if one.late_from is not None:
        days = french.plural((register.on - one.late_from).days + 1, "jour")
        return f"depuis {wording.the_day(one.late_from)} ({days})"
    if one.term is None:
        return "sans jour fixé"
    last = french.long_date(one.term)
    if one.kind == "habit":
        return f"le {last}, {away(one.term, register.on)}"
    return f"jusqu’au {last}, {away(one.term, register.on)}"


def _who(one: Task) -> str:
    """On whom it depends."""
    if one.who is None:
        return ""
    return french.capitalise(one.who) if one.kind == "reply" else f"Attendu {french.of(one.who)}"


def _follow_up(register: Register, typed: Callable[[str], str], unread: list[Position]) -> str:
    """How many proposals and actions are open."""
    try:
        found = [one for one in follow_up.matters(register) if one.open]
    except UnreadError as error:
        unread.append(error.position)
        return ""
    if not found:
        return "aucune proposition ni action ouverte."
    actions = sum(one.kind == "action" for one in found)
    numbers = {
        ("proposition ouverte", "propositions ouvertes"): len(found) - actions,
        ("action ouverte", "actions ouvertes"): actions,
    }
    counted = [french.plural(number, *nouns) for nouns, number in numbers.items() if number]
    return f"{french.join(counted)} ({typed('clu follow-up')})."
