"""Committees whose letters are read by a browser and by a grammar checker.

The one of `data/`, the one of `tests/register`, and wide ones: every form of letter, every gender
and every way in which a seat is held, under several kinds of authority, signature and meeting.
"""

import json
import shutil
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import product
from pathlib import Path

from clu.letters import convocation, printing
from clu.store import load
from examples import REGISTER, TODAY, write

DATA = Path(__file__).parent.parent / "data"
EARLY = timedelta(days=21)  # every last day is still to come
LATE = timedelta(days=1)  # the last day to announce a substitute has passed

FORMS = ("personal", "administrative")
OFFICES = (
    {"title": "Le directeur des sécurités", "feminine": "La directrice des sécurités"},
    {"title": "La cheffe du bureau d'ordre", "masculine": "Le chef du bureau d'ordre"},
    {"title": "Le maire de Pré-l'Abbé", "feminine": "La maire de Pré-l'Abbé"},
    {"title": "L'inspecteur d'académie", "feminine": "L'inspectrice d'académie"},
    {"title": "Le conseiller départemental", "feminine": "La conseillère départementale"},
    {"title": "Le délégué du gouvernement"},
)
BODIES = (
    {"body": "L'Association des aînés"},
    {"body": "Le Conseil des jeunes", "head": "le secrétaire général"},
    {"body": "La Maison des usagers", "head": "la directrice"},
    {"body": "Les Amis du rail", "head": "le responsable"},
)
PEOPLE = (
    {"civility": "M.", "first_name": "Hector", "last_name": "d'AUBIGNY"},
    {"civility": "Mme", "first_name": "Ève", "last_name": "de LA TOUR"},
    {"first_name": "Camille", "last_name": "ORSINI"},
    {"civility": "Mme"},
    None,
)
SUBSTITUTE = {"civility": "Mme", "first_name": "Lise", "last_name": "AUBRY", "function": "adjointe"}


@dataclass(frozen=True)
class Committee:
    """A register, as the changes that make it of `tests/register`.

    `ahead`: how long before a meeting one convenes; `since`: the first day of the meetings meant.
    """

    id: str
    changes: dict[str, str | None] = field(default_factory=dict)
    ahead: timedelta = EARLY
    since: date = TODAY

    def letters(self, folder: Path) -> dict[str, bytes]:
        """The files of the letters of its meetings, by meeting and name."""
        data = self.data(folder)
        found = {}
        for one in load(data, TODAY).meetings:
            if one.day >= self.since:
                register = load(data, one.day - self.ahead)
                letters = convocation(register, register.meeting(one.id))
                files = printing.files(letters, folder)
                found |= {f"{one.id}/{name}": content for name, content in files.items()}
        return found

    def data(self, folder: Path) -> Path:
        return write(folder, self.changes)


class OurOwn(Committee):
    """The committee of `data/`, private addresses left out."""

    def data(self, folder: Path) -> Path:
        return shutil.copytree(DATA, folder / "data", ignore=shutil.ignore_patterns("private"))


def wide(every=1):
    """One seat for each way of being written to, or one in `every`; guests, substitutes."""
    offices = [*product(FORMS, OFFICES, PEOPLE)][::every]
    bodies = [*product(FORMS, BODIES, PEOPLE)][::every]
    return {
        "procedure/2022-01-10.yaml": sheet([*offices, *bodies]),
        "roster/2025-01-07.yaml": roster(offices, bodies),
        "meetings/2026-03-10/meeting.yaml": agenda(offices),
        "meetings/2026-03-10/substitutions/seat-0.yaml": announced(),
        f"meetings/2026-03-10/substitutions/seat-{len(offices) - 1}.yaml": announced(),
    }


def sheet(cases):
    """The sheet of `tests/register` with a college more."""
    seats = [
        {"id": f"seat-{number}", "letter": form, "title": "Un représentant", **titled}
        for number, (form, titled, _) in enumerate(cases)
    ]
    college = {"college": "cas", "title": "Tous les cas", "seats": seats}
    return f"{text('procedure/2022-01-10.yaml')}  - {flow(college)}\n"


