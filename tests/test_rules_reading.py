"""Chapter 0: names of what does not exist, identifiers given twice, circles, wrong templates."""

import pytest

from clu.rules.engine import check
from clu.store import load
from examples import REGISTER, TODAY, judge, write

LAST, NEXT = "meetings/2025-11-18", "meetings/2026-03-10"
PROCEDURE = "procedure/2022-01-10.yaml"
SHEET = (REGISTER / PROCEDURE).read_text(encoding="utf-8")
ITEM = "  - {id: tout, title: Tout, topics: [resultats, reclamations, propositions]}\n"
MEETING = f"time: 14h30\nplaces: [{{name: Préfecture}}]\nagenda:\n{ITEM}"
SENT = "sent: 2026-02-10\nchannel: courriel\n"
ALL = "secretaire-generale, citoyennete, referente-qualite, maires, defenseur-des-droits, udaf"


@pytest.fixture
def found(tmp_path):
    """The findings of a code on the fictional register with files replaced."""

    def judged(code, files):
        return [one for one in judge(write(tmp_path, files)) if one.code == code]

    return judged


def place(finding):
    return "/".join(finding.position.file.parts[-2:]), finding.position.line


# CLU006 ----------------------------------------------------------------------------------------


def test_a_reply_of_nobody_names_the_nearest_seat(found):
    (one,) = found(
        "CLU006", {f"{NEXT}/replies/uadf.yaml": "state: présent\nreceived: 2026-02-12\n"}
    )
    assert place(one) == ("replies/uadf.yaml", 1)
    assert (one.severity, one.problem.meeting) == ("error", "2026-03-10")
    assert "udaf.yaml" in one.problem.hint


def test_a_guest_replies_and_is_reached(found):
    guest = "guests:\n  - {id: roulement, item: tout, letter: personal, title: Roulement}\n"
    files = {
        f"{NEXT}/meeting.yaml": MEETING + guest,
        f"{NEXT}/replies/roulement.yaml": "state: présent\nreceived: 2026-02-12\n",
        "private/contacts.yaml": "contacts:\n  - {seat: roulement, email: a@roulement.example}\n",
    }
    assert found("CLU006", files) == []


def test_an_address_of_nobody(found):
    text = (
        "contacts:\n  - {seat: udaf, email: a@b.example}\n  - {seat: cimdae, email: a@b.example}\n"
    )
    (one,) = found("CLU006", {"private/contacts.yaml": text})
    assert place(one) == ("private/contacts.yaml", 3)
    assert one.severity == "error"


LETTERS = (
    "letters:\n  - {recipient: uadf, addressee: UDAF, form: personal}\n"
    "  - {recipient: udaf, addressee: UDAF, form: personal}\n"
)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param(f"{SENT}recipients: [{ALL}]\n", [], id="everybody"),
        pytest.param(f"{SENT}recipients:\n  - udaf\n  - uadf\n", [5], id="a recipient"),
        pytest.param(SENT + LETTERS, [4], id="a letter"),
        pytest.param(f"{SENT}withdrawn: oui\nrecipients: [uadf]\n", [], id="withdrawn"),
    ],
)
def test_a_letter_to_nobody_is_a_warning(found, text, lines):
    findings = found("CLU006", {f"{NEXT}/convocations/01.yaml": text})
    assert [one.position.line for one in findings] == lines
    assert all(one.severity == "warning" for one in findings)
    assert all("udaf" in one.problem.hint for one in findings)


def test_a_broken_file_hides_no_other_unknown_name(found):
    files = {
        f"{NEXT}/replies/udaf.yaml": "state: hier\n",
        f"{LAST}/replies/uadf.yaml": "state: présent\nreceived: 2025-11-12\n",
        "private/contacts.yaml": "contacts: [\n",
    }
    assert [place(one)[0] for one in found("CLU006", files)] == ["replies/uadf.yaml"]


@pytest.mark.parametrize(
    ("to", "creates"),
    [
        pytest.param("2027-01-12", True, id="a meeting's name"),
        pytest.param("mars", False, id="no meeting's name"),
    ],
)
def test_postponed_to_a_folder_that_is_not_there(found, to, creates):
    text = f"on: 2026-02-12\nto: {to}\nreason: crue\n"
    (one,) = found("CLU006", {f"{NEXT}/postponed.yaml": text})
    assert place(one) == ("2026-03-10/postponed.yaml", 2)
    assert (f"créez data/meetings/{to}/meeting.yaml" in one.problem.hint) == creates


# CLU016 ----------------------------------------------------------------------------------------

