"""A file that is to be added to the register: its text is known before anything is written.

What could not be read back is never written: a draft proves itself by the model of its kind.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clu import reading, source, writing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from clu.meeting import E, Recorded
    from clu.model.record import Record
    from clu.reading import Fault
    from clu.writing import Value


class UnreadableDraftError(Exception):
    """What was to be written could not be read back: `fault` says why. Nothing was written."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.fact)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Draft:
    """A file, and the model that reads it."""

    path: Path
    text: str
    model: type[Record]


def of(path: Path, content: Mapping[str, Value | None], comment: str, model: type[Record]) -> Draft:
    """The draft of a file of keys; those without a value are left out."""
    told = {key: value for key, value in content.items() if value not in (None, "", [])}
    return Draft(path, writing.as_yaml(told, comment), model)


def next_path(folder: Path, subject: str, recorded: Iterable[Recorded[E]]) -> Path:
    """The file of a subject's next event: `udaf.yaml`, then `udaf.2.yaml`."""
    numbers = [one.number for one in recorded if one.subject == subject]
    number = 1 + max(numbers, default=0)
    return folder / (f"{subject}.yaml" if number == 1 else f"{subject}.{number}.yaml")


def prove(drafts: Iterable[Draft]) -> list[Record]:
    """Read every draft back: what each holds.

    Raises:
        UnreadableDraftError: one cannot be read.
    """
    found: list[Record] = []
    for one in drafts:
        record, faults = reading.record(source.parse(one.text.encode(), one.path), one.model)
        if faults or record is None:
            raise UnreadableDraftError(faults[0])
        found.append(record)
    return found


def write(drafts: Iterable[Draft]) -> None:
    """Add the files, in their order.

    Raises:
        writing.NameTakenError: somebody else has just taken the name of one.
        OSError: the disk refused.
    """
    for one in drafts:
        writing.add(one.path, one.text.encode())
