"""The report in JSON fits its published schema: real ones, in every case that changes its shape."""

import json
from datetime import date

import pytest
from jsonschema import Draft202012Validator

from clu import schema
from clu.cli.app import run
from clu.founding import CARRIED
from examples import TODAY, write
from test_report_formats import FILES, NEXT

REPORT = Draft202012Validator(schema.document("report"))
EXAMPLE = str(CARRIED / "data")


@pytest.fixture
def reported(tmp_path, monkeypatch, capsys):
    """The report of a command line, on a register with faults beside the example."""
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "lot", FILES)
    write(tmp_path / "sain", {})
    write(tmp_path / "illisible", {"committee.yaml": "name: [\n", f"{NEXT}/x.yml": ""})

    def report(line):
        run(["check", "--format", "json", *line.split()])
        return json.loads(capsys.readouterr().out)

    return report


CASES = {
    "errors, a settled gap": "--data lot/data --on 2026-03-10",
    "nothing wrong": f"--data sain/data --on {TODAY}",
    "warnings, settled gaps, articles or none": f"--data {EXAMPLE} --on 2026-11-23",
    "faults of reading": f"--data illisible/data --on {TODAY}",
    "several committees": f"--data lot/data --data sain/data --on {TODAY}",
    "a selection": f"--data {EXAMPLE} --on 2026-11-23 --only CLU5",
    "a meeting": f"2025-11-18 --data {EXAMPLE} --on 2026-11-23",
    "without the clock": f"--data {EXAMPLE} --timeless",
}


@pytest.mark.parametrize("line", CASES.values(), ids=CASES)
def test_a_report_fits_its_schema(reported, line):
    REPORT.validate(reported(line))


def test_the_cases_have_all_that_may_be_null_both_ways(reported):
    findings = [one for line in CASES.values() for one in reported(line)["findings"]]
    for key in ("article", "procedure", "meeting", "seat", "settled", "until"):
        assert {one[key] is None for one in findings} == {True, False}, key
    assert {one["clock"] for one in findings} == {True, False}
    assert {one["severity"] for one in findings} == {"error", "warning"}


def places(report):
    """Every table of the report, by its path."""
    finding = report["findings"][0]
    return {"report": report, "summary": report["summary"], "finding": finding}


@pytest.mark.parametrize("place", ["report", "summary", "finding"])
def test_a_key_more_or_less_is_refused(reported, place):
    line = CASES["errors, a settled gap"]
    for key in places(reported(line))[place]:
        report = reported(line)
        del places(report)[place][key]
        assert not REPORT.is_valid(report), key
    report = reported(line)
    places(report)[place]["more"] = None
    assert not REPORT.is_valid(report)


WRONG = {"line": 0, "severity": "fatal", "code": "E1", "file": "", "fingerprint": "x", "seat": 1}


@pytest.mark.parametrize("key", WRONG)
def test_a_wrong_value_is_refused(reported, key):
    report = reported(CASES["errors, a settled gap"])
    report["findings"][0][key] = WRONG[key]
    assert not REPORT.is_valid(report)


def test_the_day_is_that_of_the_check(reported):
    assert date.fromisoformat(reported(CASES["nothing wrong"])["on"]) == TODAY
