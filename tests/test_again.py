"""The commands that people are told to type next name the folder that the first one was given."""

import re
import shlex
import subprocess

import pytest

from clu.cli import again
from clu.cli.app import run
from examples import write

ON = ("--on", "2026-02-16")
NEXT = "2026-03-10"
WHY = ("--reason", "crue", "--by", "Irène CASTELNAU")
CASES = {
    "status": ("status",),
    "plan": ("plan",),
    "plan of a day": ("plan", "2026-06-09"),
    "new": ("new", "2026-06-09", "--yes"),
    "convene": ("convene",),
    "convene --sent": ("convene", NEXT, "--sent", "2026-02-16", "--channel", "courriel"),
    "convene --remind": ("convene", "--remind"),
    "reply": ("reply", "udaf=présent", "--channel", "courriel", "--yes"),
    "postpone": ("postpone", NEXT, "2026-03-24", *WHY, "--yes"),
    "minutes": ("minutes", NEXT, "--begin"),
    "minutes that are not there": ("minutes", NEXT, "--for", "participants"),
    "publish": ("publish", "2025-11-18", "--sent-to-participants", "--channel", "courriel"),
    "calendar": ("calendar",),
}
COMMAND = re.compile(r"(?<![\w«])clu (?!check [\d-]+ relève)[a-z][a-z-]+")
"""A command as it stands in a text; the heading of what the check finds repeats none."""


@pytest.fixture
def clu(capsys, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")

    def call(*arguments):
        code = run([*arguments, *ON])
        out, err = capsys.readouterr()
        return code, out + err

    return call


@pytest.mark.parametrize("arguments", CASES.values(), ids=CASES)
def test_what_to_type_next_names_the_same_folder(clu, tmp_path, monkeypatch, arguments):
    write(tmp_path / "le comité", {})
    monkeypatch.chdir(tmp_path)
    _, told = clu(*arguments, "--data", "le comité/data")
    words = " ".join(told.split())
    named = [hint for hint in COMMAND.findall(words) if "--help" not in hint]
    helps = words.count("Aide")
    assert len(named) > helps
    assert words.count('--data "le comité/data"') == len(named) - helps


@pytest.mark.parametrize("arguments", CASES.values(), ids=CASES)
def test_where_the_folder_was_found_none_is_named(clu, tmp_path, monkeypatch, arguments):
    write(tmp_path, {})
    monkeypatch.chdir(tmp_path)
    assert "--data" not in clu(*arguments)[1]


def test_the_commands_of_the_status_run_as_they_are(clu, tmp_path, monkeypatch):
    write(tmp_path / "le comité", {})
    monkeypatch.chdir(tmp_path)
    told = clu("status", "--data", "le comité/data")[1]
    commands = [line.strip() for line in told.splitlines() if line.startswith("    clu ")]
    whole = [one for one in commands if not re.search(r"\b[A-ZÉÈ]{4,}\b", one)]
    assert whole
    for one in whole:
        assert clu(*shlex.split(one)[1:])[0] == 0, one


@pytest.mark.parametrize(
    ("folder", "expected"),
    [
        (None, "clu plan"),
        ("lot/data", "clu plan --data lot/data"),
        ("a b", 'clu plan --data "a b"'),
    ],
    ids=["found", "given", "with a space"],
)
def test_a_command_as_one_types_it(folder, expected):
    again.remember(folder)
    assert again.command("plan") == expected
    again.remember(None)


TYPED = (
    "data", "lot/data", "C:/lot/data", "le comité/data", "usagers d'ici", "usagers d’ici", "R&D",
    "a;b", "(lot)", "~lot", "*", "#1", "a\\b", "a\\ b", "a b\\", "a \\\\ b", 'dit "lot"', "$HOME",
    "`id`", "$(id) !", "", 'Registre du C"L$U`id`',
)  # fmt: skip


@pytest.mark.parametrize("words", TYPED)
def test_what_is_typed_is_taken_as_it_is(words):
    typed = again.typed(words)
    assert shlex.split(typed) == [words]
    done = subprocess.run(
        ["sh", "-c", f"printf %s {typed}"], capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout == words


def test_a_plain_folder_is_typed_without_quotes():
    assert again.typed("lot/data") == "lot/data"
