"""What goes wrong around a command loses nothing: each command of clu, each way that it may go.

The commands are the examples of their helps, each in a process of its own. Whatever happens: no
traceback, a true exit code, French, no file half-written, none changed that was there; and once
the cause is gone the same command does what it was to do.
"""

import os
import pty
import re
import resource
import select
import shutil
import signal
import subprocess
import sys
import time
from functools import cache
from pathlib import Path

import pytest

from clu.cli import main
from clu.founding import CARRIED
from forked import far_away, files, interrupted_at, obey_permissions, played
from repositories import Repository
from test_help_examples import BEFORE, ON, examples, of, typed

ROOT = Path(__file__).parent.parent
COMMANDS = tuple(dict.fromkeys(examples()))
INTERRUPTED, REFUSED = 130, 1
ENGLISH = ("Traceback", "rror", "No space", "Permission", "denied", "Broken", "failed", "Aborted")


@pytest.fixture(scope="session")
def prepared(tmp_path_factory):
    """The folder in which a command can be run: the example, and what has been done before."""

    @cache
    def prepare(before):
        folder = tmp_path_factory.mktemp("prepared")
        shutil.copytree(CARRIED / "data", folder / "data")
        made = Repository(folder)
        for day in ("2026-11-20", "2026-11-23"):
            made.commit(day)
        for command in before:
            day = of(ON, command, "2027-02-15")
            assert played(folder, [*typed(command)[:-2], "--on", day]).code == 0
        return folder

    return prepare


@pytest.fixture
def place(prepared, tmp_path):
    """A folder of one's own for a command."""

    def at(command):
        folder = tmp_path / "here"
        shutil.copytree(prepared(of(BEFORE, command, ())), folder)
        return folder

    return at


@pytest.fixture(scope="session")
def undisturbed(prepared, tmp_path_factory):
    """What a command does where nothing goes wrong."""

    @cache
    def outcome(command):
        folder = tmp_path_factory.mktemp("undisturbed") / "here"
        shutil.copytree(prepared(of(BEFORE, command, ())), folder)
        return played(folder, typed(command))

    return outcome


def kept(before, after):
    """Whether every file that was there is there, as it was."""
    return {name: after.get(name) for name in before} == before


def told(outcome, code):
    """It ended as it should, and said so in French."""
    assert outcome.code == code, outcome.err
    assert not [word for word in ENGLISH if word in outcome.err], outcome.err


@pytest.mark.parametrize("command", COMMANDS)
def test_where_nothing_goes_wrong_a_command_succeeds(command, undisturbed):
    told(undisturbed(command), 0)


# The screen ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", COMMANDS)
def test_a_dumb_console_far_away_reads_the_same(command, place, undisturbed):
    assert played(place(command), typed(command), far_away) == undisturbed(command)


