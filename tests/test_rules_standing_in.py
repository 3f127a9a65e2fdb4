"""Who stands in for whom at the meeting, where the rules' pages cannot show enough."""

import pytest

from test_rules_substitutions import (
    FOLDER,
    OTHER,
    PROCEDURE,
    SECRETARY,
    SUBSTITUTES,
    announced,
    found,
)

CASTELNAU = "{first_name: Irène, last_name: castelnau, function: secrétaire générale}"


@pytest.mark.parametrize(
    ("announcements", "told"),
    [
        pytest.param({"maires": CASTELNAU}, ["maires"], id="holder of another seat"),
        pytest.param({"citoyennete": CASTELNAU}, [], id="for a standing representative"),
        pytest.param({"maires": OTHER, "udaf": OTHER}, ["udaf"], id="two seats: the later"),
        pytest.param(
            {"defenseur-des-droits": OTHER, "maires": OTHER, "udaf": OTHER},
            ["defenseur-des-droits", "udaf"],
            id="three seats",
        ),
        pytest.param(
            {"citoyennete": OTHER, "maires": OTHER}, ["maires"], id="one stands as representative"
        ),
        pytest.param(
            {"citoyennete": OTHER, "secretaire-generale": OTHER}, [], id="both as representatives"
        ),
        pytest.param(
            {"maires": "{function: élu}", "udaf": "{function: élu}"}, [], id="nobody named"
        ),
        pytest.param({"maires": "~", "udaf": "~"}, [], id="nobody at all"),
    ],
)
def test_shared_substitute(tmp_path, announcements, told):
    files = {f"{SUBSTITUTES}/udaf.yaml": None}
    files |= {
        f"{SUBSTITUTES}/{seat}.yaml": announced("2026-03-05", who)
        for seat, who in announcements.items()
    }
    expected = [("CLU404", "warning", f"{seat}.yaml:1") for seat in told]
    assert found(tmp_path, files, {"CLU404"}) == expected


def test_shared_substitute_is_told_whichever_seat_comes_first(tmp_path):
    standing = PROCEDURE.replace(
        "- id: udaf\n", "- id: udaf\n        representative: ou son représentant\n"
    )
    files = {"procedure/2022-01-10.yaml": standing}
    files |= {f"{SUBSTITUTES}/{seat}.yaml": announced("2026-03-05") for seat in ("maires", "udaf")}
    assert found(tmp_path, files, {"CLU404"}) == [("CLU404", "warning", "maires.yaml:1")]


def test_shared_substitute_is_advice_for_a_meeting_to_come(tmp_path):
    files = {
        f"{SUBSTITUTES}/maires.yaml": announced("2026-03-05", CASTELNAU),
        f"{FOLDER}/minutes/minutes.yaml": "on: 2026-03-12\n",
    }
    assert found(tmp_path, files, {"CLU404"}) == []


# The secretary --------------------------------------------------------------------------------

REPLY = f"{FOLDER}/replies/{SECRETARY}.yaml"
SUBSTITUTE = f"{SUBSTITUTES}/{SECRETARY}.yaml"


def replied(state):
    return {REPLY: f"state: {state}\nreceived: 2026-03-02\n"}


def decided(decision, on="2026-03-09"):
    return {
        "decisions.yaml": "settled:\n"
        "  - key: secretaire\n"
        "    code: CLU402\n"
        f"    meeting: 2026-03-10\n    seat: {SECRETARY}\n"
        f"    by: la secrétaire générale\n    on: {on}\n    reason: malade\n"
        f"    decision: {decision}\n"
    }


@pytest.mark.parametrize(
    ("files", "place"),
    [
        pytest.param({}, None, id="no reply yet"),
        pytest.param(replied("présent"), None, id="present"),
        pytest.param(replied("à distance"), None, id="at a distance"),
        pytest.param(replied("excusé"), f"{SECRETARY}.yaml:1", id="away, nobody announced"),
        pytest.param(replied("suppléé"), f"{SECRETARY}.yaml:1", id="replaced by nobody known"),
        pytest.param({SUBSTITUTE: announced("2026-03-07")}, None, id="replaced in time"),
        pytest.param(
            replied("excusé") | {SUBSTITUTE: announced("2026-03-07")},
            None,
            id="away, replaced in time",
        ),
        pytest.param(
            replied("excusé") | {SUBSTITUTE: announced("2026-03-09")},
            f"{SECRETARY}.yaml:1",
            id="away, replaced too late",
        ),
        pytest.param(
            {SUBSTITUTE: announced("2026-03-09")}, f"{SECRETARY}.yaml:1", id="replaced too late"
        ),
        pytest.param(
            {SUBSTITUTE: announced("2026-03-05", "{last_name: JOLIVET}")},
            f"{SECRETARY}.yaml:1",
            id="replaced without a function",
        ),
        pytest.param(
            replied("présent") | {SUBSTITUTE: announced("2026-03-09")},
            None,
            id="present after all",
        ),
        pytest.param(
            {SUBSTITUTE: announced("2026-03-09")} | decided("admis"), None, id="late, and admitted"
        ),
        pytest.param(
            {SUBSTITUTE: announced("2026-03-09")} | decided("non admis"),
            f"{SECRETARY}.yaml:1",
            id="late, and not admitted",
        ),
        pytest.param(
            {SUBSTITUTE: announced("2026-03-09")} | decided("admis", on="2026-03-11"),
            f"{SECRETARY}.yaml:1",
            id="admitted by a decision still to come",
        ),
        pytest.param(
            replied("excusé") | {f"{FOLDER}/minutes/minutes.yaml": "on: 2026-03-12\n"},
            None,
            id="minutes on record",
        ),
        pytest.param(
            {f"{FOLDER}/replies/maires.yaml": "state: excusé\nreceived: 2026-03-02\n"},
            None,
            id="another seat away",
        ),
    ],
)
def test_secretary_away(tmp_path, files, place):
    expected = [("CLU408", "error", place)] if place else []
    assert found(tmp_path, files, {"CLU408"}, on="2026-03-10") == expected


def test_newer_reply_of_the_secretary_counts(tmp_path):
    newer = f"{FOLDER}/replies/{SECRETARY}.2.yaml"
    files = replied("excusé") | {newer: "state: présent\nreceived: 2026-03-04\n"}
    assert found(tmp_path, files, {"CLU408"}) == []


def test_composition_without_a_secretary_lacks_none(tmp_path):
    files = replied("excusé") | {
        "procedure/2022-01-10.yaml": PROCEDURE.replace("        secretary: oui\n", "")
    }
    assert found(tmp_path, files, {"CLU408"}) == []
