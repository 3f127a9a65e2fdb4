"""What `clu minutes --begin` and `clu minutes --stage` say when they refuse; see `gallery`."""

from gallery import LAST, NEXT, Use

VALID = "--stage validé --by X"
ITEMS = ("resultats", "reclamations", "propositions", "acces-handicap")
WRITTEN = {f"{NEXT}/minutes/minutes.yaml": "on: 2026-03-12\n"} | {
    f"{NEXT}/minutes/{number:02}-{item}.md": "Dit.\n" for number, item in enumerate(ITEMS, 1)
}
DRAFT = {f"{LAST}/minutes/stages/{number:02}.yaml": None for number in (1, 2)}
OBSERVED = "minutes 2026-03-10 --stage observations --until 2026-04-03 --on 2026-03-20"
FULL = {f"{NEXT}/minutes/stages/99.yaml": "stage: projet\non: 2026-03-11\n"}
COUNTS = "complaints: {period: '2025', total: 3, channels: [{channel: courriel, count: 2}]}\n"
WRONG = {f"{NEXT}/results.yaml": COUNTS}
SEATS = (
    "secretaire-generale",
    "citoyennete",
    "referente-qualite",
    "maires",
    "defenseur-des-droits",
)
THERE = "".join(f"  - {{seat: {seat}, state: présent}}\n" for seat in SEATS)
NOT_DATED = {
    f"{NEXT}/minutes/minutes.yaml": f"attendance:\n{THERE}  - {{seat: udaf, state: suppléé}}\n"
}
CANCELLED = {f"{NEXT}/cancelled.yaml": "on: 2026-02-12\nreason: crue\n"}

RULES = ()
USES = (
    Use("minutes 2026-03-10 --begin"),
    Use("minutes 2025-11-18 --begin"),
    Use("minutes 2026-03-10 --begin", CANCELLED),
    Use(f"minutes 2026-03-10 {VALID} --on 2026-03-20", CANCELLED),
    Use(f"minutes 2026-03-10 {VALID} --on 2026-03-20", WRITTEN | NOT_DATED),
    Use("minutes 2026-03-10 --begin", {f"{NEXT}/minutes/01-resultats.md/x": ""}),
    Use("minutes --begin --stage projet"),
    Use("minutes --begin --by X"),
    Use("minutes --begin --force"),
    Use("minutes --stage fini"),
    Use("minutes --stage adressé"),
    Use("minutes --stage publié"),
    Use("minutes --stage observations"),
    Use("minutes --stage observations --until 2026-02-01"),
    Use("minutes --stage projet --until 2026-04-01"),
    Use("minutes --stage validé"),
    Use("minutes --stage projet --by X"),
    Use(f"minutes {VALID} --dated 2026-02-17"),
    Use(f"minutes 2026-03-10 {VALID}"),
    Use(f"minutes 2026-03-10 {VALID} --on 2026-03-20"),
    Use(f"minutes 2026-03-10 {VALID} --dated 2026-03-19 --on 2026-03-21", WRITTEN, (OBSERVED,)),
    Use(f"minutes 2026-03-10 {VALID} --on 2026-03-21", WRITTEN, (OBSERVED,)),
    Use(f"minutes 2026-03-10 {VALID} --on 2026-03-21", WRITTEN | WRONG),
    Use("minutes 2026-03-10 --stage projet --on 2026-03-21", WRITTEN),
    Use(OBSERVED, WRITTEN, (OBSERVED,)),
    Use("minutes 2026-03-10 --stage validé --by X\u200bY --on 2026-03-21", WRITTEN),
    Use(OBSERVED, WRITTEN | FULL),
)  # fmt: skip
ELSEWHERE = {
    "minutes/blank_results.py": "what stands in a file begun: test_minutes_begin",
    "minutes/roll.py": "the same",
    "minutes/skeleton.py": "the same",
    "minutes/taken_up.py": "the same",
    "minutes/stages.py": "what stands in a file: test_minutes_begin",
    "cli/minutes.py:_begun _purpose git_lines": "what was written: test_minutes_begin",
    "cli/stage.py:STAGES PUBLISHED _recorded _told": "words of the data; what was recorded",
}
NEVER_SAID = {}
