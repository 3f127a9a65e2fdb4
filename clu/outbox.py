"""The folder of what clu writes: nothing that a person changed is ever lost there.

`SHA256SUMS` beside the files holds what clu wrote last. A file that differs from its line, or has
none, was changed or put there by hand: it is overwritten only by force, and the refusal comes
before anything is written. Every file is written whole or not at all.
"""

from __future__ import annotations

import errno
import os
import re
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from clu.disk import why
from clu.french import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SUMS = "SHA256SUMS"
NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+){1,2}")
LINE = re.compile(r"(?P<sum>[0-9a-f]{64}) [ *](?P<name>.+)")
LOCKED = "rendez ce dossier accessible en écriture"
ELSEWHERE = f"{LOCKED}, ou choisissez-en un autre avec --output"
HINTS = {
    errno.ENOSPC: "libérez de la place, puis recommencez",
    errno.EFBIG: "libérez de la place, puis recommencez",
    errno.EDQUOT: "libérez de la place, puis recommencez",
    errno.ENOTDIR: "renommez ce fichier",
    errno.EEXIST: "renommez ce fichier",
    errno.EISDIR: "renommez ce dossier",
    errno.ENAMETOOLONG: "raccourcissez le nom des dossiers qui le contiennent",
}
HINTS_ELSEWHERE = HINTS | {errno.ENAMETOOLONG: "choisissez un autre dossier avec --output"}
"""Of what goes to `build/`, or wherever `--output` says."""


class OutboxError(Exception):
    """What was to be written was not. `fact` and `hint` are French; `paths` are concerned."""

    def __init__(self, paths: Iterable[Path], fact: str, hint: str) -> None:
        self.paths = tuple(paths)
        self.fact = fact
        self.hint = hint
        super().__init__(f"{fact} ; {hint}")


class ChangedByHandError(OutboxError):
    """Files that a person changed stand where clu would write."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """What became of the files, by name: `kept` are no longer due, but were changed by hand."""

    folder: Path
    written: tuple[str, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]
    kept: tuple[str, ...]


def deliver(
    folder: Path, files: Mapping[str, bytes], *, force: bool = False, partial: bool = False
) -> Delivery:
    """Write the files into the folder, and remove those of an earlier run that are no longer due.

    `force`: overwrite what was changed by hand. `partial`: the files are only some of those that
    are due, so that none is removed.

    Raises:
        ChangedByHandError: nothing was written, since the files named were changed by hand.
        OutboxError: the folder cannot be written to.
        ValueError: a name that is none of clu's.
    """
    _refuse_strange(files)
    try:
        return _deliver(folder, files, force=force, partial=partial)
    except OSError as error:
        raise _failure(folder, error, HINTS_ELSEWHERE.get(error.errno or 0, ELSEWHERE)) from error


def _refuse_strange(files: Mapping[str, bytes]) -> None:
    for name in files:
        if not NAME.fullmatch(name):
            raise ValueError(f"not a name of a file of clu: {name!r}")


def _deliver(folder: Path, files: Mapping[str, bytes], *, force: bool, partial: bool) -> Delivery:
    folder.mkdir(parents=True, exist_ok=True)
    known = last_written(folder)
    changed = [name for name in sorted(files) if _foreign(folder / name, known, files[name])]
    if changed and not force:
        raise _refusal(folder, changed)
    stale = set() if partial else known.keys() - files.keys()
    removed, kept = _remove(folder, known, stale)
    written = [name for name in sorted(files) if _write(folder / name, files[name])]
    sums = {name: line for name, line in known.items() if name not in removed}
    _write(folder / SUMS, _lines(sums | {name: _sum(files[name]) for name in files}))
    unchanged = tuple(sorted(files.keys() - set(written)))
    return Delivery(folder, tuple(written), unchanged, removed, kept)


def last_written(folder: Path) -> dict[str, str]:
    """What clu wrote last, by name. A line that clu cannot have written is passed over."""
    path = folder / SUMS
    if not path.is_file() or path.is_symlink():
        return {}
    lines = path.read_bytes().decode(errors="replace").splitlines()
    found = [match for line in lines if (match := LINE.fullmatch(line))]
    return {one["name"]: one["sum"] for one in found if NAME.fullmatch(one["name"])}


def _foreign(path: Path, known: Mapping[str, str], content: bytes) -> bool:
    """Whether something stands there that clu did not write, and would be lost."""
    if path.is_symlink() or path.is_dir():
        return True
    if not path.exists():
        return False
    found = path.read_bytes()
    return found != content and _sum(found) != known.get(path.name)


def _remove(
    folder: Path, known: Mapping[str, str], stale: Iterable[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Remove what is no longer due; what was changed by hand is kept."""
    removed, kept = [], []
    for name in sorted(stale):
        path = folder / name
        if path.is_file() and (path.is_symlink() or _sum(path.read_bytes()) != known[name]):
            kept.append(name)
        else:
            path.unlink(missing_ok=True)
            removed.append(name)
    return tuple(removed), tuple(kept)


def _write(path: Path, content: bytes) -> bool:
    """Write a file whole, and say whether that changed anything."""
    if path.is_file() and not path.is_symlink() and path.read_bytes() == content:
        return False
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        draft.write_bytes(content)
        draft.replace(path)
    except BaseException:  # a full disk, Ctrl-C: no half of it stays
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise
    return True


def _sum(content: bytes) -> str:
    return sha256(content).hexdigest()


def sums(files: Mapping[str, bytes]) -> bytes:
    """What `SHA256SUMS` holds of files that clu puts into a folder by other means."""
    return _lines({name: _sum(content) for name, content in files.items()})


def _lines(sums: Mapping[str, str]) -> bytes:
    """As `sha256sum --check` reads it."""
    return "".join(f"{sums[name]}  {name}\n" for name in sorted(sums)).encode()


def _refusal(folder: Path, names: list[str]) -> ChangedByHandError:
    listed = ", ".join(names)
    fact = (
        f"{listed} a été modifié à la main"
        if len(names) == 1
        else f"{len(names)} fichiers ont été modifiés à la main : {listed}"
    )
    hint = "mettez vos modifications à l’abri, puis relancez avec --force"
    return ChangedByHandError((folder / name for name in names), fact, hint)


def failure(folder: Path, error: OSError) -> OutboxError:
    """What the disk refused in a register or a new folder, which nothing else can stand for."""
    return _failure(folder, error, HINTS.get(error.errno or 0, LOCKED))


def _failure(folder: Path, error: OSError, hint: str) -> OutboxError:
    """What the disk refused, in French, with what to do."""
    path = Path(error.filename2 or error.filename or folder)
    fact = f"écriture impossible dans {quoted(str(folder))} : {why(error)}"
    return OutboxError([path], fact, hint)
