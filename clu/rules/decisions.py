"""Chapter 9: decisions on record.

One that matches nothing is a fault of its own: otherwise decisions.yaml would fill with words that
nobody reads. Findings on decisions, and those of chapter 0, cannot be decided.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clu.diagnostic import Problem
from clu.french import NBSP
from clu.rules.engine import Verdict, rule, rules
from clu.settlement import (
    UNDECIDABLE,
    complete,
    covers,
    decisions,
    in_force,
    outlasts,
    settled_gaps,
    subject,
)
from clu.spelling import suggestion
from clu.wording import quoted, the_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clu.diagnostic import Diagnostic
    from clu.meeting import Meeting
    from clu.model.decision import Decision
    from clu.register import Register

REMOVE = "ôtez cette décision\u00a0: elle ne règle rien"


@rule("CLU901", per="verdict")
def decision_without_finding(register: Register, verdict: Verdict) -> Iterator[Problem]:
    """Une décision ou une dérogation ne correspond à aucun constat.

    Elle couvre ce qui est constaté de même code et de même objet (meeting, seat, year), et rien
    d’autre ; le constat reste montré, comme écart constaté ou comme dérogation. S’il a disparu,
    elle est de trop ; si une clé est fautive, le constat qu’elle devait couvrir reste une erreur.
    Les constats de lecture (chapitre 0) et ceux qui portent sur une décision ne se décident pas.

    Elle n’est jugée que si la règle de son code l’a été : ni avec --timeless pour une règle qui
    dépend du jour, ni tant qu’un fichier illisible empêche de juger cette règle. Une réunion
    reportée ou annulée depuis, ou dont la préparation est finie quand la règle n’est qu’un contrôle
    de la préparation, garde sa décision.

    Bon : decisions.yaml

        settled:
          - key: aubry-admis
            code: CLU402
            meeting: 2025-11-18
            seat: udaf
            by: Irène CASTELNAU, secrétaire générale
            on: 2025-11-18
            decision: admis
            reason: prévenu la veille par l’association

    et : meetings/2025-11-18/substitutions/udaf.yaml

        substitute: {civility: M., last_name: AUBRY, function: directeur}
        received: 2025-11-17  # CLU402
        evidence: courriel du 17 novembre 2025

    Fautif : decisions.yaml

        settled:
          - key: aubry-admis
            code: CLU402  # CLU901
            meeting: 2025-11-18
            seat: udaf
            by: Irène CASTELNAU, secrétaire générale
            on: 2025-11-18
            decision: admis
            reason: prévenu la veille par l’association
    """
    for decision in in_force(register):
        problem = _undecidable(decision)
        if problem is None and not any(covers(decision, one) for one in verdict.findings):
            problem = _unknown(register, decision) or _idle(register, verdict, decision)
        if problem:
            yield problem


@rule("CLU903")
def incomplete_decision(register: Register) -> Iterator[Problem]:
    """La décision sur un suppléant tardif ne dit pas s’il est admis.

    Tant qu’elle ne le dit pas, elle ne règle rien : le constat reste une erreur.

    Bon : decisions.yaml

        settled:
          - key: aubry
            code: CLU402
            meeting: 2025-11-18
            seat: udaf
            by: Irène CASTELNAU, secrétaire générale
            on: 2025-11-18
            decision: non admis
            reason: prévenu la veille

    et : meetings/2025-11-18/substitutions/udaf.yaml

        substitute: {civility: M., last_name: AUBRY, function: directeur}
        received: 2025-11-17  # CLU402
        evidence: courriel du 17 novembre 2025

    Fautif : decisions.yaml

        settled:
          - key: aubry
            code: CLU402  # CLU903
            meeting: 2025-11-18
            seat: udaf
            by: Irène CASTELNAU, secrétaire générale
            on: 2025-11-18
            reason: prévenu la veille

    et : meetings/2025-11-18/substitutions/udaf.yaml

        substitute: {civility: M., last_name: AUBRY, function: directeur}
        received: 2025-11-17  # CLU402
        evidence: courriel du 17 novembre 2025
    """
    for decision in settled_gaps(register):
        if not complete(decision):
            yield about(
                decision,
                "code",
                "elle ne dit pas si le suppléant annoncé trop tard est admis",
                f"ajoutez {quoted('decision: admis')} ou {quoted('decision: non admis')}",
            )


@rule("CLU907")
def superfluous_decision(register: Register) -> Iterator[Problem]:
    """Un même objet est décidé deux fois.

    La seconde décision n’ajoute rien : celle qui existe dure au moins autant. Si elles se
    contredisent, nul ne sait laquelle vaut. Une dérogation se renouvelle par une autre, qui finit
    plus tard ; et ce qui finit par ne plus pouvoir se réparer se règle sans terme, après elle.

    Bon : decisions.yaml

        waivers:
          - key: mai
            code: CLU203
            meeting: 2026-05-25
            by: Irène CASTELNAU, secrétaire générale
            on: 2026-02-02
            until: 2026-03-31
            reason: seul jour où la salle est libre
          - key: mai-encore
            code: CLU203
            meeting: 2026-05-25
            by: Irène CASTELNAU, secrétaire générale
            on: 2026-02-09
            until: 2026-05-25
            reason: aucune autre salle n’a été trouvée

    et : meetings/2026-05-25/meeting.yaml

        time: 14h30  # CLU203
        places: [{name: Préfecture}]
        agenda:
          - {id: bilan, title: Bilan de l’accueil}

    Fautif : decisions.yaml

        settled:
          - key: aubry-admis
            code: CLU402
            meeting: 2025-11-18
            seat: udaf
            by: Irène CASTELNAU, secrétaire générale
            on: 2025-11-18
            decision: admis
            reason: prévenu la veille par l’association
          - key: aubry-non-admis
            code: CLU402  # CLU907
            meeting: 2025-11-18
            seat: udaf
            by: Irène CASTELNAU, secrétaire générale
            on: 2025-11-18
            decision: non admis
            reason: prévenu la veille par l’association

    et : meetings/2025-11-18/substitutions/udaf.yaml

        substitute: {civility: M., last_name: AUBRY, function: directeur}
        received: 2025-11-17  # CLU402
        evidence: courriel du 17 novembre 2025
    """
    made = sorted(decisions(register), key=lambda one: one.on)
    for number, later in enumerate(made):
        for former in made[:number]:
            alike = former.code == later.code and subject(former) == subject(later)
            if alike and outlasts(former, later):
                yield about(
                    later,
                    "code",
                    f"cet objet ({_named(later)}) est déjà celui de la décision"
                    f" {quoted(former.key)}, ligne {former.at('key').line}",
                    "gardez celle des deux qui vaut, et ôtez l’autre",
                )
                break


def about(decision: Decision, field: str, fact: str, hint: str) -> Problem:
    """A fault of a decision, at one of its fields."""
    return Problem(
        decision.at(field),
        f"décision {quoted(decision.key)}{NBSP}: {fact}",
        hint,
        meeting=decision.meeting,
        seat=decision.seat,
        year=decision.year,
        key=decision.key,
    )


def _undecidable(decision: Decision) -> Problem | None:
    """A code that does not exist, or whose findings no decision covers."""
    if decision.code not in rules():
        decidable = [code for code in rules() if not code.startswith(UNDECIDABLE)]
        fact = f"le code {quoted(decision.code)} n’existe pas"
        return about(decision, "code", fact, suggestion(decision.code, decidable))
    if decision.code.startswith(UNDECIDABLE):
        fact = f"un constat {decision.code} ne se décide pas"
        return about(decision, "code", fact, "corrigez ce qu’il signale, et ôtez cette décision")
    return None


def _unknown(register: Register, decision: Decision) -> Problem | None:
    """What the decision is about, where it does not exist or is not judged."""
    meetings = {one.id: one for one in register.meetings}
    meeting = meetings.get(decision.meeting or "")
    if decision.meeting and meeting is None:
        fact = f"la réunion {quoted(decision.meeting)} n’existe pas"
        return about(decision, "meeting", fact, suggestion(decision.meeting, list(meetings)))
    seats = _seats(register, meeting)
    if decision.seat and decision.seat not in seats:
        fact = f"le siège {quoted(decision.seat)} n’existe pas"
        return about(decision, "seat", fact, suggestion(decision.seat, seats))
    if meeting and not register.judged(meeting):
        return about(decision, "meeting", f"la réunion n’est pas jugée, {_kept(register)}", REMOVE)
    if decision.year is not None and not register.judged_year(decision.year):
        return about(decision, "year", f"l’année n’est pas jugée, {_kept(register)}", REMOVE)
    return None


def _kept(register: Register) -> str:
    return f"le registre étant tenu depuis {the_day(register.committee.register_from)}"


def _seats(register: Register, meeting: Meeting | None) -> list[str]:
    seats = [seat for version in register.versions for seat in version.seats]
    guests = [guest.id for guest in meeting.guests] if meeting else []
    return list(dict.fromkeys([*seats, *guests]))


def _idle(register: Register, verdict: Verdict, decision: Decision) -> Problem | None:
    """A decision that covers nothing although its rule was judged."""
    unread = any(decision.code in codes for codes in verdict.unread.values())
    if decision.code not in verdict.judged or unread or _closed(register, decision):
        return None
    alike = [one for one in verdict.findings if one.code == decision.code and one.settled is None]
    fact = f"aucun constat {decision.code} n’a cet objet ({_named(decision)})"
    return about(decision, "code", fact, _instead(alike))


def _closed(register: Register, decision: Decision) -> bool:
    """Whether its meeting is judged no more: given up, or past what the rule advises on."""
    meeting = register.meeting(decision.meeting) if decision.meeting else None
    if meeting is None:
        return False
    return meeting.given_up or (rules()[decision.code].per == "open" and not meeting.open)


def _instead(alike: Sequence[Diagnostic]) -> str:
    if not alike:
        return REMOVE
    subjects = dict.fromkeys(_named(one.problem) for one in alike)
    return f"écrivez l’objet du constat à couvrir\u00a0: {' ou '.join(subjects)}"


def _named(one: Decision | Problem) -> str:
    """What a decision or a finding is about, as one writes it in decisions.yaml."""
    named = zip(("meeting", "seat", "year"), subject(one), strict=True)
    said = [f"{key}: {value}" for key, value in named if value is not None]
    return quoted(", ".join(said)) if said else "ni meeting, ni seat, ni year"
