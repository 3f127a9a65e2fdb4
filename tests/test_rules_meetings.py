"""Chapter 2, where its pages cannot show enough: boundaries, and what a rule is silent about."""

from datetime import date

import pytest

from examples import REGISTER, TODAY, judge, write

COMMITTEE = (REGISTER / "committee.yaml").read_text()
PROCEDURE = (REGISTER / "procedure/2022-01-10.yaml").read_text()
TOPICS = "[resultats, reclamations, propositions]"
LAST, NEXT = "meetings/2025-11-18", "meetings/2026-03-10"


def sheet(*lines, hour="14h30", place="{name: Préfecture}", topics=TOPICS):
    """A meeting.yaml of one agenda item, and further lines."""
    return (
        f"time: {hour}\n"
        f"places: [{place}]\n"
        f"agenda:\n"
        f"  - {{id: tout, title: Tout, topics: {topics}}}\n"
    ) + "".join(f"{line}\n" for line in lines)


def settings(*lines, register_from="2025-01-01"):
    """committee.yaml with further settings, which stand last in it."""
    text = COMMITTEE.replace("register_from: 2025-01-01", f"register_from: {register_from}")
    return text + "".join(f"  {line}\n" for line in lines)


def found(tmp_path, files, code, on=TODAY):
    """The findings of a rule, as (severity, file and line)."""
    folder = write(tmp_path, files)
    return [
        (one.severity, f"{one.position.file.relative_to(folder).as_posix()}:{one.position.line}")
        for one in judge(folder, on)
        if one.code == code
    ]


# How often ------------------------------------------------------------------------------------

CANCELLED = "on: 2025-10-01\nreason: crue\n"
DUE = "procedure/2022-01-10.yaml:19"
TWICE = PROCEDURE.replace("meetings_per_year: 1", "meetings_per_year: 2")


@pytest.mark.parametrize(
    ("files", "on", "expected"),
    [
        pytest.param({}, "2025-06-01", [], id="a year with no meeting yet, before the alert"),
        pytest.param({}, "2025-10-01", [], id="a planned meeting silences"),
        pytest.param({}, "2025-11-18", [], id="judged on the meeting's day"),
        pytest.param({}, "2025-11-19", [], id="held"),
        pytest.param(
            {f"{LAST}/cancelled.yaml": CANCELLED}, "2025-09-30", [], id="the day before the alert"
        ),
        pytest.param(
            {f"{LAST}/cancelled.yaml": CANCELLED},
            "2025-10-01",
            [("warning", DUE)],
            id="the alert's day",
        ),
        pytest.param(
            {f"{LAST}/cancelled.yaml": CANCELLED},
            "2025-12-31",
            [("warning", DUE)],
            id="the last day of the year",
        ),
        pytest.param(
            {f"{LAST}/cancelled.yaml": CANCELLED},
            "2026-01-01",
            [("error", DUE)],
            id="the year has ended",
        ),
        pytest.param(
            {f"{LAST}/cancelled.yaml": CANCELLED, "committee.yaml": settings("year_alert: 11-15")},
            "2025-11-14",
            [],
            id="an alert's day of the committee's own, the day before",
        ),
        pytest.param(
            {f"{LAST}/cancelled.yaml": CANCELLED + "withdrawn: oui\n"},
            "2026-01-01",
            [],
            id="a cancellation that was withdrawn",
        ),
        pytest.param(
            {
                f"{LAST}/postponed.yaml": "on: 2025-11-10\nto: 2025-12-16\n",
                "meetings/2025-12-16/meeting.yaml": sheet(),
            },
            "2026-01-01",
            [],
            id="put off within the year",
        ),
        pytest.param(
            {
                f"{LAST}/postponed.yaml": "on: 2025-11-10\nto: 2026-01-20\n",
                "meetings/2026-01-20/meeting.yaml": sheet(),
            },
            "2026-02-16",
            [("error", DUE)],
            id="put off to the next year",
        ),
        pytest.param(
            {
                f"{LAST}/postponed.yaml": "on: 2025-11-10\nto: 2026-01-20\n",
                "meetings/2026-01-20/meeting.yaml": sheet(),
            },
            "2025-11-12",
            [("warning", DUE)],
            id="put off to the next year, while this one lasts",
        ),
        pytest.param(
            {"procedure/2022-01-10.yaml": TWICE},
            "2025-11-19",
            [("warning", DUE)],
            id="two owed, one held, none planned",
        ),
        pytest.param(
            {
                "procedure/2022-01-10.yaml": TWICE,
                "meetings/2025-12-16/meeting.yaml": sheet(),
            },
            "2025-11-19",
            [],
            id="two owed, one held, one planned",
        ),
        pytest.param(
            {"procedure/2022-01-10.yaml": TWICE},
            "2026-01-01",
            [("error", DUE)],
            id="two owed, one held, the year has ended",
        ),
        pytest.param(
            {
                f"{LAST}/cancelled.yaml": CANCELLED,
                "committee.yaml": settings(register_from="2025-01-02"),
            },
            "2026-02-16",
            [],
            id="the register's first year, begun before it",
        ),
        pytest.param(
            {
                f"{LAST}/cancelled.yaml": CANCELLED,
                "procedure/2022-01-10.yaml": None,
                "procedure/2025-01-10.yaml": PROCEDURE,
            },
            "2026-02-16",
            [],
            id="the first version came into force within the year",
        ),
        pytest.param(
            {f"{LAST}/cancelled.yaml": CANCELLED, "procedure/2025-07-01.yaml": TWICE},
            "2025-12-01",
            [("warning", "procedure/2025-07-01.yaml:19")],
            id="the version of 31 December judges the year",
        ),
        pytest.param(
            {
                f"{LAST}/cancelled.yaml": CANCELLED,
                "procedure/2022-01-10.yaml": PROCEDURE.replace("    meetings_per_year: 1\n", ""),
            },
            "2026-02-16",
            [],
            id="the sheet gives no number",
        ),
    ],
)
def test_too_few_meetings(tmp_path, files, on, expected):
    assert found(tmp_path, files, "CLU201", date.fromisoformat(on)) == expected


