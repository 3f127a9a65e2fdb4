"""Every message that clu prints, on one page, reviewed as a diff: tests/golden/messages.txt."""

import pytest

from clu import report
from clu.cli.app import run
from examples import TODAY, examples, judge, write
from test_reading import REFUSED, REPLY

USES = (
    "chek",
    "check --strct",
    "check --on",
    "check --on 01/02/2026",
    "check --on 2026-02-30",
    "check --on 1815-06-18",
    "check --format xml",
    "check --only CLU42",
    "check 2026-03-11",
    "check --data ailleurs",
    "explain",
    "explain CLU998",
    "deadline demain",
    "deadline 2026-03-10 --days deux",
    "deadline 2026-03-10 --unit heures",
    "deadline 2026-03-10 --days 2 --unit ouvrables --department 975",
    "deadline 2021-03-10",
    "roster --format xls",
    "procedure --on 2021-01-01",
    "convene 2026-03-11",
    "convene --seat prefet",
)


def said(folder, on, codes):
    """The findings of those codes, as a person reads them; the order of a page's marks is kept."""
    found = [one for one in judge(folder, on) if one.code in codes]
    judgement = report.Judgement(on, (folder,), found, found, files=0, meetings=0)
    return report.text(judgement).rpartition("\n\n")[0]


@pytest.fixture
def gallery(tmp_path, monkeypatch):
    """The page, part by part; paths are relative to an empty folder."""

    def parts():
        number = 0
        for example in examples():
            if example.kind == "Fautif":
                number += 1
                place = tmp_path / str(number)
                place.mkdir()
                folder = write(place, example.files)
                monkeypatch.chdir(place)
                yield example.id, said(folder, example.on, {example.code})
        for case in REFUSED:
            content, code, *_ = case.values
            number += 1
            place = tmp_path / str(number)
            place.mkdir()
            folder = write(place, {REPLY: content})
            monkeypatch.chdir(place)
            yield f"{code} {case.id}", said(folder, TODAY, {code})

    return parts


def test_every_message(gallery, golden, tmp_path, monkeypatch, capsys):
    page = [f"== {title}\n\n{text}\n" for title, text in gallery()]
    place = tmp_path / "uses"
    place.mkdir()
    write(place, {})
    monkeypatch.chdir(place)
    for use in USES:
        code = run(use.split())
        captured = capsys.readouterr()
        assert (code, captured.out) == (2, ""), use
        page.append(f"== clu {use} (2)\n\n{captured.err}")
    golden("messages.txt", "\n".join(page))
