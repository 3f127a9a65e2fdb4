"""What the letters of a meeting state, and what has changed since they were sent.

Facts are compared, never documents: a sentence of a template may change without a finding.
"""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from clu import french
from clu.duties import substitutes
from clu.french import NBSP
from clu.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clu.meeting import Meeting
    from clu.model.event import Nature, Stated
    from clu.model.meeting import Place
    from clu.register import Register

Value: TypeAlias = "date | time | str | tuple[str, ...] | None"
NAMES = {
    "day": "le jour",
    "time": "l’heure",
    "ends": "l’heure de fin",
    "places": "le lieu",
    "remote": "la participation à distance",
    "agenda": "l’ordre du jour",
    "papers": "les pièces",
    "last_day": "le dernier jour pour annoncer un suppléant",
}
STRENGTH: tuple[Nature, ...] = ("annule et remplace", "complète", "nouvel envoi")
"""The natures of a further issue, the strongest first."""


class Change(NamedTuple):
    """A fact that is no more what a letter stated."""

    field: str
    old: Value
    new: Value

    @property
    def added_only(self) -> bool:
        """Whether papers came, and nothing of what was stated has changed."""
        if self.field != "papers":
            return False
        old, new = _items(self.old), _items(self.new)
        return [item for item in new if item in old] == old

    @property
    def phrase(self) -> str:
        """« l’heure\u00a0: 14 h 30 → 15 h »; of a list, what was added and taken out."""
        if isinstance(self.old, tuple) or isinstance(self.new, tuple):
            return f"{NAMES[self.field]}{NBSP}: {_difference(_items(self.old), _items(self.new))}"
        return f"{NAMES[self.field]}{NBSP}: {_shown(self.old)} → {_shown(self.new)}"


class Former(NamedTuple):
    """The last issue that somebody got, and what a new one would be to it."""

    name: str
    sent: date
    nature: Nature

    @property
    def changed(self) -> bool:
        """Whether what it stated is no more all there is to say."""
        return self.nature != "nouvel envoi"


def formers(register: Register, meeting: Meeting) -> dict[str, Former]:
    """For each seat or guest that got a letter, the last issue that reached it.

    Raises:
        UnreadError: a part that letters state could not be read.
    """
    now = facts(register, meeting)
    last: dict[str, Former] = {}
    for one in meeting.issues:
        event = one.event
        found = list(changes(event.stated, now)) if event.stated else []
        former = Former(one.name, event.sent, nature(found))
        last.update(dict.fromkeys(event.reached, former))
    return last


def strongest(formers: Iterable[Former]) -> Nature:
    """What an issue is that goes to people who hold these: it replaces, completes, or repeats."""
    natures = {former.nature for former in formers}
    return next((one for one in STRENGTH if one in natures), "convocation")


def nature(found: list[Change]) -> Nature:
    """What a new issue is to the one before: it replaces it, completes it, or repeats it."""
    if not found:
        return "nouvel envoi"
    return "complète" if all(one.added_only for one in found) else "annule et remplace"


def facts(register: Register, meeting: Meeting) -> dict[str, Value]:
    """What letters written now would state, in the order in which it is compared.

    Raises:
        UnreadError: a part that they state could not be read.
    """
    sheet = meeting.sheet
    limits = [duty.last_day for duty in substitutes(register, meeting)]
    return {
        "day": meeting.day,
        "time": sheet.hour,
        "ends": sheet.ends,
        "places": tuple(_place(place) for place in sheet.places),
        "remote": sheet.remote,
        "agenda": tuple(item.title for item in sheet.agenda),
        "papers": tuple(paper.title for item in sheet.agenda for paper in item.papers),
        "last_day": limits[0] if limits else None,
    }


def changes(stated: Stated, now: dict[str, Value]) -> Iterator[Change]:
    """What differs from what the letters stated."""
    then: dict[str, Value] = {
        "day": stated.day,
        "time": stated.hour,
        "ends": stated.ends,
        "places": stated.places,
        "remote": stated.remote,
        "agenda": stated.agenda,
        "papers": stated.papers,
        "last_day": stated.last_day,
    }
    for field, old in then.items():
        if old != now[field]:
            yield Change(field, old, now[field])


def _place(place: Place) -> str:
    return ", ".join(filter(None, [place.name, place.room, *place.address]))


def _items(value: Value) -> list[str]:
    return list(value) if isinstance(value, tuple) else []


def _shown(value: Value) -> str:
    match value:
        case date():
            return french.long_date(value)
        case time():
            return french.hour(value)
        case str():
            return quoted(value)
        case _:
            return "rien"


def _difference(old: list[str], new: list[str]) -> str:
    added = [quoted(item) for item in new if item not in old]
    gone = [quoted(item) for item in old if item not in new]
    parts = [f"ajouté {french.join(added)}"] if added else []
    parts += [f"ôté {french.join(gone)}"] if gone else []
    return ", ".join(parts) or "l’ordre a changé"
