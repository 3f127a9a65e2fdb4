"""The pages of the committee that `clu init --example` writes: both sites, and every document.

They are written as a secretary writes them, by commands, on a copy of its register.
"""

import re
import shutil
from pathlib import Path

from clu import founding
from clu.cli.app import run
from clu.cli.init import TODAY

REGISTER = founding.CARRIED / founding.REGISTER
SITES = ("internet", "intranet")
AUDIENCES = ("participants", *SITES)
HELD = ("2023-03-14", "2025-05-15", "2025-11-18", "2026-06-09")
LAST, NEXT = HELD[-1], "2027-03-11"
WRITTEN_ON = "2027-02-01"  # the day on which the next meeting is convened
VALIDATED = re.compile(r"(?m)^stage: validé$")
DRAFTS = (f"minutes {LAST} --letters", *(f"minutes {LAST} --for {one}" for one in AUDIENCES))
FINAL = (
    *(f"attendance {meeting}" for meeting in (*HELD, NEXT)),
    f"dossier {NEXT}",
    *(f"audit {year}" for year in ("2023", "2024", "2025", "2026")),
    *(f"minutes {meeting} --for {one}" for meeting in HELD for one in AUDIENCES),
    *(f"minutes {meeting} --letters" for meeting in HELD),
    "follow-up numero-direct --answer retenue",
    "follow-up interprete-distance --letter",
)


def sites(home: Path) -> dict[str, Path]:
    """The pages of both sites, by site and name."""
    committee(home)
    for site in SITES:
        write(home, f"site --for {site}")
    return {f"{site}/{path.stem}": path for site in SITES for path in pages(home, f"site-{site}")}


def documents(home: Path) -> dict[str, Path]:
    """The page of every document, by the folder in build/ and name; drafts stand apart."""
    final, draft = home / "final", home / "draft"
    committee(final)
    for line in FINAL:
        write(final, line)
    write(final, f"convene {NEXT}", on=WRITTEN_ON)
    committee(draft)
    for stage in draft.glob(f"data/meetings/{LAST}/minutes/stages/*.yaml"):
        if VALIDATED.search(stage.read_text(encoding="utf-8")):
            stage.unlink()
    for line in DRAFTS:
        write(draft, line)
    return {
        f"{place.name}/{path.relative_to(place / 'build').with_suffix('')}": path
        for place in (final, draft)
        for path in pages(place)
    }


def committee(home: Path) -> None:
    shutil.copytree(REGISTER, home / "data")


def write(home: Path, line: str, on: str = TODAY) -> None:
    code = run([*line.split(), "--data", f"{home / 'data'}", "--on", on])
    assert code == 0, line


def pages(home: Path, folder: str = "") -> list[Path]:
    return sorted((home / "build" / folder).rglob("*.html"))
