"""Templates and Markdown: plain values in, Markdown and HTML out; the only user of both libraries.

Every value is typeset as French writes it, and escaped once, for the text that it enters. Letters
are another room's subject: here stand the templates themselves, the procedure sheet, and whatever
document needs the committee and a meeting alone.

Nothing is loaded before it is asked for: `faults` must cost nothing where there are no templates.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from clu.documents.own import faults

if TYPE_CHECKING:
    from clu.documents.fault import TemplateFault
    from clu.documents.markup import html, title, undrawn
    from clu.documents.meeting import document
    from clu.documents.sheet import procedure
    from clu.documents.templates import Listed, Templates, template_folder
    from clu.documents.unmarked import plain

__all__ = [
    "Listed",
    "TemplateFault",
    "Templates",
    "document",
    "faults",
    "html",
    "plain",
    "procedure",
    "template_folder",
    "title",
    "undrawn",
]

HOMES = {
    "Listed": "templates",
    "TemplateFault": "fault",
    "Templates": "templates",
    "document": "meeting",
    "html": "markup",
    "plain": "unmarked",
    "procedure": "sheet",
    "template_folder": "templates",
    "title": "markup",
    "undrawn": "markup",
}


def __getattr__(name: str) -> object:
    """What the package offers, from its module, on first use."""
    if name not in HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"clu.documents.{HOMES[name]}"), name)
