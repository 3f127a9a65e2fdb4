"""What stands in a committee's own files: names, authority, procedure, designations.

Knows the YAML of each, as text; chooses nothing: who and how many is the corpus's business.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

ON = date(2026, 11, 23)
"""The day of the measure: every register is well kept on it."""
EXPECTED = "expected.json"
"""Beside the committees: the codes to be found in each."""


@dataclass(frozen=True)
class Person:
    """Somebody who does not exist."""

    civility: str
    first: str
    last: str

    @property
    def name(self) -> str:
        """The name as a letter keeps it."""
        return f"{self.first} {self.last}"

    @property
    def flow(self) -> str:
        """The same as a table on one line."""
        return f"civility: {self.civility}, first_name: {self.first}, last_name: {self.last}"


@dataclass(frozen=True)
class Seat:
    """A seat with its holder, and the college that it belongs to; `body`: who designates."""

    id: str
    college: str
    title: str
    other: str
    body: str
    holders: tuple[Person, Person]

    @property
    def letter(self) -> str:
        """The form of its letters."""
        return "personal" if self.body else "administrative"


@dataclass(frozen=True)
class Committee:
    """A committee: where, from when, under whom, with which seats."""

    number: int
    department: str
    place: str
    sub: bool
    woman: bool
    since: date
    revised: date
    authority: Person
    seats: Sequence[Seat]

    def holder(self, seat: Seat, day: date) -> Person:
        """Who sits that day: the sheet's revision came with new holders."""
        return seat.holders[day >= self.revised]

    @property
    def institution(self) -> str:
        """The prefecture, or the sub-prefecture."""
        return f"la {'sous-préfecture' if self.sub else 'préfecture'} de {self.place}"

    @property
    def titles(self) -> tuple[str, str]:
        """The authority's title, masculine and feminine."""
        sub = "sous-" if self.sub else ""
        return f"Le {sub}préfet de {self.place}", f"La {sub}préfète de {self.place}"


COLLEGES = {
    "services": "Représentants des services de la préfecture et du secrétariat général commun",
    "collectivites": "Représentants des collectivités territoriales",
    "france-services": "Représentants du réseau France Services",
    "usagers": "Représentants des usagers désignés parmi les organismes suivants",
}


def identity(one: Committee) -> str:
    """committee.yaml."""
    domain = f"comite-{one.number}.example"
    return f"""\
# Le comité : ce qui ne dépend ni d’une version de la fiche, ni d’une personne, ni d’une réunion.
name: comité local des usagers
abbreviation: CLU
gender: masculine
institution: {one.institution}
department: "{one.department}"
place: {one.place}

# Les réunions et les années antérieures ne sont pas jugées.
register_from: {one.since}

secretariat:
  service: [Secrétariat général, Mission qualité]
  address: [3 place de l’Hôtel-de-Ville, 00100 {one.place}]
  email: comite-usagers@{domain}
  phone: 01 99 00 12 30

sites:
  internet: https://www.{domain}/comite-usagers
  intranet: https://intranet.{domain}/qualite/comite

settings:
  chair: secretaire-general
  convocation_notice: {{days: 15, unit: calendaires}}
  minutes_delay: {{days: 30, unit: calendaires}}
  sending_delay: {{days: 45, unit: calendaires}}
  minutes_to_everybody: oui
  attestation_months: 12
"""


def authorities(one: Committee) -> str:
    """authorities.yaml."""
    his, hers = one.titles
    return f"""\
# L’autorité au nom de laquelle les lettres partent, et qui les signe : le tout daté.
authority:
  - title: {hers if one.woman else his}
    masculine: {his}
    feminine: {hers}
    from: {one.since}
    holder: {{{one.authority.flow}}}
signature:
  - from: {one.since}
    seat: secretaire-general
    capacity: délégation
    act: arrêté n° {one.since.year}-{100 + one.number} du 1er janvier {one.since.year}
"""


