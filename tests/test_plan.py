"""A day before it is chosen: what it would bring is what it brings once the meeting is opened."""

import json
from datetime import date, timedelta

import pytest

from clu import duties, founding, plan
from clu.cli.app import run
from clu.rules.engine import check
from clu.store import load
from examples import TODAY, write
from gallery import AGENDA, PLAIN, PROCEDURE, changed, settings

EXAMPLE = founding.CARRIED / founding.REGISTER
ON = date(2026, 11, 23)
NEXT = "meetings/2026-03-10"
NOTICE = "convocation_notice: {days: 15, unit: calendaires}"


@pytest.fixture
def clu(capsys, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")

    def call(*arguments):
        code = run([str(one) for one in arguments])
        out, err = capsys.readouterr()
        return code, out, err

    return call


def day(text):
    return date.fromisoformat(text)


def of(folder, text, on=TODAY):
    return plan.plan(load(folder, on), day(text))


def limits(one):
    return {limit.kind: limit.day for limit in one.limits}


# One plan, one judgement ---------------------------------------------------------------------

DAYS = [date(2026, 3, 2) + timedelta(days=n) for n in range(0, 400, 7)]
DAYS += [day(text) for text in ("2026-05-01", "2026-05-15", "2026-08-12", "2026-12-24")]


@pytest.mark.parametrize("chosen", DAYS, ids=str)
def test_what_is_planned_is_what_the_rules_judge(tmp_path, chosen):
    """The same obstacles as CLU203 and CLU204, the same last days as the duties."""
    more = settings(
        NOTICE,
        "minutes_delay: {days: 30, unit: ouvrés}",
        "closing_days: [{day: 2026-03-16, reason: travaux}]",
        "reserve_periods: [{from: 2026-03-30, until: 2026-04-20, reason: élections}]",
    )
    planned = of(write(tmp_path / "before", more), str(chosen))
    opened = {f"meetings/{chosen}/meeting.yaml": PLAIN}
    register = load(write(tmp_path / "after", more | opened), TODAY)
    codes = {
        one.code
        for one in check(register)
        if one.code in ("CLU203", "CLU204") and one.problem.meeting == str(chosen)
    }
    assert bool(codes) == bool(planned.obstacles)
    meeting = register.meeting(str(chosen))
    owed = {one.kind: one.last_day for one in duties.of_meeting(register, meeting)}
    assert limits(planned) == owed


def test_a_day_brings_its_year_what_it_asks_for(tmp_path):
    files = changed(PROCEDURE, ("meetings_per_year: 1", "meetings_per_year: 2"))
    folder = write(tmp_path, files)
    assert of(folder, "2026-06-09").year == plan.Year(2026, 2, 2, judged=True)
    assert of(folder, "2026-03-10").year == plan.Year(2026, 2, 1, judged=True)
    assert not of(folder, "2027-03-09").year.met


def test_meeting_given_up_counts_for_nothing(tmp_path):
    folder = write(tmp_path, {f"{NEXT}/cancelled.yaml": "on: 2026-02-12\nreason: crue\n"})
    one = of(folder, "2026-03-10")
    assert one.others == ()
    assert one.year.counted == 1


def test_year_without_number_is_not_judged(tmp_path):
    files = changed(PROCEDURE, ("    meetings_per_year: 1\n", ""))
    assert not of(write(tmp_path, files), "2026-06-09").year.judged


def test_habits_stand_among_the_last_days(tmp_path):
    more = "habits: [{step: réserver la salle, days: -60}, {step: remercier, days: 3}]\n"
    one = of(write(tmp_path, changed("committee.yaml", more=more)), "2026-06-09")
    own = {limit.what: (limit.day, limit.before) for limit in one.limits if limit.kind == "habit"}
    assert own == {
        "réserver la salle": (day("2026-04-10"), True),
        "remercier": (day("2026-06-12"), False),
    }


# The best day --------------------------------------------------------------------------------


def proposed(folder, on=TODAY, number=3):
    return plan.proposals(load(folder, on), number)


def test_proposals_are_fit_and_in_order(tmp_path):
    found = proposed(write(tmp_path, settings(NOTICE)))
    assert len({one.plan.day.isocalendar()[:2] for one in found}) == 3
    for one in found:
        assert not one.plan.obstacles
        assert not one.plan.others
        assert all(
            limit.day >= TODAY + plan.MARGIN
            for limit in one.plan.limits
            if limit.before and limit.day
        )
    assert found == proposed(write(tmp_path / "again", settings(NOTICE)))


def test_no_better_day_comes_before_the_first(tmp_path):
    folder = write(tmp_path, settings(NOTICE))
    best = proposed(folder)[0].plan
    assert best.day > TODAY
    earlier = [TODAY + timedelta(days=n) for n in range(1, (best.day - TODAY).days)]
    for one in (of(folder, str(earlier_day)) for earlier_day in earlier):
        before = [limit for limit in one.limits if limit.before]
        assert (
            one.obstacles
            or one.others
            or any(limit.day < TODAY + plan.MARGIN for limit in before)
            or any(limit.closed for limit in before)
        )


def test_without_notice_three_weeks_are_left(tmp_path):
    one = proposed(write(tmp_path, {}))[0]
    assert one.plan.day >= TODAY + plan.INVITING
    assert any("choix de clu" in reason for reason in one.reasons)


def test_a_year_that_lacks_a_meeting_comes_first(tmp_path):
    """Towards its end, a day of the year wins over one whose last days fall better."""
    files = {f"{NEXT}/cancelled.yaml": "on: 2026-02-12\nreason: crue\n"} | settings(NOTICE)
    found = proposed(write(tmp_path, files), day("2026-11-25"), 9)
    years = [one.plan.day.year for one in found]
    assert years == sorted(years)
    assert years[0] == 2026


def test_nothing_fit(clu, tmp_path):
    always = "reserve_periods: [{from: 2026-01-01, until: 2027-12-31, reason: élections}]"
    folder = write(tmp_path, settings(always))
    assert proposed(folder) == ()
    code, out, _ = clu("plan", "--data", folder, "--on", TODAY)
    assert code == 0
    assert "ne convient" in out


# On the terminal -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "dates"),
    [
        ("one", ["2027-05-07"]),
        ("several", ["2027-05-11", "2027-05-14", "2027-08-03", "2026-12-01"]),
        ("proposed", []),
        ("there", ["2027-03-11"]),
        ("sunday", ["2027-02-28"]),
    ],
)
def test_on_the_terminal(golden, clu, monkeypatch, name, dates):
    monkeypatch.chdir(EXAMPLE)
    code, out, err = clu("plan", *dates, "--on", ON)
    assert (code, err) == (0, "")
    assert max(map(len, out.splitlines())) <= 80
    golden(f"plan/{name}.txt", out)


