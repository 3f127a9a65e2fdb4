"""The minutes and what comes of them, where the pages of chapter 5 cannot show enough."""

from datetime import date

import pytest

from examples import REGISTER, judge, write
from test_rules_meetings import COMMITTEE

LAST, NEXT = "meetings/2025-11-18", "meetings/2026-03-10"
MINUTES, VALIDATED = f"{LAST}/minutes/minutes.yaml", f"{LAST}/minutes/stages/02.yaml"
ASKED, RESULTS = f"{LAST}/minutes/stages/01.yaml", f"{LAST}/results.yaml"
TEXT = (REGISTER / MINUTES).read_text()
DRAFT = {VALIDATED: None}
CODES = tuple(f"CLU{number}" for number in (*range(506, 514), 516))


def changed(*pairs):
    """The minutes with words replaced."""
    text = TEXT
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return {MINUTES: text}


def answered(text):
    (line,) = [line.strip() for line in TEXT.splitlines() if "answer:" in line]
    return changed((line, text))


def stage(name, on, until=None, *more, by="Irène CASTELNAU"):
    lines = [f"stage: {name}", f"on: {on}", f"until: {until}" if until else "", f"by: {by}", *more]
    return "".join(f"{line}\n" for line in lines if line)


def followed(matter, day, *lines):
    return {f"follow-up/{matter}/{day}.yaml": "".join(f"{line}\n" for line in lines)}


def found(tmp_path, files, on="2026-02-16"):
    """The findings of these rules, as (code, severity, file:line)."""
    folder = write(tmp_path, files)
    return [
        (one.code, one.severity, f"{one.position.file.name}:{one.position.line}")
        for one in judge(folder, date.fromisoformat(on))
        if one.code in CODES
    ]


def day(line, severity="error", file="minutes.yaml"):
    return [("CLU513", severity, f"{file}:{line}")]


# Items and figures ----------------------------------------------------------------------------

ITEM = "CLU506", "warning"


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param({}, [], id="a well-kept register"),
        pytest.param(
            {f"{LAST}/minutes/{name}.md": None for name in ("01-resultats", "02-reclamations")},
            [],
            id="structure without prose",
        ),
        pytest.param(
            {f"{LAST}/minutes/03-propositions.md": " \n\n"}, [], id="blank prose beside structure"
        ),
        pytest.param({MINUTES: TEXT.partition("items:")[0]}, [], id="prose without structure"),
        pytest.param(
            {
                MINUTES: TEXT.partition("items:")[0] + "items: [{item: reclamations}]\n",
                f"{LAST}/minutes/02-reclamations.md": "\n",
            },
            [(*ITEM, "meeting.yaml:7")],
            id="neither",
        ),
        pytest.param(
            {
                RESULTS: "complaints:\n  period: '2025'\n  total: 3\n"
                "  themes:\n    - {theme: accueil, count: 4}\n"
            },
            [("CLU507", "error", "results.yaml:4")],
            id="themes",
        ),
        pytest.param(
            DRAFT
            | {
                RESULTS: "suggestions:\n  period: '2025'\n  total: 3\n"
                "  channels:\n    - {channel: courrier, count: 2}\n"
            },
            [("CLU507", "warning", "results.yaml:4")],
            id="channels of suggestions, in a draft",
        ),
        pytest.param(
            {
                RESULTS: "surveys:\n  - {id: accueil, title: Accueil, period: '2025', value: 94,"
                " respondents: 3, answers: [{answer: oui, count: 3}, {answer: non, count: 1}]}\n"
            },
            [("CLU507", "error", "results.yaml:2")],
            id="answers of a survey",
        ),
        pytest.param({RESULTS: "complaints: {period: '2025', total: 3}\n"}, [], id="a total alone"),
    ],
)
def test_items_and_figures(tmp_path, files, expected):
    assert found(tmp_path, files) == expected


