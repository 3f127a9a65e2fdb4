"""Writes the corpus: as many committees as asked for, from a seed, each with a well-kept register.

The same seed gives the same files, byte for byte. The committees differ as real ones do: each
department that clu knows in turn, one in three a sub-prefecture, every other one under a préfète;
three or four colleges, ten seats to thirty, one committee in eleven up to ninety. Each has two
versions of the procedure, two files of designations, and meetings every four or five months until
the day of the measure, of five files each (see `sittings`). Files are as long as those of
`clu/example`, and convocations and sendings as complete as clu records them.

A register without fault would let a rule that judges nothing pass for a fast one. So one committee
in ten holds faults of known codes, and `expected.json` beside the committees says which.

    python bench/corpus.py FOLDER --seed 1 --committees 330 --meetings 30
"""

import argparse
import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

from phrases import BODIES, LAST_NAMES, MEN, OFFICES, PLACES, WOMEN
from sheets import (
    EXPECTED,
    ON,
    Committee,
    Person,
    Seat,
    authorities,
    identity,
    procedure,
    roster,
)
from sittings import Sitting

from clu import pieces, workdays
from clu.store import load

LAST = date(2026, 9, 22)
APART = timedelta(days=135)
FAULTY, OF = 2, 10
FAULTS = {"CLU003": 1, "CLU006": 1, "CLU014": 1, "CLU301": 1, "CLU402": 1}
"""What clu finds in a faulty committee: an unknown key and the rules not judged for it, a letter to
nobody and the seat that got none, a substitute announced on the day of the meeting."""
FOUR_COLLEGES = 14
CHAIR = ("secretaire-general", "secrétaire général", "secrétaire générale", "de la préfecture")
SECRETARY = ("referente-qualite", "référent qualité", "référente qualité", "")
People = Iterator[Person]


def write(folder: Path, seed: int, committees: int, meetings: int) -> dict[str, dict[str, int]]:
    """Write the corpus; the codes to be found, each with how often, by committee."""
    found = {}
    for number in range(1, committees + 1):
        name = f"c{number:03}"
        found[name] = _write(folder / name / "data", Random(f"{seed}/{number}"), number, meetings)
    (folder / EXPECTED).write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    return found


def _write(data: Path, choice: Random, number: int, meetings: int) -> dict[str, int]:
    """Write one committee."""
    days = _days(number, meetings)
    people = _people(choice)
    one = _committee(choice, people, number, days)
    files = {
        "committee.yaml": identity(one),
        "authorities.yaml": authorities(one),
        f"procedure/{one.since}.yaml": procedure(one, 2, one.since),
        f"procedure/{one.revised}.yaml": procedure(one, 3, one.revised),
        f"roster/{one.since}.yaml": roster(one, one.seats, one.since),
    }
    renewed = [seat for seat in one.seats if seat.holders[0] is not seat.holders[1]]
    if renewed:
        files[f"roster/{one.revised}.yaml"] = roster(one, renewed, one.revised)
    for sitting in _sittings(choice, people, one, days):
        files |= {f"meetings/{sitting.day}/{name}": text for name, text in sitting.files().items()}
    for name, text in files.items():
        path = data / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    _sign(data)
    return _spoil(data, days) if number % OF == FAULTY else {}


