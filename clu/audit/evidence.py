"""What shows that each article is kept, article by article; the duties are those of the check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clu import duties, french, wording
from clu.audience import View
from clu.audit.proof import CHANNELS, Proof, bare, file_of, of_meeting
from clu.french import NBSP
from clu.meeting import day_of, standing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from clu.audit.proof import Year
    from clu.duties import Duty
    from clu.meeting import Meeting, Recorded
    from clu.model.event import Convocation, Publication, Substitution
    from clu.model.procedure import Seat

NOTHING: tuple[Proof, ...] = ()
LETTERS = {
    "convocation": "convocation",
    "annule et remplace": "lettre qui annule et remplace la précédente,",
    "complète": "lettre qui complète la convocation,",
    "nouvel envoi": "nouvelle convocation",
}


def evidence(year: Year, article: str) -> tuple[Proof, ...]:
    """The evidence of a year for an article; none for one that no evidence is known for.

    Raises:
        UnreadError: a part of the register that it stands in could not be read.
    """
    known = ARTICLES.get(article)
    return tuple(known(year)) if known else NOTHING


def owed(year: Year, article: str) -> tuple[Duty, ...]:
    """The duties of a year by an article, as the check derives them."""
    register = year.register
    every = [*duties.yearly(register, year.number)] if register.judged_year(year.number) else []
    for meeting in year.standing:
        every += duties.of_meeting(register, meeting) if register.judged(meeting) else ()
    return tuple(one for one in every if one.article == article)


# « frequence » ----------------------------------------------------------------------------------


def _frequency(year: Year) -> Iterator[Proof]:
    register = year.register
    for duty in owed(year, "frequence"):
        over = year.last.year == year.number and register.on > duty.begins.replace(month=12, day=31)
        tally = french.capitalise(duties.tally(duty, late=over))
        yield Proof(f"Année {year.number}", tally, lacking=duty.late(register.on))
    for meeting in year.meetings:
        yield Proof(of_meeting(meeting), _state(year, meeting), _file(year, meeting))


def _state(year: Year, meeting: Meeting) -> str:
    """What became of a meeting."""
    given_up = meeting.cancelled or meeting.postponed
    if given_up:
        done = "annulée" if meeting.cancelled else "reportée"
        further = _put_off(year, meeting) if given_up is meeting.postponed else ""
        reason = (
            f"{NBSP}: {bare(given_up.reason)}" if given_up.reason else ", sans motif au registre"
        )
        return f"{done} le {french.date_without_weekday(given_up.on)}{further}{reason}"
    if meeting.held(year.register.on):
        return "tenue"
    return "à venir"


def _put_off(year: Year, meeting: Meeting) -> str:
    """« , à la réunion du 15 mai 2025 », where the register says to which."""
    to = meeting.postponed.to if meeting.postponed else None
    found = year.register.meeting(to) if to else None
    return f", à la réunion du {french.date_without_weekday(found.day)}" if found else ""


def _file(year: Year, meeting: Meeting) -> str:
    """The file that says what became of a meeting."""
    given_up = meeting.cancelled or meeting.postponed
    return file_of(year.register, given_up.at() if given_up else meeting.place)


# « suppleance » ---------------------------------------------------------------------------------


def _substitutions(year: Year) -> Iterator[Proof]:
    for meeting in year.standing:
        for duty in duties.substitutes(year.register, meeting):
            yield from _last_day(meeting, duty)
            announced = tuple(_announced(year, meeting))
            for seat, recorded in announced:
                yield _substitution(year, meeting, duty, seat, recorded)
            if not announced:
                yield Proof(of_meeting(meeting), "aucune suppléance annoncée")


def _last_day(meeting: Meeting, duty: Duty) -> Iterator[Proof]:
    if duty.last_day and duty.count:
        day, count = french.long_date(duty.last_day), wording.count(duty.count)
        last = f"dernier jour pour annoncer un suppléant{NBSP}: {day} ({count})"
        yield Proof(of_meeting(meeting), last)


def _announced(year: Year, meeting: Meeting) -> Iterator[tuple[Seat, Recorded[Substitution]]]:
    """The announcements in force, in the order of the sheet."""
    version = year.register.version_on(meeting.day)
    for seat in version.sheet.seats() if version else ():
        if seat.id in meeting.substitutions:
            yield seat, meeting.substitutions[seat.id]


def _substitution(
    year: Year, meeting: Meeting, duty: Duty, seat: Seat, recorded: Recorded[Substitution]
) -> Proof:
    event, received = recorded.event, day_of(recorded.event.received)
    who = wording.person(event.substitute) if event.substitute else "suppléant non nommé"
    late = duty.last_day is not None and received > duty.last_day
    parts = [
        f"{who}, pour {wording.seat(seat)}",
        " ".join(filter(None, (f"annoncé {wording.the_day(received)}", _by(event.channel)))),
        f"preuve{NBSP}: {bare(event.evidence)}" if event.evidence else "sans preuve au registre",
        "après le dernier jour" if late else "à temps",
        *_decided(year, meeting, seat, late=late),
    ]
    where = file_of(year.register, event.at())
    return Proof(of_meeting(meeting), "\u202f; ".join(parts), where)


def _decided(year: Year, meeting: Meeting, seat: Seat, *, late: bool) -> Iterator[str]:
    """Whether a late substitute was admitted, by the decision on record."""
    from clu.settlement import LATE_SUBSTITUTE, settled_gaps

    for one in settled_gaps(year.register):
        alike = (one.code, one.meeting, one.seat) == (LATE_SUBSTITUTE, meeting.id, seat.id)
        if late and alike and one.decision and one.on <= year.register.on:
            yield f"{one.decision} par la décision {one.key}"


def _by(channel: str | None) -> str | None:
    return CHANNELS[channel] if channel else None


# « secretariat », « compte-rendu », « internet », « intranet » ------------------------------------


def _secretary(year: Year) -> Iterator[Proof]:
    from clu.minutes.people import people

    register = year.register
    for meeting in year.held:
        minutes = meeting.minutes
        if minutes is None:
            yield Proof(of_meeting(meeting), "compte-rendu non établi", lacking=True)
            continue
        found = people(register, meeting, View(register, "participants", meeting.day))
        named = found.secretary or "secrétariat non renseigné"
        where = file_of(register, minutes.at())
        yield Proof(of_meeting(meeting), named, where, lacking=found.secretary is None)


def _minutes(year: Year) -> Iterator[Proof]:
    register = year.register
    for meeting in year.held:
        if meeting.minutes:
            said = (
                f"compte-rendu du {_day(meeting)}" if meeting.written else "compte-rendu commencé"
            )
            yield Proof(of_meeting(meeting), said, file_of(register, meeting.minutes.at()))
        for stage in meeting.stages:
            event = stage.event
            hands = ", ".join(filter(None, (event.by, event.function)))
            by = f" par {hands}" if hands else ""
            said = f"{event.stage} le {french.date_without_weekday(event.on)}{by}"
            yield Proof(of_meeting(meeting), said, file_of(register, event.at()))
        yield from _published(year, meeting, "participants")
    yield from _not_done(year, "compte-rendu")


def _day(meeting: Meeting) -> str:
    return french.date_without_weekday(meeting.written) if meeting.written else ""


def _online(to: str) -> Callable[[Year], Iterator[Proof]]:
    def proofs(year: Year) -> Iterator[Proof]:
        for meeting in year.held:
            yield from _published(year, meeting, to)
        yield from _not_done(year, to)

    return proofs


def _published(year: Year, meeting: Meeting, to: str) -> Iterator[Proof]:
    for one in standing(meeting.publications):
        if one.event.to == to and not one.event.draft:
            where = file_of(year.register, one.event.at())
            yield Proof(of_meeting(meeting), _publication(one.event), where)


def _publication(event: Publication) -> str:
    on = french.date_without_weekday(event.on)
    if event.to == "participants":
        number = len(event.recipients)
        to = f"pour {french.plural(number, 'siège ou personne', 'sièges ou personnes')}"
        said = [f"adressé le {on}", _by(event.channel), to if number else None]
        return " ".join(filter(None, said))
    where = "le site internet" if event.to == "internet" else "l’intranet"
    address = f"{NBSP}: {event.address}" if event.address else ", sans adresse au registre"
    return f"mis sur {where} le {on}{address}"


def _not_done(year: Year, article: str) -> Iterator[Proof]:
    """What is owed still by the article: late, or to be done."""
    on = year.register.on
    for duty in owed(year, article):
        if duty.meeting and (duty.late(on) or duty.pending(on)):
            to_do = duties.TO_DO[duty.kind].format(day=french.long_date(duty.meeting.day))
            term = duties.term(duty) if duty.late(on) else _until(duty)
            yield Proof(of_meeting(duty.meeting), f"à faire{NBSP}: {to_do} ({term})", lacking=True)


def _until(duty: Duty) -> str:
    if duty.last_day is None:
        return f"délai {wording.NOT_PROVIDED}"
    return f"jusqu’au {french.long_date(duty.last_day)} compris"


# Roles, guests, composition -----------------------------------------------------------------------


def _topics(article: str) -> Callable[[Year], Iterator[Proof]]:
    def proofs(year: Year) -> Iterator[Proof]:
        found = [one.articles[article] for one in year.versions if article in one.articles]
        for item in found[0].items if found and year.standing else ():
            if item.topic:
                line = item.text.rstrip(" ,;.")
                covered = tuple(_covered(year, line, item.topic))
                spared = item.where_applicable
                none = "aucun point d’un ordre du jour" + (
                    " (« le cas échéant »)" if spared else ""
                )
                yield from covered or (Proof(line, none, lacking=not spared),)

    return proofs


def _covered(year: Year, text: str, topic: str) -> Iterator[Proof]:
    for meeting in year.standing:
        for item in meeting.sheet.agenda:
            if topic in item.topics:
                said = f"point {_whole(item.title)}, réunion du {french.long_date(meeting.day)}"
                yield Proof(text, said, _file(year, meeting))


def _whole(title: str) -> str:
    """A title between quotes, whole: the auditor looks for its words."""
    return f"«{NBSP}{bare(title)}{NBSP}»"


def _guests(year: Year) -> Iterator[Proof]:
    for meeting in year.standing:
        titles = {item.id: item.title for item in meeting.sheet.agenda}
        for guest in meeting.guests:
            item = titles.get(guest.item or "")
            why = f"pour le point {_whole(item)}" if item else "sans point de l’ordre du jour"
            where = file_of(year.register, guest.at())
            said = f"{french.capitalise(guest.title)}, {why}"
            yield Proof(of_meeting(meeting), said, where, lacking=item is None)


def _composition(year: Year) -> Iterator[Proof]:
    for meeting in year.standing:
        yield Proof(of_meeting(meeting), _filled(year, meeting))
        for one in meeting.issues:
            where = file_of(year.register, one.event.at())
            yield Proof(of_meeting(meeting), _sent(one.event), where)
        if not meeting.issues:
            late = meeting.held(year.register.on)
            yield Proof(of_meeting(meeting), "aucune convocation envoyée", lacking=late)


def _filled(year: Year, meeting: Meeting) -> str:
    """« 13 sièges : 12 pourvus, 1 vacant » on the day of the meeting."""
    states = [holding.state for _, _, holding in year.register.sitting(meeting.day)]
    held, vacant, unknown = (states.count(one) for one in ("held", "vacant", "unknown"))
    parts = (
        f"{held} {french.agree(held, 'pourvu')}" if held else None,
        f"{vacant} {french.agree(vacant, 'vacant')}" if vacant else None,
        f"{unknown} dont le titulaire n’est pas au registre" if unknown else None,
    )
    return f"{french.plural(len(states), 'siège')}{NBSP}: {', '.join(filter(None, parts))}"


def _sent(event: Convocation) -> str:
    """« convocation envoyée le 20 octobre 2025 par courriel à 14 destinataires »."""
    to = french.plural(len(event.reached), "destinataire")
    on = french.date_without_weekday(event.sent)
    return f"{LETTERS[event.nature]} envoyée le {on} {CHANNELS[event.channel]} à {to}"


ARTICLES: dict[str, Callable[[Year], Iterator[Proof]]] = {
    "role-services": _topics("role-services"),
    "role-usagers": _topics("role-usagers"),
    "frequence": _frequency,
    "suppleance": _substitutions,
    "secretariat": _secretary,
    "compte-rendu": _minutes,
    "internet": _online("internet"),
    "intranet": _online("intranet"),
    "composition": _composition,
    "invites": _guests,
}
"""What gathers the evidence for each article that the rules know."""
