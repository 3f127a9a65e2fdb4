"""A new committee's folder: for now, the fictional committee that clu carries with it.

What is there already is never touched: a folder that holds something else is refused, and the
register comes whole or not at all.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from clu import writing

CARRIED = Path(__file__).parent / "example"
REGISTER = "data"
IGNORED = """\
# Ce que clu écrit : on l’écrit de nouveau.
build/

# Les adresses et les téléphones personnels.
data/private/
"""
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


def found_example(folder: Path) -> Founded:
    """Put the fictional committee into a folder that is not there yet, or is empty.

    The register is written last: a run that was interrupted can be done again.

    Raises:
        OccupiedError: something else lies there.
        OSError: the disk refused.
    """
    register, beside = _register(), _beside()
    _refuse_occupied(folder, beside)
    for name, content in beside.items():
        if not (folder / name).exists():
            writing.add(folder / name, content)
    try:
        writing.add_folder(folder / REGISTER, register)
    except writing.NameTakenError:
        raise OccupiedError(folder, (REGISTER,)) from None
    return Founded(folder / REGISTER, len(register), tuple(folder / name for name in beside))


def _register() -> dict[str, bytes]:
    """The files of the register that clu carries, by their path in it."""
    root = CARRIED / REGISTER
    paths = sorted(path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}


def _beside() -> dict[str, bytes]:
    return {
        "LISEZMOI.md": (CARRIED / "LISEZMOI.md").read_bytes(),
        ".gitignore": IGNORED.encode(),
    }


def _refuse_occupied(folder: Path, beside: dict[str, bytes]) -> None:
    """What an interrupted run left is not in the way: our own texts, and the draft's folder."""
    if folder.exists() and not folder.is_dir():
        raise OccupiedError(folder)
    draft = f".clu-{REGISTER}"
    names = sorted(one.name for one in folder.iterdir()) if folder.exists() else []
    left = {draft, *(name for name in names if _ours(folder / name, beside.get(name)))}
    others = [name for name in names if name not in left | UNOBTRUSIVE]
    if others:
        raise OccupiedError(folder, tuple(others))


def _ours(path: Path, content: bytes | None) -> bool:
    return content is not None and path.is_file() and path.read_bytes() == content
