"""The commands of clu, a function each; what they do stands in other modules.

Nothing is imported here that `clu --help` does not use.
"""

from __future__ import annotations

from copy import copy
from typing import Annotated

import typer

from clu import __version__, steps
from clu.cli import progress
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
Forms = Annotated[
    list[str] | None,
    typer.Option(
        "--format",
        metavar="FORMES",
        help="Ajoute aux lettres\u00a0: eml (brouillons de courriel), ics (invitations), pdf, odt.",
    ),
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


def run(arguments: list[str]) -> int:
    """Run a command; its exit code."""
    steps.watch(progress.progress)
    arguments = arguments or _alone()
    command = typer.main.get_command(narrowed(arguments))
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


def _alone() -> list[str]:
    """What `clu` alone means: the state of the committee here; without one, the help."""
    from clu.cli.place import folder

    try:
        folder(None)
    except UsageError:
        say("Aucun comité ici\u00a0; clu init en crée un.", err=True)
        return ["--help"]
    return ["status"]


def narrowed(arguments: list[str]) -> typer.Typer:
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


@app.command(cls=Command, short_help="Montre où l’on en est, et ce qui est à faire.")
def status(
    data: Data = None,
    on: On = None,
    output: Output = None,
    html: Annotated[
        bool, typer.Option("--html", help="L’écrit comme une page, build/status.html.")
    ] = False,
    force: Force = False,
) -> int:
    """Montre la prochaine réunion et ce qui est à faire, jusqu’à quand, avec quelle commande.

    Sans commande, clu fait de même dans le dossier d’un comité.

    Exemple : clu status

    Exemple : clu status --html
    """
    from clu.cli.status import show, write_page

    if html:
        return write_page(data, on, output, force=force)
    if output or force:
        raise typer.BadParameter("--output et --force vont avec --html.")
    return show(data, on)


@app.command(cls=Command, short_help="Contrôle le registre : tous les constats d’un coup.")
def check(
    meetings: Annotated[
        list[str] | None, typer.Argument(metavar="RÉUNION", help="Ne montrer que ces réunions.")
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
            help="Ne montrer que ces codes ou débuts de codes, séparés par des virgules.",
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


@app.command(cls=Command, short_help="Montre où en sont plusieurs comités, d’un coup d’œil.")
def overview(
    data: ManyData = None,
    root: Root = None,
    on: On = None,
    form: Annotated[
        str, typer.Option("--format", metavar="FORME", help="table, csv, json ou html.")
    ] = "table",
    late_first: Annotated[
        bool, typer.Option("--late-first", help="D’abord ceux qui ont le plus de retard.")
    ] = False,
    output: Output = None,
    force: Force = False,
) -> int:
    """Montre, comité par comité, qui s’est réuni, a diffusé, a répondu, et ce qui est en retard.

    Avec --format html, l’écrit comme une page, build/overview.html. Personne n’y est nommé.

    Exemple : clu overview --root .

    Exemple : clu overview --format html
    """
    from clu.cli.overview import show as show_overview

    options = {"late_first": late_first, "force": force}
    return show_overview(data or [], root or [], on, form, output, **options)


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

    Exemple : clu deadline 2027-03-11
    """
    from clu.cli.deadline import Wanted, print_deadlines

    wanted = Wanted(days, unit, francs, advance_saturday, department)
    print_deadlines(dates, wanted, data, form)


@app.command(cls=Command, short_help="Montre ce qu’un jour entraînerait, ou propose un jour.")
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


@app.command(cls=Command, short_help="Ouvre une réunion : son dossier, son ordre du jour.")
def new(
    date: Annotated[
        str,
        typer.Argument(
            metavar="DATE", help="Le jour de la réunion, AAAA-MM-JJ, et un suffixe si l’on veut."
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
    form: Forms = None,
    listing: Annotated[
        bool, typer.Option("--list", help="Nomme les modèles de documents et d’où ils viennent.")
    ] = False,
    remind: Annotated[
        bool, typer.Option("--remind", help="Écrit un rappel à ceux qui n’ont pas répondu.")
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Remplacer même les lettres retouchées à la main.")
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


@app.command(cls=Command, short_help="Enregistre les réponses à la convocation.")
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


@app.command(cls=Command, short_help="Enregistre un suppléant, et dit s’il est annoncé à temps.")
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


@app.command(cls=Command, short_help="Reporte une réunion, et écrit les lettres qui le disent.")
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


@app.command(cls=Command, short_help="Annule une réunion, et écrit les lettres qui le disent.")
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


@app.command(cls=Command, short_help="Confirme qui tient un siège, ou enregistre un changement.")
def holder(
    seats: Annotated[
        list[str],
        typer.Argument(metavar="SIÈGE", help="Le siège ; plusieurs, avec --confirm seulement."),
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


@app.command(cls=Command, short_help="Montre qui siège, à une date.")
def roster(
    data: ManyData = None,
    root: Root = None,
    on: On = None,
    form: Annotated[
        str, typer.Option("--format", metavar="FORME", help="table, markdown, csv ou json.")
    ] = "table",
) -> int:
    """Montre qui siège à une date, les sièges vacants et ceux dont le titulaire n’est pas connu.

    Exemple : clu roster --on 2025-01-31
    """
    from clu.cli.roster import print_roster

    return print_roster(data or [], root or [], on, form)


@app.command(cls=Command, short_help="Imprime la fiche de procédure, ligne pour ligne.")
def procedure(
    data: Data = None,
    on: On = None,
    form: Annotated[
        str,
        typer.Option(
            "--format", metavar="FORME", help="markdown, html, ou pdf (écrit dans build/)."
        ),
    ] = "markdown",
    output: Output = None,
    force: Force = False,
) -> None:
    """Imprime la fiche de procédure en vigueur, ligne pour ligne.

    Exemple : clu procedure > fiche.md
    """
    from clu.cli.procedure import print_sheet

    print_sheet(data, on, form, output, force=force)


@app.command(cls=Command, short_help="Écrit la feuille d’émargement.")
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


@app.command(cls=Command, short_help="Rassemble ce qui s’imprime pour le jour de la réunion.")
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


@app.command(cls=Command, short_help="Écrit le dossier d’audit d’une année, preuve par preuve.")
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


@app.command(cls=Command, short_help="Commence le compte-rendu, le fait avancer, l’écrit.")
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


@app.command(cls=Command, short_help="Suit les propositions et les actions, et leur réponse.")
def follow_up(
    matter: Annotated[
        str | None,
        typer.Argument(
            metavar="IDENTIFIANT", help="La proposition ou l’action à montrer, à compléter."
        ),
    ] = None,
    data: ManyData = None,
    root: Root = None,
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
    letter: Annotated[
        bool, typer.Option("--letter", help="Refait la lettre de la réponse en vigueur.")
    ] = False,
    every: Annotated[bool, typer.Option("--all", help="Montrer aussi ce qui est clos.")] = False,
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

    Exemple : clu follow-up --root . --format csv

    Exemple : clu follow-up numero-direct --answer retenue --until 2027-09-30
    """
    from clu.cli.follow_up import Asked, list_matters, record_step

    asked = Asked(answer, state, reason, until, referred_to, done, outcome, dated, letter)
    folders = data or [], root or []
    if matter is None:
        return list_matters(*folders, on, form, asked, every=every)
    return record_step(matter, *folders, on, output, asked, form, force=force)


@app.command(cls=Command, short_help="Enregistre l’envoi du compte-rendu, sa mise en ligne.")
def publish(
    meeting: HeldMeetingName = None,
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

    Exemple : clu publish 2027-03-11 --sent-to-participants --draft --channel courriel

    Exemple : clu publish 2025-11-18 --intranet https://intranet.example/2025-11-18
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

    De chaque page, un fichier en .fragment donne le corps seul, à coller dans un CMS : sans son
    titre, que le CMS écrit lui-même ; ses liens vers les autres pages y sont à refaire.

    Exemple : clu site --for internet
    """
    from clu.cli.site import write_site

    return write_site(data, on, output, audience, force=force)


@app.command(cls=Command, short_help="Écrit les réunions et les échéances, pour un agenda.")
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


@app.command(cls=Command, short_help="Dit ce qu’un changement du registre veut dire.")
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
    qui était déjà parti ou diffusé. Compare et ne juge pas : le code de retour est 0.

    Exemple : clu diff HEAD

    Exemple : clu diff HEAD~1 HEAD --format markdown
    """
    from clu.cli.diff import show_changes

    return show_changes(before, after, data, on, form)


@app.command(cls=Command, short_help="Écrit les schémas des fichiers, pour votre éditeur.")
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
    """Écrit les schémas JSON des fichiers du registre et du rapport de clu check.

    Un éditeur qui les connaît souligne une clé inconnue pendant la frappe, propose les valeurs
    et explique chaque clé. clu init les met déjà en place.

    Exemple : clu schema --output .clu/schemas
    """
    from clu.cli.schema import write_schemas

    return write_schemas(kind, data, output, listed=listed, settings=settings, force=force)


@app.command(cls=Command, short_help="Commence le dossier d’un comité, ou du comité d’exemple.")
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


@app.command(cls=Command, short_help="Fait compléter les commandes par la touche Tab.")
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
