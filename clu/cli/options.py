"""The arguments and options that several commands share."""

from __future__ import annotations

from typing import Annotated

import typer

Data = Annotated[
    str | None,
    typer.Option(
        "--data", metavar="DOSSIER", help="Le dossier du comité, qui contient committee.yaml."
    ),
]

On = Annotated[
    str | None,
    typer.Option(
        "--on", metavar="AAAA-MM-JJ", help="Le jour où l’on se place, au lieu d’aujourd’hui."
    ),
]

ManyData = Annotated[
    list[str] | None,
    typer.Option("--data", metavar="DOSSIER", help="Un dossier de comité ; peut être répété."),
]

Root = Annotated[
    list[str] | None,
    typer.Option("--root", metavar="DOSSIER", help="Un dossier où se trouvent des comités : tous."),
]

Output = Annotated[
    str | None,
    typer.Option("--output", metavar="DOSSIER", help="Où écrire, au lieu de build/."),
]

Filed = Annotated[
    str | None,
    typer.Option(
        "--output", metavar="DOSSIER", help="Écrit un fichier dans ce dossier, au lieu d’afficher."
    ),
]

Forms = Annotated[
    list[str] | None,
    typer.Option(
        "--format",
        metavar="FORMES",
        help="Ajoute aux lettres\u00a0: eml (brouillons de courriel), ics (invitations), pdf, odt.",
    ),
]

Force = Annotated[
    bool, typer.Option("--force", help="Remplace même ce qui a été retouché à la main.")
]

MeetingName = Annotated[
    str | None,
    typer.Argument(
        metavar="RÉUNION", help="Le nom de son dossier ; à défaut, la prochaine réunion."
    ),
]

HeldMeetingName = Annotated[
    str | None,
    typer.Argument(
        metavar="RÉUNION", help="Le nom de son dossier ; à défaut, la dernière réunion tenue."
    ),
]

Yes = Annotated[
    bool, typer.Option("--yes", help="Écrit sans le demander, et ne demande que le nécessaire.")
]

Recorder = Annotated[
    str | None, typer.Option("--by", metavar="NOM", help="Qui l’a décidé, ou l’enregistre.")
]

Civility = Annotated[
    str | None, typer.Option("--civility", metavar="M.|Mme", help="La civilité de la personne.")
]

FirstName = Annotated[
    str | None, typer.Option("--first-name", metavar="PRÉNOM", help="Son prénom.")
]

LastName = Annotated[
    str | None,
    typer.Option("--last-name", metavar="NOM", help="Son nom, comme la personne l’écrit."),
]

Reason = Annotated[
    str | None,
    typer.Option("--reason", metavar="TEXTE", help="Le motif, tel que les lettres le diront."),
]

Decided = Annotated[
    str | None,
    typer.Option(
        "--dated", metavar="AAAA-MM-JJ", help="Le jour de la décision, au lieu de ce jour."
    ),
]

Rewritten = Annotated[
    bool, typer.Option("--letters", help="Réécrit seulement les lettres, une fois enregistré.")
]
