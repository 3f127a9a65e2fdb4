"""README shows the example committee at work: every line of output there is what clu prints.

The blocks of the section are one session, run in a temporary folder. A line `…` stands for lines
that README leaves out; `make bless` keeps as many lines before and after it.
"""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
HEADING = "## A committee that has lived"
BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.DOTALL | re.MULTILINE)
LEFT_OUT = "…"
PROGRAMS = {"clu": (sys.executable, "-m", "clu"), "grep": ("grep",)}


class Shown(NamedTuple):
    """A command of README, and the lines of output under it."""

    command: str
    lines: list[str]


def section(text):
    start = text.index(f"{HEADING}\n")
    end = text.find("\n## ", start + 1)
    return start, end if end > 0 else len(text)


def sessions(text):
    """The commands of a block, each with its output."""
    shown = []
    for line in text.splitlines():
        if line.startswith("$ "):
            shown.append(Shown(line.removeprefix("$ "), []))
        else:
            shown[-1].lines.append(line)
    return shown


class Terminal:
    """A shell that knows `cd`, `clu` and `grep`, and shows both streams as they come."""

    def __init__(self, folder):
        self.folder = folder

    def type(self, command):
        words = shlex.split(command, comments=True)
        if words[0] == "cd":
            self.folder = self.folder / words[1]
            return []
        assert words[0] in PROGRAMS, f"README types {words[0]}, which this test does not know"
        done = subprocess.run(
            [*PROGRAMS[words[0]], *self.expanded(words[1:])],
            cwd=self.folder,
            env={
                **os.environ,
                "PYTHONPATH": str(ROOT),
                "PYTHONUTF8": "1",
                "PYTHONUNBUFFERED": "1",
                "NO_COLOR": "1",
            },
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, f"{command}\n{done.stdout}"
        return [line.rstrip() for line in done.stdout.splitlines()]

    def expanded(self, words):
        """The words, those with a star replaced by the files that they mean."""
        for word in words:
            found = sorted(self.folder.glob(word)) if "*" in word else ()
            yield from [path.relative_to(self.folder).as_posix() for path in found] or [word]


def trimmed(lines, like):
    """The lines as README would show them: cut where it cuts, with as many before and after."""
    if LEFT_OUT not in like:
        return lines
    cut = like.index(LEFT_OUT)
    head, tail = cut, len(like) - cut - 1
    if head + tail >= len(lines):
        return lines
    return [*lines[:head], LEFT_OUT, *lines[len(lines) - tail :]]


def written(terminal, block):
    """A block with the output that its commands give now."""
    lines = []
    for command, like in sessions(block):
        lines += [f"$ {command}", *trimmed(terminal.type(command), like)]
    return "".join(f"{line}\n" for line in lines)


def test_readme_shows_the_example_as_it_is(tmp_path, request):
    text = README.read_text(encoding="utf-8")
    start, end = section(text)
    terminal = Terminal(tmp_path)
    now = BLOCK.sub(lambda found: written(terminal, found[0]), text[start:end])
    if request.config.getoption("--bless"):
        README.write_text(text[:start] + now + text[end:], encoding="utf-8", newline="")
    else:
        assert now == text[start:end], "README differs from what clu prints: `make bless`"


@pytest.mark.parametrize("command", ["attendance", "minutes", "follow-up", "publish", "site"])
def test_readme_shows_every_command_of_after_the_meeting(command):
    start, end = section(README.read_text(encoding="utf-8"))
    shown = "".join(BLOCK.findall(README.read_text(encoding="utf-8")[start:end]))
    assert f"$ clu {command} " in shown


@pytest.mark.parametrize(
    ("like", "expected"),
    [
        (["a", "b"], ["1", "2", "3", "4"]),
        (["a", LEFT_OUT], ["1", LEFT_OUT]),
        (["a", LEFT_OUT, "c"], ["1", LEFT_OUT, "4"]),
        ([LEFT_OUT, "c"], [LEFT_OUT, "4"]),
        (["a", LEFT_OUT, "b", "c", "d"], ["1", "2", "3", "4"]),
    ],
    ids=["whole", "head", "head and tail", "tail", "nothing to leave out"],
)
def test_a_cut_keeps_as_many_lines(like, expected):
    assert trimmed(["1", "2", "3", "4"], like) == expected
