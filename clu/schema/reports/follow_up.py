"""The schema of what `clu follow-up --format json` writes; see `clu.cli.matters`."""

from __future__ import annotations

from typing import Final

from clu.schema.reports.committee import UNREAD, by_committee
from clu.schema.reports.shape import (
    ABSENT,
    DAY,
    DAY_OR_NONE,
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

KINDS: Final = ("proposal", "action")


def schema() -> Schema:
    """The proposals and actions of each committee."""
    answer = {
        "matters": key(
            "Propositions et actions",
            "Celles qui sont ouvertes, et avec --all les autres ; null si le registre ne peut pas"
            " être lu.",
            or_none(list_of(of("Matter"))),
            [],
            None,
        ),
        "unread": UNREAD,
    }
    return by_committee(
        "Les suites des comités",
        "Ce que donne « clu follow-up --format json » : les propositions et les actions.",
        answer,
        {"Matter": table("Proposition ou action", "Où elle en est.", _MATTER)},
    )


_MATTER: Final = {
    "id": key("Identifiant", "Celui que prend clu follow-up.", TEXT, "numero-direct"),
    "kind": key(
        "Genre", "proposal : proposition ; action : action.", {"enum": list(KINDS)}, *KINDS
    ),
    "text": key("Texte", "Ce qui est proposé, ou à faire.", TEXT, "Ouvrir un numéro direct."),
    "author": key(
        "Auteur",
        "L’organisme qui l’a proposée ; null s’il n’est pas connu.",
        ABSENT,
        "l’Union départementale des associations familiales",
        None,
    ),
    "charge": key(
        "Responsable",
        "Qui en est chargé ; null si personne ne l’est.",
        ABSENT,
        "la directrice des services du cabinet",
        None,
    ),
    "raised": key("Réunion", "Le jour de la réunion où elle est née.", DAY, "2026-06-09"),
    "state": key("État", "En français.", TEXT, "sans réponse", "retenue, à réaliser", "faite"),
    "open": key("Ouverte", "Si elle attend encore quelque chose.", TRUTH, *YES_OR_NO),
    "answered": key(
        "Réponse du", "Le jour de la réponse ; null sans réponse.", DAY_OR_NONE, "2026-06-09", None
    ),
    "due": key("Échéance", "Le dernier jour, s’il y en a un.", DAY_OR_NONE, "2026-10-31", None),
    "overdue": key("En retard", "Si ce jour est passé, et elle ouverte.", TRUTH, *YES_OR_NO),
    "done": key("Réalisée le", "null tant qu’elle ne l’est pas.", DAY_OR_NONE, "2026-11-02", None),
    "notes": key(
        "Motif ou suite", "Chacun en une phrase.", list_of(TEXT), ["motif : déjà en place"], []
    ),
}
