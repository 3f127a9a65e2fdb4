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
from repositories import with_register

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


WHEN = re.compile(r"(?:\$CI_PIPELINE_SOURCE|github\.event_name) (==|!=) [\"'](\w+)[\"']")
EVENTS = {
    "GitLab": ("push", "schedule", "merge_request_event"),
    "GitHub": ("push", "schedule", "pull_request"),
}
JOBS = {"GitLab": GITLAB, "GitHub": GITHUB}
RUNS = [(forge, event) for forge, events in EVENTS.items() for event in events]


def happens(condition, event):
    """Whether what stands under that condition is run at an event."""
    if condition is None:
        return True
    sign, name = WHEN.fullmatch(condition).groups()
    return (name == event) == (sign == "==")


def commands(forge, event):
    """The shell lines of each job of README that a forge runs at an event."""
    found = load(JOBS[forge])
    if forge == "GitHub":
        (job,) = found["jobs"].values()
        steps = [one for one in job["steps"] if "run" in one]
        lines = [one["run"] for one in steps if happens(one.get("if"), event)]
        return [[line for one in lines for line in one.strip().splitlines()]]
    jobs = [one for one in found.values() if isinstance(one, dict) and "script" in one]
    chosen = [one for one in jobs if any(happens(rule["if"], event) for rule in one["rules"])]
    return [[*found["default"]["before_script"], *one["script"]] for one in chosen]


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


def test_what_is_not_staged_neither_breaks_nor_mends(committee, git, run):
    """pre-commit puts unstaged changes aside, but leaves the files that git does not know."""
    start = git("rev-parse", "HEAD", cwd=committee).strip()
    decision = (
        "settled:\n  - {key: a, code: CLU402, meeting: 2026-03-10, seat: udaf, by: X,"
        " on: 2026-03-09, decision: admis, reason: y}\n"
    )
    try:
        (committee / "data/stray.yaml").write_text("x\n", encoding="utf-8")
        (committee / "NOTES.md").write_text("Une note.\n", encoding="utf-8")
        git("add", "NOTES.md", cwd=committee)
        code, output = run("git", "commit", "--message", "Une note", cwd=committee)
        assert code == 0, output
        (committee / "data/stray.yaml").unlink()
        (committee / "data/decisions.yaml").write_text(decision, encoding="utf-8")
        (committee / "data" / SUBSTITUTION).write_text(LATE, encoding="utf-8")
        git("add", f"data/{SUBSTITUTION}", cwd=committee)
        code, output = run("git", "commit", "--message", "Sans la décision", cwd=committee)
        assert code != 0
        assert "CLU402" in output
    finally:
        git("reset", "--quiet", "--hard", start, cwd=committee)
        git("clean", "--quiet", "--force", "-d", cwd=committee)


@pytest.mark.parametrize("text", [HOOK, GITLAB, GITHUB], ids=["pre-commit", "GitLab", "GitHub"])
def test_readme_shows_each_on_a_page(text):
    assert load(text)
    assert len(text.splitlines()) <= 25


@pytest.mark.parametrize(("forge", "event"), RUNS)
def test_a_job_installs_what_the_hook_installs(forge, event):
    (shown,) = load(HOOK)["repos"]
    (hook,) = load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert shown["rev"] == f"v{clu.__version__}"
    assert [one["id"] for one in shown["hooks"]] == [hook["id"]]
    for first, *rest in commands(forge, event):
        assert first == f"pip install git+{shown['repo']}@{shown['rev']}"
        assert rest[-1].startswith("clu check")
        assert ("--timeless" in rest[-1]) == (event != "schedule")


@pytest.mark.parametrize(("forge", "event"), RUNS)
@pytest.mark.parametrize(("late", "code"), [(False, 0), (True, 1)], ids=["good", "bad"])
def test_a_job_tells_a_good_register_from_a_bad_one(forge, event, late, code, run, tmp_path):
    made = with_register(tmp_path / "r")
    base = made.commit("2026-02-16")
    if late:
        made.put(f"data/{SUBSTITUTION}", LATE)
    made.commit("2026-03-09")
    known = {
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": base,
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"),
    }
    settings = "\n".join(f"export {name}={value}" for name, value in known.items())
    codes, output = [], ""
    for _, *lines in commands(forge, event):
        typed = "\n".join(lines).replace("clu check", "clu check --on 2026-03-09")
        script = f"export PATH={OURS}:$PATH\n{settings}\n{typed}\n"
        done, said = run("bash", "-eo", "pipefail", "-c", script, cwd=made.folder)
        codes, output = [*codes, done], output + said
    assert set(codes) == {code}, output
    pages = [tmp_path / "summary.md", made.folder / "changes.md"]
    written = [one for one in pages if one.exists()]
    assert len(written) == (event in {"merge_request_event", "pull_request"})
    assert all("## Changements du registre" in one.read_text("utf-8") for one in written)
    assert ("CLU402 late-substitution (nouveau)" in output) == bool(late and written)
