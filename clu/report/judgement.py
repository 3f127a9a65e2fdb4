"""What a check found, and how a file, a severity or a finding is put into words in a report."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from os.path import abspath
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from clu import french
from clu.french import NBSP, NNBSP
from clu.pitfalls import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date
    from pathlib import Path

    from clu.diagnostic import Diagnostic
    from clu.judging import Judged

    Paint: TypeAlias = Callable[[str, str], str]
    """Colours a text by what it is: error, warning, settled, dim, place."""

    Writer: TypeAlias = Callable[["Judgement"], str]
    """Writes a judgement in a format for programs."""

WIDTH = 80
SEVERITIES = {"error": "erreur", "warning": "avertissement"}


class Tally(NamedTuple):
    """How many findings there are; one that a decision covers is settled, and nothing else.

    `waived` are those of the settled ones that a waiver covers, which has an end.
    """

    errors: int
    warnings: int
    settled: int
    waived: int = 0

    @property
    def gaps(self) -> int:
        """How many a gap settled on record covers, for good."""
        return self.settled - self.waived

    @property
    def columns(self) -> tuple[int, int, int, int]:
        """Errors, warnings, gaps and waivers: each finding counted once."""
        return self.errors, self.warnings, self.gaps, self.waived

    @property
    def words(self) -> str:
        """« 2 erreurs, 1 avertissement, 0 écart constaté », or « Rien à signaler »."""
        counts = [
            french.plural(self.errors, "erreur"),
            french.plural(self.warnings, "avertissement"),
            french.plural(self.gaps, "écart constaté", "écarts constatés"),
        ]
        if self.waived:
            counts.append(french.plural(self.waived, "dérogation"))
        return ", ".join(counts) if any(self) else "Rien à signaler"

    @property
    def colour(self) -> str:
        """By the worst of them, as `Paint` knows colours."""
        return "error" if self.errors else "warning" if self.warnings else "settled"


def tally(findings: Iterable[Diagnostic]) -> Tally:
    """The findings counted."""
    kinds = Counter(
        ("waived" if one.until else "settled") if one.settled else one.severity for one in findings
    )
    settled = kinds["settled"] + kinds["waived"]
    return Tally(kinds["error"], kinds["warning"], settled, kinds["waived"])


@dataclass(frozen=True)
class Judgement:
    """What a check found, committee by committee: the whole verdict, and what is shown of it.

    `asked` tells whether a finding was asked to be seen; `judged` are the codes of the rules that
    were asked.
    """

    committees: tuple[Judged, ...]
    asked: Callable[[Diagnostic], bool] = field(default=lambda _: True, repr=False)
    judged: tuple[str, ...] = ()

    @property
    def on(self) -> date:
        """The day of the check; where committees are far apart, that of the first."""
        return self.committees[0].on

    @property
    def days(self) -> tuple[date, ...]:
        """The days of the check: two, where it is over already for some committee."""
        return tuple(sorted({one.on for one in self.committees}))

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folder of each committee."""
        return tuple(one.folder for one in self.committees)

    @cached_property
    def findings(self) -> tuple[Diagnostic, ...]:
        """The whole verdict, by committee."""
        return tuple(found for one in self.committees for found in one.findings)

    @cached_property
    def shown(self) -> tuple[Diagnostic, ...]:
        """Of these, what was asked to be seen."""
        return tuple(one for one in self.findings if self.asked(one))

    @property
    def files(self) -> int:
        """How many files were read."""
        return sum(one.files for one in self.committees)

    @property
    def meetings(self) -> int:
        """How many meetings there are."""
        return sum(len(one.meetings) for one in self.committees)

    @property
    def notes(self) -> tuple[str, ...]:
        """French sentences on what was not judged, and why; each once."""
        return tuple(dict.fromkeys(note for one in self.committees for note in one.notes))

    @cached_property
    def tally(self) -> Tally:
        """The whole verdict in numbers."""
        return tally(self.findings)

    def count(self, severity: str) -> int:
        """How many findings of that severity no decision covers."""
        return self.tally.errors if severity == "error" else self.tally.warnings

    @property
    def settled(self) -> int:
        """How many findings a decision on record covers."""
        return self.tally.settled

    @property
    def waived(self) -> int:
        """How many of the settled ones are covered by a waiver, which has an end."""
        return self.tally.waived

    @property
    def refused(self) -> tuple[Judged, ...]:
        """The committees of which what was asked could not be done."""
        return tuple(one for one in self.committees if one.refused)

    @property
    def unjudged(self) -> int:
        """How many committees have no verdict."""
        return sum(not one.judged for one in self.committees)

    @property
    def since(self) -> tuple[str, ...]:
        """The revision since which new findings are marked, as each repository has it, once."""
        return tuple(dict.fromkeys(one.since for one in self.committees if one.since is not None))

    def new(self, one: Diagnostic) -> bool | None:
        """Whether the revision did not have the finding; None where it was held against none."""
        known = self._known[self.folder_of(one)]
        return None if known is None else one.fingerprint not in known

    @cached_property
    def _known(self) -> dict[Path, frozenset[str] | None]:
        return {one.folder: None if one.since is None else one.known for one in self.committees}

    @cached_property
    def gone(self) -> int:
        """How many findings of the revision there are no more."""
        now = {(one.folder, found.fingerprint) for one in self.committees for found in one.findings}
        then = {(one.folder, mark) for one in self.committees for mark in one.known}
        return len(then - now)

    def folder_of(self, one: Diagnostic) -> Path:
        """The committee of one of its findings, by the object itself.

        Committees beside one another share their templates, and so have findings that are equal.
        """
        return self._owners[id(one)]

    @cached_property
    def _owners(self) -> dict[int, Path]:
        return {id(found): one.folder for one in self.committees for found in one.findings}

    def fingerprint(self, one: Diagnostic) -> str:
        """The finding's own; where several committees are judged, the committee's as well."""
        if len(self.committees) == 1:
            return one.fingerprint
        from hashlib import blake2b

        folder = self.folder_of(one)
        text = f"{in_repository(folder, folder)}\x1f{one.fingerprint}"
        return blake2b(text.encode(errors="surrogatepass"), digest_size=16).hexdigest()

    def failed(self, *, strict: bool = False) -> bool:
        """The verdict: errors were found, or with `strict` warnings."""
        return bool(self.count("error") or (strict and self.count("warning")))


