"""What happened around a meeting: one file an event, corrected by a later one that names it."""

from functools import cached_property
from typing import Literal

from pydantic import Field

from clu.model.person import Contact, Person
from clu.model.procedure import Letter
from clu.model.record import Record
from clu.model.values import Day, Flag, Hour, Line, Moment, Prose, Slug, Url

Channel = Literal["courriel", "courrier", "interne", "remise", "téléphone"]


class Event(Record):
    """What every recorded event may say: which one it replaces, why, by whom."""

    amends: Line | None = None
    reason: Prose | None = None
    by: Line | None = None
    withdrawn: Flag = False


class Substitution(Event):
    """substitutions/SEAT.yaml: an announced substitute; SEAT.2.yaml replaces it.

    `received`: when the secretariat was informed. `contact`: how the substitute is reached, for the
    holder's address is not his or hers. What is missing is a finding of chapter 4.
    """

    substitute: Person | None = None
    contact: Contact | None = None
    received: Moment
    channel: Channel | None = None
    evidence: Line | None = None


class Reply(Event):
    """replies/SEAT.yaml: what a seat or a guest answered."""

    state: Literal["présent", "à distance", "excusé", "suppléé"]
    received: Moment
    channel: Channel | None = None


class Stated(Record):
    """What the letters of an issue stated, so that what has changed since can be named."""

    day: Day
    hour: Hour = Field(alias="time")
    ends: Hour | None = None
    places: tuple[Line, ...] = ()
    remote: Line | None = None
    agenda: tuple[Line, ...] = ()
    papers: tuple[Line, ...] = ()
    last_day: Day | None = None


class SentLetter(Record):
    """A letter of an issue: to which seat or guest, and to whom by name (absent: by title).

    `substitute`: the letter is the announced substitute's own, beside the seat's.
    """

    recipient: Slug
    addressee: Line
    holder: Line | None = None
    form: Letter
    substitute: Flag = False


Nature = Literal["convocation", "annule et remplace", "complète", "nouvel envoi"]


class Convocation(Event):
    """convocations/NN.yaml: an issue of the convocation, and what it stated.

    A register kept by hand may give `recipients` alone; clu records `letters` and `stated`.
    """

    sent: Day
    signed: Day | None = None
    channel: Channel
    nature: Nature = "convocation"
    recipients: tuple[Slug, ...] = ()
    stated: Stated | None = None
    letters: tuple[SentLetter, ...] = ()

    @cached_property
    def reached(self) -> frozenset[str]:
        """The seats and guests that got a letter."""
        return frozenset([*self.recipients, *(letter.recipient for letter in self.letters)])


class Postponement(Event):
    """postponed.yaml: put off to another meeting's folder."""

    on: Day
    to: Line | None = None


class Cancellation(Event):
    """cancelled.yaml: given up."""

    on: Day


class PublishedPart(Record):
    """A part of what was published or validated, and the digest of its content.

    So a change can be named. `digest` is of the parsed minutes, never of a document: see `pieces`.
    """

    part: Line
    digest: Line


class Publication(Event):
    """publications/NN-….yaml: the minutes sent, or put on a site.

    `draft`: sent for remarks only, which is no publication yet. `recipients` are the ids of seats
    and guests, and the names of whoever is neither; none: it is not known to whom. The piece itself
    lies in the folder of the same name.
    """

    to: Literal["participants", "internet", "intranet"]
    on: Day
    draft: Flag = False
    address: Url | None = None
    channel: Channel | None = None
    recipients: tuple[Line, ...] = ()
    parts: tuple[PublishedPart, ...] = ()
