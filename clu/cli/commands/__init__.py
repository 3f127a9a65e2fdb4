"""The commands by what they are for: the help of clu, and where each is found.

A section of the help is a module, imported when one of its commands is called: the help itself
needs none of them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable


class Section(NamedTuple):
    """A part of the help: its title, its module, and what each command does in a few words."""

    title: str
    module: str
    commands: dict[str, str]


SECTIONS: Final = (
    Section(
        "Au jour le jour",
        "daily",
        {
            "status": "Montre où l’on en est, et ce qui est à faire.",
            "check": "Contrôle le registre : tous les constats d’un coup.",
            "explain": "Explique une règle, avec des exemples.",
            "calendar": "Écrit les réunions et les échéances, pour un agenda.",
        },
    ),
    Section(
        "Choisir un jour, ouvrir une réunion",
        "preparing",
        {
            "plan": "Montre ce qu’un jour entraînerait, ou propose un jour.",
            "deadline": "Donne le dernier jour pour annoncer un suppléant.",
            "new": "Ouvre une réunion : son dossier, son ordre du jour.",
        },
    ),
    Section(
        "Convoquer",
        "convening",
        {
            "convene": "Écrit les lettres de convocation, enregistre leur envoi.",
            "reply": "Enregistre les réponses à la convocation.",
            "substitute": "Enregistre un suppléant, et dit s’il est annoncé à temps.",
            "postpone": "Reporte une réunion, et écrit les lettres qui le disent.",
            "cancel": "Annule une réunion, et écrit les lettres qui le disent.",
        },
    ),
    Section(
        "Tenir la réunion, en rendre compte",
        "holding",
        {
            "attendance": "Écrit la feuille d’émargement.",
            "dossier": "Rassemble ce qui s’imprime pour le jour de la réunion.",
            "minutes": "Commence le compte-rendu, le fait avancer, l’écrit.",
            "publish": "Enregistre l’envoi du compte-rendu, sa mise en ligne.",
            "site": "Écrit les pages pour le site internet ou l’intranet.",
            "follow-up": "Suit les propositions et les actions, et leur réponse.",
        },
    ),
    Section(
        "Le registre, et ce qu’il prouve",
        "recorded",
        {
            "roster": "Montre qui siège, à une date.",
            "holder": "Confirme qui tient un siège, ou enregistre un changement.",
            "procedure": "Imprime la fiche de procédure, ligne pour ligne.",
            "rules": "Liste les règles, par code et par article.",
            "diff": "Dit ce qu’un changement du registre veut dire.",
            "audit": "Écrit le dossier d’audit d’une année, preuve par preuve.",
            "overview": "Montre où en sont plusieurs comités, d’un coup d’œil.",
        },
    ),
    Section(
        "Mettre en place",
        "setting_up",
        {
            "init": "Commence le dossier d’un comité, ou du comité d’exemple.",
            "schema": "Écrit les schémas des fichiers, pour votre éditeur.",
            "completion": "Fait compléter les commandes par la touche Tab.",
        },
    ),
)

NAMES: Final = tuple(name for section in SECTIONS for name in section.commands)


def function(name: str) -> Callable[..., int | None]:
    """The function of a command."""
    section = next(one for one in SECTIONS if name in one.commands)
    module = import_module(f"clu.cli.commands.{section.module}")
    found: Callable[..., int | None] = getattr(module, name.replace("-", "_"))
    return found
