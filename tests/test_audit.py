"""The file for the auditor: what a year shows, as the check has it, and nobody's address."""

import re
from datetime import date
from pathlib import Path

import pytest

from clu import duties, founding
from clu.audit import dossier, printing, verdict
from clu.audit.evidence import owed
from clu.audit.proof import WITHHELD, Year, bare
from clu.cli.app import run
from clu.cli.init import TODAY as WRITTEN
from clu.rules.engine import check
from clu.store import load
from committees import ELSEWHERE, FEMININE, HIGH_COMMISSIONER
from examples import REGISTER, TODAY, write

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = founding.CARRIED / founding.REGISTER
EXAMPLE_DAY = date.fromisoformat(WRITTEN)
LOT = ROOT / "data"
LOT_DAY = date(2026, 11, 24)
LAST = "meetings/2025-11-18"
YEARS = (2023, 2024, 2025, 2026)
LATE = {
    f"{LAST}/substitutions/udaf.yaml": "substitute: {civility: M., last_name: AUBRY, "
    "function: directeur}\nreceived: 2025-11-17\nchannel: courriel\n"
    "evidence: message de m.aubry@udaf.example, joint au 06 12 34 56 78\n"
}
DECIDED = {
    "decisions.yaml": "settled:\n  - {key: aubry, code: CLU402, meeting: 2025-11-18, seat: udaf, "
    "by: Irène CASTELNAU, on: 2025-11-17, decision: admis, reason: écrire à x@y.example}\n"
}


def audited(folder, year, on=TODAY):
    register = load(folder, on)
    return register, dossier.audit(Year(register, year))


def text(folder, year, on=TODAY):
    return printing.files(load(folder, on), year)[f"audit-{year}.md"].decode()


def clause(found, name):
    return next(one for one in found.clauses if one.id == name)


@pytest.mark.parametrize("year", YEARS)
def test_the_example_is_as_reviewed(golden, year):
    golden(f"audit/{year}.md", text(EXAMPLE, year, EXAMPLE_DAY))


def test_the_lot_is_as_reviewed(golden):
    golden("audit/lot-2026.md", text(LOT, 2026, LOT_DAY))


# In agreement with the check ---------------------------------------------------------------------


REGISTERS = (
    pytest.param(EXAMPLE, EXAMPLE_DAY, id="the example"),
    pytest.param(EXAMPLE, date(2025, 12, 3), id="the example, minutes not yet sent"),
    pytest.param(EXAMPLE, date(2024, 7, 1), id="the example, year under way"),
    pytest.param(LOT, LOT_DAY, id="the Lot"),
    pytest.param(LOT, date(2028, 2, 1), id="the Lot, when all is late"),
    pytest.param(REGISTER, TODAY, id="the fictional one"),
)


@pytest.mark.parametrize(("folder", "on"), REGISTERS)
def test_it_says_of_an_article_what_the_check_says(folder, on):
    register = load(folder, on)
    findings = check(register)
    for number in range(on.year - 4, on.year + 1):
        year = Year(register, number)
        found, own = dossier.audit(year), verdict.of_year(year, findings)
        told = [*found.others]
        for one in found.clauses:
            told += [*one.missing, *one.settled]
            quoting = verdict.by_article(own, one.id)
            errors = [f for f in quoting if f.severity == "error" and not f.settled]
            late = any(duty.late(on) for duty in owed(year, one.id))
            assert (one.state == verdict.NOT_KEPT) == (bool(errors) or (late and not quoting))
            assert one.state != verdict.KEPT or not quoting
        assert sorted(one.code for one in told) == sorted(one.code for one in own)


@pytest.mark.parametrize(("folder", "on"), REGISTERS)
def test_what_is_owed_still_by_the_duties_is_never_called_kept(folder, on):
    register = load(folder, on)
    for duty in duties.duties(register):
        if duty.article is None or not duty.owed or not (duty.late(on) or duty.pending(on)):
            continue
        one = clause(dossier.audit(Year(register, duty.year)), duty.article)
        covered = any(one.settled)
        assert one.state != verdict.KEPT, duty
        assert one.state == verdict.NOT_KEPT or covered or duty.pending(on)
        assert any(proof.lacking for proof in one.proofs) or duty.pending(on)


@pytest.mark.parametrize(("folder", "on"), REGISTERS)
def test_every_finding_is_told_once_over_the_years(folder, on):
    """Those on no year stand in each file, the others in their own."""
    register = load(folder, on)
    findings = check(register)
    years = {one.day.year for one in register.meetings} | {
        one.problem.year for one in findings if one.problem.year
    }
    own = [one for year in years for one in verdict.of_year(Year(register, year), findings)]
    assert sorted(one.fingerprint for one in [*own, *verdict.of_no_year(findings)]) == sorted(
        one.fingerprint for one in findings
    )


# What it tells -----------------------------------------------------------------------------------


def test_a_late_substitute_is_shown_with_what_was_decided(tmp_path):
    folder = write(tmp_path, LATE)
    _, found = audited(folder, 2025)
    assert clause(found, "suppleance").state == "non tenu"
    (line,) = [one for one in clause(found, "suppleance").proofs if "AUBRY" in one.fact]
    assert "après le dernier jour" in line.fact
    assert line.file == f"data/{LAST}/substitutions/udaf.yaml"
    _, found = audited(write(tmp_path / "b", LATE | DECIDED), 2025)
    assert clause(found, "suppleance").state == "écart constaté"
    assert any(
        "admis par la décision aubry" in one.fact for one in clause(found, "suppleance").proofs
    )
    (decision,) = found.decisions
    assert (decision.by, decision.covers, decision.until) == (
        "Irène CASTELNAU",
        "1\u00a0constat",
        None,
    )


