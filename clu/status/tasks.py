"""What is to be done, from duties, papers, stages, proposals, habits, decisions and the roster.

Whatever is late here is a finding of the check, and the reverse, but for what a decision on record
covers: both read the same duties. A part that cannot be read takes its own tasks away, and no more.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from clu import audience, duties, follow_up, french, habits, settlement, wording
from clu.french import NBSP, NNBSP, quoted
from clu.meeting import UnreadError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from clu.duties import Duty
    from clu.follow_up import Matter
    from clu.meeting import Meeting
    from clu.model.meeting import Item, Paper
    from clu.register import Register
    from clu.source import Position

Own = Literal[
    "validation", "paper", "reply", "answer", "action", "promise", "names", "waiver", "habit"
]
Kind = duties.Kind | Own
Group = Literal["late", "now", "later", "awaited"]

ONE_DAY = timedelta(days=1)
SOON = timedelta(days=30)
"""What is due within so many days, or has no day, is to be done now."""

LONGEST_TEXT = 120
"""How much of a proposal stands in a task."""

CODES: dict[duties.Kind, str] = {
    "meeting": "CLU201",
    "minutes": "CLU501",
    "sending": "CLU601",
    "internet": "CLU602",
    "intranet": "CLU603",
}
"""The finding of each duty that is late; that of a convocation depends on the meeting's day."""

TO_DO: dict[duties.Kind, str] = {
    "substitutes": "enregistrer les suppléants annoncés pour la réunion du {day}"
}
"""What a duty is for the secretariat, where that is not what it is for a member."""

VALIDATE = "clu minutes {} --stage validé"


@dataclass(frozen=True, slots=True)
class Task:
    """Something to be done. `what`: an infinitive, without capital nor full stop.

    `term`: the last day, included; None: nobody gives one. `late_from`: the first day on which it
    is late, once that has come; `code`: its finding then. `meeting` is an id; `subject` tells apart
    the tasks of one kind and meeting. `who`: on whom it depends, within a sentence; None: on the
    secretariat. `why`: where the term comes from. `command` does it; else `file` is to be written.
    `ready`: whether nothing else comes first; `urgent`: to be done now, however far the term is.
    `year` is that of a year's duty.
    """

    kind: Kind
    what: str
    term: date | None = None
    late_from: date | None = None
    code: str | None = None
    meeting: str | None = None
    subject: str = ""
    who: str | None = None
    why: str | None = None
    command: str | None = None
    file: str | None = None
    ready: bool = True
    urgent: bool = False
    year: int | None = None

    def group(self, on: date) -> Group:
        """Where it stands on that day: late things first, then one's own, then other people's."""
        if self.late_from is not None:
            return "late"
        if self.who is not None:
            return "awaited"
        near = self.urgent or self.term is None or self.term <= on + SOON
        return "now" if self.ready and near else "later"

    @property
    def order(self) -> tuple[date, str, str]:
        """By the term; what has none comes last."""
        return (self.term or date.max, self.meeting or "", self.kind)


@dataclass(frozen=True, slots=True)
class Tasks:
    """All of them, by their terms, and what could not be read."""

    tasks: tuple[Task, ...]
    unread: tuple[Position, ...]

    def of(self, group: Group, on: date) -> tuple[Task, ...]:
        """Those of a group."""
        return tuple(one for one in self.tasks if one.group(on) == group)


def tasks(register: Register, view: audience.View) -> Tasks:
    """What is to be done on the day the register is asked, for the eyes of an audience."""
    unread: list[Position] = []
    found: list[Task] = []
    for source in (_year, _names, _waivers, _matters):
        found += _read(source, register, view, unread)
    for meeting in _judged(register, unread):
        for part in (_duties, _papers, _replies, _habits):
            found += _read(part, register, view, unread, meeting)
    ordered = tuple(sorted(found, key=lambda one: one.order))
    return Tasks(ordered, tuple(dict.fromkeys(unread)))


def _read(
    source: Callable[..., Iterable[Task]],
    register: Register,
    view: audience.View,
    unread: list[Position],
    *meeting: Meeting,
) -> list[Task]:
    """The tasks of a source, up to a part that is unread: that part is noted."""
    found: list[Task] = []
    try:
        found.extend(source(register, view, *meeting))
    except UnreadError as error:
        unread.append(error.position)
    return found


