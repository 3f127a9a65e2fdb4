"""The schema of what `clu diff --format json` writes; see `clu.diff.plain_json`."""

from __future__ import annotations

from typing import Final

from clu.diff.comparison import ALERTS, SUBJECTS
from clu.diff.plain_json import VERSION
from clu.schema.reports.shape import (
    ABSENT,
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

SECTIONS: Final = (ALERTS[0], *(id_ for id_, _, _ in SUBJECTS))


def schema() -> Schema:
    """What a change means."""
    return document(
        table(
            "Ce qu’un changement veut dire",
            "Ce que donne « clu diff --format json » : chaque changement, dans l’ordre du texte.",
            _COMPARISON,
        ),
        {"Change": table("Changement", "Un fait qui n’est plus ce qu’il était.", _CHANGE)},
    )


_CHANGE: Final = {
    "section": key(
        "Partie",
        f"{ALERTS[0]} : à relire de près ; les autres nomment le sujet.",
        {"enum": list(SECTIONS)},
        *SECTIONS,
    ),
    "kind": key(
        "Genre",
        "Son nom en anglais, pour les programmes.",
        {"type": "string", "pattern": "^[a-z]+(?:-[a-z]+)*$"},
        "mandate-begun",
    ),
    "alert": key(
        "À relire de près",
        "Si ce qui était parti, ou enregistré, n’est plus le même.",
        TRUTH,
        *YES_OR_NO,
    ),
    "message": key("Ce qui change", "Une phrase, en français.", TEXT, "L’heure : 14 h 30 → 15 h."),
    "why": key(
        "D’où cela vient",
        "Ou ce que cela touche ; null s’il n’y a rien à en dire.",
        ABSENT,
        "La convocation est déjà partie.",
        None,
    ),
    "meeting": key("Réunion", "Son dossier ; null si d’aucune.", ABSENT, "2026-12-15", None),
    "seat": key("Siège", "Son identifiant ; null si d’aucun.", ABSENT, "udaf", None),
}
_COMPARISON: Final = {
    "version": key(
        "Version",
        "La version de cette forme ; elle change si une clé change de sens.",
        {"const": VERSION},
        VERSION,
    ),
    "before": key(
        "Avant",
        "La révision d’avant, comme elle se nomme.",
        TEXT,
        "HEAD (5a704b2, 16 février 2026)",
    ),
    "after": key("Après", "La révision d’après, ou les fichiers.", TEXT, "fichiers de travail"),
    "changes": key("Changements", "Aucun : rien n’a changé.", list_of(of("Change")), []),
    "unread": key(
        "Ce qui n’a pas pu être comparé",
        "Le fichier et la ligne illisibles, et de quel côté.",
        list_of(TEXT),
        ["data/roster/2025-01-06.yaml:1, fichiers de travail"],
        [],
    ),
}
