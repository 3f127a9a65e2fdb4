"""What is owed, by which article, until when, and whether it is done.

A deadline exists before it is missed: rules, the state of the committee, the plan and the letters
all read these duties, so that they cannot disagree. Every last day is included.

A delay that neither the procedure nor the settings give is no deadline. What is owed then stays
pending until the register itself shows that its time is over: once the next meeting has been
convened, or the following year has ended.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal
from unicodedata import normalize

from clu import french, wording
from clu.french import NBSP
from clu.register import once

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clu.meeting import Meeting
    from clu.model.delay import Delay
    from clu.model.meeting import Item, Paper
    from clu.register import Register, Version
    from clu.workdays import Countdown, Notice

ONE_DAY = timedelta(days=1)

Kind = Literal[
    "meeting", "convocation", "substitutes", "minutes", "sending", "internet", "intranet"
]
AUDIENCES: dict[Kind, str] = {
    "sending": "participants",
    "internet": "internet",
    "intranet": "intranet",
}
"""To whom the minutes go by each of the duties to make them known."""

COMMANDS: dict[Kind, str] = {
    "meeting": "clu new AAAA-MM-JJ",
    "substitutes": "clu substitute {meeting} SIÈGE",
    "convocation": "clu convene {meeting}",
    "minutes": "clu minutes {meeting} --begin",
    "sending": "clu publish {meeting} --sent-to-participants --channel VOIE",
    "internet": "clu publish {meeting} --internet URL",
    "intranet": "clu publish {meeting} --intranet URL",
}
"""What does it; a duty that is not here has no command yet: one writes `Duty.file` by hand."""

TO_DO: dict[Kind, str] = {
    "convocation": "convoquer à la réunion du {day}",
    "substitutes": "annoncer un suppléant à la réunion du {day}",
    "minutes": "établir le compte-rendu de la réunion du {day}",
    "sending": "adresser aux participants le compte-rendu de la réunion du {day}",
    "internet": "mettre sur le site internet le compte-rendu de la réunion du {day}",
    "intranet": "mettre sur l’intranet le compte-rendu de la réunion du {day}",
}
"""What is to be done until the last day of each duty that a meeting brings."""

FILES: dict[Kind, str] = {
    "meeting": "meetings/AAAA-MM-JJ/meeting.yaml",
    "convocation": "meetings/{meeting}/convocations/{number:02}.yaml",
    "substitutes": "meetings/{meeting}/substitutions/SIÈGE.yaml",
    "minutes": "meetings/{meeting}/minutes/minutes.yaml",
    "sending": "meetings/{meeting}/publications/{number:02}-participants.yaml",
    "internet": "meetings/{meeting}/publications/{number:02}-internet.yaml",
    "intranet": "meetings/{meeting}/publications/{number:02}-intranet.yaml",
}
"""The file that records that it is done, within the register's folder."""


@dataclass(frozen=True, slots=True)
class Duty:
    """Something owed.

    `begins`: the first day on which it is owed. `last_day`, included: None where nobody gives a
    delay; then `overtaken` is the first day on which it is late all the same, and `overtaken_by`
    the meeting convened since (None: the following year has ended). `notice` is the delay, `count`
    its count back from the meeting. `owed` and `done` are occurrences: the meetings of a year, else
    one; a mere limit, such as that for substitutes, owes none.
    """

    kind: Kind
    article: str | None
    version: Version | None
    meeting: Meeting | None
    year: int
    begins: date
    last_day: date | None = None
    notice: Notice | None = None
    count: Countdown | None = None
    overtaken: date | None = None
    overtaken_by: Meeting | None = None
    done_on: date | None = None
    owed: int = 1
    done: int = 0
    planned: tuple[str, ...] = ()

    @property
    def late_from(self) -> date | None:
        """The first day on which it is late if it is not done; None: it never is."""
        return self.overtaken if self.last_day is None else self.last_day + ONE_DAY

    def fulfilled(self, on: date) -> bool:
        """Whether nothing is owed any more on that day; what bears a later date is not done yet."""
        return self.done >= self.owed or (self.done_on is not None and self.done_on <= on)

    def late(self, on: date) -> bool:
        """Whether, on that day, it is owed still and its time is over."""
        late_from = self.late_from
        return late_from is not None and late_from <= on and not self.fulfilled(on)

    def pending(self, on: date) -> bool:
        """Whether, on that day, it is to be done and can still be done in time."""
        return self.begins <= on and not self.fulfilled(on) and not self.late(on)

    @property
    def command(self) -> str | None:
        """The command line that does it, where there is one."""
        command = COMMANDS.get(self.kind)
        return command.format(meeting=self._meeting) if command else None

    @property
    def file(self) -> str:
        """The file to add once it is done, within the register's folder."""
        return FILES[self.kind].format(meeting=self._meeting, number=self._number)

    @property
    def _meeting(self) -> str:
        return self.meeting.id if self.meeting else ""

    @property
    def _number(self) -> int:
        """The next number, where the files of its kind are numbered."""
        if self.meeting is None or self.kind not in {"convocation", *AUDIENCES}:
            return 1
        convening = self.kind == "convocation"
        recorded = self.meeting.convocations if convening else self.meeting.publications
        return 1 + max((int(one.name[:2]) for one in recorded), default=0)


