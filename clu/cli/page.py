"""A page that stands alone, written to its folder, with its PDF where one is asked for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from clu import forms, outbox
from clu.cli import post
from clu.cli.screen import say
from clu.french import NBSP
from clu.report import shown_path

if TYPE_CHECKING:
    from collections.abc import Sequence

PAGE = ".html"
WITHOUT = ("md", *forms.TO_AMEND)
"""The forms of documents that such a page does not take: nobody changes its text."""


def asked(given: Sequence[str]) -> tuple[str, ...]:
    """The forms that `--format` names, among « html » and « pdf ».

    Raises:
        typer.BadParameter: a page has no such form; exit code 2.
    """
    return post.asked(given, letters=False, without=WITHOUT)


def write(
    name: str, content: str, home: Path, output: str | None, wanted: Sequence[str], *, force: bool
) -> None:
    """Write the page, and say where it lies; `home` is the folder of its `build/`.

    Raises:
        MissingExtraError: the PDF needs an extra that is not installed.
        OutboxError: a file was changed by hand, or the disk refused.
    """
    folder = Path(output) if output is not None else home / "build"
    due = post.due(folder, wanted, name.removesuffix(PAGE))
    files = forms.of_document({name: content.encode()}, home, due)
    delivery = outbox.deliver(folder, files, force=force, partial=True)
    for file in files:
        same = ", inchangée" if file in delivery.unchanged else ""
        kind = "Page" if file == name else "La même en PDF"
        say(f"{kind}{NBSP}: {shown_path(folder / file)}{same}")
