"""What a command prints, as the file that `--output` asks for: the same text, never lost."""

import csv
import io

import pytest

from clu.cli.app import run
from estate import ON, estate, put
from examples import write
from forked import obey_permissions, played
from test_by_committee import BROKEN as UNREAD

BROKEN = {**UNREAD, "overview": "committee.yaml"}
"""What no answer of a command can do without."""

BOM = b"\xef\xbb\xbf"
FILES = {
    "procedure": "procedure.md",
    "procedure --format html": "procedure.html",
    "roster --format markdown": "roster.md",
    "roster --format csv": "roster.csv",
    "roster --format json": "roster.json",
    "follow-up --format markdown": "follow-up.md",
    "follow-up --format csv": "follow-up.csv",
    "follow-up --format json": "follow-up.json",
    "overview --format csv": "overview.csv",
    "overview --format json": "overview.json",
}
OF_SEVERAL = {line: file for line, file in FILES.items() if not line.startswith("procedure")}
TABLES = {line: file for line, file in FILES.items() if file.endswith(".csv")}


def cases(table):
    return pytest.mark.parametrize(("line", "file"), table.items(), ids=list(table))


@pytest.fixture
def clu(capsys, monkeypatch, tmp_path):
    """Run clu in this process, in an empty folder: exit code, stdout, stderr."""
    monkeypatch.chdir(tmp_path)

    def call(line):
        code = run(f"{line} --on {ON}".split())
        out, err = capsys.readouterr()
        return code, out.replace("\u00a0", " "), err.replace("\u00a0", " ")

    return call


@pytest.fixture
def printed(capsys, monkeypatch, tmp_path):
    """What clu prints in that folder, as it stands there."""
    monkeypatch.chdir(tmp_path)

    def call(line):
        run(f"{line} --on {ON}".split())
        return capsys.readouterr().out

    return call


def content(path):
    """The text of the file; a table has the mark by which a spreadsheet knows its encoding."""
    found = path.read_bytes()
    assert found.startswith(BOM) == (path.suffix == ".csv")
    return found.removeprefix(BOM).decode()


def lines(text):
    return text.replace("\r\n", "\n")


@cases(FILES)
def test_the_file_holds_what_is_printed(clu, printed, tmp_path, line, file):
    write(tmp_path, {})
    shown = printed(line)
    assert shown
    assert clu(f"{line} --output build/ici") == (0, f"Fichier : build/ici/{file}\n", "")
    assert lines(content(tmp_path / "build/ici" / file)) == lines(shown)


@cases(OF_SEVERAL)
def test_of_several_committees_too(clu, printed, tmp_path, line, file):
    estate(tmp_path, "breve", "neuf", "pre-l-abbe")
    shown = printed(f"{line} --root .")
    assert "Pré-l’Abbé" in shown
    assert clu(f"{line} --root . --output build") == (0, f"Fichier : build/{file}\n", "")
    assert lines(content(tmp_path / "build" / file)) == lines(shown)


@pytest.mark.parametrize("several", [False, True], ids=["one committee", "several"])
@cases(TABLES)
def test_a_table_is_one_that_a_french_spreadsheet_opens(clu, tmp_path, line, file, several):
    estate(tmp_path, "breve", "pre-l-abbe")
    committees = "--root ." if several else "--data pre-l-abbe/data"
    clu(f"{line} {committees} --output build")
    text = content(tmp_path / "build" / file)
    assert text.endswith("\r\n")
    assert text.count("\n") == text.count("\r\n")
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
    assert len(rows) > 1
    assert {len(row) for row in rows} == {len(rows[0])}
    assert any("é" in cell for row in rows for cell in row)


@cases(FILES)
def test_a_second_time_nothing_is_written(clu, tmp_path, line, file):
    write(tmp_path, {})
    clu(f"{line} --output build")
    before = (tmp_path / "build" / file).stat().st_mtime_ns
    assert clu(f"{line} --output build") == (0, f"Fichier : build/{file}, inchangé\n", "")
    assert (tmp_path / "build" / file).stat().st_mtime_ns == before


@cases(FILES)
def test_what_was_changed_by_hand_is_kept(clu, tmp_path, line, file):
    write(tmp_path, {})
    clu(f"{line} --output build")
    put(tmp_path / "build" / file, "à moi\n")
    code, out, err = clu(f"{line} --output build")
    assert (code, out) == (1, "")
    assert file in err
    assert "--force" in err
    assert (tmp_path / "build" / file).read_text("utf-8") == "à moi\n"
    assert clu(f"{line} --output build --force") == (0, f"Fichier : build/{file}\n", "")
    assert "à moi" not in content(tmp_path / "build" / file)


@cases(FILES)
def test_the_files_of_other_commands_stay(clu, tmp_path, line, file):
    write(tmp_path, {})
    for other in FILES:
        clu(f"{other} --output build")
    assert clu(f"{line} --output build")[0] == 0
    assert {path.name for path in (tmp_path / "build").iterdir()} == {*FILES.values(), "SHA256SUMS"}


@cases(FILES)
def test_a_folder_that_may_not_be_written_to_is_told(tmp_path, line, file):
    write(tmp_path, {})
    locked = tmp_path / "ferme"
    locked.mkdir()
    locked.chmod(0o555)
    words = [*line.split(), "--output", "ferme", "--on", ON]
    outcome = played(tmp_path, words, obey_permissions)
    locked.chmod(0o755)
    assert (outcome.code, outcome.out) == (1, "")
    assert "écriture impossible" in outcome.err
    assert "--output" in outcome.err
    assert list(locked.iterdir()) == []


@cases(OF_SEVERAL)
def test_a_committee_that_cannot_be_read_is_told_beside_the_file(clu, tmp_path, line, file):
    estate(tmp_path, "breve", "neuf", "pre-l-abbe")
    put(tmp_path / "breve/data" / BROKEN[line.split()[0]], "x: [\n")
    code, out, err = clu(f"{line} --root . --output build")
    assert (code, out) == (1, f"Fichier : build/{file}\n")
    assert err.count("clu check --data breve/data") == 1
    assert "Pré-l’Abbé" in content(tmp_path / "build" / file)


@pytest.mark.parametrize("command", UNREAD)
def test_a_register_that_cannot_be_read_leaves_no_file(clu, tmp_path, command):
    write(tmp_path, {UNREAD[command]: "x: [\n"})
    code, out, err = clu(f"{command} --format csv --output build")
    assert (code, out) == (1, "")
    assert UNREAD[command] in err
    assert not (tmp_path / "build").exists()


REFUSED = {
    "roster --output build": "--format markdown, csv ou json",
    "roster --force": "--format markdown, csv ou json",
    "roster --format csv --force": "--force va avec --output DOSSIER",
    "follow-up --output build": "--format markdown, csv ou json",
    "follow-up --format json --force": "--force va avec --output DOSSIER",
    "overview --output build": "--format csv, json, html ou pdf",
    "overview --format csv --force": "--force va avec --output DOSSIER",
    "procedure --force": "--force va avec --output DOSSIER",
    "procedure --format html --force": "--force va avec --output DOSSIER",
}


@pytest.mark.parametrize(("line", "needle"), REFUSED.items(), ids=list(REFUSED))
def test_wrong_use_is_2_and_writes_nothing(clu, tmp_path, line, needle):
    write(tmp_path, {})
    code, out, err = clu(line)
    assert (code, out) == (2, "")
    assert needle in err
    assert not (tmp_path / "build").exists()
