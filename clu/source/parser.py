"""The events of YAML: libyaml's where it is at hand, PyYAML's own otherwise, with equal results."""

import re
from typing import Any, Final

import yaml
from yaml.events import Event, ScalarEvent

NOTHING: Final = frozenset(["", "~", "null", "Null", "NULL"])
"""What is absent, where it stands without quotes."""


class PurePython(yaml.BaseLoader):
    """The parser in Python, for where libyaml is missing; slower, with the same results.

    Inside brackets it would take each question mark for a sign of its own. libyaml takes only one
    that begins an item for it, so the others are hidden from it, and put back.
    """

    INSIDE: Final = re.compile(r"([^\s\[{,?:-] *)(\?+)")

    def __init__(self, text: str) -> None:
        private = map(chr, range(0xE000, 0xF900))
        self.hidden = next(character for character in private if character not in text)
        super().__init__(self.INSIDE.sub(self.hide, text))

    def hide(self, found: re.Match[str]) -> str:
        """Question marks that follow something else than the beginning of an item."""
        return found[1] + self.hidden * len(found[2])

    def get_event(self) -> Event:
        """The next event, with the question marks of its text."""
        event: Event = super().get_event()  # type: ignore[no-untyped-call]
        if type(event) is ScalarEvent:
            event.value = event.value.replace(self.hidden, "?")
        return event


LOADER: Any = getattr(yaml, "CBaseLoader", PurePython)
