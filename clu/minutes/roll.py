"""Who is expected, as the skeleton of the minutes calls the roll: each in the state foreseen.

Of whom nothing is heard is written down as absent, and a comment says so: whoever came is put right
from the sheet that was signed.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, get_args

from clu import french, wording
from clu.attendance import expected
from clu.french import NBSP, NNBSP, quoted
from clu.meeting import day_of
from clu.minutes.commented import empty, entry, example, note
from clu.model.minutes import State

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from clu.attendance import Expected
    from clu.meeting import Meeting
    from clu.model.event import Substitution
    from clu.model.person import Person
    from clu.model.procedure import Seat
    from clu.register import Register
    from clu.writing import Value

NOBODY_SEEN: Mapping[str, State] = {}
SOMEBODY: Value = {
    "civility": "Mme",
    "first_name": "Prénom",
    "last_name": "NOM",
    "function": "adjointe",
}
"""Whoever stands in an example."""


def lines(
    register: Register, meeting: Meeting, seen: Mapping[str, State] = NOBODY_SEEN
) -> Iterator[str]:
    """The keys `attendance` and `others`; `seen`: the states that the signed sheet shows."""
    everybody = expected(register, meeting)
    yield from note(
        f"Qui était là{NBSP}: pour chaque siège un état, un seul, parmi"
        f" {french.join(get_args(State), 'ou')}. L’état préparé est celui que l’on attendait"
        f"{NBSP}: corrigez-le d’après la feuille d’émargement. Pour qui est venu à la place de la"
        " personne attendue, ou une partie du temps seulement, ajoutez les lignes de l’exemple."
    )
    yield "attendance:"
    yield from example({"attendance": [_example(register, meeting)]})
    for college, found in groupby(everybody, key=lambda one: one.college if one.seat else None):
        yield from note(college.title if college else "Invités", "  ")
        for one in found:
            yield from _entry(register, meeting, one, seen.get(one.id))
    yield ""
    yield from note(
        f"Les autres{NBSP}: qui accompagnait un siège (accompanies), ou venait pour un organisme"
        " sans siège (body)."
    )
    yield from empty("others")
    companion: Value = {
        "person": SOMEBODY,
        "state": "présent",
        "accompanies": body(register, meeting),
    }
    yield from example({"others": [companion]})


def _entry(
    register: Register, meeting: Meeting, one: Expected, seen: State | None
) -> Iterator[str]:
    kind = "seat" if one.seat else "guest"
    state, why = (seen, "feuille d’émargement") if seen else _foreseen(one)
    if one.late and one.substitution:
        yield from note(_late(one.substitution.event), "  ")
    who = _who(register, meeting, one)
    yield from entry({kind: one.id, "state": state}, beside={kind: who, "state": why})


def _foreseen(one: Expected) -> tuple[State, str]:
    """The state to expect, and why that one."""
    if one.capacity == "substitute" and one.person:
        return "suppléé", f"par {wording.person(one.person)}"
    if one.reply is None:
        return "absent", "sans réponse"
    reply = one.reply.event
    day = f"réponse du {french.date_without_weekday(day_of(reply.received))}"
    if reply.state != "suppléé":
        return reply.state, day
    if one.late:
        return "absent", f"{day}{NBSP}: suppléé"
    return "suppléé", f"{day}{NNBSP}; par qui\u202f? ajoutez person"


def _late(announced: Substitution) -> str:
    substitute = announced.substitute
    who = f" par {wording.person(substitute)}," if substitute and substitute.name else ""
    when = wording.the_day(day_of(announced.received))
    return (
        f"Suppléance{who} annoncée hors délai {when}{NBSP}: si cette personne est venue tout de"
        f" même, écrivez {quoted('suppléé')}{NNBSP}; le compte-rendu le dira."
    )


def _who(register: Register, meeting: Meeting, one: Expected) -> str:
    """The person of whom the state is told first: the holder, or the guest; else why nobody."""
    person: Person | None = one.holder if one.seat else one.person
    if person is not None and person.name:
        return wording.person(person)
    if one.guest is not None:
        return french.lower_article(one.guest.title)
    state = register.roster.on(one.id, meeting.day).state
    if state == "vacant":
        return "siège vacant"
    return "nom à confirmer" if state == "held" else "nom non connu"


def _example(register: Register, meeting: Meeting) -> Value:
    items: list[Value] = [one.id for one in meeting.sheet.agenda[:1]]
    return {
        "seat": service(register, meeting),
        "state": "représenté",
        "person": SOMEBODY,
        "arrived": "15h",
        "left": "16h",
    } | ({"items": items} if items else {})


def body(register: Register, meeting: Meeting) -> str:
    """A seat of a body, for examples: the last one of the sheet where none has a body."""
    seats = _seats(register, meeting)
    return next((one.id for one in seats if one.body), seats[-1].id)


def service(register: Register, meeting: Meeting) -> str:
    """A seat that may send a representative, for examples: else the first one of the sheet."""
    seats = _seats(register, meeting)
    return next((one.id for one in seats if one.representative), seats[0].id)


def _seats(register: Register, meeting: Meeting) -> list[Seat]:
    return [seat for _, seat, _ in register.sitting(meeting.day)]
