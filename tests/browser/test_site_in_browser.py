"""Both sites of the example are open to everybody, alone and pasted into somebody else's page."""

import lived_in
import pytest

OTHER_SITE = """<!DOCTYPE html>
<html lang="fr">
<head><meta charset="utf-8"><title>Une page de la préfecture</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>body { line-height: 1.6; }</style></head>
<body><main><h1>Une page de la préfecture</h1>
BODY
</main></body>
</html>
"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    return lived_in.sites(tmp_path_factory.mktemp("sites"))


@pytest.fixture(scope="module")
def pasted(pages):
    """The body of each page for the internet within the page of a CMS."""
    found = {}
    for name, page in pages.items():
        if name.startswith("intranet/"):
            continue
        body = page.with_suffix(".fragment").read_text(encoding="utf-8")
        found[f"{name}, pasted"] = path = page.with_suffix(".pasted.html")
        path.write_text(OTHER_SITE.replace("BODY", body), encoding="utf-8")
    return found


@pytest.fixture(scope="module")
def visits(pages, visit_all):
    return visit_all(pages)


@pytest.fixture(scope="module")
def pasted_visits(pasted, visit_all):
    return visit_all(pasted, paper=False)


def test_every_page_is_visited(pages):
    assert len(pages) == 2 * (6 + len(lived_in.HELD))


def test_nothing_stands_in_anybodys_way(visits):
    assert not {name: visit.barriers for name, visit in visits.items() if visit.barriers}


def test_nothing_does_in_the_dark(visits):
    assert not {name: visit.dark for name, visit in visits.items() if visit.dark}


def test_nothing_does_once_pasted_into_another_page(pasted_visits):
    assert not {name: visit.barriers for name, visit in pasted_visits.items() if visit.barriers}


def test_no_request_leaves_the_page(visits, pasted_visits):
    every = visits | pasted_visits
    assert not {name: visit.requests for name, visit in every.items() if visit.requests}


def test_no_page_is_wider_than_a_phone(visits):
    assert not {name: visit.overflow for name, visit in visits.items() if visit.overflow > 0}


def test_no_page_is_wider_than_the_screen_with_a_text_twice_as_large(visits):
    assert not {name: visit.zoomed for name, visit in visits.items() if visit.zoomed > 0}


def test_the_keyboard_leads_everywhere_in_order(pages, walk):
    """Each kind of page; the intranet's differ by an address to write to."""
    minutes = f"compte-rendu-{lived_in.LAST}"
    kinds = ("index", "composition", "reunions", "suivi", "resultats", "donnees", minutes)
    ways = ("intranet/index", *(f"internet/{one}" for one in kinds))
    faults = {name: walk(pages[name]) for name in ways}
    assert not {name: found for name, found in faults.items() if found}


def test_paper_has_the_text_and_none_of_the_ways_through_the_site(visits):
    for name, visit in visits.items():
        whole = " ".join(" ".join(visit.sheets).split())
        assert "Comité local des usagers (CLU)" in whole, name
        assert "Aller au contenu" not in whole, name
        assert "Données ouvertes" not in whole or name.endswith("donnees"), name
        assert all(sheet.strip() for sheet in visit.sheets), name


def test_the_checker_has_nothing_to_say(pages, pasted, markup):
    assert markup([*pages.values(), *pasted.values()]) == {}


def test_the_pages_are_pictured(pages, picture):
    for name, path in pages.items():
        picture(f"site-{name.replace('/', '-')}", path)
