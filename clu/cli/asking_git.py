"""What git cannot answer, told as a wrong use: what is so, and what to do."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from clu import git
from clu.french import NNBSP, capitalise

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def asking_git() -> Iterator[None]:
    """Ask git within.

    Raises:
        typer.BadParameter: git cannot answer; exit code 2.
    """
    try:
        yield
    except git.GitError as error:
        fact = capitalise(error.fact)
        raise typer.BadParameter(f"{fact}{NNBSP}; {error.hint}.") from None
