"""A pitfall as a value: where somebody fell into it, what is so, and what to do."""

from typing import Literal, NamedTuple

Kind = Literal[
    "invalid-yaml",
    "duplicate-key",
    "refused-feature",
    "encoding",
    "symbolic-link",
    "unsafe-character",
    "unreadable",
]


class Pitfall(NamedTuple):
    """What somebody fell into: where, what is so, and what to do."""

    kind: Kind
    offset: int
    fact: str
    hint: str


def invalid(offset: int, fact: str, hint: str) -> Pitfall:
    """What is no YAML, or not the YAML that was meant."""
    return Pitfall("invalid-yaml", offset, fact, hint)
