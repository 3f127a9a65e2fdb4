"""What is said of git, and of a receipt that it saw only after the last day."""

from gallery import Use, changed

UDAF = "meetings/2026-03-10/substitutions/udaf.yaml"

RULES = ()
USES = (
    Use("diff HEAD"),
    Use("diff HEAD --format xls"),
    Use("check --on 2026-03-16 --only CLU908", changed(UDAF, ("evidence:", "by:"))),
)
ELSEWHERE = {
    "by_git.py": "what stands below the verdict: test_by_git",
    "cli/committees.py:each": "how far many committees have come: test_progress",
    "cli/diff.py:WORK_TREE _side": "what is compared: test_diff",
    "diff/": "what a change means: test_diff",
    "git/": "what git refuses: test_git",
    "judging.py:_undated": "what git could not tell: test_receipts",
    "report/text.py:_since": "how many are new: test_by_git",
    "revisions.py:called": "a revision whose date is unreadable: test_by_git",
    "revisions.py:CUT UNDATED history": "what is said below the verdict: test_receipts",
    "revisions.py:_unwritten": "a temporary folder that is full: test_by_git",
}
NEVER_SAID = {}
