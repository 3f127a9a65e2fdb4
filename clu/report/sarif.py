"""Findings in SARIF 2.1.0, the exchange format of analysis tools (OASIS, 2020)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from clu import __version__
from clu.report.judgement import fact, in_repository, refusal, remedy
from clu.rules.engine import CHAPTERS, rules

if TYPE_CHECKING:
    from clu.diagnostic import Diagnostic
    from clu.report.judgement import Judgement
    from clu.rules.engine import Rule

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINTS = ("clu/v1", "primaryLocationLineHash")
"""Ours, and the one that GitHub looks at, which else it makes itself from the words of the line."""


def as_sarif(judgement: Judgement) -> str:
    """The findings shown, each under its rule; what a decision covers is marked suppressed."""
    table = list(rules().values())
    numbers = {one.code: number for number, one in enumerate(table)}
    driver = {
        "name": "clu",
        "semanticVersion": __version__,
        "language": "fr",
        "rules": [_rule(one) for one in table],
    }
    run: dict[str, Any] = {
        "tool": {"driver": driver},
        "language": "fr",
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, judgement, numbers) for one in judgement.shown],
    }
    if judgement.refused:
        run["invocations"] = [_invocation(judgement)]
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _invocation(judgement: Judgement) -> dict[str, Any]:
    """That the run is not whole, and of which committees what was asked could not be done."""
    told = [{"level": "error", "message": {"text": refusal(one)}} for one in judgement.refused]
    return {"executionSuccessful": False, "toolExecutionNotifications": told}


def _rule(one: Rule) -> dict[str, Any]:
    first, _, rest = one.page.partition("\n\n")
    tags = [CHAPTERS[one.code[3]][1], *(f"article {name}" for name in one.articles)]
    return {
        "id": one.code,
        "name": one.function.__name__.title().replace("_", ""),
        "shortDescription": {"text": " ".join(first.split())},
        "fullDescription": {"text": " ".join(first.split())},
        "help": {"text": rest or first},
        "defaultConfiguration": {"level": one.severity},
        "properties": {"tags": tags},
    }


def _result(one: Diagnostic, judgement: Judgement, numbers: dict[str, int]) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": one.code,
        "ruleIndex": numbers[one.code],
        "level": one.severity,
        "message": {"text": f"{fact(one)} {remedy(one)}"},
        "locations": [{"physicalLocation": _place(one, judgement)}],
        "partialFingerprints": dict.fromkeys(FINGERPRINTS, judgement.fingerprint(one)),
    }
    new = judgement.new(one)
    if new is not None:
        result["baselineState"] = "new" if new else "unchanged"
    if one.settled:
        result["suppressions"] = [_suppression(one)]
    return result


def _place(one: Diagnostic, judgement: Judgement) -> dict[str, Any]:
    where = one.position
    region: dict[str, Any] = {"startLine": where.line, "startColumn": where.column}
    if where.excerpt:
        region["snippet"] = {"text": where.excerpt}
    path = in_repository(where.file, judgement.folder_of(one))
    address = Path(path).as_uri() if Path(path).is_absolute() else quote(path)
    return {"artifactLocation": {"uri": address}, "region": region}


def _suppression(one: Diagnostic) -> dict[str, Any]:
    """The decision that covers a finding: a waiver says until when."""
    suppression: dict[str, Any] = {
        "kind": "external",
        "status": "accepted",
        "justification": remedy(one),
    }
    if one.until:
        suppression["properties"] = {"until": one.until.isoformat()}
    return suppression
