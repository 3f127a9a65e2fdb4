"""authorities.yaml: the authority in whose name letters go out, and who signs them, dated.

Both ends of a period are included; an open end is a period that goes on.
"""

from datetime import date
from typing import Literal

from pydantic import Field

from clu import french
from clu.french import Gender
from clu.model.person import Person
from clu.model.record import Record
from clu.model.titled import Titled
from clu.model.values import Day, Line, Slug

Capacity = Literal["délégation", "suppléance", "intérim"]


class Period(Record):
    """A span of days, both ends included, either open."""

    start: Day | None = Field(default=None, alias="from")
    end: Day | None = Field(default=None, alias="until")

    def holds(self, day: date) -> bool:
        """Whether the day falls in the span."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


class Authority(Titled, Period):
    """Who heads the institution: préfet, préfète, haut-commissaire, sous-préfet."""

    holder: Person | None = None

    @property
    def gender(self) -> Gender | None:
        """By the holder, else by the title."""
        own = self.holder.gender if self.holder else None
        return own or french.gender_of_function(self.title)

    @property
    def title_in_office(self) -> str:
        """The title in the holder's gender."""
        return self.titled(self.gender)


class Signature(Period):
    """Who signs for the authority, in which capacity, under which act.

    The signatory is the holder of a `seat`, or a person with a `title` of his or her own, whose
    two genders may be given as those of any office.
    """

    capacity: Capacity
    act: Line | None = None
    seat: Slug | None = None
    title: Line | None = None
    masculine: Line | None = None
    feminine: Line | None = None
    holder: Person | None = None

    @property
    def office(self) -> Titled | None:
        """The signatory's own office, where the record gives one."""
        title = self.title or self.masculine or self.feminine
        if title is None:
            return None
        return Titled.model_construct(
            origin=self.origin, title=title, masculine=self.masculine, feminine=self.feminine
        )


class Authorities(Record):
    """The whole file."""

    authority: tuple[Authority, ...] = ()
    signature: tuple[Signature, ...] = ()
