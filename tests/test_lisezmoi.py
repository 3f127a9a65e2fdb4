"""LISEZMOI.md, the secretary's guide: its commands are one year of the example committee.

The console blocks are one session in a temporary folder. Each is placed on the last day that the
text names before it (`--on DAY`), unless the command names its own. Output that the guide shows is
what clu prints (`…` leaves lines out, `make bless` writes it anew); where it shows none, the
command succeeds. What a secretary does between two commands, `BY_HAND` does.
"""

import json
import os
import re
import shlex
import tomllib
from contextlib import suppress
from pathlib import Path, PurePosixPath
from unittest.mock import patch

import pytest
import yaml
from packaging.requirements import Requirement

import equipment
from clu.cli.commands import NAMES
from clu.founding import CARRIED
from clu.paper.extra import at_hand
from test_readme_example import BLOCK, PROGRAMS, ROOT, Terminal, sessions, trimmed

LISEZMOI = ROOT / "LISEZMOI.md"
FENCED = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)
DAY = re.compile(r"`--on (\d{4}-\d\d-\d\d)`")
MEETING = Path("data/meetings/2027-03-11")
UNDATED = frozenset(["completion", "deadline", "explain", "rules", "schema", "--version"])
EXTRAS = {"pdf": "weasyprint", "odt": "pypandoc"}


def guide():
    return LISEZMOI.read_text(encoding="utf-8")


def blocks(language):
    """The blocks of a language, in their order."""
    return re.findall(rf"(?<=^```{language}\n).*?(?=^```$)", guide(), re.DOTALL | re.MULTILINE)


# What is done by hand, before the command that is named ------------------------------------------


def end_the_waiver(folder):
    path = folder / "data/decisions.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.index("# Dérogations")], encoding="utf-8")


def write_the_minutes(folder):
    for path in (folder / MEETING / "minutes").glob("*.md"):
        path.write_text("Le point est présenté ; il n’appelle pas d’observation.\n", "utf-8")


BY_HAND = {
    f"clu check {MEETING.name}": (write_the_minutes, "le texte de chaque point, en Markdown"),
    "clu postpone 2027-06-15": (end_the_waiver, "data/decisions.yaml : la dérogation ôtée"),
}
"""What is done with an editor before the command that begins so."""


# The session --------------------------------------------------------------------------------------


def wanted_forms(words):
    return words[words.index("--format") + 1].split(",") if "--format" in words else []


class Secretary(Terminal):
    """A terminal on a given day, that knows git, and passes over forms not at hand."""

    def __init__(self, folder):
        super().__init__(folder)
        self.day = ""
        self.transcript = []
        self.files = 0

    def type(self, command):
        self.edits(command)
        asked, words = command, shlex.split(command)
        if not all(map(at_hand, wanted_forms(words))):
            return []
        if words[0] == "clu" and self.day and words[1] not in UNDATED and "--on" not in words:
            command += f" --on {self.day}"
        noon = f"{self.day or '2026-11-23'}T12:00:00Z"
        with patch.dict(os.environ, GIT_AUTHOR_DATE=noon, GIT_COMMITTER_DATE=noon):
            lines = super().type(command)
        if not {"pdf", "odt"} & {*wanted_forms(words)} and "log" not in words:
            self.transcript += [f"$ {asked}", *lines, ""]
        return lines

    def edits(self, command):
        """What is written with an editor before a command; each YAML file opened is counted."""
        for start, (done, what) in BY_HAND.items():
            if command.startswith(start):
                before = texts(self.folder)
                done(self.folder)
                after = texts(self.folder)
                self.files += sum(before.get(name) != text for name, text in after.items())
                self.transcript += [f"(à la main : {what})", ""]

    def year(self):
        """The session as a transcript, and how often an editor opened a YAML file."""
        count = f"Fichiers YAML ouverts à la main : {self.files}."
        text = "\n".join([*self.transcript, count, ""])
        return re.sub(r"(?<=\()[0-9a-f]{7}(?=, )", "1a2b3c4", text)  # a commit, which hashes it all


def texts(folder):
    return {path: path.read_text("utf-8") for path in (folder / "data").rglob("*.yaml")}


def played(terminal, text):
    """The guide with the output that its commands give now."""
    told = 0

    def block(found):
        nonlocal told
        days = DAY.findall(FENCED.sub("", text[told : found.start()]))
        terminal.day, told = days[-1] if days else terminal.day, found.end()
        lines = []
        for command, like in sessions(found[0]):
            printed = terminal.type(command)
            lines += [f"$ {command}", *(trimmed(printed, like) if like else ())]
        return "".join(f"{line}\n" for line in lines)

    return BLOCK.sub(block, text)


