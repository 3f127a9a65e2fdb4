"""`clu plan`: what a day would bring, several days side by side, or the best days ahead."""

from __future__ import annotations

import json
from itertools import zip_longest
from math import ceil
from textwrap import wrap
from typing import TYPE_CHECKING

import typer

from clu import french, plan, wording
from clu.cli import again, place
from clu.cli.screen import paint, say, width
from clu.french import NBSP, NNBSP
from clu.plan import Plan, Proposal
from clu.spelling import suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from clu.plan import Limit, Year
    from clu.register import Register

FORMATS = ("text", "json")
PROPOSED = 3
LABEL, GAP = 17, 2
NARROWEST_CELL, WIDEST_CELL = 19, 40
INDENT, DEEPER = "  ", "    "
NO_DELAY = f"délai {wording.NOT_PROVIDED}"


def print_plans(dates: Sequence[str], data: str | None, on: str | None, form: str) -> int:
    """Print what each day would bring, in the order given; without one, the best days ahead.

    Raises:
        typer.BadParameter: a date is wrong; exit code 2.
        Refusal: the register cannot be read; exit code 1.
    """
    if form not in FORMATS:
        hint = suggestion(form, FORMATS)
        raise typer.BadParameter(f"--format {form}{NBSP}: forme inconnue{NNBSP}; {hint}.")
    days = [place.day(given, "DATE") for given in dates]
    register = place.register(data, on)
    try:
        found = [Proposal(plan.plan(register, day), ()) for day in days if day]
        proposed = () if found else plan.proposals(register, PROPOSED)
    except ValueError as error:
        raise typer.BadParameter(f"{error}.") from None
    if form == "json":
        for one in (*found, *proposed):
            say(_json(one, register.on))
    elif proposed or not found:
        say("\n".join(_proposal(register, proposed)))
    elif len(found) == 1:
        say("\n".join(_alone(register, found[0].plan)))
    else:
        say("\n".join(_side_by_side(register, [one.plan for one in found])))
    return 0


# One day -------------------------------------------------------------------------------------


def _alone(register: Register, one: Plan) -> Iterator[str]:
    yield paint(f"Réunion le {french.long_date(one.day)}, {away(one.day, register.on)}", "place")
    yield ""
    yield from _against(one)
    yield from _folded(_year(one.year), INDENT)
    for heading, limits in (
        ("Avant la réunion", [limit for limit in one.limits if limit.before]),
        ("Après la réunion", [limit for limit in one.limits if not limit.before]),
    ):
        if limits:
            yield ""
            yield paint(heading, "place")
        for limit in limits:
            yield from _limit(limit, register.on)
    if not (one.past or one.others):
        yield ""
        yield f"Pour l’ouvrir{NBSP}: {again.command('new', str(one.day))}"


def _against(one: Plan) -> Iterator[str]:
    """What stands in the way of the day, a line each."""
    if not one.obstacles:
        yield f"{INDENT}Aucun obstacle ce jour-là."
    for reason in one.obstacles:
        yield from _folded(f"Obstacle{NBSP}: {reason}.", INDENT, kind="warning")
    if one.others:
        names = ", ".join(one.others)
        yield from _folded(f"Ce jour-là, le registre a déjà une réunion{NBSP}: {names}.", INDENT)


def _limit(limit: Limit, on: date) -> Iterator[str]:
    if limit.day is None:
        yield f"{INDENT}{french.capitalise(limit.what)}"
        yield f"{DEEPER}{NO_DELAY}"
        return
    late = limit.passed(on)
    head = f"{french.capitalise(french.long_date(limit.day))}, {away(limit.day, on)}"
    yield f"{INDENT}{paint(head, 'error' if late else '')}"
    yield from _folded(french.capitalise(limit.what), DEEPER)
    own = limit.kind == "habit"
    source = ", usage de la maison" if own else ""
    yield from _folded(f"{limit.delay}{source}", DEEPER, kind="dim")
    if limit.kind == "substitutes" and limit.count:
        yield from _folded(f"décompte{NBSP}: {wording.count(limit.count)}", DEEPER, kind="dim")
    elif limit.closed:
        yield from _folded(f"les bureaux sont fermés{NBSP}: {limit.closed}", DEEPER, kind="dim")


def _year(year: Year) -> str:
    if not year.owed:
        return f"Année {year.year}{NBSP}: aucun nombre de réunions n’est demandé par la fiche."
    counted = f"{french.plural(year.counted, 'réunion')} avec celle-ci"
    asked = f"{year.owed} {french.agree(year.owed, 'exigée')} au moins"
    if not year.judged:
        return f"Année {year.year}{NBSP}: {counted}{NNBSP}; le registre ne la juge pas."
    met = "la fiche est respectée" if year.met else "il en manquerait"
    return f"Année {year.year}{NBSP}: {counted}, pour {asked}{NNBSP}; {met}."


def away(day: date, on: date) -> str:
    """« dans 12 jours », « aujourd’hui », « demain », « passé de 3 jours »."""
    days = (day - on).days
    match days:
        case 0:
            return "aujourd’hui"
        case 1:
            return "demain"
        case _ if days < 0:
            return f"passé de {french.plural(-days, 'jour')}"
    return f"dans {french.plural(days, 'jour')}"


# Several days --------------------------------------------------------------------------------


