"""The stages of the minutes, put on record: a file each, the newest tells where they stand.

Sending and going online are no stages here: `publications/` records them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from clu import pieces, reading, source, writing
from clu.meeting import Part, Recorded
from clu.model.minutes import Stage, StageName

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from clu.meeting import Meeting
    from clu.register import Register
    from clu.writing import Value

LAST_NUMBER = 99  # the names of stages have two digits
COMMENT = "Étape du compte-rendu."


class UnreadableStageError(Exception):
    """What was to be written could not be read back: `fault` says why. Nothing was written."""

    def __init__(self, fault: reading.Fault) -> None:
        super().__init__(fault.fact)
        self.fault = fault


class Step(NamedTuple):
    """A stage to record: its day; the end of remarks, or who validated, where it has one."""

    stage: StageName
    on: date
    until: date | None = None
    by: str | None = None
    function: str | None = None


def repeated(meeting: Meeting, step: Step) -> bool:
    """Whether the minutes stand at that stage already, and nothing is new but the day."""
    if not meeting.stages:
        return step.stage == meeting.stage
    last = meeting.stages[-1].event
    if last.parts and pieces.changed(last, pieces.parts(meeting)):
        return False
    return (last.stage, last.until, last.by, last.function) == (
        step.stage,
        step.until,
        step.by,
        step.function,
    )


def path(meeting: Meeting) -> Path:
    """The file of the next stage.

    Raises:
        writing.NameTakenError: names ran out.
    """
    number = 1 + max((int(one.subject) for one in meeting.stages_part.get()), default=0)
    folder = meeting.folder / "minutes" / "stages"
    if number > LAST_NUMBER:
        raise writing.NameTakenError(folder / f"{LAST_NUMBER}.yaml")
    return folder / f"{number:02}.yaml"


def text(meeting: Meeting, step: Step) -> bytes:
    """What its file says; of validated minutes, the digests of what was validated as well."""
    content: dict[str, Value] = {"stage": step.stage, "on": step.on.isoformat()}
    if step.until:
        content["until"] = step.until.isoformat()
    if step.by:
        content["by"] = step.by
    if step.function:
        content["function"] = step.function
    if step.stage == "validé":
        digests = pieces.parts(meeting).items()
        content["parts"] = [{"part": part, "digest": digest} for part, digest in digests]
    return writing.as_yaml(content, COMMENT).encode()


def applied(register: Register, meeting: Meeting, step: Step) -> Register:
    """The register as it will read once the stage is on record.

    Raises:
        UnreadableStageError: what was to be written could not be read back.
    """
    file = path(meeting)
    event, faults = reading.record(source.parse(text(meeting, step), file), Stage)
    if event is None:
        raise UnreadableStageError(faults[0])
    recorded = Recorded(file.stem, 1, file.name, event)
    moved = replace(meeting, stages_part=Part((*meeting.stages_part.get(), recorded)))
    meetings = tuple(moved if one.id == meeting.id else one for one in register.meetings)
    return replace(register, meetings=meetings)


def record(meeting: Meeting, step: Step) -> Path:
    """Add the stage to the meeting's folder; its file.

    Raises:
        writing.NameTakenError: somebody else has just recorded one, or names ran out.
        OSError: the disk refused.
    """
    file = path(meeting)
    writing.add(file, text(meeting, step))
    return file
