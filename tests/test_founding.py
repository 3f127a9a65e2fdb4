"""`clu init`: a folder of its own, whole or not at all, and nothing that is there is touched."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from clu import founding
from clu.cli.app import run
from clu.cli.init import TODAY

EXAMPLE = founding.CARRIED / founding.REGISTER


LINE = re.compile(rb"\A# yaml-language-server: .*\n")


def as_carried(folder):
    """The files of a register, those of YAML without the line that an editor reads."""
    return {
        name: LINE.sub(b"", content) if name.endswith(".yaml") else content
        for name, content in tree(folder).items()
    }


def tree(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("folder", ["essai", "a/b/essai", "un essai", "."])
def test_init_copies_the_whole_example(here, capsys, folder):
    assert run(["init", folder, "--example"]) == 0
    assert as_carried(here / folder / "data") == tree(EXAMPLE)
    assert (here / folder / "LISEZMOI.md").read_bytes()
    assert "data/private/" in (here / folder / ".gitignore").read_text(encoding="utf-8")
    assert not [name for name in tree(here) if ".clu-" in name]
    told = capsys.readouterr().out
    assert ("cd " in told) == (folder != ".")
    assert f"clu check --on {TODAY}" in told


def test_init_takes_an_empty_folder_and_one_where_git_was_begun(here):
    (here / "vide").mkdir()
    (here / "depot" / ".git").mkdir(parents=True)
    assert run(["init", "vide", "--example"]) == 0
    assert run(["init", "depot", "--example"]) == 0


@pytest.mark.parametrize("name", ["data/committee.yaml", "notes.txt", "LISEZMOI.md"])
def test_init_never_touches_what_is_there(here, capsys, name):
    path = here / "essai" / name
    path.parent.mkdir(parents=True)
    path.write_text("à moi\n", encoding="utf-8")
    assert run(["init", "essai", "--example"]) == 1
    assert tree(here) == {f"essai/{name}": "à moi\n".encode()}
    assert name.split("/")[0] in capsys.readouterr().err


def test_a_second_init_is_refused(here):
    assert run(["init", "essai", "--example"]) == 0
    before = tree(here)
    assert run(["init", "essai", "--example"]) == 1
    assert tree(here) == before


def test_an_init_that_was_interrupted_is_done_again(here, monkeypatch):
    def stopped(path, files):
        (path.with_name(f".clu-{path.name}")).mkdir()
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("clu.writing.add_folder", stopped)
        with pytest.raises(KeyboardInterrupt):
            founding.found_example(Path("essai"))
    assert not (here / "essai" / "data").exists()
    assert run(["init", "essai", "--example"]) == 0
    assert as_carried(here / "essai" / "data") == tree(EXAMPLE)


def test_init_refuses_a_file_and_a_link_that_leads_nowhere(here, capsys):
    (here / "fichier").write_text("", encoding="utf-8")
    (here / "lien").symlink_to(here / "ailleurs")
    for name in ("fichier", "lien"):
        assert run(["init", name, "--example"]) == 1
    assert run(["init", "fichier/essai", "--example"]) == 1
    assert "Traceback" not in capsys.readouterr().err
    assert not (here / "ailleurs").exists()


def test_an_installed_clu_carries_it(tmp_path):
    """The files are found beside the package, wherever one stands."""
    environment = {**os.environ, "PYTHONUTF8": "1"}
    line = [sys.executable, "-m", "clu", "init", "essai", "--example"]
    root = Path(__file__).parent.parent
    done = subprocess.run(
        line,
        cwd=tmp_path,
        env={**environment, "PYTHONPATH": str(root)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert as_carried(tmp_path / "essai" / "data") == tree(EXAMPLE)
