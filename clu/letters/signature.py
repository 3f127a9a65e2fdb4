"""Who writes and who signs, as on the letter's day.

Delegations are personal and dated, and the wording follows the case. A name that is not known
leaves its place blank: a letter is never signed with a guess.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clu import french
from clu.letters.letter import Signature
from clu.occasion import titled

if TYPE_CHECKING:
    from datetime import date

    from clu.model import authority as authorities
    from clu.model.person import Person
    from clu.register import Register

WORDING = {"délégation": "et par délégation", "suppléance": "et par suppléance"}


@dataclass(frozen=True, slots=True)
class Issuer:
    """In whose name the letters go out: the title in office, and the block at their end.

    `seat`: the signatory's own seat, which is not written to. `missing`: why the name is blank.
    """

    title: str
    signature: Signature
    seat: str | None = None
    missing: str | None = None


def issuer(register: Register, day: date) -> Issuer:
    """Who writes on that day: the authority, or whoever signs for it."""
    authority = register.authority_on(day)
    found = register.signature_on(day)
    if found is None:
        return _authority_itself(register, authority)
    name, title, gender = _signatory(register, found, day)
    if found.capacity == "intérim":
        return _acting(register, authority, found, name, gender)
    whole = authority.title_in_office if authority else None
    issued = whole or french.capitalise(register.committee.institution)
    first = f"Pour {_short(whole)} {WORDING[found.capacity]}," if whole else None
    lines = tuple(line for line in (first, f"{title}," if title else None) if line)
    return Issuer(issued, Signature(lines, name), found.seat, _missing(name, title))


def _authority_itself(register: Register, authority: authorities.Authority | None) -> Issuer:
    if authority is None:
        institution = french.capitalise(register.committee.institution)
        missing = "signature laissée en blanc : l’autorité en fonction n’est pas connue"
        return Issuer(institution, Signature((), None), None, missing)
    title = authority.title_in_office
    name = _name(authority.holder)
    return Issuer(title, Signature((f"{title},",), name), None, _missing(name, title))


def _acting(
    register: Register,
    authority: authorities.Authority | None,
    found: authorities.Signature,
    name: str | None,
    gender: french.Gender | None,
) -> Issuer:
    """During an intérim, the one who signs holds the office."""
    office = authority or _last_authority(register)
    default = f"{titled(office, gender)} par intérim" if office else None
    title = found.title or default or french.capitalise(register.committee.institution)
    return Issuer(title, Signature((f"{title},",), name), found.seat, _missing(name, title))


def _last_authority(register: Register) -> authorities.Authority | None:
    file = register.authorities_part.get()
    return file.authority[-1] if file and file.authority else None


def _signatory(
    register: Register, found: authorities.Signature, day: date
) -> tuple[str | None, str | None, french.Gender | None]:
    """The name, the title and the gender of whoever signs, by the record or by the seat."""
    version = register.version_on(day)
    seat = version.seats.get(found.seat) if version and found.seat else None
    holder = found.holder or (register.usable_holder(seat.id, day) if seat else None)
    gender = holder.gender if holder else None
    title = titled(seat, gender) if seat else None
    if found.title:
        title = french.in_gender(found.title, gender) if gender else found.title
    return _name(holder), _within(title, register.committee.institution), gender


def _within(title: str | None, institution: str) -> str | None:
    """The title as it stands in a signature: without the institution that heads the page."""
    return french.tidy(title).removesuffix(f" {french.of(institution)}") if title else None


def _short(title: str) -> str:
    """The authority within a sentence: "la préfète" for "La préfète de la Haute-Brève"."""
    gender = french.gender_of_function(title)
    head = french.head_of_function(title)
    return french.definite(gender, head) if gender else french.lower_article(title)


def _name(person: Person | None) -> str | None:
    return person.name if person and person.named else None


def _missing(name: str | None, title: str | None) -> str | None:
    if name:
        return None
    office = french.lower_article(title) if title else "signataire"
    return f"signature laissée en blanc : le nom n’est pas connu ({office})"
