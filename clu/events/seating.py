"""Who holds a seat, put on record: `roster/DAY-SEAT.yaml`, a file for one designation.

A designation ends the former mandate of its seat the day before; nothing is rewritten.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clu.events import draft
from clu.french import NBSP
from clu.model.roster import Designations

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from clu.events.draft import Draft
    from clu.model.person import Person
    from clu.register import Register
    from clu.writing import Value

FIELDS = ("civility", "first_name", "last_name", "function", "salutation", "closing")
FIRST_SUFFIX = 2


class Holder(NamedTuple):
    """A person as the model reads him or her."""

    civility: str | None
    first_name: str | None
    last_name: str
    function: str | None


def confirmed(
    register: Register, seat: str, holder: Person, day: date, source: str | None
) -> Draft:
    """The holder still sits on that day: attested again, under the same name."""
    person: dict[str, Value] = {
        field: value for field in FIELDS if (value := getattr(holder, field)) is not None
    }
    content: dict[str, Value] = {"seat": seat, "attested": "oui", "holder": person}
    return _draft(register, seat, day, content, source, "Titulaire confirmé ce jour-là.")


def designated(  # noqa: PLR0913, PLR0917 - the parts of one designation
    register: Register,
    seat: str,
    holder: Holder,
    day: date,
    source: str | None,
    until: date | None = None,
    *,
    attested: bool = False,
) -> Draft:
    """Somebody takes the seat on that day; `attested`: sits on it, since when is not known."""
    person: dict[str, Value] = {
        field: value for field, value in holder._asdict().items() if value is not None
    }
    content: dict[str, Value] = {"seat": seat}
    if attested:
        content["attested"] = "oui"
    content["holder"] = person
    if until:
        content["until"] = until.isoformat()
    words = (
        "Titulaire connu ce jour-là."
        if attested
        else f"Nouveau mandat{NBSP}: il met fin au précédent la veille."
    )
    return _draft(register, seat, day, content, source, words)


def vacant(
    register: Register, seat: str, day: date, source: str | None, reason: str | None
) -> Draft:
    """Nobody is on the seat from that day on."""
    content: dict[str, Value] = {"seat": seat, "vacant": "oui"}
    if reason:
        content["reason"] = reason
    return _draft(register, seat, day, content, source, "Siège vacant à compter de ce jour.")


def ended(  # noqa: PLR0913, PLR0917 - the parts of one designation
    register: Register, seat: str, last: date, day: date, source: str | None, reason: str | None
) -> Draft:
    """The mandate in force ends on a day, that day included; the file is that of `day`."""
    content: dict[str, Value] = {"seat": seat, "until": last.isoformat()}
    if reason:
        content["reason"] = reason
    return _draft(register, seat, day, content, source, "Dernier jour du mandat.")


def _draft(  # noqa: PLR0913, PLR0917 - the parts of one file
    register: Register,
    seat: str,
    day: date,
    content: dict[str, Value],
    source: str | None,
    comment: str,
) -> Draft:
    told: dict[str, Value | None] = {"source": source, "designations": [content]}
    return draft.of(_path(register, seat, day), told, comment, Designations)


def _path(register: Register, seat: str, day: date) -> Path:
    """`roster/DAY-SEAT.yaml`, else the next of its names that is free."""
    folder = register.folder / "roster"
    path, number = folder / f"{day}-{seat}.yaml", FIRST_SUFFIX
    while path.exists():
        path, number = folder / f"{day}-{seat}-{number}.yaml", number + 1
    return path
