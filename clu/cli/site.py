"""`clu site`: the pages for the internet or the intranet, in a folder to put online."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from clu import french, outbox
from clu.calendar.ical import texts
from clu.cli import account, again, place
from clu.cli.adding import paragraph
from clu.cli.refusal import Refusal
from clu.cli.screen import say
from clu.french import NBSP, NNBSP
from clu.report import shown_path
from clu.site.values import SITES
from clu.spelling import suggestion

if TYPE_CHECKING:
    from clu.outbox import Delivery
    from clu.register import Register
    from clu.site.values import Site

PAGE, FRAGMENT = ".html", ".fragment"


def write_site(
    data: str | None, on: str | None, output: str | None, audience: str | None, *, force: bool
) -> int:
    """Write all files of the site, and say where to begin.

    Raises:
        typer.BadParameter: no such site; exit code 2.
        Refusal: the register cannot be read, or personal data would go online; exit code 1.
    """
    from clu.site import files

    site = _site(audience)
    register = place.register(data, on)
    _refuse_faults(register)
    written = files(register, site)
    _refuse_leaks(register, site, written)
    folder = Path(output) if output is not None else register.home / "build" / f"site-{site}"
    delivery = outbox.deliver(folder, written, force=force)
    _tell(register, folder, written, delivery)
    return 0


def _site(asked: str | None) -> Site:
    for site in SITES:
        if asked == site:
            return site
    if asked is None:
        raise typer.BadParameter(f"Pour quel site{NNBSP}? --for internet ou --for intranet.")
    hint = suggestion(asked, SITES)
    raise typer.BadParameter(f"--for {asked}{NBSP}: site inconnu{NNBSP}; {hint}.")


def _refuse_faults(register: Register) -> None:
    """A page made from half of the register would tell half of the truth."""
    if register.faults:
        count = french.plural(len(register.faults), "erreur")
        raise Refusal(
            f"Les pages n’ont pas été écrites{NBSP}: {count} de lecture au registre.\n"
            f"Voyez chaque constat et son remède{NBSP}: {again.command('check')}"
        )


def _refuse_leaks(register: Register, site: Site, written: dict[str, bytes]) -> None:
    from clu import privacy
    from clu.site import open_data

    pages = {name: _text(name, content) for name, content in written.items()}
    leaks = (*open_data.names(register, written), *privacy.leaks(register, None, site, pages))
    if leaks:
        head = (
            f"Les pages n’ont pas été écrites{NBSP}: elles montreraient des données personnelles."
        )
        raise Refusal("\n".join((head, *account.lines(leaks), account.REMEDY)))


def _text(name: str, content: bytes) -> str:
    """What a file tells; of a calendar the words alone, for its numbers look like anything."""
    return texts(content) if name.endswith(".ics") else content.decode("utf-8-sig")


def _tell(register: Register, folder: Path, written: dict[str, bytes], delivery: Delivery) -> None:
    pages = sum(name.endswith(PAGE) for name in written)
    fragments = sum(name.endswith(FRAGMENT) for name in written)
    state = "" if delivery.written or delivery.removed else ", inchangées"
    say(f"{french.plural(pages, 'page')} dans {shown_path(folder)}/{state}")
    say(f"Pour les voir{NBSP}: {shown_path(folder / 'index.html')}")
    files = french.plural(fragments, "fichier")
    to_paste = f"{files} en {FRAGMENT}, le corps de chaque page, sans son titre"
    say("\n".join(paragraph(f"À coller dans l’outil de votre site{NBSP}: {to_paste}", "", "  ")))
    for name in delivery.kept:
        say(f"Gardé, car retouché à la main{NBSP}: {shown_path(folder / name)}", err=True)
    sites = register.committee.sites
    if not (sites and sites.legal_notice):
        say(
            "Sans mentions légales ni déclaration d’accessibilité au pied des pages"
            f"{NBSP}: complétez sites dans committee.yaml (legal_notice, accessibility).",
            err=True,
        )
