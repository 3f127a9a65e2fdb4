"""A comparison as lines for a terminal."""

from __future__ import annotations

import re
from textwrap import wrap
from typing import TYPE_CHECKING

from clu import french
from clu.french import NBSP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clu.diff.change import Change
    from clu.diff.comparison import Comparison
    from clu.report.judgement import Paint

MARK, DEEPER = "  - ", "    "
NOTHING = "Aucun changement."
NOTHING_READ = "Aucun changement dans ce qui a pu être comparé."
UNREAD = "Non comparé, faute de pouvoir le lire"


def lines(found: Comparison, paint: Paint, width: int) -> Iterator[str]:
    """All lines: what is compared, and what not; the changes by section, and how many."""
    yield paint("Changements du registre", "place")
    yield from _folded(f"Avant{NBSP}: {found.before}", width, "", DEEPER)
    yield from _folded(f"Après{NBSP}: {found.after}", width, "", DEEPER)
    if found.unread:
        yield ""
        for one in found.unread:
            yield from _folded(f"{UNREAD}{NBSP}: {one}.", width, "", DEEPER)
    for section in found.sections:
        yield ""
        yield paint(section.heading, "warning" if section.alerts else "place")
        for change in section.changes:
            yield from _change(change, paint, width)
    yield ""
    yield total(found)


def sentence(fact: str) -> str:
    """A fact or a reason as a sentence on one line; a name that stands first keeps its letters."""
    line = re.sub(r"[ \t\r\n]+", " ", fact).strip()
    return f"{line[:1].upper()}{line[1:]}{'' if line.endswith(('.', '!', '?')) else '.'}"


def total(found: Comparison) -> str:
    """« 12 changements, dont 2 à relire de près. »"""
    number = sum(len(one.changes) for one in found.sections)
    alerts = sum(len(one.changes) for one in found.sections if one.alerts)
    if not number:
        return NOTHING_READ if found.unread else NOTHING
    among = f", dont {french.number(alerts)} à relire de près" if alerts else ""
    return f"{french.plural(number, 'changement')}{among}."


def _change(one: Change, paint: Paint, width: int) -> Iterator[str]:
    yield from _folded(sentence(one.text), width, MARK, DEEPER)
    if one.why:
        for line in _folded(sentence(one.why), width, DEEPER + DEEPER, DEEPER + DEEPER):
            yield paint(line, "dim")


def _folded(text: str, width: int, first: str, rest: str) -> list[str]:
    return wrap(text, width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)