def roster(offices, bodies):
    """Each office held by its person; each body written to through one, or represented by one."""
    held = [
        {"seat": f"seat-{number}", "holder": person, "contact": address(number)}
        for number, (_, _, person) in enumerate(offices)
        if person
    ]
    written_to = [
        {"seat": f"seat-{number}", "addressed_to": {**person, "contact": address(number)}}
        if number % 2
        else {"seat": f"seat-{number}", "holder": {**person, "function": "bénévole"}}
        for number, (_, _, person) in enumerate(bodies, len(offices))
        if person
    ]
    return f"designations: {flow([*held, *written_to])}\n"


def agenda(cases):
    """The meeting of `tests/register`, to which every office is invited as a guest, too."""
    guests = [
        {"id": f"guest-{number}", "letter": form, "item": "acces-handicap", **titled}
        | ({"person": person} if person else {})
        for number, (form, titled, person) in enumerate(cases)
    ]
    return text("meetings/2026-03-10/meeting.yaml") + "".join(
        f"  - {flow(one)}\n" for one in guests
    )


def announced():
    return f"substitute: {flow(SUBSTITUTE)}\nreceived: 2026-02-16\nevidence: courriel\n"


def address(number):
    """By post, by e-mail, or not at all."""
    ways = ({"address": ["3 rue de l'Église", "15000 Aurillac"]}, {"email": "a@b.example"}, {})
    return ways[number % 3]


def text(name):
    return (REGISTER / name).read_text(encoding="utf-8")


def flow(value):
    """As YAML: JSON is YAML, too."""
    return json.dumps(value, ensure_ascii=False)


FEMININE = (
    text("committee.yaml")
    .replace("comité local", "commission locale")
    .replace("gender: masculine", "gender: feminine")
)
HIGH_COMMISSIONER = """
authority:
  - {title: Le haut-commissaire de la République, from: 2024-09-02}
signature:
  - from: 2024-09-16
    capacity: suppléance
    title: Le directeur de cabinet
    holder: {civility: Mme, first_name: Zoé, last_name: ÉMERY}
"""
ACTING = """
authority:
  - title: Le préfet de la Haute-Brève
    feminine: La préfète de la Haute-Brève
    from: 2024-09-02
    holder: {civility: M., first_name: Jean, last_name: VERMEIL}
signature:
  - {from: 2024-09-16, capacity: intérim, seat: secretaire-generale}
"""
ELSEWHERE = """
time: 9h
remote: https://visio.example/clu
places:
  - {name: Préfecture de la Haute-Brève, room: salle Mirabeau}
  - {name: Sous-préfecture de Pré-l'Abbé, address: [1 rue du Pont, 15100 Saint-Flour]}
agenda:
  - id: resultats
    title: Résultats
    topics: [resultats]
    papers: [{title: Tableau des résultats, on_table: oui}]
"""


def with_items(number):
    """The meeting of `tests/register` with so many agenda items more."""
    items = (
        f"  - {{id: item-{n}, title: Présentation du service n° {n}}}\n" for n in range(number)
    )
    first = "  - id: reclamations"
    sheet = text("meetings/2026-03-10/meeting.yaml").replace(first, "".join(items) + first)
    return {"meetings/2026-03-10/meeting.yaml": sheet}


OUR_OWN = OurOwn("data")
REGULAR = Committee("register", since=date.min)
ELSEWHERE_ON_THE_FIRST = Committee(
    "elsewhere", {"meetings/2026-09-01/meeting.yaml": ELSEWHERE}, since=date(2026, 9, 1)
)
LENGTHY = Committee("lengthy", with_items(20))
COMMITTEES = (
    OUR_OWN,
    REGULAR,
    ELSEWHERE_ON_THE_FIRST,
    OurOwn("data, late", ahead=LATE),
    Committee("register, late", ahead=LATE),
    Committee("every form and gender", wide()),
    Committee("commission", {**wide(every=7), "committee.yaml": FEMININE}),
    Committee("high commissioner", {**wide(every=7), "authorities.yaml": HIGH_COMMISSIONER}),
    Committee("acting", {**wide(every=7), "authorities.yaml": ACTING}),
)
# Fewer for a browser, which needs half a second a page: forms and lengths matter, words do not.
SAMPLE = (OUR_OWN, REGULAR, ELSEWHERE_ON_THE_FIRST, Committee("sample", wide(every=11)), LENGTHY)
