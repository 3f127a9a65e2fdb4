"""The sheet to sign: everybody expected, in the sheet's order; what is not known left to write."""
# ruff: noqa: E501 - a case is a line of its table

import csv
import io
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clu import spreadsheet
from clu.attendance import printing
from clu.attendance.sheet import doubts, sheet
from clu.cli.app import run
from clu.store import load
from committees import ELSEWHERE, FEMININE, flow, text
from examples import write

EVE = date(2026, 3, 9)
DAY = "2026-03-10"
MEETING = f"meetings/{DAY}"
AUBRY = "civility: M., first_name: Simon, last_name: AUBRY, function: directeur"


def replied(name, state):
    return {f"{MEETING}/replies/{name}.yaml": f"state: {state}\nreceived: 2026-03-02\n"}


def announced(name, person=f"{{{AUBRY}}}", received="2026-03-05"):
    known = f"substitute: {person}\n" if person else ""
    return {
        f"{MEETING}/substitutions/{name}.yaml": f"{known}received: {received}\nevidence: courriel\n"
    }


def designated(line):
    return {"roster/2026-01-05.yaml": f"designations:\n  - {{{line}}}\n"}


@pytest.fixture
def made(tmp_path):
    """The sheet of the meeting, once some files are changed."""

    def make(files=None, on=EVE):
        register = load(write(tmp_path, files or {}), on)
        return sheet(register, register.meeting(DAY))

    return make


def rows(one):
    return {row.id: row for college in one.colleges for row in college.rows} | {
        row.id: row for row in one.guests
    }


def line(row):
    return row.name, row.function, row.notes, row.blank


