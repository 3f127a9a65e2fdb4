"""The examples of a rule's page, and the fictional register that they change."""

import re
import shutil
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from clu.rules.engine import check, rules
from clu.store import load

REGISTER = Path(__file__).parent / "register"
TODAY = date(2026, 2, 16)
HEADER = re.compile(
    r"(?P<kind>Bon|Fautif|et)\s?:\s(?P<without>sans\s)?(?P<file>\S+?)"
    r"(?:,\sle\s(?P<on>\d{4}-\d\d-\d\d))?"
)
ELSEWHERE = re.compile(r"Constat\s?:\s(?P<file>\S+),\s(?P<codes>CLU\d{3}(?:\sCLU\d{3})*)")
MARK = re.compile(r"\s*#((?:\s+CLU\d{3})+)\s*$")


@dataclass
class Example:
    """A change of the register, and the findings that it must bring: (code, file, line or None)."""

    code: str
    kind: str
    on: date = TODAY
    files: dict[str, str | None] = field(default_factory=dict)
    expected: set[tuple[str, str, int | None]] = field(default_factory=set)

    @property
    def id(self) -> str:
        return f"{self.code} {self.kind} {next(iter(self.files))}"


def examples() -> list[Example]:
    return [one for rule in rules().values() for one in page_examples(rule.code, rule.page)]


def page_examples(code: str, page: str) -> list[Example]:
    found: list[Example] = []
    name = None
    for block in page.split("\n\n"):
        header = HEADER.fullmatch(block.strip())
        elsewhere = ELSEWHERE.fullmatch(block.strip())
        if header:
            name = start(code, found, header)
        elif elsewhere:
            codes = elsewhere["codes"].split()
            found[-1].expected |= {(one, elsewhere["file"], None) for one in codes}
        elif name and block.startswith("    "):
            add(found[-1], name, block)
            name = None
    return found


def start(code, found, header):
    if header["kind"] != "et":
        found.append(Example(code, header["kind"]))
        if header["on"]:
            found[-1].on = date.fromisoformat(header["on"])
    if header["without"]:
        found[-1].files[header["file"]] = None
        return None
    return header["file"]


def add(example, name, block):
    lines = [line[4:] for line in block.split("\n")]
    for number, line in enumerate(lines, 1):
        mark = MARK.search(line)
        if mark:
            lines[number - 1] = line[: mark.start()]
            example.expected |= {(code, name, number) for code in mark[1].split()}
    example.files[name] = "\n".join(lines) + "\n"


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


def judge(folder: Path, on: date = TODAY, *, timeless: bool = False):
    """All findings of the register in `folder`."""
    return check(load(folder, on), timeless=timeless)


def found_in(folder: Path, on: date = TODAY) -> set[tuple[str, str, int]]:
    """The findings as (code, file, line)."""
    return {
        (one.code, one.position.file.relative_to(folder).as_posix(), one.position.line)
        for one in judge(folder, on)
    }
