"""Letters as drafts that a mail program opens ready to send: one recipient each, never two.

A draft is the letter as text and as a page, with what goes with it: the invitation, the papers.
Where the letter was signed and scanned, the scan goes with it instead of the letter. A draft has no
date and no identity of its own, which the program that sends it gives; the same register makes the
same bytes. Nothing is sent from here.
"""

from __future__ import annotations

import re
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import EmailPolicy
from hashlib import sha256
from typing import TYPE_CHECKING, Final, NamedTuple

from clu import calendar, documents
from clu.documents import Templates
from clu.letters import printing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from clu.letters import Letter, Mailing, Post
    from clu.meeting import Meeting

CONVENING: Final = frozenset(["convocation", "designation", "guest", "substitute", "information"])
"""The letters of the convocation: what was signed and scanned of an issue is one of them."""

SCANS: Final = "signed"
SCAN: Final = ".pdf"
BLANK: Final = re.compile(r'<span class="blank(?P<short> short)?"></span>')
DOTS, FEW_DOTS = "…" * 27, "…" * 9
OCTETS: Final = ("application", "octet-stream")
OFFICE: Final = "vnd.openxmlformats-officedocument"
OPEN: Final = "vnd.oasis.opendocument"
TYPES: Final[dict[str, tuple[str, str]]] = {
    ".csv": ("text", "csv"),
    ".doc": ("application", "msword"),
    ".docx": ("application", f"{OFFICE}.wordprocessingml.document"),
    ".html": ("text", "html"),
    ".jpeg": ("image", "jpeg"),
    ".jpg": ("image", "jpeg"),
    ".md": ("text", "markdown"),
    ".odp": ("application", f"{OPEN}.presentation"),
    ".ods": ("application", f"{OPEN}.spreadsheet"),
    ".odt": ("application", f"{OPEN}.text"),
    ".pdf": ("application", "pdf"),
    ".png": ("image", "png"),
    ".ppt": ("application", "vnd.ms-powerpoint"),
    ".pptx": ("application", f"{OFFICE}.presentationml.presentation"),
    ".rtf": ("application", "rtf"),
    ".txt": ("text", "plain"),
    ".xls": ("application", "vnd.ms-excel"),
    ".xlsx": ("application", f"{OFFICE}.spreadsheetml.sheet"),
    ".zip": ("application", "zip"),
}
"""What the papers of a meeting are; a table of the machine would make other bytes elsewhere."""


class Whole(EmailPolicy):
    """The form of a mail that is sent, whose subject loses no space where its line is folded.

    EmailPolicy leaves such a space between two encoded words, where readers skip it by the norm.
    """

    def fold_binary(self, name: str, value: str) -> bytes:
        """The bytes of a header."""
        if name != "Subject" or value.isascii():
            return super().fold_binary(name, value)
        words = Header(str(value), "utf-8", header_name=name).encode(linesep=self.linesep)
        return f"{name}: {words}{self.linesep}".encode("ascii")


class Enclosure(NamedTuple):
    """A file that goes with a letter; `method`: of an invitation, what is to be done with it."""

    name: str
    content: bytes
    method: str | None = None


def drafts(post: Post) -> dict[str, bytes]:
    """The draft of each letter whose recipient has an e-mail address, by file name.

    Raises:
        UnreadError: a part of the register that a draft needs could not be read.
        TemplateFault: a template is missing or wrong.
        OSError: a paper, or a scan, cannot be read.
    """
    templates = Templates(post.register.home)
    reached = [one for one in post.mailing.letters if one.email]
    return {f"{one.id}.eml": _draft(post, one, templates) for one in reached}


def unaddressed(mailing: Mailing) -> tuple[Letter, ...]:
    """The letters that no draft can carry, for want of an address."""
    return tuple(one for one in mailing.letters if not one.email)


