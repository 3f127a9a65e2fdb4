"""The cases of the gallery that the rules on the minutes bring, beyond the examples of their pages."""
# ruff: noqa: E501 - a case is a line of its table

from gallery import LAST, Case, changed

MINUTES = f"{LAST}/minutes/minutes.yaml"
UDAF = f"{LAST}/substitutions/udaf.yaml"
AWAY = "{seat: udaf, state: excusé}"
AUBRY = "{civility: M., first_name: Simon, last_name: AUBRY, function: directeur}"
JOLIVET = "{civility: M., first_name: Luc, last_name: JOLIVET, function: adjoint}"
ANNOUNCED = {UDAF: f"substitute: {AUBRY}\nreceived: 2025-11-12\nevidence: courriel\n"}
REGISTERED = (
    "answer: {verdict: hors compétence, referred_to: la communauté de communes de Valbrume}"
)


def minutes(*pairs, more=""):
    return changed(MINUTES, *pairs, more=more)


def udaf(text):
    return minutes((AWAY, f"{{seat: udaf, {text}}}"))


def stage(name, *lines):
    return {f"{LAST}/minutes/stages/{name}.yaml": "".join(f"{line}\n" for line in lines)}


RULES = (
    Case("no state at all", "CLU502", {MINUTES: "on: 2025-12-01\n"}),
    Case("another substitute than announced", "CLU503", ANNOUNCED | udaf(f"state: suppléé, person: {JOLIVET}")),
    Case("a substitute of whom nothing is on record, by name", "CLU503", udaf(f"state: suppléé, person: {JOLIVET}")),
    Case("somebody else in the holder's place", "CLU503", udaf(f"state: présent, person: {JOLIVET}")),
    Case("somebody else at a seat with a representative", "CLU503", minutes(("{seat: citoyennete, state: présent", f"{{seat: citoyennete, state: présent, person: {JOLIVET}"))),
    Case("a holder who stands in for another seat", "CLU504", udaf("state: suppléé, person: {first_name: Nour, last_name: HADDAD}") | {UDAF: "substitute: {first_name: Nour, last_name: HADDAD, function: déléguée}\nreceived: 2025-11-12\nevidence: courriel\n"}),
    Case("a secretary who was away", "CLU505", minutes(("{seat: referente-qualite, state: présent}", "{seat: referente-qualite, state: excusé}"), more="secretary: {first_name: Odile, last_name: TRÉVISE}\n")),
    Case("suggestions and a survey that do not add up", "CLU507", {f"{LAST}/results.yaml": "suggestions: {period: '2025', total: 3, themes: [{theme: accueil, count: 1}]}\nsurveys: [{id: accueil, title: Accueil, period: '2025', value: 94, respondents: 1200, answers: [{answer: oui, count: 1100}]}]\n"}),
    Case("a proposal without author nor text", "CLU508", minutes(("        author: maires\n", ""), ("        text: Mettre", "        #"))),
    Case("a proposal that nobody answered by the next meeting", "CLU509", {"meetings/2026-01-20/meeting.yaml": "time: 9h\n"} | minutes((f"        {REGISTERED}\n", ""))),
    Case("studied without a term", "CLU510", minutes((REGISTERED, "answer: {verdict: à l’étude}"))),
    Case("an action with neither owner nor date", "CLU511", minutes(("- id: affichage-horaires", "- {id: hall, text: Repeindre le hall.}\n      - id: affichage-horaires"))),
    Case("a next meeting before this one", "CLU513", minutes(more="next_meeting: 2025-11-18\n")),
    Case("closed before it opened", "CLU513", minutes(("closed: 16h20", "closed: 14h"))),
    Case("left before it began", "CLU513", minutes(("left: 15h45", "left: 14h"))),
    Case("came after the end", "CLU513", minutes(("left: 15h45", "arrived: 17h"))),
    Case("a stage before the meeting", "CLU513", stage("01", "stage: soumis à observations", "on: 2025-11-17", "until: 2025-12-05")),
    Case("remarks until before they were asked for", "CLU513", stage("01", "stage: soumis à observations", "on: 2025-12-01", "until: 2025-11-30")),
    Case("validated before it was sent round", "CLU513", stage("02", "stage: validé", "on: 2025-11-30", "by: Irène CASTELNAU")),
    Case("a remark before the meeting", "CLU513", {f"{LAST}/minutes/remarks/01-udaf.yaml": "received: 2025-11-17\ntext: Vu.\n"}),
    Case("a substitute among the others", "CLU514", ANNOUNCED | minutes(more=f"others: [{{person: {AUBRY}}}]\n")),
    Case("a guest who presides, and is away", "CLU515", changed(f"{LAST}/meeting.yaml", more="guests: [{id: roulement, item: resultats, letter: personal, title: Le président de Roulement}]\n") | minutes(("chair: secretaire-generale", "chair: roulement"), ("  - {seat: udaf", "  - {guest: roulement, state: excusé}\n  - {seat: udaf"))),
)  # fmt: skip
USES = ()
ELSEWHERE = {
    "rules/people.py:_conflict": "severities: test_rules_attendance",
    "rules/minutes.py:until_validated": "the same",
    "reconciliation.py": "names of breaks, no words: test_rules_attendance",
}
NEVER_SAID = {}
