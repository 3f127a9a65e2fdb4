"""procedure/DAY.yaml: a version of the procedure sheet, in force from the day that names the file.

The sheet is held whole, word for word, so that it prints back from its structure; the numbers that
rules need (days, unit, meetings a year) stand with the article whose words give them.
"""

from collections.abc import Iterator
from typing import Literal

from clu.model.delay import Delay
from clu.model.record import Record
from clu.model.titled import Titled
from clu.model.values import Count, Day, Flag, Line, Prose, Slug

Letter = Literal["personal", "administrative"]


class Signed(Record):
    """Who drafted or approved the sheet, and when. No order between the dates is assumed."""

    on: Day
    by: Line
    function: Line


class Commitment(Record):
    """A commitment of the quality label that the procedure answers to."""

    part: Line
    number: Line


class Item(Record):
    """A line of an article's list; a topic is what an agenda can cover."""

    text: Prose
    topic: Slug | None = None
    where_applicable: Flag = False


class Vouched(Record):
    """Somebody's word that an article which no rule checks is kept."""

    by: Line
    on: Day
    how: Prose


class Article(Record):
    """What the sheet prescribes: its verbatim words, or the article whose sentence holds it."""

    id: Slug
    text: Prose | None = None
    within: Slug | None = None
    items: tuple[Item, ...] = ()
    meetings_per_year: Count | None = None
    notice: Delay | None = None
    vouched: Vouched | None = None


class Block(Record):
    """A paragraph of the sheet: a text, a run of articles, or the composition."""

    text: Prose | None = None
    articles: tuple[Slug, ...] = ()
    composition: Flag = False


class Section(Record):
    """A heading and what stands under it."""

    heading: Line
    body: tuple[Block, ...] = ()


class Seat(Titled):
    """A place on the committee. `title` is the sheet's own; `body` names who designates.

    `head`: the office of whoever heads the body, where that is no president.
    """

    id: Slug
    letter: Letter
    body: Line | None = None
    head: Line | None = None
    representative: Line | None = None
    secretary: Flag = False

    @property
    def line(self) -> str:
        """The seat as the sheet writes it."""
        return f"{self.title} {self.representative}" if self.representative else self.title


class College(Record):
    """A group of seats under one title. `eligible`: bodies that may be empty."""

    college: Slug
    title: Line
    seats: tuple[Seat, ...] = ()
    open_clause: Prose | None = None
    eligible: Flag = False


class Procedure(Record):
    """The sheet: references, plan, articles, composition."""

    reference: Line
    title: Line
    authority: Line | None = None
    motto: Line | None = None
    label: Line | None = None
    domain: Line | None = None
    updated: Day | None = None
    drafted: Signed | None = None
    approved: Signed | None = None
    commitments: tuple[Commitment, ...] = ()
    sections: tuple[Section, ...] = ()
    articles: tuple[Article, ...] = ()
    composition: tuple[College, ...]

    def seats(self) -> Iterator[Seat]:
        """All seats, in the order of the sheet."""
        for college in self.composition:
            yield from college.seats
