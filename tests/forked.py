"""clu in a process of its own, forked from this one: real signals and limits, no start-up."""

import ctypes
import fcntl
import os
import signal
import sys
import time
from hashlib import sha256
from importlib import import_module
from io import TextIOWrapper
from pkgutil import walk_packages
from typing import NamedTuple

import clu
from clu.cli import main

for module in walk_packages(clu.__path__, "clu."):
    if module.name != "clu.__main__":
        import_module(module.name)  # once here, and not in every process

ROOM = 1 << 20
"""As much as a pipe may hold, so that nobody has to read while clu runs."""

CAPABILITIES = 0x20080522
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
CHANGES = frozenset(["os.rename", "os.link", "os.remove", "os.mkdir"])


class Outcome(NamedTuple):
    """What came of a command: exit code, both streams, and the files after it."""

    code: int
    out: str
    err: str
    files: dict[str, str]


def files(folder):
    """Every file below a folder, by its digest; hidden ones are among them, those of git not."""
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".git" not in path.relative_to(folder).parts
    }


def played(folder, words, before=lambda: None, out=None):
    """Run a command line in a folder; `before` is done in its process, `out` is its stdout."""
    streams = pipe(), pipe()
    sys.stdout.flush()
    pid = os.fork()
    if pid == 0:
        play(folder, words, before, out if out is not None else streams[0][1], streams[1][1])
    _, status = os.waitpid(pid, 0)
    said = [everything(reader, writer) for reader, writer in streams]
    return Outcome(os.waitstatus_to_exitcode(status), *said, files(folder))


def pipe():
    reader, writer = os.pipe()
    fcntl.fcntl(writer, fcntl.F_SETPIPE_SZ, ROOM)
    return reader, writer


def everything(reader, writer):
    os.close(writer)
    with os.fdopen(reader, "rb") as stream:
        return stream.read().decode()


def play(folder, words, before, out, err):
    """What the new process does; it never comes back."""
    try:
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(out, 1)
        os.dup2(err, 2)
        sys.stdin = open(0, closefd=False)  # noqa: SIM115
        # In the words of a Windows console: clu itself is to make them those of French.
        sys.stdout, sys.stderr = (
            TextIOWrapper(os.fdopen(fd, "wb", closefd=False), encoding="cp1252") for fd in (1, 2)
        )
        sys.argv = ["clu", *words]
        os.chdir(folder)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        before()
        main()
    finally:
        os._exit(99)


# What may be done before --------------------------------------------------------------------------


def obey_permissions():
    """Who is root obeys none, unless all that makes root more than others is given up."""
    head = (ctypes.c_uint32 * 2)(CAPABILITIES, 0)
    if os.getuid() == 0 and ctypes.CDLL(None).capset(head, (ctypes.c_uint32 * 6)()) != 0:
        raise OSError("capset")


def interrupted_at(moment):
    """Ctrl-C at the Nth change of the disk below the current folder: a real signal."""

    def arm():
        here, seen = os.getcwd(), 0  # noqa: PTH109

        def watch(event, arguments):
            nonlocal seen
            change = event in CHANGES or (event == "open" and (arguments[2] or 0) & WRITING)
            if change and os.path.abspath(str(arguments[0])).startswith(here):  # noqa: PTH100
                seen += 1
                if seen == moment:
                    os.kill(os.getpid(), signal.SIGINT)

        sys.addaudithook(watch)

    return arm


def far_away():
    """A narrow, dumb terminal, at the other end of the world."""
    os.environ |= {"TERM": "dumb", "COLUMNS": "30", "TZ": "Pacific/Tahiti"}
    time.tzset()