def scanned(meeting: Meeting, letter: Letter) -> Path | None:
    """The scan of the letter as it was signed, where it lies beside its issue.

    That of the latest issue that reached the addressee, and of none that says what is no more so.
    """
    if letter.kind not in CONVENING or letter.former:
        return None
    reached = (one for one in reversed(meeting.issues) if letter.subject in one.event.reached)
    for issue in reached:
        folder = meeting.folder / "convocations" / issue.subject / SCANS
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            own = path.name.lower() == f"{letter.id}{SCAN}"
            if own and path.is_file() and not path.is_symlink():
                return path
    return None


def _draft(post: Post, letter: Letter, templates: Templates) -> bytes:
    parts = printing.text(letter, post.mailing, templates)
    subject = documents.title(f"{printing.OBJECT_MARK}{parts.object}") or ""
    scan = scanned(post.meeting, letter)
    enclosures = tuple(_enclosures(post, letter))
    if scan:
        enclosures = (Enclosure(f"{letter.id}{SCAN}", scan.read_bytes()), *enclosures)
        text = templates.markdown(
            "message",
            letter=letter,
            subject=subject,
            register=post.mailing.register,
            meeting=post.mailing.meeting,
        )
        page = templates.html("message", title=subject, content=documents.html(text))
    else:
        text = printing.markdown(letter, parts, templates)
        page = BLANK.sub(_dots, printing.mailed(letter, parts, templates))
    return _written(_message(letter, subject, documents.plain(text), page, enclosures))


def _dots(blank: re.Match[str]) -> str:
    """A line to write on where no style sheet can draw one."""
    return FEW_DOTS if blank["short"] else DOTS


def _enclosures(post: Post, letter: Letter) -> Iterator[Enclosure]:
    """The invitation and the papers of a letter that invites; what goes with every letter."""
    if letter.kind not in calendar.WITHOUT:
        method, invitation = calendar.invitation(post.register, post.meeting, letter)
        name = calendar.GIVEN_UP if letter.kind == "cancellation" else calendar.NAME
        yield Enclosure(name, invitation, method)
    if letter.kind in CONVENING:
        for name in _papers(post.meeting):
            yield Enclosure(name, (post.meeting.folder / "papers" / name).read_bytes())
    for name, content in post.enclosed.items():
        yield Enclosure(name, content)


def _papers(meeting: Meeting) -> Iterator[str]:
    """The papers that the letters say go with them, each once."""
    papers = [paper for item in meeting.sheet.agenda for paper in item.papers]
    names = (one.file for one in papers if one.file in meeting.papers and not one.on_table)
    yield from dict.fromkeys(filter(None, names))


def _message(
    letter: Letter, subject: str, text: str, page: str, enclosures: tuple[Enclosure, ...]
) -> EmailMessage:
    message = EmailMessage(policy=Whole(linesep="\r\n"))
    message["X-Unsent"] = "1"
    if letter.heading.email:
        message["From"] = Address(addr_spec=letter.heading.email)
    message["To"] = Address(letter.addressee.name or "", addr_spec=letter.email)
    message["Subject"] = subject
    message.set_content(text, cte="quoted-printable")
    message.add_alternative(page, subtype="html", cte="quoted-printable")
    for one in enclosures:
        _attach(message, one)
    return message


def _attach(message: EmailMessage, one: Enclosure) -> None:
    if one.method:
        message.add_attachment(
            one.content,
            maintype="text",
            subtype="calendar",
            filename=one.name,
            params={"charset": "utf-8", "method": one.method},
        )
        return
    suffix = f".{one.name.lower().rpartition('.')[2]}"
    maintype, subtype = TYPES.get(suffix, OCTETS)
    message.add_attachment(one.content, maintype=maintype, subtype=subtype, filename=one.name)


def _written(message: EmailMessage) -> bytes:
    """The bytes: boundaries come from what they part, never from chance.

    « =_ » stands in no text that is quoted-printable or base64, and so in no part.
    """
    contents = sha256()
    for part in message.walk():
        if not part.is_multipart():
            contents.update(part.as_bytes())
    several = (part for part in message.walk() if part.is_multipart())
    for number, part in enumerate(several, 1):
        part.set_boundary(f"=_clu_{contents.hexdigest()[:32]}_{number}")
    return message.as_bytes()
