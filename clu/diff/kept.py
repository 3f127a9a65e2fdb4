"""The pieces that were kept as they left, and the papers of a meeting: their bytes.

The one module of the room that reads files: a letter as sent and a page as published are no
records. How a text ends its lines does not count, for git may change that on its way.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from clu.diff.change import LONGEST, Change, named
from clu.french import NBSP
from clu.meeting import UnreadError
from clu.source import Position
from clu.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clu.meeting import Meeting
    from clu.register import Register

PIECES = {"convocations": "lettre envoyée", "publications": "pièce diffusée"}
SCANS: Final = "signed/"
"""Where the signed letters of an issue are laid down once they are scanned: after it was sent."""
SCAN, GUIDE = "lettre signée et numérisée", f"{SCANS}LISEZMOI.md"
ADDED, ERASED, ALTERED = "ajoutée", "effacée", "altérée"


def parts(before: Register, after: Register) -> Iterable[Iterator[Change]]:
    """One part a file, so that one that cannot be read hides no other."""
    old = {one.id: one for one in before.meetings}
    pairs = [(old[new.id], new) for new in after.meetings if new.id in old]
    for was, now in pairs:
        for folder in PIECES:
            try:
                names = _names(was.folder / folder, now.folder / folder)
            except UnreadError as error:
                yield _unread(error)
            else:
                yield from (_piece(was, now, folder, name) for name in names)


def _unread(error: UnreadError) -> Iterator[Change]:
    """The part of a folder that cannot be read."""
    yield from ()
    raise error


def _names(old: Path, new: Path) -> list[str]:
    """The files of the folders that the old side has: what is sent later is a record of its own."""
    found = {*_files(old), *_files(new)}
    known = {one.name for one in _folders(old)}
    return sorted(one for one in found if one.partition("/")[0] in known and "/" in one)


def _piece(old: Meeting, new: Meeting, folder: str, name: str) -> Iterator[Change]:
    word = _become(old.folder / folder / name, new.folder / folder / name)
    inside = name.partition("/")[2]
    if not word or (folder, inside) == ("convocations", GUIDE):
        return
    shown = quoted(f"{folder}/{name}", LONGEST)
    scan = folder == "convocations" and inside.startswith(SCANS)
    if scan and word == ADDED:
        fact = f"{named(new)}{NBSP}: {SCAN}, déposée ({shown})"
        yield Change("letter-scanned", fact, meeting=new.id)
        return
    fact = f"{named(new)}{NBSP}: {SCAN if scan else PIECES[folder]}, {word} depuis ({shown})"
    why = "" if word == ADDED else "gardée telle qu’elle était partie"
    yield Change("kept-piece", fact, why, alert=True, meeting=new.id)


def _folders(folder: Path) -> list[Path]:
    with _reading(folder):
        if not folder.is_dir():
            return []
        return sorted(one for one in folder.iterdir() if one.is_dir() and not one.is_symlink())


def differing(old: Path, new: Path) -> Iterator[tuple[str, str]]:
    """The files below two folders that are not the same, and what has become of each."""
    for name in sorted({*_files(old), *_files(new)}):
        word = _become(old / name, new / name)
        if word:
            yield name, word


def altered(old: Path, new: Path) -> bool:
    """Whether both are files, and what they hold is not the same.

    Raises:
        UnreadError: one of them cannot be read.
    """
    return _become(old, new) == ALTERED


def _become(old: Path, new: Path) -> str | None:
    was, now = (_content(one) for one in (old, new))
    if was == now:
        return None
    if was is None or now is None:
        return ADDED if was is None else ERASED
    return ALTERED


def _files(folder: Path) -> set[str]:
    """The files below a folder, by their paths within it."""
    with _reading(folder):
        if folder.is_symlink() or not folder.is_dir():
            return set()
        return {
            (Path(where) / name).relative_to(folder).as_posix()
            for where, _, names in os.walk(folder, onerror=_stopped)
            for name in names
            if _is_file(Path(where) / name) and not name.startswith(".")
        }


def _is_file(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def _content(path: Path) -> bytes | None:
    """What a file holds; None where there is none."""
    with _reading(path):
        return path.read_bytes().replace(b"\r\n", b"\n") if _is_file(path) else None


@contextmanager
def _reading(path: Path) -> Iterator[None]:
    """Whatever the disk refuses here is a part that cannot be read."""
    try:
        yield
    except OSError as error:
        place = Path(error.filename) if error.filename else path
        raise UnreadError(Position(place, 1, 1, "")) from error


def _stopped(error: OSError) -> None:
    raise error
