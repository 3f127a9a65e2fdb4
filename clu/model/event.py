"""What happened around a meeting: one file an event, corrected by a later one that names it."""

from typing import Literal

from clu.model.person import Person
from clu.model.record import Record
from clu.model.values import Day, Flag, Line, Moment, Prose, Slug, Url

Channel = Literal["courriel", "courrier", "interne", "remise", "téléphone"]


class Event(Record):
    """What every recorded event may say: which one it replaces, why, by whom."""

    amends: Line | None = None
    reason: Prose | None = None
    by: Line | None = None
    withdrawn: Flag = False


class Substitution(Event):
    """substitutions/SEAT.yaml: an announced substitute; SEAT.2.yaml replaces it.

    `received` is when the secretariat was informed. A part that is missing is a finding of chapter 4.
    """

    substitute: Person | None = None
    received: Moment
    channel: Channel | None = None
    evidence: Line | None = None


class Reply(Event):
    """replies/SEAT.yaml: what a seat or a guest answered."""

    state: Literal["présent", "à distance", "excusé", "suppléé"]
    received: Moment
    channel: Channel | None = None


class Convocation(Event):
    """convocations/NN.yaml: an issue of the convocation."""

    sent: Day
    signed: Day | None = None
    channel: Channel
    recipients: tuple[Slug, ...] = ()


class Postponement(Event):
    """postponed.yaml: put off to another meeting's folder."""

    on: Day
    to: Line | None = None


class Cancellation(Event):
    """cancelled.yaml: given up."""

    on: Day


class Publication(Event):
    """publications/NN-….yaml: the minutes sent, or put on a site."""

    to: Literal["participants", "internet", "intranet"]
    on: Day
    address: Url | None = None
    channel: Channel | None = None


class Minutes(Event):
    """minutes/minutes.yaml: the minutes themselves."""

    on: Day
