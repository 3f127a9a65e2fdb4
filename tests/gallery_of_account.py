"""What `clu minutes --for` says; see `gallery`."""

from gallery import Use
from minuted import DRAFT, FINAL, HERE, MEETING

LEAKING = {f"{HERE}/minutes/02-reclamations.md": "Mme Nour HADDAD : nour@haddad.example\n"}
UNTITLED = {"../templates/minutes.md.j2": "{# Le nôtre. #}\nCompte-rendu\n"}
RULES = ()
USES = (
    Use("minutes"),
    Use("minutes --for presse"),
    Use("minutes --for internett"),
    Use("minutes 2026-03-10 --for participants"),
    Use(f"minutes {MEETING} --for internet --on 2026-04-20", FINAL | LEAKING),
    Use(f"minutes {MEETING} --for intranet --on 2026-04-20", FINAL | UNTITLED),
    Use(f"minutes {MEETING} --for internet --on 2026-04-20", DRAFT),
)
ELSEWHERE = {
    "cli/account.py:_told READERS": "what was written: test_minutes_document",
    "documents/prose.py": "free Markdown, written anew: test_prose",
    "documents/page.py": "what a long page adds: test_prose",
    "minutes/account.py": "the minutes: test_minutes_document",
    "minutes/discussion.py": "the same",
    "minutes/earlier.py": "the same",
    "minutes/naming.py": "the same",
    "minutes/observations.py": "the same",
    "minutes/pen.py": "the same",
    "minutes/people.py": "the same",
    "minutes/validation.py": "the same",
}
NEVER_SAID = {}
