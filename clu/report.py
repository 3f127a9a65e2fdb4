"""Findings to text and JSON: a function each, one table, which is also the list of choices.

A report prints nothing and decides nothing: it is given the verdict and says it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from textwrap import TextWrapper
from typing import Any, NamedTuple

from clu import french
from clu.diagnostic import Diagnostic
from clu.french import NBSP, NNBSP
from clu.pitfalls import visible
from clu.source import Position

VERSION = 1
WIDTH = 80
SEVERITIES = {"error": "erreur", "warning": "avertissement"}


class Judgement(NamedTuple):
    """What a check found: `findings` is the whole verdict, `shown` what was asked to be seen.

    `notes` are French sentences on what was not judged, and why.
    """

    on: date
    folders: tuple[Path, ...]
    findings: Sequence[Diagnostic]
    shown: Sequence[Diagnostic]
    files: int
    meetings: int
    notes: tuple[str, ...] = ()

    def count(self, severity: str) -> int:
        """How many findings of that severity no decision covers."""
        return sum(one.severity == severity and not one.settled for one in self.findings)

    @property
    def settled(self) -> int:
        """How many findings a decision on record covers."""
        return sum(one.settled is not None for one in self.findings)

    def failed(self, *, strict: bool = False) -> bool:
        """The verdict: errors were found, or with `strict` warnings."""
        return bool(self.count("error") or (strict and self.count("warning")))


Writer = Callable[["Judgement", "Paint", int], str]
"""Writes a judgement in one format."""

Paint = Callable[[str, str], str]
"""Colours a text by what it is: error, warning, settled, dim, place."""


def plain(text: str, _: str) -> str:
    """No colour."""
    return text


def shown_path(file: Path) -> str:
    """A path as reports give it: relative where below the current folder, always with `/`.

    A character that a terminal would obey is shown as such, never sent.
    """
    absolute, here = Path.absolute(file), Path.cwd()
    inside = absolute.is_relative_to(here)
    return visible((absolute.relative_to(here) if inside else absolute).as_posix())


def text(judgement: Judgement, paint: Paint = plain, width: int = WIDTH) -> str:
    """For a person: each finding with its line, its article and its remedy; then the verdict."""
    blocks = [_finding(one, paint, width) for one in judgement.shown]
    return "\n\n".join([*blocks, _closing(judgement, paint, width)]) + "\n"


def _finding(one: Diagnostic, paint: Paint, width: int) -> str:
    where = one.position
    place = f"{shown_path(where.file)}:{where.line}:{where.column}"
    kind = "écart constaté" if one.settled else SEVERITIES[one.severity]
    colour = "settled" if one.settled else one.severity
    lines = [paint(place, "place"), f"{paint(f'{kind} {one.code}', colour)} {one.name}"]
    lines += _wrapped("", f"{one.problem.fact[:1].upper()}{one.problem.fact[1:]}.", width)
    lines += [paint(line, "dim") for line in _excerpt(where, width)]
    if one.article:
        words = f"article «{NBSP}{one.article.id}{NBSP}» (fiche du {_day(one.article.procedure)})"
        lines += _wrapped("Pourquoi", f"{words}{NBSP}: «{NBSP}{one.article.text}{NBSP}»", width)
    if one.settled:
        lines += _wrapped("Réglé", f"par la décision «{NBSP}{one.settled}{NBSP}»", width)
    else:
        lines += _wrapped("À faire", one.problem.hint + ".", width)
    return "\n".join(lines)


def _day(iso: str) -> str:
    return french.date_without_weekday(date.fromisoformat(iso))


def _wrapped(label: str, sentence: str, width: int) -> list[str]:
    head = f"  {label}{NBSP}: " if label else "  "
    wrapper = TextWrapper(
        width=width,
        initial_indent=head,
        subsequent_indent="    " if label else "  ",
        break_long_words=False,
        break_on_hyphens=False,
    )
    return wrapper.wrap(sentence)


def _excerpt(where: Position, width: int) -> list[str]:
    """The user's own line with a mark below the column; a long line is cut around it."""
    line = where.excerpt.replace("\t", " ")
    if not line.strip():
        return []
    room = width - 10
    start = max(0, where.column - 1 - room // 2) if len(line) > room else 0
    cut = line[start : start + room]
    if start + room < len(line):
        cut = cut[:-1] + "…"
    number = f"{where.line:>6} | "
    return [number + cut, " " * (len(number) - 2) + "| " + " " * (where.column - 1 - start) + "^"]


def _closing(judgement: Judgement, paint: Paint, width: int) -> str:
    errors, warnings = judgement.count("error"), judgement.count("warning")
    counts = [
        french.plural(errors, "erreur"),
        french.plural(warnings, "avertissement"),
        french.plural(judgement.settled, "écart constaté", "écarts constatés"),
    ]
    verdict = ", ".join(counts) if any((errors, warnings, judgement.settled)) else "Rien à signaler"
    colour = "error" if errors else "warning" if warnings else "settled"
    read = [french.plural(judgement.files, "fichier"), french.plural(judgement.meetings, "réunion")]
    when = f"contrôle du {french.date_without_weekday(judgement.on)}"
    lines = [f"{paint(verdict, colour)}.", f"{french.capitalise(when)}{NBSP}: {', '.join(read)}."]
    for note in (*judgement.notes, *_outside(judgement)):
        lines += TextWrapper(width=width, break_on_hyphens=False).wrap(note)
    return "\n".join(lines)


def _outside(judgement: Judgement) -> tuple[str, ...]:
    hidden = len(judgement.findings) - len(judgement.shown)
    if not hidden:
        return ()
    others = french.plural(hidden, "autre constat", "autres constats")
    asked = f"Hors de ce que vous avez demandé à voir{NBSP}: {others}"
    return (f"{asked}{NNBSP}; le verdict en tient compte.",)


def as_json(judgement: Judgement, *_: Any) -> str:
    """For programs: one object, whose shape is published and held by a test."""
    import json

    summary = {
        "errors": judgement.count("error"),
        "warnings": judgement.count("warning"),
        "settled": judgement.settled,
        "files": judgement.files,
        "meetings": judgement.meetings,
    }
    content = {
        "version": VERSION,
        "on": judgement.on.isoformat(),
        "data": [shown_path(folder) for folder in judgement.folders],
        "summary": summary,
        "findings": [_object(one) for one in judgement.shown],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _object(one: Diagnostic) -> dict[str, Any]:
    problem, article = one.problem, one.article
    return {
        "code": one.code,
        "name": one.name,
        "severity": one.severity,
        "file": shown_path(one.position.file),
        "line": one.position.line,
        "column": one.position.column,
        "message": problem.fact,
        "help": problem.hint,
        "article": article.id if article else None,
        "procedure": article.procedure if article else None,
        "meeting": problem.meeting,
        "seat": problem.seat,
        "clock": one.clock,
        "settled": one.settled,
        "fingerprint": one.fingerprint,
    }


FORMATS: dict[str, Writer] = {"text": text, "json": as_json}
