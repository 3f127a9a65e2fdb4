"""The audit of a year to files: Markdown, and a page made from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clu import documents
from clu.audit.dossier import audit
from clu.audit.proof import Year
from clu.documents import Templates, page

if TYPE_CHECKING:
    from clu.register import Register

TEMPLATE = "audit"
CONTENTS = (2, 3)
"""The levels of the headings that the table of contents names."""


def file_name(year: int) -> str:
    """The name of the files, without its ending: « audit-2025 »."""
    return f"{TEMPLATE}-{year}"


def files(register: Register, year: int) -> dict[str, bytes]:
    """The Markdown and the page, by file name.

    Raises:
        UnreadError: a part of the register that the audit shows could not be read.
        TemplateFault: a template is missing or wrong.
    """
    templates = Templates(register.home)
    found = audit(Year(register, year))
    text = templates.markdown(TEMPLATE, audit=found)
    names = found.committee
    explained = page.abbreviated(documents.html(text), names.abbreviation, names.name)
    content, headings = page.anchored(page.labelled(explained))
    whole = templates.html(
        TEMPLATE,
        audit=found,
        title=documents.title(text) or file_name(year),
        content=content,
        contents=tuple(one for one in headings if one.level in CONTENTS),
    )
    return {f"{file_name(year)}.md": text.encode(), f"{file_name(year)}.html": whole.encode()}
