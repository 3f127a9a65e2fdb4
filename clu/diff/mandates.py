"""Who sits: mandates begun, ended, renewed, vacancies, and to whom one writes for a body."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from clu.diff.change import Change, moved, paired, seat_named
from clu.diff.fields import Field, differing, said, same
from clu.french import NBSP
from clu.roster import Mandate, Vacancy
from clu.wording import person, quoted, the_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from clu.model.person import Correspondent
    from clu.register import Register

ONE_DAY = timedelta(days=1)


def parts(before: Register, after: Register) -> Iterable[Iterator[Change]]:
    """The mandates, the correspondents, then what the files say that they follow."""
    return (_mandates(before, after), _correspondents(before, after), _sources(before, after))


def _mandates(before: Register, after: Register) -> Iterator[Change]:
    for seat, old, new in paired(before.roster.spells, after.roster.spells):
        label = seat_named(before, after, seat)
        was, now = old or (), new or ()
        for one in (*_of_seat(label, was, now), *_vacancies(label, was, now)):
            yield one._replace(seat=seat)


def _of_seat(
    label: str, was: Sequence[Mandate | Vacancy], now: Sequence[Mandate | Vacancy]
) -> Iterator[Change]:
    """The mandates of a seat, each with the one that it was before, by the person and the days."""
    left = [one for one in was if isinstance(one, Mandate)]
    for mandate in (one for one in now if isinstance(one, Mandate)):
        found = next((one for one in left if _one_mandate(one, mandate)), None)
        if found is None:
            yield _begun(label, mandate)
        else:
            left.remove(found)
            yield from _altered(label, found, mandate, now)
    for gone in left:
        fact = f"{label}{NBSP}: le registre ne dit plus que {gone.holder.polite_name} l’a tenu"
        yield Change("mandate-removed", fact, _span(gone), alert=True)


def _one_mandate(old: Mandate, new: Mandate) -> bool:
    named = old.holder.same_as(new.holder) or same(old.holder, new.holder)
    apart = (old.end and old.end < new.first_known) or (new.end and new.end < old.first_known)
    return named and not apart


def _begun(label: str, one: Mandate) -> Change:
    until = f", jusqu’{_to(one.written_end)} compris" if one.written_end else ""
    if one.start is None:
        since = f"nom attesté {the_day(one.first_known)}"
        return Change("holder-attested", f"{label}{NBSP}: {person(one.holder)}, {since}{until}")
    since = f"à partir du {_bare(one.start)}"
    return Change("mandate-begun", f"{label}{NBSP}: {person(one.holder)}, {since}{until}")


def _altered(
    label: str, old: Mandate, new: Mandate, spells: Sequence[Mandate | Vacancy]
) -> Iterator[Change]:
    who = new.holder.polite_name
    if old.end != new.end:
        yield _ended(label, old, new, spells)
    if old.start != new.start:
        fact = moved(f"{label}, début du mandat de {who}", said(old.start), said(new.start))
        yield Change("mandate-start", fact.replace("rien", "inconnu"))
    if new.attested and old.attested != new.attested:
        known = "attestée" if new.holder.gender == "feminine" else "attesté"
        yield Change("holder-attested", f"{label}{NBSP}: {who}, {known} {the_day(new.attested)}")
    for one in differing(old.holder, new.holder):
        fact = moved(f"{label}, {who}, {quoted(one.key)}", said(one.old), said(one.new))
        yield Change("holder-changed", fact)


def _ended(label: str, old: Mandate, new: Mandate, spells: Sequence[Mandate | Vacancy]) -> Change:
    who = new.holder.polite_name
    if new.end is None:
        return Change("mandate-reopened", f"{label}{NBSP}: le mandat de {who} n’a plus de fin")
    if old.end is not None:
        fact = f"{label}{NBSP}: le mandat de {who} prend fin {the_day(new.end)}"
        return Change("mandate-end-moved", f"{fact}, au lieu du {_bare(old.end)}")
    fact = f"{label}{NBSP}: le mandat de {who} prend fin {the_day(new.end)}, dernier jour compris"
    return Change("mandate-ended", fact, _following(new, spells))


def _following(ended: Mandate, spells: Sequence[Mandate | Vacancy]) -> str:
    later = [one for one in spells if ended.end and one.first_known > ended.end]
    if later and isinstance(later[0], Mandate):
        return f"ensuite{NBSP}: {person(later[0].holder)}"
    return "siège vacant ensuite"


def _vacancies(
    label: str, was: Sequence[Mandate | Vacancy], now: Sequence[Mandate | Vacancy]
) -> Iterator[Change]:
    old, new = (
        {one.first_known: one for one in side if isinstance(one, Vacancy)} for side in (was, now)
    )
    for day, then, since in paired(old, new):
        if then is None:
            yield Change("seat-vacated", f"{label}{NBSP}: vacant à partir du {_bare(day)}")
        elif since is None:
            fact = f"{label}{NBSP}: n’est plus noté vacant à partir du {_bare(day)}"
            yield Change("vacancy-removed", fact)


def _correspondents(before: Register, after: Register) -> Iterator[Change]:
    """To whom one writes for a body, and where, on the day on which the registers are asked."""
    for seat in dict.fromkeys([*after.roster.by_seat, *before.roster.by_seat]):
        label = seat_named(before, after, seat)
        old, new = (side.roster.correspondent(seat, side.on) for side in (before, after))
        found = list(_written_to(label, old, new))
        if not same(*(side.roster.contact(seat, side.on) for side in (before, after))):
            found.append(_elsewhere(label))
        yield from (one._replace(seat=seat) for one in dict.fromkeys(found))


def _written_to(
    label: str, old: Correspondent | None, new: Correspondent | None
) -> Iterator[Change]:
    if new is None:
        if old:
            yield Change("correspondent", f"{label}{NBSP}: on n’écrit plus à {person(old)}")
    elif old is None:
        yield Change("correspondent", f"{label}{NBSP}: on écrit à {person(new)}")
    elif not (old.same_as(new) or person(old) == person(new)):
        fact = f"on écrit à {person(new)}, et non plus à {person(old)}"
        yield Change("correspondent", f"{label}{NBSP}: {fact}")
    else:
        yield from (_of_one(label, new, one) for one in differing(old, new))


def _of_one(label: str, who: Correspondent, one: Field) -> Change:
    """What is no more the same of the person to whom one writes; an address is not shown."""
    if one.key == "contact":
        return _elsewhere(label)
    fact = f"{label}, {who.polite_name}, {quoted(one.key)}"
    return Change("correspondent", moved(fact, said(one.old), said(one.new)))


def _elsewhere(label: str) -> Change:
    return Change("contact", f"{label}{NBSP}: les coordonnées ont changé")


def _sources(before: Register, after: Register) -> Iterator[Change]:
    """The act or the document that a file follows, where both sides have the file."""
    old, new = (
        {one.at().file.name: one for _, one in side.roster.files} for side in (before, after)
    )
    for name, was, now in paired(old, new):
        if was and now and was.source != now.source:
            label = f"désignations de {quoted(f'roster/{name}')}, la source"
            yield Change("roster-source", moved(label, said(was.source), said(now.source)))


def _span(one: Mandate) -> str:
    start = f"du {_bare(one.first_known)}"
    return f"{start} au {_bare(one.end)}" if one.end else f"à partir du {_bare(one.first_known)}"


def _to(day: date | None) -> str:
    return f"au {_bare(day)}" if day else ""


def _bare(day: date) -> str:
    return the_day(day).removeprefix("le ")
