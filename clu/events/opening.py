"""A meeting opened: its meeting.yaml as a person will go on writing it.

What is known beforehand stands there: the hour and the places of the meeting before, the sheet's
topics that the year has not covered, the proposals and actions still open. Nothing else is made up.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clu import follow_up, french, writing
from clu.events.draft import Draft
from clu.french import NBSP, quoted
from clu.minutes.commented import empty, entry, example, note
from clu.model.meeting import Sheet
from clu.rules.agenda import not_covered

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from clu.follow_up import Matter
    from clu.meeting import Meeting
    from clu.model.meeting import Place
    from clu.register import Register
    from clu.writing import Value

FOLLOW_UP_ITEM = "suivi"
FIRST_SUFFIX = 2
PUNCTUATION = " .,;:"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A meeting to open: its folder's name, its day, and what is known of when and where.

    The hours are as the model reads them; `places` are those of YAML.
    """

    name: str
    day: date
    time: str
    ends: str | None
    places: list[Value]
    remote: str | None
    chair: str | None


def free_name(register: Register, day: date) -> str:
    """The folder of another meeting of that day: the day, or the day and a number."""
    taken = {one.id for one in register.meetings}
    name, number = day.isoformat(), FIRST_SUFFIX
    while name in taken:
        name, number = f"{day.isoformat()}-{number}", number + 1
    return name


def model(register: Register) -> Meeting | None:
    """The latest meeting whose hour and places can be taken up again."""
    kept = [one for one in register.meetings if one.sheet_part.unread is None and one.sheet_part[0]]
    kept = [one for one in kept if not one.given_up] or kept
    return max(kept, key=lambda one: (one.day, one.id), default=None)


def place(one: Place) -> Value:
    """A place as YAML has it."""
    content: dict[str, Value] = {"name": one.name}
    if one.room:
        content["room"] = one.room
    if one.address:
        content["address"] = list(one.address)
    return content


def topics(register: Register, day: date) -> dict[str, str]:
    """The topics that the year of the day has not covered yet, with the sheet's words.

    Meetings that are given up, or whose agenda is empty, cover none.

    Raises:
        UnreadError: a meeting of the year could not be read.
    """
    version = register.version_on(day)
    year = [one for one in register.meetings if one.day.year == day.year and not one.given_up]
    return {
        topic: words
        for article in (version.sheet.articles if version else ())
        for topic, words in not_covered(article, year).items()
    }


def waiting(register: Register, day: date) -> list[Matter]:
    """What earlier meetings left open, and no agenda before that day takes up again.

    Raises:
        UnreadError: minutes or what was recorded between meetings could not be read.
    """
    before = [one for one in register.meetings if one.coming(register.on) and one.day <= day]
    taken = {id_ for one in before for item in one.sheet.agenda for id_ in item.follow_up}
    return [
        one
        for one in follow_up.matters(register)
        if one.open and one.id not in taken and one.meeting.day < day
    ]


def sheet(register: Register, wanted: Wanted) -> Draft:
    """The meeting's file.

    Raises:
        UnreadError: a part of the register that it derives from could not be read.
    """
    lines = [*_head(wanted), *_when(register, wanted), *_agenda(register, wanted.day), *_guests()]
    path = register.folder / "meetings" / wanted.name / "meeting.yaml"
    return Draft(path, "".join(f"{line}\n" for line in lines), Sheet)


def _head(wanted: Wanted) -> Iterator[str]:
    yield from note(
        f"Réunion du {french.long_date(wanted.day)}, ouverte par clu new. Ce fichier est désormais"
        f" le vôtre{NBSP}: clu n’y écrira plus. Une clé vide est une clé absente. À tout"
        f" moment{NBSP}: clu check {wanted.name}"
    )
    yield ""


def _when(register: Register, wanted: Wanted) -> Iterator[str]:
    yield from note("L’heure, et celle de la fin si elle est fixée.")
    yield from _key("time", wanted.time)
    yield from _key("ends", wanted.ends)
    yield from note(
        "Le lieu, ou les lieux où l’on se réunit ensemble. address, lignes de l’adresse, si les"
        " invités en ont besoin."
    )
    yield from writing.as_yaml({"places": wanted.places}).splitlines()
    yield from note("Pour qui participe à distance, l’adresse ou le moyen.")
    yield from _key("remote", wanted.remote)
    usual = register.settings.chair
    default = f" Vide{NBSP}: celui du réglage, {usual}." if usual else ""
    yield from note(f"Le siège qui préside.{default}")
    yield from _key("chair", wanted.chair)
    yield ""


def _key(name: str, value: str | None) -> Iterator[str]:
    return iter(writing.as_yaml({name: value}).splitlines()) if value else empty(name)


def _agenda(register: Register, day: date) -> Iterator[str]:
    """The agenda as far as it follows from the sheet and from earlier meetings."""
    yield from note(
        "L’ordre du jour. topics dit les sujets de la fiche qu’un point couvre, follow_up les"
        " propositions et actions qu’il reprend. Pour chacun, ajoutez qui le présente, sa durée et"
        " ses pièces, comme dans l’exemple. Le fichier d’une pièce se dépose dans papers/, à côté."
    )
    yield "agenda:"
    yield from example({"agenda": [_example()]})
    matters = waiting(register, day)
    if matters:
        yield from _taken_up(matters)
    owed = topics(register, day)
    if owed:
        yield from note(
            f"Sujets de la fiche que {day.year} n’a pas encore traités, dans ses mots.", "  "
        )
    for topic, words in owed.items():
        title = french.capitalise(words.strip().strip(PUNCTUATION))
        yield from entry({"id": topic, "title": title, "topics": [topic]})
    if not (matters or owed):
        yield from note("Rien n’y est repris d’office. Un point au moins est à écrire.", "  ")
    yield ""


def _taken_up(matters: list[Matter]) -> Iterator[str]:
    content: dict[str, Value] = {
        "id": FOLLOW_UP_ITEM,
        "title": "Suites données aux propositions et aux actions",
        "follow_up": [one.id for one in matters],
    }
    above = {f"- {one.id}": _told(one) for one in matters}
    yield from entry(content, above=above)


def _told(matter: Matter) -> str:
    words = f"{quoted(matter.text)}, " if matter.text else ""
    day = french.date_without_weekday(matter.meeting.day)
    return f"{words}{_kind(matter)} du {day}{NBSP}: {matter.status}"


def _kind(matter: Matter) -> str:
    if matter.kind == "action":
        return "action"
    return f"proposition ({matter.author})" if matter.author else "proposition"


def _example() -> dict[str, Value]:
    return {
        "id": "exemple",
        "title": "Titre du point",
        "presenter": "identifiant-du-siege",
        "minutes": "20",
        "papers": [{"title": "Titre de la pièce", "file": "fichier.pdf"}],
    }


def _guests() -> Iterator[str]:
    yield from note(
        "Les invités que l’ordre du jour rend nécessaires, chacun avec son point (item)."
    )
    yield from empty("guests")
    yield from example({"guests": [_guest()]})


def _guest() -> dict[str, Value]:
    return {
        "id": "exemple-d-invite",
        "item": "exemple",
        "letter": "personal",
        "title": "Le président de l’association",
        "person": {"civility": "Mme", "first_name": "Prénom", "last_name": "NOM"},
        "contact": {"email": "adresse@exemple.fr"},
    }
