"""The letters that send the minutes: the draft for remarks, or the final text.

They go to everybody who took part, by person: a substitute, a representative, a guest, somebody who
came along. Who was not there gets one where the committee wants it so (minutes_to_everybody).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from clu import french, occasion, wording
from clu.attendance import attended, expected
from clu.letters import recipients
from clu.letters.convocation import SUBSTITUTE_SUFFIX
from clu.letters.letter import Enclosed, Letter, Mailing
from clu.letters.sender import sender
from clu.model.minutes import Attendance, Other
from clu.model.person import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from clu.attendance import Attendee, Expected
    from clu.letters.letter import Kind, TookPart
    from clu.letters.recipients import Recipient
    from clu.letters.sender import Sender
    from clu.meeting import Meeting
    from clu.model.procedure import Seat
    from clu.register import Register

DRAFT_STAGE = "soumis à observations"
COMPANION = "autre.{number}"  # no identifier holds a dot: it meets no other letter's name
SITES = {"internet": "le site internet", "intranet": "l’intranet"}


class Addressed(NamedTuple):
    """Somebody to whom the minutes go; `subject` is the seat or guest, else the person's name."""

    id: str
    subject: str
    recipient: Recipient
    took_part: TookPart | None


@dataclass(frozen=True, slots=True)
class Dispatch:
    """What all letters of a dispatch share."""

    register: Register
    meeting: Meeting
    sender: Sender
    kind: Kind
    until: date | None

    @property
    def last_day(self) -> str | None:
        """The last day for remarks, unless it has passed: no letter asks for what is too late."""
        to_come = self.until is not None and self.until >= self.sender.day
        return french.long_date(self.until) if self.until and to_come else None


def covering(
    register: Register, meeting: Meeting, dated: date | None = None, *, draft: bool
) -> Mailing:
    """The letters that go with the minutes of a meeting, in the order of the sheet.

    Raises:
        UnreadError: a part of the register that the letters need could not be read.
    """
    dispatch = Dispatch(
        register=register,
        meeting=meeting,
        sender=sender(register, meeting.day, dated),
        kind="remarks" if draft else "covering",
        until=_until(meeting) if draft else None,
    )
    letters = tuple(_letter(dispatch, one) for one in addressed(register, meeting))
    return Mailing(
        register=dispatch.sender.presented,
        meeting=occasion.meeting(register, meeting),
        day=dispatch.sender.day,
        letters=letters,
        partial=False,
        warnings=tuple(_warnings(dispatch)),
    )


def _until(meeting: Meeting) -> date | None:
    """The last day of the latest call for remarks."""
    calls = [one.event.until for one in meeting.stages if one.event.stage == DRAFT_STAGE]
    return calls[-1] if calls else None


def _warnings(dispatch: Dispatch) -> Iterator[str]:
    yield from dispatch.sender.warnings()
    if dispatch.until and dispatch.last_day is None:
        yield (
            f"la fin des observations, {wording.the_day(dispatch.until)}, est passée : les"
            " lettres n’en parlent pas"
        )


def addressed(register: Register, meeting: Meeting) -> tuple[Addressed, ...]:
    """Everybody to whom the minutes go, the chair first; each letter's id once.

    Raises:
        UnreadError: a part of the register that tells of them could not be read.
    """
    present = [one for one in attended(register, meeting) if one.here]
    everybody = register.settings.minutes_to_everybody
    awaited = expected(register, meeting)
    found = [
        addressed
        for one in awaited
        for addressed in _of_expected(register, meeting, one, present, everybody=everybody)
    ]
    strangers = (one for one in present if one.expected is None and one.id is None)
    found += [_other(register, meeting, one, n) for n, one in enumerate(strangers, 1)]
    chair = occasion.meeting(register, meeting).chair_seat
    chair = (meeting.minutes.chair if meeting.minutes else None) or chair
    return tuple(sorted(_numbered(found), key=lambda one: one.subject != chair))


def _numbered(found: Iterable[Addressed]) -> Iterator[Addressed]:
    """Two people of one seat get a letter each: the second one's files are `SEAT.2`."""
    seen: dict[str, int] = {}
    for one in found:
        seen[one.id] = number = seen.get(one.id, 0) + 1
        yield one if number == 1 else one._replace(id=f"{one.id}.{number}")


