"""A register with private data in every field that can hold text, made from the models themselves.

A field that is added to a model is filled by itself; one of a type that nobody foresaw, an
identifier that must fit others, or a new kind of file has no value here, and the tests say so.
"""

from collections.abc import Iterator
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import yaml

from clu.model import values
from clu.model.committee import Committee, FormerIdentity, Secretariat
from clu.model.person import Person
from clu.model.procedure import Article, Block, College, Commitment, Procedure, Section
from clu.model.procedure import Item as Line
from clu.model.record import Record
from clu.model.titled import Titled
from clu.privacy.texts import fields, kind_of
from clu.reading import fields as keys
from clu.store import MODELS, PROSE, _model

MEETING = "2026-01-20"
HELD = f"meetings/{MEETING}"
FILES = {
    "committee": "committee.yaml",
    "authorities": "authorities.yaml",
    "decisions": "decisions.yaml",
    "agreements": "agreements.yaml",
    "procedure": "procedure/2024-01-01.yaml",
    "roster": "roster/2025-06-02.yaml",
    "contacts": "private/contacts.yaml",
    "meeting": f"{HELD}/meeting.yaml",
    "postponed": "meetings/2025-06-10/postponed.yaml",
    "cancelled": "meetings/2025-06-11/cancelled.yaml",
    "convocation": f"{HELD}/convocations/01.yaml",
    "reply": f"{HELD}/replies/siege.yaml",
    "substitution": f"{HELD}/substitutions/siege.yaml",
    "minutes": f"{HELD}/minutes/minutes.yaml",
    "stage": f"{HELD}/minutes/stages/01.yaml",
    "remark": f"{HELD}/minutes/remarks/01-siege.yaml",
    "results": f"{HELD}/results.yaml",
    "follow-up": "follow-up/demande/2026-01-25.yaml",
    "publication": f"{HELD}/publications/01-participants.yaml",
    PROSE: f"{HELD}/minutes/01-point.md",
}
"""Where each kind of file lies; two meetings that were given up need no more than that."""

SLUGS = {
    "Action.id": "tache",
    "Action.owner": "siege",
    "Article.id": "internet",
    "Article.within": None,
    "Attendance.guest": None,
    "Attendance.seat": "siege",
    "Block.articles": "internet",
    "College.college": "usagers",
    "Contact.seat": "siege",
    "Convocation.recipients": "siege",
    "Decision.key": "cle",
    "Decision.seat": "siege",
    "Designation.seat": "siege",
    "Discussion.item": "point",
    "FollowUp.owner": "siege",
    "Guest.college": "usagers",
    "Guest.id": "invite",
    "Guest.item": "point",
    "Indicator.id": "accueil",
    "Item.follow_up": "demande",
    "Item.id": "point",
    "Item.presenter": "siege",
    "Item.topic": "resultats",
    "Item.topics": "resultats",
    "Minutes.chair": "siege",
    "MysteryVisit.id": "visite",
    "Opinion.body": "siege",
    "Other.accompanies": "siege",
    "Paper.owner": "siege",
    "Presence.items": "point",
    "Proposal.author": "siege",
    "Proposal.id": "demande",
    "Remark.item": "point",
    "Seat.id": "siege",
    "SeatContact.seat": "siege",
    "SentLetter.recipient": "siege",
    "Settings.chair": "siege",
    "Sheet.chair": "siege",
    "Signature.seat": None,
    "Survey.id": "enquete",
}
PLAIN = {
    values.read_day: "2026-01-20",
    values.read_hour: "14h30",
    values.read_moment: "2026-01-12",
    values.read_flag: "non",
    values.read_count: "1",
    values.read_days: "30",
    values.read_offset: "-60",
    values.read_month_day: "10-01",
    values.read_unit: "ouvrables",
    values.read_department: "15",
    values.read_url: "https://exemple.example/page",
    values.read_file_name: "piece.pdf",
    values.read_number: "94",
    values.read_whole: "1",
}
SET: dict[str, Any] = {
    "Action.state": "en cours",
    "Agreement.given": "2025-01-01",
    "Agreement.revoked": "2025-12-31",
    "Answer.verdict": "retenue",
    "Authority.from": "2024-01-01",
    "Authority.until": None,
    "Committee.register_from": "2025-01-01",
    "Convocation.sent": "2026-01-05",
    "Convocation.signed": "2026-01-05",
    "Decision.code": "CLU101",
    "Decision.meeting": MEETING,
    "Decision.on": "2026-01-30",
    "Designation.attested": None,
    "Designation.from": "2025-06-02",
    "Designation.until": None,
    "Designation.vacant": None,
    "Event.amends": None,
    "Event.withdrawn": None,
    "FollowUp.state": None,
    "FormerIdentity.until": "2019-12-31",
    "OnInternet.names": "personne",
    "OnIntranet.names": "personne",
    "Postponement.to": MEETING,
    "Publication.draft": None,
    "ReservePeriod.from": "2030-01-01",
    "ReservePeriod.until": "2030-01-31",
    "Seat.letter": "personal",
    "SentLetter.form": "personal",
    "Guest.letter": "personal",
    "Signature.from": "2024-01-01",
    "Signature.until": None,
    "Stage.stage": "validé",
    "Stage.on": "2026-02-01",
    "Minutes.on": "2026-01-25",
    "Minutes.next_meeting": "2027-01-19",
}
"""Values that must fit others, by model and key; None: left out."""

