"""Chapter 6: the minutes sent and put online. What is late comes from `duties` alone.

Where the minutes themselves are late, chapter 5 says so, and these rules are silent: one fact is
told once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clu import french, pieces, wording
from clu.attendance import attended
from clu.diagnostic import Problem
from clu.duties import AUDIENCES, COMMANDS, behind, publication, term
from clu.french import NBSP, NNBSP
from clu.meeting import standing
from clu.reconciliation import written_to
from clu.rules.engine import rule
from clu.wording import the_day

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from clu.attendance import Attendee
    from clu.duties import Duty
    from clu.meeting import Meeting, Recorded
    from clu.model.event import Publication
    from clu.register import Register


SITES = {"internet": "le site internet", "intranet": "l’intranet"}
DONE = {
    "participants": "adressé aux participants",
    "internet": "mis en ligne sur le site internet",
    "intranet": "mis en ligne sur l’intranet",
}
VALIDATE = "clu minutes {} --stage validé"


@rule("CLU601", article="compte-rendu", clock=True, per="meeting")
def minutes_not_sent(register: Register, meeting: Meeting) -> Iterator[Problem]:
    """Le compte-rendu n’a pas été adressé à tous les présents, et le temps de le faire est passé.

    La fiche le demande sans dire sous quel délai. Si le comité s’en est donné un (réglage
    sending_delay), le constat suit son dernier jour, compté depuis la réunion. Sinon, lecture
    retenue : l’envoi peut attendre jusqu’à ce que la réunion suivante soit convoquée, ou que
    l’année qui suit celle de la réunion soit finie. Le constat se tait tant que CLU501 signale que
    le compte-rendu lui-même manque.

    Un envoi qui dit ses destinataires les dit tous : un siège, un invité ou une personne qui était
    là, et qui n’y est pas, est nommé. Les envois s’ajoutent les uns aux autres ; le projet soumis à
    observations n’en est pas un. Un envoi sans destinataires au registre n’est pas jugé là-dessus.

    Bon : committee.yaml, complété

        settings:
          sending_delay: {days: 60, unit: calendaires}

    Fautif : committee.yaml, complété

        settings:
          sending_delay: {days: 60, unit: calendaires}

    et : sans meetings/2025-11-18/publications/01-participants.yaml

    Constat : meetings/2025-11-18/meeting.yaml, CLU601

    Fautif : meetings/2025-11-18/publications/01-participants.yaml

        to: participants
        on: 2025-12-08
        channel: courriel
        recipients: [secretaire-generale, citoyennete, referente-qualite, maires]  # CLU601

    et : committee.yaml, complété

        settings:
          sending_delay: {days: 60, unit: calendaires}
    """
    for duty in _overdue(register, meeting, "sending"):
        yield _problem(
            duty,
            meeting,
            "n’a pas été adressé aux participants",
            "adressez-le aux participants, puis enregistrez l’envoi",
        )
    yield from _left_out(register, meeting)


@rule("CLU602", article="internet", clock=True, per="meeting")
def minutes_not_on_internet(register: Register, meeting: Meeting) -> Iterator[Problem]:
    """Le compte-rendu n’est pas sur le site internet, et le temps de l’y mettre est passé.

    La fiche le demande sans dire sous quel délai. Si le comité s’en est donné un (réglage
    online_delay), le constat suit son dernier jour, compté depuis la réunion. Sinon, lecture
    retenue : la mise en ligne peut attendre jusqu’à ce que la réunion suivante soit convoquée, ou
    que l’année qui suit celle de la réunion soit finie. Le constat se tait tant que CLU501 signale
    que le compte-rendu lui-même manque.

    Bon : committee.yaml, complété

        settings:
          online_delay: {days: 60, unit: calendaires}

    Fautif : committee.yaml, complété

        settings:
          online_delay: {days: 60, unit: calendaires}

    et : sans meetings/2025-11-18/publications/02-internet.yaml

    Constat : meetings/2025-11-18/meeting.yaml, CLU602
    """
    for duty in _overdue(register, meeting, "internet"):
        yield _problem(
            duty,
            meeting,
            "n’est pas sur le site internet",
            "mettez-le en ligne, puis enregistrez la mise en ligne",
        )


@rule("CLU603", article="intranet", clock=True, per="meeting")
def minutes_not_on_intranet(register: Register, meeting: Meeting) -> Iterator[Problem]:
    """Le compte-rendu n’est pas sur le site intranet, et le temps de l’y mettre est passé.

    La fiche le demande sans dire sous quel délai. Si le comité s’en est donné un (réglage
    online_delay), le constat suit son dernier jour, compté depuis la réunion. Sinon, lecture
    retenue : la mise en ligne peut attendre jusqu’à ce que la réunion suivante soit convoquée, ou
    que l’année qui suit celle de la réunion soit finie. Le constat se tait tant que CLU501 signale
    que le compte-rendu lui-même manque.

    Bon : committee.yaml, complété

        settings:
          online_delay: {days: 60, unit: calendaires}

    Fautif : committee.yaml, complété

        settings:
          online_delay: {days: 60, unit: calendaires}

    et : sans meetings/2025-11-18/publications/03-intranet.yaml

    Constat : meetings/2025-11-18/meeting.yaml, CLU603
    """
    for duty in _overdue(register, meeting, "intranet"):
        yield _problem(
            duty,
            meeting,
            "n’est pas sur le site intranet",
            "mettez-le en ligne sur l’intranet, puis enregistrez la mise en ligne",
        )


@rule("CLU606", article="internet", per="meeting")
def online_without_validation(register: Register, meeting: Meeting) -> Iterator[Problem]:
    """Un compte-rendu est en ligne sans que personne ne l’ait validé.

    Ce qui est en ligne engage l’administration : le registre doit dire qui a validé le texte, et
    quand. Un compte-rendu validé après coup n’a plus qu’un ordre à expliquer : avertissement.
    Revenu à l’étape du projet ou des observations, il n’est plus validé.

    Bon : meetings/2025-11-18/minutes/stages/02.yaml

        stage: validé
        on: 2025-12-09
        by: Irène CASTELNAU
        function: secrétaire générale

    Fautif : sans meetings/2025-11-18/minutes/stages/02.yaml

    Constat : meetings/2025-11-18/publications/02-internet.yaml, CLU606

    Constat : meetings/2025-11-18/publications/03-intranet.yaml, CLU606

    Fautif : meetings/2025-11-18/publications/02-internet.yaml

        to: internet
        on: 2025-12-02  # CLU606
        address: https://haute-breve.example/clu/2025
    """
    stages = meeting.stages if meeting.validated else ()
    days = [one.event.on for one in stages if one.event.stage == "validé"]
    for one in standing(meeting.publications):
        event = one.event
        if event.to in SITES and not event.draft and not (days and min(days) <= event.on):
            yield _unvalidated(register, meeting, one, min(days, default=None))


def _unvalidated(
    register: Register, meeting: Meeting, one: Recorded[Publication], validated: date | None
) -> Problem:
    event = one.event
    where = f"le compte-rendu est sur {SITES[event.to]} depuis {the_day(event.on)}"
    validate = f"faites-le valider, puis enregistrez-le{NBSP}: {VALIDATE}".format(meeting.id)
    correct = (
        f"corrigez le jour s’il est faux{NNBSP}; sinon, expliquez l’écart dans"
        f" {register.shown('decisions.yaml')}"
    )
    return Problem(
        event.at("on"),
        f"{where}, et n’a été validé que {the_day(validated)}"
        if validated
        else f"{where} sans avoir été validé",
        correct if validated else validate,
        meeting=meeting.id,
        key=one.name,
        severity="warning" if validated else "error",
        article=event.to,
    )


@rule("CLU607", article="compte-rendu", per="meeting")
def text_changed_since_published(register: Register, meeting: Meeting) -> Iterator[Problem]:
    """Le texte du compte-rendu a changé depuis qu’il a été adressé ou mis en ligne.

    Ce que les participants ont reçu, ou ce que le public lit, n’est plus ce que le registre dit.
    Le compte-rendu écrit est comparé partie par partie à ce qui a été publié en dernier, pour
    chaque public ; un commentaire, une mise en forme ou un autre modèle n’y changent rien. Un envoi
    enregistré à la main, sans l’empreinte de ses parties, n’est pas comparé.

    Bon : meetings/2025-11-18/publications/02-internet.yaml

        to: internet
        on: 2025-12-09
        address: https://haute-breve.example/clu/2025

    Fautif : meetings/2025-11-18/publications/02-internet.yaml

        to: internet
        on: 2025-12-09
        address: https://haute-breve.example/clu/2025
        parts:
          - {part: attendance, digest: 7d865e959b2466918c9863afca942d0f}

    Constat : meetings/2025-11-18/minutes/minutes.yaml, CLU607
    """
    newest = [pieces.latest(meeting, to) for to in AUDIENCES.values()]
    compared = [one for one in newest if one and one.event.parts]
    now = pieces.parts(meeting) if compared else {}
    for last in compared if now else ():
        found = pieces.changed(last.event, now)
        if found:
            yield _changed(register, meeting, last, found)


def _changed(
    register: Register, meeting: Meeting, last: Recorded[Publication], found: tuple[str, ...]
) -> Problem:
    event = last.event
    names = french.join([pieces.name(meeting, part) for part in found])
    file = register.shown(meeting.folder / "publications" / last.name)
    command = _command(event.to).format(meeting=meeting.id)
    return Problem(
        pieces.position(meeting, found[0]),
        f"le texte a changé depuis qu’il a été {DONE[event.to]} {the_day(event.on)} ({file})"
        f"{NBSP}: {names}",
        f"rétablissez le texte, ou publiez-le de nouveau{NBSP}: {command}{NNBSP}; la version"
        " publiée reste au registre",
        meeting=meeting.id,
        key=event.to,
        article="compte-rendu" if event.to == "participants" else event.to,
    )


def _command(audience: str) -> str:
    kind = next(kind for kind, one in AUDIENCES.items() if one == audience)
    return COMMANDS[kind]


def _left_out(register: Register, meeting: Meeting) -> Iterator[Problem]:
    """Present → written to: who was there, and is among no recipients, once the time is over."""
    sent = [
        one
        for one in standing(meeting.publications)
        if one.event.to == "participants" and not one.event.draft
    ]
    if not sent or not all(one.event.recipients for one in sent):
        return
    for duty in publication(register, meeting):
        if duty.kind == "sending" and duty.late_from and duty.late_from <= register.on:
            lines = [line for one in sent for line in one.event.recipients]
            came = (one for one in attended(register, meeting) if one.here)
            missing = [one for one in came if not written_to(one, lines)]
            if missing:
                yield _forgotten(register, meeting, duty, sent[-1], missing)


def _forgotten(
    register: Register,
    meeting: Meeting,
    duty: Duty,
    sending: Recorded[Publication],
    missing: list[Attendee],
) -> Problem:
    names = french.join([_called(one) for one in missing])
    there = "étaient là" if len(missing) > 1 else "était là"
    whom = french.plural(len(missing), "personne")
    return Problem(
        sending.event.at("recipients"),
        f"le compte-rendu n’a pas été adressé à {whom} qui {there} selon"
        f" {register.shown_line(missing[0].record.at())}{NBSP}: {names}",
        f"adressez-le-{'leur' if len(missing) > 1 else 'lui'} aussi, puis enregistrez l’envoi"
        f"{NBSP}: {duty.command}",
        meeting=meeting.id,
        key="recipients",
    )


def _called(one: Attendee) -> str:
    """« Mme Claire PONS (udaf) »; the seat alone where nobody knows who came."""
    office = (one.expected.seat or one.expected.guest) if one.expected else None
    title = french.lower_article(office.title) if office else one.id or ""
    named = wording.person(one.person) if one.person and one.person.named else title
    return f"{named} ({one.id})" if one.id else named


def _overdue(register: Register, meeting: Meeting, kind: str) -> Iterator[Duty]:
    """The duty of that kind, where it is late and the minutes themselves are not."""
    yield from (duty for duty in behind(register, meeting) if duty.kind == kind)


def _problem(duty: Duty, meeting: Meeting, fact: str, remedy: str) -> Problem:
    held = french.of(the_day(meeting.day))
    return Problem(
        meeting.sheet.at("time"),
        f"le compte-rendu de la réunion {held} {fact}{NNBSP}; {term(duty)}",
        f"{remedy}{NBSP}: {duty.command}",
        meeting=meeting.id,
    )
