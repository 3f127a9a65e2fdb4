"""Chapter 4: substitutes, of whom the secretariat knows identity and function in time.

The numbers of « 2 jours ouvrables » are the article's own data.

Only the announcement in force counts, for each seat of the composition. Guests have no substitutes:
the sheet says « membres ».
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clu import french
from clu.diagnostic import Problem
from clu.duties import substitutes
from clu.meeting import day_of
from clu.reconciliation import breaks
from clu.rules.engine import rule
from clu.settlement import admitted
from clu.spelling import nearest
from clu.wording import count, delay, person, quoted, the_day
from clu.wording import seat as seat_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clu.meeting import Meeting, Recorded
    from clu.model.event import Substitution
    from clu.model.person import Person
    from clu.model.procedure import Seat
    from clu.register import Register
    from clu.source import Position
    from clu.workdays import Countdown

    Announced = tuple[Seat, Recorded[Substitution]]


@rule("CLU401", article="suppleance", per="meeting")
def incomplete_substitution(register: Register, meeting: Meeting) -> Iterator[Problem]:
    """L’identité ou la fonction du suppléant manque.

    La fiche veut que le secrétariat soit informé de l’une et de l’autre. L’identité est au moins le
    nom de famille. Seule compte l’annonce en vigueur : la plus récente, si elle n’a pas été
    retirée.

    Bon : meetings/2026-03-10/substitutions/maires.yaml

        substitute: {civility: Mme, last_name: VAUTIER, function: maire de Combelongue}
        received: 2026-03-05
        evidence: courriel du 5 mars 2026

    Fautif : meetings/2026-03-10/substitutions/maires.yaml

        substitute: {civility: Mme, last_name: VAUTIER}  # CLU401
        received: 2026-03-05
        evidence: courriel du 5 mars 2026
    """
    for seat, recorded in _announced(register, meeting):
        event = recorded.event
        missing = _missing(event.substitute)
        if missing:
            yield Problem(
                event.at("substitute"),
                f"suppléance {french.of(seat.title)}\u00a0: {french.join(missing)}"
                f" du suppléant {french.agree(len(missing), 'manque', 'manquent')}",
                f"demandez {french.join(missing)}, puis enregistrez l’annonce complète\u00a0:"
                f" {_command(meeting, seat)}",
                meeting=meeting.id,
                seat=seat.id,
            )


@rule("CLU402", article="suppleance", per="meeting")
def late_substitution(register: Register, meeting: Meeting) -> Iterator[Problem]:
    """Un suppléant a été annoncé après le dernier jour.

    La fiche demande que le secrétariat soit informé à temps. Ce qui compte est le jour de la
    réception, jusqu’à minuit, et non celui de l’envoi. Seule compte l’annonce en vigueur, la plus
    récente : changer de suppléant après le dernier jour est une annonce tardive, même si le premier
    avait été annoncé à temps ; corriger une faute dans son nom n’en est pas une, et garde la date
    de réception.

    Un suppléant tardif peut venir, mais le registre le montre : la décision de l’admettre ou non
    s’écrit dans decisions.yaml. Le constat n’est qu’un avertissement lorsque la fiche donne au
    siège un représentant permanent (« ou son représentant »). Les invités ne sont pas concernés :
    la fiche parle des membres.

    Bon : meetings/2026-03-10/substitutions/udaf.yaml, le 2026-03-09

        substitute: {civility: M., last_name: AUBRY, function: directeur}
        received: 2026-03-07
        evidence: courriel du 7 mars 2026

    Fautif : meetings/2026-03-10/substitutions/udaf.yaml, le 2026-03-09

        substitute: {civility: M., last_name: AUBRY, function: directeur}
        received: 2026-03-09  # CLU402
        evidence: courriel du 9 mars 2026
    """
    limit = _limit(register, meeting)
    for seat, recorded in _announced(register, meeting):
        event, received = recorded.event, day_of(recorded.event.received)
        if limit is None or not limit.last_day < received <= meeting.day:
            continue
        yield Problem(
            event.at("received"),
            f"{_whose(seat, event)} annoncée {the_day(received)}, après {the_day(limit.last_day)},"
            f" dernier jour\u202f; {delay(limit.notice)} avant {the_day(meeting.day)}\u00a0:"
            f" {count(limit)}",
            _settle(register, seat),
            meeting=meeting.id,
            seat=seat.id,
            severity="warning" if seat.representative else None,
        )


@rule("CLU403", article="suppleance", per="meeting")
def substitution_of_unknown_seat(register: Register, meeting: Meeting) -> Iterator[Problem]:
    """Une suppléance est annoncée pour un siège qui n’est pas de la composition.

    Le nom du fichier dit le siège suppléé ; il doit être de la composition en vigueur le jour de la
    réunion. Un invité n’a pas de suppléant : la fiche ne parle que des membres.

    Bon : meetings/2026-03-10/substitutions/maires.yaml

        substitute: {civility: Mme, last_name: VAUTIER, function: maire de Combelongue}
        received: 2026-03-05
        evidence: courriel du 5 mars 2026

    Fautif : meetings/2026-03-10/substitutions/maire.yaml

        substitute: {civility: Mme, last_name: VAUTIER, function: maire de Combelongue}  # CLU403
        received: 2026-03-05
        evidence: courriel du 5 mars 2026
    """
    version = register.version_on(meeting.day)
    if version is None or meeting.given_up:
        return
    for name, recorded in meeting.substitutions.items():
        if name not in version.seats:
            yield Problem(
                recorded.event.at(),
                f"suppléance de {quoted(name)}\u00a0: ce siège n’est pas de la composition en"
                f" vigueur {the_day(meeting.day)}",
                _rename(register, meeting, name),
                meeting=meeting.id,
                seat=name,
            )


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
    announced = list(_announced(register, meeting))
    for number, (seat, recorded) in enumerate(announced):
        elsewhere = list(_elsewhere(register, meeting, announced, number))
        if elsewhere:
            yield Problem(
                recorded.event.at("substitute"),
                f"{_whose(seat, recorded.event)}\u00a0: la même personne {french.join(elsewhere)}",
                "demandez un autre suppléant pour ce siège, et enregistrez-le\u00a0:"
                f" {_command(meeting, seat)}",
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
            f"{_whose(one.seat, recorded.event)}, alors que le titulaire{holder} était là"
            f" ({register.shown_line(one.against)})",
            f"retirez l’annonce, {_command(meeting, one.seat, '--withdraw')}\u202f; si"
            " le suppléant est venu aussi, écrivez-le au compte-rendu sous others, avec le siège"
            " qu’il accompagnait",
            meeting=meeting.id,
            seat=one.seat.id,
        )


@rule("CLU406", article="suppleance", per="meeting")
def substitution_received_after_meeting(register: Register, meeting: Meeting) -> Iterator[Problem]:
    """Un suppléant a été annoncé après la réunion.

    Le secrétariat ne pouvait pas être informé à temps par ce qu’il a reçu le lendemain. Le plus
    souvent, une date mal recopiée. Une annonce reçue avant la convocation, elle, est normale.

    Bon : meetings/2025-11-18/substitutions/udaf.yaml

        substitute: {civility: M., last_name: AUBRY, function: directeur}
        received: 2025-10-02
        evidence: courriel du 2 octobre 2025

    Fautif : meetings/2025-11-18/substitutions/udaf.yaml

        substitute: {civility: M., last_name: AUBRY, function: directeur}
        received: 2025-11-19  # CLU406
        evidence: courriel du 19 novembre 2025
    """
    for seat, recorded in _announced(register, meeting):
        event, received = recorded.event, day_of(recorded.event.received)
        if received > meeting.day:
            yield Problem(
                event.at("received"),
                f"{_whose(seat, event)} annoncée {the_day(received)}, après la réunion"
                f" {french.of(the_day(meeting.day))}",
                "vérifiez la date de réception, puis corrigez-la, "
                f"{_command(meeting, seat)}, ou retirez l’annonce,"
                f" {_command(meeting, seat, '--withdraw')}",
                meeting=meeting.id,
                seat=seat.id,
            )


@rule("CLU407", "warning", per="meeting")
def substitution_without_evidence(register: Register, meeting: Meeting) -> Iterator[Problem]:
    """Rien ne prouve le jour où le suppléant a été annoncé.

    Le respect du délai repose sur ce jour : evidence dit où se trouve la preuve (le message et son
    heure, l’enregistrement du courrier). Le canal (channel) seul ne prouve rien.

    Bon : meetings/2026-03-10/substitutions/maires.yaml

        substitute: {civility: Mme, last_name: VAUTIER, function: maire de Combelongue}
        received: 2026-03-05
        evidence: courriel du 5 mars 2026 à 9 h 12

    Fautif : meetings/2026-03-10/substitutions/maires.yaml

        substitute: {civility: Mme, last_name: VAUTIER, function: maire de Combelongue}
        received: 2026-03-05  # CLU407
        channel: courriel
    """
    for seat, recorded in _announced(register, meeting):
        event, received = recorded.event, day_of(recorded.event.received)
        if event.evidence is None:
            yield Problem(
                event.at("received"),
                f"{_whose(seat, event)} annoncée {the_day(received)}, sans preuve de la réception",
                f"ajoutez la ligne {quoted('evidence: …')}, qui dit où retrouver le message ou le"
                " courrier",
                meeting=meeting.id,
                seat=seat.id,
            )


@rule("CLU409", "warning", per="meeting")
def reply_received_after_meeting(register: Register, meeting: Meeting) -> Iterator[Problem]:
    """Une réponse à la convocation est datée d’après la réunion.

    On ne répond pas qu’on viendra à ce qui a eu lieu : le plus souvent, une date mal recopiée. Qui
    était là se lit dans le compte-rendu. Une réponse reçue le jour même est possible, et une
    réunion reportée ou annulée n’est pas jugée.

    Bon : meetings/2025-11-18/replies/udaf.yaml

        state: présent
        received: 2025-11-18

    Fautif : meetings/2025-11-18/replies/udaf.yaml

        state: présent
        received: 2025-11-19  # CLU409
    """
    if meeting.given_up:
        return
    for name, recorded in meeting.replies.items():
        received = day_of(recorded.event.received)
        if received > meeting.day:
            yield Problem(
                recorded.event.at("received"),
                f"réponse de {quoted(name)} reçue {the_day(received)}, après la réunion"
                f" {french.of(the_day(meeting.day))}",
                "vérifiez la date de réception, puis corrigez-la"
                f" {_next(register, recorded)}, ou retirez la réponse\u00a0: clu reply {meeting.id}"
                f" {name} --withdraw",
                meeting=meeting.id,
                seat=name,
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
            f" {_command(meeting, secretary)}{_until(register, meeting)}, ou reportez la réunion,"
            f" clu postpone {meeting.id} AAAA-MM-JJ",
            meeting=meeting.id,
            seat=secretary.id,
        )


def _limit(register: Register, meeting: Meeting) -> Countdown | None:
    """The last day for substitutes and its count; None where the sheet gives no delay."""
    return next((duty.count for duty in substitutes(register, meeting)), None)


def _until(register: Register, meeting: Meeting) -> str:
    limit = _limit(register, meeting)
    if limit is None:
        return ""
    last = the_day(limit.last_day)
    decisions = register.shown("decisions.yaml")
    return f", reçu au plus tard {last}, ou plus tard si {decisions} l’admet"


def _announced(register: Register, meeting: Meeting) -> Iterator[Announced]:
    """The announcements in force for seats of the composition, in the sheet's order."""
    version = register.version_on(meeting.day)
    if version is None or meeting.given_up:
        return
    for seat in version.sheet.seats():
        recorded = meeting.substitutions.get(seat.id)
        if recorded:
            yield seat, recorded


