"""Results of several years in the fictional register, for the tests of figures and of drawings."""

from datetime import date

from clu.store import load
from examples import write

TODAY = date(2026, 6, 1)
YEARS = ("2022-11-15", "2023-11-14", "2024-11-19", "2025-11-18")

INDICATOR = """\
  - id: {id}
    title: {title}
    period: "{period}"
    value: {value}
"""


def indicator(value, period, *, id="satisfaction", title="Taux de satisfaction", **more):  # noqa: A002
    """An indicator as YAML, in the list that it stands in."""
    text = INDICATOR.format(id=id, title=title, period=period, value=value)
    return text + "".join(f"    {key}: {what}\n" for key, what in more.items())


def indicators(*items):
    return "indicators:\n" + "".join(items)


def register(tmp_path, files, more=None):
    """The fictional register with results, by the day of the meeting."""
    named = dict(more or {})
    named |= {f"meetings/{day}/results.yaml": text for day, text in files.items()}
    for day in files:
        if day != "2025-11-18":
            named[f"meetings/{day}/meeting.yaml"] = SHEET
    return load(write(tmp_path, named), TODAY)


SHEET = """\
time: 14h30
places: [{name: Préfecture}]
agenda:
  - {id: resultats, title: Résultats, topics: [resultats]}
"""

LAST = """\
indicators:
  - id: satisfaction
    title: Taux de satisfaction des usagers
    period: "2025"
    value: 94,5
    target: 90
    unit: "%"
    commitment: "3.3"
    source: enquête interne
  - id: delai-reponse
    title: Délai moyen de réponse aux courriers et aux courriels
    period: "2025"
    value: 17
    target: 15
    unit: jours
    lower_is_better: oui
    source: outil de suivi du courrier
  - id: appels
    title: Appels décrochés
    period: "2025"
    value: 12 480
    unit: appels
surveys:
  - id: accueil
    title: Enquête de satisfaction à l'accueil
    period: "2025"
    value: 88
    target: 90
    unit: "%"
    respondents: 1 204
    answers:
      - {answer: très satisfait, count: 612}
      - {answer: satisfait, count: 448}
      - {answer: peu satisfait, count: 101}
      - {answer: pas satisfait, count: 43}
mystery_visits:
  - id: appel-mystere
    title: Appels mystères
    period: 1er semestre 2025
    value: 4,2
    target: 4
    unit: /5
    visits: 10
    channel: téléphone
complaints:
  period: "2025"
  total: 65
  channels:
    - {channel: courrier, count: 1}
    - {channel: courriel, count: 2}
    - {channel: fiche, count: 62}
  themes:
    - {theme: attente au guichet, count: 40, plan: "un guichet de plus, suivi par {citoyennete}"}
    - {theme: horaires, count: 25}
  source: registre des réclamations
suggestions:
  period: "2025"
  total: 0
"""


def former(satisfaction, delay, complaints, year):
    """What an earlier meeting showed."""
    more = {"unit": '"%"', "target": 90}
    days = {"unit": "jours", "target": 15, "lower_is_better": "oui", "id": "delai-reponse"}
    return (
        indicators(
            indicator(satisfaction, year, **more),
            indicator(delay, year, title="Délai moyen de réponse", **days),
        )
        + f'complaints: {{period: "{year}", total: {complaints}}}\n'
    )


LIVED_IN = {
    "2022-11-15": former("88", "21", 80, "2022"),
    "2023-11-14": former("87,5", "19", 71, "2023"),
    "2024-11-19": former("91", "14", 90, "2024"),
    "2025-11-18": LAST,
}
"""Four years of results, each of a meeting."""