def test_too_few_meetings_is_about_the_year(tmp_path):
    files = {f"{LAST}/cancelled.yaml": CANCELLED}
    (problem,) = (one.problem for one in judge(write(tmp_path, files)) if one.code == "CLU201")
    assert (problem.year, problem.meeting, problem.seat) == (2025, None, None)


def test_too_few_meetings_depends_on_the_clock(tmp_path):
    folder = write(tmp_path, {f"{LAST}/cancelled.yaml": CANCELLED})
    assert "CLU201" not in {one.code for one in judge(folder, timeless=True)}


# When and where -------------------------------------------------------------------------------

ROOM = "{name: Préfecture de la Haute-Brève, room: salle Mirabeau}"
EVENING = "meetings/2026-03-10-soir"


@pytest.mark.parametrize(
    ("files", "clash"),
    [
        pytest.param({"hour": "16h29"}, True, id="a minute before the other ends"),
        pytest.param({"hour": "16h30"}, False, id="as the other ends"),
        pytest.param({"hour": "14h30"}, True, id="the same hour"),
        pytest.param({"hour": "13h"}, False, id="earlier, without an end"),
        pytest.param({"hour": "13h", "ends": "14h31"}, True, id="a minute into the other"),
        pytest.param({"hour": "13h", "ends": "14h30"}, False, id="until the other begins"),
        pytest.param({"hour": "13h", "ends": "18h"}, True, id="around the other"),
        pytest.param({"room": "salle Lamartine"}, False, id="another room"),
        pytest.param({"room": None}, False, id="no room said"),
        pytest.param({"room": "Salle MIRABEAU"}, True, id="the room in another spelling"),
        pytest.param({"day": "2026-03-11"}, False, id="another day"),
    ],
)
def test_simultaneous_meetings(tmp_path, files, clash):
    room = files.get("room", "salle Mirabeau")
    place = f"{{name: Préfecture de la Haute-Brève{f', room: {room}' if room else ''}}}"
    ends = [f"ends: {files['ends']}"] if "ends" in files else []
    folder = f"meetings/{files.get('day', '2026-03-10')}-soir"
    text = sheet(*ends, hour=files.get("hour", "15h"), place=place)
    expected = [("error", f"{folder}/meeting.yaml:1")] if clash else []
    assert found(tmp_path, {f"{folder}/meeting.yaml": text}, "CLU202") == expected


