"""`clu check --staged` and `--since`: the verdict on what git has, told as of the work tree."""

import errno
import json
import os
import re
import socket
import stat
from pathlib import Path

import pytest

from clu import revisions
from clu.cli.app import run
from examples import TODAY, write
from gallery import changed
from repositories import with_register

NEXT = "meetings/2026-03-10"
UDAF = f"{NEXT}/substitutions/udaf.yaml"
REPLY = f"{NEXT}/replies/maires.yaml"
RIGHT = (
    "substitute: {civility: M., last_name: AUBRY, function: directeur}\n"
    "received: 2026-03-07\nevidence: courriel\n"
)
WRONG = RIGHT.replace("03-07", "03-09")
CONTACTS = "contacts:\n  - {seat: defenseur-des-droits, email: d@defenseur.example}\n"


@pytest.fixture(autouse=True)
def machine(monkeypatch):
    for name in [one for one in os.environ if one.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)


@pytest.fixture
def made(tmp_path):
    repository = with_register(tmp_path / "r", {UDAF: RIGHT})
    repository.commit("2026-02-16")
    return repository


@pytest.fixture
def checked(capsys, monkeypatch):
    """A check in a repository: its exit code and its report."""

    def check(made, *words, on="2026-03-09", inside="."):
        monkeypatch.chdir(made.folder / inside)
        code = run(["check", "--on", on, "--format", "json", *words])
        out, err = capsys.readouterr()
        return code, json.loads(out) if out else err

    return check


def codes(report):
    return [one["code"] for one in report["findings"]]


def told(report):
    """What a finding says, but whether it is new."""
    return [{k: v for k, v in one.items() if k != "new"} for one in report["findings"]]


# What is staged ----------------------------------------------------------------------------------


def test_what_is_staged_is_judged_and_not_the_work_tree(made, checked):
    made.put(f"data/{UDAF}", WRONG)
    made.git("add", "--all")
    made.put(f"data/{UDAF}", RIGHT)
    assert checked(made, "--staged")[0] == 1
    assert checked(made)[0] == 0


def test_a_mistake_that_is_not_staged_does_not_count(made, checked):
    made.put(f"data/{UDAF}", WRONG)
    assert checked(made, "--staged")[0] == 0
    assert checked(made)[0] == 1


def test_a_partly_staged_file_is_judged_as_far_as_it_is_staged(made, checked):
    made.put(f"data/{UDAF}", WRONG)
    made.git("add", "--all")
    made.put(f"data/{UDAF}", WRONG + "channel: courriel\nunknown: key\n")
    _, report = checked(made, "--staged")
    assert codes(report) == ["CLU402"]


def test_an_untracked_file_neither_breaks_nor_mends(made, checked):
    made.put(f"data/{REPLY}", "state: peut-être\n")
    assert checked(made, "--staged")[0] == 0
    made.put(f"data/{REPLY}", None)
    made.put(f"data/{UDAF}", WRONG)
    made.git("add", "--all")
    decision = (
        "settled:\n  - {key: a, code: CLU402, meeting: 2026-03-10, seat: udaf, by: X Y,"
        " on: 2026-03-09, decision: admis, reason: z}\n"
    )
    made.put("data/decisions.yaml", decision)
    assert checked(made)[0] == 0
    assert checked(made, "--staged")[0] == 1


def test_a_file_staged_as_deleted_is_gone(made, checked):
    made.git("rm", "--quiet", "--cached", "data/committee.yaml")
    code, report = checked(made, "--staged")
    assert code == 1
    assert "data/committee.yaml" in {one["file"] for one in report["findings"]}
    assert checked(made)[0] == 0


def test_findings_stand_where_they_do_in_the_work_tree(made, checked):
    """Paths, lines, excerpts, fingerprints: of both alike, faults of reading and templates too."""
    made.put(f"data/{UDAF}", WRONG)
    made.put(f"data/{REPLY}", "state: peut-être\n")
    made.put("data/notes.txt", "x")
    made.put("templates/guest.md.j2", "{{ nothing }}\n")
    made.git("add", "--all")
    staged, tree = checked(made, "--staged")[1], checked(made)[1]
    assert staged == tree
    assert {"CLU402", "CLU015", "CLU014", "CLU007"} <= set(codes(staged))


