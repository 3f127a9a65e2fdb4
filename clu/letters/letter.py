"""The words of a letter: frozen records of plain texts, which templates place."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from clu.occasion import Occasion, Presented

Kind = Literal["convocation", "designation", "guest", "substitute", "information"]
Form = Literal["personal", "administrative"]
Channel = Literal["courriel", "courrier", "interne"]


@dataclass(frozen=True, slots=True)
class Addressee:
    """Whom a letter is written to: by name, or else by a title.

    `lines` are the first lines of the address, or of the suscription; `label` is the same on one
    line. `appel` and `politesse` serve the personal form alone.
    """

    lines: tuple[str, ...]
    label: str
    title: str
    name: str | None = None
    appel: str = "Madame, Monsieur"
    politesse: str = ""


@dataclass(frozen=True, slots=True)
class SubstitutionRule:
    """What the procedure says of a substitute, as on the letter's day.

    `standing`: the seat may send a representative at any time. `last_day` is absent once it has
    passed; `office_day` is the last day before it on which the secretariat is at work.
    """

    standing: bool
    delay: str
    last_day: str | None
    office_day: str | None


@dataclass(frozen=True, slots=True)
class ReplySlip:
    """What a reply slip offers, and where it is returned to."""

    who: str
    designates: bool
    substitutable: bool
    remote: bool
    consent: bool
    last_day: str | None
    office_day: str | None
    email: str | None
    address: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """The lines above the name, and the name; None leaves the place blank."""

    lines: tuple[str, ...]
    name: str | None


@dataclass(frozen=True, slots=True)
class Heading:
    """What all letters of an issue have on top: who writes, who is in charge, where and when."""

    authority: str
    service: tuple[str, ...]
    case_officer: str | None
    phone: str | None
    email: str | None
    address: tuple[str, ...]
    place: str
    dated: str | None
    issuer: str
    reference: str | None


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter, and all that its template needs to know.

    `id` names its files; `subject` is the seat or the guest that it concerns. `represents`: the
    body for which the addressee sits, "l’UDAF". `replaces`: whose substitute that is, after "de".
    `item`: the number of the agenda item that calls a guest; `presents`: of those that the
    addressee presents. `former`: the day of the letter that this one replaces, or `completes` where
    only papers came since. `notes` tell the secretariat what is missing; no template prints them.
    """

    id: str
    subject: str
    kind: Kind
    form: Form
    addressee: Addressee
    address: tuple[str, ...]
    heading: Heading
    signature: Signature
    attachments: tuple[str, ...]
    channel: Channel | None
    email: str | None = None
    represents: str | None = None
    presides: bool = False
    substitution: SubstitutionRule | None = None
    slip: ReplySlip | None = None
    replaces: str | None = None
    item: int | None = None
    presents: tuple[int, ...] = ()
    former: str | None = None
    completes: bool = False
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Convocation:
    """The letters of an issue, in the order of the sheet, the chair first.

    `partial`: only some letters were asked for. `warnings` concern all letters.
    """

    register: Presented
    meeting: Occasion
    day: date
    letters: tuple[Letter, ...]
    partial: bool
    warnings: tuple[str, ...]
