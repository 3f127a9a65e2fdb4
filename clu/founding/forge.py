"""The files that forge, hook and editors need beside a register, at this version of clu."""

from __future__ import annotations

from typing import Final

from clu import __version__, outbox, schema
from clu.founding.texts import text
from clu.modeline import SCHEMAS

NOWHERE: Final = "https://forge.example/clu.git"
"""The address of clu that stands there until somebody writes the real one."""

HOOK = ".pre-commit-config.yaml"
JOBS: Final = {"gitlab": ".gitlab-ci.yml", "github": ".github/workflows/clu.yml"}
TEMPLATES: Final = {"gitlab": "gitlab-ci.yml", "github": "github.yml"}
"""The file of a forge's jobs, and the text that it is made of."""


PLACES: Final = (HOOK, *JOBS.values(), ".editorconfig", ".vscode", ".clu")
"""Where all that this module may write stands."""


def files(forge: str | None, address: str | None) -> dict[str, str]:
    """The files by their path: hook, jobs of the forge where there is one, editor settings."""
    values = {"address": address or NOWHERE, "revision": f"v{__version__}"}
    jobs = {JOBS[forge]: text(TEMPLATES[forge], **values)} if forge else {}
    return {HOOK: text("pre-commit-config.yaml", **values)} | jobs | editor()


def editor() -> dict[str, str]:
    """How editors write these files, and check them while one types."""
    schemas = schema.files()
    found = {
        ".editorconfig": text("editorconfig"),
        ".vscode/settings.json": schema.vscode_settings().decode(),
        ".vscode/extensions.json": text("vscode-extensions.json"),
    }
    beside = {**schemas, outbox.SUMS: outbox.sums(schemas)}
    return found | {f"{SCHEMAS}/{name}": content.decode() for name, content in beside.items()}


def incomplete(forge: str | None, address: str | None) -> tuple[str, ...]:
    """The files in which the address of clu is still to be written."""
    if address:
        return ()
    return (HOOK, *([JOBS[forge]] if forge else []))


def todo(forge: str | None, address: str | None) -> str:
    """What the guide asks for, where the address of clu is not known."""
    names = " et ".join(f"`{name}`" for name in incomplete(forge, address))
    return text("todo", files=names, address=NOWHERE) if names else ""
