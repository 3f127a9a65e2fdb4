"""The schema of what `clu roster --format json` writes; see `clu.cli.roster`."""

from __future__ import annotations

from typing import Final

from clu.schema.reports.committee import UNREAD, by_committee
from clu.schema.reports.shape import (
    ABSENT,
    DAY_OR_NONE,
    TEXT,
    Schema,
    key,
    list_of,
    of,
    or_none,
    table,
)

STANDINGS: Final = ("held", "vacant", "unknown")


def schema() -> Schema:
    """The seats of each committee."""
    answer = {
        "seats": key(
            "Sièges",
            "Dans l’ordre de la fiche ; null si le registre ne peut pas être lu.",
            or_none(list_of(of("Seat"))),
            [],
            None,
        ),
        "unread": UNREAD,
    }
    return by_committee(
        "La composition des comités",
        "Ce que donne « clu roster --format json » : les sièges, et qui les occupe.",
        answer,
        {"Seat": table("Siège", "Un siège, et qui l’occupe ce jour-là.", _SEAT)},
    )


_SEAT: Final = {
    "college": key("Collège", "Son intitulé.", TEXT, "Représentants des services"),
    "seat": key("Identifiant", "Celui du siège dans la fiche.", TEXT, "udaf"),
    "title": key(
        "Intitulé",
        "Celui de la fiche, accordé à la personne.",
        TEXT,
        "La présidente de l’association des maires",
    ),
    "holder": key("Titulaire", "null s’il n’y en a pas de connu.", ABSENT, "Mme Claire PONS", None),
    "standing": key(
        "Situation",
        "held : occupé ; vacant : sans titulaire ; unknown : titulaire non connu.",
        {"enum": list(STANDINGS)},
        *STANDINGS,
    ),
    "state": key("État", "La même, en français.", TEXT, "titulaire", "vacant"),
    "since": key(
        "Depuis le", "Le premier jour du mandat, s’il est connu.", DAY_OR_NONE, "2025-01-06", None
    ),
    "attested": key(
        "Attesté le",
        "Le jour où l’on savait qu’il l’occupait, si l’on ne sait pas depuis quand.",
        DAY_OR_NONE,
        "2022-06-23",
        None,
    ),
}
