"""Commands: the letters, the replies, and what puts a meeting off.

What each does stands in a module of its own.
"""

from __future__ import annotations

from typing import Annotated

import typer

from clu.cli.options import (
    Civility,
    Data,
    Decided,
    FirstName,
    Force,
    Forms,
    LastName,
    MeetingName,
    On,
    Output,
    Reason,
    Recorder,
    Rewritten,
    Yes,
)


def convene(
    meeting: MeetingName = None,
    data: Data = None,
    on: On = None,
    output: Output = None,
    dated: Annotated[
        str | None,
        typer.Option("--dated", metavar="AAAA-MM-JJ", help="La date portée sur les lettres."),
    ] = None,
    sent: Annotated[
        str | None,
        typer.Option("--sent", metavar="AAAA-MM-JJ", help="Enregistre l’envoi fait ce jour-là."),
    ] = None,
    channel: Annotated[
        str | None,
        typer.Option(
            "--channel", metavar="VOIE", help="courriel, courrier, interne, remise (avec --sent)."
        ),
    ] = None,
    signed: Annotated[
        str | None,
        typer.Option(
            "--signed", metavar="AAAA-MM-JJ", help="Le jour de la signature (avec --sent)."
        ),
    ] = None,
    seat: Annotated[
        list[str] | None,
        typer.Option("--seat", metavar="SIÈGE", help="Seulement ce siège ; peut être répété."),
    ] = None,
    guest: Annotated[
        list[str] | None,
        typer.Option("--guest", metavar="INVITÉ", help="Seulement cet invité ; peut être répété."),
    ] = None,
    form: Forms = None,
    listing: Annotated[
        bool,
        typer.Option("--list", help="Nomme les modèles de documents, et dit d’où ils viennent."),
    ] = False,
    remind: Annotated[
        bool, typer.Option("--remind", help="Écrit un rappel à ceux qui n’ont pas répondu.")
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Remplace même les lettres retouchées à la main.")
    ] = False,
) -> int:
    """Écrit la lettre de convocation de chaque siège et de chaque invité, ou enregistre leur envoi.

    Avec --sent, rien n’est réécrit : clu ajoute au registre ce que disaient les lettres, et garde
    chacune telle qu’elle est partie.

    Exemple : clu convene 2027-03-11

    Exemple : clu convene 2027-03-11 --format eml,ics

    Exemple : clu convene 2027-03-11 --sent 2027-02-15 --channel courriel

    Exemple : clu convene --remind
    """
    from clu.cli.convene import Choice, list_documents, write_letters

    if listing:
        return list_documents(data)
    choice = Choice(frozenset(seat or ()), frozenset(guest or ()))
    if remind and (sent or signed or channel):
        raise typer.BadParameter("--remind ne va pas avec --sent.")
    if remind:
        from clu.cli.remind import write_reminders

        return write_reminders(meeting, data, on, output, dated, choice, form, force=force)
    if sent or signed or channel:
        if dated or force or form:
            raise typer.BadParameter("--dated, --format et --force ne vont pas avec --sent.")
        from clu.cli.sent import Asked, record_sending

        return record_sending(meeting, data, on, output, Asked(sent, signed, channel), choice)
    return write_letters(meeting, data, on, output, dated, choice, form, force=force)


def reply(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[RÉUNION] SIÈGE ÉTAT",
            help="présent, à distance, excusé ou suppléé ; plusieurs : SIÈGE=ÉTAT SIÈGE=ÉTAT.",
        ),
    ] = None,
    data: Data = None,
    on: On = None,
    received: Annotated[
        str | None,
        typer.Option(
            "--received", metavar="AAAA-MM-JJ", help="Reçue ce jour-là, au lieu de ce jour."
        ),
    ] = None,
    channel: Annotated[
        str | None,
        typer.Option(
            "--channel", metavar="VOIE", help="courriel, courrier, interne, remise, téléphone."
        ),
    ] = None,
    reason: Annotated[
        str | None, typer.Option("--reason", metavar="TEXTE", help="Le motif, s’il est dit.")
    ] = None,
    by: Recorder = None,
    withdraw: Annotated[
        bool, typer.Option("--withdraw", help="Retire la réponse des sièges nommés.")
    ] = False,
    yes: Yes = False,
) -> int:
    """Enregistre la réponse d’un siège ou d’un invité, ou de plusieurs à la fois.

    Une nouvelle réponse remplace la précédente, qui reste au registre.

    Exemple : clu reply familles présent

    Exemple : clu reply 2027-03-11 familles=présent maires=excusé --channel courriel
    """
    from clu.cli.reply import Asked, record_replies

    asked = Asked(received, channel, reason, by, withdraw, yes)
    return record_replies(words or [], data, on, asked)


