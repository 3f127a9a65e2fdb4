"""How an editor finds the schema of a file: by a setting of the folder."""

from __future__ import annotations

import json
from typing import Any

from clu import layout
from clu.modeline import SCHEMAS, schema_name


def places() -> dict[str, list[str]]:
    """Where the files of each kind stand, as editors write it: `data/meetings/*/meeting.yaml`."""
    found: dict[str, list[str]] = {}
    for kind, parts in layout.places():
        if kind != "prose":
            found.setdefault(kind, []).append("/".join(("data", *parts)))
    return found


def vscode_settings() -> bytes:
    """The settings of VS Code for a committee's folder, which its YAML extension reads too."""
    settings: dict[str, Any] = {
        "files.encoding": "utf8",
        "files.eol": "\n",
        "[yaml]": {"editor.insertSpaces": True, "editor.tabSize": 2},
        "yaml.yamlVersion": "1.2",
        "yaml.schemas": {
            f"{SCHEMAS}/{schema_name(kind)}": patterns for kind, patterns in places().items()
        },
    }
    return (json.dumps(settings, ensure_ascii=False, indent=2) + "\n").encode()
