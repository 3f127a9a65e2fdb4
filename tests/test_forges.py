"""The jobs that README shows and `clu init` writes: valid for their forge, and run as it does."""

import json
import os
import re
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft7Validator

import clu
from clu.cli.app import run
from examples import write
from test_pre_commit import LATE, SUBSTITUTION
from test_report_schemas import READERS

ROOT = Path(__file__).resolve().parent.parent
OURS = Path(sys.executable).parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"^```yaml\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
WORKFLOWS = {
    "gitlab": {"schema": "gitlab-ci.json", "file": ".gitlab-ci.yml"},
    "github": {"schema": "github-workflows.json", "file": ".github/workflows/clu.yml"},
}


def load(text):
    """YAML as the forges read it: to them « on » is a key and no truth value."""
    return {"on" if key is True else key: value for key, value in yaml.safe_load(text).items()}


def forge_of(text):
    return "github" if "jobs:" in text else "gitlab"


def lines(job):
    """The shell lines of a job after the installing, with the conditions under which each runs."""
    found = job.get("script") or [one["run"] for one in job["steps"] if "run" in one]
    return [one for one in found if not one.startswith("pip ")]


def ci_jobs():
    return [text for text in SHOWN if "clu check" in text]


@pytest.fixture
def founded(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def found(forge):
        line = f"init comite --on 2026-11-24 --department 46 --place Cahors --forge {forge}".split()
        given = ["--institution", "la préfecture du Lot", "--clu", "https://forge.example/clu.git"]
        assert run([*line, *given]) == 0
        return (tmp_path / "comite" / WORKFLOWS[forge]["file"]).read_text(encoding="utf-8")

    return found


def faults(text):
    vendor = files("check_jsonschema") / "builtin_schemas/vendor"
    schema = json.loads((vendor / WORKFLOWS[forge_of(text)]["schema"]).read_text("utf-8"))
    return [one.message for one in Draft7Validator(schema).iter_errors(load(text))]


@pytest.mark.parametrize("text", ci_jobs(), ids=forge_of)
def test_what_readme_shows_is_valid_for_its_forge(text):
    assert not faults(text)
    assert re.findall(r"clu\.git@([^\s\]]+)", text) == [f"v{clu.__version__}"]


@pytest.mark.parametrize("forge", WORKFLOWS)
def test_what_a_new_committee_gets_is_valid_for_its_forge(founded, forge):
    assert not faults(founded(forge))


def test_what_is_invalid_is_seen():
    assert faults("job: {script: [x], when: jamais}\n")
    assert faults("on: push\njobs: {a: {runs-on: x, steps: [{use: y}]}}\n")


def shell(line, folder):
    path = f"{OURS}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "-e", "-c", line],
        cwd=folder,
        env={**os.environ, "PATH": path, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(params=["README, gitlab", "README, github", "init, gitlab", "init, github"])
def job(request, founded):
    """The job that says the findings, as README shows it and as a new committee has it."""
    where, forge = request.param.split(", ")
    if where == "init":
        content = load(founded(forge))
        return content.get("jobs", content)["controle"]
    (text,) = [one for one in ci_jobs() if "clu-findings" in one and forge_of(one) == forge]
    content = load(text)
    return content.get("jobs", content)["clu-findings"]


@pytest.mark.parametrize(("late", "code"), [(False, 0), (True, 1)], ids=["good", "bad"])
def test_the_findings_reach_the_forge(job, tmp_path, late, code):
    """The job fails where the register is wrong, and what it hands over is there and valid."""
    write(tmp_path / "lot", {SUBSTITUTION: LATE} if late else {})
    (tmp_path / "lot/.git").mkdir()
    done = [shell(line, tmp_path / "lot") for line in lines(job)]
    assert max(one.returncode for one in done) == code
    assert ("CLU402 late-substitution" in "".join(one.stderr for one in done)) == late
    for form, name in reports(job):
        found = READERS[form]((tmp_path / "lot" / name).read_text(encoding="utf-8"))
        assert bool(found) == late
    if "steps" in job:
        told = [one for one in done if one.stdout.startswith("::error file=data/meetings/")]
        assert len(told) == int(late)


def reports(job):
    """The files that a job hands to its forge, each with its format."""
    given = job.get("artifacts", {}).get("reports", {})
    yield from (("gitlab" if name == "codequality" else name, file) for name, file in given.items())
    for step in job.get("steps", ()):
        if "sarif_file" in step.get("with", {}):
            yield "sarif", step["with"]["sarif_file"]


def test_gitlab_gets_both_reports(founded):
    assert dict(reports(load(founded("gitlab"))["controle"])) == {
        "gitlab": "constats.json",
        "junit": "constats.xml",
    }
