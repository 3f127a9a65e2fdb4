"""Chapter 4, where its pages cannot show enough: last days, corrections, guests."""

from datetime import date

import pytest

from examples import REGISTER, judge, write

PROCEDURE = (REGISTER / "procedure/2022-01-10.yaml").read_text()
FOLDER = "meetings/2026-03-10"
SUBSTITUTES = f"{FOLDER}/substitutions"
SECRETARY = "referente-qualite"


def announced(received, substitute="{civility: M., last_name: AUBRY, function: directeur}", **keys):
    """The file of an announcement, in three lines and those of further keys."""
    text = f"substitute: {substitute}\nreceived: {received}\nevidence: courriel\n"
    return text + "".join(f"{key}: {value}\n" for key, value in keys.items())


def found(tmp_path, files, codes, on="2026-02-16"):
    """The findings of those rules, as (code, severity, file and line)."""
    folder = write(tmp_path, files)
    return [
        (one.code, one.severity, f"{one.position.file.name}:{one.position.line}")
        for one in judge(folder, date.fromisoformat(on))
        if one.code in codes
    ]


# When the secretariat was informed --------------------------------------------------------------

LATE, AFTER = {"CLU402"}, {"CLU406"}


@pytest.mark.parametrize(
    ("received", "code"),
    [
        pytest.param("2026-01-05", None, id="before any convocation"),
        pytest.param("2026-03-06", None, id="the day before the last"),
        pytest.param("2026-03-07", None, id="the last valid day, a Saturday"),
        pytest.param("2026-03-07 23:59", None, id="the last minute of the last day"),
        pytest.param("2026-03-08", "CLU402", id="the day after, a Sunday"),
        pytest.param("2026-03-08 0h00", "CLU402", id="the first minute of the day after"),
        pytest.param("2026-03-09", "CLU402", id="the day before the meeting"),
        pytest.param("2026-03-10", "CLU402", id="the meeting's day"),
        pytest.param("2026-03-10 23:59", "CLU402", id="the meeting's evening"),
        pytest.param("2026-03-11", "CLU406", id="the day after the meeting"),
        pytest.param("2027-03-11", "CLU406", id="a year after the meeting"),
    ],
)
@pytest.mark.parametrize("on", ["2026-02-16", "2026-03-10", "2026-03-11"])
def test_day_of_the_announcement(tmp_path, received, code, on):
    files = {f"{SUBSTITUTES}/udaf.yaml": announced(received)}
    expected = [(code, "error", "udaf.yaml:2")] if code else []
    assert found(tmp_path, files, LATE | AFTER, on) == expected


@pytest.mark.parametrize(
    ("meeting", "notice", "last", "late"),
    [
        ("2026-03-09", "days: 2, unit: ouvrables", "2026-03-06", "2026-03-07"),
        ("2026-04-07", "days: 2, unit: ouvrables", "2026-04-03", "2026-04-04"),
        ("2026-03-10", "days: 2, unit: ouvrables, francs: oui", "2026-03-06", "2026-03-07"),
        (
            "2026-03-10",
            "days: 2, unit: ouvrables, advance_saturday: oui",
            "2026-03-06",
            "2026-03-07",
        ),
        ("2026-03-10", "days: 2, unit: ouvrés", "2026-03-06", "2026-03-07"),
        ("2026-03-10", "days: 2, unit: calendaires", "2026-03-08", "2026-03-09"),
        ("2026-03-10", "days: 0, unit: calendaires", "2026-03-10", None),
    ],
)
def test_delay_is_the_data_of_the_article(tmp_path, meeting, notice, last, late):
    sheet = (REGISTER / FOLDER / "meeting.yaml").read_text()
    files = {
        "procedure/2022-01-10.yaml": PROCEDURE.replace("days: 2, unit: ouvrables", notice),
        f"meetings/{meeting}/meeting.yaml": sheet,
    }
    for day, codes in ((last, []), (late, ["CLU402"] if late else [])):
        announcement = {f"meetings/{meeting}/substitutions/udaf.yaml": announced(day or last)}
        place = tmp_path / str(day)
        assert [code for code, *_ in found(place, files | announcement, LATE)] == codes


def test_no_delay_in_the_sheet_makes_nothing_late(tmp_path):
    without = PROCEDURE.replace("    notice: {days: 2, unit: ouvrables}\n", "")
    files = {
        "procedure/2022-01-10.yaml": without,
        f"{SUBSTITUTES}/udaf.yaml": announced("2026-03-09"),
    }
    assert found(tmp_path, files, LATE) == []


@pytest.mark.parametrize(
    ("seat", "severity"),
    [("udaf", "error"), ("citoyennete", "warning"), (SECRETARY, "error")],
)
def test_standing_representative_softens_a_late_announcement(tmp_path, seat, severity):
    files = {f"{SUBSTITUTES}/{seat}.yaml": announced("2026-03-09")}
    assert found(tmp_path, files, LATE) == [("CLU402", severity, f"{seat}.yaml:2")]


OTHER = "{civility: Mme, last_name: VAUTIER, function: bénévole}"


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        pytest.param(
            announced("2026-03-09", OTHER, amends="udaf.yaml"),
            [("CLU402", "error", "udaf.2.yaml:2")],
            id="another substitute, announced late after a timely one",
        ),
        pytest.param(
            announced("2026-03-06", OTHER, amends="udaf.yaml"), [], id="another substitute, in time"
        ),
        pytest.param(
            announced("2026-03-05", amends="udaf.yaml"), [], id="a name corrected, its day kept"
        ),
        pytest.param(
            announced("2026-03-09", amends="udaf.yaml"),
            [("CLU402", "error", "udaf.2.yaml:2")],
            id="a day corrected",
        ),
        pytest.param(announced("2026-03-09", withdrawn="oui"), [], id="withdrawn, late or not"),
    ],
)
def test_newest_announcement_counts(tmp_path, second, expected):
    files = {
        f"{SUBSTITUTES}/udaf.yaml": announced("2026-03-05"),
        f"{SUBSTITUTES}/udaf.2.yaml": second,
    }
    assert found(tmp_path, files, LATE) == expected


