"""A new folder: a register, whole or not at all, and the files beside it.

What is there already is never touched: a folder that holds something else is refused. What an
interrupted run left is not in the way, so that it can be done again.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from clu import writing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

REGISTER = "data"
DRAFT = f".clu-{REGISTER}"
"""The folder in which `writing.add_folder` gathers the register, until it is whole."""
UNOBTRUSIVE = frozenset([".git"])
"""What may lie in an otherwise empty folder: that of a repository just begun."""


class OccupiedError(Exception):
    """The folder holds something already, or is none; `names`: what lies there."""

    def __init__(self, folder: Path, names: tuple[str, ...] = ()) -> None:
        super().__init__(folder)
        self.folder = folder
        self.names = names


class Founded(NamedTuple):
    """What was written: the register's folder, its number of files, the texts beside it."""

    register: Path
    files: int
    beside: tuple[Path, ...]


def refuse_strangers(folder: Path, ours: Iterable[str]) -> None:
    """Refuse a folder that holds anything by a name that is none of ours, before anything is asked.

    Raises:
        OccupiedError: something else lies there.
        OSError: the folder cannot be read.
    """
    known = {name.partition("/")[0] for name in ours} | UNOBTRUSIVE | {DRAFT}
    strangers = tuple(name for name in _names(folder) if name not in known)
    if strangers:
        raise OccupiedError(folder, strangers)


def refuse_occupied(folder: Path, beside: Mapping[str, bytes]) -> None:
    """Refuse a folder that holds anything but what a run with the same result has left.

    Raises:
        OccupiedError: something else lies there.
        OSError: the folder cannot be read.
    """
    others = tuple(
        name
        for name in _names(folder)
        if name not in UNOBTRUSIVE | {DRAFT} and not _ours(folder / name, folder, beside)
    )
    if others:
        raise OccupiedError(folder, others)


def _names(folder: Path) -> list[str]:
    if not folder.exists():
        return []
    if not folder.is_dir():
        raise OccupiedError(folder)
    return sorted(one.name for one in folder.iterdir())


def _ours(path: Path, folder: Path, beside: Mapping[str, bytes]) -> bool:
    """Whether a file is one of ours, unchanged; or a folder that holds no other."""
    if path.is_symlink():
        return False
    if path.is_dir():
        within = [*path.iterdir()]
        return bool(within) and all(_ours(one, folder, beside) for one in within)
    content = beside.get(path.relative_to(folder).as_posix())
    return content is not None and path.is_file() and path.read_bytes() == content


def put(folder: Path, register: Mapping[str, bytes], beside: Mapping[str, bytes]) -> Founded:
    """Put the files into a folder that is not there yet, or is empty; the register comes last.

    Raises:
        OccupiedError: something else lies there.
        OSError: the disk refused.
    """
    refuse_occupied(folder, beside)
    for name, content in beside.items():
        if not (folder / name).exists():
            writing.add(folder / name, content)
    try:
        writing.add_folder(folder / REGISTER, register)
    except writing.NameTakenError:
        raise OccupiedError(folder, (REGISTER,)) from None
    return Founded(folder / REGISTER, len(register), tuple(folder / name for name in beside))
