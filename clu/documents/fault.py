"""What is wrong with a template, told to the person who wrote it: file, line, fact, remedy."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.exceptions import SecurityError, UndefinedError

from clu.french import quoted
from clu.spelling import suggestion

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import TracebackType

FORBIDDEN = "un modèle n’accède qu’aux valeurs qui lui sont données"
SYNTAX = (
    (re.compile(r"unknown tag '(?P<word>\w+)'"), "balise {word} inconnue ou mal placée"),
    (re.compile(r"No filter named '(?P<word>.+)'"), "filtre {word} inconnu"),
    (re.compile(r"No test named '(?P<word>.+)'"), "test {word} inconnu"),
    (re.compile(r"[Uu]nexpected end of template"), "une balise n’est pas fermée"),
    (re.compile(r"Missing end of comment"), "un commentaire n’est pas fermé"),
)


class TemplateFault(Exception):  # noqa: N818 - named after what is so
    """A template that cannot be used. `fact` and `hint` are French, for whoever wrote it."""

    def __init__(self, file: Path, line: int, fact: str, hint: str) -> None:
        super().__init__(f"{file}:{line}: {fact} ; {hint}")
        self.file = file
        self.line = line
        self.fact = fact
        self.hint = hint


class MissingTemplate(TemplateNotFound):
    """No template of that name; its message is French."""


def fault(error: Exception, file: Path, known: Iterable[str]) -> TemplateFault:
    """The fault behind whatever Jinja, or the code of a template, has raised in `file`."""
    where, line = _place(error, file)
    fact, hint = _wording(error, known)
    return TemplateFault(where, line, fact, hint)


def _place(error: Exception, file: Path) -> tuple[Path, int]:
    if isinstance(error, TemplateSyntaxError):
        return Path(error.filename or file), error.lineno
    lines = [place for place in _frames(error.__traceback__) if place[0].suffix == ".j2"]
    return lines[-1] if lines else (file, 1)


def _frames(traceback: TracebackType | None) -> Iterable[tuple[Path, int]]:
    while traceback is not None:
        yield Path(traceback.tb_frame.f_code.co_filename), traceback.tb_lineno
        traceback = traceback.tb_next


def _wording(error: Exception, known: Iterable[str]) -> tuple[str, str]:
    match error:
        case TemplateSyntaxError():
            return _syntax(
                error
            ), "corrigez cette ligne, ou ôtez le modèle pour reprendre l’original"
        case TemplateNotFound():
            name = str(error.name)
            return f"modèle {quoted(name)} introuvable", suggestion(name, sorted(known))
        case UndefinedError() | SecurityError():
            fact, _, hint = str(error).partition(" ; ")
            return fact, hint or FORBIDDEN
        case RecursionError():
            return "le modèle s’inclut lui-même sans fin", "ôtez cette inclusion"
        case TemplateError():
            return str(error.message), FORBIDDEN
        case _:
            return f"calcul impossible ({_reason(error)})", "corrigez cette ligne"


def _reason(error: Exception) -> str:
    """In French, for Python's own words are English."""
    match error:
        case ZeroDivisionError():
            return "division par zéro"
        case OverflowError() | MemoryError():
            return "résultat trop grand"
        case TypeError():
            return "ces valeurs ne sont pas de même nature"
        case _:
            return type(error).__name__


def _syntax(error: TemplateSyntaxError) -> str:
    message = error.message or ""
    for pattern, fact in SYNTAX:
        found = pattern.search(message)
        if found:
            return fact.format(word=quoted(found.groupdict().get("word", "")))
    return f"syntaxe incorrecte (Jinja : {message.rstrip('.')})"


def unknown_name(name: str, owner: object) -> str:
    """The fact and the remedy for a name that a template uses and nobody has defined."""
    known = [field.name for field in fields(owner)] if is_dataclass(owner) else []
    return f"nom {quoted(name)} inconnu ; {suggestion(name, known)}"
