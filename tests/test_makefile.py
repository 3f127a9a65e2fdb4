"""What the Makefile itself promises: its list, its refusals, when `make run` stops."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = re.search(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE)[1].split()

if shutil.which("make") is None:
    pytest.skip("make is not installed", allow_module_level=True)


def make(*arguments, **environment):
    """Run make in the checkout, apart from the make that may have started these tests."""
    outer = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    return subprocess.run(
        ["make", "--no-print-directory", *arguments],
        cwd=ROOT,
        env={**outer, **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def program(path, script):
    """Write a small program that stands in for another."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.fixture
def environment(tmp_path):
    """A prepared environment whose clu prints its arguments and fails `check` as it is told."""
    folder = tmp_path / "venv"
    folder.mkdir()
    (folder / ".locked").touch()
    program(folder / "bin" / "clu", 'echo "clu $*"; [ "$1" != check ] || exit $CHECK')
    return folder


@pytest.mark.parametrize("target", TARGETS)
def test_make_alone_lists_each_target_with_its_purpose(target):
    assert re.search(rf"^ +{target} +\w", make().stdout, re.MULTILINE)


def test_make_alone_changes_nothing(tmp_path):
    assert make(f"VENV={tmp_path / 'venv'}").returncode == 0
    assert not (tmp_path / "venv").exists()


@pytest.mark.parametrize("code", ["0", "1"])
def test_make_run_goes_on_to_the_letters(environment, code):
    done = make("run", f"VENV={environment}", CHECK=code)
    assert done.returncode == 0
    assert done.stdout.splitlines() == ["clu check", "clu convene"]
    assert "bin/activate" in done.stderr


def test_make_run_says_that_findings_did_not_stop_it(environment):
    assert "found errors" in make("run", f"VENV={environment}", CHECK="1").stderr
    assert "found errors" not in make("run", f"VENV={environment}", CHECK="0").stderr


@pytest.mark.parametrize("code", ["2", "3", "130"])
def test_make_run_stops_when_the_check_could_not_be_made(environment, code):
    done = make("run", f"VENV={environment}", CHECK=code)
    assert done.returncode != 0
    assert done.stdout.splitlines() == ["clu check"]


@pytest.mark.parametrize(
    ("script", "found"),
    [
        ('[ "$1" = --version ] && echo Python 3.9.2 || exit 1', "Python 3.9.2"),
        ("exit 127", "not found"),
    ],
    ids=["too old", "missing"],
)
def test_make_run_refuses_such_a_python_and_says_the_remedy(tmp_path, script, found):
    python = program(tmp_path / "python", script)
    done = make("run", f"VENV={tmp_path / 'venv'}", f"PYTHON={python}")
    assert done.returncode != 0
    assert "3.11" in done.stderr
    assert found in done.stderr
    assert "make run PYTHON=" in done.stderr
    assert not (tmp_path / "venv").exists()
