"""What stops a command that needs a meeting which takes place, and the seats of its day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clu import french
from clu.cli.refusal import Refusal
from clu.french import NBSP

if TYPE_CHECKING:
    from clu.meeting import Meeting
    from clu.register import Register


def refuse_without(register: Register, meeting: Meeting, command: str) -> None:
    """Refuse a meeting that is given up, or of whose day no seat is known.

    `command` names another meeting: « clu attendance AAAA-MM-JJ ».

    Raises:
        Refusal: it is so; exit code 1.
    """
    day = french.long_date(meeting.day)
    if meeting.given_up:
        fate = "reportée" if meeting.postponed else "annulée"
        raise Refusal(
            f"La réunion du {day} est {fate} au registre{NBSP}: rien n’a été écrit.\n"
            f"À faire{NBSP}: nommez la réunion qui se tient, {command}."
        )
    if next(register.sitting(meeting.day), None) is None:
        file = register.shown("procedure/AAAA-MM-JJ.yaml")
        raise Refusal(
            f"Aucun siège n’est connu au {day}{NBSP}: aucune version de la procédure n’y est en"
            f" vigueur, ou sa composition est vide.\nÀ faire{NBSP}: complétez la composition,"
            f" {file}."
        )
