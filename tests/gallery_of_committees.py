"""The cases of commands over several committees."""

from gallery import Use

RULES = ()
USES = (Use("check --root data/meetings"), Use("check --root ailleurs"))
ELSEWHERE = {
    "cli/refusal.py:_killed": "what only a process of another committee meets: test_committees",
    "report/by_committee.py": "the report by committee: test_committees",
    "report/text.py:_read": "the same, and test_cli",
}
NEVER_SAID = {}
