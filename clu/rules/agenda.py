"""Chapter 2: the agenda of a meeting: its items, their guests, papers and compulsory topics."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from clu import french
from clu.audience import body
from clu.diagnostic import Problem
from clu.duties import missing_papers
from clu.follow_up import UNANSWERED, matters
from clu.french import NBSP
from clu.rules.engine import rule
from clu.wording import of_the_day, quoted, seat, the_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clu.follow_up import Matter
    from clu.meeting import Meeting
    from clu.model.meeting import Guest, Item, Paper, Sheet
    from clu.model.procedure import Article
    from clu.register import Register


@rule("CLU205", article="invites", per="meeting")
def guest_without_item(register: Register, meeting: Meeting) -> Iterator[Problem]:
    """Un invité n’est appelé par aucun point de l’ordre du jour.

    La fiche n’ouvre la réunion qu’à ceux « dont la présence est rendue nécessaire par l’ordre du
    jour » : chaque invité nomme donc, par item, le point qui l’appelle.

    Bon : meetings/2026-05-19/meeting.yaml

        time: 14h30
        places: [{name: Préfecture}]
        agenda:
          - {id: bilan, title: Bilan de l’accueil}
        guests:
          - {id: roulement, item: bilan, college: usagers, letter: personal, title: Roulement}

    Fautif : meetings/2026-05-19/meeting.yaml

        time: 14h30
        places: [{name: Préfecture}]
        agenda:
          - {id: bilan, title: Bilan de l’accueil}
        guests:
          - {id: roulement, college: usagers, letter: personal, title: Roulement}  # CLU205
    """
    if meeting.given_up:
        return
    for guest in meeting.guests:
        if guest.item is None:
            yield Problem(
                guest.at("id"),
                f"aucun point de l’ordre du jour n’appelle l’invité {quoted(guest.title)}",
                f"ajoutez la clé item avec le point qui l’appelle{_known(meeting.sheet)}, ou ôtez"
                " l’invité",
                meeting=meeting.id,
                seat=guest.id,
                words=_clause(register, meeting, guest),
            )


def _known(sheet: Sheet) -> str:
    items = ", ".join(item.id for item in sheet.agenda)
    return f" ({items})" if items else ""


def _clause(register: Register, meeting: Meeting, guest: Guest) -> str | None:
    """The open clause of the guest's own college, where both are known."""
    version = register.version_on(meeting.day)
    colleges = version.sheet.composition if version else ()
    return next((one.open_clause for one in colleges if one.college == guest.college), None)


@rule("CLU206", per="meeting")
def empty_agenda(_: Register, meeting: Meeting) -> Iterator[Problem]:
    """L’ordre du jour est vide.

    Sans point à l’ordre du jour, ni les services ni les représentants des usagers ne peuvent tenir
    le rôle que la fiche leur donne, et aucun invité ne peut être appelé. Une réunion reportée ou
    annulée n’est pas jugée.

    Bon : meetings/2026-05-19/meeting.yaml

        time: 14h30
        places: [{name: Préfecture}]
        agenda:
          - {id: bilan, title: Bilan de l’accueil}

    Fautif : meetings/2026-05-19/meeting.yaml

        time: 14h30
        places: [{name: Préfecture}]
        agenda:  # CLU206
    """
    if not meeting.given_up and not meeting.sheet.agenda:
        yield Problem(
            meeting.sheet.at("agenda"),
            f"la réunion {of_the_day(meeting.day)} n’a pas d’ordre du jour",
            "écrivez sous agenda au moins un point, avec id et title",
            meeting=meeting.id,
        )


