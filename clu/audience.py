"""What each audience may see of a person: participants, intranet, internet.

One policy, in committee.yaml, applied when values are prepared, before any template: an override
cannot leak what it never receives. On the internet one shows body and function; a name only for a
public agent where the committee says so, or with an agreement that holds that day (CRPA, articles
L312-1-2 and D312-1-3). E-mail addresses and phone numbers never go there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from clu import french, wording
from clu.model.person import Person, folded

if TYPE_CHECKING:
    from datetime import date

    from clu.meeting import Meeting
    from clu.model.meeting import Guest
    from clu.model.procedure import Seat
    from clu.register import Register

Audience = Literal["participants", "intranet", "internet"]
AUDIENCES: tuple[Audience, ...] = get_args(Audience)
MENTION = re.compile(r"\{(?P<id>[a-z0-9]+(?:-[a-z0-9]+)*)\}")
"""In free text `{udaf}` names a seat or a guest as the audience may see it."""


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody as an audience sees it: the name where it may be shown, and in what quality.

    `quality` never names anybody: an office, a function, a body.
    """

    name: str | None
    quality: str

    @property
    def label(self) -> str:
        """« Mme Claire PONS, administratrice de l’UDAF », or the quality alone."""
        return f"{self.name}, {self.quality}" if self.name else self.quality


@dataclass(frozen=True)
class View:
    """The eyes of an audience, on a day: agreements and settings are those of that day."""

    register: Register
    audience: Audience
    day: date

    def shows(self, person: Person | None, *, agent: bool) -> bool:
        """Whether the name may be shown; `agent`: in a function of the administration."""
        if person is None or not person.named:
            return False
        if self._names == "tous" or (self._names == "agents" and agent):
            return True
        return self.audience == "internet" and self.agreed(person)

    def agreed(self, person: Person) -> bool:
        """Whether the person agreed, on record, to be named on the internet."""
        name = folded(person.name)
        agreements = self.register.agreements
        return any(folded(one.name) == name and one.holds(self.day) for one in agreements)

    @property
    def contacts(self) -> bool:
        """Whether e-mail addresses and phone numbers of the service may be shown."""
        return self.audience != "internet"

    @property
    def contact_page(self) -> str | None:
        """The page through which one reaches the secretariat from the internet."""
        audiences = self.register.committee.audiences
        return audiences.internet.contact if audiences and audiences.internet else None

    @property
    def _names(self) -> str:
        audiences = self.register.committee.audiences
        match self.audience:
            case "participants":
                return "tous"
            case "intranet":
                return audiences.intranet.names if audiences and audiences.intranet else "tous"
            case _:
                return audiences.internet.names if audiences and audiences.internet else "personne"

    def seat(self, seat: Seat, person: Person | None) -> Named:
        """The holder of a seat, a representative or a substitute, or the seat alone."""
        return self._named(seat, person)

    def guest(self, guest: Guest, person: Person | None) -> Named:
        """A guest, or whoever came for it."""
        return self._named(guest, person)

    def _named(self, office: Seat | Guest, person: Person | None) -> Named:
        shown = person if self.shows(person, agent=is_agent(office)) else None
        quality = office.titled(person.gender if person else None)
        return Named(shown.polite_name if shown else None, quality)

    def mentioned(self, meeting: Meeting, text: str) -> str:
        """Free text with its `{seat}` replaced by what the audience may see of it."""
        return MENTION.sub(lambda found: self._mention(meeting, found["id"]) or found[0], text)

    def _mention(self, meeting: Meeting, id_: str) -> str | None:
        version = self.register.version_on(meeting.day)
        seat = version.seats.get(id_) if version else None
        if seat is not None:
            named = self.seat(seat, self.register.usable_holder(id_, meeting.day))
        else:
            guest = next((one for one in meeting.guests if one.id == id_), None)
            if guest is None:
                return None
            named = self.guest(guest, guest.person)
        quality = french.lower_article(named.quality)
        return f"{named.name} ({quality})" if named.name else quality


def is_agent(office: Seat | Guest) -> bool:
    """Whether who holds it acts for the State: services write to each other administratively."""
    return office.letter == "administrative"


def body(register: Register, meeting: Meeting, id_: str) -> str | None:
    """The body behind a seat or a guest, within a sentence: « l’UDAF »; else its office.

    An opinion or a proposal is a body's, never a person's.
    """
    version = register.version_on(meeting.day)
    seat = (version.seats.get(id_) if version else None) or register.seat(id_)
    if seat is not None:
        return seat.body or wording.seat(seat)
    guest = next((one for one in meeting.guests if one.id == id_), None)
    return (guest.body or french.lower_article(guest.title)) if guest else None
