"""The texts of a new committee's files: each a file here, `$name` where the answers stand."""

from pathlib import Path
from string import Template

FOLDER = Path(__file__).parent


def text(name: str, /, **values: str) -> str:
    """The text of `NAME.txt` with its values.

    Raises:
        KeyError: a value is missing.
    """
    return Template((FOLDER / f"{name}.txt").read_text(encoding="utf-8")).substitute(values)
