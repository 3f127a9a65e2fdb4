"""The committee that `clu init --example` writes: lived-in, and kept as well as it says it is."""

import re
import shutil
import types
import typing
from datetime import date

import pytest
import yaml
from pydantic import BaseModel

from clu import founding
from clu.cli.app import run
from clu.cli.init import TODAY
from clu.model import (
    agreement,
    authority,
    committee,
    contacts,
    decision,
    event,
    follow_up,
    minutes,
    procedure,
    results,
    roster,
)
from clu.model import meeting as meetings
from clu.model.person import Person
from clu.model.record import Record
from clu.rules.engine import check
from clu.source import ORIGIN
from clu.store import load

EXAMPLE = founding.CARRIED / founding.REGISTER
ON = date.fromisoformat(TODAY)
GUIDE = (EXAMPLE.parent / "LISEZMOI.md").read_text(encoding="utf-8")

SHOWN = {
    # Settled on record, or let pass for a time: shown, and no error.
    ("settled", "CLU104", "roster/2026-10-01-france-services-aubreville.yaml"),
    ("settled", "CLU201", "procedure/2022-09-05.yaml"),
    ("settled", "CLU402", "meetings/2023-03-14/substitutions/familles.yaml"),
    ("settled", "CLU402", "meetings/2025-11-18/substitutions/consommateurs.yaml"),
    ("settled", "CLU503", "meetings/2025-11-18/minutes/minutes.yaml"),
    # What a committee that lives leaves to be done: a name to confirm, an action that is late.
    ("warning", "CLU109", "roster/2025-02-03.yaml"),
    ("warning", "CLU512", "meetings/2026-06-09/minutes/minutes.yaml"),
}

KINDS = (
    ("committee.yaml", committee.Committee),
    ("authorities.yaml", authority.Authorities),
    ("agreements.yaml", agreement.Agreements),
    ("decisions.yaml", decision.Decisions),
    ("procedure/*.yaml", procedure.Procedure),
    ("roster/*.yaml", roster.Designations),
    ("follow-up/*/*.yaml", follow_up.FollowUp),
    ("meetings/*/meeting.yaml", meetings.Sheet),
    ("meetings/*/convocations/*.yaml", event.Convocation),
    ("meetings/*/replies/*.yaml", event.Reply),
    ("meetings/*/substitutions/*.yaml", event.Substitution),
    ("meetings/*/publications/*.yaml", event.Publication),
    ("meetings/*/postponed.yaml", event.Postponement),
    ("meetings/*/cancelled.yaml", event.Cancellation),
    ("meetings/*/minutes/minutes.yaml", minutes.Minutes),
    ("meetings/*/minutes/stages/*.yaml", minutes.Stage),
    ("meetings/*/minutes/remarks/*.yaml", minutes.Remark),
    ("meetings/*/results.yaml", results.Results),
)
PRIVATE = "personal addresses stay out of git, and out of what clu hands out"
LEFT_OUT = {
    ("Contacts", "contacts"): PRIVATE,
    ("SeatContact", "seat"): PRIVATE,
}


def test_it_is_read_without_a_fault():
    assert load(EXAMPLE, ON).faults == ()


def test_what_check_shows_is_what_we_know_of():
    assert findings(ON) == SHOWN


def test_no_commit_is_refused_because_of_the_day():
    shown = {kind for kind, _, _ in findings(date(2031, 1, 1), timeless=True)}
    assert shown <= {"settled", "warning"}


def findings(on, *, timeless=False):
    return {
        (
            "settled" if one.settled else one.severity,
            one.code,
            one.position.file.relative_to(EXAMPLE).as_posix(),
        )
        for one in check(load(EXAMPLE, on), timeless=timeless)
    }


def test_every_key_of_every_file_is_shown_once_at_least():
    used = {
        (declared_by(model, name), field.alias or name)
        for model, table in tables()
        for name, field in model.model_fields.items()
        if table.get(field.alias or name) is not None
    }
    roots = [contacts.Contacts, *(model for _, model in KINDS)]
    known = {pair for root in roots for model in reached(root) for pair in keys(model)}
    assert known - used == set(LEFT_OUT)


def keys(model):
    """The keys that a model brings, each under the name of the class that declares it."""
    for name, field in model.model_fields.items():
        if field.alias != ORIGIN:
            yield declared_by(model, name), field.alias or name


def declared_by(model, name):
    """The oldest class that has the field: an event's `reason` is shown by any event."""
    owners = [
        one for one in model.__mro__ if issubclass(one, BaseModel) and name in one.model_fields
    ]
    return owners[-1].__name__


def reached(model, seen=()):
    """The model and those that its fields may hold, whatever their depth."""
    found = [*seen, model]
    for field in model.model_fields.values():
        for inner in records(field.annotation):
            if inner not in found:
                found = reached(inner, found)
    return found


