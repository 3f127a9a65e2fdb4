"""Commands: what one looks at each day. What each does stands in a module of its own."""

from __future__ import annotations

from typing import Annotated

import typer

from clu.cli.options import Data, Force, ManyData, On, Output, Root


def status(
    data: Data = None,
    on: On = None,
    output: Output = None,
    html: Annotated[
        bool, typer.Option("--html", help="En écrit une page, build/status.html.")
    ] = False,
    form: Annotated[
        list[str] | None,
        typer.Option(
            "--format", metavar="FORME", help="html, comme --html ; pdf, la page et la même en PDF."
        ),
    ] = None,
    force: Force = False,
) -> int:
    """Montre la prochaine réunion et ce qui est à faire, jusqu’à quand, avec quelle commande.

    Sans commande, clu fait de même dans le dossier d’un comité.

    Exemple : clu status

    Exemple : clu status --html
    """
    from clu.cli.status import show, write_page

    if html or form:
        return write_page(data, on, output, form or (), force=force)
    if output or force:
        raise typer.BadParameter("--output et --force vont avec --html ou --format.")
    return show(data, on)


def check(
    meetings: Annotated[
        list[str] | None, typer.Argument(metavar="RÉUNION", help="Ne montre que ces réunions.")
    ] = None,
    data: ManyData = None,
    root: Root = None,
    on: On = None,
    form: Annotated[
        str,
        typer.Option(
            "--format", metavar="FORME", help="text, json, github, gitlab, junit ou sarif."
        ),
    ] = "text",
    only: Annotated[
        str | None,
        typer.Option(
            "--only",
            metavar="CODES",
            help="Ne montre que ces codes ou débuts de codes, séparés par des virgules.",
        ),
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Les avertissements comptent comme des erreurs.")
    ] = False,
    timeless: Annotated[
        bool, typer.Option("--timeless", help="Sans les règles qui dépendent du jour où l’on est.")
    ] = False,
    staged: Annotated[
        bool,
        typer.Option("--staged", help="Contrôle ce que le prochain commit enregistrera (git add)."),
    ] = False,
    since: Annotated[
        str | None,
        typer.Option(
            "--since", metavar="RÉVISION", help="Marque les constats nouveaux depuis ce commit."
        ),
    ] = None,
) -> int:
    """Contrôle le registre : tous les constats, d’un seul coup.

    Le code de sortie est le verdict entier (0 : rien d’irrégulier ; 1 : des erreurs) ; ce que
    l’on choisit de montrer n’y change rien.

    Exemple : clu check --since HEAD

    Exemple : clu check 2027-03-11

    Exemple : clu check --root .
    """
    from clu.cli.check import run_check

    folders = data or [], root or []
    return run_check(
        meetings or [],
        *folders,
        on,
        form,
        only,
        strict=strict,
        timeless=timeless,
        staged=staged,
        since=since,
    )


def explain(
    code: Annotated[str, typer.Argument(metavar="CODE", help="Le code d’une règle, ainsi CLU402.")],
) -> None:
    """Explique une règle : ce qu’elle relève, pourquoi, et des exemples.

    Exemple : clu explain CLU402
    """
    from clu.cli.rules import explain_rule

    explain_rule(code)


def calendar(
    data: Data = None,
    on: On = None,
    output: Output = None,
    public: Annotated[
        bool, typer.Option("--public", help="Les réunions seules, sans aucune donnée personnelle.")
    ] = False,
    force: Force = False,
) -> int:
    """Écrit un calendrier auquel s’abonner : les réunions, et les échéances du secrétariat.

    Avec --public, c’est celui que chacun peut lire : les réunions seules.

    Exemple : clu calendar

    Exemple : clu calendar --public
    """
    from clu.cli.calendar import write_calendar

    return write_calendar(data, on, output, public=public, force=force)
