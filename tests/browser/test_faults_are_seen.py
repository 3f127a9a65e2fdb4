"""The instruments of this folder see a fault where there is one, and none where there is none."""

import pytest

SOUND = """<!DOCTYPE html>
<html lang="fr">
<head><meta charset="utf-8"><title>Essai</title>
<meta name="viewport" content="width=device-width"></head>
<body><main><h1>Essai</h1><p>Bonjour.</p></main></body>
</html>
"""
SPARE = "<p>Bonjour.</p>"
WIDE = '<p style="width: 400px">Bonjour.</p>'
NEXT_SHEET = '<p style="break-before: page">Bonsoir.</p>'


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    """Write a sound page in which one text is replaced by another."""

    def write(old="", new=""):
        path = tmp_path_factory.mktemp("page") / "page.html"
        path.write_text(SOUND.replace(old, new, 1) if old else SOUND, encoding="utf-8")
        return path

    return write


def test_a_sound_page_has_nothing_to_be_said_of(page, visit, markup):
    path = page()
    seen = visit(path)
    assert (seen.barriers, seen.requests, seen.overflow) == ((), (), 0)
    assert [sheet.split() for sheet in seen.sheets] == [["Essai", "Bonjour."]]
    assert markup([path]) == {}


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        pytest.param(SPARE, '<p><img src="data:,">.</p>', "image-alt", id="image without alt"),
        pytest.param("<h1>Essai</h1>", "<h2>Essai</h2>", "page-has-heading-one", id="no h1"),
        pytest.param(SPARE, "<h1>Essai</h1>", "one-h1", id="two h1"),
        pytest.param(SPARE, "<h3>Suite</h3>", "heading-order", id="skipped level"),
        pytest.param(' lang="fr"', "", "html-has-lang", id="no language"),
        pytest.param(
            SPARE, '<p style="color: #aaa">Bonjour.</p>', "color-contrast", id="pale text"
        ),
        pytest.param(
            SPARE,
            '<svg role="img" aria-label="a"><text y="20" fill="#aaa">Bonjour.</text></svg>',
            "faint",
            id="pale text in a drawing",
        ),
        pytest.param("<main>", "", "landmark-one-main", id="no landmark"),
    ],
)
def test_a_barrier_is_seen(page, visit, old, new, rule):
    assert any(one.startswith(f"{rule} ") for one in visit(page(old, new)).barriers)


def test_a_request_beyond_the_page_is_seen(page, visit):
    other = "https://elsewhere.example/style.css"
    link = f'<link rel="stylesheet" href="{other}"></head>'
    assert visit(page("</head>", link)).requests == (other,)


def test_sideways_scrolling_on_a_phone_is_seen(page, visit):
    assert visit(page(SPARE, WIDE)).overflow > 0


def test_pale_text_in_the_dark_is_seen(page, visit):
    dark = "<style>:root { color-scheme: light dark; }"
    dark += " @media (prefers-color-scheme: dark) { p { color: #444; } }</style></head>"
    seen = visit(page("</head>", dark))
    assert seen.barriers == ()
    assert any(one.startswith("color-contrast ") for one in seen.dark)


def test_a_text_too_wide_once_it_has_grown_is_seen(page, visit):
    assert visit(page(SPARE, '<p style="width: 50rem">Bonjour.</p>')).zoomed > 0


WAY = """\
<a href="#page" style="outline: 2px solid">Aller au contenu</a>
<main id="page" tabindex="-1"><h1>Essai</h1>
<a href="a.html" style="outline: 2px solid">Un</a> <a href="b.html">Deux</a>
"""
WAYS = [
    pytest.param("", "", None, id="none"),
    pytest.param('href="#page"', 'href="#"', "leads past nothing", id="no skip link"),
    pytest.param(">Deux", ' tabindex="2">Deux', "leads past nothing", id="another first"),
    pytest.param('2px solid">Un', '2px solid" tabindex="-1">Un', "in its turn", id="left out"),
    pytest.param('outline: 2px solid">Un', 'outline: none">Un', "nobody sees", id="no frame"),
    pytest.param(
        '2px solid">Un', '2px solid; position: fixed; left: -99px">Un', "nobody sees", id="hidden"
    ),
]


@pytest.mark.parametrize(("old", "new", "fault"), WAYS)
def test_what_the_keyboard_meets_is_seen(page, walk, old, new, fault):
    found = walk(page("<main><h1>Essai</h1>", WAY.replace(old, new, 1) if old else WAY))
    assert found == () if fault is None else fault in found[0]


def test_each_printed_sheet_is_seen(page, visit):
    sheets = visit(page(SPARE, NEXT_SHEET)).sheets
    assert [sheet.split() for sheet in sheets] == [["Essai"], ["Bonsoir."]]


def test_messages_of_every_kind_are_seen(page, markup):
    faults = {
        page(SPARE, "<p><div></div></p>"): "error",
        page(SPARE, "<section>Bonjour.</section>"): "warning",
        page("</title>", '</title><base href="." />'): "info",
    }
    found = markup([*faults])
    for path, kind in faults.items():
        assert any(f" {kind}: " in one for one in found[path])
