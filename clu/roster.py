"""Who sits, from when to when: mandates derived from the dated designations.

Both ends of a mandate are included. A designation ends the former mandate of its seat the day
before; « attested » tells that somebody held the seat that day, and nothing of before. Attested
again, or designated with an `until` alone, the mandate goes on, or has its last day. A seat of
which nothing is written is not known; it is vacant only where the register says so, or where a
mandate ended on a written day and nobody followed.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from clu.model.person import Contact, Correspondent, Person
    from clu.model.roster import Designation, Designations

ONE_DAY = timedelta(days=1)


class Dated(NamedTuple):
    """A designation with the day on which it takes effect."""

    day: date
    designation: Designation

    @property
    def order(self) -> tuple[date, bool]:
        """By day; on one day, who takes a seat comes after what leaves it."""
        return self.day, self.designation.holder is not None


@dataclass(frozen=True, slots=True)
class Spell:
    """A span of days of a seat: a mandate, or a vacancy.

    `end` is the last day, None while it goes on: the day that `ended_by` writes, or the eve of the
    next spell. `begun_by` is the designation that began it.
    """

    seat: str
    first_known: date
    end: date | None
    begun_by: Designation
    ended_by: Designation | None

    def runs_on(self, day: date) -> bool:
        """Whether the spell covers the day, as far as is known."""
        return self.first_known <= day and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Vacancy(Spell):
    """Nobody on a seat, as written."""


@dataclass(frozen=True, slots=True)
class Mandate(Spell):
    """A person on a seat.

    `start` is unknown for somebody who is attested alone; `attested` is the last day on which
    somebody vouched for the name, `named_by` the newest designation that gives it.
    """

    holder: Person
    start: date | None
    attested: date | None
    named_by: Designation

    def renewed_by(self, other: Mandate) -> bool:
        """Whether the other one carries on from it without a gap, with the same person."""
        return self.end == other.first_known - ONE_DAY and self.holder.same_as(other.holder)

    @property
    def written_end(self) -> date | None:
        """The last day as somebody wrote it, even where the next spell began before."""
        return self.ended_by.end if self.ended_by else None


class Holding(NamedTuple):
    """The state of a seat on a day; `designation` is the one that makes it so."""

    state: Literal["held", "vacant", "unknown"]
    mandate: Mandate | None = None
    designation: Designation | None = None
    since: date | None = None

    @property
    def holder(self) -> Person | None:
        """Who holds the seat, where it is held."""
        return self.mandate.holder if self.mandate else None


class Roster:
    """All designations, and what follows from them."""

    def __init__(self, files: Iterable[tuple[date, Designations]]) -> None:
        by_seat: dict[str, list[Dated]] = defaultdict(list)
        self.files = tuple(files)
        for day, file in self.files:
            for designation in file.designations:
                dated = Dated(_effective(designation, day), designation)
                by_seat[designation.seat].append(dated)
        for several in by_seat.values():
            several.sort(key=lambda one: one.order)
        self.by_seat: Mapping[str, Sequence[Dated]] = dict(by_seat)
        self._known: dict[tuple[str, date], Holding] = {}

    @cached_property
    def spells(self) -> Mapping[str, tuple[Mandate | Vacancy, ...]]:
        """What is known of each seat, oldest first."""
        return {seat: tuple(_spells(seat, dated)) for seat, dated in self.by_seat.items()}

    @cached_property
    def mandates(self) -> Mapping[str, tuple[Mandate, ...]]:
        """The mandates of each seat, oldest first."""
        return {
            seat: tuple(spell for spell in spells if isinstance(spell, Mandate))
            for seat, spells in self.spells.items()
        }

    def on(self, seat: str, day: date) -> Holding:
        """The state of the seat on that day."""
        found = self._known.get((seat, day))
        if found is None:
            found = self._known[seat, day] = self._on(seat, day)
        return found

    def _on(self, seat: str, day: date) -> Holding:
        begun = [one for one in self.spells.get(seat, ()) if one.first_known <= day]
        if not begun:
            return Holding("unknown")
        last = begun[-1]
        if isinstance(last, Mandate) and last.runs_on(day):
            return Holding("held", last, last.named_by, last.start)
        if last.runs_on(day):
            return Holding("vacant", None, last.begun_by, last.first_known)
        since = last.end + ONE_DAY if last.end else None
        if isinstance(last, Mandate):
            return Holding("vacant", None, last.ended_by, since)
        return Holding("unknown", None, last.ended_by, since)

    def in_office_since(self, seat: str, day: date) -> date | None:
        """The first day of whoever holds the seat that day, renewals without a gap included."""
        begun = [one for one in self.mandates.get(seat, ()) if one.first_known <= day]
        if not begun or not begun[-1].runs_on(day):
            return None
        first = begun.pop()
        while begun and begun[-1].renewed_by(first):
            first = begun.pop()
        return first.start

    def correspondent(self, seat: str, day: date) -> Correspondent | None:
        """The person at the seat's body to whom one writes on that day."""
        found = self._last(seat, day, "addressed_to")
        return found.addressed_to if found else None

    def contact(self, seat: str, day: date) -> Contact | None:
        """How the seat is reached on that day: nothing of a former holder is used."""
        holding = self.on(seat, day)
        since = holding.mandate.first_known if holding.mandate else holding.since
        found = self._last(seat, day, "contact", since)
        return found.contact if found else None

    def _last(
        self, seat: str, day: date, field: str, since: date | None = None
    ) -> Designation | None:
        for one in reversed(self.by_seat.get(seat, ())):
            in_time = one.day <= day and (since is None or one.day >= since)
            if in_time and getattr(one.designation, field) is not None:
                return one.designation
        return None


