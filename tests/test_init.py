"""`clu init` for a real committee: what it leaves passes the check, and nobody has been made up."""
# ruff: noqa: E501 - a case is a line of its table

import json
import os
import re
import shutil
import subprocess
import sys
from contextlib import suppress
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import clu
from clu import schema
from clu.cli.app import run
from clu.founding import committee, seats
from clu.founding.seats import FaultyTableError, identifier
from clu.model.values import slug_fault
from clu.store import load
from examples import judge
from repositories import Repository

DAY = "2026-11-24"
TODAY = date(2026, 11, 24)
OURS = Path(sys.executable).parent
LOT = {"department": "46", "institution": "la préfecture du Lot", "place": "Cahors"}
HEADS = "collège;titre;forme;siège;organisme;représentant;secrétariat;civilité;prénom;nom;fonction;depuis"
TABLE = f"""\
{HEADS}
Services;La directrice de la citoyenneté;administrative;;;oui;;Mme;Ève;ROY;;2024-09-02
Services;Le référent qualité;administrative;referent;;;oui;;;;;
Usagers;Un représentant de l’UDAF;personnelle;;L’UDAF;;;M.;Luc;de LA TOUR;administrateur;
"""
FULL = "titre;forme;collège\n" + "".join(
    f"Le conseiller n° {n};{'personnelle' if n % 2 else 'administrative'};Collège {n % 3 + 1}\n"
    for n in range(90)
)


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def line(folder="comite", **options):
    """A command line; options that are None are left out."""
    given = {"on": DAY, **LOT, **options}
    pairs = ((f"--{name}", value) for name, value in given.items() if value is not None)
    return ["init", folder, *(part for pair in pairs for part in pair)]


def tree(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


COMMITTEES = {
    "the Lot": {},
    "a préfète": {
        "authority": "La préfète de la Haute-Brève",
        "institution": "la préfecture de la Haute-Brève",
    },
    "a sub-prefecture": {"institution": "la sous-préfecture de Figeac", "place": "Figeac"},
    "a high commissioner": {"institution": "le haut-commissariat de la République"},
    "a commission": {"name": "commission locale d’accueil des usagers"},
    "of no known gender": {
        "name": "rencontre des usagers",
        "gender": "féminin",
        "abbreviation": "RU",
    },
    "Alsace-Moselle": {
        "department": "67",
        "institution": "la préfecture du Bas-Rhin",
        "place": "Strasbourg",
    },
    "overseas": {
        "department": "974",
        "institution": "la préfecture de La Réunion",
        "place": "Saint-Denis",
    },
    "Corsica": {
        "department": "2a",
        "institution": "la préfecture de la Corse-du-Sud",
        "place": "Ajaccio",
    },
    "a sheet to come": {"procedure": "2027-01-01"},
    "an old sheet": {"procedure": "2022-06-23", "reference": "FP : « n° 3 »"},
    "seats of its own": {"seats": "sieges.csv"},
    "90 seats": {"seats": "grand.csv"},
    "on GitHub": {"forge": "github", "clu": "https://forge.example/outils/clu.git"},
    "no forge": {"forge": "aucune"},
    "quotes and hashes": {
        "place": "L'Isle: #1",
        "name": 'comité "usagers" & cie',
        "abbreviation": "C'U",
    },
}


@pytest.fixture
def tables(here):
    (here / "sieges.csv").write_text(TABLE, encoding="utf-8")
    (here / "grand.csv").write_text(FULL, encoding="utf-8")
    return here


@pytest.mark.parametrize("options", COMMITTEES.values(), ids=COMMITTEES)
@pytest.mark.parametrize("on", ["2026-11-24", "2026-01-01"])
def test_what_is_founded_passes_the_check(tables, options, on):
    assert run(line(**options, **({} if on == DAY else {"on": on}))) == 0
    data = tables / "comite" / "data"
    assert not [one for one in judge(data, date.fromisoformat(on)) if one.severity == "error"]
    noted = {one.code for one in judge(data, date.fromisoformat(on), timeless=True)}
    assert noted == ({"CLU704"} if options.get("procedure", on) > on else set())


def test_it_goes_on_to_pass_with_a_meeting_at_two_places(here):
    assert run(line(institution="la sous-préfecture de Figeac", place="Figeac")) == 0
    os.chdir(here / "comite")
    assert (
        run(["new", "2027-03-11", "--time", "14h", "--place", "Sous-préfecture", "--on", DAY]) == 0
    )
    path = here / "comite/data/meetings/2027-03-11/meeting.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace(
            "  - name: Sous-préfecture\n", "  - name: Sous-préfecture\n  - name: Mairie de Gramat\n"
        ),
        encoding="utf-8",
    )
    assert "Gramat" in path.read_text(encoding="utf-8")
    assert not [one for one in judge(here / "comite/data", TODAY) if one.severity == "error"]
    for command in ("convene", "dossier", "procedure"):
        assert run([command, "--on", "2027-02-01"]) == 0


