"""What `clu audit` says when it refuses; what it writes, tests/test_audit.py reads."""

from gallery import Use

RULES = ()
USES = (
    Use("audit 2025"),
    Use("audit 25"),
    Use("audit 2030"),
    Use("audit 2025 --format docx"),
)
ELSEWHERE = {
    "audit/": "the document: test_audit",
    "cli/audit.py:write_audit": "what was written: test_audit",
}
NEVER_SAID: dict[str, str] = {}
