"""One browser for all tests of HTML pages, and the checker of their markup.

`visit(page)` says what a browser finds on a page, `printed(page)` what stands on its sheets, and
`markup(pages)` what the Nu checker says. Any test in this folder can ask about any page of clu.
"""

from functools import partial
from pathlib import Path

import nu
import pytest
import visit as visits

import equipment

HERE = Path(__file__).parent
MAKE = "make browser"
# A page is judged as it stands: offline, and without what the browser would do for itself.
QUIET = ("--disable-gpu", "--disable-quic", "--disable-sync", "--disable-component-update")


@pytest.fixture(scope="session")
def chromium():
    """Headless Chromium, the system's own: no browser is downloaded."""
    playwright = equipment.module("playwright.sync_api", MAKE)
    path = equipment.program("chromium", "chromium-browser", "google-chrome", package="chromium")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=[*QUIET])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def tab(chromium):
    """A tab without network, in which every page has axe at hand."""
    axe = equipment.file(HERE / "node_modules" / "axe-core" / "axe.min.js", MAKE)
    context = chromium.new_context(offline=True, locale="fr-FR")
    context.add_init_script(path=axe)
    page = context.new_page()
    page.set_default_timeout(10_000)  # a page of clu is there at once, or wrong
    yield page
    context.close()


@pytest.fixture(scope="session")
def to_text():
    """The program that reads the text of a PDF file."""
    return equipment.program("pdftotext", package="poppler-utils")


@pytest.fixture(scope="session")
def visit(tab, to_text):
    """Visit a page: `visit(path)` tells all that a browser finds there."""
    return partial(visits.visit, tab, to_text=to_text)


@pytest.fixture(scope="session")
def printed(tab, to_text):
    """Print a page: `printed(path)` gives the text of each sheet."""
    return partial(visits.printed, tab, to_text=to_text)


@pytest.fixture(scope="session")
def markup():
    """Check pages with Nu: `markup(paths)` gives its messages by page."""
    java = equipment.program("java", package="default-jre-headless")
    jar = equipment.file(HERE / "node_modules/vnu-jar/build/dist/vnu.jar", MAKE)
    return partial(nu.messages, java, jar)
