"""Where one is: the repository that holds a folder, and the commit that a revision names."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import NamedTuple

from clu.french import NBSP, NNBSP, quoted
from clu.git.calling import GitError, first_line, read, refused, run


class Repository(NamedTuple):
    """The work tree that holds a folder; `shallow`: its history was cut off when it was fetched."""

    top: Path
    shallow: bool

    def path(self, place: Path) -> str:
        """A place as git names it: from the top, with `/`; "" for the top itself.

        Raises:
            GitError: it lies elsewhere (the repository's own `core.worktree` may say so).
        """
        if not place.resolve().is_relative_to(self.top):
            raise GitError(
                "ce dossier n’est pas dans l’arbre de travail de son dépôt",
                "vérifiez le réglage du dépôt, git config core.worktree",
            )
        inside = place.resolve().relative_to(self.top).as_posix()
        return "" if inside == "." else inside


class Commit(NamedTuple):
    """A commit: its full and its short hash, and the day that its author claims, if it is one."""

    hash: str
    short: str
    day: date | None


def repository(folder: Path) -> Repository | None:
    """The repository whose work tree holds the folder; None where there is none.

    Raises:
        GitError: git is not there, or refuses this repository.
    """
    done = run(folder, ("rev-parse", "--is-shallow-repository", "--show-toplevel"))
    if done.returncode == 0:
        shallow, _, top = os.fsdecode(done.stdout).partition("\n")
        return Repository(Path(top.removesuffix("\n")).resolve(), shallow == "true")
    words = first_line(done.stderr)
    if "not a git repository" in words or "must be run in a work tree" in words:
        return None
    raise refused(words)


def commit(at: Repository, revision: str) -> Commit:
    """The commit that a revision names.

    Raises:
        GitError: it names none, or none that is there.
    """
    named = _names(at, revision)
    found = named and _names(at, f"{named}^{{commit}}")
    if not found:
        raise _unknown(at, revision)
    shown = read(at.top, ("show", "--no-patch", "--format=%h %as", found)).decode(errors="replace")
    short, _, day = shown.strip().partition(" ")
    return Commit(found, short, _day(day))


def _day(words: str) -> date | None:
    """A day as git writes it; of a date that it cannot read, it writes anything or nothing."""
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None


def _unknown(at: Repository, revision: str) -> GitError:
    fact = f"révision inconnue{NBSP}: {quoted(revision)}"
    if at.shallow:
        return GitError(
            f"{fact}{NNBSP}; l’historique de ce clone est incomplet",
            "complétez-le, git fetch --unshallow",
        )
    if not read(at.top, ("for-each-ref", "--count=1", "--format=%(refname)")) and not _names(
        at, "HEAD"
    ):
        return GitError(
            "ce dépôt n’a encore aucun commit", "enregistrez d’abord le registre, git commit"
        )
    named = _names(at, revision)
    if named not in ("", revision) and not _names(at, f"{named}^{{}}"):
        return GitError(
            f"dépôt endommagé{NBSP}: ce que désigne {quoted(revision)} n’y est plus",
            "vérifiez-le, git fsck, puis reprenez-le d’une autre copie",
        )
    return GitError(fact, "donnez un commit, une branche ou une étiquette, ainsi HEAD~1 ou main")


def _names(at: Repository, revision: str) -> str:
    """The hash that a revision stands for, be the object there or not; "" for none.

    What stands for all but that one (« ^main ») stands for none.
    """
    if "\0" in revision:
        return ""
    done = run(at.top, ("rev-parse", "--verify", "--quiet", "--end-of-options", revision))
    found = done.stdout.decode().strip() if done.returncode == 0 else ""
    return "" if found.startswith("^") else found
