"""The rooms of clu, lowest first: each imports only what stands above it in this list."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "clu"
ROOMS = (
    "french",  # how French is written
    "disk",  # why the disk refuses
    "steps",  # how far long work has come
    "spreading",  # the same work in many folders, over the processors
    "spelling",  # the nearest known word
    "workdays",  # days and delays
    "pitfalls",  # what people mistype in YAML
    "layout",  # where each file stands
    "modeline",  # the line by which an editor finds a file’s schema
    "writing",  # YAML that clu adds, whole or not at all
    "spreadsheet",  # tables for LibreOffice
    "source",  # YAML that remembers where each value stands
    "model",  # the words of the procedure
    "reading",  # a file's text to its record, or to faults
    "roster",  # who sits, from when to when
    "meeting",  # a meeting as its folder tells it
    "register",  # all that the files say, asked by date
    "wording",  # phrases that findings and letters share
    "git",  # what git knows of a folder
    "revisions",  # a committee’s folder at a commit, in the index, and over time
    "store",  # data/ to Register
    "committees",  # many committees: where they are, the same question asked of each
    "duties",  # what is owed, until when
    "receipts",  # when a receipt came into git
    "obstacles",  # what stands in the way of meeting on a day
    "habits",  # the house’s own steps before and after a meeting
    "plan",  # a day before it is chosen: what it would bring
    "stated",  # what letters stated, and what has changed since
    "pieces",  # the parts of the minutes, each by its digest
    "diagnostic",  # a problem and a finding
    "settlement",  # which decision covers a finding
    "audience",  # what each audience may see of a person
    "follow_up",  # proposals and actions over the meetings
    "privacy",  # personal data in a text
    "figures",  # the results of a meeting, and over the meetings, as texts
    "charts",  # figures as drawings
    "occasion",  # the committee and a meeting as templates receive them
    "documents",  # templates to Markdown and HTML
    "attendance",  # who is expected, who came, and the sheet to sign
    "reconciliation",  # from the roster of the day to who was written to: where two places differ
    "asked",  # the public page of what was asked and what was done
    "rules",  # the rules, by chapter
    "judging",  # a committee's folder to its verdict
    "by_git",  # the same, of what is staged, or of what a revision had
    "report",  # findings to text and JSON
    "sitting",  # who sits, as rows
    "letters",  # the letters of a convocation
    "calendar",  # meetings and last days as calendars read them
    "mail",  # letters as drafts for a mail program
    "minutes",  # the minutes begun, moved on, and as each audience reads them
    "diff",  # what a change of the register means, in words
    "audit",  # what a year shows for the commitments of the quality label
    "site",  # the pages for internet and intranet, and the open data
    "dossier",  # what is printed for the day of a meeting
    "paper",  # pages as PDF, and as documents of Writer
    "outbox",  # what is written to build/
    "forms",  # the forms in which documents are written, by name
    "keeping",  # what left the outbox, as it left
    "recording",  # an issue of the convocation, put on record
    "publishing",  # the minutes sent or put online, put on record
    "events",  # replies, substitutes, holders, meetings opened or given up, put on record
    "status",  # the state of the committee: what is to be done, until when, by whom
    "overview",  # many committees at a glance
    "schema",  # JSON Schemas of the files and of the reports, for editors and programs
    "founding",  # a new committee's folder
    "cli",  # options, printing, exit codes
)
SOLE_USERS = {
    "holidays": {"workdays"},
    "yaml": {"source", "writing"},
    "jinja2": {"documents"},
    "markdown_it": {"documents"},
    "typer": {"cli"},
    "rich": {"cli"},
    "weasyprint": {"paper"},
    "pypandoc": {"paper"},
    "subprocess": {"git", "paper"},  # paper: pandoc, which pypandoc brings
}


def room_of(path):
    name = path.relative_to(PACKAGE).parts[0]
    return name.removesuffix(".py")


def modules():
    own = {"__init__.py", "__main__.py"}
    return [
        path
        for path in sorted(PACKAGE.rglob("*.py"))
        if path.relative_to(PACKAGE).name not in own or path.parent != PACKAGE
    ]


def imported(path):
    """The modules that a file imports, anywhere in it, for the type checker alone included."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module == "clu":
            yield from (f"clu.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module


def test_every_room_is_in_the_list():
    assert {room_of(path) for path in modules()} == set(ROOMS)


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_go_one_way(path):
    own = ROOMS.index(room_of(path))
    for name in imported(path):
        parts = name.split(".")
        if parts[0] == "clu" and len(parts) > 1 and parts[1] in ROOMS:
            assert ROOMS.index(parts[1]) <= own, f"{path.name} imports {name}"
        assert room_of(path) in SOLE_USERS.get(parts[0], {room_of(path)}), f"{path.name}: {name}"


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_only_the_command_line_prints_and_reads_the_clock(path):
    if room_of(path) == "cli":
        return
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = ast.unparse(node.func)
            assert name != "print"
            assert not name.endswith((".now", ".today", "time.time")), f"{path.name}: {name}"
