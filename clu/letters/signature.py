"""Who writes and who signs, as on the letter's day.

Delegations are personal and dated, and the wording follows the case. A name that is not known
leaves its place blank: a letter is never signed with a guess.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clu import french
from clu.letters.letter import Signature
from clu.model.person import Person
from clu.occasion import titled

if TYPE_CHECKING:
    from datetime import date

    from clu.model import authority as authorities
    from clu.register import Register

WORDING = {"délégation": "et par délégation", "suppléance": "et par suppléance"}
ACTING = " par intérim"


@dataclass(frozen=True, slots=True)
class Issuer:
    """In whose name the letters go out: the title in office, and the block at their end.

    `seat`: the signatory's own seat, which is not written to. `missing`: why the name is blank.
    """

    title: str
    signature: Signature
    seat: str | None = None
    missing: str | None = None


def issuer(register: Register, day: date, institution: str) -> Issuer:
    """Who writes on that day: the authority of the institution, or whoever signs for it."""
    authority = register.authority_on(day)
    found = register.signature_on(day)
    if found is None:
        return _authority_itself(authority, institution)
    holder, title = _signatory(register, found, day)
    title = _within(title, institution)
    name = _name(holder)
    if found.capacity == "intérim":
        office = authority or _last_authority(register)
        own = title if found.office else None
        return _acting(office, own, holder, found.seat, institution)
    whole = authority.title_in_office if authority else None
    issued = whole or french.capitalise(institution)
    first = f"Pour {_short(whole)} {WORDING[found.capacity]}," if whole else None
    lines = tuple(line for line in (first, f"{title}," if title else None) if line)
    return Issuer(issued, Signature(lines, name), found.seat, _missing(name, title))


def lapsed(register: Register, day: date) -> str | None:
    """Why the delegation under which the letter is signed holds no more, if it does not."""
    who = next((one for one, _ in register.since_delegation(day)), None)
    found = register.signature_on(day)
    if who is None or found is None or found.start is None:
        return None
    given = french.date_without_weekday(found.start)
    return (
        f"la délégation de signature, donnée le {given}, est antérieure à l’arrivée"
        f" {_of(who)} : elle est tombée, faites signer l’autorité ou prendre un nouvel acte"
    )


def _of(who: authorities.Authority | Person) -> str:
    """« de Mme Solange VERMEIL »; by the title where nobody is named."""
    person = who if isinstance(who, Person) else who.holder
    if person and person.named:
        return french.elide("de", person.polite_name)
    return french.of(who.title_in_office) if not isinstance(who, Person) else "du signataire"


def _authority_itself(authority: authorities.Authority | None, institution: str) -> Issuer:
    if authority is None:
        missing = "signature laissée en blanc : l’autorité en fonction n’est pas connue"
        return Issuer(french.capitalise(institution), Signature((), None), None, missing)
    title = authority.title_in_office
    name = _name(authority.holder)
    return Issuer(title, Signature((f"{title},",), name), None, _missing(name, title))


def _acting(
    office: authorities.Authority | None,
    own: str | None,
    holder: Person | None,
    seat: str | None,
    institution: str,
) -> Issuer:
    """During an intérim, the one who signs holds the office: a title of his or her own tells less.

    The block names both: "Le secrétaire général, / préfet par intérim,".
    """
    name = _name(holder)
    gender = holder.gender if holder else None
    acting = f"{titled(office, gender)}{ACTING}" if office else None
    title = own or acting or french.capitalise(institution)
    lines = [f"{title},"]
    if own and office and not _tells_acting(own):
        short = french.split_article(_short(titled(office, gender)))[1]
        lines.append(f"{short}{ACTING},")
    elif not _tells_acting(title):
        lines.append("assurant l’intérim,")
    issued = title if acting is None or _tells_acting(title) else acting
    return Issuer(issued, Signature(tuple(lines), name), seat, _missing(name, title))


def _tells_acting(title: str) -> bool:
    return "intérim" in title.casefold()


def _last_authority(register: Register) -> authorities.Authority | None:
    file = register.authorities_part.get()
    return file.authority[-1] if file and file.authority else None


def _signatory(
    register: Register, found: authorities.Signature, day: date
) -> tuple[Person | None, str | None]:
    """Who signs and by which title, both by the record or by the seat."""
    version = register.version_on(day)
    seat = version.seats.get(found.seat) if version and found.seat else None
    holder = found.holder or (register.usable_holder(seat.id, day) if seat else None)
    office = found.office or seat
    return holder, titled(office, holder.gender if holder else None) if office else None


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
