"""The letters that follow a meeting are pages that everybody can read, a sheet each."""

import pytest

from committees import REGULAR, Committee, wide
from minutes_of_register import letters_after

SAMPLE = (REGULAR, Committee("sample", wide(every=29)))
ALL = "toutes-les-lettres.html"


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """The pages by committee, meeting and name."""
    found = {}
    for committee in SAMPLE:
        folder = tmp_path_factory.mktemp("committee")
        for name, content in letters_after(committee, folder).items():
            if name.endswith(".html"):
                path = folder / "build" / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
                found[f"{committee.id}/{name}"] = path
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


def test_the_checker_has_nothing_to_say(pages, markup):
    assert markup([*pages.values()]) == {}


def test_each_letter_is_printed_on_one_sheet(visits):
    alone = {name: visit.sheets for name, visit in visits.items() if not name.endswith(ALL)}
    assert {len(sheets) for sheets in alone.values()} == {1}
