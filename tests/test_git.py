"""git as clu asks it: what it finds, and what a repository of anybody's cannot make it do."""

import os
import stat
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from clu import git
from clu.git import calling, contents
from repositories import Repository

UNREADABLE = ["99999999999999 +0000", "abc +0000", "-5 +0000", ""]
"""What may stand in a commit where its author's date should."""


@pytest.fixture
def made(tmp_path):
    return Repository(tmp_path / "dépôt")


@pytest.fixture(autouse=True)
def machine(monkeypatch):
    """The machine's own settings, and what a hook may have set, are no matter."""
    for name in [one for one in os.environ if one.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


def opened(made):
    return git.repository(made.folder)


def names(blobs):
    return [one.path for one in blobs]


def days(made):
    """The day of each file, as far as git tells it."""
    seen = git.first_seen(opened(made))
    return {path: when.date().isoformat() for path, when in seen.items() if when}


# Where one is ------------------------------------------------------------------------------------


def test_a_folder_knows_its_repository(made):
    inside = made.folder / "lot" / "data"
    inside.mkdir(parents=True)
    found = git.repository(inside)
    assert found == (made.folder.resolve(), False)
    assert found.path(inside) == "lot/data"
    assert found.path(made.folder) == ""


def test_a_folder_outside_has_none(tmp_path):
    assert git.repository(tmp_path) is None


def test_a_bare_repository_has_no_work_tree(made, tmp_path):
    made.commit("2026-03-01")
    made.clone(tmp_path / "bare", "--bare")
    assert git.repository(tmp_path / "bare") is None


def test_the_folder_counts_and_not_what_a_hook_has_set(made, tmp_path, monkeypatch):
    other = Repository(tmp_path / "autre")
    monkeypatch.setenv("GIT_DIR", str(other.folder / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other.folder))
    assert opened(made).top == made.folder.resolve()


def test_git_may_not_be_there(made, monkeypatch):
    monkeypatch.setenv("PATH", str(made.folder))
    with pytest.raises(git.GitError, match="introuvable"):
        opened(made)


@pytest.mark.parametrize("mode", [0o644, 0o755])
def test_git_may_not_start(made, monkeypatch, tmp_path, mode):
    place = tmp_path / "bin" / "git"
    place.parent.mkdir()
    place.write_bytes(b"\0 no program")
    place.chmod(mode)
    monkeypatch.setenv("PATH", str(place.parent))
    with pytest.raises(git.GitError, match="ne peut pas être lancé"):
        opened(made)


@pytest.mark.parametrize("path", ["", ".", "bin:"])
def test_a_git_of_the_current_folder_is_not_run(made, monkeypatch, tmp_path, path):
    for place in (made.folder / "git", made.folder / "bin/git"):
        place.parent.mkdir(exist_ok=True)
        place.write_text(f"#!/bin/sh\n: >{tmp_path}/run\n")
        place.chmod(0o755)
    monkeypatch.chdir(made.folder)
    monkeypatch.setenv("PATH", path)
    with pytest.raises(git.GitError, match="introuvable"):
        opened(made)
    assert not (tmp_path / "run").exists()


def test_a_repository_may_keep_its_files_elsewhere(made, tmp_path):
    (tmp_path / "ailleurs").mkdir()
    at = opened(made)._replace(top=tmp_path / "ailleurs")
    with pytest.raises(git.GitError, match="arbre de travail"):
        at.path(made.folder)


def test_git_may_not_answer(made, monkeypatch):
    monkeypatch.setattr(calling, "LONGEST", 0)
    with pytest.raises(git.GitError, match="pas répondu"):
        opened(made)


def test_a_repository_of_another_user_is_refused(made, monkeypatch):
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    monkeypatch.setattr(calling, "KEPT", calling.KEPT | {"GIT_TEST_ASSUME_DIFFERENT_OWNER"})
    with pytest.raises(git.GitError) as refused:
        opened(made)
    assert "safe.directory" in refused.value.hint


# Commits -----------------------------------------------------------------------------------------


def test_a_revision_is_resolved_to_a_commit(made):
    first = made.commit("2026-03-01")
    second = made.commit("2026-03-09")
    made.git("tag", "-a", "-m", "x", "v1", "HEAD~1")
    found = {name: git.commit(opened(made), name) for name in ("HEAD", "main", "v1", first[:8])}
    assert {name: one.hash for name, one in found.items()} == {
        "HEAD": second,
        "main": second,
        "v1": first,
        first[:8]: first,
    }
    assert found["v1"].day == date(2026, 3, 1)
    assert first.startswith(found["v1"].short)


@pytest.mark.parametrize("revision", [":/Un changement", "HEAD^{/changement}", "HEAD^{}", "@"])
def test_a_commit_may_be_named_by_its_words(made, revision):
    one = made.commit("2026-03-01")
    assert git.commit(opened(made), revision).hash == one


@pytest.mark.parametrize("written", UNREADABLE)
def test_a_commit_whose_date_cannot_be_read_has_no_day(made, written):
    made.put("a.yaml", "un\n")
    made.commit("2026-03-01")
    made.misdate(written)
    assert git.commit(opened(made), "HEAD").day is None


NO_COMMIT = (
    "nowhere", "", "--output=/tmp/x", "-h", "HEAD:data", "HEAD:data/a.yaml", ":data/a.yaml",
    "HEAD^{tree}", "^HEAD", "HEAD..main", ":/nowhere", "HEAD\nmain", "a\0b", "@{-9}",
)  # fmt: skip


@pytest.mark.parametrize("revision", NO_COMMIT)
def test_what_names_no_commit_is_refused(made, revision):
    made.put("data/a.yaml", "x\n")
    made.commit("2026-03-01")
    with pytest.raises(git.GitError, match="révision inconnue"):
        git.commit(opened(made), revision)


@pytest.mark.parametrize("revision", ["HEAD", "main", "a\0b"])
def test_a_repository_without_a_commit_says_so(made, revision):
    with pytest.raises(git.GitError, match="encore aucun commit"):
        git.commit(opened(made), revision)


@pytest.mark.parametrize("revision", ["HEAD~1", "v1", "ancien"])
def test_a_commit_that_was_lost_is_a_damage(made, revision):
    lost = made.commit("2026-03-01")
    made.git("tag", "-a", "-m", "x", "v1")
    made.git("branch", "ancien")
    made.commit("2026-03-02")
    (made.folder / ".git/objects" / lost[:2] / lost[2:]).unlink()
    with pytest.raises(git.GitError, match="endommagé") as refused:
        git.commit(opened(made), revision)
    assert "git fsck" in refused.value.hint


def test_a_folder_of_a_commit_that_was_lost_is_a_damage(made):
    made.put("data/a.yaml", "un\n")
    made.commit("2026-03-01")
    lost = made.git("rev-parse", "HEAD:data")
    (made.folder / ".git/objects" / lost[:2] / lost[2:]).unlink()
    asked = (lambda at: git.commit(at, "HEAD"), git.first_seen, lambda at: git.staged(at, ""))
    for ask in asked[:2]:
        with pytest.raises(git.GitError) as refused:
            ask(opened(made))
        assert "git fsck" in refused.value.hint
    assert names(asked[2](opened(made))) == ["data/a.yaml"], "the index is whole"


def test_a_hash_of_nothing_is_no_damage(made):
    made.commit("2026-03-01")
    with pytest.raises(git.GitError, match="révision inconnue"):
        git.commit(opened(made), "1" * 40)


def test_a_shallow_clone_says_that_it_lacks_a_commit(made, tmp_path):
    first = made.commit("2026-03-01")
    made.commit("2026-03-02")
    clone = made.clone(tmp_path / "clone", "--depth=1")
    with pytest.raises(git.GitError) as refused:
        git.commit(opened(clone), first)
    assert "incomplet" in refused.value.fact
    assert "--unshallow" in refused.value.hint


def test_a_commit_is_itself_whatever_replaces_it(made):
    made.put("a.yaml", "un\n")
    made.commit("2026-03-01")
    made.put("a.yaml", "deux\n")
    made.commit("2026-03-02")
    made.git("replace", "HEAD", "HEAD~1")
    assert git.commit(opened(made), "HEAD").day == date(2026, 3, 2)


# Files -------------------------------------------------------------------------------------------


def exported(made, blobs, folder, wanted=lambda _: True):
    git.export(opened(made), blobs, folder, wanted)
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in folder.rglob("*")
        if path.is_file() and not path.is_symlink()
    }


