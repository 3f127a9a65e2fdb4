"""Reading, as chapter 0 reports it: each way to write a file is read right or refused."""

from datetime import date, time
from pathlib import Path

import pytest

from clu.store import load
from examples import TODAY, judge, write

REPLY = "meetings/2026-03-10/replies/maires.yaml"
SHEET = "meetings/2026-03-10/meeting.yaml"


def sheet(hour="14h30", title="Tout", place="Préfecture"):
    return (
        f"time: {hour}\n"
        f"places: [{{name: {place}}}]\n"
        f"agenda:\n"
        f"  - id: tout\n"
        f"    title: {title}\n"
        f"    topics: [resultats, reclamations, propositions]\n"
    )


def reply(**keys):
    return "".join(f"{key}: {value}\n" for key, value in keys.items())


@pytest.mark.parametrize(
    ("typed", "hour"),
    [
        pytest.param("14:30", time(14, 30), id="colon"),
        pytest.param("14h30", time(14, 30), id="h"),
        pytest.param("14 h 30", time(14, 30), id="spaces"),
        pytest.param("14\u00a0h\u00a030", time(14, 30), id="no-break spaces"),
        pytest.param("09:30", time(9, 30), id="leading zero"),
        pytest.param("9h", time(9, 0), id="whole hour"),
        pytest.param("'14:30'", time(14, 30), id="quoted"),
    ],
)
def test_hour_is_read(tmp_path, typed, hour):
    register = load(write(tmp_path, {SHEET: sheet(hour=typed)}), TODAY)
    assert register.faults == ()
    assert register.meeting("2026-03-10").sheet.hour == hour


@pytest.mark.parametrize("title", ["No", "07100", "0565231000", "2026-02-30", "Salle n° 3", "~a"])
def test_text_is_kept_as_typed(tmp_path, title):
    register = load(write(tmp_path, {SHEET: sheet(title=title)}), TODAY)
    assert register.meeting("2026-03-10").sheet.agenda[0].title == title


def test_quoted_text_is_text_and_empty_is_absent(tmp_path):
    text = sheet() + "remote: ~\nchair:\nends: null\n"
    found = load(write(tmp_path, {SHEET: text}), TODAY).meeting("2026-03-10").sheet
    assert (found.remote, found.chair, found.ends) == (None, None, None)


@pytest.mark.parametrize("typed", ["true", "oui", "Oui", "True"])
def test_yes(tmp_path, typed):
    text = reply(state="présent", received="2026-02-01", withdrawn=typed)
    found = load(write(tmp_path, {REPLY: text}), TODAY).meeting("2026-03-10").replies_part.get()
    assert [one.event.withdrawn for one in found if one.subject == "maires"] == [True]


def test_byte_order_mark_and_windows_line_ends_are_read(tmp_path):
    text = (
        b"\xef\xbb\xbf"
        + reply(state="excusé", received="2026-02-01").replace("\n", "\r\n").encode()
    )
    found = load(write(tmp_path, {REPLY: text}), TODAY).meeting("2026-03-10").replies["maires"]
    assert found.event.received == date(2026, 2, 1)


