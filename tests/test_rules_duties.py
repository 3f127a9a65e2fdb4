"""Duties, and chapters 5 and 6, which turn them into findings."""

from datetime import date, timedelta

import pytest

from clu.duties import duties, term
from clu.store import load
from examples import REGISTER, TODAY, judge, write

COMMITTEE = (REGISTER / "committee.yaml").read_text()
PROCEDURE = (REGISTER / "procedure/2022-01-10.yaml").read_text()
LAST, NEXT = "meetings/2025-11-18", "meetings/2026-03-10"
SHEET = (REGISTER / LAST / "meeting.yaml").read_text()
MINUTES = f"{LAST}/minutes/minutes.yaml"
SENT = f"{LAST}/publications/01-participants.yaml"
INTERNET = f"{LAST}/publications/02-internet.yaml"
INTRANET = f"{LAST}/publications/03-intranet.yaml"
ONE_DAY = timedelta(days=1)
AFTER = ("minutes", "sending", "internet", "intranet")


def day(text):
    return date.fromisoformat(text)


def settings(*lines):
    """committee.yaml with further settings, which stand last in it."""
    return {"committee.yaml": COMMITTEE + "".join(f"  {line}\n" for line in lines)}


def convened(sent, meeting=NEXT, number=1, also=""):
    text = f"sent: {sent}\nchannel: courriel\n{also}"
    return {f"{meeting}/convocations/{number:02}.yaml": text}


def owed(tmp_path, files=None, on=TODAY):
    """The duties of a register by (meeting or year, kind)."""
    register = load(write(tmp_path, files or {}), on)
    return {
        (one.meeting.id if one.meeting else one.year, one.kind): one for one in duties(register)
    }


def minutes_of(tmp_path, files, meeting="2025-11-18", on=TODAY):
    return owed(tmp_path, files, on)[meeting, "minutes"]


# What is owed ---------------------------------------------------------------------------------


def test_every_duty_of_the_sheet_is_derived(tmp_path):
    kinds = ["convocation", "substitutes", *AFTER]
    meetings = [(meeting, kind) for meeting in ("2025-11-18", "2026-03-10") for kind in kinds]
    years = [(2025, "meeting"), (2026, "meeting")]
    assert list(owed(tmp_path)) == [*years, *meetings]


@pytest.mark.parametrize("event", ["postponed.yaml", "cancelled.yaml"])
def test_meeting_given_up_owes_nothing(tmp_path, event):
    text = "on: 2026-02-01\nreason: crue\n" + "to: 2026-04-14\n" * (event == "postponed.yaml")
    successor = {"meetings/2026-04-14/meeting.yaml": SHEET}
    found = {subject for subject, _ in owed(tmp_path, {f"{NEXT}/{event}": text} | successor)}
    assert found == {2025, 2026, "2025-11-18", "2026-04-14"}


def test_meeting_before_the_register_owes_nothing(tmp_path):
    files = {"committee.yaml": COMMITTEE.replace("2025-01-01", "2025-11-19")}
    assert {subject for subject, _ in owed(tmp_path, files)} == {2026, "2026-03-10"}


def test_register_that_begins_later_owes_nothing_yet(tmp_path):
    files = {"committee.yaml": COMMITTEE.replace("2025-01-01", "2027-01-01")}
    assert owed(tmp_path, files) == {}


@pytest.mark.parametrize(
    ("article", "kinds"),
    [
        ("compte-rendu", {"minutes", "sending"}),
        ("internet", {"internet"}),
        ("intranet", {"intranet"}),
        ("suppleance", {"substitutes"}),
        ("frequence", {"meeting"}),
    ],
)
def test_what_the_sheet_does_not_say_is_not_owed(tmp_path, article, kinds):
    text = PROCEDURE.replace(f"id: {article}\n", "id: autre\n")
    text = text.replace(f"id: {article},", "id: autre,")
    without = {kind for _, kind in owed(tmp_path, {"procedure/2022-01-10.yaml": text})}
    assert without == {"meeting", "convocation", "substitutes", *AFTER} - kinds


