"""What was measured becomes tables, series and sentences; what does not add up is found."""

from dataclasses import fields, is_dataclass
from decimal import Decimal

import pytest

from clu import documents, figures
from clu.audience import View
from clu.documents import Templates, undrawn
from clu.french import NBSP, NNBSP, typeset
from clu.meeting import UnreadError
from figures_on_show import LAST, LIVED_IN, YEARS, indicator, indicators, register

DAY = YEARS[-1]
PERCENT = {"unit": '"%"', "target": 90}


def spaced(text):
    """« ~ » stands for a no-break space, « ^ » for a narrow one."""
    return text.replace("~", NBSP).replace("^", NNBSP)


def shown(home, files, day=DAY, audience="participants", line=None):
    found = register(home, files)
    return figures.shown(View(found, audience, found.on), found.meeting(day), line)


def rows(home, files, day=DAY):
    return shown(home, files, day).measures[0].rows


def row(home, *items):
    return rows(home, {DAY: indicators(*items)})[0]


# A value and its target ---------------------------------------------------------------------------

TARGETS = {
    "reached": ({"value": 94, **PERCENT}, "94~%", "90~% au moins", "cible atteinte"),
    "reached to the point": ({"value": 90, **PERCENT}, "90~%", "90~% au moins", "cible atteinte"),
    "missed": ({"value": "89,9", **PERCENT}, "89,9~%", "90~% au moins", "sous la cible"),
    "lower is better, reached": (
        {"value": 12, "target": 15, "unit": "jours", "lower_is_better": "oui"},
        "12~jours",
        "15~jours au plus",
        "cible atteinte",
    ),
    "lower is better, to the point": (
        {"value": "15,0", "target": 15, "unit": "jours", "lower_is_better": "oui"},
        "15,0~jours",
        "15~jours au plus",
        "cible atteinte",
    ),
    "lower is better, missed": (
        {"value": 17, "target": "1,5", "unit": "jours", "lower_is_better": "oui"},
        "17~jours",
        "1,5~jour au plus",
        "au-delà de la cible",
    ),
    "no target": ({"value": "12 480", "unit": "appels"}, "12^480~appels", None, "sans cible"),
    "no unit": ({"value": 3, "target": 2}, "3", "2 au moins", "cible atteinte"),
    "an unknown unit": ({"value": 3, "unit": "étoiles"}, "3~étoiles", None, "sans cible"),
    "a mark": ({"value": "4,2", "target": 4, "unit": "/5"}, "4,2/5", "4/5 au moins", None),
    "negative": ({"value": "-2", "target": "0"}, "−2", "0 au moins", "sous la cible"),
}


@pytest.mark.parametrize(("given", "value", "target", "verdict"), TARGETS.values(), ids=TARGETS)
def test_a_value_is_held_against_its_target_in_words(tmp_path, given, value, target, verdict):
    found = row(tmp_path, indicator(given.pop("value"), "2025", **given))
    assert found.value == spaced(value)
    assert found.target == (spaced(target) if target else None)
    assert verdict in (None, found.verdict)


CHANGES = {
    "more": ("91", PERCENT, "94,5", PERCENT, "+3,5~points (2024~: 91~%)"),
    "one point": ("91", PERCENT, "90", PERCENT, "−1~point (2024~: 91~%)"),
    "the same": ("91", PERCENT, "91,0", PERCENT, "inchangé (2024~: 91~%)"),
    "days": ("14", {"unit": "jours"}, "12,5", {"unit": "jours"}, "−1,5~jour (2024~: 14~jours)"),
    "thousands": ("900", {}, "2 594", {}, "+1^694 (2024~: 900)"),
    "another unit": ("91", PERCENT, "14", {"unit": "jours"}, None),
}


@pytest.mark.parametrize(("old", "was", "new", "now", "change"), CHANGES.values(), ids=CHANGES)
def test_a_value_is_held_against_the_one_before(tmp_path, old, was, new, now, change):
    files = {
        YEARS[2]: indicators(indicator(old, "2024", **was)),
        DAY: indicators(indicator(new, "2025", **now)),
    }
    found = rows(tmp_path, files)[0]
    assert found.change == (spaced(change) if change else None)
    assert found.finding == ", ".join(filter(None, (found.verdict, found.change)))