GOOD = reply(state="présent", received="2026-02-01")
REFUSED = [
    pytest.param(GOOD + "received: 2026-02-02\n", "CLU002", 3, 1, id="duplicate key"),
    pytest.param(GOOD + "recu: 2026-02-02\n", "CLU003", 3, 1, id="unknown key"),
    pytest.param(GOOD + "recu:\n", "CLU003", 3, 1, id="unknown key, empty"),
    pytest.param(GOOD + "person:\n", "CLU003", 3, 1, id="key of another file, empty"),
    pytest.param(
        "{state: présent, received: 2026-02-01, reason: en retard, puis à l’heure}\n",
        *("CLU003", 1, 59),
        id="sentence cut by a comma",
    ),
    pytest.param("state: présent\n", "CLU004", 1, 1, id="missing key"),
    pytest.param("state: présent\nreceived:\n", "CLU004", 2, None, id="empty value"),
    pytest.param("", "CLU004", 1, 1, id="empty file"),
    pytest.param("# rien encore\n", "CLU004", 1, 1, id="comments alone"),
    pytest.param("state: présent\nreceived: 01/02/2026\n", "CLU005", 2, 11, id="ambiguous date"),
    pytest.param("state: présent\nreceived: 2026-02-30\n", "CLU005", 2, 11, id="no such day"),
    pytest.param("state: présent\nreceived: 12026-02-03\n", "CLU005", 2, 11, id="five digits"),
    pytest.param("state: présent\nreceived: 0001-01-01\n", "CLU005", 2, 11, id="year one"),
    pytest.param("state: présente\nreceived: 2026-02-01\n", "CLU005", 1, 8, id="wrong state"),
    pytest.param(f"state: {'9' * 5000}\nreceived: 2026-02-01\n", "CLU005", 1, 8, id="5000 digits"),
    pytest.param("- state: présent\n", "CLU005", 1, None, id="a list where a table is due"),
    pytest.param(
        "state: [présent]\nreceived: 2026-02-01\n", "CLU005", 1, 1, id="a list as a value"
    ),
    pytest.param("state: {a: b}\nreceived: 2026-02-01\n", "CLU005", 1, 1, id="a table as a value"),
    pytest.param(
        "state:présent\nreceived: 2026-02-01\n", "CLU001", 1, 6, id="no space after colon"
    ),
    pytest.param("state: présent\n\treceived: 2026-02-01\n", "CLU001", 2, 1, id="tab"),
    pytest.param(
        "state: présent\n\u00a0received: 2026-02-01\n", "CLU001", 2, 1, id="no-break indentation"
    ),
    pytest.param(GOOD + "reason: salle #3\n", "CLU001", 3, None, id="number sign"),
    pytest.param(GOOD + "reason: avis : oui\n", "CLU001", 3, None, id="colon in a value"),
    pytest.param(GOOD + "reason: !x oui\n", "CLU008", 3, 9, id="tag"),
    pytest.param("a: &a [x]\nb: [*a, *a]\n", "CLU008", 1, None, id="anchor"),
    pytest.param(f"state: {'[' * 500}{']' * 500}\n", "CLU008", 1, None, id="500 brackets"),
    pytest.param(GOOD + "---\nstate: présent\n", "CLU008", 3, None, id="two documents"),
    pytest.param(GOOD + f"reason: {'x' * 2_000_000}\n", "CLU012", 1, None, id="two megabytes"),
    pytest.param(GOOD.encode("latin-1"), "CLU009", 1, None, id="latin-1"),
    pytest.param(GOOD.encode("utf-16"), "CLU009", 1, None, id="utf-16"),
    pytest.param(GOOD + "reason: a\u202eb\n", "CLU011", 3, 10, id="right-to-left override"),
    pytest.param(GOOD + "reason: a\x07b\n", "CLU011", 3, 10, id="bell"),
    pytest.param(GOOD + "reason: a\u2028b\n", "CLU011", 3, 10, id="line separator"),
]


@pytest.mark.parametrize(("content", "code", "line", "column"), REFUSED)
def test_refused_with_its_place(tmp_path, content, code, line, column):
    folder = write(tmp_path, {REPLY: content})
    found = [one for one in judge(folder) if one.code != "CLU014"]
    assert {one.code for one in found} >= {code}
    first = next(one for one in found if one.code == code)
    assert first.position.file == folder / REPLY
    assert first.position.line == line
    assert column is None or first.position.column == column
    assert first.problem.fact
    assert first.problem.hint


def test_a_comment_after_a_space_is_a_comment(tmp_path):
    text = GOOD + "reason: salle 3 # au fond\n"
    found = load(write(tmp_path, {REPLY: text}), TODAY).meeting("2026-03-10").replies["maires"]
    assert found.event.reason == "salle 3"


