"""Chapter 9: which finding a decision covers, and what is told of one that covers none."""

from datetime import date

import pytest

from examples import REGISTER, judge, write

COMMITTEE = (REGISTER / "committee.yaml").read_text()
LAST, NEXT = "meetings/2025-11-18", "meetings/2026-03-10"
LATE = "substitute: {last_name: AUBRY, function: directeur}\nevidence: courriel\nreceived: "
SHEET = (
    "time: 14h30\nplaces: [{name: Préfecture}]\n"
    "agenda: [{id: tout, title: Tout, topics: [resultats, reclamations, propositions]}]\n"
)
LATE_BOTH = {
    f"{LAST}/substitutions/udaf.yaml": f"{LATE}2025-11-17\n",
    f"{LAST}/substitutions/maires.yaml": f"{LATE.replace('AUBRY', 'REY')}2025-11-17\n",
}
SUNDAY = {"meetings/2026-05-17/meeting.yaml": SHEET}


def decision(kind="settled", **keys):
    """decisions.yaml with one decision; `keys` replace or, if None, take away its own."""
    known = {
        "key": "cle",
        "code": "CLU402",
        "meeting": "2025-11-18",
        "seat": "udaf",
        "by": "la secrétaire générale",
        "on": "2025-11-20",
        "reason": "prévenu la veille",
        "decision": "admis" if kind == "settled" else None,
        "until": "2026-06-30" if kind == "waivers" else None,
    } | keys
    lines = [f"    {name}: {value}\n" for name, value in known.items() if value is not None]
    return {"decisions.yaml": f"{kind}:\n  -\n{''.join(lines)}"}


def verdict(tmp_path, files, on="2026-02-16", **options):
    """The findings that matter here: code, seat or meeting or year, key of the decision."""
    folder = write(tmp_path, files)
    return [
        (one.code, one.problem.seat or one.problem.meeting or one.problem.year, one.settled)
        for one in judge(folder, date.fromisoformat(on), **options)
        if one.code in {"CLU201", "CLU203", "CLU402", "CLU408", "CLU901", "CLU902", "CLU903"}
    ]


def told(tmp_path, files, on="2026-02-16"):
    """What chapter 9 says of decisions.yaml: code and the key of the line that it points at."""
    folder = write(tmp_path, files)
    text = files["decisions.yaml"].splitlines()
    found = [one for one in judge(folder, date.fromisoformat(on)) if one.code.startswith("CLU9")]
    assert all((one.severity == "warning") == (one.code == "CLU906") for one in found)
    return [(one.code, text[one.position.line - 1].split(":")[0].strip()) for one in found]


# What a decision covers ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("keys", "on", "settled"),
    [
        pytest.param({}, "2026-02-16", True, id="code, meeting and seat"),
        pytest.param({"decision": "non admis"}, "2026-02-16", True, id="not admitted: settled too"),
        pytest.param({}, "2025-11-20", True, id="on the day of the decision"),
        pytest.param({}, "2025-11-19", False, id="the day before the decision"),
        pytest.param({"seat": None}, "2026-02-16", False, id="no seat"),
        pytest.param({"meeting": None}, "2026-02-16", False, id="no meeting"),
        pytest.param({"meeting": "2026-03-10"}, "2026-02-16", False, id="another meeting"),
        pytest.param({"year": "2025"}, "2026-02-16", False, id="a year too many"),
        pytest.param({"code": "CLU401"}, "2026-02-16", False, id="another code"),
        pytest.param({"decision": None}, "2026-02-16", False, id="not said whether admitted"),
    ],
)
def test_settled_gap_covers_its_own_finding_alone(tmp_path, keys, on, settled):
    found = verdict(tmp_path, LATE_BOTH | decision(**keys), on)
    assert [one for one in found if one[0] == "CLU402"] == [
        ("CLU402", "maires", None),
        ("CLU402", "udaf", "cle" if settled else None),
    ]


