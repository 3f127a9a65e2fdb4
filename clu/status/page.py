"""The state of the committee as a page to keep open, or for the intranet: no script, to be printed.

It shows the names that the intranet may show, and no others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clu import documents
from clu.documents import Templates
from clu.status.state import state

if TYPE_CHECKING:
    from clu.register import Register

NAME = "status.html"
TEMPLATE = "status"


def markdown(register: Register) -> str:
    """The page in Markdown.

    Raises:
        UnreadError: committee.yaml could not be read.
        TemplateFault: the template is missing or wrong.
    """
    return Templates(register.home).markdown(TEMPLATE, page=state(register, "intranet"))


def html(register: Register) -> str:
    """The page whole.

    Raises:
        UnreadError: committee.yaml could not be read.
        TemplateFault: a template is missing or wrong.
    """
    text = markdown(register)
    return Templates(register.home).html(
        "status", title=documents.title(text) or TEMPLATE, content=documents.html(text)
    )
