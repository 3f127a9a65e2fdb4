"""The committee that a command means when no folder is named. Names of files only."""

from __future__ import annotations

from pathlib import Path


def committee(here: Path) -> Path | None:
    """The nearest `data/` here or upwards, to the root of the git repository; None without one."""
    for place in (here, *here.parents):
        if (place / "data" / "committee.yaml").is_file():
            return _from_here(place / "data", here)
        if (place / "committee.yaml").is_file() and place == here:
            return Path()
        if (place / ".git").exists():
            break
    return None


def _from_here(path: Path, here: Path) -> Path:
    """The path as short as it can be read: relative to the current folder where below it."""
    return path.relative_to(here) if path.is_relative_to(here) else path
