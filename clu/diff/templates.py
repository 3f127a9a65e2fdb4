"""The committee's own templates: which letters and documents will be worded otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clu.diff.change import Change
from clu.diff.kept import differing
from clu.french import NBSP
from clu.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clu.register import Register

WORDS = {"altérée": "changé", "effacée": "ôté", "ajoutée": "ajouté"}


def parts(before: Register, after: Register) -> Iterable[Iterator[Change]]:
    """One part: a folder beside the register."""
    return (_templates(before, after),)


def _templates(before: Register, after: Register) -> Iterator[Change]:
    for name, word in differing(before.home / "templates", after.home / "templates"):
        yield Change("template", f"modèle de document {WORDS[word]}{NBSP}: {quoted(name)}")
