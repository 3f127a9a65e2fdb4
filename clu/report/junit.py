"""The verdict as a JUnit report: a suite a committee, a case a rule without finding or a finding.

An error fails its case. A warning passes, with its words as output, for it does not fail the check
either; what a decision covers is skipped, with the decision's key as the reason.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from clu.french import capitalise
from clu.report.judgement import in_repository
from clu.rules.engine import rules

if TYPE_CHECKING:
    from pathlib import Path

    from clu.diagnostic import Diagnostic
    from clu.report.judgement import Judgement


def as_junit(judgement: Judgement) -> str:
    """The whole verdict: a case that was left out would read as one that passed."""
    suites = ET.Element("testsuites")
    for number, folder in enumerate(judgement.folders):
        suites.append(_suite(judgement, folder, number))
    ET.indent(suites, " ")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(suites, encoding="unicode")}\n'


def _suite(judgement: Judgement, folder: Path, number: int) -> ET.Element:
    findings = [one for one in judgement.findings if judgement.folder_of(one) == folder]
    found = {one.code for one in findings}
    silent = [code for code in judgement.judged if code not in found]
    failed = sum(one.severity == "error" and not one.settled for one in findings)
    suite = ET.Element(
        "testsuite",
        id=str(number),
        name=in_repository(folder, folder),
        package="clu",
        timestamp=f"{judgement.on.isoformat()}T00:00:00",
        hostname="localhost",
        tests=str(len(silent) + len(findings)),
        failures=str(failed),
        errors="0",
        time="0",
    )
    ET.SubElement(suite, "properties")
    table = rules()
    suite.extend(_passed(code, table[code].name) for code in silent)
    suite.extend(_case(one, folder) for one in findings)
    ET.SubElement(suite, "system-out")
    ET.SubElement(suite, "system-err")
    return suite


def _passed(code: str, name: str) -> ET.Element:
    return ET.Element("testcase", classname=code, name=name, time="0")


def _case(one: Diagnostic, folder: Path) -> ET.Element:
    place = f"{in_repository(one.position.file, folder)}:{one.position.line}"
    fact, remedy = f"{capitalise(one.problem.fact)}.", f"À faire\u00a0: {one.problem.hint}."
    case = ET.Element("testcase", classname=one.code, name=f"{place} {fact}", time="0")
    if one.settled:
        ET.SubElement(case, "skipped", message=f"Réglé par la décision {one.settled}.")
    elif one.severity == "error":
        failure = ET.SubElement(case, "failure", type=one.name, message=fact)
        failure.text = f"{place}\n{fact}\n{remedy}"
    else:
        ET.SubElement(case, "system-out").text = f"{place}\n{fact}\n{remedy}"
    return case
