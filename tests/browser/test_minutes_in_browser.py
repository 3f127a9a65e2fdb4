"""The minutes are a page that everybody can read, and print as a document."""

import pytest

from clu.audience import AUDIENCES
from clu.minutes import printing
from clu.store import load
from examples import write
from minuted import FINAL, MEETING, ON, SUBMITTED

STAGES = {"draft": SUBMITTED, "final": FINAL}


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """The page of each audience and stage."""
    found = {}
    for stage, files in STAGES.items():
        folder = tmp_path_factory.mktemp(stage)
        register = load(write(folder, files), ON)
        for audience in AUDIENCES:
            written = printing.files(register, register.meeting(MEETING), audience)
            name = f"minutes-{audience}.html"
            path = folder / name
            path.write_bytes(written[name])
            found[f"{stage} {audience}"] = path
    return found


@pytest.fixture(scope="module")
def visits(pages, visit):
    return {name: visit(path) for name, path in pages.items()}


def test_nothing_stands_in_anybodys_way(visits):
    assert not {name: visit.barriers for name, visit in visits.items() if visit.barriers}


def test_no_request_leaves_the_page(visits):
    assert not {name: visit.requests for name, visit in visits.items() if visit.requests}


def test_no_page_is_wider_than_a_phone(visits):
    assert not {name: visit.overflow for name, visit in visits.items() if visit.overflow > 0}


def test_the_checker_of_html_has_nothing_to_say(pages, markup):
    found = markup(list(pages.values()))
    assert not {path: said for path, said in found.items() if said}


def test_the_sheets_of_a_draft_all_say_so(visits):
    for name, visit in visits.items():
        sheets = visit.sheets
        assert len(sheets) > 3
        if name.startswith("draft"):
            assert all("Projet de compte-rendu" in sheet for sheet in sheets)
        else:
            assert not any("Projet de compte-rendu" in sheet for sheet in sheets)
