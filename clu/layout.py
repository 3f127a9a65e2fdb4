"""Where each file of `data/` stands, and what a misplaced or misnamed one is told.

Names only: nothing is opened here. A file's name is a fact (the day of a version, the seat of an
event), so a name that cannot be read is a finding, never a file passed over in silence.
"""

import os
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

from clu.disk import why
from clu.french import quoted
from clu.french.grammar import fold

ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"
DAY = r"\d{4}-\d\d-\d\d"
MEETING_NAME = rf"{DAY}(?:-{ID})?"
DROPPINGS = frozenset(["Thumbs.db", "desktop.ini", "README.md", "LISEZMOI.md"])


class Room(NamedTuple):
    """A folder of the layout: the files it may hold, by pattern, and the folders in it.

    `files` maps a pattern to the kind of file (None: kept, not read); `rooms` likewise folders.
    `examples` are names that it takes, for whoever misplaced one.
    """

    name: str
    files: tuple[tuple[str, str | None], ...] = ()
    rooms: tuple[tuple[str, "Room"], ...] = ()
    examples: tuple[str, ...] = ()


class Entry(NamedTuple):
    """A file that has its place: its kind, and what its name says beyond the kind."""

    kind: str
    path: Path
    stem: str


class Misplaced(NamedTuple):
    """A file or folder that has none, or cannot be looked at: what is so, and what to do."""

    path: Path
    fact: str
    hint: str
    kind: Literal["misplaced-file", "symbolic-link", "unreadable"] = "misplaced-file"


ANYTHING = Room("")
EVENT = rf"(?P<stem>{ID}(?:\.(?:[2-9]|[1-9]\d+))?)\.yaml"
CONVOCATIONS = Room(
    "convocations",
    ((r"(?P<stem>(?!00)\d\d)\.yaml", "convocation"),),
    ((r"\d\d", ANYTHING),),
    ("01.yaml",),
)
REPLIES = Room("replies", ((EVENT, "reply"),), (), ("udaf.yaml",))
SUBSTITUTIONS = Room("substitutions", ((EVENT, "substitution"),), (), ("udaf.yaml", "udaf.2.yaml"))
STAGES = Room("stages", ((r"(?P<stem>(?!00)\d\d)\.yaml", "stage"),), (), ("01.yaml",))
REMARKS = Room("remarks", ((rf"(?P<stem>\d\d-{ID})\.yaml", "remark"),), (), ("01-udaf.yaml",))
MINUTES = Room(
    "minutes",
    ((r"minutes\.yaml", "minutes"), (rf"(?P<stem>\d\d-{ID})\.md", "prose")),
    (("stages", STAGES), ("remarks", REMARKS)),
    ("minutes.yaml", "03-reclamations.md"),
)
PUBLICATIONS = Room(
    "publications",
    ((rf"(?P<stem>\d\d-{ID})\.yaml", "publication"),),
    ((rf"\d\d-{ID}", ANYTHING),),
    ("01-participants.yaml",),
)
MEETING = Room(
    "meeting",
    (
        (r"meeting\.yaml", "meeting"),
        (r"postponed\.yaml", "postponed"),
        (r"cancelled\.yaml", "cancelled"),
        (r"results\.yaml", "results"),
    ),
    (
        ("convocations", CONVOCATIONS),
        ("replies", REPLIES),
        ("substitutions", SUBSTITUTIONS),
        ("minutes", MINUTES),
        ("publications", PUBLICATIONS),
        ("papers", ANYTHING),
    ),
    ("meeting.yaml", "results.yaml", "postponed.yaml", "cancelled.yaml"),
)
PROCEDURE = Room("procedure", ((rf"(?P<stem>{DAY})\.yaml", "procedure"),), (), ("2022-06-23.yaml",))
ROSTER = Room(
    "roster",
    ((rf"(?P<stem>{DAY}(?:-{ID})?)\.yaml", "roster"),),
    (),
    ("2026-09-01.yaml", "2026-09-01-udaf.yaml"),
)
PRIVATE = Room("private", ((r"contacts\.yaml", "contacts"),), (), ("contacts.yaml",))
MATTER = Room(
    "follow-up",
    ((rf"(?P<stem>{DAY}(?:\.(?:[2-9]|[1-9]\d+))?)\.yaml", "follow-up"),),
    (),
    ("2026-09-01.yaml",),
)
FOLLOW_UP = Room("follow-up", (), ((ID, MATTER),), ("signaletique-hall",))
MEETINGS = Room("meetings", (), ((MEETING_NAME, MEETING),), ("2026-12-15", "2026-12-15-soir"))
DATA = Room(
    "data",
    (
        (r"committee\.yaml", "committee"),
        (r"authorities\.yaml", "authorities"),
        (r"decisions\.yaml", "decisions"),
        (r"agreements\.yaml", "agreements"),
    ),
    (
        ("procedure", PROCEDURE),
        ("roster", ROSTER),
        ("follow-up", FOLLOW_UP),
        ("private", PRIVATE),
        ("meetings", MEETINGS),
    ),
    ("committee.yaml", "authorities.yaml", "decisions.yaml", "agreements.yaml"),
)