def _judged(register: Register, unread: list[Position]) -> tuple[Meeting, ...]:
    try:
        return register.judged_meetings
    except UnreadError as error:
        unread.append(error.position)
        return ()


def settled(
    register: Register, code: str, meeting: str | None = None, year: int | None = None
) -> bool:
    """Whether a decision on record covers the finding: it is late no more.

    While decisions.yaml cannot be read, none does.
    """
    try:
        decisions = settlement.in_force(register)
    except UnreadError:
        return False
    about = (meeting, None, year)
    return any(one.code == code and settlement.subject(one) == about for one in decisions)


# The year ------------------------------------------------------------------------------------


def _year(register: Register, _: audience.View) -> Iterator[Task]:
    """A year that lacks a meeting; one that is planned is enough while the year lasts."""
    for duty in duties.yearly_meetings(register):
        late = duty.late(register.on)
        lacking = duty.pending(register.on) and duty.done + len(duty.planned) < duty.owed
        if lacking or (late and not settled(register, CODES["meeting"], year=duty.year)):
            yield Task(
                "meeting",
                f"{'tenir' if late else 'fixer, puis tenir,'} une réunion en {duty.year}",
                duty.last_day,
                duty.late_from if late else None,
                CODES["meeting"],
                subject=str(duty.year),
                why=duties.tally(duty, late=late),
                command=None if late else "clu plan",
                file="decisions.yaml" if late else None,
                urgent=duties.alarming(register, duty),
                year=duty.year,
            )


# A meeting -----------------------------------------------------------------------------------


def _duties(register: Register, view: audience.View, meeting: Meeting) -> Iterator[Task]:
    del view
    if meeting.given_up:
        return
    late = {one.kind for one in duties.behind(register, meeting)}
    for duty in duties.of_meeting(register, meeting):
        if duty.kind == "convocation":
            yield from _convocation(register, meeting, duty)
        elif duty.kind == "substitutes":
            if duty.last_day and duty.last_day >= register.on:
                yield _of_duty(duty, None)
        elif duty.kind in late:
            code = CODES[duty.kind]
            if not settled(register, code, meeting.id):
                yield _of_duty(duty, code, ready=True)
        elif duty.pending(register.on):
            ready = duty.kind == "minutes" or meeting.validated
            yield _of_duty(duty, None, ready=ready)
    yield from _validation(register, meeting)


def _convocation(register: Register, meeting: Meeting, duty: Duty) -> Iterator[Task]:
    on = register.on
    if meeting.held(on):
        if not duty.fulfilled(on) and not settled(register, "CLU304", meeting.id):
            yield _of_duty(duty, "CLU304", late_from=meeting.day + ONE_DAY)
    elif not duty.fulfilled(on):
        late = duty.late(on)
        if not (late and settled(register, "CLU305", meeting.id)):
            yield _of_duty(duty, "CLU305" if late else None)


def _of_duty(
    duty: Duty, code: str | None, *, ready: bool = True, late_from: date | None = None
) -> Task:
    meeting = duty.meeting
    assert meeting is not None  # noqa: S101 - those of a year are told apart
    begun = duty.kind == "minutes" and meeting.minutes is not None
    day = french.date_without_weekday(meeting.day)
    what = TO_DO.get(duty.kind, duties.TO_DO[duty.kind]).format(day=day)
    return Task(
        duty.kind,
        f"finir, puis dater, le compte-rendu de la réunion du {day}" if begun else what,
        meeting.day if duty.kind == "convocation" and not duty.last_day else duty.last_day,
        (late_from or duty.late_from) if code else None,
        code,
        meeting.id,
        why=_why(duty, late=code is not None),
        command=None if begun else duty.command,
        file=duty.file if begun else None,
        ready=ready,
    )


def _why(duty: Duty, *, late: bool) -> str:
    """The delay and where it stands; without one, what shows that the time is over."""
    if duty.notice:
        side = "avant" if duty.count else "après"
        source = "" if duty.article == "suppleance" else ", réglage du comité"
        return f"{wording.delay(duty.notice)} {side} la réunion{source}"
    if late and duty.kind != "convocation":
        return duties.term(duty)
    return f"délai {wording.NOT_PROVIDED}"