@rule("CLU207", "warning", article="role-services", also=("role-usagers",))
def topic_not_covered(register: Register) -> Iterator[Problem]:
    """Un sujet que la fiche donne au comité n’est à l’ordre du jour d’aucune réunion de l’année.

    Chaque point dit par topics les sujets de la fiche qu’il couvre. Ce que la fiche ne demande que
    « le cas échéant » n’est jamais dû.

    Lecture retenue : les sujets peuvent être répartis entre les réunions de l’année civile, prévues
    comme tenues ; l’année est jugée dès sa première réunion, par la version de la fiche en vigueur
    à la dernière. Les réunions reportées, annulées ou encore sans ordre du jour ne comptent pas. Un
    constat par article et par année, à la dernière réunion. La fiche ne dit pas que tout doit être
    traité chaque année : c’est un avertissement, et une erreur seulement si le comité l’a décidé
    (réglage topics_compulsory: oui).

    Bon : meetings/2026-03-10/meeting.yaml

        time: 14h30
        places: [{name: Préfecture}]
        agenda:
          - {id: tout, title: Tout, topics: [resultats, reclamations, propositions]}

    Fautif : meetings/2026-03-10/meeting.yaml

        time: 14h30
        places: [{name: Préfecture}]
        agenda:  # CLU207
          - {id: tout, title: Tout, topics: [resultats, propositions]}
    """
    compulsory = register.settings.topics_compulsory
    for year, meetings in _years(register).items():
        last = meetings[-1]
        version = register.version_on(last.day)
        for article in version.sheet.articles if version else ():
            missing = not_covered(article, meetings)
            if missing:
                yield Problem(
                    last.sheet.at("agenda"),
                    f"année {year}{NBSP}: aucun point des ordres du jour ne couvre"
                    f" {french.join([quoted(topic) for topic in missing], 'ni')}",
                    _cover(register, last, year, missing),
                    year=year,
                    key=article.id,
                    severity="error" if compulsory else None,
                    article=article.id,
                    words=" ".join(filter(None, (article.text, *missing.values()))),
                )


def _years(register: Register) -> dict[int, list[Meeting]]:
    """The years that the register covers whole, each with its meetings that have an agenda."""
    years = defaultdict(list)
    for meeting in register.judged_meetings:
        year = meeting.day.year
        if register.judged_year(year) and not meeting.given_up and meeting.sheet.agenda:
            years[year].append(meeting)
    return years


def not_covered(article: Article, meetings: list[Meeting]) -> dict[str, str]:
    """The article's topics that no agenda item names, with the sheet's words."""
    items = [item for meeting in meetings for item in meeting.sheet.agenda]
    covered = {topic for item in items for topic in item.topics}
    owed = {one.topic: one.text for one in article.items if one.topic and not one.where_applicable}
    return {topic: text for topic, text in owed.items() if topic not in covered}


def _cover(register: Register, last: Meeting, year: int, missing: dict[str, str]) -> str:
    topics = quoted(f"topics: [{', '.join(missing)}]")
    if last.open:
        return (
            f"ajoutez {topics} à un point de cet ordre du jour, ou à une autre réunion de l’année"
        )
    return (
        f"consignez l’écart dans {register.shown('decisions.yaml')} avec {quoted(f'year: {year}')},"
        f" ou, si l’année n’est pas finie, tenez une autre réunion avec {topics}"
    )


@rule("CLU211", "warning", per="open")
def proposal_not_on_agenda(register: Register, meeting: Meeting) -> Iterator[Problem]:
    """Une proposition sans réponse n’est pas à l’ordre du jour de la réunion suivante.

    Rien de ce qui est proposé ne se perd : tant qu’une proposition est sans réponse ou à l’étude,
    l’ordre du jour de la première réunion à préparer après celle où il en a été question la reprend
    par follow_up, fût-ce pour dire où en est l’étude. La réponse donnée entre deux réunions se
    consigne par clu follow-up, et fait taire le constat.

    Seules les propositions sont suivies ainsi. Une action a un responsable et une échéance : celle
    qui est dépassée se signale par elle-même, sans occuper l’ordre du jour. Une proposition retenue
    n’est plus en attente d’une réponse.

    Bon : meetings/2025-11-18/minutes/minutes.yaml, où « answer: » devient

        answer: {verdict: à l’étude, until: 2026-03-10}

    et : meetings/2026-03-10/meeting.yaml, où « title: Propositions » devient

        title: Propositions des représentants des usagers
        follow_up: [navette-mairie]

    Fautif : meetings/2025-11-18/minutes/minutes.yaml, où « answer: » devient

        answer: {verdict: à l’étude, until: 2026-03-10}

    Constat : meetings/2026-03-10/meeting.yaml, CLU211
    """
    on_agenda = {name for item in meeting.sheet.agenda for name in item.follow_up}
    for one in matters(register):
        if one.kind != "proposal" or one.status not in UNANSWERED or one.id in on_agenda:
            continue
        if _following(register, one.taken_up) is meeting:
            since = the_day(one.answered_on or one.meeting.day)
            text = quoted((one.text or one.id).rstrip("."))
            yield Problem(
                meeting.sheet.at("agenda"),
                f"la proposition {quoted(one.id)}{_of_body(register, one)}, {one.status} depuis"
                f" {since}, n’est pas à l’ordre du jour{NBSP}: {text}",
                f"ajoutez {quoted(f'follow_up: [{one.id}]')} à un point de l’ordre du jour, ou"
                f" répondez-y d’ici là{NBSP}: clu follow-up {one.id} --answer RÉPONSE",
                meeting=meeting.id,
                key=one.id,
            )