def test_a_file_that_the_disk_refuses_is_a_finding(tmp_path, monkeypatch):
    folder = write(tmp_path, {REPLY: GOOD})
    read = Path.read_bytes

    def refused(path):
        if path == folder / REPLY:
            raise PermissionError(13, "Permission denied")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refused)
    assert [one.code for one in judge(folder)] == ["CLU012", "CLU014"]


def test_symbolic_link_is_refused_and_not_read(tmp_path):
    folder = write(tmp_path, {})
    secret = tmp_path / "secret.yaml"
    secret.write_text("mot de passe", encoding="utf-8")
    (folder / REPLY).symlink_to(secret)
    found = judge(folder)
    assert [one.code for one in found] == ["CLU010"]
    assert "mot de passe" not in str(found)


def test_one_broken_file_hides_nothing_of_the_others(tmp_path):
    folder = write(
        tmp_path,
        {
            REPLY: "state: présent\nreceived: hier\n",
            "decisions.yaml": "waiver: []\n",
            "meetings/2025-11-18/meeting.yaml": "time: 25h\nagenda: []\n",
        },
    )
    found = {(one.code, one.position.file.name) for one in judge(folder)}
    assert found >= {
        ("CLU005", "maires.yaml"),
        ("CLU003", "decisions.yaml"),
        ("CLU005", "meeting.yaml"),
    }


def test_rules_that_need_a_broken_file_are_named_once_and_not_judged(tmp_path):
    folder = write(tmp_path, {"roster/2025-01-06.yaml": "designations: 3\n"})
    found = judge(folder)
    assert sorted({one.code for one in found}) == ["CLU005", "CLU014"]
    assert sum(one.code == "CLU014" for one in found) == 1


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        pytest.param("commitee.yaml", "committee.yaml", id="misspelt file"),
        pytest.param("authorities.yml", "authorities.yaml", id="yml"),
        pytest.param("meeting/2026-01-01/meeting.yaml", "meetings", id="misspelt folder"),
        pytest.param("roster/juin.yaml", "2026-09-01", id="a name that is no day"),
        pytest.param("procedure/2026-02-30.yaml", "AAAA-MM-JJ", id="a day that does not exist"),
        pytest.param("meetings/2026-03-10/replies/UDAF.yaml", "udaf.yaml", id="capitals"),
        pytest.param("meetings/2026-03-10/replies/udaf.txt", "udaf.yaml", id="a text file"),
        pytest.param(
            "meetings/2026-03-10/replies/maires.yaml.txt",
            "renommez-le en « maires.yaml »",
            id="the Notepad's ending",
        ),
        pytest.param(
            "meetings/2026-03-10/replies/Défenseur-des-droits.yml",
            "renommez-le en « defenseur-des-droits.yaml »",
            id="accents",
        ),
        pytest.param(
            "meetings/15-06-2027/meeting.yaml", "renommez-le en « 2027-06-15 »", id="the day first"
        ),
        pytest.param(
            "meetings/2026-03-10/replies/Les maires.yaml", "par exemple : udaf.yaml", id="a title"
        ),
    ],
)
def test_misplaced_or_misnamed(tmp_path, path, hint):
    folder = write(tmp_path, {path: "x: 1\n"})
    found = [one for one in judge(folder) if one.code == "CLU007"]
    assert len(found) == 1
    assert hint in found[0].problem.hint.replace("\u00a0", " ")


@pytest.mark.parametrize(
    "path", [".gitkeep", "Thumbs.db", "README.md", "meetings/2026-03-10/papers/note.odt"]
)
def test_what_belongs_nowhere_but_harms_nobody_is_passed_over(tmp_path, path):
    assert judge(write(tmp_path, {path: "x"})) == []


def test_a_folder_without_committee_is_one_finding_and_the_rest_unjudged(tmp_path):
    (tmp_path / "data").mkdir()
    found = judge(tmp_path / "data")
    assert [one.code for one in found] == ["CLU013", "CLU014"]
