"""A day before it is chosen: the last days that it would bring, what stands in its way, its year.

What a day would bring is derived by `duties` from a meeting that nobody has opened yet, so that the
plan promises nothing that the rules would judge otherwise. The best day is told with its reasons.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from clu import duties, french, habits, wording
from clu.french import NBSP
from clu.meeting import Meeting, Part
from clu.obstacles import obstacles
from clu.source import Position

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clu.duties import Duty
    from clu.register import Register
    from clu.workdays import Countdown

Kind = duties.Kind | Literal["habit"]
WHAT: dict[duties.Kind, str] = {
    "convocation": "convoquer",
    "substitutes": "annoncer un suppléant",
    "minutes": "établir le compte-rendu",
    "sending": "l’adresser aux participants",
    "internet": "le mettre sur internet",
    "intranet": "le mettre sur l’intranet",
}
"""What is to be done until each last day, in a few words: they head the rows of a table."""

MARGIN = timedelta(days=7)
"""What is left, at the least, for each step before the meeting that a proposed day brings."""

INVITING = timedelta(days=21)
"""How far away a proposed day is, at the least, where no setting gives the notice."""

WEEKS = 26
"""How far ahead a day is looked for."""


@dataclass(frozen=True, slots=True)
class Limit:
    """A last day, or a step of the house. `day` None: nobody gives a delay.

    `delay`: « 15 jours calendaires avant la réunion ». `closed`: why nobody works on that day.
    """

    kind: Kind
    what: str
    day: date | None
    delay: str | None
    before: bool
    count: Countdown | None = None
    closed: str | None = None

    def passed(self, on: date) -> bool:
        """Whether it could not be kept any more."""
        return self.day is not None and self.day < on


@dataclass(frozen=True, slots=True)
class Year:
    """The meetings of the day's year, the planned one counted: `counted` of `owed`.

    `judged`: whether the register is kept during the whole year, and the sheet asks for a number.
    """

    year: int
    owed: int
    counted: int
    judged: bool

    @property
    def met(self) -> bool:
        """Whether the year then has what the sheet asks for."""
        return self.counted >= self.owed


@dataclass(frozen=True, slots=True)
class Plan:
    """What a day would bring. `others`: the meetings that the register already has on that day."""

    day: date
    past: bool
    obstacles: tuple[str, ...]
    others: tuple[str, ...]
    limits: tuple[Limit, ...]
    year: Year


@dataclass(frozen=True, slots=True)
class Proposal:
    """A day that clu would choose, and why."""

    plan: Plan
    reasons: tuple[str, ...]


def plan(register: Register, day: date) -> Plan:
    """What a meeting of that day would bring.

    Raises:
        UnreadError: a part that it derives from could not be read.
        DayOutOfRange: a last day lies outside of the known calendar.
    """
    return Plan(
        day=day,
        past=day < register.on,
        obstacles=obstacles(register, day),
        others=_others(register, day),
        limits=tuple(_limits(register, day)),
        year=_year(register, day),
    )


def _others(register: Register, day: date) -> tuple[str, ...]:
    return tuple(one.id for one in register.meetings if one.day == day and not one.given_up)


def _limits(register: Register, day: date) -> Iterator[Limit]:
    """In the order of the days; what has none where the procedure would have it."""
    steps = [
        Limit("habit", one.step, one.day, one.when, one.before, closed=_closed(register, one.day))
        for one in habits.steps(register, day)
    ]
    owed = [_limit(register, one) for one in duties.of_meeting(register, _unopened(register, day))]
    before = [one for one in (*steps, *owed) if one.before]
    after = [one for one in (*owed, *steps) if not one.before]
    for side in (before, after):
        yield from (one for one in side if one.day is None)
        yield from sorted((one for one in side if one.day), key=lambda one: one.day or day)


def _limit(register: Register, duty: Duty) -> Limit:
    before = duty.kind in ("convocation", "substitutes")
    side = "avant" if before else "après"
    return Limit(
        duty.kind,
        WHAT[duty.kind],
        duty.last_day,
        f"{wording.delay(duty.notice)} {side} la réunion" if duty.notice else None,
        before,
        duty.count,
        _closed(register, duty.last_day) if duty.last_day else None,
    )


def _closed(register: Register, day: date) -> str | None:
    """Why the offices are closed that day."""
    if register.calendar.worked(day):
        return None
    reason = register.calendar.closing_days.get(day)
    return register.calendar.holiday_name(day) or reason or french.weekday(day)


def _unopened(register: Register, day: date) -> Meeting:
    """A meeting of that day of which nothing is on record."""
    folder = register.folder / "meetings" / day.isoformat()
    return Meeting(
        id=day.isoformat(),
        day=day,
        folder=folder,
        place=Position(folder / "meeting.yaml", 1, 1, ""),
        sheet_part=Part(None),
        convocations_part=Part(()),
        replies_part=Part(()),
        substitutions_part=Part(()),
        publications_part=Part(()),
        minutes_part=Part(None),
        prose_part=Part(()),
        stages_part=Part(()),
        remarks_part=Part(()),
        results_part=Part(None),
        postponed_part=Part(None),
        cancelled_part=Part(None),
    )


def _year(register: Register, day: date) -> Year:
    """The year's duty once a meeting is held that day: one that is there already counts once."""
    duty = next(duties.yearly(register, day.year), None)
    if duty is None:
        return Year(day.year, 0, 0, judged=False)
    counted = duty.done + len(duty.planned) + (not _others(register, day))
    judged = register.judged_year(day.year) and bool(register.version_on(date(day.year, 1, 1)))
    return Year(day.year, duty.owed, counted, judged)


