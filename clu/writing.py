"""Files that clu adds to a register: YAML that a person could have typed, whole or not at all.

clu never rewrites a file: a name that is taken is refused. Only texts, lists and tables are
written; dates, hours and yes or no are the caller's texts, as `source` reads them. Where
schemas lie beside the register, a file of it begins with the line by which an editor finds its own.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import yaml

from clu.modeline import modeline

if TYPE_CHECKING:
    from collections.abc import Mapping

Value: TypeAlias = "str | list[Value] | dict[str, Value]"
TEXT = "tag:yaml.org,2002:str"
PLAIN = r"\w(?:[\w ,’'.–-]*[\w.])?"
"""Words, dates and numbers: all else is quoted, though much of it would read as well without."""

WIDTH = 4096  # a sentence stays on its line: a person reads and greps it


class NameTakenError(Exception):
    """A file of that name is there already; nothing was written."""


class _Dumper(yaml.SafeDumper):
    """Writes text plain only where nobody could read it as anything else."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - as the base class has it

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: FBT001, FBT002, ARG002
        """Set the items of a list in, as people write them."""
        super().increase_indent(flow, indentless=False)


def _text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    plain = re.fullmatch(PLAIN, text) is not None and text.lower() != "null"
    return dumper.represent_scalar(TEXT, text, style=None if plain else "'")


_Dumper.add_representer(str, _text)


def as_yaml(content: Mapping[str, Value], comment: str = "") -> str:
    """The text of a YAML file, under a comment in French."""
    head = "".join(f"# {line}\n" for line in comment.splitlines())
    body = yaml.dump(
        dict(content), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=WIDTH
    )
    return head + body


def add(path: Path, content: bytes) -> None:
    """Put a new file there, whole or not at all.

    Raises:
        NameTakenError: the name is taken.
        OSError: the disk refused.
    """
    _put(path, modeline(path) + content)


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".clu-")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        temporary.chmod(0o644)
        _claim(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def add_folder(path: Path, files: Mapping[str, bytes]) -> None:
    """Put a new folder of files there, whole or not at all; what an interrupted run left is redone.

    Raises:
        NameTakenError: the name is taken.
        OSError: the disk refused.
    """
    if path.exists():
        raise NameTakenError(path)
    draft = path.with_name(f".clu-{path.name}")
    shutil.rmtree(draft, ignore_errors=True)
    try:
        for name, content in files.items():
            _put(draft / name, modeline(path / name) + content)
        draft.rename(path)
    except BaseException:  # a full disk, Ctrl-C: no half of it stays
        shutil.rmtree(draft, ignore_errors=True)
        raise


def _claim(temporary: Path, path: Path) -> None:
    """Give the file its name, unless somebody has it; some disks know no hard links."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise NameTakenError(path) from None
    except OSError:
        if path.exists():
            raise NameTakenError(path) from None
        temporary.rename(path)
