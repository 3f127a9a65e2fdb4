"""The names that the minutes of a meeting give: seats, guests, items of the agenda, papers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from clu.audience import MENTION
from clu.rules.names import people, stranger, unknown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clu.diagnostic import Problem
    from clu.meeting import Meeting
    from clu.model.minutes import Discussion, Minutes
    from clu.model.record import Record
    from clu.register import Register


def in_minutes(register: Register, meeting: Meeting) -> Iterator[Problem]:
    """Names in minutes.yaml and in the remarks that nobody and nothing has."""
    known = people(register, meeting)
    items = [item.id for item in meeting.sheet.agenda]
    minutes = meeting.minutes
    if not known or minutes is None:
        return
    yield from unknown(minutes, "chair", "siège", known, meeting.id)
    yield from _in_attendance(register, meeting, minutes, items)
    for one in minutes.discussions:
        yield from unknown(one, "item", "point", items, meeting.id)
        yield from _in_discussion(meeting, one, known)
    for remark in meeting.remarks:
        yield from unknown(remark.event, "item", "point", items, meeting.id)
        author = remark.subject.partition("-")[2]
        yield from stranger(remark.event.at, "siège ou invité", author, known, meeting.id)


def in_prose(register: Register, meeting: Meeting) -> Iterator[Problem]:
    """Files of items that the agenda does not have, and `{…}` that names nobody."""
    known, items = people(register, meeting), [item.id for item in meeting.sheet.agenda]
    for one in meeting.prose.values() if known else ():
        yield from stranger(partial(one.document.at, 0), "point", one.item, items, meeting.id)
        for found in MENTION.finditer(one.document.text):
            where = partial(one.document.at, found.start("id"))
            yield from stranger(where, "siège ou invité", found["id"], known, meeting.id)


def _in_attendance(
    register: Register, meeting: Meeting, minutes: Minutes, items: Sequence[str]
) -> Iterator[Problem]:
    version = register.version_on(meeting.day)
    seats = list(version.seats) if version else []
    guests = [guest.id for guest in meeting.guests]
    for row in minutes.attendance:
        if row.seat in seats and not row.guest and not row.items:
            continue  # most rows
        yield from unknown(row, "seat", "siège", seats, meeting.id)
        yield from unknown(row, "guest", "invité", guests, meeting.id)
        yield from unknown(row, "items", "point", items, meeting.id)
    for other in minutes.others:
        yield from unknown(other, "accompanies", "siège ou invité", seats, meeting.id)
        yield from unknown(other, "items", "point", items, meeting.id)


def _in_discussion(meeting: Meeting, one: Discussion, known: Sequence[str]) -> Iterator[Problem]:
    named: tuple[tuple[str, Sequence[Record]], ...] = (
        ("body", one.opinions),
        ("author", one.proposals),
        ("owner", one.actions),
    )
    for field, records in named:
        for record in records:
            yield from unknown(record, field, "siège ou invité", known, meeting.id)
    papers = sorted(meeting.papers)
    for examined in one.documents:
        yield from unknown(examined, "paper", "pièce", papers, meeting.id)
