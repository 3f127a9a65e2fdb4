"""What the disk refuses is said in French, whatever the number and wherever it shows."""

import errno
import os

import pytest

from clu.disk import WHY, why
from clu.documents import TemplateFault
from clu.documents.templates import read
from clu.layout import walk
from clu.pitfalls import unreadable
from examples import TODAY, judge, write


def refusal(number, path=None):
    return OSError(number, os.strerror(number), path)


@pytest.mark.parametrize("number", WHY, ids=errno.errorcode.get)
def test_a_reason_is_french_and_fits_after_a_colon(number):
    words = why(refusal(number))
    assert words != os.strerror(number)
    assert words[0].islower()
    assert not words.endswith(".")
    assert "'" not in words


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (OSError(errno.ENXIO, "No such device"), "erreur ENXIO"),
        (OSError(987654, "Strange"), "erreur inconnue"),
        (OSError("no number at all"), "erreur inconnue"),
    ],
    ids=["a rare one", "one of no system", "none"],
)
def test_what_has_no_words_is_told_by_its_name(error, expected):
    assert why(error) == expected


def raising(number):
    def refuse(*_, **__):
        raise refusal(number)

    return refuse


def of_a_folder(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "scandir", raising(errno.EIO))
    [found] = walk(tmp_path)
    return found.fact


def of_a_template(tmp_path, monkeypatch):
    path = tmp_path / "convocation.md.j2"
    monkeypatch.setattr(type(path), "read_text", raising(errno.EIO))
    with pytest.raises(TemplateFault) as fault:
        read(path)
    return str(fault.value)


def of_a_file(tmp_path, monkeypatch):
    return unreadable("committee.yaml", refusal(errno.EIO)).fact


@pytest.mark.parametrize("told", [of_a_folder, of_a_template, of_a_file])
def test_no_english_word_of_the_system_is_shown(told, tmp_path, monkeypatch):
    said = told(tmp_path, monkeypatch)
    assert WHY[errno.EIO] in said
    assert os.strerror(errno.EIO) not in said


def shut(monkeypatch, folder):
    """Nobody may look into that folder, whoever runs the tests."""
    scandir = os.scandir

    def refuse(path):
        if str(path) == str(folder):
            raise refusal(errno.EACCES, str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)


def test_the_folder_that_cannot_be_read_is_the_one_that_is_named(tmp_path, monkeypatch):
    inner = tmp_path / "meetings/2026-03-10/papers/annexes"
    inner.mkdir(parents=True)
    shut(monkeypatch, inner)
    [found] = walk(tmp_path)
    assert (found.path, found.kind) == (inner, "unreadable")
    assert "« annexes »".replace(" ", "\u00a0") in found.fact


FOLDERS = ("roster", "procedure", "meetings/2026-03-10/substitutions", "meetings/2025-11-18")


@pytest.mark.parametrize("name", FOLDERS)
def test_nothing_is_concluded_from_a_folder_that_cannot_be_read(tmp_path, monkeypatch, name):
    """Who was to be found there is neither vacant nor late: nobody knows."""
    folder = write(tmp_path, {})
    known = {one.code for one in judge(folder, TODAY)}
    shut(monkeypatch, folder / name)
    found = [one for one in judge(folder, TODAY) if one.code not in known]
    assert {one.code for one in found} == {"CLU012", "CLU014"}
