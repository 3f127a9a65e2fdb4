"""The commands that people are told to type next, as they can be copied: in the same committee.

A folder that `--data` gave goes with each of them; left out, the next command finds it as this one
did. `--on` does not: what is done next is done on a day of its own.
"""

from __future__ import annotations

import re
import shlex
from contextvars import ContextVar

PLAIN = r"[\w./:+%=-]+"
"""What every shell takes as it is."""
OBEYED = r"[\"$`!]|\\\\|\\$"
"""What a shell obeys within double quotes."""

_folder: ContextVar[str | None] = ContextVar("folder", default=None)


def remember(folder: str | None) -> None:
    """The folder of the committee, as it was typed; None where it was found without."""
    _folder.set(folder)


def command(*words: str) -> str:
    """What to type: `command("check", "2026-12-15")` is « clu check 2026-12-15 »."""
    return here(" ".join(("clu", *words)))


def here(line: str) -> str:
    """A command, which other rooms wrote without the folder, as one types it here."""
    folder = _folder.get()
    return line if folder is None else f"{line} --data {typed(folder)}"


def typed(words: str) -> str:
    """A path or a message as one types it: between quotes where a shell would not take it as is."""
    if re.fullmatch(PLAIN, words):
        return words
    return shlex.quote(words) if re.search(OBEYED, words) else f'"{words}"'
