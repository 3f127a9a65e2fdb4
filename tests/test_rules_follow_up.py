"""CLU211 and the names of the follow-up, where their pages cannot show enough."""

import pytest

from examples import REGISTER, TODAY, judge, write

LAST, NEXT = "meetings/2025-11-18", "meetings/2026-03-10"
LATER = "meetings/2026-09-15"
MINUTES = (REGISTER / LAST / "minutes/minutes.yaml").read_text(encoding="utf-8")
AGENDA = (REGISTER / NEXT / "meeting.yaml").read_text(encoding="utf-8")
ANSWER = "answer: {verdict: hors compétence, referred_to: la communauté de communes de Valbrume}"
PLAIN = (
    "time: 14h30\n"
    "places: [{name: Préfecture}]\n"
    "agenda:\n"
    "  - id: tout\n"
    "    title: Tout\n"
    "    topics: [resultats, reclamations, propositions]\n"
)
TAKES_UP = "    follow_up: [navette-mairie]\n"
STEP = "follow-up/navette-mairie/2026-01-15.yaml"
HELD = "on: 2026-01-20\nitems: [{item: tout, proposals: [{id: navette-mairie}]}]\n"


def minutes(answer=""):
    """The minutes of the last meeting, with another answer, or none."""
    assert ANSWER in MINUTES
    return {f"{LAST}/minutes/minutes.yaml": MINUTES.replace(ANSWER, answer)}


def agenda(*ids):
    """The agenda of the next meeting, which takes up the proposals named."""
    assert "topics: [propositions]\n" in AGENDA
    taken = f"topics: [propositions]\n    follow_up: [{', '.join(ids)}]\n"
    return {f"{NEXT}/meeting.yaml": AGENDA.replace("topics: [propositions]\n", taken)}


@pytest.fixture
def found(tmp_path):
    """The findings of a code on the fictional register with files replaced."""

    def judged(code, files, on=TODAY):
        folder = write(tmp_path, files)
        return [
            (
                f"{one.position.file.relative_to(folder).as_posix()}:{one.position.line}",
                one.severity,
                one.problem,
            )
            for one in judge(folder, on)
            if one.code == code
        ]

    return judged


def places(findings):
    return [place for place, *_ in findings]


AT = f"{NEXT}/meeting.yaml:5"


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param({}, [], id="answered in the minutes"),
        pytest.param(minutes(), [AT], id="without answer"),
        pytest.param(
            minutes("answer: {verdict: à l’étude, until: 2026-12-31}"), [AT], id="studied"
        ),
        pytest.param(minutes("answer: {verdict: retenue}"), [], id="kept, still to be done"),
        pytest.param(
            minutes("answer: {verdict: non retenue, reason: trop cher}"), [], id="not kept"
        ),
        pytest.param(minutes() | agenda("navette-mairie"), [], id="on the agenda"),
        pytest.param(
            minutes() | {STEP: "answer: {verdict: retenue}\n"}, [], id="answered between meetings"
        ),
        pytest.param(
            minutes()
            | {
                STEP: "answer: {verdict: retenue}\n",
                STEP.replace(".yaml", ".2.yaml"): "withdrawn: oui\n",
            },
            [AT],
            id="an answer withdrawn",
        ),
        pytest.param(
            minutes("answer: {verdict: retenue}")
            | {STEP: "answer: {verdict: à l’étude, until: 2026-04-01}\n"},
            [AT],
            id="under study again",
        ),
        pytest.param(
            minutes() | {f"{LATER}/meeting.yaml": PLAIN},
            [AT],
            id="only the first of two meetings to come",
        ),
        pytest.param(
            minutes()
            | {
                f"{LATER}/meeting.yaml": PLAIN,
                f"{NEXT}/cancelled.yaml": "on: 2026-02-12\nreason: crue\n",
            },
            [f"{LATER}/meeting.yaml:3"],
            id="the next one is cancelled",
        ),
        pytest.param(
            minutes() | {f"{LATER}/meeting.yaml": PLAIN + TAKES_UP},
            [AT],
            id="on the agenda after the next alone",
        ),
        pytest.param(
            minutes()
            | {
                "meetings/2026-01-13/meeting.yaml": PLAIN + TAKES_UP,
                "meetings/2026-01-13/minutes/minutes.yaml": HELD,
            },
            [AT],
            id="taken up since, and still without answer",
        ),
        pytest.param(
            minutes()
            | {
                "meetings/2026-01-13/meeting.yaml": PLAIN,
                "meetings/2026-01-13/minutes/minutes.yaml": HELD.partition("\n")[2],
            },
            [AT],
            id="taken up at a meeting whose minutes are being written",
        ),
    ],
)
def test_an_open_proposal_is_on_the_next_agenda(found, files, expected):
    findings = found("CLU211", files)
    assert places(findings) == expected
    assert {severity for _, severity, _ in findings} <= {"warning"}


