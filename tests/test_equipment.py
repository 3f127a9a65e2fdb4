"""A missing tool skips a test and says so; in CI it fails the test, and CI installs every tool."""

import json
import re
from pathlib import Path

import pytest
from _pytest.outcomes import Failed, Skipped

import equipment

ROOT = Path(__file__).resolve().parent.parent
CI = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
BROWSER = ROOT / "tests" / "browser"
EDITOR = ROOT / "tests" / "editor"
NAMED = {
    package
    for path in (ROOT / "tests").rglob("*.py")
    if "node_modules" not in path.parts and path.name != Path(__file__).name
    for package in re.findall(r'\bpackage="([^"]+)"', path.read_text(encoding="utf-8"))
}
ABSENT = [
    pytest.param(lambda: equipment.program("no-such", package="thing"), id="program"),
    pytest.param(lambda: equipment.module("no_such", "install thing"), id="module"),
    pytest.param(lambda: equipment.file(ROOT / "no-such", "install thing"), id="file"),
]


@pytest.mark.parametrize("need", ABSENT)
def test_without_a_tool_a_test_is_skipped_and_says_the_remedy(need, monkeypatch):
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(Skipped, match=r"no.such is not installed: .*install thing"):
        need()


@pytest.mark.parametrize("need", ABSENT)
def test_in_ci_no_test_is_skipped_for_want_of_a_tool(need, monkeypatch):
    monkeypatch.setenv("CI", "true")
    with pytest.raises(Failed, match=r"no.such is not installed: .*install thing"):
        need()


def test_a_program_is_found_by_any_of_its_names():
    assert equipment.program("no-such", "git", package="git").endswith("git")


def test_tests_name_the_packages_of_their_tools():
    assert "chromium" in NAMED


@pytest.mark.parametrize("package", sorted(NAMED))
def test_ci_installs_every_package_that_a_test_names(package):
    assert re.search(rf"^  {re.escape(package)}$", CI, re.MULTILINE)


def test_ci_sets_what_forbids_to_skip_and_installs_what_the_pages_need():
    assert re.search(r"^export CI=true\nmake browser editor extras\nmake check$", CI, re.MULTILINE)


def test_the_driver_is_locked_with_hashes_and_without_addresses():
    lock = (BROWSER / "requirements.txt").read_text(encoding="utf-8")
    packages = re.split(r"\n(?=[a-z])", lock)[1:]
    assert [package for package in packages if package.startswith("playwright==")]
    assert all("--hash=sha256:" in package for package in packages)
    assert "://" not in lock


@pytest.mark.parametrize("folder", [BROWSER, EDITOR], ids=["browser", "editor"])
def test_tools_of_npm_are_locked_with_hashes_and_without_addresses(folder):
    declared = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    lock = json.loads((folder / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: one for name, one in lock["packages"].items() if name}
    assert packages.keys() >= {f"node_modules/{name}" for name in declared["devDependencies"]}
    for package in packages.values():
        assert package["integrity"].startswith("sha512-")
        assert "resolved" not in package