@pytest.mark.parametrize(
    ("kind", "on", "state"),
    [
        pytest.param("meeting", "2025-12-31", "pending", id="year: planned too late for it"),
        pytest.param("meeting", "2026-01-01", "late", id="year: ended"),
        pytest.param("minutes", "2026-03-09", "idle", id="minutes: the day before"),
        pytest.param("minutes", "2026-03-10", "idle", id="minutes: the meeting's day"),
        pytest.param("minutes", "2026-03-11", "pending", id="minutes: the day after"),
        pytest.param("minutes", "2027-12-31", "pending", id="minutes: the following year lasts"),
        pytest.param("minutes", "2028-01-01", "late", id="minutes: the following year has ended"),
        pytest.param("convocation", "2026-02-23", "pending", id="convocation: its last day"),
        pytest.param("convocation", "2026-02-24", "late", id="convocation: the day after"),
        pytest.param("substitutes", "2026-03-07", "idle", id="substitutes: a limit owes nothing"),
        pytest.param("substitutes", "2026-03-08", "idle", id="substitutes: nor when it is over"),
    ],
)
def test_state_of_a_duty(tmp_path, kind, on, state):
    gone = {f"{LAST}/cancelled.yaml": "on: 2025-11-01\nreason: crue\n"}
    gone |= settings("convocation_notice: {days: 15, unit: calendaires}")
    subject = 2025 if kind == "meeting" else "2026-03-10"
    duty = owed(tmp_path, gone, day(on))[subject, kind]
    assert (duty.pending(day(on)), duty.late(day(on))) == (state == "pending", state == "late")


def test_done_only_from_the_day_that_the_record_bears(tmp_path):
    files = settings("minutes_delay: {days: 10, unit: calendaires}")
    duty = minutes_of(tmp_path, files)
    assert (duty.last_day, duty.done_on) == (day("2025-11-28"), day("2025-12-01"))
    assert duty.late(day("2025-11-30"))
    assert not duty.late(day("2025-12-01"))


def test_convocation_without_a_delay_is_late_once_the_meeting_is_over(tmp_path):
    duty = owed(tmp_path)["2026-03-10", "convocation"]
    assert duty.last_day is None
    assert duty.pending(day("2026-03-10"))
    assert duty.late(day("2026-03-11"))


def test_limit_for_substitutes_carries_its_count(tmp_path):
    duty = owed(tmp_path)["2026-03-10", "substitutes"]
    assert duty.last_day == day("2026-03-07")
    assert [step.day for step in duty.count.steps if step.counted] == [
        day("2026-03-09"),
        day("2026-03-07"),
    ]


@pytest.mark.parametrize(
    ("kind", "command", "file"),
    [
        ("convocation", "clu convene 2025-11-18", "convocations/02.yaml"),
        ("substitutes", "clu substitute 2025-11-18 SIÈGE", "substitutions/SIÈGE.yaml"),
        ("minutes", "clu minutes 2025-11-18 --begin", "minutes/minutes.yaml"),
        (
            "sending",
            "clu publish 2025-11-18 --sent-to-participants --channel VOIE",
            "publications/04-participants.yaml",
        ),
        (
            "internet",
            "clu publish 2025-11-18 --internet URL",
            "publications/04-internet.yaml",
        ),
        (
            "intranet",
            "clu publish 2025-11-18 --intranet URL",
            "publications/04-intranet.yaml",
        ),
    ],
)
def test_duty_names_what_does_it(tmp_path, kind, command, file):
    duty = owed(tmp_path)["2025-11-18", kind]
    assert (duty.command, duty.file) == (command, f"{LAST}/{file}")


def test_duty_to_meet_names_the_file_of_a_meeting(tmp_path):
    duty = owed(tmp_path)[2026, "meeting"]
    command = "clu new AAAA-MM-JJ"
    assert (duty.command, duty.file) == (command, "meetings/AAAA-MM-JJ/meeting.yaml")
    assert (duty.owed, duty.done, duty.planned) == (1, 0, ("2026-03-10",))


# From when it is late without a delay ------------------------------------------------------------


