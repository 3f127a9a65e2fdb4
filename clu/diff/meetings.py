"""Meetings opened, given up, and what of one that stands is no more what it was."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from clu import french
from clu.diff.change import LONGEST, Change, named, paired
from clu.diff.fields import differing
from clu.diff.kept import altered
from clu.french import NBSP
from clu.stated import Change as Fact
from clu.stated import facts
from clu.wording import quoted, the_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clu.meeting import Meeting
    from clu.model.meeting import Guest, Item
    from clu.register import Register

R = TypeVar("R", "Guest", "Item")
STATED = ("time", "ends", "places", "remote", "agenda", "papers")
"""What letters state of a meeting, but the last day for substitutes: that is a deadline."""


def parts(before: Register, after: Register) -> Iterable[Iterator[Change]]:
    """A part a meeting, and one a paper that both sides have."""
    sides = ({one.id: one for one in side.meetings} for side in (before, after))
    for _, old, new in paired(*sides):
        yield _meeting(before, after, old, new)
        if old and new:
            yield from (_paper(old, new, name) for name in sorted(old.papers & new.papers))


def _meeting(
    before: Register, after: Register, old: Meeting | None, new: Meeting | None
) -> Iterator[Change]:
    if new is None:
        if old is not None:
            fact = f"{named(old)}{NBSP}: le dossier a été effacé"
            yield Change("meeting-removed", fact, alert=True, meeting=old.id)
        return
    if old is None:
        yield Change("meeting-opened", _opened(new), meeting=new.id)
        return
    found = (*_given_up(old, new), *_facts(before, after, old, new), *_sheet(old, new))
    yield from (one._replace(meeting=new.id) for one in (*found, *_papers(old, new)))


def _opened(meeting: Meeting) -> str:
    sheet = meeting.sheet_part.get()
    if sheet is None:
        return f"{named(meeting)}{NBSP}: dossier ouvert, sans meeting.yaml"
    where, points = [one.name for one in sheet.places], len(sheet.agenda)
    told = [
        french.hour(sheet.hour),
        french.join(where) if where else "lieu à fixer",
        f"ordre du jour de {french.plural(points, 'point')}" if points else "ordre du jour vide",
    ]
    if sheet.guests:
        told.append(french.plural(len(sheet.guests), "invité"))
    return f"{named(meeting)}, nouvelle{NBSP}: {', '.join(told)}"


def _given_up(old: Meeting, new: Meeting) -> Iterator[Change]:
    """Put off, given up, or neither any more."""
    was, now = old.postponed, new.postponed
    if now and not was:
        to = f" au {_day(now.to)}" if now.to else ", sans autre jour"
        yield Change("meeting-postponed", f"{named(new)}{NBSP}: reportée{to}", _reason(now.reason))
    elif was and not now:
        yield Change("meeting-restored", f"{named(new)}{NBSP}: n’est plus reportée", alert=True)
    if new.cancelled and not old.cancelled:
        why = _reason(new.cancelled.reason)
        yield Change("meeting-cancelled", f"{named(new)}{NBSP}: annulée", why)
    elif old.cancelled and not new.cancelled:
        yield Change("meeting-restored", f"{named(new)}{NBSP}: n’est plus annulée", alert=True)


def _day(folder: str) -> str:
    from datetime import date

    try:
        return french.long_date(date.fromisoformat(folder[:10]))
    except ValueError:
        return quoted(folder)


def _reason(text: str | None) -> str:
    return f"motif{NBSP}: {text}" if text else "sans motif"


def _facts(before: Register, after: Register, old: Meeting, new: Meeting) -> Iterator[Change]:
    """What letters state; where they have been sent, it says so."""
    was, now = facts(before, old), facts(after, new)
    for field in STATED:
        if was[field] != now[field]:
            fact = f"{named(new)}, {Fact(field, was[field], now[field]).phrase}"
            yield Change(f"meeting-{field}", fact, _sent(new))


def _sent(meeting: Meeting) -> str:
    sent = meeting.convened
    return f"les lettres sont parties {the_day(sent)}" if sent else ""


def _sheet(old: Meeting, new: Meeting) -> Iterator[Change]:
    """What else the sheet says: the chair, the guests, how the items are prepared."""
    if old.sheet.chair != new.sheet.chair:
        chair = new.sheet.chair
        told = f"présidée par le siège {quoted(chair)}" if chair else "sans président désigné"
        yield Change("meeting-chair", f"{named(new)}{NBSP}: {told}")
    for id_, was, now in paired(_by_id(old.guests), _by_id(new.guests)):
        if was is None and now is not None:
            fact = f"{named(new)}{NBSP}: invité ajouté, {quoted(now.title, LONGEST)}"
            yield Change("guest-added", fact, seat=id_)
        elif was is not None and now is None:
            fact = f"{named(new)}{NBSP}: invité ôté, {quoted(was.title, LONGEST)}"
            yield Change("guest-removed", fact, seat=id_)
        elif was is not None and now is not None:
            keys = [quoted(one.key) for one in differing(was, now)]
            if keys:
                fact = (
                    f"{named(new)}, invité {quoted(now.title, LONGEST)}{NBSP}: {french.join(keys)}"
                )
                verb = french.agree(len(keys), "a changé", "ont changé")
                yield Change("guest-changed", f"{fact} {verb}", seat=id_)
    for _, point, instead in paired(_by_id(old.sheet.agenda), _by_id(new.sheet.agenda)):
        keys = [] if point is None or instead is None else _prepared(point, instead)
        if instead and keys:
            fact = (
                f"{named(new)}, point {quoted(instead.title, LONGEST)}{NBSP}: {french.join(keys)}"
            )
            yield Change(
                "item-changed", f"{fact} {french.agree(len(keys), 'a changé', 'ont changé')}"
            )


def _by_id(several: tuple[R, ...]) -> dict[str, R]:
    return {one.id: one for one in several}


def _prepared(old: Item, new: Item) -> list[str]:
    """The keys of an item that differ, beyond those that letters state."""
    return [quoted(one.key) for one in differing(old, new) if one.key not in {"title", "papers"}]


def _papers(old: Meeting, new: Meeting) -> Iterator[Change]:
    """The files that lie in papers/."""
    for name in sorted(new.papers - old.papers):
        yield Change("paper-deposited", f"{named(new)}{NBSP}: pièce déposée, {quoted(name)}")
    for name in sorted(old.papers - new.papers):
        yield Change("paper-removed", f"{named(new)}{NBSP}: pièce ôtée, {quoted(name)}", _sent(new))


def _paper(old: Meeting, new: Meeting, name: str) -> Iterator[Change]:
    """A paper that is no more the same; one that people have received is to be reread closely."""
    if altered(*(one.folder / "papers" / name for one in (old, new))):
        fact = f"{named(new)}{NBSP}: pièce modifiée, {quoted(name)}"
        yield Change("paper-altered", fact, _sent(new), bool(new.convened), meeting=new.id)
