"""The verdict as a JUnit report: a suite a committee, a case a rule without finding or a finding.

An error fails its case; a committee that could not be judged is a case in error. A warning passes,
for it does not fail the check either, and its words stand in what the suite printed; what a
decision covers is skipped, with the decision's key as the reason, and so is a rule that could not
be judged for want of a readable file. There are two schemas, Ant's and that of Jenkins: what is
written here is valid for both.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from clu.french import NBSP
from clu.report.judgement import fact, in_repository, refusal, remedy, shown_path
from clu.rules.engine import rules

if TYPE_CHECKING:
    from pathlib import Path

    from clu.diagnostic import Diagnostic
    from clu.judging import Judged
    from clu.report.judgement import Judgement
    from clu.rules.engine import Rule

UNJUDGED = f"Non jugée, ou pas entièrement{NBSP}: un fichier ne peut pas être lu."


def as_junit(judgement: Judgement) -> str:
    """The whole verdict: a case that was left out would read as one that passed."""
    found: dict[Path, list[Diagnostic]] = defaultdict(list)
    for finding in judgement.findings:
        found[judgement.folder_of(finding)].append(finding)
    suites = ET.Element("testsuites")
    for number, one in enumerate(judgement.committees):
        suites.append(_suite(judgement, one, number, found[one.folder]))
    ET.indent(suites, " ")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(suites, encoding="unicode")}\n'


def _suite(
    judgement: Judgement, judged: Judged, number: int, findings: list[Diagnostic]
) -> ET.Element:
    folder, refused = judged.folder, judged.refused is not None
    found = {one.code for one in findings}
    silent = [code for code in judgement.judged if code not in found] if judged.judged else []
    suite = ET.Element(
        "testsuite",
        id=str(number),
        name=in_repository(folder, folder),
        package="clu",
        timestamp=f"{judgement.on.isoformat()}T00:00:00",
        hostname="localhost",
        tests=str(len(silent) + len(findings) + refused),
        failures=str(sum(map(_fails, findings))),
        errors=str(int(refused)),
        time="0",
    )
    properties = ET.SubElement(suite, "properties")
    ET.SubElement(properties, "property", name="on", value=judgement.on.isoformat())
    table = rules()
    suite.extend([_refused(judged)] if refused else [])
    suite.extend(_silent(table[code], judged=code not in judged.unjudged) for code in silent)
    suite.extend(_case(one, folder) for one in findings)
    warnings = [one for one in findings if one.severity == "warning" and not one.settled]
    ET.SubElement(suite, "system-out").text = "\n".join(_words(one, folder) for one in warnings)
    ET.SubElement(suite, "system-err")
    return suite


def _refused(judged: Judged) -> ET.Element:
    """The case of a committee of which what was asked could not be done."""
    case = ET.Element("testcase", classname="clu", name=shown_path(judged.folder), time="0")
    error = ET.SubElement(case, "error", type="clu", message=refusal(judged))
    error.text = refusal(judged)
    return case


def _fails(one: Diagnostic) -> bool:
    return one.severity == "error" and not one.settled


def _silent(one: Rule, *, judged: bool) -> ET.Element:
    """The case of a rule without a finding: it passed, unless nobody knows."""
    case = ET.Element("testcase", classname=one.code, name=one.name, time="0")
    if not judged:
        ET.SubElement(case, "skipped").text = UNJUDGED
    return case


def _case(one: Diagnostic, folder: Path) -> ET.Element:
    name = f"{_place(one, folder)} {fact(one)}"
    case = ET.Element("testcase", classname=one.code, name=name, time="0")
    if one.settled:
        ET.SubElement(case, "skipped").text = remedy(one)
    elif _fails(one):
        failure = ET.SubElement(case, "failure", type=one.name, message=fact(one))
        failure.text = _words(one, folder)
    return case


def _words(one: Diagnostic, folder: Path) -> str:
    return f"{_place(one, folder)}\n{fact(one)}\n{remedy(one)}\n"


def _place(one: Diagnostic, folder: Path) -> str:
    return f"{in_repository(one.position.file, folder)}:{one.position.line}"
