"""Many committees in one command: which ones, findings by committee, one verdict."""

import json
import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from clu import committees, layout, spreading
from clu.cli.app import run
from clu.report.by_committee import LONGEST
from estate import EVERY, ON, copies, decoys, estate, put
from examples import write
from forked import obey_permissions, played

ROOT = Path(__file__).parent.parent
CLU = [sys.executable, "-m", "clu"]
ALL = (
    "alsace/data",
    "breve/data",
    "neuf/data",
    "outre-mer/un-autre-dossier/data",
    "pre-l-abbe/data",
    "rompu/data",
)


@pytest.fixture
def clu(capsys, monkeypatch, tmp_path):
    """Run clu in this process, in an empty folder: exit code, stdout, stderr."""
    monkeypatch.chdir(tmp_path)

    def call(line):
        code = run(line.split())
        out, err = capsys.readouterr()
        return code, out, err

    return call


# Which committees ---------------------------------------------------------------------------------


def test_every_committee_below_the_root_and_nothing_that_only_looks_like_one(tmp_path):
    decoys(estate(tmp_path))
    found = [one.relative_to(tmp_path).as_posix() for one in committees.below(tmp_path)]
    assert found == list(ALL)


def test_the_root_may_be_a_committee_itself(tmp_path):
    folder = write(tmp_path, {})
    assert list(committees.below(folder)) == [folder]
    assert list(committees.below(tmp_path)) == [folder]


def test_a_folder_that_cannot_be_looked_into_is_not_passed_over(tmp_path, monkeypatch, clu):
    estate(tmp_path, "breve", "pre-l-abbe")
    refused(monkeypatch, tmp_path / "breve/data", tmp_path / "pre-l-abbe")
    code, out, _ = clu(f"check --root . --on {ON} --format json")
    content = json.loads(out)
    assert (code, content["data"]) == (1, ["breve/data", "pre-l-abbe"])
    assert [(one["code"], one["file"]) for one in content["findings"][:1]] == [
        ("CLU012", "breve/data")
    ]


def refused(monkeypatch, *folders):
    """The system refuses to list some folders."""
    really = os.scandir

    def scandir(folder="."):
        if Path(folder).absolute() in folders:
            raise PermissionError(13, "Permission denied", str(folder))
        return really(folder)

    for module in (committees, layout):
        monkeypatch.setattr(module.os, "scandir", scandir)


@pytest.mark.parametrize("name", ["data", "data/meetings"])
def test_a_register_that_cannot_be_listed_is_a_finding(tmp_path, monkeypatch, clu, name):
    folder = write(tmp_path, {})
    refused(monkeypatch, tmp_path / name)
    code, out, _ = clu(f"check --data {folder} --on {ON}")
    assert code == 1
    assert "CLU012" in out


@pytest.mark.parametrize(
    ("line", "needles"),
    [
        pytest.param("--root .", ["--root .", "committee.yaml"], id="no committee"),
        pytest.param("--root ailleurs", ["--root ailleurs", "n’existe pas"], id="no such folder"),
        pytest.param("--data vide --root ailleurs", ["--root ailleurs"], id="beside a good one"),
    ],
)
def test_a_root_without_committee_is_2(clu, tmp_path, line, needles):
    (tmp_path / "vide").mkdir()
    code, out, err = clu(f"check {line}")
    assert (code, out) == (2, "")
    for needle in needles:
        assert needle in err


@pytest.mark.parametrize(
    ("line", "folders"),
    [
        ("--data breve/data --data alsace/data", ["breve/data", "alsace/data"]),
        ("--data breve/data --data ./breve/data --data breve/../breve/data", ["breve/data"]),
        ("--data neuf/data --root breve --root alsace", ["neuf/data", "breve/data", "alsace/data"]),
        ("--data breve/data --root .", ["breve/data", *(one for one in ALL if "breve" not in one)]),
        ("--root breve", ["breve/data"]),
    ],
)
def test_those_given_come_first_and_each_once(clu, tmp_path, line, folders):
    estate(tmp_path)
    content = json.loads(clu(f"check {line} --on {ON} --format json")[1])
    assert content["data"] == folders


# Findings by committee ----------------------------------------------------------------------------


def test_the_report_by_committee(clu, tmp_path, golden):
    estate(tmp_path, *(name for name in EVERY if name != "alsace"))
    code, out, err = clu(f"check --root . --on {ON}")
    assert (code, err) == (1, "")
    assert max(map(len, out.splitlines())) <= 80
    golden("check-several.txt", out)


