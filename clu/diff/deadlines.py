"""Last days that have moved: from what to what, why, and whether the former one had been used.

A last day has been used once a letter stated it, or once something was in time, or late, by it. One
that passed without any use concerns nobody, and nothing is said of it.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from clu import french
from clu.diff.change import Change, moved, named, paired, seat_named
from clu.diff.fields import notice_said, said
from clu.duties import of_meeting
from clu.french import NBSP, NNBSP
from clu.meeting import day_of
from clu.wording import NOT_PROVIDED, the_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clu.duties import Duty, Kind
    from clu.meeting import Meeting
    from clu.register import Register
    from clu.workdays import Calendar, Notice, Unit

NAMES: dict[Kind, str] = {
    "convocation": "dernier jour pour convoquer",
    "substitutes": "dernier jour pour annoncer un suppléant",
    "minutes": "dernier jour du compte-rendu",
    "sending": "dernier jour pour l’adresser aux participants",
    "internet": "dernier jour pour le mettre sur internet",
    "intranet": "dernier jour pour le mettre sur l’intranet",
}


def parts(before: Register, after: Register) -> Iterable[Iterator[Change]]:
    """One part a meeting that both sides have."""
    old = {one.id: one for one in before.meetings}
    return [_meeting(before, after, old[new.id], new) for new in after.meetings if new.id in old]


def _meeting(before: Register, after: Register, old: Meeting, new: Meeting) -> Iterator[Change]:
    if old.given_up or new.given_up or not (before.judged(old) and after.judged(new)):
        return
    was = {one.kind: one for one in of_meeting(before, old)}
    now = {one.kind: one for one in of_meeting(after, new)}
    for kind, then, since in paired(was, now):
        if then and since and then.last_day != since.last_day:
            used = list(_used(before, after, then, since))
            if not (used or _still_to_come(since, after.on)):
                continue
            days = (said(then.last_day, NOT_PROVIDED), said(since.last_day, NOT_PROVIDED))
            fact = moved(f"{named(new)}, {NAMES[kind]}", *days)
            why = f"{NNBSP}; ".join([*_causes(before, after, then, since), *used])
            yield Change("deadline-moved", fact, why, bool(used), meeting=new.id)


def _still_to_come(duty: Duty, on: date) -> bool:
    """Whether it is owed still; of what owes nothing, whether the meeting is to be held."""
    if duty.owed:
        return not duty.fulfilled(on)
    return duty.meeting is not None and duty.meeting.coming(on)


def _out_of_time(duty: Duty) -> bool:
    """Whether it was done, and after its last day."""
    return bool(duty.done_on and duty.last_day and duty.done_on > duty.last_day)


# Why ---------------------------------------------------------------------------------------------


def _causes(before: Register, after: Register, then: Duty, since: Duty) -> Iterator[str]:
    if then.notice != since.notice:
        yield moved("délai", _notice(then.notice), _notice(since.notice))
    old, new = before.calendar, after.calendar
    if old.zone.department != new.zone.department:
        yield moved("département", old.zone.department, new.zone.department)
    if then.meeting and then.last_day and since.last_day:
        ends = (then.meeting.day, then.last_day, since.last_day)
        units = {one.notice.unit for one in (then, since) if one.notice}
        yield from _days((old, new), min(ends), max(ends), units)


def _notice(notice: Notice | None) -> str:
    return notice_said(notice) if notice else NOT_PROVIDED


def _days(
    sides: tuple[Calendar, Calendar], first: date, last: date, units: set[Unit]
) -> Iterator[str]:
    """The days of the span that count on one side alone."""
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        was, now = (_rest(side, day, units) for side in sides)
        if was != now and now:
            yield f"{the_day(day)}{NBSP}: {now}"
        elif was != now:
            yield f"{the_day(day)} n’est plus un jour chômé ({was})"


def _rest(calendar: Calendar, day: date, units: set[Unit]) -> str | None:
    """Why the day does not count: a holiday in no working days, a closing in no jours ouvrés."""
    holiday = calendar.holiday_name(day) if units - {"calendaires"} else None
    if holiday:
        return f"jour férié, {holiday}"
    closing = calendar.closing_days.get(day) if "ouvrés" in units else None
    return f"fermeture, {closing}" if closing else None


# Used already ------------------------------------------------------------------------------------


def _used(before: Register, after: Register, then: Duty, since: Duty) -> Iterator[str]:
    if then.kind == "substitutes" and since.meeting and then.last_day:
        yield from _stated(since.meeting, then.last_day)
        yield from _announced(before, after, then, since)
    if _out_of_time(then) != _out_of_time(since) and since.done_on:
        verdict = "hors délai désormais" if _out_of_time(since) else "dans le délai désormais"
        yield f"fait {the_day(since.done_on)}{NBSP}: {verdict}"


def _stated(meeting: Meeting, last_day: date) -> Iterator[str]:
    """The letters that stated the former last day."""
    for issue in meeting.issues:
        stated = issue.event.stated
        if stated and stated.last_day == last_day:
            number = f"convocation n°{NBSP}{issue.name.removesuffix('.yaml')}"
            sent = french.date_without_weekday(issue.event.sent)
            yield f"l’ancien jour est écrit dans les lettres du {sent} ({number})"


def _announced(before: Register, after: Register, then: Duty, since: Duty) -> Iterator[str]:
    """The announcements of substitutes that are in time on one side alone."""
    if not (since.meeting and then.last_day and since.last_day):
        return
    for seat, recorded in since.meeting.substitutions.items():
        received = day_of(recorded.event.received)
        was, now = received <= then.last_day, received <= since.last_day
        if was != now:
            label = seat_named(before, after, seat)
            verdict = "était à temps, et ne l’est plus" if was else "est désormais à temps"
            yield f"l’annonce reçue {the_day(received)} ({label}) {verdict}"
