"""iCalendar as RFC 5545 and 5546 write it: events in, the bytes of a file out.

Hours are those of the wall, under the name of their time zone, and the zone stands in the file:
whoever reads it needs no table of zones. Nothing is read from the clock, so that the same events
make the same bytes. No word of the domain.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final, Literal
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Method = Literal["REQUEST", "CANCEL", "PUBLISH"]
Status = Literal["CONFIRMED", "TENTATIVE", "CANCELLED"]
Role = Literal["CHAIR", "REQ-PARTICIPANT"]

PRODUCT: Final = "-//clu-comite//clu//FR"
NOBODY: Final = "invalid:nomail"
"""The organizer where no address is known: RFC 5546 wants one in whatever has a method."""

WIDTH: Final = 75  # octets, the end of the line not counted
SPECIAL: Final = re.compile(r"[\\;,]")
UNSEEN: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
ESCAPED: Final = re.compile(r"\\(.)")
ESCAPES: Final = {"n": "\n", "N": "\n"}
TOLD: Final = ("SUMMARY", "LOCATION", "DESCRIPTION")
ONE_DAY: Final = timedelta(days=1)

# What a zone observes: the name, the first day, its rule. Where clocks change, they change on the
# days of the European Union.
WINTER: Final = ("STANDARD", "19961027T030000", "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU")
SUMMER: Final = ("DAYLIGHT", "19810329T020000", "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU")
ALWAYS: Final = "19700101T000000"


@dataclass(frozen=True, slots=True)
class Attendee:
    """Who is asked to come: the address, and the name shown."""

    email: str
    name: str
    role: Role = "REQ-PARTICIPANT"


@dataclass(frozen=True, slots=True)
class Event:
    """An event. `start` is an hour on the wall of `zone`, or a whole day.

    `end`: the hour at which it is over; None where nobody says. `stamp`: the day of the latest fact
    that it tells. `sequence` counts the changes. `organizer` is an address, or NOBODY.
    """

    uid: str
    stamp: date
    start: datetime | date
    summary: str
    end: datetime | None = None
    zone: str = "Europe/Paris"
    sequence: int = 0
    location: str = ""
    description: str = ""
    status: Status | None = None
    busy: bool = True
    organizer: str | None = None
    attendees: Sequence[Attendee] = field(default=())


def calendar(
    events: Sequence[Event],
    *,
    method: Method | None = None,
    name: str | None = None,
    home: tuple[str, int] | None = None,
) -> bytes:
    """The file: UTF-8, CRLF, folded. `method`: what a mail program is to do with it.

    `home`: a time zone, as in a year, that is told even where no hour names it: no calendar is
    allowed to hold nothing.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN"]
    if method:
        lines.append(f"METHOD:{method}")
    if name:
        lines += [f"NAME:{text(name)}", f"X-WR-CALNAME:{text(name)}"]
        lines += ["REFRESH-INTERVAL;VALUE=DURATION:P1D", "X-PUBLISHED-TTL:P1D"]
    lines += _zones(events, home)
    for event in events:
        lines += _event(event)
    lines.append("END:VCALENDAR")
    return b"".join(folded(line) for line in lines)


def text(value: str) -> str:
    """A text as a property's value: escaped, line ends and all, without control characters."""
    plain = value.replace("\r\n", "\n").replace("\r", "\n")
    escaped = SPECIAL.sub(r"\\\g<0>", UNSEEN.sub("", plain))
    return escaped.replace("\n", "\\n")


def texts(content: bytes) -> str:
    """What a file tells in words: of each event the summary, the place and the description."""
    lines = content.decode().replace("\r\n ", "").split("\r\n")
    values = (value for line in lines for key, _, value in [line.partition(":")] if key in TOLD)
    return "\n\n".join(ESCAPED.sub(lambda one: ESCAPES.get(one[1], one[1]), one) for one in values)


def folded(line: str) -> bytes:
    """A content line in lines of at most 75 octets, no character cut in two."""
    pieces, room = [b""], WIDTH
    for character in line:
        octets = character.encode()
        if len(pieces[-1]) + len(octets) > room:
            pieces.append(b"")
            room = WIDTH - 1  # the space that tells a line goes on
        pieces[-1] += octets
    return b"\r\n ".join(pieces) + b"\r\n"


def _event(event: Event) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}"
    yield f"DTSTAMP:{event.stamp:%Y%m%d}T000000Z"
    yield from _time(event)
    yield f"SEQUENCE:{event.sequence}"
    yield f"SUMMARY:{text(event.summary)}"
    if event.location:
        yield f"LOCATION:{text(event.location)}"
    if event.description:
        yield f"DESCRIPTION:{text(event.description)}"
    if event.status:
        yield f"STATUS:{event.status}"
    yield f"TRANSP:{'OPAQUE' if event.busy else 'TRANSPARENT'}"
    if event.organizer:
        yield f"ORGANIZER:{_address(event.organizer)}"
    yield from map(_attendee, event.attendees)
    yield "END:VEVENT"


def _time(event: Event) -> Iterator[str]:
    """A whole day ends where the next one begins; an hour without end has none."""
    if not isinstance(event.start, datetime):
        yield f"DTSTART;VALUE=DATE:{event.start:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{event.start + ONE_DAY:%Y%m%d}"
        return
    yield f"DTSTART;TZID={event.zone}:{event.start:%Y%m%dT%H%M%S}"
    if event.end:
        yield f"DTEND;TZID={event.zone}:{event.end:%Y%m%dT%H%M%S}"


def _address(given: str) -> str:
    return given if given == NOBODY else f"mailto:{given}"


def _attendee(one: Attendee) -> str:
    name = UNSEEN.sub("", one.name).replace('"', "'")
    role = f"ROLE={one.role};PARTSTAT=NEEDS-ACTION;RSVP=TRUE"
    return f'ATTENDEE;CUTYPE=INDIVIDUAL;{role};CN="{name}":mailto:{one.email}'


def _zones(events: Iterable[Event], home: tuple[str, int] | None) -> Iterator[str]:
    """Each time zone that an hour names, once."""
    years = dict([home]) if home else {}
    for event in events:
        if isinstance(event.start, datetime):
            years.setdefault(event.zone, event.start.year)
    for name, year in years.items():
        yield from _zone(name, year)


def _zone(name: str, year: int) -> Iterator[str]:
    winter, summer = (_offset(name, datetime(year, month, 15)) for month in (1, 7))  # noqa: DTZ001 - the zone is the question
    yield "BEGIN:VTIMEZONE"
    yield f"TZID:{name}"
    if winter == summer:
        yield from _observance("STANDARD", ALWAYS, None, winter, winter)
    else:
        yield from _observance(*WINTER, summer, winter)
        yield from _observance(*SUMMER, winter, summer)
    yield "END:VTIMEZONE"


def _observance(kind: str, start: str, rule: str | None, before: str, after: str) -> Iterator[str]:
    yield f"BEGIN:{kind}"
    yield f"DTSTART:{start}"
    if rule:
        yield f"RRULE:{rule}"
    yield f"TZOFFSETFROM:{before}"
    yield f"TZOFFSETTO:{after}"
    yield f"END:{kind}"


def _offset(name: str, moment: datetime) -> str:
    """How far the zone's clocks are from UTC: « +0100 »."""
    return f"{moment.replace(tzinfo=ZoneInfo(name)):%z}"
