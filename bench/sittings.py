"""The five files of a meeting, as text, the last of which differs from meeting to meeting.

They are the sheet, its convocation, its minutes and their sending; then, in turn, a reply, a
substitution or the results shown, each a kind that a register is full of. Knows the YAML of each,
and takes its choices from the generator that it is handed.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from phrases import (
    ACTIONS,
    ANSWERS,
    CHANNELS,
    INDICATORS,
    ITEMS,
    OPINIONS,
    OUTCOMES,
    PROPOSALS,
    THEMES,
)
from sheets import Committee, Person, Seat

SENT, WRITTEN, ADDRESSED = timedelta(days=-24), timedelta(days=12), timedelta(days=20)
PAPERS = ("Tableau des résultats", "Modèle de courrier examiné")


@dataclass(frozen=True)
class Sitting:
    """A meeting to write: of which committee, on which day, the how manieth.

    `announced`: when the substitute was; the last day that the sheet leaves.
    """

    committee: Committee
    day: date
    number: int
    last_day: date
    absent: Seat
    substitute: Person
    choice: Random

    @property
    def room(self) -> str:
        """Where one meets, on one line."""
        return f"3 place de l’Hôtel-de-Ville, 00100 {self.committee.place}"

    @property
    def kind(self) -> str:
        """The kind of the fifth file."""
        return ("reply", "substitution", "results")[self.number % 3]

    def files(self) -> dict[str, str]:
        """Each file by its path in the meeting's folder."""
        last = {
            "reply": (f"replies/{self.absent.id}.yaml", self.reply),
            "substitution": (f"substitutions/{self.absent.id}.yaml", self.substitution),
            "results": ("results.yaml", self.results),
        }
        path, text = last[self.kind]
        return {
            "meeting.yaml": self.sheet(),
            "convocations/01.yaml": self.convocation(),
            "minutes/minutes.yaml": self.minutes(),
            "publications/01-participants.yaml": self.publication(),
            path: text(),
        }

    def sheet(self) -> str:
        """meeting.yaml."""
        lines = [
            (
                "time: 14h30\nends: 17h\nplaces:\n"
                f"  - name: {'Sous-préfecture' if self.committee.sub else 'Préfecture'}\n"
                "    room: salle de l’Horloge\n"
                f"    address: [3 place de l’Hôtel-de-Ville, 00100 {self.committee.place}]\n"
                f"remote: https://visio.comite-{self.committee.number}.example/salle\n"
                "# Sans cette ligne, c’est le siège du réglage « chair » qui préside.\n"
                "chair: secretaire-general\nagenda:\n"
            )
        ]
        for id_, title, topics in ITEMS:
            lines.append(
                f'  - id: {id_}\n    title: "{title}"\n    topics: [{topics}]\n'
                f"    presenter: referente-qualite\n"
                f"    minutes: {self.choice.randrange(15, 45, 5)}\n"
            )
            if id_ in {"resultats", "documents"}:
                paper = PAPERS[id_ == "documents"]
                lines.append(
                    f"    papers:\n      - {{title: {paper}, owner: referente-qualite,"
                    " on_table: oui}\n"
                )
        return "".join(lines)

    def convocation(self) -> str:
        """convocations/01.yaml, as clu records it: what the letters said, and to whom they went."""
        sent = self.day + SENT
        place = "Sous-préfecture" if self.committee.sub else "Préfecture"
        lines = [
            (
                "# Convocation n° 1 : ce que disaient les lettres, et à qui elles sont parties.\n"
                f"sent: {sent}\nsigned: {sent - timedelta(days=1)}\nchannel: courriel\n"
                f"nature: convocation\nstated:\n  day: {self.day}\n  time: 14h30\n  ends: 17h\n"
                f"  places:\n    - {place}, salle de l’Horloge, {self.room}\n"
                f"  remote: 'https://visio.comite-{self.committee.number}.example/salle'\n"
                "  agenda:\n"
            )
        ]
        lines.extend(f"    - '{title}'\n" for _, title, _ in ITEMS)
        lines.append("  papers:\n")
        lines.extend(f"    - {title}\n" for title in PAPERS)
        lines.append(f"  last_day: {self.last_day}\nletters:\n")
        for seat in self.committee.seats:
            holder = self.committee.holder(seat, self.day)
            office = seat.body or (seat.other if holder.civility == "Mme" else seat.title)
            lines.append(
                f"  - recipient: {seat.id}\n    addressee: '{holder.civility} {holder.name}, "
                f"{office}'\n    holder: {holder.name}\n    form: {seat.letter}\n"
            )
        return "".join(lines)

    def minutes(self) -> str:
        """minutes/minutes.yaml."""
        lines = [
            (
                f"on: {self.day + WRITTEN}\ndrafted_by: Irène FÉVRIER, référente qualité\n"
                "reviewed_by: Octave MÂLE, secrétaire général\nchair: secretaire-general\n"
                "opened: 14h30\nclosed: 16h55\nattendance:\n"
            )
        ]
        lines.extend(self._state(seat) for seat in self.committee.seats)
        lines.append("items:\n")
        lines.extend(self._discussion(id_) for id_, _, _ in ITEMS)
        return "".join(lines)

    def _state(self, seat: Seat) -> str:
        here = "présent" if self.choice.randrange(10) else "à distance"
        if seat is self.absent:
            here = "suppléé" if self.kind == "substitution" else "excusé"
        return f"  - {{seat: {seat.id}, state: {here}}}\n"

    def _discussion(self, item: str) -> str:
        pick = self.choice.choice
        mark = f"{item}-{self.number}"
        body = self.committee.seats[-1 - self.choice.randrange(3)].id
        lines = [
            f'  - item: {item}\n    opinions:\n      - {{body: {body}, text: "{pick(OPINIONS)}"}}\n'
        ]
        if item == "propositions":
            lines.append(
                f"    proposals:\n      - id: proposition-{mark}\n        author: {body}\n"
                f"        text: {pick(PROPOSALS)}\n        answer:\n          verdict: retenue\n"
                f'          reason: "{pick(ANSWERS)}"\n'
            )
        elif item == "documents":
            lines.append(
                "    documents:\n      - title: Lettre d’accusé de réception\n"
                f"        outcome: {pick(OUTCOMES)}\n"
            )
        else:
            lines.append(
                f"    actions:\n      - id: action-{mark}\n        text: {pick(ACTIONS)}\n"
                "        owner: referente-qualite\n"
                f"        until: {self.day + timedelta(days=90)}\n"
                "        state: faite\n"
            )
        return "".join(lines)

    def publication(self) -> str:
        """publications/01-participants.yaml, without the digests: only clu can tell them."""
        lines = [f"to: participants\non: {self.day + ADDRESSED}\nchannel: courriel\nrecipients:\n"]
        lines.extend(f"  - {seat.id}\n" for seat in self.committee.seats)
        return "".join(lines)

    def reply(self) -> str:
        """replies/SEAT.yaml."""
        return f"state: excusé\nreceived: {self.last_day} 11h20\nchannel: courriel\n"

    def substitution(self) -> str:
        """substitutions/SEAT.yaml, announced on the last day that counts."""
        return (
            f"substitute: {{{self.substitute.flow}, function: membre du bureau}}\n"
            f"contact: {{email: suppleant@comite-{self.committee.number}.example}}\n"
            f"received: {self.last_day} 11h20\nchannel: courriel\n"
            f"evidence: courriel reçu le {self.last_day} à 11 h 20\n"
        )

    def results(self) -> str:
        """results.yaml."""
        year = self.day.year - 1
        lines = ["indicators:\n"]
        for id_, title in INDICATORS:
            lines.append(
                f'  - {{id: {id_}, title: {title}, period: "{year}", value: '
                f'{self.choice.randint(60, 97)}, target: 90, unit: "%", source: relevé du service,'
                ' commitment: "3.3"}\n'
            )
        satisfied, others = self.choice.randint(150, 250), self.choice.randint(20, 60)
        lines.append(
            "surveys:\n  - id: satisfaction-accueil\n    title: Usagers satisfaits de l’accueil\n"
            f'    period: automne {year}\n    value: {self.choice.randint(70, 95)}\n    unit: "%"\n'
            "    source: questionnaires remis au guichet\n"
            f"    respondents: {satisfied + others}\n    answers:\n"
            f"      - {{answer: Satisfait, count: {satisfied}}}\n"
            f"      - {{answer: Peu satisfait, count: {others}}}\n"
        )
        counts = [self.choice.randint(2, 20) for _ in THEMES]
        lines.append(
            f'complaints:\n  period: "{year}"\n  total: {sum(counts)}\n'
            "  source: registre des réclamations\n  channels:\n"
        )
        pairs = zip(CHANNELS, counts, strict=True)
        lines.extend(f"    - {{channel: {one}, count: {count}}}\n" for one, count in pairs)
        lines.append("  themes:\n")
        pairs = zip(THEMES, reversed(counts), strict=True)
        lines.extend(f"    - {{theme: {one}, count: {count}}}\n" for one, count in pairs)
        return "".join(lines)
