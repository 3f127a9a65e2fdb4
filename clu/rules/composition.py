"""Chapter 1: who sits, who can be reached, and in whose name letters go out.

A seat of which nothing is written is not known, and that is no fault: only what the register says
is judged. Letters are judged on the day on which they were signed.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from clu import french
from clu.diagnostic import Problem
from clu.french import NBSP, NNBSP
from clu.roster import ONE_DAY
from clu.rules.engine import rule
from clu.spelling import suggestion
from clu.wording import person, quoted, seat, seat_named, the_day

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from clu.meeting import Meeting
    from clu.model.procedure import College, Seat
    from clu.model.record import Record
    from clu.register import Register
    from clu.roster import Holding, Mandate
    from clu.source import Position

SEMICOLON = f"{NNBSP}; "


def _roster(register: Register) -> str:
    """The file of the day's designations, where what is found out today can be written."""
    return register.shown(f"roster/{register.on.isoformat()}.yaml")


# Mandates ------------------------------------------------------------------------------------


@rule("CLU101", article="composition")
def two_holders(register: Register) -> Iterator[Problem]:
    """Un siège a deux titulaires le même jour.

    Une désignation met fin, la veille, au mandat de la personne qui occupait le siège : la fin d’un
    mandat ne s’écrit donc que si elle est certaine. Deux désignations se contredisent quand elles
    commencent le même jour, ou quand la première porte un dernier jour (« until ») que la seconde
    n’attend pas. Un départ anticipé s’écrit « vacant: oui » à sa date.

    Bon : roster/2026-01-05-udaf.yaml

        designations:
          - seat: udaf
            holder: {civility: M., first_name: Jean, last_name: ROCHE}

    Fautif : roster/2025-01-06-udaf.yaml

        designations:
          - seat: udaf
            holder: {civility: M., first_name: Jean, last_name: ROCHE}  # CLU101

    Fautif : roster/2026-01-05-udaf.yaml

        designations:
          - seat: udaf
            holder: {civility: M., first_name: Jean, last_name: ROCHE}
            until: 2026-06-30
          - seat: udaf
            from: 2026-02-02
            holder: {civility: Mme, first_name: Lise, last_name: ARNOUX}  # CLU101
    """
    for name, mandates in register.roster.mandates.items():
        for former, later in pairwise(mandates):
            if _together(former, later):
                yield Problem(
                    later.begun_by.at("holder"),
                    f"{seat_named(register, name)} a deux titulaires{NBSP}:"
                    f" {_term(register, former)}, et {_term(register, later)}",
                    f"gardez la désignation exacte{NNBSP}; si l’une suit l’autre, écrivez-en le"
                    " premier jour (from), ou ôtez le dernier jour (until) de la première",
                    seat=name,
                    key=later.first_known.isoformat(),
                )


def _together(former: Mandate, later: Mandate) -> bool:
    """Whether two persons sit on one day by what is written; who is not named is not compared."""
    if former.holder.same_as(later.holder) or not (former.holder.named and later.holder.named):
        return False
    if former.first_known == later.first_known:
        return True
    written, adjoining = former.written_end, former.end == later.first_known - ONE_DAY
    return adjoining and written is not None and written >= later.first_known


def _term(register: Register, mandate: Mandate) -> str:
    """« Mme Claire PONS, dès le lundi 6 janvier 2025 (data/roster/2025-01-06.yaml) »."""
    until = f" et jusqu’au {french.long_date(mandate.written_end)}" if mandate.written_end else ""
    where = register.shown(mandate.begun_by.at().file)
    return f"{mandate.holder.polite_name}, dès {the_day(mandate.first_known)}{until} ({where})"


