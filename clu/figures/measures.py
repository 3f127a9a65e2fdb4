"""Indicators, surveys and mystery visits of a meeting: a table a kind, values against targets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from clu import french
from clu.figures.series import aimed, chart_id, verdict
from clu.french import NBSP, NNBSP

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from decimal import Decimal

    from clu.figures.series import Trend, Verdict
    from clu.model.results import Indicator, MysteryVisit, Survey, Tally

    AnyMeasured: TypeAlias = Indicator | Survey | MysteryVisit

Kind = Literal["indicators", "surveys", "mystery_visits"]
HEADINGS: dict[Kind, tuple[str, str]] = {
    "indicators": ("Indicateurs", "Indicateur"),
    "surveys": ("Enquêtes de satisfaction", "Enquête"),
    "mystery_visits": ("Enquêtes mystères", "Enquête"),
}


@dataclass(frozen=True, slots=True)
class Measure:
    """A row: `details` is what stands in brackets after the title, `basis` after the value.

    `change`: how far it moved, and from where: « +3 points (2024\u00a0: 91 %) »; `finding`: the
    verdict and the change in one.
    """

    id: str
    title: str
    details: str | None
    period: str
    value: str
    basis: str | None
    target: str | None
    verdict: Verdict
    change: str | None
    finding: str


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to a survey, how many gave it, and their share."""

    answer: str
    count: str
    share: str


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers to a survey; `total`: how many answered."""

    title: str
    period: str
    answers: tuple[Answer, ...]
    total: str
    share: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A value and its target, for a drawing; `percent`: of a whole of a hundred."""

    title: str
    value: Decimal
    target: Decimal
    label: str
    goal: str
    verdict: Verdict
    percent: bool


@dataclass(frozen=True, slots=True)
class Bars:
    """The drawing of a kind, of the measures that have a target."""

    chart: str
    title: str
    bars: tuple[Bar, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class Measures:
    """The table of a kind; `period`: the one that all its measures have in common."""

    kind: Kind
    heading: str
    column: str
    period: str | None
    rows: tuple[Measure, ...]
    answers: tuple[Answers, ...]
    bars: Bars | None
    trends: tuple[Trend, ...]
    sources: tuple[str, ...]


def measures(
    kind: Kind, measured: Sequence[AnyMeasured], trends: Iterable[Trend]
) -> Measures | None:
    """The table of a kind, with the drawings that go with it; None where nothing was measured."""
    if not measured:
        return None
    known = {one.id: one for one in trends if one.kind == kind}
    ids = dict.fromkeys(one.id for one in measured)
    periods = {one.period for one in measured}
    heading, column = HEADINGS[kind]
    return Measures(
        kind=kind,
        heading=heading,
        column=column,
        period=periods.pop() if len(periods) == 1 else None,
        rows=tuple(_row(one, known.get(one.id)) for one in measured),
        answers=tuple(_answered(measured)),
        bars=_bars(kind, heading, measured),
        trends=tuple(known[id_] for id_ in ids if id_ in known and known[id_].chart),
        sources=tuple(dict.fromkeys(one.source for one in measured if one.source)),
    )


def _row(one: AnyMeasured, trend: Trend | None) -> Measure:
    change = _change(one, trend)
    return Measure(
        id=one.id,
        title=one.title,
        details=_details(one),
        period=one.period,
        value=french.quantity(one.value, one.unit),
        basis=_basis(one),
        target=aimed(one),
        verdict=verdict(one),
        change=change,
        finding=", ".join(filter(None, (verdict(one), change))),
    )


def _details(one: AnyMeasured) -> str | None:
    """The commitment that an indicator measures, the channel of mystery visits."""
    commitment = getattr(one, "commitment", None)
    return f"engagement {commitment}" if commitment else getattr(one, "channel", None)


def _basis(one: AnyMeasured) -> str | None:
    """How many people or visits the value rests on."""
    respondents = getattr(one, "respondents", None)
    if respondents is not None:
        return french.plural(respondents, "réponse")
    visits = getattr(one, "visits", None)
    return None if visits is None else french.plural(visits, "visite")


def _change(one: AnyMeasured, trend: Trend | None) -> str | None:
    before = trend.before(one.period) if trend else None
    if before is None:
        return None
    moved = one.value - before.value
    words = french.difference(moved, one.unit) if moved else "inchangé"
    return f"{words} ({before.period}{NBSP}: {before.written})"


def _answered(measured: Iterable[AnyMeasured]) -> Iterator[Answers]:
    for one in measured:
        answers: tuple[Tally, ...] = getattr(one, "answers", ())
        if answers:
            yield _answers(one, answers)


def _answers(survey: AnyMeasured, answers: tuple[Tally, ...]) -> Answers:
    total = sum(one.count for one in answers)
    rows = (
        Answer(one.answer, french.number(one.count), french.share(one.count, total))
        for one in answers
    )
    return Answers(
        survey.title, survey.period, tuple(rows), french.number(total), french.share(total, total)
    )


def _bars(kind: Kind, heading: str, measured: Iterable[AnyMeasured]) -> Bars | None:
    bars = tuple(
        Bar(
            title=one.title,
            value=one.value,
            target=one.target,
            label=french.quantity(one.value, one.unit),
            goal=aim,
            verdict=verdict(one),
            percent=one.unit == "%",
        )
        for one in measured
        if one.target is not None and (aim := aimed(one))
    )
    if not bars:
        return None
    title = f"{heading}{NBSP}: valeur et cible"
    return Bars(chart_id("targets", kind), title, bars, f"{title}. {_summary(bars)}")


def _summary(bars: tuple[Bar, ...]) -> str:
    """« Cible atteinte pour 2 mesures sur 3\u202f; sous la cible\u00a0: taux de décroché. »"""
    met = sum(one.verdict == "cible atteinte" for one in bars)
    if met == len(bars):
        return "Cible atteinte." if met == 1 else "Toutes les cibles sont atteintes."
    missed = NNBSP.join(
        f"; {words}{NBSP}: {french.join(titles)}"
        for words in ("sous la cible", "au-delà de la cible")
        if (titles := [french.quoted(one.title) for one in bars if one.verdict == words])
    )
    if not met:
        return french.capitalise(missed.removeprefix("; ")) + "."
    return f"Cible atteinte pour {french.plural(met, 'mesure')} sur {len(bars)}{NNBSP}{missed}."