def test_the_files_of_a_commit_are_as_they_were(made, tmp_path):
    made.put("data/é à.yaml", "un\n")
    made.put("data/deep/er/b.yaml", "deux\n")
    made.put("elsewhere.yaml", "non\n")
    made.put("database.yaml", "non\n")
    made.commit("2026-03-01")
    made.put("data/é à.yaml", "changé\n")
    at = git.commit(opened(made), "HEAD")
    blobs = git.committed(opened(made), at, "data")
    assert exported(made, blobs, tmp_path / "out") == {
        "data/deep/er/b.yaml": "deux\n",
        "data/é à.yaml": "un\n",
    }
    everything = names(git.committed(opened(made), at, ""))
    assert {"elsewhere.yaml", "database.yaml", "data/é à.yaml"} <= set(everything)
    assert git.committed(opened(made), at, "nowhere") == []


def test_the_index_is_what_the_next_commit_holds(made, tmp_path):
    made.put("data/a.yaml", "staged\n")
    made.put("data/gone.yaml", "x\n")
    made.put("data/kept.yaml", "kept\n")
    made.commit("2026-03-01")
    made.put("data/a.yaml", "half\n")
    made.git("add", "data/a.yaml")
    made.put("data/a.yaml", "not yet\n")
    made.git("rm", "--quiet", "data/gone.yaml")
    made.put("data/untracked.yaml", "x\n")
    made.put("data/meant.yaml", "x\n")
    made.git("add", "--intent-to-add", "data/meant.yaml")
    made.put("data/empty.yaml", "")
    made.git("add", "data/empty.yaml")
    assert exported(made, git.staged(opened(made), "data"), tmp_path / "out") == {
        "data/a.yaml": "half\n",
        "data/empty.yaml": "",
        "data/kept.yaml": "kept\n",
    }


