"""The recording of a step: a file more in `follow-up/ID/`, none rewritten.

A day that has a file already gets a second one, `DAY.2.yaml`, which adds to the first.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clu import french, reading, source, writing
from clu.model.follow_up import FollowUp

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from clu.follow_up.matters import Matter
    from clu.reading import Fault
    from clu.register import Register
    from clu.writing import Value


class UnreadableStepError(Exception):
    """What was to be written could not be read back: `fault` says why. Nothing was written."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.fact)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Given:
    """What happened on a day; absent: nothing of the kind. `until` is also a study's term."""

    day: date
    verdict: str | None = None
    reason: str | None = None
    referred_to: str | None = None
    state: str | None = None
    until: date | None = None
    done: date | None = None
    outcome: str | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing is said but the day."""
        return self == Given(self.day)


def unchanged(matter: Matter, given: Given) -> bool:
    """Whether it all was so on its day already; of an answer, whether it is the one in force.

    What is given beside an answer that was in force already does not make it a new one.
    """
    then = matter.as_of(given.day)
    if then is None:
        return False
    if given.verdict:
        answer = then.answer
        known: dict[str, object] = {
            "verdict": answer.verdict if answer else None,
            "reason": answer.reason if answer else None,
            "referred_to": answer.referred_to if answer else None,
            "until": then.due,
        }
    else:
        known = {
            "state": then.status,
            "until": then.due,
            "done": then.done,
            "outcome": then.outcome,
        }
    said = {name: value for name in known if (value := getattr(given, name)) is not None}
    return all(_folded(value) == _folded(known[name]) for name, value in said.items())


def _folded(value: object) -> object:
    """A text without the line breaks in it; whatever else as it is."""
    return " ".join(value.split()) if isinstance(value, str) else value


def text(matter: Matter, given: Given) -> str:
    """The file's text."""
    kind = "Action" if matter.kind == "action" else "Proposition"
    comment = f"{kind} {matter.id}{french.NBSP}: ce qui s’est passé ce jour-là."
    return writing.as_yaml(_content(given), comment)


def _content(given: Given) -> dict[str, Value]:
    until = given.until.isoformat() if given.until else None
    answer = {
        "verdict": given.verdict,
        "reason": given.reason,
        "until": until,
        "referred_to": given.referred_to,
    }
    step = {
        "state": given.state,
        "until": None if given.verdict else until,
        "done": given.done.isoformat() if given.done else None,
        "outcome": given.outcome,
    }
    content: dict[str, Value] = {}
    if given.verdict:
        content["answer"] = {key: value for key, value in answer.items() if value}
    return content | {key: value for key, value in step.items() if value}


def path(register: Register, matter: Matter, day: date) -> Path:
    """The file of a step of that day: the next of its names that is free."""
    numbers = [
        one.number
        for one in register.follow_ups_part.get()
        if one.matter == matter.id and one.day == day
    ]
    number = 1 + max(numbers, default=0)
    name = f"{day}.yaml" if number == 1 else f"{day}.{number}.yaml"
    return register.folder / "follow-up" / matter.id / name


def add(register: Register, matter: Matter, given: Given) -> Path:
    """Write the step, and say where.

    Raises:
        UnreadableStepError: it could not be read back.
        writing.NameTakenError: somebody else has just recorded one.
        OSError: the disk refused.
    """
    file, data = path(register, matter, given.day), text(matter, given).encode()
    _, faults = reading.record(source.parse(data, file), FollowUp)
    if faults:
        raise UnreadableStepError(faults[0])
    writing.add(file, data)
    return file
