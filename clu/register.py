"""The register: all that the files say, asked by date.

A part that could not be read raises `UnreadError` when a rule asks for it, so that no rule judges
on half of the facts. The register knows the day `on` which it is asked; it never reads the clock.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from clu.workdays import Calendar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import datetime

    from clu.meeting import Meeting, Part
    from clu.model.agreement import Agreement, Agreements
    from clu.model.authority import Authorities, Authority, Signature
    from clu.model.committee import Committee, Settings
    from clu.model.contacts import SeatContact
    from clu.model.decision import Decisions
    from clu.model.follow_up import FollowUp
    from clu.model.person import Contact, Person
    from clu.model.procedure import Article, College, Procedure, Seat
    from clu.reading import Fault
    from clu.roster import Holding, Mandate, Roster
    from clu.source import Position

T = TypeVar("T")

MONTHS_A_YEAR = 12


@dataclass(frozen=True)
class Version:
    """A version of the procedure, in force from `day` until the day before the next one's."""

    day: date
    sheet: Procedure

    @cached_property
    def seats(self) -> dict[str, Seat]:
        """The seats by id, in the order of the sheet."""
        return {seat.id: seat for seat in self.sheet.seats()}

    @cached_property
    def articles(self) -> dict[str, Article]:
        """The articles by id."""
        return {article.id: article for article in self.sheet.articles}

    @cached_property
    def colleges(self) -> dict[str, College]:
        """The college of each seat, by the seat's id."""
        return {seat.id: college for college in self.sheet.composition for seat in college.seats}

    @cached_property
    def topics(self) -> tuple[str, ...]:
        """All topics that the sheet's roles name."""
        items = (item for article in self.sheet.articles for item in article.items)
        return tuple(item.topic for item in items if item.topic)

    @property
    def secretary(self) -> Seat | None:
        """The seat that keeps the minutes, where the composition names one."""
        return next((seat for seat in self.sheet.seats() if seat.secretary), None)

    def quote(self, article: str, seat: str | None = None) -> str | None:
        """The words of an article; of the composition, those of the seat that is meant, alone."""
        if article == "composition":
            return self.seats[seat].line if seat in self.seats else None
        if article == "invites":
            clauses = [c.open_clause for c in self.sheet.composition if c.open_clause]
            return " ".join(clauses) or None
        if article == "representant":
            return next((s.representative for s in self.sheet.seats() if s.representative), None)
        found = self.articles.get(article)
        if found is None:
            return None
        holder = self.articles.get(found.within) if found.within else None
        return holder.text if holder else found.text


class Followed(NamedTuple):
    """A step recorded between meetings: of which proposal or action, on which day."""

    matter: str
    day: date
    number: int
    file: Path
    event: FollowUp

    @property
    def replaces(self) -> str | None:
        """The file that counts no more: the one it amends, or the day's one before a withdrawal."""
        if self.event.amends or not self.event.withdrawn:
            return self.event.amends
        before = self.number - 1
        return f"{self.day}.yaml" if before == 1 else f"{self.day}.{before}.yaml"


class History(NamedTuple):
    """When each file came into git, by its path within the register's folder.

    A file that is not there was never committed, unless `lacking` says (French) why not all of them
    are known: those of `undated`, or, where there are none, no file at all.
    """

    first: Mapping[str, datetime]
    lacking: str | None = None
    undated: frozenset[str] = frozenset()

    def hides(self, path: str) -> bool:
        """Whether the file may have come on a day that is not known."""
        return self.lacking is not None and (not self.undated or path in self.undated)


def untold() -> History:
    """The history of a register of which nobody has asked git."""
    return History({})


