"""Nothing that a person changed is lost in the folder of what clu writes."""

import errno
import os
import subprocess
from pathlib import Path

import pytest

from clu.outbox import SUMS, ChangedByHandError, OutboxError, deliver, failure

FILES = {"udaf.md": b"Madame,\n", "udaf.html": b"<p>Madame,</p>\n", "maires.md": b"Monsieur,\n"}
NEWER = {name: content + b"Vu.\n" for name, content in FILES.items()}


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "build" / "convocations"


def content(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != SUMS}


def test_files_are_written_with_their_sums(folder):
    delivery = deliver(folder, FILES)
    assert content(folder) == FILES
    assert delivery.written == tuple(sorted(FILES))
    check = ["sha256sum", "--check", "--strict", "--quiet", SUMS]
    assert subprocess.run(check, cwd=folder, check=False).returncode == 0
    names = [line.split("  ")[1] for line in (folder / SUMS).read_text().splitlines()]
    assert names == sorted(FILES)


def test_the_same_again_writes_nothing(folder):
    deliver(folder, FILES)
    before = {path: path.stat().st_mtime_ns for path in folder.iterdir()}
    delivery = deliver(folder, FILES)
    assert delivery.written == ()
    assert delivery.unchanged == tuple(sorted(FILES))
    assert {path: path.stat().st_mtime_ns for path in folder.iterdir()} == before


def test_what_clu_wrote_is_replaced(folder):
    deliver(folder, FILES)
    assert deliver(folder, NEWER).written == tuple(sorted(FILES))
    assert content(folder) == NEWER


def test_what_was_changed_by_hand_is_not_overwritten_and_nothing_else_is_written(folder):
    deliver(folder, FILES)
    (folder / "maires.md").write_text("Monsieur le Maire,\n")
    (folder / "udaf.md").write_text("Chère Madame,\n")
    before = content(folder)
    with pytest.raises(ChangedByHandError) as found:
        deliver(folder, NEWER)
    assert [path.name for path in found.value.paths] == ["maires.md", "udaf.md"]
    assert "2 fichiers ont été modifiés à la main" in found.value.fact
    assert content(folder) == before


def test_one_change_is_told_by_name(folder):
    deliver(folder, FILES)
    (folder / "maires.md").write_text("Monsieur le Maire,\n")
    with pytest.raises(ChangedByHandError, match=r"maires\.md a été modifié à la main"):
        deliver(folder, NEWER)


def test_a_change_that_clu_would_write_too_is_no_conflict(folder):
    deliver(folder, FILES)
    (folder / "maires.md").write_bytes(NEWER["maires.md"])
    deliver(folder, NEWER)
    assert content(folder) == NEWER


def test_force_overwrites(folder):
    deliver(folder, FILES)
    (folder / "maires.md").write_text("Monsieur le Maire,\n")
    deliver(folder, NEWER, force=True)
    assert content(folder) == NEWER


@pytest.mark.parametrize("kind", ["file", "link", "folder"])
def test_what_clu_never_wrote_is_not_overwritten(folder, tmp_path, kind):
    folder.mkdir(parents=True)
    path = folder / "udaf.md"
    if kind == "file":
        path.write_text("Ma lettre.\n")
    elif kind == "link":
        (tmp_path / "ma-lettre.md").write_bytes(FILES["udaf.md"])
        path.symlink_to(tmp_path / "ma-lettre.md")
    else:
        path.mkdir()
    with pytest.raises(ChangedByHandError):
        deliver(folder, FILES)
    assert not (folder / "maires.md").exists()


def test_what_is_no_longer_due_is_removed_unless_it_was_changed(folder):
    deliver(folder, FILES)
    (folder / "maires.md").write_text("Monsieur le Maire,\n")
    delivery = deliver(folder, {"udaf.md": FILES["udaf.md"]})
    assert delivery.removed == ("udaf.html",)
    assert delivery.kept == ("maires.md",)
    assert set(content(folder)) == {"udaf.md", "maires.md"}
    assert "udaf.html" not in (folder / SUMS).read_text()


def test_a_part_removes_nothing_and_keeps_the_other_sums(folder):
    deliver(folder, FILES)
    delivery = deliver(folder, {"udaf.md": NEWER["udaf.md"]}, partial=True)
    assert delivery.written == ("udaf.md",)
    assert delivery.removed == ()
    deliver(folder, NEWER)
    assert content(folder) == NEWER


def test_a_file_of_somebody_else_is_left_alone(folder):
    folder.mkdir(parents=True)
    (folder / "scan.pdf").write_bytes(b"%PDF")
    deliver(folder, FILES)
    deliver(folder, {})
    assert set(content(folder)) == {"scan.pdf"}


def test_a_line_of_the_sums_never_leads_out_of_the_folder(folder, tmp_path):
    precious = tmp_path / "build" / "precieux.md"
    deliver(folder, FILES)
    precious.write_bytes(FILES["udaf.md"])
    sum_ = (folder / SUMS).read_text().split("udaf.md")[0].splitlines()[-1].strip()
    with (folder / SUMS).open("a") as sums:
        sums.write(f"{sum_}  ../precieux.md\nn’importe quoi\n")
    deliver(folder, {})
    assert precious.exists()


@pytest.mark.parametrize(
    "name", ["../udaf.md", "a/b.md", ".cache", "UDAF.md", "udaf", "SHA256SUMS", "a..md", "a\n.md"]
)
def test_a_strange_name_is_refused(folder, name):
    with pytest.raises(ValueError, match="not a name"):
        deliver(folder, {name: b""})
    assert not folder.exists()


FAILURES = {
    "no right": (errno.EACCES, "l’accès y est interdit"),
    "read-only disk": (errno.EROFS, "en lecture seule"),
    "full disk": (errno.ENOSPC, "le disque est plein"),
    "anything else": (errno.EIO, "le disque répond par une erreur"),
}


@pytest.mark.parametrize(("code", "fact"), FAILURES.values(), ids=FAILURES)
def test_a_disk_that_refuses_is_told_and_leaves_no_half_file(folder, monkeypatch, code, fact):
    deliver(folder, FILES)

    def refuse(self, target):
        raise OSError(code, os.strerror(code), str(target))

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OutboxError) as found:
        deliver(folder, NEWER)
    assert fact in found.value.fact
    assert found.value.hint
    assert content(folder) == FILES


@pytest.mark.parametrize("code", [errno.EACCES, errno.EROFS, errno.EIO, errno.ENAMETOOLONG])
def test_another_folder_is_proposed_for_what_goes_to_build_alone(folder, monkeypatch, code):
    """No option takes a register, or a new committee, elsewhere."""
    error = OSError(code, os.strerror(code), str(folder))
    assert "--output" not in failure(folder, error).hint

    def refuse(self, **_):
        raise error

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(OutboxError) as found:
        deliver(folder, FILES)
    assert "--output" in found.value.hint


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path):
    (tmp_path / "build").write_text("x")
    for folder in (tmp_path / "build", tmp_path / "build" / "convocations"):
        with pytest.raises(OutboxError, match="un fichier porte le nom d’un dossier"):
            deliver(folder, FILES)
