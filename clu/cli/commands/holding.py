"""Commands: the day of the meeting, and what comes after it.

What each does stands in a module of its own.
"""

from __future__ import annotations

from typing import Annotated

import typer

from clu.cli.options import (
    Data,
    Force,
    Forms,
    HeldMeetingName,
    ManyData,
    MeetingName,
    On,
    Output,
    Root,
)


def attendance(
    meeting: MeetingName = None,
    data: Data = None,
    on: On = None,
    output: Output = None,
    form: Annotated[
        list[str] | None,
        typer.Option("--format", metavar="FORME", help="Ajoute à la feuille : pdf."),
    ] = None,
    force: Force = False,
) -> int:
    """Écrit la feuille d’émargement : Markdown, HTML à imprimer, et CSV pour un tableur.

    Exemple : clu attendance 2027-03-11
    """
    from clu.cli.attendance import write_sheet

    return write_sheet(meeting, data, on, output, form, force=force)


def dossier(
    meeting: MeetingName = None,
    data: Data = None,
    on: On = None,
    output: Output = None,
    plates: Annotated[
        str,
        typer.Option("--plates", metavar="N", help="Chevalets par feuille A4 : 1 (grands) ou 2."),
    ] = "1",
    form: Annotated[
        list[str] | None,
        typer.Option("--format", metavar="FORME", help="Ajoute aux pages : pdf."),
    ] = None,
    force: Force = False,
) -> int:
    """Rassemble ce qui s’imprime pour le jour de la réunion, et un sommaire.

    La fiche de la présidence, la feuille d’émargement, la liste pour l’entrée, les pièces et les
    chevalets : chacun à part, et tous sur une page.

    Exemple : clu dossier 2027-03-11
    """
    from clu.cli.dossier import write_dossier

    return write_dossier(meeting, data, on, output, plates, form, force=force)


def minutes(
    meeting: HeldMeetingName = None,
    data: Data = None,
    on: On = None,
    output: Output = None,
    begin: Annotated[
        bool, typer.Option("--begin", help="Commence le compte-rendu : états et points préparés.")
    ] = False,
    present: Annotated[
        list[str] | None,
        typer.Option(
            "--present",
            metavar="SIÈGES",
            help="Qui a signé la feuille (avec --begin) ; tous : ceux qui n’avaient rien répondu.",
        ),
    ] = None,
    absent: Annotated[
        list[str] | None,
        typer.Option("--absent", metavar="SIÈGES", help="Qui n’est pas venu (avec --begin)."),
    ] = None,
    excused: Annotated[
        list[str] | None,
        typer.Option("--excused", metavar="SIÈGES", help="Qui s’est excusé (avec --begin)."),
    ] = None,
    audience: Annotated[
        str | None,
        typer.Option(
            "--for", metavar="PUBLIC", help="L’écrit pour participants, intranet ou internet."
        ),
    ] = None,
    letters: Annotated[
        bool, typer.Option("--letters", help="Écrit les lettres qui l’accompagnent.")
    ] = False,
    stage: Annotated[
        str | None,
        typer.Option(
            "--stage", metavar="ÉTAPE", help="Enregistre une étape : projet, observations, validé."
        ),
    ] = None,
    dated: Annotated[
        str | None,
        typer.Option(
            "--dated",
            metavar="AAAA-MM-JJ",
            help="Le jour de l’étape (avec --stage) ; du compte-rendu (avec --begin).",
        ),
    ] = None,
    until: Annotated[
        str | None,
        typer.Option(
            "--until", metavar="AAAA-MM-JJ", help="La fin des observations (avec --stage)."
        ),
    ] = None,
    by: Annotated[
        str | None, typer.Option("--by", metavar="NOM", help="Qui valide (avec --stage).")
    ] = None,
    function: Annotated[
        str | None,
        typer.Option("--function", metavar="FONCTION", help="Sa fonction (avec --stage)."),
    ] = None,
    form: Forms = None,
    force: Force = False,
) -> int:
    """Commence le compte-rendu d’une réunion, le fait passer d’étape en étape, ou l’écrit.

    Sans RÉUNION, il s’agit de la dernière réunion tenue.

    Exemple : clu minutes 2027-03-11 --begin

    Exemple : clu minutes 2027-03-11 --begin --present tous --absent etrangers

    Exemple : clu minutes 2027-03-11 --stage observations --until 2027-04-02

    Exemple : clu minutes --for internet
    """
    from clu.cli import minutes as command

    steps = {"--begin": begin, "--for": audience, "--letters": letters, "--stage": stage}
    command.refuse_several(steps)
    if not stage and (until or by or function):
        raise typer.BadParameter("--until, --by et --function vont avec --stage.")
    if dated and not (stage or begin):
        raise typer.BadParameter("--dated va avec --stage ou avec --begin.")
    if not begin and (present or absent or excused):
        raise typer.BadParameter("--present, --absent et --excused vont avec --begin.")
    if form and not letters and not audience:
        raise typer.BadParameter("--format va avec --for ou avec --letters.")
    if (begin or stage) and (output or force):
        raise typer.BadParameter(
            "--output et --force ne vont ni avec --begin, ni avec --stage\u00a0: clu ajoute au"
            " registre, et n’y remplace rien."
        )
    if begin:
        from clu.cli.signed import Sheet

        return command.begin(meeting, data, on, Sheet(present, absent, excused), dated)
    if stage:
        from clu.cli.stage import Asked as AskedStage
        from clu.cli.stage import record_stage

        return record_stage(meeting, data, on, AskedStage(stage, dated, until, by, function))
    if letters:
        from clu.cli.covering import write_letters as write_covering_letters

        return write_covering_letters(meeting, data, on, output, form, force=force)
    from clu.cli.account import write_minutes

    return write_minutes(meeting, data, on, output, audience, form, force=force)


