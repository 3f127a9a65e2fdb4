"""Mandates derived from designations: a seat on a day."""

from datetime import date
from textwrap import dedent

import pytest

from clu.store import load
from examples import REGISTER


@pytest.fixture
def roster(tmp_path):
    """The roster that the designations make, given by the file's name."""

    def made(files: dict[str, str]):
        (tmp_path / "roster").mkdir()
        (tmp_path / "committee.yaml").write_bytes((REGISTER / "committee.yaml").read_bytes())
        for name, designations in files.items():
            text = "designations:\n" + dedent(designations)
            (tmp_path / "roster" / f"{name}.yaml").write_text(text, encoding="utf-8")
        register = load(tmp_path, date(2026, 2, 16))
        assert register.faults == ()
        return register.roster

    return made


def state(roster, day, seat="udaf"):
    """« Anne ALBY », « vacant » or « unknown »."""
    holding = roster.on(seat, date.fromisoformat(day))
    return holding.holder.name if holding.holder else holding.state


ALBY = "{civility: Mme, first_name: Anne, last_name: ALBY}"
BRUN = "{civility: M., first_name: Luc, last_name: BRUN}"
DESIGNATED = {"2024-01-01": f"- {{seat: udaf, holder: {ALBY}}}"}
FOLLOWED = {**DESIGNATED, "2025-03-01": f"- {{seat: udaf, holder: {BRUN}}}"}
TERM = {"2024-01-01": f"- {{seat: udaf, holder: {ALBY}, until: 2024-12-31}}"}
ATTESTED = {"2024-01-01": f"- {{seat: udaf, holder: {ALBY}, attested: oui}}"}
AGAIN = {**ATTESTED, "2025-03-01": f"- {{seat: udaf, holder: {ALBY}, attested: oui}}"}
GONE = {**DESIGNATED, "2025-03-01": "- {seat: udaf, vacant: oui}"}

CASES = [
    ("nothing written", {}, "2025-01-01", "unknown"),
    ("before the first day", DESIGNATED, "2023-12-31", "unknown"),
    ("on the first day", DESIGNATED, "2024-01-01", "Anne ALBY"),
    ("as long as nothing ends it", DESIGNATED, "2044-01-01", "Anne ALBY"),
    ("the eve of the next designation", FOLLOWED, "2025-02-28", "Anne ALBY"),
    ("the day of the next designation", FOLLOWED, "2025-03-01", "Luc BRUN"),
    ("a past day asked once others followed", FOLLOWED, "2024-06-01", "Anne ALBY"),
    ("the last day, which is included", TERM, "2024-12-31", "Anne ALBY"),
    ("the day after the last one", TERM, "2025-01-01", "vacant"),
    ("before the day of attestation", ATTESTED, "2023-12-31", "unknown"),
    ("on the day of attestation", ATTESTED, "2024-01-01", "Anne ALBY"),
    ("long after the attestation", ATTESTED, "2044-01-01", "Anne ALBY"),
    ("attested twice, in between", AGAIN, "2024-06-01", "Anne ALBY"),
    ("attested twice, after both", AGAIN, "2026-01-01", "Anne ALBY"),
    ("the eve of a vacancy", GONE, "2025-02-28", "Anne ALBY"),
    ("the first day of a vacancy", GONE, "2025-03-01", "vacant"),
]


@pytest.mark.parametrize(
    ("files", "day", "expected"), [one[1:] for one in CASES], ids=[one[0] for one in CASES]
)
def test_state_of_a_seat(roster, files, day, expected):
    assert state(roster(files), day) == expected


def test_the_day_written_in_the_designation_counts_before_that_of_its_file(roster):
    files = {"2025-03-01": f"- {{seat: udaf, from: 2024-09-01, holder: {ALBY}}}"}
    assert state(roster(files), "2024-09-01") == "Anne ALBY"


def test_a_designation_made_in_advance_leaves_the_former_holder_until_its_day(roster):
    files = {**DESIGNATED, "2025-02-01": f"- {{seat: udaf, from: 2025-03-01, holder: {BRUN}}}"}
    found = roster(files)
    assert [state(found, day) for day in ("2025-02-28", "2025-03-01")] == ["Anne ALBY", "Luc BRUN"]


def test_the_start_found_out_later_goes_back_before_the_attestation(roster):
    files = {
        **ATTESTED,
        "2026-01-05": f"- {{seat: udaf, from: 2022-09-01, holder: {ALBY}}}",
    }
    found = roster(files)
    mandate = found.on("udaf", date(2025, 1, 1)).mandate
    assert state(found, "2022-09-01") == "Anne ALBY"
    assert (mandate.start, mandate.attested) == (date(2022, 9, 1), date(2024, 1, 1))


