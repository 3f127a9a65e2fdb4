"""The cases of commands over several committees."""

from gallery import Use

RULES = ()
USES = (
    Use("check --root data/meetings"),
    Use("check --root ailleurs"),
    Use("overview --format odt"),
    Use("overview --force"),
    Use("follow-up navette-mairie --root ."),
    Use("roster --root . --format csv", {"roster/2025-01-06.yaml": "x: [\n"}),
)
ELSEWHERE = {
    "cli/by_committee.py:COLUMNS": "headings of a table: test_by_committee",
    "cli/by_committee.py:unread": "and what a defect is called there: test_standing_alone",
    "cli/check.py:_refused": "what git can tell of none: test_standing_alone",
    "cli/matters.py": "what is open in each: test_by_committee",
    "cli/page.py": "what was written: test_overview, test_pdf",
    "cli/refusal.py:_killed": "what only a process of another committee meets: test_committees",
    "overview/": "many committees at a glance: test_overview",
    "committees.py:DEFECT lacking": "a committee without an answer: test_standing_alone",
    "judging.py:DEFECT REPORT_IT": "a committee that was not judged: test_standing_alone",
    "report/judgement.py:reason refusal": "the same, in each format: test_standing_alone",
    "report/text.py:_counted": "the same, in the count: test_standing_alone",
    "report/by_committee.py": "the report by committee: test_committees",
    "report/text.py:_read": "the same, and test_cli",
}
NEVER_SAID = {}
