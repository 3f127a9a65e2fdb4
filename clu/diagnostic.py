"""What a rule says, and what clu makes of it. No printing, no rule, no file is read here."""

from datetime import date
from typing import Literal, NamedTuple

from clu.source import Position

Severity = Literal["error", "warning"]


class Problem(NamedTuple):
    """What a rule yields: where, what is so, what to do.

    `fact` and `hint` are French, without capital nor full stop at the ends; the hint is an order.
    `meeting`, `seat`, `year` say what it is about; `key` tells apart two problems of one subject.
    `severity` replaces the rule's own where one rule has two cases, `article` its article; `words`
    are those of the article that are meant, where it has several clauses.
    """

    position: Position
    fact: str
    hint: str
    meeting: str | None = None
    seat: str | None = None
    year: int | None = None
    key: str = ""
    severity: Severity | None = None
    article: str | None = None
    words: str | None = None


class Article(NamedTuple):
    """The words that a finding enforces: the article's id, its text, the version's first day."""

    id: str
    text: str
    procedure: str


class Diagnostic(NamedTuple):
    """A finding: a problem, stamped by the engine with its rule and the article's words."""

    code: str
    name: str
    severity: Severity
    clock: bool
    problem: Problem
    article: Article | None = None
    settled: str | None = None
    """The key of the decision that covers it."""
    until: date | None = None
    """The last day of that decision, where it is a waiver; a gap settled on record has none."""
    twin: int = 0
    """How many before it have the same code, subject and key: told apart by their order alone."""

    @property
    def position(self) -> Position:
        """Where it stands."""
        return self.problem.position

    @property
    def identity(self) -> tuple[str | int | None, ...]:
        """What the finding is about, wherever it stands: code, subject and key."""
        problem = self.problem
        return (self.code, problem.meeting, problem.seat, problem.year, problem.key)

    @property
    def fingerprint(self) -> str:
        """A hash of code, subject and key: it survives a line that moves."""
        from hashlib import blake2b  # some reports alone need it, and it loads a library

        parts = self.identity if not self.twin else (*self.identity, self.twin)
        text = "\x1f".join("" if part is None else str(part) for part in parts)
        return blake2b(text.encode(errors="surrogatepass"), digest_size=16).hexdigest()

    @property
    def order(self) -> tuple[str | int, ...]:
        """Findings are sorted by file, place, code, then subject: the same on each run."""
        where, problem = self.position, self.problem
        subject = (problem.meeting or "", problem.seat or "", problem.year or 0, problem.key)
        return (where.file.as_posix(), where.line, where.column, self.code, *subject)
