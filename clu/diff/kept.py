"""The pieces that were kept as they left: their bytes.

The one module of the room that reads files: a letter as sent and a page as published are no
records. How a text ends its lines does not count, for git may change that on its way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clu.diff.change import LONGEST, Change, named
from clu.french import NBSP
from clu.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from clu.meeting import Meeting
    from clu.register import Register

PIECES = {"convocations": "lettre envoyée", "publications": "pièce diffusée"}


def parts(before: Register, after: Register) -> Iterable[Iterator[Change]]:
    """One part a meeting that both sides have."""
    old = {one.id: one for one in before.meetings}
    return [_pieces(old[new.id], new) for new in after.meetings if new.id in old]


def _pieces(old: Meeting, new: Meeting) -> Iterator[Change]:
    for folder, what in PIECES.items():
        for piece in _folders(old.folder / folder):
            same_piece = new.folder / folder / piece.name
            for name, word in differing(piece, same_piece):
                where = f"{folder}/{piece.name}/{name}"
                fact = f"{named(new)}{NBSP}: {what}, {word} depuis ({quoted(where, LONGEST)})"
                yield Change(
                    "kept-piece",
                    fact,
                    "gardée telle qu’elle était partie",
                    alert=True,
                    meeting=new.id,
                )


def _folders(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(one for one in folder.iterdir() if one.is_dir() and not one.is_symlink())


def differing(old: Path, new: Path) -> Iterator[tuple[str, str]]:
    """The files below two folders that are not the same, and what has become of each."""
    was, now = _files(old), _files(new)
    for name in sorted({*was, *now}):
        if name not in now:
            yield name, "effacée"
        elif name not in was:
            yield name, "ajoutée"
        elif _content(was[name]) != _content(now[name]):
            yield name, "altérée"


def _files(folder: Path) -> dict[str, Path]:
    if folder.is_symlink() or not folder.is_dir():
        return {}
    return {
        path.relative_to(folder).as_posix(): path
        for path in folder.rglob("*")
        if path.is_file() and not path.is_symlink() and not path.name.startswith(".")
    }


def _content(path: Path) -> bytes:
    return path.read_bytes().replace(b"\r\n", b"\n")
