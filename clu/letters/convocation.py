"""The letters of a convocation: which seat and which guest gets which one.

Every seat of the composition in force on the meeting's day gets one, and every guest; an announced
substitute gets one more. The signatory's seat and the secretariat's get a slip for information.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from clu import french, occasion, stated
from clu.letters import recipients, substitution
from clu.letters.letter import Letter, Mailing, ReplySlip, SubstitutionRule
from clu.letters.sender import sender

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet
    from datetime import date

    from clu.letters.recipients import Recipient
    from clu.letters.sender import Sender
    from clu.meeting import Meeting
    from clu.model.event import Substitution
    from clu.model.meeting import Guest
    from clu.model.person import Person
    from clu.model.procedure import Seat
    from clu.occasion import Occasion
    from clu.register import Register, Version

SLIP = "coupon-réponse"
NO_RETURN_ADDRESS = (
    "coupon-réponse sans adresse de retour : complétez «\u00a0secretariat\u00a0» dans"
    " committee.yaml (email ou address)"
)
SUBSTITUTE_SUFFIX = ".suppleant"  # no identifier holds a dot: it meets no other letter's name


@dataclass(frozen=True, slots=True)
class Issue:
    """What all letters of an issue share."""

    register: Register
    meeting: Meeting
    version: Version | None
    occasion: Occasion
    sender: Sender

    @property
    def attached(self) -> tuple[str, ...]:
        """The papers that go with every letter."""
        papers = (paper for item in self.occasion.agenda for paper in item.papers)
        return tuple(paper.title for paper in papers if paper.state == "attached")


def convocation(
    register: Register,
    meeting: Meeting,
    dated: date | None = None,
    only: AbstractSet[str] | None = None,
) -> Mailing:
    """The letters of a meeting; `only` those of the seats and guests named.

    Raises:
        UnreadError: a part of the register that the letters need could not be read.
    """
    issue = _issue(register, meeting, dated)
    letters: dict[str, Letter] = {}
    for letter in _letters(issue):
        letters.setdefault(letter.id, letter)
    return Mailing(
        register=issue.sender.presented,
        meeting=issue.occasion,
        day=issue.sender.day,
        letters=tuple(one for one in letters.values() if only is None or one.subject in only),
        partial=only is not None,
        warnings=tuple(_warnings(issue, letters.values(), dated)),
    )


def _warnings(issue: Issue, letters: Iterable[Letter], dated: date | None) -> Iterator[str]:
    """What concerns all letters, and must be known before they are sent."""
    yield from issue.sender.warnings()
    slips = [letter.slip for letter in letters if letter.slip]
    if any(not (slip.email or slip.address) for slip in slips):
        yield NO_RETURN_ADDRESS
    if dated and dated > issue.meeting.day:
        yield (
            f"lettres datées du {french.date_without_weekday(dated)}, après la réunion du"
            f" {french.date_without_weekday(issue.meeting.day)}"
        )


def _issue(register: Register, meeting: Meeting, dated: date | None) -> Issue:
    return Issue(
        register=register,
        meeting=meeting,
        version=register.version_on(meeting.day),
        occasion=occasion.meeting(register, meeting),
        sender=sender(register, meeting.day, dated),
    )


def _letters(issue: Issue) -> Iterator[Letter]:
    """The letters in their order; who holds an earlier one is told what becomes of it."""
    formers = stated.formers(issue.register, issue.meeting)
    for letter in _fresh(issue):
        former = formers.get(letter.subject)
        if former is None or not former.changed:
            yield letter
            continue
        day = french.date_without_weekday(former.sent)
        yield replace(letter, former=day, completes=former.nature == "complète")


def _fresh(issue: Issue) -> Iterator[Letter]:
    for seat in _in_order(issue):
        yield from _to_seat(issue, seat)
    for guest in issue.meeting.guests:
        yield _to_guest(issue, guest)


def _in_order(issue: Issue) -> list[Seat]:
    """The seats in the order of the sheet, the chair's first."""
    seats = list(issue.version.sheet.seats()) if issue.version else []
    return sorted(seats, key=lambda seat: seat.id != issue.occasion.chair_seat)


