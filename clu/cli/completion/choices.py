"""The words among which an option takes one, by command and option; what they are is in the help.

Written here, since the rooms that read them load models. `tests/test_completion.py` holds each list
against the reader's own.
"""

from __future__ import annotations

from clu.cli.completion import SHELLS

PAGES = ("pdf",)
LETTERS = ("eml", "ics", "pdf", "odt")
TEXT_OR_JSON = ("text", "json")
SENDING = ("courriel", "courrier", "interne", "remise")
CHANNELS = (*SENDING, "téléphone")
REPLIES = ("présent", "distance", "excusé", "suppléé")

BY_COMMAND: dict[tuple[str, str], tuple[str, ...]] = {
    ("attendance", "--format"): PAGES,
    ("audit", "--format"): (*PAGES, "odt"),
    ("check", "--format"): ("text", "json", "github", "gitlab", "junit", "sarif"),
    ("deadline", "--format"): TEXT_OR_JSON,
    ("diff", "--format"): ("text", "markdown", "json"),
    ("dossier", "--format"): PAGES,
    ("dossier", "--plates"): ("1", "2"),
    ("follow-up", "--answer"): (
        "retenue",
        "retenue en partie",
        "non retenue",
        "à l’étude",
        "hors compétence",
    ),
    ("follow-up", "--format"): ("table", "markdown", "csv", "json", "eml", "pdf", "odt"),
    ("follow-up", "--state"): ("à faire", "en cours", "faite", "abandonnée"),
    ("minutes", "--stage"): ("projet", "observations", "validé"),
    ("overview", "--format"): ("table", "csv", "json", "html", "pdf"),
    ("plan", "--format"): TEXT_OR_JSON,
    ("procedure", "--format"): ("markdown", "html", "pdf"),
    ("reply", "--channel"): CHANNELS,
    ("roster", "--format"): ("table", "markdown", "csv", "json"),
    ("status", "--format"): ("html", *PAGES),
    ("substitute", "--channel"): CHANNELS,
}

BY_METAVAR: dict[str, tuple[str, ...]] = {
    "FORGE": ("gitlab", "github", "aucune"),
    "FORMES": LETTERS,
    "GENRE": ("masculin", "féminin"),
    "M.|Mme": ("M.", "Mme"),
    "INTERPRÉTEUR": SHELLS,
    "PUBLIC": ("participants", "intranet", "internet"),
    "SITE": ("internet", "intranet"),
    "UNITÉ": ("ouvrables", "ouvrés", "calendaires"),
    "VOIE": SENDING,
}

LISTS = frozenset(["FORMES", "CODES", "SIÈGES"])
"""What takes several words, with commas between."""


def of(command: str, option: str, metavar: str) -> tuple[str, ...]:
    """The words that an option takes; none where it takes any text."""
    return BY_COMMAND.get((command, option)) or BY_METAVAR.get(metavar, ())
