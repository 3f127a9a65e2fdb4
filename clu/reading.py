"""From a file's text to its record, or to the faults that stand in the way.

pydantic decides what a value may be; this module says it in French, at the user's own line, with
the nearest known key. It knows no file by name and no rule by code.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from types import UnionType
from typing import Any, Literal, NamedTuple, TypeVar, Union, get_args, get_origin

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from clu.model.record import Record
from clu.model.values import quoted
from clu.source import ORIGIN, Document, Kind, Position
from clu.spelling import suggestion

R = TypeVar("R", bound=Record)
FaultKind = (
    Kind | Literal["unknown-key", "missing-value", "wrong-value", "misplaced-file", "missing-file"]
)


class Fault(NamedTuple):
    """Why a file, or a part of it, cannot be used: kind, place, fact and remedy in French."""

    kind: FaultKind
    position: Position
    fact: str
    hint: str


def record(document: Document, model: type[R]) -> tuple[R | None, list[Fault]]:
    """The record that a document holds, or None; with all faults of the file at once."""
    faults = text_faults(document)
    if document.root is None:
        return None, faults or [_empty(document, model)]
    if not isinstance(document.root, dict):
        return None, [*faults, _no_table(document, model)]
    try:
        root = _present(document.root, model) if document.gaps else document.root
        found = model.model_validate(root)
    except ValidationError as error:
        return None, faults + [_fault(document, model, one) for one in error.errors()]
    return (None if faults else found), faults


def text_faults(document: Document) -> list[Fault]:
    """What is wrong with a file before anybody asks what it means."""
    return [
        Fault(fault.kind, document.position(fault.line, fault.column), fault.fact, fault.hint)
        for fault in document.faults
    ]


def _present(value: Any, model: type[Record] | None) -> Any:
    """The tree without the keys that were left empty: they are absent, wherever they stand.

    An unknown key stays, to be refused: « {text: une phrase, et la suite} » is two keys to YAML.
    """
    if isinstance(value, dict):
        known = _known(model) if model else {}
        return {
            key: _present(one, known.get(key))
            for key, one in value.items()
            if one is not None or key not in known
        }
    return [_present(one, model) for one in value] if isinstance(value, list) else value


@cache
def _known(model: type[Record]) -> dict[str, type[Record] | None]:
    """The keys of a record, and what record stands at each, if any does."""
    return {key: _record_in(field.annotation) for key, field in fields(model).items()}


def _empty(document: Document, model: type[Record]) -> Fault:
    return Fault(
        "missing-value", document.position(1, 1), "fichier vide", f"écrivez-y {_required(model)}"
    )


def _no_table(document: Document, model: type[Record]) -> Fault:
    found = "une liste" if isinstance(document.root, list) else "un texte"
    return Fault(
        "wrong-value",
        document.locate(()),
        f"le fichier est {found}, et non un tableau de clés",
        f"commencez par une clé suivie de deux-points et d’une espace\u00a0: {_required(model)}",
    )


def _required(model: type[Record]) -> str:
    names = [key for key, field in fields(model).items() if field.is_required() and key != ORIGIN]
    if not names:
        known = ", ".join(key for key in fields(model) if key != ORIGIN)
        return f"l’une des clés {known}, ou supprimez le fichier"
    return "les clés " + ", ".join(names) if len(names) > 1 else "la clé " + "".join(names)


def _fault(document: Document, model: type[Record], error: ErrorDetails) -> Fault:
    path = error["loc"]
    kind = error["type"]
    if kind == "extra_forbidden":
        return _unknown_key(document, model, path, empty=error["input"] is None)
    if kind == "missing":
        return _missing(document, path)
    fact, hint = _wording(error)
    where = document.locate(path)
    return Fault("wrong-value", where, f"{_label(path)}{fact}", hint)


def _unknown_key(
    document: Document, model: type[Record], path: Sequence[str | int], *, empty: bool
) -> Fault:
    key = str(path[-1])
    known = [name for name in fields(_model_at(model, path[:-1])) if name != ORIGIN]
    fact = f"clé {quoted(key)} inconnue"
    cut_off = empty and " " in key
    hint = "mettez entre guillemets la phrase entière" if cut_off else suggestion(key, known)
    return Fault("unknown-key", document.locate(path, key=True), fact, hint)


def _missing(document: Document, path: Sequence[str | int]) -> Fault:
    key = str(path[-1])
    fact = f"{_label(path[:-1])}clé {quoted(key)} absente ou vide"
    hint = f"ajoutez la ligne {quoted(f'{key}: …')}"
    return Fault("missing-value", document.locate(path), fact, hint)


def _label(path: Sequence[str | int]) -> str:
    keys = [f"n°\u00a0{part + 1}" if isinstance(part, int) else part for part in path]
    return f"{quoted(' › '.join(keys))}\u00a0: " if keys else ""


def _wording(error: ErrorDetails) -> tuple[str, str]:
    """A pydantic error in French: the fact, then the remedy."""
    context: Mapping[str, Any] = error.get("ctx", {})
    found = error["input"]
    match error["type"]:
        case "refused":
            return context["fact"], context["hint"]
        case "literal_error" if isinstance(found, dict | list):
            return f"{_shown(found)} au lieu d’une valeur simple", "écrivez une seule valeur"
        case "literal_error":
            known = [str(one) for one in _literals(context["expected"])]
            return f"valeur {_shown(found)} inconnue", suggestion(str(found), known)
        case "tuple_type" | "list_type":
            return f"{_shown(found)} au lieu d’une liste", "écrivez chaque élément après un tiret"
        case "model_type" | "dict_type" | "model_attributes_type":
            return (
                f"{_shown(found)} au lieu d’un tableau de clés",
                "écrivez des clés en retrait, chacune suivie de deux-points",
            )
        case _:
            return f"{_shown(found)} n’est pas admis ici", "corrigez la valeur"


def _literals(expected: str) -> list[str]:
    parts = expected.replace(" or ", ", ").split(", ")
    return [part.strip("'\"") for part in parts]


def _shown(found: object) -> str:
    if isinstance(found, list):
        return "une liste"
    return "un tableau de clés" if isinstance(found, dict) else quoted(found)


@cache
def fields(model: type[Record]) -> dict[str, Any]:
    """The fields of a model by the keys that a person writes."""
    return {field.alias or name: field for name, field in model.model_fields.items()}


def _model_at(model: type[Record], path: Sequence[str | int]) -> type[Record]:
    """The model that describes the table at `path`."""
    for part in path:
        if isinstance(part, str) and part in fields(model):
            model = _record_in(fields(model)[part].annotation) or model
    return model


def _record_in(annotation: Any) -> type[Record] | None:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    if get_origin(annotation) in (Union, UnionType, tuple, list, dict):
        found = (_record_in(one) for one in get_args(annotation))
        return next((one for one in found if one), None)
    return None
