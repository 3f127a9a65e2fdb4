"""minutes/: who attended, what was said of each item, and the stages of the minutes.

Structure stands in `minutes.yaml`; the prose of an item in `NN-ITEM.md` beside it.
"""

from typing import Literal, Self

from pydantic import Field, model_validator

from clu.model.event import Channel, Event, PublishedPart
from clu.model.follow_up import Answer
from clu.model.person import Person
from clu.model.record import Record
from clu.model.values import ActionState, Day, FileName, Hour, Line, Moment, Prose, Slug, refused

State = Literal["présent", "à distance", "suppléé", "représenté", "excusé", "absent"]
HERE: frozenset[State] = frozenset(["présent", "à distance", "suppléé", "représenté"])
"""The states of a seat for which somebody took part."""

StageName = Literal["projet", "soumis à observations", "validé"]


class Presence(Record):
    """How somebody took part: from when to when; `items`: for these items of the agenda alone."""

    arrived: Hour | None = None
    left: Hour | None = None
    items: tuple[Slug, ...] = ()


class Attendance(Presence):
    """The state of a seat or of a guest.

    `person`: who came in the end, or apologised, where that is not the person expected: the
    substitute, the representative. An apology may name nobody.
    """

    seat: Slug | None = None
    guest: Slug | None = None
    state: State
    person: Person | None = None

    @model_validator(mode="after")
    def _is_of_somebody(self) -> Self:
        if (self.seat is None) == (self.guest is None):
            raise refused(
                "présence sans siège ni invité, ou des deux à la fois",
                "écrivez seat ou guest, l’un des deux\u202f; les autres personnes vont sous others",
            )
        return self


class Other(Presence):
    """Somebody who is neither on a seat nor a guest; `accompanies`: came along with that seat.

    `body`: for which body, where it has no seat, or where another person sits for it.
    """

    person: Person
    state: Literal["présent", "à distance", "excusé"] = "présent"
    accompanies: Slug | None = None
    body: Line | None = None


class Opinion(Record):
    """The opinion of a body: a seat or a guest, never a person."""

    body: Slug
    text: Prose


class Proposal(Record):
    """What the users ask for. It keeps its `id` across meetings; `author` is a seat or a guest.

    A later meeting that takes it up again names the `id`, and gives what is new.
    """

    id: Slug
    author: Slug | None = None
    text: Prose | None = None
    answer: Answer | None = None


class Action(Record):
    """Who does what until when; `owner` is a seat or a guest, `service` any other one."""

    id: Slug
    text: Prose | None = None
    owner: Slug | None = None
    service: Line | None = None
    until: Day | None = None
    state: ActionState | None = None


class Examined(Record):
    """A document that was examined, and what came of it; `paper` is its file in `papers/`."""

    title: Line
    paper: FileName | None = None
    outcome: Line | None = None


class Discussion(Record):
    """What the minutes record of an item of the agenda, beside its prose."""

    item: Slug
    opinions: tuple[Opinion, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    decisions: tuple[Prose, ...] = ()
    actions: tuple[Action, ...] = ()
    documents: tuple[Examined, ...] = ()


class Minutes(Event):
    """minutes/minutes.yaml. `on` is the date of the document; empty while it is being written.

    `secretary`: who kept them, where that is not whoever sat on the secretary's seat.
    """

    on: Day | None = None
    drafted_by: Line | None = None
    reviewed_by: Line | None = None
    chair: Slug | None = None
    secretary: Person | None = None
    opened: Hour | None = None
    closed: Hour | None = None
    attendance: tuple[Attendance, ...] = ()
    others: tuple[Other, ...] = ()
    discussions: tuple[Discussion, ...] = Field(default=(), alias="items")
    next_meeting: Day | None = None


class Stage(Event):
    """minutes/stages/NN.yaml: a stage that the minutes reached; `until`: the end of remarks.

    `parts`: of what was validated, so that a change afterwards can be named.

    Sending and going online are no stages of their own: `publications/` records them.
    """

    stage: StageName
    on: Day
    until: Day | None = None
    function: Line | None = None
    parts: tuple[PublishedPart, ...] = ()


class Remark(Event):
    """minutes/remarks/NN-SEAT.yaml: a remark on the draft, and what was made of it."""

    received: Moment
    channel: Channel | None = None
    item: Slug | None = None
    text: Prose
    outcome: Prose | None = None