def test_names_stand_where_they_belong(here, capsys):
    options = {
        "name": "commission des usagers",
        "institution": "la sous-préfecture de l’Ouest",
        "authority": "La sous-préfète de l’Ouest",
    }
    assert run(line(**options)) == 0
    os.chdir(here / "comite")
    capsys.readouterr()
    assert run(["procedure", "--on", DAY]) == 0
    sheet = capsys.readouterr().out
    for words in (
        "SOUS-PRÉFÈTE DE L’OUEST",
        "Commission des usagers (CU)",
        "relatives à la commission des usagers (CU)",
        "composition de la commission.",
        "La CU se réunit",
        "un des membres de la CU",
        "Rôle des services de la sous-préfecture",
        "propres à la sous-préfecture.",
        "Le secrétaire général de la sous-préfecture de l’Ouest",
    ):
        assert words in sheet
    for words in ("CLU", "Lot", "Cahors", "REGNY", "Cajarc"):
        assert words not in sheet


def test_nobody_is_made_up(here):
    assert run(line()) == 0
    register = load(here / "comite/data", TODAY)
    assert register.versions[0].sheet.approved is None
    assert not [one for *_, one in register.sitting(TODAY) if one.state != "unknown"]
    settings = register.settings
    assert (settings.chair, settings.convocation_notice, settings.minutes_delay) == (
        None,
        None,
        None,
    )
    assert register.signature_on(TODAY) is None


def test_a_table_gives_seats_and_holders(tables):
    assert run(line(seats="sieges.csv")) == 0
    register = load(tables / "comite/data", TODAY)
    found = {seat.id: (seat, holding) for _, seat, holding in register.sitting(TODAY)}
    assert list(found) == ["directrice-citoyennete", "referent", "udaf"]
    directrice, held = found["directrice-citoyennete"]
    assert (directrice.masculine, directrice.representative) == (
        "Le directeur de la citoyenneté",
        "ou son représentant",
    )
    assert (held.holder.name, held.since) == ("Ève ROY", date(2024, 9, 2))
    assert found["referent"][0].secretary
    assert found["udaf"][0].body == "L’UDAF"
    assert found["udaf"][1].holder.name == "Luc de LA TOUR"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("separator", [";", ",", "\t"], ids=["semicolon", "comma", "tab"])
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CR LF"])
def test_a_table_is_read_as_spreadsheets_save_it(encoding, separator, end):
    content = TABLE.replace(";", separator).replace("\n", end).encode(encoding)
    services, usagers = seats.read(content)
    assert [one.id for one in services.seats] == ["directrice-citoyennete", "referent"]
    assert usagers.seats[0].content["body"] == "L’UDAF"


def test_headings_go_without_accents_and_capitals():
    plain = TABLE.replace(HEADS, HEADS.upper().replace("É", "E").replace("È", "E"))
    assert seats.read(plain.encode()) == seats.read(TABLE.encode())


LINE = "Services;Le directeur;administrative"
FAULTS = {
    "nothing": ("", 1, "colonnes absentes"),
    "headings alone": (f"{HEADS}\n", 1, "sans aucun siège"),
    "an unknown heading": ("collège;titre;forme;siéges\n" + LINE, 1, "« siéges » inconnue"),
    "a heading twice": ("collège;titre;forme;titre\n" + LINE, 1, "en double"),
    "a heading missing": ("collège;titre\nServices;Le directeur", 1, "forme"),
    "no college": (f"{HEADS}\n;Le directeur;administrative", 2, "collège absent"),
    "no title": (f"{HEADS}\nServices;;administrative", 2, "titre absent"),
    "no form": (f"{HEADS}\nServices;Le directeur;", 2, "forme absente"),
    "an unknown form": (f"{HEADS}\nServices;Le directeur;interne", 2, "« interne » inconnue"),
    "a bad id": (f"{HEADS}\n{LINE};Le Directeur", 2, "« Le Directeur » mal formé"),
    "an id twice": (f"{HEADS}\n{LINE};a\n\n{LINE};a", 4, "déjà à la ligne 2"),
    "two secretaries": (f"{HEADS}\n{LINE};a;;;oui\n{LINE};b;;;oui", 3, "la ligne 2"),
    "neither yes nor no": (f"{HEADS}\n{LINE};a;;;peut-être", 2, "ni oui ni non"),
    "an unknown civility": (f"{HEADS}\n{LINE};a;;;;Dr;Ève;ROY", 2, "« Dr » inconnue"),
    "a first name alone": (f"{HEADS}\n{LINE};a;;;;Mme;Ève", 2, "sans nom"),
    "a day alone": (f"{HEADS}\n{LINE};a;;;;;;;;2024-09-02", 2, "sans personne"),
    "an ambiguous day": (f"{HEADS}\n{LINE};a;;;;;;ROY;;01/02/2024", 2, "01/02/2024"),
    "too many cells": (f"{HEADS}\n{LINE};a;;;;;;;;;b", 2, "13 cellules pour 12 colonnes"),
}


