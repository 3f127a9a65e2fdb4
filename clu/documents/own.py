"""A committee's own templates, judged before any meeting: what their text alone tells.

Jinja is loaded only where there is a template to judge.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from clu.documents.fault import TemplateFault

FOLDER = "templates"


def faults(committee: Path) -> Iterator[TemplateFault]:
    """What is wrong with the templates beside `data/`, in the order of their names and lines."""
    folder = committee / FOLDER
    if not folder.is_symlink() and not any(folder.glob("*.[jJ]2")):
        return
    from clu.documents.review import review

    yield from review(folder)
