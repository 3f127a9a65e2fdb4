"""The audit of a year, whole: commitments, articles with their evidence, what is left open."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clu import french, occasion, wording
from clu.audit import evidence, sitting, verdict
from clu.audit.proof import of_meeting
from clu.french import NBSP
from clu.rules.engine import check, rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clu.audit.proof import Proof, Year
    from clu.audit.sitting import College
    from clu.audit.verdict import Decided, Found
    from clu.diagnostic import Diagnostic
    from clu.model.delay import Delay
    from clu.register import Version

DERIVED = ("composition", "invites")
"""Articles that stand in the composition of the sheet, not among its sentences."""
OPEN_QUESTIONS = (
    "qui préside",
    "le quorum, le vote et les pouvoirs",
    "la durée des mandats",
    "l’approbation du compte-rendu précédent",
)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of an article, and the version of the sheet that has them."""

    text: str
    items: tuple[str, ...]
    version: str


@dataclass(frozen=True, slots=True)
class Clause:
    """An article: its words, how it stands, what shows it, what is missing, what was let pass."""

    id: str
    words: tuple[Words, ...]
    state: str
    proofs: tuple[Proof, ...]
    missing: tuple[Found, ...]
    settled: tuple[Found, ...]
    note: str | None


@dataclass(frozen=True, slots=True)
class Audit:
    """All that the document shows of a year."""

    committee: occasion.Committee
    year: int
    on: str
    judged_since: str | None
    versions: tuple[str, ...]
    commitments: tuple[str, ...]
    outcome: str
    purpose: tuple[str, ...]
    counts: tuple[str, ...]
    clauses: tuple[Clause, ...]
    meetings: tuple[str, ...]
    colleges: tuple[College, ...]
    decisions: tuple[Decided, ...]
    others: tuple[Found, ...]
    standing: tuple[Found, ...]
    silent: tuple[str, ...]
    readings: tuple[str, ...]


def audit(year: Year) -> Audit:
    """The audit of a year.

    Raises:
        UnreadError: a part of the register that it shows could not be read.
    """
    register = year.register
    findings = check(register)
    own = verdict.of_year(year, findings)
    since = register.committee.register_from
    clauses = tuple(_clauses(year, own))
    return Audit(
        committee=occasion.committee(register.identity(year.last)),
        year=year.number,
        on=french.long_date(register.on),
        judged_since=None
        if register.judged_year(year.number)
        else french.date_without_weekday(since),
        versions=tuple(_version(one) for one in year.versions),
        commitments=tuple(_commitments(year)),
        outcome=_outcome(clauses),
        purpose=tuple(_purpose(year)),
        counts=tuple(_counts(own)),
        clauses=clauses,
        meetings=tuple(of_meeting(one) for one in year.held),
        colleges=tuple(sitting.colleges(year)),
        decisions=tuple(verdict.decided(year, findings)),
        others=tuple(verdict.found(year, one) for one in _unquoted(own, clauses)),
        standing=tuple(verdict.found(year, one) for one in verdict.of_no_year(findings)),
        silent=tuple(_silent(year)),
        readings=tuple(_readings(year)),
    )


def _unquoted(own: Sequence[Diagnostic], clauses: Sequence[Clause]) -> list[Diagnostic]:
    """The findings of the year that stand under no article of the document."""
    told = {one.id for one in clauses}
    return [one for one in own if not one.article or one.article.id not in told]


def _version(one: Version) -> str:
    dated = f", en vigueur depuis le {french.date_without_weekday(one.day)}"
    return f"{one.sheet.reference}{dated}"


def _commitments(year: Year) -> Iterator[str]:
    """The commitments that the sheets of the year name, each once."""
    named = [
        f"Engagement {one.number} ({one.part})"
        for version in year.versions
        for one in version.sheet.commitments
    ]
    yield from dict.fromkeys(named)


def _outcome(clauses: Sequence[Clause]) -> str:
    """« 11 articles : 9 « tenu » et 1 « écart constaté » », in the order in which they are met."""
    counted = Counter(one.state for one in clauses)
    told = [f"{number} «{NBSP}{name}{NBSP}»" for name, number in counted.items()]
    return f"{french.plural(len(clauses), 'article')}{NBSP}: {french.join(told)}"


def _purpose(year: Year) -> Iterator[str]:
    """What the sheet itself says of the commitments: the text that speaks of them."""
    said = [
        block.text
        for version in year.versions
        for section in version.sheet.sections
        for block in section.body
        if block.text and "engagement" in block.text.lower()
    ]
    yield from dict.fromkeys(said)


