"""Chapter 5, who was there: one state a seat, and nobody out of the blue.

What two places of the register say differently comes from `reconciliation` alone.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from clu import french
from clu.diagnostic import Problem
from clu.french import NBSP, NNBSP
from clu.meeting import Meeting
from clu.model.minutes import Attendance
from clu.reconciliation import Break, Link, breaks
from clu.register import Register
from clu.rules.engine import rule
from clu.rules.minutes import being, until_validated
from clu.wording import person, quoted
from clu.wording import seat as seat_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clu.model.minutes import Minutes, Presence
    from clu.model.procedure import Seat

STATES = "présent, à distance, suppléé, représenté, excusé ou absent"


@rule("CLU502", article="composition", per="meeting")
def seat_without_one_state(register: Register, meeting: Meeting) -> Iterator[Problem]:
    """Un siège n’a pas d’état de présence au compte-rendu, ou en a deux.

    Le comité est composé de tous les sièges de la fiche : le compte-rendu dit de chacun s’il était
    présent, à distance, suppléé, représenté, excusé ou absent. C’est de là que viennent la liste
    des participants et celle des destinataires. Deux personnes peuvent se succéder sur un siège :
    leurs heures (left, arrived) ou leurs points (items) le disent alors. Le constat est un
    avertissement tant que le compte-rendu n’est pas validé.

    Bon : meetings/2025-11-18/minutes/minutes.yaml, où « seat: maires » devient

        - {seat: maires, state: présent, left: 15h}
        - {seat: maires, state: suppléé, arrived: 15h, person: {last_name: VAUTIER}}

    et : meetings/2025-11-18/substitutions/maires.yaml

        substitute: {civility: Mme, last_name: VAUTIER, function: maire de Combelongue}
        received: 2025-11-12
        evidence: courriel du 12 novembre 2025

    Fautif : meetings/2025-11-18/minutes/minutes.yaml, où « seat: maires » devient

        - {seat: maires, state: présent}
        - {seat: maires, state: excusé}  # CLU502

    Fautif : meetings/2025-11-18/minutes/minutes.yaml, sans « seat: maires »

    Constat : meetings/2025-11-18/minutes/minutes.yaml, CLU502
    """
    minutes, version = being(register, meeting), register.version_on(meeting.day)
    if minutes is None or version is None:
        return
    rows: dict[str, list[Attendance]] = {name: [] for name in version.seats}
    for row in minutes.attendance:
        if row.seat in rows:
            rows[row.seat].append(row)
    forgotten = [seat for name, seat in version.seats.items() if not rows[name]]
    if forgotten:
        yield _without_state(minutes, meeting, forgotten)
    for name, several in rows.items():
        for number, row in enumerate(several):
            first = next((one for one in several[:number] if not apart(one, row)), None)
            if first:
                yield _second_state(meeting, version.seats[name], first, row)


def _without_state(minutes: Minutes, meeting: Meeting, forgotten: Sequence[Seat]) -> Problem:
    titles = f"{NNBSP}; ".join(f"{seat_title(one)} ({one.id})" for one in forgotten)
    return Problem(
        minutes.at("attendance"),
        f"aucun état de présence pour {french.plural(len(forgotten), 'siège')}{NBSP}: {titles}",
        f"ajoutez sous attendance une ligne par siège, et son état{NBSP}: {STATES}",
        meeting=meeting.id,
        words=f"{NNBSP}; ".join(one.line for one in forgotten),
        severity=until_validated(meeting),
    )


def _second_state(meeting: Meeting, seat: Seat, first: Attendance, row: Attendance) -> Problem:
    states = f"{quoted(first.state)} ligne {first.at().line}, puis {quoted(row.state)}"
    return Problem(
        row.at("seat"),
        f"deux états de présence pour {seat_title(seat)}{NBSP}: {states}",
        f"gardez celui qui est vrai{NNBSP}; si deux personnes se sont succédé, écrivez l’heure du"
        " départ de l’une (left) et celle de l’arrivée de l’autre (arrived)",
        meeting=meeting.id,
        seat=seat.id,
        severity=until_validated(meeting),
    )


def apart(one: Presence, other: Presence) -> bool:
    """Whether two presences follow each other, or are for different items of the agenda."""
    if one.items and other.items and not set(one.items) & set(other.items):
        return True
    return any(
        before.left is not None and after.arrived is not None and before.left <= after.arrived
        for before, after in ((one, other), (other, one))
    )


@rule("CLU503", "warning", per="meeting")
def unexpected_presence(register: Register, meeting: Meeting) -> Iterator[Problem]:
    """Quelqu’un était là que rien n’annonçait, ou à un autre titre qu’annoncé.

    Sont présents les titulaires convoqués, les suppléants annoncés, les invités et ceux qui
    accompagnent un siège. Le constat nomme les deux endroits du registre qui ne s’accordent pas :
    celui du compte-rendu, et l’annonce, la désignation ou la fiche. Il reste un avertissement : un
    venu de dernière heure peut être le bienvenu, mais le registre le montre. Un siège d’organisme
    dont aucun titulaire n’est connu envoie qui il veut.

    Bon : meetings/2025-11-18/minutes/minutes.yaml, complété

        others:
          - person: {civility: M., last_name: JOLIVET, function: adjoint}
            accompanies: citoyennete

    Fautif : meetings/2025-11-18/minutes/minutes.yaml, complété

        others:
          - person: {civility: M., last_name: JOLIVET, function: adjoint}  # CLU503

    Fautif : meetings/2025-11-18/minutes/minutes.yaml, où « seat: udaf » devient

        - {seat: udaf, state: suppléé}  # CLU503

    Fautif : meetings/2025-11-18/minutes/minutes.yaml, où « seat: maires » devient

        - {seat: maires, state: représenté}  # CLU503
    """
    if being(register, meeting) is None:
        return
    for one in breaks(register, meeting):
        if one.link in UNEXPECTED:
            fact, hint = UNEXPECTED[one.link](register, meeting, one)
            yield Problem(
                one.position,
                fact,
                hint,
                meeting=meeting.id,
                seat=one.seat.id if one.seat else None,
                key=" ".join([one.link, one.person.name if one.person else ""]).strip(),
                article="composition" if one.link == "no-representative" else None,
            )


def _not_awaited(register: Register, meeting: Meeting, one: Break) -> tuple[str, str]:
    fact = f"présence {french.of(_came(one))}{NBSP}: cette personne n’était ni convoquée, ni"
    hint = f"écrivez le siège qu’elle accompagnait (accompanies){NNBSP}; si un point de l’ordre du"
    sheet = register.shown(meeting.place.file)
    return (
        f"{fact} annoncée, ni invitée, et n’accompagne aucun siège",
        f"{hint} jour l’appelait, inscrivez-la parmi les invités dans {sheet}",
    )


def _not_announced(register: Register, meeting: Meeting, one: Break) -> tuple[str, str]:
    folder = register.shown(f"meetings/{meeting.id}/substitutions")
    came = f" par {_came(one)}" if one.person else ""
    hint = f"enregistrez-y l’annonce et le jour de sa réception{NNBSP}; s’il n’y en a pas eu,"
    return (
        f"suppléance {_whose(one)}{came}, sans annonce en vigueur dans {folder}",
        f"{hint} consignez l’écart dans {register.shown('decisions.yaml')}",
    )


def _other_substitute(register: Register, meeting: Meeting, one: Break) -> tuple[str, str]:
    folder = register.shown(f"meetings/{meeting.id}/substitutions")
    named = f"l’annonce nomme {_awaited(one)}{_there(register, one)}"
    return (
        f"suppléance {_whose(one)} par {_came(one)}, alors que {named}",
        f"corrigez le nom ici, ou ajoutez dans {folder} l’annonce qui remplace l’autre",
    )


def _no_representative(register: Register, _: Meeting, one: Break) -> tuple[str, str]:
    title = seat_title(one.seat) if one.seat else ""
    hint = f"écrivez {quoted('suppléé')} si quelqu’un remplaçait le titulaire,"
    fact = f"état {quoted('représenté')} pour {title}, siège auquel la fiche ne donne pas de"
    return (
        f"{fact} représentant permanent{_there(register, one)}",
        f"{hint} {quoted('présent')} si c’était lui",
    )


def _not_the_holder(register: Register, _: Meeting, one: Break) -> tuple[str, str]:
    title = seat_title(one.seat) if one.seat else ""
    states = ("représenté", "suppléé") if one.seat and one.seat.representative else ("suppléé",)
    instead = " ou ".join(quoted(state) for state in states)
    hint = f"écrivez {instead} si cette personne remplaçait le titulaire{NNBSP}; s’il a changé,"
    named = f"le registre donne ce siège à {_awaited(one)}{_there(register, one)}"
    return (
        f"{_came(one)}, pour {title}{NBSP}: {named}",
        f"{hint} enregistrez la désignation dans {register.shown('roster')}",
    )


UNEXPECTED: dict[Link, Callable[[Register, Meeting, Break], tuple[str, str]]] = {
    "not-awaited": _not_awaited,
    "not-announced": _not_announced,
    "other-substitute": _other_substitute,
    "no-representative": _no_representative,
    "not-the-holder": _not_the_holder,
}
"""The breaks between who was awaited and who came: what is so, and what to do."""


def _came(one: Break) -> str:
    return person(one.person) if one.person else ""


def _awaited(one: Break) -> str:
    return person(one.other) if one.other else ""


def _whose(one: Break) -> str:
    return french.of(one.seat.title) if one.seat else ""


def _there(register: Register, one: Break) -> str:
    """The other place, in brackets."""
    return f" ({register.shown_line(one.against)})" if one.against else ""


@rule("CLU514", "warning", per="meeting")
def absence_despite_announcement(register: Register, meeting: Meeting) -> Iterator[Problem]:
    """Un siège est dit absent ou excusé, mais une autre pièce du registre dit mieux.

    Qui s’est excusé n’est pas absent ; un siège dont le suppléant annoncé était dans la salle est
    suppléé. Le constat nomme les deux endroits. Une excuse dite de vive voix n’a pas de pièce, et
    quelqu’un d’excusé qui vient tout de même est présent : rien n’est signalé.

    Bon : meetings/2025-11-18/replies/udaf.yaml

        state: excusé
        received: 2025-11-03

    Fautif : meetings/2025-11-18/minutes/minutes.yaml, où « seat: udaf » devient

        - {seat: udaf, state: absent}  # CLU514

    et : meetings/2025-11-18/replies/udaf.yaml

        state: excusé
        received: 2025-11-03
    """
    if being(register, meeting) is None:
        return
    for one in breaks(register, meeting):
        if one.seat is None or one.against is None:
            continue
        title, there = seat_title(one.seat), register.shown_line(one.against)
        if one.link == "had-apologised":
            fact = f"état {quoted('absent')} pour {title}, dont l’excuse est au registre ({there})"
            hint = f"écrivez {quoted('excusé')}"
        elif one.link == "substitute-came" and one.person:
            came = person(one.person)
            fact = f"aucun suppléant pour {title}, mais {came}, annoncé pour ce siège, était là"
            fact += f" ({there})"
            hint = f"écrivez {quoted('suppléé')} à ce siège, et ôtez cette personne des autres"
        else:
            continue
        yield Problem(one.position, fact, hint, meeting=meeting.id, seat=one.seat.id)
