"""Who sits on a day, as rows: the same for the terminal, for Markdown and for a spreadsheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from clu import french, spreadsheet
from clu.french import NBSP, NNBSP

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from clu.model.procedure import College, Seat
    from clu.register import Register
    from clu.roster import Holding

HEADINGS = ("Collège", "Siège", "Intitulé", "Titulaire", "État", "Depuis le")


@dataclass(frozen=True, slots=True)
class Row:
    """A seat on a day; `state` says `standing` in words. Empty text where nothing is known.

    `attested`: the day on which the holder was known to hold it, where nobody wrote since when.
    """

    college: str
    seat: str
    title: str
    holder: str
    standing: Literal["held", "vacant", "unknown"]
    state: str
    since: date | None
    attested: date | None


def today(register: Register) -> tuple[Row, ...]:
    """The same on the day that the register is asked."""
    return tuple(rows(register, register.on))


def rows(register: Register, day: date) -> Iterator[Row]:
    """Every seat of the composition in force on that day, in the sheet's order."""
    for college, seat, holding in register.sitting(day):
        yield _row(register, college, seat, holding, day)


def _row(register: Register, college: College, seat: Seat, holding: Holding, day: date) -> Row:
    holder = holding.holder
    title = seat.titled(holder.gender if holder else None)
    name = holder.polite_name if holder else ""
    state = _state(register, holding, day)
    mandate = holding.mandate
    attested = mandate.attested if mandate and mandate.start is None else None
    return Row(college.title, seat.id, title, name, holding.state, state, holding.since, attested)


def _state(register: Register, holding: Holding, day: date) -> str:
    if holding.mandate is None:
        return "vacant" if holding.state == "vacant" else "titulaire non connu"
    attested = holding.mandate.attested
    if attested is None or holding.mandate.start is not None:
        return "titulaire"
    limit = register.attested_until(holding.mandate)
    woman = holding.holder is not None and holding.holder.gender == "feminine"
    known = f"{'attestée' if woman else 'attesté'} le {french.short_date(attested)}"
    return known if limit is None or day <= limit else f"{known}, à confirmer"


def markdown(found: Sequence[Row]) -> str:
    """A table for a page or a forge."""
    lines = [_line(HEADINGS), _line(["---"] * len(HEADINGS))]
    return "\n".join([*lines, *(_line([_escaped(cell) for cell in row]) for row in cells(found))])


def cells(found: Sequence[Row]) -> Iterator[tuple[str, ...]]:
    """Each row under `HEADINGS`."""
    for row in found:
        since = french.short_date(row.since) if row.since else ""
        yield (row.college, row.seat, row.title, row.holder, row.state, since)


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _escaped(text: str) -> str:
    """A text that Markdown shows as it is."""
    return "".join(f"\\{char}" if char in r"\`*_{}[]<>|#" else char for char in text)


def as_csv(found: Sequence[Row]) -> str:
    """For a spreadsheet, without the end of the last line."""
    text = spreadsheet.as_csv(HEADINGS, cells(found))
    return text.removesuffix(spreadsheet.LINE_END)


def table(found: Sequence[Row], width: int) -> str:
    """For a terminal: a college a heading, a seat a line or two, its id with whoever holds it."""
    lines: list[str] = []
    college = ""
    for row in found:
        if row.college != college:
            college = row.college
            lines += ["", *_folded(college, width, "")]
        lines += _folded(french.typeset(row.title), width, "  ", hang="  ")
        told = f"{row.seat} · {french.typeset(_who(row))}"
        lines += _folded(told, width, "      ", hang="      ")
    return "\n".join(lines).lstrip("\n")


def _who(row: Row) -> str:
    since = f" depuis le {french.short_date(row.since)}" if row.since else ""
    if not row.holder:
        return f"{row.state}{since}"
    return f"{row.holder}{since}" if row.state == "titulaire" else f"{row.holder} ({row.state})"


def _folded(text: str, width: int, indent: str, hang: str | None = None) -> list[str]:
    from textwrap import wrap

    rest = indent if hang is None else hang
    return wrap(text, width, initial_indent=indent, subsequent_indent=rest, break_on_hyphens=False)


def summary(found: Sequence[Row]) -> str:
    """How many seats, how many known, vacant, not known."""
    vacant = sum(row.state == "vacant" for row in found)
    unknown = sum(row.state == "titulaire non connu" for row in found)
    parts = [french.plural(len(found), "siège")]
    stale = sum(row.state.endswith("à confirmer") for row in found)
    known = len(found) - vacant - unknown
    filled = french.plural(known, "pourvu") if known else "aucun pourvu"
    parts.append(f"{filled}, dont {stale} à confirmer" if stale else filled)
    parts.append(french.plural(vacant, "vacant") if vacant else "aucun vacant")
    if unknown:
        parts.append(f"{unknown} au titulaire non connu")
    return f"{parts[0]}{NBSP}: {f'{NNBSP}; '.join(parts[1:])}."
