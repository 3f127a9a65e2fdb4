"""How cost grows: time with what is read, and memory with the largest committee alone.

Committees differ: one in eleven has ninety seats. So time is held against the bytes of YAML and not
against the number of committees, start-up left out by taking off what one committee costs.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from programs import Run


class Growth(NamedTuple):
    """Milliseconds of processor for each further megabyte of YAML, by the number of committees."""

    spent: Mapping[int, float]

    @property
    def spread(self) -> float:
        """How far the dearest megabyte lies above the cheapest one: 0.1 is ten per cent."""
        return max(self.spent.values()) / min(self.spent.values()) - 1


def growth(runs: Mapping[int, Run], sizes: Mapping[int, int]) -> Growth | None:
    """What each further megabyte costs beyond the smallest number of committees; None of one alone.

    `sizes`: the bytes that each number of committees has.
    """
    first, *others = sorted(runs)
    if not others:
        return None
    return Growth(
        {
            one: 1000
            * (runs[one].processor - runs[first].processor)
            / ((sizes[one] - sizes[first]) / 1_000_000)
            for one in others
        }
    )


def read(folder: Path, names: Sequence[str]) -> dict[str, int]:
    """The bytes of YAML of each committee."""
    return {
        name: sum(path.stat().st_size for path in (folder / name).rglob("*.yaml")) for name in names
    }
