"""Chapter 0, names: what one file says of something that no file holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clu.diagnostic import Problem
from clu.layout import is_meeting
from clu.meeting import UnreadError
from clu.rules.engine import rule
from clu.rules.names import people, seats, unknown
from clu.rules.names_in_follow_up import in_agenda, in_follow_ups
from clu.rules.names_in_minutes import in_minutes, in_prose
from clu.spelling import nearest, suggestion
from clu.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clu.meeting import Meeting, Recorded
    from clu.model.event import Convocation
    from clu.model.meeting import Guest
    from clu.model.record import Record
    from clu.register import Register


@rule("CLU006")
def unknown_reference(register: Register) -> Iterator[Problem]:
    """Un fichier nomme un siège, un sujet, un point ou une réunion qui n’existe pas.

    Le constat donne le nom connu le plus proche. Le nom d’une réponse, les destinataires d’une
    convocation et les adresses de private/contacts.yaml sont ceux d’un siège ou d’un invité : mal
    écrits, ce qu’ils portent serait perdu sans un mot. Dans le texte d’un compte-rendu, un siège
    ou un invité se nomme entre accolades, ainsi {udaf} : chaque public y lit ce qu’il peut voir.
    Un dossier de follow-up/ porte l’identifiant d’une proposition ou d’une action d’un
    compte-rendu : mal écrit, la réponse qu’il garde ne serait celle de rien.

    Bon : meetings/2026-03-10/meeting.yaml

        time: 14h30
        places: [{name: Préfecture}]
        agenda:
          - {id: tout, title: Tout, topics: [resultats, reclamations, propositions]}

    Fautif : meetings/2026-03-10/meeting.yaml

        time: 14h30
        places: [{name: Préfecture}]
        agenda:
          - id: tout
            title: Tout
            topics: [resultats, reclamations, propositions, resultat]  # CLU006
            presenter: prefet  # CLU006

    Fautif : meetings/2026-03-10/replies/uadf.yaml

        state: présent  # CLU006
        received: 2026-02-12

    Fautif : meetings/2025-11-18/minutes/minutes.yaml, où « chair: » devient

        chair: prefete  # CLU006

    Fautif : follow-up/navette-marie/2026-01-15.yaml

        outcome: La communauté de communes étudie la desserte.  # CLU006
    """
    if register.versions:
        yield from _in_committee(register)
        yield from _in_authorities(register)
        yield from _as_read(_in_contacts(register))
    yield from _in_procedures(register)
    yield from _as_read(in_follow_ups(register))
    for meeting in register.judged_meetings:
        for part in PARTS:
            yield from _as_read(part(register, meeting))


def _in_committee(register: Register) -> Iterator[Problem]:
    settings = register.settings
    yield from unknown(settings, "chair", "siège", seats(register))


def _in_authorities(register: Register) -> Iterator[Problem]:
    file = register.authorities_part.get()
    for signature in file.signature if file else ():
        yield from unknown(signature, "seat", "siège", seats(register))


def _in_procedures(register: Register) -> Iterator[Problem]:
    for version in register.versions:
        known = list(version.articles)
        for article in version.sheet.articles:
            yield from unknown(article, "within", "article", known)
        for section in version.sheet.sections:
            for block in section.body:
                yield from unknown(block, "articles", "article", known)


def _as_read(problems: Iterator[Problem]) -> Iterator[Problem]:
    """The problems, up to a part that could not be read: its fault is told by itself."""
    try:
        yield from problems
    except UnreadError:
        return


def _in_contacts(register: Register) -> Iterator[Problem]:
    contacts = register.contacts_part.get()
    guests = [guest.id for meeting in register.meetings for guest in _guests(meeting)]
    known = list(dict.fromkeys([*seats(register), *guests]))
    for contact in contacts:
        yield from unknown(contact, "seat", "siège ou invité", known)


def _guests(meeting: Meeting) -> Sequence[Guest]:
    sheet = meeting.sheet_part.value
    return sheet.guests if sheet else ()


def _in_issues(register: Register, meeting: Meeting) -> Iterator[Problem]:
    """Corrections of no issue; and whom letters went to, a warning: it may be a guest taken off."""
    yield from _amending(meeting, meeting.convocations)
    known = people(register, meeting)
    for one in meeting.issues if known else ():
        if one.event.reached.issubset(known):
            continue
        for name, record, *path in _recipients(one.event):
            if name not in known:
                yield Problem(
                    record.at(*path),
                    f"destinataire {quoted(name)}\u00a0: ni siège, ni invité de cette réunion",
                    f"{suggestion(name, known)}\u202f; {_taken_off(register, meeting)}",
                    meeting=meeting.id,
                    key=f"destinataire {one.name} {name}",
                    severity="warning",
                )


def _recipients(event: Convocation) -> Iterator[tuple[str, Record, *tuple[str | int, ...]]]:
    """Each recipient, the record that names it, and the way to it from there."""
    for number, name in enumerate(event.recipients):
        yield name, event, "recipients", number
    for letter in event.letters:
        yield letter.recipient, letter, "recipient"


def _taken_off(register: Register, meeting: Meeting) -> str:
    sheet = register.shown(meeting.place.file)
    return f"si c’est un invité ôté depuis, remettez-le dans {sheet}"


def _in_publications(_: Register, meeting: Meeting) -> Iterator[Problem]:
    yield from _amending(meeting, meeting.publications)


def _amending(meeting: Meeting, events: Sequence[Recorded[Any]]) -> Iterator[Problem]:
    """A correction names an earlier file: itself or a later one would undo both."""
    earlier: list[str] = []
    for one in events:
        yield from unknown(one.event, "amends", "fichier", earlier, meeting.id)
        earlier.append(one.name)


def _in_postponed(register: Register, meeting: Meeting) -> Iterator[Problem]:
    postponed = meeting.postponed
    known = [one.id for one in register.meetings]
    if postponed and postponed.to and postponed.to not in known:
        hint = suggestion(postponed.to, [one for one in known if one != meeting.id])
        if is_meeting(postponed.to):
            sheet = register.shown(f"meetings/{postponed.to}/meeting.yaml")
            hint = f"créez {sheet}, ou écrivez ici le dossier de la réunion qui remplace celle-ci"
        yield Problem(
            postponed.at("to"),
            f"réunion {quoted(postponed.to)}\u00a0: ce dossier n’existe pas",
            hint,
            meeting=meeting.id,
            key=f"réunion {postponed.to}",
        )


def _in_replies(register: Register, meeting: Meeting) -> Iterator[Problem]:
    known = people(register, meeting)
    for name, recorded in meeting.replies.items() if known else ():
        if name not in known:
            yield Problem(
                recorded.event.at(),
                f"réponse de {quoted(name)}\u00a0: ni siège, ni invité de cette réunion",
                f"{_renamed(name, known)}\u202f; {_taken_off(register, meeting)}",
                meeting=meeting.id,
                key=f"réponse {name}",
            )


def _renamed(name: str, known: Sequence[str]) -> str:
    near = nearest(name, known)
    if near:
        return f"renommez le fichier en {quoted(f'{near}.yaml')}"
    return f"renommez le fichier d’après qui a répondu\u00a0: {', '.join(known)}"


def _in_sheet(register: Register, meeting: Meeting) -> Iterator[Problem]:
    version = register.version_on(meeting.day)
    if version is None:
        return
    sheet = meeting.sheet
    known = [*version.seats, *(guest.id for guest in sheet.guests)]
    yield from unknown(sheet, "chair", "siège", known, meeting.id)
    for item in sheet.agenda:
        yield from unknown(item, "topics", "sujet", version.topics, meeting.id)
        yield from unknown(item, "presenter", "siège ou invité", known, meeting.id)
        for paper in item.papers:
            yield from unknown(paper, "owner", "siège ou invité", known, meeting.id)
    items = [item.id for item in sheet.agenda]
    colleges = [college.college for college in version.sheet.composition]
    for guest in sheet.guests:
        yield from unknown(guest, "item", "point", items, meeting.id)
        yield from unknown(guest, "college", "collège", colleges, meeting.id)


PARTS = (
    _in_sheet,
    _in_issues,
    _in_publications,
    _in_postponed,
    _in_replies,
    in_minutes,
    in_prose,
    in_agenda,
)
"""The parts of a meeting that name something; a part that cannot be read is passed over."""
