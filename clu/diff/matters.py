"""Proposals and actions: raised, answered, done; by where each stood, and where it stands now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clu.diff.change import LONGEST, Change, moved, paired
from clu.diff.fields import said
from clu.follow_up import matters
from clu.french import NBSP
from clu.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clu.follow_up import Matter
    from clu.register import Register

KINDS = {"proposal": "proposition", "action": "action"}


def parts(before: Register, after: Register) -> Iterable[Iterator[Change]]:
    """One part: a matter lives over all meetings."""
    return (_matters(before, after),)


def _matters(before: Register, after: Register) -> Iterator[Change]:
    sides = ({one.id: one for one in matters(side)} for side in (before, after))
    for _, old, new in paired(*sides):
        if new is None and old is not None:
            fact = f"{_called(old)}{NBSP}: ôtée du registre"
            yield Change("matter-removed", fact, alert=True, meeting=old.meeting.id)
        elif new is not None and old is None:
            fact = f"{_called(new)}{NBSP}: nouvelle, {quoted(new.status)}"
            yield Change(f"{new.kind}-raised", fact, meeting=new.meeting.id)
        elif new is not None and old is not None:
            yield from _altered(old, new)


def _altered(old: Matter, new: Matter) -> Iterator[Change]:
    if old.status != new.status:
        fact = moved(_called(new), quoted(old.status), quoted(new.status))
        yield Change(f"{new.kind}-status", fact, _reason(new), meeting=new.meeting.id)
    elif (new.answer and new.answer.verdict) != (old.answer and old.answer.verdict):
        verdicts = (_verdict(old), _verdict(new))
        fact = moved(f"{_called(new)}, la réponse", *verdicts)
        yield Change("proposal-answer", fact, _reason(new), meeting=new.meeting.id)
    if old.due != new.due and new.due:
        fact = moved(f"{_called(new)}, l’échéance", said(old.due), said(new.due))
        yield Change(f"{new.kind}-due", fact, meeting=new.meeting.id)
    if (old.owner, old.service) != (new.owner, new.service):
        charge = (said(one.owner or one.service) for one in (old, new))
        fact = moved(f"{_called(new)}, qui en est chargé", *charge)
        yield Change(f"{new.kind}-owner", fact, meeting=new.meeting.id)
    if old.text and new.text and old.text != new.text:
        fact = f"{_called(new)}{NBSP}: le texte a changé"
        yield Change(f"{new.kind}-text", fact, meeting=new.meeting.id)


def _called(one: Matter) -> str:
    return f"{KINDS[one.kind]} {quoted(one.text or one.id, LONGEST)} ({one.id})"


def _verdict(one: Matter) -> str:
    return said(one.answer.verdict if one.answer else None, "sans réponse")


def _reason(one: Matter) -> str:
    if one.outcome:
        return f"suite{NBSP}: {one.outcome}"
    return f"motif{NBSP}: {one.answer.reason}" if one.answer and one.answer.reason else ""