@pytest.mark.parametrize("inside", ["data", "data/meetings"])
def test_one_may_stand_in_a_folder_below(made, checked, inside):
    made.put(f"data/{UDAF}", WRONG)
    made.git("add", "--all")
    assert checked(made, "--staged", inside=inside)[1] == checked(made, inside=inside)[1]


def test_several_committees_of_one_repository(tmp_path, checked):
    made = with_register(tmp_path / "r", {UDAF: WRONG}, inside="cantal")
    write(made.folder / "aube", {})
    made.git("add", "--all")
    words = ("--data", "aube/data", "--data", "cantal/data")
    assert checked(made, *words, "--staged") == checked(made, *words)


def test_a_committee_at_the_top_of_its_repository(tmp_path, checked):
    made = with_register(tmp_path / "r", {UDAF: WRONG, "notes.txt": "x"})
    for path in (made.folder / "data").iterdir():
        path.rename(made.folder / path.name)
    (made.folder / "data").rmdir()
    made.git("add", "--all")
    assert checked(made, "--staged") == checked(made)


def test_private_addresses_are_those_of_the_work_tree(made, checked):
    """They are in no index; without them nobody could be reached at that seat."""
    name = "roster/2025-01-06.yaml"
    files = changed(name, ("    contact: {email: nour.haddad@defenseur.example}\n", ""))
    made.put(f"data/{name}", files[name])
    made.put(".gitignore", "data/private/\n")
    made.git("add", "--all")
    assert "CLU106" in codes(checked(made, "--staged", on=TODAY.isoformat())[1])
    made.put("data/private/contacts.yaml", CONTACTS)
    assert checked(made, "--staged", on=TODAY.isoformat())[1]["findings"] == []


def test_private_addresses_that_were_committed_are_those_of_the_commit(made, checked):
    """They should never be there; the verdict is that on what is staged all the same."""
    made.put("data/private/contacts.yaml", CONTACTS)
    made.git("add", "--all", "--force")
    made.put("data/private/contacts.yaml", "contacts: [\n")
    code, report = checked(made, "--staged", on=TODAY.isoformat())
    assert (code, report["findings"]) == (0, [])
    assert "CLU001" in codes(checked(made, on=TODAY.isoformat())[1])


def test_a_link_is_refused_as_ever(made, checked):
    (made.folder / "data" / REPLY).parent.mkdir(exist_ok=True)
    (made.folder / "data" / REPLY).symlink_to("udaf.yaml")
    made.git("add", "--all")
    assert checked(made, "--staged") == checked(made)
    assert "CLU010" in codes(checked(made, "--staged")[1])


def test_papers_count_by_their_names(made, checked):
    made.put(f"data/{NEXT}/papers/resultats-2025.pdf", "another content")
    made.git("add", "--all")
    assert checked(made, "--staged")[1]["findings"] == []
    made.git("rm", "--quiet", "--cached", f"data/{NEXT}/papers/resultats-2025.pdf")
    assert "CLU210" in codes(checked(made, "--staged")[1])


def test_git_is_needed(made, checked, monkeypatch, tmp_path):
    write(tmp_path, {})
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    code, said = checked(type("Here", (), {"folder": tmp_path}), "--staged")
    assert code == 2
    assert "n’est pas dans un dépôt git" in said
    monkeypatch.setenv("PATH", "")
    code, said = checked(made, "--staged")
    assert code == 2
    assert "Git est introuvable" in said


# Since a revision --------------------------------------------------------------------------------


def test_new_findings_are_marked_and_none_is_hidden(made, checked):
    made.put(f"data/{REPLY}", "state: peut-être\nreceived: 2026-02-12\n")
    made.commit("2026-03-01")
    made.put(f"data/{UDAF}", WRONG)
    made.put("notes", "x")
    code, report = checked(made, "--since", "HEAD")
    assert code == 1
    marks = {one["code"]: one["new"] for one in report["findings"]}
    assert marks["CLU005"] is False
    assert marks["CLU402"] is True
    assert told(report) == told(checked(made)[1])