@pytest.mark.parametrize(
    ("files", "first", "by"),
    [
        pytest.param({}, "2027-01-01", None, id="the next meeting is not convened"),
        pytest.param(convened("2026-02-10"), "2026-02-10", "2026-03-10", id="the next convened"),
        pytest.param(
            convened("2026-02-10") | convened("2026-02-20", number=2),
            "2026-02-10",
            "2026-03-10",
            id="its first issue counts",
        ),
        pytest.param(
            convened("2026-02-10", also="withdrawn: oui\n"),
            "2027-01-01",
            None,
            id="its convocation withdrawn",
        ),
        pytest.param(
            convened("2025-11-18"), "2026-03-10", "2026-03-10", id="convened on this one's day"
        ),
        pytest.param(
            convened("2025-11-19"), "2025-11-19", "2026-03-10", id="convened the day after"
        ),
        pytest.param(
            convened("2025-10-21"), "2026-03-10", "2026-03-10", id="both convened at once"
        ),
        pytest.param(
            convened("2026-02-10") | {f"{NEXT}/cancelled.yaml": "on: 2026-02-12\nreason: crue\n"},
            "2027-01-01",
            None,
            id="the next given up after all",
        ),
        pytest.param(
            {"meetings/2026-10-13/meeting.yaml": SHEET}
            | convened("2026-09-01", "meetings/2026-10-13"),
            "2026-09-01",
            "2026-10-13",
            id="a meeting further on convened",
        ),
        pytest.param(
            {"meetings/2027-03-09/meeting.yaml": SHEET}
            | convened("2027-01-01", "meetings/2027-03-09"),
            "2027-01-01",
            None,
            id="the following year ended first",
        ),
    ],
)
def test_minutes_without_a_delay_are_late_from(tmp_path, files, first, by):
    duty = minutes_of(tmp_path, {MINUTES: None} | files)
    assert duty.late_from == day(first)
    assert (duty.overtaken_by.id if duty.overtaken_by else None) == by
    assert not duty.late(day(first) - ONE_DAY)
    assert duty.late(day(first))


def test_earlier_meeting_overtakes_nothing(tmp_path):
    files = {"meetings/2025-03-11/meeting.yaml": SHEET}
    duty = minutes_of(tmp_path, files, "2026-03-10")
    assert duty.late_from == day("2028-01-01")


@pytest.mark.parametrize(
    ("delay", "last"),
    [
        ("{days: 30, unit: calendaires}", "2025-12-18"),
        ("{days: 4, unit: calendaires}", "2025-11-22"),
        ("{days: 10, unit: ouvrables}", "2025-11-29"),
        ("{days: 10, unit: ouvrés}", "2025-12-02"),
        ("{days: 10, unit: ouvrables, advance_saturday: oui}", "2025-11-28"),
        ("{days: 0, unit: calendaires}", "2025-11-18"),
    ],
)
def test_delay_of_the_committee_gives_the_last_day(tmp_path, delay, last):
    files = {MINUTES: None} | convened("2025-11-19") | settings(f"minutes_delay: {delay}")
    duty = minutes_of(tmp_path, files)
    assert (duty.last_day, duty.late_from) == (day(last), day(last) + ONE_DAY)
    assert duty.overtaken is None


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({}, "l’année 2026"),
        (convened("2026-02-10"), "convoquée le mardi 10\u00a0février 2026"),
        (convened("2025-10-21"), "fixée au mardi 10\u00a0mars 2026"),
        (settings("minutes_delay: {days: 30, unit: calendaires}"), "jeudi 18\u00a0décembre 2025"),
    ],
    ids=["the year ended", "convened", "convened before", "a delay"],
)
def test_term_says_until_when_or_why(tmp_path, files, said):
    text = term(minutes_of(tmp_path, files))
    assert said in text
    assert ("non prévu par la procédure" in text) == ("réglage" not in text)


# Chapters 5 and 6 -------------------------------------------------------------------------------

CHAPTERS = ("CLU5", "CLU6")


def codes(tmp_path, files, on):
    folder = write(tmp_path, files)
    found = [one for one in judge(folder, day(on)) if one.code.startswith(CHAPTERS)]
    places = {(one.position.file, one.position.line) for one in found}
    assert places <= {(folder / LAST / "meeting.yaml", 1)}
    assert {(one.severity, one.clock) for one in found} <= {("error", True)}
    return [one.code for one in found]


NOTHING = {MINUTES: None, SENT: None, INTERNET: None, INTRANET: None}
UNPUBLISHED = {SENT: None, INTERNET: None, INTRANET: None}


