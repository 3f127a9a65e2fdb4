"""Commands: before a meeting is convened. What each does stands in a module of its own."""

from __future__ import annotations

from typing import Annotated

import typer

from clu.cli.options import Data, On, Yes


def plan(
    dates: Annotated[
        list[str] | None,
        typer.Argument(metavar="DATE", help="Un jour où se réunir, AAAA-MM-JJ ; plusieurs."),
    ] = None,
    data: Data = None,
    on: On = None,
    form: Annotated[str, typer.Option("--format", metavar="FORME", help="text ou json.")] = "text",
) -> int:
    """Montre, avant de choisir un jour, les échéances qu’il entraînerait et ce qui s’y oppose.

    Plusieurs jours sont comparés côte à côte. Sans DATE, clu propose les meilleurs jours des
    semaines à venir, et dit pourquoi.

    Exemple : clu plan

    Exemple : clu plan 2027-05-11 2027-05-14
    """
    from clu.cli.plan import print_plans

    return print_plans(dates or [], data, on, form)


def deadline(
    dates: Annotated[
        list[str], typer.Argument(metavar="DATE", help="Le jour de la réunion, AAAA-MM-JJ.")
    ],
    data: Data = None,
    days: Annotated[
        str | None, typer.Option("--days", metavar="N", help="Le nombre de jours du délai.")
    ] = None,
    unit: Annotated[
        str | None,
        typer.Option("--unit", metavar="UNITÉ", help="ouvrables, ouvrés ou calendaires."),
    ] = None,
    francs: Annotated[
        bool | None,
        typer.Option(
            "--francs/--no-francs",
            help="Ne compte que les jours entiers, ni l’annonce ni la réunion.",
        ),
    ] = None,
    advance_saturday: Annotated[
        bool | None,
        typer.Option(
            "--advance-saturday/--no-advance-saturday",
            help="Avance au jour ouvré précédent une limite qui tombe un samedi.",
        ),
    ] = None,
    department: Annotated[
        str | None, typer.Option("--department", metavar="CODE", help="Le code du département.")
    ] = None,
    form: Annotated[str, typer.Option("--format", metavar="FORME", help="text ou json.")] = "text",
) -> None:
    """Donne le dernier jour pour annoncer un suppléant, et le décompte qui y mène.

    Ce qui n’est pas donné vient du registre du comité.

    Exemple : clu deadline 2027-03-11
    """
    from clu.cli.deadline import Wanted, print_deadlines

    wanted = Wanted(days, unit, francs, advance_saturday, department)
    print_deadlines(dates, wanted, data, form)


def new(
    date: Annotated[
        str,
        typer.Argument(
            metavar="DATE", help="Le jour, AAAA-MM-JJ ; un suffixe pour deux réunions ce jour."
        ),
    ],
    data: Data = None,
    on: On = None,
    time: Annotated[
        str | None, typer.Option("--time", metavar="HEURE", help="L’heure, ainsi 14h30.")
    ] = None,
    ends: Annotated[
        str | None, typer.Option("--ends", metavar="HEURE", help="L’heure de la fin.")
    ] = None,
    place: Annotated[
        str | None,
        typer.Option("--place", metavar="LIEU", help="Le lieu, au lieu du précédent."),
    ] = None,
    room: Annotated[str | None, typer.Option("--room", metavar="SALLE", help="La salle.")] = None,
    remote: Annotated[
        str | None,
        typer.Option("--remote", metavar="MOYEN", help="Comment participer à distance."),
    ] = None,
    chair: Annotated[
        str | None, typer.Option("--chair", metavar="SIÈGE", help="Le siège qui préside.")
    ] = None,
    yes: Yes = False,
) -> int:
    """Ouvre une réunion : son dossier, avec un ordre du jour commencé, et les délais qu’elle ouvre.

    L’ordre du jour reprend les sujets de la fiche que l’année n’a pas encore traités, et ce que les
    réunions précédentes ont laissé ouvert.

    Exemple : clu new 2027-06-15 --time 14h30
    """
    from clu.cli.new import Asked, open_meeting

    return open_meeting(date, data, on, Asked(time, ends, place, room, remote, chair, yes))
