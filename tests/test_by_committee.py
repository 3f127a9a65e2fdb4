"""`clu roster` and `clu follow-up` over several committees."""

import csv
import io
import json
import shutil

import pytest

from clu import spreading
from clu.cli.app import run
from estate import ON, estate, put
from examples import write

BROKEN = {
    "roster": "roster/2025-01-06.yaml",
    "follow-up": "meetings/2025-11-18/minutes/minutes.yaml",
}
KEYS = {"roster": "seats", "follow-up": "matters"}
FORMS = ("table", "markdown", "csv", "json")


@pytest.fixture
def clu(capsys, monkeypatch, tmp_path):
    """Run clu in this process, in an empty folder: exit code, stdout, stderr."""
    monkeypatch.chdir(tmp_path)

    def call(line):
        code = run(f"{line} --on {ON}".split())
        out, err = capsys.readouterr()
        return code, out, err

    return call


@pytest.fixture(params=KEYS)
def command(request):
    return request.param


@pytest.fixture
def committees(tmp_path):
    return estate(tmp_path, "breve", "neuf", "pre-l-abbe")


def rows(text):
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


@pytest.mark.parametrize("form", FORMS)
def test_each_committee_answers_under_its_name(clu, committees, golden, command, form):
    code, out, err = clu(f"{command} --root . --format {form}")
    assert (code, err) == (0, "")
    if form == "table":
        assert max(map(len, out.splitlines())) <= 80
    golden(f"by-committee/{command}-{form}.txt", out.replace("\r\n", "\n"))


def test_the_columns_of_one_committee_stay_and_those_of_several_come_before(
    clu, committees, command
):
    alone = rows(clu(f"{command} --data breve/data --format csv")[1])
    beside = rows(clu(f"{command} --data breve/data --data neuf/data --format csv")[1])
    below = rows(clu(f"{command} --root breve --format csv")[1])
    assert [row[3:] for row in below] == alone
    assert [row[3:] for row in beside] == alone
    assert below[0][:3] == ["Département", "Institution", "Dossier"]
    assert all(row[:3] == ["15", "Préfecture de la Haute-Brève", "breve/data"] for row in below[1:])


def test_the_json_of_one_committee_is_that_of_several(clu, committees, command):
    one = json.loads(clu(f"{command} --data breve/data --format json")[1])
    several = json.loads(clu(f"{command} --root . --format json")[1])
    assert list(one) == list(several) == ["version", "on", "committees"]
    assert one["committees"] == several["committees"][:1]
    assert [one["data"] for one in several["committees"]] == [
        "breve/data",
        "neuf/data",
        "pre-l-abbe/data",
    ]


@pytest.mark.parametrize("form", FORMS)
def test_a_committee_that_cannot_be_read_is_said_and_stops_no_other(clu, committees, command, form):
    put(committees / "breve/data" / BROKEN[command], "x: [\n")
    code, out, err = clu(f"{command} --root . --format {form}")
    assert code == 1
    place = f"data/{BROKEN[command]}:1"
    assert place in (err if form == "csv" else out)
    assert "pre-l-abbe/data" in out or form == "markdown"
    if form == "json":
        first, *others = json.loads(out)["committees"]
        assert (first[KEYS[command]], first["unread"]) == (None, place)
        assert all(one[KEYS[command]] is not None and one["unread"] is None for one in others)


@pytest.mark.parametrize("form", FORMS)
def test_the_output_is_the_same_with_any_number_of_processors(
    clu, committees, command, form, monkeypatch
):
    monkeypatch.setattr(spreading, "PAYS_FROM", 0)
    said = []
    for number in (1, 2, 4):
        monkeypatch.setattr(spreading, "processors", lambda number=number: number)
        said.append(clu(f"{command} --root . --format {form}"))
    assert said[0] == said[1] == said[2]


def test_a_committee_without_a_sheet_says_so(clu, committees):
    code, out, _ = clu("roster --root .")
    assert code == 0
    assert "Aucune version de la procédure n’est en vigueur" in out
    assert clu("roster --data neuf/data")[0] == 2


def test_a_seat_is_told_with_the_identifier_that_commands_take(clu, tmp_path):
    folder = write(tmp_path, {})
    assert "      maires · M." in clu("roster --data data")[1].replace("\u00a0", " ")
    shutil.rmtree(folder / "roster")
    out = clu("roster --data data")[1]
    assert "      maires · titulaire non connu" in out
    assert "aucun pourvu" in out


@pytest.mark.parametrize(
    "line",
    [
        "follow-up navette-mairie --root .",
        "follow-up navette-mairie --root . --answer retenue",
        "follow-up navette-mairie --data breve/data --data neuf/data --answer retenue",
        "follow-up --answer retenue --root .",
    ],
)
def test_something_is_recorded_in_one_committee_alone(clu, committees, line):
    before = sorted(committees.rglob("*"))
    code, out, err = clu(line)
    assert (code, out) == (2, "")
    assert "--data DOSSIER" in err
    assert sorted(committees.rglob("*")) == before


def test_one_committee_is_told_as_ever(clu, tmp_path, command):
    write(tmp_path, {})
    for form in FORMS[:3]:
        assert clu(f"{command} --data data --format {form}") == clu(f"{command} --format {form}")
    assert "data" not in clu(command)[1].splitlines()
