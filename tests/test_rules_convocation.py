"""Chapter 3, where its pages cannot show enough: what is quoted, who is named, what to do."""

from datetime import date

import pytest

from examples import TODAY, judge, write

LAST, NEXT = "meetings/2025-11-18", "meetings/2026-03-10"
EVENT = f"{LAST}/convocations/01.yaml"
SEATS = ["secretaire-generale", "citoyennete", "referente-qualite", "maires"]
SEATS += ["defenseur-des-droits", "udaf"]
HELD = date(2026, 3, 11)


@pytest.fixture
def found(tmp_path):
    """The findings of a code on the fictional register with files replaced."""

    def judged(code, files, on=TODAY):
        return [one for one in judge(write(tmp_path, files), on) if one.code == code]

    return judged


def sent(*recipients, on="2025-10-21"):
    return f"sent: {on}\nchannel: courriel\nrecipients: [{', '.join(recipients)}]\n"


def test_one_seat_left_out(found):
    (one,) = found("CLU301", {EVENT: sent(*SEATS[1:])})
    assert one.problem.fact.startswith("rien n’est parti au secrétaire général")
    assert (one.problem.seat, one.severity, one.article.id) == (None, "error", "composition")
    assert one.article.text.endswith("ou son représentant")
    assert "clu convene 2025-11-18 --seat secretaire-generale\u202f;" in one.problem.hint
    assert "--sent AAAA-MM-JJ --channel VOIE" in one.problem.hint


def test_several_seats_left_out_are_one_finding_in_the_order_of_the_sheet(found):
    (one,) = found("CLU301", {EVENT: sent("udaf", "citoyennete")})
    told = [seat for seat in SEATS if f"({seat})" in one.problem.fact]
    assert told == ["secretaire-generale", "referente-qualite", "maires", "defenseur-des-droits"]
    assert [one.problem.fact.index(f"({seat})") for seat in told] == sorted(
        one.problem.fact.index(f"({seat})") for seat in told
    )
    assert "4 sièges" in one.problem.fact.replace("\u00a0", " ")


def test_a_few_seats_are_options_of_one_command(found):
    (one,) = found("CLU301", {EVENT: sent(*SEATS[:4])})
    assert "--seat defenseur-des-droits --seat udaf" in one.problem.hint


STATED = (
    "stated:\n  day: 2026-03-10\n  time: 10h\n  ends: 16h30\n"
    "  places: [Préfecture]\n  agenda: [Tout]\n"
)
UNQUOTED = [
    pytest.param("CLU303", {EVENT: sent(*SEATS, on="2025-11-19")}, TODAY, id="CLU303"),
    pytest.param("CLU304", {}, HELD, id="CLU304"),
    pytest.param(
        "CLU306",
        {f"{NEXT}/convocations/01.yaml": sent(*SEATS, on="2026-02-16") + STATED},
        TODAY,
        id="CLU306",
    ),
]


@pytest.mark.parametrize(("code", "files", "on"), UNQUOTED)
def test_no_ground_is_invented(found, code, files, on):
    (one,) = found(code, files, on)
    assert (one.severity, one.article) == ("error", None)


def test_never_convened_covers_the_three_cases(found):
    (one,) = found("CLU304", {}, HELD)
    assert "clu convene 2026-03-10 --sent AAAA-MM-JJ --channel VOIE" in one.problem.hint
    assert "clu cancel 2026-03-10 --dated AAAA-MM-JJ" in one.problem.hint
    assert "data/decisions.yaml" in one.problem.hint


def test_a_change_names_both_commands(found):
    event = sent(*SEATS, on="2026-02-16") + STATED
    (one,) = found("CLU306", {f"{NEXT}/convocations/01.yaml": event})
    assert "clu convene 2026-03-10\u202f;" in one.problem.hint
    assert "--sent AAAA-MM-JJ --channel VOIE" in one.problem.hint