SEAT = "      - {id: udaf, letter: personal, title: Un autre}\n"
TWICE = [
    pytest.param(
        PROCEDURE, SHEET.replace("      - id: udaf\n", SEAT + "      - id: udaf\n"), id="seat"
    ),
    pytest.param(
        PROCEDURE,
        SHEET.replace("      - id: maires\n", SEAT + "      - id: maires\n"),
        id="seat in two colleges",
    ),
    pytest.param(
        PROCEDURE,
        SHEET.replace(
            "  - {id: internet,", "  - {id: internet, text: En ligne.}\n  - {id: internet,"
        ),
        id="article",
    ),
    pytest.param(
        PROCEDURE, SHEET.replace("college: collectivites", "college: usagers"), id="college"
    ),
    pytest.param(f"{NEXT}/meeting.yaml", MEETING + ITEM, id="agenda item"),
    pytest.param(
        f"{NEXT}/meeting.yaml",
        MEETING + "guests:\n" + "  - {id: a, item: tout, letter: personal, title: A}\n" * 2,
        id="guest",
    ),
    pytest.param(
        f"{NEXT}/meeting.yaml",
        MEETING + "guests:\n  - {id: udaf, item: tout, letter: personal, title: A}\n",
        id="guest and seat",
    ),
]


@pytest.mark.parametrize(("file", "text"), TWICE)
def test_identifier_given_twice(found, file, text):
    (one,) = found("CLU016", {file: text})
    assert (one.severity, one.position.file.as_posix().endswith(file)) == ("error", True)
    assert f"{one.problem.fact.split()[0]} « " in one.problem.fact.replace("\u00a0", " ")


def test_each_repetition_is_a_finding_of_its_own(found):
    findings = found("CLU016", {f"{NEXT}/meeting.yaml": MEETING + ITEM + ITEM})
    assert [one.position.line for one in findings] == [5, 6]
    assert len({one.fingerprint for one in findings}) == 2


def test_one_identifier_in_two_versions_or_kinds_is_no_repetition(found):
    files = {
        "procedure/2026-06-01.yaml": SHEET,
        f"{NEXT}/meeting.yaml": MEETING.replace("tout", "udaf"),
    }
    assert found("CLU016", files) == []


# CLU017 ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("articles", "ids"),
    [
        pytest.param({"internet": "internet"}, ["internet"], id="itself"),
        pytest.param({"internet": "intranet", "intranet": "internet"}, ["internet"], id="two"),
        pytest.param(
            {"compte-rendu": "internet", "internet": "intranet", "intranet": "compte-rendu"},
            ["internet"],
            id="three",
        ),
        pytest.param({"internet": "intranet"}, [], id="a chain"),
    ],
)
def test_articles_within_each_other(tmp_path, articles, ids):
    lines = []
    for line in SHEET.split("\n"):
        name = next(
            (one for one in articles if line.startswith((f"  - {{id: {one},", f"  - id: {one}"))),
            None,
        )
        lines.append(f"  - {{id: {name}, within: {articles[name]}}}" if name else line)
    text = "\n".join(lines)
    if "compte-rendu" in articles:
        text = "\n".join(
            line for line in text.split("\n") if "Le compte-rendu de chaque" not in line
        )
    # Quoting the article must end as well: the minutes' rules cite it.
    files = {PROCEDURE: text, f"{LAST}/publications/02-internet.yaml": None}
    register = load(write(tmp_path, files), TODAY)
    findings = [one for one in check(register) if one.code == "CLU017"]
    assert len(findings) == len(ids)
    for one in findings:
        assert one.severity == "error"
        assert all(f"«\u00a0{name}\u00a0»" in one.problem.fact for name in articles)
    assert isinstance(register.versions[0].quote("internet"), str | None)


# CLU015 ----------------------------------------------------------------------------------------


def test_no_template_no_finding(found):
    assert found("CLU015", {}) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param("# Objet\n\n{% if %}\n", 3, id="syntax"),
        pytest.param("# Objet\n\n\n{{ inconnu }}\n", 4, id="unknown name"),
    ],
)
def test_wrong_template(tmp_path, text, line):
    folder = write(tmp_path, {})
    own = folder.parent / "templates/guest.md.j2"
    own.parent.mkdir()
    own.write_text(text, encoding="utf-8")
    (one,) = [one for one in judge(folder) if one.code == "CLU015"]
    assert (one.severity, one.position.file, one.position.line) == ("error", own, line)
    assert one.position.excerpt == text.split("\n")[line - 1]


def test_linked_template(tmp_path):
    folder = write(tmp_path, {})
    own = folder.parent / "templates/guest.md.j2"
    own.parent.mkdir()
    own.symlink_to("/etc/hostname")
    (one,) = [one for one in judge(folder) if one.code == "CLU015"]
    assert one.position.excerpt == ""


# Paths -----------------------------------------------------------------------------------------


def test_paths_are_told_below_the_name_of_the_register(tmp_path, monkeypatch):
    folder = write(tmp_path, {})
    for start, given in (
        (tmp_path, folder),
        (tmp_path, folder.relative_to(tmp_path)),
        (folder, "."),
    ):
        monkeypatch.chdir(start)
        register = load(type(folder)(given), TODAY)
        assert register.shown("roster/a.yaml") == "data/roster/a.yaml"
        assert register.shown(register.meetings[0].place.file) == f"data/{LAST}/meeting.yaml"
