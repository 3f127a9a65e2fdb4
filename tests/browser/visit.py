"""What a browser finds on a page: barriers, requests, sideways scrolling, the sheets it prints.

`visit` tells all that; `walk` and `pictures` look further, at the keyboard and for human eyes.
"""

import subprocess
from dataclasses import dataclass

PHONE = {"width": 320, "height": 640}
DESK = {"width": 1280, "height": 900}
# WCAG 2.2 AA, the French RGAA that builds on it, and what axe advises beyond both.
STANDARDS = (
    "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "RGAAv4", "best-practice",
)  # fmt: skip
# axe cannot tell what lies behind the words of a drawing; `faint` measures them.
AXE = """tags => axe.run({exclude: ["svg text"]},
    {runOnly: tags, resultTypes: ['violations', 'incomplete']})"""
UNKNOWN_TAGS = "tags => tags.filter(tag => !axe.getRules([tag]).length)"
TOPS = "document.querySelectorAll('h1').length"
READABLE = 4.5  # the contrast that WCAG asks of text
CONTRASTS = """() => {
  const parts = color => color.match(/[0-9.]+/g).map(Number);
  const ground = one => {
    const color = getComputedStyle(one).backgroundColor;
    const clear = parts(color)[3] === 0;
    return clear ? (one.parentElement ? ground(one.parentElement) : 'rgb(255,255,255)') : color;
  };
  const luminance = color => parts(color).slice(0, 3)
    .map(c => c / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, n) => sum + c * [0.2126, 0.7152, 0.0722][n], 0);
  return [...document.querySelectorAll('svg text')].map(text => {
    const both = [getComputedStyle(text).fill, ground(text)].map(luminance).sort((a, b) => b - a);
    return [text.textContent, (both[0] + 0.05) / (both[1] + 0.05)];
  });
}"""
HAS_DARK = "getComputedStyle(document.documentElement).colorScheme.includes('dark')"
LARGE = "size => document.documentElement.style.fontSize = size"  # what a reader's own setting does
TWICE = "200%"
# Whatever can be reached by keyboard, in the order of the page; a closed part hides what it holds.
REACHABLE = """() => [...document.querySelectorAll('a[href], button, input, select, summary')]
    .filter(one => one.checkVisibility()).length"""
FOCUSED = """() => {
  const one = document.activeElement;
  const all = [...document.querySelectorAll('a[href], button, input, select, summary')]
    .filter(one => one.checkVisibility());
  const style = getComputedStyle(one);
  const box = one.getBoundingClientRect();
  return {
    place: all.indexOf(one), name: one.textContent.trim(), target: one.getAttribute('href'),
    outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0,
    shown: box.width > 0 && box.left >= 0 && box.right <= innerWidth + 1
      && box.top >= -1 && box.bottom <= innerHeight + 1,
  };
}"""
ARRIVED = "document.activeElement === document.querySelector('main')"
OPEN_ALL = "document.querySelectorAll('details').forEach(one => one.open = true)"
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@dataclass(frozen=True)
class Visit:
    """A page as somebody meets it, on a desk, on a phone and on paper.

    `barriers`: what axe is sure or in doubt of, and a number of h1 that is not one. `requests`: the
    addresses asked for beyond the page's own folder. `overflow`: by how many pixels the page is
    wider than a phone; `zoomed`: wider than a desk, its text twice as large. `dark`: the barriers
    of the dark scheme, where the page has one.
    """

    barriers: tuple[str, ...]
    requests: tuple[str, ...]
    overflow: int
    sheets: tuple[str, ...]
    zoomed: int = 0
    dark: tuple[str, ...] = ()