def _side_by_side(register: Register, plans: Sequence[Plan]) -> Iterator[str]:
    """The days in columns, as many beside each other as there is room for."""
    room = width() - LABEL
    blocks = ceil(len(plans) / max(1, room // (NARROWEST_CELL + GAP)))
    columns = ceil(len(plans) / blocks)
    for start in range(0, len(plans), columns):
        some = plans[start : start + columns]
        cell = min(WIDEST_CELL, room // columns - GAP)
        if start:
            yield ""
        yield from _rows(register.on, some, cell)


def _rows(on: date, plans: Sequence[Plan], cell: int) -> Iterator[str]:
    yield from _row("", [french.capitalise(_tied(one.day)) for one in plans], cell)
    yield from _row("", [away(one.day, on) for one in plans], cell)
    yield ""
    yield from _row(
        "Obstacles", [f"{NNBSP}; ".join(one.obstacles) or "aucun" for one in plans], cell
    )
    if any(one.others for one in plans):
        others = [", ".join(one.others) or "aucune" for one in plans]
        yield from _row("Autre réunion", others, cell)
    keys = dict.fromkeys((one.kind, one.what) for each in plans for one in each.limits)
    for key in keys:
        named = [_of_key(one, key) for one in plans]
        own = " (usage)" if key[0] == "habit" else ""
        words = [_last_day(limit, on) if limit else "" for limit in named]
        yield from _row(f"{french.capitalise(key[1])}{own}", words, cell)
    yield from _row("Année", [_short_year(one.year) for one in plans], cell)


def _of_key(one: Plan, key: tuple[plan.Kind, str]) -> Limit | None:
    return next((limit for limit in one.limits if (limit.kind, limit.what) == key), None)


def _last_day(limit: Limit, on: date) -> str:
    if limit.day is None:
        return wording.NOT_PROVIDED
    passed = f" ({away(limit.day, on)})" if limit.passed(on) else ""
    return f"{_tied(limit.day)}{passed}"


def _tied(day: date) -> str:
    """A date whose year stays beside its month."""
    return f"{french.weekday(day)} {french.date_without_weekday(day).replace(' ', NBSP)}"


def _short_year(year: Year) -> str:
    if not year.owed:
        return f"{year.year}{NBSP}: rien d’exigé"
    if not year.judged:
        return f"{year.year}{NBSP}: pas jugée"
    met = "respectée" if year.met else "il en manque"
    return f"{year.year}{NBSP}: {year.counted} sur {year.owed}, {met}"


def _row(label: str, cells: Sequence[str], room: int) -> Iterator[str]:
    """A row of a table; what is late or in the way is said, and coloured where colours are."""
    columns = [_wrapped(label, LABEL), *(_wrapped(cell, room) for cell in cells)]
    widths = [LABEL, *(room for _ in cells)]
    for line in zip_longest(*columns, fillvalue=""):
        texts = (f"{text:<{wide}}" for text, wide in zip(line, widths, strict=True))
        yield (" " * GAP).join(texts).rstrip()


def _wrapped(text: str, room: int) -> list[str]:
    return wrap(text, room, break_on_hyphens=False)


# The best days -------------------------------------------------------------------------------


def _proposal(register: Register, found: Sequence[Proposal]) -> Iterator[str]:
    if not found:
        weeks = plan.WEEKS
        yield f"Aucun jour des {weeks} semaines à venir ne convient. Pour juger un jour{NBSP}:"
        yield f"{INDENT}{again.command('plan', 'AAAA-MM-JJ')}"
        return
    first = found[0].plan
    head = f"À proposer{NBSP}: {french.long_date(first.day)}, {away(first.day, register.on)}"
    yield paint(head, "place")
    for reason in found[0].reasons:
        yield from _folded(f"– {reason}", INDENT, hang=DEEPER)
    if len(found) > 1:
        yield ""
        yield paint("À côté des jours les meilleurs d’autres semaines", "place")
        yield ""
        yield from _side_by_side(register, [one.plan for one in found])
    yield ""
    yield "Les vacances scolaires ne sont pas connues de clu."
    yield f"Le détail d’un jour{NBSP}: {again.command('plan', str(first.day))}"
    yield f"Pour l’ouvrir{NBSP}: {again.command('new', str(first.day))}"


def _folded(text: str, indent: str, *, hang: str | None = None, kind: str = "") -> Iterator[str]:
    rest = indent if hang is None else hang
    lines = wrap(
        text, width(), initial_indent=indent, subsequent_indent=rest, break_on_hyphens=False
    )
    yield from (paint(line, kind) for line in lines)


# For programs --------------------------------------------------------------------------------


def _json(one: Proposal, on: date) -> str:
    found = one.plan
    content = {
        "meeting": found.day.isoformat(),
        "past": found.past,
        "obstacles": found.obstacles,
        "meetings": found.others,
        "deadlines": [
            {
                "kind": limit.kind,
                "what": limit.what,
                "last_day": limit.day.isoformat() if limit.day else None,
                "delay": limit.delay,
                "before": limit.before,
                "passed": limit.passed(on),
                "closed": limit.closed,
            }
            for limit in found.limits
        ],
        "year": {
            "year": found.year.year,
            "owed": found.year.owed,
            "counted": found.year.counted,
            "judged": found.year.judged,
            "met": found.year.met,
        },
        "reasons": one.reasons or None,
    }
    return json.dumps(content, ensure_ascii=False)
