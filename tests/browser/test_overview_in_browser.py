"""The overview is a page that everybody can read, on a desk, on a phone and printed across."""

from functools import partial
from pathlib import Path

import pytest
from visit import OVERFLOW

from clu.committees import ask, below
from clu.overview import page
from clu.overview.row import row
from estate import DAY, estate


@pytest.fixture(scope="module")
def overview(tmp_path_factory):
    """The page of the committees of the estate, one of them broken."""
    folder = tmp_path_factory.mktemp("estate")
    question = partial(ask, when=DAY, question=row)
    path: Path = folder / page.NAME
    path.write_text(page.html([question(one) for one in below(estate(folder))], folder), "utf-8")
    return path


@pytest.fixture(scope="module")
def seen(overview, visit):
    return visit(overview)


def test_nothing_stands_in_anybodys_way(seen):
    assert not seen.barriers


def test_no_request_leaves_the_page(seen):
    assert not seen.requests


def test_it_is_no_wider_than_a_phone(seen):
    assert seen.overflow <= 0


@pytest.mark.parametrize("width", [640, 1150, 1160])
def test_it_fits_a_desk_of_which_the_browser_enlarges_everything(overview, tab, width):
    """Twice as large, a desk of 1280 pixels is one of 640."""
    tab.set_viewport_size({"width": width, "height": 900})
    tab.goto(overview.as_uri())
    assert tab.evaluate(OVERFLOW) <= 0


def test_the_checker_of_html_has_nothing_to_say(overview, markup):
    assert not any(markup([overview]).values())


def test_each_sheet_repeats_what_its_columns_are(seen):
    assert seen.sheets
    assert all("Prochaine" in sheet for sheet in seen.sheets if "Préfecture" in sheet)


def test_the_table_has_its_caption_and_each_row_its_head(overview):
    text = overview.read_text("utf-8")
    assert "<caption>" in text
    assert text.count('scope="row"') == 6
    assert text.count('scope="col"') == 7