def test_one_broken_committee_stops_none_of_the_others(clu, tmp_path):
    estate(tmp_path)
    whole = json.loads(clu(f"check --root . --on {ON} --format json")[1])
    apart = [json.loads(clu(f"check --data {one} --on {ON} --format json")[1]) for one in ALL]
    assert whole["findings"] == [found for one in apart for found in one["findings"]]
    for number in ("errors", "warnings", "settled", "files", "meetings"):
        assert whole["summary"][number] == sum(one["summary"][number] for one in apart)


@pytest.mark.parametrize(
    ("names", "code"),
    [((), 1), (("breve", "outre-mer/un-autre-dossier"), 0), (("neuf",), 0), (("rompu",), 1)],
)
def test_one_verdict_over_all(clu, tmp_path, names, code):
    estate(tmp_path, *names)
    assert clu(f"check --root . --on {ON}")[0] == code
    assert clu(f"check --root . --on {ON} --only CLU9")[0] == code


def test_a_meeting_is_looked_for_in_every_committee(clu, tmp_path):
    estate(tmp_path)
    put(tmp_path / "neuf/data/meetings/2026-05-05/meeting.yaml", "time: 25h\n")
    code, out, _ = clu(f"check 2026-05-05 --root . --on {ON}")
    assert code == 1
    assert "neuf/data/meetings/2026-05-05/meeting.yaml" in out
    assert "pre-l-abbe/data : " not in out
    assert "autres constats" in out
    code, out, err = clu(f"check 2026-05-06 --root . --on {ON}")
    assert (code, out) == (2, "")
    assert "2026-05-05" in err


def test_more_committees_than_one_reads_are_counted_those_with_errors_first(clu, tmp_path):
    copies(tmp_path, LONGEST + 5)
    for one in range(LONGEST + 4):
        put(tmp_path / f"c{one:04}/data/x.yaml" if one > 2 else warned(tmp_path, one), SUNDAY)
    out = clu(f"check --root . --on {ON}")[1]
    table = out[out.index("Comités  ") :].splitlines()
    assert [line.split()[0] for line in table[1 : LONGEST + 1]] == [
        f"c{one:04}/data" for one in range(3, LONGEST + 3)
    ]
    assert " ".join(table[LONGEST + 1 : LONGEST + 4]).translate(SPACES) == (
        "Ci-dessus : 1 autre comité avec des erreurs ; 3 autres comités sans erreur, avec "
        "des avertissements ou des écarts constatés. Rien à signaler dans 1 comité."
    )


SPACES = {0xA0: " ", 0x202F: " "}
SUNDAY = """\
time: 10h
places: [{name: Préfecture}]
agenda: [{id: tout, title: Tout, topics: [resultats, reclamations, propositions]}]
"""


def warned(folder, number):
    return folder / f"c{number:04}/data/meetings/2026-08-16/meeting.yaml"


def test_each_committee_is_judged_on_its_own_day(clu, tmp_path, monkeypatch):
    estate(tmp_path, "breve", "outre-mer/un-autre-dossier")
    late = datetime(2026, 2, 16, 21, tzinfo=UTC)
    monkeypatch.setattr("clu.cli.place.now", lambda: late)
    out = clu("check --root .")[1]
    assert "Contrôle du 16 février 2026 et 17 février 2026" in out.translate(SPACES)


# Over the processors ------------------------------------------------------------------------------


def whole(*arguments, **kwargs):
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}:{ROOT / 'tests'}"}
    return subprocess.run(
        [*CLU, *arguments], capture_output=True, env=environment, check=False, **kwargs
    )


@pytest.mark.parametrize("form", ["text", "json", "gitlab", "junit", "sarif", "github"])
def test_the_output_is_the_same_with_any_number_of_processors(tmp_path, form, clu, monkeypatch):
    estate(tmp_path)
    monkeypatch.setattr(spreading, "PAYS_FROM", 0)
    said = []
    for number in (1, 2, 4):
        monkeypatch.setattr(spreading, "processors", lambda number=number: number)
        said.append(clu(f"check --root . --on {ON} --format {form}"))
    assert said[0] == said[1] == said[2]
    assert said[0][1]


