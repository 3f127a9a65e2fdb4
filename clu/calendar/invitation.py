"""The invitation that goes with a letter: the meeting's event, addressed to whoever gets it.

With an address on both sides it is a request that a mail program answers; else an event to take
into one's calendar. Where the meeting was put off it moves the event that was sent before; where it
was given up it cancels it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from clu import french
from clu.calendar import events, ical
from clu.calendar.ical import Attendee

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clu.calendar.ical import Event, Method, Role
    from clu.letters import Letter, Mailing
    from clu.meeting import Meeting
    from clu.register import Register

NAME, GIVEN_UP = "invitation.ics", "annulation.ics"
"""What the file is called where it goes with one letter."""

WITHOUT: Final = frozenset(["covering", "remarks", "answer"])
"""The letters that come after the meeting, and invite to nothing."""


def files(register: Register, meeting: Meeting, mailing: Mailing) -> dict[str, bytes]:
    """The invitation of each letter that invites, under the letter's name.

    Raises:
        UnreadError: the sheet of the meeting, or of the one it was put off to, is broken.
    """
    letters = (one for one in mailing.letters if one.kind not in WITHOUT)
    return {f"{one.id}.ics": invitation(register, meeting, one)[1] for one in letters}


def invitation(register: Register, meeting: Meeting, letter: Letter) -> tuple[Method, bytes]:
    """The invitation of a letter: what is to be done with it, and the file.

    Raises:
        UnreadError: the sheet of the meeting, or of the one it was put off to, is broken.
    """
    meant = events.successor(register, meeting) or meeting
    secretariat = register.committee.secretariat
    organizer = secretariat.email if secretariat else None
    event = replace(
        _told(register, meant, letter),
        organizer=organizer or ical.NOBODY,
        attendees=(_attendee(letter, letter.email),) if letter.email and organizer else (),
    )
    if not event.attendees or letter.email == organizer:
        return _made(replace(event, attendees=()), "PUBLISH")
    return _made(event, "CANCEL" if meant.given_up else "REQUEST")


def _made(event: Event, method: Method) -> tuple[Method, bytes]:
    return method, ical.calendar([event], method=method)


def _told(register: Register, meeting: Meeting, letter: Letter) -> Event:
    """The event, with what the letter tells its reader alone."""
    event = events.of_meeting(register, meeting)
    told = "\n".join(_more(meeting, letter))
    parts = (event.description, french.typeset(told))
    return replace(event, description="\n\n".join(filter(None, parts)))


def _more(meeting: Meeting, letter: Letter) -> Iterator[str]:
    """How to take part at a distance, and until when a substitute can be announced."""
    if meeting.given_up:
        return
    if meeting.sheet.remote:
        yield f"À distance : {meeting.sheet.remote}"
    rule = letter.substitution
    if rule and rule.last_day:
        yield f"Dernier jour pour annoncer un suppléant : {rule.last_day}"


def _attendee(letter: Letter, email: str) -> Attendee:
    role: Role = "CHAIR" if letter.presides else "REQ-PARTICIPANT"
    return Attendee(email, letter.addressee.name or letter.addressee.title, role)