def test_a_decision_to_come_admits_nobody_yet(tmp_path):
    later = {
        "decisions.yaml": DECIDED["decisions.yaml"].replace("on: 2025-11-17", "on: 2026-03-01")
    }
    _, found = audited(write(tmp_path, LATE | later), 2025)
    assert not any("par la décision" in one.fact for one in clause(found, "suppleance").proofs)


def test_no_address_and_no_number_of_anybody_is_in_it(tmp_path):
    page = text(write(tmp_path, LATE | DECIDED), 2025)
    assert "@" not in page
    assert "06 12" not in page.replace("\u00a0", " ")
    assert page.count(WITHHELD.strip("[]")) == 3
    assert bare("a\nb  c") == "a b c"


def test_the_example_gives_no_address_away():
    for year in YEARS:
        assert "@" not in text(EXAMPLE, year, EXAMPLE_DAY)


def test_every_file_that_it_names_is_there():
    for year in YEARS:
        register, found = audited(EXAMPLE, year, EXAMPLE_DAY)
        named = [proof.file for one in found.clauses for proof in one.proofs if proof.file]
        named += [one.file.rpartition(":")[0] for one in found.decisions]
        assert named
        assert all((register.home / name).is_file() for name in named)


def test_a_name_attested_long_ago_is_not_given():
    _, found = audited(LOT, 2026, LOT_DAY)
    holders = [name for college in found.colleges for row in college.rows for name in row.holders]
    assert "titulaire à confirmer (nom attesté le 23\u00a0juin 2022)" in holders


def test_a_year_that_the_register_does_not_cover_is_not_judged():
    _, found = audited(LOT, 2026, LOT_DAY)
    assert clause(found, "frequence").state == "non jugé"
    assert found.judged_since
    _, found = audited(LOT, 2020, LOT_DAY)
    assert (found.clauses, found.colleges, found.commitments) == ((), (), ())
    assert "aucune n’était en vigueur" in text(LOT, 2020, LOT_DAY)


def test_the_words_are_those_of_each_sheet_of_the_year():
    _, found = audited(EXAMPLE, 2025, EXAMPLE_DAY)
    assert len(clause(found, "suppleance").words) == 2
    assert len(clause(found, "secretariat").words) == 1


COMMITTEES = {
    "two places": {f"{LAST}/meeting.yaml": ELSEWHERE},
    "a commission": {"committee.yaml": FEMININE},
    "a high commissioner": {"authorities.yaml": HIGH_COMMISSIONER},
    "nobody known": {"roster/2025-01-06.yaml": None},
    "no meeting yet": {},
}


@pytest.mark.parametrize("files", COMMITTEES.values(), ids=COMMITTEES)
def test_it_is_written_for_every_committee(tmp_path, files):
    page = text(write(tmp_path, files), 2025)
    assert page.startswith("# Dossier d’audit de l’année 2025, ")
    assert "non prévu par la procédure" in page.replace("\u00a0", " ")


# The command -------------------------------------------------------------------------------------


@pytest.fixture
def home(tmp_path, monkeypatch):
    write(tmp_path, {})
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_it_writes_markdown_and_a_page(home, capsys):
    assert run(["audit", "2025", "--on", "2026-02-16"]) == 0
    out, err = capsys.readouterr()
    assert out.splitlines() == ["build/audit-2025.md", "build/audit-2025.html"]
    assert "Document interne" in err
    page = (home / "build/audit-2025.html").read_text(encoding="utf-8")
    assert len(re.findall("<h1", page)) == 1
    assert run(["audit", "2025", "--on", "2026-02-16"]) == 0
    assert "inchangé" in capsys.readouterr().out


def test_what_was_changed_by_hand_is_kept(home, capsys):
    run(["audit", "2025", "--on", "2026-02-16"])
    (home / "build/audit-2025.md").write_text("à moi\n", encoding="utf-8")
    assert run(["audit", "2025", "--on", "2026-03-16"]) == 1
    assert (home / "build/audit-2025.md").read_text(encoding="utf-8") == "à moi\n"


@pytest.mark.parametrize("year", ["25", "2027", "0999", "20255", "deux", "²025", "2025.0"])
def test_another_year_is_refused(home, capsys, year):
    assert run(["audit", year, "--on", "2026-02-16"]) == 2
    assert "ANNÉE" in capsys.readouterr().err
    assert not (home / "build").exists()


def test_a_part_that_cannot_be_read_is_named(home, capsys):
    (home / "data/decisions.yaml").write_text("settled: oui\n", encoding="utf-8")
    assert run(["audit", "2025", "--on", "2026-02-16"]) == 1
    assert "data/decisions.yaml:1" in capsys.readouterr().err


def test_a_sheet_replaced_on_new_years_day_is_of_no_day_of_the_year(tmp_path):
    sheet = (REGISTER / "procedure/2022-01-10.yaml").read_text(encoding="utf-8")
    register = load(write(tmp_path, {"procedure/2026-01-01.yaml": sheet}), TODAY)
    days = {year: [one.day.year for one in Year(register, year).versions] for year in (2025, 2026)}
    assert days == {2025: [2022], 2026: [2026]}
