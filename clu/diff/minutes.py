"""The minutes, part by part: what of them has changed, above all once they had gone out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clu import french, pieces
from clu.diff.change import Change, named, paired
from clu.french import NBSP
from clu.meeting import standing
from clu.wording import the_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clu.meeting import Meeting
    from clu.register import Register

TO = {
    "participants": "adressé aux participants",
    "internet": "mis sur internet",
    "intranet": "mis sur l’intranet",
}


def parts(before: Register, after: Register) -> Iterable[Iterator[Change]]:
    """One part a meeting that both sides have."""
    old = {one.id: one for one in before.meetings}
    return [_meeting(old[new.id], new) for new in after.meetings if new.id in old]


def _meeting(old: Meeting, new: Meeting) -> Iterator[Change]:
    was, now = pieces.parts(old), pieces.parts(new)
    if was == now:
        return
    gone_out = list(_gone_out(old))
    why, alert = ", ".join(gone_out), bool(gone_out)
    if not was:
        yield Change("minutes-begun", f"{named(new)}{NBSP}: compte-rendu commencé", meeting=new.id)
    elif not now:
        fact = f"{named(new)}{NBSP}: le compte-rendu a été effacé"
        yield Change("minutes-removed", fact, why, alert=True, meeting=new.id)
    else:
        names = [pieces.name(new, part) for part, then, since in paired(was, now) if then != since]
        fact = f"{named(new)}, compte-rendu modifié{NBSP}: {french.join(names)}"
        yield Change("minutes-changed", fact, why, alert, meeting=new.id)


def _gone_out(meeting: Meeting) -> Iterator[str]:
    """« validé le mardi 2 décembre 2025 », « mis sur internet le … »."""
    for stage in meeting.stages:
        if stage.event.stage == "validé":
            yield f"validé {the_day(stage.event.on)}"
    for one in standing(meeting.publications):
        if not one.event.draft:
            yield f"{TO[one.event.to]} {the_day(one.event.on)}"
