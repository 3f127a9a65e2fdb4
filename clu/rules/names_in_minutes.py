"""The names that the minutes of a meeting give: seats, guests, items of the agenda, papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clu.audience import MENTION
from clu.rules.names import people, unknown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clu.diagnostic import Problem
    from clu.meeting import Meeting
    from clu.model.minutes import Discussion, Minutes, Presence
    from clu.register import Register


def in_minutes(register: Register, meeting: Meeting) -> Iterator[Problem]:
    """Names in minutes.yaml and in the remarks that nobody and nothing has."""
    known = people(register, meeting)
    items = [item.id for item in meeting.sheet.agenda]
    minutes = meeting.minutes
    if not known or minutes is None:
        return
    if minutes.chair:
        yield from unknown(minutes.at("chair"), "siège", minutes.chair, known, meeting.id)
    yield from _in_attendance(register, meeting, minutes, items)
    for one in minutes.discussions:
        yield from unknown(one.at("item"), "point", one.item, items, meeting.id)
        yield from _in_discussion(meeting, one, known)
    for remark in meeting.remarks:
        if remark.event.item:
            where = remark.event.at("item")
            yield from unknown(where, "point", remark.event.item, items, meeting.id)
        author = remark.subject.partition("-")[2]
        yield from unknown(remark.event.at(), "siège ou invité", author, known, meeting.id)


def in_prose(register: Register, meeting: Meeting) -> Iterator[Problem]:
    """Files of items that the agenda does not have, and `{…}` that names nobody."""
    known, items = people(register, meeting), [item.id for item in meeting.sheet.agenda]
    for one in meeting.prose.values() if known else ():
        yield from unknown(one.document.position(1, 1), "point", one.item, items, meeting.id)
        for found in MENTION.finditer(one.document.text):
            where = one.document.at(found.start("id"))
            yield from unknown(where, "siège ou invité", found["id"], known, meeting.id)


def _in_attendance(
    register: Register, meeting: Meeting, minutes: Minutes, items: Sequence[str]
) -> Iterator[Problem]:
    version = register.version_on(meeting.day)
    seats = list(version.seats) if version else []
    guests = [guest.id for guest in meeting.guests]
    for row in minutes.attendance:
        if row.seat:
            yield from unknown(row.at("seat"), "siège", row.seat, seats, meeting.id)
        if row.guest:
            yield from unknown(row.at("guest"), "invité", row.guest, guests, meeting.id)
        yield from _in_presence(meeting, row, items)
    for other in minutes.others:
        if other.accompanies:
            where = other.at("accompanies")
            yield from unknown(where, "siège ou invité", other.accompanies, seats, meeting.id)
        yield from _in_presence(meeting, other, items)


def _in_presence(meeting: Meeting, one: Presence, items: Sequence[str]) -> Iterator[Problem]:
    for number, name in enumerate(one.items):
        yield from unknown(one.at("items", number), "point", name, items, meeting.id)


def _in_discussion(meeting: Meeting, one: Discussion, known: Sequence[str]) -> Iterator[Problem]:
    named = [
        *((opinion, "body", opinion.body) for opinion in one.opinions),
        *((proposal, "author", proposal.author) for proposal in one.proposals),
        *((action, "owner", action.owner) for action in one.actions),
    ]
    for record, field, name in named:
        if name:
            yield from unknown(record.at(field), "siège ou invité", name, known, meeting.id)
    papers = sorted(meeting.papers)
    for examined in one.documents:
        if examined.paper:
            where = examined.at("paper")
            yield from unknown(where, "pièce", examined.paper, papers, meeting.id)