@pytest.mark.parametrize(
    "event",
    [
        {f"{EVENING}/cancelled.yaml": CANCELLED},
        {f"{NEXT}/postponed.yaml": "on: 2026-02-10\nto: 2026-03-10-soir\n"},
        {f"{NEXT}/minutes/minutes.yaml": "on: 2026-03-11\n"},
    ],
    ids=["cancelled", "the other put off to it", "the other with minutes"],
)
def test_meetings_that_are_not_both_open_do_not_clash(tmp_path, event):
    files = {f"{EVENING}/meeting.yaml": sheet(hour="15h", place=ROOM)} | event
    assert found(tmp_path, files, "CLU202") == []


def test_three_meetings_at_once_are_told_apart(tmp_path):
    files = {
        f"{NEXT}-{name}/meeting.yaml": sheet(hour="15h", place=ROOM) for name in ("bis", "ter")
    }
    folder = write(tmp_path, files)
    clashes = [one for one in judge(folder) if one.code == "CLU202"]
    assert [one.problem.meeting for one in clashes] == [
        "2026-03-10-bis",
        "2026-03-10-ter",
        "2026-03-10-ter",
    ]
    assert len({one.fingerprint for one in clashes}) == 3


def test_remote_meetings_do_not_clash(tmp_path):
    remote = "time: 15h\nremote: visioconférence\nagenda: [{id: tout, title: Tout}]\n"
    files = {f"{EVENING}/meeting.yaml": remote, f"{NEXT}-nuit/meeting.yaml": remote}
    assert found(tmp_path, files, "CLU202") == []


def test_a_broken_sheet_keeps_its_own_day_alone_from_being_judged(tmp_path):
    other = "meetings/2026-05-19"
    files = {
        f"{EVENING}/meeting.yaml": "time: tard\n",
        f"{other}/meeting.yaml": sheet(place=ROOM),
        f"{other}-soir/meeting.yaml": sheet(place=ROOM),
    }
    assert found(tmp_path, files, "CLU202") == [("error", f"{other}-soir/meeting.yaml:1")]


@pytest.mark.parametrize(
    ("day", "sunday_or_holiday", "awkward"),
    [
        pytest.param("2026-05-19", False, False, id="a Tuesday"),
        pytest.param("2026-05-17", True, False, id="a Sunday"),
        pytest.param("2026-11-11", True, False, id="a holiday"),
        pytest.param("2026-11-01", True, False, id="a holiday on a Sunday"),
        pytest.param("2026-05-16", False, True, id="a Saturday"),
        pytest.param("2026-08-15", True, True, id="a holiday, on a Saturday of August"),
        pytest.param("2026-05-15", False, True, id="a Friday after a holiday"),
        pytest.param("2026-07-13", False, True, id="a Monday before a holiday"),
        pytest.param("2026-12-23", False, False, id="23 December"),
        pytest.param("2026-12-24", False, True, id="24 December"),
        pytest.param("2026-12-25", True, True, id="25 December"),
        pytest.param("2027-01-01", True, True, id="1 January"),
        pytest.param("2028-01-02", True, True, id="2 January, a Sunday"),
        pytest.param("2028-01-03", False, False, id="3 January"),
        pytest.param("2026-07-31", False, False, id="31 July"),
        pytest.param("2026-08-03", False, True, id="August"),
        pytest.param("2026-09-01", False, False, id="1 September"),
        pytest.param("2026-06-01", False, False, id="the day before a reserve"),
        pytest.param("2026-06-02", False, True, id="the first day of a reserve"),
        pytest.param("2026-06-30", False, True, id="the last day of a reserve"),
        pytest.param("2026-07-01", False, False, id="the day after a reserve"),
        pytest.param("2026-10-20", False, True, id="a day on which the service is closed"),
    ],
)
def test_day_of_the_meeting(tmp_path, day, sunday_or_holiday, awkward):
    committee = settings(
        "reserve_periods:",
        "  - {from: 2026-06-02, until: 2026-06-30, reason: élections sénatoriales}",
        "closing_days:",
        "  - {day: 2026-10-20, reason: travaux}",
    )
    files = {"committee.yaml": committee, f"meetings/{day}/meeting.yaml": sheet()}
    findings = [one for one in judge(write(tmp_path, files)) if one.code in {"CLU203", "CLU204"}]
    assert [one.code for one in findings] == (["CLU203"] * sunday_or_holiday + ["CLU204"] * awkward)
    assert {(one.severity, one.position.line) for one in findings} <= {("warning", 1)}


def test_all_reasons_stand_in_one_finding(tmp_path):
    folder = write(tmp_path, {"meetings/2027-01-02/meeting.yaml": sheet()})
    (finding,) = (one for one in judge(folder) if one.code == "CLU204")
    assert "samedi" in finding.problem.fact
    assert "fêtes" in finding.problem.fact


