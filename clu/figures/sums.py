"""What does not add up in results.yaml: channels, themes and answers against their totals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clu.model.results import Received, Results, Survey
    from clu.source import Position


class Discrepancy(NamedTuple):
    """Parts that do not make up their total.

    `of`: "complaints", "suggestions" or the survey's id; `position`: that of the list of parts.
    """

    of: str
    parts: Literal["channels", "themes", "answers"]
    sum: int
    total: int
    position: Position


def discrepancies(results: Results) -> Iterator[Discrepancy]:
    """Every sum that is not its total, in the order of the file's parts.

    A list that is left out counts nothing, and contradicts no total.
    """
    for survey in results.surveys:
        yield from _answers(survey)
    if results.complaints:
        yield from _received("complaints", results.complaints)
    if results.suggestions:
        yield from _received("suggestions", results.suggestions)


def _answers(survey: Survey) -> Iterator[Discrepancy]:
    found = sum(one.count for one in survey.answers)
    if survey.answers and survey.respondents is not None and found != survey.respondents:
        yield Discrepancy(survey.id, "answers", found, survey.respondents, survey.at("answers"))


def _received(of: str, received: Received) -> Iterator[Discrepancy]:
    by_channel = sum(one.count for one in received.channels)
    if received.channels and by_channel != received.total:
        where = received.at("channels")
        yield Discrepancy(of, "channels", by_channel, received.total, where)
    by_theme = sum(one.count for one in received.themes)
    if received.themes and by_theme != received.total:
        yield Discrepancy(of, "themes", by_theme, received.total, received.at("themes"))