@rule("CLU102")
def mandate_ends_before_it_begins(register: Register) -> Iterator[Problem]:
    """Le dernier jour d’une période est écrit avant le premier.

    Un mandat commence au jour qui nomme son fichier, ou à celui qu’il écrit (« from ») ; son
    dernier jour (« until ») est compris. Le même ordre vaut pour une vacance, pour les fonctions de
    l’autorité et pour une signature. Un mandat qui ne dure qu’un jour est possible.

    Bon : roster/2026-01-05-udaf.yaml

        designations:
          - seat: udaf
            from: 2026-01-12
            until: 2026-12-31
            holder: {civility: M., first_name: Jean, last_name: ROCHE}

    Fautif : roster/2026-01-05-udaf.yaml

        designations:
          - seat: udaf
            until: 2025-12-31  # CLU102
            holder: {civility: M., first_name: Jean, last_name: ROCHE}
    """
    for one in _spans(register):
        if one.first and one.last and one.last < one.first:
            yield Problem(
                one.record.at("until"),
                f"{one.what}{NBSP}: le dernier jour, {french.long_date(one.last)}, précède le"
                f" premier, {french.long_date(one.first)}",
                "corrigez le dernier jour (until) ou écrivez le premier (from)",
                seat=one.seat,
                key=f"{one.what} {one.first.isoformat()}",
            )


class Span(NamedTuple):
    """A period that somebody wrote, what it is, and of which seat."""

    record: Record
    first: date | None
    last: date | None
    what: str
    seat: str | None = None


def _spans(register: Register) -> Iterator[Span]:
    for name, several in register.roster.by_seat.items():
        for one in several:
            holder = one.designation.holder
            what = f"mandat de {person(holder)}" if holder else f"siège {quoted(name)}"
            yield Span(one.designation, one.day, one.designation.end, what, name)
    file = register.authorities_part.get()
    for authority in file.authority if file else ():
        what = f"autorité {quoted(authority.title)}"
        yield Span(authority, authority.start, authority.end, what)
    for signature in file.signature if file else ():
        yield Span(signature, signature.start, signature.end, f"signature ({signature.capacity})")


@rule("CLU103", article="composition")
def holder_of_unknown_seat(register: Register) -> Iterator[Problem]:
    """Une désignation porte sur un siège qu’aucune version de la fiche ne connaît.

    Un siège garde son identifiant d’une version à l’autre ; un identifiant mal écrit laisserait le
    siège véritable sans titulaire. Le constat nomme le siège le plus proche.

    Bon : roster/2026-01-05-udaf.yaml

        designations:
          - seat: udaf
            holder: {civility: M., first_name: Jean, last_name: ROCHE}

    Fautif : roster/2026-01-05-udaf.yaml

        designations:
          - seat: udaff  # CLU103
            holder: {civility: M., first_name: Jean, last_name: ROCHE}
    """
    known = list(dict.fromkeys(name for version in register.versions for name in version.seats))
    for name, several in register.roster.by_seat.items():
        for one in several if known and name not in known else ():
            yield Problem(
                one.designation.at("seat"),
                f"le siège {quoted(name)} n’est d’aucune version de la fiche",
                suggestion(name, known),
                seat=name,
                key=one.day.isoformat(),
            )


# Vacancies -----------------------------------------------------------------------------------


@rule("CLU104", "warning", article="composition", per="open")
def vacant_seat(register: Register, meeting: Meeting) -> Iterator[Problem]:
    """Un siège est vacant le jour d’une réunion.

    Est vacant le siège que le registre dit vacant, ou dont le mandat a pris fin sans que personne
    ait suivi. Un siège dont le titulaire n’est pas connu n’est pas vacant : on écrit à la fonction.
    Ne sont pas relevés les organismes parmi lesquels les représentants sont désignés
    (« eligible »), le siège du secrétariat (CLU105) et le collège entier sans personne (CLU107).

    Bon : roster/2026-01-05-citoyennete.yaml

        designations:
          - {seat: citoyennete, vacant: oui, reason: mutation}
          - seat: citoyennete
            from: 2026-03-10
            holder: {civility: Mme, first_name: Jeanne, last_name: FERRAND}
            contact: {email: jeanne.ferrand@haute-breve.example}

    Fautif : roster/2026-01-05-citoyennete.yaml

        designations:
          - {seat: citoyennete, vacant: oui, reason: mutation}  # CLU104
    """
    for college, one, holding in register.sitting(meeting.day):
        if holding.state != "vacant" or college.eligible or one.secretary:
            continue
        if not _empty(register, college, meeting.day):
            yield _vacancy(meeting, one, holding)


