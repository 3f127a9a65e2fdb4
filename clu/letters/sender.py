"""Who writes: the heading and the signature that all letters of a day share.

The letters are those of a day: the one that they are dated, else the one on which they are written.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clu import french, occasion
from clu.letters import signature
from clu.letters.letter import Heading, Letter

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from clu.letters.letter import Kind
    from clu.letters.recipients import Recipient
    from clu.letters.signature import Issuer
    from clu.occasion import Presented
    from clu.register import Register


@dataclass(frozen=True, slots=True)
class Sender:
    """The committee as the letters present it, and in whose name they go out on `day`."""

    register: Register
    day: date
    presented: Presented
    issuer: Issuer
    heading: Heading

    def letter(
        self, id_: str, recipient: Recipient, kind: Kind, attachments: tuple[str, ...] = ()
    ) -> Letter:
        """A letter to somebody; whatever else it says is the caller's to add."""
        return Letter(
            id=id_,
            subject=id_,
            kind=kind,
            form=recipient.form,
            addressee=recipient.addressee,
            address=recipient.address,
            email=recipient.email,
            channel=recipient.channel,
            represents=recipient.represents,
            heading=self.heading,
            signature=self.issuer.signature,
            attachments=attachments,
            notes=recipient.notes,
        )

    def warnings(self) -> Iterator[str]:
        """What is amiss with the signature, and must be known before a letter is sent."""
        if self.issuer.missing:
            yield self.issuer.missing
        lapsed = signature.lapsed(self.register, self.day)
        if lapsed:
            yield lapsed


def sender(register: Register, about: date, dated: date | None) -> Sender:
    """Who writes, on the day of the letters; the committee is the one of the day `about`.

    Raises:
        UnreadError: a part of the register that tells of them could not be read.
    """
    day = dated or register.on
    presented = occasion.register(register, about)
    issuer = signature.issuer(register, day, presented.committee.institution)
    heading = _heading(register, presented, issuer, day, dated=dated is not None)
    return Sender(register, day, presented, issuer, heading)


def _heading(
    register: Register, presented: Presented, issuer: Issuer, day: date, *, dated: bool
) -> Heading:
    committee, procedure = presented.committee, presented.procedure
    secretariat = committee.secretariat
    authority = register.authority_on(day)
    head = authority.title_in_office if authority else committee.institution
    return Heading(
        authority=french.capitalise(french.split_article(head)[1]),
        service=secretariat.service,
        case_officer=secretariat.case_officer or _secretary(register, day),
        phone=secretariat.phone,
        email=secretariat.email,
        address=secretariat.address,
        place=committee.place,
        dated=french.date_without_weekday(day) if dated else None,
        issuer=issuer.title,
        reference=procedure.cited if procedure else None,
    )


def _secretary(register: Register, day: date) -> str | None:
    """Who holds the secretariat, and so follows the matter, where the committee names nobody."""
    version = register.version_on(day)
    seat = version.secretary if version else None
    holder = register.usable_holder(seat.id, day) if seat else None
    return holder.polite_name if holder and holder.named else None