@pytest.mark.parametrize(
    ("on", "until", "expected"),
    [
        ("2026-02-15", "2026-06-30", [("CLU203", "2026-05-17", None)]),
        ("2026-02-16", "2026-06-30", [("CLU203", "2026-05-17", "cle")]),
        ("2026-04-30", "2026-04-30", [("CLU203", "2026-05-17", "cle")]),
        (
            "2026-05-01",
            "2026-04-30",
            [("CLU902", "2026-05-17", None), ("CLU203", "2026-05-17", None)],
        ),
    ],
    ids=["the day before it is made", "the first day", "the last day", "the day after"],
)
def test_waiver_holds_until_its_last_day(tmp_path, on, until, expected):
    waiver = decision(
        "waivers", code="CLU203", meeting="2026-05-17", seat=None, on="2026-02-16", until=until
    )
    assert verdict(tmp_path, SUNDAY | waiver, on) == expected


def test_waiver_of_a_late_substitute_need_not_say_whether_admitted(tmp_path):
    files = LATE_BOTH | decision("waivers")
    assert ("CLU402", "udaf", "cle") in verdict(tmp_path, files)
    assert told(tmp_path / "again", files) == []


def test_gap_of_a_year_is_settled(tmp_path):
    files = {f"{LAST}/cancelled.yaml": "on: 2025-11-01\nreason: crue\n"}
    files |= decision(code="CLU201", meeting=None, seat=None, year="2025", decision=None)
    files["decisions.yaml"] = files["decisions.yaml"].replace("2025-11-20", "2026-01-05")
    assert verdict(tmp_path, files) == [("CLU201", 2025, "cle")]


def test_expired_waiver_changes_no_verdict_that_leaves_the_clock_out(tmp_path):
    """The end of a waiver is told by CLU902, which depends on the clock."""
    files = SUNDAY | decision(
        "waivers", code="CLU203", meeting="2026-05-17", seat=None, until="2025-12-31"
    )
    assert verdict(tmp_path, files, timeless=True) == [("CLU203", "2026-05-17", "cle")]


# What matches nothing -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(LATE_BOTH | decision(), [], id="it covers a finding"),
        pytest.param(decision(), [("CLU901", "code")], id="the finding is gone"),
        pytest.param(decision("waivers"), [("CLU901", "code")], id="a waiver likewise"),
        pytest.param(
            LATE_BOTH | decision(seat=None), [("CLU901", "code")], id="the seat is left out"
        ),
        pytest.param(
            LATE_BOTH | decision(code="CLU4O2"), [("CLU901", "code")], id="an unknown code"
        ),
        pytest.param(
            LATE_BOTH | decision(meeting="2025-11-19"),
            [("CLU901", "meeting")],
            id="an unknown meeting",
        ),
        pytest.param(
            LATE_BOTH | decision(seat="udafe"), [("CLU901", "seat")], id="an unknown seat"
        ),
        pytest.param(
            decision(code="CLU001", seat=None), [("CLU901", "code")], id="chapter 0 is not decided"
        ),
        pytest.param(
            decision(code="CLU902", seat=None), [("CLU901", "code")], id="chapter 9 is not decided"
        ),
        pytest.param(
            {"committee.yaml": COMMITTEE.replace("2025-01-01", "2025-11-19")} | decision(),
            [("CLU901", "meeting")],
            id="a meeting before the register",
        ),
        pytest.param(
            decision(code="CLU201", meeting=None, seat=None, year="2024"),
            [("CLU901", "year")],
            id="a year before the register",
        ),
        pytest.param(
            decision(code="CLU201", meeting=None, seat=None, year="0"),
            [("CLU901", "year")],
            id="no year of any calendar",
        ),
        pytest.param(decision(on="2026-02-17"), [], id="not in force yet, nothing to cover"),
        pytest.param(
            decision("waivers", until="2026-02-15"), [("CLU902", "until")], id="in force no more"
        ),
        pytest.param(
            {f"{LAST}/cancelled.yaml": "on: 2025-11-01\nreason: crue\n"}
            | decision(on="2025-10-20", meeting="2025-11-18"),
            [],
            id="its meeting was given up since",
        ),
        pytest.param(
            decision(code="CLU203", seat=None), [], id="advice on a meeting whose time is over"
        ),
        pytest.param(
            decision(code="CLU203", meeting="2026-03-10", seat=None),
            [("CLU901", "code")],
            id="advice on a meeting that can still be prepared",
        ),
        pytest.param(
            LATE_BOTH | decision(decision=None), [("CLU903", "code")], id="incomplete: told once"
        ),
        pytest.param(
            {f"{NEXT}/substitutions/maire.yaml": f"{LATE}2026-02-10\n"}
            | decision(code="CLU403", meeting="2026-03-10", seat="maire"),
            [],
            id="a finding on an unknown seat can be covered",
        ),
        pytest.param(
            {
                "meetings/2026-05-19/meeting.yaml": SHEET + "guests:\n  - {id: x, letter: personal,"
                " title: X}\n"
            }
            | decision("waivers", code="CLU205", meeting="2026-05-19", seat="x"),
            [],
            id="a finding on a guest can be covered",
        ),
    ],
)
def test_what_is_told_of_a_decision(tmp_path, files, expected):
    assert told(tmp_path, files) == expected


