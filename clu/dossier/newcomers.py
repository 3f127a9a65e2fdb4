"""Who is new on the committee since its last meeting, as far as the roster says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clu import french

if TYPE_CHECKING:
    from clu.dossier.company import Comer
    from clu.meeting import Meeting
    from clu.register import Register


def last_held(register: Register, meeting: Meeting) -> Meeting | None:
    """The latest meeting held before this one; None where the register has none."""
    held = [one for one in register.meetings if one.day < meeting.day and one.held(register.on)]
    return max(held, key=lambda one: (one.day, one.id), default=None)


def newness(register: Register, last: Meeting, comer: Comer, meeting: Meeting) -> str | None:
    """Why a seat's holder is new: whom he or she succeeds, since when; None where nothing says so.

    A renewal makes nobody new, nor does a name that was not known before.
    """
    holder, seat = comer.awaited.holder, comer.awaited.seat
    if seat is None or holder is None or not holder.named:
        return None
    since = register.roster.in_office_since(seat.id, meeting.day)
    before = register.roster.on(seat.id, last.day).holder
    known = f", depuis le {french.date_without_weekday(since)}" if since else ""
    if before and before.named and not before.same_as(holder):
        return f"succède à {before.polite_name}{known}"
    version = register.version_on(last.day)
    if version and seat.id not in version.seats:
        return "siège nouveau"
    if since and since > last.day:
        return f"en fonctions{known.removeprefix(',')}"
    return None
