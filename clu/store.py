"""`data/` to Register. What cannot be read becomes a fault, and its part is marked unread.

Files are read once, in the order of their names; a fault in one never hides those of the others.
"""

from __future__ import annotations

import gc
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from clu import layout, source
from clu.layout import Entry, Misplaced
from clu.meeting import Meeting, Part, Prose, Recorded, UnreadError
from clu.reading import Fault, record, text_faults
from clu.register import Followed, History, Register, Version
from clu.roster import Roster
from clu.source import Position
from clu.workdays import FIRST_DAY, LAST_DAY, PARIS, zone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clu.model.record import Record

MARGIN = 3
"""How many years a day lies within the known calendar: delays of a year are counted from it."""
MODELS = {
    "committee": ("clu.model.committee", "Committee"),
    "authorities": ("clu.model.authority", "Authorities"),
    "decisions": ("clu.model.decision", "Decisions"),
    "procedure": ("clu.model.procedure", "Procedure"),
    "roster": ("clu.model.roster", "Designations"),
    "contacts": ("clu.model.contacts", "Contacts"),
    "meeting": ("clu.model.meeting", "Sheet"),
    "postponed": ("clu.model.event", "Postponement"),
    "cancelled": ("clu.model.event", "Cancellation"),
    "convocation": ("clu.model.event", "Convocation"),
    "reply": ("clu.model.event", "Reply"),
    "substitution": ("clu.model.event", "Substitution"),
    "minutes": ("clu.model.minutes", "Minutes"),
    "stage": ("clu.model.minutes", "Stage"),
    "remark": ("clu.model.minutes", "Remark"),
    "results": ("clu.model.results", "Results"),
    "follow-up": ("clu.model.follow_up", "FollowUp"),
    "agreements": ("clu.model.agreement", "Agreements"),
    "publication": ("clu.model.event", "Publication"),
}
OWN = ""
"""The batch of the committee's own files, among those of the meetings by the folder's name."""
PROSE = "prose"
"""The one kind of file that is free text."""


@dataclass
class Batch:
    """The files of one folder (`data/` itself, or a meeting's), by kind."""

    read: dict[str, list[tuple[Entry, Any]]] = field(default_factory=lambda: defaultdict(list))
    unread: dict[str, Position] = field(default_factory=dict)

    def close(self, position: Position) -> None:
        """A folder that cannot be read: nobody knows which of its files are there."""
        for kind in (*MODELS, PROSE):
            self.unread.setdefault(kind, position)

    def one(self, kind: str) -> Part[Any]:
        """The only file of its kind: its record, None where there is no file."""
        found = self.read.get(kind)
        return Part(found[0][1] if found else None, self.unread.get(kind))

    def events(self, kind: str) -> Part[Any]:
        """The events of a kind, in the order of their numbers."""
        events = [_recorded(entry, event) for entry, event in self.read.get(kind, ())]
        return Part(tuple(sorted(events, key=_order)), self.unread.get(kind))


def load(folder: Path, on: date) -> Register:
    """The register that `folder` holds, seen from the day `on`.

    Of a folder that is not there, or cannot be entered, nothing is read, and a fault says so.
    """
    faults: list[Fault] = []
    batches: dict[str, Batch] = defaultdict(Batch)
    files = 0
    with nothing_to_collect():
        for entry in layout.walk(folder):
            if isinstance(entry, Misplaced):
                faults.append(_misplaced(entry))
                if entry.kind == "unreadable":
                    batches[_owner(entry.path, folder)].close(faults[-1].position)
                continue
            files += 1
            faults.extend(_read(entry, batches[_owner(entry.path, folder)]))
        return _register(folder, on, batches, faults, files)


def load_at(folder: Path, now: datetime) -> Register:
    """The register seen from the day that the instant `now` falls on where the committee is."""
    found = load(folder, now.astimezone(ZoneInfo(PARIS)).date())
    return replace(found, on=now.astimezone(ZoneInfo(_time_zone(found))).date())


def seen(folder: Path, when: date | datetime) -> Register:
    """The register seen from a day; from an instant, seen from the day that it falls on there."""
    return load_at(folder, when) if isinstance(when, datetime) else load(folder, when)


