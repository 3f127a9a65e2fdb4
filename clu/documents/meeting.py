"""Any document that needs the committee and a meeting alone: one template is all it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clu import occasion
from clu.documents import markup
from clu.documents.templates import Templates

if TYPE_CHECKING:
    from clu.meeting import Meeting
    from clu.register import Register


def document(register: Register, meeting: Meeting, name: str) -> dict[str, bytes]:
    """The Markdown and the page of `NAME.md.j2`, by file name.

    Raises:
        UnreadError: a part of the register that the document shows could not be read.
        TemplateFault: the template is missing or wrong.
    """
    templates = Templates(register.home)
    text = templates.markdown(
        name,
        register=occasion.register(register, meeting.day),
        meeting=occasion.meeting(register, meeting),
    )
    if not text.strip():
        raise templates.fault(name, "le modèle n’écrit rien", "écrivez-le, ou ôtez-le")
    content = markup.html(text)
    title = markup.title(text) or name
    page = templates.html("document", title=title, heading=None, content=content)
    return {f"{name}.md": text.encode(), f"{name}.html": page.encode()}
