"""Drawings: every mark lies within its frame, in proportion, and is named for who does not see it.

Golden copies are `.svg` files: a browser shows them.
"""

import re
from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clu import charts, figures, french
from clu.charts.across import fits
from clu.charts.ink import Scale, width, wrapped
from clu.figures import Bar, Bars, Point, Trend
from clu.french import NBSP
from figures_on_show import LIVED_IN, register

SVG = "{http://www.w3.org/2000/svg}"


def parsed(drawing):
    return ET.fromstring(drawing)  # noqa: S314 - clu's own


def point(period, value, target=None, unit="%"):
    written = french.quantity(value, unit)
    goal = None if target is None else french.quantity(target, unit)
    return Point(period, value, target, written, goal, written, goal, "sans cible")


def trend(*points, title="Taux de satisfaction", unit=None):
    return Trend("indicators", "satisfaction", title, unit, points, False, "")


def years(values, targets=None, unit="%"):
    """A series over the years: values and targets as they are typed."""
    aims = targets or [None] * len(values)
    return trend(
        *(
            point(str(2014 + n), Decimal(value), aim and Decimal(aim), unit)
            for n, (value, aim) in enumerate(zip(values, aims, strict=True))
        )
    )


def bar(value, target, unit="%", title="Taux de satisfaction"):
    number, aim = Decimal(value), Decimal(target)
    goal = f"{french.quantity(aim, unit)} au moins"
    label = french.quantity(number, unit)
    return Bar(title, number, aim, label, goal, "cible atteinte", unit == "%")


def bars(*each):
    return Bars("targets_indicators", f"Indicateurs{NBSP}: valeur et cible", each, "")


LONG = "Délai moyen de réponse de la préfecture aux courriers et aux courriels des usagers"
DRAWN = {
    "three": years(["88", "91", "94.5"], ["90"] * 3),
    "two-equal": years(["90", "90"], ["90", "90"]),
    "twelve": years([str(70 + 2 * n) for n in range(12)], ["85"] * 7 + ["90"] * 5),
    "no-target": years(["3", "4"], unit=None),
    "negative": years(["-12.5", "3", "1200.75"], ["0"] * 3, "€"),
    "far-apart": years(["2", "1250000", "40"], ["3"] * 3, None),
    "target-raised": years(["80", "86", "89", "93"], ["85", "85", "90", "90"]),
    "target-late": years(["80", "86", "89"], [None, None, "90"]),
    "target-for-once": years(["0", "0", "0", "0", "0"], [None, None, None, "-10000", None], None),
    "target-given-up": years(["80", "86", "89"], ["90", None, None]),
    "half-years": trend(
        *(point(f"{n}er semestre 2025", Decimal(n), Decimal(2), None) for n in (1, 2, 3)),
        title=LONG,
        unit="jours ouvrés",
    ),
    "long-periods": trend(
        point("De septembre 2023 à août 2024 inclus", Decimal(88), Decimal(90)),
        point("De septembre 2024 à août 2025 inclus", Decimal(91), Decimal(90)),
    ),
    "bars": bars(bar("94.5", "90"), bar("17", "15", "jours", LONG)),
    "bars-ends": bars(
        bar("0", "0"), bar("0", "40"), bar("120", "100"), bar("-12", "5", None), bar("-3", "-1")
    ),
}


@pytest.mark.parametrize("name", DRAWN)
def test_a_drawing(golden, name):
    golden(f"charts/{name}.svg", charts.svg(DRAWN[name], name.replace("-", "_")) + "\n")


# Names --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", DRAWN)
def test_a_drawing_is_named_and_described(name):
    root = parsed(charts.svg(DRAWN[name], "id"))
    named = root.get("aria-labelledby").split()
    texts = {one.get("id"): one.text for one in root.iter() if one.get("id")}
    assert root.get("role") == "img"
    assert list(texts) == named == ["id_title", "id_desc"]
    assert all(texts.values())


def test_the_description_of_a_trend_tells_where_it_goes():
    text = charts.svg(DRAWN["three"], "id")
    assert f">Évolution de 88{NBSP}% (2014) à 94,5{NBSP}% (2016), sur 3 valeurs.</desc>" in text


def test_the_description_of_bars_tells_each():
    root = parsed(charts.svg(DRAWN["bars"], "id"))
    told = root.find(f"{SVG}desc").text
    assert f"Taux de satisfaction{NBSP}: 94,5{NBSP}%, cible 90{NBSP}% au moins, cible att" in told
    assert f"{LONG}{NBSP}: 17{NBSP}jours" in told


def test_ids_are_unique_in_a_page(tmp_path):
    found = figures.over_the_years(register(tmp_path, LIVED_IN).meetings)
    drawn = charts.drawings(found.charts)
    ids = re.findall(r' id="([^"]+)"', "".join(drawn.values()))
    assert len(drawn) == len(found.charts) > 1
    assert len(ids) == len(set(ids)) == 2 * len(drawn)


def test_one_value_alone_is_not_drawn():
    assert charts.drawings([years(["94"])]) == {}


HOSTILE = "<script>x</script> & \"y\" 'z'"


def test_titles_and_periods_are_text():
    for chart in (
        trend(
            point(HOSTILE, Decimal(1), None, HOSTILE),
            point("2025", Decimal(2), None, HOSTILE),
            title=HOSTILE,
            unit=HOSTILE,
        ),
        bars(bar("1", "2", HOSTILE, HOSTILE)),
    ):
        text = charts.svg(chart, "id")
        assert "<script" not in text
        assert parsed(text).tag == f"{SVG}svg"


# Places -------------------------------------------------------------------------------------------


