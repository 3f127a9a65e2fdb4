"""The fictional committee that clu carries with it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from clu.founding import forge
from clu.founding.placing import REGISTER, put
from clu.founding.texts import text

if TYPE_CHECKING:
    from clu.founding.placing import Founded

CARRIED = Path(__file__).parents[1] / "example"


def found_example(folder: Path) -> Founded:
    """Put the fictional committee into a folder that is not there yet, or is empty.

    Raises:
        OccupiedError: something else lies there.
        OSError: the disk refused.
    """
    return put(folder, _register(), _beside())


def _register() -> dict[str, bytes]:
    """The files of the register that clu carries, by their path in it."""
    root = CARRIED / REGISTER
    paths = sorted(path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}


def _beside() -> dict[str, bytes]:
    return {
        "LISEZMOI.md": (CARRIED / "LISEZMOI.md").read_bytes(),
        ".gitignore": text("gitignore").encode(),
        **{name: content.encode() for name, content in forge.editor().items()},
    }