def test_the_one_before_is_that_of_the_same_id(tmp_path):
    files = {
        YEARS[2]: indicators(indicator(50, "2024", id="autre")),
        DAY: indicators(indicator(94, "2025")),
    }
    assert rows(tmp_path, files)[0].change is None


def test_two_periods_of_one_meeting_follow_each_other(tmp_path):
    files = {
        DAY: indicators(
            indicator(88, "1er semestre 2025", **PERCENT),
            indicator(91, "2e semestre 2025", **PERCENT),
        )
    }
    found = shown(tmp_path, files).measures[0]
    assert [one.change for one in found.rows] == [
        None,
        spaced("+3~points (1er semestre 2025~: 88~%)"),
    ]
    assert found.period is None
    assert len(found.trends) == 1


def test_what_a_meeting_shows_is_seen_from_its_own_day(tmp_path):
    found = shown(tmp_path, LIVED_IN, YEARS[1])
    trend = found.measures[0].trends[0]
    assert [one.period for one in trend.points] == ["2022", "2023"]


@pytest.mark.parametrize(
    "files",
    [
        pytest.param({YEARS[2]: LAST}, id="no-file"),
        pytest.param({DAY: "indicators:\nsurveys:\ncomplaints:\n"}, id="a-file-without-figures"),
    ],
)
def test_a_meeting_without_results_shows_none(tmp_path, files):
    assert shown(tmp_path, files) is None


def test_broken_results_are_not_shown(tmp_path):
    with pytest.raises(UnreadError):
        shown(tmp_path, {YEARS[2]: "indicators: [", DAY: LAST})


# Series -------------------------------------------------------------------------------------------


def series(*entries):
    """A meeting an entry: (period, value, more)."""
    days = YEARS[-len(entries) :]
    return {
        day: indicators(indicator(value, period, **more))
        for day, (period, value, more) in zip(days, entries, strict=True)
    }


def trend(home, files):
    found = register(home, files)
    return figures.trends(found.meetings)[0]


NEW_TARGET = {"unit": '"%"', "target": 95}
DAYS = {"unit": "jours", "target": 15, "lower_is_better": "oui"}
SENTENCES = {
    "years in a row": (
        [("2023", 88, PERCENT), ("2024", 91, PERCENT), ("2025", 94, PERCENT)],
        "de 2023 à 2025~: 88~%, 91~%, 94~%^; cible de 90~% au moins atteinte depuis 2024.",
    ),
    "a year left out": (
        [("2022", 88, PERCENT), ("2024", 91, PERCENT), ("2025", 94, PERCENT)],
        "~: 88~% (2022), 91~% (2024), 94~% (2025)^; cible de 90~% au moins atteinte depuis 2024.",
    ),
    "half-years": (
        [("2e semestre 2024", 88, PERCENT), ("1er semestre 2025", 94, PERCENT)],
        (
            "~: 88~% (2e semestre 2024), 94~% (1er semestre 2025)^; cible de 90~% au moins atteinte"
            " au 1er semestre 2025."
        ),
    ),
    "half-years, for longer": (
        [
            ("1er semestre 2024", 88, PERCENT),
            ("2e semestre 2024", 93, PERCENT),
            ("1er semestre 2025", 94, PERCENT),
        ],
        (
            "~: 88~% (1er semestre 2024), 93~% (2e semestre 2024), 94~% (1er semestre 2025)^;"
            " cible de 90~% au moins atteinte depuis le 2e semestre 2024."
        ),
    ),
    "months": (
        [("mars 2025", 94, PERCENT), ("avril 2025", 89, PERCENT)],
        (
            "~: 94~% (mars 2025), 89~% (avril 2025)^; cible de 90~% au moins non atteinte en"
            " avril 2025."
        ),
    ),
    "seasons": (
        [("hiver", 80, PERCENT), ("été", 94, PERCENT), ("automne", 95, PERCENT)],
        (
            "~: 80~% (hiver), 94~% (été), 95~% (automne)^; cible de 90~% au moins atteinte depuis"
            " la période «~été~»."
        ),
    ),
    "always": (
        [("2024", 91, PERCENT), ("2025", 94, PERCENT)],
        "de 2024 à 2025~: 91~%, 94~%^; cible de 90~% au moins toujours atteinte.",
    ),
    "never": (
        [("2024", 19, DAYS), ("2025", 17, DAYS)],
        "de 2024 à 2025~: 19~jours, 17~jours^; cible de 15~jours au plus jamais atteinte.",
    ),
    "lost": (
        [("2024", 14, DAYS), ("2025", 17, DAYS)],
        "de 2024 à 2025~: 14~jours, 17~jours^; cible de 15~jours au plus non atteinte en 2025.",
    ),
    "a new target": (
        [("2024", 91, PERCENT), ("2025", 94, NEW_TARGET)],
        (
            "de 2024 à 2025~: 91~%, 94~%^; cible de 95~% au moins, auparavant 90~%, non atteinte en"
            " 2025."
        ),
    ),
    "a target set late": (
        [("2024", 91, {"unit": '"%"'}), ("2025", 94, PERCENT)],
        "de 2024 à 2025~: 91~%, 94~%^; cible de 90~% au moins atteinte en 2025.",
    ),
    "a target given up": (
        [("2024", 91, PERCENT), ("2025", 94, {"unit": '"%"'})],
        "de 2024 à 2025~: 91~%, 94~%.",
    ),
    "one value": ([("2025", 94, PERCENT)], "~: 94~% (2025)^; cible de 90~% au moins atteinte."),
}


