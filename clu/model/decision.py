"""decisions.yaml: gaps settled on record, and waivers that have an end.

Neither softens a rule: the finding is shown, marked with the key of the decision, and counted.
"""

from typing import Literal

from pydantic import Field

from clu.model.record import Record
from clu.model.values import Count, Day, Line, Prose, Slug


class Decision(Record):
    """Which finding, of what, is decided by whom, when and why."""

    key: Slug
    code: Line
    by: Line
    on: Day
    reason: Prose
    meeting: Line | None = None
    seat: Slug | None = None
    year: Count | None = None


class Settlement(Decision):
    """A gap that cannot be mended any more; for a late substitute, whether admitted."""

    decision: Literal["admis", "non admis"] | None = None


class Waiver(Decision):
    """What is let pass for a time; its last day is included."""

    end: Day = Field(alias="until")


class Decisions(Record):
    """The whole file."""

    settled: tuple[Settlement, ...] = ()
    waivers: tuple[Waiver, ...] = ()
