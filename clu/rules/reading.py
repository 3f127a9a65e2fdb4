"""Chapter 0: what cannot be read, or names what does not exist.

The first rules hand on the faults that the store met while it read; another looks at names that one
file gives of something in another.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from clu import french
from clu.diagnostic import Problem
from clu.layout import is_meeting
from clu.meeting import UnreadError
from clu.rules.engine import CHAPTERS, Verdict, rule, rules
from clu.source import Position
from clu.spelling import nearest, suggestion
from clu.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from clu.meeting import Meeting, Recorded
    from clu.model.event import Convocation
    from clu.model.meeting import Guest, Item
    from clu.model.procedure import Article
    from clu.model.record import Record
    from clu.register import Register, Version


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

    Le constat donne le nom connu le plus proche. Le nom d’une réponse, les destinataires d’une
    convocation et les adresses de private/contacts.yaml sont ceux d’un siège ou d’un invité : mal
    écrits, ce qu’ils portent serait perdu sans un mot.

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
    """
    if register.versions:
        yield from _in_committee(register)
        yield from _in_authorities(register)
        yield from _as_read(_in_contacts(register))
    yield from _in_procedures(register)
    for meeting in register.judged_meetings:
        for part in (_in_sheet, _in_issues, _in_publications, _in_postponed, _in_replies):
            yield from _as_read(part(register, meeting))


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


CHECKOUT = Path(__file__).parents[2] / "templates"
"""In clu's own checkout the committee's templates are clu's, which the tests of clu try."""


@rule("CLU015")
def wrong_template(register: Register) -> Iterator[Problem]:
    """Un modèle du comité ne peut pas servir.

    Les modèles du dossier templates/, à côté du registre, remplacent ceux de clu : une faute de
    syntaxe, un nom inconnu ou un accès interdit arrêterait l’écriture des lettres le jour où l’on
    en a besoin. Chaque modèle est donc essayé à chaque contrôle.
    """
    own = register.home / "templates"
    if own == CHECKOUT or not (own.is_dir() or own.is_symlink()):
        return
    from clu.documents import faults

    for fault in faults(register.home):
        yield Problem(
            Position(fault.file, fault.line, 1, _line(fault.file, fault.line)),
            fault.fact,
            fault.hint,
            key=f"{fault.file.name} {fault.fact}",
        )


def _line(file: Path, number: int) -> str:
    """The line of a file; nothing where it cannot be shown."""
    try:
        lines = [] if file.is_symlink() else file.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeError):
        return ""
    return lines[number - 1].rstrip() if 0 < number <= len(lines) else ""


@rule("CLU016")
def duplicate_identifier(register: Register) -> Iterator[Problem]:
    """Un identifiant est donné deux fois.

    Sièges, articles et collèges d’une version de la fiche, points et invités d’une réunion se
    nomment par leur identifiant : donné deux fois, l’un effacerait l’autre sans un mot. Un invité
    ne porte pas non plus l’identifiant d’un siège, car la réponse de l’un passerait pour celle de
    l’autre.

    Bon : meetings/2026-05-19/meeting.yaml

        time: 14h30
        places: [{name: Préfecture}]
        agenda:
          - {id: bilan, title: Bilan de l’accueil}
          - {id: projets, title: Projets de l’année}

    Fautif : meetings/2026-05-19/meeting.yaml

        time: 14h30
        places: [{name: Préfecture}]
        agenda:
          - {id: bilan, title: Bilan de l’accueil}
          - {id: bilan, title: Projets de l’année}  # CLU016
        guests:
          - {id: udaf, item: bilan, college: usagers, letter: personal, title: L’UDAF}  # CLU016
    """
    for version in register.versions:
        sheet = version.sheet
        yield from _twice("siège", sheet.seats(), scope=version.day.isoformat())
        yield from _twice("article", sheet.articles, scope=version.day.isoformat())
        yield from _twice("collège", sheet.composition, "college", scope=version.day.isoformat())
    for meeting in register.judged_meetings:
        yield from _as_read(_twice_in(register, meeting))


