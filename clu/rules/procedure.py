"""Chapter 7: the procedure sheet itself, against the meetings, the roster and the rules of clu.

Only the version in force on the day asked and those to come are compared with the roster and the
rules: the passing of days takes findings away and never brings one.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from clu import french
from clu.diagnostic import Problem
from clu.french import NBSP, NNBSP
from clu.roster import ONE_DAY
from clu.rules.engine import rule, rules
from clu.spelling import nearest
from clu.wording import quoted, seat, the_day

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from clu.meeting import Meeting
    from clu.model.procedure import Article
    from clu.register import Register, Version
    from clu.roster import Mandate

NUMBERS = {"frequence": "meetings_per_year", "suppleance": "notice"}
"""The articles whose rules have nothing to judge by unless the sheet gives their number."""


@rule("CLU701", per="meeting")
def meeting_under_no_version(register: Register, meeting: Meeting) -> Iterator[Problem]:
    """Aucune version de la fiche de procédure n’est en vigueur le jour d’une réunion.

    Une réunion est jugée par la version en vigueur à sa date : sans version, ni sa composition, ni
    ses délais, ni ce qu’elle doit à la fiche ne sont connus. Une version entre en vigueur au jour
    qui nomme son fichier. Une réunion annulée ou reportée n’est pas jugée.

    Bon : meetings/2026-03-10/meeting.yaml

        time: 14h30
        places: [{name: Préfecture de la Haute-Brève}]
        agenda:
          - {id: tout, title: Tout, topics: [resultats, reclamations, propositions]}

    Fautif : sans procedure/2022-01-10.yaml

    Constat : meetings/2025-11-18/meeting.yaml, CLU701

    Constat : meetings/2026-03-10/meeting.yaml, CLU701
    """
    if meeting.given_up or register.version_on(meeting.day):
        return
    since = [french.long_date(version.day) for version in register.versions[:1]]
    first = "".join(f"{NBSP}: la première ne l’est qu’à compter du {day}" for day in since)
    yield Problem(
        meeting.place,
        f"aucune version de la fiche n’est en vigueur {the_day(meeting.day)}{first}",
        f"ajoutez la fiche en vigueur ce jour-là, sous le nom de son premier jour{NBSP}:"
        f" {_sheet(register)}",
        meeting=meeting.id,
    )


def _sheet(register: Register) -> str:
    return register.shown("procedure/AAAA-MM-JJ.yaml")


@rule("CLU704", "warning")
def procedure_not_in_force(register: Register) -> Iterator[Problem]:
    """Aucune version de la fiche de procédure n’est en vigueur, alors que le registre est tenu.

    Sans fiche, clu ne sait ni qui compose le comité, ni ce qui lui est demandé : il n’a rien à
    juger, et son silence ne vaudrait rien. Une version entre en vigueur au jour qui nomme son
    fichier. Le constat se tait là où CLU701 dit déjà qu’une réunion n’a pas de fiche.

    Bon : procedure/2026-02-16.yaml

        reference: FP – Pilotage - CLU
        title: Comité local des usagers (CLU)
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

    et : meetings/2026-03-10/meeting.yaml

        time: 14h30
        places: [{name: Préfecture}]
        agenda:
          - {id: bilan, title: Bilan de l’accueil}

    Fautif : sans procedure/2022-01-10.yaml

    et : meetings/2025-11-18/cancelled.yaml

        on: 2025-11-10
        reason: fiche de procédure en cours de rédaction

    et : meetings/2026-03-10/cancelled.yaml

        on: 2026-02-12
        reason: fiche de procédure en cours de rédaction

    Constat : committee.yaml, CLU704
    """
    day = max(register.on, register.committee.register_from)
    if register.version_on(day) or _told(register):
        return
    versions = [the_day(one.day) for one in register.versions]
    known = f"{NBSP}: la première ne le sera que {versions[0]}" if versions else ""
    yield Problem(
        register.committee.at("register_from"),
        f"aucune version de la fiche de procédure n’est en vigueur {the_day(day)}{known}",
        f"ajoutez la fiche en vigueur, sous le nom de son premier jour{NBSP}: {_sheet(register)}",
    )


def _told(register: Register) -> bool:
    """Whether CLU701 finds a meeting without a version."""
    judged = register.judged_meetings
    return any(not one.given_up and register.version_on(one.day) is None for one in judged)


@rule("CLU702", article="composition")
def composition_and_roster_disagree(register: Register) -> Iterator[Problem]:
    """Un mandat court encore sur un siège que la fiche n’a plus.

    Quand une nouvelle version retire un siège, le mandat de la personne qui l’occupait prend fin la
    veille du jour où elle entre en vigueur : cela s’écrit, pour que la liste des membres dise vrai.
    Sont comparées la version en vigueur et celles à venir ; un seul constat par mandat.

    Bon : procedure/2026-06-01.yaml

        reference: FP – Pilotage - CLU
        title: Comité local des usagers (CLU)
        composition:
          - college: services
            title: Représentants des services de la préfecture
            seats:
              - {id: secretaire-generale, letter: administrative, title: La secrétaire générale}
              - {id: citoyennete, letter: administrative, title: Le directeur de la citoyenneté}
              - {id: referente-qualite, letter: administrative, title: La référente qualité}
              - {id: maires, letter: personal, title: Un représentant de l’Association des maires}
              - {id: udaf, letter: personal, title: Un représentant de l’UDAF}

    et : roster/2026-05-31-defenseur-des-droits.yaml

        designations:
          - {seat: defenseur-des-droits, until: 2026-05-31, reason: siège supprimé}

    Fautif : procedure/2026-06-01.yaml

        reference: FP – Pilotage - CLU
        title: Comité local des usagers (CLU)
        composition:
          - college: services
            title: Représentants des services de la préfecture
            seats:
              - {id: secretaire-generale, letter: administrative, title: La secrétaire générale}
              - {id: citoyennete, letter: administrative, title: Le directeur de la citoyenneté}
              - {id: referente-qualite, letter: administrative, title: La référente qualité}
              - {id: maires, letter: personal, title: Un représentant de l’Association des maires}
              - {id: udaf, letter: personal, title: Un représentant de l’UDAF}

    Constat : roster/2025-01-06.yaml, CLU702
    """
    for name, mandates in register.roster.mandates.items():
        for mandate in mandates:
            version = next(_without_seat(register, name, mandate), None)
            if version:
                known = register.seat(name)
                title = seat(known) if known else quoted(name)
                yield Problem(
                    mandate.begun_by.at("seat"),
                    f"mandat de {mandate.holder.polite_name} sur un siège ({title}) que n’a plus la"
                    f" fiche en vigueur à compter du {french.long_date(version.day)}",
                    _remedy(register, name, mandate, version.day),
                    seat=name,
                    key=mandate.first_known.isoformat(),
                )


def _without_seat(register: Register, name: str, mandate: Mandate) -> Iterator[Version]:
    """The versions that no longer have the seat while the mandate runs, oldest first."""
    for version, until in _current(register):
        older = (one for one in register.versions if one.day < version.day)
        dropped = name not in version.seats and any(name in one.seats for one in older)
        begun = until is None or mandate.first_known < until
        if dropped and begun and (mandate.end is None or mandate.end >= version.day):
            yield version


def _current(register: Register) -> Iterator[tuple[Version, date | None]]:
    """The version in force and those to come, each with the first day of the next one."""
    for version, following in pairwise([*register.versions, None]):
        until = following.day if following else None
        if version and (until is None or until > register.on):
            yield version, until


def _remedy(register: Register, name: str, mandate: Mandate, day: date) -> str:
    if mandate.first_known >= day:
        return "écrivez cette désignation sur un siège de la fiche en vigueur, ou ôtez-la"
    eve = (day - ONE_DAY).isoformat()
    return (
        f"mettez fin au mandat la veille{NBSP}: ajoutez"
        f" {register.shown(f'roster/{eve}-{name}.yaml')} avec {quoted(f'seat: {name}')} et"
        f" {quoted(f'until: {eve}')}"
    )


@rule("CLU703", "warning")
def unchecked_article(register: Register) -> Iterator[Problem]:
    """Un article de la fiche n’est vérifié par aucune règle, et personne n’en répond.

    clu connaît un vocabulaire fermé d’articles : « clu rules » les donne tous. Ce que la fiche
    prescrit de plus n’est vérifié par personne, tant que quelqu’un ne dit pas comment il y veille
    (« vouched »). Il en va de même d’un article dont la règle attend un nombre que la fiche ne
    donne pas (réunions par an, délai). Sont regardées la version en vigueur et celles à venir.

    Bon : procedure/2026-06-01.yaml

        reference: FP – Pilotage - CLU
        title: Comité local des usagers (CLU)
        articles:
          - id: accueil
            text: Le secrétariat accueille les nouveaux membres.
            vouched:
              by: Odile TRÉVISE
              on: 2026-02-02
              how: un entretien à chaque désignation, noté au dossier
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
          - id: accueil  # CLU703
            text: Le secrétariat accueille les nouveaux membres.
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
    checked = list(dict.fromkeys(name for one in rules().values() for name in one.articles))
    for version, _ in _current(register):
        for article in version.sheet.articles:
            if article.vouched is None and not (article.id in checked and _has_number(article)):
                sheet = f"la fiche du {french.date_without_weekday(version.day)}"
                yield Problem(
                    article.at("id"),
                    f"l’article {quoted(article.id)} de {sheet} n’est vérifié par aucune règle, et"
                    " personne n’en répond",
                    _answer(article, checked),
                    key=f"{version.day.isoformat()} {article.id}",
                )


def _has_number(article: Article) -> bool:
    needed = NUMBERS.get(article.id)
    return needed is None or getattr(article, needed) is not None


def _answer(article: Article, checked: list[str]) -> str:
    vouched = "vouched: {by: …, on: AAAA-MM-JJ, how: …}"
    answer = f"faites dire par quelqu’un comment il y veille{NBSP}: {quoted(vouched)}"
    if not _has_number(article):
        return f"écrivez {quoted(NUMBERS[article.id] + ': …')}, ou {answer}"
    near = nearest(article.id, checked)
    return (
        f"s’il s’agit de {quoted(near)}, corrigez l’identifiant{NNBSP}; sinon, {answer}"
        if near
        else answer
    )
