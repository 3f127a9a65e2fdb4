"""Which finding a decision on record covers. It is shown all the same, marked and counted apart.

A decision covers a finding when its code and its whole subject (meeting, seat, year) are the
finding's own: none covers more than it names. One made after the day on which the register is
asked, or a waiver whose last day has passed, covers nothing; nor does any while decisions.yaml
cannot be read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clu.meeting import UnreadError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from clu.diagnostic import Diagnostic, Problem
    from clu.model.decision import Decision, Settlement, Waiver
    from clu.register import Register

UNDECIDABLE = ("CLU0", *(f"CLU90{number}" for number in range(1, 8)))
"""Codes that no decision covers: a file that cannot be read, and decisions themselves."""

LATE_SUBSTITUTE = "CLU402"
"""The one gap whose settling must say whether the substitute was admitted."""

Subject = tuple[str | None, str | None, int | None]


def settle(
    register: Register, findings: Sequence[Diagnostic], *, timeless: bool = False
) -> list[Diagnostic]:
    """The findings, those that a decision covers marked with its key.

    With `timeless` a waiver covers even once it has ended: days that pass change no verdict then,
    and the rule that tells of its end depends on the clock.
    """
    try:
        decisions = in_force(register, ended=timeless)
    except UnreadError:
        return list(findings)
    return [_settled(finding, decisions) for finding in findings]


def settled_gaps(register: Register) -> tuple[Settlement, ...]:
    """The gaps settled on record.

    Raises:
        UnreadError: decisions.yaml could not be read.
    """
    file = register.decisions_part.get()
    return file.settled if file else ()


def waivers(register: Register) -> tuple[Waiver, ...]:
    """What is let pass for a time, whether that time is over or not.

    Raises:
        UnreadError: decisions.yaml could not be read.
    """
    file = register.decisions_part.get()
    return file.waivers if file else ()


def decisions(register: Register) -> tuple[Decision, ...]:
    """All of them, those settled on record first.

    Raises:
        UnreadError: decisions.yaml could not be read.
    """
    return (*settled_gaps(register), *waivers(register))


def in_force(register: Register, *, ended: bool = False) -> list[Decision]:
    """The decisions that can cover a finding on the day on which the register is asked.

    `ended`: waivers whose last day has passed as well.

    Raises:
        UnreadError: decisions.yaml could not be read.
    """
    running = [one for one in waivers(register) if ended or register.on <= one.end]
    made: tuple[Decision, ...] = (*settled_gaps(register), *running)
    return [one for one in made if one.on <= register.on]


def covers(decision: Decision, finding: Diagnostic) -> bool:
    """Whether the decision is about this finding."""
    return decision.code == finding.code and subject(decision) == subject(finding.problem)


def subject(one: Decision | Problem) -> Subject:
    """What a decision or a finding is about."""
    return one.meeting, one.seat, one.year


def complete(decision: Decision) -> bool:
    """Whether the decision says all that its gap needs: of a late substitute, admitted or not."""
    from clu.model.decision import Settlement

    if decision.code != LATE_SUBSTITUTE or not isinstance(decision, Settlement):
        return True
    return decision.decision is not None


def outlasts(former: Decision, later: Decision) -> bool:
    """Whether the former holds at least as long as the later."""
    end, other = last_day(former), last_day(later)
    return end is None or (other is not None and other <= end)


def last_day(decision: Decision) -> date | None:
    """The last day of a waiver; a gap settled on record has none."""
    from clu.model.decision import Waiver

    return decision.end if isinstance(decision, Waiver) else None


def admitted(register: Register, meeting: str, seat: str) -> bool:
    """Whether a late substitute was admitted to the meeting, by a gap settled on record."""
    return any(
        one.decision == "admis" and (one.meeting, one.seat) == (meeting, seat)
        for one in settled_gaps(register)
        if one.code == LATE_SUBSTITUTE and one.on <= register.on
    )


def _settled(finding: Diagnostic, decisions: Iterable[Decision]) -> Diagnostic:
    if finding.code.startswith(UNDECIDABLE):
        return finding
    for decision in decisions:
        if covers(decision, finding) and complete(decision):
            return finding._replace(settled=decision.key, until=last_day(decision))
    return finding
