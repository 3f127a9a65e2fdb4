"""Chapter 4: who stands in for whom at the meeting: one person for one seat, and a secretary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clu import french
from clu.diagnostic import Problem
from clu.meeting import day_of
from clu.reconciliation import breaks
from clu.rules.announced import command, in_force, limit_of, missing_of, named
from clu.rules.engine import rule
from clu.settlement import admitted
from clu.wording import person, quoted, the_day
from clu.wording import seat as seat_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clu.meeting import Meeting
    from clu.model.procedure import Seat
    from clu.register import Register
    from clu.rules.announced import Announced
    from clu.source import Position


@rule("CLU404", "warning", per="open")
def shared_substitute(register: Register, meeting: Meeting) -> Iterator[Problem]:
    """Un suppléant siège déjà pour un autre siège, ou en supplée un autre.

    Une personne ne porte qu’une voix. Le constat est un conseil, donné tant que la réunion est à
    préparer. Il n’y en a pas pour un siège des services auquel la fiche donne un représentant
    permanent (« ou son représentant ») : un même agent peut y représenter plusieurs chefs.

    Bon : meetings/2026-03-10/substitutions/citoyennete.yaml

        substitute: {civility: Mme, first_name: Irène, last_name: CASTELNAU, function: présidente}
        received: 2026-03-05
        evidence: note du 5 mars 2026

    Fautif : meetings/2026-03-10/substitutions/maires.yaml

        substitute: {civility: M., first_name: Simon, last_name: AUBRY, function: directeur}
        received: 2026-03-05
        evidence: courriel du 5 mars 2026

    Constat : meetings/2026-03-10/substitutions/udaf.yaml, CLU404
    """
    announced = list(in_force(register, meeting))
    for number, (seat, recorded) in enumerate(announced):
        elsewhere = list(_elsewhere(register, meeting, announced, number))
        if elsewhere:
            yield Problem(
                recorded.event.at("substitute"),
                f"{named(seat, recorded.event)}\u00a0: la même personne {french.join(elsewhere)}",
                "demandez un autre suppléant pour ce siège, et enregistrez-le\u00a0:"
                f" {command(meeting, seat)}",
                meeting=meeting.id,
                seat=seat.id,
            )


@rule("CLU405", "warning", article="suppleance", per="meeting")
def holder_came_all_the_same(register: Register, meeting: Meeting) -> Iterator[Problem]:
    """Un suppléant était annoncé, et le titulaire était là tout de même.

    La suppléance vaut en cas d’empêchement : un siège ne compte pas deux fois. L’annonce se retire
    par un fichier qui la remplace, avec son motif ; si le suppléant est venu aussi, il accompagne
    le siège (others, accompanies). Le constat nomme l’annonce et la ligne du compte-rendu.

    Bon : meetings/2025-11-18/substitutions/maires.2.yaml

        substitute: {civility: M., last_name: VAUTIER, function: adjoint}
        received: 2025-11-12
        evidence: courriel du 12 novembre 2025
        withdrawn: oui
        reason: M. de LA TOUR est venu

    Fautif : meetings/2025-11-18/substitutions/maires.yaml

        substitute: {civility: M., last_name: VAUTIER, function: adjoint}  # CLU405
        received: 2025-11-12
        evidence: courriel du 12 novembre 2025
    """
    if meeting.day > register.on or meeting.given_up:
        return
    for one in breaks(register, meeting):
        if one.link != "holder-came" or one.seat is None or one.against is None:
            continue
        recorded = meeting.substitutions[one.seat.id]
        holder = f", {person(one.person)}," if one.person else ""
        yield Problem(
            one.position,
            f"{named(one.seat, recorded.event)}, alors que le titulaire{holder} était là"
            f" ({register.shown_line(one.against)})",
            f"retirez l’annonce, {command(meeting, one.seat, '--withdraw')}\u202f; si"
            " le suppléant est venu aussi, écrivez-le au compte-rendu sous others, avec le siège"
            " qu’il accompagnait",
            meeting=meeting.id,
            seat=one.seat.id,
        )


@rule("CLU408", article="secretariat", per="open")
def secretary_away(register: Register, meeting: Meeting) -> Iterator[Problem]:
    """Le référent qualité est empêché et personne n’a été annoncé à temps pour le suppléer.

    Il est à la fois membre et secrétaire de séance : sans suppléant annoncé à temps, nom et
    fonction compris, la réunion n’a pas de secrétaire. Un suppléant tardif que decisions.yaml admet
    suffit. Seules les réunions encore à préparer sont jugées ; ensuite, le compte-rendu dit qui a
    tenu la séance.

    Bon : meetings/2026-03-10/replies/referente-qualite.yaml

        state: excusé
        received: 2026-03-02

    et : meetings/2026-03-10/substitutions/referente-qualite.yaml

        substitute: {civility: M., last_name: JOLIVET, function: adjoint à la référente qualité}
        received: 2026-03-02
        evidence: note du 2 mars 2026

    Fautif : meetings/2026-03-10/replies/referente-qualite.yaml

        state: excusé  # CLU408
        received: 2026-03-02
    """
    version = register.version_on(meeting.day)
    secretary = version.secretary if version else None
    if secretary is None:
        return
    away, lack = _absence(meeting, secretary), _lack(register, meeting, secretary)
    if away and lack:
        where, answer = away
        yield Problem(
            where,
            f"{answer} {french.of(secretary.title)}, qui tient le secrétariat de séance\u00a0:"
            f" {lack}",
            "enregistrez un suppléant, nom et fonction compris,"
            f" {command(meeting, secretary)}{_until(register, meeting)}, ou reportez la réunion,"
            f" clu postpone {meeting.id} AAAA-MM-JJ",
            meeting=meeting.id,
            seat=secretary.id,
        )


def _elsewhere(
    register: Register, meeting: Meeting, announced: Sequence[Announced], at: int
) -> Iterator[str]:
    """What else the substitute of the announcement `at` does at the meeting.

    Of two seats that share one, the later in the sheet's order is told; one with a standing
    representative never is.
    """
    seat, substitute = announced[at][0], announced[at][1].event.substitute
    if substitute is None or seat.representative:
        return
    for _, other, holding in register.sitting(meeting.day):
        if other.id != seat.id and holding.holder and substitute.same_as(holding.holder):
            yield f"tient déjà le siège {quoted(other.title)}"
    for number, (other, recorded) in enumerate(announced):
        shared = recorded.event.substitute
        twice = shared is not None and number != at and substitute.same_as(shared)
        if twice and (number < at or other.representative):
            yield f"supplée aussi {seat_title(other)}"


def _absence(meeting: Meeting, seat: Seat) -> tuple[Position, str] | None:
    """Where the register says that the holder will not come, and how."""
    reply = meeting.replies.get(seat.id)
    if reply:
        state = reply.event.state
        away = state in {"excusé", "suppléé"}
        return (reply.event.at("state"), f"réponse {quoted(state)}") if away else None
    recorded = meeting.substitutions.get(seat.id)
    return (recorded.event.at("substitute"), "suppléance") if recorded else None


def _lack(register: Register, meeting: Meeting, seat: Seat) -> str | None:
    """Why nobody stands in for the seat by the sheet's rule; None where somebody does."""
    recorded = meeting.substitutions.get(seat.id)
    if recorded is None:
        return "aucun suppléant n’est annoncé"
    missing = missing_of(recorded.event.substitute)
    if missing:
        verb = french.agree(len(missing), "manque", "manquent")
        return f"{french.join(missing)} du suppléant {verb}"
    limit, received = limit_of(register, meeting), day_of(recorded.event.received)
    if limit is None or received <= limit.last_day or admitted(register, meeting.id, seat.id):
        return None
    return f"le suppléant a été annoncé {the_day(received)}, trop tard"


def _until(register: Register, meeting: Meeting) -> str:
    limit = limit_of(register, meeting)
    if limit is None:
        return ""
    last = the_day(limit.last_day)
    decisions = register.shown("decisions.yaml")
    return f", reçu au plus tard {last}, ou plus tard si {decisions} l’admet"
