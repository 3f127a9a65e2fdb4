"""`clu completion`: the script of a shell, and how to have it in each new terminal."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import typer

from clu.cli.completion import SHELLS
from clu.cli.screen import say
from clu.french import NBSP, NNBSP
from clu.spelling import suggestion

FILES = dict(zip(SHELLS, ("clu.bash", "clu.zsh", "clu.fish", "clu.ps1"), strict=True))
ALIASES = {"pwsh": "powershell"}

BASH = """\
  echo 'eval "$(clu completion bash)"' >> ~/.bashrc"""
ZSH = """\
  echo 'eval "$(clu completion zsh)"' >> ~/.zshrc"""
FISH = """\
  mkdir -p ~/.config/fish/completions
  clu completion fish > ~/.config/fish/completions/clu.fish"""
POWERSHELL = """\
  if (!(Test-Path $PROFILE)) { New-Item -Path $PROFILE -Force }
  Add-Content $PROFILE 'clu completion powershell | Out-String | iex'"""
STEPS = dict(zip(SHELLS, (BASH, ZSH, FISH, POWERSHELL), strict=True))
"""What to type once, so that each new terminal completes."""

NAMES = {"bash": "bash", "zsh": "zsh", "fish": "fish", "powershell": "PowerShell (Windows)"}
PURPOSE = (
    "La touche Tab complète les commandes, leurs options, et ce que nomme le\n"
    f"registre{NBSP}: réunions, sièges, invités, codes des règles, propositions et actions."
)


def print_script(shell: str | None) -> int:
    """Print the script of a shell; without one, how to turn completion on.

    Raises:
        typer.BadParameter: clu knows no such shell; exit code 2.
    """
    if shell is None:
        say("\n\n".join([PURPOSE, *map(how, _likely_first()), _afterwards()]))
        return 0
    name = ALIASES.get(shell.strip().lower(), shell.strip().lower())
    if name not in FILES:
        hint = suggestion(name, SHELLS)
        raise typer.BadParameter(f"{shell}{NBSP}: interpréteur inconnu{NNBSP}; {hint}.")
    say(script(name), nl=False)
    if sys.stdout.isatty():
        say(f"\n{how(name)}\n\n{_afterwards()}", err=True)
    return 0


def script(shell: str) -> str:
    """The script that a shell runs."""
    return (Path(__file__).parent / FILES[shell]).read_text(encoding="ascii")


def how(shell: str) -> str:
    """What to type once in that shell."""
    return f"Sous {NAMES[shell]}, tapez une fois{NBSP}:\n{STEPS[shell]}"


def _afterwards() -> str:
    return f"Puis ouvrez un nouveau terminal{NNBSP}; clu, une espace, et la touche Tab."


def _likely_first() -> list[str]:
    """The shells, the one of this terminal in front where it can be guessed."""
    likely = "powershell" if os.name == "nt" else Path(os.environ.get("SHELL", "")).name
    return sorted(SHELLS, key=lambda one: one != likely)
