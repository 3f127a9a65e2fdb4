"""Committees side by side below one folder, each by its data alone: none is like another.

- alsace: a préfète, Alsace-Moselle, ninety seats more in three colleges
- breve: that of `tests/register`, well kept
- outre-mer: on the other side of the day, under a haut-commissaire
- pré-l-abbé: a sub-prefecture, a meeting in two places, minutes late and a proposal unanswered
- neuf: a register that was only just begun
- rompu: one whose committee.yaml cannot be read
"""

import shutil
from datetime import date
from types import MappingProxyType

from committees import ELSEWHERE, HIGH_COMMISSIONER, flow, text
from examples import write

ON = "2026-02-16"
DAY = date.fromisoformat(ON)
MEETING = "meetings/2026-03-10/meeting.yaml"
LAST = "meetings/2025-11-18"
MINUTES = f"{LAST}/minutes/minutes.yaml"
WENT_OUT = tuple(
    f"publications/{one}.yaml" for one in ("01-participants", "02-internet", "03-intranet")
)
ANSWER = (
    "        answer:"
    " {verdict: hors compétence, referred_to: la communauté de communes de Valbrume}\n"
)
EMPTY = """\
name: comité des usagers
abbreviation: CU
institution: la préfecture de l'Arc
department: "2A"
place: Arcville
register_from: 2026-01-01
"""
CHAIR = "  chair: secretaire-generale\n"
DELAY = {CHAIR: f"{CHAIR}  minutes_delay: {{days: 30, unit: calendaires}}\n"}


def named(institution, department, more=MappingProxyType({})):
    """committee.yaml for another institution."""
    found = text("committee.yaml")
    for old, new in {
        "la préfecture de la Haute-Brève": institution,
        '"15"': f'"{department}"',
        **more,
    }.items():
        assert old in found
        found = found.replace(old, new)
    return {"committee.yaml": found}


def ninety():
    """Ninety seats more, thirty in each of three colleges."""
    colleges = [
        {
            "college": f"college-{number}",
            "title": f"Collège {number}",
            "seats": [
                {"id": f"siege-{number}-{one}", "letter": "personal", "title": f"Le siège {one}"}
                for one in range(30)
            ],
        }
        for number in range(3)
    ]
    more = "".join(f"  - {flow(one)}\n" for one in colleges)
    return {"procedure/2022-01-10.yaml": text("procedure/2022-01-10.yaml") + more}


def unfinished():
    """Minutes begun and no more: no date, no answer, an action nobody closed; nothing went out."""
    minutes = text(MINUTES)
    for words in ("on: 2025-12-01\n", "        state: faite\n", ANSWER):
        assert words in minutes
        minutes = minutes.replace(words, "")
    gone = (*WENT_OUT, "minutes/stages/01.yaml", "minutes/stages/02.yaml")
    return {MEETING: ELSEWHERE, MINUTES: minutes} | {f"{LAST}/{one}": None for one in gone}


CHANGES = {
    "alsace": named("la préfecture du Haut-Val", "67") | ninety(),
    "breve": {},
    "outre-mer/un-autre-dossier": named("le haut-commissariat de l’Île", "974")
    | {"authorities.yaml": HIGH_COMMISSIONER},
    "pre-l-abbe": named("la sous-préfecture de Pré-l’Abbé", "15", DELAY) | unfinished(),
}
EVERY = (*CHANGES, "neuf", "rompu")


def estate(folder, *names):
    """The committees below a folder, or some of them; what is no committee stands beside them."""
    wanted = names or EVERY
    for name in wanted:
        home = folder / name
        if name == "neuf":
            put(home / "data/committee.yaml", EMPTY)
        else:
            write(home, CHANGES.get(name, {}))
    if "rompu" in wanted:
        put(folder / "rompu/data/committee.yaml", "name: [\n")
    return folder


def decoys(folder):
    """What must not be taken for a committee."""
    for name in ("build/data", ".git/data", ".cache/x", "breve/data/meetings/2026-03-10/papers"):
        put(folder / name / "committee.yaml", EMPTY)
    put(folder / "notes/committee.yml", EMPTY)
    (folder / "lien").symlink_to(folder / "breve", target_is_directory=True)


def put(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")


def copies(folder, number):
    """As many committees of one size."""
    first = write(folder / "c0000", {}).parent
    for one in range(1, number):
        shutil.copytree(first, folder / f"c{one:04}")
    return folder
