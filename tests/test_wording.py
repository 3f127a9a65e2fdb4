"""Phrases that findings, tables and letters share."""

import pytest

from clu import wording


@pytest.mark.parametrize(
    ("number", "end"),
    [
        (1, "s1"),
        (17, "s16, s17"),
        (21, "s20, s21"),
        (22, "s19, s20 et 2 autres"),
        (90, "s20 et 70 autres"),
    ],
)
def test_the_seats_of_a_usual_committee_are_named_and_of_more_the_first(number, end):
    told = wording.several([f"s{one}" for one in range(1, number + 1)])
    assert told.startswith("s1")
    assert told.endswith(end)