def _twice_in(register: Register, meeting: Meeting) -> Iterator[Problem]:
    version = register.version_on(meeting.day)
    yield from _twice("point", meeting.sheet.agenda, meeting=meeting.id)
    yield from _twice("invité", meeting.guests, meeting=meeting.id)
    for guest in meeting.guests:
        if version and guest.id in version.seats:
            yield Problem(
                guest.at("id"),
                f"invité {quoted(guest.id)}\u00a0: un siège de la fiche a déjà cet identifiant",
                "donnez un autre identifiant à l’invité",
                meeting=meeting.id,
                key=f"siège {guest.id}",
            )


def _twice(
    kind: str,
    records: Iterable[Any],
    field: str = "id",
    *,
    meeting: str | None = None,
    scope: str = "",
) -> Iterator[Problem]:
    """A problem for each record whose identifier one before it has."""
    seen: dict[str, int] = {}
    for number, one in enumerate(records):
        name = getattr(one, field)
        if name in seen:
            yield Problem(
                one.at(field),
                f"{kind} {quoted(name)}\u00a0: cet identifiant est déjà donné ligne {seen[name]}",
                "donnez-lui un autre identifiant, ou ôtez celui des deux qui est de trop",
                meeting=meeting,
                key=f"{scope} {kind} {name} {number}".strip(),
            )
        seen.setdefault(name, one.at(field).line)


@rule("CLU017")
def circular_articles(register: Register) -> Iterator[Problem]:
    """Des articles renvoient l’un à l’autre, sans qu’aucun ait de texte.

    La clé within nomme l’article dont la phrase contient celui-ci. En cercle, aucun n’en donne les
    mots : les constats et la fiche imprimée les chercheraient en vain.

    Bon : procedure/2026-06-01.yaml

        reference: FP – Pilotage - CLU
        title: Comité local des usagers (CLU)
        articles:
          - {id: internet, text: Le compte-rendu est mis en ligne.}
          - {id: intranet, within: internet}
        composition:
          - college: services
            title: Représentants des services de la préfecture
            seats:
              - {id: secretaire-generale, letter: administrative, title: La secrétaire générale}
              - {id: citoyennete, letter: administrative, title: Le directeur de la citoyenneté}
              - {id: referente-qualite, letter: administrative, title: La référente qualité}
              - {id: maires, letter: personal, title: Un représentant de l’Association des maires}
              - {id: defenseur-des-droits, letter: personal, title: La déléguée}
              - {id: udaf, letter: personal, title: Un représentant de l’UDAF}

    Fautif : procedure/2026-06-01.yaml

        reference: FP – Pilotage - CLU
        title: Comité local des usagers (CLU)
        articles:
          - {id: internet, within: intranet}  # CLU017
          - {id: intranet, within: internet}
        composition:
          - college: services
            title: Représentants des services de la préfecture
            seats:
              - {id: secretaire-generale, letter: administrative, title: La secrétaire générale}
              - {id: citoyennete, letter: administrative, title: Le directeur de la citoyenneté}
              - {id: referente-qualite, letter: administrative, title: La référente qualité}
              - {id: maires, letter: personal, title: Un représentant de l’Association des maires}
              - {id: defenseur-des-droits, letter: personal, title: La déléguée}
              - {id: udaf, letter: personal, title: Un représentant de l’UDAF}
    """
    for version in register.versions:
        told: set[str] = set()
        for article in version.articles.values():
            circle = _circle(version, article)
            if circle and told.isdisjoint(circle):
                told.update(circle)
                names = french.join([quoted(name) for name in circle])
                yield Problem(
                    article.at("within"),
                    f"les articles {names} renvoient l’un à l’autre (within)"
                    if len(circle) > 1
                    else f"l’article {names} renvoie à lui-même (within)",
                    "ôtez within de celui dont la fiche donne la phrase, et écrivez-la sous text",
                    key=f"{version.day.isoformat()} {article.id}",
                )


