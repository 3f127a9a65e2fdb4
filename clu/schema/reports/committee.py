"""What the reports over committees share: the version, the day, and which committee each is."""

from __future__ import annotations

from typing import Final

from clu.schema.reports.shape import (
    ABSENT,
    DAY,
    TEXT,
    TRUTH,
    YES_OR_NO,
    Schema,
    document,
    key,
    list_of,
    of,
    table,
)

VERSION: Final = key(
    "Version",
    "La version de cette forme ; elle change si une clé change de sens.",
    {"const": 1},
    1,
)
DEFECT: Final = key(
    "Défaut de clu",
    "Si clu lui-même a manqué dans ce comité : sa réponse est alors null, et le code de sortie 3.",
    TRUTH,
    *YES_OR_NO,
)
WHICH: Final = {
    "data": key(
        "Registre",
        "Son dossier, relatif au dossier courant s’il est dessous, sinon absolu ; avec « / ».",
        TEXT,
        "lot/data",
    ),
    "name": key(
        "Nom du comité",
        "Sans majuscule ; null si committee.yaml ne peut pas être lu.",
        ABSENT,
        "comité local des usagers",
        None,
    ),
    "institution": key(
        "Institution",
        "Avec son article ; null si elle n’est pas connue.",
        ABSENT,
        "la préfecture du Lot",
        None,
    ),
    "department": key(
        "Département", "Son numéro ; null s’il n’est pas connu.", ABSENT, "46", "2A", None
    ),
    "on": key("Jour", "Le jour où l’on se place, à l’heure du comité.", DAY, "2026-11-23"),
}
UNREAD: Final = key(
    "Ligne illisible",
    "Le fichier et la ligne faute desquels il n’y a pas de réponse ; null s’il y en a une.",
    ABSENT,
    "data/committee.yaml:3",
    None,
)


def by_committee(
    title: str, text: str, answer: dict[str, Schema], definitions: dict[str, Schema]
) -> Schema:
    """A report with an object for each committee; `answer` is what it holds beside which it is."""
    whole = {
        "version": VERSION,
        "on": key("Jour", "Celui du premier comité ; chacun a le sien.", DAY, "2026-11-23"),
        "committees": key(
            "Comités",
            "Un objet pour chaque comité, même s’il n’y en a qu’un.",
            {**list_of(of("Committee")), "minItems": 1},
        ),
    }
    committee = table(
        "Comité", "Lequel, et ce qu’il répond.", {**WHICH, **answer, "defect": DEFECT}
    )
    return document(table(title, text, whole), {"Committee": committee, **definitions})
