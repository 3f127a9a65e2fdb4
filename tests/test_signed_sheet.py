"""The signed attendance sheet, put down with `clu minutes --begin`: no editor is needed for it."""

import shutil

import pytest

from clu import source
from clu.cli.app import run
from clu.founding import CARRIED

MEETING = "2027-03-11"
BEGIN = ["minutes", MEETING, "--begin", "--on", "2027-03-12"]


@pytest.fixture
def begun(tmp_path, monkeypatch, capsys):
    """Begin the minutes; the exit code, what was said on stderr, and what was written."""
    shutil.copytree(CARRIED / "data", tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    for one in ("maires=excusé", "defenseur-des-droits=présent"):
        assert run(["reply", MEETING, one, "--on", "2027-02-22"]) == 0
    capsys.readouterr()

    def begin(*words):
        code = run([*BEGIN, *words])
        path = tmp_path / f"data/meetings/{MEETING}/minutes/minutes.yaml"
        root = source.read(path).root if path.is_file() else None
        return code, capsys.readouterr().err, root

    return begin


def states(root):
    return {one.get("seat") or one.get("guest"): one["state"] for one in root["attendance"]}


def test_who_signed_is_present_who_did_not_come_is_absent(begun):
    _, _, root = begun("--present", "familles,handicap", "--absent", "etrangers")
    found = states(root)
    assert {found[one] for one in ("familles", "handicap")} == {"présent"}
    assert found["etrangers"] == "absent"
    assert found["maires"] == "excusé"


def test_all_are_those_of_whom_nothing_was_heard(begun):
    code, _, root = begun("--present", "tous", "--absent", "etrangers", "--excused", "cabinet")
    found = states(root)
    assert code == 0
    assert (found["etrangers"], found["cabinet"], found["maires"]) == ("absent", "excusé", "excusé")
    assert (found["familles"], found["point-justice"]) == ("présent", "présent")


def test_nobody_signs_for_a_vacant_seat(begun):
    _, _, root = begun("--present", "tous")
    assert states(root)["france-services-aubreville"] == "absent"


def test_what_the_sheet_shows_goes_before_what_was_announced(begun):
    _, _, root = begun("--present", "maires", "--absent", "defenseur-des-droits")
    assert states(root)["maires"] == "présent"
    assert states(root)["defenseur-des-droits"] == "absent"


def test_the_document_is_dated(begun):
    assert begun("--dated", "2027-03-12")[2]["on"] == "2027-03-12"


def test_without_options_nothing_is_known(begun):
    _, _, root = begun()
    assert states(root)["familles"] == "absent"
    assert root["on"] is None


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--present", "famille"], "familles"),
        (["--present", "familles", "--absent", "familles"], "deux fois"),
        (["--dated", "12/03"], "--dated"),
    ],
)
def test_a_wrong_word_writes_nothing(words, said, begun):
    code, err, root = begun(*words)
    assert (code, root) == (2, None)
    assert said in err


def test_minutes_that_are_begun_are_left_to_their_writer(begun):
    before = begun()[2]
    code, _, after = begun("--present", "tous")
    assert code != 0
    assert states(after) == states(before)


def test_the_options_go_with_begin_alone(begun, capsys):
    assert run(["minutes", MEETING, "--for", "intranet", "--present", "tous"]) == 2
    assert "--begin" in capsys.readouterr().err