def _circle(version: Version, article: Article) -> list[str]:
    """The articles from this one outwards, where they lead back to it; else none."""
    chain: list[str] = []
    following: Article | None = article
    while following and following.id not in chain:
        chain.append(following.id)
        following = version.articles.get(following.within or "")
    return chain if following is article else []


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
            "corrigez ce fichier, ou créez-le s’il manque, puis relancez le contrôle",
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


def _as_read(problems: Iterator[Problem]) -> Iterator[Problem]:
    """The problems, up to a part that could not be read: its fault is told by itself."""
    try:
        yield from problems
    except UnreadError:
        return


def _in_contacts(register: Register) -> Iterator[Problem]:
    contacts = register.contacts_part.get()
    guests = [guest.id for meeting in register.meetings for guest in _guests(meeting)]
    known = list(dict.fromkeys([*_known_seats(register), *guests]))
    for name, contact in contacts.items():
        yield from _unknown(contact.at("seat"), "siège ou invité", name, known)


def _guests(meeting: Meeting) -> Sequence[Guest]:
    sheet = meeting.sheet_part.value
    return sheet.guests if sheet else ()


def _people(register: Register, meeting: Meeting) -> list[str]:
    """The seats and the guests of a meeting; nobody where no version is in force."""
    version = register.version_on(meeting.day)
    return [*version.seats, *(guest.id for guest in meeting.guests)] if version else []


def _in_issues(register: Register, meeting: Meeting) -> Iterator[Problem]:
    """Corrections of no issue; and whom letters went to, a warning: it may be a guest taken off."""
    yield from _amending(meeting, meeting.convocations)
    people = _people(register, meeting)
    for one in meeting.issues if people else ():
        for name, where in _recipients(one.event):
            if name not in people:
                yield Problem(
                    where,
                    f"destinataire {quoted(name)}\u00a0: ni siège, ni invité de cette réunion",
                    f"{suggestion(name, people)}\u202f; {_taken_off(register, meeting)}",
                    meeting=meeting.id,
                    key=f"destinataire {one.name} {name}",
                    severity="warning",
                )


def _recipients(event: Convocation) -> Iterator[tuple[str, Position]]:
    for number, name in enumerate(event.recipients):
        yield name, event.at("recipients", number)
    for letter in event.letters:
        yield letter.recipient, letter.at("recipient")


def _taken_off(register: Register, meeting: Meeting) -> str:
    sheet = register.shown(meeting.place.file)
    return f"si c’est un invité ôté depuis, remettez-le dans {sheet}"


def _in_publications(_: Register, meeting: Meeting) -> Iterator[Problem]:
    yield from _amending(meeting, meeting.publications)


def _amending(meeting: Meeting, events: Sequence[Recorded[Any]]) -> Iterator[Problem]:
    """A correction names an earlier file: itself or a later one would undo both."""
    earlier: list[str] = []
    for one in events:
        if one.event.amends:
            where = one.event.at("amends")
            yield from _unknown(where, "fichier", one.event.amends, earlier, meeting.id)
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
    people = _people(register, meeting)
    for name, recorded in meeting.replies.items() if people else ():
        if name not in people:
            yield Problem(
                recorded.event.at(),
                f"réponse de {quoted(name)}\u00a0: ni siège, ni invité de cette réunion",
                f"{_renamed(name, people)}\u202f; {_taken_off(register, meeting)}",
                meeting=meeting.id,
                key=f"réponse {name}",
            )


def _renamed(name: str, people: Sequence[str]) -> str:
    near = nearest(name, people)
    if near:
        return f"renommez le fichier en {quoted(f'{near}.yaml')}"
    return f"renommez le fichier d’après qui a répondu\u00a0: {', '.join(people)}"


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
