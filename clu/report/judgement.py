"""What a check found, and how a file or a severity is named in a report."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from clu.pitfalls import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path

    from clu.diagnostic import Diagnostic

    Paint: TypeAlias = Callable[[str, str], str]
    """Colours a text by what it is: error, warning, settled, dim, place."""

    Writer: TypeAlias = Callable[["Judgement"], str]
    """Writes a judgement in a format for programs."""

WIDTH = 80
SEVERITIES = {"error": "erreur", "warning": "avertissement"}


class Judgement(NamedTuple):
    """What a check found: `findings` is the whole verdict, `shown` what was asked to be seen.

    `notes` are French sentences on what was not judged, and why; `judged` the codes of the rules
    that were asked.
    """

    on: date
    folders: tuple[Path, ...]
    findings: Sequence[Diagnostic]
    shown: Sequence[Diagnostic]
    files: int
    meetings: int
    notes: tuple[str, ...] = ()
    judged: tuple[str, ...] = ()

    def count(self, severity: str) -> int:
        """How many findings of that severity no decision covers."""
        return sum(one.severity == severity and not one.settled for one in self.findings)

    @property
    def settled(self) -> int:
        """How many findings a decision on record covers."""
        return sum(one.settled is not None for one in self.findings)

    def folder_of(self, one: Diagnostic) -> Path:
        """The committee of a finding: the folder that holds its file, or its templates."""
        file = one.position.file.absolute()
        homes = [(folder, folder.absolute()) for folder in self.folders]
        inside = [folder for folder, home in homes if file.is_relative_to(home)]
        beside = [folder for folder, home in homes if file.is_relative_to(home.parent)]
        return (inside or beside or list(self.folders))[0]

    def fingerprint(self, one: Diagnostic) -> str:
        """The finding's own; where several committees are judged, the committee's as well."""
        if len(self.folders) == 1:
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
