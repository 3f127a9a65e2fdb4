"""Of several committees: the heading of each, and at the end a line for each that has findings."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from clu import french
from clu.french import NBSP, NNBSP
from clu.report.judgement import reason, shown_path, tally

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clu.judging import Judged
    from clu.report.judgement import Judgement, Paint, Tally

LONGEST = 40
"""So many committees are listed at the end, those with errors first; the others are counted."""

HEADS = ("erreurs", "avert.", "écarts", "dérog.")
RULE = "─"
UNJUDGED = ("comité non jugé", "comités non jugés")
UNCOMPARED = (
    "comité jugé sans être comparé à la révision",
    "comités jugés sans être comparés à la révision",
)


def heading(judged: Judged, paint: Paint, width: int) -> str:
    """The committee's name and folder, and what was found there in all."""
    words = tally(judged.findings).words
    where = f"{shown_path(judged.folder)}{NBSP}: {words}"
    lines = [line for text in (judged.name, where) for line in _folded(text, width)]
    lines += [line for note in judged.notes for line in _folded(note, width)]
    named = len(_folded(judged.name or where, width))
    return "\n".join(
        [
            paint(RULE * width, "dim"),
            *(paint(line, "place" if at < named else "") for at, line in enumerate(lines)),
            paint(RULE * width, "dim"),
        ]
    )


def refusals(judgement: Judgement, paint: Paint, width: int) -> str:
    """The committees of which what was asked could not be done, by the reason."""
    alike: dict[tuple[bool, str], list[Judged]] = {}
    for one in judgement.refused:
        alike.setdefault((one.judged, reason(one)), []).append(one)
    return "\n".join(
        line for (_, why), some in alike.items() for line in _refused(why, some, paint, width)
    )


def _refused(why: str, some: Sequence[Judged], paint: Paint, width: int) -> Iterator[str]:
    one, more = UNCOMPARED if some[0].judged else UNJUDGED
    head = f"{french.plural(len(some), one, more)}{NBSP}:"
    yield from (paint(line, "error") for line in _folded(head, width))
    yield from (f"  {shown_path(one.folder)}" for one in some)
    yield from wrap(why, width, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)


def _folded(text: str, width: int) -> list[str]:
    return wrap(text, width, break_on_hyphens=False)


def table(judgement: Judgement, paint: Paint, width: int) -> str:
    """A line for each committee with findings; in how many nothing was found."""
    counted = [(one, tally(one.findings)) for one in judgement.committees if one.judged]
    found = [at for at, (_, counts) in enumerate(counted) if any(counts)]
    worst_first = sorted(found, key=lambda at: not counted[at][1].errors)
    listed = [counted[at] for at in sorted(worst_first[:LONGEST])]
    lines = [paint(RULE * width, "dim")]
    if listed:
        lines += _rows(listed, paint, width)
    for sentence in _others(counted, listed):
        lines += _folded(sentence, width)
    return "\n".join(lines)


def _rows(found: Sequence[tuple[Judged, Tally]], paint: Paint, width: int) -> Iterator[str]:
    room = width - sum(len(head) + 2 for head in HEADS)
    yield paint(_row("Comités", HEADS, room), "place")
    for one, counts in found:
        *before, last = _folded(shown_path(one.folder), room) or [""]
        yield from before
        yield paint(_row(last, [str(number) for number in counts.columns], room), _colour(counts))


def _colour(counts: Tally) -> str:
    """An error alone stands out: most committees have a warning."""
    return "error" if counts.errors else ""


def _row(name: str, cells: Sequence[str], room: int) -> str:
    numbers = (f"  {cell:>{len(head)}}" for cell, head in zip(cells, HEADS, strict=True))
    return f"{name:<{room}}{''.join(numbers)}"


def _others(
    counted: Sequence[tuple[Judged, Tally]], listed: Sequence[tuple[Judged, Tally]]
) -> Iterator[str]:
    """The committees that have no line of their own."""
    silent = sum(not any(counts) for _, counts in counted)
    wrong = sum(bool(counts.errors) for _, counts in counted)
    left = wrong - sum(bool(counts.errors) for _, counts in listed)
    lighter = len(counted) - silent - len(listed) - left
    parts = []
    if left:
        parts.append(f"{french.plural(left, 'autre comité', 'autres comités')} avec des erreurs")
    if lighter:
        more = french.plural(lighter, "autre comité", "autres comités")
        parts.append(f"{more} sans erreur, avec des avertissements ou des écarts constatés")
    if parts:
        yield f"Ci-dessus{NBSP}: {f'{NNBSP}; '.join(parts)}."
    if silent:
        yield f"Rien à signaler dans {french.plural(silent, 'comité')}."
