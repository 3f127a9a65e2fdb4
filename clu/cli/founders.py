"""What `clu init` asks of whoever begins a committee: the fewest questions, the others answered."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from clu import french
from clu.cli import asking
from clu.cli.asking import Question
from clu.french import NBSP
from clu.french.grammar import fold
from clu.model.values import (
    quoted,
    read_day,
    read_department,
    read_line,
    read_url,
    refused,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

USUAL, USUAL_SHORT = "comité local des usagers", "CLU"
MODEL = "modèle"
FORGES = ("gitlab", "github", "aucune")
GENDERS = {"masculin": "masculine", "féminin": "feminine"}
LINKING = frozenset(["a", "au", "aux", "d", "de", "des", "du", "et", "l", "la", "le", "les"])
"""Words of a name that give its abbreviation no letter."""


def first_questions() -> tuple[Question, ...]:
    """What the others derive from."""
    return (
        Question("department", "--department CODE", "Code du département", read_department),
        Question(
            "institution",
            '--institution "la préfecture …"',
            f"Institution (ainsi{NBSP}: la préfecture du Lot)",
            read_institution,
        ),
        Question("place", "--place VILLE", "Ville d’où partent les lettres", read_line),
        Question("name", "--name NOM", "Nom du comité", read_line, USUAL, optional=True),
    )


def more_questions(found: Mapping[str, str], today: date) -> tuple[Question, ...]:
    """The rest, each with what follows from the first answers."""
    from clu.founding.committee import authority_of

    name = found["name"]
    authority = authority_of(found["institution"])
    return (
        Question(
            "abbreviation", "--abbreviation SIGLE", "Sigle", read_line, _short(name), optional=True
        ),
        Question(
            "gender",
            "--gender masculin|féminin",
            f"Genre de {quoted(name)}",
            asking.one_of(tuple(GENDERS)),
        ),
        Question(
            "authority",
            '--authority "Le préfet …"',
            f"Autorité (ainsi{NBSP}: La préfète du Lot)",
            read_authority,
            authority,
            optional=authority is not None,
        ),
        Question(
            "seats",
            "--seats FICHIER.csv",
            "Table des sièges (CSV), ou « modèle »",
            read_table,
            MODEL,
            optional=True,
        ),
        Question(
            "procedure",
            "--procedure AAAA-MM-JJ",
            "Jour d’entrée en vigueur de la fiche",
            read_day,
            today.isoformat(),
            optional=True,
        ),
        Question(
            "reference",
            "--reference TEXTE",
            "Référence de la fiche",
            read_line,
            "Fiche de procédure",
            optional=True,
        ),
        Question(
            "forge",
            "--forge gitlab|github|aucune",
            "Forge (gitlab, github ou aucune)",
            asking.one_of(FORGES),
            FORGES[0],
            optional=True,
        ),
        Question("source", "--clu URL", "Adresse git de clu", read_url, optional=True),
    )


def _short(name: str) -> str:
    """The initials of a name: « CU » of « commission des usagers »."""
    if name == USUAL:
        return USUAL_SHORT
    words = name.replace("’", " ").replace("'", " ").split()
    return "".join(one[0].upper() for one in words if fold(one) not in LINKING) or USUAL_SHORT


def known_gender(name: str) -> str | None:
    """The gender that a committee's name tells, as one types it; None where it tells none."""
    from clu.founding.committee import gender_of

    return next((one for one, key in GENDERS.items() if key == gender_of(name)), None)


def read_table(value: object) -> str:
    """The name of a table of seats that is there, or the word for the model."""
    text = read_line(value)
    if not is_model(text) and not Path(text).exists():
        hint = "donnez une table enregistrée en CSV, ou écrivez modele"
        raise refused(f"le fichier {quoted(text)} n’existe pas", hint)
    return text


def is_model(text: str) -> bool:
    """Whether the word for the model is meant, with or without its accent."""
    return fold(text) == fold(MODEL)


def read_institution(value: object) -> str:
    """An institution with its article, in lower case: « la préfecture du Lot »."""
    article, rest = _with_article(value, "la préfecture du Lot")
    return article + rest


def read_authority(value: object) -> str:
    """A title with its article, which begins with a capital: « Le préfet du Lot »."""
    article, rest = _with_article(value, "Le préfet du Lot")
    return french.capitalise(article + rest)


def _with_article(value: object, example: str) -> tuple[str, str]:
    """The article, with its space where it has one, and the words."""
    text = read_line(value)
    article, rest = french.split_article(text)
    if article not in ("le", "la", "l’"):
        fact = f"{quoted(text)} n’a pas d’article"
        raise refused(fact, f"écrivez-le avec le sien, ainsi{NBSP}: {example}")
    return (article if article == "l’" else f"{article} "), rest
