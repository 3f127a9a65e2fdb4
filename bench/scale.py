"""Measures clu on many committees against its peers and against a floor; see `peers`.

For each number of committees, whole processes in paired runs. It prints a table of medians and of
clu's ratios, and writes the same as JSON, and as a curve in SVG, beside the corpus in build/bench.
It asserts the verdict, which the corpus knows, and nothing about time: a test that fails on a busy
machine is soon ignored.

    make bench
    make bench ARGS="--full"        the peers at 330 committees too, once
"""

import argparse
import json
import os
import platform
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import peers
from curve import drawing
from growth import growth, read
from programs import CLU, ROOT, Program, Run, median, paired
from sheets import EXPECTED, ON

SIZES = (1, 10, 100, 330)
FEW = 100
"""Up to how many committees the peers run."""
TIMES = {1: 9, 10: 5, 100: 3, 330: 3}
"""How often clu and the floor run at each size; the peers as often, but once from 100 on."""
OURS, FLOOR = "clu check", "the floor"
ONE = "clu check, one processor"
TARGETS = (
    (1, OURS, "check-jsonschema", 0.4),
    (1, OURS, "check-jsonschema, no schema", 0.4),
    (330, OURS, "check-jsonschema", 0.1),
    (330, OURS, "check-jsonschema, no schema", 0.1),
    (330, ONE, FLOOR, 1.0),
)


def written(folder: Path, seed: int, committees: int, meetings: int) -> Path:
    """The corpus, written anew unless the same one, by the same code, is there already."""
    here = Path(__file__).parent
    code = [
        (here / f"{name}.py").read_text() for name in ("corpus", "sheets", "sittings", "phrases")
    ]
    stamp = json.dumps([seed, committees, meetings, code])
    kept = folder / "stamp.json"
    if not kept.is_file() or kept.read_text(encoding="utf-8") != stamp:
        print(f"Writing {committees} committees into {folder}", file=sys.stderr)
        options = ("--seed", seed, "--committees", committees, "--meetings", meetings)
        # Not in this process: what its children are said to have used at most begins with its own.
        script = [sys.executable, here / "corpus.py", folder, *options]
        subprocess.run([str(part) for part in script], check=True)
        kept.write_text(stamp, encoding="utf-8")
    return folder


def committees(folder: Path) -> list[str]:
    """The names of the corpus's committees."""
    return sorted(path.name for path in folder.iterdir() if path.is_dir() and path.name[0] == "c")


def verdict(folder: Path, committees: Sequence[str]) -> None:
    """Whether clu finds in the corpus what was put there, and nothing else."""
    expected: Counter[str] = Counter()
    known = json.loads((folder / EXPECTED).read_text(encoding="utf-8"))
    for name in committees:
        expected.update(known[name])
    data = [part for name in committees for part in ("--data", f"{name}/data")]
    command = [CLU, "check", "--on", str(ON), "--format", "json", *data]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    found = Counter(one["code"] for one in json.loads(done.stdout)["findings"])
    if found != expected:
        sys.exit(f"clu found {dict(found)} instead of {dict(expected)}")


def own(folder: Path, names: Sequence[str]) -> list[Program]:
    """Clu on these committees, and the floor."""
    on = str(ON)
    found = [peers.clu(folder, names, on), peers.clu(folder, names, on, one=True)]
    return [*found, peers.floor(folder, names)]


def measured(
    folder: Path, sizes: Sequence[int], schemas: Path, most: int, among: Sequence[str]
) -> Iterator[tuple[int, dict[str, Run]]]:
    """The medians at each size, as soon as they are known; with the peers up to the size `most`."""
    for size in sizes:
        chosen = committees(folder)[:size]
        verdict(folder, chosen)
        ours, times = own(folder, chosen), TIMES.get(size, 3)
        others = [
            one
            for one in (peers.peers(folder, chosen, schemas) if size <= most else ())
            if not among or one.name in among
        ]
        together = times if size < FEW or not others else 1
        runs = paired([*ours, *others], together)
        for name, more in paired(ours, times - together).items():
            runs[name] += more
        yield size, {name: median(several) for name, several in runs.items()}


