"""Many committees: where they are below a folder, and the same question asked of each.

A committee is a folder that holds `committee.yaml`. What cannot be read of one is told in a
sentence, and stops none of the others.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from clu import french, store
from clu.french import NBSP
from clu.meeting import UnreadError, day_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date, datetime
    from pathlib import Path

    from clu.register import Register

T = TypeVar("T")

COMMITTEE = "committee.yaml"
PASSED_OVER = frozenset(["build", "node_modules", "__pycache__"])
"""Folders that programs fill: whatever looks like a committee there is a copy."""

DEFECT = "défaut de clu"

AROUND, A_MEETING = 10, 8
"""Roughly how many files a committee has beside its meetings, and for each of them."""


def below(folder: Path) -> Iterator[Path]:
    """The folders of the committees in a folder and below, by name; of each, the files stay shut.

    No link is followed, no hidden folder entered, none of a committee's own. A folder that cannot
    be looked into is given, too: nobody knows that there is no committee in it.
    """
    try:
        with os.scandir(folder) as entries:
            found = sorted(entries, key=lambda one: one.name)
    except OSError:
        yield folder
        return
    if any(one.name == COMMITTEE for one in found):
        yield folder
        return
    for one in found:
        if not one.name.startswith(".") and one.name not in PASSED_OVER and _is_folder(one):
            yield from below(folder / one.name)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def files(folder: Path) -> int:
    """Roughly how many files a committee has, without looking at each of them."""
    try:
        return AROUND + A_MEETING * len(os.listdir(folder / "meetings"))  # noqa: PTH208 - names alone
    except OSError:
        return AROUND


class Committee(NamedTuple):
    """Which committee it is, on the day `on` of its time zone.

    `name` and `institution` are as a sentence has them, with the article of the latter; they and
    `department` are empty where committee.yaml cannot be read.
    """

    folder: Path
    on: date
    name: str = ""
    institution: str = ""
    department: str = ""

    @property
    def title(self) -> str:
        """« Comité local des usagers de la préfecture du Lot »; empty where it is not known."""
        named = f"{self.name} {french.of(self.institution)}" if self.name else ""
        return french.capitalise(named)

    @property
    def label(self) -> str:
        """« Préfecture du Lot »; the name of the folder around where that is not known."""
        if not self.institution:
            return self.folder.absolute().parent.name
        return french.capitalise(french.split_article(self.institution)[1])


class Answer(NamedTuple, Generic[T]):
    """What a committee answers; else `unread` is the file that cannot be read, and `line` where.

    `defect`: clu itself broke down instead of an answer, as Python tells it.
    """

    committee: Committee
    told: T | None
    unread: Path | None = None
    line: int = 1
    defect: str = ""

    @property
    def lacking(self) -> str:
        """Why there is no answer: « registre illisible : data/committee.yaml:3 »."""
        return DEFECT if self.defect else f"registre illisible{NBSP}: {self.place}"

    @property
    def place(self) -> str:
        """The line that cannot be read, as a sentence names it: « data/committee.yaml:3 »."""
        folder = self.committee.folder
        file = self.unread or folder
        inside = file.relative_to(folder).as_posix() if file.is_relative_to(folder) else ""
        return f"{folder.absolute().name}/{inside}:{self.line}"


def ask(folder: Path, when: date | datetime, question: Callable[[Register], T]) -> Answer[T]:
    """Ask the committee of a folder on a day; of an instant, on the day that it is over there."""
    register = store.seen(folder, when)
    known = identified(register)
    try:
        return Answer(known, question(register))
    except UnreadError as error:
        return Answer(known, None, error.position.file, error.position.line)


def broken(folder: Path, details: str, when: date | datetime) -> Answer[T]:
    """What stands for the answer of a committee where clu itself broke down."""
    return Answer(Committee(folder, day_of(when)), None, defect=details)


def identified(register: Register) -> Committee:
    """Which committee a register is of."""
    try:
        own = register.identity(register.on)
    except UnreadError:
        return Committee(register.folder, register.on)
    return Committee(register.folder, register.on, own.name, own.institution, own.department)
