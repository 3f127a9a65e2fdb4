"""The optional extras of the package, and what is told to whoever lacks one."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

Extra = Literal["pdf", "odt"]

MODULES = {"pdf": "weasyprint", "odt": "pypandoc"}
"""The module by which an extra is known to be there."""
COMMANDS = {
    "pipx": 'pipx install --force "clu-comite[{extra}]"',
    "uv": 'uv tool install "clu-comite[{extra}]"',
}
"""What adds an extra, by the program whose folder clu is installed in."""
PIP = 'python -m pip install "clu-comite[{extra}]"'


class MissingExtraError(Exception):
    """What a form of documents needs is not there. `fact` and `hint` are French."""

    def __init__(self, fact: str, hint: str) -> None:
        self.fact = fact
        self.hint = hint
        super().__init__(f"{fact} ; {hint}")


def missing(extra: Extra, to_write: str) -> MissingExtraError:
    """The extra is not installed; `to_write`: what it serves for, "écrire des PDF"."""
    fact = f"pour {to_write}, il faut le complément « {extra} », qui n’est pas installé"
    return MissingExtraError(fact, f"installez-le par la commande {command(extra)}")


def at_hand(form: str) -> bool:
    """Whether a form needs no extra, or has it."""
    return form not in MODULES or find_spec(MODULES[form]) is not None


def command(extra: Extra, prefix: str = sys.prefix) -> str:
    """The command that installs the extra where this clu is; `prefix` is its environment."""
    parts = Path(prefix).parts
    found = next((words for program, words in COMMANDS.items() if program in parts), PIP)
    return found.format(extra=extra)
