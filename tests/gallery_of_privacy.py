"""What the gallery shows of personal data: in the texts of a meeting, and in its pages."""

from gallery import LAST, Case, Use, changed

PROSE = f"{LAST}/minutes/02-reclamations.md"
EVERY_KIND = (
    "Mme Blanc, 12 rue des Lilas, est joignable au 06 12 34 56 78 ou par"
    " jeanne.blanc@courriel.example (sécurité sociale : 2 69 05 49 588 157 80).\n"
)
NUMBER = "Le dossier 2 69 05 49 588 157 80 a été perdu.\n"
AGREED = "agreements:\n  - {name: Claire PONS, given: 2025-01-10, revoked: 2026-02-01}\n"

RULES = (
    Case("CLU604 every kind of personal data", "CLU604", {PROSE: EVERY_KIND}),
    Case("CLU605 an agent whose name is not shown", "CLU605", {PROSE: "Mme Trévise l’expose.\n"}),
    Case(
        "CLU605 an agreement that has ended",
        "CLU605",
        {PROSE: "Mme Pons l’approuve.\n", "agreements.yaml": AGREED},
    ),
    Case(
        "CLU604 a committee with a page of contact",
        "CLU604",
        {
            PROSE: "Appeler le 06 12 34 56 78.\n",
            **changed(
                "committee.yaml",
                more="audiences:\n  internet: {contact: https://haute-breve.example/contact}\n",
            ),
        },
    ),
    Case("CLU605 the draft of the minutes", "CLU605", {
        PROSE: "Mme Pons l’approuve.\n",
        f"{LAST}/publications/02-internet.yaml": None,
        f"{LAST}/minutes/stages/01.yaml": None,
        f"{LAST}/minutes/stages/02.yaml": None,
    }),
)  # fmt: skip
USES = (
    Use("minutes 2025-11-18 --for internet", {PROSE: EVERY_KIND}),
    Use(
        "minutes 2025-11-18 --for intranet",
        {
            PROSE: NUMBER,
            **changed("committee.yaml", more="audiences:\n  intranet: {names: personne}\n"),
        },
    ),
    Use("minutes 2025-11-18 --for participants", {PROSE: NUMBER}),
)
ELSEWHERE: dict[str, str] = {
    "audience.py": "values of the policy",
    "privacy/people.py": "civilities that it reads",
    "privacy/texts.py": "names of fields",
    "privacy/html.py": "names of elements",
    "privacy/patterns.py": "what it looks for: test_privacy",
    "privacy/plain.py": "characters: test_privacy",
    "privacy/text.py": "what it looks for: test_privacy",
}
NEVER_SAID: dict[str, str] = {}
