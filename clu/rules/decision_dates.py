"""Chapter 9: the days of decisions: when they were made, and until when they hold.

A gap that is settled lies in the past and has no end; what can still be mended is let pass for a
time, by a waiver.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from clu.rules.decisions import about
from clu.rules.engine import Verdict, rule
from clu.settlement import covers, decisions, settled_gaps, waivers
from clu.wording import the_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clu.diagnostic import Problem
    from clu.model.decision import Settlement
    from clu.register import Register

STILL_MENDED = ("CLU1", "CLU2")
"""The chapters on who will sit and how the meeting is planned: until its day, that can change."""


@rule("CLU902", clock=True)
def expired_waiver(register: Register) -> Iterator[Problem]:
    """Une dérogation est arrivée à son terme.

    Une dérogation laisse passer un constat pour un temps ; son dernier jour est compris. Passé ce
    jour, elle ne couvre plus rien : ou ce qui manquait est fait, et elle s’ôte, ou elle se
    renouvelle par une nouvelle décision.

    Bon : decisions.yaml

        waivers:
          - key: mai
            code: CLU203
            meeting: 2026-05-25
            by: Irène CASTELNAU, secrétaire générale
            on: 2026-02-02
            until: 2026-05-25
            reason: seul jour où la salle est libre

    et : meetings/2026-05-25/meeting.yaml

        time: 14h30  # CLU203
        places: [{name: Préfecture}]
        agenda:
          - {id: bilan, title: Bilan de l’accueil}

    Fautif : decisions.yaml

        waivers:
          - key: mai
            code: CLU203
            meeting: 2026-05-25
            by: Irène CASTELNAU, secrétaire générale
            on: 2026-02-02
            until: 2026-02-15  # CLU902
            reason: seul jour où la salle est libre

    et : meetings/2026-05-25/meeting.yaml

        time: 14h30  # CLU203
        places: [{name: Préfecture}]
        agenda:
          - {id: bilan, title: Bilan de l’accueil}
    """
    for waiver in waivers(register):
        if waiver.on <= waiver.end < register.on:
            yield about(
                waiver,
                "until",
                f"cette dérogation a pris fin {the_day(waiver.end)}, dernier jour compris",
                "ôtez-la si ce qu’elle laissait passer est réglé, sinon remplacez-la par une"
                " nouvelle décision, avec un nouveau terme",
            )


@rule("CLU904")
def waiver_ends_before_it_is_made(register: Register) -> Iterator[Problem]:
    """Le dernier jour d’une dérogation précède celui où elle a été décidée.

    Elle n’a donc jamais rien couvert : l’une des deux dates est fausse.

    Bon : decisions.yaml

        waivers:
          - key: mai
            code: CLU203
            meeting: 2026-05-25
            by: Irène CASTELNAU, secrétaire générale
            on: 2026-02-02
            until: 2026-05-25
            reason: seul jour où la salle est libre

    et : meetings/2026-05-25/meeting.yaml

        time: 14h30  # CLU203
        places: [{name: Préfecture}]
        agenda:
          - {id: bilan, title: Bilan de l’accueil}

    Fautif : decisions.yaml

        waivers:
          - key: mai
            code: CLU203
            meeting: 2026-05-25
            by: Irène CASTELNAU, secrétaire générale
            on: 2026-02-02
            until: 2025-05-25  # CLU904
            reason: seul jour où la salle est libre

    et : meetings/2026-05-25/meeting.yaml

        time: 14h30  # CLU203
        places: [{name: Préfecture}]
        agenda:
          - {id: bilan, title: Bilan de l’accueil}
    """
    for waiver in waivers(register):
        if waiver.end < waiver.on:
            yield about(
                waiver,
                "until",
                f"cette dérogation finit {the_day(waiver.end)}, avant le jour où elle a été"
                f" décidée, {the_day(waiver.on)}",
                "corrigez son dernier jour (until) ou sa date (on)",
            )


@rule("CLU905", per="verdict")
def gap_settled_too_soon(register: Register, verdict: Verdict) -> Iterator[Problem]:
    """Un écart est réglé alors qu’il pouvait encore être réparé.

    Ce qui se règle sans terme (« settled ») appartient au passé : l’année est finie, la réunion est
    venue. Jusque-là, un siège se pourvoit, un jour se déplace, un ordre du jour se complète ; on le
    laisse passer par une dérogation, qui a un terme. Un suppléant annoncé trop tard se règle dès
    l’annonce, puisque son dernier jour est passé.

    Bon : decisions.yaml

        waivers:
          - key: mai
            code: CLU203
            meeting: 2026-05-25
            by: Irène CASTELNAU, secrétaire générale
            on: 2026-02-02
            until: 2026-05-25
            reason: seul jour où la salle est libre

    et : meetings/2026-05-25/meeting.yaml

        time: 14h30  # CLU203
        places: [{name: Préfecture}]
        agenda:
          - {id: bilan, title: Bilan de l’accueil}

    Fautif : decisions.yaml

        settled:
          - key: mai
            code: CLU203
            meeting: 2026-05-25
            by: Irène CASTELNAU, secrétaire générale
            on: 2026-02-02  # CLU905
            reason: seul jour où la salle est libre

    et : meetings/2026-05-25/meeting.yaml

        time: 14h30  # CLU203
        places: [{name: Préfecture}]
        agenda:
          - {id: bilan, title: Bilan de l’accueil}
    """
    for gap in settled_gaps(register):
        past = _past_from(register, gap)
        covered = any(covers(gap, one) for one in verdict.findings)
        if past and gap.on < past and covered:
            yield about(
                gap,
                "on",
                f"elle règle dès {the_day(gap.on)} ce qui pouvait encore être réparé avant"
                f" {the_day(past)}",
                "écrivez-la sous waivers, avec un terme (until), ou décidez de nouveau une fois ce"
                " jour venu",
            )


def _past_from(register: Register, gap: Settlement) -> date | None:
    """The first day on which nothing can be mended any more; nobody knows: none."""
    if not gap.code.startswith(STILL_MENDED):
        return None
    meeting = register.meeting(gap.meeting) if gap.meeting else None
    if meeting:
        return meeting.day
    if gap.year and date.min.year <= gap.year < date.max.year:
        return date(gap.year + 1, 1, 1)
    return None


@rule("CLU906", "warning", clock=True, per="verdict")
def decision_to_come(register: Register, verdict: Verdict) -> Iterator[Problem]:
    """Une décision porte une date à venir, et ne couvre pas encore ce qui est constaté.

    Elle ne couvre rien avant le jour où elle est prise. Une année ou un mois mal tapés font d’une
    décision prise une décision à venir, et le constat reste tel quel.

    Bon : decisions.yaml

        waivers:
          - key: mai
            code: CLU203
            meeting: 2026-05-25
            by: Irène CASTELNAU, secrétaire générale
            on: 2026-02-02
            until: 2026-05-25
            reason: seul jour où la salle est libre

    et : meetings/2026-05-25/meeting.yaml

        time: 14h30  # CLU203
        places: [{name: Préfecture}]
        agenda:
          - {id: bilan, title: Bilan de l’accueil}

    Fautif : decisions.yaml

        waivers:
          - key: mai
            code: CLU203
            meeting: 2026-05-25
            by: Irène CASTELNAU, secrétaire générale
            on: 2026-03-02  # CLU906
            until: 2026-05-25
            reason: seul jour où la salle est libre

    et : meetings/2026-05-25/meeting.yaml

        time: 14h30  # CLU203
        places: [{name: Préfecture}]
        agenda:
          - {id: bilan, title: Bilan de l’accueil}
    """
    for decision in decisions(register):
        if decision.on > register.on and any(covers(decision, one) for one in verdict.findings):
            yield about(
                decision,
                "on",
                f"elle est datée d’un jour à venir, {the_day(decision.on)}, et ne couvre rien"
                " d’ici là",
                "corrigez sa date (on) si elle est déjà prise",
            )
