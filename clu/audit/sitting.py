"""Who sat in a year, seat by seat, and who came to each of its meetings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clu import french
from clu.attendance import attended

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from clu.audit.proof import Year
    from clu.meeting import Meeting
    from clu.model.procedure import Seat
    from clu.roster import Mandate


@dataclass(frozen=True, slots=True)
class Row:
    """A seat: who held it in the year, and what the minutes of each meeting say of it."""

    seat: str
    holders: tuple[str, ...]
    came: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class College:
    """A college and its seats, in the order of the sheet."""

    title: str
    rows: tuple[Row, ...]


def colleges(year: Year) -> Iterator[College]:
    """The colleges of the latest version of the year, then the seats that it knows no more.

    Raises:
        UnreadError: the roster, or a part that tells who came, could not be read.
    """
    states = {one.id: _states(year, one) for one in year.held}
    told: set[str] = set()
    for version in year.versions:
        for college in version.sheet.composition:
            seats = [one for one in college.seats if one.id not in told]
            told.update(one.id for one in seats)
            rows = tuple(_row(year, one, states) for one in seats)
            if rows:
                yield College(_title(year, college.title, told=version is year.versions[0]), rows)


def _title(year: Year, title: str, *, told: bool) -> str:
    """The title of a college; of one that gives seats of a former sheet alone, says so."""
    return title if told or len(year.versions) == 1 else f"{title} (fiche antérieure)"


def _row(year: Year, seat: Seat, states: dict[str, dict[str, str]]) -> Row:
    mandates = year.register.roster.mandates.get(seat.id, ())
    inside = [one for one in mandates if _within(year, one)]
    holders = tuple(_holder(year, one) for one in inside) or (_nobody(year, seat),)
    came = tuple(states[one.id].get(seat.id, "non renseigné") for one in year.held)
    return Row(seat.title, holders, came)


def _within(year: Year, one: Mandate) -> bool:
    return one.first_known <= year.last and (one.end is None or one.end >= year.first)


def _holder(year: Year, one: Mandate) -> str:
    """« Mme Claire PONS, depuis le 3 février 2025 », or how far her name is attested.

    A name attested too long before the year is used no more: attested is not eternal.
    """
    day = french.date_without_weekday
    since = f"depuis le {day(one.start)}" if one.start else None
    attested = _attested(one.first_known, one.attested) if not one.start else None
    limit = year.register.attested_until(one)
    if limit and limit < year.first:
        return f"titulaire à confirmer ({attested})"
    until = f"jusqu’au {day(one.end)}" if one.end else None
    return ", ".join(filter(None, (one.holder.polite_name, since, attested, until)))


def _attested(first: date, last: date | None) -> str | None:
    if last is None:
        return None
    until = french.date_without_weekday(last)
    if first == last:
        return f"nom attesté le {until}"
    return f"nom attesté du {french.date_without_weekday(first)} au {until}"


def _nobody(year: Year, seat: Seat) -> str:
    vacant = year.register.roster.on(seat.id, year.last).state == "vacant"
    return "siège vacant" if vacant else "titulaire non renseigné"


def _states(year: Year, meeting: Meeting) -> dict[str, str]:
    """What the minutes say of each seat; of a body that came and was excused, both."""
    found: dict[str, list[str]] = {}
    for one in attended(year.register, meeting):
        if one.id:
            late = " (annoncé trop tard)" if one.late else ""
            found.setdefault(one.id, []).append(f"{one.state}{late}")
    return {seat: ", ".join(states) for seat, states in found.items()}