# The best days -------------------------------------------------------------------------------


def proposals(register: Register, number: int) -> tuple[Proposal, ...]:
    """So many days at the most, of as many weeks, the best first.

    A day is fit if nothing stands in its way, if no other meeting is on it, and if whatever comes
    before the meeting leaves some time. Of two that are fit, a year that lacks a meeting comes
    first; then that whose last days fall on days on which the offices are open; then the earlier.

    Raises:
        UnreadError: a part that it derives from could not be read.
    """
    ahead = (register.on + timedelta(days=days) for days in range(1, WEEKS * 7 + 1))
    clear = (day for day in ahead if not (obstacles(register, day) or _others(register, day)))
    fit = [one for one in (plan(register, day) for day in clear) if _leaves_time(register, one)]
    lacking = _lacking(register)
    ranked = sorted(fit, key=lambda one: _rank(one, lacking))
    best: dict[tuple[int, int], Plan] = {}
    for one in ranked:
        best.setdefault(one.day.isocalendar()[:2], one)
    chosen = [*best.values()][:number]
    return tuple(Proposal(one, tuple(_reasons(register, one))) for one in chosen)


def _rank(one: Plan, lacking: int | None) -> tuple[bool, int, date]:
    closed = sum(limit.closed is not None for limit in one.limits if limit.before)
    return (lacking is not None and one.year.year != lacking, closed, one.day)


def _lacking(register: Register) -> int | None:
    """The year of today, if it lacks a meeting that is neither held nor planned."""
    duty = next(duties.yearly(register, register.on.year), None)
    owed = duty is not None and duty.done + len(duty.planned) < duty.owed
    return register.on.year if owed and register.judged_year(register.on.year) else None


def _leaves_time(register: Register, one: Plan) -> bool:
    """Whether each step before the meeting can be prepared; without notice, the meeting itself."""
    earliest = register.on + MARGIN
    dated = all(limit.day >= earliest for limit in one.limits if limit.before and limit.day)
    return dated and (_has_notice(one) or one.day >= register.on + INVITING)


def _has_notice(one: Plan) -> bool:
    return any(limit.kind == "convocation" and limit.day for limit in one.limits)


def _reasons(register: Register, one: Plan) -> Iterator[str]:
    """Why the day is fit, in words."""
    yield "rien ne s’y oppose : ni dimanche, ni jour férié, ni pont, ni période à éviter"
    if not _has_notice(one):
        weeks = INVITING.days // 7
        yield (
            f"il reste {weeks} semaines au moins pour inviter{NBSP}: choix de clu, faute de délai"
            f" de convocation ({wording.NOT_PROVIDED}, réglage convocation_notice)"
        )
    before = [limit for limit in one.limits if limit.before and limit.day]
    if before and before[0].day:
        yield (
            f"la première échéance, {french.quoted(before[0].what)}, est"
            f" {wording.the_day(before[0].day)}, {_in_days((before[0].day - register.on).days)}"
        )
    shut = [limit for limit in before if limit.closed]
    if before and not shut:
        yield "aucune échéance d’avant la réunion ne tombe un jour où les bureaux sont fermés"
    for limit in shut:
        yield (
            f"l’échéance {french.quoted(limit.what)} tombe un jour où les bureaux sont fermés"
            f" ({limit.closed})"
        )
    year = one.year
    if year.judged and year.met:
        already = year.counted > year.owed
        asked = "a ce que la fiche demande, même sans elle" if already else "a alors son compte"
        yield f"l’année {year.year} {asked}"


def _in_days(days: int) -> str:
    return f"dans {french.plural(days, 'jour')}"
