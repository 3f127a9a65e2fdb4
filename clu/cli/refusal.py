"""A command refused because of what the register, a template or the disk holds; exit code 1.

The rooms below raise their own errors; here, once, each is told in French: what is so, what to do.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from clu.french import NBSP, NNBSP
from clu.meeting import UnreadError
from clu.report import shown_path

if TYPE_CHECKING:
    from clu.documents import TemplateFault
    from clu.outbox import OutboxError


class Refusal(Exception):  # noqa: N818 - named after what it is
    """The command does not do what was asked; the message (French) says why and what to do."""


def told(error: Exception) -> str | None:
    """What a person is told of an error that is no defect of clu; None for a defect."""
    if isinstance(error, Refusal):
        return str(error)
    if isinstance(error, UnreadError):
        return _unread(error)
    documents, outbox = (sys.modules.get(f"clu.{room}") for room in ("documents", "outbox"))
    if documents is not None and isinstance(error, documents.TemplateFault):
        return template_fault(error)
    if outbox is not None and isinstance(error, outbox.OutboxError):
        return _outbox(error)
    return None


def _unread(error: UnreadError) -> str:
    where = error.position
    return (
        f"{shown_path(where.file)}:{where.line}{NBSP}: ce fichier ne peut pas être lu, et la"
        f" commande en a besoin.\nVoyez le constat et son remède{NBSP}: clu check"
    )


def template_fault(fault: TemplateFault) -> str:
    """A wrong template, as a finding reads."""
    place = f"{shown_path(fault.file)}:{fault.line}"
    return f"{place}\n  {sentence(fault.fact)}\n  À faire{NBSP}: {fault.hint}."


def _outbox(error: OutboxError) -> str:
    names = "\n".join(f"  {shown_path(path)}" for path in error.paths)
    return f"Rien n’a été écrit{NBSP}: {error.fact}{NNBSP}; {error.hint}.\n{names}"


def sentence(fact: str) -> str:
    """A fact as a sentence. A name that stands first keeps its letters."""
    return f"{fact[:1].upper()}{fact[1:]}."