def publish(
    meeting: HeldMeetingName = None,
    data: Data = None,
    on: On = None,
    output: Annotated[
        str | None,
        typer.Option("--output", metavar="DOSSIER", help="Où la pièce est écrite, sinon build/."),
    ] = None,
    sent: Annotated[
        bool,
        typer.Option("--sent-to-participants", help="Le compte-rendu est parti aux participants."),
    ] = False,
    internet: Annotated[
        str | None,
        typer.Option("--internet", metavar="URL", help="La page du site internet où il est."),
    ] = None,
    intranet: Annotated[
        str | None,
        typer.Option("--intranet", metavar="URL", help="La page de l’intranet où il est."),
    ] = None,
    draft: Annotated[
        bool, typer.Option("--draft", help="C’est le projet, envoyé pour observations.")
    ] = False,
    channel: Annotated[
        str | None,
        typer.Option(
            "--channel", metavar="VOIE", help="courriel, courrier, interne, remise (à l’envoi)."
        ),
    ] = None,
    dated: Annotated[
        str | None,
        typer.Option(
            "--dated", metavar="AAAA-MM-JJ", help="Le jour de l’envoi ou de la mise en ligne."
        ),
    ] = None,
) -> int:
    """Enregistre que le compte-rendu est parti ou en ligne, et garde la pièce telle quelle.

    Exemple : clu publish 2027-03-11 --sent-to-participants --draft --channel courriel

    Exemple : clu publish 2025-11-18 --intranet https://intranet.example/2025-11-18
    """
    from clu.cli.publish import Asked, record_publication

    asked = Asked(sent, internet, intranet, draft, channel, dated)
    return record_publication(meeting, data, on, output, asked)


def site(
    data: Data = None,
    on: On = None,
    output: Output = None,
    audience: Annotated[
        str | None, typer.Option("--for", metavar="SITE", help="internet ou intranet.")
    ] = None,
    force: Force = False,
) -> int:
    """Écrit les pages du comité pour le site internet ou l’intranet, et leurs données ouvertes.

    De chaque page, un fichier en .fragment donne le corps seul, à coller dans l’outil de votre
    site : sans son titre, que cet outil écrit lui-même ; ses liens vers les autres pages y sont à
    refaire.

    Exemple : clu site --for internet
    """
    from clu.cli.site import write_site

    return write_site(data, on, output, audience, force=force)


def follow_up(
    matter: Annotated[
        str | None,
        typer.Argument(
            metavar="IDENTIFIANT", help="La proposition ou l’action à montrer, ou à compléter."
        ),
    ] = None,
    data: ManyData = None,
    root: Root = None,
    on: On = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            metavar="DOSSIER",
            help="Où écrire la lettre, au lieu de build/ ; la liste, au lieu de l’afficher.",
        ),
    ] = None,
    answer: Annotated[
        str | None,
        typer.Option(
            "--answer",
            metavar="RÉPONSE",
            help="retenue, retenue en partie, non retenue, à l’étude, hors compétence.",
        ),
    ] = None,
    state: Annotated[
        str | None,
        typer.Option(
            "--state", metavar="ÉTAT", help="D’une action : à faire, en cours, faite, abandonnée."
        ),
    ] = None,
    reason: Annotated[
        str | None, typer.Option("--reason", metavar="TEXTE", help="Le motif de la réponse.")
    ] = None,
    until: Annotated[
        str | None,
        typer.Option("--until", metavar="AAAA-MM-JJ", help="L’échéance de l’étude ou de l’action."),
    ] = None,
    referred_to: Annotated[
        str | None,
        typer.Option("--referred-to", metavar="ORGANISME", help="À qui la question est transmise."),
    ] = None,
    done: Annotated[
        str | None,
        typer.Option("--done", metavar="AAAA-MM-JJ", help="Le jour de la réalisation."),
    ] = None,
    outcome: Annotated[
        str | None, typer.Option("--outcome", metavar="TEXTE", help="Ce qu’il en est advenu.")
    ] = None,
    dated: Annotated[
        str | None, typer.Option("--dated", metavar="AAAA-MM-JJ", help="Le jour de ce fait.")
    ] = None,
    letter: Annotated[
        bool, typer.Option("--letter", help="Refait la lettre de la réponse en vigueur.")
    ] = False,
    every: Annotated[bool, typer.Option("--all", help="Montre aussi ce qui est clos.")] = False,
    form: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="FORME",
            help="table, markdown, csv ou json ; avec une lettre : eml, pdf, odt.",
        ),
    ] = "table",
    force: Force = False,
) -> int:
    """Montre les propositions et les actions en cours, ou enregistre ce qui leur arrive.

    Avec un identifiant seul, montre ce qui lui est arrivé. Une réponse enregistrée vient avec la
    lettre qui l’annonce à l’auteur de la proposition.

    Exemple : clu follow-up

    Exemple : clu follow-up --format csv --output build

    Exemple : clu follow-up numero-direct --answer retenue --until 2027-09-30
    """
    from clu.cli.follow_up import Asked, list_matters, record_step

    asked = Asked(answer, state, reason, until, referred_to, done, outcome, dated, letter)
    folders = data or [], root or []
    if matter is None:
        return list_matters(*folders, on, output, asked, form, every=every, force=force)
    return record_step(matter, *folders, on, output, asked, form, force=force)
