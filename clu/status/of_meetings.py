"""What is to be done for a meeting: its duties, validation, papers, replies, and the habits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clu import duties, french, habits, wording
from clu.french import NNBSP, quoted
from clu.status.offices import name, office, secretary
from clu.status.task import CODES, ONE_DAY, Task, settled

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from clu import audience
    from clu.duties import Duty
    from clu.meeting import Meeting
    from clu.model.meeting import Item, Paper
    from clu.register import Register

TO_DO: dict[duties.Kind, str] = {
    "substitutes": "enregistrer les suppléants annoncés pour la réunion du {day}"
}
"""What a duty is for the secretariat, where that is not what it is for a member."""

VALIDATE = "clu minutes {} --stage validé"


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
    others = paper.owner and paper.owner != secretary(register)
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
            who=wording.several(names, f"{NNBSP}; "),
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


SOURCES = (_duties, _papers, _replies, _habits)
"""What gives tasks of a meeting, each as far as it can be read."""
