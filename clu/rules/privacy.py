"""Chapter 6, what goes online: no personal data, and nobody's name without a ground for it.

The free text of people is judged here, at their own line; what is structured is shown as each
audience may see it (`clu.audience`), and every rendered page is proved clean before it is published
(`clu.privacy`). While the minutes are a draft these findings warn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clu import french, wording
from clu.audience import View
from clu.diagnostic import Problem
from clu.french import NBSP, NNBSP
from clu.privacy import forbidden, found, names
from clu.privacy.texts import of_meeting
from clu.rules.engine import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clu.diagnostic import Severity
    from clu.meeting import Meeting
    from clu.privacy import Found, Known
    from clu.privacy.texts import Text
    from clu.register import Register

WHAT = {
    "email": "adresse électronique",
    "phone": "numéro de téléphone",
    "address": "adresse postale",
    "nir": "numéro de sécurité sociale",
}
REMEDIES = {
    "address": "ôtez-la du texte, ou nommez la rue sans le numéro",
    "nir": "ôtez-le du texte, où il n’a jamais sa place",
}


@rule("CLU604", article="internet", per="meeting")
def personal_data_online(register: Register, meeting: Meeting) -> Iterator[Problem]:
    """Le texte d’un compte-rendu donne une adresse, un téléphone ou un numéro de sécurité sociale.

    Le compte-rendu va sur le site internet : rien n’y permet de joindre ou de reconnaître quelqu’un
    (CRPA, article L312-1-2). L’ordre du jour, le compte-rendu, ses points, les résultats et les
    suites sont lus comme le public les lirait. L’adresse postale du service et celle des lieux de
    réunion sont publiques. Tant que le compte-rendu est un projet, le constat avertit. Ôter la
    donnée du texte ne l’ôte pas de l’historique du registre : si elle ne devait pas y entrer,
    parlez-en au délégué à la protection des données.

    Bon : meetings/2025-11-18/minutes/02-reclamations.md

        Les usagers écrivent au service par la page de contact du site. La rue des Tilleuls sera en
        travaux à partir du 12/03/2026.

    Fautif : meetings/2025-11-18/minutes/02-reclamations.md

        Une usagère demande qu’on la rappelle.
        Elle est joignable au 06 12 34 56 78.  # CLU604

    Fautif : meetings/2025-11-18/results.yaml

        complaints:
          period: "2025"
          total: 1
          themes:
            - theme: Accueil
              count: 1
              plan: Répondre à jeanne.blanc@courriel.example  # CLU604
    """
    for text, one in _online(register, meeting):
        if one.kind != "name":
            what = f"{WHAT[one.kind]} {wording.quoted(one.text)}"
            yield _problem(
                register,
                meeting,
                (text, one),
                f"{what} dans un texte qui va sur le site internet",
                REMEDIES.get(one.kind) or _by_a_page(register),
                "error",
            )


def _by_a_page(register: Register) -> str:
    audiences = register.committee.audiences
    page = audiences.internet.contact if audiences and audiences.internet else None
    where = (
        page or f"à régler dans {register.shown('committee.yaml')} (audiences, internet, contact)"
    )
    return f"ôtez cette coordonnée du texte{NNBSP}; le public a une page de contact, {where}"


@rule("CLU605", article="internet", per="meeting")
def name_online(register: Register, meeting: Meeting) -> Iterator[Problem]:
    """Le texte d’un compte-rendu nomme quelqu’un que le site internet ne doit pas nommer.

    Le public lit l’organisme et la fonction. Il lit le nom d’un agent si le réglage du comité le
    veut (audiences, internet, names), et celui d’une autre personne avec son accord, daté, dans
    agreements.yaml, jusqu’au jour où elle le retire (CRPA, articles L312-1-2 et D312-1-3). Un nom
    est reconnu derrière Mme ou M., ou parce que le registre le connaît. Écrivez {udaf} à sa place :
    chaque public lit alors ce qu’il peut lire. Le constat est une erreur pour une personne
    étrangère à l’administration, un avertissement pour un agent, et tant que le compte-rendu est
    un projet.

    Bon : meetings/2025-11-18/minutes/02-reclamations.md

        L’avis de {udaf} est partagé par Mme la préfète et par M. le maire.

    Fautif : meetings/2025-11-18/minutes/02-reclamations.md

        Claire Pons demande un second guichet.  # CLU605
        M. Jean DUPONT, présent dans la salle, l’approuve.  # CLU605
    """
    view = View(register, "internet", register.on)
    for text, one in _online(register, meeting):
        if one.kind == "name" and forbidden(one, view, meeting.day):
            agent = bool(one.people) and all(who.agent_on(meeting.day) for who in one.people)
            yield _problem(
                register,
                meeting,
                (text, one),
                f"{wording.quoted(one.text)}{NBSP}: {_why(register, one, agent=agent)}",
                _instead(register, meeting, one.people, agent=agent),
                "warning" if agent else "error",
            )


def _why(register: Register, one: Found, *, agent: bool) -> str:
    if agent:
        return "nom d’un agent, que le réglage du comité ne montre pas sur internet"
    view = View(register, "internet", register.on)
    ended = [day for who in one.people if (day := view.revoked(who.name))]
    if ended:
        since = french.long_date(max(ended))
        return f"nom de quelqu’un dont l’accord pour être nommé sur internet a pris fin le {since}"
    if not one.people:
        return (
            "nom de quelqu’un que le registre ne connaît pas, et qui n’a pas accepté d’être nommé"
        )
    return "nom d’une personne étrangère à l’administration, qui n’a pas accepté d’être nommée"


def _instead(
    register: Register, meeting: Meeting, people: tuple[Known, ...], *, agent: bool
) -> str:
    """To write the seat in place of the name, or to settle that the name may be shown."""
    ids = [id_ for who in people if (id_ := who.id_on(meeting.day))]
    place = (
        f"écrivez {{{ids[0]}}} à la place du nom" if ids else "nommez l’organisme ou la fonction"
    )
    if agent:
        ground = (
            f"réglez audiences, internet, names: agents dans {register.shown('committee.yaml')}"
        )
    else:
        ground = f"recueillez son accord et inscrivez-le dans {register.shown('agreements.yaml')}"
    return f"{place}{NNBSP}; ou {ground}"


def _problem(  # noqa: PLR0913, PLR0917 - what a problem is made of
    register: Register,
    meeting: Meeting,
    place: tuple[Text, Found],
    fact: str,
    hint: str,
    severity: Severity,
) -> Problem:
    text, one = place
    position = text.at(one.start, one.end)
    draft = not meeting.validated and meeting.published("internet") is None
    return Problem(
        position,
        fact,
        hint,
        meeting=meeting.id,
        key=f"{register.shown(position.file)} {text.field} {' '.join(one.text.split())}",
        severity="warning" if draft else severity,
    )


def _online(register: Register, meeting: Meeting) -> tuple[tuple[Text, Found], ...]:
    """What the texts of a meeting tell, where its minutes are to go on the internet site."""
    version = register.version_on(meeting.day)
    online = version is not None and "internet" in version.articles
    if not online or meeting.given_up:
        return ()
    key = f"{__name__} {meeting.id}"
    if key not in register.derived:
        known = names(register)
        register.derived[key] = tuple(
            (text, one)
            for text in of_meeting(register, meeting)
            for one in found(text.value, known)
        )
    told: tuple[tuple[Text, Found], ...] = register.derived[key]
    return told
