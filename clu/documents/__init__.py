"""Templates and Markdown: plain values in, Markdown and HTML out; the only user of both libraries.

Every value is typeset as French writes it, and escaped once, for the text that it enters. Letters
are another room's subject: here stand the templates themselves, the procedure sheet, and whatever
document needs the committee and a meeting alone.
"""

from clu.documents.fault import TemplateFault
from clu.documents.markup import html, title
from clu.documents.meeting import document
from clu.documents.sheet import procedure
from clu.documents.templates import Listed, Templates, template_folder

__all__ = [
    "Listed",
    "TemplateFault",
    "Templates",
    "document",
    "html",
    "procedure",
    "template_folder",
    "title",
]