def _command(meeting: Meeting, seat: Seat, option: str = "") -> str:
    return f"clu substitute {meeting.id} {seat.id} {option}".rstrip()


def _next(register: Register, recorded: Recorded[Any]) -> str:
    """« dans data/meetings/…/substitutions/udaf.2.yaml »: the file that replaces this one."""
    folder = recorded.event.at().file.parent
    return f"dans {register.shown(folder / f'{recorded.subject}.{recorded.number + 1}.yaml')}"


def _missing(substitute: Person | None) -> list[str]:
    """What the secretariat was not told of a substitute."""
    named = substitute is not None and substitute.named
    function = substitute.function if substitute else None
    told = {"l’identité": named, "la fonction": function}
    return [what for what, known in told.items() if not known]


def _whose(seat: Seat, event: Substitution) -> str:
    """« suppléance de la référente qualité (M. Luc JOLIVET, adjoint) »."""
    known = person(event.substitute) if event.substitute else ""
    return f"suppléance {french.of(seat.title)}" + (f" ({known})" if known else "")


def _settle(register: Register, seat: Seat) -> str:
    decide = (
        f"écrivez dans {register.shown('decisions.yaml')} si le suppléant est admis ou non, par qui"
        " et pourquoi"
    )
    if seat.representative:
        return (
            f"si cette personne vient comme représentant permanent ({quoted(seat.representative)}),"
            f" retirez l’annonce\u202f; sinon, {decide}"
        )
    return decide


def _rename(register: Register, meeting: Meeting, name: str) -> str:
    if any(guest.id == name for guest in meeting.guests):
        return (
            "retirez l’annonce\u00a0: un invité n’a pas de suppléant à annoncer\u202f; si une autre"
            f" personne vient, changez-la dans {register.shown(meeting.place.file)}"
        )
    version = register.version_on(meeting.day)
    seats = list(version.seats) if version else []
    near = nearest(name, seats)
    if near:
        return f"renommez le fichier en {quoted(f'{near}.yaml')}"
    return f"renommez le fichier d’après le siège suppléé\u00a0: {', '.join(seats)}"


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
    missing = _missing(recorded.event.substitute)
    if missing:
        verb = french.agree(len(missing), "manque", "manquent")
        return f"{french.join(missing)} du suppléant {verb}"
    limit, received = _limit(register, meeting), day_of(recorded.event.received)
    if limit is None or received <= limit.last_day or admitted(register, meeting.id, seat.id):
        return None
    return f"le suppléant a été annoncé {the_day(received)}, trop tard"
