"""The hook that README gives for a machine without pre-commit, as git itself runs it."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from repositories import with_register

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
TYPED = re.findall(r"^\$ (.*pre-commit.*)$", README, re.MULTILINE)
UDAF = "data/meetings/2026-03-10/substitutions/udaf.yaml"
RIGHT = (
    "substitute: {civility: M., last_name: AUBRY, function: directeur}\n"
    "received: 2026-03-07\nevidence: courriel\n"
)
WRONG = RIGHT.replace("03-07", "03-09")


@pytest.fixture
def made(tmp_path):
    """A repository with the hook, as README says; the register committed before."""
    repository = with_register(tmp_path / "r", {UDAF.removeprefix("data/"): RIGHT})
    repository.commit("2026-02-16")
    for line in TYPED:
        subprocess.run(["sh", "-c", line], cwd=repository.folder, check=True)
    return repository


@pytest.fixture
def commit(monkeypatch):
    """`git commit` with words of its own, in a folder: whether it was made, and what it said."""
    ours = Path(sys.executable).parent
    monkeypatch.setenv("PATH", f"{ours}{os.pathsep}{os.environ['PATH']}")

    def call(repository, words="", inside="."):
        try:
            before = repository.folder
            repository.folder = before / inside
            said = repository.git(
                "commit", "-m", "x", *shlex.split(words),
                PATH=os.environ["PATH"], PYTHONUTF8="1",
            )  # fmt: skip
        except AssertionError as refused:
            return False, str(refused)
        finally:
            repository.folder = before
        return True, said

    return call


def test_readme_types_two_lines():
    assert len(TYPED) == 2


def test_a_good_commit_is_made_and_a_bad_one_is_not(made, commit):
    made.put("NOTES", "x")
    made.git("add", "--all")
    assert commit(made)[0]
    made.put(UDAF, WRONG)
    made.git("add", "--all")
    done, said = commit(made)
    assert not done
    assert "CLU402" in said or "clu check" in said


@pytest.mark.parametrize(
    ("staged", "tree", "done"),
    [
        pytest.param(WRONG, RIGHT, False, id="wrong in the index, right in the work tree"),
        pytest.param(RIGHT + "channel: courriel\n", WRONG, True, id="the other way round"),
        pytest.param(RIGHT + "channel: courriel\n", None, True, id="deleted in the work tree"),
    ],
)
def test_a_partly_staged_file_gets_the_right_verdict(made, commit, staged, tree, done):
    made.put(UDAF, staged)
    made.git("add", "--all")
    made.put(UDAF, tree)
    assert commit(made)[0] == done


def test_commit_all_takes_the_work_tree(made, commit):
    made.put(UDAF, WRONG)
    assert not commit(made, "--all")[0]
    made.put(UDAF, RIGHT + "channel: courriel\n")
    assert commit(made, "--all")[0]


def test_a_commit_of_one_file_judges_that_file_alone(made, commit):
    """git makes another index for it, beside what was staged before."""
    made.put(UDAF, WRONG)
    made.put("NOTES", "x")
    made.git("add", "--all")
    assert commit(made, "NOTES")[0]
    assert not commit(made, UDAF)[0]
    made.put(UDAF, RIGHT + "channel: courriel\n")
    assert commit(made, UDAF)[0]


def test_from_a_folder_below(made, commit):
    made.put(UDAF, WRONG)
    assert not commit(made, "--all", inside="data/meetings")[0]
    assert not commit(made, "2026-03-10", inside="data/meetings")[0]
    made.put(UDAF, RIGHT + "channel: courriel\n")
    assert commit(made, "--all", inside="data/meetings")[0]


def test_a_file_deleted_in_the_commit_is_gone(made, commit):
    made.git("rm", "--quiet", "--cached", "data/committee.yaml")
    assert not commit(made)[0]


def test_an_amended_commit_is_judged_too(made, commit):
    made.put(UDAF, WRONG)
    made.git("add", "--all")
    assert not commit(made, "--amend")[0]


def test_in_a_linked_work_tree(made, commit, tmp_path):
    made.git("worktree", "add", "--quiet", str(tmp_path / "linked"))
    made.folder = tmp_path / "linked"
    made.put(UDAF, WRONG)
    assert not commit(made, "--all")[0]
    made.put(UDAF, RIGHT + "channel: courriel\n")
    assert commit(made, "--all")[0]


def test_the_first_commit_of_all(tmp_path, commit):
    repository = with_register(tmp_path / "r", {UDAF.removeprefix("data/"): WRONG})
    for line in TYPED:
        subprocess.run(["sh", "-c", line], cwd=repository.folder, check=True)
    repository.git("add", "--all")
    assert not commit(repository)[0]
    repository.put(UDAF, RIGHT)
    repository.git("add", "--all")
    assert commit(repository)[0]
