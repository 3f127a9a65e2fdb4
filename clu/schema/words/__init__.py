"""The French words of the schemas: a file per module of `clu.model`, a table per record.

They stand apart from the models, whose import is start-up time; only `clu schema` reads them. They
are written with plain spaces, and typeset as they are read. What a record inherits it need not
repeat: its own words come first, then those of the record that it extends.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from clu import french, source
from clu.model.record import Record
from clu.source import ORIGIN

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER: Final = Path(__file__).parent


class Words(NamedTuple):
    """What is said of a key or of a record: its French name, what to write, examples."""

    title: str
    text: str
    examples: tuple[Any, ...] = ()


class MissingWordsError(LookupError):
    """A record or a key of which nothing is said in French."""


def of_record(model: type[Record]) -> Words:
    """What is said of a record; its example, where it has one.

    Raises:
        MissingWordsError: nothing is.
    """
    found = _tables(model.__module__).get(model.__name__)
    if found is None:
        raise MissingWordsError(model.__name__)
    example = (found["example"],) if "example" in found else ()
    return _words(found)._replace(examples=example)


def of_key(model: type[Record], key: str) -> Words:
    """What is said of a key of a record.

    Raises:
        MissingWordsError: nothing is.
    """
    for one in lineage(model):
        found = _tables(one.__module__).get(one.__name__, {}).get("keys", {}).get(key)
        if found:
            return _words(found)
    raise MissingWordsError(f"{model.__name__}.{key}")


def lineage(model: type[Record]) -> Iterator[type[Record]]:
    """The record and those that it extends, the nearest first."""
    return (one for one in model.__mro__ if issubclass(one, Record) and one is not Record)


@cache
def _tables(module: str) -> dict[str, Any]:
    """The words of a module of the models, by the name of the record."""
    document = source.read(FOLDER / f"{module.rpartition('.')[2]}.yaml")
    return plain(document.root) if document.root else {}


def plain(value: Any) -> Any:
    """The tree without the places at which its tables were written."""
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items() if key != ORIGIN}
    return [plain(one) for one in value] if isinstance(value, list) else value


def _words(found: dict[str, Any]) -> Words:
    title, text = (french.typeset(" ".join(found[key].split())) for key in ("title", "text"))
    return Words(title, text, tuple(found.get("examples", ())))
