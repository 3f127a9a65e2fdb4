"""Chapter 0: what cannot be read, or names what does not exist.

The first rules hand on the faults that the store met while it read; another looks at names that one
file gives of something in another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clu.diagnostic import Problem
from clu.meeting import UnreadError
from clu.rules.engine import CHAPTERS, Verdict, rule, rules
from clu.spelling import suggestion
from clu.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clu.meeting import Meeting
    from clu.model.meeting import Item
    from clu.model.record import Record
    from clu.register import Register
    from clu.source import Position


def _faults(register: Register, kind: str) -> Iterator[Problem]:
    for fault in register.faults:
        if fault.kind == kind:
            meeting = _meeting_of(register, fault.position)
            yield Problem(
                fault.position,
                fault.fact,
                fault.hint,
                meeting=meeting,
                key=f"{fault.position.file.as_posix()} {fault.fact}",
            )


def _meeting_of(register: Register, position: Position) -> str | None:
    try:
        parts = position.file.relative_to(register.folder / "meetings").parts
    except ValueError:
        return None
    return parts[0] if len(parts) > 1 else None


@rule("CLU001")
def invalid_yaml(register: Register) -> Iterator[Problem]:
    """Le fichier n’est pas du YAML : il ne peut pas être lu.

    Un fichier du registre s’écrit en clés suivies de deux-points et d’une espace, une par ligne.
    Tant qu’il ne se lit pas, ce qu’il contient ne peut pas être vérifié.

    Bon : decisions.yaml

        settled: []

    Fautif : decisions.yaml

        settled: []
        waivers:[]  # CLU001 CLU014
    """
    yield from _faults(register, "invalid-yaml")


@rule("CLU002")
def duplicate_key(register: Register) -> Iterator[Problem]:
    """Une clé est écrite deux fois dans le même tableau.

    Le YAML ne garderait que la dernière valeur, sans le dire. clu refuse de choisir à votre place.

    Bon : meetings/2026-03-10/replies/maires.yaml

        state: présent
        received: 2026-02-12

    Fautif : meetings/2026-03-10/replies/maires.yaml

        state: présent
        received: 2026-02-12
        state: excusé  # CLU002 CLU014
    """
    yield from _faults(register, "duplicate-key")


@rule("CLU003")
def unknown_key(register: Register) -> Iterator[Problem]:
    """Une clé est inconnue : ce qu’elle porte ne serait jamais lu.

    Le plus souvent une faute de frappe ; le constat nomme la clé connue la plus proche.

    Bon : meetings/2026-03-10/replies/maires.yaml

        state: présent
        received: 2026-02-12

    Fautif : meetings/2026-03-10/replies/maires.yaml

        state: présent  # CLU004 CLU014
        recieved: 2026-02-12  # CLU003
    """
    yield from _faults(register, "unknown-key")


@rule("CLU004")
def missing_value(register: Register) -> Iterator[Problem]:
    """Une clé nécessaire est absente ou vide.

    Une valeur vide, « ~ » ou « null » vaut absence.

    Bon : meetings/2026-03-10/replies/maires.yaml

        state: excusé
        received: 2026-02-12

    Fautif : meetings/2026-03-10/replies/maires.yaml

        state: excusé
        received:  # CLU004 CLU014
    """
    yield from _faults(register, "missing-value")


@rule("CLU005")
def wrong_value(register: Register) -> Iterator[Problem]:
    """Une valeur n’est pas de la forme attendue.

    Les dates s’écrivent AAAA-MM-JJ, car « 01/02/2026 » se lit de deux façons ; les heures 14h30 ;
    oui ou non ; les nombres en chiffres, sans unité. Ce qui est écrit est lu tel quel : ni
    « 14:30 », ni « 0565… », ni « No » ne sont changés en autre chose.

    Bon : meetings/2026-03-10/replies/maires.yaml

        state: présent
        received: 2026-02-12

    Fautif : meetings/2026-03-10/replies/maires.yaml

        state: présent
        received: 12/02/2026  # CLU005 CLU014
    """
    yield from _faults(register, "wrong-value")


@rule("CLU006")
def unknown_reference(register: Register) -> Iterator[Problem]:
    """Un fichier nomme un siège, un sujet, un point ou une réunion qui n’existe pas.

    Le constat donne le nom connu le plus proche.

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
    """
    if register.versions:
        yield from _in_committee(register)
        yield from _in_authorities(register)
    yield from _in_procedures(register)
    for meeting in register.judged_meetings:
        yield from _in_meeting(register, meeting)


@rule("CLU007")
def misplaced_file(register: Register) -> Iterator[Problem]:
    """Un fichier ou un dossier n’est pas à sa place, ou porte un nom que clu ne connaît pas.

    Le nom d’un fichier dit un fait : le jour d’une version, le siège d’une suppléance. Un fichier
    mal nommé ne serait lu par personne.

    Bon : meetings/2026-03-10/replies/maires.yaml

        state: présent
        received: 2026-02-12

    Fautif : meetings/2026-03-10/reponses/maires.yaml

        state: présent
        received: 2026-02-12

    Constat : meetings/2026-03-10/reponses, CLU007
    """
    yield from _faults(register, "misplaced-file")


@rule("CLU008")
def refused_yaml_feature(register: Register) -> Iterator[Problem]:
    """Le fichier use d’une forme de YAML que clu refuse.

    Étiquettes, ancres et renvois, documents multiples, imbrications profondes et fichiers démesurés
    n’apportent rien à un registre et ouvrent la porte aux erreurs comme aux attaques.

    Bon : meetings/2026-03-10/replies/maires.yaml

        state: présent
        received: 2026-02-12

    Fautif : meetings/2026-03-10/replies/maires.yaml

        state: !etat présent  # CLU008 CLU014
        received: 2026-02-12
    """
    yield from _faults(register, "refused-feature")


@rule("CLU009")
def wrong_encoding(register: Register) -> Iterator[Problem]:
    """Le fichier n’est pas enregistré en UTF-8.

    Un ancien éditeur de Windows enregistre parfois en « ANSI » (Latin-1) ou en UTF-16 : les accents
    seraient perdus. Enregistrez de nouveau le fichier en choisissant l’encodage UTF-8.
    """
    yield from _faults(register, "encoding")


@rule("CLU010")
def symbolic_link(register: Register) -> Iterator[Problem]:
    """Un lien symbolique se trouve dans le registre.

    Le constat d’un fichier cite sa ligne : un lien ferait lire, et montrer, un fichier d’ailleurs.
    """
    yield from _faults(register, "symbolic-link")


@rule("CLU011")
def unsafe_character(register: Register) -> Iterator[Problem]:
    """Le fichier contient un caractère invisible qui change le sens de ce qu’on lit.

    Caractères de commande, inversion du sens d’écriture, séparateurs de lignes : souvent venus d’un
    copier-coller. Effacez-le et tapez de nouveau le passage.
    """
    yield from _faults(register, "unsafe-character")


@rule("CLU012")
def unreadable_file(register: Register) -> Iterator[Problem]:
    """Le fichier ne peut pas être ouvert, ou il est démesuré.

    Un droit de lecture manque, le disque a refusé, ou le fichier dépasse la taille d’un
    registre : rien de ce qu’il contient n’a été vérifié.
    """
    yield from _faults(register, "unreadable")


@rule("CLU013")
def missing_file(register: Register) -> Iterator[Problem]:
    """Un fichier nécessaire manque.

    Un comité est un dossier qui contient committee.yaml ; une réunion, un dossier qui contient
    meeting.yaml.

    Fautif : sans meetings/2025-11-18/meeting.yaml

    Constat : meetings/2025-11-18/meeting.yaml, CLU013 CLU014
    """
    yield from _faults(register, "missing-file")


@rule("CLU014", "warning", per="verdict")
def unjudged_rules(_: Register, verdict: Verdict) -> Iterator[Problem]:
    """Des règles n’ont pas été jugées, faute d’avoir pu lire un fichier.

    Une règle ne conclut jamais sur la moitié des faits. Corrigez le fichier : les règles nommées
    seront jugées au prochain contrôle.

    Bon : meetings/2026-03-10/replies/maires.yaml

        state: présent
        received: 2026-02-12

    Fautif : meetings/2026-03-10/replies/maires.yaml

        state: présent
        received: hier  # CLU005 CLU014
    """
    for position, codes in verdict.unread.items():
        yield Problem(
            position,
            f"à cause de ce fichier, n’ont pas été jugées\u00a0: {_named(sorted(codes))}",
            "corrigez ce fichier, puis relancez le contrôle",
            key=position.file.as_posix(),
        )


def _named(codes: Sequence[str]) -> str:
    """The codes, those of a whole chapter by the chapter's name."""
    known = list(rules())
    parts = []
    for digit, (_, title) in CHAPTERS.items():
        own = [code for code in codes if code[3] == digit]
        whole = [code for code in known if code[3] == digit]
        if len(own) > 1 and own == whole:
            parts.append(f"toutes les règles du chapitre {digit} ({title})")
        else:
            parts.extend(own)
    return ", ".join(parts)


