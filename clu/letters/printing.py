"""Letters to files: Markdown and HTML from one text, and a page of them all.

A letter's template holds its object, as a heading, and its text; the layouts place the rest.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from clu import documents
from clu.documents import Templates

if TYPE_CHECKING:
    from pathlib import Path

    from clu.letters.letter import Letter, Mailing

ALL_LETTERS = "toutes-les-lettres"
OBJECT_MARK = "# "
OBJECT = "commencez-le par une ligne « # », suivie de l’objet ; ou ôtez ce modèle"
BODY = "écrivez-le sous l’objet, ou ôtez ce modèle pour reprendre l’original"


@dataclass(frozen=True, slots=True)
class Text:
    """The Markdown of a letter's own parts."""

    object: str
    body: str
    slip: str | None


@dataclass(frozen=True, slots=True)
class Page:
    """The same parts as the layouts receive them; `title` is the object without markup."""

    letter: Letter
    title: str
    object: Markup
    body: Markup
    slip: Markup | None


def files(mailing: Mailing, committee: Path) -> dict[str, bytes]:
    """The files of a mailing, by name: a pair for each letter, and one page of all letters.

    `committee` is the folder that holds `data/`, and may hold templates of its own. The page of all
    letters is left out where only some were asked for.

    Raises:
        TemplateFault: a template is missing or wrong.
    """
    templates = Templates(committee)
    written: dict[str, str] = {}
    texts = [(letter, text(letter, mailing, templates)) for letter in mailing.letters]
    for letter, parts in texts:
        written[f"{letter.id}.md"] = markdown(letter, parts, templates)
        page = templates.html("letter", page=_page(letter, parts, deeper=0))
        written[f"{letter.id}.html"] = page
    if not mailing.partial:
        pages = tuple(_page(letter, parts, deeper=1) for letter, parts in texts)
        together = templates.html("letters", pages=pages, meeting=mailing.meeting)
        written[f"{ALL_LETTERS}.html"] = together
    return {name: content.encode() for name, content in written.items()}


def text(letter: Letter, mailing: Mailing, templates: Templates) -> Text:
    """The object, the text and the slip of a letter, in Markdown.

    Raises:
        TemplateFault: a template is missing or wrong, or writes no object or no text.
    """
    values = {
        "letter": letter,
        "register": mailing.register,
        "meeting": mailing.meeting,
    }
    whole = templates.markdown(letter.kind, **values)
    first, _, body = whole.partition("\n")
    if not first.startswith(OBJECT_MARK):
        raise templates.fault(letter.kind, "le modèle n’écrit pas l’objet de la lettre", OBJECT)
    if not body.strip():
        raise templates.fault(letter.kind, "le modèle n’écrit pas le texte de la lettre", BODY)
    slip = templates.markdown("reply-slip", **values) if letter.slip else None
    return Text(first.removeprefix(OBJECT_MARK), body.strip("\n"), slip)


def markdown(letter: Letter, parts: Text, templates: Templates) -> str:
    """The whole letter in Markdown, its blocks in the order of use, the slip at its end."""
    slip = None if parts.slip is None else Markup(parts.slip.rstrip("\n"))  # noqa: S704
    return templates.markdown(
        "_letter",
        letter=letter,
        object=Markup(parts.object),  # noqa: S704
        body=Markup(parts.body),  # noqa: S704
        slip=slip,
    )


def _page(letter: Letter, parts: Text, *, deeper: int) -> Page:
    subject = documents.html(parts.object).removeprefix("<p>").rstrip().removesuffix("</p>")
    return Page(
        letter=letter,
        title=documents.title(f"{OBJECT_MARK}{parts.object}") or "",
        object=Markup(subject),  # noqa: S704
        body=documents.html(parts.body, deeper=deeper),
        slip=None if parts.slip is None else documents.html(parts.slip, deeper=deeper),
    )


def mailed(letter: Letter, parts: Text, templates: Templates) -> str:
    """The letter as the page of an e-mail: its blocks one below the other, the slip at its end."""
    return templates.html("mail", page=_page(letter, parts, deeper=0))