@dataclass(frozen=True)
class Register:
    """What `data/` holds, seen from the day `on`."""

    folder: Path
    on: date
    committee_part: Part[Committee]
    authorities_part: Part[Authorities | None]
    versions_part: Part[tuple[Version, ...]]
    roster_part: Part[Roster]
    decisions_part: Part[Decisions | None]
    contacts_part: Part[tuple[SeatContact, ...]]
    agreements_part: Part[Agreements | None]
    follow_ups_part: Part[tuple[Followed, ...]]
    meetings: tuple[Meeting, ...]
    faults: tuple[Fault, ...] = field(default=(), repr=False)
    files: int = 0
    history: Callable[[], History] = field(default=untold, repr=False, compare=False)
    """Asked by those alone who need it, for asking git takes longer than a check."""

    @cached_property
    def derived(self) -> dict[Any, Any]:
        """What rooms above this one have worked out of it once, by their own names; see `once`."""
        return {}

    @property
    def home(self) -> Path:
        """The folder that holds `data/`: the committee's templates and its output stand there."""
        return self.folder.absolute().parent

    @property
    def committee(self) -> Committee:
        """committee.yaml. It is always there: without it there is no register."""
        return self.committee_part.get()

    def identity(self, day: date) -> Committee:
        """The committee under the names that it and its institution had that day."""
        return self.committee.on(day)

    @cached_property
    def settings(self) -> Settings:
        """The settings; what is not written has its default, most often « non prévu »."""
        from clu.model.committee import Settings

        committee = self.committee
        return committee.settings or Settings.model_construct(origin=committee.origin)

    @property
    def versions(self) -> tuple[Version, ...]:
        """The versions of the procedure, oldest first."""
        return self.versions_part.get()

    @property
    def roster(self) -> Roster:
        """Who sits."""
        return self.roster_part.get()

    @cached_property
    def calendar(self) -> Calendar:
        """The days of the committee's department."""
        settings = self.settings
        return Calendar(
            self.committee.department,
            good_friday=settings.good_friday,
            closing_days={one.day: one.reason for one in settings.closing_days},
        )

    def shown(self, place: Path | str) -> str:
        """A file of the register as every sentence names it: « data/meetings/2026-12-15/… ».

        A text is a path within the register's folder.
        """
        inside = place.relative_to(self.folder) if isinstance(place, Path) else Path(place)
        return (Path(self.folder.absolute().name) / inside).as_posix()

    def shown_line(self, position: Position) -> str:
        """A line of the register as a sentence names it: « data/meetings/…/udaf.yaml:3 »."""
        return f"{self.shown(position.file)}:{position.line}"

    def version_on(self, day: date) -> Version | None:
        """The version of the procedure in force that day; known, since all that is owed asks."""
        known: dict[date, Version | None] = self.derived.setdefault(Register.version_on, {})
        if day not in known:
            known[day] = next((v for v in reversed(self.versions) if v.day <= day), None)
        return known[day]

    def seat(self, name: str) -> Seat | None:
        """The seat as the newest version that has it describes it."""
        found = (
            version.seats[name] for version in reversed(self.versions) if name in version.seats
        )
        return next(found, None)

    @property
    def agreements(self) -> tuple[Agreement, ...]:
        """Who agreed to be named on the internet, revoked agreements included."""
        file = self.agreements_part.get()
        return file.agreements if file else ()

    @cached_property
    def follow_ups(self) -> tuple[Followed, ...]:
        """The steps recorded between meetings, by day; of one day, in the order of their numbers.

        Each adds to those before it, but for the one that it amends or withdraws.
        """
        steps = self.follow_ups_part.get()
        replaced = {(one.matter, one.replaces) for one in steps}
        standing = (
            one
            for one in steps
            if (one.matter, one.file.name) not in replaced and not one.event.withdrawn
        )
        return tuple(sorted(standing, key=lambda one: (one.day, one.matter, one.number)))

    def authority_on(self, day: date) -> Authority | None:
        """The authority in office that day; the last one written wins where two are."""
        file = self.authorities_part.get()
        found = [one for one in file.authority if one.holds(day)] if file else []
        return found[-1] if found else None

    def signature_on(self, day: date) -> Signature | None:
        """Who signs for the authority that day; nobody: the authority itself."""
        file = self.authorities_part.get()
        found = [one for one in file.signature if one.holds(day)] if file else []
        return found[-1] if found else None

    def since_delegation(self, day: date) -> Iterator[tuple[Authority | Person, date]]:
        """Who gave, or received, the delegation of that day, but came into office after it.

        A delegation of signature is personal: it lapses with either of them. A suppléance and an
        intérim do not depend on them, and a date that is not known concludes nothing.
        """
        found = self.signature_on(day)
        if found is None or found.start is None or found.capacity != "délégation":
            return
        now, then = self.authority_on(day), self.authority_on(found.start)
        same = now and then and now.holder and then.holder and now.holder.same_as(then.holder)
        if now and now.start and now.start > found.start and not same:
            yield now, now.start
        holder = self.roster.on(found.seat, day).holder if found.seat else None
        since = self.roster.in_office_since(found.seat, day) if found.seat else None
        if holder and since and since > found.start:
            yield holder, since

    def private_contact(self, name: str) -> Contact | None:
        """How a seat or a guest is reached by private/contacts.yaml; the last one written wins."""
        found = [one for one in self.contacts_part.get() if one.seat == name]
        return found[-1] if found else None

    def contact(self, seat: str, day: date) -> Contact | None:
        """How the seat is reached: the private address first, then those on the roster.

        One that gives a phone number alone gives way to one by which a letter arrives.
        """
        correspondent = self.roster.correspondent(seat, day)
        known = (
            self.private_contact(seat),
            self.roster.contact(seat, day),
            correspondent.contact if correspondent else None,
        )
        found = [contact for contact in known if contact is not None]
        return next((one for one in found if one.reachable), found[0] if found else None)

    def sitting(self, day: date) -> Iterator[tuple[College, Seat, Holding]]:
        """Every seat of the composition in force that day, in the sheet's order, and its state."""
        version = self.version_on(day)
        for college in version.sheet.composition if version else ():
            for seat in college.seats:
                yield college, seat, self.roster.on(seat.id, day)

    def attested_until(self, mandate: Mandate) -> date | None:
        """The last day on which the name of somebody attested may be used; None: no limit."""
        if mandate.attested is None or mandate.start is not None:
            return None
        return add_months(mandate.attested, self.settings.attestation_months)

    def usable_holder(self, seat: str, day: date) -> Person | None:
        """The holder whose name a document of that day may carry: attested, not eternal."""
        holding = self.roster.on(seat, day)
        if holding.mandate is None:
            return None
        limit = self.attested_until(holding.mandate)
        return holding.holder if limit is None or day <= limit else None

    def judged(self, meeting: Meeting) -> bool:
        """Whether the register was kept on the meeting's day."""
        return meeting.day >= self.committee.register_from

    def judged_year(self, year: int) -> bool:
        """Whether the register was kept during the whole year (lecture retenue : année civile)."""
        first = self.committee.register_from
        return (year, 1, 1) >= (first.year, first.month, first.day)

    def meeting(self, identifier: str) -> Meeting | None:
        """The meeting of that folder."""
        return self._by_id.get(identifier)

    @cached_property
    def _by_id(self) -> dict[str, Meeting]:
        return {one.id: one for one in self.meetings}

    @cached_property
    def judged_meetings(self) -> tuple[Meeting, ...]:
        """The meetings since the register is kept, oldest first."""
        return tuple(one for one in self.meetings if self.judged(one))

    @property
    def next_meeting(self) -> Meeting | None:
        """The next meeting that is not given up; else the latest one held."""
        coming = [one for one in self.meetings if one.coming(self.on)]
        held = [one for one in self.meetings if one.held(self.on)]
        return coming[0] if coming else held[-1] if held else None


def once(
    make: Callable[[Register, Meeting], Iterable[T]],
) -> Callable[[Register, Meeting], tuple[T, ...]]:
    """Works out once, for each meeting of a register, what several rules ask for."""

    @wraps(make)
    def kept(register: Register, meeting: Meeting) -> tuple[T, ...]:
        key = make, meeting.id
        known: tuple[Meeting, tuple[T, ...]] | None = register.derived.get(key)
        if known is None or known[0] is not meeting:
            known = register.derived[key] = meeting, tuple(make(register, meeting))
        return known[1]

    return kept


def add_months(day: date, months: int) -> date:
    """The same day so many months later; the month's last day where it has no such day."""
    year, month = divmod(day.year * MONTHS_A_YEAR + day.month - 1 + months, MONTHS_A_YEAR)
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))
