"""What a secretary sees in VS Code: the real server of its YAML extension, on what clu leaves.

The folder is the one that `clu init --example` writes. A file finds its schema twice over: by the
settings that stand beside the register, and by its own first line.
"""

import json
import os
import re
from pathlib import Path

import pytest
from server import Server

from clu import layout
from clu.cli.app import run
from clu.store import MODELS

REPLY = "data/meetings/2027-03-11/replies/consommateurs.yaml"
SHEET = "data/meetings/2027-03-11/meeting.yaml"
MINUTES = "data/meetings/2027-03-11/minutes/minutes.yaml"
ROSTER = "data/roster/2027-01-04.yaml"
LINE = "# yaml-language-server: $schema=../../../../.clu/schemas/reply.schema.json\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = tmp_path_factory.mktemp("editor")
    here = Path.cwd()
    os.chdir(place)
    try:
        assert run(["init", "essai", "--example"]) == 0
    finally:
        os.chdir(here)
    return (place / "essai").resolve()


def settings(folder):
    """Those of the folder, as VS Code hands them on."""
    found = json.loads((folder / ".vscode/settings.json").read_text(encoding="utf-8"))
    keys = (key for key in found if key.startswith("yaml."))
    return {key.removeprefix("yaml."): found[key] for key in keys}


@pytest.fixture(scope="module")
def server(folder):
    """The server as VS Code starts it, with the settings of the folder."""
    running = Server(folder, settings(folder))
    yield running
    running.close()


@pytest.fixture(scope="module")
def bare(folder):
    """The same without any setting: another editor, which has the first line alone."""
    running = Server(folder, {})
    yield running
    running.close()


# Marks --------------------------------------------------------------------------------------------

MARKS = {
    "an unknown key": (
        REPLY,
        "state: présent\nrecieved: 2027-02-12\nreceived: 2027-02-12\n",
        2,
        "recieved",
    ),
    "a wrong state": (
        REPLY,
        "received: 2027-02-12\nstate: présente\n",
        2,
        "présent, à distance, excusé",
    ),
    "a missing field": (REPLY, "state: présent\n", 1, "received"),
    "a missing field of an item": (
        SHEET,
        "time: 14h\nagenda:\n  - id: a\n    title: A\n  - id: b\n",
        5,
        "title",
    ),
    "a key left empty": (SHEET, "ends: 17h\ntime:\n", 2, "14h30"),
    "an ambiguous day": (REPLY, "state: présent\nreceived: 01/02/2027\n", 2, "2026-03-10"),
    "a wrong optional word": (
        REPLY,
        "state: présent\nreceived: 2027-02-12\nchannel: mail\n",
        3,
        "courriel, courrier",
    ),
    "neither yes nor no": (
        REPLY,
        "state: présent\nreceived: 2027-02-12\nwithdrawn: si\n",
        3,
        "oui ou non",
    ),
    "an identifier in capitals": (
        SHEET,
        "time: 14h\nagenda:\n  - id: Suivi\n    title: A\n",
        3,
        "minuscules",
    ),
    "a text for a list": (SHEET, "time: 14h\nagenda: tout\n", 2, "une liste"),
    "an unknown key in brackets": (
        MINUTES,
        "attendance:\n  - {seat: maires, stat: présent}\n",
        2,
        "stat",
    ),
    "a designation of nothing": (ROSTER, "designations:\n  - seat: maires\n", 2, ""),
}


@pytest.mark.parametrize(("name", "text", "line", "words"), MARKS.values(), ids=MARKS)
def test_a_mistake_is_marked_at_its_line(server, folder, name, text, line, words):
    found = server.diagnostics(folder / name, text)
    assert {at for at, message in found if words in message} == {line}, found


def test_the_first_line_alone_leads_to_the_schema(bare, folder):
    found = bare.diagnostics(folder / REPLY, f"{LINE}state: présente\nreceived: 2027-02-12\n")
    assert [line for line, _ in found] == [2]
    assert not bare.diagnostics(folder / REPLY, "state: présente\n")


def files(folder):
    """The files of the example with their kinds."""
    entries = [one for one in layout.walk(folder / "data") if one.kind in MODELS]
    return {one.path: one.kind for one in entries}


def test_nothing_is_marked_in_the_whole_example(server, folder):
    texts = {path: path.read_text(encoding="utf-8") for path in files(folder)}
    found = server.all_diagnostics(texts)
    assert len(found) > 90
    assert {path.name: marks for path, marks in found.items() if marks} == {}


