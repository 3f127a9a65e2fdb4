import errno
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clu.source import ORIGIN, parse
from clu.writing import NameTakenError, add, as_yaml

TEXTS = st.text(
    st.characters(
        exclude_categories=("Cc", "Cs", "Cf", "Zl", "Zp"),
        exclude_characters="\ufffc\ufffd\ufffe\uffff",
    ),
    min_size=1,
)


def plain(value):
    """The tree without its origins."""
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items() if key != ORIGIN}
    return [plain(one) for one in value] if isinstance(value, list) else value


@pytest.mark.parametrize(
    "text",
    [
        "14:30",
        "2026-12-15",
        "No",
        "07100",
        "null",
        "~",
        "",
        "Salle #3",
        "avis : oui",
        "é » à",
        "- x",
    ],
)
def test_text_is_read_back_as_it_was(tmp_path, text):
    written = as_yaml({"a": text, "b": [text, "x"]})
    document = parse(written.encode(), tmp_path / "a.yaml")
    assert document.faults == ()
    assert plain(document.root) == {"a": text, "b": [text, "x"]}


@given(TEXTS)
def test_any_text_is_read_back(text):
    from pathlib import Path

    document = parse(as_yaml({"a": text}).encode(), Path("a.yaml"))
    assert document.faults == ()
    assert plain(document.root) == {"a": text}


def test_a_date_is_written_as_people_write_it():
    assert as_yaml({"sent": "2026-12-01", "who": ["a", "b"]}, "Une ligne.") == (
        "# Une ligne.\nsent: 2026-12-01\nwho:\n  - a\n  - b\n"
    )


def test_a_name_that_is_taken_is_refused_and_left_alone(tmp_path):
    path = tmp_path / "x" / "01.yaml"
    add(path, b"un")
    with pytest.raises(NameTakenError):
        add(path, b"deux")
    assert path.read_bytes() == b"un"
    assert [one.name for one in path.parent.iterdir()] == ["01.yaml"]


def test_a_disk_that_refuses_leaves_no_empty_folder(tmp_path, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    (tmp_path / "meetings").mkdir()
    monkeypatch.setattr("tempfile.mkstemp", lambda **_: full())
    with pytest.raises(OSError, match="No space left"):
        add(tmp_path / "meetings/2026-03-10/replies/udaf.yaml", b"state: excuse\n")
    assert [one.name for one in tmp_path.rglob("*")] == ["meetings"]
