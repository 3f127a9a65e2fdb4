"""The words of a letter: frozen records of plain texts, which templates place."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from clu.occasion import Occasion, Presented

Kind = Literal[
    "convocation", "designation", "guest", "substitute", "information",
    "covering", "remarks", "answer",
    "reminder", "postponement", "cancellation",
]  # fmt: skip
"""What a letter is; each kind has the template of its name."""

Form = Literal["personal", "administrative"]
Channel = Literal["courriel", "courrier", "interne"]
TookPart = Literal["addressee", "body", "representative", "substitute"]


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
    """What all letters of a mailing have on top: who writes, who is in charge, where and when."""

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
class Enclosed:
    """The minutes that a covering letter sends.

    `took_part`: whose part in the meeting the addressee is thanked for. `until`: the last day for
    remarks on a draft. `online`: the sites that the procedure puts them on, "le site internet et
    sur l’intranet".
    """

    took_part: TookPart | None
    until: str | None
    online: str | None


@dataclass(frozen=True, slots=True)
class Answered:
    """What becomes of a proposal, for the body that made it.

    `proposal`, `reason` and `outcome` are safe Markdown on one line.
    `verdict` is one of those of the model; `until` is the term of the study or of the work,
    `referred_to` whose matter it is, `in_charge` who sees to it,
    `done` the day on which it came true, `outcome` what became of it. `following`: the day of the
    next meeting, where one is on record.
    """

    proposal: str | None
    verdict: str
    reason: str | None
    until: str | None
    referred_to: str | None
    in_charge: str | None
    done: str | None
    outcome: str | None
    open: bool
    following: str | None


@dataclass(frozen=True, slots=True)
class GivenUp:
    """That a meeting does not take place: why, and the one that is held instead."""

    reason: str | None
    successor: Occasion | None


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter, and all that its template needs to know.

    `id` names its files; `subject` is the seat or the guest that it concerns. `represents`: the
    body for which the addressee sits, "l’UDAF". `replaces`: whose substitute that is, after "de".
    `item`: the number of the agenda item that calls a guest; `presents`: of those that the
    addressee presents. `former`: the day of the letter that this one replaces, or `completes` where
    only papers came since. `signed`: no mere slip for information. `enclosed` and `answered` are
    what letters about the minutes and about a proposal say; `invited` is the day of the invitation
    that a reminder, or a letter about a meeting `given_up`, refers to. `notes` tell the secretariat
    what is missing; no template prints them.
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
    signed: bool = True
    enclosed: Enclosed | None = None
    answered: Answered | None = None
    invited: str | None = None
    given_up: GivenUp | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mailing:
    """Letters written together about a meeting, in the order of the sheet, the chair first.

    `partial`: only some letters were asked for. `warnings` concern all letters.
    """

    register: Presented
    meeting: Occasion
    day: date
    letters: tuple[Letter, ...]
    partial: bool
    warnings: tuple[str, ...]
