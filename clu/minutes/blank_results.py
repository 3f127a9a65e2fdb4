"""results.yaml as a person will go on writing it: what is asked for, what was shown last time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clu import french
from clu.french import NBSP
from clu.minutes.commented import empty, example, note

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clu.meeting import Meeting
    from clu.model.results import Measured, Results
    from clu.register import Register
    from clu.writing import Value

TOPICS = frozenset(["resultats", "reclamations"])
"""The topics of the sheet's roles under which figures are shown."""

INDICATOR: Value = {
    "id": "exemple-delai",
    "title": "Réponses données dans le délai",
    "period": "2025",
    "value": "94",
    "target": "90",
    "unit": "%",
    "source": "relevé du service",
}
SURVEY: Value = {
    "id": "exemple-satisfaction",
    "title": "Usagers satisfaits de l’accueil",
    "period": "2025",
    "value": "87,5",
    "target": "85",
    "unit": "%",
    "respondents": "40",
    "answers": [
        {"answer": "satisfaits", "count": "35"},
        {"answer": "non satisfaits", "count": "5"},
    ],
}
MYSTERY_VISIT: Value = {
    "id": "exemple-appels",
    "title": "Appels pris avant la cinquième sonnerie",
    "period": "2025",
    "value": "18",
    "target": "20",
    "visits": "20",
    "channel": "téléphone",
}
RECEIVED: Value = {
    "period": "2025",
    "total": "3",
    "channels": [{"channel": "courriel", "count": "2"}, {"channel": "fiche", "count": "1"}],
    "themes": [
        {"theme": "délais", "count": "2", "plan": "Renforcer l’accueil du lundi."},
        {"theme": "signalétique", "count": "1"},
    ],
}
KEPT = ("id", "title", "unit", "source", "commitment", "channel")
"""What an indicator, a survey or a visit keeps from one meeting to the next."""


def due(meeting: Meeting) -> bool:
    """Whether the agenda announces figures."""
    return any(TOPICS & {*item.topics} for item in meeting.sheet.agenda)


def lines(register: Register, meeting: Meeting) -> Iterator[str]:
    """The file, line by line."""
    yield from note(
        f"Résultats présentés à la réunion du {french.long_date(meeting.day)}. Ce fichier est le"
        f" vôtre{NBSP}: clu n’y écrira plus. Les lignes en retrait derrière un dièse sont des"
        f" exemples{NBSP}: ôtez le dièse et l’espace qui le suit, puis corrigez."
    )
    last = _last(register, meeting)
    if last:
        day = french.date_without_weekday(last[0].day)
        yield from note(
            f"Ce qui a déjà été montré est repris de la réunion du {day}{NBSP}: gardez les"
            " identifiants (id), par lesquels une courbe se dessine de réunion en réunion."
        )
    shown = last[1] if last else None
    yield ""
    yield from note(
        "Indicateurs, avec leur cible (target). Là où c’est une valeur trop haute qui est un"
        f" défaut, ajoutez{NBSP}: lower_is_better: oui."
    )
    yield from _measured("indicators", shown.indicators if shown else (), INDICATOR)
    yield ""
    yield from note(
        "Enquêtes de satisfaction. Les réponses font ensemble le nombre des répondants."
    )
    yield from _measured("surveys", shown.surveys if shown else (), SURVEY)
    yield ""
    yield from note("Enquêtes mystères.")
    yield from _measured("mystery_visits", shown.mystery_visits if shown else (), MYSTERY_VISIT)
    yield ""
    yield from note(
        "Réclamations, par voie et par thème, jamais par nom. Les voies font ensemble le total, les"
        " thèmes aussi."
    )
    yield from _received("complaints")
    yield ""
    yield from note("Suggestions, de la même façon.")
    yield from _received("suggestions")


def _last(register: Register, meeting: Meeting) -> tuple[Meeting, Results] | None:
    """The latest meeting before this one that has figures, and these."""
    found = (
        (one, one.results)
        for one in reversed(register.meetings)
        if one.day < meeting.day and not one.given_up
    )
    return next(((one, shown) for one, shown in found if shown and _any(shown)), None)


def _any(shown: Results) -> bool:
    return bool(shown.indicators or shown.surveys or shown.mystery_visits)


def _measured(key: str, known: Sequence[Measured], invented: Value) -> Iterator[str]:
    """Those shown last time, without their figures; else an example."""
    yield from empty(key)
    if not known:
        yield from example({key: [invented]})
    for one in known:
        fields = {name: getattr(one, name, None) for name in KEPT}
        content: dict[str, Value] = {name: value for name, value in fields.items() if value}
        if one.target is not None:
            content["target"] = str(one.target).replace(".", ",")
        if one.lower_is_better:
            content["lower_is_better"] = "oui"
        yield from example({key: [content]})
        yield "#     period:"
        yield "#     value:"


def _received(key: str) -> Iterator[str]:
    yield from empty(key)
    yield from example({key: RECEIVED})
