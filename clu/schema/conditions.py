"""What a record asks of its keys together, beyond each key alone.

A model says it in a validator, which a schema cannot be derived from: it is said again here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from clu.model.minutes import Attendance
from clu.model.roster import Designation

if TYPE_CHECKING:
    from clu.model.record import Record
    from clu.schema.scalars import Schema


def _given(key: str) -> dict[str, Any]:
    return {"required": [key], "properties": {key: {"not": {"type": "null"}}}}


SAYS_SOMETHING = ("holder", "vacant", "until", "addressed_to", "contact")
HELD_AND_VACANT: Final[Schema] = {
    "required": ["holder", "vacant"],
    "properties": {"holder": {"type": "object"}, "vacant": {"enum": [True, "oui"]}},
}

CONDITIONS: Final[dict[type[Record], Schema]] = {
    Attendance: {"oneOf": [_given("seat"), _given("guest")]},
    Designation: {"anyOf": [_given(key) for key in SAYS_SOMETHING], "not": HELD_AND_VACANT},
}
"""The conditions of each record whose model has a validator of its own."""
