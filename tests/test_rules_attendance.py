"""Who was there, where the pages of chapters 4 and 5 cannot show enough: one case a line."""

from datetime import date

import pytest

from clu.attendance import attended
from clu.reconciliation import breaks, written_to
from clu.store import load
from examples import REGISTER, TODAY, judge, write
from test_rules_meetings import COMMITTEE, PROCEDURE

LAST = "meetings/2025-11-18"
MINUTES, VALIDATED = f"{LAST}/minutes/minutes.yaml", f"{LAST}/minutes/stages/02.yaml"
TEXT = (REGISTER / MINUTES).read_text()
CODES = ("CLU405", "CLU502", "CLU503", "CLU504", "CLU505", "CLU514", "CLU515")
ANNOUNCED = "substitute: {civility: M., first_name: Simon, last_name: AUBRY, function: adjoint}\n"
RECEIVED = "received: 2025-11-10\nevidence: courriel\n"
AUBRY = "person: {civility: M., first_name: Simon, last_name: AUBRY}"
JOLIVET = "person: {civility: M., first_name: Luc, last_name: JOLIVET}"
PONS = "person: {civility: Mme, first_name: Claire, last_name: PONS}"


def row(seat, *new, more=""):
    """The minutes with other rows for a seat, and further lines at their end."""
    (old,) = [line for line in TEXT.splitlines() if f"seat: {seat}," in line]
    return {MINUTES: TEXT.replace(old, "\n".join(f"  - {{{one}}}" for one in new)) + more}


def others(*rows):
    return {MINUTES: TEXT + "others:\n" + "".join(f"  - {{{one}}}\n" for one in rows)}


def announced(seat, text=ANNOUNCED, name=None):
    return {f"{LAST}/substitutions/{name or seat}.yaml": text + RECEIVED}


def replied(seat, state):
    return {f"{LAST}/replies/{seat}.yaml": f"state: {state}\nreceived: 2025-11-10\n"}


def both(*parts):
    """Several changes; of the minutes, the last one given adds to those before it."""
    files = {}
    for part in parts:
        for name, text in part.items():
            more = text.removeprefix(TEXT) if name == MINUTES and MINUTES in files else None
            files[name] = files[name] + more if more is not None else text
    return files


def found(tmp_path, files, on=TODAY):
    """The findings of these rules, as (code, severity, file:line)."""
    folder = write(tmp_path, files)
    return [
        (one.code, one.severity, f"{one.position.file.name}:{one.position.line}")
        for one in judge(folder, on)
        if one.code in CODES
    ]