def procedure(one: Committee, days: int, on: date) -> str:
    """A version of the sheet; `days`: how long before a meeting a substitute is announced."""
    return f"""\
# Fiche de procédure, en vigueur depuis le jour qui nomme ce fichier.
reference: FP – Pilotage – CLU
authority: {one.titles[one.woman].upper()}
motto: Liberté Égalité Fraternité
label: QUAL-E-PREF
domain: PILOTAGE
title: Comité local des usagers (CLU)
updated: {on}
drafted: {{on: {on}, by: Irène FÉVRIER, function: référente qualité}}
approved: {{on: {on}, by: Octave MÂLE, function: secrétaire général}}

commitments:
  - {{part: module 1, number: "3.3"}}
  - {{part: module 1, number: "16.3"}}
  - {{part: pilotage, number: "5"}}

sections:
  - heading: "I. OBJET :"
    body:
      - text: Cette fiche dit le rôle, les réunions et la composition du comité local des usagers.
  - heading: "II. RÔLE :"
    body:
      - articles: [role-services]
      - articles: [role-usagers]
  - heading: "III. RÉUNIONS :"
    body:
      - articles: [frequence]
      - articles: [suppleance]
      - articles: [secretariat, compte-rendu]
  - heading: "IV. COMPOSITION :"
    body:
      - composition: oui

articles:
  - id: role-services
    text: "Les services de la préfecture :"
    items:
      - {{topic: resultats, text: "présentent les résultats des exigences qualité,"}}
      - {{topic: reclamations, text: "présentent les réclamations et les suggestions reçues,"}}
      - {{topic: documents, text: "présentent les courriers destinés aux usagers,"}}
      - {{topic: ameliorations, where_applicable: oui, text: "informent des améliorations."}}
  - id: role-usagers
    text: "Les représentants des usagers :"
    items:
      - {{topic: avis, text: "donnent leur avis sur les engagements et les résultats,"}}
      - {{topic: propositions, text: "font des propositions sur l’accueil,"}}
      - {{topic: examen-documents, text: "examinent les documents et les formulaires."}}
  - id: frequence
    text: Le comité se réunit au moins une fois par an.
    meetings_per_year: 1
  - id: suppleance
    text: >-
      En cas d’empêchement d’un membre, une suppléance peut être assurée dès lors que le secrétariat
      est informé de l’identité et de la fonction du suppléant au minimum {days} jours ouvrables
      avant la réunion.
    notice: {{days: {days}, unit: ouvrables, francs: non, advance_saturday: non}}
  - id: secretariat
    text: Le secrétariat de séance est assuré par le référent qualité.
  - id: compte-rendu
    text: Le compte-rendu de chaque réunion est adressé aux participants.

composition:
{"".join(_colleges(one.seats))}"""


def _colleges(seats: Sequence[Seat]) -> Iterator[str]:
    for college, several in groupby(seats, lambda one: one.college):
        yield f"  - college: {college}\n    title: {COLLEGES[college]}\n"
        if college == "usagers":
            yield "    eligible: oui\n"
        yield "    seats:\n"
        for one in several:
            yield f"      - id: {one.id}\n        letter: {one.letter}\n"
            yield f"        title: {one.title}\n"
            if one.other:
                yield f"        feminine: {one.other}\n"
            if one.body:
                yield f"        body: {one.body}\n"
            elif one.id == "referente-qualite":
                yield "        secretary: oui\n"
            else:
                yield "        representative: ou son représentant\n"


def roster(one: Committee, seats: Sequence[Seat], day: date) -> str:
    """A file of designations."""
    lines = [
        f"source: Arrêté n° {day.year}-{one.number} du 1er janvier {day.year}\ndesignations:\n"
    ]
    for seat in seats:
        lines.append(f"  - seat: {seat.id}\n    holder: {{{one.holder(seat, day).flow}")
        lines.append(", function: membre du bureau}\n" if seat.body else "}\n")
        lines.append(f"    contact: {{email: {seat.id}@comite-{one.number}.example}}\n")
    return "".join(lines)