def test_a_line_that_moved_is_no_new_finding(made, checked):
    made.put(f"data/{UDAF}", WRONG)
    made.commit("2026-03-09")
    made.put(f"data/{UDAF}", f"# une ligne de plus\n{WRONG}")
    _, report = checked(made, "--since", "HEAD")
    assert [one["new"] for one in report["findings"]] == [False]


def test_without_it_nothing_is_said_of_it(made, checked):
    made.put(f"data/{UDAF}", WRONG)
    assert [one["new"] for one in checked(made)[1]["findings"]] == [None]


def test_the_exit_code_is_the_whole_verdict(made, checked):
    """An old error fails the check as a new one does, a new warning does not."""
    made.put(f"data/{UDAF}", WRONG)
    made.commit("2026-03-09")
    assert checked(made, "--since", "HEAD")[0] == 1
    made.put(f"data/{UDAF}", RIGHT.replace("evidence: courriel\n", ""))
    code, report = checked(made, "--since", "HEAD")
    assert (code, codes(report)) == (0, ["CLU407"])
    assert checked(made, "--since", "HEAD", "--strict")[0] == 1


def test_the_text_says_how_many_are_new_there_and_gone(made, capsys, monkeypatch):
    made.put(f"data/{REPLY}", "state: peut-être\nreceived: 2026-02-12\n")
    made.commit("2026-03-01")
    made.put(f"data/{REPLY}", None)
    made.put(f"data/{UDAF}", WRONG)
    monkeypatch.chdir(made.folder)
    run(["check", "--on", "2026-03-09", "--since", "HEAD"])
    out = re.sub(r"[\s\u00a0]+", " ", capsys.readouterr().out)
    assert "erreur CLU402 late-substitution (nouveau)" in out
    assert ", 1er mars 2026) : 1 constat nouveau, 0 déjà là, 2 disparus." in out
    assert "n’y ont pas été jugées" in out


def test_what_is_not_judged_any_more_is_not_said_to_be_gone(made, capsys, monkeypatch):
    made.put(f"data/{UDAF}", WRONG)
    made.commit("2026-03-01")
    made.put("data/procedure/2022-01-10.yaml", "articles: [\n")
    monkeypatch.chdir(made.folder)
    run(["check", "--on", "2026-03-09", "--since", "HEAD"])
    out = re.sub(r"[\s\u00a0]+", " ", capsys.readouterr().out)
    assert "disparu" not in out
    assert "peuvent l’être encore" in out


def test_a_revision_without_the_committee_makes_all_new(tmp_path, checked):
    made = with_register(tmp_path / "r", {UDAF: WRONG})
    made.git("commit", "--quiet", "--allow-empty", "-m", "vide")
    _, report = checked(made, "--since", "HEAD")
    assert [one["new"] for one in report["findings"]] == [True]


def test_both_may_be_asked_together(made, checked):
    made.put(f"data/{UDAF}", WRONG)
    made.git("add", "--all")
    made.put(f"data/{UDAF}", RIGHT)
    code, report = checked(made, "--staged", "--since", "HEAD")
    assert (code, [one["new"] for one in report["findings"]]) == (1, [True])


def test_committees_are_compared_each_with_itself(tmp_path, checked):
    made = with_register(tmp_path / "r", {UDAF: WRONG}, inside="cantal")
    write(made.folder / "aube", {UDAF: RIGHT})
    made.commit("2026-03-01")
    made.put(f"aube/data/{UDAF}", WRONG)
    _, report = checked(made, "--data", "aube/data", "--data", "cantal/data", "--since", "HEAD")
    marks = {one["file"].partition("/")[0]: one["new"] for one in report["findings"]}
    assert marks == {"aube": True, "cantal": False}


@pytest.mark.parametrize("revision", ["nowhere", "--help", ""])
def test_an_unknown_revision_is_refused(made, checked, revision):
    code, said = checked(made, f"--since={revision}")
    assert code == 2
    assert "Révision inconnue" in said


def test_a_shallow_clone_that_lacks_it_says_so(made, checked, tmp_path):
    first = made.git("rev-parse", "HEAD")
    made.commit("2026-02-17")
    clone = made.clone(tmp_path / "clone", "--depth=1")
    code, said = checked(clone, "--since", first)
    assert code == 2
    assert "--unshallow" in said