@rule("CLU105", article="secretariat", per="open")
def secretary_seat_vacant(register: Register, meeting: Meeting) -> Iterator[Problem]:
    """Le siège qui assure le secrétariat est vacant le jour d’une réunion.

    La fiche confie le secrétariat de séance au titulaire de ce siège, qui n’a pas de représentant :
    sans titulaire ni suppléance annoncée, la réunion n’a pas de secrétaire.

    Bon : roster/2026-01-05-referente.yaml

        designations:
          - seat: referente-qualite
            until: 2026-03-10
            holder: {civility: Mme, first_name: Odile, last_name: TRÉVISE}
            contact: {email: odile.trevise@haute-breve.example}

    Fautif : roster/2026-01-05-referente.yaml

        designations:
          - seat: referente-qualite
            until: 2026-03-09  # CLU105
            holder: {civility: Mme, first_name: Odile, last_name: TRÉVISE}
            contact: {email: odile.trevise@haute-breve.example}
    """
    for _, one, holding in register.sitting(meeting.day):
        if one.secretary and holding.state == "vacant":
            yield _vacancy(meeting, one, holding)


def _vacancy(meeting: Meeting, one: Seat, holding: Holding) -> Problem:
    since = f" (depuis {the_day(holding.since)})" if holding.since else ""
    role = ", qui assure le secrétariat de séance" if one.secretary else ""
    return Problem(
        _emptied_by(holding, meeting.place),
        f"{seat(one)}{role}{NBSP}: siège vacant {the_day(meeting.day)}, jour de la réunion{since}",
        "faites désigner quelqu’un avant la réunion, puis enregistrez-le\u00a0: clu holder"
        f" {one.id}",
        meeting=meeting.id,
        seat=one.id,
    )


def _emptied_by(holding: Holding, otherwise: Position) -> Position:
    """Where it is written that the seat is vacant, or that the last mandate ends."""
    if holding.designation is None:
        return otherwise
    return holding.designation.at("vacant" if holding.designation.vacant else "until")


@rule("CLU107", "warning", article="composition", per="open")
def college_without_anybody(register: Register, meeting: Meeting) -> Iterator[Problem]:
    """Tous les sièges d’un collège sont vacants le jour d’une réunion.

    Le comité réunit des collèges : sans personne dans l’un d’eux, une voix entière manque. Un seul
    constat pour le collège, au lieu d’un par siège. Un collège d’organismes parmi lesquels les
    représentants sont désignés (« eligible ») peut être vide.

    Bon : roster/2026-01-05-defenseur.yaml

        designations:
          - {seat: defenseur-des-droits, vacant: oui}
          - {seat: udaf, vacant: oui}

    Fautif : roster/2026-01-05-maires.yaml

        designations:
          - {seat: maires, vacant: oui}  # CLU107
    """
    version = register.version_on(meeting.day)
    for college in version.sheet.composition if version else ():
        if not college.eligible and _empty(register, college, meeting.day):
            holdings = [register.roster.on(one.id, meeting.day) for one in college.seats]
            last = max(holdings, key=lambda one: one.since or meeting.day)
            seats = ", ".join(one.id for one in college.seats)
            yield Problem(
                _emptied_by(last, meeting.place),
                f"{college.title}{NBSP}: aucun des sièges de ce collège n’est pourvu"
                f" {the_day(meeting.day)}, jour de la réunion",
                "faites désigner quelqu’un avant la réunion, puis écrivez-le dans"
                f" {_roster(register)} (sièges{NBSP}: {seats})",
                meeting=meeting.id,
                key=college.college,
                words=college.title,
            )


def _empty(register: Register, college: College, day: date) -> bool:
    """Whether nobody sits in the college; one that is the secretary's seat alone is CLU105's."""
    vacant = [register.roster.on(one.id, day).state == "vacant" for one in college.seats]
    return all(vacant) and not all(one.secretary for one in college.seats)


# Reaching people -----------------------------------------------------------------------------