def visit(tab, path, to_text, *, paper=True):
    """Open the page and look at it; nothing that it asks of the network is answered.

    `paper`: print it, too.
    """
    folder = path.parent.as_uri()
    asked = []
    tab.on("request", note := lambda request: asked.append(request.url))
    tab.set_viewport_size(DESK)
    sheets = printed(tab, path, to_text) if paper else opened(tab, path)
    found = (*barriers(tab), *faint(tab), *tops(tab))
    dark = in_the_dark(tab)
    tab.evaluate(LARGE, TWICE)
    zoomed = tab.evaluate(OVERFLOW)
    tab.evaluate(LARGE, "")
    tab.set_viewport_size(PHONE)
    overflow = tab.evaluate(OVERFLOW)
    tab.remove_listener("request", note)
    outside = dict.fromkeys(url for url in asked if not url.startswith((f"{folder}/", "data:")))
    return Visit(found, tuple(outside), overflow, sheets, zoomed, dark)


def opened(tab, path):
    """Open the page; no sheet of it."""
    tab.goto(path.as_uri())
    return ()


def in_the_dark(tab):
    """The barriers for who prefers a dark screen; where the page knows no dark, it stays light."""
    if not tab.evaluate(HAS_DARK):
        return ()
    tab.emulate_media(color_scheme="dark")
    found = (*barriers(tab), *faint(tab))
    tab.emulate_media(color_scheme="light")
    return found


def barriers(tab):
    """What stands in somebody's way, by axe: rule, place, reason."""
    assert not tab.evaluate(UNKNOWN_TAGS, STANDARDS), "axe has no rule for such a standard"
    result = tab.evaluate(AXE, STANDARDS)
    return tuple(
        f"{rule['id']} at {node['target']}: {node['failureSummary']}"
        for rule in (*result["violations"], *result["incomplete"])
        for node in rule["nodes"]
    )


def faint(tab):
    """The words of drawings that hardly stand out from the page."""
    return tuple(
        f"faint text in a drawing: {words} ({ratio:.1f})"
        for words, ratio in tab.evaluate(CONTRASTS)
        if ratio < READABLE
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


def walk(tab, path):
    """Go through the page by keyboard alone; what is wrong on the way.

    Tab reaches first a link that leads past what every page repeats, then everything in the order
    of the page, each with a frame that shows where one is.
    """
    tab.set_viewport_size(DESK)
    tab.goto(path.as_uri())
    tab.keyboard.press("Tab")
    first = tab.evaluate(FOCUSED)
    within = first["place"] == 0 and (first["target"] or "").startswith("#")
    if within:
        tab.keyboard.press("Enter")
    if not (within and tab.evaluate(ARRIVED)):
        return (f"the first stop leads past nothing: {first['name']}",)
    tab.goto(path.as_uri())
    tab.evaluate(OPEN_ALL)
    return tuple(_stops(tab))


def _stops(tab):
    for place in range(tab.evaluate(REACHABLE)):
        tab.keyboard.press("Tab")
        stop = tab.evaluate(FOCUSED)
        if stop["place"] != place:
            yield f"stop {place} of the page is not reached in its turn: {stop['name']}"
            return
        if not (stop["outlined"] and stop["shown"]):
            yield f"nobody sees that one is at: {stop['name']}"


def pictures(tab, path, folder, name):
    """Picture the page for human eyes: on a desk and a phone, in the dark too, and on paper."""
    tab.goto(path.as_uri())
    schemes = ("light", "dark") if tab.evaluate(HAS_DARK) else ("light",)
    for scheme in schemes:
        tab.emulate_media(color_scheme=scheme)
        for size, kind in ((DESK, scheme), (PHONE, f"narrow-{scheme}")):
            tab.set_viewport_size(size)
            tab.screenshot(path=folder / f"{name}.{kind}.png", full_page=True)
    tab.emulate_media(color_scheme="light")
    pdf = folder / f"{name}.pdf"
    tab.pdf(path=pdf, format="A4", prefer_css_page_size=True)
    subprocess.run(["pdftoppm", "-r", "70", "-png", pdf, folder / f"{name}.print"], check=True)
    pdf.unlink()
