"""Sending: the issue on record, each letter kept as it left, and what changes afterwards seen."""

import pytest

from clu.cli.app import run
from clu.store import load
from examples import TODAY, judge, write

ON = ("--on", "2026-02-16")
MEETING = "meetings/2026-03-10"
EVENT = f"{MEETING}/convocations/01.yaml"
EVERYBODY = {
    *("secretaire-generale", "citoyennete", "referente-qualite", "maires"),
    *("defenseur-des-droits", "udaf", "association-roulement"),
}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return write(tmp_path, {})


@pytest.fixture
def clu(capsys):
    def call(*arguments):
        code = run([*arguments, *ON])
        return code, *capsys.readouterr()

    return call


def record(clu, *options):
    return clu("convene", "--sent", "2026-02-16", "--channel", "courriel", *options)


def send(clu, *options):
    """Write the letters, then record that they were sent."""
    clu("convene", *options)
    return record(clu, *options)


def change(folder, old, new, name="meeting.yaml"):
    path = folder / MEETING / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def issues(folder):
    return [one.event for one in load(folder, TODAY).meeting("2026-03-10").convocations]


def codes(folder):
    return {one.code for one in judge(folder)}


def test_an_issue_is_recorded_with_what_it_stated(clu, folder):
    clu("convene")
    code, out, _ = record(clu, "--signed", "2026-02-13")
    (issue,) = issues(folder)
    assert code == 0
    assert "git add data/meetings/2026-03-10/convocations" in out
    assert (issue.sent.isoformat(), issue.signed.isoformat()) == ("2026-02-16", "2026-02-13")
    assert (issue.channel, issue.nature, issue.reached) == ("courriel", "convocation", EVERYBODY)
    assert issue.stated.last_day.isoformat() == "2026-03-07"
    assert judge(folder) == []


def test_letters_are_kept_as_sent_those_amended_by_hand_too(clu, folder):
    clu("convene")
    letter = folder.parent / "build/2026-03-10/convocations/maires.md"
    letter.write_text(letter.read_text(encoding="utf-8") + "Amitiés\n", encoding="utf-8")
    _, out, _ = record(clu)
    kept = folder / MEETING / "convocations/01"
    assert "maires.md" in out
    assert kept.joinpath("maires.md").read_text(encoding="utf-8").endswith("Amitiés\n")
    assert {path.name for path in kept.glob("*.html")} >= {"maires.html", "udaf.suppleant.html"}
    assert kept.joinpath("signed/LISEZMOI.md").exists()


def test_letters_written_before_a_change_are_not_taken_for_those_sent(clu, folder):
    clu("convene")
    change(folder, "14h30", "15h")
    code, out, err = record(clu)
    assert (code, out) == (1, "")
    assert "maires.md" in err
    assert not (folder / EVENT).exists()
    assert not (folder / MEETING / "convocations/01").exists()


def test_letters_that_were_never_written_are_not_made_up_as_evidence(clu, folder):
    code, out, err = record(clu)
    assert (code, out) == (1, "")
    assert "n’ont pas encore été écrites" in err
    assert "udaf.md" not in err
    assert "clu convene 2026-03-10, puis" in err
    clu("convene")
    letter = folder.parent / "build/2026-03-10/convocations/udaf.md"
    letter.unlink()
    code, out, err = record(clu)
    assert (code, out) == (1, "")
    assert [line for line in err.splitlines() if line.endswith(".md")] == [
        "  build/2026-03-10/convocations/udaf.md"
    ]
    assert issues(folder) == []


def test_a_link_in_the_outbox_puts_no_other_file_on_record(clu, folder, tmp_path):
    clu("convene")
    secret = tmp_path / "secret"
    secret.write_text("mot de passe", encoding="utf-8")
    letter = folder.parent / "build/2026-03-10/convocations/udaf.md"
    letter.unlink()
    letter.symlink_to(secret)
    assert record(clu)[0] == 1
    assert not (folder / MEETING / "convocations/01").exists()


@pytest.mark.parametrize("signed", [[], ["--signed", "2026-02-13"]], ids=["day sent", "day signed"])
def test_dated_letters_are_known_by_their_date(clu, folder, signed):
    clu("convene", "--dated", signed[-1] if signed else "2026-02-16")
    assert record(clu, *signed)[0] == 0
    assert len(issues(folder)) == 1


def test_what_an_interrupted_run_left_is_no_hindrance(clu, folder):
    clu("convene")
    rest = folder / MEETING / "convocations/.clu-01/udaf.md"
    rest.parent.mkdir(parents=True)
    rest.write_text("à moitié", encoding="utf-8")
    assert record(clu)[0] == 0
    kept = folder / MEETING / "convocations/01/udaf.md"
    assert "à moitié" not in kept.read_text(encoding="utf-8")
    assert judge(folder) == []


def test_each_holds_the_last_letter_that_reached_him(clu, folder):
    send(clu)
    send(clu, "--seat", "udaf")
    change(folder, "14h30", "15h")
    clu("convene")
    for name in ("udaf", "maires"):
        letter = folder.parent / f"build/2026-03-10/convocations/{name}.md"
        assert "annule et remplace" in letter.read_text(encoding="utf-8")
    assert record(clu)[0] == 0
    assert issues(folder)[-1].nature == "annule et remplace"
    assert record(clu)[0] == 1


