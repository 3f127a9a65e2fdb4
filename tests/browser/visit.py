"""What a browser finds on a page: barriers, requests, sideways scrolling, the sheets it prints."""

import subprocess
from dataclasses import dataclass

PHONE = {"width": 320, "height": 640}
DESK = {"width": 1280, "height": 900}
# WCAG 2.2 AA, the French RGAA that builds on it, and what axe advises beyond both.
STANDARDS = (
    "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "RGAAv4", "best-practice",
)  # fmt: skip
AXE = "tags => axe.run({runOnly: tags, resultTypes: ['violations', 'incomplete']})"
UNKNOWN_TAGS = "tags => tags.filter(tag => !axe.getRules([tag]).length)"
TOPS = "document.querySelectorAll('h1').length"
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@dataclass(frozen=True)
class Visit:
    """A page as somebody meets it, on a desk, on a phone and on paper.

    `barriers`: what axe is sure or in doubt of, and a number of h1 that is not one. `requests`: the
    addresses asked for beyond the page's own folder. `overflow`: by how many pixels the page is
    wider than a phone.
    """

    barriers: tuple[str, ...]
    requests: tuple[str, ...]
    overflow: int
    sheets: tuple[str, ...]


def visit(tab, path, to_text):
    """Open the page and look at it; nothing that it asks of the network is answered."""
    folder = path.parent.as_uri()
    asked = []
    tab.on("request", note := lambda request: asked.append(request.url))
    tab.set_viewport_size(DESK)
    sheets = printed(tab, path, to_text)
    found = (*barriers(tab), *tops(tab))
    tab.set_viewport_size(PHONE)
    overflow = tab.evaluate(OVERFLOW)
    tab.remove_listener("request", note)
    outside = dict.fromkeys(url for url in asked if not url.startswith((f"{folder}/", "data:")))
    return Visit(found, tuple(outside), overflow, sheets)


def barriers(tab):
    """What stands in somebody's way, by axe: rule, place, reason."""
    assert not tab.evaluate(UNKNOWN_TAGS, STANDARDS), "axe has no rule for such a standard"
    result = tab.evaluate(AXE, STANDARDS)
    return tuple(
        f"{rule['id']} at {node['target']}: {node['failureSummary']}"
        for rule in (*result["violations"], *result["incomplete"])
        for node in rule["nodes"]
    )


def tops(tab):
    """A page has one h1, says our own reading of RGAA; axe and Nu are silent on a second one."""
    number = tab.evaluate(TOPS)
    return () if number == 1 else (f"one-h1 at html: {number} of them",)


def printed(tab, path, to_text):
    """Open the page and print it on paper, beside itself; the text of each sheet."""
    pdf = path.with_suffix(".pdf")
    tab.goto(path.as_uri())
    tab.pdf(path=pdf, format="A4", prefer_css_page_size=True)
    command = [to_text, "-layout", pdf, "-"]
    text = subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout
    return tuple(text.split("\f")[:-1])