def test_a_better_day_has_nothing_against_it(tmp_path):
    folder = write(tmp_path, {"meetings/2026-08-01/meeting.yaml": sheet()})
    (finding,) = (one for one in judge(folder) if one.code == "CLU204")
    assert "mardi 1er\u00a0septembre 2026" in finding.problem.hint


@pytest.mark.parametrize(
    "event",
    [
        {"cancelled.yaml": CANCELLED},
        {"postponed.yaml": "on: 2026-02-10\nto: 2026-03-10\n"},
        {"minutes/minutes.yaml": "on: 2026-05-26\n"},
    ],
    ids=["cancelled", "postponed", "minutes on record"],
)
@pytest.mark.parametrize("day", ["2026-05-25", "2026-08-04"])
def test_advice_on_the_day_ends_with_the_preparation(tmp_path, event, day):
    files = {f"meetings/{day}/{name}": text for name, text in event.items()}
    files[f"meetings/{day}/meeting.yaml"] = sheet()
    codes = {one.code for one in judge(write(tmp_path, files))}
    assert not codes & {"CLU203", "CLU204"}


# What about -----------------------------------------------------------------------------------


def guest(**keys):
    known = {"id": "roulement", "letter": "personal", "title": "Roulement"} | keys
    return "{" + ", ".join(f"{key}: {value}" for key, value in known.items()) + "}"


def guests(*keys):
    lines = [f"  - {guest(**one)}" for one in keys]
    return {"meetings/2026-05-19/meeting.yaml": sheet("guests:", *lines)}


@pytest.mark.parametrize(
    ("college", "words"),
    [
        ("usagers", "Toute association dont"),
        ("services", "Tout autre représentant de l'administration"),
        (None, "Tout autre représentant de l'administration"),
        ("collectivites", "Tout autre représentant de l'administration"),
    ],
)
def test_guest_without_item_quotes_the_clause_of_the_college(tmp_path, college, words):
    keys = {"college": college} if college else {}
    folder = write(tmp_path, guests(keys))
    (finding,) = (one for one in judge(folder) if one.code == "CLU205")
    assert finding.position.line == 6
    assert finding.article.id == "invites"
    assert finding.article.text.startswith(words)
    assert ("Toute association" in finding.article.text) == (college != "services")


def test_each_guest_without_item_is_told(tmp_path):
    files = guests({}, {"id": "autre", "item": "tout"}, {"id": "tiers"})
    folder = write(tmp_path, files)
    found = [one for one in judge(folder) if one.code == "CLU205"]
    assert [(one.position.line, one.problem.seat) for one in found] == [
        (6, "roulement"),
        (8, "tiers"),
    ]


@pytest.mark.parametrize("gone", ["cancelled.yaml", "postponed.yaml"])
def test_agenda_of_a_meeting_that_is_given_up_is_not_judged(tmp_path, gone):
    event = CANCELLED if gone == "cancelled.yaml" else "on: 2026-02-10\nto: 2026-03-10\n"
    sheets = {**guests({}), f"meetings/2026-05-19/{gone}": event}
    assert found(tmp_path / "a", sheets, "CLU205") == []
    empty = {"meetings/2026-05-19/meeting.yaml": "time: 14h30\n"}
    assert found(tmp_path / "b", empty, "CLU206") == [
        ("error", "meetings/2026-05-19/meeting.yaml:1")
    ]
    empty |= {f"meetings/2026-05-19/{gone}": event}
    assert found(tmp_path / "c", empty, "CLU206") == []


