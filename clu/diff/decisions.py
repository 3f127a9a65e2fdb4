"""Gaps settled on record, waivers, and agreements to be named on the internet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clu.diff.change import Change, moved, paired
from clu.diff.fields import differing, said
from clu.french import NBSP
from clu.settlement import settled_gaps, subject, waivers
from clu.wording import quoted, the_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from clu.model.decision import Decision
    from clu.register import Register


def parts(before: Register, after: Register) -> Iterable[Iterator[Change]]:
    """The decisions, then the agreements."""
    return (_decisions(before, after), _agreements(before, after))


def _decisions(before: Register, after: Register) -> Iterator[Change]:
    gaps, passes = "écart réglé", "dérogation"
    yield from _kept("settlement", gaps, settled_gaps(before), settled_gaps(after))
    yield from _kept("waiver", passes, waivers(before), waivers(after))


def _kept(
    kind: str, word: str, old: Sequence[Decision], new: Sequence[Decision]
) -> Iterator[Change]:
    sides = ({one.key: one for one in side} for side in (old, new))
    alert = kind == "settlement"  # for good, as it was decided; a waiver has its time
    for key, was, now in paired(*sides):
        label = f"{word} {quoted(key)}"
        if was is None and now is not None:
            fact = f"{label}{NBSP}: {_about(now)}"
            yield _of(now, Change(f"{kind}-added", fact, _reasoned(now)))
        elif was is not None and now is None:
            fact = f"{label}, {_about(was)}{NBSP}: n’y est plus"
            yield _of(was, Change(f"{kind}-removed", fact, alert=alert))
        elif was is not None and now is not None:
            for one in differing(was, now):
                name = "le terme" if one.key == "until" else quoted(one.key)
                fact = moved(f"{label}, {name}", said(one.old), said(one.new))
                yield _of(now, Change(f"{kind}-changed", fact, alert=alert))


def _of(decision: Decision, change: Change) -> Change:
    return change._replace(meeting=decision.meeting, seat=decision.seat)


def _about(one: Decision) -> str:
    """« CLU402 (2025-11-18, udaf), jusqu’au mardi 31 mars 2026 compris »."""
    named = ", ".join(str(part) for part in subject(one) if part is not None)
    end = getattr(one, "end", None)
    return f"{one.code}{f' ({named})' if named else ''}" + (
        f", jusqu’au {said(end)} compris" if end else ""
    )


def _reasoned(one: Decision) -> str:
    return f"{one.by}, {the_day(one.on)}{NBSP}: {one.reason}"


def _agreements(before: Register, after: Register) -> Iterator[Change]:
    """By name and day: the same person may agree, take it back and agree again."""
    sides = ({(one.name, one.given): one for one in side.agreements} for side in (before, after))
    for (name, given), was, now in paired(*sides):
        label = f"accord de {name} du {said(given)} pour être nommé sur internet"
        if was is None:
            yield Change("agreement-given", f"{label}{NBSP}: enregistré")
        elif now is None:
            yield Change("agreement-removed", f"{label}{NBSP}: effacé du registre", alert=True)
        elif was.revoked != now.revoked:
            told = f"retiré {the_day(now.revoked)}" if now.revoked else "n’est plus retiré"
            yield Change("agreement-revoked", f"{label}{NBSP}: {told}")
