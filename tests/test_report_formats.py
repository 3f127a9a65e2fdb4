"""The reports that forges read, on one register with an error, a warning and a settled gap."""

import json
from datetime import date
from xml.etree import ElementTree as ET

import pytest

from clu import judging, report
from clu.rules.engine import rules
from examples import write

DAY = date(2026, 3, 10)
NEXT = "meetings/2026-03-10"
FILES = {
    f"{NEXT}/substitutions/maires.yaml": "substitute: {civility: M., last_name: A%B, "
    "function: adjoint}\nreceived: 2026-03-09\nevidence: courriel\n",
    "meetings/2026-05-19/meeting.yaml": "time: 14h30\nplaces: [{name: Préfecture}]\n",
    "meetings/2026-05-20/meeting.yaml": "time: 14h30\nplaces: [{name: Préfecture}]\n",
    "decisions.yaml": "settled:\n  - {key: vide, code: CLU206, meeting: 2026-05-19, "
    "by: Irène CASTELNAU, on: 2026-02-02, reason: à compléter}\n",
}


@pytest.fixture
def judged(tmp_path, monkeypatch):
    """A judgement, and the findings in it."""

    def judge(files=FILES, *folders):
        monkeypatch.chdir(tmp_path)
        (tmp_path / ".git").mkdir(exist_ok=True)
        homes = [write(tmp_path / name, files) for name in folders or ("lot",)]
        committees = tuple(judging.judge(home, DAY) for home in homes)
        judgement = report.Judgement(committees, judged=tuple(rules()))
        return judgement, judgement.findings

    return judge


def written(judgement, form):
    return report.writer(form)(judgement)


def test_github_has_a_command_a_finding_with_its_values_escaped(judged):
    judgement, found = judged()
    lines = written(judgement, "github").splitlines()
    assert len(lines) == len(found)
    assert {line.split(" ")[0] for line in lines} == {"::error", "::notice"}
    assert all("%0AÀ faire" in line or "%0AÉcart constaté" in line for line in lines)
    assert all(line.startswith("::") and "file=lot/data/" in line for line in lines)


def test_gitlab_has_the_documented_fields(judged):
    judgement, found = judged()
    issues = json.loads(written(judgement, "gitlab"))
    assert len(issues) == len(found)
    for one in issues:
        assert set(one) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert one["severity"] in {"info", "minor", "major"}
        assert one["location"]["path"].startswith("lot/data/")
        assert one["location"]["lines"]["begin"] >= 1


def test_junit_counts_what_it_holds(judged):
    judgement, found = judged()
    (suite,) = ET.fromstring(written(judgement, "junit"))  # noqa: S314 - our own
    cases = suite.findall("testcase")
    errors = [one for one in found if one.severity == "error" and not one.settled]
    assert int(suite.get("tests")) == len(cases)
    assert int(suite.get("failures")) == len(suite.findall(".//failure")) == len(errors)
    assert len(suite.findall(".//skipped")) == sum(one.settled is not None for one in found)


def test_junit_lets_no_rule_pass_that_nobody_could_judge(judged):
    """A finding is there whatever else is unread; without one, nobody knows."""
    judgement, found = judged(FILES | {"roster/2025-01-06.yaml": "designations: [\n"})
    (suite,) = ET.fromstring(written(judgement, "junit"))  # noqa: S314 - our own
    cases = {one.get("classname"): one for one in suite.findall("testcase")}
    assert "CLU104" not in {one.code for one in found}
    assert "fichier ne peut pas être lu" in cases["CLU104"].findtext("skipped")
    assert cases["CLU201"].find("skipped") is None
    assert int(suite.get("tests")) == len(suite.findall("testcase"))


def test_sarif_names_its_rules_and_places(judged):
    judgement, found = judged()
    (run,) = json.loads(written(judgement, "sarif"))["runs"]
    ids = [one["id"] for one in run["tool"]["driver"]["rules"]]
    assert len(run["results"]) == len(found)
    for one in run["results"]:
        assert ids[one["ruleIndex"]] == one["ruleId"]
        place = one["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"].startswith("lot/data/")
    assert sum("suppressions" in one for one in run["results"]) == 1


def test_sarif_has_addresses_where_paths_have_spaces_and_accents(judged):
    judgement, _ = judged(FILES, "le lot à part")
    (run,) = json.loads(written(judgement, "sarif"))["runs"]
    places = [one["locations"][0]["physicalLocation"] for one in run["results"]]
    assert places
    assert all(
        one["artifactLocation"]["uri"].startswith("le%20lot%20%C3%A0%20part/data/")
        for one in places
    )


def test_a_moved_line_keeps_its_fingerprint(judged):
    moved = {name: f"# un commentaire\n{text}" for name, text in FILES.items()}
    then, now = judged(FILES, "lot")[1], judged(moved, "lozere")[1]
    assert [one.fingerprint for one in then] == [one.fingerprint for one in now]
    assert [one.position.line for one in then] != [one.position.line for one in now]


def test_two_committees_never_share_a_fingerprint(judged):
    judgement, found = judged(FILES, "lot", "lozere")
    marks = {one["fingerprint"] for one in json.loads(written(judgement, "gitlab"))}
    assert len(marks) == len(found)


def test_committees_that_share_a_template_each_have_its_finding(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write(tmp_path, {})
    (tmp_path / "data").rename(tmp_path / "un")
    write(tmp_path, {})
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/convocation.md.j2").write_text("{{ rompu", encoding="utf-8")
    both = tuple(judging.judge(tmp_path / name, DAY) for name in ("data", "un"))
    known = frozenset(one.fingerprint for one in both[0].findings)
    both = (both[0]._replace(since="HEAD", known=known), both[1]._replace(since="HEAD"))
    judgement = report.Judgement(both, judged=tuple(rules()))
    suites = ET.fromstring(written(judgement, "junit"))  # noqa: S314 - our own
    failed = [[one.get("classname") for one in suite if one.find("failure") is not None]
              for suite in suites]  # fmt: skip
    assert failed == [["CLU015"], ["CLU015"]]
    marks = [one["fingerprint"] for one in json.loads(written(judgement, "gitlab"))]
    assert len(set(marks)) == len(marks) == len(judgement.findings)
    assert {judgement.new(one) for one in both[0].findings} == {False}
    assert {judgement.new(one) for one in both[1].findings} == {True}


def test_paths_are_those_of_the_repository_in_a_work_tree_of_its_own_as_well(tmp_path, monkeypatch):
    """`git worktree add` leaves a file `.git`, and so does a submodule."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "autre").mkdir()
    (tmp_path / "autre/.git").write_text("gitdir: ../.git/worktrees/autre\n", encoding="utf-8")
    home = write(tmp_path / "autre/lot", FILES)
    judgement = report.Judgement((judging.judge(home, DAY),), judged=tuple(rules()))
    paths = {one["location"]["path"] for one in json.loads(written(judgement, "gitlab"))}
    assert paths
    assert all(one.startswith("lot/data/") for one in paths)
