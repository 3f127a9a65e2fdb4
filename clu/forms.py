"""The forms in which documents are written: each by its name on the command line.

Every document is Markdown and a page, which are always written: they are what is kept once it has
left. Other forms are made from them, or from the letters themselves. A form that was asked for once
is written again with the next run, so that nothing outdated lies beside the letters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from clu import outbox

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from clu.letters import Post

    Pages: TypeAlias = Mapping[str, bytes]
    # What is written anyway, by file name: `NAME.md`, `NAME.html`.

ALWAYS: Final = ("md", "html")


def _pdf(pages: Pages, _home: Path) -> dict[str, bytes]:
    from clu.paper import pdf

    return pdf.files(pages)


def _odt(pages: Pages, home: Path) -> dict[str, bytes]:
    from clu.letters.printing import ALL_LETTERS
    from clu.paper import odt

    alone = {name: page for name, page in pages.items() if not name.startswith(ALL_LETTERS)}
    return odt.files(alone, home)


EXTENDED: Final[dict[str, Callable[[Pages, Path], dict[str, bytes]]]] = {"pdf": _pdf, "odt": _odt}
"""The forms that any document can take, made from its page; the folder is that of the committee."""
TO_AMEND: Final = ("odt",)
"""Those that serve to change a text before it is signed: no sheet to fill in takes them."""


def _drafts(post: Post) -> dict[str, bytes]:
    from clu import mail

    return mail.drafts(post)


def _invitations(post: Post) -> dict[str, bytes]:
    from clu import calendar

    return calendar.files(post.register, post.meeting, post.mailing)


OF_LETTERS: Final[dict[str, Callable[[Post], dict[str, bytes]]]] = {
    "eml": _drafts,
    "ics": _invitations,
}
"""The forms that letters alone can take."""


class UnknownFormError(ValueError):
    """A form that a document cannot take; `known` are those that it can."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(name)
        self.name = name
        self.known = known


def read(given: Iterable[str], *, letters: bool, without: Iterable[str] = ()) -> tuple[str, ...]:
    """The forms that options name, « eml,ics » or one by one, each once.

    `without`: those that this document cannot take, though others can.

    Raises:
        UnknownFormError: there is none of that name.
    """
    every = (*ALWAYS, *EXTENDED, *(OF_LETTERS if letters else ()))
    known = tuple(one for one in every if one not in without)
    names = [name.strip().lower() for one in given for name in one.split(",")]
    for name in names:
        if name not in known:
            raise UnknownFormError(name, known)
    return tuple(dict.fromkeys(names))


def earlier(folder: Path, document: str = "") -> tuple[str, ...]:
    """The forms that an earlier run left in the folder, and that can be written here.

    `document`: the name, without ending, of the only one that counts; empty: all count.
    """
    from clu.paper import extra

    names = [name.rpartition(".") for name in outbox.last_written(folder)]
    endings = {ending for name, _, ending in names if not document or name == document}
    every = (*EXTENDED, *OF_LETTERS)
    return tuple(one for one in every if one in endings and extra.at_hand(one))


def of_document(pages: Pages, home: Path, asked: Iterable[str]) -> dict[str, bytes]:
    """A document in the forms asked for, its Markdown and its page among them.

    `home` is the folder that holds `data/`, and may hold templates.

    Raises:
        MissingExtraError: the extra that a form needs is not installed.
        TemplateFault: the committee's own document of styles is wrong.
    """
    made = [EXTENDED[one](pages, home) for one in asked if one in EXTENDED]
    return _together(pages, made)


def of_letters(pages: Pages, post: Post, asked: Iterable[str]) -> dict[str, bytes]:
    """Letters in the forms asked for, their Markdown and their pages among them."""
    asked = tuple(asked)
    made = [OF_LETTERS[one](post) for one in asked if one in OF_LETTERS]
    return _together(of_document(pages, post.register.home, asked), made)


def _together(pages: Pages, made: Iterable[dict[str, bytes]]) -> dict[str, bytes]:
    found = dict(pages)
    for files in made:
        found |= files
    return found
