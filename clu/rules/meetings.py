"""Chapter 2: how often, when and where one meets, what about, with which papers.

The year's duty comes from `duties`. Advice on a meeting's day and papers is for those that can
still be prepared; what the sheet asks of an agenda holds for every meeting that was not given up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clu import french
from clu.diagnostic import Problem
from clu.duties import alarming, tally, yearly_meetings
from clu.french import NBSP, NNBSP
from clu.obstacles import awkward, clear_after, closed
from clu.rules.engine import rule
from clu.wording import of_the_day, quoted, the_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clu.duties import Duty
    from clu.meeting import Meeting
    from clu.model.meeting import Place, Sheet
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
            f"la réunion {of_the_day(meeting.day)} n’a ni lieu, ni accès à distance",
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
            f"la réunion {of_the_day(meeting.day)} finirait à {french.hour(sheet.ends)}, et"
            f" commence à {french.hour(sheet.hour)}",
            "corrigez l’heure de début (time) ou de fin (ends)",
            meeting=meeting.id,
        )


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
            f"la réunion {of_the_day(meeting.day)} a été annulée {the_day(cancelled.on)} sans"
            " raison",
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
            f"la réunion {of_the_day(meeting.day)} a été reportée {the_day(postponed.on)} sans"
            " qu’une autre la remplace",
            "ouvrez la nouvelle réunion, clu new AAAA-MM-JJ, puis ajoutez la ligne"
            f" {quoted('to: AAAA-MM-JJ')} avec son dossier{NNBSP}; ou remplacez"
            f" {_postponed(register, meeting)} par cancelled.yaml",
            meeting=meeting.id,
        )
    circle = _circle(register, meeting)
    if postponed and circle and meeting.id == max(circle):
        names = french.join([of_the_day(one.day) for one in circle.values()])
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