@pytest.mark.parametrize("form", EXTRAS)
def test_the_commands_that_need_an_extra_are_tried(form):
    assert re.search(rf"--format \S*{form}", guide())
    equipment.module(EXTRAS[form], "make extras")


def test_the_guide_is_a_year_of_the_example_committee(tmp_path, request, monkeypatch, golden):
    monkeypatch.setitem(PROGRAMS, "git", ("git",))
    monkeypatch.setenv("SHELL", "/bin/bash")  # which `clu completion` names first
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "Secrétariat")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "secretariat@example.org")
    text = guide()
    secretary = Secretary(tmp_path)
    now = played(secretary, text)
    golden("year.txt", secretary.year())
    if request.config.getoption("--bless"):
        LISEZMOI.write_text(now, encoding="utf-8", newline="")
    else:
        assert now == text, "LISEZMOI differs from what clu prints: `make bless`"


# The rest of what it says ------------------------------------------------------------------------


def test_the_guide_shows_every_command():
    shown = "".join(blocks("console"))
    missing = [name for name in NAMES if not re.search(rf"^\$ clu {name}\b", shown, re.MULTILINE)]
    assert missing == []


def test_the_files_written_in_the_forge_are_found_right(tmp_path):
    terminal = Secretary(tmp_path)
    terminal.type("clu init essai --example")
    terminal.type("cd essai")
    written = {
        text.splitlines()[0].removeprefix("# "): text
        for text in blocks("yaml")
        if text.startswith("# data/")
    }
    folders = {
        PurePosixPath(name).relative_to(MEETING).parts[0] for name in written if "meet" in name
    }
    assert folders == {"convocations", "replies", "substitutions", "minutes", "publications"}
    for name, text in written.items():
        path = terminal.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    found = json.loads("\n".join(terminal.type("clu check --format json --on 2027-02-22")))
    assert not [one for one in found["findings"] if one["file"] in written]
    state = "\n".join(terminal.type("clu status --on 2027-02-22"))
    assert "Convocation : envoyée le lundi 1er février 2027" in state.replace("\u00a0", " ")


def test_the_forge_gives_what_the_guide_promises(tmp_path):
    terminal = Secretary(tmp_path)
    terminal.day = "2026-11-23"
    for command in blocks("console"):
        if "clu init lot" in command:
            terminal.type(command.splitlines()[1].removeprefix("$ "))
    job = yaml.safe_load((tmp_path / "lot/.gitlab-ci.yml").read_text("utf-8"))["documents"]
    terminal.type("clu init essai --example")
    terminal.type("cd essai")
    for line in job["script"]:
        if line.startswith("clu ") and not {"$", "&"} & {*line}:  # the shell's: test_init
            with suppress(AssertionError):  # « || true »: not every document can be written yet
                terminal.type(line.removesuffix(" || true"))
    names = {path.name for path in (terminal.folder / job["artifacts"]["paths"][0]).rglob("*")}
    assert {"status.html", "toutes-les-lettres.html", "attendance.html"} <= names
    assert {"minutes-participants.html", "index.html"} <= names


def requirements():
    installs = [line for one in (*blocks("text"), *blocks("yaml")) for line in one.splitlines()]
    return [found[1] for line in installs if (found := re.search(r'install .*"(clu.*)"', line))]


def test_the_version_of_python_is_that_of_the_package():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert f"Python {project['requires-python'].removeprefix('>=')} ou plus récent" in guide()


@pytest.mark.parametrize("text", requirements())
def test_what_is_installed_is_this_package_with_extras_that_it_has(text):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = Requirement(text)
    assert asked.name == project["name"]
    assert asked.extras <= project["optional-dependencies"].keys()


def test_what_is_added_to_the_installed_program_is_what_the_extras_hold():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    injected = re.findall(r"pipx inject (\S+) (\S+)", guide())
    wanted = [name for names in project["optional-dependencies"].values() for name in names]
    assert injected == [(project["name"], name) for name in wanted]


def test_the_decision_that_it_shows_is_one_of_the_example():
    shown = next(one for one in blocks("yaml") if one.startswith("settled:"))
    assert shown in (CARRIED / "data/decisions.yaml").read_text(encoding="utf-8")


def test_its_french_is_typeset():
    text = re.sub(r"`[^`\n]+`", "``", FENCED.sub("", guide()))
    assert re.findall(r".{0,20}(?:[\n ][;:!?]|« | »|\w'|\.\.\.).{0,10}", text) == []