def test_the_first_commit_has_an_index_as_well(made):
    made.put("data/a.yaml", "x\n")
    made.git("add", "--all")
    assert names(git.staged(opened(made), "data")) == ["data/a.yaml"]


def test_the_index_is_the_one_of_the_commit_in_progress(made, monkeypatch, tmp_path):
    made.put("data/a.yaml", "x\n")
    made.git("add", "--all")
    made.put("data/b.yaml", "x\n")
    made.git("add", "data/b.yaml", GIT_INDEX_FILE=str(tmp_path / "other"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "other"))
    assert names(git.staged(opened(made), "data")) == ["data/b.yaml"]
    monkeypatch.chdir(made.folder)
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
    assert names(git.staged(opened(made), "data")) == ["data/a.yaml"]


def test_an_unfinished_merge_is_refused(made):
    made.put("a.yaml", "un\n")
    made.commit("2026-03-01")
    made.git("switch", "--quiet", "-c", "autre")
    made.put("a.yaml", "deux\n")
    made.commit("2026-03-02")
    made.git("switch", "--quiet", "main")
    made.put("a.yaml", "trois\n")
    made.commit("2026-03-02")
    with pytest.raises(AssertionError):
        made.git("merge", "autre", GIT_MERGE_AUTOEDIT="no")
    with pytest.raises(git.GitError, match=r"a\.yaml"):
        git.staged(opened(made), "")


def test_content_that_is_not_wanted_leaves_the_name_alone(made, tmp_path):
    made.put("papers/large.pdf", "large\n")
    made.put("a.yaml", "x\n")
    made.commit("2026-03-01")
    blobs = git.committed(opened(made), git.commit(opened(made), "HEAD"), "")
    found = exported(made, blobs, tmp_path / "out", lambda path: path.endswith(".yaml"))
    assert found == {"papers/large.pdf": "", "a.yaml": "x\n"}


