"""`clu schema`, the published copies, and the line by which an editor finds a file's schema."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from clu import layout, schema
from clu.cli.app import run
from clu.modeline import modeline
from clu.store import MODELS

ROOT = Path(__file__).parent.parent
PUBLISHED = ROOT / "schema"
ON = ("--on", "2026-11-23")


@pytest.fixture
def example(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run(["init", "essai", "--example"]) == 0
    monkeypatch.chdir(tmp_path / "essai")
    return tmp_path / "essai"


# What is published --------------------------------------------------------------------------------


def test_the_published_schemas_are_those_that_clu_writes(request):
    files = schema.files()
    if request.config.getoption("--bless"):
        PUBLISHED.mkdir(exist_ok=True)
        for path in PUBLISHED.iterdir():
            path.unlink()
        for name, content in files.items():
            (PUBLISHED / name).write_bytes(content)
    published = {path.name: path.read_bytes() for path in PUBLISHED.iterdir()}
    assert published == files, "schema/ differs from what clu writes: `make bless`"


def test_the_schemas_are_no_part_of_a_start():
    code = "import sys; from clu.cli import main; sys.argv = ['clu', 'check']; main()"
    watch = (
        "import atexit, os, sys; real = os._exit\n"
        "def leave(code):\n"
        "    bad = [one for one in sys.modules if one.startswith('clu.schema')]\n"
        "    print(bad, file=sys.stderr); real(code)\n"
        "os._exit = leave\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", watch + code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.stderr.strip().splitlines()[-1] == "[]"


# The command --------------------------------------------------------------------------------------


def test_it_writes_all_schemas_into_build(example, capsys):
    assert run(["schema"]) == 0
    written = {path.name for path in (example / "build/schemas").glob("*.json")}
    assert written == set(schema.files())
    assert "--output .clu/schemas" in capsys.readouterr().out


def test_it_needs_no_register(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run(["schema"]) == 0
    assert (tmp_path / "build/schemas/report.schema.json").is_file()


def test_it_renews_what_init_left_and_spares_what_a_person_changed(example, capsys):
    assert run(["schema", "--output", ".clu/schemas"]) == 0
    assert "inchangés" in capsys.readouterr().out
    path = example / ".clu/schemas/reply.schema.json"
    path.write_text("{}\n", encoding="utf-8")
    assert run(["schema", "--output", ".clu/schemas"]) == 1
    assert path.read_text(encoding="utf-8") == "{}\n"
    assert run(["schema", "--output", ".clu/schemas", "--force"]) == 0
    assert path.read_bytes() == schema.files()["reply.schema.json"]


@pytest.mark.parametrize("kind", schema.KINDS)
def test_it_prints_one(kind, capsys):
    assert run(["schema", kind]) == 0
    assert json.loads(capsys.readouterr().out) == schema.document(kind)


def test_it_lists_every_kind_with_its_place(capsys):
    assert run(["schema", "--list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= 80
    assert [line.split()[0] for line in lines[::2]] == list(schema.KINDS)
    assert all(line.startswith(" ") for line in lines[1::2])


def test_it_prints_the_settings_that_init_leaves(example, capsys):
    capsys.readouterr()
    assert run(["schema", "--settings"]) == 0
    assert capsys.readouterr().out == (example / ".vscode/settings.json").read_text("utf-8")


WRONG = {
    "an unknown kind": (["schema", "reponse"], "genre de fichier inconnu"),
    "two things at once": (["schema", "reply", "--list"], "--list"),
    "a folder for what is printed": (["schema", "--list", "--output", "x"], "--output"),
}


@pytest.mark.parametrize(("arguments", "words"), WRONG.values(), ids=WRONG)
def test_wrong_use_is_refused(arguments, words, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run(arguments) == 2
    assert re.search(words, capsys.readouterr().err)
    assert not [*tmp_path.iterdir()]


# Settings -----------------------------------------------------------------------------------------


def test_the_settings_have_every_kind_at_its_place(example):
    settings = json.loads((example / ".vscode/settings.json").read_text("utf-8"))["yaml.schemas"]
    by_kind = {}
    for entry in layout.walk(example / "data"):
        if entry.kind in MODELS:
            by_kind.setdefault(entry.kind, []).append(entry.path.relative_to(example))
    by_kind["contacts"] = [Path("data/private/contacts.yaml")]
    assert set(by_kind) == set(MODELS)
    for kind, paths in by_kind.items():
        for path in paths:
            owners = [name for name, ones in settings.items() if any(map(path.match, ones))]
            assert owners == [f".clu/schemas/{kind}.schema.json"], path
    assert all((example / name).is_file() for name in settings)


# The line in the files ----------------------------------------------------------------------------

RECORDING = """
reply 2027-03-11 consommateurs=présent --channel courriel
substitute 2027-03-11 maires --civility Mme --first-name Claire --last-name AUBRY
 --function adjointe --received 2026-11-23 --channel courriel --evidence message --yes
