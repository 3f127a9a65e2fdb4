"""Work spread over the processors: the same results in the same order, and no process left over."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from multiprocessing import active_children
from pathlib import Path

import pytest

from clu import spreading
from clu.spreading import ProcessKilledError

FOLDERS = tuple(Path(f"c{number:03}") for number in range(50))
MANY = 10 * spreading.PAYS_FROM
"""So many files in each folder that a second process is worth its start."""


def work(folder):
    return folder.name.upper(), os.getpid()


def broken(folder):
    if folder.name == "c007":
        raise ValueError("neuf")
    return folder.name


def killed(folder):
    if folder.name == "c007":
        os.kill(os.getpid(), signal.SIGKILL)
    return folder.name


def instead(folder, details):
    return folder, details


def spread(work, folders, files):
    return spreading.spread(work, folders, files, instead)


@pytest.fixture
def processors(monkeypatch):
    def have(number):
        monkeypatch.setattr(spreading, "processors", lambda: number)

    have(2)
    return have


@pytest.fixture(autouse=True)
def _nobody_left():
    yield
    deadline = time.monotonic() + 10
    while active_children() and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not active_children()


@pytest.mark.parametrize("number", [1, 2, 5, 100])
def test_the_results_are_those_of_one_process_in_the_order_of_the_folders(processors, number):
    processors(number)
    results = list(spread(work, FOLDERS, lambda _: MANY))
    assert [name for name, _ in results] == [one.name.upper() for one in FOLDERS]
    assert {pid for _, pid in results} > {os.getpid()} or number == 1


@pytest.mark.parametrize(
    ("folders", "files"),
    [
        pytest.param(FOLDERS[:1], MANY, id="one folder"),
        pytest.param(FOLDERS[:2], MANY, id="a second one alone has no company"),
        pytest.param(FOLDERS, 1, id="few files"),
        pytest.param((), MANY, id="none"),
    ],
)
def test_where_it_does_not_pay_all_is_done_here(processors, folders, files):
    results = list(spread(work, folders, lambda _: files))
    assert [pid for _, pid in results] == [os.getpid()] * len(folders)


def test_small_folders_travel_together_and_large_ones_alone():
    weights = [40, 40, 40, 1, 300, 100, 99, 1, 5]
    portions = list(spreading._portions(FOLDERS[:9], weights))
    assert [one for portion in portions for one in portion] == list(FOLDERS[:9])
    assert [len(one) for one in portions] == [3, 2, 1, 2, 1]


def test_what_is_asked_for_is_worked_out_and_little_more(processors):
    del processors
    started = spread(work, FOLDERS * 10, lambda _: MANY)
    assert next(started)[0] == "C000"
    started.close()  # whoever stops asking leaves no process: see _nobody_left


@pytest.mark.parametrize("number", [1, 2])
def test_a_defect_names_its_folder_and_its_place_and_stops_no_other(processors, number):
    processors(number)
    found = list(spread(broken, FOLDERS, lambda _: MANY))
    folder, details = found.pop(7)
    assert found == [one.name for one in FOLDERS if one.name != "c007"]
    assert folder == Path("c007")
    for words in ("ValueError: neuf", "in broken"):
        assert words in details


def test_the_defect_of_a_folder_alone_is_raised():
    with pytest.raises(ValueError, match="neuf"):
        list(spread(broken, FOLDERS[7:8], lambda _: MANY))


def test_a_killed_process_is_said_and_nobody_waits_for_it(processors):
    del processors
    with pytest.raises(ProcessKilledError):
        list(spread(killed, FOLDERS, lambda _: MANY))


@pytest.mark.parametrize("error", [OSError, ImportError, NotImplementedError])
def test_where_the_system_gives_no_process_all_is_done_here(processors, monkeypatch, error):
    del processors

    def refuse():
        raise error

    monkeypatch.setattr(spreading, "_context", refuse)
    results = list(spread(work, FOLDERS, lambda _: MANY))
    assert [pid for _, pid in results] == [os.getpid()] * len(FOLDERS)


# Whole programs -----------------------------------------------------------------------------------

PROGRAM = """
import multiprocessing, os, sys, time
from pathlib import Path
from clu import spreading

def slow(folder):
    time.sleep(0.05)
    return folder.name

if __name__ == "__main__":
    spreading.processors = lambda: 2
    if sys.argv[1] == "spawn":
        from multiprocessing import get_context
        spreading._context = lambda: get_context("spawn")
    sys.stdout.write("first\\n")
    folders = [Path(str(number)) for number in range(int(sys.argv[2]))]
    for name in spreading.spread(slow, folders, lambda _: 999, None):
        sys.stdout.write(name + "\\n")
        if name == "3":
            print(*(one.pid for one in multiprocessing.active_children()), file=sys.stderr)
"""


def program(tmp_path):
    path = tmp_path / "program.py"
    path.write_text(textwrap.dedent(PROGRAM), encoding="utf-8")
    return path


@pytest.mark.parametrize("start", ["fork", "spawn"])
def test_each_line_is_written_once_however_processes_are_started(tmp_path, start):
    done = subprocess.run(
        [sys.executable, program(tmp_path), start, "12"],
        capture_output=True,
        check=True,
        timeout=60,
    )
    assert done.stdout.decode().split() == ["first", *(str(number) for number in range(12))]


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGKILL])
def test_no_process_outlives_the_one_that_started_it(tmp_path, end):
    with subprocess.Popen(
        [sys.executable, program(tmp_path), "fork", "10000"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    ) as running:
        workers = [int(one) for one in running.stderr.readline().split()]
        assert len(workers) == 2
        running.send_signal(end)
        running.wait(10)
        deadline = time.monotonic() + 10
        while any(alive(one) for one in workers) and time.monotonic() < deadline:
            time.sleep(0.02)
        assert not any(alive(one) for one in workers)


def alive(pid):
    try:
        state = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"
