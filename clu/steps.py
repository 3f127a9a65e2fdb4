"""Long work, step by step: whoever watches learns how far it has come.

The rooms that work say what they work through; that a terminal shows it is the command line's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

T = TypeVar("T")


class Watcher(Protocol):
    """Hands the items on, one by one, and sees each go by."""

    def __call__(self, items: Iterable[T], total: int, what: str) -> Iterator[T]:
        """The items; `what` they are in French, in the plural."""


def _unwatched(items: Iterable[T], total: int, what: str) -> Iterator[T]:
    del total, what
    return iter(items)


_watchers: list[Watcher] = [_unwatched]


def watch(watcher: Watcher) -> None:
    """Have this one see all steps from now on."""
    _watchers[:] = [watcher]


def through(items: Iterable[T], total: int, what: str) -> Iterator[T]:
    """The items, one by one, under the eyes of whoever watches."""
    return _watchers[0](items, total, what)
