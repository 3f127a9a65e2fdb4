"""Proposals and actions as rows: the same for the terminal, for Markdown and for a spreadsheet.

They are for the secretariat, which sees all names; the public page is another room's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clu import audience, french
from clu.follow_up.matters import matters
from clu.french import NBSP

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from clu.follow_up.matters import Matter
    from clu.register import Register

HEADINGS = (
    "Suivi",
    "Identifiant",
    "Texte",
    "Auteur",
    "Responsable",
    "Réunion",
    "Âge",
    "État",
    "Réponse du",
    "Échéance",
    "Retard",
    "Réalisée le",
    "Motif ou suite",
)
OPEN_GROUPS = (
    ("Propositions sans réponse", ("sans réponse",)),
    ("Propositions à l’étude", ("à l’étude",)),
    ("Propositions retenues, à réaliser", ("à réaliser",)),
    ("Actions en cours ou à faire", ("à faire", "en cours")),
)
CLOSED_GROUPS = (
    ("Propositions réalisées", ("réalisée",)),
    ("Propositions non retenues", ("non retenue",)),
    ("Propositions hors compétence", ("hors compétence",)),
    ("Actions closes", ("faite", "abandonnée")),
)
NO_TEXT = "(texte absent du compte-rendu)"


@dataclass(frozen=True, slots=True)
class Row:
    """A proposal or an action, under the heading of its group. Empty text where nothing is known.

    `author` (a body) and `charge` stand within a sentence. `age` and `late` are « 14 mois »;
    `notes` are the reason and what became of it.
    """

    group: str
    id: str
    action: bool
    text: str
    author: str
    charge: str
    raised: date
    age: str
    state: str
    answered: date | None
    due: date | None
    late: str
    done: date | None
    notes: tuple[str, ...]
    closed: bool


def rows(register: Register, *, every: bool = False) -> tuple[Row, ...]:
    """What is open, group by group, the oldest first; with `every`, also what is closed.

    Raises:
        UnreadError: minutes, or what was recorded between meetings, could not be read.
    """
    found = matters(register)
    groups = (*OPEN_GROUPS, *CLOSED_GROUPS) if every else OPEN_GROUPS
    return tuple(
        row(register, matter, heading)
        for heading, statuses in groups
        for matter in found
        if matter.status in statuses
    )


def row(register: Register, matter: Matter, group: str = "") -> Row:
    """A matter as it stands on the day on which the register is asked."""
    on, due, answer = register.on, matter.due, matter.answer
    late = french.age(due, on) if due and matter.overdue(on) else ""
    kept = matter.status in ("à réaliser", "réalisée") and answer
    return Row(
        group=group,
        id=matter.id,
        action=matter.kind == "action",
        text=_plain(register, matter, matter.text) or NO_TEXT,
        author=_author(register, matter),
        charge=_charge(register, matter),
        raised=matter.meeting.day,
        age=french.age(matter.meeting.day, on),
        state=f"{answer.verdict}, {matter.status}" if kept and answer else matter.status,
        answered=matter.answered_on,
        due=due,
        late=late,
        done=matter.done,
        notes=tuple(_notes(register, matter)),
        closed=not matter.open,
    )


def _author(register: Register, matter: Matter) -> str:
    """The body that proposed it, within a sentence: « l’UDAF »; empty where it is not known."""
    return audience.body(register, matter.meeting, matter.author) or "" if matter.author else ""


def _charge(register: Register, matter: Matter) -> str:
    """Who has to see to it, within a sentence; empty where nobody has."""
    id_ = matter.owner
    if id_ is None:
        return matter.service or ""
    seat = register.seat(id_)
    if seat and seat.body is None:
        holder = register.usable_holder(id_, register.on)
        return french.lower_article(seat.titled(holder.gender if holder else None))
    return audience.body(register, matter.taken_up, id_) or id_


def _notes(register: Register, matter: Matter) -> Iterator[str]:
    answer = matter.answer
    if answer and answer.reason:
        yield f"motif{NBSP}: {_plain(register, matter, answer.reason)}"
    if answer and answer.referred_to:
        yield f"transmise à{NBSP}: {answer.referred_to}"
    if matter.outcome:
        yield f"suite{NBSP}: {_plain(register, matter, matter.outcome)}"


def _plain(register: Register, matter: Matter, text: str | None) -> str:
    """Free text on one line, its `{seat}` named."""
    view = audience.View(register, "participants", register.on)
    return french.typeset(" ".join(view.mentioned(matter.meeting, text or "").split()))


def cells(found: Sequence[Row]) -> Iterator[tuple[str, ...]]:
    """Each row under `HEADINGS`, dates as a spreadsheet reads them."""
    for one in found:
        yield (
            one.group,
            one.id,
            one.text,
            one.author,
            one.charge,
            french.short_date(one.raised),
            one.age,
            one.state,
            _short(one.answered),
            _short(one.due),
            one.late,
            _short(one.done),
            f"{french.NNBSP}; ".join(one.notes),
        )


def _short(day: date | None) -> str:
    return french.short_date(day) if day else ""


def markdown(found: Sequence[Row]) -> str:
    """A table for a page or a forge."""
    head = [HEADINGS, ["---"] * len(HEADINGS)]
    body = ([_escaped(cell) for cell in row] for row in cells(found))
    return "\n".join(f"| {' | '.join(row)} |" for row in (*head, *body))


def _escaped(text: str) -> str:
    """A text that Markdown shows as it is."""
    return "".join(f"\\{char}" if char in r"\`*_{}[]<>|#" else char for char in text)


def table(found: Sequence[Row], width: int) -> str:
    """For a terminal: a group a heading, a proposal or an action a few lines."""
    lines: list[str] = []
    group = ""
    for one in found:
        if one.group != group:
            group = one.group
            lines += ["", group]
        lines += ["", *block(one, width)]
    return "\n".join(lines).lstrip("\n")


def block(one: Row, width: int) -> Iterator[str]:
    """The lines of a proposal or of an action."""
    yield from _folded(one.text, width, "  ", "  ")
    for line in (one.id, *_details(one)):
        yield from _folded(line, width, "      ", "        ")


def _details(one: Row) -> Iterator[str]:
    """Whose it is and since when; where it stands and until when; why, and what became of it."""
    day = french.date_without_weekday(one.raised)
    since = f"depuis {one.age} (réunion du {day})"
    charge = f"confiée {french.to(one.charge)}" if one.charge else ""
    if one.action:
        yield f"{charge or 'sans responsable'}, {since}"
    else:
        yield f"{f'proposée par {one.author}' if one.author else 'sans auteur'}, {since}"
    standing = [*_standing(one), *([] if one.action or not charge else [charge])]
    yield from filter(None, [", ".join(standing)])
    yield from one.notes


def _standing(one: Row) -> Iterator[str]:
    if one.action:
        yield one.state
    elif one.answered:
        verdict = one.state.partition(", réalisée")[0].partition(", à réaliser")[0]
        yield f"{verdict} depuis le {french.date_without_weekday(one.answered)}"
    if one.done:
        yield f"réalisée le {french.date_without_weekday(one.done)}"
    elif one.due and not one.closed:
        yield f"échéance le {french.long_date(one.due)}"
        yield from filter(None, [one.late and f"dépassée depuis {one.late}"])
    elif one.action and not one.closed:
        yield "sans échéance"


def _folded(text: str, width: int, indent: str, rest: str) -> list[str]:
    from textwrap import wrap

    return wrap(text, width, initial_indent=indent, subsequent_indent=rest, break_on_hyphens=False)


def summary(found: Sequence[Row]) -> str:
    """How many are open, and how many of them are late."""
    still = [one for one in found if not one.closed]
    actions = sum(one.action for one in still)
    proposals = len(still) - actions
    late = sum(bool(one.late) for one in still)
    counted = [
        french.plural(proposals, "proposition ouverte", "propositions ouvertes"),
        french.plural(actions, "action ouverte", "actions ouvertes"),
    ]
    told = f", dont {late} en retard" if late else ""
    closed = len(found) - len(still)
    more = f"{french.NNBSP}; {french.plural(closed, 'close', 'closes')}" if closed else ""
    return f"{french.join(counted)}{told}{more}."
