"""Letters about a meeting that is put off, cancelled, or that people have not answered about."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from clu import french, occasion
from clu.letters.convocation import SLIP, convocation
from clu.letters.letter import GivenUp, Letter, Mailing
from clu.letters.sender import sender

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet
    from datetime import date

    from clu.letters.letter import Kind
    from clu.meeting import Meeting
    from clu.register import Register

INVITATIONS: frozenset[Kind] = frozenset(["convocation", "designation", "guest"])


def reminder(
    register: Register,
    meeting: Meeting,
    silent: AbstractSet[str],
    dated: date | None = None,
    only: AbstractSet[str] | None = None,
) -> Mailing:
    """The reminders to the seats and guests that have not answered; `only` those named.

    Raises:
        UnreadError: a part of the register that the letters need could not be read.
    """
    wanted = silent if only is None else silent & only
    mailing = convocation(register, meeting, dated, wanted)
    invited = _invited(meeting)
    letters = [
        replace(
            one,
            kind="reminder",
            attachments=(SLIP,) if one.slip else (),
            former=None,
            invited=_day(invited.get(one.subject)),
        )
        for one in mailing.letters
        if one.kind in INVITATIONS
    ]
    return replace(mailing, letters=tuple(letters), partial=only is not None)


def _invited(meeting: Meeting) -> dict[str, date]:
    """The day of the last issue that reached each seat or guest."""
    return {one: issue.event.sent for issue in meeting.issues for one in issue.event.reached}


def _day(day: date | None) -> str | None:
    return french.date_without_weekday(day) if day else None


def given_up(register: Register, meeting: Meeting, dated: date | None = None) -> Mailing:
    """The letters that tell everybody who was convened that a meeting is put off or cancelled.

    None where nobody was convened, and none where it takes place.

    Raises:
        UnreadError: a part of the register that the letters need could not be read.
    """
    writer = sender(register, meeting.day, dated)
    return Mailing(
        register=writer.presented,
        meeting=occasion.meeting(register, meeting),
        day=writer.day,
        letters=tuple(_letters(register, meeting, dated)),
        partial=False,
        warnings=tuple(writer.warnings()),
    )


def _letters(register: Register, meeting: Meeting, dated: date | None) -> Iterator[Letter]:
    told = _told(register, meeting)
    if told is None:
        return
    reached, substitutes = _convened(meeting)
    kind: Kind = "postponement" if meeting.postponed else "cancellation"
    for one in convocation(register, meeting, dated, reached).letters:
        if one.kind == "substitute" and one.subject not in substitutes:
            continue
        yield replace(
            one,
            kind=kind,
            slip=None,
            attachments=(),
            substitution=None,
            former=None,
            given_up=told,
            invited=_day(_invited(meeting).get(one.subject)),
            notes=tuple(note for note in one.notes if "suppléance annoncée" not in note),
        )


def _convened(meeting: Meeting) -> tuple[frozenset[str], frozenset[str]]:
    """The seats and guests that got a letter, and those whose substitute got one."""
    issues = [one.event for one in meeting.issues]
    reached = frozenset[str]().union(*(one.reached for one in issues))
    substitutes = {
        letter.recipient for one in issues for letter in one.letters if letter.substitute
    }
    return reached, frozenset(substitutes)


def _told(register: Register, meeting: Meeting) -> GivenUp | None:
    """Why, and which meeting is held instead or comes next; None where it takes place."""
    event = meeting.postponed or meeting.cancelled
    if event is None:
        return None
    to = meeting.postponed.to if meeting.postponed else None
    following = register.meeting(to) if to else None
    return GivenUp(
        reason=" ".join(event.reason.split()).rstrip(".") if event.reason else None,
        successor=occasion.meeting(register, following) if following else None,
    )