ROSTER = "roster/2025-11-01.yaml"
DRAFT = {VALIDATED: None}
SECRETARY = "meetings/2025-11-18/substitutions/referente-qualite.yaml"


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param({}, [], id="a well-kept register"),
        # One state a seat.
        pytest.param(
            row("maires", "seat: maires, state: présent", "seat: maires, state: absent"),
            [("CLU502", "error", "minutes.yaml:11")],
            id="two states",
        ),
        pytest.param(
            DRAFT | row("maires", "seat: maires, state: présent", "seat: maires, state: absent"),
            [("CLU502", "warning", "minutes.yaml:11")],
            id="two states in a draft",
        ),
        pytest.param(
            row(
                "maires",
                "seat: maires, state: présent, left: 15h",
                "seat: maires, state: présent, arrived: 15h",
            ),
            [],
            id="one after the other, to the minute",
        ),
        pytest.param(
            row(
                "maires",
                "seat: maires, state: présent, left: 15h01",
                "seat: maires, state: présent, arrived: 15h",
            ),
            [("CLU502", "error", "minutes.yaml:11")],
            id="both at once, for a minute",
        ),
        pytest.param(
            row(
                "maires",
                "seat: maires, state: présent, items: [resultats]",
                "seat: maires, state: à distance, items: [propositions]",
            ),
            [],
            id="for different items",
        ),
        pytest.param(
            {MINUTES: "on: 2025-12-01\n"},
            [("CLU502", "error", "minutes.yaml:1")],
            id="no state at all: told once",
        ),
        pytest.param({MINUTES: "on: 2025-12-01\nwithdrawn: oui\n"}, [], id="minutes withdrawn"),
        pytest.param(
            {MINUTES: "{}\n", f"{LAST}/cancelled.yaml": "on: 2025-11-10\nreason: crue\n"},
            [],
            id="cancelled",
        ),
        # Who was awaited, and who came.
        pytest.param(others(JOLIVET), [("CLU503", "warning", "minutes.yaml:31")], id="unawaited"),
        pytest.param(others(f"{JOLIVET}, state: excusé"), [], id="unawaited, who did not come"),
        pytest.param(others(f"{JOLIVET}, accompanies: maires"), [], id="came along"),
        pytest.param(
            both(row("udaf", "seat: udaf, state: suppléé"), announced("udaf")),
            [],
            id="as announced",
        ),
        pytest.param(
            both(row("udaf", f"seat: udaf, state: suppléé, {AUBRY}"), announced("udaf")),
            [],
            id="as announced, by name",
        ),
        pytest.param(
            both(
                row("udaf", "seat: udaf, state: suppléé, person: {last_name: Aubry}"),
                announced("udaf"),
            ),
            [],
            id="as announced, without the first name",
        ),
        pytest.param(
            both(row("udaf", f"seat: udaf, state: suppléé, {JOLIVET}"), announced("udaf")),
            [("CLU503", "warning", "minutes.yaml:12")],
            id="another substitute than announced",
        ),
        pytest.param(
            row("udaf", "seat: udaf, state: suppléé"),
            [("CLU503", "warning", "minutes.yaml:12")],
            id="a substitute of whom nothing is on record",
        ),
        pytest.param(
            row("udaf", f"seat: udaf, state: présent, {JOLIVET}"),
            [("CLU503", "warning", "minutes.yaml:12")],
            id="somebody else in the holder's place",
        ),
        pytest.param(
            both(
                row("udaf", f"seat: udaf, state: présent, {JOLIVET}"),
                {ROSTER: "designations: [{seat: udaf, vacant: oui}]\n"},
            ),
            [],
            id="a body sends whom it wants where nobody is designated",
        ),
        pytest.param(
            row("citoyennete", "seat: citoyennete, state: représenté"),
            [],
            id="a standing representative",
        ),
        pytest.param(
            row("maires", f"seat: maires, state: représenté, {JOLIVET}"),
            [("CLU503", "warning", "minutes.yaml:10")],
            id="a representative of a seat that has none",
        ),
        # The holder came all the same.
        pytest.param(
            announced("maires"), [("CLU405", "warning", "maires.yaml:1")], id="the holder came"
        ),
        pytest.param(
            both(row("maires", "seat: maires, state: à distance"), announced("maires")),
            [("CLU405", "warning", "maires.yaml:1")],
            id="the holder came from afar",
        ),
        pytest.param(
            both(row("udaf", f"seat: udaf, state: suppléé, {PONS}"), announced("udaf")),
            [("CLU405", "warning", "udaf.yaml:1")],
            id="the holder as his or her own substitute",
        ),
        pytest.param(
            both(row("udaf", "seat: udaf, state: suppléé"), others(PONS), announced("udaf")),
            [("CLU405", "warning", "udaf.yaml:1")],
            id="the holder beside the substitute",
        ),
        pytest.param(
            both(announced("maires"), announced("maires", "withdrawn: oui\n", "maires.2")),
            [],
            id="an announcement withdrawn",
        ),
        pytest.param(announced("udaf"), [], id="neither came"),
        # Absent, and yet announced.
        pytest.param(
            both(row("udaf", "seat: udaf, state: absent"), replied("udaf", "excusé")),
            [("CLU514", "warning", "minutes.yaml:12")],
            id="apologised, recorded absent",
        ),
        pytest.param(
            both(row("udaf", "seat: udaf, state: absent"), replied("udaf", "présent")),
            [],
            id="said yes, did not come",
        ),
        pytest.param(replied("maires", "excusé"), [], id="apologised, came all the same"),
        pytest.param(
            both(others(AUBRY), announced("udaf")),
            [("CLU514", "warning", "minutes.yaml:12")],
            id="the substitute is among the others",
        ),
        # One place a person.
        pytest.param(others(f"{PONS}, state: excusé"), [], id="excused twice is excused"),
        pytest.param(
            others(PONS), [("CLU504", "error", "minutes.yaml:31")], id="excused and present"
        ),
        pytest.param(
            DRAFT | others(PONS),
            [("CLU504", "warning", "minutes.yaml:31")],
            id="excused and present in a draft",
        ),
        pytest.param(
            others("person: {first_name: nour, last_name: Haddad}, accompanies: maires"),
            [("CLU504", "error", "minutes.yaml:31")],
            id="on a seat and beside it, whatever the case",
        ),
        pytest.param(
            both(
                row("udaf", "seat: udaf, state: suppléé"),
                announced("udaf", ANNOUNCED.replace("Simon", "Nour").replace("AUBRY", "HADDAD")),
            ),
            [("CLU504", "warning", "minutes.yaml:12")],
            id="a holder who stands in for another seat",
        ),
        pytest.param(
            row(
                "citoyennete",
                "seat: citoyennete, state: représenté, "
                "person: {first_name: Odile, last_name: TRÉVISE}",
            ),
            [],
            id="a colleague as the standing representative",
        ),
        pytest.param(
            {
                ROSTER: "designations:\n  - seat: citoyennete\n    holder: "
                "{civility: Mme, first_name: Irène, last_name: CASTELNAU}\n"
            },
            [],
            id="who holds two seats",
        ),
        # The secretary.
        pytest.param(
            row("referente-qualite", "seat: referente-qualite, state: excusé"),
            [("CLU505", "error", "minutes.yaml:9")],
            id="nobody kept the minutes",
        ),
        pytest.param(
            both(
                row("referente-qualite", "seat: referente-qualite, state: suppléé"),
                {SECRETARY: ANNOUNCED + RECEIVED},
            ),
            [],
            id="her substitute sat",
        ),
        pytest.param(
            both(
                row(
                    "referente-qualite",
                    "seat: referente-qualite, state: suppléé",
                    more=f"secretary: {{{AUBRY.removeprefix('person: {')}\n",
                ),
                {SECRETARY: ANNOUNCED + RECEIVED},
            ),
            [],
            id="her substitute, by name",
        ),
        pytest.param(
            {MINUTES: TEXT + "secretary: {last_name: JOLIVET}\n"},
            [("CLU505", "error", "minutes.yaml:30")],
            id="somebody else",
        ),
        pytest.param(
            DRAFT | {MINUTES: TEXT + "secretary: {last_name: JOLIVET}\n"},
            [("CLU505", "warning", "minutes.yaml:30")],
            id="somebody else, in a draft",
        ),
        pytest.param(
            row(
                "referente-qualite",
                "seat: referente-qualite, state: excusé",
                more="secretary: {first_name: Odile, last_name: TRÉVISE}\n",
            ),
            [("CLU505", "error", "minutes.yaml:30")],
            id="she kept them, and was away",
        ),
        pytest.param(
            both(
                {MINUTES: TEXT + "secretary: {last_name: JOLIVET}\n"},
                {ROSTER: "designations: [{seat: referente-qualite, vacant: oui}]\n"},
            ),
            [],
            id="nobody holds the seat",
        ),
        # The chair.
        pytest.param(
            {MINUTES: TEXT.replace("chair: secretaire-generale", "chair: udaf")},
            [("CLU515", "error", "minutes.yaml:3")],
            id="the chair was away",
        ),
        pytest.param(
            {
                MINUTES: TEXT.replace("chair: secretaire-generale\n", "").replace(
                    "secretaire-generale, state: présent", "secretaire-generale, state: excusé"
                )
            },
            [("CLU515", "warning", "minutes.yaml:6")],
            id="the usual chair was away: who presided is not said",
        ),
        pytest.param(
            row("secretaire-generale", "seat: secretaire-generale, state: représenté"),
            [],
            id="the chair's representative presided",
        ),
    ],
)
def test_attendance(tmp_path, files, expected):
    assert found(tmp_path, files) == expected


