"""What the open data are made of: their fields, and the JSON Schema that says so.

Keys are English, as in the register; titles are French. Days are ISO, hours HH:MM.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from clu.asked import GROUPS

if TYPE_CHECKING:
    from collections.abc import Iterable

VERSION = 1
FILE = "comite.schema.json"
DAY, HOUR = r"^\d{4}-\d\d-\d\d$", r"^\d\d:\d\d$"
KINDS: dict[str, dict[str, Any]] = {
    "text": {"type": "string"},
    "day": {"type": "string", "pattern": DAY},
    "hour": {"type": "string", "pattern": HOUR},
    "number": {"type": "number"},
    "count": {"type": "integer", "minimum": 0},
    "texts": {"type": "array", "items": {"type": "string"}},
}


class Field(NamedTuple):
    """A field: its key, what it is in French, its kind; a closed list of values where it has one.

    `optional`: it is null where nothing is known.
    """

    key: str
    title: str
    kind: str = "text"
    values: tuple[str, ...] = ()
    optional: bool = False


def _maybe(key: str, title: str, kind: str = "text") -> Field:
    return Field(key, title, kind, optional=True)


COMMITTEE = (
    Field("name", "Nom du comité"),
    Field("abbreviation", "Sigle"),
    Field("institution", "Institution qui tient le comité"),
    _maybe("procedure", "Référence de la fiche de procédure"),
)
SEAT = (
    Field("id", "Identifiant du siège"),
    Field("college", "Collège"),
    Field("title", "Intitulé du siège dans la fiche de procédure"),
    _maybe("body", "Organisme qui désigne le représentant"),
)
MEETING = (
    Field("id", "Identifiant de la réunion"),
    Field("date", "Jour", "day"),
    Field("time", "Heure", "hour"),
    Field(
        "state",
        "État : à venir (coming), tenue (held), reportée (postponed), annulée (cancelled)",
        values=("coming", "held", "postponed", "cancelled"),
    ),
    Field("agenda", "Points de l’ordre du jour", "texts"),
    _maybe("minutes", "Page du compte-rendu, une fois validé"),
)
PROPOSAL = (
    Field("id", "Identifiant de la proposition"),
    Field("meeting", "Réunion où elle a été faite"),
    _maybe("author", "Organisme qui l’a faite"),
    _maybe("text", "Texte de la proposition"),
    Field(
        "status", "Où elle en est", values=tuple(one for _, states, _ in GROUPS for one in states)
    ),
    _maybe("answered", "Jour de la réponse", "day"),
    _maybe("reason", "Motif de la réponse"),
    _maybe("done", "Jour de la réalisation", "day"),
    _maybe("outcome", "Ce qu’il en est advenu"),
)
RESULT = (
    Field("meeting", "Réunion où le résultat a été présenté"),
    Field(
        "kind",
        "Nature : indicateur (indicator), enquête (survey), visite mystère (mystery-visit)",
        values=("indicator", "survey", "mystery-visit"),
    ),
    Field("id", "Identifiant de la mesure"),
    Field("title", "Ce qui est mesuré"),
    Field("period", "Période"),
    Field("value", "Valeur", "number"),
    _maybe("target", "Cible", "number"),
    _maybe("unit", "Unité"),
    _maybe("source", "Source"),
)
RECEIVED = (
    Field("meeting", "Réunion où le décompte a été présenté"),
    Field(
        "kind",
        "Nature : réclamations (complaints), suggestions (suggestions)",
        values=("complaints", "suggestions"),
    ),
    Field("period", "Période"),
    Field(
        "counted",
        "Décompte : total (total), par voie (channel), par thème (theme)",
        values=("total", "channel", "theme"),
    ),
    _maybe("label", "Voie ou thème"),
    Field("count", "Nombre", "count"),
)


class Table(NamedTuple):
    """A list of the data, as one of its keys and as a CSV file."""

    key: str
    file: str
    title: str
    fields: tuple[Field, ...]


TABLES = (
    Table("composition", "composition.csv", "Composition, dans l’ordre de la fiche", SEAT),
    Table("meetings", "reunions.csv", "Réunions", MEETING),
    Table("proposals", "propositions.csv", "Propositions, et suites données", PROPOSAL),
    Table("results", "resultats.csv", "Indicateurs, enquêtes et visites mystères", RESULT),
    Table("received", "reclamations.csv", "Réclamations et suggestions reçues", RECEIVED),
)


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the data."""
    properties: dict[str, Any] = {
        "$schema": {"const": FILE},
        "version": {"const": VERSION},
        "committee": _object(COMMITTEE),
    }
    for table in TABLES:
        rows = {"type": "array", "title": table.title, "items": _object(table.fields)}
        properties[table.key] = rows
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Données ouvertes d’un comité d’usagers",
        "type": "object",
        "required": list(properties),
        "additionalProperties": False,
        "properties": properties,
    }


def _object(fields: Iterable[Field]) -> dict[str, Any]:
    given = tuple(fields)
    return {
        "type": "object",
        "required": [one.key for one in given],
        "additionalProperties": False,
        "properties": {one.key: _property(one) for one in given},
    }


def _property(field: Field) -> dict[str, Any]:
    said = dict(KINDS[field.kind])
    if field.values:
        said["enum"] = list(field.values)
    if field.optional:
        said["type"] = [said["type"], "null"]
    return {"title": field.title} | said
