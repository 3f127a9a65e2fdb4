"""What the gallery shows of decisions on record, and of what is written twice."""

from gallery import LAST, NEXT, Case

WAIVED = (
    "waivers:\n  - {key: adjoint, code: CLU402, meeting: 2026-03-10, seat: udaf, "
    "by: Irène CASTELNAU, on: 2026-02-16, until: 2026-03-31, reason: la veille}\n"
)
LATE = "substitute: {civility: M., last_name: AUBRY, function: directeur}\nevidence: courriel\n"
TWO = (
    "authority:\n  - {title: Le préfet de la Haute-Brève}\n  - {title: La préfète déléguée}\n"
    "signature:\n  - {capacity: délégation, seat: secretaire-generale}\n"
    "  - {capacity: délégation, seat: citoyennete, from: 2026-02-01}\n"
)

RULES = (
    Case(
        "CLU402 let pass by a waiver",
        "CLU402",
        {
            f"{NEXT}/substitutions/udaf.yaml": f"{LATE}received: 2026-03-09\n",
            "decisions.yaml": WAIVED,
        },
    ),
    Case("CLU112 two of each, of unknown days", "CLU112", {"authorities.yaml": TWO}),
    Case(
        "CLU016 two decisions under one key",
        "CLU016",
        {
            f"{LAST}/substitutions/udaf.yaml": f"{LATE}received: 2025-11-17\n",
            "decisions.yaml": WAIVED + WAIVED.partition("\n")[2].replace("03-10", "03-11"),
        },
    ),
)
USES = ()
ELSEWHERE: dict[str, str] = {}
NEVER_SAID: dict[str, str] = {}