def _following(register: Register, meeting: Meeting) -> Meeting | None:
    """The first meeting after that one that can still be prepared."""
    after = (meeting.day, meeting.id)
    later = [one for one in register.judged_meetings if (one.day, one.id) > after and one.open]
    return min(later, key=lambda one: (one.day, one.id), default=None)


def _of_body(register: Register, matter: Matter) -> str:
    """« de l’UDAF », where the author is known."""
    author = body(register, matter.meeting, matter.author) if matter.author else None
    return f" {french.of(author)}" if author else ""


@rule("CLU210", "warning", per="open")
def missing_paper(register: Register, meeting: Meeting) -> Iterator[Problem]:
    """Une pièce de l’ordre du jour manque.

    Les membres reçoivent les pièces avec la convocation : une pièce annoncée a un fichier, déposé
    dans le dossier papers de la réunion. Ce n’est une erreur qu’une fois la réunion convoquée. Une
    pièce remise sur table (on_table: oui) n’a pas à être déposée ; si elle nomme un fichier, son
    absence reste un avertissement. Seules les réunions encore à préparer sont jugées.

    Bon : meetings/2026-05-19/meeting.yaml

        time: 14h30
        places: [{name: Préfecture}]
        agenda:
          - id: bilan
            title: Bilan de l’accueil
            papers:
              - {title: Affluence du premier trimestre, on_table: oui}

    Fautif : meetings/2026-05-19/meeting.yaml

        time: 14h30
        places: [{name: Préfecture}]
        agenda:
          - id: bilan
            title: Bilan de l’accueil
            papers:
              - {title: Affluence du premier trimestre}  # CLU210
              - title: Horaires d’été
                file: horaires.pdf  # CLU210
    """
    for item, paper in missing_papers(meeting):
        yield _missing(register, meeting, item, paper)


def _missing(register: Register, meeting: Meeting, item: Item, paper: Paper) -> Problem:
    folder = register.shown(f"meetings/{meeting.id}/papers")
    if paper.file:
        fact = f"le fichier {quoted(paper.file)} n’est pas dans {folder}"
        hint = f"déposez-le{_from_whom(register, meeting, paper)}, ou corrigez son nom"
    else:
        fact = "aucun fichier n’est déposé"
        hint = (
            f"déposez-la dans {folder}{_from_whom(register, meeting, paper)} et ajoutez la clé file"
            f" avec le nom du fichier, ou {quoted('on_table: oui')} si elle est remise sur table"
        )
    return Problem(
        paper.at("file" if paper.file else "title"),
        f"pièce {quoted(paper.title)} du point {quoted(item.title)}\u00a0: {fact}",
        hint,
        meeting=meeting.id,
        key=f"{item.id} {paper.file or paper.title}",
        severity="error" if meeting.convened and not paper.on_table else None,
    )


def _from_whom(register: Register, meeting: Meeting, paper: Paper) -> str:
    """« (à demander à la référente qualité pour le lundi 2 mars 2026) », as far as it is known."""
    version = register.version_on(meeting.day)
    seats = version.seats if version else {}
    guests = {guest.id: french.lower_article(guest.title) for guest in meeting.guests}
    titles = guests | {name: seat(one) for name, one in seats.items()}
    owner = titles.get(paper.owner or "")
    asked = ["à demander", french.to(owner)] if owner else ["attendue"] if paper.due else []
    due = [f"pour {the_day(paper.due)}"] if paper.due else []
    return f" ({' '.join((*asked, *due))})" if asked else ""