def test_without_any_delay(golden, clu, tmp_path, monkeypatch):
    monkeypatch.chdir(write(tmp_path, {"meetings/2026-03-10/meeting.yaml": f"time: 14h\n{AGENDA}"}))
    golden("plan/no-delay.txt", clu("plan", "2026-06-09", "--on", TODAY)[1])


def test_as_json(clu):
    code, out, _ = clu(
        "plan", "2027-05-07", "2027-05-11", "--format", "json", "--data", EXAMPLE, "--on", ON
    )
    assert code == 0
    first, second = map(json.loads, out.splitlines())
    assert first["meeting"] == "2027-05-07"
    assert first["obstacles"]
    assert second["obstacles"] == []
    substitutes = next(one for one in second["deadlines"] if one["kind"] == "substitutes")
    assert substitutes["last_day"] == "2027-05-05"
    assert second["year"] == {
        "year": 2027,
        "owed": 1,
        "counted": 2,
        "judged": True,
        "met": True,
    }
    assert second["reasons"] is None


def test_proposals_as_json_say_why(clu):
    out = clu("plan", "--format", "json", "--data", EXAMPLE, "--on", ON)[1]
    assert all(json.loads(line)["reasons"] for line in out.splitlines())


@pytest.mark.parametrize(
    "arguments", [["demain"], ["2027-05-11", "--format", "xml"], ["2100-12-30"]]
)
def test_wrong_use_is_2_and_prints_nothing(clu, arguments):
    code, out, err = clu("plan", *arguments, "--data", EXAMPLE, "--on", ON)
    assert (code, out) == (2, "")
    assert err