def test_the_first_letter_to_a_seat_repeats_nothing(clu, folder):
    send(clu, "--seat", "udaf")
    send(clu, "--seat", "maires")
    send(clu, "--seat", "maires")
    natures = [one.nature for one in issues(folder)]
    assert natures == ["convocation", "convocation", "nouvel envoi"]


@pytest.mark.parametrize(
    ("old", "new", "nature", "words"),
    [
        pytest.param(
            "14h30", "15h", "annule et remplace", "14\u00a0h\u00a030 → 15\u00a0h", id="hour"
        ),
        pytest.param("Mirabeau", "Voltaire", "annule et remplace", "Voltaire", id="place"),
        pytest.param(
            "Réclamations et", "Plaintes et", "annule et remplace", "Plaintes", id="agenda"
        ),
        pytest.param(
            "Tableau des résultats 2025}",
            "Tableau des résultats 2025}\n      - {title: Enquête, on_table: oui}",
            "complète",
            "Enquête",
            id="a paper came",
        ),
        pytest.param(
            "Tableau des", "Synthèse des", "annule et remplace", "Synthèse", id="other paper"
        ),
    ],
)
def test_a_change_is_seen_and_the_next_issue_says_what_it_is(clu, folder, old, new, nature, words):
    send(clu)
    change(folder, old, new)
    (finding,) = [one for one in judge(folder) if one.code == "CLU306"]
    assert words in finding.problem.fact
    assert finding.severity == ("warning" if nature == "complète" else "error")
    clu("convene")
    letter = folder.parent / "build/2026-03-10/convocations/maires.md"
    assert f"Cette lettre {nature} celle du 16" in letter.read_text(encoding="utf-8")
    record(clu)
    assert [one.nature for one in issues(folder)] == ["convocation", nature]
    assert "CLU306" not in codes(folder)


def test_another_wording_of_a_template_is_no_change(clu, folder):
    send(clu)
    own = folder.parent / "templates"
    own.mkdir()
    own.joinpath("guest.md.j2").write_text("# Objet\n\nVenez.\n", encoding="utf-8")
    assert judge(folder) == []


def test_a_holder_who_leaves_is_seen(clu, folder):
    send(clu)
    successor = "designations:\n  - {seat: citoyennete, holder: {civility: Mme, last_name: ROY}}\n"
    (folder / "roster/2026-02-16.yaml").write_text(successor, encoding="utf-8")
    (finding,) = [one for one in judge(folder) if one.code == "CLU302"]
    assert (finding.problem.seat, finding.severity) == ("citoyennete", "warning")


def test_a_seat_left_out_is_seen_until_it_is_written_to(clu, folder):
    for seat in EVERYBODY - {"udaf", "association-roulement"}:
        assert send(clu, "--seat", seat)[0] == 0
    (finding,) = [one for one in judge(folder) if one.code == "CLU301"]
    assert "(udaf)" in finding.problem.fact
    assert "(maires)" not in finding.problem.fact
    send(clu, "--seat", "udaf")
    assert "CLU301" not in codes(folder)


def test_a_wrong_record_is_corrected_by_a_later_one_that_names_it(clu, folder):
    send(clu)
    wrong = (folder / EVENT).read_text(encoding="utf-8")
    right = wrong.replace("sent: 2026-02-16", "amends: 01.yaml\nsent: 2026-03-11")
    (folder / MEETING / "convocations/02.yaml").write_text(right, encoding="utf-8")
    assert [one.name for one in load(folder, TODAY).meeting("2026-03-10").issues] == ["02.yaml"]
    assert codes(folder) == {"CLU303"}
    right = right.replace("amends: 01.yaml", "amends: 10.yaml").replace("2026-03-11", "2026-02-15")
    (folder / MEETING / "convocations/02.yaml").write_text(right, encoding="utf-8")
    assert codes(folder) == {"CLU006"}


def test_the_same_issue_twice_is_refused(clu, folder):
    send(clu)
    code, _, err = send(clu)
    assert code == 1
    assert "déjà enregistré" in err
    assert len(issues(folder)) == 1


@pytest.mark.parametrize(
    ("options", "needle"),
    [
        pytest.param(["--sent", "2026-02-16"], "--channel", id="no channel"),
        pytest.param(
            ["--sent", "2026-02-16", "--channel", "téléphone"], "courriel", id="no letter by phone"
        ),
        pytest.param(
            ["--sent", "2026-02-16", "--channel", "courriel", "--force"], "--force", id="force"
        ),
        pytest.param(["--channel", "courriel"], "--sent", id="no day"),
        pytest.param(
            ["--sent", "2026-02-16", "--channel", "mail"], "courriel", id="unknown channel"
        ),
        pytest.param(
            ["--sent", "2026-02-17", "--channel", "courriel"], "aujourd’hui", id="tomorrow"
        ),
    ],
)
def test_wrong_use_is_said(clu, folder, options, needle):
    code, out, err = clu("convene", *options)
    assert (code, out) == (2, "")
    assert needle in err
    assert not (folder / EVENT).exists()


def test_errors_of_the_meeting_stop_it(clu, folder):

    change(folder, "item: acces-handicap", "item: ailleurs")
    code, _, err = clu("convene")
    assert code == 1
    assert "CLU006" in err
