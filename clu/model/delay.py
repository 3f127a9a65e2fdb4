"""A delay as a person writes it: a number of days, their unit, and how they are counted."""

from clu.model.record import Record
from clu.model.values import Days, Flag, Unit
from clu.workdays import Notice


class Delay(Record):
    """So many days. Hours are no days: « 48 heures » is refused, never converted."""

    days: Days
    unit: Unit
    francs: Flag = False
    advance_saturday: Flag = False

    @property
    def notice(self) -> Notice:
        """The same for counting."""
        return Notice(self.days, self.unit, self.francs, self.advance_saturday)
