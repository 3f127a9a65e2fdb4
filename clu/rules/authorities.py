"""Chapter 1: in whose name letters go out, where authorities.yaml contradicts itself."""

from __future__ import annotations

from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING, TypeVar

from clu import french
from clu.diagnostic import Problem
from clu.french import NBSP
from clu.rules.engine import rule
from clu.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clu.model.authority import Period
    from clu.register import Register

P = TypeVar("P", bound="Period")

REMEDY = "écrivez le dernier jour (until) de l’une, ou le premier (from) de l’autre"


@rule("CLU112")
def two_authorities(register: Register) -> Iterator[Problem]:
    """Deux autorités sont en fonctions le même jour.

    Une lettre part au nom d’une seule : clu prendrait la dernière écrite, sans un mot. À un
    changement de préfet, la première reçoit donc son dernier jour (« until »). Il en est de même de
    deux signatures données au même titre ; une suppléance ou un intérim peut en revanche courir à
    côté d’une délégation, et c’est la dernière écrite qui vaut.

    Bon : authorities.yaml

        authority:
          - title: Le préfet de la Haute-Brève
            from: 2024-09-02
            until: 2026-01-31
            holder: {civility: M., first_name: Luc, last_name: MARTEL}
          - title: Le préfet de la Haute-Brève
            feminine: La préfète de la Haute-Brève
            from: 2026-02-01
            holder: {civility: Mme, first_name: Solange, last_name: VERMEIL}

    Fautif : authorities.yaml

        authority:
          - title: Le préfet de la Haute-Brève
            from: 2024-09-02
            holder: {civility: M., first_name: Luc, last_name: MARTEL}
          - title: Le préfet de la Haute-Brève  # CLU112
            feminine: La préfète de la Haute-Brève
            from: 2026-02-01
            holder: {civility: Mme, first_name: Solange, last_name: VERMEIL}
    """
    file = register.authorities_part.get()
    if file is None:
        return
    for first, second, day in _together(file.authority):
        names = french.join([quoted(one.title_in_office) for one in (first, second)])
        yield Problem(
            second.at("title"),
            f"deux autorités en fonctions {_when(day)}{NBSP}: {names}",
            REMEDY,
            key=f"{first.title} {second.title} {day.isoformat()}",
        )
    for former, later, day in _together(file.signature):
        if former.capacity == later.capacity:
            yield Problem(
                later.at("capacity"),
                f"deux signatures par {later.capacity} {_when(day)}",
                REMEDY,
                key=f"{later.capacity} {day.isoformat()}",
                severity="warning",
            )


def _when(day: date) -> str:
    known = day > date.min  # else both have always been in office, as far as is written
    return f"le même jour, {french.long_date(day)}" if known else "en même temps"


def _together(periods: Sequence[P]) -> Iterator[tuple[P, P, date]]:
    """Each two that hold on one day, and the first such day."""
    for former, later in combinations(periods, 2):
        first = max(former.start or date.min, later.start or date.min)
        if former.holds(first) and later.holds(first):
            yield former, later, first
