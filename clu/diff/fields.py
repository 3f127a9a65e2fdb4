"""Records compared by what they say, wherever it stands in a file, and values as words."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from clu import french, wording
from clu.diff.change import LONGEST
from clu.model.delay import Delay
from clu.model.record import Record
from clu.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from clu.workdays import Notice

ORIGIN = "origin"
NOTHING = "rien"
UNSHOWN = "…"
"""What stands for a record within a record: its keys say more than a sentence could."""


class Field(NamedTuple):
    """A value that differs, by the key that a person writes."""

    key: str
    old: object
    new: object


def same(old: object, new: object) -> bool:
    """Whether two values say the same; where they stand does not count."""
    if isinstance(old, Record) and type(old) is type(new):
        names = (name for name in type(old).model_fields if name != ORIGIN)
        return all(same(getattr(old, name), getattr(new, name)) for name in names)
    if isinstance(old, tuple) and isinstance(new, tuple):
        return len(old) == len(new) and all(map(same, old, new))
    return old == new


def differing(old: Record, new: Record) -> Iterator[Field]:
    """The fields of two records of one kind that do not say the same."""
    for name, field in type(old).model_fields.items():
        was, now = getattr(old, name), getattr(new, name, None)
        if name != ORIGIN and not same(was, now):
            yield Field(field.alias or name, was, now)


def said(value: object, empty: str = NOTHING) -> str:
    """A value within a sentence; `empty` is said of what is not there."""
    if value in (None, (), ""):
        return empty
    if isinstance(value, tuple):
        return french.join([said(one) for one in value])
    written = next((write for kind, write in WRITTEN if isinstance(value, kind)), None)
    return written(value) if written else quoted(str(value), LONGEST)


def notice_said(notice: Notice) -> str:
    """« 2 jours ouvrables, limite du samedi avancée »."""
    advanced = ", limite du samedi avancée" if notice.advance_saturday else ""
    return f"{wording.delay(notice)}{advanced}"


WRITTEN: tuple[tuple[type[Any], Callable[[Any], str]], ...] = (
    (bool, lambda value: "oui" if value else "non"),
    (Delay, lambda value: notice_said(value.notice)),
    (datetime, lambda value: french.date_and_hour(value.date(), value.time())),
    (date, french.long_date),
    (time, french.hour),
    (Decimal, str),
    (int, str),
    (Record, lambda _: UNSHOWN),
)
"""How the values of each kind are written; all else is a person's own text."""
