"""What a check found, and how a file or a severity is named in a report."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from clu.pitfalls import visible

if TYPE_CHECKING:
    from collections.abc import Callable
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


@dataclass(frozen=True)
class Judgement:
    """What a check found, committee by committee: the whole verdict, and what is shown of it.

    `asked` tells whether a finding was asked to be seen; `judged` are the codes of the rules that
    were asked; `since` is the revision since which new findings are marked, if there is one.
    """

    committees: tuple[Judged, ...]
    asked: Callable[[Diagnostic], bool] = field(default=lambda _: True, repr=False)
    judged: tuple[str, ...] = ()
    since: str | None = None

    @property
    def on(self) -> date:
        """The day of the check; where committees are far apart, that of the first."""
        return self.committees[0].on

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

    def count(self, severity: str) -> int:
        """How many findings of that severity no decision covers."""
        return sum(one.severity == severity and not one.settled for one in self.findings)

    @property
    def settled(self) -> int:
        """How many findings a decision on record covers."""
        return sum(one.settled is not None for one in self.findings)

    def new(self, one: Diagnostic) -> bool | None:
        """Whether the revision did not have the finding; None where no revision was named."""
        known = self._known.get(self.folder_of(one)) if self.since else None
        return None if known is None else one.fingerprint not in known

    @cached_property
    def _known(self) -> dict[Path, frozenset[str] | None]:
        return {one.folder: one.known for one in self.committees}

    @cached_property
    def gone(self) -> int:
        """How many findings of the revision there are no more."""
        now = {(one.folder, found.fingerprint) for one in self.committees for found in one.findings}
        then = {(one.folder, mark) for one in self.committees for mark in one.known or ()}
        return len(then - now)

    def folder_of(self, one: Diagnostic) -> Path:
        """The committee of a finding: the folder that holds its file, or its templates."""
        places = one.position.file.absolute().parents
        found = (home[place] for home in self._homes for place in places if place in home)
        return next(found, self.folders[0])

    @cached_property
    def _homes(self) -> tuple[dict[Path, Path], dict[Path, Path]]:
        """The folder of each committee by its absolute path, and by that of the folder around."""
        inside = {folder.absolute(): folder for folder in reversed(self.folders)}
        return inside, {home.parent: folder for home, folder in inside.items()}

    def fingerprint(self, one: Diagnostic) -> str:
        """The finding's own; where several committees are judged, the committee's as well."""
        if len(self.committees) == 1:
            return one.fingerprint
        from hashlib import blake2b

        text = f"{shown_path(self.folder_of(one))}\x1f{one.fingerprint}"
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
    absolute = file.absolute()
    for place in (folder.absolute(), *folder.absolute().parents):
        if (place / ".git").exists() and absolute.is_relative_to(place):
            return visible(absolute.relative_to(place).as_posix())
    return shown_path(file)
