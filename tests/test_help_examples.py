"""Every command says what it is for, then shows examples; each of them works on the example."""

import inspect
import re
import shlex
import shutil

import pytest

from clu.cli.app import clu as alone
from clu.cli.app import run
from clu.cli.commands import NAMES, function
from clu.founding import CARRIED
from repositories import Repository

DAY = "2026-11-23"
UNDATED = frozenset(["completion", "deadline", "explain", "init", "rules", "schema"])
MEETING = "2027-03-11"
CONVENED = (f"clu convene {MEETING}", f"clu convene {MEETING} --sent 2027-02-15 --channel courriel")
BEGUN = (f"clu minutes {MEETING} --begin",)
DRAFTED = (
    *BEGUN,
    f"clu minutes {MEETING} --stage observations --until 2027-04-02",
    f"clu minutes {MEETING} --for participants",
    f"clu minutes {MEETING} --letters",
)
# The day of an example, and what has been done before it, by how it begins.
ON = {
    f"clu convene {MEETING} --sent": "2027-02-15",
    "clu convene --remind": "2027-02-22",
    f"clu minutes {MEETING} --begin": "2027-03-12",
    f"clu minutes {MEETING}": "2027-03-15",
    "clu minutes 2025": DAY,
    f"clu publish {MEETING}": "2027-03-15",
}
BEFORE = {
    f"clu convene {MEETING} --sent": CONVENED[:1],
    "clu convene --remind": CONVENED,
    f"clu minutes {MEETING} --stage": BEGUN,
    f"clu publish {MEETING}": DRAFTED,
    "clu publish 2025-11-18 --intranet": ("clu minutes 2025-11-18 --for intranet",),
}


def helps():
    """What each command says of itself, by its name."""
    return {"": inspect.getdoc(alone), **{name: inspect.getdoc(function(name)) for name in NAMES}}


def examples():
    return [
        line.split("\u00a0:" if "\u00a0:" in line else " :", 1)[1].strip()
        for text in helps().values()
        for line in text.splitlines()
        if line.startswith("Exemple")
    ]


def of(table, command, default):
    return next((found for start, found in table.items() if command.startswith(start)), default)


def typed(command):
    """The words of an example, on its day."""
    words = shlex.split(command)[1:]
    dated = words[0] in UNDATED or "--on" in words
    return words if dated else [*words, "--on", of(ON, command, DAY)]


@pytest.fixture
def committee(tmp_path, monkeypatch):
    shutil.copytree(CARRIED / "data", tmp_path / "data", ignore=shutil.ignore_patterns("*.pyc"))
    made = Repository(tmp_path)
    for day in ("2026-11-20", "2026-11-23"):
        made.commit(day)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("command", examples())
def test_an_example_of_the_help_works(command, committee, capsys):
    for earlier in of(BEFORE, command, ()):
        assert run([*shlex.split(earlier)[1:], "--on", of(ON, earlier, "2027-02-15")]) == 0
    code = run(typed(command))
    assert code == 0, capsys.readouterr().err


@pytest.mark.parametrize(("name", "text"), helps().items())
def test_a_help_begins_with_its_purpose_and_ends_with_an_example(name, text):
    first, *_, last = text.split("\n\n")
    assert re.match(r"(?!Exemple)[A-ZÉ]\w+e?\b", first)
    assert first.endswith(".")
    assert last.startswith(f"Exemple : clu {name}".rstrip())
    assert "\n" not in last