def term(duty: Duty) -> str:
    """Until when what a held meeting owes is to be done; else why it is late all the same."""
    if duty.last_day and duty.notice and duty.meeting:
        delay, held = wording.delay(duty.notice), wording.the_day(duty.meeting.day)
        last = wording.the_day(duty.last_day)
        return f"dernier jour{NBSP}: {last}, {delay} après {held} (réglage du comité)"
    return f"délai {wording.NOT_PROVIDED}, mais {_since(duty)}"


def tally(duty: Duty, *, late: bool) -> str:
    """« 1 réunion tenue, aucune prévue, pour 2 exigées au moins », of a year's duty.

    Once the year is over, none is planned in it any more.
    """
    held = french.plural(duty.done, "réunion") if duty.done else "aucune réunion"
    planned = len(duty.planned) or "aucune"
    expected = "" if late else f", {planned} {french.agree(len(duty.planned), 'prévue')}"
    owed = f"{duty.owed} {french.agree(duty.owed, 'exigée')}"
    return f"{held} {french.agree(duty.done, 'tenue')}{expected}, pour {owed} au moins"


def _since(duty: Duty) -> str:
    if duty.overtaken is None or duty.overtaken_by is None:
        return f"l’année {duty.year + 1}, qui suivait celle de la réunion, est finie"
    following, day = wording.the_day(duty.overtaken_by.day), wording.the_day(duty.overtaken)
    if following == day:
        return f"la réunion suivante, déjà convoquée, est fixée {french.to(day)}"
    return f"la réunion suivante, {french.of(following)}, a été convoquée {day}"


def duties(register: Register) -> Iterator[Duty]:
    """All duties since the register is kept: of the years, then of the meetings in their order.

    Raises:
        UnreadError: a part that they derive from could not be read.
    """
    yield from yearly_meetings(register)
    for meeting in register.judged_meetings:
        yield from of_meeting(register, meeting)


def yearly_meetings(register: Register) -> Iterator[Duty]:
    """The duty to meet, for each year that the register covers whole.

    Lecture retenue : année civile. The year in which the first version of the procedure came into
    force is not owed either. The version in force on 31 December judges the year.
    """
    first = register.committee.register_from.year
    for year in range(first, register.on.year + 1):
        if register.judged_year(year) and register.version_on(date(year, 1, 1)):
            yield from yearly(register, year)


def yearly(register: Register, year: int) -> Iterator[Duty]:
    """The duty of a year, be it one still to come, or one that is not judged.

    A meeting counts in the year of its day: one put off, in the year that it was put off to.
    """
    version = register.version_on(date(year, 12, 31))
    article = version.articles.get("frequence") if version else None
    if article is None or not article.meetings_per_year:
        return
    meetings = [one for one in register.meetings if one.day.year == year]
    yield Duty(
        "meeting",
        "frequence",
        version,
        None,
        year,
        begins=date(year, 1, 1),
        last_day=date(year, 12, 31),
        owed=article.meetings_per_year,
        done=sum(one.held(register.on) for one in meetings),
        planned=tuple(one.id for one in meetings if one.coming(register.on)),
    )


def alarming(register: Register, duty: Duty) -> bool:
    """Whether the year's alert day has come, and too few meetings are held or planned."""
    alert = date(duty.year, *register.settings.year_alert)
    return alert <= register.on and duty.done + len(duty.planned) < duty.owed


def of_meeting(register: Register, meeting: Meeting) -> Iterator[Duty]:
    """The duties that a meeting brings; one that is given up brings none."""
    if meeting.given_up:
        return
    yield from convocation(register, meeting)
    yield from substitutes(register, meeting)
    yield from after(register, meeting)