def test_it_is_told_whose_it_is_since_when_and_what_to_write(found):
    ((_, _, problem),) = found("CLU211", minutes())
    assert "l’Association des maires" in problem.fact
    assert "mardi 18\u00a0novembre 2025" in problem.fact
    assert "follow_up: [navette-mairie]" in problem.hint
    assert "clu follow-up navette-mairie" in problem.hint
    assert (problem.meeting, problem.key) == ("2026-03-10", "navette-mairie")


def test_a_meeting_before_it_was_raised_is_silent(found):
    files = minutes() | {"meetings/2025-06-17/meeting.yaml": PLAIN}
    assert places(found("CLU211", files)) == [AT]


def test_an_open_action_does_not_crowd_the_agenda(found):
    text = MINUTES.replace("        state: faite\n", "")
    assert text != MINUTES
    assert found("CLU211", {f"{LAST}/minutes/minutes.yaml": text}) == []


# Names: CLU006 ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("files", "place", "near"),
    [
        pytest.param(
            {"follow-up/navette-marie/2026-01-15.yaml": "done: 2026-01-14\n"},
            "follow-up/navette-marie/2026-01-15.yaml:1",
            "navette-mairie",
            id="a folder of no proposal",
        ),
        pytest.param(
            agenda("navette-mairies"),
            f"{NEXT}/meeting.yaml:18",
            "navette-mairie",
            id="an agenda that takes up what nobody raised",
        ),
        pytest.param(
            {"follow-up/affichage-horaires/2026-01-15.yaml": "state: faite\nowner: citoyenete\n"},
            "follow-up/affichage-horaires/2026-01-15.yaml:2",
            "citoyennete",
            id="somebody in charge who does not exist",
        ),
        pytest.param(
            {
                STEP: "outcome: rien\n",
                STEP.replace("15", "16"): "amends: 2026-01-14.yaml\noutcome: tout\n",
            },
            STEP.replace("15", "16") + ":1",
            "2026-01-15.yaml",
            id="a correction of no file",
        ),
    ],
)
def test_a_name_of_the_follow_up_that_does_not_exist(found, files, place, near):
    ((where, severity, problem),) = found("CLU006", files)
    assert (where, severity) == (place, "error")
    assert near in problem.hint


@pytest.mark.parametrize(
    "files",
    [
        pytest.param({STEP: "outcome: on en parle\n"}, id="a step of a proposal"),
        pytest.param(agenda("navette-mairie", "affichage-horaires"), id="an agenda that takes up"),
        pytest.param({STEP: "owner: association-roulement\n"}, id="a guest of a meeting in charge"),
        pytest.param(
            {STEP: "outcome: a\n", STEP.replace("15", "16"): "amends: 2026-01-15.yaml\n"},
            id="a correction of another day's file",
        ),
    ],
)
def test_names_that_exist_are_silent(found, files):
    assert found("CLU006", files) == []


def test_a_folder_of_nothing_is_told_once_whatever_it_holds(found):
    files = {f"follow-up/nef/2026-01-{day}.yaml": "outcome: rien\n" for day in (15, 16)}
    ((place, _, problem),) = found("CLU006", files)
    assert place == "follow-up/nef/2026-01-15.yaml:1"
    assert "navette-mairie" in problem.hint
