"""The state of the committee as lines for a terminal: few colours, none without its words."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from clu import french
from clu.french import NBSP, NNBSP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clu.report.judgement import Paint
    from clu.status.progress import Coming, Point
    from clu.status.state import Line, Section, State

INDENT, DEEPER = "  ", "    "


def lines(state: State, paint: Paint, width: int) -> Iterator[str]:
    """All lines, those of commands unbroken so that they can be copied.

    What is to be done comes last, and so stays on a screen of 24 lines when the rest has gone by.
    """
    yield from _head(state, paint, width)
    yield from _ahead(state, paint, width)
    if state.idle:
        yield ""
        yield from _folded(state.idle, width)
    for section in state.sections:
        yield from _section(section, paint, width)
    if state.farther:
        yield ""
    for sentence in state.farther:
        yield from _folded(sentence, width)
    yield ""
    yield from _folded(f"Suivi{NBSP}: {state.follow_up}", width)
    for place in state.unread:
        yield from _folded(f"Illisible, et donc peut-être incomplet ici{NBSP}: {place}", width)


def _head(state: State, paint: Paint, width: int) -> Iterator[str]:
    one = state.committee
    name = f"{french.capitalise(one.name)} ({one.abbreviation}) {one.of_institution}"
    for line in wrap(name, width, break_on_hyphens=False):
        yield paint(line, "place")
    yield french.capitalise(state.date)


def _ahead(state: State, paint: Paint, width: int) -> Iterator[str]:
    """The next meeting and those after it; nothing where its sheet cannot be read."""
    if state.next or state.nothing or state.others:
        yield ""
    if state.next:
        yield from _meeting(state.next, paint, width)
    for sentence in state.nothing:
        yield from _folded(sentence, width)
    if state.others:
        others = f"{NNBSP}; ".join(state.others)
        yield from _folded(f"Réunions suivantes{NBSP}: {others}", width, INDENT, DEEPER)
    if state.next:
        yield from _agenda(state.next, paint, width)


def _meeting(one: Coming, paint: Paint, width: int) -> Iterator[str]:
    yield paint("Prochaine réunion", "place")
    yield from _folded(f"{french.capitalise(one.when)}, {one.away}", width, INDENT)
    if one.where:
        yield from _folded(one.where, width, INDENT)
    for fact in one.facts:
        label = f"{fact.label}{NBSP}: "
        yield from _folded(label + fact.text, width, INDENT, DEEPER)


def _agenda(one: Coming, paint: Paint, width: int) -> Iterator[str]:
    if not one.agenda:
        return
    yield ""
    length = f", {one.length}" if one.length else ""
    yield paint(f"Ordre du jour de la prochaine réunion{length}", "place")
    for number, point in enumerate(one.agenda, 1):
        yield from _point(number, point, width)


def _point(number: int, one: Point, width: int) -> Iterator[str]:
    head = f"{number}. "
    hang = INDENT + " " * len(head)
    yield from _folded(f"{head}{one.title}", width, INDENT, hang)
    yield from _folded(one.who, width, hang)
    for paper in one.papers:
        yield from _folded(f"pièce {paper}", width, hang, hang + INDENT)


def _section(one: Section, paint: Paint, width: int) -> Iterator[str]:
    yield ""
    yield paint(one.heading, "error" if one.id == "late" else "place")
    for line in one.lines:
        yield from _line(line, paint, width)


def _line(one: Line, paint: Paint, width: int) -> Iterator[str]:
    kind = "error" if one.late else "warning" if one.soon else ""
    yield from (paint(line, kind) for line in _folded(one.when, width, INDENT, DEEPER))
    yield from _folded(one.what, width, DEEPER)
    for detail in (one.who, one.why):
        yield from (paint(line, "dim") for line in _folded(detail, width, DEEPER, DEEPER))
    if one.command or one.file:
        yield f"{DEEPER}{one.command or one.file}"


def _folded(text: str, width: int, indent: str = "", hang: str | None = None) -> list[str]:
    rest = indent if hang is None else hang
    return wrap(text, width, initial_indent=indent, subsequent_indent=rest, break_on_hyphens=False)
