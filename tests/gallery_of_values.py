"""The messages of values and records that came with the minutes; where reports stand."""

from gallery import LAST, SHEET, Case, Use, changed

FIGURES = f"{LAST}/results.yaml"
MINUTES = f"{LAST}/minutes/minutes.yaml"

RULES = (
    Case(
        "figures that are none",
        "CLU005",
        {
            FIGURES: "indicators:\n"
            "  - {id: delai, title: Délai, period: 2025, value: 94 %}\n"
            "complaints: {period: 2025, total: une dizaine}\n"
        },
    ),
    Case(
        "a state of an action that is none",
        "CLU005",
        {
            MINUTES: "on: 2025-12-01\nitems:\n  - item: resultats\n"
            "    actions: [{id: bornes, text: Poser, state: abandonné}]\n"
        },
    ),
    Case(
        "a reply named by its seat’s title",
        "CLU007",
        {f"{LAST}/replies/Les maires.yaml": "state: présent\n"},
    ),
    Case(
        "a name in the quotes of a word processor",
        "CLU005",
        {
            MINUTES: "on: 2025-12-01\nothers:\n"
            "  - person: {civility: Mme, first_name: “Irène, last_name: ROCHE}\n"
            "  - person: {last_name: “”, function: présidente}\n"
        },
    ),
    Case(
        "an attendance of nobody",
        "CLU005",
        {MINUTES: "on: 2025-12-01\nattendance: [{state: présent}]\n"},
    ),
)
NUMBER = ("title: Réclamations et suggestions reçues", "title: Dossier 1 85 05 78 006 084 91")
USES = (Use("status --html", changed(SHEET, NUMBER)),)
ELSEWHERE = {
    "cli/dossier.py:_file": "names of files",
    "cli/founders.py:read_authority": "an example: test_init",
    "cli/init.py:_faults": "the faults of a table: test_init",
    "model/values.py:VERDICTS ACTION_STATES": "words of the data",
    "register.py:replaces Followed": "names of files",
    "report/github.py": "what a forge reads: test_report_formats",
    "report/gitlab.py": "the same",
    "report/judgement.py": "no message: names of paths and severities",
    "report/junit.py": "what a forge reads: test_report_formats",
    "report/sarif.py": "the same",
}
NEVER_SAID: dict[str, str] = {}
