"""The schema of the report that `clu check --format json` writes; see `clu.report.plain_json`.

It holds what clu writes, so it is as strict as it can be: a key more or less breaks the contract.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from clu.french import typeset
from clu.report import SEVERITIES
from clu.report.plain_json import VERSION
from clu.schema.scalars import DIALECT

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

DAY: Final = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
TEXT: Final = {"type": "string", "minLength": 1}
NUMBER: Final = {"type": "integer", "minimum": 0}
PLACE: Final = {"type": "integer", "minimum": 1}
YES_OR_NO: Final = (True, False)
ABSENT: Final = {"type": ["string", "null"], "minLength": 1}


def schema() -> dict[str, Any]:
    """The whole report."""
    return {
        "$schema": DIALECT,
        **_table(
            "Le rapport d’un contrôle",
            "Ce que donne « clu check --format json » : le compte, et chaque constat.",
            _REPORT,
            optional=frozenset(["refused"]),
        ),
        "$defs": {
            "Summary": _table(
                "Compte", "Le verdict entier, quoi que l’on ait demandé à voir.", _SUMMARY
            ),
            "Refused": _table(
                "Ce qui n’a pas pu être fait",
                "Un comité, parmi plusieurs, dont on n’a pas pu faire ce qui était demandé.",
                _REFUSED,
            ),
            "Finding": _table(
                "Constat", "Ce qui est, où, pourquoi, et ce qu’il faut faire.", _FINDING
            ),
        },
    }


def _table(
    title: str,
    text: str,
    keys: dict[str, dict[str, Any]],
    optional: AbstractSet[str] = frozenset(),
) -> dict[str, Any]:
    return {
        "title": typeset(title),
        "description": typeset(text),
        "type": "object",
        "properties": keys,
        "required": [key for key in keys if key not in optional],
        "additionalProperties": False,
    }


def _key(title: str, text: str, value: dict[str, Any], *examples: Any) -> dict[str, Any]:
    said = {"title": typeset(title), "description": typeset(text), **value}
    return said | {"examples": list(examples)}


_SUMMARY: Final = {
    "errors": _key(
        "Erreurs", "Combien de constats sont des erreurs : le contrôle est négatif.", NUMBER, 1
    ),
    "warnings": _key("Avertissements", "Combien de constats sont des avertissements.", NUMBER, 2),
    "settled": _key(
        "Écarts constatés", "Combien de constats une décision écrite couvre.", NUMBER, 5
    ),
    "waived": _key(
        "Dérogations", "Combien de ceux-là le sont par une dérogation, qui a une fin.", NUMBER, 1
    ),
    "files": _key("Fichiers", "Combien de fichiers ont été lus.", NUMBER, 117),
    "meetings": _key("Réunions", "Combien de réunions le registre compte.", NUMBER, 7),
}
_FINDING: Final = {
    "code": _key(
        "Code",
        "Le code de la règle ; « clu explain » en donne la page.",
        {"type": "string", "pattern": "^CLU[0-9]{3}$"},
        "CLU402",
    ),
    "name": _key(
        "Nom de la règle",
        "Son nom en anglais, pour les programmes.",
        {"type": "string", "pattern": "^[a-z]+(?:-[a-z]+)*$"},
        "late-substitution",
    ),
    "severity": _key(
        "Gravité",
        "error : erreur ; warning : avertissement.",
        {"enum": list(SEVERITIES)},
        *SEVERITIES,
    ),
    "file": _key(
        "Fichier",
        "Relatif au dossier courant s’il est dessous, sinon absolu ; toujours avec « / ».",
        TEXT,
        "data/meetings/2026-12-15/substitutions/udaf.yaml",
    ),
    "line": _key("Ligne", "La ligne, comptée depuis 1.", PLACE, 5),
    "column": _key("Colonne", "La colonne, en caractères, comptée depuis 1.", PLACE, 11),
    "message": _key(
        "Ce qui est",
        "En français, sans majuscule ni point final.",
        TEXT,
        "annonce reçue le 15 décembre 2026 ; le dernier jour était le 12 décembre 2026",
    ),
    "help": _key(
        "Ce qu’il faut faire",
        "En français, un ordre.",
        TEXT,
        "enregistrez la décision : admis ou non admis",
    ),
    "article": _key(
        "Article",
        "L’article de la fiche ; null si aucun ne s’applique.",
        ABSENT,
        "suppleance",
        None,
    ),
    "procedure": _key(
        "Version de la fiche",
        "Le jour depuis lequel elle est en vigueur ; null sans article.",
        {**DAY, "type": ["string", "null"]},
        "2022-06-23",
        None,
    ),
    "meeting": _key(
        "Réunion",
        "Le dossier de la réunion ; null si le constat n’est d’aucune.",
        ABSENT,
        "2026-12-15",
        None,
    ),
    "seat": _key(
        "Siège", "Son identifiant ; null si le constat n’est d’aucun.", ABSENT, "udaf", None
    ),
    "clock": _key(
        "Dépend du jour",
        "Si le constat dépend du jour où l’on se place.",
        {"type": "boolean"},
        *YES_OR_NO,
    ),
    "settled": _key(
        "Décision",
        "L’identifiant de la décision qui le couvre ; null si aucune.",
        ABSENT,
        "suppleante-non-admise-2023",
        None,
    ),
    "until": _key(
        "Fin de la dérogation",
        "Le dernier jour de la dérogation qui le couvre, compris ; null sans dérogation.",
        {**DAY, "type": ["string", "null"]},
        "2027-02-28",
        None,
    ),
    "fingerprint": _key(
        "Empreinte",
        "La même tant que le constat est le même, où que soit sa ligne.",
        {"type": "string", "pattern": "^[0-9a-f]{32}$"},
        "9f86d081884c7d659a2feaa0c55ad015",
    ),
    "new": _key(
        "Nouveau",
        "Si la révision donnée à --since n’avait pas ce constat ; null s’il n’est pas comparé.",
        {"type": ["boolean", "null"]},
        *YES_OR_NO,
        None,
    ),
}
_REFUSED: Final = {
    "data": _key("Registre", "Le dossier du comité.", TEXT, "lot/data"),
    "judged": _key(
        "Jugé",
        "true : jugé, sans être comparé à la révision ; false : non jugé, sans aucun constat.",
        {"type": "boolean"},
        *YES_OR_NO,
    ),
    "message": _key(
        "Ce qui est",
        "En français, sans majuscule ni point final.",
        TEXT,
        "ce dossier n’est pas dans un dépôt git",
    ),
    "help": _key(
        "Ce qu’il faut faire", "En français, un ordre.", TEXT, "commencez un dépôt, git init"
    ),
}
_REPORT: Final = {
    "version": _key(
        "Version",
        "La version de cette forme ; elle change si une clé change de sens.",
        {"const": VERSION},
        VERSION,
    ),
    "on": _key("Jour du contrôle", "Le jour où l’on se place.", DAY, "2026-11-23"),
    "data": _key(
        "Registres",
        "Les dossiers jugés, toujours une liste.",
        {"type": "array", "minItems": 1, "items": TEXT},
        ["data"],
    ),
    "summary": _key(
        "Compte",
        "Le verdict entier, quoi que l’on ait demandé à voir.",
        {"$ref": "#/$defs/Summary"},
        {"errors": 1, "warnings": 2, "settled": 5, "waived": 1, "files": 117, "meetings": 7},
    ),
    "findings": _key(
        "Constats",
        "Ceux que l’on a demandé à voir, rangés par fichier et par ligne.",
        {"type": "array", "items": {"$ref": "#/$defs/Finding"}},
        [],
    ),
    "refused": _key(
        "Ce qui n’a pas pu être fait",
        "Les comités, parmi plusieurs, non jugés ou non comparés ; absent s’il n’y en a pas.",
        {"type": "array", "items": {"$ref": "#/$defs/Refused"}},
        [],
    ),
}
