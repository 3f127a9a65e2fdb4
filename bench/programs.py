"""Programs as a user waits for them: whole processes, from start to exit, in pairs.

Machines differ and are never quite idle, so seconds alone say little. What is compared runs in
turn, in an order that alternates, and the ratio of the two medians is what counts.
"""

import itertools
import os
import statistics
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
CLU = str(BIN / "clu")

RAN = frozenset({0, 1})
"""Findings are no failure: `clu check` exits 1 with them and has done all its work."""
KILOBYTES = 1 if sys.platform == "linux" else 1024
"""What the system counts the memory of a process in, in bytes of a thousand or alone."""


class Run(NamedTuple):
    """What a run cost: the time that passed, processor time, and the most memory of a process.

    Of a program that starts others, processor time is the sum of all, and memory that of the
    largest single one: what the system can tell for certain. Their number is the program's affair.
    """

    seconds: float
    processor: float
    megabytes: float


@dataclass(frozen=True)
class Program:
    """Command lines to time, one after the other, and the name that they have in the table.

    `one`: on a single processor, for programs that would use several.
    """

    name: str
    commands: tuple[tuple[str, ...], ...]
    folder: Path = ROOT
    one: bool = False

    def run(self) -> Run:
        """Run all once, without their output."""
        parts = [self._run(command) for command in self.commands]
        return Run(
            sum(one.seconds for one in parts),
            sum(one.processor for one in parts),
            max(one.megabytes for one in parts),
        )

    def _run(self, command: tuple[str, ...]) -> Run:
        start = time.perf_counter()
        child = os.fork()
        if child == 0:
            self._become(command)
        _, status, used = os.wait4(child, 0)
        passed = time.perf_counter() - start
        if os.waitstatus_to_exitcode(status) not in RAN:
            sys.exit(f"{self.name} ended with {os.waitstatus_to_exitcode(status)}: {command[:4]}")
        return Run(passed, used.ru_utime + used.ru_stime, used.ru_maxrss * KILOBYTES / 1024)

    def _become(self, command: tuple[str, ...]) -> None:
        """In the child: turn into the command; its output goes nowhere."""
        try:
            nothing = os.open(os.devnull, os.O_RDWR)
            for stream in range(3):
                os.dup2(nothing, stream)
            os.chdir(self.folder)
            if self.one and hasattr(os, "sched_setaffinity"):
                os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
            os.execve(command[0], command, {**os.environ, "NO_COLOR": "1"})  # noqa: S606 - a child that is measured by itself
        finally:
            os._exit(127)


def python(name: str, code: str) -> Program:
    """A line of Python, run by the interpreter that runs clu."""
    return Program(name, ((sys.executable, "-c", code),))


def paired(programs: Sequence[Program], times: int) -> dict[str, list[Run]]:
    """The runs of each program, in turn, every other round backwards; one each fills the caches."""
    for one in programs if times > 1 else ():
        one.run()
    runs: dict[str, list[Run]] = {one.name: [] for one in programs}
    orders = itertools.cycle([programs, programs[::-1]])
    for order in itertools.islice(orders, times):
        for one in order:
            runs[one.name].append(one.run())
    return runs


def median(runs: Sequence[Run]) -> Run:
    """The median of each measure by itself."""
    return Run(*(statistics.median(measure) for measure in zip(*runs, strict=True)))
