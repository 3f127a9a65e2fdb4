"""JSON Schemas of the files of a register and of what commands report, for editors and programs.

Derived from the models as they are now: what a schema refuses, clu refuses. No schema has an `$id`:
its address is where it lies, beside a register or on a site that somebody puts it on.
"""

from __future__ import annotations

import json
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Final

from clu.modeline import schema_name
from clu.schema import reports
from clu.schema.editors import places, vscode_settings
from clu.schema.reports import REPORTS
from clu.store import MODELS

if TYPE_CHECKING:
    from clu.schema.scalars import Schema

__all__ = ["KINDS", "REPORTS", "document", "files", "places", "text", "vscode_settings"]

KINDS: Final = (*MODELS, *REPORTS)
"""Those of the files of a register, then those of what commands write in JSON."""


def document(kind: str) -> Schema:
    """The schema of a kind of file, or of a report."""
    if kind in REPORTS:
        return reports.schema(kind)
    from clu.schema.records import Writer

    module, model = MODELS[kind]
    return Writer().file(getattr(import_module(module), model))


@cache
def text(kind: str) -> str:
    """The same as the text of a file."""
    return json.dumps(document(kind), ensure_ascii=False, indent=2) + "\n"


def files() -> dict[str, bytes]:
    """Every schema, by the name of its file."""
    return {schema_name(kind): text(kind).encode() for kind in KINDS}
