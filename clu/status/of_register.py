"""What is to be done of the register: a meeting a year, names to confirm, waivers that end."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from clu import duties, french, settlement
from clu.french import NBSP, quoted
from clu.status.task import CODES, ONE_DAY, SOON, Task, settled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clu import audience
    from clu.register import Register


def _year(register: Register, _: audience.View) -> Iterator[Task]:
    """A year that lacks a meeting; one that is planned is enough while the year lasts."""
    for duty in duties.yearly_meetings(register):
        late = duty.late(register.on)
        lacking = duty.pending(register.on) and duty.done + len(duty.planned) < duty.owed
        if lacking or (late and not settled(register, CODES["meeting"], year=duty.year)):
            yield Task(
                "meeting",
                f"{'tenir' if late else 'fixer, puis tenir,'} une réunion en {duty.year}",
                duty.last_day,
                duty.late_from if late else None,
                CODES["meeting"],
                subject=str(duty.year),
                why=duties.tally(duty, late=late),
                command=None if late else "clu plan",
                file="decisions.yaml" if late else None,
                urgent=duties.alarming(register, duty),
                year=duty.year,
            )


def _names(register: Register, view: audience.View) -> Iterator[Task]:
    """The names that no letter may carry any more, and those that are soon too old."""
    limits: dict[date, list[str]] = {}
    for _, seat, holding in register.sitting(register.on):
        limit = register.attested_until(holding.mandate) if holding.mandate else None
        if limit is not None:
            named = view.seat(seat, register.usable_holder(seat.id, register.on))
            day = date.min if limit < register.on else limit
            seats = limits.setdefault(day, [])
            seats.append(f"{french.lower_article(named.quality)} ({seat.id})")
    for limit, seats in sorted(limits.items()):
        yield from _confirmation(register, limit, seats)


def _confirmation(register: Register, limit: date, seats: list[str]) -> Iterator[Task]:
    stale = limit == date.min
    covered = stale and settled(register, "CLU109")
    if covered or (not stale and limit > register.on + SOON):
        return
    since = (
        f"nom attesté il y a trop longtemps{NBSP}: les lettres ne le portent plus"
        if stale
        else f"nom attesté il y a longtemps{NBSP}: bientôt, les lettres ne le porteront plus"
    )
    ids = [one.rpartition("(")[2].rstrip(")") for one in seats]
    yield Task(
        "names",
        f"confirmer qui tient {french.plural(len(seats), 'siège')}{NBSP}: {french.join(seats)}",
        None if stale else limit,
        code="CLU109" if stale else None,
        subject=" ".join(ids),
        why=since,
        command=f"clu holder {' '.join(ids)} --confirm",
    )


def _waivers(register: Register, _: audience.View) -> Iterator[Task]:
    for one in settlement.waivers(register):
        over = one.end < register.on
        if one.on > register.on and not over:
            continue
        yield Task(
            "waiver",
            f"{'remplacer ou ôter' if over else 'régler ce que laisse passer'} la dérogation"
            f" {quoted(one.key)} ({one.code})",
            one.end,
            one.end + ONE_DAY if over else None,
            "CLU902" if over else None,
            one.meeting,
            one.key,
            why="elle a pris fin" if over else "fin de la dérogation",
            file="decisions.yaml",
        )


SOURCES = (_year, _names, _waivers)
"""What gives tasks, each as far as it can be read."""
