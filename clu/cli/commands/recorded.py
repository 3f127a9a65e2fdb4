"""Commands: what is on record, and what it proves. What each does stands in a module of its own."""

from __future__ import annotations

from typing import Annotated

import typer

from clu.cli.options import (
    Civility,
    Data,
    Filed,
    FirstName,
    Force,
    LastName,
    ManyData,
    On,
    Output,
    Root,
    Yes,
)


def roster(
    data: ManyData = None,
    root: Root = None,
    on: On = None,
    form: Annotated[
        str, typer.Option("--format", metavar="FORME", help="table, markdown, csv ou json.")
    ] = "table",
    output: Filed = None,
    force: Force = False,
) -> int:
    """Montre qui siège à une date, les sièges vacants et ceux dont le titulaire n’est pas connu.

    Exemple : clu roster --on 2025-01-31

    Exemple : clu roster --format csv --output build
    """
    from clu.cli.roster import print_roster

    return print_roster(data or [], root or [], on, form, output, force=force)


def holder(
    seats: Annotated[
        list[str],
        typer.Argument(
            metavar="SIÈGE", help="Le siège, que clu roster nomme ; plusieurs, avec --confirm."
        ),
    ],
    data: Data = None,
    on: On = None,
    confirm: Annotated[
        bool, typer.Option("--confirm", help="La personne est toujours en fonctions ce jour.")
    ] = False,
    civility: Civility = None,
    first_name: FirstName = None,
    last_name: LastName = None,
    function: Annotated[
        str | None, typer.Option("--function", metavar="FONCTION", help="Sa fonction.")
    ] = None,
    start: Annotated[
        str | None,
        typer.Option(
            "--from", metavar="AAAA-MM-JJ", help="Le premier jour du mandat, ou de la vacance."
        ),
    ] = None,
    until: Annotated[
        str | None,
        typer.Option("--until", metavar="AAAA-MM-JJ", help="Le dernier jour du mandat."),
    ] = None,
    attested: Annotated[
        bool,
        typer.Option("--attested", help="En fonctions ce jour, sans que le début soit connu."),
    ] = False,
    vacant: Annotated[bool, typer.Option("--vacant", help="Le siège est vacant.")] = False,
    source: Annotated[
        str | None,
        typer.Option("--source", metavar="TEXTE", help="L’arrêté ou le message qui le dit."),
    ] = None,
    reason: Annotated[
        str | None, typer.Option("--reason", metavar="TEXTE", help="Le motif de la fin.")
    ] = None,
    yes: Yes = False,
) -> int:
    """Confirme qui tient un siège, ou met fin à un mandat et en commence un autre.

    Sans option, dit qui est au registre et demande ce qu’il faut enregistrer.

    Exemple : clu holder citoyennete --confirm

    Exemple : clu holder familles --civility Mme --last-name ROCHE --from 2026-11-02
    """
    from clu.cli.holder import Asked, record_holder

    asked = Asked(
        confirm=confirm,
        civility=civility,
        first_name=first_name,
        last_name=last_name,
        function=function,
        start=start,
        until=until,
        attested=attested,
        vacant=vacant,
        source=source,
        reason=reason,
        yes=yes,
    )
    return record_holder(seats, data, on, asked)


def procedure(
    data: Data = None,
    on: On = None,
    form: Annotated[
        str,
        typer.Option(
            "--format", metavar="FORME", help="markdown, html, ou pdf (écrit dans build/)."
        ),
    ] = "markdown",
    output: Filed = None,
    force: Force = False,
) -> None:
    """Imprime la fiche de procédure en vigueur, ligne pour ligne.

    Exemple : clu procedure --output build
    """
    from clu.cli.procedure import print_sheet

    print_sheet(data, on, form, output, force=force)


def rules(data: Data = None) -> None:
    """Liste les règles par code et par article, et les articles qu’aucune règle ne vérifie.

    Exemple : clu rules
    """
    from clu.cli.rules import list_rules

    list_rules(data)


def diff(
    before: Annotated[
        str, typer.Argument(metavar="RÉVISION", help="Un commit, une branche ou une étiquette.")
    ],
    after: Annotated[
        str | None,
        typer.Argument(
            metavar="AUTRE", help="L’autre révision ; à défaut, les fichiers de travail."
        ),
    ] = None,
    data: Data = None,
    on: On = None,
    form: Annotated[
        str, typer.Option("--format", metavar="FORME", help="text, markdown ou json.")
    ] = "text",
) -> int:
    """Dit en clair ce qui a changé depuis une révision de git, pour qui relit.

    Sièges, mandats, réunions, qui est à convoquer, échéances, ce qui a été enregistré ; d’abord ce
    qui était déjà parti ou diffusé. Compare et ne juge pas : le code de sortie est 0.

    Exemple : clu diff HEAD

    Exemple : clu diff HEAD~1 HEAD --format markdown
    """
    from clu.cli.diff import show_changes

    return show_changes(before, after, data, on, form)


def audit(
    year: Annotated[str, typer.Argument(metavar="ANNÉE", help="L’année civile, comme 2025.")],
    data: Data = None,
    on: On = None,
    output: Output = None,
    form: Annotated[
        list[str] | None,
        typer.Option("--format", metavar="FORME", help="Ajoute aux pages : pdf, odt."),
    ] = None,
    force: Force = False,
) -> int:
    """Écrit, pour l’auditeur du label, ce qu’une année montre de chaque article de la fiche.

    Les mots de la fiche, ce qui les montre tenus et le fichier qui le prouve, ce qui manque, les
    écarts constatés et les dérogations, qui a siégé. Le document porte des noms : il reste interne.

    Exemple : clu audit 2025
    """
    from clu.cli.audit import write_audit

    return write_audit(year, data, on, output, form, force=force)


def overview(
    data: ManyData = None,
    root: Root = None,
    on: On = None,
    form: Annotated[
        str, typer.Option("--format", metavar="FORME", help="table, csv, json, html ou pdf.")
    ] = "table",
    late_first: Annotated[
        bool, typer.Option("--late-first", help="D’abord ceux qui ont le plus de retard.")
    ] = False,
    output: Filed = None,
    force: Force = False,
) -> int:
    """Montre, comité par comité, qui s’est réuni, a diffusé, a répondu, et ce qui est en retard.

    Avec --format html, l’écrit comme une page, build/overview.html ; avec pdf, en PDF aussi.
    Personne n’y est nommé.

    Exemple : clu overview --root .

    Exemple : clu overview --format html
    """
    from clu.cli.overview import show as show_overview

    options = {"late_first": late_first, "force": force}
    return show_overview(data or [], root or [], on, form, output, **options)
