"""The command line as a whole: what is typed to one command, its errors to words and an exit code.

Nothing is imported here that `clu --help` does not use.
"""

from __future__ import annotations

from typing import Annotated, Any

import typer

from clu import __version__, steps
from clu.cli import progress
from clu.cli.commands import NAMES, SECTIONS, function
from clu.cli.language import Command, Group, UsageError, usage_error
from clu.cli.refusal import told
from clu.cli.screen import say
from clu.french import NBSP

REFUSED, USAGE = 1, 2
OF_STATUS = frozenset(["--data", "--on", "--html", "--format"])
"""Options that need no command before them: `clu` alone is `clu status`."""


class Clu(Group):
    """The commands as their table names them: one is built when it is called, none for the help."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands = dict.fromkeys(NAMES)  # type: ignore[assignment]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of that name; None where there is none."""
        del ctx
        return command(cmd_name) if cmd_name in NAMES else None

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """What each command does, a section for each moment of the work."""
        del ctx
        width = max(map(len, NAMES))
        for section in SECTIONS:
            with formatter.section(f"{section.title}{NBSP}"):
                formatter.write_dl(
                    [(name.ljust(width), words) for name, words in section.commands.items()]
                )


app = typer.Typer(
    cls=Clu,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    subcommand_metavar="COMMANDE …",
    context_settings={"help_option_names": ["-h", "--help"]},
)


def command(name: str) -> Any:
    """A command of typer, by its name in the table."""
    alone = typer.Typer(rich_markup_mode=None, add_completion=False)
    alone.command(name, cls=Command)(function(name))
    return typer.main.get_command(alone)


def run(arguments: list[str]) -> int:
    """Run a command; its exit code."""
    steps.watch(progress.progress)
    if not arguments:
        arguments = _alone()
    elif arguments[0].partition("=")[0] in OF_STATUS:
        arguments = ["status", *arguments]
    whole = typer.main.get_command(app)
    try:
        code = whole.main(arguments, prog_name="clu", standalone_mode=False)
    except UsageError as error:
        say(usage_error(error), err=True)
        return USAGE
    except Exception as error:
        words = told(error)
        if words is None:
            raise
        say(words, err=True)
        return REFUSED
    return int(code or 0)


def _alone() -> list[str]:
    """What `clu` alone means: the state of the committee here; without one, the help."""
    from clu.cli.place import folder

    try:
        folder(None)
    except UsageError:
        say("Aucun comité ici\u202f; clu init en crée un.", err=True)
        return ["--help"]
    return ["status"]


def _version(asked: bool) -> None:
    if asked:
        say(f"clu {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def clu(
    context: typer.Context,
    version: Annotated[
        bool,
        typer.Option(
            "--version", is_eager=True, callback=_version, help="Montre la version, et s’arrête."
        ),
    ] = False,
) -> None:
    """Tient le registre d’un comité local des usagers, et le juge par sa propre procédure.

    Exemple : clu check
    """
    del version
    if context.invoked_subcommand is None:
        say(context.get_help())