@pytest.mark.parametrize(("content", "number", "words"), FAULTS.values(), ids=FAULTS)
def test_a_fault_of_the_table_has_its_line_and_its_remedy(content, number, words):
    with pytest.raises(FaultyTableError) as refused:
        seats.read(content.encode())
    (fault,) = refused.value.faults
    assert (fault.line, bool(fault.hint)) == (number, True)
    assert words in fault.fact.replace("\u00a0", " ")


def test_all_faults_are_told_at_once_and_nothing_is_written(here, capsys):
    (here / "s.csv").write_text(f"{HEADS}\n;Le chef;\nServices;;interne;A\n", encoding="utf-8")
    assert run(line(seats="s.csv")) == 1
    told = capsys.readouterr().err
    assert told.count("s.csv:2") == 2
    assert told.count("s.csv:3") == 3
    assert not (here / "comite").exists()


@given(st.text(max_size=200), st.sets(st.text("abc-", max_size=5)))
def test_an_identifier_is_always_one_and_always_new(words, taken):
    found = identifier(words, taken)
    assert slug_fault(found) is None
    assert found not in taken


@given(
    st.binary(max_size=300) | st.text(max_size=300).map(lambda text: f"{HEADS}\n{text}".encode())
)
def test_no_table_breaks_it(content):
    with suppress(FaultyTableError):
        assert seats.read(content)


# Wrong use, and what is there already ----------------------------------------------------------

WRONG = {
    "nothing said": (["init", "x"], "--department CODE, --institution"),
    "no department": (
        ["init", "x", "--department", "20", "--institution", "la préfecture", "--place", "y"],
        "2A, 2B",
    ),
    "no article": (line(institution="préfecture du Lot"), "n’a pas d’article"),
    "nobody heads it": (line(institution="l’agence"), "--authority"),
    "no gender": (line(name="rencontre"), "--gender"),
    "no table": (line(seats="absente.csv"), "--seats"),
    "a forge unknown": (line(forge="gitea"), "gitea"),
    "no address": (line(clu="forge"), "--clu"),
    "options with the example": (["init", "x", "--example", "--place", "Cahors"], "--example"),
}


@pytest.mark.parametrize(("arguments", "words"), WRONG.values(), ids=WRONG)
def test_wrong_use_is_refused_and_nothing_is_written(here, capsys, arguments, words):
    assert run(arguments) == 2
    assert words in capsys.readouterr().err
    assert not [*here.iterdir()]


@pytest.mark.parametrize(
    "name", ["data/x", "notes.txt", "LISEZMOI.md", ".vscode/settings.json", ".github/x"]
)
def test_what_is_there_is_never_touched(here, capsys, name):
    path = here / "comite" / name
    path.parent.mkdir(parents=True)
    path.write_text("à moi\n", encoding="utf-8")
    assert run(line()) == 1
    assert tree(here) == {f"comite/{name}": "à moi\n".encode()}
    assert name.split("/")[0] in capsys.readouterr().err


def test_an_interrupted_init_is_done_again(here, monkeypatch):
    def stopped(path, files):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("clu.writing.add_folder", stopped)
        with suppress(KeyboardInterrupt):
            assert run(line()) != 0
    assert not (here / "comite/data").exists()
    assert run(line()) == 0


