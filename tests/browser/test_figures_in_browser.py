"""Tables and drawings of results: on a desk, on a phone, in the dark, and for a checker."""

from datetime import date

import pytest

from clu import charts, documents, figures
from clu.audience import View
from clu.documents import Templates
from figures_on_show import LIVED_IN, register
from test_charts import DRAWN

PAGE = """\
{# une page #}
{% extends "document.html.j2" %}
{% block style %}
{% include "_figures.css.j2" %}
{% if dark %}
html { color-scheme: dark; --figure: #8ab8e8; --ground: #1b1e22; }
body, .sheet { background: #1b1e22; color: #ececec; }
{% endif %}
{% endblock %}
"""
RESULTS = '{# des résultats #}\n# Résultats\n\n## Réunion\n\n{% include "_figures.md.j2" %}\n'
YEARS = '{# des années #}\n# Résultats\n\n{% include "_years.md.j2" %}\n'
CAPTION = (
    "Ce dessin montre ce que la préfecture a mesuré au cours de l’année, la valeur à atteindre et"
    " celle de l’année précédente, pour que chacun puisse les comparer."
)
"""French enough for a checker that guesses the language of a page from its words."""
CONTRAST = """() => {
  const sheet = getComputedStyle(document.querySelector('.sheet')).backgroundColor;
  const luminance = color => color.match(/[0-9.]+/g).slice(0, 3).map(Number)
    .map(c => c / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, n) => sum + c * [0.2126, 0.7152, 0.0722][n], 0);
  const over = (color, opacity) => {
    const ground = sheet.match(/[0-9.]+/g).map(Number);
    return 'rgb(' + color.match(/[0-9.]+/g).slice(0, 3)
      .map((c, n) => opacity * c + (1 - opacity) * ground[n]).join(',') + ')';
  };
  const shown = one => {
    const style = getComputedStyle(one);
    const color = style.stroke === 'none' ? style.fill : style.stroke;
    return over(color, style.stroke === 'none' ? Number(style.fillOpacity) : 1);
  };
  const ratio = one => {
    const both = [luminance(shown(one)), luminance(sheet)].sort((a, b) => b - a);
    return (both[0] + 0.05) / (both[1] + 0.05);
  };
  return Math.min(...[...document.querySelectorAll('.value, .target')].map(ratio));
}"""
PLACED = """() => [...document.querySelectorAll('svg')].flatMap(svg => {
  const frame = svg.getBoundingClientRect();
  return [...svg.querySelectorAll('text')].filter(text => {
    const box = text.getBoundingClientRect();
    return box.left < frame.left - 1 || box.right > frame.right + 1
      || box.top < frame.top - 3 || box.bottom > frame.bottom + 3;
  }).map(text => text.textContent);
})"""
LABELS = """() => [...document.querySelectorAll('svg')].flatMap(svg => {
  const boxes = [...svg.querySelectorAll('text')].map(text => [text, text.getBBox()]);
  const meet = (a, b) => a.x < b.x + b.width && b.x < a.x + a.width
    && a.y + 4 < b.y + b.height && b.y + 4 < a.y + a.height;
  return boxes.flatMap(([one, a], n) => boxes.slice(n + 1).filter(([, b]) => meet(a, b))
    .map(([other]) => one.textContent + ' / ' + other.textContent));
})"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    home = tmp_path_factory.mktemp("figures")
    found = register(home, LIVED_IN)
    for name, source in (("a.html", PAGE), ("results.md", RESULTS), ("years.md", YEARS)):
        (home / "templates").mkdir(exist_ok=True)
        (home / "templates" / f"{name}.j2").write_text(source, encoding="utf-8")
    templates = Templates(home)
    shown = figures.shown(
        View(found, "participants", date(2026, 6, 1)), found.meeting("2025-11-18")
    )
    years = figures.over_the_years(found.meetings)
    results = templates.markdown("results", figures=shown)
    every = "# Dessins\n\n" + "\n".join(
        f"{documents.markup.drawing(name.replace('-', '_'))}{name}\n\n{CAPTION}\n" for name in DRAWN
    )
    drawn = {(id_ := name.replace("-", "_")): charts.svg(one, id_) for name, one in DRAWN.items()}
    texts = {
        "results": (results, charts.drawings(shown.charts), False),
        "dark": (results, charts.drawings(shown.charts), True),
        "years": (templates.markdown("years", years=years), charts.drawings(years.charts), False),
        "every": (every, drawn, False),
    }
    return {name: _page(home / f"{name}.html", templates, *given) for name, given in texts.items()}


def _page(path, templates, text, drawings, dark):
    content = documents.html(text, drawings=drawings)
    page = templates.html("a", title="Résultats", heading=None, content=content, dark=dark)
    path.write_text(page, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def visits(pages, visit):
    return {name: visit(path) for name, path in pages.items()}


def test_nothing_stands_in_anybodys_way(visits):
    assert not {name: visit.barriers for name, visit in visits.items() if visit.barriers}


def test_no_request_leaves_the_page(visits):
    assert not {name: visit.requests for name, visit in visits.items() if visit.requests}


def test_no_page_is_wider_than_a_phone(visits):
    assert not {name: visit.overflow for name, visit in visits.items() if visit.overflow > 0}


def test_the_checker_has_nothing_to_say(pages, markup):
    assert not markup([*pages.values()])


@pytest.mark.parametrize("name", ["results", "dark", "every"])
def test_values_and_targets_stand_out(pages, tab, name):
    tab.goto(pages[name].as_uri())
    assert tab.evaluate(CONTRAST) >= 3


@pytest.mark.parametrize("width", [320, 1280])
def test_every_word_lies_within_its_drawing(pages, tab, width):
    tab.set_viewport_size({"width": width, "height": 900})
    tab.goto(pages["every"].as_uri())
    assert tab.evaluate(PLACED) == []


def test_no_label_lies_on_another(pages, tab):
    tab.goto(pages["every"].as_uri())
    assert tab.evaluate(LABELS) == []
