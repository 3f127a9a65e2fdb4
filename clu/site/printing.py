"""The files of a site: pages, style sheet, open data; of each page, its body alone as well.

Everything lies in one folder, with relative links, no script and no request beyond it. The body
alone, `NAME.fragment`, leaves out the title, for a CMS prints its own above it; its headings begin
with `<h2>`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from clu import asked, charts, documents, figures, french, steps
from clu.calendar import subscription
from clu.documents import Templates
from clu.documents.page import abbreviated, anchored
from clu.minutes import printing
from clu.site import open_data, values

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from clu.documents.page import Heading
    from clu.register import Register
    from clu.site.values import Presentation, Site

STYLE = "style.css"
CALENDAR = "calendrier.ics"
TITLE = re.compile(r"\s*<h1[^>]*>.*?</h1>\s*", re.DOTALL)


class Entry(NamedTuple):
    """A page of the navigation: its file and what it is called there."""

    file: str
    label: str


MEETINGS = "reunions.html"
NAVIGATION = (
    Entry("index.html", "Accueil"),
    Entry("composition.html", "Composition"),
    Entry(MEETINGS, "Réunions"),
    Entry("suivi.html", "Suites données"),
    Entry("resultats.html", "Résultats"),
)
OWN = (
    ("index.html", "site-home"),
    ("composition.html", "site-composition"),
    (MEETINGS, "site-meetings"),
)
"""The pages of the presentation alone, and the template of each."""


class Page(NamedTuple):
    """A page before its layout.

    `current` is the entry of the navigation that it belongs to; `contents` names the parts of a
    long one.
    """

    file: str
    current: str
    title: str
    content: Markup
    contents: tuple[Heading, ...] = ()


def files(register: Register, site: Site) -> dict[str, bytes]:
    """All files of the site, by name.

    Raises:
        UnreadError: a part that the pages show could not be read.
        TemplateFault: a template is missing or wrong.
    """
    templates = Templates(register.home)
    presented = values.presentation(register, site)
    data = open_data.files(register, presented)
    calendar = _calendar(register, presented)
    written: dict[str, str] = {STYLE: templates.style("_site")}
    for page in _pages(register, presented, templates, data | calendar):
        written[page.file] = _laid_out(page, presented, templates)
        written[page.file.replace(".html", ".fragment")] = TITLE.sub("", page.content, count=1)
    return {name: text.encode() for name, text in written.items()} | data | calendar


def _calendar(register: Register, presented: Presentation) -> dict[str, bytes]:
    """The meetings for calendar programs, while there is one to come."""
    if presented.next_meeting is None:
        return {}
    events = subscription.public(register)
    return {CALENDAR: subscription.file(register, events, everybody=True)}


def _pages(
    register: Register, presented: Presentation, templates: Templates, data: Mapping[str, bytes]
) -> Iterator[Page]:
    calendar = open_data.offered(data, CALENDAR)
    for file, template in OWN:
        text = templates.markdown(template, page=presented, calendar=calendar)
        yield _page(file, presented, text)
    meetings = values.shown(register)
    for meeting in steps.through(meetings, len(meetings), "réunions"):
        content, contents = printing.parts(register, meeting, presented.site)
        title = f"Compte-rendu de la réunion du {french.long_date(meeting.day)}"
        yield Page(values.minutes_page(meeting), MEETINGS, title, content, contents)
    yield _page("suivi.html", presented, asked.markdown(register, presented.site))
    years = figures.over_the_years(meetings)
    text = templates.markdown("site-results", page=presented, years=years)
    yield _page("resultats.html", presented, text, charts.drawings(years.charts))
    text = templates.markdown("site-data", page=presented, files=open_data.listed(data))
    yield _page("donnees.html", presented, text)._replace(current="")


def _page(
    file: str, presented: Presentation, text: str, drawings: Mapping[str, str] | None = None
) -> Page:
    """A page whose parts links can reach, its first abbreviation explained."""
    html = documents.html(text, drawings=drawings or {})
    committee = presented.committee
    explained = abbreviated(html, committee.abbreviation, committee.name)
    return Page(file, file, documents.title(text) or file, anchored(explained)[0])


def _laid_out(page: Page, presented: Presentation, templates: Templates) -> str:
    return templates.html(
        "site",
        page=presented,
        pages=NAVIGATION,
        file=page.file,
        current=page.current,
        title=_title(page.title, presented),
        content=page.content,
        contents=page.contents,
    )


def _title(title: str, presented: Presentation) -> str:
    """What a browser calls the page: its own title, the committee, the institution."""
    name = presented.committee.name
    named = name.casefold() in title.casefold()
    told = [title, *([] if named else [french.capitalise(name)]), presented.institution]
    return " – ".join(told)