def test_a_process_in_the_c_locale_reads_and_writes_the_same(place, undisturbed):
    """One command that takes accents and writes accents, started as a shell starts it."""
    command = "clu reply familles présent"
    folder = place(command)
    done = subprocess.run(
        [sys.executable, "-m", "clu", *typed(command)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C", "PYTHONIOENCODING": "cp1252"},
        capture_output=True,
        check=False,
    )
    expected = undisturbed(command)
    assert (done.returncode, done.stdout.decode(), files(folder)) == (
        0,
        expected.out,
        expected.files,
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_a_closed_pipe_changes_nothing_but_what_is_read(command, place, undisturbed):
    reader, writer = os.pipe()
    os.close(reader)
    outcome = played(place(command), typed(command), out=writer)
    os.close(writer)
    assert outcome == undisturbed(command)._replace(out="")


@pytest.mark.parametrize("command", COMMANDS)
def test_a_full_disk_behind_the_output_is_said(command, place, undisturbed):
    folder = place(command)
    before = files(folder)
    with Path("/dev/full").open("wb") as full:
        outcome = played(folder, typed(command), out=full.fileno())
    told(outcome, REFUSED if undisturbed(command).out else 0)
    assert kept(before, outcome.files)
    assert outcome.files.items() <= undisturbed(command).files.items()


# The disk -----------------------------------------------------------------------------------------

# Without --output, by which some of them write a file.
READING = frozenset(
    [
        *("check", "completion", "deadline", "diff", "explain", "plan", "procedure", "roster"),
        "rules",
    ]
)
ALONE = frozenset(
    [
        *("clu status", "clu overview --root .", "clu schema reply"),
        *("clu follow-up", "clu follow-up --root . --format csv"),
    ]
)
WRITING = [
    one
    for one in COMMANDS
    if "--output" in one or (one.split()[1] not in READING and one not in ALONE)
]


def test_those_that_write_are_known(undisturbed, prepared):
    changing = [
        one for one in COMMANDS if undisturbed(one).files != files(prepared(of(BEFORE, one, ())))
    ]
    assert changing == WRITING


def succeeds_then(command, folder, before, outcome, expected):
    """Once the cause is gone, the command does what it was to do.

    What had been recorded before the cause struck is recorded; clu then said how to go on.
    """
    assert kept(before, outcome.files)
    assert outcome.files.items() <= expected.files.items()
    if outcome == expected or {one for one in outcome.files if one.startswith("data/")} - {*before}:
        return
    assert played(folder, typed(command))[::3] == expected[::3]


@pytest.mark.parametrize("room", [0, 900], ids="{} bytes".format)
@pytest.mark.parametrize("command", WRITING)
def test_a_full_disk_leaves_nothing_half_written(command, room, place, undisturbed):
    folder = place(command)
    before = files(folder)
    limit = (resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))
    outcome = played(folder, typed(command), lambda: resource.setrlimit(*limit))
    if outcome != undisturbed(command):
        told(outcome, REFUSED)
    succeeds_then(command, folder, before, outcome, undisturbed(command))


def lock(folder, mode):
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir():
            path.chmod(mode)
    folder.chmod(mode)


@pytest.mark.parametrize("command", WRITING)
def test_a_folder_that_is_for_reading_alone_is_left_alone(command, place, undisturbed):
    folder = place(command)
    before = files(folder)
    lock(folder, 0o555)
    outcome = played(folder, typed(command), obey_permissions)
    lock(folder, 0o755)
    told(outcome, REFUSED)
    assert "interdit" in outcome.err
    assert outcome.files == before
    assert played(folder, typed(command))[::3] == undisturbed(command)[::3]


@pytest.mark.parametrize("moment", [1, 4])
@pytest.mark.parametrize("command", WRITING)
def test_ctrl_c_leaves_nothing_half_written(command, moment, place, undisturbed):
    folder = place(command)
    before = files(folder)
    outcome = played(folder, typed(command), interrupted_at(moment))
    if outcome != undisturbed(command):
        told(outcome, INTERRUPTED)
        assert "Interrompu" in outcome.err
    succeeds_then(command, folder, before, outcome, undisturbed(command))


# Ctrl-C at a question -----------------------------------------------------------------------------

ASKING = (
    "clu reply familles présent",
    "clu reply",
    "clu substitute maires",
    "clu new 2027-06-15",
    "clu holder cabinet",
    'clu cancel 2027-03-11 --reason "intempéries"',
    "clu postpone 2027-03-11 2027-04-06",
    "clu init lot --on 2026-11-23",
)
QUESTION = re.compile("(\u00a0: |\\] )$")
PATIENCE = 120  # seconds


@pytest.mark.parametrize("command", ASKING)
def test_ctrl_c_at_a_question_writes_nothing(command, place):
    folder = place(command)
    before = files(folder)
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(folder)
        sys.argv = ["clu", *typed(command)]
        sys.stdin, sys.stdout, sys.stderr = (
            open(fd, mode, closefd=False)  # noqa: SIM115
            for fd, mode in ((0, "r"), (1, "w"), (2, "w"))
        )
        signal.signal(signal.SIGINT, signal.default_int_handler)
        main()
    shown = read_until(terminal, QUESTION)
    assert QUESTION.search(shown), shown
    os.write(terminal, b"\x03")
    shown += read_until(terminal, None)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == INTERRUPTED, shown
    assert shown.count("Interrompu") == 1
    assert "Traceback" not in shown
    assert files(folder) == before


NARROW = 46
LONG_WORDS = (
    "clu follow-up numero-direct --answer non",
    "clu check --format xml",
    "clu minutes 2026-06-09 --for intranets",
)


@pytest.mark.parametrize("command", LONG_WORDS)
def test_a_refusal_fits_a_narrow_terminal_and_stays_whole_in_a_log(command, place):
    folder = place(command)
    line = [sys.executable, "-m", "clu", *typed(command)]
    logged = subprocess.run(line, cwd=folder, capture_output=True, text=True, check=False).stderr
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(folder)
        os.execve(line[0], line, {**os.environ, "COLUMNS": str(NARROW)})  # noqa: S606 - a command and its words, no text of a shell
    shown = read_until(terminal, None)
    os.waitpid(pid, 0)
    assert max(map(len, logged.splitlines())) > NARROW
    assert max(map(len, shown.splitlines())) <= NARROW
    assert shown.split() == logged.split()


def read_until(terminal, question):
    """What a terminal shows until it ends in a question; None: until the program has left."""
    shown, end = b"", time.monotonic() + PATIENCE
    while not (question and question.search(shown.decode(errors="replace"))):
        if not select.select([terminal], [], [], max(0, end - time.monotonic()))[0]:
            break
        try:
            new = os.read(terminal, 65536)
        except OSError:  # the other end is gone
            break
        shown += new
    return shown.decode(errors="replace")