def test_one_committee_alone_imports_nothing_of_it(tmp_path):
    folder = write(tmp_path, {})
    program = (
        "import sys; from clu.cli.app import run; run(sys.argv[1:]);"
        "sys.exit([one for one in sys.modules if one.startswith(('multiprocessing', 'concurrent',"
        " 'clu.report.by_committee'))])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "check", "--data", folder, "--on", ON],
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert done.stderr.decode() == "[]\n"


HARNESS = """
import os, signal, sys, time
from pathlib import Path
from clu import cli, judging, spreading

how = sys.argv.pop(1)
spreading.processors, spreading.PAYS_FROM = (lambda: 2), 0
really = judging.judge

def judge(folder, when, **options):
    if "c0003" not in str(folder):
        return really(folder, when, **options)
    if how == "defect":
        raise ZeroDivisionError("douze")
    if how == "killed":
        os.kill(os.getpid(), signal.SIGKILL)
    Path("reached").touch()
    time.sleep(60)

judging.judge = judge
cli.main()
"""


@pytest.fixture
def harness(tmp_path):
    """clu, where a committee is a defect, the death of a process, or takes for ever."""
    copies(tmp_path, 6)
    (tmp_path / "harness.py").write_text(HARNESS, encoding="utf-8")
    return [sys.executable, "harness.py"], {
        "cwd": tmp_path,
        "env": {**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": str(tmp_path)},
        "stdout": subprocess.PIPE,
        "stderr": subprocess.PIPE,
    }


def test_a_defect_in_another_process_is_3_and_its_file_names_the_committee(harness, tmp_path):
    command, options = harness
    done = subprocess.run([*command, "defect", "check", "--root", "."], check=False, **options)
    out, err = done.stdout.decode().translate(SPACES), done.stderr.decode()
    assert done.returncode == 3
    assert "Traceback" not in out + err
    assert "1 comité non jugé :\n  c0003/data\n  Défaut de clu : ce n’est pas une faute" in out
    assert "5 comités, 90 fichiers" in out
    assert "Comité en cause\u00a0: c0003/data" in err
    (report,) = tmp_path.glob("clu-defaut-*.txt")
    told = report.read_text("utf-8")
    for words in ("c0003/data", "ZeroDivisionError: douze", "in judge"):
        assert words in told


@pytest.mark.parametrize("closed", ["lot/data", "lot/data/meetings", "lot"])
def test_a_folder_that_may_not_be_entered_stops_none_of_the_others(tmp_path, closed):
    for name in ("aube", "lot"):
        write(tmp_path / name, {})
    (tmp_path / closed).chmod(0)
    outcome = played(tmp_path, ["check", "--root", ".", "--on", str(ON)], obey_permissions)
    (tmp_path / closed).chmod(0o755)
    assert outcome.code == 1, outcome.err
    assert "CLU012" in outcome.out
    assert "2 comités" in outcome.out.translate(SPACES)


def test_a_killed_process_is_1_in_french(harness):
    command, options = harness
    done = subprocess.run([*command, "killed", "check", "--root", "."], check=False, **options)
    assert (done.returncode, done.stdout) == (1, b"")
    assert "faute de mémoire" in done.stderr.decode()


@pytest.mark.parametrize("whom", ["the whole terminal", "the first process alone"])
def test_ctrl_c_is_130_without_traceback_and_nobody_is_left(harness, tmp_path, whom):
    command, options = harness
    with subprocess.Popen(
        [*command, "slow", "check", "--root", "."],
        start_new_session=True,
        preexec_fn=hears,  # noqa: PLW1509 - no thread runs here
        **options,
    ) as running:
        wait_for((tmp_path / "reached").exists)
        send = os.killpg if whom == "the whole terminal" else os.kill
        send(running.pid, signal.SIGINT)
        out, err = running.communicate(timeout=20)
        assert (running.returncode, out) == (130, b"")
        assert err.decode().strip().startswith("Interrompu")
        wait_for(lambda: not alive(running.pid))


def hears():
    """Whoever was started in the background may have been told to ignore Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def alive(group):
    """Whether a process of the group still runs."""
    stats = (text(path) for path in Path("/proc").glob("[0-9]*/stat"))
    rest = (one.rpartition(")")[2].split() for one in stats if one)
    return any(int(fields[2]) == group and fields[0] != "Z" for fields in rest)


def text(path):
    try:
        return path.read_text("utf-8")
    except OSError:
        return ""


def wait_for(condition):
    deadline = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)


MEASURE = """
import resource, sys
from clu.cli.app import run
run(["check", "--root", sys.argv[1], "--on", "2026-02-16", "--format", "json"])
all_of_them = resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN
print(max(resource.getrusage(who).ru_maxrss for who in all_of_them), file=sys.stderr)
"""


def test_the_memory_does_not_grow_with_the_number_of_committees(tmp_path):
    """Well-kept registers, so that there is nothing to remember of them but their names."""
    few, many = (peak(copies(tmp_path / str(number), number)) for number in (4, 80))
    assert many < few * 1.25


def peak(folder):
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, folder], capture_output=True, env=environment, check=True
    )
    return int(done.stderr)
