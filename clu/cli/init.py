"""`clu init`: a new committee's folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from clu import founding, french, outbox
from clu.cli.refusal import Refusal
from clu.cli.screen import say
from clu.french import NBSP
from clu.report import shown_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clu.founding import Founded, OccupiedError

TODAY = "2026-11-23"
"""The day at which the life of the fictional committee stops."""
SHOWN = 3
"""How many names of what lies in the way are told."""


def make(folder: str, *, example: bool) -> int:
    """Write the fictional committee, and say what to type next.

    Raises:
        typer.BadParameter: nothing else can be founded; exit code 2.
        Refusal: something lies in the folder, or the disk refused; exit code 1.
    """
    if not example:
        raise typer.BadParameter(
            f"clu init {folder} --example y met un comité imaginaire, pour essayer.\n"
            "Pour le registre d’un vrai comité, prenez cet exemple pour modèle\u00a0: ses fichiers"
            " se lisent et se changent dans n’importe quel éditeur de texte."
        )
    path = Path(folder)
    try:
        founded = founding.found_example(path)
    except founding.OccupiedError as error:
        raise Refusal(_occupied(error)) from None
    except OSError as error:
        raise outbox.failure(path, error) from error
    say("\n".join(_told(path, founded)))
    return 0


def _occupied(error: OccupiedError) -> str:
    shown = shown_path(error.folder)
    if not error.names:
        return f"{shown} n’est pas un dossier. Donnez-en un autre{NBSP}: clu init DOSSIER --example"
    names = [french.quoted(name) for name in error.names[:SHOWN]]
    more = ", …" if len(error.names) > SHOWN else ""
    return (
        f"{shown} n’est pas vide{NBSP}: {', '.join(names)}{more}\n"
        f"Rien n’a été écrit. Donnez un dossier nouveau, ou vide{NBSP}: clu init DOSSIER --example"
    )


def _told(path: Path, founded: Founded) -> Iterator[str]:
    files = french.plural(founded.files, "fichier", "fichiers")
    yield f"Comité d’exemple écrit{NBSP}:"
    yield f"  {shown_path(founded.register)}/ ({files})"
    yield from (f"  {shown_path(one)}" for one in founded.beside)
    yield f"Ensuite{NBSP}:"
    if path.resolve() != Path.cwd():
        yield f"  cd {_typed(shown_path(path))}"
    yield f"  clu check --on {TODAY}"
    yield f"Les autres commandes à essayer{NBSP}: {shown_path(founded.beside[0])}"


def _typed(path: str) -> str:
    """A path as one types it: between quotes where it holds a space."""
    return f'"{path}"' if " " in path else path
