"""What commands write in JSON fits the schema that is published for it, whatever the registers."""

import copy
import json
import os
import re

import pytest
from jsonschema import Draft202012Validator

from clu import schema
from clu.cli import committees as asked_of
from clu.cli.app import run
from clu.cli.commands import NAMES
from clu.founding import CARRIED
from clu.schema.reports import REPORTS
from estate import ON, estate, put
from repositories import with_register
from test_by_committee import BROKEN
from test_standing_alone import defect

EXAMPLE = f"--data {CARRIED / 'data'} --on 2026-11-23"
OPEN = "mal/data"
VALID = {name: Draft202012Validator(schema.document(name)) for name in REPORTS}

LINES = {
    "well kept": f"--data breve/data --on {ON}",
    "a register only just begun": f"--data neuf/data --on {ON}",
    "late and unanswered": f"--data pre-l-abbe/data --on {ON}",
    "long ago": "--data breve/data --on 2024-06-01",
    "years later": "--data breve/data --data pre-l-abbe/data --on 2028-03-01",
    "one that has lived": EXAMPLE,
    "several, one whose committee.yaml is broken": f"--root . --on {ON}",
    "several, one of which the answer is broken": f"--root . --on {ON}",
    "several, one of which is a defect": f"--root . --data {OPEN} --on {ON}",
}
ASKED = {
    "report-overview": ("overview", "overview --late-first"),
    "report-roster": ("roster",),
    "report-follow-up": ("follow-up", "follow-up --all"),
}
CASES = [
    pytest.param(name, command, case, id=f"{command}: {case}")
    for name, commands in ASKED.items()
    for command in commands
    for case in LINES
]


@pytest.fixture
def reported(tmp_path, monkeypatch, capsys):
    """What a command writes over committees of all kinds."""
    monkeypatch.chdir(tmp_path)
    estate(tmp_path)

    def report(command, case):
        if "answer is broken" in case:
            put(tmp_path / "breve/data" / BROKEN.get(command.split()[0], "roster/x.yaml"), "x: [\n")
        if "a defect" in case:
            put(tmp_path / OPEN / "committee.yaml", "name: comité\n")
            defect(None, monkeypatch, command)
            monkeypatch.setattr(asked_of, "verdict", lambda code, _: code)
        run([*command.split(), *LINES[case].split(), "--format", "json"])
        return json.loads(capsys.readouterr().out)

    return report


@pytest.mark.parametrize(("name", "command", "case"), CASES)
def test_a_report_fits_its_schema(reported, name, command, case):
    VALID[name].validate(reported(command, case))


SEEN = {
    "report-overview": (
        "year last unanswered late check coming name institution department",
        "oldest meeting on",
    ),
    "report-roster": ("seats name institution department unread", "holder since attested"),
    "report-follow-up": (
        "matters name institution department unread",
        "charge answered due done",
    ),
}


@pytest.mark.parametrize("name", SEEN)
def test_the_cases_have_what_may_be_null_both_ways(reported, name):
    of_committee, within = SEEN[name]
    found = [
        one for _, command, case in cases(name) for one in reported(command, case)["committees"]
    ]
    for key in of_committee.split():
        assert {one[key] is None for one in found} == {True, False}, key
    tables = [one for one in every_table(found) if "data" not in one]
    for key in within.split():
        assert {one[key] is None for one in tables if key in one} == {True, False}, key
    assert {one["defect"] for one in found} == {True, False}


def cases(name):
    return [one.values for one in CASES if one.values[0] == name]


def every_table(value):
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from every_table(one)


def spoilt(report):
    """The report with a key less, or one more, in each of its tables; and by which."""
    for number, table in enumerate(every_table(report)):
        for key in [*table, "more"]:
            other = copy.deepcopy(report)
            place = list(every_table(other))[number]
            if key == "more":
                place[key] = None
            else:
                del place[key]
            yield key, other


def no_step(key):
    """Which steps there are is the sheet's: none of them has to be there."""
    return key in {"minutes", "sending", "internet", "intranet"}


@pytest.mark.parametrize("name", ASKED)
def test_a_key_more_or_less_is_refused(reported, name):
    report = reported(ASKED[name][0], "late and unanswered")
    tried = [(key, VALID[name].is_valid(other)) for key, other in spoilt(report)]
    assert len(tried) > 30
    assert [key for key, valid in tried if valid and not no_step(key)] == []


# A comparison -------------------------------------------------------------------------------------

UDAF = "data/meetings/2026-03-10/substitutions/udaf.yaml"
RECEIPT = (
    "substitute: {civility: M., last_name: AUBRY, function: directeur}\n"
    "received: 2026-03-07\nevidence: courriel\n"
)
MEETING = "data/meetings/2026-03-10/meeting.yaml"
MINUTES = "data/meetings/2025-11-18/minutes/minutes.yaml"


@pytest.fixture
def compared(tmp_path, monkeypatch, capsys):
    """What `clu diff` writes of a register that was changed since it was committed."""
    for name in [one for one in os.environ if one.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    made = with_register(tmp_path / "r", {})
    made.git("commit", "--quiet", "--allow-empty", "-m", "vide")
    made.commit("2026-02-16")
    monkeypatch.chdir(made.folder)

    def compare(changes, words="HEAD"):
        for path, (old, new) in changes.items():
            place = made.folder / path
            text = place.read_text("utf-8") if place.exists() else ""
            assert old in text
            put(place, text.replace(old, new) if old else new)
        assert run(["diff", *words.split(), "--format", "json", "--on", ON]) == 0
        return json.loads(capsys.readouterr().out)

    return compare


CHANGES = {
    "nothing": ({}, "HEAD"),
    "between two revisions": ({}, "HEAD~1 HEAD"),
    "a register that was not there": ({}, "HEAD~1"),
    "a substitute": ({UDAF: ("", RECEIPT)}, "HEAD"),
    "an hour, after the letters went out": ({MEETING: ("time: ", "time: 16h # ")}, "HEAD"),
    "a minute that cannot be read": ({MINUTES: ("", "x: [\n")}, "HEAD"),
    "no committee any more": ({"data/committee.yaml": ("", "name: [\n")}, "HEAD"),
}


@pytest.mark.parametrize(("changes", "words"), CHANGES.values(), ids=CHANGES)
def test_a_comparison_fits_its_schema(compared, changes, words):
    VALID["report-diff"].validate(compared(changes, words))


def test_the_comparisons_have_all_that_may_differ(compared):
    found = [compared(*one) for one in CHANGES.values()]
    changes = [one for comparison in found for one in comparison["changes"]]
    for key in ("why", "meeting", "seat"):
        assert {one[key] is None for one in changes} == {True, False}, key
    assert {one["alert"] for one in changes} == {True, False}
    assert any(one["unread"] for one in found)
    assert found[0]["changes"] == []


def test_a_key_more_or_less_of_a_comparison_is_refused(compared):
    report = compared(*CHANGES["an hour, after the letters went out"])
    tried = [(key, VALID["report-diff"].is_valid(other)) for key, other in spoilt(report)]
    assert len(tried) > 10
    assert [key for key, valid in tried if valid] == []


# All of them --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "command"), REPORTS.items())
def test_every_report_is_of_a_command_that_writes_json(name, command, capsys):
    assert command in NAMES
    assert name.startswith("report")
    assert run([command, "--help"]) == 0
    assert re.search(r"json", capsys.readouterr().out)
