"""The contracts of the command line: exit codes, what goes to stdout, what to stderr."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from clu.cli.app import run
from examples import REGISTER, write

ROOT = Path(__file__).parent.parent
DATA = str(REGISTER)
ON = ("--on", "2026-02-16")
COMMANDS = (
    "status", "check", "explain", "rules", "deadline", "plan", "new", "convene", "reply",
    "substitute", "postpone", "cancel", "holder", "calendar", "roster", "procedure",
    "attendance", "minutes", "follow-up", "publish", "site", "init", "overview",
)  # fmt: skip


@pytest.fixture
def clu(capsys, monkeypatch):
    """Run clu in this process: exit code, stdout, stderr."""
    monkeypatch.setenv("NO_COLOR", "1")

    def call(*arguments):
        code = run([str(one) for one in arguments])
        out, err = capsys.readouterr()
        return code, out, err

    return call


def late(tmp_path):
    """A register with one error: a substitute announced on the eve."""
    text = (
        "substitute: {civility: M., last_name: AUBRY, function: directeur}\n"
        "received: 2026-03-09\n"
        "evidence: courriel\n"
    )
    return write(tmp_path, {"meetings/2026-03-10/substitutions/udaf.yaml": text})


@pytest.mark.parametrize("command", [(), *((one,) for one in COMMANDS)])
def test_help_is_french_and_ends_well(clu, command):
    code, out, err = clu(*command, "--help")
    assert (code, err) == (0, "")
    assert "Usage\u00a0: clu" in out
    assert "Exemple" in out
    for english in ("Show this", "Usage: ", "required", "default", "Commands"):
        assert english not in out


def test_version(clu):
    assert clu("--version")[:2] == (0, "clu 0.1.0\n")


@pytest.mark.parametrize(
    ("arguments", "needles"),
    [
        pytest.param(["chek"], ["Commande inconnue", "check"], id="unknown command"),
        pytest.param(["check", "--strct"], ["Option inconnue", "--strict"], id="unknown option"),
        pytest.param(["explain"], ["Il manque", "CODE"], id="missing argument"),
        pytest.param(["explain", "CLU999"], ["Règle inconnue", "CLU9"], id="unknown rule"),
        pytest.param(["explain", "CLU402", "x"], ["en trop"], id="extra argument"),
        pytest.param(["check", "--on"], ["--on attend une valeur"], id="option without value"),
        pytest.param(["check", "--strict=1"], ["ne prend pas de valeur"], id="flag with value"),
        pytest.param(["check", "--on", "01/02/2026"], ["ambiguë", "2026-02-01"], id="a bad day"),
        pytest.param(["check", "--format", "xml"], ["xml", "text"], id="unknown format"),
        pytest.param(["check", "--only", "CLU42"], ["CLU42"], id="unknown code"),
        pytest.param(["check", "2026-03-11"], ["2026-03-10"], id="unknown meeting"),
        pytest.param(["deadline", "demain"], ["demain"], id="a bad date"),
        pytest.param(["deadline", "2026-03-10", "--days", "x"], ["x"], id="no number"),
        pytest.param(["deadline", "2026-03-10", "--days", "-1"], ["-1"], id="negative delay"),
        pytest.param(["deadline", "2026-03-10", "--unit", "heures"], ["ouvrables"], id="hours"),
        pytest.param(["deadline", "2026-03-10", "--department", "975"], ["975"], id="refused zone"),
        pytest.param(["roster", "--format", "xls"], ["csv"], id="unknown form"),
    ],
)
def test_wrong_use_is_2_in_french_on_stderr(clu, monkeypatch, arguments, needles):
    monkeypatch.chdir(ROOT / "tests")
    if arguments[0] not in ("chek", "explain"):
        arguments = [*arguments, "--data", DATA] if arguments[-1] != "--on" else arguments
    code, out, err = clu(*arguments)
    assert (code, out) == (2, "")
    for needle in needles:
        assert needle in err
    assert "Traceback" not in err


def test_no_committee_is_2_and_said(clu, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    code, out, err = clu("check")
    assert (code, out) == (2, "")
    assert "--data DOSSIER" in err


def test_a_folder_without_committee_is_a_finding(clu, tmp_path):
    code, out, _ = clu("check", "--data", tmp_path)
    assert code == 1
    assert "CLU013" in out


def test_the_nearest_committee_upwards_is_found(clu, tmp_path, monkeypatch):
    folder = write(tmp_path, {})
    monkeypatch.chdir(folder / "meetings")
    code, out, _ = clu("check", *ON)
    assert code == 0
    assert "Rien à signaler" in out


def test_nothing_wrong_is_0(clu):
    code, out, err = clu("check", "--data", DATA, *ON)
    assert (code, err) == (0, "")
    assert "Rien à signaler" in out


def test_an_error_is_1_with_line_article_and_remedy(clu, tmp_path):
    code, out, _ = clu("check", "--data", late(tmp_path), *ON)
    assert code == 1
    for part in ("udaf.yaml:2:11", "received: 2026-03-09", "article «\u00a0suppleance\u00a0»"):
        assert part in out
    assert "À faire\u00a0:" in out


@pytest.mark.parametrize("narrow", [["--only", "CLU2"], ["2025-11-18"]], ids=["--only", "meeting"])
def test_what_is_shown_does_not_change_the_verdict(clu, tmp_path, narrow):
    code, out, _ = clu("check", "--data", late(tmp_path), *ON, *narrow)
    assert code == 1
    assert "CLU402" not in out
    assert "autre constat" in out


def test_strict_makes_warnings_count(clu, tmp_path):
    text = "state: présent\nreceived: 2026-02-01\n"
    folder = write(tmp_path, {"meetings/2026-08-15/meeting.yaml": SUMMER, "roster/x.md": text})
    (folder / "roster/x.md").unlink()
    assert clu("check", "--data", folder, *ON)[0] == 0
    assert clu("check", "--data", folder, *ON, "--strict")[0] == 1


SUMMER = """\
time: 10h
places: [{name: Préfecture}]
agenda:
  - {id: tout, title: Tout, topics: [resultats, reclamations, propositions]}
