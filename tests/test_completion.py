"""Completion on the Tab key: what clu proposes, and four shells that ask for it.

bash and zsh are driven as a person does, in a terminal, with the Tab key; fish by its own
`complete -C`. PowerShell is not to be had here: its script is read by a parser of that language,
and what it asks of clu is asked likewise.
"""

import os
import pty
import re
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace
from typing import get_args

import pytest

import equipment
from clu import forms, report, workdays
from clu.audience import AUDIENCES
from clu.cli import (
    deadline,
    diff,
    follow_up,
    founders,
    plan,
    procedure,
    reply,
    roster,
    sent,
    stage,
)
from clu.cli.app import run
from clu.cli.commands import NAMES
from clu.cli.completion import SHELLS, candidates, choices, known, line, turn_on
from clu.cli.completion.turn_on import FILES, script
from clu.founding import CARRIED
from clu.model.event import Channel
from clu.model.person import Civility
from clu.model.values import ACTION_STATES, VERDICTS
from clu.rules.engine import rules

ROOT = Path(__file__).parent.parent
MEETING = "2027-03-11"


@pytest.fixture
def committee(tmp_path, monkeypatch):
    shutil.copytree(CARRIED / "data", tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def proposed(text, *, escapes=True):
    """The words that clu proposes at the end of a command line."""
    return [one.partition("\t")[0] for one in candidates.lines(line.split(text, escapes=escapes))]


# What is proposed ---------------------------------------------------------------------------------

EXACTLY = {
    "clu exp": ["explain"],
    "clu --v": ["--version"],
    "clu convene 2027": [MEETING],
    "clu check 2027-03-11 2026-06": ["2026-06-09"],
    "clu explain CLU402": ["CLU402"],
    "clu explain clu402": ["CLU402"],
    "clu check --only CLU402,CLU401": ["CLU402,CLU401"],
    "clu check --only=CLU402": ["--only=CLU402"],
    "clu check --format j": ["json", "junit"],
    "clu check --format=j": ["--format=json", "--format=junit"],
    "clu convene --format eml,o": ["eml,odt"],
    "clu convene --seat fam": ["familles"],
    "clu convene 2027-03-11 --guest ": ["point-justice"],
    "clu reply fam": ["familles"],
    "clu reply 2027-03-11 fam": ["familles"],
    "clu reply familles p": ["présent"],
    "clu reply familles pre": ["présent"],
    "clu reply familles=": [f"familles={one}" for one in choices.REPLIES],
    "clu reply familles=PR": ["familles=présent"],
    "clu reply familles=présent mair": ["maires="],
    "clu reply familles=présent fam": [],
    "clu reply --withdraw mair": ["maires"],
    "clu substitute 2027": [MEETING],
    "clu substitute 2027-03-11 mair": ["maires"],
    "clu substitute maires fam": [],
    "clu holder sgcd cabi": ["cabinet"],
    "clu holder sgcd sgcd": [],
    "clu new 2027-06-15 --chair secretaire": ["secretaire-general"],
    "clu follow-up rappel-app": ["rappel-appels-perdus"],
    "clu follow-up x --answer 'à l": ["à l’étude"],
    "clu follow-up x --state fait": ["faite"],
    "clu minutes --stage valide": ["validé"],
    "clu minutes --begin --absent maires,fam": ["maires,familles"],
    "clu minutes --for inter": ["internet"],
    "clu deadline 2027-03-11 --unit ouvr": ["ouvrables", "ouvrés"],
    "clu deadline --francs --no-fr": [],
    "clu status --ht": ["--html"],
    "clu status --html --ht": [],
    "clu convene --seat maires --se": ["--sent", "--seat"],
    "clu completion po": ["powershell"],
    "clu init lot --forge gi": ["gitlab", "github"],
    "clu roster --data ": [":folders"],
    "clu init --seats=": [":files"],
    "clu init --department ": [],
    "clu unheard ": [],
}


@pytest.mark.parametrize(("text", "words"), EXACTLY.items())
def test_what_can_stand_there_is_proposed(text, words, committee):
    assert proposed(text) == words


def test_every_command_is_proposed_with_what_it_does(committee):
    rows = [one.split("\t") for one in candidates.lines(line.split("clu "))]
    assert [name for name, _ in rows] == list(NAMES)
    assert all(what for _, what in rows)


def options_of(help_text):
    """The column of names below « Options » of a help."""
    below = help_text.partition("\nOptions")[2]
    return "\n".join(
        re.split(r"(?<=\S)  ", one)[0] for one in below.splitlines() if one.startswith("  -")
    )


@pytest.mark.parametrize("command", [*proposed("clu ")])
def test_every_option_of_a_command_is_proposed(command, committee):
    words = [sys.executable, "-m", "clu", command, "--help"]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    shown = subprocess.run(words, capture_output=True, encoding="utf-8", check=True, env=env).stdout
    assert set(proposed(f"clu {command} --")) == set(
        re.findall(r"(?<=[ /,])--[a-z-]+", options_of(shown))
    )


def test_meetings_come_with_their_day_the_latest_first(committee):
    rows = list(candidates.lines(line.split("clu check ")))
    assert rows[0] == f"{MEETING}\tjeudi 11 mars 2027"
    assert len(rows) == len(list((committee / "data/meetings").iterdir()))


def test_the_register_is_the_one_that_the_line_names(committee):
    shutil.copytree(ROOT / "data", committee / "autre")
    assert proposed("clu check --data autre ") == ["2026-12-15"]
    assert proposed("clu check --data=autre ") == ["2026-12-15"]


def test_the_register_is_found_from_a_folder_below(committee, monkeypatch):
    monkeypatch.chdir(committee / "data/meetings")
    assert MEETING in proposed("clu convene ")


def test_without_a_register_commands_and_rules_are_still_known(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert proposed("clu conv") == ["convene"]
    assert proposed("clu convene ")[0].startswith("--")
    assert proposed("clu explain CLU402") == ["CLU402"]


def test_a_backslash_is_a_letter_to_powershell(committee):
    shutil.copytree(ROOT / "data", committee / "autre/data")
    text = r"clu check --data autre\data "
    assert line.split(text, escapes=False).before[-1] == r"autre\data"
    assert line.split(text).before[-1] == "autredata"


# The words are those that the commands read -------------------------------------------------------

READERS = [
    (choices.BY_COMMAND["check", "--format"], ("text", *report.FORMATS)),
    (choices.BY_COMMAND["deadline", "--format"], deadline.FORMATS),
    (choices.BY_COMMAND["diff", "--format"], diff.FORMATS),
    (choices.BY_COMMAND["plan", "--format"], plan.FORMATS),
    (choices.BY_COMMAND["procedure", "--format"], procedure.FORMATS),
    (choices.BY_COMMAND["roster", "--format"], roster.FORMATS),
    (choices.BY_COMMAND["follow-up", "--format"][:-3], follow_up.FORMATS),
    (choices.BY_COMMAND["follow-up", "--answer"], VERDICTS),
    (choices.BY_COMMAND["follow-up", "--state"], ACTION_STATES),
    (choices.CHANNELS, get_args(Channel)),
    (choices.SENDING, sent.CHANNELS),
    (choices.LETTERS, (*forms.OF_LETTERS, *forms.EXTENDED)),
    (choices.PAGES, tuple(one for one in forms.EXTENDED if one not in forms.TO_AMEND)),
    (choices.BY_METAVAR["FORGE"], founders.FORGES),
    (choices.BY_METAVAR["GENRE"], tuple(founders.GENDERS)),
    (choices.BY_METAVAR["M.|Mme"], get_args(Civility)),
    (choices.BY_METAVAR["PUBLIC"], tuple(AUDIENCES)),
    (choices.BY_METAVAR["UNITÉ"], workdays.UNITS),
    (tuple(reply.ALIASES.get(one, one) for one in choices.REPLIES), reply.STATES),
]


@pytest.mark.parametrize(("written", "read"), READERS)
def test_the_words_proposed_are_those_that_the_command_reads(written, read):
    assert set(written) == set(read)


def test_the_stages_proposed_are_read():
    assert set(choices.BY_COMMAND["minutes", "--stage"]) <= stage.STAGES.keys()


def options():
    """Every option that takes a value, with its metavar."""
    names = proposed("clu ")
    return [
        (name, one.opts[0], one.metavar)
        for name in names
        for one in candidates._params(name)
        if one.param_type_name == "option" and one.metavar
    ]


FREE = frozenset([
    "AAAA-MM-JJ", "ADRESSE", "CODE", "CODES", "DOSSIER", "FICHIER", "FONCTION", "HEURE",
    "INVITÉ", "LIEU", "LIGNE", "MOYEN", "N", "NOM", "ORGANISME", "PRÉNOM", "RÉVISION", "SALLE",
    "SIGLE", "SIÈGE", "SIÈGES", "TEXTE", "TITRE", "URL", "VILLE",
])  # fmt: skip
"""Of these anything may be written, or what the register names."""


@pytest.mark.parametrize(("command", "option", "metavar"), options())
def test_an_option_that_takes_one_of_some_words_proposes_them(command, option, metavar):
    assert choices.of(command, option, metavar) or metavar in FREE


def test_the_rules_proposed_are_all_of_them():
    assert [code for code, _ in known.rules()] == list(rules())
    assert all(what.endswith((".", "…")) for _, what in known.rules())


# Quick, silent, and without a trace ---------------------------------------------------------------


def asked(text, folder, shell="bash", **more):
    """What clu prints when a shell asks."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), "CLU_COMPLETE": shell, "CLU_LINE": text, **more}
    return subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "clu"],
        cwd=folder, env=env, capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip


SLOW = ("pydantic", "holidays", "jinja2", "rich", "markdown_it", "clu.store", "clu.register")


@pytest.mark.parametrize(
    "text", ["clu ", "clu check ", "clu reply ", "clu explain ", "clu follow-up ", "clu holder "]
)
def test_no_model_is_loaded(text, committee):
    loaded = {one.rpartition("|")[2].strip() for one in asked(text, committee).stderr.splitlines()}
    assert loaded.isdisjoint(SLOW)
    assert "typer" in loaded


BROKEN = {
    "not yaml": b"a: [",
    "latin-1": "a: \xe9".encode("latin-1"),
    "a list": b"- a\n- b\n",
    "other shapes": b"composition: {seats: x}\nitems: [1, {proposals: [a, {id: []}]}]\nguests: 3\n",
    "empty": b"",
    "nul": b"\0\0",
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
@pytest.mark.parametrize("text", ["clu check ", "clu reply ", "clu follow-up ", "clu holder "])
def test_a_broken_register_is_met_with_silence(text, content, committee):
    for path in (committee / "data").rglob("*.yaml"):
        path.write_bytes(content)
    done = asked(text, committee)
    assert "Traceback" not in done.stderr
    assert "Défaut" not in done.stderr


@pytest.mark.parametrize(
    "text", ["", "clu", "clu '", 'clu "é', "clu check --on", "clu \\", "clu reply =", "clu -", "\t"]
)
def test_no_line_is_too_odd(text, committee):
    done = asked(text, committee)
    assert "Traceback" not in done.stderr


def test_nothing_is_written(committee):
    before = sorted(committee.rglob("*"))
    asked("clu reply ", committee)
    assert sorted(committee.rglob("*")) == before


def test_another_encoding_of_the_terminal_changes_nothing(committee):
    text = asked("clu reply familles p", committee, PYTHONIOENCODING="cp1252", LC_ALL="C").stdout
    assert text.startswith("présent\t")


# The shells ---------------------------------------------------------------------------------------


@pytest.fixture
def desk(committee, monkeypatch):
    """A folder with a committee, where `clu` is on the path."""
    programs = committee / "bin"
    programs.mkdir()
    (programs / "clu").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m clu "$@"\n')
    (programs / "clu").chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}:{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("HOME", str(committee))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.delenv("CLU_COMPLETE", raising=False)
    return committee


class Typist:
    """Somebody at a shell in a terminal, who types keys and waits for what they bring."""

    def __init__(self, *words):
        pid, self.terminal = pty.fork()
        if pid == 0:
            os.execvp(words[0], words)  # noqa: S606 - the shell itself, as a person starts it
        self.pid, self.seen = pid, ""

    def types(self, keys, until, patience=60):
        """Type, and give what is on the screen once `until` is there."""
        os.write(self.terminal, keys.encode())
        start, end, raw = len(self.seen), time.monotonic() + patience, b""
        while until not in self.seen[start:]:
            assert time.monotonic() < end, self.seen[start:]
            if select.select([self.terminal], [], [], 0.2)[0]:
                raw += os.read(self.terminal, 65536)
                self.seen = self.seen[:start] + raw.decode(errors="replace")
        return self.seen[start:]

    def leaves(self):
        os.close(self.terminal)
        os.waitpid(self.pid, 0)


SHOW = "\x01printf '<%s>' \x05; printf 'HE%s\\n' RE\n"
"""Go to the start of the line, and have the shell print the words of what stands there."""


def typed(shell, text, key):
    """The words of a command line once a key was pressed at its end."""
    words = {"bash": ("--norc", "--noprofile", "-i"), "zsh": ("-f", "-i")}[shell]
    typist = Typist(equipment.program(shell, package=shell), *words)
    try:
        turn_on = (
            f"PS1=; HISTFILE=/dev/null; eval \"$(clu completion {shell})\"; printf 'RE%s\\n' ADY\n"
        )
        typist.types(turn_on, "READY")
        screen = typist.types(text + key + SHOW, "HERE")
    finally:
        typist.leaves()
    *_, shown = [one for one in screen.splitlines() if "HERE" in one]
    return shown.replace("HERE", "").strip("<>\r").split("><")


ALL, TAB = "\x1b*", "\t"
CHAPTER = [code for code in rules() if code.startswith("CLU90")]

IN_BASH = [
    ("clu exp", TAB, ["clu", "explain"]),
    ("clu convene 2027", TAB, ["clu", "convene", MEETING]),
    ("clu explain CLU90", ALL, ["clu", "explain", *CHAPTER]),
    ("clu reply familles=pre", TAB, ["clu", "reply", "familles=présent"]),
    ("clu reply familles=présent mair", TAB, ["clu", "reply", "familles=présent", "maires="]),
    ("clu check --only CLU402,CLU401", TAB, ["clu", "check", "--only", "CLU402,CLU401"]),
    ("clu check --format=js", TAB, ["clu", "check", "--format=json"]),
    ("clu follow-up x --answer non", TAB, ["clu", "follow-up", "x", "--answer", "non retenue"]),
    ("clu follow-up x --answer 'non", TAB, ["clu", "follow-up", "x", "--answer", "non retenue"]),
    ("clu follow-up x --answer 'à", TAB, ["clu", "follow-up", "x", "--answer", "à l’étude"]),
    ("clu roster --data da", TAB, ["clu", "roster", "--data", "data/"]),
    ("clu roster --data=da", TAB, ["clu", "roster", "--data=data/"]),
]


@pytest.mark.parametrize(("text", "key", "words"), IN_BASH)
def test_bash_completes(text, key, words, desk):
    assert typed("bash", text, key) == words


IN_ZSH = [
    ("clu exp", ["clu", "explain"]),
    ("clu convene 2027", ["clu", "convene", MEETING]),
    ("clu explain CLU402", ["clu", "explain", "CLU402"]),
    ("clu reply familles=dist", ["clu", "reply", "familles=distance"]),
    ("clu reply familles=présent mair", ["clu", "reply", "familles=présent", "maires="]),
    ("clu check --only CLU402,CLU401", ["clu", "check", "--only", "CLU402,CLU401"]),
    ("clu follow-up x --answer non", ["clu", "follow-up", "x", "--answer", "non retenue"]),
    ("clu roster --data da", ["clu", "roster", "--data", "data"]),
]


@pytest.mark.parametrize(("text", "words"), IN_ZSH)
def test_zsh_completes(text, words, desk):
    assert typed("zsh", text, TAB) == words


def fish(text, desk):
    """What fish proposes, by its own command for it."""
    program = equipment.program("fish", package="fish")
    folder = desk / ".config/fish/completions"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "clu.fish").write_text(script("fish"))
    words = [program, "-c", f"complete -C {text!r}"]
    done = subprocess.run(words, capture_output=True, encoding="utf-8", check=True)
    assert done.stderr == ""
    return dict(one.partition("\t")[::2] for one in done.stdout.splitlines())


def test_fish_completes(desk):
    assert fish("clu explain CLU90", desk).keys() == set(CHAPTER)
    assert fish("clu convene 2027", desk) == {MEETING: "jeudi 11 mars 2027"}
    assert fish("clu reply familles=", desk).keys() == {
        f"familles={one}" for one in choices.REPLIES
    }
    assert fish("clu check --only CLU1,CLU40", desk).keys() > {"CLU1,CLU401", "CLU1,CLU402"}
    assert fish("clu follow-up x --answer non", desk).keys() == {"non retenue"}
    assert fish("clu roster --data da", desk).keys() == {"data/"}


def powershell_parser():
    language = equipment.module("tree_sitter_powershell", "make test")
    sitter = equipment.module("tree_sitter", "make test")
    return sitter.Parser(sitter.Language(language.language()))


def test_the_script_of_powershell_is_powershell():
    tree = powershell_parser().parse(script("powershell").encode())
    assert not tree.root_node.has_error
    assert powershell_parser().parse(b"if (").root_node.has_error


def test_powershell_is_told_words_and_what_they_are(committee):
    rows = asked("clu convene 2027", committee, "powershell").stdout.splitlines()
    assert rows == [f"{MEETING}\tjeudi 11 mars 2027"]


def test_the_script_of_powershell_asks_as_clu_listens():
    text = script("powershell")
    for name in ("CLU_COMPLETE = 'powershell'", "CLU_LINE = $line", "Register-ArgumentCompleter"):
        assert name in text


# Turning it on ------------------------------------------------------------------------------------


@pytest.mark.parametrize("shell", SHELLS)
def test_a_script_is_ascii_alone(shell):
    """A console of any encoding hands it on unharmed."""
    assert script(shell).isascii()
    assert FILES.keys() == set(SHELLS)


@pytest.mark.parametrize(("shell", "suffix"), [("bash", "bash"), ("zsh", "zsh"), ("fish", "fish")])
def test_a_script_is_understood_by_its_shell(shell, suffix, tmp_path):
    program = equipment.program(shell, package=shell)
    path = tmp_path / f"clu.{suffix}"
    path.write_text(script(shell))
    subprocess.run([program, "-n", str(path)], check=True)


@pytest.mark.parametrize(
    ("system", "shell", "first"),
    [
        pytest.param("posix", "/usr/bin/fish", "Sous fish", id="the shell that says its name"),
        pytest.param("posix", "", "Sous bash", id="a machine without one: CI, cron"),
        pytest.param("posix", "/bin/ksh", "Sous bash", id="a shell that has no script"),
        pytest.param("nt", "/usr/bin/bash", "Sous PowerShell", id="Windows, even with git's bash"),
    ],
)
def test_how_to_turn_it_on_is_said_that_of_this_shell_first(
    system, shell, first, monkeypatch, capsys
):
    monkeypatch.setenv("SHELL", shell)
    monkeypatch.setattr(turn_on, "os", SimpleNamespace(name=system, environ=os.environ))
    assert run(["completion"]) == 0
    said = capsys.readouterr().out
    heads = [one for one in said.splitlines() if one.startswith("Sous ")]
    assert heads[0].startswith(first)
    assert len(heads) == len(SHELLS)
    for words in ("clu completion bash)", "~/.zshrc", "clu.fish", "Add-Content $PROFILE"):
        assert words in said


@pytest.mark.parametrize("shell", [*SHELLS, "pwsh", "BASH"])
def test_the_script_alone_goes_to_stdout(shell, capsys):
    assert run(["completion", shell]) == 0
    out, err = capsys.readouterr()
    assert "CLU_COMPLETE" in out
    assert err == ""


def test_another_shell_is_refused(capsys):
    assert run(["completion", "ksh"]) == 2
    assert "zsh" in capsys.readouterr().err