def test_a_receipt_recorded_late_is_found_at_the_revision_too(made, checked):
    made.put(f"data/{UDAF}", RIGHT.replace("evidence: courriel\n", "channel: courriel\n"))
    made.git("rm", "--quiet", "--cached", f"data/{UDAF}")
    made.git("commit", "--quiet", "--amend", "--no-edit")
    made.commit("2026-03-09")
    _, report = checked(made, "--since", "HEAD", on="2026-03-12")
    assert {one["code"]: one["new"] for one in report["findings"]}["CLU908"] is False


@pytest.mark.parametrize(
    ("form", "mark"),
    [("sarif", '"baselineState": "new"'), ("github", "CLU402 late-substitution (nouveau)")],
)
def test_formats_that_have_a_place_for_it_mark_it(made, monkeypatch, capsys, form, mark):
    made.put(f"data/{UDAF}", WRONG)
    monkeypatch.chdir(made.folder)
    run(["check", "--on", "2026-03-09", "--format", form, "--since", "HEAD"])
    assert mark in capsys.readouterr().out
    run(["check", "--on", "2026-03-09", "--format", form])
    assert mark not in capsys.readouterr().out


@pytest.mark.parametrize("written", ["99999999999999 +0000", "abc +0000", ""])
def test_a_revision_with_an_unreadable_date_is_held_against_all_the_same(
    made, monkeypatch, capsys, written
):
    made.misdate(written)
    monkeypatch.chdir(made.folder)
    for words in (["check", "--on", "2026-03-09", "--since", "HEAD"], ["diff", "HEAD"]):
        assert run(words) == 0
        assert "date illisible" in capsys.readouterr().out


@pytest.mark.parametrize("words", [["check", "--since", "HEAD"], ["check", "--staged"]])
def test_a_temporary_folder_that_cannot_be_written_is_told(made, monkeypatch, capsys, words):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.chdir(made.folder)
    monkeypatch.setattr("clu.git.export", full)
    assert run([*words, "--on", "2026-03-09"]) == 2
    said = " ".join(capsys.readouterr().err.split())
    assert "le disque est plein" in said
    assert "TMPDIR" in said


def _fifo(place):
    place.unlink(missing_ok=True)
    os.mkfifo(place)


def _socket(place):
    place.unlink(missing_ok=True)
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(str(place))


def _link(place):
    place.symlink_to("nowhere")


def _link_to_others(place):
    place.symlink_to("../../autres/contacts.yaml" if place.parent.name else "../autres")


@pytest.mark.parametrize("odd", [_fifo, _socket, _link, _link_to_others])
@pytest.mark.parametrize("name", ["private", "private/contacts.yaml"])
def test_an_odd_private_file_gives_what_a_plain_check_gives(
    made, checked, monkeypatch, capsys, odd, name
):
    (made.folder / "autres").mkdir()
    (made.folder / "autres/contacts.yaml").write_text(CONTACTS)
    if "/" in name:
        (made.folder / "data/private").mkdir()
    monkeypatch.chdir(made.folder / "data")
    odd(Path(name))
    code, plain = checked(made)
    for words in (["--staged"], ["--since", "HEAD"]):
        found, report = checked(made, *words)
        assert found == code, words
        assert told(report) == told(plain), words
    assert all(not one.get("new") for one in report["findings"])
    assert run(["diff", "HEAD"]) == 0


@pytest.mark.parametrize("name", ["private", "private/contacts.yaml"])
def test_a_private_file_that_may_not_be_read_may_not_be_there_either(made, monkeypatch, name):
    """For root, who may read all, the system is made to refuse."""
    made.put("data/private/contacts.yaml", CONTACTS)
    closed, may = made.folder / "data" / name, os.access
    monkeypatch.setattr(os, "access", lambda at, how: not closed.samefile(at) and may(at, how))
    with revisions.staged(made.folder / "data") as found:
        copy = found.folder / name
        assert stat.S_IMODE(copy.stat().st_mode) == 0
        assert copy.is_dir() or copy.stat().st_size == 0