def _of_expected(
    register: Register,
    meeting: Meeting,
    one: Expected,
    present: list[Attendee],
    *,
    everybody: bool,
) -> Iterator[Addressed]:
    """Who came for a seat or as a guest; the member or guest who did not, where all get them."""
    came = [attendee for attendee in present if attendee.id == one.id]
    personally = any(attendee.state in ("présent", "à distance") for attendee in came)
    if everybody and not personally:
        yield Addressed(one.id, one.id, _member_or_guest(register, meeting, one), None)
    for attendee in came:
        suffix = SUBSTITUTE_SUFFIX if attendee.state == "suppléé" else ""
        recipient = _present(register, meeting, one, attendee)
        yield Addressed(f"{one.id}{suffix}", one.id, recipient, _took_part(attendee, recipient))


def _took_part(attendee: Attendee, recipient: Recipient) -> TookPart:
    """Who was there: the addressee, or somebody for the body or the office that is written to."""
    person = attendee.person
    if person and person.named and person.name == recipient.addressee.name:
        return "addressee"
    if recipient.represents:
        return "body"
    if attendee.state in ("présent", "à distance"):
        return "addressee"
    return "substitute" if attendee.state == "suppléé" else "representative"


def _member_or_guest(register: Register, meeting: Meeting, one: Expected) -> Recipient:
    if one.guest is not None:
        return recipients.guest(register, one.guest)
    assert one.seat is not None  # noqa: S101 - whoever is no guest sits
    return recipients.member(register, one.seat, meeting.day)


def _present(register: Register, meeting: Meeting, one: Expected, attendee: Attendee) -> Recipient:
    """Whoever came: the one expected, or the person whom the minutes name instead."""
    person = attendee.person if attendee.person and attendee.person.named else None
    if one.guest is not None:
        known = person or one.guest.person
        return recipients.guest(register, one.guest.model_copy(update={"person": known}))
    if one.seat is None or person is None or (one.holder and person.same_as(one.holder)):
        return _member_or_guest(register, meeting, one)
    announced = one.substitution.event if one.substitution else None
    if announced and announced.substitute and person.same_as(announced.substitute):
        return recipients.substitute(register, one.seat, announced, person, meeting.day)
    return recipients.stand_in(register, one.seat, person, meeting.day)


def _other(register: Register, meeting: Meeting, one: Attendee, number: int) -> Addressed:
    record = one.record
    assert not isinstance(record, Attendance)  # noqa: S101 - whoever has no id is one of the others
    seat = _seat_of(register, meeting, record)
    recipient = recipients.companion(register, record, record.body, seat, meeting.day)
    name = record.person.name
    return Addressed(COMPANION.format(number=number), name, recipient, "addressee")


def _seat_of(register: Register, meeting: Meeting, record: Other) -> Seat | None:
    """The seat with which somebody came along, or the one of the same body."""
    version = register.version_on(meeting.day)
    seats = version.seats if version else {}
    if record.accompanies:
        return seats.get(record.accompanies)
    bodies = (seat for seat in seats.values() if seat.body and record.body)
    return next((s for s in bodies if folded(s.body or "") == folded(record.body or "")), None)


def _letter(dispatch: Dispatch, one: Addressed) -> Letter:
    draft = dispatch.kind == "remarks"
    day = french.long_date(dispatch.meeting.day)
    attached = f"{'projet de ' if draft else ''}compte-rendu de la réunion du {day}"
    letter = dispatch.sender.letter(one.id, one.recipient, dispatch.kind, (attached,))
    return replace(
        letter,
        subject=one.subject,
        signed=not _own(dispatch, one),
        enclosed=Enclosed(one.took_part, dispatch.last_day, _online(dispatch)),
    )


def _own(dispatch: Dispatch, one: Addressed) -> bool:
    """Whether it goes to the signatory or to the secretariat: they get a slip for information."""
    version = dispatch.register.version_on(dispatch.meeting.day)
    secretary = version.secretary if version else None
    own = {dispatch.sender.issuer.seat, secretary.id if secretary else None}
    return one.id in own


def _online(dispatch: Dispatch) -> str | None:
    """The sites that the procedure puts the minutes on."""
    version = dispatch.register.version_on(dispatch.meeting.day)
    named = [words for article, words in SITES.items() if version and article in version.articles]
    return " et sur ".join(named) or None
