"""There is one way to let a finding pass, a decision on record: nothing else silences a rule."""

import ast
import json
import re
from pathlib import Path

import pytest

import clu
from clu.cli.app import run
from examples import write
from test_pre_commit import LATE, SUBSTITUTION

PACKAGE = Path(clu.__file__).parent
CODE = "CLU402"


@pytest.fixture
def bad(tmp_path, monkeypatch):
    """A register with one error, where one stands; its data can be changed further."""
    monkeypatch.chdir(tmp_path)
    return write(tmp_path, {SUBSTITUTION: LATE})


def verdict(capsys, *options, form=("--format", "json")):
    code = run(["check", "--on", "2026-03-10", *form, *options])
    return code, capsys.readouterr().out.replace("\u00a0", " ")


@pytest.mark.parametrize(
    "options",
    [
        (),
        ("--only", "CLU1"),
        ("--strict",),
        ("--timeless",),
        ("--only", "CLU1", "--timeless"),
        ("2025-11-18",),
        ("2025-11-18", "--only", "CLU1", "--timeless"),
    ],
)
def test_no_option_softens_the_verdict(bad, capsys, options):
    code, out = verdict(capsys, *options)
    assert code == 1
    assert json.loads(out)["summary"]["errors"] == 1


@pytest.mark.parametrize("form", ["text", "json", "github", "gitlab", "junit", "sarif"])
def test_no_format_softens_the_verdict(bad, capsys, form):
    assert verdict(capsys, form=("--format", form))[0] == 1


def test_what_is_hidden_is_counted(bad, capsys):
    _, out = verdict(capsys, "--only", "CLU1", form=())
    assert "1 erreur" in out
    assert "1 autre constat\u202f; le verdict en tient\ncompte" in out


@pytest.mark.parametrize(
    "comment",
    [
        "noqa",
        "noqa: CLU402",
        "clu: ignore",
        "clu: disable=CLU402",
        "nosec",
        "CLU402",
        "type: ignore",
    ],
)
@pytest.mark.parametrize("where", ["on the line", "above", "at the top"])
def test_no_comment_silences_a_rule(bad, capsys, comment, where):
    file = bad / SUBSTITUTION
    lines = file.read_text(encoding="utf-8").splitlines()
    (at,) = (number for number, line in enumerate(lines) if "received" in line)
    if where == "on the line":
        lines[at] += f"  # {comment}"
    else:
        lines.insert(at if where == "above" else 0, f"# {comment}")
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    code, out = verdict(capsys)
    assert (code, [one["code"] for one in json.loads(out)["findings"]]) == (1, [CODE])


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (".clu.toml", f'ignore = ["{CODE}"]\n'),
        ("pyproject.toml", f'[tool.clu]\nignore = ["{CODE}"]\n'),
        ("setup.cfg", f"[clu]\nignore = {CODE}\n"),
        (".cluignore", "data/\n"),
        ("data/.cluignore", "meetings/\n"),
    ],
)
def test_no_file_of_settings_silences_a_rule(bad, capsys, name, text):
    (bad.parent / name).write_text(text, encoding="utf-8")
    code, out = verdict(capsys)
    assert code == 1
    assert CODE in {one["code"] for one in json.loads(out)["findings"]}


def test_no_variable_of_the_environment_is_asked_but_for_colours_and_completion():
    """What is read of the environment, by name; a new one is to be looked at here."""
    read = set()
    for path in PACKAGE.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr in {"environ", "getenv"}:
                line = path.read_text(encoding="utf-8").splitlines()[node.lineno - 1]
                read |= set(re.findall(r"""environ(?:\.get|\.setdefault)?[(\[]["'](\w+)""", line))
                assert "environ" in line
    assert read == {
        *("NO_COLOR", "TERM", "PYDANTIC_DISABLE_PLUGINS"),
        *("CLU_COMPLETE", "CLU_LINE", "SHELL"),  # what stands at the cursor, in which shell
        "GIT_INDEX_FILE",  # git says so which index a commit takes
    }


@pytest.mark.parametrize("name", ["CLU_IGNORE", "CLU_ONLY", "CLU_TIMELESS", "CLU_FORMAT", "CI"])
def test_no_variable_changes_the_verdict(bad, capsys, monkeypatch, name):
    monkeypatch.setenv(name, CODE)
    code, out = verdict(capsys)
    assert (code, [one["code"] for one in json.loads(out)["findings"]]) == (1, [CODE])


def test_a_decision_is_the_way(bad, capsys):
    (bad / "decisions.yaml").write_text(
        "settled:\n  - {key: aubry, code: CLU402, meeting: 2026-03-10, seat: udaf, "
        "by: Irène CASTELNAU, on: 2026-03-10, decision: admis, reason: la veille}\n",
        encoding="utf-8",
    )
    code, out = verdict(capsys)
    found = json.loads(out)
    assert (code, found["summary"]["settled"], found["summary"]["waived"]) == (0, 1, 0)
    assert [(one["code"], one["settled"], one["until"]) for one in found["findings"]] == [
        (CODE, "aubry", None)
    ]


def test_a_waiver_says_until_when(bad, capsys):
    (bad / "decisions.yaml").write_text(
        "waivers:\n  - {key: aubry, code: CLU402, meeting: 2026-03-10, seat: udaf, "
        "by: Irène CASTELNAU, on: 2026-03-10, until: 2026-03-31, reason: la veille}\n",
        encoding="utf-8",
    )
    code, out = verdict(capsys)
    found = json.loads(out)
    assert (code, found["summary"]["settled"], found["summary"]["waived"]) == (0, 1, 1)
    assert [(one["settled"], one["until"]) for one in found["findings"]] == [
        ("aubry", "2026-03-31")
    ]
    _, text = verdict(capsys, form=())
    assert "dérogation CLU402" in text
    assert "0 erreur, 0 avertissement, 0 écart constaté, 1 dérogation." in text
    _, sarif = verdict(capsys, form=("--format", "sarif"))
    ((suppression,),) = (one["suppressions"] for one in json.loads(sarif)["runs"][0]["results"])
    assert suppression["properties"] == {"until": "2026-03-31"}
    assert "dérogation aubry" in suppression["justification"]
