"""All subjects, in the order in which a reader wants them; what could not be compared, once."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final, NamedTuple

from clu.meeting import UnreadError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clu.diff.change import Change
    from clu.register import Register

ALERTS: Final = ("alerts", "À relire de près")
"""The section of what had gone out or was on record, and is different now."""

SUBJECTS: Final = (
    ("procedure", "Fiche de procédure et composition", ("procedure",)),
    ("mandates", "Mandats", ("mandates", "authorities")),
    ("settings", "Comité et réglages", ("settings", "templates")),
    ("meetings", "Réunions", ("meetings",)),
    ("convening", "Qui est à convoquer", ("convening",)),
    ("deadlines", "Échéances", ("deadlines",)),
    ("records", "Ce qui a été enregistré", ("records", "kept")),
    ("minutes", "Compte-rendu", ("minutes",)),
    ("follow-up", "Propositions et actions", ("matters",)),
    ("decisions", "Décisions et accords", ("decisions",)),
)
"""The sections: an id, the heading, and the modules whose `changes(before, after)` make it."""


class Section(NamedTuple):
    """A heading and its changes."""

    id: str
    heading: str
    changes: tuple[Change, ...]

    @property
    def alerts(self) -> bool:
        """Whether these are to be reread closely."""
        return self.id == ALERTS[0]


class Side(NamedTuple):
    """One of the two registers: what it is called, and the register itself."""

    name: str
    register: Register


class Comparison(NamedTuple):
    """What has changed, by section, those without a change left out; and what was not compared.

    `unread` are French sentences, without capital nor full stop.
    """

    before: str
    after: str
    sections: tuple[Section, ...]
    unread: tuple[str, ...]


def compare(before: Side, after: Side) -> Comparison:
    """What a change means, subject by subject."""
    found: dict[str, list[Change]] = {ALERTS[0]: []}
    unread: dict[str, None] = {}
    for id_, _, modules in SUBJECTS:
        found[id_] = []
        for module in modules:
            for one in _of(module, before, after, unread):
                found[ALERTS[0] if one.alert else id_].append(one)
    headings = dict([ALERTS, *((id_, heading) for id_, heading, _ in SUBJECTS)])
    sections = (Section(id_, headings[id_], tuple(changes)) for id_, changes in found.items())
    return Comparison(
        before.name, after.name, tuple(one for one in sections if one.changes), tuple(unread)
    )


def _of(module: str, before: Side, after: Side, unread: dict[str, None]) -> Iterator[Change]:
    """The changes of a subject, part by part, as far as both sides can be read."""
    for part in import_module(f"clu.diff.{module}").parts(before.register, after.register):
        try:
            yield from part
        except UnreadError as error:
            unread[_told(error, before, after)] = None


def _told(error: UnreadError, before: Side, after: Side) -> str:
    """The line, by its path from the folder that holds `data/`: the templates stand there too."""
    where = error.position
    file = where.file.absolute()
    roots = [(one.register.folder.absolute(), one) for one in (before, after)]
    roots += [(one.register.home, one) for one in (before, after)]
    side = next(one for root, one in roots if file.is_relative_to(root))
    return f"{file.relative_to(side.register.home).as_posix()}:{where.line}, {side.name}"
