"""The report in JSON; `clu schema` publishes its shape."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from clu.pitfalls import visible
from clu.report.judgement import shown_path

if TYPE_CHECKING:
    from clu.diagnostic import Diagnostic
    from clu.judging import Judged, Refused
    from clu.report.judgement import Judgement

VERSION = 1


def as_json(judgement: Judgement) -> str:
    """For programs: one object, whose shape is published and held by a test."""
    summary = {
        "errors": judgement.count("error"),
        "warnings": judgement.count("warning"),
        "settled": judgement.settled,
        "waived": judgement.waived,
        "files": judgement.files,
        "meetings": judgement.meetings,
    }
    content: dict[str, Any] = {
        "version": VERSION,
        "on": judgement.on.isoformat(),
        "data": [shown_path(folder) for folder in judgement.folders],
        "summary": summary,
        "findings": [_object(one, new=judgement.new(one)) for one in judgement.shown],
    }
    if judgement.refused:
        content["refused"] = [
            _refused(one, one.refused) for one in judgement.refused if one.refused
        ]
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _refused(judged: Judged, refused: Refused) -> dict[str, Any]:
    return {
        "data": shown_path(judged.folder),
        "judged": judged.judged,
        "message": visible(refused.fact),
        "help": visible(refused.hint),
    }


def _object(one: Diagnostic, *, new: bool | None) -> dict[str, Any]:
    problem, article = one.problem, one.article
    return {
        "code": one.code,
        "name": one.name,
        "severity": one.severity,
        "file": shown_path(one.position.file),
        "line": one.position.line,
        "column": one.position.column,
        "message": visible(problem.fact),
        "help": visible(problem.hint),
        "article": article.id if article else None,
        "procedure": article.procedure if article else None,
        "meeting": problem.meeting,
        "seat": problem.seat,
        "clock": one.clock,
        "settled": one.settled,
        "until": one.until.isoformat() if one.until else None,
        "fingerprint": one.fingerprint,
        "new": new,
    }