def two(first, second):
    """decisions.yaml with both, each under its own key."""
    texts = [one["decisions.yaml"] for one in (first, second)]
    if texts[0].splitlines()[0] == texts[1].splitlines()[0]:
        texts[1] = texts[1].partition("\n")[2]
    return {"decisions.yaml": "".join(texts)}


SUNDAY_WAIVED = {"code": "CLU203", "meeting": "2026-05-17", "seat": None, "decision": None}
SUNDAY_WAIVER = {**SUNDAY_WAIVED, "on": "2026-02-02"}


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            SUNDAY | decision("waivers", **SUNDAY_WAIVER, until="2026-02-02"), 0, id="for a day"
        ),
        pytest.param(
            SUNDAY | decision("waivers", **SUNDAY_WAIVER, until="2026-02-01"),
            [("CLU904", "until")],
            id="it ends before it is made",
        ),
        pytest.param(
            SUNDAY | decision(**SUNDAY_WAIVER), [("CLU905", "on")], id="a gap that can be mended"
        ),
        pytest.param(
            SUNDAY | decision(**{**SUNDAY_WAIVED, "on": "2026-05-17"}),
            [("CLU906", "on")],
            id="a gap of the day, made in time to come",
        ),
        pytest.param(
            {f"{NEXT}/substitutions/udaf.yaml": f"{LATE}2026-03-09\n"}
            | decision(meeting="2026-03-10", on="2026-02-10"),
            [],
            id="a late substitute is settled before the meeting",
        ),
        pytest.param(
            decision(code="CLU201", meeting=None, seat=None, year="2025", on="2025-12-31"),
            [("CLU901", "code")],
            id="a year that is not over, and has its meeting",
        ),
        pytest.param(
            {f"{LAST}/cancelled.yaml": "on: 2025-11-01\nreason: crue\n"}
            | decision(code="CLU201", meeting=None, seat=None, year="2025", on="2025-12-31"),
            [("CLU905", "on")],
            id="a year that is not over",
        ),
        pytest.param(
            decision(code="CLU201", meeting=None, seat=None, year="9999"),
            [("CLU901", "code")],
            id="the last year of the calendar",
        ),
        pytest.param(
            LATE_BOTH | two(decision(), decision(key="autre", decision="non admis")),
            [("CLU907", "code")],
            id="settled twice",
        ),
        pytest.param(
            LATE_BOTH | two(decision(), decision(key="autre", seat="maires")),
            [],
            id="two objects",
        ),
        pytest.param(
            LATE_BOTH | two(decision(), decision("waivers", key="autre")),
            [("CLU907", "code")],
            id="settled, and then let pass",
        ),
        pytest.param(
            LATE_BOTH | two(decision(on="2025-11-21"), decision("waivers", key="autre")),
            [],
            id="let pass, and then settled",
        ),
        pytest.param(
            SUNDAY
            | two(
                decision("waivers", **SUNDAY_WAIVER),
                decision("waivers", **SUNDAY_WAIVER, key="b", until="2026-07-31"),
            ),
            [],
            id="renewed",
        ),
        pytest.param(
            SUNDAY
            | two(
                decision("waivers", **SUNDAY_WAIVER),
                decision("waivers", **SUNDAY_WAIVER, key="b", until="2026-06-29"),
            ),
            [("CLU907", "code")],
            id="renewed for less",
        ),
        pytest.param(
            SUNDAY
            | two(
                decision("waivers", **SUNDAY_WAIVER),
                decision("waivers", **SUNDAY_WAIVER, key="b"),
            ),
            [("CLU907", "code")],
            id="renewed for as long",
        ),
    ],
)
def test_days_and_repetitions(tmp_path, files, expected):
    assert told(tmp_path, files) == (expected or [("CLU902", "until")] * (expected == 0))


