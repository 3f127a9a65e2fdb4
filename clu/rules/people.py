"""Chapter 5, people: nobody in two places; whoever presided or kept the minutes was there."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from clu import french
from clu.attendance import attended
from clu.audience import body
from clu.diagnostic import Problem
from clu.french import NBSP, NNBSP
from clu.model.minutes import HERE
from clu.model.person import folded
from clu.reconciliation import may_be
from clu.rules.attendance import STATES, apart
from clu.rules.engine import rule
from clu.rules.minutes import being, until_validated
from clu.wording import person, quoted
from clu.wording import seat as seat_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from clu.attendance import Attendee
    from clu.diagnostic import Severity
    from clu.meeting import Meeting
    from clu.model.minutes import Minutes
    from clu.model.person import Person
    from clu.model.procedure import Seat
    from clu.register import Register
    from clu.source import Position


@rule("CLU504", per="meeting")
def person_in_two_places(register: Register, meeting: Meeting) -> Iterator[Problem]:
    """La même personne figure deux fois au compte-rendu.

    Une personne n’est pas à la fois présente et excusée, dans la salle et à distance, sur un siège
    et parmi les autres présents : cela ne peut être vrai, et le constat est une erreur une fois le
    compte-rendu validé. Deux sièges tenus à la fois ne sont qu’un avertissement, et rien n’est dit
    lorsque le registre donne les deux à cette personne, ou qu’elle vient comme représentant
    permanent (« ou son représentant »). Seules des personnes sont comparées : un même organisme
    peut être présent par l’une et excusé par l’autre.

    Bon : meetings/2025-11-18/minutes/minutes.yaml, complété

        others:
          - person: {civility: M., first_name: Yves, last_name: MARCHAND, function: président}
            state: excusé
            body: l’Union départementale des associations familiales

    Fautif : meetings/2025-11-18/minutes/minutes.yaml, complété

        others:
          - person: {civility: Mme, first_name: Nour, last_name: HADDAD}  # CLU504
            state: excusé
    """
    if being(register, meeting) is None:
        return
    for named, first, second in _twice(attended(register, meeting)):
        severity = _conflict(register, meeting, first, second)
        if severity:
            yield Problem(
                _whereabouts(second),
                f"{named.polite_name} figure deux fois{NBSP}: {_state(first)}"
                f" ({register.shown_line(_whereabouts(first))}), et {_state(second)}",
                "gardez ce qui est vrai, et ôtez l’autre ligne ou changez-en le nom",
                meeting=meeting.id,
                seat=second.id,
                key=named.name,
                severity=severity if severity == "warning" else until_validated(meeting),
            )


def _twice(rows: Iterable[Attendee]) -> Iterator[tuple[Person, Attendee, Attendee]]:
    """Each two rows that name one person, and the person as the first of them does."""
    by_name: dict[str, list[tuple[Person, Attendee]]] = defaultdict(list)
    for row in rows:
        if row.person and row.person.named:
            by_name[folded(row.person.name)].append((row.person, row))
    for several in by_name.values():
        for (named, first), (_, second) in combinations(several, 2):
            yield named, first, second


def _conflict(
    register: Register, meeting: Meeting, one: Attendee, other: Attendee
) -> Severity | None:
    """What to make of one person at two places: nothing, a warning, or what cannot be true."""
    if (one.id and one.id == other.id) or apart(one.record, other.record):
        return None
    states = {one.state, other.state}
    if one.here != other.here or states == {"présent", "à distance"}:
        return "error"
    if not one.here:
        return "error" if len(states) > 1 else None
    if one.id is None or other.id is None:
        return "error"
    both = all(_holds(register, meeting, each) for each in (one, other))
    return None if both or _stands_in(one) or _stands_in(other) else "warning"


def _holds(register: Register, meeting: Meeting, one: Attendee) -> bool:
    holder = register.roster.on(one.id or "", meeting.day).holder
    return one.person is not None and may_be(one.person, holder)


def _stands_in(one: Attendee) -> bool:
    seat = one.expected.seat if one.expected else None
    standing = seat is not None and seat.representative is not None
    return standing and one.state in {"suppléé", "représenté"}


def _whereabouts(one: Attendee) -> Position:
    return one.record.at("person")


def _state(one: Attendee) -> str:
    office = (one.expected.seat or one.expected.guest) if one.expected else None
    place = french.lower_article(office.title) if office else "les autres présents"
    where = f"pour {place}" if office else f"parmi {place}"
    return f"état {quoted(one.state)} {where}"


@rule("CLU505", article="secretariat", per="meeting")
def wrong_secretary(register: Register, meeting: Meeting) -> Iterator[Problem]:
    """Le secrétariat de séance n’a été tenu ni par le référent qualité, ni par son suppléant.

    La fiche le confie au référent qualité. Le compte-rendu nomme sous secretary la personne qui l’a
    tenu, si ce n’est pas celle qui occupait ce siège. Si le siège est excusé ou absent et que
    personne n’est nommé, la séance n’a pas eu de secrétaire. Rien n’est dit lorsque le titulaire
    n’est pas connu. Le constat est un avertissement tant que le compte-rendu n’est pas validé.

    Bon : meetings/2025-11-18/minutes/minutes.yaml, complété

        secretary: {civility: Mme, first_name: Odile, last_name: TRÉVISE}

    Fautif : meetings/2025-11-18/minutes/minutes.yaml, complété

        secretary: {civility: M., first_name: Baptiste, last_name: LORMEL}  # CLU505

    Fautif : meetings/2025-11-18/minutes/minutes.yaml, où « seat: referente-qualite » devient

        - {seat: referente-qualite, state: excusé}  # CLU505
    """
    minutes, version = being(register, meeting), register.version_on(meeting.day)
    seat = version.secretary if version else None
    if minutes is None or seat is None:
        return
    rows = [one for one in attended(register, meeting) if one.id == seat.id]
    told = _secretariat(register, meeting, minutes, seat, rows)
    if told:
        position, fact = told
        yield Problem(
            position,
            fact,
            "corrigez l’état de ce siège, ou nommez sous secretary qui a tenu le secrétariat"
            f"{NNBSP}; si ce n’était ni le référent qualité, ni son suppléant, consignez l’écart"
            f" dans {register.shown('decisions.yaml')}",
            meeting=meeting.id,
            seat=seat.id,
            severity=until_validated(meeting),
        )


def _secretariat(
    register: Register, meeting: Meeting, minutes: Minutes, seat: Seat, rows: Sequence[Attendee]
) -> tuple[Position, str] | None:
    """Where, and what, is wrong with whoever kept the minutes; None where nothing is."""
    holder, named = register.usable_holder(seat.id, meeting.day), minutes.secretary
    away = rows[0] if rows and not any(one.here for one in rows) else None
    title = seat_title(seat)
    if named is None and away:
        state = quoted(away.state)
        fact = f"état {state} pour {title}, sans que personne soit nommé pour tenir le secrétariat"
        return away.record.at("state"), fact
    if named is None or any(may_be(named, one) for one in _substitutes(meeting, seat, rows)):
        return None
    fact = f"secrétariat de séance tenu par {person(named)}"
    if away and may_be(named, holder):
        place = register.shown_line(away.record.at("state"))
        fact += f", mais ce siège a l’état {quoted(away.state)} ({place})"
    elif holder and not may_be(named, holder):
        fact += f", et non par {holder.polite_name}, {french.split_article(title)[1]}"
    else:
        return None
    return minutes.at("secretary"), fact


def _substitutes(meeting: Meeting, seat: Seat, rows: Sequence[Attendee]) -> Iterator[Person | None]:
    """Who stood in for the seat: as announced, and as recorded."""
    announced = meeting.substitutions.get(seat.id)
    yield announced.event.substitute if announced else None
    yield from (one.person for one in rows if one.state in {"suppléé", "représenté"})


@rule("CLU515", per="meeting")
def absent_chair(register: Register, meeting: Meeting) -> Iterator[Problem]:
    """Le compte-rendu fait présider quelqu’un dont il dit qu’il n’était pas là.

    La fiche ne dit pas qui préside : c’est le siège écrit sous chair au compte-rendu, sinon à la
    convocation, sinon dans les réglages. Écrit au compte-rendu, cela ne peut être vrai, et le
    constat est une erreur une fois qu’il est validé ; sinon, il reste à dire qui a présidé.

    Bon : meetings/2025-11-18/minutes/minutes.yaml, où « chair: » devient

        chair: citoyennete

    Fautif : meetings/2025-11-18/minutes/minutes.yaml, où « chair: » devient

        chair: udaf  # CLU515
    """
    minutes = being(register, meeting)
    if minutes is None:
        return
    chair = minutes.chair or meeting.sheet.chair or register.settings.chair
    rows = [one for one in minutes.attendance if chair in {one.seat, one.guest}]
    if chair is None or not rows or any(one.state in HERE for one in rows):
        return
    row, office = rows[0], body(register, meeting, chair) or chair
    yield Problem(
        minutes.at("chair") if minutes.chair else row.at("state"),
        f"présidence de la réunion par {french.lower_article(office)}, dont l’état"
        f" est {quoted(row.state)} ({register.shown_line(row.at('state'))})",
        f"écrivez sous chair le siège qui a présidé, ou corrigez son état ({STATES})",
        meeting=meeting.id,
        seat=chair,
        severity=until_validated(meeting) if minutes.chair else "warning",
    )
