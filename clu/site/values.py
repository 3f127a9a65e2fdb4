"""What the pages say, as plain French values that an audience may see.

They are those of the day on which the register is asked: who sits, which meeting comes next. The
minutes are shown once validated.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from clu import asked, french, occasion
from clu.audience import View
from clu.french import NBSP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clu.meeting import Meeting
    from clu.model.procedure import College, Seat
    from clu.register import Register

Site = Literal["internet", "intranet"]
SITES: tuple[Site, ...] = ("internet", "intranet")
State = Literal["coming", "held", "postponed", "cancelled"]


@dataclass(frozen=True, slots=True)
class Links:
    """The addresses beyond the site itself, as far as the committee gives them."""

    legal_notice: str | None
    accessibility: str | None
    contact: str | None
    calendar: str | None
    email: str | None


@dataclass(frozen=True, slots=True)
class Member:
    """A seat: in what quality, and the name where it may be shown."""

    quality: str
    name: str | None
    vacant: bool


@dataclass(frozen=True, slots=True)
class Group:
    """A college, its seats in the sheet's order, and its open clause."""

    title: str
    members: tuple[Member, ...]
    open_clause: str | None


@dataclass(frozen=True, slots=True)
class Gathering:
    """A meeting on a page. `page`: that of its minutes, once they are validated."""

    id: str
    year: int
    date: str
    when: str
    state: State
    put_off_to: str | None
    places: tuple[occasion.Place, ...]
    remote: bool
    agenda: tuple[str, ...]
    page: str | None


@dataclass(frozen=True, slots=True)
class Year:
    """The meetings of a year, the latest first."""

    year: int
    meetings: tuple[Gathering, ...]


@dataclass(frozen=True, slots=True)
class Presentation:
    """What every page knows: the committee, what comes, what was, and how it is made up.

    `date` is the day of all that. `institution` is its name without article. `size` counts the
    composition: « 13 sièges, répartis en 4 collèges »; None without one. `named`: whether it names
    anybody. `proposals` counts those that the page on them tells of, `answered` those of them that
    have an answer.
    """

    site: Site
    date: str
    institution: str
    committee: occasion.Committee
    procedure: occasion.Procedure | None
    links: Links
    composition: tuple[Group, ...]
    size: str | None
    named: bool
    next_meeting: Gathering | None
    last_minutes: Gathering | None
    years: tuple[Year, ...]
    proposals: int
    answered: int


def presentation(register: Register, site: Site) -> Presentation:
    """The committee as a site shows it.

    Raises:
        UnreadError: a part that the pages show could not be read.
    """
    composition = tuple(_groups(register, View(register, site, register.on)))
    gatherings = [gathering(register, one) for one in register.meetings]
    coming = [one for one in gatherings if one.state == "coming"]
    written = [one for one in gatherings if one.page]
    asked_for = asked.page(register, site)
    identity = register.identity(register.on)
    return Presentation(
        site=site,
        date=french.long_date(register.on),
        institution=french.capitalise(french.split_article(identity.institution)[1]),
        committee=occasion.committee(identity),
        procedure=occasion.procedure(register, register.on),
        links=_links(register, site),
        composition=composition,
        size=_size(composition),
        named=any(one.name for group in composition for one in group.members),
        next_meeting=coming[0] if coming else None,
        last_minutes=written[-1] if written else None,
        years=tuple(_years(gatherings)),
        proposals=asked_for.count,
        answered=sum(one.answer is not None for group in asked_for.groups for one in group.entries),
    )


def _size(composition: tuple[Group, ...]) -> str | None:
    seats = sum(len(one.members) for one in composition)
    if not seats:
        return None
    counted = french.plural(seats, "siège")
    if len(composition) == 1:
        return counted
    return f"{counted}, {french.agree(seats, 'réparti')} en {len(composition)}{NBSP}collèges"


def minutes_page(meeting: Meeting) -> str:
    """The page of a meeting's minutes."""
    return f"compte-rendu-{meeting.id}.html"


def shown(register: Register) -> tuple[Meeting, ...]:
    """The meetings whose minutes stand on a site: held, and validated."""
    held = (one for one in register.meetings if one.held(register.on))
    return tuple(one for one in held if one.minutes and one.validated)


def gathering(register: Register, meeting: Meeting) -> Gathering:
    """A meeting as any site shows it: nobody is named."""
    found = occasion.meeting(register, meeting)
    online = meeting.held(register.on) and meeting.minutes and meeting.validated
    postponed = meeting.postponed
    return Gathering(
        id=meeting.id,
        year=meeting.day.year,
        date=found.date,
        when=found.when,
        state=_state(register, meeting),
        put_off_to=_day_of(register, postponed.to) if postponed and postponed.to else None,
        places=found.places,
        remote=found.remote is not None,
        agenda=tuple(item.title for item in found.agenda),
        page=minutes_page(meeting) if online else None,
    )


def _state(register: Register, meeting: Meeting) -> State:
    if meeting.postponed:
        return "postponed"
    if meeting.cancelled:
        return "cancelled"
    return "coming" if meeting.coming(register.on) else "held"


def _day_of(register: Register, id_: str) -> str | None:
    later = register.meeting(id_)
    return french.long_date(later.day) if later else None


def _years(gatherings: list[Gathering]) -> Iterator[Year]:
    for year in sorted({one.year for one in gatherings}, reverse=True):
        yield Year(year, tuple(one for one in reversed(gatherings) if one.year == year))


def _groups(register: Register, view: View) -> Iterator[Group]:
    version = register.version_on(register.on)
    for college in version.sheet.composition if version else ():
        yield _group(register, view, college)


def _group(register: Register, view: View, college: College) -> Group:
    members = tuple(_member(register, view, seat) for seat in college.seats)
    return Group(college.title, members, college.open_clause)


def _member(register: Register, view: View, seat: Seat) -> Member:
    holding = register.roster.on(seat.id, register.on)
    named = view.seat(seat, register.usable_holder(seat.id, register.on))
    return Member(named.quality, named.name, holding.state == "vacant")


def _links(register: Register, site: Site) -> Links:
    """An e-mail address stands on the intranet alone."""
    committee = register.committee
    sites, view = committee.sites, View(register, site, register.on)
    secretariat = committee.secretariat
    return Links(
        legal_notice=sites.legal_notice if sites else None,
        accessibility=sites.accessibility if sites else None,
        contact=view.contact_page if site == "internet" else None,
        calendar=sites.calendar if sites else None,
        email=secretariat.email if secretariat and view.contacts else None,
    )