# Before the meeting, before the register, and at other committees ------------------------------


@pytest.mark.parametrize("on", ["2025-11-17", "2025-10-01"])
def test_minutes_begun_ahead_are_not_judged(tmp_path, on):
    assert found(tmp_path, {MINUTES: "{}\n"}, date.fromisoformat(on)) == []


def test_they_are_from_the_meetings_day_on(tmp_path):
    (one,) = found(tmp_path, {MINUTES: "{}\n"}, date(2025, 11, 18))
    assert one[0] == "CLU502"


def test_meeting_before_the_register_is_not_judged(tmp_path):
    committee = COMMITTEE.replace("register_from: 2025-01-01", "register_from: 2025-11-19")
    assert found(tmp_path, {"committee.yaml": committee, MINUTES: "{}\n"}) == []


def test_empty_register_is_silent(tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "committee.yaml").write_text(COMMITTEE)
    assert [one.code for one in judge(tmp_path / "data") if one.code in CODES] == []


def test_ninety_seats_without_a_state_are_one_finding(tmp_path):
    seats = "".join(
        f"      - {{id: siege-{n}, letter: personal, title: Un représentant n° {n}}}\n"
        for n in range(90)
    )
    college = f"  - college: nombreux\n    title: Collège nombreux\n    seats:\n{seats}"
    folder = write(tmp_path, {"procedure/2022-01-10.yaml": PROCEDURE + college})
    (one,) = [one for one in judge(folder) if one.code == "CLU502"]
    assert one.problem.fact.count("siege-") == 90
    assert one.article.text.count("Un représentant n°") == 90


