"""Where each value of a text was written: asked for by what is wrong, or to be shown.

A text without a fault never asks; its places are found by a second walk over the same events.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeAlias

import yaml
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from clu import pitfalls
from clu.source import parser

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Place: TypeAlias = "int | Fields | Items"
"""An offset in the text, counted from 0: alone, or with those of what stands inside."""
ENDS = (MappingEndEvent, SequenceEndEvent)
LAST = (DocumentEndEvent, StreamEndEvent)


class Fields:
    """Where a mapping stands (its key, or without one itself), its keys and their values."""

    __slots__ = ("fields", "keys", "pending", "start")

    def __init__(self, start: int) -> None:
        self.start = start
        self.keys: dict[str, int] = {}
        self.fields: dict[str, Place] = {}
        self.pending: tuple[str | None, int] | None = None  # the key whose value comes next

    def add(self, key: str | None, at: int, place: Place) -> None:
        """A value and its key; of equal keys the first one counts."""
        if key is not None and key not in self.keys:
            self.keys[key] = at
            self.fields[key] = place


class Items:
    """Where a list stands (its key, or without one itself), and its items."""

    __slots__ = ("items", "start")

    def __init__(self, start: int) -> None:
        self.start = start
        self.items: list[Place] = []


class Places:
    """The places of a text: of its root, and of each mapping in the order in which they begin.

    Known up to a slip of syntax, or to where it goes deeper than anybody writes.
    """

    def __init__(self, text: str) -> None:
        self.root: Place = 0
        self.mappings: list[Fields] = []
        self.open: list[Fields | Items] = []
        for event in _events(text):
            self._take(event)
            if len(self.open) > pitfalls.DEEPEST:
                break

    def _take(self, event: Any) -> None:
        if isinstance(event, ENDS):
            self.open.pop()
        elif isinstance(event, NodeEvent):
            place = self._hang(event, event.start_mark.index)  # type: ignore[union-attr]
            if isinstance(place, Fields):
                self.mappings.append(place)
            if not isinstance(place, int):
                self.open.append(place)

    def _hang(self, event: NodeEvent, at: int) -> Place:
        """The place of a node, within what is open."""
        inside = self.open[-1] if self.open else None
        if isinstance(inside, Fields):
            if inside.pending is None:  # a key; a collection that stands for one is walked too
                inside.pending = (event.value if isinstance(event, ScalarEvent) else None, at)
                return _place(event, at, at)
            key, start = inside.pending
            place = _place(event, at, start)
            inside.add(key, start, place)
            inside.pending = None
            return place
        place = _place(event, at, at)
        if inside is None:
            self.root = place
        else:
            inside.items.append(place)
        return place


def _place(event: NodeEvent, at: int, start: int) -> Place:
    """The place of a node at `at`; what is absent stands where its key stands."""
    if isinstance(event, MappingStartEvent):
        return Fields(start)
    if isinstance(event, SequenceStartEvent):
        return Items(start)
    absent = isinstance(event, AliasEvent) or (
        isinstance(event, ScalarEvent) and event.value in parser.NOTHING and not event.style
    )
    return start if absent else at


def _events(text: str) -> Iterator[Any]:
    """The events of a text's one document, up to a slip of syntax."""
    loader: Any = parser.LOADER(text)
    try:
        with suppress(yaml.MarkedYAMLError):
            while not isinstance(event := loader.get_event(), LAST):
                yield event
    finally:
        loader.dispose()


def follow(place: Place, path: Sequence[str | int], *, key: bool) -> int:
    """The offset at `path`, followed as far as it goes; a step that leads nowhere is passed over.

    `key`: that of the key instead of the value.
    """
    key_at = start(place)
    for step in path:
        if isinstance(place, Fields) and str(step) in place.fields:
            key_at, place = place.keys[str(step)], place.fields[str(step)]
        elif isinstance(place, Items) and isinstance(step, int) and 0 <= step < len(place.items):
            place = place.items[step]
            key_at = start(place)
    return key_at if key else start(place)


def start(place: Place) -> int:
    """Where what stands at a place begins."""
    return place if isinstance(place, int) else place.start