def test_links_arrive_as_links_and_nothing_is_written_through_them(made, tmp_path):
    (made.folder / "link").symlink_to("/etc/passwd")
    made.put("a.yaml", "x\n")
    made.commit("2026-03-01")
    blobs = git.committed(opened(made), git.commit(opened(made), "HEAD"), "")
    exported(made, blobs, tmp_path / "out")
    assert (tmp_path / "out/link").readlink() == Path("/etc/passwd")


def test_a_file_below_a_link_is_not_written_through_it(made, tmp_path):
    made.put("a.yaml", "x\n")
    made.put("link", str(tmp_path / "outside"))
    made.commit("2026-03-01")
    (tmp_path / "outside").mkdir()
    file, link = git.committed(opened(made), git.commit(opened(made), "HEAD"), "")
    blobs = [link._replace(mode=contents.LINK), file._replace(path="link/a.yaml")]
    with pytest.raises(git.GitError, match="chemin impossible"):
        git.export(opened(made), blobs, tmp_path / "out", lambda _: True)
    assert not list((tmp_path / "outside").iterdir())


@pytest.mark.parametrize("path", ["../out.yaml", "/etc/x", "a/../../x", ""])
def test_a_path_that_leads_out_is_refused(made, path, tmp_path):
    made.put("a.yaml", "x\n")
    made.commit("2026-03-01")
    (blob,) = git.committed(opened(made), git.commit(opened(made), "HEAD"), "")
    with pytest.raises(git.GitError, match="chemin impossible"):
        git.export(opened(made), [blob._replace(path=path)], tmp_path / "out", lambda _: True)
    assert not (tmp_path / "out.yaml").exists()


def test_a_name_with_a_backslash_is_a_name(made, tmp_path):
    made.put("data/a\\b.yaml", "x\n")
    made.commit("2026-03-01")
    blobs = git.committed(opened(made), git.commit(opened(made), "HEAD"), "")
    assert exported(made, blobs, tmp_path / "out") == {"data/a\\b.yaml": "x\n"}


@pytest.mark.parametrize("path", ["a\\b", "c:b"])
def test_windows_would_be_led_astray(monkeypatch, path):
    monkeypatch.setattr(contents, "os", SimpleNamespace(name="nt"))
    with pytest.raises(git.GitError, match="chemin impossible"):
        contents._safe(path)


@pytest.mark.parametrize("other", ["a.yaml/b.yaml", "a.yaml"])
def test_a_folder_and_a_link_of_one_name_are_refused(made, tmp_path, other):
    made.put("a.yaml", "x\n")
    made.commit("2026-03-01")
    (blob,) = git.committed(opened(made), git.commit(opened(made), "HEAD"), "")
    twice = [blob._replace(path=other), blob._replace(mode=contents.LINK)]
    with pytest.raises(git.GitError, match="chemin impossible"):
        git.export(opened(made), twice, tmp_path / "out", lambda _: True)


def test_a_link_to_a_name_that_cannot_be_is_refused(made, tmp_path):
    made.put("a", b"x\0y")
    made.commit("2026-03-01")
    (blob,) = git.committed(opened(made), git.commit(opened(made), "HEAD"), "")
    with pytest.raises(git.GitError, match="chemin impossible"):
        git.export(
            opened(made), [blob._replace(mode=contents.LINK)], tmp_path / "out", lambda _: True
        )


def test_a_content_that_is_missing_is_told(made, tmp_path):
    made.put("a.yaml", "x\n")
    made.commit("2026-03-01")
    (blob,) = git.committed(opened(made), git.commit(opened(made), "HEAD"), "")
    absent = blob._replace(hash="0" * 39 + "1")
    with pytest.raises(git.GitError, match="manque dans cette copie"):
        git.export(opened(made), [absent], tmp_path / "out", lambda _: True)


