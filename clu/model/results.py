"""results.yaml: the figures that the services present at a meeting.

Complaints are counted by channel and by theme, never by name; both counts make up the total.
"""

from clu.model.record import Record
from clu.model.values import Flag, Line, Number, Prose, Slug, Whole


class Measured(Record):
    """A figure of a period, held against its target; `source` says where it comes from.

    It keeps its `id` over the meetings, so that they make a trend. `lower_is_better`: a target not
    to be exceeded.
    """

    id: Slug
    title: Line
    period: Line
    value: Number
    target: Number | None = None
    unit: Line | None = None
    source: Line | None = None
    lower_is_better: Flag = False


class Indicator(Measured):
    """An indicator of the quality label; `commitment` is the number of the one that it measures."""

    commitment: Line | None = None


class Tally(Record):
    """How many gave an answer."""

    answer: Line
    count: Whole


class Survey(Measured):
    """A satisfaction survey: its overall figure, and the answers, which make up `respondents`."""

    respondents: Whole | None = None
    answers: tuple[Tally, ...] = ()


class MysteryVisit(Measured):
    """A mystery survey: `visits` by a channel (visit, call, mail)."""

    visits: Whole | None = None
    channel: Line | None = None


class ByChannel(Record):
    """How many came by a channel."""

    channel: Line
    count: Whole


class ByTheme(Record):
    """How many were about a theme, and what is done about it."""

    theme: Line
    count: Whole
    plan: Prose | None = None


class Received(Record):
    """Complaints, or suggestions, of a period."""

    period: Line
    total: Whole
    channels: tuple[ByChannel, ...] = ()
    themes: tuple[ByTheme, ...] = ()
    source: Line | None = None


class Results(Record):
    """The whole file."""

    indicators: tuple[Indicator, ...] = ()
    surveys: tuple[Survey, ...] = ()
    mystery_visits: tuple[MysteryVisit, ...] = ()
    complaints: Received | None = None
    suggestions: Received | None = None