def _unknown(
    position: Position, kind: str, word: str, known: Sequence[str], meeting: str | None = None
) -> Iterator[Problem]:
    """A problem where `word` is not among the known ones; nothing where it is."""
    if word not in known:
        yield Problem(
            position,
            f"{kind} {quoted(word)}\u00a0: ce nom n’existe pas",
            suggestion(word, known),
            meeting=meeting,
            key=f"{kind} {word}",
        )


def _known_seats(register: Register) -> list[str]:
    return list(dict.fromkeys(seat for version in register.versions for seat in version.seats))


def _in_committee(register: Register) -> Iterator[Problem]:
    settings = register.settings
    if settings.chair:
        yield from _unknown(settings.at("chair"), "siège", settings.chair, _known_seats(register))


def _in_authorities(register: Register) -> Iterator[Problem]:
    file = register.authorities_part.get()
    for signature in file.signature if file else ():
        if signature.seat:
            where = signature.at("seat")
            yield from _unknown(where, "siège", signature.seat, _known_seats(register))


def _in_procedures(register: Register) -> Iterator[Problem]:
    for version in register.versions:
        known = list(version.articles)
        for article in version.sheet.articles:
            if article.within:
                yield from _unknown(article.at("within"), "article", article.within, known)
        for section in version.sheet.sections:
            for block in section.body:
                for number, name in enumerate(block.articles):
                    yield from _unknown(block.at("articles", number), "article", name, known)


