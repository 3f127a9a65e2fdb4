"""Chapter 4: substitutes, of whom the secretariat knows identity and function in time.

The numbers of « 2 jours ouvrables » are the article's own data.

Only the announcement in force counts, for each seat of the composition. Guests have no substitutes:
the sheet says « membres ».
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clu import french
from clu.diagnostic import Problem
from clu.meeting import day_of
from clu.rules.announced import command, in_force, limit_of, missing_of, named
from clu.rules.engine import rule
from clu.spelling import nearest
from clu.wording import count, delay, quoted, the_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clu.meeting import Meeting
    from clu.model.procedure import Seat
    from clu.register import Register


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
    for seat, recorded in in_force(register, meeting):
        event = recorded.event
        missing = missing_of(event.substitute)
        if missing:
            yield Problem(
                event.at("substitute"),
                f"suppléance {french.of(seat.title)}\u00a0: {french.join(missing)}"
                f" du suppléant {french.agree(len(missing), 'manque', 'manquent')}",
                f"demandez {french.join(missing)}, puis enregistrez l’annonce complète\u00a0:"
                f" {command(meeting, seat)}",
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
    limit = limit_of(register, meeting)
    for seat, recorded in in_force(register, meeting):
        event, received = recorded.event, day_of(recorded.event.received)
        if limit is None or not limit.last_day < received <= meeting.day:
            continue
        yield Problem(
            event.at("received"),
            f"{named(seat, event)} annoncée {the_day(received)}, après {the_day(limit.last_day)},"
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
    for seat, recorded in in_force(register, meeting):
        event, received = recorded.event, day_of(recorded.event.received)
        if received > meeting.day:
            yield Problem(
                event.at("received"),
                f"{named(seat, event)} annoncée {the_day(received)}, après la réunion"
                f" {french.of(the_day(meeting.day))}",
                "vérifiez la date de réception, puis corrigez-la, "
                f"{command(meeting, seat)}, ou retirez l’annonce,"
                f" {command(meeting, seat, '--withdraw')}",
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
    for seat, recorded in in_force(register, meeting):
        event, received = recorded.event, day_of(recorded.event.received)
        if event.evidence is None:
            yield Problem(
                event.at("received"),
                f"{named(seat, event)} annoncée {the_day(received)}, sans preuve de la réception",
                f"ajoutez la ligne {quoted('evidence: …')}, qui dit où retrouver le message ou le"
                " courrier",
                meeting=meeting.id,
                seat=seat.id,
            )


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
