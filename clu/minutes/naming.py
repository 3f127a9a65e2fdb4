"""How the minutes write a person, for an audience: name and quality, or quality alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clu import audience, french, occasion
from clu.attendance import attended
from clu.audience import is_agent
from clu.model.person import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from clu.attendance import Attendee
    from clu.audience import View
    from clu.meeting import Meeting
    from clu.model.meeting import Guest, Sheet
    from clu.model.minutes import Other, Presence, State
    from clu.model.person import Person
    from clu.model.procedure import Seat
    from clu.register import Register

AGREED: dict[State, tuple[str, str]] = {
    "excusé": ("excusé", "excusée"),
    "absent": ("absent", "absente"),
}
STAND_IN: dict[State, tuple[str, str]] = {
    "suppléé": ("suppléé", "suppléée"),
    "représenté": ("représenté", "représentée"),
}
SEVERAL = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """Somebody, or a seat of which no name is shown; `notes`: late, left early, for some items."""

    who: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Words:
    """Puts people of a meeting into the words of an audience."""

    register: Register
    meeting: Meeting
    view: View

    @property
    def sheet(self) -> Sheet:
        """The meeting's sheet."""
        return self.meeting.sheet

    def in_office(self, seat: str | None, seats: Sequence[Attendee]) -> str | None:
        """Whoever took part for a seat; while nobody's state is recorded, its holder."""
        if seat is None:
            return None
        here = next((one for one in seats if one.id == seat and one.here), None)
        if here is not None:
            return self.entry(here).who
        version = self.register.version_on(self.meeting.day)
        office = version.seats.get(seat) if version and not seats else None
        holder = self.register.usable_holder(seat, self.meeting.day)
        return self.office(office, holder) if office else None

    def entry(self, one: Attendee, *, told: bool = False) -> Entry:
        """A seat or a guest; `told`: the state too, where it is not plain presence."""
        notes = list(self.notes(one.record))
        if one.late:
            notes.insert(0, "suppléance annoncée hors délai")
        if told and one.state != "présent" and one.state not in STAND_IN:
            office = one.expected.guest if one.expected else None
            own = one.person.gender if one.person else None
            gender = own or (french.gender_of_function(office.title) if office else None)
            notes.insert(0, agreed(one.state, gender))
        return Entry(self.who(one), tuple(notes))

    def who(self, one: Attendee) -> str:
        """Somebody on a seat or a guest, and whoever came instead."""
        awaited = one.expected
        office = (awaited.seat or awaited.guest) if awaited else None
        if office is None:
            return self.stranger(one)
        if one.state not in STAND_IN:
            return self.office(office, one.person)
        expected = awaited.holder if awaited and awaited.seat else None
        agent = is_agent(office)
        told = expected is not None and (agent or self.view.shows(expected, agent=agent))
        gender = expected.gender if expected and told else None
        feminine = (gender or french.gender_of_function(office.title)) == "feminine"
        state = STAND_IN[one.state][feminine]
        by = self.stand_in(one.person, agent=agent)
        return f"{self.office(office, expected)}, {state}{f' par {by}' if by else ''}"

    def stranger(self, one: Attendee) -> str:
        """A seat that the version of that day does not have."""
        seat = self.register.seat(one.id) if one.id else None
        return self.office(seat, one.person) if seat else str(one.id)

    def office(self, office: Seat | Guest, person: Person | None) -> str:
        """« Mme Claire PONS, administratrice, représentante de l’UDAF », or what may be shown.

        The title tells the gender of an agent, or of somebody who is named: of others nothing.
        """
        agent = is_agent(office)
        shown = person is not None and self.view.shows(person, agent=agent)
        title = occasion.titled(office, person.gender if person and (shown or agent) else None)
        own = person.function if person and person.named else None
        function = None if own is None or _told(own, title, office) else own
        if person is not None and shown:
            quality = french.split_article(title)[1]
            return ", ".join(filter(None, (person.polite_name, function, quality)))
        return ", ".join(filter(None, (french.capitalise(title), function)))

    def person(self, person: Person, *, agent: bool) -> str | None:
        """Somebody by name and function; by function alone where the name is not shown."""
        if self.view.shows(person, agent=agent):
            return ", ".join(filter(None, (person.polite_name, person.function)))
        return french.capitalise(person.function) if person.function else None

    def stand_in(self, person: Person | None, *, agent: bool) -> str | None:
        """Who came instead, after « par »: the name and the function, or « le directeur »."""
        if person is None or self.view.shows(person, agent=agent):
            return self.person(person, agent=agent) if person else None
        return with_article(person.function, person.gender) if person.function else None

    def other(self, one: Other) -> Entry:
        """Somebody on no seat: whom he or she came with, or for which body."""
        seats = {seat.id: seat for _, seat, _ in self.register.sitting(self.meeting.day)}
        seat = seats.get(one.accompanies) if one.accompanies else None
        agent = seat is not None and is_agent(seat) and one.body is None
        who = self.person(one.person, agent=agent) or "Une personne"
        holder = self.register.usable_holder(seat.id, self.meeting.day) if seat else None
        title = seat.titled(holder.gender if holder else None) if seat else None
        along = f"accompagnant {_the(title)}" if title else None
        notes = () if one.state == "présent" else (agreed(one.state, one.person.gender),)
        return Entry(", ".join(filter(None, (who, one.body, along))), (*notes, *self.notes(one)))

    def notes(self, record: Presence) -> Iterator[str]:
        """Arrival, departure, and the items for which somebody was there alone."""
        if record.arrived:
            yield f"arrivée à {french.hour(record.arrived)}"
        if record.left:
            yield f"départ à {french.hour(record.left)}"
        if record.items:
            numbers = {item.id: str(number) for number, item in enumerate(self.sheet.agenda, 1)}
            yield f"présence pour {_items([numbers.get(one, one) for one in record.items])}"


