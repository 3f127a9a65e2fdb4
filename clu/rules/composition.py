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
from clu.model.person import Person
from clu.roster import ONE_DAY
from clu.rules.engine import rule
from clu.spelling import suggestion
from clu.wording import person, quoted, seat, the_day

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from clu.meeting import Meeting
    from clu.model.authority import Authority, Signature
    from clu.model.procedure import College, Seat
    from clu.model.record import Record
    from clu.register import Register
    from clu.roster import Holding, Mandate
    from clu.source import Position

SEMICOLON = f"{NNBSP}; "


def _seat(register: Register, name: str) -> str:
    """The seat's title; its quoted id where no version has it."""
    found = register.seat(name)
    return seat(found) if found else quoted(name)


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
                    f"{_seat(register, name)} a deux titulaires{NBSP}: {_term(register, former)},"
                    f" et {_term(register, later)}",
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


class Called(NamedTuple):
    """A person with the function that a letter gives, and what it is about."""

    person: Person
    function: str | None
    where: Position
    meeting: str | None = None
    seat: str | None = None


@rule("CLU108", "warning")
def civility_and_function_disagree(register: Register) -> Iterator[Problem]:
    """La civilité et la fonction d’une personne ne sont pas du même genre.

    Les lettres et les pages accordent la fonction avec la personne : « Mme » avec « président »
    trahit une faute de frappe, ou la fonction de la personne précédente. Les mots qui ne disent
    aucun genre (« maire », « responsable ») ne sont pas relevés, ni la personne dont l’appel est
    écrit (« salutation »), car elle a choisi sa forme.

    Bon : roster/2026-01-05-udaf.yaml

        designations:
          - seat: udaf
            holder: {civility: Mme, first_name: Lise, last_name: ARNOUX, function: membre du bureau}
          - seat: maires
            addressed_to:
              civility: Mme
              last_name: DELMAS
              function: président de l’Association des maires
              salutation: Madame le Président
              contact: {email: maires@haute-breve.example}

    Fautif : roster/2026-01-05-udaf.yaml

        designations:
          - seat: udaf
            holder:
              civility: Mme
              last_name: ARNOUX
              function: président  # CLU108
    """
    for one in _called(register):
        own = french.gender_of_civility(one.person.civility)
        shown = french.gender_of_function(one.function) if one.function else None
        if one.function and own and shown and own != shown and not one.person.salutation:
            right = french.in_gender(one.function, own)
            yield Problem(
                one.where,
                f"{quoted(one.person.polite_name)} et {quoted(one.function)}{NBSP}: la civilité est"
                f" au {_gender(own)}, la fonction au {_gender(shown)}",
                f"écrivez {quoted(right)}, ou corrigez la civilité{NNBSP}; si la personne tient à"
                " cette forme, écrivez son appel sous la clé salutation",
                meeting=one.meeting,
                seat=one.seat,
                key=f"{one.where.file.name} {one.person.name}",
            )


def _gender(gender: french.Gender) -> str:
    return "masculin" if gender == "masculine" else "féminin"


def _called(register: Register) -> Iterator[Called]:
    """Whoever a letter may name: on the roster, in authority, and at meetings still to prepare."""
    for name, several in register.roster.by_seat.items():
        for one in several:
            for somebody in filter(None, (one.designation.holder, one.designation.addressed_to)):
                yield Called(somebody, somebody.function, somebody.at("function"), seat=name)
    file = register.authorities_part.get()
    for authority in file.authority if file else ():
        if authority.holder:
            holder = authority.holder
            yield Called(holder, holder.function, holder.at("function"))
    for signature in file.signature if file else ():
        yield from _signatory(signature)
    for meeting in register.judged_meetings:
        if meeting.open:
            yield from _around(meeting)


def _signatory(signature: Signature) -> Iterator[Called]:
    """Somebody who signs under a title of his or her own."""
    holder = signature.holder
    if holder and holder.function:
        yield Called(holder, holder.function, holder.at("function"))
    elif holder:
        yield Called(holder, signature.title, signature.at("title"))


def _around(meeting: Meeting) -> Iterator[Called]:
    """The guests and the substitutes of a meeting."""
    for guest in meeting.guests:
        if guest.person:
            where = guest.person.at("function")
            yield Called(guest.person, guest.person.function, where, meeting.id, guest.id)
    for name, recorded in meeting.substitutions.items():
        somebody = recorded.event.substitute
        if somebody:
            where = somebody.at("function")
            yield Called(somebody, somebody.function, where, meeting.id, name)


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


# In whose name -------------------------------------------------------------------------------


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
            f"{_seat(register, name)} signe pour l’autorité, mais {fact} {the_day(day)},"
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
