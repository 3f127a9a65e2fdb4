"""The recording of a publication: the minutes sent or put online, to whom or where, and the piece.

`publications/NN-AUDIENCE.yaml` is written last: a publication that stands there has its piece
beside it, in the folder of the same name, as it was sent or put online; the letters that went with
it stand in `letters/`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clu import french, pieces, writing

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from clu.audience import Audience
    from clu.meeting import Meeting
    from clu.meeting import Recorded as Event
    from clu.model.event import Publication
    from clu.writing import Value

LAST_NUMBER = 99  # the names of publications have two digits
LETTERS = "letters"
WHERE: dict[Audience, str] = {
    "participants": "adressé aux participants",
    "internet": "mis en ligne sur le site internet",
    "intranet": "mis en ligne sur l’intranet",
}
DRAFT = "soumis aux observations des participants"


class Act(NamedTuple):
    """What was done: the minutes sent, or put on a site, on a day.

    `recipients` are the ids of seats and guests, and the names of whoever is neither.
    """

    to: Audience
    on: date
    draft: bool = False
    address: str | None = None
    channel: str | None = None
    recipients: tuple[str, ...] = ()

    @property
    def done(self) -> str:
        """« adressé aux participants »."""
        return DRAFT if self.draft else WHERE[self.to]


class Recorded(NamedTuple):
    """What was added to the register: the event, and the folder of its pieces."""

    event: Path
    pieces: Path


def repeated(meeting: Meeting, act: Act) -> Event[Publication] | None:
    """The last publication to the audience, where this one says nothing new to nobody new.

    Raises:
        UnreadError: a part of the minutes could not be read.
    """
    last = pieces.latest(meeting, act.to, draft=act.draft)
    if last is None or not last.event.parts or pieces.changed(last.event, pieces.parts(meeting)):
        return None
    same = last.event.address == act.address
    return last if same and set(act.recipients) <= set(last.event.recipients) else None


def add(meeting: Meeting, act: Act, kept: Mapping[str, bytes]) -> Recorded:
    """Add a publication to the meeting's folder; `kept` are its pieces, by name.

    Raises:
        UnreadError: a part of the minutes could not be read.
        writing.NameTakenError: somebody else has just recorded the same one, or names ran out.
        OSError: the disk refused.
    """
    folder = meeting.folder / "publications"
    number = 1 + max((int(one.name[:2]) for one in meeting.publications), default=0)
    if number > LAST_NUMBER:
        raise writing.NameTakenError(folder / f"{LAST_NUMBER}-{act.to}.yaml")
    event, beside = folder / f"{number:02}-{act.to}.yaml", folder / f"{number:02}-{act.to}"
    text = writing.as_yaml(_event(meeting, act), _comment(meeting, act))
    writing.add_folder(beside, kept)
    writing.add(event, text.encode())
    return Recorded(event, beside)


def _comment(meeting: Meeting, act: Act) -> str:
    what = "Projet de compte-rendu" if act.draft else "Compte-rendu"
    day = french.date_without_weekday(meeting.day)
    return f"{what} de la réunion du {day}, {act.done}\u00a0: la pièce est dans le dossier voisin."


def _event(meeting: Meeting, act: Act) -> dict[str, Value]:
    content: dict[str, Value] = {"to": act.to, "on": act.on.isoformat()}
    if act.draft:
        content["draft"] = "oui"
    content |= {
        key: value
        for key, value in (("address", act.address), ("channel", act.channel))
        if value is not None
    }
    if act.recipients:
        content["recipients"] = list(act.recipients)
    found = pieces.parts(meeting).items()
    content["parts"] = [{"part": part, "digest": digest} for part, digest in found]
    return content
