"""Findings for the code quality widget of a merge request on GitLab: a list in JSON."""

from __future__ import annotations

import json
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from clu.committees import COMMITTEE
from clu.report.judgement import fact, in_repository, refusal, remedy

if TYPE_CHECKING:
    from clu.diagnostic import Diagnostic
    from clu.judging import Judged
    from clu.report.judgement import Judgement

SEVERITIES = {"error": "major", "warning": "minor"}
SETTLED = "info"
REFUSED = "critical"


def as_gitlab(judgement: Judgement) -> str:
    """The findings shown; what a decision covers is for information.

    A committee that could not be judged is an issue of its committee.yaml: each must have a file.
    """
    issues = [_refused(one) for one in judgement.refused]
    issues += [_issue(one, judgement) for one in judgement.shown]
    return json.dumps(issues, ensure_ascii=False, indent=1) + "\n"


def _refused(judged: Judged) -> dict[str, Any]:
    path = in_repository(judged.folder / COMMITTEE, judged.folder)
    return {
        "description": refusal(judged),
        "check_name": "clu",
        "fingerprint": blake2b(
            refusal(judged).encode(errors="surrogatepass"), digest_size=16
        ).hexdigest(),
        "severity": REFUSED,
        "location": {"path": path, "lines": {"begin": 1}},
    }


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