# When --------------------------------------------------------------------------------------------


def test_each_file_has_the_day_of_the_commit_that_brought_it(made):
    made.put("data/a.yaml", "un\n")
    made.commit("2026-03-01")
    made.put("data/b c.yaml", "deux\n")
    made.put("data/a.yaml", "changé\n")
    made.commit("2026-03-09")
    made.put("data/c.yaml", "pas encore\n")
    assert days(made) == {"data/a.yaml": "2026-03-01", "data/b c.yaml": "2026-03-09"}


def test_nothing_is_known_before_the_first_commit(made):
    assert days(made) == {}


def test_the_day_is_that_of_the_author(made):
    """A rebase, or a merge by the forge, dates the commit anew: nothing was recorded later."""
    made.put("a.yaml", "un\n")
    made.commit("2026-03-09", author="2026-03-01")
    assert days(made) == {"a.yaml": "2026-03-01"}


def test_a_file_that_came_twice_has_the_earliest_day(made):
    made.put("a.yaml", "un\n")
    made.commit("2026-03-01", author="2026-03-05")
    made.put("a.yaml", None)
    made.commit("2026-03-06")
    made.put("a.yaml", "deux\n")
    made.commit("2026-03-09", author="2026-03-02")
    assert days(made) == {"a.yaml": "2026-03-02"}


def test_a_file_that_was_moved_keeps_its_day(made):
    made.put("lot/data/a.yaml", "un\n")
    made.put("lot/data/b.yaml", "deux\n")
    made.commit("2026-03-01")
    made.git("mv", "lot/data", "data")
    made.commit("2026-03-09")
    made.git("mv", "data/b.yaml", "data/c.yaml")
    made.commit("2026-03-11")
    made.put("data/b.yaml", "un autre\n")
    made.commit("2026-03-12")
    assert {path: day for path, day in days(made).items() if path.startswith("data/")} == {
        "data/a.yaml": "2026-03-01",
        "data/b.yaml": "2026-03-12",
        "data/c.yaml": "2026-03-01",
    }


def test_a_file_that_came_by_a_branch_has_the_day_of_the_branch(made):
    made.commit("2026-03-01")
    made.git("switch", "--quiet", "-c", "autre")
    made.put("a.yaml", "un\n")
    made.commit("2026-03-02")
    made.git("switch", "--quiet", "main")
    made.commit("2026-03-08")
    made.git("merge", "--quiet", "--no-ff", "-m", "x", "autre", GIT_AUTHOR_DATE="2026-03-09T12:00Z")
    assert days(made) == {"a.yaml": "2026-03-02"}


def evil(made):
    """A file that the merge alone brought, beside what came by the branch."""
    made.put("a.yaml", "de la fusion\n")


def corrected(made):
    """A file of a branch that the merge changed."""
    made.put("branche.yaml", "autre\n")


def moved(made):
    """A file of the trunk that the merge moved."""
    made.git("mv", "tronc.yaml", "a.yaml")


def moved_from_a_branch(made):
    """A file of the branch that the merge moved: the trunk never had it."""
    made.git("mv", "branche.yaml", "a.yaml")


def moved_and_changed(made):
    """As elsewhere, another content under another name is another file."""
    made.git("mv", "branche.yaml", "a.yaml")
    made.put("a.yaml", "autre\n")


def brought_back(made):
    """A file that the trunk had once, and deleted."""
    made.put("parti.yaml", "parti\n")


TRUNK = {"tronc.yaml": "2026-03-01", "tard.yaml": "2026-03-04"}
MERGES = {
    "nothing of its own": (lambda _: None, {"branche.yaml": "2026-03-03"}),
    "a file of its own": (evil, {"branche.yaml": "2026-03-03", "a.yaml": "2026-03-09"}),
    "a file changed": (corrected, {"branche.yaml": "2026-03-03"}),
    "a file of both moved": (moved, {"branche.yaml": "2026-03-03", "a.yaml": "2026-03-01"}),
    "a file of the branch moved": (moved_from_a_branch, {"a.yaml": "2026-03-03"}),
    "a file moved and changed": (moved_and_changed, {"a.yaml": "2026-03-09"}),
    "a file brought back": (
        brought_back,
        {"branche.yaml": "2026-03-03", "parti.yaml": "2026-03-01"},
    ),
}


