"""The proof that rendered pages are clean for their audience, and where a leak comes from.

The internet gets no e-mail address, phone number, street address or social-security number, and no
name but those that `audience.View` shows. The postal address of the service and those of the places
where one meets are public. Participants and the intranet get all but the names hidden from them and
social-security numbers, which have no place in any document.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from clu.audience import View
from clu.french import quoted
from clu.privacy.people import names
from clu.privacy.plain import folded, plain
from clu.privacy.text import Found, found
from clu.privacy.texts import sources
from clu.source import Position, Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from clu.audience import Audience
    from clu.meeting import Meeting
    from clu.privacy.text import Kind
    from clu.register import Register

WHAT: dict[Kind, str] = {
    "email": "adresse électronique",
    "phone": "numéro de téléphone",
    "address": "adresse postale",
    "nir": "numéro de sécurité sociale",
    "name": "nom",
}
READERS: dict[Audience, str] = {
    "participants": "aux participants",
    "intranet": "sur l’intranet",
    "internet": "sur internet",
}
PAGE_OF_HTML = r"(?i)\A\s*<(?:!doctype|html|\w+[\s>])"
SPACES = r"[\W_]{1,3}"
"""What may stand between two words of one text in a page and in the file that it comes from."""


class Leak(NamedTuple):
    """What a page tells that its audience must not get.

    `position` is in the user's own file, else in the page; `fact` is French, without capital nor
    full stop.
    """

    page: str
    kind: Kind
    text: str
    position: Position
    fact: str


def leaks(
    register: Register, meeting: Meeting | None, audience: Audience | View, pages: Mapping[str, str]
) -> tuple[Leak, ...]:
    """What the pages, Markdown or HTML by name, tell that the audience must not get.

    `audience`: one of the three, or eyes that see less. `meeting` is the one that the pages are
    about; without one they may be about any. What comes from one place is told once, whatever
    number of pages show it.

    Raises:
        UnreadError: a part of the register that tells who is who could not be read.
    """
    known = names(register)
    view = audience if isinstance(audience, View) else View(register, audience, register.on)
    day = meeting.day if meeting else None
    meetings = (meeting,) if meeting else tuple(reversed(register.meetings))
    told: dict[tuple[Position, str], Leak] = {}
    for name, page in pages.items():
        for line, text in pieces(page):
            for one in found(text, known):
                if forbidden(one, view, day):
                    where = _source(register, meetings, one) or _in_page(name, page, line, one)
                    leak = Leak(name, one.kind, one.text, where, _fact(one, view.audience))
                    known_leak = told.setdefault((where, one.kind), leak)
                    if known_leak.text not in where.excerpt and one.text in where.excerpt:
                        told[where, one.kind] = leak  # in the user's words, not those of a link
    return tuple(told.values())


def forbidden(one: Found, view: View, day: date | None) -> bool:
    """Whether the audience must not get it, in what is about that day; None: about any."""
    if one.kind == "nir":
        return True
    if one.kind != "name":
        return not view.contacts
    if not one.people:
        return not view.everybody
    return not all(view.shows_name(who.name, agent=who.agent_on(day)) for who in one.people)


def _fact(one: Found, audience: Audience) -> str:
    return f"{WHAT[one.kind]} {quoted(one.text)}, à ne pas montrer {READERS[audience]}"


# The text of a page ------------------------------------------------------------------------------


def pieces(page: str) -> Iterator[tuple[int, str]]:
    """The texts of a page, each with the line on which it begins: Markdown is one text."""
    if re.search(PAGE_OF_HTML, page):
        from clu.privacy.html import read

        yield from read(page)
    else:
        yield 1, _addresses_read(page)


def _addresses_read(page: str) -> str:
    """Markdown with the escapes of its links read: mailto:a%40b.fr."""
    if not re.search(r"%[0-9A-Fa-f]{2}", page):
        return page
    from urllib.parse import unquote

    return unquote(page)


# Where a leak comes -----------------------------------------------------------------------


def _source(register: Register, meetings: tuple[Meeting, ...], one: Found) -> Position | None:
    """Where the user wrote the same text; of a name put together, where the last name stands."""
    for words in _looked_for(one):
        pattern = re.compile(rf"(?<!\w){SPACES.join(map(re.escape, words))}(?!\w)")
        for source in sources(register, meetings):
            match = pattern.search(folded(source.text))
            if match:
                return source.at(match.start())
    return None


def _looked_for(one: Found) -> Iterator[list[str]]:
    """The words to look for, the surest first."""
    words = folded(plain(one.text)[0]).split()
    yield words
    if one.kind == "name":
        yield words[1:]
        yield from ([who.last] for who in one.people)
        yield words[-1:]


def _in_page(name: str, page: str, line: int, one: Found) -> Position:
    source = Source(Path(name), page)
    start = sum(len(text) + 1 for text in page.split("\n")[: line - 1])
    words = SPACES.join(map(re.escape, one.text.split()))
    match = re.compile(words).search(page, start)
    return source.at(match.start()) if match else source.position(line, 1)
