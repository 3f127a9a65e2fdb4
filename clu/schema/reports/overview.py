"""The schema of what `clu overview --format json` writes; see `clu.overview.table`."""

from __future__ import annotations

from typing import Final, get_args

from clu.overview import words
from clu.overview.row import State
from clu.schema.reports.committee import by_committee
from clu.schema.reports.shape import (
    ABSENT,
    DAY,
    DAY_OR_NONE,
    NUMBER,
    PLACE,
    TEXT,
    TRUTH,
    YES_OR_NO,
    Schema,
    key,
    list_of,
    of,
    or_none,
    table,
)

STATES: Final = get_args(State)
KINDS: Final = tuple(words.LATE)
A_YEAR: Final = {"type": "integer", "minimum": 1950, "maximum": 2100}


def schema() -> Schema:
    """Where each committee stands."""
    definitions = {
        "Year": table("Année", "Les réunions de l’année.", _YEAR),
        "Last": table("Dernière réunion", "La dernière tenue, et ce qui la suit.", _LAST),
        "Step": table("Étape", "Ce que la fiche demande après une réunion.", _STEP),
        "Unanswered": table("Propositions sans réponse", "Combien, et depuis quand.", _UNANSWERED),
        "Late": table("Retard", "Ce qui est en retard, par genre et par réunion.", _LATE),
        "Check": table("Contrôle", "Le compte de clu check.", _CHECK),
    }
    return by_committee(
        "Les comités d’un coup d’œil",
        "Ce que donne « clu overview --format json » : où en est chaque comité.",
        _ANSWER,
        definitions,
    )


_YEAR: Final = {
    "year": key("Année", "L’année civile.", A_YEAR, 2026),
    "held": key("Réunions tenues", "Combien.", NUMBER, 1),
    "planned": key("Réunions prévues", "Combien sont encore à venir.", NUMBER, 1),
    "required": key(
        "Réunions exigées",
        "Combien la fiche en demande ; null si elle n’en demande pas.",
        {"type": ["integer", "null"], "minimum": 0},
        1,
        None,
    ),
    "judged": key("Jugée", "Si le registre a été tenu toute l’année.", TRUTH, *YES_OR_NO),
}
_STEP: Final = {
    "state": key(
        "État",
        "done : faite ; pending : à faire ; late : en retard ; settled : réglée par une décision.",
        {"enum": list(STATES)},
        *STATES,
    ),
    "on": key("Faite le", "null tant qu’elle ne l’est pas.", DAY_OR_NONE, "2026-12-09", None),
}
_LAST: Final = {
    "meeting": key("Dossier", "Celui de la réunion.", TEXT, "2025-11-18"),
    "day": key("Jour", "Celui de la réunion.", DAY, "2025-11-18"),
    "steps": key(
        "Étapes",
        "Celles que la fiche demande, chacune par son nom.",
        {
            "type": "object",
            "properties": {step: of("Step") for step in words.STEPS},
            "additionalProperties": False,
        },
        {"minutes": {"state": "done", "on": "2025-12-01"}},
        {},
    ),
}
_UNANSWERED: Final = {
    "number": key("Combien", "Le nombre de propositions sans réponse.", NUMBER, 4),
    "oldest": key(
        "La plus ancienne",
        "Le jour de sa réunion ; null sans aucune.",
        DAY_OR_NONE,
        "2026-06-09",
        None,
    ),
}
_LATE: Final = {
    "kind": key("Genre", "Ce qui est en retard.", {"enum": list(KINDS)}, *KINDS),
    "code": key(
        "Code",
        "Celui de la règle qui le constate ; null si aucune.",
        {"type": ["string", "null"], "pattern": "^CLU[0-9]{3}$"},
        "CLU501",
        None,
    ),
    "meeting": key("Réunion", "Son dossier ; null si d’aucune.", ABSENT, "2025-11-18", None),
    "year": key(
        "Année",
        "L’année de la réunion à tenir ; null pour un autre genre.",
        {**A_YEAR, "type": ["integer", "null"]},
        2026,
        None,
    ),
    "since": key("Depuis le", "Le premier jour du plus ancien retard.", DAY, "2025-12-19"),
    "number": key("Combien", "Le nombre de retards de ce genre.", PLACE, 1),
}
_CHECK: Final = {
    "errors": key("Erreurs", "Combien de constats sont des erreurs.", NUMBER, 1),
    "warnings": key("Avertissements", "Combien sont des avertissements.", NUMBER, 2),
    "settled": key("Écarts constatés", "Combien une décision écrite couvre.", NUMBER, 5),
    "waived": key("Dérogations", "Combien de ceux-là par une dérogation.", NUMBER, 1),
}
_ANSWER: Final = {
    "year": key("Année", "null si elle ne peut pas être lue.", or_none(of("Year")), None),
    "coming": key(
        "Réunions à venir",
        "Leurs jours ; null si elles ne peuvent pas être lues.",
        or_none(list_of(DAY)),
        ["2026-12-15"],
        [],
        None,
    ),
    "last": key(
        "Dernière réunion tenue",
        "null s’il n’y en a pas, ou si elle ne peut pas être lue.",
        or_none(of("Last")),
        None,
    ),
    "unanswered": key(
        "Propositions sans réponse",
        "null si elles ne peuvent pas être lues.",
        or_none(of("Unanswered")),
        {"number": 0, "oldest": None},
        None,
    ),
    "late": key(
        "En retard",
        "null si le registre ne peut pas être lu.",
        or_none(list_of(of("Late"))),
        [],
        None,
    ),
    "check": key(
        "Contrôle", "null si le registre ne peut pas être lu.", or_none(of("Check")), None
    ),
    "unread": key(
        "Lignes illisibles",
        "Les fichiers et les lignes faute desquels la réponse manque, ou n’est pas entière.",
        list_of(TEXT),
        ["data/committee.yaml:3"],
        [],
    ),
}
