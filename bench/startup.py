"""Measures how long clu takes, as a user waits for it: whole processes, from start to exit.

Machines differ and are never quite idle, so seconds alone say little. Each comparison therefore
runs clu and its peer in turn, in pairs whose order alternates, and prints the ratio of the two
medians beside its target. It asserts nothing: a test that fails on a busy machine is soon ignored.

    make bench
    .venv/bin/python bench/startup.py --pairs 31 --data path/to/data
"""

import argparse
import json
import platform
import statistics
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from programs import BIN, CLU, ROOT, Program, paired, python

# Findings are no failure: `clu check` exits 1 with them and has done all its work.
# The least that any schema asks, so that the peer's time is that of starting, reading and YAML.
PERMISSIVE_SCHEMA = {"type": ["array", "object"]}


@dataclass(frozen=True)
class Comparison:
    """Two programs, and the ratio of their times that clu should stay below."""

    program: Program
    peer: Program
    target: float


def comparisons(data: Path, schema: Path) -> Iterator[Comparison]:
    """Yield what is measured; `schema` is the file that the peer validates against."""
    check = Program("clu check", ((CLU, "check", "--data", str(data)),))
    files = sorted(str(path) for path in data.rglob("*.yaml"))
    validate = (str(BIN / "check-jsonschema"), "--schemafile", str(schema), *files)
    imports = python("the bare imports", "import typer, pydantic, yaml, holidays")
    explain = Program("clu --help", ((CLU, "--help"),))
    yield Comparison(check, Program("check-jsonschema", (validate,)), target=0.8)
    yield Comparison(check, imports, target=1.8)
    yield Comparison(explain, python("a bare start of Python", "pass"), target=8)


def row(name: str, times: list[float]) -> str:
    """Return a program's line of the table, in milliseconds."""
    median, low, high = (1000 * of(times) for of in (statistics.median, min, max))
    return f"{name:<30}{median:>8.0f}{low:>6.0f}{high:>6.0f}"


def report(data: Path, pairs: int) -> Iterator[str]:
    """Yield the lines of the table, each pair of rows as soon as it is measured."""
    count = sum(1 for _ in data.rglob("*.yaml"))
    version = platform.python_version()
    yield f"Milliseconds; {pairs} pairs of runs, {count} YAML files, Python {version}"
    yield f"{'':<30}{'median':>8}{'min':>6}{'max':>6}{'ratio':>7}{'target':>8}"
    with tempfile.TemporaryDirectory() as folder:
        schema = Path(folder) / "schema.json"
        schema.write_text(json.dumps(PERMISSIVE_SCHEMA), encoding="utf-8")
        for comparison in comparisons(data, schema):
            runs = paired((comparison.program, comparison.peer), pairs)
            ours, theirs = ([one.seconds for one in several] for several in runs.values())
            ratio = statistics.median(ours) / statistics.median(theirs)
            line = row(comparison.program.name, ours)
            yield f"{line}{ratio:>7.2f}{f'≤ {comparison.target:g}':>8}"
            yield row(f"  vs {comparison.peer.name}", theirs)


def main() -> None:
    """Read the options, measure, and print the table as it grows."""
    parser = argparse.ArgumentParser(description="Measure clu's start-up time against its peers.")
    parser.add_argument("--pairs", type=int, default=15, help="pairs of runs (default: 15)")
    parser.add_argument("--data", type=Path, default=ROOT / "data", help="the register to check")
    options = parser.parse_args()
    for line in report(options.data.resolve(), options.pairs):
        print(line, flush=True)


if __name__ == "__main__":
    main()
