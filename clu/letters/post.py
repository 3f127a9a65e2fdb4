"""A mailing on its way out: where it comes from, and what goes with each letter."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clu.letters.letter import Mailing
    from clu.meeting import Meeting
    from clu.register import Register


@dataclass(frozen=True, slots=True)
class Post:
    """The letters about a meeting; `enclosed`: files, by name, that go with every letter."""

    register: Register
    meeting: Meeting
    mailing: Mailing
    enclosed: Mapping[str, bytes] = field(default_factory=dict)
