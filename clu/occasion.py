"""The committee and one of its meetings as plain French values: what a template receives.

Frozen records of texts, numbers and tuples, with no method and no link back to the register, so
that a template can read them and do nothing else. Phrases that French inflects stand ready: "du
comité local des usagers", "de la préfecture du Lot". Nothing is escaped or typeset here:
`documents` does both.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from clu import french
from clu.french.grammar import fold

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from clu import meeting as folder
    from clu.model import committee as committee_file
    from clu.model import meeting as sheet
    from clu.model.titled import Titled
    from clu.register import Register

KIND = "fiche de procédure"
PaperState = Literal["attached", "on table", "to come"]


@dataclass(frozen=True, slots=True)
class Secretariat:
    """The service that holds the secretariat, as far as the committee says it."""

    service: tuple[str, ...] = ()
    address: tuple[str, ...] = ()
    email: str | None = None
    phone: str | None = None
    case_officer: str | None = None


@dataclass(frozen=True, slots=True)
class Committee:
    """The committee: its name alone, with its article, after "de"; the same of its short name."""

    name: str
    the_name: str
    of_name: str
    the_short: str
    of_short: str
    abbreviation: str
    institution: str
    of_institution: str
    place: str
    secretariat: Secretariat


@dataclass(frozen=True, slots=True)
class Procedure:
    """The version of the procedure in force on the meeting's day.

    `cited`: what follows « fiche de procédure » in a sentence, be this the beginning of its
    reference or all of it.
    """

    reference: str
    dated: str
    day: str
    cited: str


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat as the sheet writes it, and who holds it where that may be told."""

    id: str
    line: str
    holder: str | None
    state: Literal["held", "vacant", "unknown"]


@dataclass(frozen=True, slots=True)
class College:
    """A college: its title whole, its seats in order, its open clause."""

    title: str
    seats: tuple[Seat, ...]
    open_clause: str | None


