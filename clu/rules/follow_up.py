"""Chapter 5, what comes of it: proposals and their answers, actions, their owners and terms.

A proposal or action lives over the meetings by its id: `follow_up` tells how it stands. Nothing of
what the sheet says dates an answer; all these findings are warnings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clu import french
from clu.audience import body
from clu.diagnostic import Problem
from clu.follow_up import answer_due, matters
from clu.french import NBSP, NNBSP
from clu.rules.engine import rule
from clu.wording import quoted, the_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clu.follow_up import Matter, Step
    from clu.register import Register


@rule("CLU508", "warning")
def incomplete_proposal(register: Register) -> Iterator[Problem]:
    """Une proposition n’a pas d’auteur, ou pas de texte.

    On répond à qui a proposé : author est un siège ou un invité, dont l’organisme est nommé, jamais
    une personne. Le texte s’écrit là où la proposition paraît pour la première fois ; une réunion
    qui la reprend n’en répète que l’identifiant.

    Bon : meetings/2025-11-18/minutes/minutes.yaml, où « author: maires » devient

        author: udaf

    Fautif : meetings/2025-11-18/minutes/minutes.yaml, où « id: navette-mairie » devient

        - id: borne-hall  # CLU508
          author: udaf
          answer: {verdict: non retenue, reason: Le hall n’a pas de prise.}
        - id: navette-mairie

    Fautif : meetings/2025-11-18/minutes/minutes.yaml, où « id: navette-mairie » devient

        - id: borne-hall  # CLU508
          text: Installer une borne dans le hall.
          answer: {verdict: non retenue, reason: Le hall n’a pas de prise.}
        - id: navette-mairie
    """
    for one in _judged(register, "proposal"):
        told = {"auteur (author)": one.author, "texte (text)": one.text}
        missing = [what for what, value in told.items() if not value]
        if missing:
            yield Problem(
                one.record.at("id"),
                f"proposition {quoted(one.id)}, {_raised(one)}, sans {french.join(missing, 'ni')}",
                f"écrivez {french.join([f'son {what}' for what in missing])}",
                meeting=one.meeting.id,
                key=one.id,
            )


@rule("CLU509", "warning", clock=True)
def unanswered_proposal(register: Register) -> Iterator[Problem]:
    """Une proposition attend sa réponse, et la réunion suivante s’est tenue.

    Les usagers proposent : les services répondent, au plus tard à la réunion suivante. Une réponse
    est retenue, retenue en partie, non retenue, à l’étude ou hors compétence. À l’étude n’en est
    une que jusqu’à son terme : passé ce jour, il faut répondre. La fiche ne fixe aucun délai ;
    lecture retenue : la prochaine réunion tenue.

    Bon : meetings/2025-11-18/minutes/minutes.yaml, où « answer: » devient

        answer: {verdict: à l’étude, until: 2026-03-10}

    et : meetings/2026-03-10/meeting.yaml, où « title: Propositions » devient

        title: Propositions des représentants des usagers
        follow_up: [navette-mairie]

    Fautif : meetings/2025-11-18/minutes/minutes.yaml, où « answer: » devient

        answer: {verdict: à l’étude, until: 2026-02-15}

    et : meetings/2026-03-10/meeting.yaml, où « title: Propositions » devient

        title: Propositions des représentants des usagers
        follow_up: [navette-mairie]

    Constat : meetings/2025-11-18/minutes/minutes.yaml, CLU509
    """
    for one in _judged(register, "proposal"):
        why = _overdue_answer(register, one)
        if why:
            yield Problem(
                one.record.at("id"),
                f"proposition {quoted(one.id)}{_by(register, one)}, {_raised(one)}{NBSP}: {why}",
                f"répondez, puis enregistrez-le{NBSP}: clu follow-up {one.id} --answer RÉPONSE",
                meeting=one.meeting.id,
                key=one.id,
            )


def _overdue_answer(register: Register, one: Matter) -> str | None:
    """Why an answer is owed by now; None where none is."""
    due = answer_due(register, one)
    if due is None or due >= register.on:
        return None
    if one.status == "à l’étude":
        return f"à l’étude jusqu’{french.to(the_day(due))}, et sans réponse depuis"
    return f"sans réponse, alors que la réunion {french.of(the_day(due))} s’est tenue"


@rule("CLU510", "warning")
def incomplete_answer(register: Register) -> Iterator[Problem]:
    """Une réponse n’est pas complète : il lui manque son motif, son échéance ou son adresse.

    Une proposition non retenue l’est pour un motif (reason) ; à l’étude, elle l’est jusqu’à une
    échéance (until) ; hors compétence, elle est transmise à quelqu’un (referred_to). Seule compte
    la réponse en vigueur.

    Bon : meetings/2025-11-18/minutes/minutes.yaml, où « answer: » devient

        answer: {verdict: non retenue, reason: La gare est à cinq minutes à pied.}

    Fautif : meetings/2025-11-18/minutes/minutes.yaml, où « answer: » devient

        answer: {verdict: non retenue}  # CLU510

    Fautif : meetings/2025-11-18/minutes/minutes.yaml, où « answer: » devient

        answer: {verdict: hors compétence}  # CLU510
    """
    for one in _judged(register, "proposal"):
        step = one.answered
        lack = _lack(step) if step else None
        if step and step.answer and lack:
            what, key = lack
            yield Problem(
                step.answer.at("verdict"),
                f"réponse {quoted(step.answer.verdict)} à la proposition {quoted(one.id)}, sans"
                f" {what}",
                f"écrivez {what} sous {key}{NNBSP}; si la réponse était déjà partie, ajoutez-la"
                f" complète{NBSP}: clu follow-up {one.id} --answer RÉPONSE",
                meeting=(step.meeting or one.meeting).id,
                key=one.id,
            )


def _lack(step: Step) -> tuple[str, str] | None:
    """What an answer lacks, and under which key; None where it is whole."""
    answer = step.answer
    if answer is None:
        return None
    match answer.verdict:
        case "non retenue" if not answer.reason:
            return "motif", "reason"
        case "à l’étude" if not (answer.until or step.until):
            return "échéance", "until"
        case "hors compétence" if not answer.referred_to:
            return "adresse", "referred_to"
    return None


@rule("CLU511", "warning")
def action_without_owner_or_date(register: Register) -> Iterator[Problem]:
    """Une action n’a pas de responsable, ou pas d’échéance.

    Qui fait quoi, et pour quand : owner est un siège ou un invité, service tout autre service. Une
    action faite ou abandonnée n’est pas jugée ; ce qui manquait au compte-rendu peut être dit
    depuis, par le suivi.

    Bon : meetings/2025-11-18/minutes/minutes.yaml, où « owner: citoyennete » devient

        service: service de l’immobilier

    Fautif : meetings/2025-11-18/minutes/minutes.yaml, où « id: affichage » devient

        - id: signaletique-hall  # CLU511
          text: Refaire la signalétique du hall.
          owner: citoyennete
        - id: affichage-horaires

    et : meetings/2026-03-10/meeting.yaml, où « title: Propositions » devient

        title: Propositions des représentants des usagers
        follow_up: [signaletique-hall]
    """
    for one in _judged(register, "action"):
        told = {"responsable (owner ou service)": one.owner or one.service}
        told["échéance (until)"] = one.due.isoformat() if one.due else None
        missing = [what for what, value in told.items() if not value]
        if one.open and missing:
            yield Problem(
                one.record.at("id"),
                f"action {quoted(one.id)}, {_raised(one)}, sans {french.join(missing, 'ni')}",
                "écrivez qui s’en charge, et pour quand, ici ou dans"
                f" {register.shown(f'follow-up/{one.id}')}",
                meeting=one.meeting.id,
                key=one.id,
            )


@rule("CLU512", "warning", clock=True)
def overdue_action(register: Register) -> Iterator[Problem]:
    """L’échéance d’une action est passée, et l’action n’est ni faite, ni abandonnée.

    Bien souvent elle est faite, et il reste à l’enregistrer. Sinon, une nouvelle échéance se fixe,
    ou l’action s’abandonne : le suivi le dit. Le jour de l’échéance, rien n’est signalé.

    Bon : meetings/2025-11-18/minutes/minutes.yaml, où « until: 2025-11-28 » devient

        until: 2025-11-18

    Fautif : meetings/2025-11-18/minutes/minutes.yaml, où « id: affichage » devient

        - id: signaletique-hall  # CLU512
          text: Refaire la signalétique du hall.
          owner: citoyennete
          until: 2026-02-15
        - id: affichage-horaires

    et : meetings/2026-03-10/meeting.yaml, où « title: Propositions » devient

        title: Propositions des représentants des usagers
        follow_up: [signaletique-hall]
    """
    for one in _judged(register, "action"):
        if one.due and one.overdue(register.on):
            late = french.plural((register.on - one.due).days, "jour")
            yield Problem(
                one.record.at("id"),
                f"action {quoted(one.id)}, {_raised(one)}, à faire pour {the_day(one.due)}{NBSP}:"
                f" en retard de {late}",
                f"enregistrez ce qu’il en est{NBSP}: clu follow-up {one.id} --state ÉTAT",
                meeting=one.meeting.id,
                key=one.id,
            )


def _judged(register: Register, kind: str) -> Iterator[Matter]:
    """The proposals, or the actions, raised since the register is kept."""
    for one in matters(register):
        if one.kind == kind and register.judged(one.meeting):
            yield one


def _raised(one: Matter) -> str:
    return f"du {french.date_without_weekday(one.meeting.day)}"


def _by(register: Register, one: Matter) -> str:
    """« de l’Association des maires », where the author is known."""
    known = body(register, one.meeting, one.author) if one.author else None
    return f" {french.of(known)}" if known else ""
