"""What `make bench` measures on: the corpus is what it says, and the floor reads all of it."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from clu.rules.engine import check
from clu.store import load

BENCH = Path(__file__).parent.parent / "bench"
SVG = "{http://www.w3.org/2000/svg}"


def script(name, *arguments):
    """What a script of bench/ prints."""
    command = [sys.executable, BENCH / f"{name}.py", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    return done.stdout


@pytest.fixture(scope="module")
def bench():
    """The modules of bench/ that import nothing of clu."""
    sys.path.insert(0, str(BENCH))
    try:
        import curve
        import growth
        import programs
        import sheets
    finally:
        sys.path.remove(str(BENCH))
    return {"curve": curve, "growth": growth, "sheets": sheets, "Run": programs.Run}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    """Two committees of two meetings, the second of them faulty."""
    folder = tmp_path_factory.mktemp("corpus")
    script("corpus", folder, "--committees", 2, "--meetings", 2)
    return folder


def files(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize("committee", ["c001", "c002"])
def test_clu_finds_in_the_corpus_what_was_put_there_and_nothing_else(corpus, bench, committee):
    expected = json.loads((corpus / bench["sheets"].EXPECTED).read_text(encoding="utf-8"))
    register = load(corpus / committee / "data", bench["sheets"].ON)
    assert Counter(one.code for one in check(register)) == expected[committee]


def test_one_committee_is_well_kept_and_one_is_faulty(corpus, bench):
    expected = json.loads((corpus / bench["sheets"].EXPECTED).read_text(encoding="utf-8"))
    assert [bool(codes) for codes in expected.values()] == [False, True]


def test_a_meeting_has_five_files(corpus):
    for meeting in corpus.glob("*/data/meetings/*"):
        assert sum(1 for _ in meeting.rglob("*.yaml")) == 5


def test_the_same_seed_writes_the_same_files(corpus, tmp_path):
    script("corpus", tmp_path, "--committees", 1, "--meetings", 2)
    assert files(tmp_path / "c001") == files(corpus / "c001")


def test_another_seed_writes_others(corpus, tmp_path):
    script("corpus", tmp_path, "--committees", 1, "--meetings", 2, "--seed", 2)
    assert files(tmp_path / "c001") != files(corpus / "c001")


def test_the_floor_reads_every_file_into_its_model(corpus):
    count = len(list((corpus / "c001").rglob("*.yaml")))
    assert script("floor", corpus / "c001") == f"{count} files, 0 that do not fit their model\n"


def test_the_floor_refuses_the_unknown_key_of_the_faulty_committee(corpus):
    assert ", 1 that do not fit" in script("floor", corpus / "c002")


def test_the_curve_has_a_line_for_each_program_in_both_panels(bench):
    seconds = {"clu": [(1, 0.5), (330, 100.0)], "peer": [(1, 5.0), (100, 400.0)]}
    megabytes = {"clu": [(1, 50.0), (330, 60.0)], "peer": [(1, 40.0), (100, 900.0)]}
    drawn = ET.fromstring(bench["curve"].drawing(seconds, megabytes))  # noqa: S314 - our own
    assert len(drawn.findall(f"{SVG}polyline")) == 4


def test_no_line_looks_like_another(bench):
    series = {f"program {n}": [(1, 1.0 + n), (330, 100.0 + n)] for n in range(7)}
    drawn = ET.fromstring(bench["curve"].drawing(series, series))  # noqa: S314 - our own
    looks = {
        (one.get("stroke"), one.get("stroke-dasharray")) for one in drawn.iter(f"{SVG}polyline")
    }
    assert len(looks) == len(series)


GROWN = {
    "each megabyte costs the same": ({1: 1.2, 10: 3.0, 100: 21.0}, 0.0),
    "the later ones cost half as much again": ({1: 1.2, 10: 3.0, 100: 30.9}, 0.5),
}


@pytest.mark.parametrize(("seconds", "spread"), GROWN.values(), ids=GROWN)
def test_growth_is_held_against_what_is_read(bench, seconds, spread):
    runs = {size: bench["Run"](0.0, spent, 0.0) for size, spent in seconds.items()}
    sizes = {1: 1_000_000, 10: 10_000_000, 100: 100_000_000}
    assert bench["growth"].growth(runs, sizes).spread == pytest.approx(spread)


def test_one_size_tells_nothing_of_growth(bench):
    assert bench["growth"].growth({1: bench["Run"](1.0, 1.0, 1.0)}, {1: 1}) is None


def test_what_is_read_is_the_yaml_of_a_committee(corpus, bench):
    own = sum(path.stat().st_size for path in (corpus / "c001").rglob("*.yaml"))
    assert bench["growth"].read(corpus, ["c001"]) == {"c001": own}
