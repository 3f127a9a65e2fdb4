"""The examples of a rule's page, and the fictional register that they change.

A header names the file that the block under it replaces or adds. Where a page would only repeat a
long file of the register, the header says what alone is changed in it:

    Bon : committee.yaml, complété
        the block's keys are added to the file: below the same key where the file has it at its
        left edge, else at the end

    Fautif : meetings/2025-11-18/minutes/minutes.yaml, où « seat: udaf » devient
        the block takes the place of the one line that holds these words, indented as it was

    Fautif : meetings/2025-11-18/minutes/minutes.yaml, sans « seat: udaf »
        that line is left out; no block follows

    Fautif : meetings/2026-03-10/substitutions/udaf.yaml, le 2026-03-09, entré le 2026-03-09
        the day on which the register is asked; the day on which git saw its files first
"""

import re
import shutil
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from itertools import takewhile
from pathlib import Path

from clu.register import History
from clu.rules.engine import check, rules
from clu.store import load

REGISTER = Path(__file__).parent / "register"
TODAY = date(2026, 2, 16)
NOON = datetime(2026, 2, 16, 12, tzinfo=UTC)
HEADER = re.compile(
    r"(?P<kind>Bon|Fautif|et)\s?:\s(?P<without>sans\s)?(?P<file>\S+?)"
    r"(?:,\s(?P<completed>complété)|,\soù\s«\s(?P<line>[^»]+?)\s»\sdevient"
    r"|,\ssans\s«\s(?P<dropped>[^»]+?)\s»)?"
    r"(?:,\sle\s(?P<on>\d{4}-\d\d-\d\d))?"
    r"(?:,\sentré\sle\s(?P<committed>\d{4}-\d\d-\d\d))?"
)
ELSEWHERE = re.compile(r"Constat\s?:\s(?P<file>\S+),\s(?P<codes>CLU\d{3}(?:\sCLU\d{3})*)")
MARK = re.compile(r"\s*#((?:\s+CLU\d{3})+)\s*$")


@dataclass
class Example:
    """A change of the register, and the findings that it must bring: (code, file, line or None)."""

    code: str
    kind: str
    on: date = TODAY
    committed: date | None = None
    files: dict[str, str | None] = field(default_factory=dict)
    expected: set[tuple[str, str, int | None]] = field(default_factory=set)

    @property
    def id(self) -> str:
        return f"{self.code} {self.kind} {next(iter(self.files))}"


def examples() -> list[Example]:
    return [one for rule in rules().values() for one in page_examples(rule.code, rule.page)]


def page_examples(code: str, page: str) -> list[Example]:
    found: list[Example] = []
    awaited = None
    for block in page.split("\n\n"):
        header = HEADER.fullmatch(block.strip())
        elsewhere = ELSEWHERE.fullmatch(block.strip())
        if header:
            awaited = start(code, found, header)
        elif elsewhere:
            codes = elsewhere["codes"].split()
            found[-1].expected |= {(one, elsewhere["file"], None) for one in codes}
        elif awaited and block.startswith("    "):
            add(found[-1], awaited, [line[4:] for line in block.split("\n")])
            awaited = None
    return found


def start(code, found, header):
    """Begin an example, or go on with it; the header itself where a block is to follow."""
    if header["kind"] != "et":
        found.append(Example(code, header["kind"]))
        if header["on"]:
            found[-1].on = date.fromisoformat(header["on"])
        if header["committed"]:
            found[-1].committed = date.fromisoformat(header["committed"])
    if header["without"]:
        found[-1].files[header["file"]] = None
    elif header["dropped"]:
        add(found[-1], header, [])
    else:
        return header
    return None


def add(example, header, block):
    """Put the block into its file, and note the lines on which findings are marked."""
    name = header["file"]
    lines = changed(example, header, block)
    for number, line in enumerate(lines, 1):
        mark = MARK.search(line)
        if mark:
            lines[number - 1] = line[: mark.start()]
            example.expected |= {(code, name, number) for code in mark[1].split()}
    example.files[name] = "\n".join(lines) + "\n"


def changed(example, header, block):
    """The lines of the file once the block is in its place."""
    words = header["line"] or header["dropped"]
    if not (words or header["completed"]):
        return block
    text = example.files.get(header["file"]) or (REGISTER / header["file"]).read_text("utf-8")
    lines = text.splitlines()
    if header["completed"]:
        return completed(lines, block)
    (at,) = (number for number, line in enumerate(lines) if words in line)
    indent = lines[at][: -len(lines[at].lstrip())]
    return [*lines[:at], *(f"{indent}{line}" for line in block), *lines[at + 1 :]]


def completed(lines, block):
    """Both texts as one: what stands under a key of both comes last under it."""
    for number, line in enumerate(block):
        if line.startswith(" "):
            continue
        below = list(takewhile(lambda one: one.startswith(" "), block[number + 1 :]))
        if line in lines:
            end = lines.index(line) + 1
            while end < len(lines) and lines[end].startswith(" "):
                end += 1
            lines[end:end] = below
        else:
            lines += [line, *below]
    return lines


def write(folder: Path, files: dict[str, str | bytes | None]) -> Path:
    """A copy of the fictional register below `folder`, its files replaced, added or removed."""
    target = folder / "data"
    shutil.copytree(REGISTER, target)
    for name, content in files.items():
        path = target / name
        if content is None:
            path.unlink()
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return target


def judge(folder: Path, on: date = TODAY, *, committed: date | None = None, timeless: bool = False):
    """All findings of the register in `folder`, each with its own fingerprint.

    `committed`: git saw each of its files first at noon of that day.
    """
    register = load(folder, on)
    if committed:
        noon = datetime.combine(committed, time(12), UTC)
        names = (path.relative_to(folder).as_posix() for path in folder.rglob("*"))
        history = History(dict.fromkeys(names, noon))
        register = replace(register, history=lambda: history)
    found = check(register, timeless=timeless)
    assert len({one.fingerprint for one in found}) == len(found)
    return found


def found_in(
    folder: Path, on: date = TODAY, *, committed: date | None = None
) -> set[tuple[str, str, int]]:
    """The findings as (code, file, line)."""
    return {
        (one.code, one.position.file.relative_to(folder).as_posix(), one.position.line)
        for one in judge(folder, on, committed=committed)
    }
