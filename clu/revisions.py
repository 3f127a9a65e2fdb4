"""A committee's folder as git has it: at a commit, in the index, and when each of its files came.

The folder of a revision is written to a temporary place under its own name, with the committee's
own templates beside it, so that whoever reads a register reads it as ever.
"""

from __future__ import annotations

import os
from contextlib import ExitStack, contextmanager
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final, NamedTuple

from clu import git
from clu.disk import why
from clu.french import NBSP, NNBSP, date_without_weekday
from clu.register import History

if TYPE_CHECKING:
    from collections.abc import Iterator

TEMPLATES: Final = "templates"
READ: Final = (".yaml", ".yml", ".md", ".j2")
"""The endings of files whose content says something of the register; of others, the name does."""

CUT: Final = (
    f"l’historique git de ce clone est incomplet{NNBSP}; pour le compléter{NBSP}:"
    " git fetch --unshallow"
)
UNDATED: Final = "l’historique git ne donne pas de jour lisible pour leur arrivée"


class Snapshot(NamedTuple):
    """The folder of a committee as it was: where it is written, and whether it was there at all."""

    folder: Path
    exists: bool


def repository(folder: Path) -> git.Repository:
    """The repository that holds a committee's folder.

    Raises:
        GitError: there is none, git is not there, or refuses.
    """
    found = git.repository(folder)
    if found is None:
        raise git.GitError(
            "ce dossier n’est pas dans un dépôt git",
            "placez-vous dans le dépôt du comité, ou commencez-en un, git init",
        )
    return found


@contextmanager
def at(folder: Path, one: git.Commit, *, whole: bool = False) -> Iterator[Snapshot]:
    """The committee's folder as a commit has it; `whole`: with the content of every file.

    Raises:
        GitError: git cannot tell.
    """
    home = repository(folder)
    files = [blob for path in _places(home, folder) for blob in git.committed(home, one, path)]
    with _written(home, folder, files, whole=whole) as found:
        yield found


@contextmanager
def staged(folder: Path) -> Iterator[Snapshot]:
    """The committee's folder as the next commit will have it.

    Raises:
        GitError: git cannot tell.
    """
    home = repository(folder)
    files = [blob for path in _places(home, folder) for blob in git.staged(home, path)]
    with _written(home, folder, files, whole=False) as found:
        yield found


def called(one: git.Commit, asked: str) -> str:
    """A revision for a reader: as it was asked for, its hash, its day, which is the author's."""
    day = "date illisible" if one.day is None else date_without_weekday(one.day)
    by_hash = one.hash.startswith(asked)
    return f"{one.short} ({day})" if by_hash else f"{asked} ({one.short}, {day})"


def history(folder: Path) -> History:
    """When each file of the committee's folder came into git, and what of it is not known."""
    try:
        home = git.repository(folder)
        if home is None:
            return History({}, "ce dossier n’est pas dans un dépôt git")
        start = _prefix(home.path(folder))
        first = git.first_seen(home)
    except git.GitError as error:
        return History({}, error.fact)
    inside = {path[len(start) :]: day for path, day in first.items() if path.startswith(start)}
    known = {path: day for path, day in inside.items() if day is not None}
    undated = frozenset(inside.keys() - known.keys())
    return History(known, (CUT if home.shallow else UNDATED) if undated else None, undated)


def _places(home: git.Repository, folder: Path) -> list[str]:
    """The folder and its committee's templates, as far as they lie in the repository."""
    own = home.path(folder)
    return [own] if own == "" else [own, f"{_prefix(_parent(own))}{TEMPLATES}"]


def _parent(path: str) -> str:
    return path.rpartition("/")[0]


def _prefix(path: str) -> str:
    return f"{path}/" if path else ""


@contextmanager
def _written(
    home: git.Repository, folder: Path, files: list[git.Blob], *, whole: bool
) -> Iterator[Snapshot]:
    """Written below a temporary folder that bears the name of the committee's."""
    own = home.path(folder)
    name = folder.resolve().name
    start = _prefix(_parent(own))
    moved = [
        one._replace(path=one.path[len(start) :] if own else f"{name}/{one.path}") for one in files
    ]
    with ExitStack() as stack:
        try:
            place = stack.enter_context(TemporaryDirectory(prefix="clu-"))
            beside = Path(place).resolve() / folder.resolve().parent.name
            target = beside / name
            target.mkdir(parents=True)
            git.export(home, moved, beside, lambda path: whole or path.endswith(READ))
            _bring_private(folder, target)
        except OSError as error:
            raise _unwritten(error) from None
        yield Snapshot(target, any(one.path.startswith(f"{name}/") for one in moved))


def _unwritten(error: OSError) -> git.GitError:
    return git.GitError(
        f"ce que git garde ne peut pas être copié dans le dossier temporaire{NBSP}: {why(error)}",
        f"libérez de la place, ou désignez un autre dossier temporaire{NBSP}: TMPDIR=DOSSIER",
    )


def _bring_private(folder: Path, target: Path) -> None:
    """The private addresses are in no commit: those of the work tree stand for them."""
    private = folder / "private"
    if os.path.lexists(private) and not os.path.lexists(target / "private"):
        _carry(private.absolute(), target / "private")


def _carry(source: Path, target: Path) -> None:
    """Copy what can be read; what cannot be, or is no file, is as odd there as it was here."""
    if source.is_symlink():
        target.symlink_to(source.parent / source.readlink())
    elif source.is_dir():
        target.mkdir()
        if not os.access(source, os.R_OK | os.X_OK):
            target.chmod(0)
            return
        for one in source.iterdir():
            _carry(one, target / one.name)
    elif not source.is_file():
        if hasattr(os, "mkfifo"):
            os.mkfifo(target)
    elif os.access(source, os.R_OK):
        copyfile(source, target)
    else:
        target.touch(mode=0)