@once
def convocation(register: Register, meeting: Meeting) -> Iterator[Duty]:
    """To convene: by the delay that the committee has set, else before the meeting is over."""
    setting = register.settings.convocation_notice
    count = register.calendar.countdown(meeting.day, setting.notice) if setting else None
    yield Duty(
        "convocation",
        None,
        register.version_on(meeting.day),
        meeting,
        meeting.day.year,
        begins=register.committee.register_from,
        last_day=count.last_day if count else None,
        notice=count.notice if count else None,
        count=count,
        overtaken=meeting.day + ONE_DAY,
        done_on=meeting.convened,
    )


@once
def substitutes(register: Register, meeting: Meeting) -> Iterator[Duty]:
    """The last day on which the secretariat can be told of a substitute."""
    version = register.version_on(meeting.day)
    article = version.articles.get("suppleance") if version else None
    if article is None or article.notice is None:
        return
    count = register.calendar.countdown(meeting.day, article.notice.notice)
    yield Duty(
        "substitutes",
        "suppleance",
        version,
        meeting,
        meeting.day.year,
        begins=register.committee.register_from,
        last_day=count.last_day,
        notice=count.notice,
        count=count,
        owed=0,
    )


def after(register: Register, meeting: Meeting) -> Iterator[Duty]:
    """What the article on the minutes asks once the meeting is held: write, send, put online."""
    yield from minutes(register, meeting)
    yield from publication(register, meeting)


def behind(register: Register, meeting: Meeting) -> Iterator[Duty]:
    """What a held meeting owes and is late, each fact once.

    While minutes are late, nobody could have been sent them, nor read them online.
    """
    late = [one for one in after(register, meeting) if one.late(register.on)]
    unwritten = any(one.kind == "minutes" for one in late)
    yield from (one for one in late if not (unwritten and one.kind in AUDIENCES))


@once
def minutes(register: Register, meeting: Meeting) -> Iterator[Duty]:
    """To write the minutes of a meeting that is not given up."""
    if not meeting.given_up:
        delay = register.settings.minutes_delay
        yield from _after(register, meeting, "minutes", delay, meeting.written)


@once
def publication(register: Register, meeting: Meeting) -> Iterator[Duty]:
    """To send the minutes and to put them on both sites, for a meeting that is not given up."""
    settings = register.settings
    delays: dict[Kind, Delay | None] = {
        "sending": settings.sending_delay,
        "internet": settings.online_delay,
        "intranet": settings.online_delay,
    }
    for kind, delay in () if meeting.given_up else delays.items():
        yield from _after(register, meeting, kind, delay, meeting.published(AUDIENCES[kind]))


def missing_papers(meeting: Meeting) -> Iterator[tuple[Item, Paper]]:
    """The papers of the agenda that are not there; one handed out on the day may have no file.

    Raises:
        UnreadError: the sheet is missing or broken.
    """
    deposited = {normalize("NFC", name) for name in meeting.papers}
    for item in meeting.sheet.agenda:
        for paper in item.papers:
            if paper.file not in deposited and (paper.file or not paper.on_table):
                yield item, paper


def _after(
    register: Register, meeting: Meeting, kind: Kind, delay: Delay | None, done_on: date | None
) -> Iterator[Duty]:
    """Owed from the day after the meeting, the first on which it has been held."""
    version = register.version_on(meeting.day)
    article = kind if kind in ("internet", "intranet") else "compte-rendu"
    if version is None or article not in version.articles:
        return
    notice = delay.notice if delay else None
    overtaken, by = (None, None) if notice else _overtaken(register, meeting)
    yield Duty(
        kind,
        article,
        version,
        meeting,
        meeting.day.year,
        begins=meeting.day + ONE_DAY,
        last_day=register.calendar.due(meeting.day, notice) if notice else None,
        notice=notice,
        overtaken=overtaken,
        overtaken_by=by,
        done_on=done_on,
    )


def _overtaken(register: Register, meeting: Meeting) -> tuple[date, Meeting | None]:
    """When what the meeting owes can no longer be called pending, and the meeting that shows it.

    A later meeting that was convened no later than this one was held shows nothing yet on that day:
    then its own day does.
    """
    found: tuple[date, Meeting | None] = (date(meeting.day.year + 2, 1, 1), None)
    for later in register.meetings:
        if later.day > meeting.day and not later.given_up and later.convened:
            day = later.convened if later.convened > meeting.day else later.day
            if day < found[0]:
                found = (day, later)
    return found
