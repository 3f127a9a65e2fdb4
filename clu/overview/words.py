"""A row in words: the same in a terminal, a spreadsheet and a page. Empty text: nothing to tell."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from clu import french
from clu.committees import DEFECT
from clu.french import NBSP

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from clu.committees import Answer
    from clu.overview.row import Late, Row, Step

UNKNOWN = "?"
"""Of what rests on a file that could not be read."""

NONE = "—"
STEPS = {
    "minutes": "compte-rendu",
    "sending": "envoi aux participants",
    "internet": "mise en ligne sur internet",
    "intranet": "mise en ligne sur l’intranet",
}
LATE = {
    "meeting": ("réunion à tenir en {year}", "réunions à tenir en {year}"),
    "convocation": ("convocation à la réunion {day}", ""),
    "minutes": ("compte-rendu de la réunion {day}", ""),
    "sending": ("envoi du compte-rendu {day} aux participants", ""),
    "internet": ("mise en ligne sur internet du compte-rendu {day}", ""),
    "intranet": ("mise en ligne sur l’intranet du compte-rendu {day}", ""),
    "paper": ("pièce pour la réunion {day}", "pièces pour la réunion {day}"),
    "answer": (
        "réponse à une proposition de la réunion {day}",
        "réponses aux propositions de la réunion {day}",
    ),
    "action": ("action de la réunion {day}", "actions de la réunion {day}"),
    "waiver": ("dérogation qui a pris fin", "dérogations qui ont pris fin"),
}
"""What is late, by the kind of its task: of one, of several. Of a meeting's duties there is one."""


def meetings(row: Row) -> str:
    """« 1 sur 2 »: held, and required by the sheet, where it requires any."""
    if row.year is None:
        return UNKNOWN
    required = row.year.required
    return f"{row.year.held} sur {required}" if required and row.year.judged else str(row.year.held)


def following(row: Row) -> str:
    """The day of the next meeting."""
    if row.coming is None:
        return UNKNOWN
    return french.short_date(row.coming[0]) if row.coming else "aucune"


def minutes(row: Row) -> str:
    """Whether the minutes of the last meeting are where the sheet wants them."""
    if row.held is None:
        return UNKNOWN
    if row.last is None or not row.last.steps:
        return NONE
    lacking = len(row.last.lacking)
    return "diffusé" if not lacking else "en cours" if lacking < len(row.last.steps) else "à faire"


def last(row: Row) -> str:
    """« le 9 juin 2026, compte-rendu diffusé », or what of its minutes is not done yet."""
    if row.last is None:
        return UNKNOWN if row.held is None else "aucune"
    day = f"le {french.date_without_weekday(row.last.day)}"
    if not row.last.steps:
        return day
    lacking = row.last.lacking
    if not lacking:
        return f"{day}, compte-rendu diffusé"
    if lacking[0].kind == "minutes":
        return f"{day}, {_step(lacking[0])}"  # what comes after it is not done either
    return f"{day}{NBSP}: {', '.join(_step(one) for one in lacking)}"


def _step(one: Step) -> str:
    state = {"late": "en retard", "settled": "réglé par une décision"}.get(one.state, "à faire")
    return f"{STEPS[one.kind]} {state}"


def unanswered(row: Row, on: date) -> str:
    """« 4 propositions sans réponse, la plus ancienne depuis 5 mois »."""
    if row.unanswered is None:
        return UNKNOWN
    if row.unanswered.oldest is None:
        return ""
    count, age = row.unanswered.number, french.age(row.unanswered.oldest, on)
    many = french.plural(count, "proposition sans réponse", "propositions sans réponse")
    return f"{many}, {'la plus ancienne ' if count > 1 else ''}depuis {age}"


def late(row: Row, on: date) -> Iterator[str]:
    """Each thing that is late, and since when."""
    for one in row.late:
        yield f"{_what(one)}, depuis {french.age(one.since, on)}"


def _what(one: Late) -> str:
    single, several = LATE[one.kind]
    day = french.date_without_weekday(date.fromisoformat(one.meeting[:10])) if one.meeting else ""
    words = single if one.number == 1 else several
    told = words.format(year=one.year, day=f"du {day}")
    return told if one.number == 1 else f"{one.number} {told}"


def check(row: Row) -> str:
    """« 1 erreur, 2 avertissements », what there is none of left out."""
    counts = (
        (row.check.errors, "erreur", "erreurs"),
        (row.check.warnings, "avertissement", "avertissements"),
        (row.check.gaps, "écart constaté", "écarts constatés"),
        (row.check.waived, "dérogation", "dérogations"),
    )
    told = [french.plural(*one) for one in counts if one[0]]
    return ", ".join(told) or "rien à signaler"


def unread(answer: Answer[Row]) -> str:
    """What could not be read, so that the row is not there, or not whole."""
    if answer.told is None:
        return answer.lacking
    lines = french.join(answer.told.unread)
    return f"ligne incomplète, faute de lire {lines}" if lines else ""


def summary(answers: Sequence[Answer[Row]]) -> Iterator[str]:
    """How many committees there are; how many have met, are late, cannot be read."""
    rows = [one.told for one in answers if one.told]
    met = sum(bool(one.year and one.year.held) for one in rows)
    overdue = sum(bool(one.late) for one in rows)
    wrong = sum(bool(one.check.errors) for one in rows)
    yield french.plural(len(answers), "comité")
    yield f"{met or 'aucun'} {_agreed(met, 'réuni')} {_years(rows)}"
    yield f"{overdue or 'aucun'} en retard"
    yield f"{wrong or 'aucun'} avec des erreurs au contrôle"
    defects = sum(bool(one.defect) for one in answers)
    lost = len(answers) - len(rows) - defects
    if lost:
        yield french.plural(lost, "registre illisible", "registres illisibles")
    if defects:
        yield french.plural(defects, "comité sans réponse", "comités sans réponse") + f" ({DEFECT})"


def _agreed(number: int, word: str) -> str:
    return french.agree(number, word)


def _years(rows: Iterable[Row]) -> str:
    years = sorted({one.year.year for one in rows if one.year})
    return f"en {french.join([str(year) for year in years], 'ou')}" if years else "cette année"


def days(answers: Sequence[Answer[Row]]) -> str:
    """The day of the overview; two, where it is over already for some committee."""
    on = sorted({one.committee.on for one in answers})
    return french.join([french.date_without_weekday(day) for day in on])
