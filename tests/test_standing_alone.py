"""One committee among several that cannot be judged, or cannot answer, stops none of the others."""

import json
import os
import re
import shutil
import subprocess
import sys

import pytest

from clu import committees, judging, revisions, spreading
from clu.cli import committees as asked_of
from clu.cli.app import run
from estate import ON, estate, put
from examples import write
from forked import obey_permissions, played
from repositories import CONFIG, WHO, with_register
from test_by_committee import BROKEN
from test_report_schemas import READERS
from test_schema_report import REPORT

COMMANDS = ("check", "overview", "roster", "follow-up")
WELL = ("--data", "breve/data", "--data", "pre-l-abbe/data")
AMID = ("--data", "breve/data", "--data", "mal/data", "--data", "pre-l-abbe/data")
OPEN = "mal/data"
UDAF = "meetings/2026-03-10/substitutions/udaf.yaml"
LATE = (
    "substitute: {civility: M., last_name: AUBRY, function: directeur}\n"
    "received: 2026-03-09\nevidence: courriel\n"
)
SPACES = {0xA0: " ", 0x202F: " "}


@pytest.fixture(autouse=True)
def machine(monkeypatch, tmp_path):
    monkeypatch.setattr(spreading, "PAYS_FROM", 0)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    for name in [one for one in os.environ if one.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def clu(capsys, monkeypatch):
    """Run clu on one processor and on two: the exit code and both streams, the same on each."""

    def call(*words):
        said = []
        for number in (1, 2):
            monkeypatch.setattr(spreading, "processors", lambda number=number: number)
            code = run([*words, "--on", ON])
            out, err = capsys.readouterr()
            said.append((code, out, re.sub(r"clu-defaut-\S+", "clu-defaut", err)))
        assert said[0] == said[1]
        return said[0]

    return call


# What the disk holds, and clu itself --------------------------------------------------------------


def without_committee(folder, *_):
    (folder / "committee.yaml").unlink()


def empty(folder, *_):
    shutil.rmtree(folder)
    folder.mkdir()


def five_megabytes(folder, _, command):
    name = BROKEN.get(command, "committee.yaml")
    put(folder / name, "# " + "x" * 5 * 1024 * 1024)


def gone(folder, monkeypatch, _):
    """It goes once the committees are chosen, before they are read."""
    really = asked_of.chosen

    def chosen(*given):
        found = really(*given)
        if len(found) > 2:
            shutil.rmtree(folder, ignore_errors=True)
        return found

    folder_of = os.path.isdir
    monkeypatch.setattr(os.path, "isdir", lambda one: str(one) == OPEN or folder_of(one))
    monkeypatch.setattr(asked_of, "chosen", chosen)


def judge(folder, *words, **options):
    return judging.judge(sound(folder), *words, **options)


def ask(folder, *words, **options):
    return ASK(sound(folder), *words, **options)


ASK = committees.ask


def sound(folder):
    if folder.as_posix() == OPEN:
        raise ZeroDivisionError("douze")
    return folder


def defect(_, monkeypatch, command):
    del command
    monkeypatch.setattr("clu.cli.check.judge", judge)
    monkeypatch.setattr(committees, "ask", ask)


TROUBLES = {
    "no committee.yaml": (without_committee, 1),
    "nothing in the folder": (empty, 1),
    "a file of five megabytes": (five_megabytes, 1),
    "a folder that goes away": (gone, 1),
    "a defect of clu": (defect, 3),
}


def answers(command, out):
    """What each committee answers, by its folder."""
    content = json.loads(out)
    if command != "check":
        return {one["data"]: one for one in content["committees"]}
    found = {folder: [] for folder in content["data"]}
    for one in content["findings"]:
        found[next(folder for folder in found if one["file"].startswith(folder))].append(one)
    return found


SUFFICIENT = {
    ("roster", without_committee): "its seats and holders are there",
    ("follow-up", without_committee): "its minutes are there",
    ("roster", empty): "no sheet was in force",
    ("follow-up", empty): "nothing is open",
}
"""What a command does not need to answer of a committee: there is then no trouble."""


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(("trouble", "code"), TROUBLES.values(), ids=TROUBLES)
def test_the_others_answer_in_full(clu, tmp_path, monkeypatch, command, trouble, code):
    estate(tmp_path, "breve", "pre-l-abbe")
    write(tmp_path / "mal", {})
    well = answers(command, clu(command, *WELL, "--format", "json")[1])
    trouble(tmp_path / OPEN, monkeypatch, command)
    code = 0 if (command, trouble) in SUFFICIENT else code
    outcome, out, err = clu(command, *AMID, "--format", "json")
    found = answers(command, out)
    ill = found.pop(OPEN)
    assert outcome == code
    assert found == well
    if command != "check":
        assert ill["defect"] is (code == 3)
        assert bool(ill["unread"]) is (code == 1)
    elif code == 3:
        (refused,) = json.loads(out)["refused"]
        assert (refused["data"], refused["judged"]) == (OPEN, False)
        assert refused["message"].startswith("défaut de clu")
    else:
        assert any(one["severity"] == "error" for one in ill)
    assert ("Défaut de clu" in err) is (code == 3)


FORMS = {
    "check": ("text", "github", "gitlab", "junit", "sarif"),
    "overview": ("table", "csv", "html"),
    "roster": ("table", "markdown", "csv"),
    "follow-up": ("table", "markdown", "csv"),
}
EACH = [(command, form) for command, forms in FORMS.items() for form in forms]


@pytest.mark.parametrize(("command", "form"), EACH)
@pytest.mark.parametrize(("trouble", "code"), TROUBLES.values(), ids=TROUBLES)
def test_every_form_tells_of_it_and_of_the_others(
    capsys, tmp_path, monkeypatch, command, form, trouble, code
):
    estate(tmp_path, "breve", "pre-l-abbe")
    write(tmp_path / "mal", {})
    trouble(tmp_path / OPEN, monkeypatch, command)
    if (command, trouble) in SUFFICIENT:
        assert run([command, *AMID, "--format", form, "--on", ON]) == 0
        return
    assert run([command, *AMID, "--format", form, "--on", ON]) == code
    out, err = capsys.readouterr()
    page = tmp_path / "build/overview.html"
    out = out + page.read_text("utf-8") if form == "html" else out
    told = out + (err if form in ("csv", "github", "gitlab", "junit", "sarif") else "")
    assert "Pré-l’Abbé" in told or "pre-l-abbe/data" in told
    assert OPEN in told or "défaut de clu" in told.lower() or "illisible" in told
    if form in READERS:
        READERS[form](out)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_folder_that_may_not_be_entered(tmp_path, command):
    estate(tmp_path, "breve", "pre-l-abbe")
    write(tmp_path / "mal", {})
    line = ["--format", "json", "--on", ON]
    well = answers(command, played(tmp_path, [command, *WELL, *line], obey_permissions).out)
    (tmp_path / OPEN).chmod(0)
    outcome = played(tmp_path, [command, "--root", ".", *line], obey_permissions)
    (tmp_path / OPEN).chmod(0o755)
    found = answers(command, outcome.out)
    assert outcome.code == 1, outcome.err
    assert found.pop(OPEN)
    assert found == well


# What git holds -----------------------------------------------------------------------------------


def repository(name, *commits):
    made = with_register(name, {UDAF: LATE})
    for day in commits:
        made.commit(day)
    return made


def no_repository(folder):
    write(folder, {UDAF: LATE})


def unknown_revision(folder):
    repository(folder, "2026-02-16")


def nothing_committed(folder):
    repository(folder)


def shallow(folder):
    there = repository(folder.with_name("ailleurs"), "2026-02-16", "2026-02-17")
    there.clone(folder, "--depth=1")


def lacking_its_tree(folder):
    made = repository(folder, "2026-02-16", "2026-02-17")
    tree = made.git("rev-parse", "HEAD~1^{tree}")
    (folder / ".git/objects" / tree[:2] / tree[2:]).unlink()


def spoilt_index(folder):
    repository(folder, "2026-02-16", "2026-02-17")
    (folder / ".git/index").write_bytes(b"DIRC")


def unfinished_merge(folder):
    made = repository(folder, "2026-02-16")
    made.git("switch", "--quiet", "--create", "autre")
    made.put(f"data/{UDAF}", LATE.replace("AUBRY", "BRIAND"))
    made.commit("2026-02-17")
    made.git("switch", "--quiet", "main")
    made.put(f"data/{UDAF}", LATE.replace("AUBRY", "CARON"))
    made.commit("2026-02-18")
    done = subprocess.run(
        ["git", "merge", "autre"],
        cwd=folder,
        capture_output=True,
        check=False,
        env={**os.environ, **CONFIG, **WHO},
    )
    assert done.returncode == 1, done.stderr


SINCE, STAGED = ("--since", "HEAD~1"), ("--staged",)
GIT = {
    "no repository, since": (no_repository, SINCE, "n’est pas dans un dépôt"),
    "no repository, staged": (no_repository, STAGED, "n’est pas dans un dépôt"),
    "both asked, no repository": (no_repository, (*STAGED, *SINCE), "n’est pas dans un dépôt"),
    "an unknown revision": (unknown_revision, SINCE, "révision inconnue"),
    "both asked, the revision unknown": (unknown_revision, (*STAGED, *SINCE), "révision inconnue"),
    "nothing committed": (nothing_committed, SINCE, "aucun commit"),
    "a shallow clone": (shallow, SINCE, "incomplet"),
    "a broken repository, since": (lacking_its_tree, SINCE, "git refuse"),
    "a broken repository, staged": (spoilt_index, STAGED, "git refuse"),
    "a merge not finished": (unfinished_merge, STAGED, "fusion inachevée"),
}


@pytest.fixture
def well(tmp_path):
    """Two committees in repositories of their own, one of them with a late substitute."""
    for name, words in (("breve", LATE), ("pre-l-abbe", LATE.replace("-09", "-02"))):
        made = with_register(tmp_path / name, {})
        made.commit("2026-02-16")
        made.put(f"data/{UDAF}", words)
        made.commit("2026-02-17")


@pytest.mark.parametrize(("make", "asked", "words"), GIT.values(), ids=GIT)
def test_what_git_cannot_tell_of_one_is_told_and_the_others_are_judged(
    clu, tmp_path, well, make, asked, words
):
    make(tmp_path / "mal")
    line = (*asked, "--format", "json")
    before = json.loads(clu("check", *WELL, *line)[1])
    code, out, err = clu("check", *AMID, *line)
    report = json.loads(out)
    (refused,) = report["refused"]
    of_it = [one for one in report["findings"] if one["file"].startswith("mal/")]
    judged = STAGED[0] not in asked or make is unknown_revision
    assert code == 2
    REPORT.validate(report)
    assert [one for one in report["findings"] if one not in of_it] == before["findings"]
    assert "refused" not in before
    assert (refused["data"], refused["judged"]) == (OPEN, judged)
    assert words in refused["message"]
    assert refused["help"]
    assert [(one["code"], one["new"]) for one in of_it] == ([("CLU402", None)] if judged else [])
    assert OPEN in err
    assert words.lower() in err.lower()


@pytest.mark.parametrize("form", READERS)
@pytest.mark.parametrize(("make", "asked", "words"), GIT.values(), ids=GIT)
def test_the_formats_of_forges_stay_valid_and_tell_of_it(
    clu, tmp_path, well, make, asked, words, form
):
    make(tmp_path / "mal")
    code, out, err = clu("check", *AMID, *asked, "--format", form)
    READERS[form](out)
    assert code == 2
    for told in (out, err):
        assert words.lower() in told.lower()
        assert OPEN in told
    assert "breve/data" in err


def test_the_text_has_them_by_their_reasons(clu, tmp_path, well, golden):
    no_repository(tmp_path / "mal")
    unknown_revision(tmp_path / "pire")
    no_repository(tmp_path / "sans")
    code, out, err = clu("check", "--root", ".", "--since", "HEAD~1")
    assert (code, err) == (2, "")
    golden("check-since-of-several.txt", out)
    code, out, err = clu("check", "--root", ".", "--staged")
    assert (code, err) == (2, "")
    golden("check-staged-of-several.txt", out)


def test_a_committee_that_was_not_judged_is_no_clean_one(clu, tmp_path):
    with_register(tmp_path / "breve", {}).commit("2026-02-16")
    write(tmp_path / "mal", {})
    out = clu("check", "--root", ".", "--staged")[1].translate(SPACES)
    assert "Rien à signaler dans 1 comité." in out
    assert "Rien à signaler dans ce qui a été jugé ; 1 comité non jugé." in out


@pytest.mark.parametrize("asked", [SINCE, STAGED])
def test_where_git_can_tell_of_none_nothing_is_shown(clu, tmp_path, asked):
    no_repository(tmp_path / "mal")
    no_repository(tmp_path / "pire")
    code, out, err = clu("check", "--root", ".", *asked)
    assert (code, out) == (2, "")
    assert "2 comités non jugés" in err.translate(SPACES)
    for words in ("mal/data", "pire/data", "n’est pas dans un dépôt git", "Aide"):
        assert words in err


def test_a_temporary_folder_that_is_full_is_told_of_those_that_need_it(clu, well, monkeypatch):
    really = revisions.git.export

    def export(at, *words):
        if at.top.name == "breve":
            raise OSError(28, "No space left on device")
        return really(at, *words)

    monkeypatch.setattr(revisions.git, "export", export)
    code, out, _ = clu("check", *WELL, "--staged", "--format", "json")
    report = json.loads(out)
    assert code == 2
    assert [one["data"] for one in report["refused"]] == ["breve/data"]
    assert "le disque est plein" in report["refused"][0]["message"]
    assert report["summary"]["files"] > 0


def test_a_meeting_of_the_committee_that_was_not_judged_is_not_unknown(clu, tmp_path, well):
    no_repository(tmp_path / "mal")
    put(tmp_path / OPEN / "meetings/2026-05-05/meeting.yaml", "time: 25h\n")
    code, _, err = clu("check", "2026-05-05", *AMID, "--staged")
    assert code == 2
    assert "n’est pas dans un dépôt git" in err


def test_the_file_of_a_defect_names_every_committee(tmp_path):
    for name in ("breve", "mal", "pire", "sain"):
        write(tmp_path / name, {})
    program = (
        "import sys; from clu import cli, committees, spreading\n"
        "spreading.processors, spreading.PAYS_FROM = (lambda: 2), 0\n"
        "really = committees.ask\n"
        "def ask(folder, *words, **options):\n"
        "    if folder.as_posix() in ('mal/data', 'pire/data'):\n"
        "        raise ZeroDivisionError('douze')\n"
        "    return really(folder, *words, **options)\n"
        "committees.ask = ask\n"
        "cli.main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "overview", "--root", ".", "--on", ON],
        capture_output=True,
        check=False,
        cwd=tmp_path,
        env={**os.environ, "TMPDIR": str(tmp_path), "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    out, err = done.stdout.decode().translate(SPACES), done.stderr.decode()
    assert done.returncode == 3
    assert "2 comités sans réponse (défaut de clu)" in out
    assert "Comités en cause\u00a0: mal/data, pire/data\n" in err
    (path,) = tmp_path.glob("clu-defaut-*.txt")
    told = path.read_text("utf-8")
    for words in ("mal/data", "pire/data", "ZeroDivisionError: douze", "in ask"):
        assert words in told