"""


def test_json_is_as_contracted(clu, tmp_path, monkeypatch):
    folder = late(tmp_path)
    monkeypatch.chdir(tmp_path)
    code, out, err = clu("check", "--data", "data", *ON, "--format", "json")
    content = json.loads(out)
    assert (code, err) == (1, "")
    assert list(content) == ["version", "on", "data", "summary", "findings"]
    assert (content["version"], content["on"], content["data"]) == (1, "2026-02-16", ["data"])
    assert list(content["summary"]) == [
        "errors",
        "warnings",
        "settled",
        "waived",
        "files",
        "meetings",
    ]
    assert content["summary"]["files"] == len([*folder.rglob("*.yaml"), *folder.rglob("*.md")])
    (finding,) = content["findings"]
    assert list(finding) == [
        *("code", "name", "severity", "file", "line", "column", "message", "help"),
        *("article", "procedure", "meeting", "seat", "clock", "settled", "until", "fingerprint"),
        "new",
    ]
    assert finding["file"] == "data/meetings/2026-03-10/substitutions/udaf.yaml"
    assert (finding["code"], finding["name"]) == ("CLU402", "late-substitution")
    assert (finding["line"], finding["column"]) == (2, 11)
    assert (finding["article"], finding["procedure"]) == ("suppleance", "2022-01-10")
    assert (finding["meeting"], finding["seat"]) == ("2026-03-10", "udaf")
    assert (finding["clock"], finding["settled"]) == (False, None)


def test_deadline_json_is_one_object_a_line_in_the_order_given(clu):
    dates = ("2026-04-08", "2026-03-10", "2026-04-08")
    options = ("--days", "2", "--unit", "ouvres", "--department", "46", "--format", "json")
    code, out, _ = clu("deadline", *dates, *options)
    objects = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [one["meeting"] for one in objects] == list(dates)
    assert list(objects[0]) == ["meeting", "last_day", "rule", "days", "readings"]
    assert objects[0]["last_day"] == "2026-04-03"
    assert objects[0]["rule"] == {
        "days": 2,
        "unit": "ouvrés",
        "francs": False,
        "advance_saturday": False,
        "department": "46",
    }
    assert set(objects[0]["readings"]) == {
        *("ouvrables", "ouvrables_francs", "ouvrés", "ouvrés_francs"),
        *("calendaires", "saturday_advanced"),
    }


def test_deadline_explains_each_day(clu):
    code, out, _ = clu("deadline", "2026-04-08", "--data", DATA)
    assert code == 0
    for part in ("samedi 4\u00a0avril 2026", "lundi de Pâques", "dimanche"):
        assert part in out


def test_a_command_that_needs_a_broken_file_refuses(clu, tmp_path):
    folder = write(tmp_path, {"roster/2025-01-06.yaml": "designations: 3\n"})
    code, out, err = clu("roster", "--data", folder, *ON)
    assert (code, out) == (1, "")
    assert "clu check" in err


def whole(*arguments, **kwargs):
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **kwargs.pop("env", {})}
    command = [sys.executable, "-m", "clu", *arguments]
    return subprocess.run(command, capture_output=True, env=environment, check=False, **kwargs)


@pytest.mark.parametrize(
    "environment",
    [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "cp1252"}, {"TERM": "dumb"}],
    ids=["C locale", "cp1252 console", "dumb terminal"],
)
def test_accents_survive_any_console(environment):
    done = whole("check", "--data", DATA, *ON, env=environment)
    assert done.returncode == 0
    assert "Rien à signaler" in done.stdout.decode("utf-8")


@pytest.mark.parametrize(
    ("files", "code"), [({}, 0), ({"a.yaml": "x: 1\n"}, 1)], ids=["good", "bad"]
)
def test_a_closed_pipe_is_silent_and_the_verdict_stands(tmp_path, files, code):
    reader, writer = os.pipe()
    os.close(reader)
    folder = write(tmp_path, files)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "clu", "check", "--data", str(folder), *ON]
    done = subprocess.run(
        command, stdout=writer, stderr=subprocess.PIPE, env=environment, check=False
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (code, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_said_and_no_defect():
    with Path("/dev/full").open("wb") as full:
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-m", "clu", "rules", "--data", DATA]
        done = subprocess.run(
            command, stdout=full, stderr=subprocess.PIPE, env=environment, check=False
        )
    assert done.returncode == 1
    assert "n’a pas pu être écrite" in done.stderr.decode()


def test_a_terminal_obeys_nothing_that_a_file_is_called(clu, tmp_path):
    folder = write(tmp_path, {"a\x1b[31m.yaml": "x: 1\n"})
    code, out, _ = clu("check", "--data", folder, *ON)
    assert code == 1
    assert "\x1b" not in out


def test_a_folder_that_cannot_be_read_is_a_finding(clu, tmp_path, monkeypatch):
    folder = write(tmp_path, {})
    scan = os.scandir

    def closed(path):
        if Path(path).name == "roster":
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.setattr("os.scandir", closed)
    code, out, _ = clu("check", "--data", folder, *ON)
    assert code == 1
    assert "CLU012" in out
    assert "à cause de ce fichier" in out.lower()


def test_nothing_to_convene_is_no_fault(clu, tmp_path):
    text = "on: 2026-02-01\nreason: crue\n"
    folder = write(
        tmp_path,
        {
            "meetings/2026-03-10/cancelled.yaml": text,
            "meetings/2025-11-18/cancelled.yaml": text,
        },
    )
    code, _, err = clu("convene", "--data", folder, *ON)
    assert code == 0
    assert "est annulée" in err
    assert "clu new AAAA-MM-JJ" in err


def test_a_defect_leaves_a_file_and_no_traceback(monkeypatch, capsys):
    from clu import cli

    def broken(_):
        raise ZeroDivisionError

    monkeypatch.setattr("clu.cli.app.run", broken)
    code = cli.outcome()
    err = capsys.readouterr().err
    path = Path(err.strip().rpartition(" ")[2])
    assert code == 3
    assert "Traceback" not in err
    assert "ZeroDivisionError" in path.read_text(encoding="utf-8")
    path.unlink()
