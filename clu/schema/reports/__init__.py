"""The schemas of what commands write with `--format json`: a module each.

They hold what clu writes, so they are as strict as they can be: a key more or less breaks the
contract.
"""

from importlib import import_module
from typing import Any, Final

REPORTS: Final = {
    "report": "check",
    "report-diff": "diff",
    "report-overview": "overview",
    "report-roster": "roster",
    "report-follow-up": "follow-up",
}
"""By the name of the schema: the command that it is of, after which its module is named."""


def schema(name: str) -> dict[str, Any]:
    """The schema of a report."""
    module = REPORTS[name].replace("-", "_")
    made: dict[str, Any] = import_module(f"clu.schema.reports.{module}").schema()
    return made