def _validation(register: Register, meeting: Meeting) -> Iterator[Task]:
    """Minutes that are written, and that nobody has validated; remarks may be awaited first."""
    if not meeting.held(register.on) or meeting.written is None or meeting.validated:
        return
    last = meeting.stages[-1].event if meeting.stages else None
    until = last.until if last else None
    day = french.date_without_weekday(meeting.day)
    awaited = until is not None and until >= register.on
    yield Task(
        "validation",
        f"faire valider le compte-rendu de la réunion du {day}",
        meeting=meeting.id,
        why=f"observations attendues jusqu’{french.to(wording.the_day(until))}" if until else None,
        command=VALIDATE.format(meeting.id),
        ready=not awaited,
    )


def _papers(register: Register, view: audience.View, meeting: Meeting) -> Iterator[Task]:
    """The papers that are not there, of a meeting of which no minutes are written yet."""
    if not meeting.open:
        return
    for item, paper in duties.missing_papers(meeting):
        late = paper.due is not None and paper.due < register.on
        if not (late and settled(register, "CLU210", meeting.id)):
            yield _paper(register, view, meeting, item, paper)


def _paper(
    register: Register, view: audience.View, meeting: Meeting, item: Item, paper: Paper
) -> Task:
    late = paper.due is not None and paper.due < register.on
    others = paper.owner and paper.owner != _secretary(register)
    who = office(register, view, meeting, paper.owner) if others and paper.owner else None
    return Task(
        "paper",
        f"{'déposer' if who is None else 'remettre'} la pièce {quoted(paper.title)}",
        paper.due,
        paper.due + ONE_DAY if late and paper.due else None,
        "CLU210" if late else None,
        meeting.id,
        f"{item.id} {paper.file or paper.title}",
        who,
        f"point {quoted(item.title)}",
        file=f"meetings/{meeting.id}/papers",
    )


def _replies(register: Register, view: audience.View, meeting: Meeting) -> Iterator[Task]:
    """The replies that are awaited: no article dates them, they serve until the meeting."""
    from clu.events.replying import silent

    convened = meeting.convened
    if not meeting.coming(register.on) or convened is None or convened > register.on:
        return
    missing = list(silent(register, meeting))
    if missing:
        names = [name(register, view, meeting, one) for one in missing]
        day = french.date_without_weekday(meeting.day)
        lacking = french.plural(len(missing), "réponse manque", "réponses manquent")
        yield Task(
            "reply",
            f"{lacking} pour la réunion du {day}",
            meeting.day,
            meeting=meeting.id,
            who=f"{NNBSP}; ".join(names),
            command=f"clu convene {meeting.id} --remind",
        )


def _habits(register: Register, view: audience.View, meeting: Meeting) -> Iterator[Task]:
    """The house's own steps whose day has not gone by: nobody records them, so none is late."""
    del view
    if meeting.given_up:
        return
    for step in habits.steps(register, meeting.day):
        if step.day >= register.on:
            yield Task(
                "habit",
                step.step,
                step.day,
                meeting=meeting.id,
                subject=step.step,
                why=f"usage de la maison, {step.when}"
                f" du {french.date_without_weekday(meeting.day)}",
            )


# Proposals and actions -----------------------------------------------------------------------


def _matters(register: Register, view: audience.View) -> Iterator[Task]:
    """What has a term, and what is to be answered; the rest waits its turn in the follow-up."""
    for one in follow_up.matters(register):
        if one.open and register.judged(one.meeting):
            task = _matter(register, view, one)
            if task.term is not None or task.kind == "answer":
                yield task


def _matter(register: Register, view: audience.View, one: Matter) -> Task:
    """An answer to give, an action to do, or what was promised: the term of this is no duty."""
    unanswered = one.status in follow_up.UNANSWERED
    action = one.kind == "action"
    term = follow_up.answer_due(register, one) if unanswered else one.due
    late = (unanswered or action) and term is not None and term < register.on
    code = "CLU512" if action else "CLU509"
    if late and settled(register, code, one.meeting.id):
        late = False
    text = _quoted(view.mentioned(one.meeting, one.text or one.id))
    option = "--state ÉTAT" if action else "--answer RÉPONSE" if unanswered else "--done AAAA-MM-JJ"
    verb = "mener à bien l’action" if action else "répondre à" if unanswered else "réaliser"
    noun = "" if action else " la proposition"
    return Task(
        "action" if action else "answer" if unanswered else "promise",
        f"{verb}{noun} {text}",
        term,
        term + ONE_DAY if late and term else None,
        code if late else None,
        one.meeting.id,
        one.id,
        _charge(register, view, one),
        _origin(register, one),
        f"clu follow-up {one.id} {option}",
    )


