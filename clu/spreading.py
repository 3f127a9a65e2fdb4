"""The same work done in many folders, over several processors where it pays.

The results come one by one, in the order of the folders, and are the same however many processors
there are. No more of them are worked out ahead than the processors need, and none is kept: each
process holds what one folder asks of it, and no more. It knows nothing of what is done.

The first folder is done here: what it loads, the processes that are forked afterwards have already.
Where none can be started, everything is done here. Work that breaks down in a folder stops that of
no other.
"""

from __future__ import annotations

import gc
import os
import sys
from collections import deque
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from concurrent.futures import Future, ProcessPoolExecutor
    from multiprocessing.context import BaseContext
    from pathlib import Path

T = TypeVar("T")

PAYS_FROM = 200
"""From so many files on beyond the first folder, a second process is worth its start."""

PORTION = 100
"""About so many files are sent to a process at once: small folders together, a large one alone."""

AHEAD = 3
"""How many portions for each process are under way or wait to be taken up."""

YOUNG = 100_000
"""As the command line itself has it: objects made before garbage is first looked for."""


class ProcessKilledError(Exception):
    """The system ended a process at work, most often for want of memory."""


class _Attempt(Generic[T]):
    """The work, which may break down."""

    def __init__(self, work: Callable[[Path], T]) -> None:
        self.work = work

    def __call__(self, folder: Path) -> _Done[T]:
        """Do it; a defect becomes words, since not every exception travels between processes."""
        try:
            return _Done(folder, self.work(folder))
        except Exception:  # noqa: BLE001 - whatever it is, it is a defect, and one tells where
            import traceback

            return _Done(folder, None, traceback.format_exc())


class _Done(NamedTuple, Generic[T]):
    """What came of a folder; `defect`: where the work broke down, as Python tells it."""

    folder: Path
    result: T | None
    defect: str = ""


def spread(
    work: Callable[[Path], T],
    folders: Sequence[Path],
    files: Callable[[Path], int],
    broken: Callable[[Path, str], T],
) -> Iterator[T]:
    """What `work` gives for each of the folders, in their order.

    `work` and its results can be pickled. `files` tells roughly how many a folder has to be read.
    `broken` gives what stands for one of several folders in which the work broke down, which it
    never should: the folder, and where it happened, as Python tells it.

    Raises:
        Exception: the work broke down, and there was but one folder.
        ProcessKilledError: the system ended a process.
    """
    if len(folders) == 1:
        yield work(folders[0])
        return
    for done in _all_done(_Attempt(work), folders, files):
        if done.defect:
            yield broken(done.folder, done.defect)
        else:
            yield cast("T", done.result)  # whatever the work gave, None included


def _all_done(
    attempt: _Attempt[T], folders: Sequence[Path], files: Callable[[Path], int]
) -> Iterator[_Done[T]]:
    rest = folders[1:]
    weights = [files(one) for one in rest]
    workers = min(processors(), len(rest))
    yield from map(attempt, folders[:1])
    if workers < 2 or sum(weights) < PAYS_FROM:  # noqa: PLR2004 - one process is this one
        yield from map(attempt, rest)
        return
    yield from _by_processes(attempt, list(_portions(rest, weights)), workers)


def processors() -> int:
    """How many processors this process may use."""
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed else os.cpu_count() or 1


def _portions(folders: Sequence[Path], weights: Sequence[int]) -> Iterator[tuple[Path, ...]]:
    """The folders in their order, in portions that are worth sending."""
    portion: list[Path] = []
    weight = 0
    for folder, more in zip(folders, weights, strict=True):
        portion.append(folder)
        weight += more
        if weight >= PORTION:
            yield tuple(portion)
            portion, weight = [], 0
    if portion:
        yield tuple(portion)


def _by_processes(
    attempt: _Attempt[T], portions: Sequence[tuple[Path, ...]], workers: int
) -> Iterator[_Done[T]]:
    with _pool(workers) as pool:
        if pool is None:
            yield from (attempt(one) for portion in portions for one in portion)
            return
        yield from _in_order(attempt, portions, pool, workers * AHEAD)


def _in_order(
    attempt: _Attempt[T],
    portions: Sequence[tuple[Path, ...]],
    pool: ProcessPoolExecutor,
    ahead: int,
) -> Iterator[_Done[T]]:
    from concurrent.futures.process import BrokenProcessPool

    coming = iter(portions)
    waiting: deque[Future[list[_Done[T]]]] = deque()
    try:
        waiting.extend(pool.submit(_portion, attempt, one) for one in islice(coming, ahead))
        while waiting:
            yield from waiting.popleft().result()
            waiting.extend(pool.submit(_portion, attempt, one) for one in islice(coming, 1))
    except BrokenProcessPool:
        raise ProcessKilledError from None


@contextmanager
def _pool(workers: int) -> Iterator[ProcessPoolExecutor | None]:
    """The processes; None where the system gives none. However one leaves, none is left behind."""
    pool = _started(workers)
    try:
        yield pool
    except BaseException:
        # Whoever waited has gone (Ctrl-C, a defect): nobody wants what is still being worked out.
        if pool is not None:
            _end(pool)
        raise
    if pool is not None:
        pool.shutdown()


def _started(workers: int) -> ProcessPoolExecutor | None:
    try:
        from concurrent.futures import ProcessPoolExecutor

        gc.collect()
        gc.freeze()  # what is here already is shared with the processes, and not looked at again
        pool = ProcessPoolExecutor(workers, _context(), initializer=_begin)
        with _deaf():
            pool.submit(os.getpid)  # starts the processes
    except (ImportError, NotImplementedError, OSError):
        return None
    return pool


def _context() -> BaseContext:
    """How processes are started: forked on Linux, where that is safe and costs next to nothing."""
    from multiprocessing import get_context

    return get_context("fork" if sys.platform == "linux" else "spawn")


@contextmanager
def _deaf() -> Iterator[None]:
    """Ctrl-C waits: a process that is being forked must not hear it, and keeps to that."""
    import signal

    mask = getattr(signal, "pthread_sigmask", None)
    before = mask(signal.SIG_BLOCK, [signal.SIGINT]) if mask else None
    try:
        yield
    finally:
        if mask:
            mask(signal.SIG_SETMASK, before)


def _end(pool: ProcessPoolExecutor) -> None:
    from multiprocessing import active_children

    pool.shutdown(wait=False, cancel_futures=True)
    for child in active_children():
        child.terminate()


def _begin() -> None:
    """In a new process: only the one that started it is stopped by Ctrl-C, speaks, or outlives."""
    import signal
    from multiprocessing import parent_process
    from multiprocessing.connection import wait
    from threading import Thread

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(YOUNG)
    # What the first process has not yet written is its own to write.
    sys.stdout = sys.stderr = None
    parent = parent_process()
    if parent is not None:
        orphaned = parent.sentinel
        Thread(target=lambda: (wait([orphaned]), os._exit(1)), daemon=True).start()


def _portion(attempt: _Attempt[T], folders: Iterable[Path]) -> list[_Done[T]]:
    return [attempt(one) for one in folders]
