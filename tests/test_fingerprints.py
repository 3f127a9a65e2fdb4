"""By its fingerprint a forge knows a finding again: each has its own, and keeps it.

That none of a run has that of another, `examples.judge` asserts of every register of the tests.
"""

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clu.diagnostic import Diagnostic, Problem
from clu.rules.engine import told_apart
from clu.source import Position
from examples import REGISTER, judge, write
from test_report_formats import FILES


def test_one_value_twice_in_a_register_gives_two_fingerprints(tmp_path):
    slip = {"meetings/2026-03-10/replies/maires.yaml": "state: *a\nreceived: *a\n"}
    alike = [one for one in judge(write(tmp_path, slip)) if one.code == "CLU008"]
    assert len(alike) == 2
    assert len({one.identity for one in alike}) == 1


def repeated(findings):
    return [
        mark for mark, number in Counter(one.fingerprint for one in findings).items() if number > 1
    ]


PROBLEMS = st.builds(
    Problem,
    st.builds(
        Position, st.just(REGISTER / "committee.yaml"), st.integers(1, 9), st.just(1), st.just("")
    ),
    st.just("fait"),
    st.just("remède"),
    meeting=st.sampled_from([None, "2026-03-10"]),
    seat=st.sampled_from([None, "udaf", "2026"]),
    year=st.sampled_from([None, 2026]),
    key=st.sampled_from(["", "udaf", "1", "2026"]),
)
CALM = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""A busy machine is no reason to fail."""

FINDINGS = st.builds(
    Diagnostic,
    st.sampled_from(["CLU402", "CLU201"]),
    st.just("name"),
    st.just("error"),
    clock=st.just(False),
    problem=PROBLEMS,
    twin=st.just(0),  # told_apart numbers them
)


@given(st.lists(FINDINGS, max_size=40))
@CALM
def test_findings_that_nothing_tells_apart_are_numbered(findings):
    found = list(told_apart(findings))
    assert not repeated(found)
    assert [one.problem for one in found] == [one.problem for one in findings]


@given(st.lists(FINDINGS, min_size=1, max_size=10), st.integers(1, 50))
@CALM
def test_a_moved_line_keeps_them(findings, lines):
    def moved(one):
        position = one.position._replace(line=one.position.line + lines)
        return one._replace(problem=one.problem._replace(position=position))

    then, now = told_apart(findings), told_apart(map(moved, findings))
    assert [one.fingerprint for one in then] == [one.fingerprint for one in now]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("received", "# reçu la veille\nreceived", id="a comment before"),
        pytest.param("adjoint", "adjoint au maire de Bréville", id="a longer text before"),
    ],
)
def test_a_change_before_a_finding_keeps_it(tmp_path, old, new):
    changed = {name: text.replace(old, new) for name, text in FILES.items()}
    assert changed != FILES
    then, now = (judge(write(tmp_path / str(n), one)) for n, one in enumerate((FILES, changed)))
    assert [one.fingerprint for one in then] == [one.fingerprint for one in now]
