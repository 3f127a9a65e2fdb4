"""Findings in SARIF 2.1.0, the exchange format of analysis tools (OASIS, 2020)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from clu import __version__
from clu.french import capitalise
from clu.report.judgement import in_repository
from clu.rules.engine import CHAPTERS, rules

if TYPE_CHECKING:
    from clu.diagnostic import Diagnostic
    from clu.report.judgement import Judgement
    from clu.rules.engine import Rule

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "clu/v1"


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
    run = {
        "tool": {"driver": driver},
        "language": "fr",
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, judgement, numbers) for one in judgement.shown],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


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
    where = one.position
    remedy = f"À faire\u00a0: {one.problem.hint}."
    region: dict[str, Any] = {"startLine": where.line, "startColumn": where.column}
    if where.excerpt:
        region["snippet"] = {"text": where.excerpt}
    path = in_repository(where.file, judgement.folder_of(one))
    place = {"artifactLocation": {"uri": quote(path)}, "region": region}
    result: dict[str, Any] = {
        "ruleId": one.code,
        "ruleIndex": numbers[one.code],
        "level": one.severity,
        "message": {"text": f"{capitalise(one.problem.fact)}. {remedy}"},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {FINGERPRINT: judgement.fingerprint(one)},
    }
    new = judgement.new(one)
    if new is not None:
        result["baselineState"] = "new" if new else "unchanged"
    if one.settled:
        justification = f"Décision {one.settled}"
        result["suppressions"] = [{"kind": "external", "justification": justification}]
    return result
