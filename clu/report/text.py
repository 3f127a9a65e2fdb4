"""The report that people read: each finding with its line, its article and its remedy."""

from __future__ import annotations

from datetime import date
from textwrap import TextWrapper
from typing import TYPE_CHECKING

from clu import french
from clu.french import NBSP, NNBSP
from clu.report.judgement import WIDTH, kind, shown_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clu.diagnostic import Diagnostic
    from clu.judging import Judged
    from clu.report.judgement import Judgement, Paint
    from clu.source import Position


def plain(text: str, _: str) -> str:
    """No colour."""
    return text


def text(judgement: Judgement, paint: Paint = plain, width: int = WIDTH) -> str:
    """For a person: each finding with its line, its article and its remedy; then the verdict.

    Of several committees, those of each stand under its name; a line for each stands at the end.
    """
    alone = len(judgement.committees) == 1
    blocks = [
        block
        for one in judgement.committees
        for block in _blocks(one, judgement, paint, width, headed=not alone)
    ]
    if not alone:
        from clu.report.by_committee import table

        blocks += [refusals(judgement, paint, width)] if judgement.refused else []
        blocks.append(table(judgement, paint, width))
    return "\n\n".join([*blocks, _closing(judgement, paint, width)]) + "\n"


def refusals(judgement: Judgement, paint: Paint = plain, width: int = WIDTH) -> str:
    """The committees, among several, of which what was asked could not be done, and why."""
    from clu.report.by_committee import refusals as by_reason

    return by_reason(judgement, paint, width)


def _blocks(
    judged: Judged, judgement: Judgement, paint: Paint, width: int, *, headed: bool
) -> Iterator[str]:
    """The findings of a committee that were asked for; nothing where there are none."""
    shown = [one for one in judged.findings if judgement.asked(one)]
    if shown and headed:
        from clu.report.by_committee import heading

        yield heading(judged, paint, width)
    for one in shown:
        yield _finding(one, paint, width, "nouveau" if judgement.new(one) else "")


def _finding(one: Diagnostic, paint: Paint, width: int, mark: str) -> str:
    where = one.position
    place = f"{shown_path(where.file)}:{where.line}:{where.column}"
    colour = "settled" if one.settled else one.severity
    new = f" ({paint(mark, colour)})" if mark else ""
    lines = [paint(place, "place"), f"{paint(f'{kind(one)} {one.code}', colour)} {one.name}{new}"]
    lines += _wrapped("", f"{one.problem.fact[:1].upper()}{one.problem.fact[1:]}.", width)
    lines += [paint(line, "dim") for line in _excerpt(where, width)]
    if one.article:
        words = f"article «{NBSP}{one.article.id}{NBSP}» (fiche du {_day(one.article.procedure)})"
        lines += _wrapped("Pourquoi", f"{words}{NBSP}: «{NBSP}{one.article.text}{NBSP}»", width)
    if one.until:
        until = f"jusqu’au {french.long_date(one.until)} compris"
        waiver = f"{until}, par la dérogation «{NBSP}{one.settled}{NBSP}»"
        lines += _wrapped("Laissé passer", waiver, width)
    elif one.settled:
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
    several = len(judgement.committees) > 1
    colour = "error" if judgement.unjudged else judgement.tally.colour
    tally = TextWrapper(width=width).wrap(f"{_counted(judgement)}.")
    lines = [*(paint(line, colour) for line in tally), f"{_read(judgement)}."]
    notes = () if several and len(judgement.notes) > 1 else judgement.notes
    for note in (*_since(judgement), *notes, *_outside(judgement)):
        lines += TextWrapper(width=width, break_on_hyphens=False).wrap(note)
    return "\n".join(lines)


def _counted(judgement: Judgement) -> str:
    """The verdict in numbers, and for how many committees there is none."""
    words, left = judgement.tally.words, judgement.unjudged
    if not left:
        return words
    judged = words if any(judgement.tally) else "Rien à signaler dans ce qui a été jugé"
    from clu.report.by_committee import UNJUDGED

    return f"{judged}{NNBSP}; {french.plural(left, *UNJUDGED)}"


def _read(judgement: Judgement) -> str:
    """When and on what one judged."""
    number = len(judgement.committees) - judgement.unjudged
    read = [
        *([f"{number} {french.agree(number, 'comité')}"] if len(judgement.committees) > 1 else []),
        french.plural(judgement.files, "fichier"),
        french.plural(judgement.meetings, "réunion"),
    ]
    days = french.join([french.date_without_weekday(one) for one in judgement.days])
    there = " selon l’heure de chaque comité" if len(judgement.days) > 1 else ""
    return f"Contrôle {french.of(f'le {days}')}{there}{NBSP}: {', '.join(read)}"


def _since(judgement: Judgement) -> tuple[str, ...]:
    """How many findings are new since the revision, how many were there, how many are gone."""
    if not judgement.since:
        return ()
    marks = [judgement.new(one) for one in judgement.findings]
    counts = [
        french.plural(marks.count(True), "constat nouveau", "constats nouveaux"),
        f"{french.number(marks.count(False))} déjà là",
    ]
    if judgement.gone:
        counts.append(french.plural(judgement.gone, "disparu"))
    if None in marks:
        unmarked = french.plural(marks.count(None), "constat non comparé", "constats non comparés")
        counts.append(unmarked)
    one, *others = judgement.since
    since = "la révision demandée, prise dans chaque dépôt" if others else one
    return (f"Depuis {since}{NBSP}: {', '.join(counts)}.",)


def _outside(judgement: Judgement) -> tuple[str, ...]:
    hidden = len(judgement.findings) - len(judgement.shown)
    if not hidden:
        return ()
    others = french.plural(hidden, "autre constat", "autres constats")
    asked = f"Hors de ce que vous avez demandé à voir{NBSP}: {others}"
    return (f"{asked}{NNBSP}; le verdict en tient compte.",)