def table(size: int, found: dict[str, Run]) -> Iterator[str]:
    """The lines of a size."""
    title = f"{size} {'committee' if size == 1 else 'committees'}"
    yield f"\n{title:<30}{'seconds':>8}{'clu is':>9}{'processor':>11}{'clu is':>9}{'MB':>6}"
    ours = found[OURS]
    for name, run in found.items():
        passed, used = ours.seconds / run.seconds, ours.processor / run.processor
        yield (
            f"{name:<30}{run.seconds:>8.2f}{passed:>8.2f}×{run.processor:>11.2f}{used:>8.2f}×"
            f"{run.megabytes:>6.0f}"
        )


def reached(all_found: dict[int, dict[str, Run]]) -> Iterator[str]:
    """Each target beside what was measured, at the largest size that was, up to its own."""
    for size, ours, other, target in TARGETS:
        sizes = [one for one, runs in all_found.items() if one <= size and other in runs]
        if sizes:
            runs = all_found[max(sizes)]
            passed = runs[ours].seconds / runs[other].seconds
            used = runs[ours].processor / runs[other].processor
            yield (
                f"{ours} at {max(sizes)}: {passed:.2f} × {other}, {used:.2f} × its processor time"
                f" (at most {target:g} at {size})"
            )


def grown(folder: Path, all_found: dict[int, dict[str, Run]]) -> Iterator[str]:
    """How time grows with what is read, and memory with the largest committee."""
    read_by = read(folder, committees(folder)[: max(all_found)])
    sizes = {size: sum(list(read_by.values())[:size]) for size in all_found}
    for name in (ONE, FLOOR):
        found = growth({size: runs[name] for size, runs in all_found.items()}, sizes)
        if found:
            each = "; ".join(f"{size}: {spent:.0f}" for size, spent in found.spent.items())
            yield (
                f"{name}, milliseconds of processor for each further megabyte of YAML: {each}"
                f" (apart by {found.spread:.0%})"
            )
    largest = max(read_by, key=lambda name: read_by[name])
    alone = peers.clu(folder, [largest], str(ON), one=True).run()
    most = "; ".join(f"{size}: {runs[ONE].megabytes:.0f}" for size, runs in all_found.items())
    yield f"{ONE}, megabytes: {most}; the largest committee alone: {alone.megabytes:.0f}"


def main() -> None:
    """Read the options, write the corpus, measure, and show all three ways."""
    parser = argparse.ArgumentParser(description="Measure clu on many committees.")
    parser.add_argument("--full", action="store_true", help="the peers at the largest size too")
    parser.add_argument("--peers", type=int, default=FEW, help="the most committees they run on")
    parser.add_argument("--among", nargs="+", default=(), help="these peers alone, by their names")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--meetings", type=int, default=30)
    parser.add_argument("--schemas", type=Path, help="a folder of schemas instead of clu's own")
    parser.add_argument("--folder", type=Path, default=ROOT / "build" / "bench")
    options = parser.parse_args()
    folder = options.folder.resolve()
    schemas = peers.schemas(folder / "schemas", options.schemas)
    place = written(folder / "corpus", options.seed, max(options.sizes), options.meetings)
    found: dict[int, dict[str, Run]] = {}
    print(f"Medians; Python {platform.python_version()}, {os.cpu_count()} processors")
    most = max(options.sizes) if options.full else options.peers
    for size, runs in measured(place, options.sizes, schemas, most, options.among):
        found[size] = runs
        print("\n".join(table(size, runs)), flush=True)
    print("", *reached(found), *grown(place, found), sep="\n")
    _keep(folder, found)


def _keep(folder: Path, found: dict[int, dict[str, Run]]) -> None:
    """Write the measures as JSON, and the curve."""
    plain: dict[str, Any] = {
        str(size): {name: run._asdict() for name, run in runs.items()}
        for size, runs in found.items()
    }
    (folder / "bench.json").write_text(json.dumps(plain, indent=1) + "\n", encoding="utf-8")
    names = dict.fromkeys(name for runs in found.values() for name in runs)
    series = [
        {
            name: [
                (size, getattr(runs[name], field)) for size, runs in found.items() if name in runs
            ]
            for name in names
        }
        for field in ("seconds", "megabytes")
    ]
    (folder / "bench.svg").write_text(drawing(*series), encoding="utf-8")
    print(f"Written: {folder / 'bench.json'}, {folder / 'bench.svg'}")


if __name__ == "__main__":
    main()
