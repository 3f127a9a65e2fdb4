"""Findings for the code quality widget of a merge request on GitLab: a list in JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from clu.report.judgement import fact, in_repository, remedy

if TYPE_CHECKING:
    from clu.diagnostic import Diagnostic
    from clu.report.judgement import Judgement

SEVERITIES = {"error": "major", "warning": "minor"}
SETTLED = "info"


def as_gitlab(judgement: Judgement) -> str:
    """The findings shown; what a decision covers is for information."""
    issues = [_issue(one, judgement) for one in judgement.shown]
    return json.dumps(issues, ensure_ascii=False, indent=1) + "\n"


def _issue(one: Diagnostic, judgement: Judgement) -> dict[str, Any]:
    where, folder = one.position, judgement.folder_of(one)
    return {
        "description": f"{fact(one)} {remedy(one)}",
        "check_name": f"{one.code} {one.name}",
        "fingerprint": judgement.fingerprint(one),
        "severity": SETTLED if one.settled else SEVERITIES[one.severity],
        "location": {
            "path": in_repository(where.file, folder),
            "lines": {"begin": where.line},
        },
    }
