"""The overview of many committees: each row says what check, status and follow-up say."""

import csv
import io
import json
import re
from datetime import date

import pytest

from clu import audience, duties
from clu.cli.app import run
from clu.founding import CARRIED
from clu.french import typeset
from clu.overview import words
from clu.overview.row import row
from clu.rules.engine import check
from clu.status.tasks import tasks
from clu.store import load
from estate import DAY, EVERY, ON, estate, put
from examples import write

MEASURED = (ON, "2025-11-20", "2026-11-23", "2028-03-01")


@pytest.fixture
def clu(capsys, monkeypatch, tmp_path):
    """Run clu in this process, in an empty folder: exit code, stdout, stderr."""
    monkeypatch.chdir(tmp_path)

    def call(line):
        code = run(line.split())
        out, err = capsys.readouterr()
        return code, out, err

    return call


def registers(tmp_path):
    estate(tmp_path, *(name for name in EVERY if name != "rompu"))
    return [*(tmp_path / name / "data" for name in EVERY if name != "rompu"), CARRIED / "data"]


@pytest.mark.parametrize("on", MEASURED)
def test_a_row_says_what_the_check_and_the_state_say(tmp_path, on):
    for folder in registers(tmp_path):
        register = load(folder, date.fromisoformat(on))
        told, findings = row(register), check(register)
        assert told.check.settled == sum(one.settled is not None for one in findings)
        open_ = [one for one in findings if not one.settled]
        assert told.check.errors + told.check.warnings == len(open_)
        found = tasks(register, audience.View(register, "participants", register.on))
        late = found.of("late", register.on)
        assert told.overdue == len(late)
        assert {(one.kind, one.meeting) for one in told.late} == {
            (one.kind, one.meeting) for one in late
        }
        codes = {(one.code, one.problem.meeting) for one in open_}
        of_meetings = [one for one in told.late if one.kind not in ("waiver", "meeting")]
        assert {(one.code, one.meeting) for one in of_meetings} <= codes


@pytest.mark.parametrize("on", MEASURED)
def test_what_is_late_of_the_last_meeting_is_a_duty_that_is_late(tmp_path, on):
    for folder in registers(tmp_path):
        register = load(folder, date.fromisoformat(on))
        last = row(register).last
        if last is None:
            continue
        late = {one.kind for one in duties.behind(register, register.meeting(last.meeting))}
        assert {one.kind for one in last.steps if one.state in ("late", "settled")} == late


def test_the_overview(clu, tmp_path, golden):
    estate(tmp_path)
    code, out, err = clu(f"overview --root . --on {ON}")
    assert (code, err) == (1, "")
    assert max(map(len, out.splitlines())) <= 80
    golden("overview/table.txt", out)
    table = clu(f"overview --root . --on {ON} --format csv")[1]
    golden("overview/table.csv", table.replace("\r\n", "\n"))
    golden("overview/table.json", clu(f"overview --root . --on {ON} --format json")[1])
    assert clu(f"overview --root . --on {ON} --format html")[0] == 1
    golden("overview/overview.html", (tmp_path / "build/overview.html").read_text("utf-8"))


def test_every_form_tells_of_the_same_committees(clu, tmp_path):
    estate(tmp_path)
    line = f"overview --root . --on {ON}"
    rows = list(csv.DictReader(io.StringIO(clu(f"{line} --format csv")[1]), delimiter=";"))
    objects = json.loads(clu(f"{line} --format json")[1])["committees"]
    table = clu(line)[1]
    assert [one["Dossier"] for one in rows] == [one["data"] for one in objects]
    for one in rows:
        assert one["Dossier"] in table
    departments = [one["department"] for one in objects]
    assert departments == ["15", "15", "2A", "67", "974", None]


def test_those_that_are_late_may_come_first(clu, tmp_path):
    estate(tmp_path)
    content = json.loads(clu(f"overview --root . --on {ON} --late-first --format json")[1])
    assert [one["data"] for one in content["committees"][:2]] == ["rompu/data", "pre-l-abbe/data"]


def test_one_committee_is_enough(clu, tmp_path):
    write(tmp_path, {})
    code, out, _ = clu(f"overview --on {ON}")
    assert code == 0
    assert "1 comité ;" in out.replace("\u00a0", " ").replace("\u202f", " ")
    assert clu(f"overview --on {ON} --format html")[0] == 0
    assert (tmp_path / "build/overview.html").is_file()


def test_a_part_that_cannot_be_read_is_missing_alone(clu, tmp_path):
    folder = write(tmp_path, {"meetings/2025-11-18/minutes/minutes.yaml": "x: [\n"})
    told = row(load(folder, DAY))
    assert (told.last, told.unanswered) == (None, None)
    assert told.year.planned == 1
    assert told.unread == ("data/meetings/2025-11-18/minutes/minutes.yaml:1",)
    code, out, _ = clu(f"overview --on {ON}")
    assert code == 0
    assert "minutes.yaml:1" in out


def test_nobody_is_named(clu, tmp_path):
    estate(tmp_path)
    put(tmp_path / "breve/data/meetings/2026-02-20/meeting.yaml", "time: 10h\n")
    everything = "".join(
        clu(f"overview --root . --on 2028-03-01 --format {form}")[1]
        for form in ("table", "csv", "json")
    )
    named = {
        found
        for path in tmp_path.rglob("*.yaml")
        for found in re.findall(r"last_name: ([^,}\n]+)", path.read_text("utf-8"))
    }
    assert len(named) > 3
    assert not [one for one in named if one in everything]


def test_every_kind_of_task_that_can_be_late_has_words():
    for one, several in words.LATE.values():
        assert typeset(one) == one
        assert several == "" or several != one


@pytest.mark.parametrize(
    ("options", "needle"),
    [
        ("--format odt", "html, pdf"),
        ("--on demain", "demain"),
    ],
)
def test_wrong_use_is_2(clu, tmp_path, options, needle):
    write(tmp_path, {})
    code, out, err = clu(f"overview {options}")
    assert (code, out) == (2, "")
    assert needle in err


def test_a_page_changed_by_hand_is_kept(clu, tmp_path):
    write(tmp_path, {})
    clu(f"overview --on {ON} --format html")
    put(tmp_path / "build/overview.html", "à moi\n")
    code, _, err = clu(f"overview --on {ON} --format html")
    assert code == 1
    assert "--force" in err
    assert clu(f"overview --on {ON} --format html --force")[0] == 0


GAP = (
    "settled:\n  - {key: retard, code: CLU501, meeting: 2026-03-10, by: Irène CASTELNAU,"
    " on: 2028-01-02, reason: secrétariat vacant}\n"
)


@pytest.mark.parametrize(
    ("files", "state"),
    [
        pytest.param({}, "en retard", id="late"),
        pytest.param({"decisions.yaml": GAP}, "réglé par une décision", id="settled on record"),
    ],
)
def test_minutes_that_are_late_are_so_until_a_decision_settles_it(tmp_path, files, state):
    found = row(load(write(tmp_path, files), date(2028, 1, 4)))
    assert words.last(found).endswith(f"compte-rendu {state}")
