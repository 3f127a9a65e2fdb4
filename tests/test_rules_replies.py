"""CLU409: a reply after the meeting."""

import pytest

from examples import judge, write


@pytest.mark.parametrize(
    ("files", "codes"),
    [
        pytest.param({"replies/maires.yaml": "2025-11-18"}, [], id="on the day"),
        pytest.param({"replies/maires.yaml": "2025-11-19"}, ["CLU409"], id="the day after"),
        pytest.param({"replies/maires.yaml": "2025-11-18T23:59"}, [], id="before midnight"),
        pytest.param(
            {"replies/maires.yaml": "2025-11-19", "replies/maires.2.yaml": "2025-11-10"},
            [],
            id="corrected",
        ),
        pytest.param({"replies/maires.yaml": "2025-11-19\nwithdrawn: oui"}, [], id="withdrawn"),
    ],
)
def test_reply_received_after_the_meeting(tmp_path, files, codes):
    replies = {
        f"meetings/2025-11-18/{name}": f"state: présent\nreceived: {received}\n"
        for name, received in files.items()
    }
    findings = [one for one in judge(write(tmp_path, replies)) if one.code == "CLU409"]
    assert [one.code for one in findings] == codes
    for one in findings:
        assert (one.severity, one.position.line, one.problem.seat) == ("warning", 2, "maires")
        assert "data/meetings/2025-11-18/replies/maires.2.yaml" in one.problem.hint
