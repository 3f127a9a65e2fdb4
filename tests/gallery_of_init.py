"""What `clu init` says when it refuses; see `gallery`."""

from gallery import Use

RULES = ()
USES = (
    Use("init essai"),
    Use("init data --example"),
    Use("init data/committee.yaml --example"),
)
ELSEWHERE = {
    "cli/init.py:_told": "what was written: test_founding, and README",
    "founding.py:IGNORED": "the comments of a file: test_founding",
}
NEVER_SAID = {}
