"""What was recorded: events added, and those that somebody has rewritten or taken away since.

clu only adds files: a recorded event that is no more what it was has been changed by hand. One that
was only completed (a line of evidence, say) takes nothing back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clu import french
from clu.diff.change import Change, invited, moved, named, paired, seat_named
from clu.diff.fields import UNSHOWN, differing, said
from clu.french import NBSP
from clu.meeting import day_of
from clu.wording import person, quoted, the_day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from clu.meeting import Meeting, Recorded
    from clu.model.event import Convocation, Event, Publication, Reply, Substitution
    from clu.model.minutes import Remark, Stage
    from clu.register import Followed, Register

FOLDERS = {
    "convocations": "convocation",
    "substitutions": "substitution",
    "replies": "reply",
    "stages": "stage",
    "remarks": "remark",
    "publications": "publication",
}
"""The events of a meeting by the name of their part, and of their kind."""
TO = {"participants": "aux participants", "internet": "sur internet", "intranet": "sur l’intranet"}


def parts(before: Register, after: Register) -> Iterable[Iterator[Change]]:
    """One part a folder of events of each meeting; then what was recorded between meetings."""
    old = {one.id: one for one in before.meetings}
    found = [
        _events(before, after, old.get(new.id), new, folder)
        for new in after.meetings
        for folder in FOLDERS
    ]
    given_up = [_given_up(old[new.id], new) for new in after.meetings if new.id in old]
    return [*found, *given_up, _followed(before, after)]


def _events(
    before: Register, after: Register, old: Meeting | None, new: Meeting, folder: str
) -> Iterator[Change]:
    was = {one.name: one for one in _recorded(old, folder)} if old else {}
    now = {one.name: one for one in _recorded(new, folder)}
    for name, then, since in paired(was, now):
        one = since or then
        if one is None:
            continue
        seat = one.subject if folder in {"replies", "substitutions"} else None
        where = f"{named(new)}, {quoted(f'{_place(folder)}/{name}')}"
        for change in _compared(where, then and then.event, since and since.event):
            yield change._replace(meeting=new.id, seat=seat)
        if since and then is None:
            told = _told(_sitter(before, after, new, since.subject), since, folder)
            kind = f"{FOLDERS[folder]}-recorded"
            fact = f"{named(new)}{NBSP}: {told}"
            yield Change(kind, fact, _amending(since.event), meeting=new.id, seat=seat)


def _recorded(meeting: Meeting, folder: str) -> tuple[Recorded[Any], ...]:
    found: tuple[Recorded[Any], ...] = getattr(meeting, f"{folder}_part").get()
    return found


def _place(folder: str) -> str:
    return f"minutes/{folder}" if folder in {"stages", "remarks"} else folder


def _given_up(old: Meeting, new: Meeting) -> Iterator[Change]:
    """A postponement or cancellation that says something else; of one erased, `meetings` tells."""
    for part, name in (("postponed_part", "postponed.yaml"), ("cancelled_part", "cancelled.yaml")):
        was, now = getattr(old, part).get(), getattr(new, part).get()
        if was and now:
            where = f"{named(new)}, {quoted(name)}"
            yield from (one._replace(meeting=new.id) for one in _compared(where, was, now))


def _compared(where: str, was: Event | None, now: Event | None) -> Iterator[Change]:
    """What has become of a record that was there."""
    if was is None:
        return
    if now is None:
        yield Change("record-removed", f"{where}{NBSP}: fichier enregistré, effacé", alert=True)
        return
    for one in differing(was, now):
        label = f"{where}, {quoted(one.key)}"
        if one.old in (None, ()):
            yield Change("record-completed", f"{label}{NBSP}: ajouté, {said(one.new)}")
        else:
            shown = (said(one.old), said(one.new))
            fact = f"{label}{NBSP}: réécrit" if UNSHOWN in shown else moved(label, *shown)
            yield Change("record-rewritten", fact, "fichier enregistré, réécrit", alert=True)


def _amending(event: Event) -> str:
    """What a further file says of the one before it."""
    told = []
    if event.amends:
        told.append(f"remplace {quoted(event.amends)}")
    if event.reason:
        told.append(f"motif{NBSP}: {event.reason}")
    return ", ".join(told)


def _sitter(before: Register, after: Register, meeting: Meeting, name: str) -> str:
    """A seat or a guest of the meeting, with its article."""
    guest = invited(meeting, name)
    return f"l’{guest}" if guest else f"le {seat_named(before, after, name)}"


def _told(label: str, one: Recorded[Any], folder: str) -> str:
    event = one.event
    if event.withdrawn:
        return f"{quoted(f'{_place(folder)}/{one.name}')} retire ce qui était enregistré"
    if folder in OF_SEATS:
        return OF_SEATS[folder](label, event)
    return OF_COMMITTEE[folder](event)


def _convocation(event: Convocation) -> str:
    letters = french.plural(len(event.reached), "destinataire")
    return f"convocation envoyée {the_day(event.sent)} ({event.nature}), {letters}"


def _substitution(label: str, event: Substitution) -> str:
    who = person(event.substitute) if event.substitute else "sans nom"
    proof = "" if event.evidence else ", sans preuve"
    received = the_day(day_of(event.received))
    return f"suppléant annoncé {received}{proof}, {who} (pour {label})"


def _reply(label: str, event: Reply) -> str:
    received = the_day(day_of(event.received))
    whose = f"de {label}".replace("de le ", "du ", 1)
    return f"réponse {quoted(event.state)} {whose}, reçue {received}"


def _stage(event: Stage) -> str:
    until = f", jusqu’au {said(event.until)} compris" if event.until else ""
    return f"compte-rendu {quoted(event.stage)} {the_day(event.on)}{until}"


def _remark(event: Remark) -> str:
    return f"observation sur le projet, reçue {the_day(day_of(event.received))}"


def _publication(event: Publication) -> str:
    what = "projet de compte-rendu" if event.draft else "compte-rendu"
    return f"{what} diffusé {TO[event.to]} {the_day(event.on)}"


OF_SEATS: dict[str, Callable[[str, Any], str]] = {
    "replies": _reply,
    "substitutions": _substitution,
}
OF_COMMITTEE: dict[str, Callable[[Any], str]] = {
    "convocations": _convocation,
    "publications": _publication,
    "remarks": _remark,
    "stages": _stage,
}
"""What is said of an event, by its folder."""


def _followed(before: Register, after: Register) -> Iterator[Change]:
    """The steps between meetings that are no more what they were; what they add, `matters` says."""
    was, now = (
        {(one.matter, one.file.name): one for one in side.follow_ups_part.get()}
        for side in (before, after)
    )
    for (matter, name), then, since in paired(was, now):
        if then is not None:
            where = f"suite de {quoted(matter)}, {quoted(name)}"
            yield from _compared(where, then.event, _event(since))


def _event(one: Followed | None) -> Event | None:
    return one.event if one else None
