"""The cases of `clu status` and `clu plan`, and of the house's own steps."""

from gallery import Case, Use, changed

HABIT = "habits: [{{step: réserver la salle, days: {}}}]\n"
MINUTES = "meetings/2025-11-18/minutes/minutes.yaml"
ANSWER = "answer: {verdict: hors compétence, referred_to: la communauté de communes de Valbrume}"
UNNAMED = changed("committee.yaml", more="audiences: {intranet: {names: personne}}\n") | changed(
    MINUTES,
    (ANSWER, ""),
    ("Mettre en place une navette", "Mme Lise ARNOUX propose une navette (lise@arnoux.example)"),
)
"""Somebody's name and address in a proposal, where the intranet names nobody."""

RULES = (
    Case(
        "a step of the house that is no number of days, or too far",
        "CLU005",
        changed("committee.yaml", more=HABIT.format("deux mois")),
    ),
    Case("a step too far", "CLU005", changed("committee.yaml", more=HABIT.format(-400))),
)
USES = (
    Use("status --force"),
    Use("status --format odt"),
    Use("status --html", edits={"build/status.html": "à moi\n"}),
    Use("status --html", UNNAMED),
    Use("plan --format pdf"),
    Use("plan demain"),
    Use("plan 2100-12-30"),
)
ELSEWHERE = {
    "cli/app.py:_alone": "what `clu` alone says: test_status",
    "cli/plan.py": "what a day would bring: test_plan",
    "cli/status.py:_verdict write_page": "the state: test_status",
    "duties.py:TO_DO": "what stands in tasks and calendars: test_status, test_calendar",
    "habits.py": "the house's own steps: test_status",
    "plan.py": "what a day would bring: test_plan",
    "status/": "the state: test_status",
}
NEVER_SAID = {}
