"""Pages as PDF, by WeasyPrint: tagged, with title and language, the same bytes each time.

No date is written, and no number made up. The letters' shapes are those of the fonts at hand, so
that another machine may give other bytes. The tags are what WeasyPrint makes of the HTML: nothing
here proves a norm, and none is claimed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clu import steps
from clu.paper import drawings, extra

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import ModuleType

PAGE, SUFFIX = ".html", ".pdf"
WITHIN = ("data",)
"""What a page may load: only what it holds itself. Neither the network nor the disk is read."""
LIBRARIES = (
    "installez Pango, que votre système fournit (sous Debian et Ubuntu, sudo apt install"
    " libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 ; sous Windows, par MSYS2, pacman -S"
    " mingw-w64-ucrt-x86_64-pango), ou imprimez la page .html en PDF depuis un navigateur"
)


def files(pages: Mapping[str, bytes]) -> dict[str, bytes]:
    """A PDF for each page among the files, `NAME.pdf` for `NAME.html`.

    Raises:
        MissingExtraError: WeasyPrint, or a library that it needs, is not installed.
    """
    weasyprint = _weasyprint()
    named = {name: content for name, content in pages.items() if name.endswith(PAGE)}
    return {
        name.removesuffix(PAGE) + SUFFIX: _written(weasyprint, content.decode())
        for name, content in steps.through(named.items(), len(named), "pages en PDF")
    }


def _weasyprint() -> ModuleType:
    try:
        import weasyprint
    except ModuleNotFoundError:
        raise extra.missing("pdf", "écrire des PDF") from None
    except OSError:
        fact = "pour écrire des PDF, WeasyPrint a besoin de la bibliothèque Pango, introuvable ici"
        raise extra.MissingExtraError(fact, LIBRARIES) from None
    module: ModuleType = weasyprint
    return module


def _written(weasyprint: ModuleType, page: str) -> bytes:
    drawn = drawings.SVG.sub(lambda svg: drawings.on_paper(svg[0]).svg, page)
    fetcher = weasyprint.urls.URLFetcher(allowed_protocols=WITHIN, allow_redirects=False)
    document = weasyprint.HTML(string=drawn, url_fetcher=fetcher)
    content: bytes = document.write_pdf(pdf_tags=True, presentational_hints=True)
    return content