def _only_ends(designation: Designation) -> bool:
    """Whether it tells nothing but the last day of whoever holds the seat."""
    told = designation.holder or designation.addressed_to or designation.contact
    return designation.end is not None and not designation.vacant and told is None


def _effective(designation: Designation, file: date) -> date:
    """The day on which it takes effect: its own, else that of its file."""
    if _only_ends(designation) and designation.end:
        return designation.end
    return designation.start or file


def _spells(seat: str, dated: Iterable[Dated]) -> list[Mandate | Vacancy]:
    spells: list[Mandate | Vacancy] = []
    for one in dated:
        last = spells.pop() if spells else None
        told = _told_of(last, one) if isinstance(last, Mandate) and last.runs_on(one.day) else None
        following = None if told else _begun(seat, one)
        if last and following and last.runs_on(one.day):
            last = replace(last, end=one.day - ONE_DAY)
        spells += [spell for spell in (told or last, following) if spell]
    return spells


def _told_of(mandate: Mandate, one: Dated) -> Mandate | None:
    """The running mandate with what the designation adds to it; None where it adds nothing."""
    written = one.designation
    if _only_ends(written):
        return replace(mandate, end=written.end, ended_by=written)
    if not (written.attested and written.holder and mandate.holder.same_as(written.holder)):
        return None
    confirmed = replace(mandate, holder=written.holder, attested=one.day, named_by=written)
    return replace(confirmed, end=written.end, ended_by=written) if written.end else confirmed


def _begun(seat: str, one: Dated) -> Mandate | Vacancy | None:
    """The spell that a designation begins, if it begins one."""
    written = one.designation
    ended_by = written if written.end else None
    if written.holder:
        start, attested = (None, one.day) if written.attested else (one.day, None)
        return Mandate(
            seat=seat,
            first_known=one.day,
            end=written.end,
            begun_by=written,
            ended_by=ended_by,
            holder=written.holder,
            start=start,
            attested=attested,
            named_by=written,
        )
    if written.vacant:
        return Vacancy(seat, one.day, written.end, written, ended_by)
    return None
