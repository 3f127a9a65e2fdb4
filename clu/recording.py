"""The recording of an issue of the convocation: what it stated, to whom, and each letter as sent.

`convocations/NN.yaml` is written last: an issue that stands there has all its letters beside it, in
`convocations/NN/`. A letter that was amended by hand before it was signed is kept as amended.
"""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, NamedTuple

from clu import french, letters, stated, writing

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from clu.letters import Mailing
    from clu.meeting import Meeting
    from clu.register import Register
    from clu.writing import Value

LAST_NUMBER = 99  # the names of issues have two digits
SCANS = "signed"
SCANS_NOTE = (
    "Déposez ici les lettres signées et numérisées, sous le nom de leur siège\u00a0: `SIÈGE.pdf`.\n"
)


class Sending(NamedTuple):
    """When an issue was sent and signed, and how."""

    sent: date
    signed: date | None
    channel: str


class Recorded(NamedTuple):
    """What was added to the register: the event, the letters, those amended by hand."""

    event: Path
    letters: Path
    nature: str
    amended: tuple[str, ...]


def add_issue(  # noqa: PLR0913, PLR0917 - the parts of one event
    register: Register,
    meeting: Meeting,
    convocation: Mailing,
    sending: Sending,
    kept: Mapping[str, bytes],
    amended: tuple[str, ...],
) -> Recorded:
    """Add an issue to the meeting's folder.

    Raises:
        writing.NameTakenError: somebody else has just recorded the same issue, or names ran out.
        OSError: the disk refused.
    """
    folder = meeting.folder / "convocations"
    number = 1 + max((int(one.subject) for one in meeting.convocations), default=0)
    if number > LAST_NUMBER:
        raise writing.NameTakenError(folder / f"{LAST_NUMBER}.yaml")
    formers = stated.formers(register, meeting)
    subjects = {letter.subject for letter in convocation.letters}
    nature = stated.strongest(formers[one] for one in subjects if one in formers)
    event, beside = folder / f"{number:02}.yaml", folder / f"{number:02}"
    pieces = {**kept, f"{SCANS}/LISEZMOI.md": SCANS_NOTE.encode()}
    writing.add_folder(beside, pieces)
    comment = (
        f"Convocation n°\u00a0{number}\u00a0: ce que disaient les lettres, et à qui elles sont"
        " parties."
    )
    text = writing.as_yaml(_event(register, meeting, convocation, sending, nature), comment)
    writing.add(event, text.encode())
    return Recorded(event, beside, nature, amended)


def _event(
    register: Register, meeting: Meeting, convocation: Mailing, sending: Sending, nature: str
) -> dict[str, Value]:
    content: dict[str, Value] = {"sent": sending.sent.isoformat()}
    if sending.signed:
        content["signed"] = sending.signed.isoformat()
    content |= {"channel": sending.channel, "nature": nature}
    content["stated"] = {
        key: _text(value)
        for key, value in stated.facts(register, meeting).items()
        if value not in (None, ())
    }
    content["letters"] = [dict(letters.facts(letter)) for letter in convocation.letters]
    return content


def _text(value: stated.Value) -> Value:
    match value:
        case date():
            return value.isoformat()
        case time():
            return french.hour(value).replace(french.NBSP, "")
        case tuple():
            return list(value)
        case _:
            return str(value)
