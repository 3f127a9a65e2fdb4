"""What a commit, or the index, holds: its files, and writing them to a folder."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from clu.french import NBSP, quoted
from clu.git.calling import GitError, entries, first_line, read, refused, run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from clu.git.repository import Commit, Repository

LINK, SUBMODULE = "120000", "160000"


class Blob(NamedTuple):
    """A file of a commit or of the index: its mode, the hash of its content, its path."""

    mode: str
    hash: str
    path: str


def committed(at: Repository, one: Commit, within: str) -> list[Blob]:
    """The files of a commit below a path.

    Raises:
        GitError: git cannot tell.
    """
    listed = read(at.top, ("ls-tree", "-r", "-z", "--full-tree", one.hash, "--", *_below(within)))
    return [_of_tree(entry) for entry in entries(listed)]


def staged(at: Repository, within: str) -> list[Blob]:
    """The files below a path as the next commit will hold them.

    What is only meant to be added (`git add --intent-to-add`) is not among them.

    Raises:
        GitError: git cannot tell, or a merge is not finished.
    """
    nothing = read(at.top, ("hash-object", "-t", "tree", "--stdin")).decode().strip()
    against = ("diff-index", "--cached", "--raw", "-z", "--no-renames", "--no-abbrev")
    shown = ("--no-ext-diff", "--no-textconv", "--ita-invisible-in-index", nothing)
    listed = entries(read(at.top, (*against, *shown, "--", *_below(within)), _index()))
    found = []
    for entry, path in zip(listed[::2], listed[1::2], strict=True):
        _, mode, _, content, state = entry.split(" ")
        if state == "U":
            raise GitError(
                f"fusion inachevée{NBSP}: {quoted(path)} est en conflit",
                "terminez la fusion, puis relancez",
            )
        found.append(Blob(mode, content, path))
    return found


def export(
    at: Repository, files: Iterable[Blob], folder: Path, wanted: Callable[[str], bool]
) -> None:
    """Write files below a folder, by their paths; empty, those whose content is not `wanted`.

    Contents are as git keeps them: no filter is run. Links come last, so that no file is ever
    written through one; what lies in another repository (a submodule) is left out.

    Raises:
        GitError: a content is not there, or a path leads out of the folder or cannot be.
        OSError: the folder cannot be written to.
    """
    chosen = [one for one in files if one.mode != SUBMODULE]
    read = [one for one in chosen if one.mode == LINK or wanted(one.path)]
    contents = _contents(at, dict.fromkeys(one.hash for one in read))
    known = {one.path for one in read}
    for one in sorted(chosen, key=lambda one: one.mode == LINK):
        place = folder / _safe(one.path)
        content = contents[one.hash] if one.path in known else b""
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            if one.mode == LINK:
                place.symlink_to(os.fsdecode(content))
            else:
                place.write_bytes(content)
        except (FileExistsError, NotADirectoryError, IsADirectoryError, ValueError):
            raise _impossible(one.path) from None  # two of one name, or a NUL in a link


def _contents(at: Repository, hashes: Iterable[str]) -> dict[str, bytes]:
    """The contents by their hashes, from one process."""
    asked = list(hashes)
    if not asked:
        return {}
    done = run(at.top, ("cat-file", "--batch"), "".join(f"{one}\n" for one in asked).encode())
    if done.returncode:
        raise refused(first_line(done.stderr))
    found, place = {}, 0
    for one in asked:
        end = done.stdout.index(b"\n", place)
        head = done.stdout[place:end].split()
        if len(head) < 3:  # noqa: PLR2004 - hash, type, size; else « missing »
            raise GitError(
                "un fichier de l’historique manque dans cette copie du dépôt",
                "récupérez-le, git fetch --refetch, ou clonez le dépôt en entier",
            )
        size = int(head[2])
        found[one] = done.stdout[end + 1 : end + 1 + size]
        place = end + size + 2
    return found


def _index() -> dict[str, str]:
    """The index that a commit in progress uses: in a hook, git names it, and it may be another."""
    given = os.environ.get("GIT_INDEX_FILE")
    return {"GIT_INDEX_FILE": str(Path(given).absolute())} if given else {}


def _safe(path: str) -> PurePosixPath:
    """A path of git as one below a folder.

    Raises:
        GitError: it leads out of it.
    """
    found = PurePosixPath(path)
    if found.is_absolute() or ".." in found.parts or not found.parts:
        raise _impossible(path)
    if os.name == "nt" and any(sign in path for sign in "\\:"):
        raise _impossible(path)  # elsewhere it is a name like any other
    return found


def _impossible(path: str) -> GitError:
    return GitError(
        f"chemin impossible dans le dépôt{NBSP}: {quoted(path)}", "vérifiez le dépôt, git fsck"
    )


def _below(within: str) -> tuple[str, ...]:
    return (within,) if within else ()


def _of_tree(entry: str) -> Blob:
    head, _, path = entry.partition("\t")
    mode, _, content = head.split(" ")
    return Blob(mode, content, path)