PRINTED: dict[type[Record], frozenset[str]] = {
    Committee: frozenset(["name", "abbreviation", "institution", "place"]),
    FormerIdentity: frozenset(["name", "abbreviation", "institution", "place"]),
    Secretariat: frozenset(["service", "address"]),
    Procedure: frozenset(["reference", "title", "authority", "motto", "label", "domain"]),
    Commitment: frozenset(["part", "number"]),
    Line: frozenset(["text"]),
    Article: frozenset(["text"]),
    Block: frozenset(["text"]),
    Section: frozenset(["heading"]),
    College: frozenset(["title", "open_clause"]),
    Titled: frozenset(["title", "masculine", "feminine", "body", "head", "representative"]),
    Person: frozenset(["function"]),
}
"""What is shown to everybody as it is written, beside the texts that the rules judge."""

CLEAN = "Un texte qui ne nomme personne"
CLEAN_PROSE = "Le service répond aux usagers."


def letters(number: int) -> str:
    """A number as two letters, for a name has no digits."""
    return chr(ord("A") + number // 26) + chr(ord("A") + number % 26)


class Hostile:
    """Writes the register; `free_text`: what is shown as it is written holds private data, too.

    `marks`: for each text field, by model and name, the word that stands nowhere else.
    """

    def __init__(self, *, free_text: bool) -> None:
        self.free_text = free_text
        self.marks: dict[str, str] = {}
        self.judged = frozenset(judged_fields())

    def write(self, home: Path) -> Path:
        data = home / "data"
        for kind, name in FILES.items():
            path = data / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if kind == PROSE:
                text = self.hostile("Prose.text") if self.free_text else CLEAN_PROSE
                path.write_text(f"Un point.\n\n{text}\n", encoding="utf-8")
            else:
                tree = self.record(_model(kind))
                path.write_text(yaml.safe_dump(tree, allow_unicode=True, width=10_000), "utf-8")
        for given_up in ("2025-06-10", "2025-06-11"):
            sheet = data / "meetings" / given_up / "meeting.yaml"
            sheet.write_text("time: 14h30\n", encoding="utf-8")
        return data

    def record(self, model: type[Record]) -> dict[str, Any]:
        """A table with a value for each key of the model."""
        tree = {}
        for key, info in keys(model).items():
            if key == "@":
                continue
            found = self.given(model, key)
            value = self.value(model, key, info) if found is MISSING else found
            if value is not None:
                tree[key] = value
        return tree

    def given(self, model: type[Record], key: str) -> Any:
        for one in model.__mro__:
            if f"{one.__name__}.{key}" in SET:
                return SET[f"{one.__name__}.{key}"]
        return MISSING

    def value(self, model: type[Record], key: str, info: Any) -> Any:
        annotation = (
            Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation
        )
        return self.of_type(annotation, model, key)

    def of_type(self, annotation: Any, model: type[Record], key: str) -> Any:
        origin = get_origin(annotation)
        if origin in (Union, UnionType):
            (one,) = (one for one in get_args(annotation) if one is not NoneType)
            return self.of_type(one, model, key)
        if origin is tuple:
            one = self.of_type(get_args(annotation)[0], model, key)
            return None if one is None else [one]
        if origin is Literal:
            return get_args(annotation)[0]
        if isinstance(annotation, type) and issubclass(annotation, Record):
            return self.record(annotation)
        return self.scalar(annotation, model, key)

    def scalar(self, annotation: Any, model: type[Record], key: str) -> str | None:
        readers = [one.reader for one in annotation.__metadata__ if isinstance(one, values.Reads)]
        reader = readers[0]
        if reader in (values.read_line, values.read_name, values.read_prose):
            return self.text(model, key)
        if reader is values.read_email:
            return f"{self.mark(model, key).lower()}@prive.example"
        if reader is values.read_slug:
            return next(
                SLUGS[name] for one in model.__mro__ if (name := f"{one.__name__}.{key}") in SLUGS
            )
        return PLAIN[reader] if reader in PLAIN else values.VERDICTS[0]

    def text(self, model: type[Record], key: str) -> str:
        if (model.__name__, key) in self.judged or is_printed(model, key):
            return self.hostile(self.name(model, key)) if self.free_text else CLEAN
        if issubclass(model, Person):
            return {"first_name": "Zoé", "last_name": self.mark(model, key)}.get(
                key, self.hostile(self.name(model, key))
            )
        return self.hostile(self.name(model, key))

    def name(self, model: type[Record], key: str) -> str:
        return f"{model.__name__}.{key}"

    def mark(self, model: type[Record], key: str) -> str:
        return self.marked(self.name(model, key))

    def marked(self, name: str) -> str:
        return self.marks.setdefault(name, f"SECRET{letters(len(self.marks))}")

    def hostile(self, name: str) -> str:
        """A line with every kind of private data, and the mark of its field in three of them."""
        mark = self.marked(name)
        number = 10 + list(self.marks).index(name)
        return (
            f"Mme Zoé {mark}, 06 12 34 5{number // 100} {number % 100:02},"
            f" {mark.lower()}@prive.example, {number} rue de {mark.title()}, 2 69 05 49 588 157 80"
        )


MISSING = object()


def is_printed(model: type[Record], key: str) -> bool:
    return any(issubclass(model, one) and key in names for one, names in PRINTED.items())


def judged_fields() -> Iterator[tuple[str, str]]:
    """The text fields, by model and key, that the rules judge: those that documents print."""
    waiting = [_model(kind) for kind in ("meeting", "minutes", "stage", "results", "follow-up")]
    seen = set()
    while waiting:
        model = waiting.pop()
        if model in seen:
            continue
        seen.add(model)
        for field in fields(model):
            if field.kind == "text":
                yield model.__name__, field.key
            else:
                waiting += records_in(model.model_fields[field.name].annotation)


def records_in(annotation: Any) -> list[type[Record]]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return [annotation]
    return [found for one in get_args(annotation) for found in records_in(one)]


def text_fields() -> Iterator[str]:
    """Every text field of every model that a file of the register has."""
    waiting = [_model(kind) for kind in MODELS]
    seen = set()
    while waiting:
        model = waiting.pop()
        if model in seen:
            continue
        seen.add(model)
        for key, info in keys(model).items():
            if key != "@" and kind_of(info) == "text":
                yield f"{model.__name__}.{key}"
            elif key != "@":
                waiting += records_in(info.annotation)
