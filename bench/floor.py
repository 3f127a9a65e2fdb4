"""The floor that clu is measured against: read the same files into the same records, and no more.

It is what somebody would write who wants the data and no verdict: PyYAML's CSafeLoader, which is
libyaml with YAML's own types, then pydantic. The models are clu's own, field by field, frozen and
closed to unknown keys as they are, in pydantic's own types: `str` for a line, `date` for a day, no
reader in Python, no origin. Each file is read, validated and let go.

So it is spared what clu does beside its rules: where each value stands, what people mistype, which
files are out of place, a message in French. It is granted nothing that clu does not have.

    python bench/floor.py FOLDER…
"""

import os
import sys
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from importlib import import_module
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import yaml
from pydantic import BaseModel, ConfigDict, Field, create_model

from clu.model.record import Record

MODELS = {
    "committee.yaml": ("committee", "Committee"),
    "authorities.yaml": ("authority", "Authorities"),
    "procedure": ("procedure", "Procedure"),
    "roster": ("roster", "Designations"),
    "meeting.yaml": ("meeting", "Sheet"),
    "results.yaml": ("results", "Results"),
    "convocations": ("event", "Convocation"),
    "replies": ("event", "Reply"),
    "substitutions": ("event", "Substitution"),
    "publications": ("event", "Publication"),
    "minutes": ("minutes", "Minutes"),
}
"""The models by the name of the file, else by that of its folder."""

OWN = {
    bool: bool | Literal["oui", "non"],
    time: str,
    datetime: datetime | date | str,
    date: date,
    Decimal: Decimal,
    int: int,
    str: str | float | int,  # CSafeLoader makes a number of "3" and of 2024
}


class Plain(BaseModel):
    """A record without origin, and without clu's readers."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


@cache
def plain(model: type[Record]) -> type[Plain]:
    """The model in pydantic's own types."""
    fields: dict[str, Any] = {
        name: (_own(one.annotation, one.metadata), Field(one.default, alias=one.alias))
        for name, one in model.model_fields.items()
        if name != "origin"
    }
    return create_model(model.__name__, __base__=Plain, **fields)


def _own(annotation: Any, metadata: Any = ()) -> Any:
    """A type without the readers that annotate it."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated or metadata:
        read = inner[0] if origin is Annotated else annotation
        return OWN.get(read, str) if isinstance(read, type) and not get_args(read) else str | date
    if origin in {Union, UnionType}:
        return Union[tuple(_own(one) for one in inner)]  # noqa: UP007 - made at run time
    if origin is tuple:
        return tuple[(_own(inner[0]), ...)]
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return plain(annotation)
    return annotation


@cache
def model_of(name: str) -> type[Plain]:
    """The plain model of a kind of file."""
    module, model = MODELS[name]
    return plain(getattr(import_module(f"clu.model.{module}"), model))


def present(value: Any) -> Any:
    """The tree without its empty keys, absent to clu too; the key `on` is no boolean."""
    if isinstance(value, dict):
        pairs = ((key, one) for key, one in value.items() if one is not None)
        return {"on" if key is True else key: present(one) for key, one in pairs}
    return [present(one) for one in value] if isinstance(value, list) else value


def files(folder: str) -> Iterator[tuple[str, str]]:
    """Each YAML file below a folder, and what its model is known by."""
    for path, _, names in os.walk(folder):
        for name in names:
            if name.endswith(".yaml"):
                yield f"{path}/{name}", name if name in MODELS else path.rpartition("/")[2]


def main() -> None:
    """Read all that the folders hold, and print how much it was."""
    count = wrong = 0
    for folder in sys.argv[1:]:
        for path, kind in files(folder):
            count += 1
            with open(path, "rb") as file:  # noqa: PTH123 - the floor pays for no Path
                tree = yaml.load(file, Loader=yaml.CSafeLoader)
            try:
                model_of(kind).model_validate(present(tree))
            except ValueError as error:
                wrong += 1
                print(path, error, file=sys.stderr)
    print(f"{count} files, {wrong} that do not fit their model")


if __name__ == "__main__":
    main()
