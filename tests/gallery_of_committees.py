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
    "cli/matters.py": "what is open in each: test_by_committee",
    "cli/page.py": "what was written: test_overview, test_pdf",
    "cli/refusal.py:_killed": "what only a process of another committee meets: test_committees",
    "overview/": "many committees at a glance: test_overview",
    "report/by_committee.py": "the report by committee: test_committees",
    "report/text.py:_read": "the same, and test_cli",
}
NEVER_SAID = {}
