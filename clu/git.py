"""What git knows of a folder: a commit, the files of a commit or of the index, when each came.

The one room that calls git, and it only reads. A repository may come from anybody: no hook, filter,
pager, signature program or file system monitor of its configuration is run, nothing is fetched, no
lock is taken, and every call has a time limit. A date that git gives is what a commit claims.
"""

from __future__ import annotations

import os
import re
import subprocess
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final, NamedTuple

from clu.disk import why
from clu.french import NBSP, NNBSP, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

LONGEST: Final = 120
"""How many seconds git may take."""

SETTINGS: Final = (
    "core.fsmonitor=false",
    f"core.hooksPath={os.devnull}",
    "core.pager=cat",
    "log.showSignature=false",
    "log.showRoot=true",
    "log.mailmap=false",
    "protocol.allow=never",
)
"""What a repository's own configuration cannot change: it runs no program, and hides no commit."""

OWN: Final = {
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
KEPT: Final = frozenset(
    ["GIT_CEILING_DIRECTORIES", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_NOSYSTEM", "GIT_CONFIG_SYSTEM"]
)
"""Variables of git that stay: all others may name another repository than the folder's own."""

LINK, SUBMODULE = "120000", "160000"


class GitError(Exception):
    """git cannot answer: what is so, and what to do, both in French."""

    def __init__(self, fact: str, hint: str) -> None:
        super().__init__(fact, hint)  # both, so that it passes from one process to another
        self.fact = fact
        self.hint = hint


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


class Blob(NamedTuple):
    """A file of a commit or of the index: its mode, the hash of its content, its path."""

    mode: str
    hash: str
    path: str


def repository(folder: Path) -> Repository | None:
    """The repository whose work tree holds the folder; None where there is none.

    Raises:
        GitError: git is not there, or refuses this repository.
    """
    done = _run(folder, ("rev-parse", "--is-shallow-repository", "--show-toplevel"))
    if done.returncode == 0:
        shallow, _, top = os.fsdecode(done.stdout).partition("\n")
        return Repository(Path(top.removesuffix("\n")).resolve(), shallow == "true")
    words = _first_line(done.stderr)
    if "not a git repository" in words or "must be run in a work tree" in words:
        return None
    raise _refused(words)


def commit(at: Repository, revision: str) -> Commit:
    """The commit that a revision names.

    Raises:
        GitError: it names none, or none that is there.
    """
    name = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    done = _run(at.top, name) if "\0" not in revision else None
    if done is None or done.returncode:
        raise _unknown(at, revision)
    found = done.stdout.decode().strip()
    shown = _read(at, ("show", "--no-patch", "--format=%h %as", found)).decode(errors="replace")
    short, _, day = shown.strip().partition(" ")
    return Commit(found, short, _day(day))


def _day(words: str) -> date | None:
    """A day as git writes it; of a date that it cannot read, it writes anything or nothing."""
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None


def committed(at: Repository, one: Commit, within: str) -> list[Blob]:
    """The files of a commit below a path.

    Raises:
        GitError: git cannot tell.
    """
    listed = _read(at, ("ls-tree", "-r", "-z", "--full-tree", one.hash, "--", *_below(within)))
    return [_of_tree(entry) for entry in _words(listed)]


def staged(at: Repository, within: str) -> list[Blob]:
    """The files below a path as the next commit will hold them.

    What is only meant to be added (`git add --intent-to-add`) is not among them.

    Raises:
        GitError: git cannot tell, or a merge is not finished.
    """
    nothing = _read(at, ("hash-object", "-t", "tree", "--stdin")).decode().strip()
    against = ("diff-index", "--cached", "--raw", "-z", "--no-renames", "--no-abbrev")
    shown = ("--no-ext-diff", "--no-textconv", "--ita-invisible-in-index", nothing)
    listed = _words(_read(at, (*against, *shown, "--", *_below(within)), _index()))
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


def first_seen(at: Repository) -> Mapping[str, datetime | None]:
    """When each file came into the history of the commit checked out, by its present path.

    None for a file of that commit of which the history does not tell it.

    The earliest author date: a rebase and a merge by the forge give a commit a new committer date,
    and nothing was recorded later for that. A file that was only moved keeps its first day. What
    came with the commits at which a shallow history was cut off has no day: they hold all that was
    there before. Nor has what came, at any time, in a commit whose date cannot be read.

    Raises:
        GitError: git cannot tell.
    """
    head = _run(at.top, ("rev-parse", "--verify", "--quiet", "HEAD"))
    return {} if head.returncode else _first_seen(at, head.stdout.decode().strip())


@cache
def _first_seen(at: Repository, head: str) -> Mapping[str, datetime | None]:
    """One call for all committees of a repository: a call a file would cost ten times as much."""
    shown = ("--no-ext-diff", "--no-textconv", "--no-diff-merges", "--no-color", "-O/dev/null")
    names = ("-M100%", "--name-status", "--diff-filter=AR", "-z", "--format=tformat:%x01%H%x00%at")
    log = _words(_read(at, ("log", *shown, *names, head)))
    found = _followed(_steps(log), _cut(at))
    tracked = _words(_read(at, ("ls-tree", "-r", "-z", "--name-only", "--full-tree", head)))
    return dict.fromkeys(tracked) | found


class Step(NamedTuple):
    """A file that came in a commit: from which path, if it was moved."""

    commit: str
    when: datetime | None
    path: str
    moved_from: str | None


def _steps(words: Sequence[str]) -> Iterator[Step]:
    """The log, newest commit first, as its NUL-separated words tell it."""
    commit, when, at = "", None, 0
    while at < len(words):
        word = words[at].removeprefix("\n")
        if word.startswith("\x01"):
            commit, when = word[1:], _moment(words[at + 1])
            at += 2
        elif word.startswith("R"):
            yield Step(commit, when, words[at + 2], words[at + 1])
            at += 3
        else:
            yield Step(commit, when, words[at + 1], None)
            at += 2


def _moment(seconds: str) -> datetime | None:
    """The moment of a commit, if what stands there is one."""
    try:
        return datetime.fromtimestamp(int(seconds), UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _followed(steps: Iterable[Step], cut: frozenset[str]) -> dict[str, datetime]:
    """By present path: a path moved earlier stands for the one that it became."""
    found: dict[str, datetime] = {}
    undated: set[str] = set()
    now: dict[str, str] = {}
    for one in steps:
        path = now.get(one.path, one.path)
        if one.moved_from is not None:
            now.setdefault(one.moved_from, path)
        elif one.when is None or one.commit in cut:
            undated.add(path)
        else:
            found[path] = min(one.when, found.get(path, one.when))
    return {path: when for path, when in found.items() if path not in undated}


def _cut(at: Repository) -> frozenset[str]:
    """The commits at which a shallow history was cut off."""
    if not at.shallow:
        return frozenset()
    name = os.fsdecode(_read(at, ("rev-parse", "--git-path", "shallow"))).removesuffix("\n")
    return frozenset((at.top / name).read_text(encoding="ascii").split())


# How git is called -------------------------------------------------------------------------------


def _read(at: Repository, words: Sequence[str], more: Mapping[str, str] | None = None) -> bytes:
    done = _run(at.top, words, more=more)
    if done.returncode:
        raise _refused(_first_line(done.stderr))
    return done.stdout


def _run(
    folder: Path,
    words: Sequence[str],
    said: bytes = b"",
    more: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[bytes]:
    settings = [word for one in SETTINGS for word in ("-c", one)]
    outer = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("GIT_") or name in KEPT
    }
    try:
        return subprocess.run(  # noqa: S603 - a list of arguments; a revision is resolved first
            [_program(), "--no-pager", *settings, *words],
            cwd=folder,
            env={**outer, **OWN, **(more or {})},
            input=said,
            capture_output=True,
            timeout=LONGEST,
            check=False,
        )
    except OSError as error:
        raise GitError(
            f"git ne peut pas être lancé{NBSP}: {why(error)}",
            "vérifiez l’installation de git, git --version",
        ) from None
    except subprocess.TimeoutExpired:
        raise GitError(
            f"git n’a pas répondu en {LONGEST}{NBSP}secondes",
            f"relancez{NNBSP}; si cela dure, vérifiez le dépôt, git fsck",
        ) from None


def _program() -> str:
    """Where git is, by the path alone: Windows would run a git.exe of the current folder first."""
    name = "git.exe" if os.name == "nt" else "git"
    places = [Path(folder, name) for folder in os.get_exec_path() if Path(folder).is_absolute()]
    found = [str(place) for place in places if place.is_file()]
    if not found:
        raise GitError("git est introuvable sur ce poste", "installez git, ou faites-le installer")
    return next((one for one in found if os.access(one, os.X_OK)), found[0])


def _index() -> dict[str, str]:
    """The index that a commit in progress uses: in a hook, git names it, and it may be another."""
    given = os.environ.get("GIT_INDEX_FILE")
    return {"GIT_INDEX_FILE": str(Path(given).absolute())} if given else {}


def _contents(at: Repository, hashes: Iterable[str]) -> dict[str, bytes]:
    """The contents by their hashes, from one process."""
    asked = list(hashes)
    if not asked:
        return {}
    done = _run(at.top, ("cat-file", "--batch"), "".join(f"{one}\n" for one in asked).encode())
    if done.returncode:
        raise _refused(_first_line(done.stderr))
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


def _words(listed: bytes) -> list[str]:
    return os.fsdecode(listed).split("\0")[:-1]


def _first_line(words: bytes) -> str:
    lines = words.decode(errors="replace").strip().splitlines()
    return lines[0].removeprefix("fatal: ") if lines else ""


def _unknown(at: Repository, revision: str) -> GitError:
    fact = f"révision inconnue{NBSP}: {quoted(revision)}"
    if at.shallow:
        return GitError(
            f"{fact}{NNBSP}; l’historique de ce clone est incomplet",
            "complétez-le, git fetch --unshallow",
        )
    if not _read(at, ("for-each-ref", "--count=1", "--format=%(refname)")) and not _names(
        at, "HEAD"
    ):
        return GitError(
            "ce dépôt n’a encore aucun commit", "enregistrez d’abord le registre, git commit"
        )
    if _names(at, revision) not in ("", revision) and not _names(at, f"{revision}^{{}}"):
        return GitError(
            f"dépôt endommagé{NBSP}: ce que désigne {quoted(revision)} n’y est plus",
            "vérifiez-le, git fsck, puis reprenez-le d’une autre copie",
        )
    return GitError(fact, "donnez un commit, une branche ou une étiquette, ainsi HEAD~1 ou main")


def _names(at: Repository, revision: str) -> str:
    """The hash that a revision stands for, be the object there or not; "" for none."""
    if "\0" in revision:
        return ""
    done = _run(at.top, ("rev-parse", "--verify", "--quiet", "--end-of-options", revision))
    return done.stdout.decode().strip() if done.returncode == 0 else ""


def _refused(words: str) -> GitError:
    if "dubious ownership" in words:
        return GitError(
            "git refuse ce dépôt, qui appartient à un autre utilisateur",
            f"s’il est sûr, dites-le à git{NBSP}: git config --global --add safe.directory DOSSIER",
        )
    damaged = re.search("unable to read|bad object|not a tree|corrupt|could not parse", words)
    asked = "git fsck" if damaged else "git status"
    return GitError(f"git refuse{NBSP}: {quoted(words)}", f"vérifiez le dépôt, {asked}")
