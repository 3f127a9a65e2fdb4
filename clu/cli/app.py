"""The commands of clu, a function each; what they do stands in other modules.

Nothing is imported here that `clu --help` does not use.
"""

from __future__ import annotations

from copy import copy
from typing import Annotated

import typer

from clu import __version__
from clu.cli.language import Command, Group, UsageError, usage_error
from clu.cli.refusal import told
from clu.cli.screen import say

REFUSED, USAGE = 1, 2

app = typer.Typer(
    cls=Group,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    subcommand_metavar="COMMANDE …",
    context_settings={"help_option_names": ["-h", "--help"]},
)

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
Output = Annotated[
    str | None,
    typer.Option("--output", metavar="DOSSIER", help="Où écrire, au lieu de build/."),
]
Force = Annotated[
    bool, typer.Option("--force", help="Remplacer même ce qui a été retouché à la main.")
]
MeetingName = Annotated[
    str | None,
    typer.Argument(
        metavar="RÉUNION", help="Le nom de son dossier ; à défaut, la prochaine réunion."
    ),
]


def run(arguments: list[str]) -> int:
    """Run a command; its exit code."""
    command = typer.main.get_command(_narrowed(arguments))
    try:
        code = command.main(arguments, prog_name="clu", standalone_mode=False)
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


def _narrowed(arguments: list[str]) -> typer.Typer:
    """The command that is named, alone: typer looks long at each that it is given."""
    named = [
        one
        for one in app.registered_commands
        if one.callback is not None and one.callback.__name__.replace("_", "-") in arguments[:1]
    ]
    if not named:
        return app
    alone = copy(app)
    alone.registered_commands = named
    return alone


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


@app.command(cls=Command, short_help="Contrôle le registre : tous les constats d’un coup.")
def check(
    meetings: Annotated[
        list[str] | None, typer.Argument(metavar="RÉUNION", help="Ne montrer que ces réunions.")
    ] = None,
    data: Annotated[
        list[str] | None,
        typer.Option("--data", metavar="DOSSIER", help="Un dossier de comité ; peut être répété."),
    ] = None,
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
            help="Ne montrer que ces codes ou débuts de codes, séparés par des virgules.",
        ),
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Les avertissements comptent comme des erreurs.")
    ] = False,
    timeless: Annotated[
        bool, typer.Option("--timeless", help="Sans les règles qui dépendent du jour où l’on est.")
    ] = False,
) -> int:
    """Contrôle le registre : tous les constats, d’un seul coup.

    Le code de sortie est le verdict entier (0 : rien d’irrégulier ; 1 : des erreurs) ; ce que
    l’on choisit de montrer n’y change rien.

    Exemple : clu check 2026-12-15
    """
    from clu.cli.check import run_check

    return run_check(meetings or [], data or [], on, form, only, strict=strict, timeless=timeless)


@app.command(cls=Command, short_help="Explique une règle, avec des exemples.")
def explain(
    code: Annotated[str, typer.Argument(metavar="CODE", help="Le code d’une règle, ainsi CLU402.")],
) -> None:
    """Explique une règle : ce qu’elle relève, pourquoi, et des exemples.

    Exemple : clu explain CLU402
    """
    from clu.cli.rules import explain_rule

    explain_rule(code)


@app.command(cls=Command, short_help="Liste les règles, par code et par article.")
def rules(data: Data = None) -> None:
    """Liste les règles par code et par article, et les articles qu’aucune règle ne vérifie.

    Exemple : clu rules
    """
    from clu.cli.rules import list_rules

    list_rules(data)


@app.command(cls=Command, short_help="Donne le dernier jour pour annoncer un suppléant.")
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
        typer.Option("--francs/--no-francs", help="Ne compter que les jours entiers."),
    ] = None,
    advance_saturday: Annotated[
        bool | None,
        typer.Option(
            "--advance-saturday/--no-advance-saturday",
            help="Avancer au jour ouvré précédent une limite qui tombe un samedi.",
        ),
    ] = None,
    department: Annotated[
        str | None, typer.Option("--department", metavar="CODE", help="Le code du département.")
    ] = None,
    form: Annotated[str, typer.Option("--format", metavar="FORME", help="text ou json.")] = "text",
) -> None:
    """Donne le dernier jour pour annoncer un suppléant, et le décompte qui y mène.

    Ce qui n’est pas donné vient du registre du comité.

    Exemple : clu deadline 2026-12-15
    """
    from clu.cli.deadline import Wanted, print_deadlines

    wanted = Wanted(days, unit, francs, advance_saturday, department)
    print_deadlines(dates, wanted, data, form)


@app.command(cls=Command, short_help="Écrit les lettres de convocation, enregistre leur envoi.")
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
    listing: Annotated[
        bool, typer.Option("--list", help="Nomme les modèles de documents et d’où ils viennent.")
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Remplacer même les lettres retouchées à la main.")
    ] = False,
) -> int:
    """Écrit la lettre de convocation de chaque siège et de chaque invité, ou enregistre leur envoi.

    Avec --sent, rien n’est réécrit : clu ajoute au registre ce que disaient les lettres, et garde
    chacune telle qu’elle est partie.

    Exemple : clu convene 2026-12-15

    Exemple : clu convene 2026-12-15 --sent 2026-11-24 --channel courriel
    """
    from clu.cli.convene import Choice, list_documents, write_letters

    if listing:
        return list_documents(data)
    choice = Choice(frozenset(seat or ()), frozenset(guest or ()))
    if sent or signed or channel:
        if dated or force:
            raise typer.BadParameter("--dated et --force ne vont pas avec --sent.")
        from clu.cli.sent import Asked, record_sending

        return record_sending(meeting, data, on, output, Asked(sent, signed, channel), choice)
    return write_letters(meeting, data, on, output, dated, choice, force=force)


