"""Everybody whom the register names, and in what quality: an agent of the administration or not.

Names are gathered from every file, old mandates and withdrawn events included: whoever was once
named is still somebody. What may be shown of them is no matter of this module; see `audience`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from clu.audience import is_agent
from clu.model.person import Person
from clu.privacy.plain import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from clu.meeting import Meeting, Part
    from clu.model.event import Event
    from clu.model.procedure import Seat
    from clu.register import Register

CIVILITY = r"(?i)^(?:m\.|mr\.?|mme|mlle|monsieur|madame|mademoiselle)\s+"
WORDS = r"[^\W\d_]+"


class Role(NamedTuple):
    """In what quality somebody is named: an agent or not, on which days, for which seat or guest.

    Both ends are included, either may be open.
    """

    agent: bool
    first: date | None = None
    last: date | None = None
    id: str | None = None

    def holds(self, day: date) -> bool:
        """Whether it is a quality of that day."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody the register names; the parts of the name are folded, see `plain.folded`."""

    name: str
    first: str
    last: str
    civilities: frozenset[str]
    roles: tuple[Role, ...]

    def roles_on(self, day: date | None) -> tuple[Role, ...]:
        """The qualities of that day; all of them where none is of that day, or no day is meant."""
        if day is None:
            return self.roles
        return tuple(one for one in self.roles if one.holds(day)) or self.roles

    def agent_on(self, day: date | None) -> bool:
        """Whether the person acts for the State that day; without a day, ever did."""
        return any(one.agent for one in self.roles_on(day))

    def id_on(self, day: date) -> str | None:
        """The seat or guest by which a text of that day can name the person without the name."""
        return next((one.id for one in self.roles_on(day) if one.id), None)


@dataclass(frozen=True)
class Names:
    """Everybody known, by folded last name; and what is public in any text.

    `public`: the folded postal addresses of the service and of the places where one meets; `words`:
    the folded words of titles and bodies, which are never a name by themselves.
    """

    people: Mapping[str, tuple[Known, ...]] = field(default_factory=dict)
    public: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()

    @cached_property
    def longest(self) -> Mapping[str, tuple[str, ...]]:
        """The last names by their longest word: a text without the word has none of them."""
        found: dict[str, tuple[str, ...]] = {}
        for last in self.people:
            word = longest_word(last)
            found[word] = (*found.get(word, ()), last)
        return found

    def by_last(self, last: str) -> tuple[Known, ...]:
        """Those of that last name, folded."""
        return self.people.get(last, ())


def longest_word(name: str) -> str:
    """« tour » of « de la tour »."""
    return max(re.findall(WORDS, name), key=len, default="")


def names(register: Register) -> Names:
    """Everybody the register names; worked out once.

    Raises:
        UnreadError: the roster, the authorities, the procedure, the decisions or the agreements
            could not be read. Of a meeting that could not, what could be read is taken.
    """
    found: Names | None = register.derived.get(__name__)
    if found is None:
        found = Names(_people(register), frozenset(_public(register)), frozenset(_words(register)))
        register.derived[__name__] = found
    return found


def _people(register: Register) -> dict[str, tuple[Known, ...]]:
    roles: dict[str, list[Role]] = defaultdict(list)
    persons: dict[str, list[Person]] = defaultdict(list)
    for person, role in _named(register):
        if person is not None and person.named:
            key = _spaced(person.name)
            persons[key].append(person)
            if role not in roles[key]:
                roles[key].append(role)
    for agreement in register.agreements:
        person = _of_line(agreement.name, certain=True)
        key = _spaced(person.name) if person else ""
        if person and key not in persons:
            persons[key].append(person)
            roles[key].append(Role(agent=False))
    people: dict[str, list[Known]] = defaultdict(list)
    for key, several in persons.items():
        one = several[0]
        last = _spaced(one.last_name or "")
        civilities = frozenset(each.civility for each in several if each.civility)
        first = _spaced(one.first_name or "")
        people[last].append(Known(one.name, first, last, civilities, tuple(roles[key])))
    return {last: tuple(several) for last, several in people.items()}


def _spaced(text: str) -> str:
    """A folded name, its words one space apart."""
    return " ".join(folded(text).split())


Named = tuple[Person | None, Role]


def _named(register: Register) -> Iterator[Named]:
    """Every person that the register names, with the quality in which it does."""
    yield from _on_roster(register)
    yield from _in_office(register)
    for meeting in register.meetings:
        yield from _at_meeting(register, meeting)


def _on_roster(register: Register) -> Iterator[Named]:
    for id_, mandates in register.roster.mandates.items():
        agent = _agent(register.seat(id_))
        for one in mandates:
            yield one.holder, Role(agent, one.first_known, one.end, id_)
    for id_, several in register.roster.by_seat.items():
        agent = _agent(register.seat(id_))
        for dated in several:
            yield dated.designation.addressed_to, Role(agent, id=None)
            yield dated.designation.holder, Role(agent, dated.day, dated.day, id_)


def _agent(seat: Seat | None) -> bool:
    return seat is not None and is_agent(seat)


AGENT = Role(agent=True)


