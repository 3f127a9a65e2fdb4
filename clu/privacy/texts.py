"""The free text of a meeting: what people wrote that documents print, and where each word stands.

Every text field of the models is one, a field added later included, but for those named here: who
people are is structured data, shown as each audience may see it, and some fields are never printed.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, get_args

from clu.model.contacts import SeatContact
from clu.model.event import Event
from clu.model.meeting import Guest, Place, Sheet
from clu.model.minutes import Minutes
from clu.model.person import Contact, Person
from clu.model.record import Record
from clu.model.values import Reads, read_line, read_prose

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clu.meeting import Meeting, Part
    from clu.register import Register
    from clu.source import Position, Source

STRUCTURED: dict[type[Record], frozenset[str]] = {
    Person: frozenset(["civility", "first_name", "last_name", "salutation", "closing"]),
    Contact: frozenset(["address", "email", "phone"]),
    SeatContact: frozenset(["seat"]),
    Event: frozenset(["amends", "reason", "by"]),
    Minutes: frozenset(["drafted_by", "reviewed_by"]),
    Guest: frozenset(["head"]),
    Place: frozenset(["address"]),
    Sheet: frozenset(["remote"]),
}
"""Text that the internet never gets as it is written: each audience gets what it may see of it.

The address of a place where one meets is public, and how one takes part at a distance is told to
those invited alone.
"""


class Text(NamedTuple):
    """A text of somebody: its source, and from which character on it was written there."""

    value: str
    source: Source
    start: int
    field: str

    def at(self, start: int, end: int) -> Position:
        """Where its characters stand in the file; else where it begins.

        A quoted or folded scalar is not written as it is read: the words are looked for.
        """
        words = self.value[start:end].split()
        before = self.value[:start].count(self.value[start:end])
        pattern = r"\s+".join(map(re.escape, words))
        matches = re.finditer(pattern, self.source.text[self.start :])
        found = next((one for number, one in enumerate(matches) if number == before), None)
        return self.source.at(self.start + (found.start() if found else 0))


def of_meeting(register: Register, meeting: Meeting) -> Iterator[Text]:
    """The free texts of a meeting's documents, with those of what became of its proposals.

    Raises:
        UnreadError: one of the files could not be read.
    """
    yield from of_record(meeting.sheet)
    if meeting.minutes:
        yield from of_record(meeting.minutes)
    for announced in meeting.substitutions.values():
        if announced.event.substitute:
            yield from of_record(announced.event.substitute)
    for stage in meeting.stages:
        yield from of_record(stage.event)
    for prose in meeting.prose.values():
        source = prose.document.source
        yield Text(source.text, source, 0, "prose")
    if meeting.results:
        yield from of_record(meeting.results)
    raised = _raised(register)
    for step in register.follow_ups:
        if raised.get(step.matter) == meeting.id:
            yield from of_record(step.event)


def _raised(register: Register) -> dict[str, str]:
    """For each proposal and action, the meeting whose minutes raised it."""
    found: dict[str, str] | None = register.derived.get(__name__)
    if found is None:
        found = {}
        for meeting in sorted(register.meetings, key=lambda one: (one.day, one.id)):
            minutes = meeting.minutes_part.value
            for one in minutes.discussions if minutes else ():
                for id_ in chain((p.id for p in one.proposals), (a.id for a in one.actions)):
                    found.setdefault(id_, meeting.id)
        register.derived[__name__] = found
    return found


def of_record(record: Record) -> Iterator[Text]:
    """Every free text of a record and of those within it."""
    for field in fields(type(record)):
        value = getattr(record, field.name)
        if value is None or value == ():
            continue
        if field.kind == "record":
            for one in value if isinstance(value, tuple) else (value,):
                yield from of_record(one)
        elif isinstance(value, tuple):
            for number, text in enumerate(value):
                yield _text(record, text, field, number)
        else:
            yield _text(record, value, field)


def _text(record: Record, value: str, field: Field, *path: int) -> Text:
    origin = record.origin
    return Text(value, origin.source, origin.offset(field.key, *path), field.key)


class Field(NamedTuple):
    """A field of a model that holds text or records: its name, its key in the file."""

    name: str
    key: str
    kind: Literal["text", "record"]


@cache
def fields(model: type[Record]) -> tuple[Field, ...]:
    """The fields that hold free text, or records that may."""
    structured = frozenset(
        chain.from_iterable(names for one, names in STRUCTURED.items() if issubclass(model, one))
    )
    found = []
    for name, info in model.model_fields.items():
        kind = kind_of(info)
        if kind and name not in structured:
            found.append(Field(name, info.alias or name, kind))
    return tuple(found)


def kind_of(info: Any) -> Literal["text", "record"] | None:
    """Whether a field holds text of a line or more, or records; all else names nobody."""
    parts = tuple(_parts(info.annotation))
    if any(isinstance(one, type) and issubclass(one, Record) for one in parts):
        return "record"
    readers = [one.reader for one in (*info.metadata, *parts) if isinstance(one, Reads)]
    return "text" if any(one in (read_line, read_prose) for one in readers) else None


def _parts(annotation: Any) -> Iterable[Any]:
    """A type and all that it is made of, with what is said of it."""
    yield annotation
    for one in (*get_args(annotation), *getattr(annotation, "__metadata__", ())):
        yield from _parts(one)


def sources(register: Register, meetings: Iterable[Meeting]) -> Iterator[Source]:
    """The files out of which a page may have its words, the likeliest first."""
    seen: set[int] = set()
    for source in _files(register, meetings):
        if id(source) not in seen:
            seen.add(id(source))
            yield source


def _files(register: Register, meetings: Iterable[Meeting]) -> Iterator[Source]:
    for meeting in meetings:
        yield from (prose.document.source for prose in meeting.prose_part.value or ())
        yield from (one.origin.source for one in _records(meeting))
    yield from (one.event.origin.source for one in register.follow_ups_part.value or ())
    yield register.committee.origin.source
    yield from (version.sheet.origin.source for version in register.versions_part.value or ())
    whole: tuple[Part[Any], ...] = (
        register.authorities_part,
        register.decisions_part,
        register.agreements_part,
    )
    yield from (one.value.origin.source for one in whole if one.value is not None)
    for dated in register.roster_part.value.by_seat.values():
        yield from (one.designation.origin.source for one in dated)


def _records(meeting: Meeting) -> Iterator[Record]:
    singles: tuple[Part[Any], ...] = (
        meeting.minutes_part,
        meeting.results_part,
        meeting.sheet_part,
    )
    yield from (one.value for one in singles if one.value is not None)
    several: tuple[Part[Any], ...] = (
        meeting.remarks_part,
        meeting.stages_part,
        meeting.substitutions_part,
        meeting.replies_part,
        meeting.convocations_part,
        meeting.publications_part,
    )
    for part in several:
        yield from (one.event for one in part.value or ())