# Dates ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(changed(("on: 2025-12-01", "on: 2025-11-18")), [], id="dated the same day"),
        pytest.param(changed(("on: 2025-12-01", "on: 2025-11-17")), day(1), id="dated the eve"),
        pytest.param(
            DRAFT | changed(("on: 2025-12-01", "on: 2025-11-17")),
            day(1, "warning"),
            id="dated the eve, in a draft",
        ),
        pytest.param({MINUTES: TEXT + "next_meeting: 2025-11-19\n"}, [], id="the next day"),
        pytest.param({MINUTES: TEXT + "next_meeting: 2025-11-18\n"}, day(30), id="next: the same"),
        pytest.param(changed(("closed: 16h20", "closed: 14h35")), [], id="a session of no time"),
        pytest.param(
            changed(("closed: 16h20", "closed: 14h34")), day(5), id="closed before it opened"
        ),
        pytest.param(
            changed(("left: 15h45", "arrived: 15h45, left: 15h45")), [], id="came and went"
        ),
        pytest.param(
            changed(("left: 15h45", "arrived: 15h46, left: 15h45")), day(8), id="left, then came"
        ),
        pytest.param(changed(("left: 15h45", "left: 14h34")), day(8), id="left before it began"),
        pytest.param(changed(("left: 15h45", "arrived: 16h21")), day(8), id="came after the end"),
        pytest.param(changed(("left: 15h45", "arrived: 16h20")), [], id="came at the end"),
        pytest.param({VALIDATED: stage("validé", "2025-12-05")}, [], id="on the last day"),
        pytest.param(
            {VALIDATED: stage("validé", "2025-12-04")},
            day(2, file="02.yaml"),
            id="validated before the end of the remarks",
        ),
        pytest.param(
            {VALIDATED: stage("validé", "2025-11-30")},
            day(2, file="02.yaml"),
            id="validated before the remarks were asked for: told once",
        ),
        pytest.param(
            {ASKED: stage("soumis à observations", "2025-12-01", "2025-11-30")},
            day(3, file="01.yaml"),
            id="remarks until before they were asked for",
        ),
        pytest.param(
            {ASKED: stage("soumis à observations", "2025-11-17", "2025-12-05")},
            day(2, file="01.yaml"),
            id="a stage before the meeting",
        ),
        pytest.param(
            {f"{LAST}/minutes/remarks/01-udaf.yaml": "received: 2025-11-17\ntext: Vu.\n"},
            day(1, file="01-udaf.yaml"),
            id="a remark before the meeting",
        ),
        pytest.param(
            {f"{LAST}/minutes/remarks/01-udaf.yaml": "received: 2025-11-18 23:59\ntext: Vu.\n"},
            [],
            id="a remark that evening",
        ),
        pytest.param(
            {VALIDATED: "stage: validé\non: 2025-12-08\n"},
            [("CLU516", "warning", "02.yaml:1")],
            id="validated by nobody",
        ),
        pytest.param(
            {MINUTES: TEXT.replace("on: 2025-12-01\n", "")},
            [("CLU516", "warning", "minutes.yaml:1")],
            id="validated without a date",
        ),
        pytest.param(
            DRAFT | {MINUTES: TEXT.replace("on: 2025-12-01\n", "")},
            [],
            id="a draft has no date yet",
        ),
    ],
)
def test_dates_and_stages(tmp_path, files, expected):
    assert found(tmp_path, files) == expected


# Proposals and actions ------------------------------------------------------------------------

HELD = "2026-03-11"
UNANSWERED = [("CLU509", "warning", "minutes.yaml:26")]
INCOMPLETE = [("CLU510", "warning", "minutes.yaml:29")]
LEFT_OPEN = changed(("        answer:", "        #answer:"))
FIRST = "- id: affichage-horaires"
ANOTHER = "- {id: hall, text: Repeindre le hall., owner: udaf, until: 2026-03-01}"
NEW = (FIRST, f"{ANOTHER}\n      {FIRST}")


def action(text):
    return changed((FIRST, f"- {{id: hall, text: Repeindre le hall.{text}}}\n      {FIRST}"))