def records(annotation):
    """The records that a field may hold."""
    if isinstance(annotation, type) and not isinstance(annotation, types.GenericAlias):
        return [annotation] if issubclass(annotation, Record) else []
    return [one for inner in typing.get_args(annotation) for one in records(inner)]


def tables():
    """Every table of the example's files, beside the model that reads it."""
    for pattern, model in KINDS:
        files = list(EXAMPLE.glob(pattern))
        assert files, pattern
        for path in files:
            content = yaml.load(path.read_bytes(), yaml.BaseLoader)  # noqa: S506 - texts alone
            yield from within(model, content)


def within(model, table):
    yield model, table
    for name, field in model.model_fields.items():
        value = table.get(field.alias or name)
        for inner in records(field.annotation) if value is not None else ():
            for one in value if isinstance(value, list) else [value]:
                yield from within(inner, one)


@pytest.mark.parametrize(
    ("model", "field"),
    [
        (minutes.Attendance, "state"),
        (minutes.Stage, "stage"),
        (event.Reply, "state"),
        (event.Convocation, "nature"),
        (event.Publication, "to"),
        (authority.Signature, "capacity"),
        (decision.Settlement, "decision"),
    ],
    ids=lambda one: one if isinstance(one, str) else one.__name__,
)
def test_every_state_occurs(model, field):
    found = {table[field] for one, table in tables() if one is model and field in table}
    annotation = model.model_fields[field].annotation
    assert found == set(literals(annotation)) - RARE.get((model, field), set())


RARE = {
    (minutes.Stage, "stage"): {"projet"},  # minutes are a draft until a file says more
    (event.Convocation, "nature"): {"annule et remplace"},  # a meeting put off has its own folder
}


def literals(annotation):
    if typing.get_origin(annotation) is typing.Literal:
        return list(typing.get_args(annotation))
    return [one for inner in typing.get_args(annotation) for one in literals(inner)]


def test_nobody_in_it_can_be_reached():
    """Domains that never resolve, phone numbers and postcodes that are nobody's."""
    for path in EXAMPLE.rglob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        assert not [one for one in re.findall(r"[\w.-]+@([\w.-]+)", text) if not fictional(one)]
        assert not [one for one in re.findall(r"https?://([\w.-]+)", text) if not fictional(one)]
        assert not re.findall(r"\b0[1-9](?: ?\d\d){4}\b", text.replace("01 99 00", ""))
        assert not re.findall(r"\b(?!00)\d{5}\b", text)


def fictional(domain):
    return domain.endswith(".example")


def test_names_are_written_one_way():
    """Somebody who occurs twice has the same civility and the same letters."""
    by_name = {}
    for model, table in tables():
        if issubclass(model, Person):
            name = f"{table.get('first_name')} {table.get('last_name')}"
            by_name.setdefault(name.casefold(), set()).add((name, table.get("civility")))
    assert len(by_name) > 20
    assert [one for one in by_name.values() if len(one) > 1] == []


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


# Every command -------------------------------------------------------------------------------

COMMANDS = (
    "check",
    "check --timeless --strict --only CLU4",
    "rules",
    "explain CLU402",
    "roster",
    "roster --format csv",
    "procedure",
    "procedure --format html",
    "deadline 2027-03-11",
    "convene 2027-03-11",
    "convene --list",
    "attendance 2023-03-14",
    "attendance 2025-05-15",
    "attendance 2025-11-18",
    "attendance 2026-06-09",
    "attendance 2027-03-11",
    "minutes 2023-03-14 --for internet",
    "minutes 2025-05-15 --for intranet",
    "minutes 2025-11-18 --for participants",
    "minutes 2026-06-09 --for participants",
    "minutes 2026-06-09 --for intranet",
    "minutes 2026-06-09 --for internet",
    "minutes 2026-06-09 --letters",
    "follow-up",
    "follow-up --all --format markdown",
    "follow-up --format csv",
    "follow-up numero-direct --answer retenue",
    "site --for internet",
    "site --for intranet",
)
PLACELESS = ("deadline", "explain", "rules")
DAYLESS = ("convene --list",)


@pytest.mark.parametrize("line", COMMANDS)
def test_every_command_runs_on_it(here, capsys, line):
    shutil.copytree(EXAMPLE, here / "data")
    arguments = line.split()
    if arguments[0] not in PLACELESS and line not in DAYLESS:
        arguments += ["--on", TODAY]
    code = run(arguments)
    said = capsys.readouterr()
    expected = 1 if "--strict" in line and findings_warn() else 0
    assert code == expected, said.out + said.err
    assert "Traceback" not in said.err


def findings_warn():
    return any(kind == "warning" for kind, _, _ in findings(ON, timeless=True))


@pytest.mark.parametrize("line", re.findall(r"(?m)^\| `(clu [^`]+)` \|", GUIDE))
def test_the_guide_names_commands_that_run(here, line):
    shutil.copytree(EXAMPLE, here / "data")
    assert run(line.split()[1:]) == 0
