"""Completion on the Tab key: what can stand next on a command line, for four shells.

The script of a shell calls clu with `CLU_COMPLETE` (its name) and `CLU_LINE` (the command line up
to the cursor). clu prints what can stand there, one a line: the word, and after a tab what it is;
or one of the directives below. It reads names and YAML texts, no models; it writes nothing, and of
a register that cannot be read it knows nothing.
"""

from __future__ import annotations

import os
import sys

SHELLS = ("bash", "zsh", "fish", "powershell")
FOLDERS, FILES = ":folders", ":files"
"""The shell itself completes the name of a folder, of a file."""


def asked() -> bool:
    """Whether a shell asks what can stand next."""
    return os.environ.get("CLU_COMPLETE") in SHELLS and "CLU_LINE" in os.environ


def answer() -> int:
    """Print what can stand next; the exit code, which is always 0."""
    from clu.cli.completion import candidates, line

    shell = os.environ["CLU_COMPLETE"]
    try:
        words = line.split(os.environ["CLU_LINE"], escapes=shell != "powershell")
        text = "".join(f"{one}\n" for one in candidates.lines(words))
    except Exception:  # noqa: BLE001 - whoever presses Tab wants words, or silence
        return 0
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure:
        reconfigure(newline="\n")
    sys.stdout.write(text)
    return 0