def _quoted(text: str) -> str:
    """Free text on one line, cut between two words where it is long."""
    from textwrap import shorten

    short = shorten(text, LONGEST_TEXT, placeholder="…")
    return f"«{NBSP}{short.removesuffix('.')}{NBSP}»"


def _secretary(register: Register) -> str | None:
    """The seat of the secretariat, from which nobody else is waited for."""
    version = register.version_on(register.on)
    return version.secretary.id if version and version.secretary else None


def _origin(register: Register, one: Matter) -> str:
    """« proposée par l’UDAF, réunion du 10 mars 2026 », and where a study stands."""
    body = audience.body(register, one.meeting, one.author) if one.author else None
    day = french.date_without_weekday(one.meeting.day)
    studied = ", à l’étude" if one.status == "à l’étude" else ""
    return f"{f'proposée par {body}, ' if body else ''}réunion du {day}{studied}"


def _charge(register: Register, view: audience.View, one: Matter) -> str | None:
    """Who has to see to it; None: the secretariat, or nobody was said to."""
    if one.owner and one.owner != _secretary(register):
        return office(register, view, one.taken_up, one.owner)
    return None if one.owner else one.service


# The register itself -------------------------------------------------------------------------


def _names(register: Register, view: audience.View) -> Iterator[Task]:
    """The names that no letter may carry any more, and those that are soon too old."""
    limits: dict[date, list[str]] = {}
    for _, seat, holding in register.sitting(register.on):
        limit = register.attested_until(holding.mandate) if holding.mandate else None
        if limit is not None:
            named = view.seat(seat, register.usable_holder(seat.id, register.on))
            day = date.min if limit < register.on else limit
            seats = limits.setdefault(day, [])
            seats.append(f"{french.lower_article(named.quality)} ({seat.id})")
    for limit, seats in sorted(limits.items()):
        yield from _confirmation(register, limit, seats)


def _confirmation(register: Register, limit: date, seats: list[str]) -> Iterator[Task]:
    stale = limit == date.min
    covered = stale and settled(register, "CLU109")
    if covered or (not stale and limit > register.on + SOON):
        return
    since = (
        f"nom attesté il y a trop longtemps{NBSP}: les lettres ne le portent plus"
        if stale
        else f"nom attesté il y a longtemps{NBSP}: bientôt, les lettres ne le porteront plus"
    )
    ids = [one.rpartition("(")[2].rstrip(")") for one in seats]
    yield Task(
        "names",
        f"confirmer qui tient {french.plural(len(seats), 'siège')}{NBSP}: {french.join(seats)}",
        None if stale else limit,
        code="CLU109" if stale else None,
        subject=" ".join(ids),
        why=since,
        command=f"clu holder {' '.join(ids)} --confirm",
    )


def _waivers(register: Register, _: audience.View) -> Iterator[Task]:
    for one in settlement.waivers(register):
        over = one.end < register.on
        if one.on > register.on and not over:
            continue
        yield Task(
            "waiver",
            f"{'remplacer ou ôter' if over else 'régler ce que laisse passer'} la dérogation"
            f" {quoted(one.key)} ({one.code})",
            one.end,
            one.end + ONE_DAY if over else None,
            "CLU902" if over else None,
            one.meeting,
            one.key,
            why="elle a pris fin" if over else "fin de la dérogation",
            file="decisions.yaml",
        )


# Who -----------------------------------------------------------------------------------------


def office(register: Register, view: audience.View, meeting: Meeting, id_: str) -> str:
    """A seat or a guest within a sentence, without a name: « la directrice du cabinet »."""
    version = register.version_on(meeting.day)
    seat = (version.seats.get(id_) if version else None) or register.seat(id_)
    if seat is None or seat.body:
        return audience.body(register, meeting, id_) or id_
    holder = register.usable_holder(id_, register.on)
    return french.lower_article(view.seat(seat, holder).quality)


def name(register: Register, view: audience.View, meeting: Meeting, id_: str) -> str:
    """Whom one waits for: « Mme Lise ARNOUX (udaf) » where she may be named, else the office."""
    version = register.version_on(meeting.day)
    seat = version.seats.get(id_) if version else None
    if seat is not None:
        named = view.seat(seat, register.usable_holder(id_, meeting.day))
    else:
        guest = next(one for one in meeting.guests if one.id == id_)
        named = view.guest(guest, guest.person)
    return f"{named.name or french.lower_article(named.quality)} ({id_})"