@pytest.mark.parametrize(("entries", "sentence"), SENTENCES.values(), ids=SENTENCES)
def test_a_series_is_told_in_a_sentence(tmp_path, entries, sentence):
    said = trend(tmp_path, series(*entries)).sentence
    start = "Taux de satisfaction, " if sentence.startswith("de") else "Taux de satisfaction"
    assert said == start + spaced(sentence)


def test_one_value_alone_is_not_drawn(tmp_path):
    assert trend(tmp_path, series(("2025", 94, PERCENT))).chart is None


def test_a_later_meeting_corrects_a_period(tmp_path):
    entries = ("2023", 80, {}), ("2024", 85, {}), ("2023", 81, {})
    found = trend(tmp_path, series(*entries))
    assert [(one.period, one.value) for one in found.points] == [
        ("2023", Decimal(81)),
        ("2024", Decimal(85)),
    ]


def test_another_unit_begins_the_series_anew(tmp_path):
    entries = ("2023", 80, PERCENT), ("2024", 12, DAYS), ("2025", 11, DAYS)
    assert [one.period for one in trend(tmp_path, series(*entries)).points] == ["2024", "2025"]


def test_a_unit_in_words_is_told_once(tmp_path):
    found = trend(tmp_path, series(("2024", 14, DAYS), ("2025", 17, DAYS)))
    assert found.unit == "jours"
    assert [one.label for one in found.points] == ["14", "17"]


def test_a_sign_follows_each_value(tmp_path):
    found = trend(tmp_path, series(("2024", 14, PERCENT), ("2025", 17, PERCENT)))
    assert found.unit is None
    assert [one.label for one in found.points] == [spaced("14~%"), spaced("17~%")]


def test_series_of_two_kinds_with_one_id_stay_apart(tmp_path):
    text = indicators(indicator(94, "2025")) + indicators(indicator(4, "2025")).replace(
        "indicators", "surveys"
    )
    found = figures.trends(register(tmp_path, {DAY: text}).meetings)
    assert [one.kind for one in found] == ["indicators", "surveys"]


def test_a_meeting_given_up_shows_nothing(tmp_path):
    files = series(("2024", 88, PERCENT), ("2025", 94, PERCENT))
    found = register(
        tmp_path,
        files,
        {f"meetings/{YEARS[2]}/cancelled.yaml": "on: 2024-11-10\nreason: neige\n"},
    )
    last = found.meeting(DAY)
    assert [one.id for one in figures.up_to(found, last) if one.results] == [DAY]


