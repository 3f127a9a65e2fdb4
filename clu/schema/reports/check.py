"""The schema of the report that `clu check --format json` writes; see `clu.report.plain_json`."""

from __future__ import annotations

from typing import Any, Final

from clu.report import SEVERITIES
from clu.report.plain_json import VERSION
from clu.schema.reports.shape import (
    ABSENT,
    DAY,
    NUMBER,
    PLACE,
    TEXT,
    YES_OR_NO,
    document,
    key,
    table,
)


def schema() -> dict[str, Any]:
    """The whole report."""
    definitions = {
        "Summary": table(
            "Compte", "Le verdict entier, quoi que l’on ait demandé à voir.", _SUMMARY
        ),
        "Refused": table(
            "Ce qui n’a pas pu être fait",
            "Un comité, parmi plusieurs, dont on n’a pas pu faire ce qui était demandé.",
            _REFUSED,
        ),
        "Finding": table("Constat", "Ce qui est, où, pourquoi, et ce qu’il faut faire.", _FINDING),
    }
    return document(
        table(
            "Le rapport d’un contrôle",
            "Ce que donne « clu check --format json » : le compte, et chaque constat.",
            _REPORT,
            optional=frozenset(["refused"]),
        ),
        definitions,
    )


_SUMMARY: Final = {
    "errors": key(
        "Erreurs", "Combien de constats sont des erreurs : le contrôle est négatif.", NUMBER, 1
    ),
    "warnings": key("Avertissements", "Combien de constats sont des avertissements.", NUMBER, 2),
    "settled": key(
        "Écarts constatés", "Combien de constats une décision écrite couvre.", NUMBER, 5
    ),
    "waived": key(
        "Dérogations", "Combien de ceux-là le sont par une dérogation, qui a une fin.", NUMBER, 1
    ),
    "files": key("Fichiers", "Combien de fichiers ont été lus.", NUMBER, 117),
    "meetings": key("Réunions", "Combien de réunions le registre compte.", NUMBER, 7),
}
_FINDING: Final = {
    "code": key(
        "Code",
        "Le code de la règle ; « clu explain » en donne la page.",
        {"type": "string", "pattern": "^CLU[0-9]{3}$"},
        "CLU402",
    ),
    "name": key(
        "Nom de la règle",
        "Son nom en anglais, pour les programmes.",
        {"type": "string", "pattern": "^[a-z]+(?:-[a-z]+)*$"},
        "late-substitution",
    ),
    "severity": key(
        "Gravité",
        "error : erreur ; warning : avertissement.",
        {"enum": list(SEVERITIES)},
        *SEVERITIES,
    ),
    "file": key(
        "Fichier",
        "Relatif au dossier courant s’il est dessous, sinon absolu ; toujours avec « / ».",
        TEXT,
        "data/meetings/2026-12-15/substitutions/udaf.yaml",
    ),
    "line": key("Ligne", "La ligne, comptée depuis 1.", PLACE, 5),
    "column": key("Colonne", "La colonne, en caractères, comptée depuis 1.", PLACE, 11),
    "message": key(
        "Ce qui est",
        "En français, sans majuscule ni point final.",
        TEXT,
        "annonce reçue le 15 décembre 2026 ; le dernier jour était le 12 décembre 2026",
    ),
    "help": key(
        "Ce qu’il faut faire",
        "En français, un ordre.",
        TEXT,
        "enregistrez la décision : admis ou non admis",
    ),
    "article": key(
        "Article",
        "L’article de la fiche ; null si aucun ne s’applique.",
        ABSENT,
        "suppleance",
        None,
    ),
    "procedure": key(
        "Version de la fiche",
        "Le jour depuis lequel elle est en vigueur ; null sans article.",
        {**DAY, "type": ["string", "null"]},
        "2022-06-23",
        None,
    ),
    "meeting": key(
        "Réunion",
        "Le dossier de la réunion ; null si le constat n’est d’aucune.",
        ABSENT,
        "2026-12-15",
        None,
    ),
    "seat": key(
        "Siège", "Son identifiant ; null si le constat n’est d’aucun.", ABSENT, "udaf", None
    ),
    "clock": key(
        "Dépend du jour",
        "Si le constat dépend du jour où l’on se place.",
        {"type": "boolean"},
        *YES_OR_NO,
    ),
    "settled": key(
        "Décision",
        "L’identifiant de la décision qui le couvre ; null si aucune.",
        ABSENT,
        "suppleante-non-admise-2023",
        None,
    ),
    "until": key(
        "Fin de la dérogation",
        "Le dernier jour de la dérogation qui le couvre, compris ; null sans dérogation.",
        {**DAY, "type": ["string", "null"]},
        "2027-02-28",
        None,
    ),
    "fingerprint": key(
        "Empreinte",
        "La même tant que le constat est le même, où que soit sa ligne.",
        {"type": "string", "pattern": "^[0-9a-f]{32}$"},
        "9f86d081884c7d659a2feaa0c55ad015",
    ),
    "new": key(
        "Nouveau",
        "Si la révision donnée à --since n’avait pas ce constat ; null s’il n’est pas comparé.",
        {"type": ["boolean", "null"]},
        *YES_OR_NO,
        None,
    ),
}
_REFUSED: Final = {
    "data": key("Registre", "Le dossier du comité.", TEXT, "lot/data"),
    "judged": key(
        "Jugé",
        "true : jugé, sans être comparé à la révision ; false : non jugé, sans aucun constat.",
        {"type": "boolean"},
        *YES_OR_NO,
    ),
    "message": key(
        "Ce qui est",
        "En français, sans majuscule ni point final.",
        TEXT,
        "ce dossier n’est pas dans un dépôt git",
    ),
    "help": key(
        "Ce qu’il faut faire", "En français, un ordre.", TEXT, "commencez un dépôt, git init"
    ),
}
_REPORT: Final = {
    "version": key(
        "Version",
        "La version de cette forme ; elle change si une clé change de sens.",
        {"const": VERSION},
        VERSION,
    ),
    "on": key("Jour du contrôle", "Le jour où l’on se place.", DAY, "2026-11-23"),
    "data": key(
        "Registres",
        "Les dossiers jugés, toujours une liste.",
        {"type": "array", "minItems": 1, "items": TEXT},
        ["data"],
    ),
    "summary": key(
        "Compte",
        "Le verdict entier, quoi que l’on ait demandé à voir.",
        {"$ref": "#/$defs/Summary"},
        {"errors": 1, "warnings": 2, "settled": 5, "waived": 1, "files": 117, "meetings": 7},
    ),
    "findings": key(
        "Constats",
        "Ceux que l’on a demandé à voir, rangés par fichier et par ligne.",
        {"type": "array", "items": {"$ref": "#/$defs/Finding"}},
        [],
    ),
    "refused": key(
        "Ce qui n’a pas pu être fait",
        "Les comités, parmi plusieurs, non jugés ou non comparés ; absent s’il n’y en a pas.",
        {"type": "array", "items": {"$ref": "#/$defs/Refused"}},
        [],
    ),
}
