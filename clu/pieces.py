"""The parts of the minutes, each by the digest of what it says, so that a change can be named.

What is compared is the parsed minutes, never a document: a comment, another order of keys, a line
broken elsewhere or another wording of a template is no change. A key that a later version of clu
adds and that nobody has written is none either: what is absent does not count.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, time
from decimal import Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

from pydantic_core import PydanticUndefined

from clu.french import NBSP
from clu.meeting import standing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from clu.meeting import Meeting, Recorded
    from clu.model.event import Publication
    from clu.model.minutes import Minutes, Stage
    from clu.model.record import Record
    from clu.source import Position

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain] | None"

HEAD, ATTENDANCE, RESULTS, ITEM = "head", "attendance", "results", "item "
PRESENT = ("attendance", "others")
"""What the part on the attendance holds."""
APART = frozenset([*PRESENT, "discussions"])
"""What the minutes hold beside their head."""
UNSAID = frozenset(["origin", "amends", "reason", "by", "withdrawn"])
"""What a record says of itself."""
NAMES = {
    HEAD: "l’en-tête (dates, horaires, lieu, ordre du jour)",
    ATTENDANCE: "les présences",
    RESULTS: "les résultats présentés",
}


def parts(meeting: Meeting) -> dict[str, str]:
    """The digest of each part of the minutes: head, attendance, results, `item ID`; none: {}.

    Raises:
        UnreadError: a part could not be read.
    """
    minutes = meeting.minutes
    if minutes is None:
        return {}
    return {name: _digest(said) for name, said in _said(meeting, minutes)}


def changed(stated: Publication | Stage, now: dict[str, str]) -> tuple[str, ...]:
    """The parts that are no more what was published or validated, came since, or are gone."""
    then = {one.part: one.digest for one in stated.parts}
    names = dict.fromkeys([*now, *then]) if then else ()
    return tuple(name for name in names if now.get(name) != then.get(name))


def latest(meeting: Meeting, to: str, *, draft: bool = False) -> Recorded[Publication] | None:
    """The newest publication to an audience that stands; of one day, the one recorded last."""
    events = standing(meeting.publications)
    found = [one for one in events if one.event.to == to and one.event.draft == draft]
    return max(found, key=lambda one: (one.event.on, one.name), default=None)


def name(meeting: Meeting, part: str) -> str:
    """A part within a sentence: « les présences », « le point «\u00a0Réclamations\u00a0» »."""
    if part in NAMES:
        return NAMES[part]
    titles = {item.id: item.title for item in meeting.sheet.agenda}
    id_ = part.removeprefix(ITEM)
    return f"le point «{NBSP}{titles.get(id_, id_)}{NBSP}»"


def position(meeting: Meeting, part: str) -> Position:
    """Where a part of the minutes stands; the minutes themselves where it is there no more."""
    minutes = meeting.minutes
    assert minutes is not None  # noqa: S101 - a part is one of minutes that are there
    if part == ATTENDANCE:
        return minutes.at("attendance")
    if part == RESULTS:
        return meeting.results.at() if meeting.results else minutes.at()
    id_ = part.removeprefix(ITEM)
    for one in minutes.discussions:
        if one.item == id_:
            return one.at("item")
    text = meeting.prose.get(id_)
    return text.document.at(0) if text else minutes.at()


def _said(meeting: Meeting, minutes: Minutes) -> Iterator[tuple[str, str]]:
    """Each part that says something, as JSON."""
    yield HEAD, _written(_of_sheet(meeting) | _record(minutes, without=APART))
    present = [(key, rows) for key in PRESENT if (rows := getattr(minutes, key))]
    if present:
        yield ATTENDANCE, f"{{{','.join(_unordered(*one) for one in present)}}}"
    results = _record(meeting.results) if meeting.results else None
    if results:
        yield RESULTS, _written(results)
    said = {item: text.text for item, text in meeting.prose.items()}
    for item in dict.fromkeys([*(one.item for one in minutes.discussions), *said]):
        own = [_record(one) for one in minutes.discussions if one.item == item]
        content: dict[str, Plain] = {"prose": _text(said[item])} if said.get(item) else {}
        told: list[Plain] = [one for one in own if len(one) > 1]  # more than the item's name
        if told:
            content["said"] = told
        if content:
            yield f"{ITEM}{item}", _written(content)


def _of_sheet(meeting: Meeting) -> dict[str, Plain]:
    """What the minutes take over from the sheet: where, when, about what."""
    sheet = meeting.sheet
    found: dict[str, Plain] = {"time": _plain(sheet.hour), "places": _plain(sheet.places)}
    return found | {"agenda": _plain(tuple(item.title for item in sheet.agenda))}


def _record(one: Record, without: frozenset[str] = frozenset()) -> dict[str, Plain]:
    """The fields that are there, without where they stand, and without some more by their names."""
    found: dict[str, Plain] = {}
    for name, value in _written_in(one):
        if value is None or value is False or value == () or name in without:
            continue
        plain = _text(value) if type(value) is str else _plain(value)
        if plain and plain != "non":
            found[name] = plain
    return found


def _written_in(one: Record) -> tuple[tuple[str, Any], ...]:
    """The fields that tell something: most of them nobody has written."""
    fields, names, always = vars(one), one.model_fields_set, _never_empty(type(one))
    return tuple(
        (name, fields[name]) for name in (names | always if always else names) if name not in UNSAID
    )


@cache
def _never_empty(model: type[Record]) -> frozenset[str]:
    """The fields that say something where nobody has written them."""
    return frozenset(
        name
        for name, one in model.model_fields.items()
        if not any(one.default is empty for empty in (None, False, (), PydanticUndefined))
    )


def _plain(value: object) -> Plain:
    """A value of a record in plain text, whatever way it was typed in."""
    if value is None or isinstance(value, str):  # most of them
        return value and _text(value)
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Decimal | int):
        return format(Decimal(value).normalize(), "f")
    return _record(value)  # type: ignore[arg-type] # all else is a record


def _text(text: str) -> str:
    """A text whatever its lines and spaces; where a paragraph ends does count."""
    if text.isalnum():  # a word, as most are
        return unicodedata.normalize("NFC", text)
    if "\n" not in text:
        return " ".join(unicodedata.normalize("NFC", text).split())
    paragraphs = re.split(r"\n\s*\n", unicodedata.normalize("NFC", text))
    return "\n".join(filter(None, (" ".join(one.split()) for one in paragraphs)))


def _unordered(key: str, rows: Iterable[Record]) -> str:
    """Rows whose order means nothing, as JSON: the minutes follow the sheet's."""
    return f"{_written(key)}:[{','.join(sorted(map(_row, rows)))}]"


def _row(one: Record) -> str:
    """A row as JSON."""
    fields = _written_in(one)
    words = all(type(value) is str for _, value in fields)
    return _row_of_words(fields) if words else _written(_record(one))


@lru_cache(maxsize=4096)
def _row_of_words(fields: tuple[tuple[str, str], ...]) -> str:
    """A row of words alone as JSON; kept, since meeting after meeting tells the same of a seat."""
    plain = {name: _text(value) for name, value in fields}
    return _written({name: text for name, text in plain.items() if text and text != "non"})


def _digest(written: str) -> str:
    from hashlib import sha256  # loads a library, for those alone who publish

    return sha256(written.encode(errors="surrogatepass")).hexdigest()


def _written(said: Plain) -> str:
    """As JSON, a record's fields in the order of their names."""
    return _encode()(said)


@cache
def _encode() -> Callable[[Plain], str]:
    from json import JSONEncoder  # loads a library, as above

    return JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
