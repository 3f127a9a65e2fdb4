"""Every document of the example, drafts included, is a page that everybody can read.

That letters print on their sheets, and drafts say that they are, is proved beside the letters and
the minutes themselves.
"""

import lived_in
import pytest

SAMPLE = ("attendance", "defenseur-des-droits", "citoyennete", "numero-direct")
WALKED = f"{lived_in.LAST}/minutes-internet"
ALIKE = "/minutes-letters/"


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    return lived_in.documents(tmp_path_factory.mktemp("documents"))


@pytest.fixture(scope="module")
def visits(pages, visit_all):
    return visit_all(pages, paper=False)


def test_every_kind_is_visited(pages):
    kinds = {name.removeprefix("final/").rpartition("/")[2] for name in pages}
    assert {"attendance", "toutes-les-lettres", "numero-direct", "interprete-distance"} <= kinds
    assert {f"minutes-{audience}" for audience in lived_in.AUDIENCES} <= kinds
    assert sum(ALIKE in name for name in pages) > 60
    assert sum(name.startswith("draft/") for name in pages) > 15


def test_nothing_stands_in_anybodys_way(visits):
    assert not {name: visit.barriers for name, visit in visits.items() if visit.barriers}


def test_nothing_does_in_the_dark(visits):
    assert not {name: visit.dark for name, visit in visits.items() if visit.dark}


def test_no_request_leaves_the_page(visits):
    assert not {name: visit.requests for name, visit in visits.items() if visit.requests}


def test_no_page_is_wider_than_a_phone(visits):
    assert not {name: visit.overflow for name, visit in visits.items() if visit.overflow > 0}


def test_no_page_is_wider_than_the_screen_with_a_text_twice_as_large(visits):
    assert not {name: visit.zoomed for name, visit in visits.items() if visit.zoomed > 0}


def test_the_keyboard_leads_through_the_minutes_in_order(pages, walk):
    minutes = {name: path for name, path in pages.items() if name.endswith(WALKED)}
    faults = {name: walk(path) for name, path in minutes.items()}
    assert not {name: found for name, found in faults.items() if found}


def test_the_checker_has_nothing_to_say(pages, markup):
    assert markup([*pages.values()]) == {}


def test_the_pages_are_pictured(pages, picture):
    for name, path in pages.items():
        if ALIKE not in name or name.endswith(SAMPLE):
            picture(name.replace("/", "-"), path)
