"""People, and how one reaches them."""

from functools import lru_cache
from typing import Literal

from pydantic import Field

from clu import french
from clu.french import Gender
from clu.model.record import Record
from clu.model.values import Email, Line, Name

Civility = Literal["M.", "Mme"]


class Contact(Record):
    """Where one writes to: the lines of a postal address, an e-mail address, a phone number."""

    address: tuple[Line, ...] = ()
    email: Email | None = None
    phone: Line | None = None

    @property
    def reachable(self) -> bool:
        """Whether a letter can be sent: the phone is no way of convening."""
        return bool(self.address or self.email)


class Person(Record):
    """Somebody, named as he or she writes it: no name is re-cased, no particle moved."""

    civility: Civility | None = None
    first_name: Name | None = None
    last_name: Name | None = None
    function: Line | None = None
    salutation: Line | None = None
    closing: Line | None = None

    @property
    def name(self) -> str:
        """The first name and the last name; the function where neither is known."""
        return " ".join(filter(None, (self.first_name, self.last_name))) or (self.function or "")

    @property
    def named(self) -> bool:
        """Whether the identity is known, as the article on substitutes asks."""
        return self.last_name is not None

    @property
    def polite_name(self) -> str:
        """`Mme Anaïs DE SOUSA`, for third persons."""
        return f"{self.civility}{french.NBSP}{self.name}" if self.civility else self.name

    @property
    def gender(self) -> Gender | None:
        """By the civility, else by the function; None where neither tells."""
        return french.gender_of_civility(self.civility) or (
            french.gender_of_function(self.function) if self.function else None
        )

    def same_as(self, other: "Person") -> bool:
        """Whether both records name one human being (case, accents and civility apart)."""
        return self.named and folded(self.name) == folded(other.name)


class Correspondent(Person):
    """The person at a body to whom one writes: its president as a rule."""

    contact: Contact | None = Field(default=None)


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """A name for comparison: without case, accents, hyphens and double spaces.

    Kept, since each name of a committee is compared with all the others, at each meeting.
    """
    import unicodedata

    plain = unicodedata.normalize("NFKD", text.casefold().replace("-", " ").replace("’", "'"))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())
