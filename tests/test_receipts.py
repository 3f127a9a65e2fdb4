"""« Recorded later than stated »: what git can say of a receipt that nothing else proves."""

import os
from datetime import date

import pytest

from clu.cli.app import run
from examples import judge, write
from repositories import with_register

NEXT = "meetings/2026-03-10"
AUBRY = "substitute: {civility: M., first_name: Simon, last_name: AUBRY, function: directeur}\n"
CLAIMED = f"{AUBRY}received: 2026-03-05\nchannel: courriel\n"
UDAF = f"{NEXT}/substitutions/udaf.yaml"
IN_TIME, LATE, AFTER = "2026-03-07", "2026-03-08", date(2026, 3, 16)


@pytest.fixture(autouse=True)
def machine(monkeypatch):
    for name in [one for one in os.environ if one.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)


@pytest.fixture
def checked(capsys, monkeypatch):
    """`clu check` in a repository: the lines that name CLU908, and the notes below the verdict."""

    def check(made, *options, on=AFTER):
        monkeypatch.chdir(made.folder)
        run(["check", "--on", on.isoformat(), *options])
        out = capsys.readouterr().out
        return [line for line in out.splitlines() if "CLU908" in line], " ".join(out.split())

    return check


def seen(tmp_path, files, committed, on=AFTER):
    folder = write(tmp_path, files)
    return [one for one in judge(folder, on, committed=committed) if one.code == "CLU908"]


@pytest.mark.parametrize(
    ("content", "committed", "fires"),
    [
        pytest.param(CLAIMED, LATE, True, id="recorded after the last day"),
        pytest.param(CLAIMED, IN_TIME, False, id="recorded on the last day"),
        pytest.param(CLAIMED + "evidence: courriel\n", LATE, False, id="with evidence"),
        pytest.param(CLAIMED.replace("03-05", "03-09"), LATE, False, id="late by its own word"),
        pytest.param(
            CLAIMED + "withdrawn: oui\nreason: erreur\n", LATE, False, id="withdrawn since"
        ),
    ],
)
def test_what_fires(tmp_path, content, committed, fires):
    found = seen(tmp_path, {UDAF: content}, date.fromisoformat(committed))
    assert bool(found) == fires


def test_both_days_are_shown_and_both_are_called_claims(tmp_path):
    (found,) = seen(tmp_path, {UDAF: CLAIMED}, date(2026, 3, 9))
    assert "jeudi 5\u00a0mars 2026" in found.problem.fact
    assert "lundi 9\u00a0mars 2026" in found.problem.fact
    assert "déclaratif" in found.problem.fact
    assert found.severity == "warning"
    assert not found.clock


def test_there_is_none_while_the_last_day_has_not_passed(tmp_path):
    assert not seen(tmp_path, {UDAF: CLAIMED}, date(2026, 3, 9), on=date(2026, 3, 7))


def test_there_is_none_for_a_meeting_that_was_given_up(tmp_path):
    files = {UDAF: CLAIMED, f"{NEXT}/cancelled.yaml": "on: 2026-03-06\nreason: crue\n"}
    assert not seen(tmp_path, files, date(2026, 3, 9))


def test_the_day_is_that_over_there(tmp_path, checked):
    """On La Réunion the last day ends at 20:00 UTC."""
    made = with_register(tmp_path / "r", {UDAF: CLAIMED})
    committee = (made.folder / "data/committee.yaml").read_text(encoding="utf-8")
    made.put("data/committee.yaml", committee.replace('"15"', '"974"'))
    made.commit("2026-02-16", "data/committee.yaml")
    made.git("add", "--all")
    for hour, fires in (("19:30", False), ("20:30", True)):
        when = {f"GIT_{one}_DATE": f"2026-03-07T{hour}:00Z" for one in ("AUTHOR", "COMMITTER")}
        made.git("commit", "--quiet", "-m", "x", **when)
        assert bool(checked(made)[0]) == fires, hour
        made.git("reset", "--quiet", "--soft", "HEAD~1")


def test_git_is_asked_by_the_check(tmp_path, checked):
    made = with_register(tmp_path / "r", {UDAF: None}, inside="lot")
    made.commit("2026-02-16")
    made.put(f"lot/data/{UDAF}", CLAIMED)
    assert checked(made, "--data", "lot/data")[0] == [], "not committed yet"
    made.commit("2026-03-09")
    assert checked(made, "--data", "lot/data")[0] == [
        "avertissement CLU908 recorded-later-than-stated"
    ]
    assert checked(made, "--data", "lot/data", "--timeless")[0]


def test_a_corrected_file_is_no_new_announcement(tmp_path, checked):
    made = with_register(tmp_path / "r", {UDAF: CLAIMED})
    made.commit(IN_TIME)
    again = CLAIMED.replace("directeur", "directeur général") + "amends: udaf.yaml\nreason: titre\n"
    made.put(f"data/{UDAF}".replace("udaf.yaml", "udaf.2.yaml"), again)
    made.commit("2026-03-09")
    assert checked(made)[0] == []