def test_a_start_is_known_of_who_is_designated_and_unknown_of_who_is_attested(roster):
    found = roster(
        {
            "2024-01-01": f"""\
            - {{seat: udaf, holder: {ALBY}}}
            - {{seat: maires, attested: oui, holder: {BRUN}}}
        """
        }
    )
    known, attested = found.mandates["udaf"][0], found.mandates["maires"][0]
    assert (known.start, known.attested) == (date(2024, 1, 1), None)
    assert (attested.start, attested.attested) == (None, date(2024, 1, 1))


def test_a_confirmation_moves_the_attested_day_and_keeps_one_mandate(roster):
    mandates = roster(AGAIN).mandates["udaf"]
    assert [(one.first_known, one.attested, one.end) for one in mandates] == [
        (date(2024, 1, 1), date(2025, 3, 1), None)
    ]


def test_a_confirmation_may_correct_the_holder(roster):
    named = "{civility: Mme, first_name: anne, last_name: Alby, function: présidente}"
    files = {**ATTESTED, "2025-03-01": f"- {{seat: udaf, holder: {named}, attested: oui}}"}
    assert roster(files).mandates["udaf"][0].holder.function == "présidente"


def test_somebody_else_attested_ends_the_former_mandate(roster):
    files = {**ATTESTED, "2025-03-01": f"- {{seat: udaf, holder: {BRUN}, attested: oui}}"}
    found = roster(files)
    assert [state(found, day) for day in ("2025-02-28", "2025-03-01")] == ["Anne ALBY", "Luc BRUN"]


def test_somebody_attested_once_the_mandate_is_over_begins_another(roster):
    files = {**TERM, "2025-03-01": f"- {{seat: udaf, holder: {ALBY}, attested: oui}}"}
    found = roster(files)
    assert [state(found, day) for day in ("2025-02-28", "2025-03-01")] == ["vacant", "Anne ALBY"]
    assert found.mandates["udaf"][1].start is None


@pytest.mark.parametrize("file", ["2024-11-15", "2025-02-03"], ids=["in advance", "afterwards"])
def test_a_last_day_alone_ends_the_mandate(roster, file):
    found = roster({**DESIGNATED, file: "- {seat: udaf, until: 2024-12-31, reason: mutation}"})
    assert [state(found, day) for day in ("2024-12-31", "2025-01-01")] == ["Anne ALBY", "vacant"]


def test_a_last_day_alone_concerns_nobody_who_came_later(roster):
    files = {**FOLLOWED, "2025-03-15-udaf": "- {seat: udaf, until: 2025-02-28}"}
    found = roster(files)
    assert [state(found, day) for day in ("2025-02-28", "2025-03-15")] == ["Anne ALBY", "Luc BRUN"]


def test_a_vacancy_that_has_ended_leaves_the_seat_unknown(roster):
    found = roster({"2024-01-01": "- {seat: udaf, vacant: oui, until: 2024-06-30}"})
    assert [state(found, day) for day in ("2024-06-30", "2024-07-01")] == ["vacant", "unknown"]


def test_who_is_designated_fills_the_vacancy_of_the_same_day(roster):
    files = {
        "2024-01-01": f"- {{seat: udaf, holder: {ALBY}}}",
        "2024-01-01-udaf": "- {seat: udaf, vacant: oui}",
    }
    assert state(roster(files), "2024-01-01") == "Anne ALBY"


def test_of_two_files_of_a_day_the_one_that_names_a_seat_comes_after(roster):
    files = {
        "2024-01-01-udaf": "- {seat: udaf, contact: {email: udaf@example.org}}",
        "2024-01-01": "- {seat: udaf, contact: {email: general@example.org}}",
    }
    contact = roster(files).contact("udaf", date(2024, 1, 1))
    assert contact.email == "udaf@example.org"


def test_of_two_holders_from_the_same_day_the_last_one_written_sits(roster):
    files = {
        "2024-01-01": f"- {{seat: udaf, holder: {ALBY}}}",
        "2024-01-01-udaf": f"- {{seat: udaf, holder: {BRUN}}}",
    }
    found = roster(files)
    assert state(found, "2024-01-01") == "Luc BRUN"
    assert [one.end for one in found.mandates["udaf"]] == [date(2023, 12, 31), None]