@pytest.mark.parametrize(
    ("files", "on", "expected"),
    [
        pytest.param({}, "2026-12-31", [], id="all done"),
        pytest.param(NOTHING, "2025-11-18", [], id="on the meeting's day"),
        pytest.param(NOTHING, "2025-11-19", [], id="the day after: pending"),
        pytest.param(NOTHING, "2026-12-31", [], id="the last day of the following year"),
        pytest.param(NOTHING, "2027-01-01", ["CLU501"], id="told once"),
        pytest.param(
            NOTHING | convened("2026-02-10"), "2026-02-09", [], id="before the next convocation"
        ),
        pytest.param(
            NOTHING | convened("2026-02-10"), "2026-02-10", ["CLU501"], id="the next convocation"
        ),
        pytest.param({MINUTES: None}, "2027-01-01", ["CLU501"], id="sent, yet not on record"),
        pytest.param(
            UNPUBLISHED, "2027-01-01", ["CLU601", "CLU602", "CLU603"], id="written, kept to oneself"
        ),
        pytest.param({SENT: None}, "2027-01-01", ["CLU601"], id="not sent"),
        pytest.param({INTERNET: None}, "2027-01-01", ["CLU602"], id="not on the internet"),
        pytest.param({INTRANET: None}, "2027-01-01", ["CLU603"], id="not on the intranet"),
        pytest.param(
            {INTERNET: "to: internet\non: 2025-12-09\nwithdrawn: oui\n"},
            "2027-01-01",
            ["CLU602"],
            id="put online, then withdrawn",
        ),
        pytest.param(
            {MINUTES: "on: 2025-12-01\nwithdrawn: oui\n"},
            "2027-01-01",
            ["CLU501"],
            id="minutes withdrawn",
        ),
        pytest.param(
            NOTHING | {f"{LAST}/cancelled.yaml": "on: 2025-11-01\nreason: crue\n"},
            "2027-01-01",
            [],
            id="cancelled",
        ),
        pytest.param(
            NOTHING | settings("minutes_delay: {days: 30, unit: calendaires}"),
            "2025-12-18",
            [],
            id="minutes: the last day",
        ),
        pytest.param(
            NOTHING | settings("minutes_delay: {days: 30, unit: calendaires}"),
            "2025-12-19",
            ["CLU501"],
            id="minutes: the day after",
        ),
        pytest.param(
            UNPUBLISHED | settings("sending_delay: {days: 30, unit: calendaires}"),
            "2025-12-19",
            ["CLU601"],
            id="sending alone has a delay",
        ),
        pytest.param(
            UNPUBLISHED | settings("online_delay: {days: 30, unit: calendaires}"),
            "2025-12-19",
            ["CLU602", "CLU603"],
            id="both sites share a delay",
        ),
        pytest.param(
            NOTHING | settings("online_delay: {days: 30, unit: calendaires}"),
            "2025-12-19",
            ["CLU602", "CLU603"],
            id="online late while the minutes are still pending",
        ),
        pytest.param(
            NOTHING
            | settings(
                "minutes_delay: {days: 20, unit: calendaires}",
                "online_delay: {days: 30, unit: calendaires}",
            ),
            "2025-12-19",
            ["CLU501"],
            id="both late: the minutes tell it",
        ),
    ],
)
def test_findings_on_minutes_and_publication(tmp_path, files, on, expected):
    assert codes(tmp_path, files, on) == expected


def test_minutes_are_judged_although_a_publication_cannot_be_read(tmp_path):
    files = {MINUTES: None, INTERNET: "to: partout\non: 2025-12-09\n"}
    assert codes(tmp_path, files, "2027-01-01") == ["CLU501"]


def test_findings_on_minutes_depend_on_the_clock(tmp_path):
    folder = write(tmp_path, NOTHING)
    found = judge(folder, day("2027-01-01"), timeless=True)
    assert not [one for one in found if one.code.startswith(CHAPTERS)]


# Far from today -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "files",
    [
        {"meetings/9999-12-31/meeting.yaml": SHEET},
        {"meetings/2100-12-30/meeting.yaml": SHEET},
        {"meetings/1950-01-02/meeting.yaml": SHEET},
        {"meetings/2097-12-31/meeting.yaml": SHEET},
        {"meetings/1953-01-01/meeting.yaml": SHEET},
        settings("minutes_delay: {days: 366, unit: ouvrés, francs: oui}"),
        settings("minutes_delay: {days: 9999, unit: ouvrés}"),
        settings("attestation_months: 9999"),
        {"procedure/2022-01-10.yaml": PROCEDURE.replace("days: 2,", "days: 9999,")},
        {"committee.yaml": COMMITTEE.replace("2025-01-01", "1950-01-01")},
    ],
)
@pytest.mark.parametrize("on", [date(1951, 1, 1), TODAY, date(2099, 12, 31)])
def test_days_at_the_end_of_the_calendar_are_judged_or_refused(tmp_path, files, on):
    found = judge(write(tmp_path, files), on)  # nothing is raised
    assert {one.code[:3] for one in found} <= {"CLU"}
