"""roster/DAY.yaml: designations of a day, as one act makes them or one fact attests them.

A designation begins on the day that names the file, or on its own `from`; it ends the former
mandate of the seat the day before. The last day of a mandate is included. An `until` alone tells
the last day of whoever holds the seat.
"""

from typing import Self

from pydantic import Field, model_validator

from clu.model.person import Contact, Correspondent, Person
from clu.model.record import Record
from clu.model.values import Day, Flag, Line, Slug, refused


class Designation(Record):
    """Who takes a seat, is attested on it, leaves it vacant, or is written to for it."""

    seat: Slug
    start: Day | None = Field(default=None, alias="from")
    end: Day | None = Field(default=None, alias="until")
    holder: Person | None = None
    attested: Flag = False
    vacant: Flag = False
    reason: Line | None = None
    addressed_to: Correspondent | None = None
    contact: Contact | None = None

    @model_validator(mode="after")
    def _tells_one_thing(self) -> Self:
        if self.holder and self.vacant:
            raise refused("siège à la fois pourvu et vacant", "ôtez la clé holder ou la clé vacant")
        if not (self.holder or self.vacant or self.end or self.addressed_to or self.contact):
            raise refused(
                "désignation qui ne dit rien du siège",
                "écrivez le titulaire (holder), vacant: oui, ou le dernier jour du mandat (until)",
            )
        return self


class Designations(Record):
    """The whole file, with the act or the document that it follows."""

    source: Line | None = None
    designations: tuple[Designation, ...]