def test_a_written_end_that_the_next_one_overtakes_is_kept_for_the_rule(roster):
    files = {
        "2024-01-01": f"- {{seat: udaf, holder: {ALBY}, until: 2026-12-31}}",
        "2025-03-01": f"- {{seat: udaf, holder: {BRUN}}}",
    }
    first = roster(files).mandates["udaf"][0]
    assert (first.end, first.written_end) == (date(2025, 2, 28), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("files", "since"),
    [
        (GONE, date(2025, 3, 1)),
        (TERM, date(2025, 1, 1)),
        (FOLLOWED, date(2025, 3, 1)),
        (ATTESTED, None),
    ],
    ids=["vacant", "ended", "held", "attested"],
)
def test_since_when(roster, files, since):
    assert roster(files).on("udaf", date(2026, 1, 1)).since == since


@pytest.mark.parametrize(
    ("files", "since"),
    [
        (FOLLOWED, date(2025, 3, 1)),
        ({**DESIGNATED, "2025-03-01": f"- {{seat: udaf, holder: {ALBY}}}"}, date(2024, 1, 1)),
        ({**TERM, "2025-03-01": f"- {{seat: udaf, holder: {ALBY}}}"}, date(2025, 3, 1)),
        ({**ATTESTED, "2025-03-01": f"- {{seat: udaf, holder: {ALBY}}}"}, None),
        (ATTESTED, None),
        (GONE, None),
    ],
    ids=[
        "somebody new",
        "renewed",
        "back after a gap",
        "renewed, arrival unknown",
        "attested",
        "vacant",
    ],
)
def test_in_office_since(roster, files, since):
    assert roster(files).in_office_since("udaf", date(2026, 1, 1)) == since


CONTACT = "contact: {email: anne@example.org}"
REACHED = {"2024-01-01": f"- {{seat: udaf, holder: {ALBY}, {CONTACT}}}"}


@pytest.mark.parametrize(
    ("files", "email"),
    [
        (REACHED, "anne@example.org"),
        ({**REACHED, "2025-03-01": f"- {{seat: udaf, holder: {BRUN}}}"}, None),
        ({**REACHED, "2025-03-01": "- {seat: udaf, vacant: oui}"}, None),
        ({**REACHED, "2025-03-01": "- {seat: udaf, until: 2025-02-28}"}, None),
        ({**REACHED, "2025-03-01": "- {seat: udaf, vacant: oui, until: 2025-03-31}"}, None),
        (
            {**REACHED, "2025-03-01": "- {seat: udaf, contact: {email: udaf@example.org}}"},
            "udaf@example.org",
        ),
        (
            {
                **ATTESTED,
                "2024-06-01": f"- {{seat: udaf, {CONTACT}}}",
                "2025-03-01": f"- {{seat: udaf, holder: {ALBY}, attested: oui}}",
            },
            "anne@example.org",
        ),
    ],
    ids=[
        "holder's own",
        "successor",
        "vacancy",
        "mandate ended",
        "vacancy ended",
        "newer one",
        "kept by a confirmation",
    ],
)
def test_contact_of_a_former_holder_is_not_used(roster, files, email):
    contact = roster(files).contact("udaf", date(2026, 1, 1))
    assert (contact.email if contact else None) == email


def test_the_correspondent_of_a_body_outlasts_its_representatives(roster):
    files = {
        "2024-01-01": f"- {{seat: udaf, holder: {ALBY}, addressed_to: {BRUN}}}",
        "2025-03-01": "- {seat: udaf, vacant: oui}",
    }
    found = roster(files)
    assert found.correspondent("udaf", date(2025, 6, 1)).name == "Luc BRUN"
    assert found.correspondent("udaf", date(2023, 6, 1)) is None


@pytest.mark.parametrize(
    "designation",
    [
        "- {seat: udaf}",
        "- {seat: udaf, attested: oui}",
        "- {seat: udaf, from: 2025-01-01}",
        f"- {{seat: udaf, vacant: oui, holder: {ALBY}}}",
    ],
    ids=["nothing", "attested, but who?", "from, but what?", "held and vacant"],
)
def test_a_designation_tells_one_thing(tmp_path, designation):
    (tmp_path / "roster").mkdir()
    (tmp_path / "committee.yaml").write_bytes((REGISTER / "committee.yaml").read_bytes())
    text = f"source: arrêté\ndesignations:\n{designation}\n"
    (tmp_path / "roster" / "2025-01-01.yaml").write_text(text, encoding="utf-8")
    faults = load(tmp_path, date(2026, 2, 16)).faults
    assert [(one.kind, one.position.line) for one in faults] == [("wrong-value", 3)]
