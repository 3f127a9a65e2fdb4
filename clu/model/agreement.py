"""agreements.yaml: who agreed that the name be shown on the internet site.

Each is dated, and ends on the day that it is revoked: redaction happens when a page is rendered,
and nothing that git or a reader has kept is ever called erased.
"""

from datetime import date

from clu.model.record import Record
from clu.model.values import Day, Line, Prose


class Agreement(Record):
    """The agreement of a person, named as on the roster; on the day `revoked` it holds no more."""

    name: Line
    given: Day
    evidence: Line | None = None
    revoked: Day | None = None
    reason: Prose | None = None

    def holds(self, day: date) -> bool:
        """Whether the name may be shown that day."""
        return self.given <= day and (self.revoked is None or day < self.revoked)


class Agreements(Record):
    """The whole file."""

    agreements: tuple[Agreement, ...] = ()
