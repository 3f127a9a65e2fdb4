"""Free text as an audience may read it: what it names resolved, its links kept or dropped."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clu import audience as audiences
from clu import french, wording
from clu.audience import View
from clu.documents import prose

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markupsafe import Markup

    from clu.meeting import Meeting
    from clu.register import Register

MAIL = ("mailto",)


@dataclass(frozen=True)
class Pen:
    """Writes what was said at a meeting, for an audience.

    `stand_ins`: the words for a seat for which somebody else than its holder spoke, by its id.
    """

    register: Register
    meeting: Meeting
    view: View
    stand_ins: Mapping[str, str]

    def block(self, text: str, heading: int) -> Markup:
        """A text of paragraphs, its headings from that level on."""
        return prose.prose(text, heading=heading, schemes=self._schemes, names=self._named)

    def item(self, text: str, heading: int, within: int = 2) -> Markup:
        """The same in an item of a list, behind the words that introduce it."""
        return prose.prose(
            text, heading=heading, within=within, schemes=self._schemes, names=self._named
        )

    def line(self, text: str) -> Markup:
        """The words alone, for a table's cell."""
        return prose.line(text, schemes=self._schemes, names=self._named)

    def body(self, id_: str) -> str:
        """A body or an office at the start of a sentence: « L’UDAF », « Le directeur »."""
        return french.capitalise(self.owner(id_))

    def owner(self, id_: str) -> str:
        """The same within a sentence; an id that names nobody stays as it is written."""
        found = audiences.body(self.register, self.meeting, id_)
        return french.lower_article(found) if found else id_

    def office(self, id_: str) -> str:
        """Who presents or takes charge: always the office, never a name."""
        version = self.register.version_on(self.meeting.day)
        seat = version.seats.get(id_) if version else None
        if seat is None or seat.body:
            return self.owner(id_)
        holder = self.register.usable_holder(id_, self.meeting.day)
        gender = holder.gender if holder else None
        return french.lower_article(seat.titled(gender)) if gender else wording.seat(seat)

    @property
    def _schemes(self) -> tuple[str, ...]:
        return (*prose.PAGES, *(MAIL if self.view.contacts else ()))

    def _named(self, text: str) -> str:
        return self.view.mentioned(self.meeting, text, self.stand_ins)
