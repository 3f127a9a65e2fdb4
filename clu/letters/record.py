"""What a letter stated, as plain values to keep; and the short table of a mailing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clu.letters.letter import Form, Kind, Letter, Mailing

KINDS: dict[Kind, str] = {
    "convocation": "invitation",
    "designation": "désignation demandée",
    "guest": "invitation (invité)",
    "substitute": "invitation (suppléant)",
    "information": "pour information",
    "covering": "compte-rendu",
    "remarks": "projet, pour observations",
    "answer": "réponse à une proposition",
    "reminder": "rappel",
    "postponement": "report",
    "cancellation": "annulation",
}
FORMS: dict[Form, str] = {"personal": "personnelle", "administrative": "administrative"}


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the summary: who gets what, in which form, by which channel; what is amiss."""

    id: str
    addressee: str
    kind: str
    form: str
    channel: str
    notes: tuple[str, ...]


def facts(letter: Letter) -> dict[str, str]:
    """Who was written to and how, as `convocations/NN.yaml` keeps it of each letter.

    `holder` is kept of a seat's own holder alone: of nobody else does the roster tell whether
    he or she has changed. What all letters of an issue state alike is the room `stated`'s.
    """
    own = letter.kind in ("convocation", "information")
    found = {
        "recipient": letter.subject,
        "addressee": letter.addressee.label,
        "holder": letter.addressee.name if own else None,
        "form": letter.form,
        "substitute": "oui" if letter.kind == "substitute" else None,
    }
    return {key: value for key, value in found.items() if value is not None}


def summary(mailing: Mailing) -> tuple[Row, ...]:
    """The table, in the order of the letters."""
    return tuple(
        Row(
            one.id,
            one.addressee.label,
            KINDS[one.kind],
            FORMS[one.form],
            one.channel or "",
            one.notes,
        )
        for one in mailing.letters
    )