def _committee(choice: Random, people: People, number: int, days: list[date]) -> Committee:
    """A committee and its seats; the first meeting is the first one judged."""
    place = f"{choice.choice(PLACES)}-{number}"
    return Committee(
        number=number,
        department=workdays.DEPARTMENTS[(number - 1) % len(workdays.DEPARTMENTS)],
        place=place,
        sub=number % 3 == 0,
        woman=number % 2 == 0,
        since=days[0].replace(day=1) - timedelta(days=60),
        revised=days[len(days) // 2] - timedelta(days=60),
        authority=next(one for one in people if (one.civility == "Mme") == (number % 2 == 0)),
        seats=tuple(_seats(choice, people, place, _size(choice, number))),
    )


def _size(choice: Random, number: int) -> int:
    return choice.randint(40, 90) if number % 11 == 0 else choice.randint(10, 30)


def _seats(choice: Random, people: People, place: str, many: int) -> Iterator[Seat]:
    """The chair, the secretary, other services, then bodies of two or three colleges."""
    services = max(1, many // 4)
    offices = [CHAIR, SECRETARY]
    offices.extend((f"service-{n + 1}", *OFFICES[n % len(OFFICES)]) for n in range(services))
    for id_, his, hers, office in offices:
        titles = f"Le {his} {office}".strip(), f"La {hers} {office}".strip()
        yield Seat(id_, "services", *titles, "", _holders(choice, people))
    colleges = ("collectivites", "france-services", "usagers")
    colleges = colleges if many >= FOUR_COLLEGES else colleges[::2]
    left = many - len(offices)
    for number in range(left):
        college = colleges[number * len(colleges) // left]
        body = f"{BODIES[number % len(BODIES)]} de {place} n° {number + 1}"
        title = f"Un représentant de {body[0].lower()}{body[1:]}"
        yield Seat(f"{college}-{number + 1}", college, title, "", body, _holders(choice, people))


def _holders(choice: Random, people: People) -> tuple[Person, Person]:
    """Who sits before the revision and after it: the same in two seats of three."""
    first = next(people)
    return first, next(people) if choice.randrange(3) == 0 else first


def _people(choice: Random) -> People:
    """People, no two of one name."""
    names = [("Mme", first) for first in WOMEN] + [("M.", first) for first in MEN]
    everybody = [Person(*one, last) for one in names for last in LAST_NAMES]
    choice.shuffle(everybody)
    return iter(everybody)


def _days(number: int, meetings: int) -> list[date]:
    """The days of the meetings, oldest first: worked ones, in the middle of a week."""
    calendar = workdays.Calendar(workdays.DEPARTMENTS[(number - 1) % len(workdays.DEPARTMENTS)])
    found = []
    for back in range(meetings):
        day = LAST - APART * back
        while day.weekday() not in {1, 2, 3} or not calendar.worked(day):
            day += timedelta(days=1)
        found.append(day)
    return sorted(found)


def _sittings(
    choice: Random, people: People, one: Committee, days: list[date]
) -> Iterator[Sitting]:
    calendar = workdays.Calendar(one.department)
    for number, day in enumerate(days):
        notice = workdays.Notice(3 if day >= one.revised else 2)
        yield Sitting(
            committee=one,
            day=day,
            number=number,
            last_day=calendar.last_day(day, notice),
            absent=one.seats[-1 - choice.randrange(3)],
            substitute=next(people),
            choice=choice,
        )


def _sign(data: Path) -> None:
    """Add to each sending what was sent, part by part, as clu records it."""
    for meeting in load(data, ON).meetings:
        path = meeting.folder / "publications" / "01-participants.yaml"
        lines = [
            f"  - part: {part}\n    digest: {digest}\n"
            for part, digest in pieces.parts(meeting).items()
        ]
        with path.open("a", encoding="utf-8") as file:
            file.write("parts:\n" + "".join(lines))


def _spoil(data: Path, days: list[date]) -> dict[str, int]:
    """Put known faults into a register, and tell the codes that name them."""
    first, second = (data / "meetings" / str(day) for day in days[:2])
    _replace(first / "convocations" / "01.yaml", "recipient: service-1\n", "recipient: cabinet\n")
    _replace(second / "meeting.yaml", "remote:", "remotely:")
    announced = next((second / "substitutions").iterdir())
    _replace(announced, "received: ", f"received: {days[1]} 9h\n# ")
    return dict(FAULTS)


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def main() -> None:
    """Write what is asked for, and print what is to be found in it."""
    parser = argparse.ArgumentParser(description="Write a corpus of committees from a seed.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--committees", type=int, default=330)
    parser.add_argument("--meetings", type=int, default=30)
    options = parser.parse_args()
    write(options.folder, options.seed, options.committees, options.meetings)


if __name__ == "__main__":
    main()
