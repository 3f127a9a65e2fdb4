"""When each file first came into the history: what its commits claim."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from functools import cache
from string import digits
from typing import TYPE_CHECKING, NamedTuple

from clu.git.calling import entries, read, run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from clu.git.repository import Repository


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
    head = run(at.top, ("rev-parse", "--verify", "--quiet", "HEAD"))
    return {} if head.returncode else _first_seen(at, head.stdout.decode().strip())


@cache
def _first_seen(at: Repository, head: str) -> Mapping[str, datetime | None]:
    """One call for all committees of a repository: a call a file would cost ten times as much.

    Children come before their parents, whatever their clocks. Of a merge, `-c` shows the files that
    none of its parents has: what it brings itself, and not what came by the branches.
    """
    order = ("--date-order", "-O/dev/null")
    shown = ("--no-ext-diff", "--no-textconv", "--no-color", "-c", "--combined-all-paths")
    names = ("-M100%", "--name-status", "--diff-filter=AR", "-z", "--format=tformat:%x01%H%x00%at")
    log = entries(read(at.top, ("log", *order, *shown, *names, head)))
    found = _followed(_steps(log), _cut(at))
    tracked = entries(read(at.top, ("ls-tree", "-r", "-z", "--name-only", "--full-tree", head)))
    return dict.fromkeys(tracked) | found


class Step(NamedTuple):
    """A file that came in a commit: from which path, if it was moved.

    A merge may have moved it from one path of each parent: a step each.
    """

    commit: str
    when: datetime | None
    path: str
    moved_from: str | None


def _steps(words: Sequence[str]) -> Iterator[Step]:
    """The log, newest commit first, as its NUL-separated words tell it."""
    commit, when, at = "", None, 0
    while at < len(words):
        word = words[at].removeprefix("\n")
        at += 1
        if word.startswith("\x01"):
            commit, when = word[1:], _moment(words[at])
            at += 1
        elif word:
            kinds = word.rstrip(digits)  # a letter for each parent; then how alike, after but one
            paths = words[at : at + 1 + (len(kinds) if kinds != "A" else 0)]
            at += len(paths)
            moved = {old for kind, old in zip(kinds, paths, strict=False) if kind == "R"}
            yield from (Step(commit, when, paths[-1], old) for old in moved or (None,))


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
    name = os.fsdecode(read(at.top, ("rev-parse", "--git-path", "shallow"))).removesuffix("\n")
    return frozenset((at.top / name).read_text(encoding="ascii").split())