@dataclass(frozen=True, slots=True)
class Presented:
    """What a document calls `register`: committee, authority, procedure, composition."""

    committee: Committee
    authority: str | None
    procedure: Procedure | None
    composition: tuple[College, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """A document of an agenda item, and how it reaches the members."""

    title: str
    state: PaperState


@dataclass(frozen=True, slots=True)
class Item:
    """An item of the agenda; `presenter` is a seat's id."""

    number: int
    id: str
    title: str
    presenter: str | None
    papers: tuple[Paper, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A place on one line, "Préfecture du Lot, salle Murat", and its address."""

    name: str
    address: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Occasion:
    """What a document calls `meeting`. `day` and `time` are ISO, for machines."""

    id: str
    day: str
    time: str
    ends: str | None
    date: str
    when: str
    places: tuple[Place, ...]
    remote: str | None
    chair: str | None
    chair_seat: str | None
    agenda: tuple[Item, ...]
    guests: tuple[str, ...]


def register(source: Register, day: date) -> Presented:
    """The committee as on that day."""
    version = source.version_on(day)
    authority = source.authority_on(day)
    return Presented(
        committee=committee(source.identity(day)),
        authority=authority.title_in_office if authority else None,
        procedure=procedure(source, day),
        composition=tuple(_colleges(source, day)) if version else (),
    )


def committee(file: committee_file.Committee) -> Committee:
    """The committee's names in the forms that a sentence needs."""
    named = french.definite(file.gender, file.name)
    short = french.definite(file.gender, file.name.split()[0])
    return Committee(
        name=file.name,
        the_name=named,
        of_name=french.of(named),
        the_short=short,
        of_short=french.of(short),
        abbreviation=file.abbreviation,
        institution=file.institution,
        of_institution=french.of(file.institution),
        place=file.place,
        secretariat=_secretariat(file.secretariat),
    )


def _secretariat(file: committee_file.Secretariat | None) -> Secretariat:
    if file is None:
        return Secretariat()
    return Secretariat(file.service, file.address, file.email, file.phone, file.case_officer)


def procedure(source: Register, day: date) -> Procedure | None:
    """The version in force: its reference, and the date that the sheet itself bears."""
    version = source.version_on(day)
    if version is None:
        return None
    updated = version.sheet.updated
    dated = f"en vigueur depuis le {french.date_without_weekday(version.day)}"
    if updated:
        dated = f"mise à jour le {french.date_without_weekday(updated)}"
    named = reference = version.sheet.reference
    if fold(reference).startswith(fold(KIND)):
        named = reference[len(KIND) :].strip(" –-:,")
    cited = ", ".join(filter(None, (named, dated)))
    return Procedure(reference, dated, version.day.isoformat(), cited)


def _colleges(source: Register, day: date) -> Iterator[College]:
    version = source.version_on(day)
    for college in version.sheet.composition if version else ():
        seats = []
        for seat in college.seats:
            holder = source.usable_holder(seat.id, day)
            name = holder.polite_name if holder else None
            seats.append(Seat(seat.id, seat.line, name, source.roster.on(seat.id, day).state))
        yield College(college.title, tuple(seats), college.open_clause)


def meeting(source: Register, one: folder.Meeting) -> Occasion:
    """The meeting as its sheet tells it.

    Raises:
        UnreadError: the sheet is missing or broken.
    """
    file = one.sheet
    chair = file.chair or source.settings.chair
    return Occasion(
        id=one.id,
        day=one.day.isoformat(),
        time=file.hour.isoformat("minutes"),
        ends=file.ends.isoformat("minutes") if file.ends else None,
        date=french.long_date(one.day),
        when=when(one.day, file),
        places=tuple(Place(where(place), place.address) for place in file.places),
        remote=file.remote,
        chair=_chair(source, chair, one.day),
        chair_seat=chair,
        agenda=tuple(_items(file.agenda, one.papers)),
        guests=tuple(_guest(guest) for guest in file.guests),
    )


def when(day: date, file: sheet.Sheet) -> str:
    """The day and the hours, with their article: « le mardi 10 mars 2026 à 14 h 30 »."""
    if file.ends:
        return f"le {french.long_date(day)}, {french.hours(file.hour, file.ends)}"
    return f"le {french.date_and_hour(day, file.hour)}"


def where(place: sheet.Place) -> str:
    """A place and its room."""
    return ", ".join(filter(None, (place.name, place.room)))


def _chair(source: Register, seat_id: str | None, day: date) -> str | None:
    """The chair within a sentence: "la secrétaire générale de la préfecture du Lot"."""
    version = source.version_on(day)
    seat = version.seats.get(seat_id) if version and seat_id else None
    if seat is None:
        return None
    holder = source.usable_holder(seat.id, day)
    return french.lower_article(seat.titled(holder.gender if holder else None))


def _items(agenda: tuple[sheet.Item, ...], present: frozenset[str]) -> Iterator[Item]:
    for number, item in enumerate(agenda, 1):
        papers = tuple(Paper(paper.title, _state(paper, present)) for paper in item.papers)
        yield Item(number, item.id, item.title, item.presenter, papers)


def _state(paper: sheet.Paper, present: frozenset[str]) -> PaperState:
    if paper.on_table:
        return "on table"
    return "attached" if paper.file in present else "to come"


def _guest(guest: sheet.Guest) -> str:
    """A guest in a list: the person and the title in that person's gender, or the title."""
    title = french.lower_article(titled(guest, guest.person.gender if guest.person else None))
    if guest.person and guest.person.named:
        return f"{guest.person.polite_name}, {french.split_article(title)[1]}"
    return title


def titled(office: Titled, gender: french.Gender | None) -> str:
    """The title for a woman or a man: the one in the data, else the words inflected."""
    own = office.feminine if gender == "feminine" else office.masculine
    return own or (french.in_gender(office.title, gender) if gender else office.title)