LATE = (
    "suppléance par M.\u00a0Simon AUBRY, directeur, annoncée hors délai le lundi 9\u00a0mars 2026"
)
HOLDER = "M.\u00a0Armand de LA TOUR"
CASES = {
    "a holder": ({}, "referente-qualite", ("Mme\u00a0Odile TRÉVISE", None, (), None)),
    "a holder who may send a representative": (
        {},
        "citoyennete",
        ("M.\u00a0Baptiste LORMEL", None, (), "ou son représentant"),
    ),
    "a substitute announced in time": (
        {},
        "udaf",
        ("M.\u00a0Simon AUBRY", "directeur", ("suppléant de Mme\u00a0Claire PONS",), None),
    ),
    "a woman as substitute": (
        announced("maires", "{civility: Mme, last_name: AUBRY}"),
        "maires",
        ("Mme\u00a0AUBRY", None, (f"suppléante de {HOLDER}",), None),
    ),
    "a substitute whose gender nothing tells": (
        announced("maires", "{first_name: Camille, last_name: AUBRY}"),
        "maires",
        ("Camille AUBRY", None, (f"en suppléance de {HOLDER}",), None),
    ),
    "a substitute of somebody not known": (
        announced("maires") | {"roster/2025-01-06.yaml": None, "roster/2025-01-07.yaml": "designations:\n  - {seat: maires, vacant: oui}\n"},
        "maires",
        ("M.\u00a0Simon AUBRY", "directeur", ("suppléant",), None),
    ),
    "a substitute announced too late": (
        announced("maires", received="2026-03-09"),
        "maires",
        (HOLDER, "maire de Pré-l'Abbé", (LATE,), "Nom"),
    ),
    "too late, but let in by a decision": (
        announced("maires", received="2026-03-09")
        | {"decisions.yaml": f"settled:\n  - {{key: tard, code: CLU402, meeting: {DAY}, seat: maires, decision: admis, by: Irène CASTELNAU, on: {EVE}, reason: accord}}\n"},
        "maires",
        ("M.\u00a0Simon AUBRY", "directeur", (f"suppléant de {HOLDER}",), None),
    ),
    "too late, but a representative may come at any time": (
        announced("citoyennete", received="2026-03-09"),
        "citoyennete",
        ("M.\u00a0Simon AUBRY", "directeur", ("suppléant de M.\u00a0Baptiste LORMEL",), None),
    ),
    "a substitution without a name": (
        replied("maires", "suppléé"),
        "maires",
        (HOLDER, "maire de Pré-l'Abbé", ("suppléance annoncée, sans nom",), "Nom"),
    ),
    "a substitution told late, without a name": (
        announced("maires", None, "2026-03-09"),
        "maires",
        (HOLDER, "maire de Pré-l'Abbé", ("suppléance annoncée hors délai le lundi 9\u00a0mars 2026",), "Nom"),
    ),
    "somebody excused": (
        replied("defenseur-des-droits", "excusé"),
        "defenseur-des-droits",
        ("Mme\u00a0Nour HADDAD", None, ("excusée",), None),
    ),
    "an apology with no person named": (
        replied("udaf", "excusé") | designated("seat: udaf, vacant: oui") | {f"{MEETING}/substitutions/udaf.yaml": None},
        "udaf",
        (None, None, ("siège vacant", "absence excusée"), None),
    ),
    "an apology of a seat whose holder is not known": (
        replied("maires", "excusé") | {"roster/2025-01-06.yaml": None},
        "maires",
        (None, None, ("absence excusée",), "Nom"),
    ),
    "somebody at a distance": (
        replied("secretaire-generale", "à distance"),
        "secretaire-generale",
        ("Mme\u00a0Irène CASTELNAU", None, ("à distance",), "ou son représentant"),
    ),
    "who said to come is not pointed out": (
        replied("maires", "présent"),
        "maires",
        (HOLDER, "maire de Pré-l'Abbé", (), None),
    ),
    "a vacant seat": (
        designated("seat: maires, vacant: oui"),
        "maires",
        (None, None, ("siège vacant",), None),
    ),
    "a holder not known": ({"roster/2025-01-06.yaml": None}, "maires", (None, None, (), "Nom")),
    "a name attested too long ago": (
        designated("seat: maires, until: 2026-01-10")
        | {"roster/2026-01-11.yaml": "designations:\n  - {seat: maires, attested: oui, holder: {civility: M., last_name: VIEUX}}\n"}
        | {"committee.yaml": f"{text('committee.yaml')}  attestation_months: 0\n"},
        "maires",
        (None, None, (), "Nom"),
    ),
    "a guest": ({}, "association-roulement", ("M.\u00a0Paul ESTÈVE", None, (), None)),
    "a guest without a name": (
        {
            f"{MEETING}/meeting.yaml": "time: 9h\nguests:\n  - {id: ecole, letter: personal, title: L'école}\n"
        },
        "ecole",
        (None, None, (), "Nom"),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("files", "name", "wanted"), CASES.values(), ids=CASES)
def test_each_line_says_who_is_expected(made, files, name, wanted):
    assert line(rows(made(files))[name]) == wanted


def test_the_lines_follow_the_procedure_s_order_by_college(made):
    one = made()
    assert one.colleges[0].title == "Représentants des services de la préfecture"
    assert [row.id for group in one.colleges for row in group.rows] == [
        "secretaire-generale",
        "citoyennete",
        "referente-qualite",
        "maires",
        "defenseur-des-droits",
        "udaf",
    ]
    assert [row.id for row in one.guests] == ["association-roulement"]


def test_titles_follow_whoever_holds_the_seat(made):
    one = rows(made())
    assert one["secretaire-generale"].title.startswith("La secrétaire générale")
    assert one["defenseur-des-droits"].title == "La déléguée du Défenseur des droits"


OFFICERS = {
    "both expected": (
        {},
        "Mme\u00a0Irène CASTELNAU, secrétaire générale de la préfecture de la Haute-Brève",
        "Mme\u00a0Odile TRÉVISE, référente qualité",
    ),
    "both excused": (
        replied("secretaire-generale", "excusé") | replied("referente-qualite", "excusé"),
        None,
        None,
    ),
    "a substitute keeps the minutes, nothing says that one chairs": (
        announced("secretaire-generale") | announced("referente-qualite"),
        None,
        "M.\u00a0Simon AUBRY, directeur",
    ),
    "the secretary's substitute came too late": (
        announced("referente-qualite", received="2026-03-09"),
        "Mme\u00a0Irène CASTELNAU, secrétaire générale de la préfecture de la Haute-Brève",
        None,
    ),
    "names not known": (
        {"roster/2025-01-06.yaml": None},
        "le secrétaire général de la préfecture de la Haute-Brève",
        "la référente qualité",
    ),
}


@pytest.mark.parametrize(("files", "chair", "secretary"), OFFICERS.values(), ids=OFFICERS)
def test_the_head_names_chair_and_secretary_where_they_are_known(made, files, chair, secretary):
    one = made(files)
    assert (one.chair, one.secretary) == (chair, secretary)


def test_what_is_to_be_asked_before_printing(tmp_path):
    files = announced("maires", received="2026-03-09") | designated(
        "seat: citoyennete, vacant: oui"
    )
    roster = text("roster/2025-01-06.yaml").replace("  - seat: udaf\n", "  - seat: inconnu\n", 1)
    old = "designations:\n  - {seat: defenseur-des-droits, attested: oui, holder: {last_name: X}}\n"
    roster = re.sub(r"  - seat: defenseur-des-droits\n.*\n.*\n", "", roster)
    files |= {"roster/2025-01-06.yaml": roster, "roster/2024-01-05.yaml": old}
    files |= {f"{MEETING}/substitutions/udaf.yaml": None}
    register = load(write(tmp_path, files), EVE)
    found = doubts(register, register.meeting(DAY))
    assert found.stale == ("defenseur-des-droits",)
    assert found.unknown == ("udaf",)
    assert found.late == ("maires",)


# Files --------------------------------------------------------------------------------------------


@pytest.fixture
def files(tmp_path):
    def make(changes=None):
        register = load(write(tmp_path, changes or {}), EVE)
        return printing.files(register, register.meeting(DAY))

    return make


LIVED_IN = (
    announced("maires", received="2026-03-09")
    | replied("defenseur-des-droits", "excusé")
    | replied("secretaire-generale", "à distance")
    | designated("seat: citoyennete, vacant: oui")
)


def test_the_sheet_has_its_golden_copy(files, golden):
    made = files(LIVED_IN)
    golden("documents/attendance.md", made["attendance.md"].decode())
    page = re.sub(r"(?s)<style>.*</style>", "<style></style>", made["attendance.html"].decode())
    golden("documents/attendance.html", page)
    table = made["attendance.csv"].decode("utf-8-sig")
    assert table.endswith("\r\n")
    golden("documents/attendance.csv", table.replace("\r\n", "\n"))


def test_it_is_written_twice_alike(files, tmp_path):
    first = files(LIVED_IN)
    register = load(tmp_path / "data", EVE)
    assert printing.files(register, register.meeting(DAY)) == first


def headings(page):
    return re.findall(r"<(h\d)", page)


def test_each_place_has_a_sheet_with_everybody(files):
    made = files({f"{MEETING}/meeting.yaml": ELSEWHERE})
    page, markdown = made["attendance.html"].decode(), made["attendance.md"].decode()
    assert page.count('<section class="sheet">') == 2
    assert headings(page) == ["h1", "h2", "h2"]
    assert markdown.count("Mme\u00a0Odile TRÉVISE** |") == 2
    assert (
        "Lieu\u00a0: Sous-préfecture de Pré-l’Abbé, 1\u00a0rue du Pont, 15100 Saint-Flour"
        in markdown
    )
    assert made["attendance.csv"].decode("utf-8-sig").count("Odile") == 1


def test_one_place_is_one_sheet(files):
    page = files()["attendance.html"].decode()
    assert headings(page) == ["h1"]
    assert '<main class="sheet attendance">' in page


def test_the_page_can_be_read_aloud(files):
    page = files(LIVED_IN)["attendance.html"].decode()
    tables = re.findall(r"<table>.*?</table>", page, re.DOTALL)
    assert len(tables) == 5
    for table in tables:
        assert "<caption>" in table
        assert table.count('<th scope="col">') == 3
    assert page.count('<th scope="row">') == 7
    assert '<html lang="fr">' in page
    assert '<time datetime="2026-03-10">' in page


def test_ninety_seats_are_ninety_lines(files):
    colleges = [
        {
            "college": f"college-{c}",
            "title": f"Collège {c}",
            "seats": [
                {"id": f"siege-{c}-{n}", "letter": "personal", "title": f"Un représentant n° {n}"}
                for n in range(30)
            ],
        }
        for c in range(3)
    ]
    head = text("procedure/2022-01-10.yaml").partition("composition:\n  - college")[0]
    big = f"{head}composition: {flow(colleges)}\n"
    gone = {f"{MEETING}/{room}/udaf.yaml": None for room in ("replies", "substitutions")}
    made = files(
        {
            "procedure/2022-01-10.yaml": big,
            "roster/2025-01-06.yaml": None,
            "committee.yaml": FEMININE,
        }
        | gone
    )
    assert made["attendance.md"].decode().count("Nom\u00a0: …") == 90
    assert "Commission locale des usagers (CLU)" in made["attendance.md"].decode()
    assert len(made["attendance.csv"].decode().splitlines()) == 1 + 90 + 1


def test_data_cannot_break_the_table(files):
    guest = "{id: x, letter: personal, title: 'A | B <b>', person: {last_name: '=SOMME(A1) |'}}"
    made = files({f"{MEETING}/meeting.yaml": f"time: 9h\nguests:\n  - {guest}\n"})
    page = made["attendance.html"].decode()
    assert "A | B &lt;b&gt;" in page
    assert re.search(r"<strong>=SOMME\(A1\) \|</strong>", page)
    assert ";'=SOMME(A1) |;" in made["attendance.csv"].decode()


# Spreadsheets -------------------------------------------------------------------------------------

CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2)))
def test_a_spreadsheet_reads_every_cell_and_runs_none(table):
    written = spreadsheet.as_file(("A", "B"), table)
    found = list(csv.reader(io.StringIO(written.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert found[0] == ["A", "B"]
    for cells, row in zip(table, found[1:], strict=True):
        for cell, read in zip(cells, row, strict=True):
            assert read.removeprefix("'") == cell.removeprefix("'") or read == cell
            assert not read.startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝"])
def test_what_would_run_as_a_formula_is_defused(start):
    assert f"'{start}1" in spreadsheet.as_csv(("A",), [(f"{start}1",)])


def test_it_opens_with_a_double_click():
    assert spreadsheet.as_file(("É",), [("à",)]) == b"\xef\xbb\xbf\xc3\x89\r\n\xc3\xa0\r\n"


# The command --------------------------------------------------------------------------------------


@pytest.fixture
def clu(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)

    def call(files, *arguments, on="2026-03-09"):
        if not (tmp_path / "data").exists():
            write(tmp_path, files)
        code = run(["attendance", *arguments, "--on", on])
        return code, *capsys.readouterr()

    return call


def test_it_says_what_it_wrote_and_what_it_lacks(clu, tmp_path):
    code, out, err = clu(LIVED_IN)
    assert code == 0
    assert out.splitlines() == [
        "Feuille d’émargement du mardi 10\u00a0mars 2026\u00a0: 6\u00a0sièges, 1\u00a0invité.",
        "  build/2026-03-10/attendance.html (à imprimer)",
        "  build/2026-03-10/attendance.md (le même texte en Markdown)",
        "  build/2026-03-10/attendance.csv (pour un tableur)",
    ]
    assert err == "Suppléances annoncées hors délai, dites sur la feuille\u00a0: maires.\n"
    assert {one.name for one in (tmp_path / "build/2026-03-10").iterdir()} == {
        "attendance.csv", "attendance.html", "attendance.md", "SHA256SUMS",
    }  # fmt: skip
    assert "inchangé" in clu({})[1]


def test_what_others_wrote_there_stays(clu, tmp_path):
    clu({})
    letters = tmp_path / "build/2026-03-10/convocations/udaf.md"
    letters.parent.mkdir()
    letters.write_text("x", encoding="utf-8")
    clu({}, "--output", "ailleurs")
    clu({})
    assert letters.exists()
    assert (tmp_path / "ailleurs/attendance.md").exists()


def test_a_sheet_changed_by_hand_is_kept(clu, tmp_path):
    clu({})
    page = tmp_path / "build/2026-03-10/attendance.html"
    page.write_text("à moi", encoding="utf-8")
    code, _, err = clu({})
    assert (code, page.read_text(encoding="utf-8")) == (1, "à moi")
    assert "--force" in err
    assert clu({}, "--force")[0] == 0


REFUSED = {
    "given up": ({f"{MEETING}/cancelled.yaml": "on: 2026-02-12\nreason: crue\n"}, "annulée"),
    "put off": (
        {f"{MEETING}/postponed.yaml": "on: 2026-02-12\nto: 2026-03-24\n"},
        "reportée",
    ),
    "no procedure": ({"procedure/2022-01-10.yaml": None}, "Aucun siège"),
    "a reply that cannot be read": (
        {f"{MEETING}/replies/udaf.yaml": "state: venu\n"},
        "udaf.yaml:1",
    ),
}


@pytest.mark.parametrize(("files", "needle"), REFUSED.values(), ids=REFUSED)
def test_no_sheet_where_nobody_can_sign(clu, tmp_path, files, needle):
    code, out, err = clu(files, DAY)
    assert (code, out) == (1, "")
    assert needle in err
    assert not (tmp_path / "build").exists()
