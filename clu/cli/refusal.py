"""A command refused because of what the register, a template or the disk holds; exit code 1.

The rooms below raise their own errors; here, once, each is told in French: what is so, what to do.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from clu.cli import again
from clu.french import NBSP, NNBSP

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from clu.documents import TemplateFault
    from clu.meeting import UnreadError
    from clu.outbox import OutboxError
    from clu.paper.extra import MissingExtraError


class Refusal(Exception):  # noqa: N818 - named after what it is
    """The command does not do what was asked; the message (French) says why and what to do."""


def told(error: Exception) -> str | None:
    """What a person is told of an error that is no defect of clu; None for a defect.

    An error can only come from a room that was entered, so that none is imported to ask.
    """
    if isinstance(error, Refusal):
        return str(error)
    for room, name, words in TOLD:
        entered = sys.modules.get(f"clu.{room}")
        if entered is not None and isinstance(error, getattr(entered, name)):
            return words(error)
    return None


def shown(path: Path) -> str:
    """A path as reports give it."""
    from clu.report import shown_path

    return shown_path(path)


def _unread(error: UnreadError) -> str:
    where = error.position
    return (
        f"{shown(where.file)}:{where.line}{NBSP}: ce fichier ne peut pas être lu, et la"
        f" commande en a besoin.\nVoyez le constat et son remède{NBSP}: {again.command('check')}"
    )


def template_fault(fault: TemplateFault) -> str:
    """A wrong template, as a finding reads."""
    place = f"{shown(fault.file)}:{fault.line}"
    return f"{place}\n  {sentence(fault.fact)}\n  À faire{NBSP}: {fault.hint}."


def _outbox(error: OutboxError) -> str:
    names = "\n".join(f"  {shown(path)}" for path in error.paths)
    by_hand = type(error).__name__ == "ChangedByHandError"
    head = "Rien n’a été écrit" if by_hand else "L’écriture s’est arrêtée"
    return f"{head}{NBSP}: {error.fact}{NNBSP}; {error.hint}.\n{names}"


def _missing_extra(error: MissingExtraError) -> str:
    return f"Rien n’a été écrit{NBSP}: {error.fact}.\nÀ faire{NBSP}: {error.hint}."


def _killed(_: Exception) -> str:
    return (
        "La commande n’est pas allée au bout\u00a0: le système a mis fin à l’un de ses processus,"
        " le plus souvent faute de mémoire.\n"
        f"À faire{NBSP}: fermez d’autres programmes, ou donnez moins de comités à la fois."
    )


def sentence(fact: str) -> str:
    """A fact as a sentence. A name that stands first keeps its letters."""
    return f"{fact[:1].upper()}{fact[1:]}."


TOLD: tuple[tuple[str, str, Callable[[Any], str]], ...] = (
    ("meeting", "UnreadError", _unread),
    ("documents", "TemplateFault", template_fault),
    ("outbox", "OutboxError", _outbox),
    ("spreading", "ProcessKilledError", _killed),
    ("paper.extra", "MissingExtraError", _missing_extra),
)
"""The errors of the rooms below, by room and name, and what is told of each."""