def test_it_says_what_it_will_write_before_it_writes(here, capsys, monkeypatch):
    monkeypatch.setattr("clu.cli.asking.interactive", lambda: True)
    monkeypatch.setattr("sys.stdin", SimpleNamespace(readline=iter([*[""] * 8, "n\n"]).__next__))
    lines = iter(["\n"] * 20)

    def answer(prompt):
        return "n" if "Écrire" in prompt else next(lines).strip()

    monkeypatch.setattr("clu.cli.asking.line", answer)
    assert run(line()) == 1
    told = capsys.readouterr().err
    assert "À écrire dans comite/" in told
    assert "data/committee.yaml" in told
    assert not (here / "comite").exists()


def test_questions_are_asked_where_nobody_said(here, monkeypatch):
    said = {"département": "19", "Institution": "la préfecture de la Corrèze", "Ville": "Tulle"}
    monkeypatch.setattr("clu.cli.asking.interactive", lambda: True)
    monkeypatch.setattr(
        "clu.cli.asking.line",
        lambda prompt: next((text for word, text in said.items() if word in prompt), ""),
    )
    assert run(["init", "correze", "--on", DAY]) == 0
    found = load(here / "correze/data", TODAY).committee
    assert (found.name, found.abbreviation, found.place) == (
        "comité local des usagers",
        "CLU",
        "Tulle",
    )


def test_it_ends_with_what_comes_next(here, capsys):
    assert run(line("un comité")) == 0
    told = capsys.readouterr().out
    assert 'cd "un comité"' in told
    assert '  git init\n  git add .\n  git commit -m "Registre du CLU"' in told
    assert not (here / "un comité/.git").exists()


# Forge, hook and editors -----------------------------------------------------------------------

JOBS = {"gitlab": ".gitlab-ci.yml", "github": ".github/workflows/clu.yml"}


@pytest.fixture(params=JOBS)
def jobs(request, here):
    """The jobs of a forge, by name: the lines that each runs, once clu is installed.

    The committee is begun today, as the jobs have it: one begun long ago would owe a meeting.
    """
    forge = {"forge": request.param, "clu": "https://forge.example/outils/clu.git"}
    assert run(line(on=None, **forge)) == 0
    text = (here / "comite" / JOBS[request.param]).read_text(encoding="utf-8")
    content = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - it builds texts alone
    if request.param == "gitlab":
        names = ("controle", "relecture", "echeances", "documents")
        found = {name: content[name]["script"] for name in names}
        variables = content["variables"]
    else:
        found = {
            name: [
                step["run"] for step in job["steps"] if "run" in step and "pip" not in step["run"]
            ]
            for name, job in content["jobs"].items()
        }
        variables = content["env"]
    return found, variables["CLU"]


