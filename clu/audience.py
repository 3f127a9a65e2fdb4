"""What each audience may see of a person: participants, intranet, internet.

One policy, in committee.yaml, applied when values are prepared, before any template: an override
cannot leak what it never receives. On the internet one shows body and function; a name only for a
public agent where the committee says so, or with an agreement that holds that day (CRPA, articles
L312-1-2 and D312-1-3). E-mail addresses and phone numbers never go there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, get_args

from clu import french, wording
from clu.model.person import Person, folded

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from clu.meeting import Meeting
    from clu.model.meeting import Guest
    from clu.model.procedure import Seat
    from clu.register import Register

Audience = Literal["participants", "intranet", "internet"]
AUDIENCES: tuple[Audience, ...] = get_args(Audience)
MENTION = re.compile(r"\{(?P<id>[a-z0-9]+(?:-[a-z0-9]+)*)\}")
"""In free text `{udaf}` names a seat or a guest as the audience may see it."""
CONTRACTED = re.compile(rf"(?:\b(?P<before>[dD]e|[àÀ])\s|\b(?P<elided>[dD])['’])?{MENTION.pattern}")
"""A mention, with the word in front that may contract with its article: « de {udaf} »."""
BEGINS = re.compile(r"(?:\A|[.!?…]\s+)\Z")
NOBODY_ELSE: Mapping[str, str] = MappingProxyType({})
CIVILITY = re.compile(r"(?:m\.?|mr|mme|mlle|monsieur|madame|mademoiselle) ")


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
        return person is not None and person.named and self.shows_name(person.name, agent=agent)

    def shows_name(self, name: str, *, agent: bool) -> bool:
        """The same of a first and a last name."""
        return self.everybody or (self._names == "agents" and agent) or self.agreed(name)

    @property
    def everybody(self) -> bool:
        """Whether any name may be shown, even that of somebody unknown."""
        return self._names == "tous"

    def agreed(self, name: str) -> bool:
        """Whether the person agreed, on record, to be named on the internet, where all may read it.

        What may be read by all may be read on the intranet.
        """
        wanted = folded(name)
        agreements = self.register.agreements
        return any(_bare(one.name) == wanted and one.holds(self.day) for one in agreements)

    def revoked(self, name: str) -> date | None:
        """The day on which the last agreement of that name ended, where none holds any more."""
        wanted = folded(name)
        own = [one for one in self.register.agreements if _bare(one.name) == wanted]
        ended = [one.revoked for one in own if one.revoked and one.revoked <= self.day]
        return None if any(one.holds(self.day) for one in own) else max(ended, default=None)

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
        """The title is in the gender of an agent or of somebody named: of others it tells nothing.

        A private person whose name is hidden is written as the sheet writes the seat.
        """
        agent = is_agent(office)
        shown = person if self.shows(person, agent=agent) else None
        gender = person.gender if person and (shown or agent) else None
        return Named(shown.polite_name if shown else None, _title(office, gender))

    def mentioned(
        self, meeting: Meeting, text: str, instead: Mapping[str, str] = NOBODY_ELSE
    ) -> str:
        """Free text with its `{seat}` replaced by what the audience may see of it.

        « l’avis de {udaf} » contracts as French does; a mention that begins the text or a sentence
        begins with a capital. `instead`: the words for those for whom somebody else came.
        """

        def written(found: re.Match[str]) -> str:
            named = instead.get(found["id"]) or self._mention(meeting, found["id"])
            if named is None:
                return found[0]
            before = found["before"] or found["elided"]
            if before:
                contracted = french.of(named) if before[0] in "dD" else french.to(named)
                return french.capitalise(contracted) if before[0].isupper() else contracted
            begins = BEGINS.search(text, 0, found.start()) is not None
            return french.capitalise(named) if begins else named

        return CONTRACTED.sub(written, text)

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
        if named.name:
            return f"{named.name} ({french.split_article(named.quality)[1]})"
        return french.lower_article(named.quality)


def _title(office: Seat | Guest, gender: french.Gender | None) -> str:
    """The title in that gender: the one in the data, else the words inflected."""
    if gender is None:
        return office.title
    own = office.feminine if gender == "feminine" else office.masculine
    return own or french.in_gender(office.title, gender)


def is_agent(office: Seat | Guest) -> bool:
    """Whether who holds it acts for the State: services write to each other administratively."""
    return office.letter == "administrative"


def _bare(name: str) -> str:
    """A folded name without the civility that somebody may have written."""
    return CIVILITY.sub("", folded(name), count=1) if " " in name.strip() else folded(name)


def body(register: Register, meeting: Meeting, id_: str) -> str | None:
    """The body behind a seat or a guest, within a sentence: « l’UDAF »; else its office.

    An opinion or a proposal is a body's, never a person's.
    """
    version = register.version_on(meeting.day)
    seat = (version.seats.get(id_) if version else None) or register.seat(id_)
    if seat is not None:
        return french.lower_article(seat.body) if seat.body else wording.seat(seat)
    guest = next((one for one in meeting.guests if one.id == id_), None)
    return french.lower_article(guest.body or guest.title) if guest else None