def _in_office(register: Register) -> Iterator[Named]:
    """The authority and its signatories, and those who drafted, approved or decided."""
    file = register.authorities_part.get()
    for authority in file.authority if file else ():
        yield authority.holder, Role(agent=True, first=authority.start, last=authority.end)
    for signature in file.signature if file else ():
        yield signature.holder, Role(agent=True, first=signature.start, last=signature.end)
    for version in register.versions:
        for signed in (version.sheet.drafted, version.sheet.approved):
            yield _of_line(signed.by if signed else None, certain=True), AGENT
        for article in version.sheet.articles:
            yield _of_line(article.vouched.by if article.vouched else None), AGENT
    decisions = register.decisions_part.get()
    for decision in (*decisions.settled, *decisions.waivers) if decisions else ():
        yield _of_line(decision.by), AGENT
    secretariat = register.committee.secretariat
    yield _of_line(secretariat.case_officer if secretariat else None), AGENT
    for followed in register.follow_ups_part.value or ():
        yield _of_line(followed.event.by), AGENT


def _at_meeting(register: Register, meeting: Meeting) -> Iterator[Named]:
    version = register.version_on(meeting.day)
    agents = {id_: is_agent(seat) for id_, seat in version.seats.items()} if version else {}
    sheet = meeting.sheet_part.value
    for guest in sheet.guests if sheet else ():
        agents[guest.id] = is_agent(guest)
        yield guest.person, _role(meeting, agents, guest.id)
    for announced in meeting.substitutions_part.value or ():
        seat = announced.subject
        agent = agents.get(seat, _agent(register.seat(seat)))
        yield announced.event.substitute, Role(agent, meeting.day, meeting.day)
    for issue in meeting.convocations_part.value or ():
        for letter in issue.event.letters:
            role = Role(letter.form == "administrative", meeting.day, meeting.day)
            yield _of_line(letter.addressee), role
            yield _of_line(letter.holder, certain=True), role
    for publication in meeting.publications_part.value or ():
        for line in publication.event.recipients:
            yield _of_line(line), Role(agent=False, first=meeting.day, last=meeting.day)
    yield from _in_minutes(meeting, agents)
    for event in _events(meeting):
        yield _of_line(event.by), AGENT


def _role(meeting: Meeting, agents: Mapping[str, bool], id_: str | None) -> Role:
    return Role(agents.get(id_ or "", False), meeting.day, meeting.day, id_)


def _in_minutes(meeting: Meeting, agents: Mapping[str, bool]) -> Iterator[Named]:
    minutes = meeting.minutes_part.value
    if minutes is None:
        return
    for row in minutes.attendance:
        yield row.person, _role(meeting, agents, row.seat or row.guest)._replace(id=None)
    for other in minutes.others:
        yield other.person, _role(meeting, agents, other.accompanies)._replace(id=None)
    yield minutes.secretary, AGENT
    for line in (minutes.drafted_by, minutes.reviewed_by):
        yield _of_line(line), AGENT


def _events(meeting: Meeting) -> Iterator[Event]:
    """All that was recorded around a meeting."""
    parts: tuple[Part[Any], ...] = (
        meeting.convocations_part,
        meeting.replies_part,
        meeting.substitutions_part,
        meeting.publications_part,
        meeting.stages_part,
        meeting.remarks_part,
    )
    for part in parts:
        yield from (one.event for one in part.value or ())
    singles = (meeting.minutes_part, meeting.postponed_part, meeting.cancelled_part)
    yield from (one.value for one in singles if one.value is not None)


def _of_line(line: str | None, *, certain: bool = False) -> Person | None:
    """The person whom a line such as « Mme Anaïs DE SOUSA, référente qualité » names, if it does.

    Unless it is `certain`, a civility, a last name in capitals or a function after a comma must
    tell that it is a person and no service.
    """
    if line is None:
        return None
    name, comma, _ = line.partition(",")
    bare = re.sub(CIVILITY, "", name.strip())
    words = bare.split()
    shown = bare != name.strip() or comma or any(_in_capitals(word) for word in words[1:])
    if len(words) < len(("first", "last")) or not (certain or shown):
        return None
    if any(word[0].islower() for word in (words[0], words[-1])) or re.search(r"\d", bare):
        return None
    at = next((i for i, word in enumerate(words) if i and _in_capitals(word)), 1)
    while at > 1 and words[at - 1].islower():  # the particle is the last name's
        at -= 1
    first, last = " ".join(words[:at]), " ".join(words[at:])
    civility = name.split()[0] if name.startswith(("M. ", "M.\u00a0", "Mme")) else None
    return Person.model_construct(civility=civility, first_name=first, last_name=last)


def _in_capitals(word: str) -> bool:
    return word.isupper() and len(word) > 1


def _public(register: Register) -> Iterator[str]:
    """The postal addresses that may be shown to anybody."""
    secretariat = register.committee.secretariat
    if secretariat:
        yield from _address(secretariat.address)
    for meeting in register.meetings:
        sheet = meeting.sheet_part.value
        for place in sheet.places if sheet else ():
            yield from _address((place.name, place.room or "", *place.address))


def _address(lines: Iterable[str]) -> Iterator[str]:
    yield address(" ".join(lines))


def address(text: str) -> str:
    """An address for comparison: its folded words between spaces."""
    words = re.findall(r"[^\W_]+", folded(text))
    return f" {' '.join(words)} "


def _words(register: Register) -> Iterator[str]:
    """The words of titles and bodies."""
    committee = register.committee
    texts = [committee.name, committee.abbreviation, committee.institution, committee.place]
    for version in register.versions:
        for seat in version.seats.values():
            texts += filter(None, (seat.title, seat.masculine, seat.feminine, seat.body))
    for meeting in register.meetings:
        sheet = meeting.sheet_part.value
        for guest in sheet.guests if sheet else ():
            texts += filter(None, (guest.title, guest.masculine, guest.feminine, guest.body))
    yield from re.findall(WORDS, folded(" ".join(texts)))