def shell(lines, folder, **environment):
    """Run lines as a forge does, clu on the path."""
    path = f"{OURS}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "-eo", "pipefail", "-c", "\n".join(lines)],
        cwd=folder,
        env={**os.environ, "PATH": path, "PYTHONUTF8": "1", **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_the_forge_installs_this_version(jobs):
    assert jobs[1] == f"clu-comite @ git+https://forge.example/outils/clu.git@v{clu.__version__}"


@pytest.mark.parametrize("job", ["controle", "echeances", "documents"])
def test_the_jobs_run_on_a_register_just_begun(jobs, here, job):
    done = shell(jobs[0][job], here / "comite")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_the_documents_are_there_to_be_downloaded(jobs, here):
    assert run(["init", "essai", "--example"]) == 0
    done = shell(jobs[0]["documents"], here / "essai")
    assert done.returncode == 0, done.stderr
    found = {
        path.relative_to(here / "essai/build").as_posix()
        for path in (here / "essai/build").rglob("*.html")
    }
    assert {
        "2027-03-11/convocations/familles.html",
        "2027-03-11/dossier/dossier.html",
        "2026-06-09/minutes-participants.html",
        "status.html",
        "2026-06-09/minutes-letters/familles.html",
        "2026-06-09/minutes-internet.html",
        "site-internet/index.html",
        "site-intranet/index.html",
    } <= found
    assert any(re.fullmatch(r"audit-2\d{3}\.html", name) for name in found)


def test_the_minutes_begun_are_there_to_be_put_in_place(jobs, here):
    """The last meeting held has no minutes yet."""
    assert run(["init", "essai", "--example"]) == 0
    held = here / "essai/data/meetings/2026-06-09"
    for name in ("minutes", "publications"):
        shutil.rmtree(held / name)
    Repository(here / "essai").commit("2026-11-20")
    done = shell(jobs[0]["documents"], here / "essai")
    assert done.returncode == 0, done.stderr
    (begun,) = (here / "essai/build/a-deposer/data/meetings").glob("*/minutes")
    assert (begun / "minutes.yaml").is_file()
    assert len([*begun.glob("0?-*.md")]) == 6


def test_a_reviewer_reads_what_changes_and_what_is_new(jobs, here):
    """A merge request that gives up a meeting, and types a date wrongly."""
    assert run(["init", "essai", "--example"]) == 0
    made = Repository(here / "essai")
    base = made.commit("2026-11-20")
    made.put("data/meetings/2027-03-11/cancelled.yaml", "on: 2026-11-23\nreason: crue\n")
    made.put("data/meetings/2027-03-11/replies/maires.yaml", "state: présent\nreceived: hier\n")
    made.commit("2026-11-23")
    summary = here / "essai/summary.md"
    known = {"CI_MERGE_REQUEST_DIFF_BASE_SHA": base, "GITHUB_STEP_SUMMARY": str(summary)}
    done = shell(jobs[0]["relecture"], here / "essai", **known)
    assert done.returncode == 1, done.stdout + done.stderr
    page = next(one for one in (summary, here / "essai/changements.md") if one.exists())
    assert "annulée" in page.read_text(encoding="utf-8")
    assert "erreur CLU005 wrong-value (nouveau)" in done.stdout


def test_a_bad_register_fails_the_job(jobs, here):
    (here / "comite/data/committee.yaml").write_text("nom: x\n", encoding="utf-8")
    assert shell(jobs[0]["controle"], here / "comite").returncode == 1


def test_the_hook_is_ours(here):
    assert run(line(clu="https://forge.example/outils/clu.git")) == 0
    (repo,) = yaml.safe_load((here / "comite/.pre-commit-config.yaml").read_text(encoding="utf-8"))[
        "repos"
    ]
    (ours,) = yaml.safe_load(
        (Path(clu.__file__).parents[1] / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    )
    assert repo == {
        "repo": "https://forge.example/outils/clu.git",
        "rev": f"v{clu.__version__}",
        "hooks": [{"id": ours["id"]}],
    }


@pytest.mark.parametrize("known", [False, True])
def test_what_is_left_to_be_done_is_told(here, capsys, known):
    assert run(line(clu="https://forge.example/clu.git" if known else None)) == 0
    assert ("l’adresse où votre service garde clu" in capsys.readouterr().out) != known
    guide = (here / "comite/LISEZMOI.md").read_text(encoding="utf-8")
    assert ("5. `.pre-commit-config.yaml`" in guide) != known
    assert f"data/procedure/{DAY}.yaml" in guide
    assert "$" not in re.sub(r"(?m)^\$ ", "", guide)


def test_private_addresses_stay_out_of_git(here):
    assert run(line()) == 0
    folder = here / "comite"
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    for name in ("data/private/contacts.yaml", "build/x.html", "data/meetings/x"):
        done = subprocess.run(["git", "check-ignore", "-q", name], cwd=folder, check=False)
        assert (done.returncode == 0) == (name != "data/meetings/x")


def test_editors_are_set(here):
    assert run(line()) == 0
    settings = json.loads((here / "comite/.vscode/settings.json").read_text(encoding="utf-8"))
    assert settings["files.encoding"] == "utf8"
    assert (here / "comite/.editorconfig").read_text(encoding="utf-8").startswith("#")


def test_schemas_come_along(here):
    assert run(line()) == 0
    folder = here / "comite"
    settings = json.loads((folder / ".vscode/settings.json").read_text(encoding="utf-8"))
    assert {path.name: path.read_bytes() for path in (folder / ".clu/schemas").glob("*.json")} == (
        schema.files()
    )
    assert all((folder / name).is_file() for name in settings["yaml.schemas"])


@pytest.mark.parametrize(
    "name",
    [
        "data/committee.yaml",
        "data/authorities.yaml",
        f"data/procedure/{DAY}.yaml",
        f"data/roster/{DAY}.yaml",
        "LISEZMOI.md",
    ],
)
def test_the_files_are_as_they_were(here, golden, name):
    assert run(line(clu="https://forge.example/clu.git")) == 0
    golden(
        f"init/{name.replace('data/', '')}", (here / "comite" / name).read_text(encoding="utf-8")
    )


INSTITUTIONS = {
    "la préfecture du Lot": "Le préfet du Lot",
    "la sous-préfecture de Figeac": "Le sous-préfet de Figeac",
    "le haut-commissariat de la République": "Le haut-commissaire de la République",
    "l’agence de l’eau": None,
}


@pytest.mark.parametrize(("institution", "title"), INSTITUTIONS.items())
def test_who_heads_an_institution(institution, title):
    assert committee.authority_of(institution) == title