def test_late_announcement_corrected_to_a_timely_one_is_in_time(tmp_path):
    files = {
        f"{SUBSTITUTES}/udaf.yaml": announced("2026-03-09"),
        f"{SUBSTITUTES}/udaf.2.yaml": announced("2026-03-05", amends="udaf.yaml"),
    }
    assert found(tmp_path, files, LATE) == []


def test_tenth_announcement_is_newer_than_the_ninth(tmp_path):
    files = {
        f"{SUBSTITUTES}/udaf.9.yaml": announced("2026-03-05"),
        f"{SUBSTITUTES}/udaf.10.yaml": announced("2026-03-09"),
    }
    assert found(tmp_path, files, LATE) == [("CLU402", "error", "udaf.10.yaml:2")]


@pytest.mark.parametrize(
    "event",
    [
        {f"{FOLDER}/cancelled.yaml": "on: 2026-03-01\nreason: crue\n"},
        {f"{FOLDER}/postponed.yaml": "on: 2026-03-01\nto: 2025-11-18\n"},
    ],
    ids=["cancelled", "postponed"],
)
def test_meeting_given_up_has_no_substitutes(tmp_path, event):
    every = {f"CLU40{digit}" for digit in range(1, 9)}
    files = {
        f"{SUBSTITUTES}/udaf.yaml": "received: 2026-03-09\n",
        f"{SUBSTITUTES}/nobody.yaml": announced("2026-03-11"),
        f"{FOLDER}/replies/{SECRETARY}.yaml": "state: excusé\nreceived: 2026-03-01\n",
    }
    assert {code for code, *_ in found(tmp_path / "held", files, every)} >= {"CLU401", "CLU408"}
    assert found(tmp_path / "given up", files | event, every) == []


def test_meeting_before_the_register_is_not_judged(tmp_path):
    committee = (REGISTER / "committee.yaml").read_text()
    files = {
        "committee.yaml": committee.replace("2025-01-01", "2025-11-19"),
        "meetings/2025-11-18/substitutions/udaf.yaml": announced("2025-11-17"),
    }
    assert found(tmp_path, files, LATE) == []


# Who ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("substitute", "line"),
    [
        pytest.param("{last_name: AUBRY, function: directeur}", None, id="name and function"),
        pytest.param("{civility: M., last_name: AUBRY}", 1, id="no function"),
        pytest.param("{civility: M., first_name: Simon, function: directeur}", 1, id="no name"),
        pytest.param("{civility: M.}", 1, id="neither"),
        pytest.param("~", 1, id="nobody"),
        pytest.param("{last_name: AUBRY, function: ~}", 1, id="an empty function"),
    ],
)
def test_incomplete_substitution(tmp_path, substitute, line):
    files = {f"{SUBSTITUTES}/udaf.yaml": announced("2026-03-05", substitute)}
    expected = [("CLU401", "error", f"udaf.yaml:{line}")] if line else []
    assert found(tmp_path, files, {"CLU401"}) == expected


def test_substitution_without_a_substitute_points_at_the_file(tmp_path):
    files = {f"{SUBSTITUTES}/udaf.yaml": "received: 2026-03-05\nevidence: courriel\n"}
    assert found(tmp_path, files, {"CLU401"}) == [("CLU401", "error", "udaf.yaml:1")]


def test_completed_by_a_newer_announcement(tmp_path):
    files = {
        f"{SUBSTITUTES}/udaf.yaml": announced("2026-03-05", "{last_name: AUBRY}"),
        f"{SUBSTITUTES}/udaf.2.yaml": announced("2026-03-06"),
    }
    assert found(tmp_path, files, {"CLU401"}) == []


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("maire", "maires.yaml"),
        ("association-roulement", "un invité n’a pas de suppléant"),
        ("xyz", "secretaire-generale, citoyennete"),
    ],
)
def test_substitution_of_unknown_seat(tmp_path, name, hint):
    files = {f"{SUBSTITUTES}/{name}.yaml": announced("2026-03-11")}
    folder = write(tmp_path, files)
    (finding,) = (one for one in judge(folder) if one.code.startswith("CLU4"))
    assert (finding.code, finding.severity, finding.position.line) == ("CLU403", "error", 1)
    assert finding.problem.seat == name
    assert hint in finding.problem.hint


def test_seat_of_a_later_version_is_unknown(tmp_path):
    later = PROCEDURE.replace("id: maires", "id: elus")
    files = {
        "procedure/2026-03-11.yaml": later,
        f"{SUBSTITUTES}/elus.yaml": announced("2026-03-05"),
    }
    assert [code for code, *_ in found(tmp_path, files, {"CLU403"})] == ["CLU403"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("evidence: message du 5 mars\n", []),
        ("channel: courriel\n", [("CLU407", "warning", "udaf.yaml:2")]),
        ("", [("CLU407", "warning", "udaf.yaml:2")]),
        ("evidence: ~\n", [("CLU407", "warning", "udaf.yaml:2")]),
    ],
    ids=["evidence", "a channel alone", "nothing", "empty"],
)
def test_substitution_without_evidence(tmp_path, lines, expected):
    text = f"substitute: {OTHER}\nreceived: 2026-03-05\n{lines}"
    assert found(tmp_path, {f"{SUBSTITUTES}/udaf.yaml": text}, {"CLU407"}) == expected