holder familles --civility Mme --first-name Irène --last-name ROCHE --function présidente
 --from 2026-12-01 --source message --yes
convene 2027-03-11
convene 2027-03-11 --sent 2026-11-23 --channel courriel
new 2027-06-15 --time 14h30 --yes
postpone 2027-06-15 2027-06-22 --reason travaux --by Préfète --yes
cancel 2027-06-22 --reason intempéries --by Préfète --yes
follow-up numero-direct --answer retenue
minutes 2025-11-18 --for intranet
publish 2025-11-18 --intranet https://intranet.example/2025-11-18
minutes 2027-03-11 --begin --on 2027-03-12
minutes 2027-03-11 --stage observations --until 2027-04-02 --on 2027-03-15
"""
LINE = re.compile(r"# yaml-language-server: \$schema=(\S+)")


def registered(folder):
    """Every file of the register that has a kind, and its kind."""
    return {
        entry.path: entry.kind
        for entry in layout.walk(folder / "data")
        if isinstance(entry, layout.Entry) and entry.kind in MODELS
    }


def test_every_file_that_clu_writes_leads_to_its_schema(example, capsys):
    before = set(registered(example))
    for line in RECORDING.strip().replace("\n ", " ").splitlines():
        words = line.split()
        code = run(words if "--on" in words else [*words, *ON])
        assert code == 0, (line, capsys.readouterr().err)
    found = registered(example)
    added = {found[path] for path in found.keys() - before}
    expected = {
        "reply",
        "substitution",
        "roster",
        "convocation",
        "meeting",
        "postponed",
        "cancelled",
    }
    assert added == expected | {"follow-up", "publication", "minutes", "results", "stage"}
    for path, kind in found.items():
        head = LINE.match(path.read_text(encoding="utf-8"))
        assert head, path
        target = (path.parent / head[1]).resolve()
        assert target == (example / f".clu/schemas/{kind}.schema.json").resolve()
        assert target.is_file()


def test_a_committee_that_is_founded_has_the_line(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    place = ("--department", "46", "--institution", "la préfecture du Lot", "--place", "Cahors")
    assert run(["init", "lot", *place, *ON]) == 0
    assert len(registered(tmp_path / "lot")) == 4
    for path in registered(tmp_path / "lot"):
        head = LINE.match(path.read_text(encoding="utf-8"))
        assert (path.parent / head[1]).is_file()


def test_without_schemas_there_is_no_line(tmp_path):
    assert modeline(tmp_path / "data/committee.yaml") == b""


def put(path):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    return path


KINDS = {
    "data/committee.yaml": ("committee", 1),
    "data/meetings/2026-03-10/replies/udaf.2.yaml": ("reply", 4),
    "lot/data/meetings/2026-03-10/meeting.yaml": ("meeting", 4),
    "registre/follow-up/guide/2026-01-05.yaml": ("follow-up", 3),
}


@pytest.mark.parametrize(("name", "wanted"), KINDS.items(), ids=KINDS)
def test_the_line_goes_up_to_the_nearest_schemas(tmp_path, name, wanted):
    kind, depth = wanted
    for one in MODELS:
        put(tmp_path / f".clu/schemas/{one}.schema.json")
    line = modeline(tmp_path / name).decode()
    assert (
        line == f"# yaml-language-server: $schema={'../' * depth}.clu/schemas/{kind}.schema.json\n"
    )


NONE = (
    "data/meetings/2026-03-10/publications/01-participants/minutes.yaml",
    "data/meetings/2026-03-10/papers/committee.yaml",
    "data/meetings/2026-03-10/minutes/01-suivi.md",
    "build/schemas/x.yaml",
    "data/inconnu.yaml",
)


@pytest.mark.parametrize("name", NONE)
def test_what_has_no_schema_has_no_line(tmp_path, name):
    for one in MODELS:
        put(tmp_path / f".clu/schemas/{one}.schema.json")
    assert modeline(tmp_path / name) == b""


def test_schemas_above_the_repository_are_not_its_own(tmp_path):
    put(tmp_path / ".clu/schemas/committee.schema.json")
    (tmp_path / "lot/.git").mkdir(parents=True)
    assert modeline(tmp_path / "lot/data/committee.yaml") == b""


def test_a_schema_that_is_not_there_is_not_named(tmp_path):
    put(tmp_path / ".clu/schemas/meeting.schema.json")
    assert modeline(tmp_path / "data/committee.yaml") == b""