def test_agenda_of_a_meeting_with_minutes_is_judged_still(tmp_path):
    files = {f"{LAST}/meeting.yaml": "time: 14h30\nagenda: []\n"}
    assert found(tmp_path, files, "CLU206") == [("error", f"{LAST}/meeting.yaml:2")]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param({}, [], id="all covered"),
        pytest.param(
            {f"{NEXT}/meeting.yaml": sheet(topics="[resultats, reclamations]")},
            [("warning", 2026, "role-usagers", f"{NEXT}/meeting.yaml:3")],
            id="one article",
        ),
        pytest.param(
            {f"{NEXT}/meeting.yaml": sheet(topics="[]")},
            [
                ("warning", 2026, "role-services", f"{NEXT}/meeting.yaml:3"),
                ("warning", 2026, "role-usagers", f"{NEXT}/meeting.yaml:3"),
            ],
            id="two articles: one finding each",
        ),
        pytest.param(
            {
                f"{NEXT}/meeting.yaml": sheet(topics="[resultats]"),
                "meetings/2026-10-13/meeting.yaml": sheet(topics="[reclamations, propositions]"),
            },
            [],
            id="spread over the year's meetings",
        ),
        pytest.param(
            {
                f"{NEXT}/meeting.yaml": sheet(topics="[resultats, propositions]"),
                "meetings/2026-10-13/meeting.yaml": sheet(topics="[resultats]"),
            },
            [("warning", 2026, "role-services", "meetings/2026-10-13/meeting.yaml:3")],
            id="at the last meeting of the year",
        ),
        pytest.param(
            {
                f"{NEXT}/meeting.yaml": sheet(topics="[resultats, propositions]"),
                "meetings/2026-10-13/meeting.yaml": sheet(),
                "meetings/2026-10-13/cancelled.yaml": CANCELLED,
            },
            [("warning", 2026, "role-services", f"{NEXT}/meeting.yaml:3")],
            id="a cancelled meeting covers nothing",
        ),
        pytest.param(
            {f"{NEXT}/meeting.yaml": "time: 14h30\n"}, [], id="an empty agenda is told once"
        ),
        pytest.param(
            {
                f"{NEXT}/meeting.yaml": sheet(topics="[resultats, reclamations]"),
                "committee.yaml": settings("topics_compulsory: oui"),
            },
            [("error", 2026, "role-usagers", f"{NEXT}/meeting.yaml:3")],
            id="compulsory",
        ),
        pytest.param(
            {
                f"{LAST}/meeting.yaml": sheet(topics="[resultats]"),
                "committee.yaml": settings(register_from="2025-02-01"),
            },
            [],
            id="the register's first year, begun before it",
        ),
        pytest.param(
            {
                "procedure/2026-03-11.yaml": PROCEDURE.replace(
                    "topic: propositions", "topic: souhaits"
                ),
            },
            [],
            id="by the version of the last meeting, not by a later one",
        ),
    ],
)
def test_topic_not_covered(tmp_path, files, expected):
    folder = write(tmp_path, files)
    findings = [one for one in judge(folder) if one.code == "CLU207"]
    assert len({one.fingerprint for one in findings}) == len(findings)
    assert expected == sorted(
        (
            one.severity,
            one.problem.year,
            one.article.id,
            f"{one.position.file.relative_to(folder).as_posix()}:{one.position.line}",
        )
        for one in findings
    )


# Given up -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "text", "expected"),
    [
        ("cancelled.yaml", "on: 2026-02-10\n", ["CLU208"]),
        ("cancelled.yaml", "on: 2026-02-10\nreason: ~\n", ["CLU208"]),
        ("cancelled.yaml", "on: 2026-02-10\nreason: crue\n", []),
        ("cancelled.yaml", "on: 2026-02-10\nwithdrawn: oui\n", []),
        ("postponed.yaml", "on: 2026-02-10\n", ["CLU209"]),
        ("postponed.yaml", "on: 2026-02-10\nto: 2026-03-31\n", ["CLU006"]),
        ("postponed.yaml", "on: 2026-02-10\nto: 2026-03-24\n", []),
    ],
)
def test_given_up(tmp_path, file, text, expected):
    files = {f"{NEXT}/{file}": text, "meetings/2026-03-24/meeting.yaml": sheet()}
    folder = write(tmp_path, files)
    findings = [one for one in judge(folder) if one.position.file.name == file]
    assert [one.code for one in findings] == expected
    if expected and expected != ["CLU006"]:
        assert findings[0].position.line == 1


def postponed(*steps):
    """Meetings put off, each to the next one given: (from, to)."""
    files = {}
    for one, to in steps:
        files[f"meetings/{one}/meeting.yaml"] = sheet()
        files[f"meetings/{one}/postponed.yaml"] = f"on: 2026-02-12\nto: {to}\nreason: crue\n"
    return files


A, B, C = "2026-03-10", "2026-03-24", "2026-04-07"


