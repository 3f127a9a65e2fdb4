"""From a text to its tree, in one walk over the parser's events."""

from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any, Final

import yaml
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from clu import pitfalls
from clu.pitfalls import Pitfall
from clu.source import parser
from clu.source.document import ORIGIN, Document, Origin, Value
from clu.source.parser import NOTHING

MOST_FAULTS: Final = 100
ODD_KEYS: Final = NOTHING | {ORIGIN, "<<"}
LONGEST_NOTHING: Final = max(map(len, NOTHING))
"""Longer texts need not be looked up among those that mean nothing."""


class _EnoughError(Exception):
    """So many faults, or values so deep, that the rest of the file is not looked at."""


class Tree:
    """Walks the parser's events once, and hangs the tree on the document.

    A scalar on a line that is a suspect, counted from 0, is looked at for what is typed wrongly,
    yet parses. Where no line is one, the text is calm: it has neither anchors nor tags.
    """

    def __init__(self, document: Document, text: str, suspects: set[int]) -> None:
        self.document = document
        self.source = document.source
        self.text = text
        self.suspects = suspects
        self.calm = not suspects
        self.mappings = 0
        self.found: list[Pitfall] = []
        self.loader: Any = parser.LOADER(text)
        self.get: Callable[[], Any] = self.loader.get_event

    def build(self, *, explain: bool) -> list[Pitfall]:
        """Hangs the tree on the document, and returns what is wrong with it.

        A slip of syntax ends it; `explain` it unless it may follow from what is known already.
        """
        try:
            self.only_document()
        except yaml.MarkedYAMLError as error:
            if explain:
                self.stopped(error)
        except _EnoughError:
            pass
        finally:
            self.loader.dispose()
        return self.found

    def stopped(self, error: yaml.MarkedYAMLError) -> None:
        """Says what is wrong where the parser gave up, unless that is known already."""
        at = error.problem_mark.index if error.problem_mark else 0
        since = error.context_mark.index if error.context_mark else at
        words = f"{error.context} {error.problem}"
        found = pitfalls.explained(pitfalls.Stop(self.text, since, at, words))
        if found.offset not in {known.offset for known in self.found}:
            self.found.append(found)

    def only_document(self) -> None:
        """The tree of the file; a second one in it is refused."""
        self.get()  # the stream begins
        event = self.get()
        if type(event) is StreamEndEvent:
            return
        if event.start_mark.index < len(self.text) and self.text[event.start_mark.index] == "%":
            self.refuse(pitfalls.feature(self.text, event.start_mark.index))
            return
        self.document.root = self.value(self.get(), 0)
        self.get()  # the document ends
        event = self.get()
        if type(event) is not StreamEndEvent:
            self.refuse(pitfalls.feature(self.text, event.start_mark.index, "-"))

    def value(self, event: Any, depth: int) -> Value:
        """The value that an event is, or begins."""
        return self.scalar(event) if type(event) is ScalarEvent else self.collection(event, depth)

    def scalar(self, event: ScalarEvent) -> str | None:
        """A text, or None for what is absent."""
        text = event.value
        if self.suspects or " -" in text:
            self.inspect(event)
        if text in NOTHING and not event.style:
            self.document.gaps = True
            return None
        return text

    def collection(self, event: NodeEvent, depth: int) -> Value:
        """A mapping or a list; an alias is refused and stands for nothing."""
        if type(event) is AliasEvent:
            self.refuse(pitfalls.feature(self.text, _start(event)))
            self.document.gaps = True
            return None
        if not self.calm and (event.anchor or getattr(event, "tag", None)):
            self.refuse(pitfalls.feature(self.text, _start(event)))
        if depth >= pitfalls.DEEPEST:
            self.refuse(pitfalls.too_deep(self.text, _start(event)))
            raise _EnoughError
        if type(event) is MappingStartEvent:
            return self.mapping(depth + 1)
        return self.sequence(depth + 1)

    def mapping(self, depth: int) -> Value:
        """A mapping; of equal keys the first one counts.

        A key and a scalar on a line that is no suspect are taken here: two calls less a line.
        """
        origin = Origin(self.source, self.mappings)
        self.mappings += 1
        found: dict[str, Value | Origin] = {ORIGIN: origin}
        get, calm = self.get, self.calm
        while type(first := get()) is not MappingEndEvent:
            key: str | None = first.value if calm and type(first) is ScalarEvent else None
            if key is None or key in ODD_KEYS:
                key = self.key(first, depth)
            event = get()
            value: Value
            if type(event) is not ScalarEvent:
                value = self.collection(event, depth)
            else:
                value = event.value
                if not calm or len(value) <= LONGEST_NOTHING or " -" in value:
                    value = self.scalar(event)
            if key is None:
                continue
            if value is None and ":" in key:  # {nom:Durand}
                self.refuse_all(pitfalls.first_word(self.text, _start(first), key))
            if key in found:
                self.duplicate(key, origin, _start(first))
            else:
                found[key] = value
        return found

    def sequence(self, depth: int) -> Value:
        """A list."""
        found: list[Value] = []
        get, calm = self.get, self.calm
        while type(event := get()) is not SequenceEndEvent:
            if type(event) is not ScalarEvent:
                found.append(self.collection(event, depth))
                continue
            text = event.value
            odd = not calm or len(text) <= LONGEST_NOTHING or " -" in text
            found.append(self.scalar(event) if odd else text)
        return found

    def key(self, event: Any, depth: int) -> str | None:
        """The text of a key; None where it is refused."""
        if type(event) is not ScalarEvent:
            self.refuse(pitfalls.not_a_key(self.text, _start(event)))
            self.value(event, depth)
            return None
        if self.suspects:
            self.inspect(event, key=True)
        if event.value in ODD_KEYS:
            return self.odd_key(event)
        return event.value

    def odd_key(self, event: ScalarEvent) -> str | None:
        """A key that means something else than its text, unless it is quoted."""
        if event.value == ORIGIN:
            self.refuse(pitfalls.feature(self.text, _start(event), ORIGIN))
            return None
        if event.style:
            return event.value
        if event.value == "<<":
            self.refuse(pitfalls.feature(self.text, _start(event)))
        else:
            self.refuse(pitfalls.not_a_key(self.text, _start(event)))
        return None

    def duplicate(self, key: str, origin: Origin, offset: int) -> None:
        """A key that its mapping has already."""
        self.refuse(pitfalls.duplicate(key, offset, origin.at(key, key=True).line))

    def inspect(self, event: ScalarEvent, *, key: bool = False) -> None:
        """What is wrong with a scalar that the parser has let pass."""
        start, end = event.start_mark, event.end_mark
        if start is None or end is None:
            return
        if self.suspects.isdisjoint(range(start.line, end.line + 1)) and " -" not in event.value:
            return
        if event.anchor or event.tag:
            self.refuse(pitfalls.feature(self.text, start.index))
        elif not event.style:
            found = pitfalls.plain(self.text, start.index, end.index, start.column, key=key)
            self.refuse_all(found)
        elif event.style == '"':
            self.refuse_all(pitfalls.double_quoted(self.text, start.index, end.index))

    def refuse(self, *found: Pitfall) -> None:
        """Keeps what is wrong; see `refuse_all`."""
        self.refuse_all(found)

    def refuse_all(self, found: Iterable[Pitfall]) -> None:
        """Keeps what is wrong, up to what anybody would read."""
        self.found.extend(islice(found, MOST_FAULTS - len(self.found)))
        if len(self.found) >= MOST_FAULTS:
            raise _EnoughError


def _start(event: Any) -> int:
    """Where an event begins, as a character of the text."""
    offset: int = event.start_mark.index
    return offset
