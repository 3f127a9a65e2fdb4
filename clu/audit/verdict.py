"""What the check says of a year: findings by article, decisions, the state of each article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clu import french, settlement
from clu.audit.evidence import owed
from clu.audit.proof import bare, file_of
from clu.french import NBSP

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clu.audit.proof import Proof, Year
    from clu.diagnostic import Diagnostic
    from clu.duties import Duty
    from clu.model.decision import Decision

KEPT, NOT_KEPT, GAP, WAIVED = "tenu", "non tenu", "écart constaté", "dérogation"
TO_SEE, TO_DO, COMING = "à regarder", "à faire", "à venir"
NOTHING, UNJUDGED = "sans objet", "non jugé"


@dataclass(frozen=True, slots=True)
class Found:
    """A finding, with the decision that covers it, if any."""

    code: str
    kind: str
    fact: str
    remedy: str
    where: str
    decision: str | None


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision on record: what, about what, by whom, when, why, until when."""

    key: str
    kind: str
    code: str
    about: str
    by: str
    on: str
    until: str | None
    reason: str
    covers: str
    file: str


def of_year(year: Year, findings: Sequence[Diagnostic]) -> list[Diagnostic]:
    """The findings on the year or on one of its meetings."""
    ids = {one.id for one in year.meetings}
    return [
        one
        for one in findings
        if one.problem.year == year.number
        or (one.problem.meeting in ids and one.problem.year is None)
    ]


def of_no_year(findings: Sequence[Diagnostic]) -> list[Diagnostic]:
    """The findings on neither a year nor a meeting: on the register as it stands."""
    return [one for one in findings if one.problem.year is None and one.problem.meeting is None]


def by_article(findings: Sequence[Diagnostic], article: str | None) -> list[Diagnostic]:
    """The findings that quote the article; None: those that quote none."""
    return [one for one in findings if (one.article.id if one.article else None) == article]


def found(year: Year, one: Diagnostic) -> Found:
    """A finding in words."""
    kind = {"error": "erreur", "warning": "avertissement"}[one.severity]
    if one.settled:
        kind = GAP if one.until is None else WAIVED
    return Found(
        one.code,
        kind,
        bare(french.capitalise(one.problem.fact)),
        bare(one.problem.hint),
        file_of(year.register, one.position, line=True),
        one.settled,
    )


def state(year: Year, article: str, own: Sequence[Diagnostic], proofs: Sequence[Proof]) -> str:
    """How it stands with an article: the worst that the check says, else what is to be done."""
    findings = by_article(own, article) or _behind(year, article, own)
    open_ = [one for one in findings if not one.settled]
    due = [one for one in owed(year, article) if one.owed]
    on = year.register.on
    said = (
        (NOT_KEPT, any(one.severity == "error" for one in open_)),
        (TO_SEE, bool(open_)),
        (WAIVED, any(one.until for one in findings)),
        (GAP, any(one.settled for one in findings)),
        (NOTHING, not proofs),
        (UNJUDGED, not _judged(year, article)),
        (TO_DO, any(one.pending(on) for one in due)),
        (COMING, bool(year.standing) and not year.held),
    )
    return next((name for name, so in said if so), KEPT)


def _behind(year: Year, article: str, own: Sequence[Diagnostic]) -> list[Diagnostic]:
    """What stands for a duty that is late without a finding of its own.

    While minutes are late, the check tells of them alone: nobody could have been sent them.
    """
    late = {one.meeting.id for one in owed(year, article) if one.meeting and _late(year, one)}
    return [one for one in by_article(own, "compte-rendu") if one.problem.meeting in late]


def _late(year: Year, duty: Duty) -> bool:
    return duty.late(year.register.on)


def _judged(year: Year, article: str) -> bool:
    """Whether the check judges what the article asks: of the year whole, or of its meetings."""
    if article == "frequence" or not year.meetings:
        return year.register.judged_year(year.number)
    return any(map(year.register.judged, year.meetings))


def decided(year: Year, findings: Sequence[Diagnostic]) -> Iterator[Decided]:
    """The decisions on the year or one of its meetings, those that cover nothing included."""
    ids = {one.id for one in year.meetings}
    for one in settlement.decisions(year.register):
        if one.year == year.number or (one.meeting in ids and one.year is None):
            yield _decided(year, one, findings)


def _decided(year: Year, one: Decision, findings: Sequence[Diagnostic]) -> Decided:
    end = settlement.last_day(one)
    covered = sum(found.settled == one.key and found.code == one.code for found in findings)
    return Decided(
        key=one.key,
        kind=GAP if end is None else WAIVED,
        code=one.code,
        about=_about(year, one),
        by=bare(one.by),
        on=french.date_without_weekday(one.on),
        until=french.date_without_weekday(end) if end else None,
        reason=bare(one.reason),
        covers=french.plural(covered, "constat") if covered else "aucun constat",
        file=file_of(year.register, one.at("key"), line=True),
    )


def _about(year: Year, one: Decision) -> str:
    meeting = year.register.meeting(one.meeting) if one.meeting else None
    seat = year.register.seat(one.seat) if one.seat else None
    parts = (
        f"réunion du {french.date_without_weekday(meeting.day)}" if meeting else one.meeting,
        f"siège{NBSP}: {french.lower_article(seat.title)}" if seat else one.seat,
        f"année {one.year}" if one.year is not None else None,
    )
    return ", ".join(filter(None, parts))