def test_the_files_are_found_by_the_settings_as_by_their_first_line(server, folder):
    """Without its line, a file of each kind is still judged by its own schema."""
    one_each = {kind: path for path, kind in files(folder).items()}
    assert one_each.keys() == MODELS.keys() - {"contacts"}
    texts = {
        path: re.sub(r"\A# yaml-language.*\n", "", path.read_text(encoding="utf-8")).rstrip()
        for path in one_each.values()
    }
    found = server.all_diagnostics({path: f"{text}\nxyz: 1\n" for path, text in texts.items()})
    for path, marks in found.items():
        assert ["xyz" in message for _, message in marks] == [True], (path, marks)


# Proposals ----------------------------------------------------------------------------------------

HALF = "state: présent\nreceived: 2027-02-12\n"
VALUES = {
    "a state": (
        REPLY,
        "received: 2027-02-12\nstate: ",
        {"présent", "à distance", "excusé", "suppléé"},
    ),
    "an optional word": (REPLY, f"{HALF}channel: ", {"courriel", "courrier", "interne"}),
    "yes and no": (REPLY, f"{HALF}withdrawn: ", {"oui", "non"}),
    "an hour": (SHEET, "time: ", {"14h30"}),
    "a verdict": (
        MINUTES,
        "items:\n  - item: a\n    proposals:\n      - id: b\n        answer:\n          verdict: ",
        {"retenue", "retenue en partie", "non retenue", "à l’étude", "hors compétence"},
    ),
}


@pytest.mark.parametrize(("name", "text", "wanted"), VALUES.values(), ids=VALUES)
def test_values_are_proposed(server, folder, name, text, wanted):
    server.diagnostics(folder / name, text)
    lines = text.split("\n")
    proposed = set(server.completions(folder / name, len(lines), len(lines[-1]) + 1))
    assert wanted <= proposed
    assert not proposed & {"null", "true", "false"}


KEYS = {
    "of the file": (REPLY, HALF, {"channel", "reason", "by", "amends"}, {"state"}),
    "of an item": (
        SHEET,
        "time: 14h\nagenda:\n  - id: a\n    ",
        {"title", "topics", "papers"},
        {"time"},
    ),
    "of a person": (
        ROSTER,
        "designations:\n  - seat: a\n    holder:\n      ",
        {"civility", "last_name"},
        {"seat"},
    ),
}


@pytest.mark.parametrize(("name", "text", "wanted", "others"), KEYS.values(), ids=KEYS)
def test_keys_are_proposed_with_their_explanation(server, folder, name, text, wanted, others):
    server.diagnostics(folder / name, text)
    lines = text.split("\n")
    proposed = server.completions(folder / name, len(lines), len(lines[-1]) + 1)
    assert wanted <= proposed.keys()
    assert not others & proposed.keys()
    said = [proposed[key]["documentation"] for key in wanted - {"title"}]
    assert all(
        "Si vide" in str(one) or "Facultatif" in str(one) or "Attendu" in str(one) for one in said
    )


# Explanations -------------------------------------------------------------------------------------

HOVERS = {
    "a key": (REPLY, HALF, 2, 3, "Reçue le", "le jour de la réponse"),
    "a word of a list": (REPLY, HALF, 1, 3, "Réponse", "suppléé"),
    "an optional word": (REPLY, f"{HALF}channel: courriel\n", 3, 3, "Par quelle voie", "téléphone"),
    "a table": (
        ROSTER,
        "designations:\n  - seat: a\n    holder: {last_name: B}\n",
        3,
        7,
        "Titulaire",
        "qui tient le siège",
    ),
    "a key of a table": (
        ROSTER,
        "designations:\n  - seat: a\n    holder: {last_name: B}\n",
        3,
        16,
        "Nom",
        "particule",
    ),
    "yes or no": (REPLY, f"{HALF}withdrawn: oui\n", 3, 3, "Retiré", "pour mémoire"),
}


@pytest.mark.parametrize(
    ("name", "text", "line", "column", "title", "words"), HOVERS.values(), ids=HOVERS
)
def test_a_key_is_explained_in_french(server, folder, name, text, line, column, title, words):
    server.diagnostics(folder / name, text)
    shown = server.hover(folder / name, line, column)
    assert shown.startswith(f"#### {title}\n")
    assert words in shown.lower().replace("\u00a0", " ")