def test_the_id_of_a_drawing_survives_typesetting(tmp_path):
    files = {
        YEARS[2]: indicators(indicator(90, "2024", id="accueil-2-14h-30")),
        DAY: indicators(indicator(94, "2025", id="accueil-2-14h-30")),
    }
    chart = trend(tmp_path, files).chart
    assert typeset(f"\x02{chart}\x03 a") == f"\x02{chart}\x03 a"


# Sums ---------------------------------------------------------------------------------------------

SUMS = {
    "channels": (
        (
            "complaints:\n  period: a\n  total: 65\n  channels:\n"
            "    - {channel: courrier, count: 1}\n    - {channel: fiche, count: 62}\n"
        ),
        [("complaints", "channels", 63, 65, 4)],
    ),
    "themes": (
        "suggestions:\n  period: a\n  total: 4\n  themes: [{theme: horaires, count: 5}]\n",
        [("suggestions", "themes", 5, 4, 4)],
    ),
    "both": (
        (
            "complaints: {period: a, total: 2, channels: [{channel: b, count: 1}],"
            " themes: [{theme: c, count: 3}]}\n"
        ),
        [("complaints", "channels", 1, 2, 1), ("complaints", "themes", 3, 2, 1)],
    ),
    "answers": (
        (
            "surveys:\n  - {id: accueil, title: T, period: a, value: 3, respondents: 12,\n"
            "     answers: [{answer: oui, count: 8}, {answer: non, count: 3}]}\n"
        ),
        [("accueil", "answers", 11, 12, 3)],
    ),
    "answers of nobody knows how many": (
        (
            "surveys:\n  - {id: accueil, title: T, period: a, value: 3,\n"
            "     answers: [{answer: oui, count: 8}]}\n"
        ),
        [],
    ),
    "respondents without answers": (
        "surveys:\n  - {id: accueil, title: T, period: a, value: 3, respondents: 4}\n",
        [],
    ),
    "a total alone": ("complaints: {period: a, total: 65}\n", []),
    "all adds up": (LAST, []),
}


@pytest.mark.parametrize(("text", "expected"), SUMS.values(), ids=SUMS)
def test_parts_make_up_their_totals(tmp_path, text, expected):
    results = register(tmp_path, {DAY: text}).meeting(DAY).results
    found = figures.discrepancies(results)
    assert [(*one[:4], one.position.line) for one in found] == expected


# Documents ----------------------------------------------------------------------------------------


def own(home, source):
    folder = home / "templates"
    folder.mkdir(exist_ok=True)
    (folder / "a.md.j2").write_text("{# a #}\n" + source, encoding="utf-8")
    return Templates(home)


def test_the_tables_of_a_meeting(tmp_path, golden):
    found = shown(tmp_path, LIVED_IN)
    text = own(tmp_path, '{% include "_figures.md.j2" %}').markdown("a", figures=found)
    golden("figures/meeting.md", undrawn(text))


def test_the_tables_of_a_meeting_as_html(tmp_path, golden):
    found = shown(tmp_path, LIVED_IN)
    text = own(tmp_path, '{% include "_figures.md.j2" %}').markdown("a", figures=found)
    drawings = {one.chart: f"<svg>{one.chart}</svg>" for one in found.charts}
    page = documents.html(text, drawings=drawings)
    golden("figures/meeting.html", str(page))
    assert all(f"<svg>{one.chart}</svg>" in page for one in found.charts)


def test_the_tables_over_the_years(tmp_path, golden):
    years = figures.over_the_years(register(tmp_path, LIVED_IN).meetings)
    text = own(tmp_path, '{% include "_years.md.j2" %}').markdown("a", years=years)
    golden("figures/years.md", undrawn(text))
    assert [one.chart for one in years.charts] == [
        "trend_indicators_satisfaction",
        "trend_indicators_delai_reponse",
        "trend_complaints_complaints",
    ]


def test_no_results_over_the_years(tmp_path):
    years = figures.over_the_years(())
    text = own(tmp_path, '{% include "_years.md.j2" %}').markdown("a", years=years)
    assert text == "Aucun résultat n’a encore été présenté.\n"


