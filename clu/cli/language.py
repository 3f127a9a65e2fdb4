"""Help and usage errors in French: what typer says of itself in English, said again.

typer carries its own copy of click and names few of its classes, so that errors are told apart by
the names of their classes and their English message is the last resort, never the rule.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import typer
import typer.core

from clu.cli.screen import say
from clu.french import NBSP, NNBSP

if TYPE_CHECKING:
    from collections.abc import Iterable

UsageError: type[Exception] = typer.BadParameter.__bases__[0]

TERMS = {
    "Commands": f"Commandes{NBSP}",
    "required": "obligatoire",
    "default: {default}": f"par défaut{NBSP}: {{default}}",
    "Missing command.": "Il manque une commande.",
    "(deprecated) ": "(abandonné) ",
}
typer.core._ = lambda message: TERMS.get(message, message)  # type: ignore[attr-defined]

USAGE = f"Usage{NBSP}: "
INTERRUPTED = f"Interrompu{NBSP}: aucun fichier n’est écrit à moitié{NNBSP}; relancez la commande."
HELP = "Montre cette aide, et s’arrête."


class _AsTyped:
    """What typer asks to turn a text into a value: nothing is turned.

    Every option of clu is a flag, a text or a list of texts, which clu reads itself and refuses in
    French. typer would build a pydantic validator for each, which is half of the start-up time.
    """

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        """Give the value as it was typed; several values as a list."""
        del ctx
        return list(value or ()) if param.multiple or param.nargs == -1 else value


AS_TYPED = _AsTyped()


class _French:
    """What a command and a group of commands have in common."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        pieces = " ".join(self.collect_usage_pieces(ctx))  # type: ignore[attr-defined]
        formatter.write_usage(ctx.command_path, pieces.replace("...", "…"), prefix=USAGE)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        rows: dict[str, list[tuple[str, str]]] = {"argument": [], "option": []}
        for param in self.get_params(ctx):
            record = param.get_help_record(ctx)
            if record is not None:
                name = re.sub(" <.*>$", "", record[0])
                rows[param.param_type_name].append((name, record[1]))
        for heading, records in zip(("Arguments", "Options"), rows.values(), strict=True):
            if records:
                with formatter.section(f"{heading}{NBSP}"):
                    formatter.write_dl(records)

    def get_params(self, ctx: Any) -> list[Any]:
        params: list[Any] = super().get_params(ctx)  # type: ignore[misc]
        for param in params:
            param._runtime_param = AS_TYPED  # noqa: SLF001 - a typer without it is only slower
        return params

    def get_help_option(self, ctx: Any) -> Any:
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = HELP
        return option


class Command(_French, typer.core.TyperCommand):
    """A command whose help is French, and whose options are read as they were typed."""

    def invoke(self, ctx: Any) -> Any:
        """Run it; Ctrl-C is said, where typer would end without a word."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            say(f"\n{INTERRUPTED}", err=True)
            raise typer.Exit(130) from None


class Group(_French, typer.core.TyperGroup):
    """The commands, in the order in which they are written, with help in French."""

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """The options, then the commands."""
        super().format_options(ctx, formatter)
        self.format_commands(ctx, formatter)

    def list_commands(self, ctx: Any) -> list[str]:
        """The names of the commands, in the order of their registration."""
        del ctx
        return list(self.commands)


TO_GROUP = f'Une valeur qui porte une espace se met entre guillemets droits{NBSP}: "de LA TOUR".'


def too_many(words: Iterable[str]) -> str:
    """What is said of words that a command has no place for: mostly a value without its quotes."""
    return f"Argument en trop{NBSP}: {' '.join(words)}. {TO_GROUP}"


def usage_error(error: Any) -> str:
    """A wrong use of the command line, in French: what is so, and where help stands."""
    context = getattr(error, "ctx", None)
    help_line = f"Aide{NBSP}: {context.command_path} --help" if context else ""
    return f"{_fact(error)}\n{help_line}".rstrip()


def _fact(error: Any) -> str:
    match type(error).__name__:
        case "NoSuchOption":
            return _unknown_option(error)
        case "MissingParameter":
            return f"Il manque {_parameter(error)}."
        case "BadOptionUsage":
            return _bad_option(error)
        case "BadParameter":
            return str(error.message)
        case _:
            return _translated(str(error.message))


def _unknown_option(error: Any) -> str:
    near = ", ".join(sorted(error.possibilities or ()))
    hint = f" La plus proche{NBSP}: {near}." if near else ""
    return f"Option inconnue{NBSP}: {error.option_name}.{hint}"


def _parameter(error: Any) -> str:
    parameter = error.param
    if parameter is None:
        return "un argument"
    if parameter.param_type_name == "option":
        return f"l’option {'/'.join(parameter.opts)}"
    return f"l’argument {parameter.metavar or parameter.name.upper()}"


def _bad_option(error: Any) -> str:
    name = error.option_name
    if "does not take" in str(error.message):
        return f"L’option {name} ne prend pas de valeur."
    return f"L’option {name} attend une valeur."


SENTENCES = (
    (r"Got unexpected extra argument\(s\) \((?P<x>.*)\)", too_many(["{x}"])),
    (
        r"No such command '(?P<x>.*?)'\. Did you mean '(?P<y>.*?)'.*",
        f"Commande inconnue{NBSP}: {{x}}. La plus proche{NBSP}: {{y}}.",
    ),
    (r"No such command '(?P<x>.*?)'.*", f"Commande inconnue{NBSP}: {{x}}."),
    (
        r"Value (?P<x>.*) is not a valid .*",
        f"Valeur refusée{NBSP}: {{x}}{NNBSP}; un nombre entier est attendu.",
    ),
)


def _translated(message: str) -> str:
    for pattern, sentence in SENTENCES:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            return sentence.format(**found.groupdict())
    return message
