"""One browser for all tests of HTML pages, and the checker of their markup.

`visit(page)` says what a browser finds on a page, `walk(page)` what somebody without a mouse meets,
`printed(page)` what stands on its sheets, and `markup(pages)` what the Nu checker says. Any test in
this folder can ask about any page of clu. With --pictures, `picture(name, page)` keeps its looks.
"""

import os
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import nu
import pytest
import visit as visits

import equipment

HERE = Path(__file__).parent
MAKE = "make browser"
MOST_TABS = 4
# A page is judged as it stands: offline, and without what the browser would do for itself.
QUIET = ("--disable-gpu", "--disable-quic", "--disable-sync", "--disable-component-update")


@pytest.fixture(scope="session")
def tabs():
    """Headless Chromium, the system's own: no browser is downloaded. `tabs()` opens a tab.

    It has no network, and every page in it has axe at hand. Each has a browser of its own, so that
    threads may have theirs.
    """
    playwright = equipment.module("playwright.sync_api", MAKE)
    path = equipment.program("chromium", "chromium-browser", "google-chrome", package="chromium")
    axe = equipment.file(HERE / "node_modules" / "axe-core" / "axe.min.js", MAKE)

    @contextmanager
    def tab():
        with playwright.sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=path, args=[*QUIET])
            context = browser.new_context(offline=True, locale="fr-FR")
            context.add_init_script(path=axe)
            page = context.new_page()
            page.set_default_timeout(20_000)  # a page of clu is there soon, or wrong
            yield page
            context.close()
            browser.close()

    return tab


@pytest.fixture(scope="session")
def tab(tabs):
    """The tab that most tests share."""
    with tabs() as one:
        yield one


@pytest.fixture(scope="session")
def to_text():
    """The program that reads the text of a PDF file."""
    return equipment.program("pdftotext", package="poppler-utils")


@pytest.fixture(scope="session")
def visit(tab, to_text):
    """Visit a page: `visit(path)` tells all that a browser finds there."""
    return partial(visits.visit, tab, to_text=to_text)


@pytest.fixture(scope="session")
def visit_all(tabs, to_text):
    """Visit many pages, as many at a time as the machine can: `visit_all(pages)` by name."""

    def some(names, pages, paper):
        with tabs() as tab:
            return {
                name: visits.visit(tab, pages[name], to_text=to_text, paper=paper) for name in names
            }

    def every(pages, *, paper=True):
        number = min(os.cpu_count() or 1, MOST_TABS, len(pages))
        with ThreadPoolExecutor(number) as pool:
            shares = [
                pool.submit(some, [*pages][turn::number], pages, paper) for turn in range(number)
            ]
            found = {name: seen for share in shares for name, seen in share.result().items()}
        return {name: found[name] for name in pages}

    return every


@pytest.fixture(scope="session")
def walk(tab):
    """Go through a page by keyboard: `walk(path)` tells what is wrong on the way."""
    return partial(visits.walk, tab)


@pytest.fixture(scope="session")
def picture(request, tab):
    """Picture a page, where `--pictures FOLDER` asks for it: `picture(name, path)`."""
    folder = request.config.getoption("--pictures")
    if folder is None:
        return lambda _name, _path: None
    equipment.program("pdftoppm", package="poppler-utils")
    Path(folder).mkdir(parents=True, exist_ok=True)
    return lambda name, path: visits.pictures(tab, path, Path(folder), name)


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