@pytest.mark.parametrize(
    ("files", "on", "expected"),
    [
        pytest.param(LEFT_OPEN, "2026-03-10", [], id="the day"),
        pytest.param(LEFT_OPEN, HELD, UNANSWERED, id="the day after"),
        pytest.param(
            LEFT_OPEN | {f"{NEXT}/cancelled.yaml": "on: 2026-02-12\nreason: crue\n"},
            HELD,
            [],
            id="no meeting was held since",
        ),
        pytest.param(
            LEFT_OPEN | followed("navette-mairie", "2026-02-01", "answer: {verdict: retenue}"),
            HELD,
            [],
            id="answered between two meetings",
        ),
        pytest.param(
            LEFT_OPEN | followed("navette-mairie", "2026-03-12", "answer: {verdict: retenue}"),
            HELD,
            UNANSWERED,
            id="an answer to come",
        ),
        pytest.param(
            answered("answer: {verdict: à l’étude, until: 2026-04-30}"),
            "2026-04-30",
            [],
            id="studied, on the last day",
        ),
        pytest.param(
            answered("answer: {verdict: à l’étude, until: 2026-04-30}"),
            "2026-05-01",
            UNANSWERED,
            id="studied, the day after",
        ),
        pytest.param(answered("answer: {verdict: à l’étude}"), HELD, INCOMPLETE, id="no term"),
        pytest.param(answered("answer: {verdict: non retenue}"), HELD, INCOMPLETE, id="no reason"),
        pytest.param(answered("answer: {verdict: hors compétence}"), HELD, INCOMPLETE, id="no one"),
        pytest.param(answered("answer: {verdict: retenue}"), HELD, [], id="kept"),
        pytest.param(answered("answer: {verdict: retenue en partie}"), HELD, [], id="kept in part"),
        pytest.param(
            answered("answer: {verdict: non retenue}")
            | followed(
                "navette-mairie", "2026-01-10", "answer: {verdict: non retenue, reason: Trop cher.}"
            ),
            HELD,
            [],
            id="the reason given since",
        ),
        pytest.param(
            followed("navette-mairie", "2026-01-10", "answer: {verdict: non retenue}"),
            HELD,
            [("CLU510", "warning", "2026-01-10.yaml:1")],
            id="a later answer that lacks its reason",
        ),
        pytest.param(
            changed(("        author: maires\n", "")),
            HELD,
            [("CLU508", "warning", "minutes.yaml:26")],
            id="nobody's",
        ),
        pytest.param(
            changed(
                ("        text: Mettre", "        #: Mettre"), ("        author: maires\n", "")
            ),
            HELD,
            [("CLU508", "warning", "minutes.yaml:26")],
            id="neither author nor text: told once",
        ),
        pytest.param(
            {
                f"{NEXT}/minutes/minutes.yaml": "items:\n  - item: propositions\n    proposals: "
                "[{id: navette-mairie}]\n"
            },
            "2026-03-10",
            [(*ITEM, "meeting.yaml:7"), (*ITEM, "meeting.yaml:13"), (*ITEM, "meeting.yaml:19")],
            id="taken up again without a word more",
        ),
        pytest.param(action(""), HELD, [("CLU511", "warning", "minutes.yaml:19")], id="neither"),
        pytest.param(
            action(", owner: udaf"), HELD, [("CLU511", "warning", "minutes.yaml:19")], id="no date"
        ),
        pytest.param(
            action(", until: 2026-12-01"),
            HELD,
            [("CLU511", "warning", "minutes.yaml:19")],
            id="no owner",
        ),
        pytest.param(action(", state: abandonnée"), HELD, [], id="given up: nothing is asked"),
        pytest.param(
            action("") | followed("hall", "2026-01-10", "owner: udaf", "until: 2026-12-01"),
            HELD,
            [],
            id="owner and date said since",
        ),
        pytest.param(changed(NEW), "2026-03-01", [], id="an action on its day"),
        pytest.param(
            changed(NEW), "2026-03-02", [("CLU512", "warning", "minutes.yaml:19")], id="overdue"
        ),
        pytest.param(
            changed(NEW) | followed("hall", "2026-03-01", "state: faite"),
            "2026-03-02",
            [],
            id="done in time",
        ),
        pytest.param(
            changed(NEW) | followed("hall", "2026-03-01", "until: 2026-06-01"),
            "2026-03-02",
            [],
            id="put off",
        ),
    ],
)
def test_proposals_and_actions(tmp_path, files, on, expected):
    assert found(tmp_path, files, on) == expected


def test_what_was_raised_before_the_register_is_not_judged(tmp_path):
    committee = COMMITTEE.replace("register_from: 2025-01-01", "register_from: 2025-11-19")
    assert found(tmp_path, changed(NEW) | {"committee.yaml": committee}, "2027-01-01") == []


def test_no_commit_is_refused_for_a_term_that_passed(tmp_path):
    folder = write(tmp_path, changed(NEW))
    codes = [one.code for one in judge(folder, date(2026, 3, 2), timeless=True)]
    assert "CLU512" not in codes


def test_register_without_minutes_is_silent(tmp_path):
    assert found(tmp_path, {MINUTES: None}) == []