def places(root):
    """Every point of a drawing; of text, its corners as far as they are known."""
    for one in root.iter():
        tag = one.tag.removeprefix(SVG)
        if tag == "circle":
            x, y, r = (float(one.get(key)) for key in ("cx", "cy", "r"))
            yield from ((x - r, y - r), (x + r, y + r))
        elif tag == "path":
            yield from path(one.get("d"))
        elif tag == "rect":
            x, y, w, h = (float(one.get(key)) for key in ("x", "y", "width", "height"))
            yield from ((x, y), (x + w, y + h))
        elif tag == "text":
            yield from corners(one)


def path(steps):
    found = re.fullmatch(r"M(\S+) (\S+)V(\S+)", steps)
    if found:
        yield from ((float(found[1]), float(found[2])), (float(found[1]), float(found[3])))
        return
    for step in steps.removeprefix("M").split("L"):
        x, y = step.split()
        yield float(x), float(y)


def corners(text):
    x, y = float(text.get("x")), float(text.get("y"))
    wide = width(text.text, bold=text.get("font-weight") == "bold")
    start = {"start": 0, "middle": wide / 2, "end": wide}[text.get("text-anchor", "start")]
    yield from ((x - start, y - 10), (x - start + wide, y + 3))


def assert_within(drawing):
    root = parsed(drawing)
    left, top, wide, high = map(float, root.get("viewBox").split())
    for x, y in places(root):
        assert left - 0.1 <= x <= left + wide + 0.1, (x, y)
        assert top - 0.1 <= y <= top + high + 0.1, (x, y)


numbers = st.decimals(-(10**9) + 1, 10**9 - 1, places=2)
points = st.tuples(numbers, st.none() | numbers)
periods = st.text(st.characters(exclude_categories=["C", "Z"]) | st.just(" "), max_size=50)
units = st.sampled_from([None, "%", "€", "/5"])


@given(st.lists(points, min_size=2, max_size=14), st.data())
def test_every_mark_of_a_trend_lies_within_its_frame(found, data):
    unit = data.draw(units)
    drawn = trend(
        *(point(data.draw(periods).strip() or "x", *one, unit) for one in found),
        title=data.draw(periods).strip() or "x",
    )
    assert_within(charts.svg(drawn, "id"))


@given(st.lists(st.tuples(numbers, numbers, units | periods, periods), min_size=1, max_size=5))
def test_every_mark_of_bars_lies_within_its_frame(found):
    each = (bar(value, target, unit, title.strip() or "x") for value, target, unit, title in found)
    assert_within(charts.svg(bars(*each), "id"))


@given(st.lists(numbers, min_size=2, max_size=14))
def test_a_greater_value_stands_higher_or_further_right(found):
    drawn = years([str(one) for one in found], unit=None)
    root = parsed(charts.svg(drawn, "id"))
    axis, sign = ("cy", -1) if fits(drawn) else ("cx", 1)
    marks = [sign * float(one.get(axis)) for one in root.iter(f"{SVG}circle")]
    order = sorted(zip(found, marks, strict=True))
    assert [mark for _, mark in order] == sorted(marks)


@given(numbers, numbers, st.floats(0, 500), st.floats(0, 500))
def test_a_scale_keeps_its_ends_and_its_order(low, high, start, end):
    a, b = sorted((float(low), float(high)))
    scale = Scale(a, b, start, end)
    if a == b:
        assert scale(a) == (start + end) / 2
        return
    assert scale(a) == start
    assert scale(b) == pytest.approx(end)
    assert min(start, end) - 1e-6 <= scale((a + b) / 2) <= max(start, end) + 1e-6


ACROSS = {
    "four years of percentages": (years(["88", "91", "94.5", "95"], ["90"] * 4), True),
    "twelve years": (DRAWN["twelve"], False),
    "names of half-years": (DRAWN["half-years"], False),
    "large numbers": (years(["1250000"] * 5, unit="€"), False),
}


@pytest.mark.parametrize(("chart", "wide"), ACROSS.values(), ids=ACROSS)
def test_what_has_room_runs_from_left_to_right(chart, wide):
    assert fits(chart) == wide


@pytest.mark.parametrize("name", DRAWN)
def test_every_value_and_target_is_written(name):
    chart = DRAWN[name]
    words = {one.text for one in parsed(charts.svg(chart, "id")).iter(f"{SVG}text")}
    if isinstance(chart, Trend):
        assert {one.label for one in chart.points} <= words
        goals = {one.goal for one in chart.points if one.goal}
        assert all(any(goal in text for text in words) for goal in goals)
    else:
        for one in chart.bars:
            assert f"{one.label}{NBSP}: {one.verdict}" in words
            assert f"cible{NBSP}: {one.goal}" in words


@pytest.mark.parametrize("name", DRAWN)
def test_a_drawing_takes_the_colours_of_the_page(name):
    colours = re.findall(r'(?:fill|stroke)="([^"]*)"', charts.svg(DRAWN[name], "id"))
    assert set(colours) <= {"currentColor", "none", "Canvas"}


LINES = {
    "short": ("Taux", 100, ["Taux"]),
    "two lines": ("Taux de satisfaction", 100, ["Taux de", "satisfaction"]),
    "a word too long": ("anticonstitutionnel", 72, ["anticonst-", "itutionnel"]),
    "a word too long after another": (
        "un anticonstitutionnel",
        72,
        ["un", "anticonst-", "itutionnel"],
    ),
    "nothing": ("", 72, [""]),
}


@pytest.mark.parametrize(("words", "wide", "lines"), LINES.values(), ids=LINES)
def test_words_are_set_in_lines(words, wide, lines):
    assert wrapped(words, wide) == lines
