"""What `clu dossier` says beside what it wrote, and when it refuses; see `gallery`."""

from gallery import NEXT, Use

LENGTHS = "agenda:\n  - {id: un, title: Un, minutes: 10}\n  - {id: deux, title: Deux}\n"

RULES = ()
USES = (
    Use("dossier 2026-03-10"),
    Use("dossier 2026-03-10", {f"{NEXT}/meeting.yaml": f"time: 9h\n{LENGTHS}"}),
    Use("dossier 2026-03-10 --plates 3"),
    Use("dossier 2026-03-10 --format odt"),
    Use("dossier 2026-03-10", {f"{NEXT}/cancelled.yaml": "on: 2026-02-12\nreason: crue\n"}),
)
ELSEWHERE = {
    "cli/dossier.py:USES _result _file": "what was written: test_dossier",
    "dossier/": "what the documents say: test_dossier",
}
NEVER_SAID = {}
