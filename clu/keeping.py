"""What left the outbox, kept as it left: nothing is made up afterwards as evidence.

A piece is what clu wrote and the register still says, or what a person changed by hand since. What
was never written, or was written before the register changed, proves nothing.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from clu import outbox

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path


class StalePiecesError(Exception):
    """Files of the outbox that clu wrote before the register changed: which ones left?"""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(*names)
        self.names = tuple(names)


class MissingPiecesError(Exception):
    """Files that do not lie in the outbox: none can be kept as it left."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(*names)
        self.names = tuple(names)


def as_sent(
    folder: Path, versions: Iterable[Mapping[str, bytes]]
) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """The pieces as they left, by file name, and the names of those amended by hand.

    `versions` are the pieces as the register gives them: what lies in `folder` must be one of
    them, or have been changed by hand since clu wrote it.

    Raises:
        MissingPiecesError: a piece does not lie there.
        StalePiecesError: a piece there is clu's own, and says what the register no longer says.
    """
    known = list(versions)
    sums = outbox.last_written(folder)
    missing = [name for name in known[0] if not _lies(folder / name)]
    if missing:
        raise MissingPiecesError(missing)
    kept: dict[str, bytes] = {}
    amended: list[str] = []
    stale: list[str] = []
    for name in known[0]:
        content = (folder / name).read_bytes()
        kept[name] = content
        if content in [version.get(name) for version in known]:
            continue
        (stale if sums.get(name) == sha256(content).hexdigest() else amended).append(name)
    if stale:
        raise StalePiecesError(stale)
    return kept, tuple(amended)


def _lies(path: Path) -> bool:
    """Whether a piece lies there. A link could have another file put on record."""
    return path.is_file() and not path.is_symlink()
