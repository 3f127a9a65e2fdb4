"""YAML with comments, for files that a person goes on writing: notes, entries, examples.

A note says what a key is for; an example is YAML behind « # » and one space, whose removal leaves
lines that stand where they belong.
"""

from __future__ import annotations

import re
from textwrap import wrap
from typing import TYPE_CHECKING

from clu.writing import as_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from clu.writing import Value

WIDTH = 96
LIST = "list"
FIRST_KEY = re.compile(r"  (?:- |  )(?P<key>\w+):")
NONE: Mapping[str, str] = {}


def note(text: str, indent: str = "") -> Iterator[str]:
    """A comment of as many lines as it takes."""
    head = f"{indent}# "
    yield from wrap(
        text,
        WIDTH,
        initial_indent=head,
        subsequent_indent=head,
        break_long_words=False,
        break_on_hyphens=False,
    )


def entry(
    content: Mapping[str, Value],
    *,
    beside: Mapping[str, str] = NONE,
    above: Mapping[str, str] = NONE,
) -> Iterator[str]:
    """An item of a list, set in by two spaces.

    `beside`: comments at the end of the lines of its own keys. `above`: comments over the lines
    that read so.
    """
    for line in as_yaml({LIST: [dict(content)]}).splitlines()[1:]:
        told = above.get(line.strip())
        if told:
            yield from note(told, " " * (len(line) - len(line.lstrip())))
        found = FIRST_KEY.match(line)
        remark = beside.get(found["key"]) if found else None
        yield f"{line}  # {remark}" if remark else line


def empty(*keys: str) -> Iterator[str]:
    """Keys for a person to fill in."""
    yield from (f"{key}:" for key in keys)


def example(content: Mapping[str, Value]) -> Iterator[str]:
    """The value of a key as an example; the key itself stands there already."""
    yield from (f"# {line}" for line in as_yaml(content).splitlines()[1:])
