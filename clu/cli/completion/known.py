"""What a register names: meetings, seats, guests, proposals and actions; and the rules of clu.

From names of folders and from YAML as text: no model is loaded, and a file that cannot be read
names nothing. Each name comes with what it is, in French.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from clu import french, layout

if TYPE_CHECKING:
    from collections.abc import Iterator

Candidate: TypeAlias = "tuple[str, str]"
"""A word, and what it is."""

RULE = re.compile(r'^@rule\(\s*"(CLU\d{3})".*?^def .*?"""(.*?)$', re.DOTALL | re.MULTILINE)
RULES = Path(__file__).parents[2] / "rules"


def meetings(data: Path) -> Iterator[Candidate]:
    """The folders of meetings, the latest first."""
    folder = data / "meetings"
    names = (one.name for one in folder.iterdir() if one.is_dir()) if folder.is_dir() else ()
    for name in sorted(filter(layout.is_meeting, names), reverse=True):
        yield name, _day(name)


def _day(name: str) -> str:
    try:
        return french.long_date(date.fromisoformat(name[:10]))
    except ValueError:
        return ""


def seats(data: Path) -> Iterator[Candidate]:
    """The seats of every version of the composition, those of the newest first."""
    found: dict[str, str] = {}
    for path in sorted((data / "procedure").glob("*.yaml"), reverse=True):
        for college in _list(_read(path), "composition"):
            for seat in _list(college, "seats"):
                if isinstance(seat.get("id"), str):
                    found.setdefault(seat["id"], _text(seat.get("title") or seat.get("body")))
    yield from found.items()


def guests(data: Path, meeting: str | None) -> Iterator[Candidate]:
    """The guests of a meeting; of the latest one that has a folder, where none is named."""
    name = meeting or next((one for one, _ in meetings(data)), "")
    for guest in _list(_read(data / "meetings" / name / "meeting.yaml"), "guests"):
        if isinstance(guest.get("id"), str):
            yield guest["id"], _text(guest.get("function") or guest.get("body"))


def matters(data: Path) -> Iterator[Candidate]:
    """The proposals and actions that minutes raised, the latest first."""
    found: dict[str, str] = {}
    for name, _ in meetings(data):
        for item in _list(_read(data / "meetings" / name / "minutes" / "minutes.yaml"), "items"):
            for one in (*_list(item, "proposals"), *_list(item, "actions")):
                if isinstance(one.get("id"), str):
                    found[one["id"]] = found.get(one["id"]) or _text(one.get("text"))
    yield from found.items()


def rules() -> Iterator[Candidate]:
    """The codes of the rules, as their modules write them: none is loaded for it."""
    found = {
        code: french.typeset(page)
        for path in RULES.glob("*.py")
        for code, page in RULE.findall(path.read_text(encoding="utf-8"))
    }
    yield from sorted(found.items())


def _read(path: Path) -> Any:
    from clu import source

    return source.read(path).root if path.is_file() else None


def _list(value: Any, key: str) -> list[dict[str, Any]]:
    """The tables of a list under a key; none where anything else stands there."""
    found = value.get(key) if isinstance(value, dict) else None
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _text(value: Any) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""
