"""What `clu follow-up` and the rules on it say beyond the examples of their pages; see `gallery`."""
# ruff: noqa: E501 - a case is a line of its table

from gallery import LAST, NEXT, Case, Use, changed

MINUTES = f"{LAST}/minutes/minutes.yaml"
ANSWER = "answer: {verdict: hors compétence, referred_to: la communauté de communes de Valbrume}"
UNANSWERED = changed(MINUTES, (ANSWER, ""))
KEPT = changed(MINUTES, (ANSWER, "answer: {verdict: retenue}"))
ANONYMOUS = changed(MINUTES, ("        author: maires\n", ""), (ANSWER, ""))
NO_MINUTES = {MINUTES: None}
STEP = {"follow-up/navette-mairie/2026-01-15.yaml": "outcome: La desserte est à l’étude.\n"}
LETTER = "build/follow-up/navette-mairie/navette-mairie.md"

RULES = (
    Case("a proposal without answer, not on the next agenda", "CLU211", UNANSWERED),
    Case("a proposal of nobody, not on the next agenda", "CLU211", ANONYMOUS),
    Case(
        "a step of what nobody proposed, like nothing on record",
        "CLU006",
        {"follow-up/xyz/2026-01-15.yaml": "outcome: rien\n"},
    ),
    Case("a step where nothing was ever proposed", "CLU006", NO_MINUTES | STEP),
    Case(
        "somebody in charge, a file amended that do not exist",
        "CLU006",
        {"follow-up/navette-mairie/2026-01-15.yaml": "owner: maire\namends: 2026-01-14.yaml\n"},
    ),
    Case(
        "an agenda that takes up what nobody proposed",
        "CLU006",
        changed(
            f"{NEXT}/meeting.yaml",
            ("topics: [propositions]", "topics: [propositions]\n    follow_up: [navete-mairie]"),
        ),
    ),
)
USES = (
    Use("follow-up --format pdf"),
    Use("follow-up --answer retenue"),
    Use("follow-up --answer retenue", NO_MINUTES),
    Use("follow-up", UNANSWERED),
    Use("follow-up navete --answer retenue"),
    Use("follow-up xyz --answer retenue"),
    Use("follow-up navette-mairie --letter --answer retenue"),
    Use("follow-up navette-mairie --letter", UNANSWERED),
    Use("follow-up navette-mairie --letter", before=("follow-up navette-mairie --letter",)),
    Use("follow-up navette-mairie --answer oui"),
    Use("follow-up navette-mairie --answer retenu"),
    Use("follow-up navette-mairie --answer hors-competence", UNANSWERED),
    Use("follow-up navette-mairie --answer non-retenue"),
    Use("follow-up navette-mairie --answer à-l’étude"),
    Use("follow-up navette-mairie --answer retenue-en-partie"),
    Use("follow-up navette-mairie --reason Inutile --referred-to Valbrume", UNANSWERED),
    Use("follow-up navette-mairie --until 2026-09-30 --done 2026-02-01", UNANSWERED),
    Use("follow-up navette-mairie --until 2026-09-30 --done 2026-02-01"),
    Use("follow-up navette-mairie --done 2026-03-01", KEPT),
    Use("follow-up navette-mairie --done 2025-11-01", KEPT),
    Use("follow-up navette-mairie --done 2026-02-10 --dated 2026-02-01", KEPT),
    Use("follow-up navette-mairie --until 2026-01-31", KEPT),
    Use("follow-up navette-mairie --dated 2026-02-01"),
    Use("follow-up navette-mairie --outcome="),
    Use("follow-up navette-mairie --state faite"),
    Use("follow-up affichage-horaires --answer retenue"),
    Use("follow-up affichage-horaires --answer retenue --done 2026-02-01"),
    Use("follow-up affichage-horaires --state faite --until 2026-05-01"),
    Use("follow-up affichage-horaires --state faite"),
    Use("follow-up navette-mairie --answer retenue", KEPT),
    Use("follow-up navette-mairie --outcome Fini\u200b."),
    Use("follow-up navette-mairie --answer retenue --dated 2026-02-01", before=("follow-up navette-mairie --answer retenue --until 2026-09-30",)),
    Use("follow-up navette-mairie --answer retenue", {"../templates/answer.md.j2": "{# Rien. #}\n# Objet\n"}),
    Use("follow-up navette-mairie --done 2026-02-02", before=("follow-up navette-mairie --answer retenue",), edits={LETTER: "Amitiés\n"}),
)  # fmt: skip
ELSEWHERE = {
    "asked.py": "the public page: test_asked",
    "cli/matters.py:page": "the list: test_follow_up_command",
    "cli/follow_up.py:_tell_how _recorded _write_letter _life _happened": "the list, a life, what was recorded: test_follow_up_command",
    "cli/step.py:CLOSED": "words of the data",
    "follow_up/matters.py": "words of the data",
    "follow_up/recording.py:text": "what stands in the files recorded: test_follow_up_command",
    "follow_up/rows.py": "the table of `clu follow-up`: test_follow_up",
}
NEVER_SAID = {
    "cli/follow_up.py: : ce nom est déjà pris … ; relancez la commande.": "two at the same moment",
}
