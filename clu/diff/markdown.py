"""A comparison as Markdown, for the comment of a merge request or the summary of a job.

Whatever comes from the register is text: no markup, no image, no link, and on a forge no mention of
anybody, no reference to an issue either, which a forge makes of plain words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clu.diff.text import UNREAD, sentence, total
from clu.documents.markup import markdown
from clu.french import NBSP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clu.diff.comparison import Comparison

JOINER = "\u2060"
"""A word joiner: it has no width, and no forge sees a mention or an address across it."""
LIVELY = r"(?<=[@#!$%&~:])(?=[\w\"])|(?<=:)(?=//)|(?<=www)(?=\.)|(?<=[Gg][Hh])(?=-\d)"
"""Where a forge would see a mention, a reference, an emoji or an address."""


def as_markdown(found: Comparison) -> str:
    """The whole page; its highest heading is of the second level."""
    return "\n".join(_lines(found)) + "\n"


def _lines(found: Comparison) -> Iterator[str]:
    yield "## Changements du registre"
    yield ""
    yield f"Avant{NBSP}: {_text(found.before)}  "
    yield f"Après{NBSP}: {_text(found.after)}"
    if found.unread:
        yield from ("", f"{UNREAD}{NBSP}:", "")
        yield from (f"- {_text(one)}" for one in found.unread)
    for section in found.sections:
        yield from ("", f"### {section.heading}", "")
        for change in section.changes:
            yield f"- {_text(sentence(change.text))}"
            if change.why:
                yield f"  - {_text(sentence(change.why))}"
    yield from ("", total(found))


def _text(text: str) -> str:
    """Words that show themselves, on one line."""
    line = re.sub(r"[ \t\r\n]+", " ", text)
    return str(markdown(re.sub(LIVELY, JOINER, line)))