@app.command(cls=Command, short_help="Montre qui siège, à une date.")
def roster(
    data: Data = None,
    on: On = None,
    form: Annotated[
        str, typer.Option("--format", metavar="FORME", help="table, markdown ou csv.")
    ] = "table",
) -> None:
    """Montre qui siège à une date, les sièges vacants et ceux dont le titulaire n’est pas connu.

    Exemple : clu roster --on 2025-01-31
    """
    from clu.cli.roster import print_roster

    print_roster(data, on, form)


@app.command(cls=Command, short_help="Imprime la fiche de procédure, ligne pour ligne.")
def procedure(
    data: Data = None,
    on: On = None,
    form: Annotated[
        str, typer.Option("--format", metavar="FORME", help="markdown ou html.")
    ] = "markdown",
) -> None:
    """Imprime la fiche de procédure en vigueur, ligne pour ligne.

    Exemple : clu procedure > fiche.md
    """
    from clu.cli.procedure import print_sheet

    print_sheet(data, on, form)


@app.command(cls=Command, short_help="Écrit la feuille d’émargement.")
def attendance(
    meeting: MeetingName = None,
    data: Data = None,
    on: On = None,
    output: Output = None,
    force: Force = False,
) -> int:
    """Écrit la feuille d’émargement : Markdown, HTML à imprimer, et CSV pour un tableur.

    Exemple : clu attendance 2026-12-15
    """
    from clu.cli.attendance import write_sheet

    return write_sheet(meeting, data, on, output, force=force)


@app.command(cls=Command, short_help="Commence le compte-rendu, le fait avancer, l’écrit.")
def minutes(
    meeting: MeetingName = None,
    data: Data = None,
    on: On = None,
    output: Output = None,
    begin: Annotated[
        bool, typer.Option("--begin", help="Commence le compte-rendu : états et points préparés.")
    ] = False,
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
            "--stage", metavar="ÉTAPE", help="Enregistre une étape : observations ou validé."
        ),
    ] = None,
    dated: Annotated[
        str | None,
        typer.Option("--dated", metavar="AAAA-MM-JJ", help="Le jour de l’étape (avec --stage)."),
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
    force: Force = False,
) -> int:
    """Commence le compte-rendu d’une réunion, le fait passer d’étape en étape, ou l’écrit.

    Exemple : clu minutes --begin

    Exemple : clu minutes --for internet
    """
    from clu.cli import minutes as command

    steps = {"--begin": begin, "--for": audience, "--letters": letters, "--stage": stage}
    command.refuse_several(steps)
    if begin:
        return command.begin(meeting, data, on)
    if stage:
        asked = command.Asked(stage, dated, until, by, function)
        return command.record_stage(meeting, data, on, asked)
    if dated or until or by or function:
        raise typer.BadParameter("--dated, --until, --by et --function vont avec --stage.")
    if letters:
        from clu.cli.covering import write_letters as write_covering_letters

        return write_covering_letters(meeting, data, on, output, force=force)
    return command.write_minutes(meeting, data, on, output, audience, force=force)


@app.command(cls=Command, short_help="Suit les propositions et les actions, et leur réponse.")
def follow_up(
    matter: Annotated[
        str | None,
        typer.Argument(metavar="IDENTIFIANT", help="La proposition ou l’action à compléter."),
    ] = None,
    data: Data = None,
    on: On = None,
    output: Output = None,
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
    every: Annotated[bool, typer.Option("--all", help="Montrer aussi ce qui est clos.")] = False,
    form: Annotated[
        str, typer.Option("--format", metavar="FORME", help="table, markdown ou csv.")
    ] = "table",
    force: Force = False,
) -> int:
    """Montre les propositions et les actions en cours, ou enregistre ce qui leur arrive.

    Une réponse enregistrée vient avec la lettre qui l’annonce à l’auteur de la proposition.

    Exemple : clu follow-up
    """
    from clu.cli.follow_up import Asked, list_matters, record_step

    asked = Asked(answer, state, reason, until, referred_to, done, outcome, dated)
    if matter is None:
        return list_matters(data, on, form, asked, every=every)
    return record_step(matter, data, on, output, asked, force=force)


@app.command(cls=Command, short_help="Enregistre l’envoi du compte-rendu, sa mise en ligne.")
def publish(
    meeting: MeetingName = None,
    data: Data = None,
    on: On = None,
    output: Output = None,
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

    Exemple : clu publish --sent-to-participants --channel courriel
    """
    from clu.cli.publish import Asked, record_publication

    asked = Asked(sent, internet, intranet, draft, channel, dated)
    return record_publication(meeting, data, on, output, asked)


@app.command(cls=Command, short_help="Écrit les pages pour le site internet ou l’intranet.")
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

    Exemple : clu site --for internet
    """
    from clu.cli.site import write_site

    return write_site(data, on, output, audience, force=force)


@app.command(cls=Command, short_help="Crée un comité : pour l’instant, le comité d’exemple.")
def init(
    folder: Annotated[
        str, typer.Argument(metavar="DOSSIER", help="Le dossier à créer, ou un dossier vide.")
    ],
    example: Annotated[
        bool, typer.Option("--example", help="Y met un comité imaginaire, avec quatre ans de vie.")
    ] = False,
) -> int:
    """Crée dans un dossier le registre d’un comité imaginaire, pour essayer chaque commande.

    Exemple : clu init --example essai
    """
    from clu.cli.init import make

    return make(folder, example=example)