@rule("CLU106", "warning", clock=True, per="open")
def unreachable_outside_seats(register: Register, meeting: Meeting) -> Iterator[Problem]:
    """Des sièges extérieurs à l’administration ne peuvent pas être joints.

    La lettre d’une réunion à venir part par la poste ou par courriel : un numéro de téléphone ne
    suffit pas. Un seul constat par réunion, jusqu’au premier envoi, nomme les sièges dans l’ordre
    de la fiche. L’adresse du titulaire ou de l’organisme s’écrit dans un fichier de roster/ ; une
    adresse personnelle, dans private/contacts.yaml, qui reste hors de git. Un siège vacant sans
    organisme qui désigne n’a personne à joindre.

    Bon : roster/2026-01-05-udaf.yaml

        designations:
          - seat: udaf
            contact: {email: accueil@udaf.example}

    Fautif : roster/2026-01-05-defenseur.yaml

        designations:
          - seat: defenseur-des-droits
            holder: {civility: M., first_name: Jean, last_name: ROCHE}

    Constat : meetings/2026-03-10/meeting.yaml, CLU106
    """
    if not meeting.coming(register.on) or meeting.convened:
        return
    mute = [one for _, one, holding in register.sitting(meeting.day) if _owed(one, holding)]
    mute = [one for one in mute if not _reachable(register, one, meeting.day)]
    if mute:
        titles = SEMICOLON.join(f"{seat(one)} ({one.id})" for one in mute)
        yield Problem(
            meeting.place,
            f"ni adresse postale ni adresse électronique pour {french.plural(len(mute), 'siège')}"
            f" hors de l’administration{NBSP}: {titles}",
            f"écrivez à qui s’adresser (seat, addressed_to, contact) dans {_roster(register)}, ou"
            " l’adresse seule (contacts, seat, address ou email) dans"
            f" {register.shown('private/contacts.yaml')}, qui reste hors de git",
            meeting=meeting.id,
        )


def _owed(one: Seat, holding: Holding) -> bool:
    """Whether a letter in the personal form is owed to the seat: somebody, or a body, gets it."""
    return one.letter == "personal" and not (holding.state == "vacant" and one.body is None)


def _reachable(register: Register, one: Seat, day: date) -> bool:
    contact = register.contact(one.id, day)
    return contact is not None and contact.reachable


# Names ---------------------------------------------------------------------------------------


@rule("CLU109", "warning", clock=True)
def name_attested_too_long_ago(register: Register) -> Iterator[Problem]:
    """Des noms attestés il y a trop longtemps ne sont plus employés.

    « attested » dit que la personne occupait le siège ce jour-là, rien de plus. Passé le délai
    réglé par attestation_months (12 mois à défaut), aucune lettre ne porte plus son nom : on écrit
    à la fonction. Un seul constat pour tout le registre. Une personne désignée (« from », ou sans
    « attested ») reste en fonctions jusqu’à la désignation suivante.

    Bon : roster/2026-02-02.yaml

        designations:
          - seat: citoyennete
            attested: oui
            holder: {civility: M., first_name: Baptiste, last_name: LORMEL}

    Fautif : roster/2025-02-03.yaml

        designations:
          - seat: udaf
            attested: oui  # CLU109
            holder: {civility: Mme, first_name: Lise, last_name: ARNOUX}
    """
    sitting = ((one, holding.mandate) for _, one, holding in register.sitting(register.on))
    old = [(one, mandate) for one, mandate in sitting if mandate and _stale(register, mandate)]
    if old:
        names = SEMICOLON.join(_attested(one, mandate) for one, mandate in old)
        months = french.plural(register.settings.attestation_months, "mois")
        yield Problem(
            old[0][1].named_by.at("attested"),
            f"{_names(len(old))} depuis plus de {months}, et qu’aucune lettre ne porte plus{NBSP}:"
            f" {names}",
            f"vérifiez qui est en fonctions, puis, si ces personnes y sont toujours{NBSP}: clu"
            f" holder {' '.join(one.id for one, _ in old)} --confirm{NNBSP}; sinon, siège par"
            f" siège{NBSP}: clu holder {old[0][0].id}",
        )


def _stale(register: Register, mandate: Mandate) -> bool:
    limit = register.attested_until(mandate)
    return limit is not None and register.on > limit


def _names(number: int) -> str:
    return f"{french.plural(number, 'nom')} {french.agree(number, 'attesté')}"


def _attested(one: Seat, mandate: Mandate) -> str:
    title = french.lower_article(one.titled(mandate.holder.gender))
    on = f", {the_day(mandate.attested)}" if mandate.attested else ""
    return f"{mandate.holder.polite_name} ({title}{on})"
