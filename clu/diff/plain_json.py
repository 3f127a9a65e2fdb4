"""A comparison in JSON, for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from clu.diff.text import sentence

if TYPE_CHECKING:
    from clu.diff.comparison import Comparison

VERSION = 1


def as_json(found: Comparison) -> str:
    """One object; `changes` in the order of the text, `section` by its id."""
    changes: list[dict[str, Any]] = [
        {
            "section": section.id,
            "kind": one.kind,
            "alert": one.alert,
            "message": sentence(one.text),
            "why": sentence(one.why) if one.why else None,
            "meeting": one.meeting,
            "seat": one.seat,
        }
        for section in found.sections
        for one in section.changes
    ]
    content = {
        "version": VERSION,
        "before": found.before,
        "after": found.after,
        "changes": changes,
        "unread": list(found.unread),
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"