def merged(made, change, *branches):
    """A trunk and branches that a merge joins, and what the merge itself does."""
    made.put("tronc.yaml", "tronc\n")
    made.put("parti.yaml", "parti\n")
    made.commit("2026-03-01")
    for number, branch in enumerate(branches):
        made.git("switch", "--quiet", "-c", branch, "main")
        made.put(f"{branch}.yaml", f"{branch}\n")
        made.commit(f"2026-03-0{3 + number}")
    made.git("switch", "--quiet", "main")
    made.put("parti.yaml", None)
    made.put("tard.yaml", "tard\n")
    made.commit("2026-03-04")
    made.git("merge", "--quiet", "--no-ff", "--no-commit", *branches)
    change(made)
    made.commit("2026-03-09")


@pytest.mark.parametrize(("change", "found"), MERGES.values(), ids=MERGES)
def test_a_file_that_a_merge_brought_has_the_day_of_the_merge(made, change, found):
    merged(made, change, "branche")
    here = set(made.git("ls-files").splitlines())
    seen = {path: day for path, day in days(made).items() if path in here}
    expected = {path: day for path, day in TRUNK.items() if path in here} | found
    assert seen == expected


def test_a_merge_of_three_is_read_as_one_of_two(made):
    merged(made, evil, "branche", "autre")
    assert days(made) | TRUNK == days(made)
    assert days(made)["branche.yaml"] == "2026-03-03"
    assert days(made)["autre.yaml"] == "2026-03-04"
    assert days(made)["a.yaml"] == "2026-03-09"


def test_a_file_moved_from_another_path_of_each_parent_keeps_its_first_day(made):
    """Each side had renamed it in its own way; the merge gave it a third name."""
    made.put("a.yaml", "un\n")
    made.commit("2026-03-01")
    made.git("switch", "--quiet", "-c", "autre")
    made.git("mv", "a.yaml", "c.yaml")
    made.commit("2026-03-02")
    made.git("switch", "--quiet", "main")
    made.git("mv", "a.yaml", "b.yaml")
    made.commit("2026-03-03")
    made.git("merge", "--quiet", "-s", "ours", "--no-commit", "autre")
    made.git("mv", "b.yaml", "d.yaml")
    made.commit("2026-03-09")
    assert days(made)["d.yaml"] == "2026-03-01"


def test_a_merge_whose_date_cannot_be_read_gives_no_day(made):
    merged(made, evil, "branche")
    made.misdate("abc +0000")
    assert "a.yaml" not in days(made)
    assert days(made)["branche.yaml"] == "2026-03-03"
    assert git.first_seen(opened(made))["a.yaml"] is None


def test_a_shallow_clone_that_begins_with_a_merge_has_no_day_of_it(made, tmp_path):
    merged(made, evil, "branche")
    clone = made.clone(tmp_path / "clone", "--depth=1")
    assert days(clone) == {}
    made.put("z.yaml", "z\n")
    made.commit("2026-03-10")
    again = made.clone(tmp_path / "encore", "--depth=3")
    assert days(again) == {"z.yaml": "2026-03-10", "a.yaml": "2026-03-09"}


def test_a_clock_that_runs_backwards_does_not_hide_where_a_file_came_from(made):
    made.put("a.yaml", "un\n")
    made.commit("2026-03-09", author="2026-03-01")
    made.git("mv", "a.yaml", "b.yaml")
    made.commit("2026-02-01")
    made.git("switch", "--quiet", "-c", "autre", "HEAD~1")
    made.commit("2026-03-08")
    made.git("merge", "--quiet", "-m", "x", "main")
    assert days(made)["b.yaml"] == "2026-03-01"