@pytest.mark.parametrize(
    ("given", "told_of"),
    [
        ({"reason": None}, "reason"),
        ({"reason": '""'}, "reason"),
        ({"reason": "  "}, "reason"),
        ({"by": None}, "by"),
        ({"on": None}, "on"),
        ({"code": None}, "code"),
        ({"key": None}, "key"),
    ],
)
def test_a_decision_without_reason_author_day_or_code_is_a_finding(tmp_path, given, told_of):
    """And covers nothing."""
    found = judge(write(tmp_path, LATE_BOTH | decision(**given)))
    assert [told_of in one.problem.fact for one in found if one.code in {"CLU004", "CLU005"}] == [
        True
    ]
    assert not any(one.settled for one in found)


def test_a_waiver_without_end_is_a_finding(tmp_path):
    found = judge(write(tmp_path, LATE_BOTH | decision("waivers", until=None)))
    assert any(one.code == "CLU004" and "until" in one.problem.fact for one in found)


def test_one_key_of_two_decisions_is_a_finding(tmp_path):
    files = LATE_BOTH | two(decision(), decision("waivers", seat="maires"))
    found = [one for one in judge(write(tmp_path, files)) if one.code == "CLU016"]
    assert [one.problem.fact for one in found] == [
        "décision «\u00a0cle\u00a0»\u00a0: cet identifiant est déjà donné ligne 3"
    ]


@pytest.mark.parametrize(
    ("files", "hint"),
    [
        (LATE_BOTH | decision(code="CLU4O2"), "« CLU402 »"),
        (LATE_BOTH | decision(meeting="2025-11-19"), "« 2025-11-18 »"),
        (LATE_BOTH | decision(seat="udafe"), "« udaf »"),
        (LATE_BOTH | decision(seat=None), "« meeting: 2025-11-18, seat: udaf »"),
        (decision(), "ôtez cette décision"),
    ],
    ids=["code", "meeting", "seat", "subject", "nothing to cover"],
)
def test_hint_names_what_was_meant(tmp_path, files, hint):
    found = [one for one in judge(write(tmp_path, files)) if one.code == "CLU901"]
    assert hint in found[0].problem.hint.replace("\u00a0", " ")


# Rules that were not judged -----------------------------------------------------------------------


def test_decision_on_a_rule_of_the_clock_is_not_judged_without_it(tmp_path):
    files = decision(code="CLU201", meeting=None, seat=None, year="2025", decision=None)
    folder = write(tmp_path, files)
    assert [one.code for one in judge(folder)] == ["CLU901"]
    assert judge(folder, timeless=True) == []


def test_decision_on_a_rule_that_a_broken_file_keeps_from_being_judged_is_silent(tmp_path):
    broken = {f"{NEXT}/substitutions/udaf.yaml": "received: hier\n"}
    codes = {one.code for one in judge(write(tmp_path, broken | decision()))}
    assert "CLU014" in codes
    assert "CLU901" not in codes


def test_broken_decisions_leave_findings_open_and_say_what_was_not_judged(tmp_path):
    files = LATE_BOTH | {"decisions.yaml": "settled: oui\n"}
    found = judge(write(tmp_path, files))
    assert [one.settled for one in found if one.code == "CLU402"] == [None, None]
    (unjudged,) = (one for one in found if one.code == "CLU014")
    assert "CLU901, CLU902, CLU903" in unjudged.problem.fact
