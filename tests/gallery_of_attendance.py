"""What `clu attendance` says beside what it wrote, and when it refuses; see `gallery`."""

from gallery import JOLIVET, NEXT, PROCEDURE, Use, announced

OLD = "designations:\n  - {seat: udaf, attested: oui, holder: {last_name: ROCHE}}\n"
NOBODY = {"roster/2025-01-06.yaml": None, f"{NEXT}/substitutions/udaf.yaml": None}

RULES = ()
USES = (
    Use("attendance 2026-03-10", NOBODY | {"roster/2024-01-06.yaml": OLD}),
    Use("attendance 2026-03-10 --on 2026-03-09", announced("maires", JOLIVET, "2026-03-09")),
    Use("attendance 2026-03-10", {f"{NEXT}/cancelled.yaml": "on: 2026-02-12\nreason: crue\n"}),
    Use("attendance 2026-03-10", {f"{NEXT}/postponed.yaml": "on: 2026-02-12\nto: 2026-03-24\n"}),
    Use("attendance 2026-03-10", {PROCEDURE: None}),
)
ELSEWHERE = {
    "attendance/": "what the sheet says: test_attendance",
    "cli/attendance.py:USES _result": "what was written: test_attendance",
    "spreadsheet.py": "cells: test_attendance",
}
NEVER_SAID = {}