def walk(folder: Path | str, room: Room = DATA) -> Iterator[Entry | Misplaced]:
    """Every file below `folder` that has its place, and everything that has none, sorted by name.

    A symbolic link is never followed; hidden files and the droppings of desktops are passed over.
    """
    try:
        entries = sorted(os.scandir(folder), key=lambda one: one.name)
    except OSError as error:
        yield _closed(Path(folder), error)
        return
    for entry in entries:
        if entry.name.startswith((".", "~$")) or entry.name in DROPPINGS:
            continue
        if entry.is_symlink():
            yield _link(Path(entry.path))
        elif entry.is_dir(follow_symlinks=False):
            yield from _folder(entry, room)
        else:
            yield from _file(entry, room)


def places(room: Room = DATA) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every kind of file with the parts of its path, `*` for a part that is not always the same."""
    for pattern, kind in room.files:
        if kind is not None:
            yield kind, (_fixed(pattern) or f"*{pattern[pattern.rindex('.') :]}",)
    for pattern, inner in room.rooms:
        yield from ((kind, (_fixed(pattern) or "*", *parts)) for kind, parts in places(inner))


def kind_of(parts: Sequence[str], room: Room = DATA) -> str | None:
    """The kind of the file at a path below the register's folder; None where it has none."""
    name, *rest = parts
    if not rest:
        return next((kind for pattern, kind in room.files if _matches(pattern, name)), None)
    inner = next((one for pattern, one in room.rooms if _matches(pattern, name)), None)
    return kind_of(rest, inner) if inner else None


def is_of_register(name: str) -> bool:
    """Whether a file or folder of that name may stand in a register itself."""
    return any(_matches(pattern, name) for pattern, _ in (*DATA.files, *DATA.rooms))


def _fixed(pattern: str) -> str | None:
    """The only name that a pattern takes; None where it takes several."""
    name = pattern.replace("\\.", ".")
    return name if re.fullmatch(r"[a-z.-]+", name) else None


def is_meeting(name: str) -> bool:
    """Whether a folder's name has the shape of a meeting's: a day, and a suffix if need be."""
    return _matches(MEETING_NAME, name) is not None


def _folder(entry: os.DirEntry[str], room: Room) -> Iterator[Entry | Misplaced]:
    inner = next((one for pattern, one in room.rooms if _matches(pattern, entry.name)), None)
    if inner is None:
        path = Path(entry.path)
        yield Misplaced(path, f"dossier {quoted(path.name)} inattendu ici", _where(path, room))
    elif inner is ANYTHING:
        yield from _links(entry.path)
    else:
        yield from walk(entry.path, inner)


def _links(folder: str) -> Iterator[Misplaced]:
    """The symbolic links of a folder that may hold anything, however deep."""
    waiting = [folder]
    while waiting:
        inner = waiting.pop()
        try:
            entries = sorted(os.scandir(inner), key=lambda one: one.name)
        except OSError as error:
            yield _closed(Path(inner), error)
            continue
        for entry in entries:
            if entry.is_symlink():
                yield _link(Path(entry.path))
            elif entry.is_dir(follow_symlinks=False):
                waiting.append(entry.path)


def _closed(folder: Path, error: OSError) -> Misplaced:
    fact = f"dossier {quoted(folder.name)} impossible à lire ({why(error)})"
    return Misplaced(folder, fact, "rendez-le lisible, puis relancez le contrôle", "unreadable")


def _file(entry: os.DirEntry[str], room: Room) -> Iterator[Entry | Misplaced]:
    path = Path(entry.path)
    for pattern, kind in room.files:
        found = _matches(pattern, entry.name)
        if found:
            if kind is not None:
                yield Entry(kind, path, found.groupdict().get("stem") or path.stem)
            return
    fact = f"fichier {quoted(path.name)} inattendu ici"
    yield Misplaced(path, fact, _where(path, room))


def _matches(pattern: str, name: str) -> re.Match[str] | None:
    return _compiled(pattern).fullmatch(name)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.ASCII)


def _link(path: Path) -> Misplaced:
    return Misplaced(
        path,
        f"{quoted(path.name)} est un lien symbolique",
        "remplacez le lien par le fichier lui-même",
        kind="symbolic-link",
    )


def _where(path: Path, room: Room) -> str:
    """The remedy: the name that was meant, the nearest one, or the names that this folder takes."""
    from difflib import get_close_matches

    known = [*room.examples, *(pattern for pattern, _ in room.rooms if pattern.isalpha())]
    meant = _meant(path.name, room) or get_close_matches(path.name, known, n=1, cutoff=0.7)
    if meant:
        return f"renommez-le en {quoted(meant[0])}"
    patterns = {pattern for pattern, _ in (*room.files, *room.rooms)}
    fixed = all(name in patterns or re.escape(name) in patterns for name in known)
    such = "noms admis ici" if fixed else "noms admis ici, par exemple"
    return f"déplacez-le, ou renommez-le ; {such}\u00a0: " + ", ".join(known)


def _meant(name: str, room: Room) -> list[str]:
    """The name in the form that the folder takes, where little is wrong with it.

    That is: capitals or accents, the order of a day's parts, the ending (".yml", ".yaml.txt").
    """
    stem, ending = _parts(name)
    day = re.sub(r"\A(\d\d)[-.](\d\d)[-.](\d{4})", r"\3-\2-\1", fold(stem))
    wanted = room.files if ending else room.rooms
    return [day + ending] if any(_matches(pattern, day + ending) for pattern, _ in wanted) else []


def _parts(name: str) -> tuple[str, str]:
    """What stands before the ending of a YAML file, and that ending as it should be."""
    found = re.fullmatch(r"(.+?)\.ya?ml(?:\.txt)?", name, re.IGNORECASE)
    return (found[1], ".yaml") if found else (name, "")
