"""Commands: a new committee, editors and shells. What each does stands in a module of its own."""

from __future__ import annotations

from typing import Annotated

import typer

from clu.cli.options import Data, Force, On, Output, Yes


def init(
    folder: Annotated[
        str, typer.Argument(metavar="DOSSIER", help="Le dossier à créer, ou un dossier vide.")
    ],
    on: On = None,
    example: Annotated[
        bool, typer.Option("--example", help="Y met un comité imaginaire, avec quatre ans de vie.")
    ] = False,
    department: Annotated[
        str | None,
        typer.Option("--department", metavar="CODE", help="Le code du département, ainsi 46."),
    ] = None,
    institution: Annotated[
        str | None,
        typer.Option(
            "--institution", metavar="TEXTE", help="Avec son article : la préfecture du Lot."
        ),
    ] = None,
    place: Annotated[
        str | None,
        typer.Option("--place", metavar="VILLE", help="La ville d’où partent les lettres."),
    ] = None,
    name: Annotated[
        str | None, typer.Option("--name", metavar="NOM", help="Le nom du comité.")
    ] = None,
    abbreviation: Annotated[
        str | None, typer.Option("--abbreviation", metavar="SIGLE", help="Son sigle, ainsi CLU.")
    ] = None,
    gender: Annotated[
        str | None,
        typer.Option("--gender", metavar="GENRE", help="masculin ou féminin : le genre du nom."),
    ] = None,
    authority: Annotated[
        str | None,
        typer.Option("--authority", metavar="TITRE", help="Avec son article : La préfète du Lot."),
    ] = None,
    seats: Annotated[
        str | None,
        typer.Option(
            "--seats",
            metavar="FICHIER",
            help="La table des sièges, en CSV ; ou modele : ceux du Lot, à adapter.",
        ),
    ] = None,
    procedure: Annotated[
        str | None,
        typer.Option(
            "--procedure", metavar="AAAA-MM-JJ", help="Le jour où la fiche entre en vigueur."
        ),
    ] = None,
    reference: Annotated[
        str | None,
        typer.Option("--reference", metavar="TEXTE", help="La référence de la fiche."),
    ] = None,
    forge: Annotated[
        str | None,
        typer.Option("--forge", metavar="FORGE", help="gitlab, github ou aucune."),
    ] = None,
    source: Annotated[
        str | None,
        typer.Option("--clu", metavar="URL", help="L’adresse git où votre service garde clu."),
    ] = None,
    yes: Yes = False,
) -> int:
    """Commence le dossier d’un comité : son registre, et de quoi le contrôler à chaque changement.

    Pose quelques questions, dit ce qui sera écrit, puis l’écrit dans un dossier vide. La fiche de
    procédure est à relire : ses mots sont pris pour modèle à une fiche publiée.

    Exemple : clu init --example essai

    Exemple : clu init lot --department 46 --institution "la préfecture du Lot" --place Cahors
    """
    from clu.cli.init import Asked, make, make_example

    asked = Asked(
        department=department,
        institution=institution,
        place=place,
        name=name,
        abbreviation=abbreviation,
        gender=gender,
        authority=authority,
        seats=seats,
        procedure=procedure,
        reference=reference,
        forge=forge,
        source=source,
        yes=yes,
    )
    return make_example(folder, asked) if example else make(folder, on, asked)


def schema(
    kind: Annotated[
        str | None,
        typer.Argument(metavar="GENRE", help="Affiche le schéma de ce genre de fichier."),
    ] = None,
    data: Data = None,
    listed: Annotated[
        bool, typer.Option("--list", help="Affiche les genres de fichier, et où ils se rangent.")
    ] = False,
    settings: Annotated[
        bool, typer.Option("--settings", help="Affiche les réglages de VS Code.")
    ] = False,
    output: Output = None,
    force: Force = False,
) -> int:
    """Écrit les schémas JSON des fichiers du registre et des rapports des commandes.

    Un éditeur qui les connaît souligne une clé inconnue pendant la frappe, propose les valeurs
    et explique chaque clé. clu init les met déjà en place.

    Exemple : clu schema --output .clu/schemas
    """
    from clu.cli.schema import write_schemas

    return write_schemas(kind, data, output, listed=listed, settings=settings, force=force)


def completion(
    shell: Annotated[
        str | None,
        typer.Argument(metavar="INTERPRÉTEUR", help="bash, zsh, fish ou powershell."),
    ] = None,
) -> int:
    """Donne de quoi compléter, par la touche Tab, commandes, réunions, sièges et codes.

    Sans INTERPRÉTEUR, dit quoi taper une fois pour que chaque nouveau terminal complète.

    Exemple : clu completion

    Exemple : clu completion bash
    """
    from clu.cli.completion.turn_on import print_script

    return print_script(shell)
