"""Golden copies: texts that are reviewed as a diff. `make bless` accepts new ones."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# A hook of git names its own repository to all that it runs, the tests among them.
for name in [one for one in os.environ if one.startswith("GIT_")]:
    del os.environ[name]

# A busy machine is slow at times, which is no fault of what is tested.
settings.register_profile("calm", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("calm")

GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser):
    parser.addoption(
        "--bless", action="store_true", help="accept what is produced as the new golden copies"
    )
    parser.addoption(
        "--pictures", metavar="FOLDER", help="keep pictures of the example's pages in this folder"
    )


@pytest.fixture
def golden(request):
    """Compare a text with its golden copy; with --bless, accept it."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--bless"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")
        if not path.exists():
            pytest.fail(f"no golden copy {name}: review the text, then run `make bless`")
        known = path.read_bytes().decode()
        assert text == known, f"{name} differs from its golden copy; `make bless` accepts it"

    return compare