def shown_path(file: Path) -> str:
    """A path as reports give it: relative where below the current folder, always with `/`.

    A character that a terminal would obey is shown as such, never sent.
    """
    absolute, here = file.absolute(), file.cwd()
    inside = absolute.is_relative_to(here)
    return visible((absolute.relative_to(here) if inside else absolute).as_posix())


def in_repository(file: Path, folder: Path) -> str:
    """A path as a forge gives it: relative to the git repository that holds `folder`.

    Outside of one it is as in the other reports.
    """
    absolute, home = _lexical(file), _lexical(folder)
    for place in (home, *home.parents):
        if (place / ".git").exists() and absolute.is_relative_to(place):
            return visible(absolute.relative_to(place).as_posix())
    return shown_path(absolute)


def _lexical(path: Path) -> Path:
    """The whole path without detours; a link is no detour: the forge knows it where it stands."""
    return path.__class__(abspath(path))  # noqa: PTH100 - resolve() would follow links


def kind(one: Diagnostic) -> str:
    """What a finding is called: by its severity, or by the decision that covers it."""
    if one.settled is None:
        return SEVERITIES[one.severity]
    return "écart constaté" if one.until is None else "dérogation"


def reason(judged: Judged) -> str:
    """Why what was asked could not be done of a committee, and what to do; "" where it was."""
    if judged.refused is None:
        return ""
    return visible(f"{french.capitalise(judged.refused.fact)}{NNBSP}; {judged.refused.hint}.")


def refusal(judged: Judged) -> str:
    """The same as one sentence about the committee, for another program."""
    how = "jugé sans être comparé à la révision" if judged.judged else "non jugé"
    return f"Comité {how}{NBSP}: {shown_path(judged.folder)}. {reason(judged)}"


def fact(one: Diagnostic) -> str:
    """What is so, as a sentence for another program: no character in it that one would obey."""
    return visible(f"{french.capitalise(one.problem.fact)}.")


def remedy(one: Diagnostic) -> str:
    """What to do, as a sentence; of what a decision covers, which decision."""
    if one.settled is None:
        return visible(f"À faire{NBSP}: {one.problem.hint}.")
    if one.until is None:
        return f"Écart constaté, réglé par la décision {one.settled}."
    until = french.date_without_weekday(one.until)
    return f"Laissé passer jusqu’au {until} par la dérogation {one.settled}."
