"""The table of rules, and check(): the whole engine.

A rule is a generator of problems under `@rule`; the decorator is the only link between its code and
its function. The engine stamps what a rule must not know: code, severity, the article's words. A
rule that asks for a part that could not be read is not judged there, and the reader is told once.
"""

from __future__ import annotations

import inspect
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from clu.diagnostic import Article, Diagnostic, Problem, Severity
from clu.meeting import UnreadError
from clu.settlement import settle

if TYPE_CHECKING:
    from clu.register import Register
    from clu.source import Position

CHAPTERS = {
    "0": (("reading", "references", "identifiers"), "lecture des fichiers"),
    "1": (("composition", "civility", "signing", "authorities"), "composition"),
    "2": (("meetings", "agenda"), "réunions"),
    "3": (("convocation",), "convocation"),
    "4": (("substitutions", "standing_in", "replies"), "suppléances"),
    "5": (("minutes", "attendance", "people", "follow_up"), "compte-rendu"),
    "6": (("publication", "privacy"), "diffusion"),
    "7": (("procedure",), "fiche de procédure"),
    "9": (("decisions", "decision_dates", "history"), "tenue du registre"),
}
"""The chapters, by the first digit of their codes: the modules, and the French name."""

FACTS, VERDICT = ("register", "meeting", "open"), ("verdict",)
STAGES = (FACTS, VERDICT)
"""Rules on the facts run first; those on the verdict (decisions that match nothing) come after."""

Function = Callable[..., Iterable[Problem]]


class Rule(NamedTuple):
    """A rule: `per` is what its function takes beside the register, if anything."""

    code: str
    severity: Severity
    article: str | None
    clock: bool
    per: str
    function: Function
    also: tuple[str, ...] = ()

    @property
    def articles(self) -> tuple[str, ...]:
        """Every article that it checks."""
        return ((self.article,) if self.article else ()) + self.also

    @property
    def name(self) -> str:
        """What is wrong, in English: `late-substitution`."""
        return self.function.__name__.replace("_", "-")

    @property
    def page(self) -> str:
        """Its page, in French: a sentence, why it matters, what passes and what fails."""
        return inspect.getdoc(self.function) or ""


_table: dict[str, Rule] = {}


def rule(  # noqa: PLR0913 - the columns of the table of rules
    code: str,
    severity: Severity = "error",
    *,
    article: str | None = None,
    clock: bool = False,
    per: str = "register",
    also: tuple[str, ...] = (),
) -> Callable[[Function], Function]:
    """Put a function into the table under `code`.

    `article` is the article that it enforces, `also` names further ones; `clock` marks a verdict
    that the passing of days changes; `per="meeting"` runs it once for each meeting since the
    register is kept, `per="open"` for each of those that can still be prepared (`Meeting.open`).
    """

    def put(function: Function) -> Function:
        if code in _table:
            raise ValueError(f"{code} stands twice")
        _table[code] = Rule(code, severity, article, clock, per, function, also)
        return function

    return put


def rules() -> dict[str, Rule]:
    """All rules by code, in the order of their codes."""
    for modules, _ in CHAPTERS.values():
        for module in modules:
            import_module(f"clu.rules.{module}")
    return dict(sorted(_table.items()))


@dataclass(frozen=True)
class Verdict:
    """What came of a run: the findings, the rules judged, and what kept others from it."""

    findings: list[Diagnostic] = field(default_factory=list)
    judged: set[str] = field(default_factory=set)
    unread: dict[Position, set[str]] = field(default_factory=lambda: defaultdict(set))

    @property
    def unjudged(self) -> frozenset[str]:
        """The codes of the rules that were not judged, or not of every meeting."""
        return frozenset(code for codes in self.unread.values() for code in codes)


def check(register: Register, *, timeless: bool = False) -> list[Diagnostic]:
    """All findings of all rules, sorted; with `timeless`, of those alone that no clock changes."""
    return verdict(register, timeless=timeless).findings


def verdict(register: Register, *, timeless: bool = False) -> Verdict:
    """The same, with what was judged and what could not be."""
    found = Verdict()
    wanted = [one for one in rules().values() if not (timeless and one.clock)]
    for stage in STAGES:
        # On the verdict, chapter 0 comes last: it names what the others could not judge.
        for one in wanted if stage == FACTS else reversed(wanted):
            if one.per in stage:
                found.findings.extend(_judge(one, register, found))
        if stage == FACTS:
            found.findings[:] = settle(register, found.findings, timeless=timeless)
    found.findings[:] = told_apart(sorted(found.findings, key=lambda one: one.order))
    return found


def told_apart(findings: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """The findings, none with the fingerprint of another: those of one identity are numbered."""
    met: Counter[tuple[str | int | None, ...]] = Counter()
    for one in findings:
        before = met[one.identity]
        met[one.identity] += 1
        yield one._replace(twin=before) if before else one


def _judge(one: Rule, register: Register, verdict: Verdict) -> Iterator[Diagnostic]:
    """The findings of a rule, up to a part that is unread: it is then noted as not judged."""
    for subject in _subjects(one, register, verdict):
        try:
            if one.per == "open" and not subject[0].open:
                continue
            for problem in one.function(register, *subject):
                yield _stamp(one, problem, register)
            verdict.judged.add(one.code)
        except UnreadError as error:
            verdict.unread[error.position].add(one.code)


def _subjects(one: Rule, register: Register, verdict: Verdict) -> Iterable[tuple[Any, ...]]:
    """What a rule's function takes beside the register, one tuple a call."""
    if one.per == "verdict":
        return ((verdict,),)
    if one.per == "register":
        return ((),)
    try:
        return [(meeting,) for meeting in register.judged_meetings]
    except UnreadError as error:
        verdict.unread[error.position].add(one.code)
        return ()


def _stamp(one: Rule, problem: Problem, register: Register) -> Diagnostic:
    severity = problem.severity or one.severity
    article = _article(problem.article or one.article, problem, register)
    return Diagnostic(one.code, one.name, severity, one.clock, problem, article)


def _article(name: str | None, problem: Problem, register: Register) -> Article | None:
    """The article's words, from the version in force on the day that the problem is about."""
    if name is None:
        return None
    try:
        version = register.version_on(_day(problem, register))
    except UnreadError:
        return None
    text = problem.words or (version.quote(name, problem.seat) if version else None)
    return Article(name, text, version.day.isoformat()) if version and text else None


def _day(problem: Problem, register: Register) -> date:
    meeting = register.meeting(problem.meeting) if problem.meeting else None
    if meeting is not None:
        return meeting.day
    return date(problem.year, 12, 31) if problem.year else register.on
