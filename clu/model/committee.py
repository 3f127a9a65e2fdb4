"""committee.yaml: what depends on no version of the procedure, no person and no meeting."""

from datetime import date
from typing import Literal

from pydantic import Field

from clu.model.delay import Delay
from clu.model.person import Contact
from clu.model.record import Record
from clu.model.values import (
    Count,
    Day,
    Department,
    Flag,
    Line,
    MonthDay,
    Offset,
    Slug,
    Unit,
    Url,
)


class Secretariat(Contact):
    """The service that holds the secretariat, as printed on the letters."""

    service: tuple[Line, ...] = ()
    case_officer: Line | None = None


class Sites(Record):
    """The pages on which the minutes are put online, and those to which each page must lead."""

    internet: Url | None = None
    intranet: Url | None = None
    legal_notice: Url | None = None
    accessibility: Url | None = None
    calendar: Url | None = None


class OnInternet(Record):
    """What the internet site shows: body and function, and the names of agents where that is set.

    Nobody else is named there without a recorded agreement. `contact` is a page, never an address.
    """

    names: Literal["agents", "personne"] = "personne"
    contact: Url | None = None


class OnIntranet(Record):
    """Whose names the intranet site shows."""

    names: Literal["tous", "agents", "personne"] = "tous"


class Audiences(Record):
    """What each audience sees beyond the participants, who see all names (CRPA, L312-1-2)."""

    internet: OnInternet | None = None
    intranet: OnIntranet | None = None


class ClosingDay(Record):
    """A day on which the offices are closed, though it is neither a Sunday nor a holiday."""

    day: Day
    reason: Line


class ReservePeriod(Record):
    """A period of reserve before an election; both ends are included."""

    start: Day = Field(alias="from")
    end: Day = Field(alias="until")
    reason: Line
    source: Line | None = None

    def holds(self, day: date) -> bool:
        """Whether the day falls in the period."""
        return self.start <= day <= self.end


class Habit(Record):
    """A step that the house takes around each meeting; the procedure says nothing of it.

    `days` are counted from the meeting's day, itself not counted: negative before it.
    """

    step: Line
    days: Offset
    unit: Unit = "calendaires"


class Settings(Record):
    """What the procedure leaves open. An empty delay means « non prévu par la procédure ».

    `minutes_to_everybody`: the minutes go to those who were not there, too.
    """

    chair: Slug | None = None
    convocation_notice: Delay | None = None
    minutes_delay: Delay | None = None
    sending_delay: Delay | None = None
    online_delay: Delay | None = None
    minutes_to_everybody: Flag = False
    attestation_months: Count = 12
    year_alert: MonthDay = (10, 1)
    topics_compulsory: Flag = False
    good_friday: Flag = False
    closing_days: tuple[ClosingDay, ...] = ()
    reserve_periods: tuple[ReservePeriod, ...] = ()


class FormerIdentity(Record):
    """What was different until a day, that day included; what is absent was as it is later."""

    until: Day
    name: Line | None = None
    abbreviation: Line | None = None
    gender: Literal["masculine", "feminine"] | None = None
    institution: Line | None = None
    place: Line | None = None


IDENTITY = ("name", "abbreviation", "gender", "institution", "place")


class Committee(Record):
    """The committee and the institution that holds it, and under what names they were known."""

    name: Line
    abbreviation: Line
    gender: Literal["masculine", "feminine"] = "masculine"
    institution: Line
    department: Department
    place: Line
    formerly: tuple[FormerIdentity, ...] = ()
    register_from: Day
    secretariat: Secretariat | None = None
    sites: Sites | None = None
    audiences: Audiences | None = None
    settings: Settings | None = None
    habits: tuple[Habit, ...] = ()

    def on(self, day: date) -> "Committee":
        """The same under the names of that day: of each, the first that had not ended."""
        holding = [one for one in self.formerly if day <= one.until]
        then = {
            name: getattr(one, name)
            for one in sorted(holding, key=lambda one: one.until, reverse=True)
            for name in IDENTITY
            if getattr(one, name) is not None
        }
        return self.model_copy(update=then) if then else self
