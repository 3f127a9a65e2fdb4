"""The line that says how far long work has come: only whoever waits at a terminal sees it."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from clu import steps
from clu.cli.progress import progress

ROOT = Path(__file__).parent.parent
SLOW = """
import sys, time
from clu.cli import progress
progress.MOMENT = float(sys.argv[1])
for one in progress.progress(range(4), 4, "lettres"):
    time.sleep(0.05)
    if sys.argv[2:] == [str(one)]:
        raise SystemExit("fini")
print("rich" in sys.modules)
"""


def environment(**more):
    return {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm", "COLUMNS": "80", **more}


def seen(*words, **more):
    """What a terminal on stderr shows, and what goes to stdout."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", SLOW, *words],
        stdout=subprocess.PIPE,
        stderr=theirs,
        env=environment(**more),
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            shown += os.read(ours, 65536)
        except OSError:
            break
    os.close(ours)
    return shown.decode(), process.communicate()[0].decode().strip()


def test_long_work_says_how_far_it_has_come_and_is_wiped_away():
    shown, out = seen("0")
    assert "lettres" in shown
    assert "/4" in shown
    assert out == "True"
    assert shown.rstrip("\r\n").endswith("\x1b[2K")


def test_short_work_says_nothing_and_loads_nothing():
    assert seen("5") == ("", "False")


def test_a_dumb_terminal_is_spared():
    assert seen("0", TERM="dumb") == ("", "False")


def test_without_colours_there_are_none():
    shown, _ = seen("0", NO_COLOR="1")
    assert "lettres" in shown
    assert "\x1b[3" not in shown.replace("\x1b[?25", "")


def test_the_line_goes_whatever_ends_the_work():
    shown, _ = seen("0", "2")
    assert shown.rstrip("\r\n").endswith("fini")
    assert "\x1b[?25h" in shown


def test_a_file_gets_nothing():
    words = [sys.executable, "-c", SLOW, "0"]
    done = subprocess.run(words, capture_output=True, env=environment(), check=True)
    assert (done.stdout.decode().strip(), done.stderr) == ("False", b"")


@pytest.mark.parametrize("count", [0, 1, 3])
def test_every_item_comes_once_in_its_order(count):
    assert list(progress(iter(range(count)), count, "lettres")) == list(range(count))


def test_unwatched_steps_are_the_items(monkeypatch):
    monkeypatch.setattr(steps, "_watchers", [steps._unwatched])
    assert list(steps.through("abc", 3, "lettres")) == list("abc")


def test_the_watcher_sees_each_step(monkeypatch):
    gone = []

    def watcher(items, total, what):
        for item in items:
            yield item
            gone.append((item, total, what))

    monkeypatch.setattr(steps, "_watchers", [steps._unwatched])
    steps.watch(watcher)
    assert list(steps.through("ab", 2, "lettres")) == ["a", "b"]
    assert gone == [("a", 2, "lettres"), ("b", 2, "lettres")]