NOTHING = {
    "no complaint": (
        'complaints: {period: "2025", total: 0}\n',
        "### Réclamations\n\nAucune réclamation n’a été reçue (2025).\n",
    ),
    "a total alone": (
        'suggestions: {period: "2025", total: 1 204}\n',
        "### Suggestions\n\nSuggestions reçues (2025)~: 1^204.\n",
    ),
    "channels of nothing": (
        'complaints: {period: "2025", total: 0, channels: [{channel: fiche, count: 0}]}\n',
        (
            "### Réclamations\n\nAucune réclamation n’a été reçue (2025).\n\nTableau~: Réclamations"
            " reçues par canal (2025)\n\n| Canal | Nombre | Part |\n|--|--:|--:|\n"
            "| **fiche** | 0 | sans objet |\n| **Total** | 0 | sans objet |\n"
        ),
    ),
    "themes without a plan": (
        'complaints: {period: "2025", total: 2, themes: [{theme: horaires, count: 2}]}\n',
        (
            "### Réclamations\n\nRéclamations reçues (2025)~: 2.\n\nTableau~: Réclamations reçues"
            " par thème (2025)\n\n| Thème | Nombre |\n|--|--:|\n| **horaires** | 2 |\n"
        ),
    ),
}


@pytest.mark.parametrize(("given", "text"), NOTHING.values(), ids=NOTHING)
def test_what_little_there_is(tmp_path, given, text):
    found = shown(tmp_path, {DAY: given})
    source = '{% include "_figures.md.j2" %}'
    assert own(tmp_path, source).markdown("a", figures=found) == spaced(text)


BARS = {
    "all reached": ([94, 95], "Toutes les cibles sont atteintes."),
    "one of one": ([94], "Cible atteinte."),
    "some": (
        [94, 80, 81],
        "Cible atteinte pour 1~mesure sur 3^; sous la cible~: «~T1~» et «~T2~».",
    ),
    "none": ([80, 81], "Sous la cible~: «~T0~» et «~T1~»."),
}


@pytest.mark.parametrize(("values", "sentence"), BARS.values(), ids=BARS)
def test_the_caption_of_the_bars_names_what_is_missed(tmp_path, values, sentence):
    items = (
        indicator(value, "2025", id=f"n{n}", title=f"T{n}", **PERCENT)
        for n, value in enumerate(values)
    )
    found = shown(tmp_path, {DAY: indicators(*items)}).measures[0].bars
    assert found.sentence == spaced(f"Indicateurs~: valeur et cible. {sentence}")


def test_what_has_no_target_is_no_bar(tmp_path):
    assert shown(tmp_path, {DAY: indicators(indicator(3, "2025"))}).measures[0].bars is None


# Free text ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("audience", "named"), [("participants", True), ("internet", False)], ids=str
)
def test_a_plan_names_nobody_whom_the_audience_may_not_see(tmp_path, audience, named):
    plan = shown(tmp_path, LIVED_IN, audience=audience).received[0].themes[0].plan
    assert ("LORMEL" in plan) == named
    assert "directeur de la citoyenneté" in plan


def test_a_plan_is_written_by_who_writes_the_document(tmp_path):
    plan = shown(tmp_path, LIVED_IN, line=str.upper).received[0].themes[0].plan
    assert plan.startswith("UN GUICHET DE PLUS")


def test_a_plan_of_several_lines_stays_in_its_cell(tmp_path):
    text = LAST.replace(
        'plan: "un guichet de plus, suivi par {citoyennete}"',
        'plan: "un\\n\\n| deux <b>trois</b> |"',
    )
    found = shown(tmp_path, {DAY: text})
    page = documents.html(
        own(tmp_path, '{% include "_figures.md.j2" %}').markdown("a", figures=found)
    )
    assert "<td>un | deux &lt;b&gt;trois&lt;/b&gt; |</td>" in page


def records(value):
    """Every value that a record holds."""
    if is_dataclass(value):
        for field in fields(value):
            yield from records(getattr(value, field.name))
    elif isinstance(value, tuple):
        for one in value:
            yield from records(one)
    else:
        yield value


def test_templates_receive_plain_values(tmp_path):
    kinds = {type(one) for one in records(shown(tmp_path, LIVED_IN))}
    assert kinds <= {str, bool, Decimal, type(None)}
