"""What earlier meetings left open, as the skeleton of the minutes takes it up again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from clu import french
from clu.follow_up import matters
from clu.french import NBSP, quoted
from clu.minutes.commented import note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clu.follow_up import Matter
    from clu.meeting import Meeting
    from clu.register import Register


def by_id(register: Register, meeting: Meeting) -> dict[str, Matter]:
    """The proposals and actions of earlier meetings, as they stood on the day of this one."""
    then = replace(register, on=min(register.on, meeting.day))
    return {one.id: one for one in matters(then) if one.meeting.day < meeting.day}


def told(matter: Matter) -> str:
    """A matter as a comment: what it is, since when, how it stands."""
    words = f"{quoted(matter.text)}, " if matter.text else ""
    author = f"proposition {_of_author(matter)}" if matter.kind == "proposal" else "action"
    day = french.date_without_weekday(matter.meeting.day)
    return f"{words}{author} de la réunion du {day}{NBSP}: {matter.status}"


def _of_author(matter: Matter) -> str:
    return f"({matter.author})" if matter.author else "sans auteur connu"


def left_out(meeting: Meeting, known: dict[str, Matter]) -> Iterator[str]:
    """What is still open, and stands on no item of the agenda."""
    listed = {one for item in meeting.sheet.agenda for one in item.follow_up}
    waiting = [one for one in known.values() if one.open and one.id not in listed]
    if waiting:
        yield from note(
            "Encore ouvertes, et à aucun point de l’ordre du jour. Pour en reprendre une, écrivez"
            f" son identifiant (id) dans les proposals ou les actions d’un point{NBSP}:",
            "  ",
        )
    for one in waiting:
        yield from note(f"– {one.id}{NBSP}: {told(one)}", "  ")
