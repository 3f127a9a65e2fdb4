"""What `clu completion` says, and the signed sheet in `clu minutes --begin`; see `gallery`."""

from gallery import NEXT, Use

BEGUN = {f"{NEXT}/minutes/minutes.yaml": "on: 2026-03-12\n"}

RULES = ()
USES = (
    Use("completion ksh"),
    Use("minutes 2025-11-18 --for internet --present udaf"),
    Use("minutes 2026-03-10 --begin --present personne --absent udaf,udaf"),
    Use("minutes 2025-11-18 --begin --present tous"),
    Use("minutes 2026-03-10 --begin --present tous", BEGUN),
    Use("minutes 2025-11-18 --dated 2025-11-20"),
)
ELSEWHERE = {
    "cli/completion/candidates.py": "what a shell is told: test_completion",
    "cli/completion/choices.py": "what a shell is told: test_completion",
    "cli/completion/turn_on.py:BASH ZSH FISH POWERSHELL NAMES PURPOSE how _afterwards": (
        "what is asked for: test_completion"
    ),
    "cli/language.py:INTERRUPTED": "Ctrl-C: test_terminal",
}
NEVER_SAID = {}