def substitute(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[RÉUNION] SIÈGE", help="Le siège suppléé, à cette réunion."),
    ] = None,
    data: Data = None,
    on: On = None,
    output: Output = None,
    civility: Civility = None,
    first_name: FirstName = None,
    last_name: LastName = None,
    function: Annotated[
        str | None, typer.Option("--function", metavar="FONCTION", help="Sa fonction.")
    ] = None,
    received: Annotated[
        str | None,
        typer.Option("--received", metavar="AAAA-MM-JJ", help="Le jour où le secrétariat l’a su."),
    ] = None,
    channel: Annotated[
        str | None,
        typer.Option(
            "--channel", metavar="VOIE", help="courriel, courrier, interne, remise, téléphone."
        ),
    ] = None,
    evidence: Annotated[
        str | None,
        typer.Option("--evidence", metavar="TEXTE", help="Où retrouver le message ou le courrier."),
    ] = None,
    email: Annotated[
        str | None,
        typer.Option("--email", metavar="ADRESSE", help="L’adresse électronique du suppléant."),
    ] = None,
    address: Annotated[
        list[str] | None,
        typer.Option(
            "--address", metavar="LIGNE", help="Une ligne de son adresse ; peut être répété."
        ),
    ] = None,
    reason: Annotated[
        str | None,
        typer.Option("--reason", metavar="TEXTE", help="Le motif d’un changement, d’un retrait."),
    ] = None,
    by: Recorder = None,
    withdraw: Annotated[
        bool, typer.Option("--withdraw", help="Retire la suppléance annoncée.")
    ] = False,
    dated: Annotated[
        str | None,
        typer.Option("--dated", metavar="AAAA-MM-JJ", help="La date portée sur la lettre."),
    ] = None,
    form: Forms = None,
    yes: Yes = False,
    force: Force = False,
) -> int:
    """Enregistre un suppléant, dit s’il est annoncé à temps et pourquoi, et écrit sa lettre.

    Demande ce qui manque. Une annonce tardive est enregistrée comme telle, et ce que dit la
    procédure est rappelé.

    Exemple : clu substitute maires --last-name AUBRY --function adjointe --received 2026-11-20
    """
    from clu.cli.substitute import Asked, record_substitute

    asked = Asked(
        civility=civility,
        first_name=first_name,
        last_name=last_name,
        function=function,
        received=received,
        channel=channel,
        evidence=evidence,
        email=email,
        address=tuple(address or ()),
        reason=reason,
        by=by,
        withdraw=withdraw,
        dated=dated,
        yes=yes,
    )
    return record_substitute(words or [], data, on, output, asked, form, force=force)


def postpone(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[RÉUNION] DATE", help="La réunion, et le jour auquel elle est reportée."
        ),
    ] = None,
    data: Data = None,
    on: On = None,
    output: Output = None,
    reason: Reason = None,
    by: Recorder = None,
    dated: Decided = None,
    time: Annotated[
        str | None, typer.Option("--time", metavar="HEURE", help="La nouvelle heure.")
    ] = None,
    ends: Annotated[
        str | None, typer.Option("--ends", metavar="HEURE", help="La nouvelle heure de la fin.")
    ] = None,
    letters: Rewritten = False,
    form: Forms = None,
    yes: Yes = False,
    force: Force = False,
) -> int:
    """Reporte une réunion à une autre date, et écrit à tous ceux qui étaient convoqués.

    Le dossier de la nouvelle réunion reprend le lieu, l’ordre du jour, les invités et les pièces.

    Exemple : clu postpone 2027-03-11 2027-04-06 --reason "intempéries" --by "Prénom NOM, préfète"
    """
    from clu.cli.giving_up import Asked
    from clu.cli.giving_up import postpone as put_off

    asked = Asked(reason, by, dated, time, ends, letters, yes, form)
    return put_off(words or [], data, on, output, asked, force=force)


def cancel(
    meeting: MeetingName = None,
    data: Data = None,
    on: On = None,
    output: Output = None,
    reason: Reason = None,
    by: Recorder = None,
    dated: Decided = None,
    letters: Rewritten = False,
    form: Forms = None,
    yes: Yes = False,
    force: Force = False,
) -> int:
    """Annule une réunion, et écrit à tous ceux qui étaient convoqués.

    Exemple : clu cancel 2027-03-11 --reason "intempéries" --by "Prénom NOM, préfète"
    """
    from clu.cli.giving_up import Asked
    from clu.cli.giving_up import cancel as call_off

    asked = Asked(reason, by, dated, letters=letters, yes=yes, forms=form)
    return call_off(meeting, data, on, output, asked, force=force)
