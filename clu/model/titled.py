"""An office, whose title follows the gender of whoever holds it."""

from clu import french
from clu.french import Gender
from clu.model.record import Record
from clu.model.values import Line


class Titled(Record):
    """An office whose title has two genders; `title` is the one in use by default."""

    title: Line
    masculine: Line | None = None
    feminine: Line | None = None

    def titled(self, gender: Gender | None) -> str:
        """The title in the gender of whoever holds the office."""
        other = {"masculine": self.masculine, "feminine": self.feminine}
        return (other[gender] if gender else None) or self.title

    @property
    def genders(self) -> tuple[str, str] | None:
        """The masculine and the feminine title, where both are known."""
        own = french.gender_of_function(self.title)
        masculine = self.masculine or (self.title if own == "masculine" else None)
        feminine = self.feminine or (self.title if own == "feminine" else None)
        return (masculine, feminine) if masculine and feminine else None
