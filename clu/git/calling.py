"""Running git: what it may not do, how long it may take, and what it refuses, in French.

A repository may come from anybody: no hook, filter, pager, signature program or file system monitor
of its configuration is run, nothing is fetched, no lock is taken, and every call has a time limit.
"""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Final

from clu.disk import why
from clu.french import NBSP, NNBSP, quoted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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


class GitError(Exception):
    """git cannot answer: what is so, and what to do, both in French."""

    def __init__(self, fact: str, hint: str) -> None:
        super().__init__(fact, hint)  # both, so that it passes from one process to another
        self.fact = fact
        self.hint = hint


def read(folder: Path, words: Sequence[str], more: Mapping[str, str] | None = None) -> bytes:
    """What git says.

    Raises:
        GitError: git is not there, or refuses.
    """
    done = run(folder, words, more=more)
    if done.returncode:
        raise refused(first_line(done.stderr))
    return done.stdout


def run(
    folder: Path,
    words: Sequence[str],
    said: bytes = b"",
    more: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """Run git in a folder: `said` is its input, `more` are variables beside those that it may know.

    Raises:
        GitError: git is not there, cannot start or does not answer.
    """
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


def entries(listed: bytes) -> list[str]:
    """What git lists with `-z`."""
    return os.fsdecode(listed).split("\0")[:-1]


def first_line(words: bytes) -> str:
    """What git complains of."""
    lines = words.decode(errors="replace").strip().splitlines()
    return lines[0].removeprefix("fatal: ") if lines else ""


def refused(words: str) -> GitError:
    """What git complains of, and what to do."""
    if "dubious ownership" in words:
        return GitError(
            "git refuse ce dépôt, qui appartient à un autre utilisateur",
            f"s’il est sûr, dites-le à git{NBSP}: git config --global --add safe.directory DOSSIER",
        )
    damaged = re.search("unable to read|bad object|not a tree|corrupt|could not parse", words)
    asked = "git fsck" if damaged else "git status"
    return GitError(f"git refuse{NBSP}: {quoted(words)}", f"vérifiez le dépôt, {asked}")
