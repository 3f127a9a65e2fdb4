"""Every letter is a page that everybody can read, and prints as a letter."""

import pytest

from committees import LENGTHY, SAMPLE, Committee, with_items

ALL = "toutes-les-lettres.html"
SLIP = "Coupon-réponse"
SOME = ("udaf.html", "citoyennete.html", "secretaire-generale.html")  # one of each form
LAST_WORDS = """[...document.querySelectorAll("main p, main li")]
    .filter(one => !one.closest(".end")).at(-1).innerText"""


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """The pages of each committee, by meeting and name, in the order of their writing."""
    return {one.id: write(one, tmp_path_factory.mktemp("committee")) for one in SAMPLE}


@pytest.fixture(scope="module")
def messages(written, markup):
    """What the Nu checker says of each page; one run for all, since its start takes seconds."""
    return markup([path for pages in written.values() for path in pages.values()])


@pytest.fixture(scope="module", params=SAMPLE, ids=lambda committee: committee.id)
def pages(request, written):
    return written[request.param.id]


@pytest.fixture(scope="module")
def visits(pages, visit):
    return {name: visit(path) for name, path in pages.items()}


def write(committee, folder):
    files = committee.letters(folder)
    return {
        name: add(folder / "build" / name, content)
        for name, content in files.items()
        if name.endswith(".html")
    }


def add(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def letters(visits):
    """What is printed for each letter: the text of its sheets."""
    alone = {name: visit for name, visit in visits.items() if not name.endswith(ALL)}
    return {name: levelled(visit.sheets) for name, visit in alone.items()}


def levelled(sheets):
    """The texts without the white space of their layout."""
    return [" ".join(sheet.split()) for sheet in sheets]


def test_nothing_stands_in_anybodys_way(visits):
    assert not {name: visit.barriers for name, visit in visits.items() if visit.barriers}


def test_no_request_leaves_the_page(visits):
    assert not {name: visit.requests for name, visit in visits.items() if visit.requests}


def test_no_page_is_wider_than_a_phone(visits):
    assert not {name: visit.overflow for name, visit in visits.items() if visit.overflow > 0}


def test_the_checker_has_nothing_to_say(pages, messages):
    assert not {name: messages[path] for name, path in pages.items() if path in messages}


def test_the_slip_is_printed_on_a_sheet_of_its_own(visits, pages):
    for name, sheets in letters(visits).items():
        slips = [sheet.startswith(SLIP) for sheet in sheets]
        has_one = 'class="sheet slip"' in pages[name].read_text(encoding="utf-8")
        assert sum(slips) == has_one, name
        assert slips[-1] == has_one, name


def test_a_letter_is_printed_on_one_sheet_where_it_fits(visits, request):
    long = request.node.callspec.params["pages"] is LENGTHY
    for name, sheets in letters(visits).items():
        letter = [sheet for sheet in sheets if not sheet.startswith(SLIP)]
        assert len(letter) == (2 if long else 1), name


@pytest.mark.parametrize("number", [4, 6, 8, 10, 12, 14, 16])
def test_an_overflowing_letter_is_not_signed_on_an_empty_sheet(number, printed, tab, tmp_path):
    """Signature and footer stay with the last words, whichever line the first sheet ends at."""
    for name, path in write(Committee("items", with_items(number)), tmp_path).items():
        if name.endswith(SOME):
            sheets = levelled(printed(path))
            letter = [sheet for sheet in sheets if not sheet.startswith(SLIP)]
            assert levelled([tab.evaluate(LAST_WORDS)])[0][-20:] in letter[-1], name


def test_the_page_of_all_letters_prints_each_as_it_is_printed_alone(visits):
    for name, visit in visits.items():
        if name.endswith(ALL):
            meeting = name.removesuffix(ALL)
            alone = [each for one, each in letters(visits).items() if one.startswith(meeting)]
            assert levelled(visit.sheets) == [sheet for sheets in alone for sheet in sheets], name