# Both places are named ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("files", "places"),
    [
        (
            both(row("udaf", f"seat: udaf, state: suppléé, {JOLIVET}"), announced("udaf")),
            "data/meetings/2025-11-18/substitutions/udaf.yaml:1",
        ),
        (announced("maires"), "data/meetings/2025-11-18/minutes/minutes.yaml:10"),
        (row("maires", "seat: maires, state: représenté"), "data/procedure/2022-01-10.yaml:66"),
        (row("udaf", f"seat: udaf, state: présent, {JOLIVET}"), "data/roster/2025-01-06.yaml:25"),
        (
            both(row("udaf", "seat: udaf, state: absent"), replied("udaf", "excusé")),
            "data/meetings/2025-11-18/replies/udaf.yaml:1",
        ),
        (
            both(others(AUBRY), announced("udaf")),
            "data/meetings/2025-11-18/minutes/minutes.yaml:31",
        ),
        (others(PONS), "data/meetings/2025-11-18/minutes/minutes.yaml:12"),
    ],
)
def test_the_other_place_is_named_in_the_fact(tmp_path, files, places):
    (one,) = [one for one in judge(write(tmp_path, files)) if one.code in CODES]
    assert f"({places})" in one.problem.fact


def test_two_findings_of_one_meeting_differ_in_their_fingerprints(tmp_path):
    files = others(JOLIVET, AUBRY)
    found = [one.fingerprint for one in judge(write(tmp_path, files)) if one.code == "CLU503"]
    assert len(set(found)) == len(found) == 2


# The chain itself -----------------------------------------------------------------------------


def test_meeting_without_minutes_has_no_break(tmp_path):
    register = load(write(tmp_path, announced("maires") | {MINUTES: None}), TODAY)
    assert list(breaks(register, register.meeting("2025-11-18"))) == []


@pytest.mark.parametrize(
    ("line", "reached"),
    [
        ("M. Armand de La Tour", True),
        ("Association des maires", True),
        ("l’Association des maires", True),
        ("maires", True),
        ("M. Armand LATOUR", False),
        ("Union départementale des associations familiales", False),
    ],
)
def test_recipients_are_known_by_name_body_or_id(line, reached):
    register = load(REGISTER, TODAY)
    came = attended(register, register.meeting("2025-11-18"))
    (one,) = [one for one in came if one.id == "maires"]
    assert written_to(one, [line]) == reached
