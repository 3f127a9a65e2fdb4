"""Chapter 0, identifiers: given twice, or leading back to themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clu import french
from clu.diagnostic import Problem
from clu.rules.engine import rule
from clu.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from clu.meeting import Meeting
    from clu.model.contacts import SeatContact
    from clu.model.procedure import Article
    from clu.register import Register, Version


@rule("CLU016")
def duplicate_identifier(register: Register) -> Iterator[Problem]:
    """Un identifiant est donné deux fois.

    Sièges, articles et collèges d’une version de la fiche, points et invités d’une réunion se
    nomment par leur identifiant, et les décisions par leur clé : donné deux fois, l’un effacerait
    l’autre sans un mot. Un invité ne porte pas non plus l’identifiant d’un siège, car la réponse de
    l’un passerait pour celle de l’autre. Dans private/contacts.yaml, chaque siège a une entrée.

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

    Fautif : private/contacts.yaml

        contacts:
          - {seat: maires, phone: 05 00 00 00 01}
          - {seat: maires, email: maires@haute-breve.example}  # CLU016
    """
    for version in register.versions:
        sheet = version.sheet
        yield from _twice("siège", sheet.seats(), scope=version.day.isoformat())
        yield from _twice("article", sheet.articles, scope=version.day.isoformat())
        yield from _twice("collège", sheet.composition, "college", scope=version.day.isoformat())
    for meeting in register.judged_meetings:
        if meeting.sheet_part.unread is None:
            yield from _twice_in(register, meeting)
    if register.decisions_part.unread is None and register.decisions_part.value:
        file = register.decisions_part.value
        yield from _twice("décision", (*file.settled, *file.waivers), "key")
    if register.contacts_part.unread is None:
        yield from _reached_twice(register.contacts_part.value)


def _reached_twice(contacts: Sequence[SeatContact]) -> Iterator[Problem]:
    """A problem for each entry of private/contacts.yaml on a seat that one before it has."""
    seen: dict[str, int] = {}
    for number, one in enumerate(contacts):
        if one.seat in seen:
            yield Problem(
                one.at("seat"),
                f"siège {quoted(one.seat)}\u00a0: ses coordonnées sont déjà données ligne"
                f" {seen[one.seat]}",
                "gardez une seule entrée, avec tout ce qu’elle doit donner",
                seat=one.seat,
                key=f"coordonnées {number}",
            )
        seen.setdefault(one.seat, one.at("seat").line)


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
    seen: dict[str, Any] = {}
    for number, one in enumerate(records):
        name = getattr(one, field)
        if name in seen:
            line = seen[name].at(field).line
            yield Problem(
                one.at(field),
                f"{kind} {quoted(name)}\u00a0: cet identifiant est déjà donné ligne {line}",
                "donnez-lui un autre identifiant, ou ôtez celui des deux qui est de trop",
                meeting=meeting,
                key=f"{scope} {kind} {name} {number}".strip(),
            )
        seen.setdefault(name, one)


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
