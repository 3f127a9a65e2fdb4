"""`clu new`: a meeting opened, and the deadlines that its day brings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import typer

from clu import duties, french, layout, wording
from clu.cli import adding, again, asking, place
from clu.cli.adding import DAY_LENGTH, paragraph
from clu.cli.asking import Question
from clu.cli.minutes import git_lines
from clu.cli.screen import say
from clu.events import opening
from clu.events.opening import Wanted
from clu.french import NBSP, NNBSP

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from clu.meeting import Meeting
    from clu.register import Register
    from clu.writing import Value

DEADLINES: dict[duties.Kind, str] = {
    "convocation": "convocation à envoyer au plus tard",
    "substitutes": "suppléants à annoncer au plus tard",
    "minutes": "compte-rendu à établir au plus tard",
    "sending": "compte-rendu à adresser au plus tard",
    "internet": "compte-rendu à mettre sur le site internet au plus tard",
    "intranet": "compte-rendu à mettre sur l’intranet au plus tard",
}
"""What each duty of a meeting is, before its last day."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the options say of the meeting."""

    time: str | None
    ends: str | None
    place: str | None
    room: str | None
    remote: str | None
    chair: str | None
    yes: bool


def open_meeting(given: str, data: str | None, on: str | None, asked: Asked) -> int:
    """Add the meeting's folder, and say which deadlines it brings.

    Raises:
        typer.BadParameter: wrong use; exit code 2.
        Refusal: nobody wants it written; exit code 1.
    """
    register = place.register(data, on)
    day, name = _day(register, given)
    for line in _warnings(register, day):
        say(line, err=True)
    drafts = [opening.sheet(register, _wanted(register, name, day, asked))]
    adding.add(drafts, yes=asked.yes)
    after = place.register(data, on)
    say("\n".join(adding.recorded(one.path for one in drafts)))
    meeting = after.meeting(name)
    if meeting is not None:
        say("\n".join(deadlines(after, meeting)))
    message = f"Réunion du {french.date_without_weekday(day)}"
    say("\n".join(git_lines([drafts[0].path.parent], f"{message}{NBSP}: ouverture")))
    for line in adding.findings(adding.fresh(register, after), again.command("check", name)):
        say(line, err=True)
    return 0


def _day(register: Register, given: str) -> tuple[date, str]:
    """The day, and the name of the folder: a second meeting that day gets a suffix.

    Raises:
        typer.BadParameter: it is no day, or the name is taken; exit code 2.
    """
    with_suffix = layout.is_meeting(given) and len(given) > DAY_LENGTH
    day = place.day(given[:DAY_LENGTH] if with_suffix else given, "DATE")
    assert day is not None  # noqa: S101 - the argument is given
    name = given if with_suffix else opening.free_name(register, day)
    if register.meeting(name):
        raise typer.BadParameter(f"DATE {given}{NBSP}: cette réunion existe déjà.")
    return day, name


def _warnings(register: Register, day: date) -> Iterator[str]:
    others = [one for one in register.meetings if one.day == day]
    if others:
        names = ", ".join(one.id for one in others)
        yield f"Ce jour-là, le registre a déjà une réunion{NBSP}: {names}."
    if day < register.on:
        yield f"Ce jour est passé ({french.long_date(day)})."


def _wanted(register: Register, name: str, day: date, asked: Asked) -> Wanted:
    """What is known of when and where; asked for on a terminal, else as at the meeting before.

    Raises:
        typer.BadParameter: nothing tells the hour or the place, or it cannot be read; exit code 2.
    """
    from clu.model.values import read_hour, read_line

    former = opening.model(register)
    sheet = former.sheet if former else None
    usual = sheet.places if sheet else ()
    known = bool(usual)
    questions = (
        Question("time", "--time HEURE", "Heure", read_hour, _hour(former, "hour"), optional=known),
        Question("ends", "--ends HEURE", "Fin", read_hour, _hour(former, "ends"), optional=True),
        Question(
            "place",
            "--place LIEU",
            "Lieu",
            read_line,
            _all_places(former),
            optional=known,
        ),
        Question("room", "--room SALLE", "Salle", read_line, optional=True),
        Question("remote", "--remote MOYEN", "À distance", read_line, optional=True),
        Question("chair", "--chair SIÈGE", "Siège qui préside", read_line, optional=True),
    )
    given = {one.name: getattr(asked, one.name) for one in questions}
    wanted = [one for one in questions[:3] if not (one.name == "ends" and asked.time)]
    more = [one for one in questions if one not in wanted and given[one.name]]
    found = asking.answers([*wanted, *more], given, brief=asked.yes)
    if found.get("chair"):
        _refuse_unknown_chair(register, day, found["chair"])
    return Wanted(
        name,
        day,
        found["time"],
        found.get("ends"),
        _places(former, found["place"], found.get("room")),
        found.get("remote") or (sheet.remote if sheet else None),
        found.get("chair"),
    )


def _hour(former: Meeting | None, field: str) -> str | None:
    value = getattr(former.sheet, field) if former else None
    return french.hour(value).replace(NBSP, "") if value else None


def _all_places(former: Meeting | None) -> str | None:
    places = former.sheet.places if former else ()
    return " + ".join(one.name for one in places) or None


def _places(former: Meeting | None, typed: str, room: str | None) -> list[Value]:
    """The places of the meeting before, where they are meant; else the one that is typed."""
    usual = former.sheet.places if former else ()
    if usual and typed == _all_places(former) and not room:
        return [opening.place(one) for one in usual]
    same = next((one for one in usual if one.name == typed), None)
    content: dict[str, Value] = {"name": typed}
    if room or (same and same.room):
        content["room"] = room or (same.room if same and same.room else "")
    if same and same.address:
        content["address"] = list(same.address)
    return [content]


def _refuse_unknown_chair(register: Register, day: date, chair: str) -> None:
    from clu.cli import named

    version = register.version_on(day)
    seats = list(version.seats) if version else []
    if chair not in seats:
        raise typer.BadParameter(named.unknown(chair, seats, "--chair, siège"))


def deadlines(register: Register, meeting: Meeting) -> Iterator[str]:
    """The deadlines that a meeting brings, each with its last day and its delay."""
    yield f"Ce que cette date entraîne{NBSP}:"
    for duty in duties.of_meeting(register, meeting):
        words = DEADLINES.get(duty.kind)
        if words and duty.last_day and duty.notice:
            last, delay = wording.the_day(duty.last_day), wording.delay(duty.notice)
            passed = f"{NNBSP}; ce jour est passé" if duty.last_day < register.on else ""
            yield from paragraph(f"{words} {last} ({delay}){passed}.", "  ", "    ")
        elif duty.kind == "convocation":
            yield from paragraph(
                f"convocation{NBSP}: délai {wording.NOT_PROVIDED}, à envoyer avant la réunion.",
                "  ",
                "    ",
            )
    yield f"Le décompte, jour par jour{NBSP}: {again.command('deadline', str(meeting.day))}"