def _to_seat(issue: Issue, seat: Seat) -> Iterator[Letter]:
    announcement = substitution.announced(issue.meeting, seat)
    letter = _to_member(issue, seat)
    if announcement is None:
        yield letter
        return
    refused = substitution.refusal(issue.register, issue.meeting, seat, announcement)
    if refused or announcement.substitute is None:
        yield replace(letter, notes=(*letter.notes, *filter(None, [refused])))
        return
    yield letter
    yield _to_substitute(issue, seat, announcement, announcement.substitute)


def _to_member(issue: Issue, seat: Seat) -> Letter:
    recipient = recipients.member(issue.register, seat, issue.meeting.day)
    if seat.secretary or seat.id == issue.sender.issuer.seat:
        recipient = replace(recipient, kind="information")
    rule = substitution.rule(issue.register, issue.meeting, seat, issue.sender.day)
    letter = _letter(issue, seat.id, recipient)
    items = issue.occasion.agenda
    return replace(
        letter,
        subject=seat.id,
        presides=seat.id == issue.occasion.chair_seat,
        substitution=rule,
        slip=_with_rule(letter.slip, rule),
        presents=tuple(item.number for item in items if item.presenter == seat.id),
    )


def _with_rule(slip: ReplySlip | None, rule: SubstitutionRule | None) -> ReplySlip | None:
    """The slip of a member, who may be replaced until the last day of the rule."""
    if slip is None or rule is None:
        return slip
    return replace(slip, substitutable=True, last_day=rule.last_day, office_day=rule.office_day)


def _to_substitute(issue: Issue, seat: Seat, announcement: Substitution, someone: Person) -> Letter:
    day = issue.meeting.day
    recipient = recipients.substitute(issue.register, seat, announcement, someone, day)
    letter = _letter(issue, f"{seat.id}{SUBSTITUTE_SUFFIX}", recipient)
    holder = issue.register.usable_holder(seat.id, issue.meeting.day)
    title = seat.title if holder is None else holder.polite_name
    return replace(letter, subject=seat.id, replaces=_of_seat(title))


def _of_seat(title: str) -> str:
    """Whose place is taken, after "de": "de Mme Claire PONS", "du représentant de l’UDAF"."""
    article, rest = french.split_article(title)
    return french.of(f"le {rest}" if article == "un" else title)


def _to_guest(issue: Issue, guest: Guest) -> Letter:
    letter = _letter(issue, guest.id, recipients.guest(issue.register, guest))
    items = issue.occasion.agenda
    number = next((item.number for item in items if item.id == guest.item), None)
    return replace(letter, subject=guest.id, item=number)


def _letter(issue: Issue, id_: str, recipient: Recipient) -> Letter:
    signed = recipient.kind != "information"
    slip = _slip(issue, recipient) if signed else None
    attachments = (*issue.attached, *([SLIP] if slip else []))
    letter = issue.sender.letter(id_, recipient, recipient.kind, attachments)
    return replace(letter, slip=slip, signed=signed)


def _slip(issue: Issue, recipient: Recipient) -> ReplySlip:
    secretariat = issue.sender.presented.committee.secretariat
    online = issue.version is not None and "internet" in issue.version.articles
    return ReplySlip(
        who=_who(recipient),
        designates=recipient.designates,
        substitutable=False,
        remote=issue.occasion.remote is not None,
        consent=recipient.form == "personal" and online,
        last_day=None,
        office_day=None,
        email=secretariat.email,
        address=secretariat.address,
    )


def _who(recipient: Recipient) -> str:
    """Whose answer it is: the addressee, or the body that designates somebody."""
    if recipient.designates and recipient.represents:
        return french.capitalise(french.split_article(recipient.represents)[1])
    return recipient.addressee.label
