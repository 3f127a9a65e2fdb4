"""A JSON Schema of a record, from its model and the French words that stand apart.

The keys of a table are closed; an empty value is an absent key (see `clu.model.record`), so that
null is taken wherever the key is optional, and nowhere else.
"""

from __future__ import annotations

from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Final, Literal, Union, get_args, get_origin

from clu.model.record import Record
from clu.model.values import Reads
from clu.reading import fields
from clu.schema.conditions import CONDITIONS
from clu.schema.scalars import DIALECT, NAMES, TABLE, TABLES, Schema, admitted, never_empty
from clu.schema.words import Words, of_key, of_record
from clu.source import ORIGIN

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

LIST: Final = "écrivez une liste, chaque élément après un tiret"
NOTHING: Final[Schema] = {"not": {"type": ["string", "number", "boolean", *TABLES]}}
"""An empty value, said so that no editor proposes to type « null »."""


class Writer:
    """Writes the schema of one kind of file, and gathers the records that it meets on the way."""

    def __init__(self) -> None:
        self.definitions: dict[str, Schema] = {}
        self.models: dict[str, type[Record]] = {}

    def file(self, model: type[Record]) -> Schema:
        """The schema of a whole file."""
        found = {"$schema": DIALECT, **self.table(model)}
        found["type"] = "object"
        if self.definitions:
            found["$defs"] = dict(sorted(self.definitions.items()))
        return found

    def table(self, model: type[Record]) -> Schema:
        """The schema of a record, or of nothing."""
        words = of_record(model)
        known = {key: field for key, field in fields(model).items() if key != ORIGIN}
        required = [key for key, field in known.items() if field.is_required()]
        return {
            "title": words.title,
            "description": words.text,
            "type": ["object", "null"],
            "properties": {key: self.key(model, key, field) for key, field in known.items()},
            **({"required": required} if required else {}),
            "additionalProperties": False,
            **CONDITIONS.get(model, {}),
        }

    def key(self, model: type[Record], key: str, field: FieldInfo) -> Schema:
        """The schema of what stands at a key."""
        words = of_key(model, key)
        kind = _kind(field)
        value = self.value(kind, optional=not field.is_required())
        said: Schema = {"title": words.title, "description": words.text}
        return {**said, **value, **_examples(kind, words)}

    def value(self, kind: Any, *, optional: bool) -> Schema:
        """The schema of a value, which may be empty where it is optional."""
        if get_origin(kind) is tuple:
            items = self.value(get_args(kind)[0], optional=False)
            return {
                "type": ["array", "null"] if optional else "array",
                "errorMessage": LIST,
                "items": items,
            }
        if isinstance(kind, type) and issubclass(kind, Record):
            return self.reference(kind) | ({} if optional else {"type": "object"})
        if get_origin(kind) is Literal:
            return self.literal(get_args(kind), optional=optional)
        return self.scalar(NAMES[reads(kind).reader], optional=optional)

    def scalar(self, name: str, *, optional: bool) -> Schema:
        """The place of a single value's schema among the definitions."""
        found = TABLE[name] if optional else never_empty(TABLE[name])
        place = name if optional else f"{name}Required"
        self.definitions[place] = found
        return {"$ref": f"#/$defs/{place}"}

    def literal(self, known: tuple[str, ...], *, optional: bool) -> Schema:
        """The schema of a word of a list."""
        found = {"enum": list(known), "errorMessage": admitted(known)}
        if not optional:
            return found
        self.definitions["Nothing"] = NOTHING
        return {"oneOf": [found, {"$ref": "#/$defs/Nothing"}]}

    def reference(self, model: type[Record]) -> Schema:
        """The place of a record's schema among the definitions."""
        name = model.__name__
        if self.models.setdefault(name, model) is not model:
            raise ValueError(f"two records of one file are called {name}")
        if name not in self.definitions:
            self.definitions[name] = {}
            self.definitions[name] = self.table(model)
        return {"$ref": f"#/$defs/{name}"}


def _kind(field: FieldInfo) -> Any:
    """The type of a field without what makes it optional; `Reads` stands for what it reads."""
    reads = [one for one in field.metadata if isinstance(one, Reads)]
    return reads[0] if reads else _bare(field.annotation)


def _bare(annotation: Any) -> Any:
    if get_origin(annotation) in (Union, UnionType):
        (one,) = (one for one in get_args(annotation) if one is not NoneType)
        return _bare(one)
    return annotation


def reads(kind: Any) -> Reads:
    """What reads a single value."""
    if isinstance(kind, Reads):
        return kind
    (found,) = (one for one in kind.__metadata__ if isinstance(one, Reads))
    return found


def _examples(kind: Any, words: Words) -> Schema:
    """Examples of a value: the words' own, else those of the records that it holds."""
    if get_origin(kind) is tuple:
        inner = get_args(kind)[0]
        own = list(words.examples) or _of_record(inner)
        return {"examples": [[_typed(inner, one) for one in own]]}
    own = list(words.examples) or _of_record(kind)
    return {"examples": [_typed(kind, one) for one in own]}


def _of_record(kind: Any) -> list[Any]:
    return list(of_record(kind).examples) if isinstance(kind, type) else []


def _typed(kind: Any, example: Any) -> Any:
    """An example as an editor would write it: a number where clu reads one."""
    if isinstance(kind, type) and issubclass(kind, Record):
        known = fields(kind)
        return {key: _within(_kind(known[key]), one) for key, one in example.items()}
    if isinstance(kind, type) or get_origin(kind) is Literal:
        return example
    return int(example) if "multipleOf" in TABLE[NAMES[reads(kind).reader]] else example


def _within(kind: Any, example: Any) -> Any:
    if get_origin(kind) is tuple:
        return [_typed(get_args(kind)[0], one) for one in example]
    return _typed(kind, example)