@pytest.mark.parametrize(
    ("steps", "place"),
    [
        pytest.param([(A, A)], A, id="to itself"),
        pytest.param([(A, B), (B, A)], B, id="two, told once"),
        pytest.param([(A, B), (B, C), (C, A)], C, id="three, told once"),
        pytest.param([(A, B), (B, C), (C, B)], C, id="a way into a circle"),
        pytest.param([(A, B), (B, "2025-11-18")], None, id="a chain that ends"),
    ],
)
def test_circle_of_postponements(tmp_path, steps, place):
    findings = found(tmp_path, postponed(*steps), "CLU209")
    assert findings == ([("error", f"meetings/{place}/postponed.yaml:2")] if place else [])


# Without a place --------------------------------------------------------------------------------

NOWHERE = sheet().replace("places: [{name: Préfecture}]\n", "")


@pytest.mark.parametrize(
    ("text", "also", "fires"),
    [
        pytest.param(sheet(), {}, False, id="a place"),
        pytest.param(NOWHERE, {}, True, id="nothing"),
        pytest.param(NOWHERE + "places: []\n", {}, True, id="an empty list"),
        pytest.param(NOWHERE + "remote: https://a.example/clu\n", {}, False, id="remote"),
        pytest.param(NOWHERE, {"cancelled.yaml": CANCELLED}, False, id="cancelled"),
        pytest.param(NOWHERE, {"minutes/minutes.yaml": "on: 2026-03-20\n"}, False, id="held"),
    ],
)
def test_meeting_without_a_place(tmp_path, text, also, fires):
    files = {f"{NEXT}/meeting.yaml": text} | {f"{NEXT}/{name}": one for name, one in also.items()}
    expected = [("error", f"{NEXT}/meeting.yaml:1")] if fires else []
    assert found(tmp_path, files, "CLU212") == expected


# Papers ---------------------------------------------------------------------------------------


def papers(paper):
    return sheet().replace(f"topics: {TOPICS}", f"topics: {TOPICS}, papers: [{{{paper}}}]")


CONVENED = {f"{NEXT}/convocations/01.yaml": "sent: 2026-02-10\nchannel: courriel\n"}
WITHDRAWN = {
    f"{NEXT}/convocations/01.yaml": "sent: 2026-02-10\nchannel: courriel\nwithdrawn: oui\n"
}


@pytest.mark.parametrize(
    ("paper", "events", "severity"),
    [
        pytest.param("title: A, file: resultats-2025.pdf", {}, None, id="deposited"),
        pytest.param("title: A, file: a.pdf", {}, "warning", id="not deposited"),
        pytest.param("title: A", {}, "warning", id="no file said"),
        pytest.param("title: A, on_table: oui", {}, None, id="on the table"),
        pytest.param(
            "title: A, file: a.pdf, on_table: oui", {}, "warning", id="on the table, with a file"
        ),
        pytest.param("title: A, file: a.pdf", CONVENED, "error", id="convened"),
        pytest.param("title: A", CONVENED, "error", id="convened, no file said"),
        pytest.param("title: A, on_table: oui", CONVENED, None, id="convened, on the table"),
        pytest.param(
            "title: A, file: a.pdf, on_table: oui",
            CONVENED,
            "warning",
            id="convened, on the table, with a file",
        ),
        pytest.param("title: A, file: a.pdf", WITHDRAWN, "warning", id="convocation withdrawn"),
        pytest.param(
            "title: A, file: a.pdf",
            {f"{NEXT}/minutes/minutes.yaml": "on: 2026-03-12\n"},
            None,
            id="minutes on record",
        ),
        pytest.param(
            "title: A, file: a.pdf", {f"{NEXT}/cancelled.yaml": CANCELLED}, None, id="cancelled"
        ),
        pytest.param(
            "title: A, file: relevé.pdf",
            {f"{NEXT}/papers/releve\u0301.pdf": "x"},
            None,
            id="accents decomposed, as another system writes them",
        ),
    ],
)
def test_missing_paper(tmp_path, paper, events, severity):
    files = {f"{NEXT}/meeting.yaml": papers(paper), **events}
    expected = [(severity, f"{NEXT}/meeting.yaml:4")] if severity else []
    assert found(tmp_path, files, "CLU210") == expected


def test_a_missing_paper_is_asked_of_its_owner(tmp_path):
    files = {f"{NEXT}/meeting.yaml": papers("title: A, owner: maires, due: 2026-03-02")}
    (finding,) = (one for one in judge(write(tmp_path, files)) if one.code == "CLU210")
    assert "à un représentant de l’Association des maires" in finding.problem.hint
    assert "lundi 2\u00a0mars 2026" in finding.problem.hint
