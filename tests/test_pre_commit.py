"""What README shows for every commit: the hook, run by the real pre-commit, and two CI jobs."""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
import yaml

import clu
from examples import write

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
SECTION = re.search(r"^## On every commit\n(.*?)(?=^## )", README, re.DOTALL | re.MULTILINE)[1]
HOOK, GITLAB, GITHUB = re.findall(r"^```yaml\n(.*?)^```", SECTION, re.DOTALL | re.MULTILINE)
OURS = Path(sys.executable).parent
LATE = (
    "substitute: {civility: M., last_name: AUBRY, function: directeur}\n"
    "received: 2026-03-09\n"
    "evidence: courriel\n"
)
SUBSTITUTION = "meetings/2026-03-10/substitutions/udaf.yaml"
# A repository of the tests' own: whose machine it is, and how git is set up there, is no matter.
GIT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Odile TRÉVISE",
    "GIT_AUTHOR_EMAIL": "clu@haute-breve.example",
    "GIT_COMMITTER_NAME": "Odile TRÉVISE",
    "GIT_COMMITTER_EMAIL": "clu@haute-breve.example",
}
# pre-commit builds clu and installs it into an environment of its own. Its dependencies it finds
# among ours, so that no network is needed and the versions are the locked ones; our clu, which is
# known there by a .pth file alone, it does not see.
OFFLINE = {
    "PIP_NO_BUILD_ISOLATION": "0",  # pip reads it the other way round: no isolation
    "PIP_NO_INDEX": "1",
    "PYTHONPATH": sysconfig.get_path("purelib"),
}


def load(text):
    """YAML with every scalar as text: to others, GitHub's `on` is a truth value."""
    return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - it builds texts alone


def commands(job):
    """The shell lines of a job of README."""
    found = load(job)
    if "jobs" not in found:
        return found["clu-check"]["script"]
    return [step["run"] for step in found["jobs"]["clu-check"]["steps"] if "run" in step]


@pytest.fixture(scope="module")
def environment(tmp_path_factory):
    """The surroundings without our own clu: the one that pre-commit installs is to run."""
    outer = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    path = os.pathsep.join(one for one in os.get_exec_path() if Path(one) != OURS)
    home = tmp_path_factory.mktemp("pre-commit")
    return {**outer, **GIT, **OFFLINE, "PRE_COMMIT_HOME": str(home), "PATH": path, "NO_COLOR": "1"}


@pytest.fixture(scope="module")
def run(environment):
    """Run a program in a folder: its exit code, and all that it prints."""

    def call(*arguments, cwd):
        done = subprocess.run(
            [str(one) for one in arguments],
            cwd=cwd,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        return done.returncode, done.stdout

    return call


@pytest.fixture(scope="module")
def git(run):
    """Run git, and expect success."""

    def call(*arguments, cwd):
        code, output = run("git", *arguments, cwd=cwd)
        assert code == 0, output
        return output

    return call


@pytest.fixture(scope="module")
def hooks(git, tmp_path_factory):
    """A repository of clu as it stands in the checkout, committed or not, and its commit."""
    target = tmp_path_factory.mktemp("clu")
    listed = git("ls-files", "-z", "--cached", "--others", "--exclude-standard", cwd=ROOT)
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, target / name)
    git("init", "--quiet", cwd=target)
    git("add", "--all", cwd=target)
    git("commit", "--quiet", "--no-verify", "--message", "clu", cwd=target)
    return target, git("rev-parse", "HEAD", cwd=target).strip()


@pytest.fixture(scope="module")
def committee(git, run, hooks, tmp_path_factory):
    """A committee's repository with the hook installed as README says, the register committed."""
    folder = tmp_path_factory.mktemp("committee")
    repository, revision = hooks
    (shown,) = load(HOOK)["repos"]
    config = HOOK.replace(shown["repo"], str(repository)).replace(shown["rev"], revision)
    (folder / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    write(folder, {})
    git("init", "--quiet", cwd=folder)
    git("add", "--all", cwd=folder)
    code, output = run(OURS / "pre-commit", "install", "--install-hooks", cwd=folder)
    assert code == 0, output
    git("commit", "--message", "Un registre en règle", cwd=folder)
    return folder


@pytest.fixture
def commit(committee, git, run):
    """Commit all that has changed; afterwards, the register is as it was."""
    start = git("rev-parse", "HEAD", cwd=committee).strip()

    def call():
        git("add", "--all", cwd=committee)
        return run("git", "commit", "--message", "Un changement", cwd=committee)

    yield call
    git("reset", "--quiet", "--hard", start, cwd=committee)


def test_a_good_commit_is_accepted(committee, commit):
    (committee / "NOTES.md").write_text("Une note.\n", encoding="utf-8")
    code, output = commit()
    assert code == 0, output
    assert re.search(r"^clu check\.+Passed$", output, re.MULTILINE)


def test_a_bad_commit_is_refused_with_file_and_line(committee, commit):
    (committee / "data" / SUBSTITUTION).write_text(LATE, encoding="utf-8")
    code, output = commit()
    assert code != 0
    assert re.search(r"^clu check\.+Failed$", output, re.MULTILINE)
    assert f"data/{SUBSTITUTION}:2:" in output


def test_a_commit_that_only_removes_a_file_is_judged_too(committee, commit):
    (committee / "data" / "committee.yaml").unlink()
    code, output = commit()
    assert code != 0
    assert "Failed" in output


def test_an_error_elsewhere_in_the_register_is_found(committee, commit, git):
    """A wrong file that came in unjudged is found by the next commit, whatever this one changes."""
    (committee / "data" / SUBSTITUTION).write_text(LATE, encoding="utf-8")
    git("add", "--all", cwd=committee)
    git("commit", "--quiet", "--no-verify", "--message", "Sans contrôle", cwd=committee)
    (committee / "NOTES.md").write_text("Une autre note.\n", encoding="utf-8")
    code, output = commit()
    assert code != 0
    assert f"data/{SUBSTITUTION}:2:" in output


@pytest.mark.parametrize("text", [HOOK, GITLAB, GITHUB], ids=["pre-commit", "GitLab", "GitHub"])
def test_readme_shows_each_in_ten_lines(text):
    assert load(text)
    assert len(text.splitlines()) <= 10


@pytest.mark.parametrize("job", [GITLAB, GITHUB], ids=["GitLab", "GitHub"])
def test_a_job_runs_what_the_hook_runs_at_the_same_version(job):
    (hook,) = load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    (shown,) = load(HOOK)["repos"]
    assert shown["rev"] == f"v{clu.__version__}"
    assert [one["id"] for one in shown["hooks"]] == [hook["id"]]
    assert commands(job) == [f"pip install git+{shown['repo']}@{shown['rev']}", hook["entry"]]


@pytest.mark.parametrize("job", [GITLAB, GITHUB], ids=["GitLab", "GitHub"])
@pytest.mark.parametrize(("late", "code"), [(False, 0), (True, 1)], ids=["good", "bad"])
def test_a_job_tells_a_good_register_from_a_bad_one(job, late, code, run, tmp_path):
    write(tmp_path, {SUBSTITUTION: LATE} if late else {})
    program, *arguments = commands(job)[-1].split()
    assert run(OURS / program, *arguments, cwd=tmp_path)[0] == code