def agreed(state: State, gender: french.Gender | None) -> str:
    """The state of somebody in that gender: « excusée »."""
    return AGREED.get(state, (state, state))[gender == "feminine"]


def _told(function: str, title: str, office: Seat | Guest) -> bool:
    """Whether a title says what the person's own function says."""
    forms = (title, office.title, office.masculine or "", office.feminine or "")
    return any(folded(function) in folded(form) for form in forms)


def _the(title: str) -> str:
    """A title of one person, though the sheet writes « Un représentant de … »."""
    article, rest = french.split_article(title)
    if article in ("un", "une"):
        return french.definite("feminine" if article == "une" else "masculine", rest)
    return french.lower_article(title)


def _items(numbers: Iterable[str]) -> str:
    named = list(numbers)
    points = "les points" if len(named) >= SEVERAL else "le point"
    return f"{points} {french.join(named)} seulement"


def with_article(function: str, gender: french.Gender | None = None) -> str:
    """A function after « par »: « le directeur », « l’adjointe au chef de bureau »."""
    article, _ = french.split_article(function)
    known = gender or french.gender_of_function(function)
    if article or known is None or not function[:1].islower():
        return french.lower_article(function)
    return french.definite(known, function)


def stand_ins(register: Register, meeting: Meeting, view: View) -> Mapping[str, str]:
    """Who spoke for a seat in its holder's place, within a sentence, by the seat's id.

    Without a name that may be shown it is the seat that spoke.
    """
    return {
        one.id: _speaking(one, one.expected.seat, register, meeting, view)
        for one in attended(register, meeting)
        if one.id and one.state in STAND_IN and one.expected and one.expected.seat
    }


def _speaking(one: Attendee, seat: Seat, register: Register, meeting: Meeting, view: View) -> str:
    person = one.person if view.shows(one.person, agent=is_agent(seat)) else None
    if person is None:
        return french.lower_article(seat.title)
    body = french.lower_article(audience.body(register, meeting, seat.id) or seat.title)
    return f"{person.polite_name} (pour {body})"