def _in_meeting(register: Register, meeting: Meeting) -> Iterator[Problem]:
    try:
        yield from _in_sheet(register, meeting)
    except UnreadError:
        return
    for events in (meeting.convocations, meeting.publications):
        names = [one.name for one in events]
        for one in events:
            if one.event.amends:
                where = one.event.at("amends")
                yield from _unknown(where, "fichier", one.event.amends, names, meeting.id)
    for postponed in filter(None, [meeting.postponed]):
        if postponed.to:
            known = [one.id for one in register.meetings if one.id != meeting.id]
            yield from _unknown(postponed.at("to"), "réunion", postponed.to, known, meeting.id)


def _in_sheet(register: Register, meeting: Meeting) -> Iterator[Problem]:
    version = register.version_on(meeting.day)
    if version is None:
        return
    sheet = meeting.sheet
    people = [*version.seats, *(guest.id for guest in sheet.guests)]
    if sheet.chair:
        yield from _unknown(sheet.at("chair"), "siège", sheet.chair, people, meeting.id)
    for item in sheet.agenda:
        for number, topic in enumerate(item.topics):
            where = item.at("topics", number)
            yield from _unknown(where, "sujet", topic, version.topics, meeting.id)
        for name, field, owner in _people_of(item):
            yield from _unknown(owner.at(field), "siège ou invité", name, people, meeting.id)
    items = [item.id for item in sheet.agenda]
    colleges = [college.college for college in version.sheet.composition]
    for guest in sheet.guests:
        if guest.item:
            yield from _unknown(guest.at("item"), "point", guest.item, items, meeting.id)
        if guest.college:
            yield from _unknown(guest.at("college"), "collège", guest.college, colleges, meeting.id)


def _people_of(item: Item) -> Iterator[tuple[str, str, Record]]:
    """Who presents an item, or owes one of its papers: the name, its key, the record it is in."""
    if item.presenter:
        yield item.presenter, "presenter", item
    for paper in item.papers:
        if paper.owner:
            yield paper.owner, "owner", paper
