"""What the schemas of reports are made of: types of values, tables, keys and their French words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeAlias

from clu.french import typeset
from clu.schema.scalars import DIALECT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

Schema: TypeAlias = dict[str, Any]

DAY: Final = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
DAY_OR_NONE: Final = {**DAY, "type": ["string", "null"]}
TEXT: Final = {"type": "string", "minLength": 1}
NUMBER: Final = {"type": "integer", "minimum": 0}
PLACE: Final = {"type": "integer", "minimum": 1}
TRUTH: Final = {"type": "boolean"}
YES_OR_NO: Final = (True, False)
ABSENT: Final = {"type": ["string", "null"], "minLength": 1}


def document(whole: Schema, definitions: Mapping[str, Schema]) -> Schema:
    """A schema with the tables that it refers to."""
    return {"$schema": DIALECT, **whole, "$defs": dict(definitions)}


def table(
    title: str, text: str, keys: Mapping[str, Schema], optional: AbstractSet[str] = frozenset()
) -> Schema:
    """A table of these keys and no others, each of them always there but the optional ones."""
    return {
        "title": typeset(title),
        "description": typeset(text),
        "type": "object",
        "properties": dict(keys),
        "required": [key for key in keys if key not in optional],
        "additionalProperties": False,
    }


def key(title: str, text: str, value: Schema, *examples: Any) -> Schema:
    """A value of a table, with its words."""
    said = {"title": typeset(title), "description": typeset(text), **value}
    return said | {"examples": list(examples)}


def of(name: str) -> Schema:
    """A table of the definitions."""
    return {"$ref": f"#/$defs/{name}"}


def or_none(value: Schema) -> Schema:
    """That value, or null."""
    return {"anyOf": [value, {"type": "null"}]}


def list_of(value: Schema) -> Schema:
    """A list of such values."""
    return {"type": "array", "items": value}