def _counts(own: Sequence[Diagnostic]) -> Iterator[str]:
    waived = sum(one.until is not None for one in own)
    settled = sum(one.settled is not None for one in own)
    open_ = [one for one in own if not one.settled]
    errors = sum(one.severity == "error" for one in open_)
    yield french.plural(errors, "erreur")
    yield french.plural(len(open_) - errors, "avertissement")
    yield french.plural(settled - waived, "écart constaté", "écarts constatés")
    yield french.plural(waived, "dérogation")


def _clauses(year: Year, own: Sequence[Diagnostic]) -> Iterator[Clause]:
    for article in _articles(year):
        findings = verdict.by_article(own, article)
        proofs = evidence.evidence(year, article)
        vouched, note = _vouched(year, article)
        yield Clause(
            id=article,
            words=tuple(_words(year, article)),
            state=vouched or verdict.state(year, article, own, proofs),
            proofs=proofs,
            missing=tuple(verdict.found(year, one) for one in findings if not one.settled),
            settled=tuple(verdict.found(year, one) for one in findings if one.settled),
            note=note,
        )


def _articles(year: Year) -> list[str]:
    """The articles of the year's sheets, in their order, then those of the composition."""
    named = [article.id for version in year.versions for article in version.sheet.articles]
    derived = [name for name in DERIVED if year.versions and _quoted(year.versions[0], name)]
    return list(dict.fromkeys([*named, *derived]))


def _quoted(version: Version, article: str) -> str | None:
    if article == "composition":
        seats = french.plural(len(version.seats), "siège")
        colleges = french.plural(len(version.sheet.composition), "collège")
        return f"{seats} en {colleges}, nommés plus bas"
    return version.quote(article)


def _words(year: Year, article: str) -> Iterator[Words]:
    """The words of the article, and once more where an earlier sheet of the year has others."""
    told: set[str] = set()
    for version in year.versions:
        text = _quoted(version, article)
        if text and text not in told:
            told.add(text)
            found = version.articles.get(article)
            items = tuple(one.text for one in found.items) if found else ()
            yield Words(text, items, _version(version))


def _vouched(year: Year, article: str) -> tuple[str | None, str | None]:
    """Of an article that no rule checks: who vouches for it, else that nobody does."""
    if any(article in one.articles for one in rules().values()):
        return None, None
    found = next((v.articles[article] for v in year.versions if article in v.articles), None)
    word = found.vouched if found else None
    if word is None:
        return "non vérifié", "Aucune règle ne vérifie cet article, et personne n’en répond."
    on = french.date_without_weekday(word.on)
    return "attesté", f"Attesté par {word.by} le {on}{NBSP}: {' '.join(word.how.split())}"


def _silent(year: Year) -> Iterator[str]:
    """What the sheet leaves open, and what the committee has decided there."""
    settings = year.register.settings
    delays: dict[str, Delay | None] = {
        "le délai de convocation": settings.convocation_notice,
        "le délai du compte-rendu": settings.minutes_delay,
        "le délai de son envoi": settings.sending_delay,
        "le délai de sa mise en ligne": settings.online_delay,
    }
    for name, delay in delays.items():
        said = f"{wording.delay(delay.notice)} (réglage du comité)" if delay else "aucun réglage"
        yield f"{french.capitalise(name)}{NBSP}: {wording.NOT_PROVIDED}, {said}"
    for name in OPEN_QUESTIONS:
        yield f"{french.capitalise(name)}{NBSP}: {wording.NOT_PROVIDED}"


def _readings(year: Year) -> Iterator[str]:
    """Where a reading of the sheet had to be chosen, the one that the check follows."""
    yield "« par an » s’entend de l’année civile"
    for version in year.versions[:1]:
        article = version.articles.get("suppleance")
        if article and article.notice:
            notice = article.notice.notice
            francs = (
                "en jours francs" if notice.francs else "le jour de la réunion n’est pas compté"
            )
            yield f"{wording.delay(notice)}{NBSP}: {_unit(notice.unit)}{francs}"
            yield "ce qui compte est le jour où le secrétariat est informé, jusqu’à minuit"
    yield "une version de la fiche vaut depuis le jour qui nomme son fichier, sa validation"
    yield "les sujets de la fiche peuvent être répartis entre les réunions de l’année"
    yield (
        "la fiche ne dit pas lequel de ses articles répond à quel engagement"
        f"{NBSP}: tous valent pour chacun"
    )


def _unit(unit: str) -> str:
    days = {
        "ouvrables": "du lundi au samedi, hors jours fériés, ",
        "ouvrés": "du lundi au vendredi, hors jours fériés, ",
    }
    return days.get(unit, "")
