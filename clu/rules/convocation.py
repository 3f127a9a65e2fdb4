"""Chapter 3: the convocation. What was sent is on record; what has changed since is seen."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from clu import french
from clu.diagnostic import Problem
from clu.duties import convocation, substitutes
from clu.french import NBSP, NNBSP
from clu.model.person import folded
from clu.rules.engine import rule
from clu.stated import changes, facts, nature
from clu.wording import delay, of_the_day, quoted, seat, the_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clu.meeting import Meeting, Recorded
    from clu.model.event import Convocation, SentLetter
    from clu.model.person import Person
    from clu.model.procedure import Seat
    from clu.register import Register

NOTICE_DAYS = timedelta(days=5)
"""How long before the last day for convening the secretary is reminded of it: a habit of clu."""
FEW_SEATS = 3
"""How many seats a command shown to the secretary names, each by an option of its own."""


@rule("CLU301", article="composition", per="meeting")
def seat_not_convened(register: Register, meeting: Meeting) -> Iterator[Problem]:
    """Un siège de la composition n’a reçu aucune convocation.

    Le comité est composé de tous les sièges de la fiche : chacun doit être invité, même lorsque
    son titulaire n’est pas connu (on écrit alors au titre, ou à l’organisme). Jugé dès qu’une
    première convocation est partie ; un siège écrit dans une convocation suivante est atteint. Un
    seul constat par réunion nomme les sièges, dans l’ordre de la fiche.

    Bon : meetings/2025-11-18/convocations/01.yaml

        sent: 2025-10-21
        channel: courriel
        recipients: [secretaire-generale, citoyennete, referente-qualite, maires,
          defenseur-des-droits, udaf]

    Fautif : meetings/2025-11-18/convocations/01.yaml

        sent: 2025-10-21  # CLU301
        channel: courriel
        recipients: [secretaire-generale, citoyennete, referente-qualite, maires,
          defenseur-des-droits]
    """
    issues = meeting.issues
    version = register.version_on(meeting.day)
    if not issues or version is None or meeting.given_up:
        return
    reached = frozenset[str]().union(*(one.event.reached for one in issues))
    forgotten = [one for one in version.seats.values() if one.id not in reached]
    if forgotten:
        yield Problem(
            issues[0].event.at("sent"),
            _nothing_sent(forgotten),
            _write(meeting, *(one.id for one in forgotten)),
            meeting=meeting.id,
            words=f"{NNBSP}; ".join(one.line for one in forgotten),
        )


def _nothing_sent(forgotten: Sequence[Seat]) -> str:
    if len(forgotten) == 1:
        return f"rien n’est parti {french.to(seat(forgotten[0]))} ({forgotten[0].id})"
    titles = f"{NNBSP}; ".join(f"{seat(one)} ({one.id})" for one in forgotten)
    return f"rien n’est parti à {french.plural(len(forgotten), 'siège')}{NBSP}: {titles}"


def _write(meeting: Meeting, *seats: str) -> str:
    """The order to write to these seats (none: to everybody), then to put the sending on record."""
    options = [f" --seat {name}" for name in seats]
    if len(options) > FEW_SEATS:
        options = [" --seat SIÈGE (une option pour chaque siège)"]
    command = f"clu convene {meeting.id}{''.join(options)}"
    return (
        f"écrivez les lettres{NBSP}: {command}{NNBSP}; une fois parties, enregistrez l’envoi par la"
        f" même commande suivie de {quoted('--sent AAAA-MM-JJ --channel VOIE')}"
    )


@rule("CLU302", "warning", per="open")
def addressee_changed(register: Register, meeting: Meeting) -> Iterator[Problem]:
    """La personne à qui l’on a écrit par son nom n’est plus titulaire du siège.

    Le nouveau titulaire n’a rien reçu. Rien n’est signalé lorsque la lettre était adressée au
    titre, ni une fois le compte-rendu établi.

    Bon : meetings/2026-03-10/convocations/01.yaml, le 2026-02-24

        sent: 2026-02-17
        channel: courriel
        recipients: [secretaire-generale, referente-qualite, maires, defenseur-des-droits,
          udaf]
        letters:
          - recipient: citoyennete
            addressee: M. Baptiste LORMEL
            holder: Baptiste LORMEL
            form: administrative

    Fautif : meetings/2026-03-10/convocations/01.yaml, le 2026-02-24

        sent: 2026-02-17
        channel: courriel
        recipients: [secretaire-generale, referente-qualite, maires, defenseur-des-droits,
          udaf]
        letters:
          - recipient: citoyennete
            addressee: M. Ancien TITULAIRE
            holder: Ancien TITULAIRE  # CLU302
            form: administrative
    """
    version = register.version_on(meeting.day)
    if version is None:
        return
    for letter in _last_letters(meeting).values():
        if letter.holder is None or letter.recipient not in version.seats:
            continue
        now = register.roster.on(letter.recipient, meeting.day).holder
        if now is None or not _named(now, letter.holder):
            known = f"le registre donne à présent {now.polite_name}" if now else "plus personne"
            title = seat(version.seats[letter.recipient])
            yield Problem(
                letter.at("holder"),
                f"la lettre est partie à {letter.addressee}\u202f; pour {title}, {known}",
                _write(meeting, letter.recipient)
                if now
                else "faites désigner quelqu’un, puis écrivez-lui",
                meeting=meeting.id,
                seat=letter.recipient,
            )


def _last_letters(meeting: Meeting) -> dict[str, SentLetter]:
    """The last letter that each seat or guest got, those to substitutes left out."""
    letters = (letter for one in meeting.issues for letter in one.event.letters)
    return {letter.recipient: letter for letter in letters if not letter.substitute}


def _named(person: Person, name: str) -> bool:
    return folded(person.name) == folded(name)


@rule("CLU303", per="meeting")
def sent_after_meeting(_: Register, meeting: Meeting) -> Iterator[Problem]:
    """Une convocation est datée d’après la réunion.

    On ne peut inviter à ce qui a eu lieu : la date est fausse, ou la convocation ne vaut rien.

    Bon : meetings/2025-11-18/convocations/02.yaml

        sent: 2025-11-10
        channel: courriel
        nature: complète
        recipients: [udaf]

    Fautif : meetings/2025-11-18/convocations/02.yaml

        sent: 2025-11-19  # CLU303
        channel: courriel
        nature: complète
        recipients: [udaf]
    """
    for one in meeting.issues:
        if one.event.sent > meeting.day:
            yield Problem(
                one.event.at("sent"),
                f"envoyée {the_day(one.event.sent)}, après la réunion {of_the_day(meeting.day)}",
                "corrigez la date par un nouveau fichier qui nomme celui-ci (amends)",
                meeting=meeting.id,
                key=one.name,
            )


@rule("CLU304", clock=True, per="meeting")
def never_convened(register: Register, meeting: Meeting) -> Iterator[Problem]:
    """Une réunion a été tenue sans qu’aucune convocation soit au registre.

    L’auditeur demandera la preuve que les membres ont été invités. Ou bien la convocation est
    partie, et il reste à l’enregistrer ; ou bien la réunion n’a pas eu lieu, et cela s’écrit ; ou
    bien personne n’a été convoqué, et l’écart se consigne.

    Bon : meetings/2026-03-10/convocations/01.yaml, le 2026-03-11

        sent: 2026-02-17
        channel: courriel
        recipients: [secretaire-generale, citoyennete, referente-qualite, maires,
          defenseur-des-droits, udaf]

    Fautif : meetings/2026-03-10/replies/maires.yaml, le 2026-03-11

        state: présent
        received: 2026-02-12

    Constat : meetings/2026-03-10/meeting.yaml, CLU304
    """
    convened = all(one.fulfilled(register.on) for one in convocation(register, meeting))
    if meeting.held(register.on) and not convened:
        yield Problem(
            meeting.sheet.at("time"),
            f"réunion tenue {the_day(meeting.day)}, et aucune convocation n’est enregistrée",
            _three_ways(register, meeting),
            meeting=meeting.id,
        )


def _three_ways(register: Register, meeting: Meeting) -> str:
    return (
        f"si elle est partie, enregistrez-la{NBSP}: clu convene {meeting.id} --sent AAAA-MM-JJ"
        f" --channel VOIE{NNBSP}; si la réunion n’a pas eu lieu, annulez-la{NBSP}: clu cancel"
        f" {meeting.id} --dated AAAA-MM-JJ{NNBSP}; si personne n’a été convoqué, consignez l’écart"
        f" dans {register.shown('decisions.yaml')}"
    )


@rule("CLU305", "warning", clock=True, per="meeting")
def notice_running_out(register: Register, meeting: Meeting) -> Iterator[Problem]:
    """Le délai de convocation que le comité s’est donné s’achève, ou est passé.

    La fiche de procédure ne donne pas ce délai : c’est un réglage (convocation_notice), vide au
    départ, et rien n’est alors signalé. L’avertissement paraît cinq jours avant le dernier jour.
    Une fois la réunion tenue, CLU304 prend sa place.

    Bon : committee.yaml, complété, le 2026-02-16

        settings:
          convocation_notice: {days: 15, unit: calendaires}

    Fautif : committee.yaml, complété, le 2026-02-20

        settings:
          convocation_notice: {days: 15, unit: calendaires}

    Constat : meetings/2026-03-10/meeting.yaml, CLU305
    """
    if meeting.given_up or meeting.held(register.on):
        return
    for duty in convocation(register, meeting):
        if duty.last_day is None or duty.notice is None or duty.fulfilled(register.on):
            continue
        if register.on >= duty.last_day - NOTICE_DAYS:
            passed = "est passé" if duty.late(register.on) else "approche"
            yield Problem(
                meeting.sheet.at("time"),
                f"le dernier jour pour convoquer {passed}\u00a0: {french.long_date(duty.last_day)}"
                f" ({delay(duty.notice)} avant la réunion {of_the_day(meeting.day)}, réglage du"
                " comité)",
                _write(meeting),
                meeting=meeting.id,
            )


@rule("CLU306", per="open")
def changed_since_sent(register: Register, meeting: Meeting) -> Iterator[Problem]:
    """Ce que disaient les lettres envoyées n’est plus vrai, et rien ne l’a fait savoir.

    Le jour, l’heure, le lieu, l’ordre du jour ou le dernier jour ont changé depuis l’envoi : une
    nouvelle convocation « annule et remplace » la précédente. De simples pièces ajoutées ne sont
    qu’un avertissement : la suivante « complète ». Ce sont des faits qui sont comparés, jamais des
    textes ; rien n’est plus signalé une fois la réunion passée.

    Bon : meetings/2025-11-18/convocations/02.yaml

        sent: 2025-11-03
        channel: courriel
        nature: complète
        recipients: [udaf]

    Fautif : meetings/2026-03-10/convocations/01.yaml, le 2026-02-24

        sent: 2026-02-20
        channel: courriel
        recipients: [secretaire-generale, citoyennete, referente-qualite, maires,
          defenseur-des-droits, udaf]
        stated:
          day: 2026-03-10
          time: 10h  # CLU306
          ends: 16h30
          places: ["Préfecture de la Haute-Brève, salle Mirabeau"]
          agenda:
            - "Résultats des exigences qualité : indicateurs et enquêtes"
            - Réclamations et suggestions reçues
            - Propositions des représentants des usagers
            - Accès du hall aux personnes à mobilité réduite
          papers: [Tableau des résultats 2025]
          last_day: 2026-03-07
    """
    if meeting.held(register.on):
        return
    now = facts(register, meeting)
    for one in _stale(meeting):
        stated = one.event.stated
        found = list(changes(stated, now)) if stated else []
        if stated is None or not found:
            continue
        kind = nature(found)
        field = found[0].field
        yield Problem(
            stated.at(field),
            f"changé depuis l’envoi du {french.long_date(one.event.sent)}\u00a0: "
            + "\u202f; ".join(change.phrase for change in found),
            f"préparez une nouvelle convocation, qui {quoted(kind)} la précédente{NNBSP};"
            f" {_write(meeting)}",
            meeting=meeting.id,
            key=one.name,
            severity="warning" if kind == "complète" else None,
        )


def _stale(meeting: Meeting) -> list[Recorded[Convocation]]:
    """The issues that are the last one for somebody: what somebody still holds in hand."""
    last: dict[str, Recorded[Convocation]] = {}
    for one in meeting.issues:
        last.update(dict.fromkeys(one.event.reached, one))
    return [one for one in meeting.issues if one in last.values()]


@rule("CLU307", "warning", article="suppleance", per="meeting")
def sent_too_late_for_substitutes(register: Register, meeting: Meeting) -> Iterator[Problem]:
    """La convocation est partie quand le dernier jour pour annoncer un suppléant était passé.

    Un membre empêché n’a plus pu se faire remplacer dans le délai de la fiche. Pour une réunion
    urgente, la lettre ne donne alors aucune date passée.

    Bon : meetings/2025-11-18/convocations/01.yaml

        sent: 2025-11-15
        channel: courriel
        recipients: [secretaire-generale, citoyennete, referente-qualite, maires,
          defenseur-des-droits, udaf]

    Fautif : meetings/2025-11-18/convocations/01.yaml

        sent: 2025-11-17  # CLU307
        channel: courriel
        recipients: [secretaire-generale, citoyennete, referente-qualite, maires,
          defenseur-des-droits, udaf]
    """
    issues = meeting.issues
    for duty in substitutes(register, meeting):
        first = min(issues, key=lambda one: one.event.sent, default=None)
        if first is None or duty.last_day is None:
            continue
        if duty.last_day < first.event.sent <= meeting.day:
            yield Problem(
                first.event.at("sent"),
                f"première convocation envoyée {the_day(first.event.sent)}, après"
                f" {the_day(duty.last_day)}, dernier jour pour annoncer un suppléant",
                f"écrivez dans {register.shown('decisions.yaml')} ce qui a rendu la réunion"
                " urgente",
                meeting=meeting.id,
            )
