"""Chapter 1: who signs the letters: the authority and the signatory in office, the delegation."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clu import french
from clu.diagnostic import Problem
from clu.french import NNBSP
from clu.model.person import Person
from clu.rules.engine import rule
from clu.wording import person, seat_named, the_day

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from clu.meeting import Meeting
    from clu.model.authority import Authority
    from clu.register import Register
    from clu.source import Position


@rule("CLU110", clock=True, per="open")
def not_in_office(register: Register, meeting: Meeting) -> Iterator[Problem]:
    """Une lettre part au nom d’une autorité ou d’un signataire qui n’est pas en fonctions.

    La lettre est jugée au jour de sa signature, ou à défaut de son envoi. Tant qu’aucune n’est
    partie, au jour du contrôle et au plus tard à celui de la réunion : c’est aujourd’hui qu’elle
    serait signée. L’autorité doit être écrite pour ce jour ; le siège du signataire doit être de la
    composition en vigueur et ne pas être vacant. Si authorities.yaml ne nomme aucune autorité, rien
    ne se contredit : un seul avertissement.

    Bon : authorities.yaml

        authority:
          - {title: Le préfet de la Haute-Brève, until: 2026-01-31}
          - {title: La préfète de la Haute-Brève, from: 2026-02-01}

    Fautif : authorities.yaml

        authority:
          - {title: Le préfet de la Haute-Brève, until: 2026-01-31}

    Constat : meetings/2026-03-10/meeting.yaml, CLU110

    Fautif : roster/2026-02-02.yaml, le 2026-02-02

        designations:
          - {seat: secretaire-generale, vacant: oui}  # CLU104

    Constat : authorities.yaml, CLU110
    """
    file = register.authorities_part.get()
    if file is None or not file.authority:
        yield from _without_authority(register, meeting)
        return
    for letter in _letters(register, meeting):
        if register.authority_on(letter.day) is None:
            yield Problem(
                letter.where,
                f"aucune autorité n’est en fonctions {the_day(letter.day)}, {letter.what}",
                f"écrivez dans {register.shown('authorities.yaml')} qui l’est ce jour-là"
                f" (from){NNBSP}; pendant une vacance, le titre sans titulaire",
                meeting=meeting.id,
                key=f"authority {letter.day.isoformat()}",
            )
        yield from _signatory_out_of_office(register, meeting, letter)


class Signing(NamedTuple):
    """A day on which letters were signed, or would be: where it is written, and what it is."""

    day: date
    where: Position
    what: str


def _letters(register: Register, meeting: Meeting) -> list[Signing]:
    """The days on which letters were signed; while none has left, that of one signed today."""
    issues = [one.event for one in meeting.convocations if not one.event.withdrawn]
    days: dict[date, Signing] = {}
    for event in issues:
        day, field, what = event.sent, "sent", "jour de l’envoi"
        if event.signed:
            day, field, what = event.signed, "signed", "jour de la signature"
        days.setdefault(day, Signing(day, event.at(field), what))
    return list(days.values()) or [_signed_now(register, meeting)]


def _signed_now(register: Register, meeting: Meeting) -> Signing:
    if register.on <= meeting.day:
        return Signing(register.on, meeting.place, "jour de ce contrôle")
    return Signing(meeting.day, meeting.place, "jour de la réunion")


def _without_authority(register: Register, meeting: Meeting) -> Iterator[Problem]:
    first = next(one for one in register.judged_meetings if one.open)
    if meeting is first:
        yield Problem(
            meeting.place,
            "le registre ne nomme aucune autorité au nom de laquelle écrire",
            f"écrivez dans {register.shown('authorities.yaml')} le titre de l’autorité (authority,"
            " title), puis qui signe pour elle (signature)",
            key="none",
            severity="warning",
        )


def _signatory_out_of_office(
    register: Register, meeting: Meeting, letter: Signing
) -> Iterator[Problem]:
    day = letter.day
    signature, version = register.signature_on(day), register.version_on(day)
    name = signature.seat if signature else None
    if signature is None or name is None or version is None:
        return
    fact = None
    if name in version.seats and register.roster.on(name, day).state == "vacant":
        fact = "ce siège est vacant"
    elif name not in version.seats and register.seat(name):
        fact = f"la fiche du {french.date_without_weekday(version.day)} n’a plus ce siège"
    if fact:
        yield Problem(
            signature.at("seat"),
            f"{seat_named(register, name)} signe pour l’autorité, mais {fact} {the_day(day)},"
            f" {letter.what}",
            f"écrivez dans {register.shown('authorities.yaml')} qui signe ce jour-là, ou le dernier"
            f" jour (until) de cette signature{NNBSP}; l’autorité signe alors elle-même",
            meeting=meeting.id,
            seat=name,
            key=f"signature {day.isoformat()}",
        )


@rule("CLU111", "warning", clock=True, per="open")
def lapsed_delegation(register: Register, meeting: Meeting) -> Iterator[Problem]:
    """La délégation de signature en vigueur a été donnée par, ou à, quelqu’un d’autre.

    Une délégation de signature est personnelle : elle tombe quand l’autorité qui l’a donnée change,
    et quand la personne qui l’a reçue quitte sa fonction. Celle qui est écrite pour le jour de la
    lettre (CLU110 dit lequel) ne doit donc pas être plus ancienne que l’arrivée de l’une ni de
    l’autre. Une suppléance ou un intérim n’en dépendent pas ; une date qui n’est pas connue ne fait
    rien conclure.

    Bon : roster/2026-01-05.yaml

        designations:
          - seat: secretaire-generale
            holder: {civility: Mme, first_name: Irène, last_name: CASTELNAU}

    Fautif : roster/2026-01-05.yaml

        designations:
          - seat: secretaire-generale
            holder: {civility: M., first_name: Jean, last_name: ROCHE}

    Constat : authorities.yaml, CLU111
    """
    for day, *_ in _letters(register, meeting):
        signature = register.signature_on(day)
        for newcomer, since in register.since_delegation(day) if signature else ():
            if signature and signature.start:
                yield Problem(
                    signature.at("from"),
                    f"délégation donnée {the_day(signature.start)}, avant l’arrivée"
                    f" {_of(newcomer)}, {the_day(since)}",
                    "faites prendre un nouvel arrêté de délégation et écrivez-le dans"
                    f" {register.shown('authorities.yaml')} à sa date{NNBSP}; d’ici là, faites"
                    " signer l’autorité",
                    meeting=meeting.id,
                    key=f"{since.isoformat()} {day.isoformat()}",
                )


def _of(newcomer: Authority | Person) -> str:
    """« de Mme Solange VERMEIL », or by the title where nobody is named."""
    if isinstance(newcomer, Person):
        return french.elide("de", person(newcomer))
    holder = newcomer.holder
    return french.elide("de", holder.polite_name) if holder else french.of(newcomer.title)
