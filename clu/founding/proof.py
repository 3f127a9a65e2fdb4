"""A register judged before it is written: what is founded must pass its own check."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from clu.rules.engine import check
from clu.store import load

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from clu.diagnostic import Diagnostic


def errors(register: Mapping[str, bytes], today: date) -> list[Diagnostic]:
    """The errors that `clu check` would find in these files that day."""
    with TemporaryDirectory() as place:
        for name, content in register.items():
            path = Path(place) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        return [one for one in check(load(Path(place), today)) if one.severity == "error"]