def test_what_a_shallow_clone_begins_with_has_no_day(made, tmp_path):
    made.put("a.yaml", "un\n")
    made.commit("2026-03-01")
    made.put("b.yaml", "deux\n")
    made.commit("2026-03-02")
    made.put("c.yaml", "trois\n")
    made.commit("2026-03-03")
    clone = made.clone(tmp_path / "clone", "--depth=2")
    assert opened(clone).shallow
    assert days(clone) == {"c.yaml": "2026-03-03"}


@pytest.mark.parametrize("written", UNREADABLE)
def test_what_came_with_a_date_that_cannot_be_read_has_no_day(made, written):
    made.put("a.yaml", "un\n")
    made.commit("2026-03-01")
    made.misdate(written)
    made.put("b.yaml", "deux\n")
    made.commit("2026-03-02")
    assert days(made) == {"b.yaml": "2026-03-02"}
    assert git.first_seen(opened(made))["a.yaml"] is None


# What a repository cannot make clu do ------------------------------------------------------------


@pytest.fixture
def trap(made, tmp_path):
    """A program that leaves a mark when it is run."""
    program, mark = tmp_path / "trap", tmp_path / "mark"
    program.write_text(f"#!/bin/sh\ntouch '{mark}'\ncat\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return program, mark


def asked(made, folder):
    """All that clu ever asks."""
    at = opened(made)
    one = git.commit(at, "HEAD")
    git.export(at, git.committed(at, one, ""), folder / "commit", lambda _: True)
    git.export(at, git.staged(at, ""), folder / "index", lambda _: True)
    return git.first_seen(at)


SETTINGS = (
    "core.fsmonitor",
    "core.pager",
    "core.editor",
    "diff.external",
    "diff.trap.textconv",
    "diff.trap.command",
    "filter.trap.smudge",
    "filter.trap.clean",
    "filter.trap.process",
    "gpg.program",
    "core.sshCommand",
    "alias.log",
    "alias.ls-tree",
)


@pytest.mark.parametrize("setting", SETTINGS)
def test_no_program_of_the_repository_is_run(made, trap, tmp_path, setting):
    program, mark = trap
    made.put("a.yaml", "un\n")
    made.put(".gitattributes", "*.yaml diff=trap filter=trap\n")
    made.commit("2026-03-01")
    made.git("config", "log.showSignature", "true")
    made.git("config", setting, f"!{program}" if setting.startswith("alias") else str(program))
    made.put("a.yaml", "changé\n")
    asked(made, tmp_path / "out")
    assert not mark.exists()


def test_no_hook_of_the_repository_is_run(made, trap, tmp_path):
    program, mark = trap
    made.put("a.yaml", "un\n")
    made.commit("2026-03-01")
    for name in ("post-index-change", "fsmonitor-watchman", "post-checkout"):
        hook = made.folder / ".git/hooks" / name
        hook.parent.mkdir(exist_ok=True)
        hook.write_bytes(program.read_bytes())
        hook.chmod(0o755)
    asked(made, tmp_path / "out")
    assert not mark.exists()


def test_nothing_in_the_repository_changes(made, tmp_path):
    made.put("a.yaml", "un\n")
    made.commit("2026-03-01")
    made.put("a.yaml", "deux\n")

    def state():
        return {
            path: path.read_bytes() for path in (made.folder / ".git").rglob("*") if path.is_file()
        }

    before = state()
    asked(made, tmp_path / "out")
    assert state() == before


def test_settings_of_the_log_change_nothing(made):
    made.put("a.yaml", "un\n")
    made.commit("2026-03-01")
    for setting, value in (
        ("log.showRoot", "false"),
        ("log.follow", "true"),
        ("log.diffMerges", "first-parent"),
        ("log.date", "relative"),
        ("log.decorate", "full"),
        ("diff.renames", "false"),
        ("diff.noprefix", "true"),
        ("color.ui", "always"),
        ("core.quotePath", "true"),
        ("format.pretty", "oneline"),
        ("diff.orderFile", "/nowhere"),
    ):
        made.git("config", setting, value)
    assert days(made) == {"a.yaml": "2026-03-01"}