def _time_zone(found: Register) -> str:
    try:
        return zone(found.committee.department).timezone
    except UnreadError:
        return PARIS


@contextmanager
def nothing_to_collect() -> Iterator[None]:
    """Python's search for garbage stopped: all that is read is kept, and it would look in vain.

    A register has no circles of references: what nobody holds any more is freed at once.
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def _owner(path: Path, folder: Path) -> str:
    """The name of the meeting's folder that a file belongs to; OWN: it is the committee's."""
    inside = path.parts[len(folder.parts) :]
    return inside[1] if inside[:1] == ("meetings",) and len(inside) > 1 else OWN


def _read(entry: Entry, batch: Batch) -> Iterator[Fault]:
    found: Record | Prose | None
    if entry.kind == PROSE:
        found, faults = _prose(entry)
    else:
        found, faults = record(source.read(entry.path), _model(entry.kind))
    name = _name_fault(entry)
    if name:
        faults.append(name)
    if found is None or name:
        batch.unread.setdefault(entry.kind, faults[0].position)
    else:
        batch.read[entry.kind].append((entry, found))
    yield from faults


def _prose(entry: Entry) -> tuple[Prose | None, list[Fault]]:
    document = source.prose(entry.path)
    number, _, item = entry.stem.partition("-")
    found = None if document.faults else Prose(int(number), item, document)
    return found, text_faults(document)


def _model(kind: str) -> type[Record]:
    """The model of a kind of file, imported on first use: each costs start-up time."""
    module, name = MODELS[kind]
    model: type[Record] = getattr(import_module(module), name)
    return model


def _name_fault(entry: Entry) -> Fault | None:
    """The fault of a file whose name gives a day that does not exist."""
    if entry.kind in ("procedure", "roster", "follow-up") and _day(entry.stem) is None:
        return _no_such_day(entry.path)
    return None


def _day(name: str) -> date | None:
    """The day that a name begins with; None where there is none, or none that clu can count."""
    try:
        day = date.fromisoformat(name[:10])
    except ValueError:
        return None
    return day if FIRST_DAY.year + MARGIN <= day.year <= LAST_DAY.year - MARGIN else None


def _no_such_day(path: Path) -> Fault:
    return Fault(
        "misplaced-file",
        Position(path, 1, 1, ""),
        f"«\u00a0{path.name}\u00a0»\u00a0: ce jour n’existe pas, ou est hors du calendrier connu",
        "renommez-le d’après un jour du calendrier, sous la forme AAAA-MM-JJ",
    )


def _misplaced(entry: Misplaced) -> Fault:
    return Fault(entry.kind, Position(entry.path, 1, 1, ""), entry.fact, entry.hint)


def _register(
    folder: Path, on: date, batches: dict[str, Batch], faults: list[Fault], files: int
) -> Register:
    own = batches.pop(OWN, Batch())
    if "committee" not in own.unread and not own.read.get("committee"):
        faults.append(_no_committee(folder))
        own.unread["committee"] = faults[-1].position
    meetings, misnamed = _meetings(folder, batches)
    faults.extend(misnamed)
    return Register(
        folder=folder,
        on=on,
        committee_part=own.one("committee"),
        authorities_part=own.one("authorities"),
        versions_part=_versions(own),
        roster_part=_roster(own),
        decisions_part=own.one("decisions"),
        contacts_part=_contacts(own),
        agreements_part=own.one("agreements"),
        follow_ups_part=_follow_ups(own),
        meetings=tuple(meetings),
        faults=tuple(faults),
        files=files,
        history=lambda: _history(folder),
    )


def _history(folder: Path) -> History:
    """When each file came into git: asked late, and by few."""
    from clu.revisions import history

    return history(folder)


def _no_committee(folder: Path) -> Fault:
    return Fault(
        "missing-file",
        Position(folder / "committee.yaml", 1, 1, ""),
        "fichier committee.yaml absent",
        "créez-le, ou donnez à --data le dossier qui le contient",
    )


def _versions(batch: Batch) -> Part[tuple[Version, ...]]:
    versions = [
        Version(day, sheet)
        for entry, sheet in batch.read.get("procedure", ())
        if (day := _day(entry.stem))
    ]
    return Part(tuple(sorted(versions, key=lambda one: one.day)), batch.unread.get("procedure"))


def _roster(batch: Batch) -> Part[Roster]:
    """The designations by file: of one day, the file of the day before those that name a seat."""
    read = sorted(batch.read.get("roster", ()), key=lambda one: one[0].stem)
    files = [(day, file) for entry, file in read if (day := _day(entry.stem))]
    return Part(Roster(files), batch.unread.get("roster"))


def _contacts(batch: Batch) -> Part[Any]:
    files = batch.read.get("contacts", ())
    contacts = tuple(contact for _, file in files for contact in file.contacts)
    return Part(contacts, batch.unread.get("contacts"))


def _follow_ups(batch: Batch) -> Part[tuple[Followed, ...]]:
    found = [
        Followed(entry.path.parent.name, day, _number(entry.stem), entry.path, event)
        for entry, event in batch.read.get("follow-up", ())
        if (day := _day(entry.stem))
    ]
    return Part(tuple(found), batch.unread.get("follow-up"))


def _meetings(folder: Path, batches: dict[str, Batch]) -> tuple[list[Meeting], list[Fault]]:
    meetings, faults = [], []
    for path in _meeting_folders(folder):
        day = _day(path.name)
        if day is None:
            faults.append(_no_such_day(path))
            continue
        batch = batches[path.name]
        if "meeting" not in batch.unread and not batch.read.get("meeting"):
            faults.append(_no_sheet(path))
            batch.unread["meeting"] = faults[-1].position
        meetings.append(_meeting(path, day, batch))
    return sorted(meetings, key=lambda one: one.id), faults


def _meeting_folders(folder: Path) -> Iterable[Path]:
    """The well-named folders of meetings, those without a single file included."""
    parent = folder / "meetings"
    try:
        if parent.is_symlink():
            return ()
        found = [parent / name for name in _names(parent) if (parent / name).is_dir()]
    except OSError:  # it may not be looked at: `layout.walk` says so
        return ()
    return sorted(one for one in found if layout.is_meeting(one.name))


def _no_sheet(path: Path) -> Fault:
    return Fault(
        "missing-file",
        Position(path / "meeting.yaml", 1, 1, ""),
        f"la réunion {path.name} n’a pas de fichier meeting.yaml",
        "créez-le\u00a0: l’heure, le lieu et l’ordre du jour de la réunion",
    )


def _meeting(path: Path, day: date, batch: Batch) -> Meeting:
    papers = path / "papers"
    return Meeting(
        id=path.name,
        day=day,
        folder=path,
        place=Position(path / "meeting.yaml", 1, 1, ""),
        sheet_part=batch.one("meeting"),
        convocations_part=batch.events("convocation"),
        replies_part=batch.events("reply"),
        substitutions_part=batch.events("substitution"),
        publications_part=batch.events("publication"),
        minutes_part=batch.one("minutes"),
        prose_part=_texts(batch),
        stages_part=batch.events("stage"),
        remarks_part=batch.events("remark"),
        results_part=batch.one("results"),
        postponed_part=batch.one("postponed"),
        cancelled_part=batch.one("cancelled"),
        papers=_names(papers),
    )


def _names(folder: Path) -> frozenset[str]:
    """The names of what lies in a folder; none where there is no folder, or it cannot be read."""
    try:
        return frozenset(one.name for one in folder.iterdir() if not one.is_symlink())
    except OSError:
        return frozenset()


def _texts(batch: Batch) -> Part[tuple[Prose, ...]]:
    found = sorted((text for _, text in batch.read.get(PROSE, ())), key=lambda one: one.number)
    return Part(tuple(found), batch.unread.get(PROSE))


def _recorded(entry: Entry, event: Any) -> Recorded[Any]:
    subject = entry.stem.partition(".")[0]
    return Recorded(subject, _number(entry.stem), entry.path.name, event)


def _number(stem: str) -> int:
    """`udaf.2` is the second file of its name."""
    return int(stem.partition(".")[2] or 1)


def _order(one: Recorded[Any]) -> tuple[str, int]:
    return one.subject, one.number
