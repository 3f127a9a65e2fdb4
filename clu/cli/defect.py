"""A defect of clu itself: a file that holds what a report needs, and one sentence on the screen."""

from __future__ import annotations

import platform
import sys
import tempfile
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from clu import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence


def report(error: BaseException) -> None:
    """Write the details aside, and say where they lie."""
    _tell(type(error).__name__, traceback.format_exception(error))


def report_of_committees(broken: Sequence[tuple[Path, str]]) -> None:
    """The same of some of many committees: the folder of each, and where clu broke down there."""
    folders = [str(folder) for folder, _ in broken]
    one = "Comité en cause" if len(folders) == 1 else "Comités en cause"
    details = [f"{folder}\n\n{details}\n" for folder, details in broken]
    _tell(_last_line(broken[0][1]), details, f"{one}\u00a0: {', '.join(folders)}\n")


def _last_line(details: str) -> str:
    return details.strip().rpartition("\n")[2].partition(":")[0]


def _tell(name: str, details: list[str], where: str = "") -> None:
    try:
        path = _write(details)
    except OSError:
        print(f"Défaut de clu\u00a0: {name}. Aucun rapport n’a pu être écrit.", file=sys.stderr)
        return
    print(
        "Défaut de clu\u00a0: ce n’est pas une faute de votre part.\n"
        f"{where}"
        f"Joignez ce fichier à votre signalement\u00a0: {path}",
        file=sys.stderr,
    )


def _write(details: list[str]) -> Path:
    lines = [
        f"clu {__version__}, Python {platform.python_version()}, {platform.platform()}",
        f"commande : {' '.join(sys.argv[1:])}",
        "",
        *details,
    ]
    with tempfile.NamedTemporaryFile(
        "w", prefix="clu-defaut-", suffix=".txt", delete=False, encoding="utf-8"
    ) as file:
        file.write("\n".join(lines))
    return Path(file.name)