def test_another_day_for_the_same_person_is_one(tmp_path, checked):
    made = with_register(tmp_path / "r", {UDAF: CLAIMED.replace("03-05", "03-04")})
    made.commit(IN_TIME)
    again = f"{CLAIMED}amends: udaf.yaml\nreason: jour mal lu\n"
    made.put(f"data/{UDAF}".replace("udaf.yaml", "udaf.2.yaml"), again)
    made.commit("2026-03-09")
    assert len(checked(made)[0]) == 1


def test_another_person_under_the_same_day_is_one(tmp_path, checked):
    made = with_register(tmp_path / "r", {UDAF: CLAIMED})
    made.commit(IN_TIME)
    made.put(f"data/{UDAF}".replace("udaf.yaml", "udaf.2.yaml"), CLAIMED.replace("AUBRY", "MARTIN"))
    made.commit("2026-03-09")
    assert len(checked(made)[0]) == 1


def test_a_shallow_clone_says_once_what_it_could_not_tell(tmp_path, checked):
    made = with_register(tmp_path / "r", {UDAF: CLAIMED})
    made.commit("2026-03-09")
    made.put("NOTES", "x")
    made.commit("2026-03-12")
    found, said = checked(made.clone(tmp_path / "clone", "--depth=1"))
    assert found == []
    assert said.count("l’historique git de ce clone est incomplet") == 1
    assert "(1 annonce sans preuve)" in said


def test_a_commit_whose_date_cannot_be_read_is_said_once(tmp_path, checked):
    made = with_register(tmp_path / "r", {UDAF: CLAIMED})
    made.commit("2026-03-09")
    made.misdate("99999999999999 +0000")
    found, said = checked(made)
    assert found == []
    assert said.count("ne donne pas de jour lisible") == 1
    assert "(1 annonce sans preuve)" in said


def test_a_work_tree_elsewhere_is_said_once(tmp_path, checked):
    made = with_register(tmp_path / "r", {UDAF: CLAIMED})
    made.commit("2026-03-09")
    (tmp_path / "ailleurs").mkdir()
    made.git("config", "core.worktree", str(tmp_path / "ailleurs"))
    found, said = checked(made)
    assert found == []
    assert "n’est pas dans l’arbre de travail" in said


@pytest.mark.parametrize(
    ("day", "fires"), [pytest.param(IN_TIME, False, id="in time"), (LATE, True)]
)
def test_an_announcement_that_came_with_a_merge_has_the_day_of_the_merge(
    tmp_path, checked, day, fires
):
    made = with_register(tmp_path / "r", {UDAF: None})
    made.commit("2026-02-16")
    made.git("switch", "--quiet", "-c", "autre")
    made.commit("2026-02-17")
    made.git("switch", "--quiet", "main")
    made.commit("2026-02-18")
    made.git("merge", "--quiet", "--no-ff", "--no-commit", "autre")
    made.put(f"data/{UDAF}", CLAIMED)
    made.commit(day)
    found, said = checked(made)
    assert bool(found) == fires
    assert "annonce sans preuve" not in said


def test_what_is_not_committed_is_not_what_git_cannot_date(tmp_path, checked):
    made = with_register(tmp_path / "r", {UDAF: None})
    made.commit("2026-02-16")
    made.misdate("abc +0000")
    made.put(f"data/{UDAF}", CLAIMED)
    assert "non vérifiée" not in checked(made)[1]


def test_a_correction_is_not_held_against_an_announcement_without_a_day(tmp_path, checked):
    made = with_register(tmp_path / "r", {UDAF: CLAIMED})
    made.commit(IN_TIME)
    made.misdate("abc +0000")
    again = CLAIMED.replace("directeur", "directeur général") + "amends: udaf.yaml\nreason: titre\n"
    made.put(f"data/{UDAF}".replace("udaf.yaml", "udaf.2.yaml"), again)
    made.commit("2026-03-09")
    found, said = checked(made)
    assert found == []
    assert "(1 annonce sans preuve)" in said


def test_without_git_it_says_once_what_it_could_not_tell(tmp_path, checked, monkeypatch):
    write(tmp_path, {UDAF: CLAIMED})
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    home = type("Here", (), {"folder": tmp_path})
    found, said = checked(home)
    assert found == []
    assert said.count("ce dossier n’est pas dans un dépôt git") == 1


def test_where_nothing_is_to_be_told_git_is_not_asked(tmp_path, checked, monkeypatch):
    made = with_register(tmp_path / "r")
    monkeypatch.setenv("PATH", "")
    _, said = checked(made)
    assert "git" not in said


def test_a_machine_without_git_is_told(tmp_path, checked, monkeypatch):
    made = with_register(tmp_path / "r", {UDAF: CLAIMED})
    monkeypatch.setenv("PATH", "")
    assert "git est introuvable sur ce poste" in checked(made)[1]


def test_the_finding_can_be_settled_on_record(tmp_path):
    decision = (
        f"settled:\n  - {{key: udaf, code: CLU908, meeting: {NEXT[9:]}, seat: udaf, by: X Y,"
        " on: 2026-03-12, reason: message perdu}\n"
    )
    (found,) = seen(tmp_path, {UDAF: CLAIMED, "decisions.yaml": decision}, date(2026, 3, 9))
    assert found.settled == "udaf"
