"""The list for the entrance: who may come to the door, by family name, and from where.

Everywhere else a list follows the order of the sheet; at a door one looks up a name. Neither
addresses nor reasons stand on it, nor anybody who said not to come or to take part from afar.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clu import french
from clu.dossier.company import in_room
from clu.model.person import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clu.dossier.company import Comer
    from clu.model.person import Person

PARTICLE = re.compile(r"(?:de\s+|d['’]\s*)(?=\S)")
"""What French lists pass over, where the person writes it in lower case: « de LA TOUR » is under L;
« DE SOUSA », whose particle belongs to the name, is under D."""

SPARE_LINES = 4


@dataclass(frozen=True, slots=True)
class Caller:
    """Somebody who may come; `last_name` is None where only the body or the office is known.

    `note`: what whoever stands at the door has to do, None as a rule.
    """

    last_name: str | None
    first_name: str | None
    civility: str | None
    quality: str
    note: str | None


@dataclass(frozen=True, slots=True)
class Entrance:
    """Those whose names are known, by family name; those who come for a seat, in its order.

    `spare` has an element a line for whoever is not on the list.
    """

    named: tuple[Caller, ...]
    unnamed: tuple[Caller, ...]
    spare: tuple[int, ...] = tuple(range(SPARE_LINES))


def entrance(comers: Iterable[Comer]) -> Entrance:
    """The list of those for whom somebody may come to the place."""
    callers = [caller for one in in_room(comers) for caller in _callers(one)]
    named = [one for one in callers if one.last_name]
    return Entrance(
        named=tuple(sorted(named, key=_key)),
        unnamed=tuple(one for one in callers if not one.last_name),
    )


def _callers(comer: Comer) -> Iterator[Caller]:
    """Whoever may come for a seat: of a substitute announced too late, the name is known too."""
    quality = _quality(comer)
    announced = comer.awaited.substitution
    late = announced.event.substitute if announced and comer.presence == "late" else None
    if late and late.named:
        yield _caller(late, quality, "prévenir le secrétariat")
        return
    person = comer.awaited.person
    if comer.name and person:
        yield _caller(person, quality)
    else:
        yield Caller(None, None, None, quality, None)


def _caller(person: Person, quality: str, note: str | None = None) -> Caller:
    return Caller(person.last_name, person.first_name, person.civility, quality, note)


def _quality(comer: Comer) -> str:
    """The body or the office, as one says it at the door."""
    office = comer.awaited.seat or comer.awaited.guest
    title = office.body if office and office.body else comer.row.title
    return french.capitalise(french.split_article(title)[1])


def _key(one: Caller) -> tuple[str, str]:
    name = PARTICLE.sub("", one.last_name or "", count=1) if one.last_name else ""
    return folded(name), folded(one.first_name or "")
