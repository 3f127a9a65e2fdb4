"""A defect of clu itself: a file that holds what a report needs, and one sentence on the screen."""

from __future__ import annotations

import platform
import sys
import tempfile
import traceback
from pathlib import Path

from clu import __version__


def report(error: BaseException) -> None:
    """Write the details aside, and say where they lie."""
    try:
        path = _write(error)
    except OSError:
        name = type(error).__name__
        print(f"Défaut de clu\u00a0: {name}. Aucun rapport n’a pu être écrit.", file=sys.stderr)
        return
    committee = getattr(error, "folder", None)  # where many committees were read
    where = f"Comité en cause\u00a0: {committee}\n" if committee else ""
    print(
        "Défaut de clu\u00a0: ce n’est pas une faute de votre part.\n"
        f"{where}"
        f"Joignez ce fichier à votre signalement\u00a0: {path}",
        file=sys.stderr,
    )


def _write(error: BaseException) -> Path:
    lines = [
        f"clu {__version__}, Python {platform.python_version()}, {platform.platform()}",
        f"commande : {' '.join(sys.argv[1:])}",
        "",
        *traceback.format_exception(error),
    ]
    with tempfile.NamedTemporaryFile(
        "w", prefix="clu-defaut-", suffix=".txt", delete=False, encoding="utf-8"
    ) as file:
        file.write("\n".join(lines))
    return Path(file.name)
