"""meeting.yaml: when, where, what about. Its day is its folder's name, not repeated inside."""

from pydantic import Field

from clu.model.person import Contact, Person
from clu.model.procedure import Letter
from clu.model.record import Record
from clu.model.titled import Titled
from clu.model.values import Count, Day, FileName, Flag, Hour, Line, Slug


class Place(Record):
    """Where one meets."""

    name: Line
    room: Line | None = None
    address: tuple[Line, ...] = ()


class Paper(Record):
    """A document of an item, in the meeting's `papers/`; `on_table`: handed out on the day."""

    file: FileName | None = None
    title: Line
    owner: Slug | None = None
    due: Day | None = None
    on_table: Flag = False


class Item(Record):
    """An item of the agenda, and the topics of the sheet that it covers.

    `follow_up`: the ids of the proposals and actions of earlier meetings that it takes up again.
    """

    id: Slug
    title: Line
    topics: tuple[Slug, ...] = ()
    presenter: Slug | None = None
    minutes: Count | None = None
    papers: tuple[Paper, ...] = ()
    follow_up: tuple[Slug, ...] = ()


class Guest(Titled):
    """Somebody whom an agenda item makes necessary; an association, or the administration.

    A `body` is written to through its `head`, its president as a rule, as the seats of bodies are.
    """

    id: Slug
    item: Slug | None = None
    college: Slug | None = None
    letter: Letter
    body: Line | None = None
    head: Line | None = None
    person: Person | None = None
    contact: Contact | None = None


class Sheet(Record):
    """meeting.yaml: when, where, who chairs, the agenda, the guests."""

    hour: Hour = Field(alias="time")
    ends: Hour | None = None
    places: tuple[Place, ...] = ()
    remote: Line | None = None
    chair: Slug | None = None
    agenda: tuple[Item, ...] = ()
    guests: tuple[Guest, ...] = ()
