"""The first line of a YAML file that tells an editor its schema, where schemas lie beside it.

A line that leads nowhere would be reported by the editor itself: without schemas there is none.
`clu init` puts them there, and `clu schema` puts them anew.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Final

from clu import layout

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

SCHEMAS: Final = ".clu/schemas"
"""The folder of the schemas, beside a committee's register or above it."""


def schema_name(kind: str) -> str:
    """The name of the schema of a kind of file."""
    return f"{kind}.schema.json"


def modeline(path: Path) -> bytes:
    """The line for a file that is to stand at `path`; empty where no schema is at hand."""
    path = path.absolute()
    home = next((one for one in _homes(path) if (one / SCHEMAS).is_dir()), None)
    parts = path.relative_to(home).parts if home else ()
    kind = _kind(parts)
    if home is None or kind is None or not (home / SCHEMAS / schema_name(kind)).is_file():
        return b""
    up = "../" * (len(parts) - 1)
    return f"# yaml-language-server: $schema={up}{SCHEMAS}/{schema_name(kind)}\n".encode()


def _homes(path: Path) -> Iterator[Path]:
    """The folders above a file, up to the top of its repository."""
    top = next((one for one in path.parents if (one / ".git").exists()), None)
    yield from takewhile(lambda one: one != top, path.parents)
    if top:
        yield top


def _kind(parts: Sequence[str]) -> str | None:
    """The kind of a file by its path, below the first name that a register has."""
    names = range(1, len(parts))
    start = next((one for one in names if layout.is_of_register(parts[one])), None)
    return None if start is None else layout.kind_of(parts[start:])
