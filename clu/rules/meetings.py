"""Chapter 2: how often, when and where one meets, what about, with which papers.

The year's duty comes from `duties`. Advice on a meeting's day and papers is for those that can
still be prepared; what the sheet asks of an agenda holds for every meeting that was not given up.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from clu import french
from clu.audience import body
from clu.diagnostic import Problem
from clu.duties import alarming, missing_papers, tally, yearly_meetings
from clu.follow_up import UNANSWERED, matters
from clu.french import NBSP, NNBSP
from clu.obstacles import awkward, clear_after, closed
from clu.rules.engine import rule
from clu.wording import quoted, seat, the_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clu.duties import Duty
    from clu.follow_up import Matter
    from clu.meeting import Meeting
    from clu.model.meeting import Guest, Item, Paper, Place, Sheet
    from clu.model.procedure import Article
    from clu.register import Register


# How often -----------------------------------------------------------------------------------


@rule("CLU201", article="frequence", clock=True)
def too_few_meetings(register: Register) -> Iterator[Problem]:
    """L’année compte moins de réunions que la fiche n’en demande.

    Lecture retenue : « par an » est l’année civile ; une réunion compte dans l’année de son jour,
    une réunion reportée dans celle du jour où elle est reportée, une réunion annulée nulle part. La
    version de la fiche en vigueur le 31 décembre dit combien il en faut. L’année commencée avant la
    tenue du registre, ou avant la première version de la fiche, n’est pas jugée.

    C’est une erreur une fois l’année finie. Avant, un avertissement, à partir du jour que dit le
    réglage year_alert (à défaut le 1er octobre), si les réunions tenues et prévues ne suffisent
    pas : une réunion prévue suffit à le faire taire.

    Bon : meetings/2025-12-16/meeting.yaml, le 2025-10-01

        time: 14h30
        places: [{name: Préfecture}]
        agenda:
          - {id: tout, title: Tout, topics: [resultats, reclamations, propositions]}

    Fautif : meetings/2025-11-18/cancelled.yaml, le 2025-10-01

        on: 2025-09-22
        reason: salle indisponible jusqu’en décembre

    Constat : procedure/2022-01-10.yaml, CLU201
    """
    for duty in yearly_meetings(register):
        late = duty.late(register.on)
        if late or alarming(register, duty):
            article = duty.version.articles["frequence"] if duty.version else None
            where = article.at("meetings_per_year") if article else register.committee.at()
            yield Problem(
                where,
                f"année {duty.year}{NBSP}: {tally(duty, late=late)} (lecture retenue{NBSP}: année"
                " civile)",
                _remedy(register, duty, late=late),
                year=duty.year,
                severity=None if late else "warning",
            )


def _remedy(register: Register, duty: Duty, *, late: bool) -> str:
    if late:
        return (
            f"si une réunion s’est tenue, enregistrez-la{NNBSP}; sinon, consignez l’écart et sa"
            f" raison dans {register.shown('decisions.yaml')}, avec"
            f" {quoted(f'year: {duty.year}')}"
        )
    last = f" au plus tard {the_day(duty.last_day)}" if duty.last_day else ""
    return f"fixez une réunion{last}{NBSP}: clu new AAAA-MM-JJ"


# When and where ------------------------------------------------------------------------------


@rule("CLU202", per="open")
def simultaneous_meetings(register: Register, meeting: Meeting) -> Iterator[Problem]:
    """Deux réunions sont fixées au même lieu et à la même heure.

    Même jour, même lieu (et même salle, si elle est dite), heures qui se chevauchent : l’une des
    deux ne pourra pas se tenir. Sans heure de fin, seule compte l’heure du début. Deux réunions
    dont l’une finit quand l’autre commence ne se gênent pas ; une réunion à distance ne gêne
    personne.

    Bon : meetings/2026-03-10-soir/meeting.yaml

        time: 16h30
        places: [{name: Préfecture de la Haute-Brève, room: salle Mirabeau}]
        agenda:
          - {id: bilan, title: Bilan de l’accueil}

    Fautif : meetings/2026-03-10-soir/meeting.yaml

        time: 16h  # CLU202
        places: [{name: Préfecture de la Haute-Brève, room: salle Mirabeau}]
        agenda:
          - {id: bilan, title: Bilan de l’accueil}
    """
    for other in register.judged_meetings:
        if other.day == meeting.day and other.id < meeting.id and other.open:
            shared = _shared_place(meeting.sheet, other.sheet)
            if shared and _overlap(meeting.sheet, other.sheet):
                yield Problem(
                    meeting.sheet.at("time"),
                    f"{shared}{NBSP}: cette réunion s’y tient {_hours(meeting.sheet)}, la réunion"
                    f" {other.id} {_hours(other.sheet)}",
                    "changez l’heure ou le lieu de l’une des deux réunions",
                    meeting=meeting.id,
                    key=other.id,
                )


def _overlap(one: Sheet, other: Sheet) -> bool:
    """Whether both are in session at one moment; without an end, a meeting is but its beginning."""
    first, second = sorted((one, other), key=lambda sheet: sheet.hour)
    ended = second.hour >= (first.ends or first.hour)
    return not ended or first.hour == second.hour


def _shared_place(one: Sheet, other: Sheet) -> str | None:
    known = {_same_place(place) for place in other.places}
    shared = (place for place in one.places if _same_place(place) in known)
    place = next(shared, None)
    return ", ".join(filter(None, (place.name, place.room))) if place else None


def _same_place(place: Place) -> tuple[str, str]:
    from clu.model.person import folded

    return folded(place.name), folded(place.room or "")


def _hours(sheet: Sheet) -> str:
    return french.hours(sheet.hour, sheet.ends) if sheet.ends else f"à {french.hour(sheet.hour)}"


@rule("CLU203", "warning", per="open")
def meeting_on_sunday_or_holiday(register: Register, meeting: Meeting) -> Iterator[Problem]:
    """La réunion est fixée à un dimanche ou à un jour férié.

    Les jours fériés sont ceux du département du comité. La fiche n’interdit pas ces jours : le
    constat est un conseil, donné tant que la réunion n’a ni compte-rendu, ni report, ni annulation.

    Bon : meetings/2026-05-26/meeting.yaml

        time: 14h30
        places: [{name: Préfecture}]
        agenda:
          - {id: bilan, title: Bilan de l’accueil}

    Fautif : meetings/2026-05-25/meeting.yaml

        time: 14h30  # CLU203
        places: [{name: Préfecture}]
        agenda:
          - {id: bilan, title: Bilan de l’accueil}
    """
    reasons = list(closed(register, meeting.day))
    if reasons:
        yield Problem(
            meeting.sheet.at("time"),
            f"la réunion est fixée au {french.long_date(meeting.day)}, {french.join(reasons)}",
            _another_day(register, meeting),
            meeting=meeting.id,
        )


@rule("CLU204", "warning", per="open")
def awkward_day(register: Register, meeting: Meeting) -> Iterator[Problem]:
    """La réunion est fixée à un jour où l’on peine à réunir un comité.

    Samedi, pont, fêtes (du 24 décembre au 2 janvier), mois d’août, période de réserve et jour de
    fermeture (ces deux-là écrits dans les réglages). Un seul constat par réunion donne toutes les
    raisons. C’est un conseil, donné tant que la réunion n’a ni compte-rendu, ni report, ni
    annulation.

    Bon : meetings/2026-05-19/meeting.yaml

        time: 14h30
        places: [{name: Préfecture}]
        agenda:
          - {id: bilan, title: Bilan de l’accueil}

    Fautif : meetings/2026-05-15/meeting.yaml

        time: 14h30  # CLU204
        places: [{name: Préfecture}]
        agenda:
          - {id: bilan, title: Bilan de l’accueil}
    """
    reasons = list(awkward(register, meeting.day))
    if reasons:
        why = f"{NNBSP}; ".join(reasons)
        yield Problem(
            meeting.sheet.at("time"),
            f"la réunion est fixée au {french.long_date(meeting.day)}, jour peu commode – {why}",
            _another_day(register, meeting),
            meeting=meeting.id,
        )


def _another_day(register: Register, meeting: Meeting) -> str:
    """The order to choose another day, with the next one on which nothing stands in the way."""
    better = clear_after(register, meeting.day)
    example = f", ainsi {the_day(better)}" if better else ""
    return (
        f"choisissez un autre jour{example}{NBSP}: renommez le dossier de la réunion, ou, si elle"
        f" est déjà convoquée, reportez-la par {_postponed(register, meeting)}"
    )


@rule("CLU212", per="open")
def meeting_without_place(_: Register, meeting: Meeting) -> Iterator[Problem]:
    """Une réunion n’a ni lieu, ni accès à distance.

    Une lettre qui ne dit pas où aller ne convoque personne : tant que le lieu manque, aucune n’est
    écrite. Un accès à distance (remote) suffit. Seules les réunions encore à préparer sont jugées.

    Bon : meetings/2026-05-19/meeting.yaml

        time: 14h30
        remote: https://visio.haute-breve.example/clu
        agenda:
          - {id: bilan, title: Bilan de l’accueil}

    Fautif : meetings/2026-05-19/meeting.yaml

        time: 14h30  # CLU212
        agenda:
          - {id: bilan, title: Bilan de l’accueil}
    """
    if not meeting.sheet.places and meeting.sheet.remote is None:
        yield Problem(
            meeting.sheet.at("time"),
            f"la réunion {_of(meeting)} n’a ni lieu, ni accès à distance",
            f"écrivez le lieu sous places ({quoted('places: [{name: …}]')}), ou l’accès à distance"
            " sous remote",
            meeting=meeting.id,
        )


@rule("CLU213", per="open")
def end_before_beginning(_: Register, meeting: Meeting) -> Iterator[Problem]:
    """L’heure de fin n’est pas après l’heure de début.

    La lettre dirait « de 14 h 30 à 10 h ». Seules les réunions encore à préparer sont jugées.

    Bon : meetings/2026-05-19/meeting.yaml

        time: 14h30
        ends: 16h30
        places: [{name: Préfecture}]
        agenda:
          - {id: bilan, title: Bilan de l’accueil}

    Fautif : meetings/2026-05-19/meeting.yaml

        time: 14h30
        ends: 10h  # CLU213
        places: [{name: Préfecture}]
        agenda:
          - {id: bilan, title: Bilan de l’accueil}
    """
    sheet = meeting.sheet
    if sheet.ends is not None and sheet.ends <= sheet.hour:
        yield Problem(
            sheet.at("ends"),
            f"la réunion {_of(meeting)} finirait à {french.hour(sheet.ends)}, et commence à"
            f" {french.hour(sheet.hour)}",
            "corrigez l’heure de début (time) ou de fin (ends)",
            meeting=meeting.id,
        )


# What about ----------------------------------------------------------------------------------


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
            f"la réunion {_of(meeting)} n’a pas d’ordre du jour",
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


def _of(meeting: Meeting) -> str:
    """« du mardi 10 mars 2026 »."""
    return french.of(the_day(meeting.day))


# Given up ------------------------------------------------------------------------------------


@rule("CLU208", per="meeting")
def cancelled_without_reason(_: Register, meeting: Meeting) -> Iterator[Problem]:
    """Une réunion a été annulée sans que la raison soit dite.

    Ceux qui étaient conviés, et l’auditeur, liront le registre : la raison s’écrit le jour de
    l’annulation, tant qu’elle est connue.

    Bon : meetings/2026-03-10/cancelled.yaml

        on: 2026-02-12
        reason: intempéries, accès à la préfecture fermé

    Fautif : meetings/2026-03-10/cancelled.yaml

        on: 2026-02-12  # CLU208
    """
    cancelled = meeting.cancelled
    if cancelled and cancelled.reason is None:
        yield Problem(
            cancelled.at("on"),
            f"la réunion {_of(meeting)} a été annulée {the_day(cancelled.on)} sans raison",
            f"ajoutez la ligne {quoted('reason: …')} avec la raison de l’annulation",
            meeting=meeting.id,
        )


@rule("CLU209", per="meeting")
def postponed_without_successor(register: Register, meeting: Meeting) -> Iterator[Problem]:
    """Une réunion a été reportée sans que l’on sache à quand.

    Une réunion reportée en a une autre qui la remplace : la clé to nomme le dossier de celle-ci. Si
    aucun jour n’est retenu, la réunion est annulée, non reportée. Une réunion reportée à elle-même,
    ou des réunions reportées l’une à l’autre en cercle, n’ont pas non plus de remplaçante. Un
    dossier qui n’existe pas est signalé par CLU006.

    Bon : meetings/2026-03-10/postponed.yaml

        on: 2026-02-12
        to: 2026-03-24
        reason: intempéries

    et : meetings/2026-03-24/meeting.yaml

        time: 14h30
        places: [{name: Préfecture}]
        agenda:
          - {id: tout, title: Tout, topics: [resultats, reclamations, propositions]}

    Fautif : meetings/2026-03-10/postponed.yaml

        on: 2026-02-12  # CLU209
        reason: intempéries
    """
    postponed = meeting.postponed
    if postponed and postponed.to is None:
        yield Problem(
            postponed.at("on"),
            f"la réunion {_of(meeting)} a été reportée {the_day(postponed.on)} sans qu’une autre la"
            " remplace",
            "ouvrez la nouvelle réunion, clu new AAAA-MM-JJ, puis ajoutez la ligne"
            f" {quoted('to: AAAA-MM-JJ')} avec son dossier{NNBSP}; ou remplacez"
            f" {_postponed(register, meeting)} par cancelled.yaml",
            meeting=meeting.id,
        )
    circle = _circle(register, meeting)
    if postponed and circle and meeting.id == max(circle):
        names = french.join([_of(one) for one in circle.values()])
        several = f"ces réunions sont reportées l’une à l’autre{NBSP}: celles {names}"
        yield Problem(
            postponed.at("to"),
            several if len(circle) > 1 else f"la réunion {names} est reportée à elle-même",
            f"écrivez sous to, dans {_postponed(register, meeting)}, le dossier de la réunion qui"
            " se tiendra à sa place, ou remplacez ce fichier par cancelled.yaml",
            meeting=meeting.id,
        )


def _circle(register: Register, meeting: Meeting) -> dict[str, Meeting]:
    """The meetings put off one to the next until this one again, by id; none: no circle."""
    chain: dict[str, Meeting] = {}
    following: Meeting | None = meeting
    while following and following.id not in chain:
        chain[following.id] = following
        to = following.postponed.to if following.postponed else None
        following = register.meeting(to) if to else None
    return chain if following is meeting else {}


def _postponed(register: Register, meeting: Meeting) -> str:
    return register.shown(f"meetings/{meeting.id}/postponed.yaml")


# Papers --------------------------------------------------------------------------------------


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
