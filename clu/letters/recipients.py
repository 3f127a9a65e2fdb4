"""Who receives a letter: a member, whoever came instead, a guest, a body; and how each is reached.

Attested, not eternal: a name that is too old is not used, and neither is that person's address.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from clu import french
from clu.letters import addressee
from clu.occasion import titled

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from clu.letters.letter import Addressee, Channel, Form, Kind
    from clu.model.event import Substitution
    from clu.model.meeting import Guest
    from clu.model.minutes import Other
    from clu.model.person import Contact, Person
    from clu.model.procedure import Seat
    from clu.register import Register

UNREACHABLE = "aucune adresse connue"
UNKNOWN_SUBSTITUTE = (
    "aucune adresse connue du suppléant : écrivez-la sous «\u00a0contact\u00a0» dans sa suppléance"
)
IN_CARE = "adresse inconnue : lettre aux bons soins de l’organisme"
IN_CARE_OF = "adresse du suppléant inconnue : lettre aux bons soins de l’organisme"


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom one writes to, how, and by which way; `notes`: what the secretariat should know."""

    kind: Kind
    form: Form
    addressee: Addressee
    represents: str | None
    address: tuple[str, ...] = ()
    email: str | None = None
    channel: Channel | None = None
    notes: tuple[str, ...] = ()

    @property
    def designates(self) -> bool:
        """Whether a body is asked who will represent it."""
        a_guest = self.kind == "guest" and self.addressee.name is None
        return self.represents is not None and (self.kind == "designation" or a_guest)


def member(register: Register, seat: Seat, day: date) -> Recipient:
    """The holder of a seat; else the office, or the body that is asked to designate somebody."""
    holder = register.usable_holder(seat.id, day)
    kind: Kind = "designation" if seat.body and holder is None else "convocation"
    written_to = _written_to(register, seat, holder, day)
    one = Recipient(kind, seat.letter, written_to, _body(seat.body))
    return _reached(
        replace(one, notes=tuple(_notes(register, seat, day))),
        _contact(register, seat, day),
        inside=seat.letter == "administrative",
    )


def _written_to(register: Register, seat: Seat, holder: Person | None, day: date) -> Addressee:
    if seat.body is None:
        return addressee.office(seat, holder, seat.letter)
    if holder is not None and holder.named:
        return addressee.person(holder, holder.function, seat.body, seat.letter)
    correspondent = register.roster.correspondent(seat.id, day)
    return addressee.head_of_body(correspondent, seat.body, seat.head, seat.letter)


def _contact(register: Register, seat: Seat, day: date) -> Contact | None:
    """How the seat is reached; of somebody whose name is not used any more, nothing is used."""
    outdated = register.roster.on(seat.id, day).mandate is not None
    if outdated and register.usable_holder(seat.id, day) is None:
        correspondent = register.roster.correspondent(seat.id, day)
        return correspondent.contact if correspondent else None
    return register.contact(seat.id, day)


def _notes(register: Register, seat: Seat, day: date) -> Iterator[str]:
    holding = register.roster.on(seat.id, day)
    usable = register.usable_holder(seat.id, day)
    if holding.state == "vacant":
        yield "siège vacant"
    if holding.mandate and usable is None and holding.mandate.attested:
        known = french.date_without_weekday(holding.mandate.attested)
        yield f"nom connu au {known}, à confirmer : lettre écrite au titre"
    if usable and usable.named and usable.gender is None:
        yield "civilité inconnue"


def substitute(
    register: Register, seat: Seat, announcement: Substitution, someone: Person, day: date
) -> Recipient:
    """An announced substitute. The holder's address is not his or hers; the body's may serve."""
    one = _for_seat(register, seat, someone, day, announcement.contact)
    if one.channel is None:
        return replace(one, notes=(UNKNOWN_SUBSTITUTE,))
    return replace(one, notes=(IN_CARE_OF,)) if one.notes else one


def stand_in(register: Register, seat: Seat, someone: Person, day: date) -> Recipient:
    """Somebody else who came for a seat: a representative, or a person nobody announced."""
    return _for_seat(register, seat, someone, day, None)


def _for_seat(
    register: Register, seat: Seat, someone: Person, day: date, own: Contact | None
) -> Recipient:
    """A person who is not the holder: by the internal mail, the own address, or the body's."""
    written_to = addressee.person(someone, someone.function, seat.body, seat.letter)
    one = Recipient("substitute", seat.letter, written_to, _body(seat.body))
    inside = seat.letter == "administrative"
    if inside or (own and own.reachable):
        return _reached(one, own, inside=inside)
    correspondent = register.roster.correspondent(seat.id, day) if seat.body else None
    through = correspondent.contact if correspondent else None
    if seat.body and through and through.reachable:
        return _reached(_in_care_of(one, seat.body), through, inside=False)
    return _reached(one, None, inside=False)


def companion(
    register: Register, one: Other, body: str | None, seat: Seat | None, day: date
) -> Recipient:
    """Somebody who is on no seat and was not invited: through the seat to which he or she belongs.

    `body`: for which the person came, where that is said.
    """
    if seat is not None:
        return stand_in(register, seat, one.person, day)
    written_to = addressee.person(one.person, one.person.function, body, "personal")
    return _reached(Recipient("guest", "personal", written_to, _body(body)), None, inside=False)


def author(register: Register, seat: Seat, day: date) -> Recipient:
    """Whoever answers for a seat: a body is written to through its president, if it is known.

    Else its representative is, as a member.
    """
    correspondent = register.roster.correspondent(seat.id, day) if seat.body else None
    holder = register.usable_holder(seat.id, day)
    if seat.body is None or (correspondent is None and holder is not None):
        return member(register, seat, day)
    written_to = addressee.head_of_body(correspondent, seat.body, seat.head, seat.letter)
    one = Recipient("designation", seat.letter, written_to, _body(seat.body))
    contact = correspondent.contact if correspondent else None
    if contact is None or not contact.reachable:
        contact = _contact(register, seat, day)
    return _reached(one, contact, inside=seat.letter == "administrative")


def _in_care_of(one: Recipient, body: str) -> Recipient:
    lines = (*one.addressee.lines, f"Aux bons soins {french.of(body)}")
    return replace(one, addressee=replace(one.addressee, lines=lines), notes=(IN_CARE,))


def guest(register: Register, one: Guest) -> Recipient:
    """A guest by name, or else by title; a body through whoever heads it, asked to designate."""
    recipient = Recipient("guest", one.letter, _guest_written_to(one), _body(one.body))
    private = register.private_contact(one.id)
    return _reached(recipient, private or one.contact, inside=one.letter == "administrative")


def _guest_written_to(one: Guest) -> Addressee:
    if one.body is None:
        return addressee.office(one, one.person, one.letter)
    if one.person is not None and one.person.named:
        function = one.person.function or titled(one, one.person.gender)
        return addressee.person(one.person, function, one.body, one.letter)
    return addressee.head_of_body(one.person, one.body, one.head, one.letter)


def _body(name: str | None) -> str | None:
    return french.lower_article(name) if name else None


def _reached(one: Recipient, contact: Contact | None, *, inside: bool) -> Recipient:
    channel = _channel(contact, inside=inside)
    return replace(
        one,
        address=contact.address if contact else (),
        email=contact.email if contact else None,
        channel=channel,
        notes=one.notes if channel else (*one.notes, UNREACHABLE),
    )


def _channel(contact: Contact | None, *, inside: bool) -> Channel | None:
    """Between services a letter needs no address: it goes by the internal mail."""
    if contact and contact.email:
        return "courriel"
    if contact and contact.address:
        return "courrier"
    return "interne" if inside else None
