"""On whom something depends, as a sentence names them: by the office, or by the name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clu import audience, french

if TYPE_CHECKING:
    from clu.meeting import Meeting
    from clu.register import Register


def office(register: Register, view: audience.View, meeting: Meeting, id_: str) -> str:
    """A seat or a guest within a sentence, without a name: « la directrice du cabinet »."""
    version = register.version_on(meeting.day)
    seat = (version.seats.get(id_) if version else None) or register.seat(id_)
    if seat is None or seat.body:
        return audience.body(register, meeting, id_) or id_
    holder = register.usable_holder(id_, register.on)
    return french.lower_article(view.seat(seat, holder).quality)


def name(register: Register, view: audience.View, meeting: Meeting, id_: str) -> str:
    """Whom one waits for: « Mme Lise ARNOUX (udaf) » where she may be named, else the office."""
    version = register.version_on(meeting.day)
    seat = version.seats.get(id_) if version else None
    if seat is not None:
        named = view.seat(seat, register.usable_holder(id_, meeting.day))
    else:
        guest = next(one for one in meeting.guests if one.id == id_)
        named = view.guest(guest, guest.person)
    return f"{named.name or french.lower_article(named.quality)} ({id_})"


def secretary(register: Register) -> str | None:
    """The seat of the secretariat, from which nobody else is waited for."""
    version = register.version_on(register.on)
    return version.secretary.id if version and version.secretary else None
