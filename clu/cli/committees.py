"""Which committees are meant by `--data` and `--root`, and the same work done for each of them."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import typer

from clu import committees, spreading
from clu.cli import again, place
from clu.cli.progress import progress
from clu.french import NBSP

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from clu.committees import Answer
    from clu.register import Register

T = TypeVar("T")


def several(data: Sequence[str], roots: Sequence[str]) -> bool:
    """Whether many committees are asked for, however many there are in the end."""
    return bool(roots) or len(data) > 1


def chosen(data: Sequence[str], roots: Sequence[str]) -> tuple[Path, ...]:
    """The folders of the committees: those given, then those below each root; each once.

    Raises:
        typer.BadParameter: there is no such folder, or no committee; exit code 2.
    """
    given = [place.folder(one) for one in data or (() if roots else (None,))]
    again.remember(data[0] if len(data) == 1 and not roots else None)
    found = [folder for root in roots for folder in _below(root)]
    once: dict[Path, Path] = {}
    for one in (*given, *found):
        once.setdefault(one.resolve(), one)
    return tuple(once.values())


def _below(root: str) -> list[Path]:
    found = list(committees.below(place.existing(root, "--root")))
    if not found:
        raise typer.BadParameter(
            f"--root {root}{NBSP}: aucun comité ici, ni plus bas{NBSP}: aucun dossier n’y contient"
            " committee.yaml."
        )
    return found


def each(
    work: Callable[[Path], T],
    folders: Sequence[Path],
    broken: Callable[[Path, str], T],
) -> Iterator[T]:
    """What the work gives for each committee, in their order, one by one.

    `broken` gives what stands for one of several where clu itself breaks down: see `verdict`.
    """
    found = spreading.spread(work, folders, committees.files, broken)
    return progress(found, len(folders), "comités")


def answers(
    question: Callable[[Register], T], folders: Sequence[Path], on: str | None
) -> Iterator[Answer[T]]:
    """What each committee answers, on the day given, else today where it is.

    Raises:
        typer.BadParameter: `on` is no day; exit code 2.
    """
    when = place.day(on, "--on") or place.now()
    broken = partial(committees.broken, when=when)
    return each(partial(committees.ask, when=when, question=question), folders, broken)


def without_answer(lacking: Sequence[Answer[T]]) -> int:
    """The exit code, once all is shown, by the committees that have no answer."""
    return verdict(int(bool(lacking)), [(one.committee.folder, one.defect) for one in lacking])


def verdict(code: int, found: Sequence[tuple[Path, str]]) -> int:
    """The exit code, once all is shown; where clu broke down in some committees, that of a defect.

    `found`: the folder of each committee, and where clu broke down there, "" where it did not.
    """
    broken = [(folder, details) for folder, details in found if details]
    if not broken:
        return code
    from clu.cli import DEFECT
    from clu.cli.defect import report_of_committees

    report_of_committees(broken)
    return DEFECT
