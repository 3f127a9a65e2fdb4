"""A committee's folder to its verdict: what `clu check` says of one committee, and nothing more.

A `Judged` holds findings and counts, never the register: many committees can be judged one after
another, in any process, in the memory that the largest of them needs.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from clu import committees, receipts, store
from clu.french import NBSP, date_without_weekday, plural
from clu.meeting import UnreadError, day_of
from clu.rules.engine import verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date, datetime
    from pathlib import Path

    from clu.diagnostic import Diagnostic
    from clu.register import History, Register


DEFECT = f"défaut de clu{NBSP}: ce n’est pas une faute de votre part"
REPORT_IT = "joignez à votre signalement le fichier que nomme la sortie d’erreur"


class Refused(NamedTuple):
    """Why one of several committees was not judged, and what to do (French, as in a finding).

    `judged`: it was, but not held against the revision. `defect`: clu itself broke down there, as
    Python tells it.
    """

    fact: str
    hint: str
    judged: bool = False
    defect: str = ""


class Judged(NamedTuple):
    """The verdict on the committee of a folder, on the day `on` of its time zone.

    `meetings` are their ids; `notes` are French sentences on what was not judged, and why.
    `name` is the committee's, empty where committee.yaml cannot be read. Where the findings are
    held against a revision, `since` is its name, and `known` the fingerprints of those it had.
    `refused`: what was asked could not be done of this committee. `unjudged` are the codes of the
    rules that were not judged, or not of every meeting, for want of a readable file.
    """

    folder: Path
    on: date
    findings: tuple[Diagnostic, ...]
    files: int
    meetings: tuple[str, ...]
    notes: tuple[str, ...]
    name: str = ""
    since: str | None = None
    known: frozenset[str] = frozenset()
    refused: Refused | None = None
    unjudged: frozenset[str] = frozenset()

    @property
    def judged(self) -> bool:
        """Whether the findings are its verdict; else there is none."""
        return self.refused is None or self.refused.judged


def unjudged(folder: Path, when: date | datetime, refused: Refused) -> Judged:
    """What stands for the verdict on a committee that could not be judged."""
    if refused.defect:  # whatever broke may break again: nothing more is asked of it
        return Judged(folder, day_of(when), (), 0, (), (), refused=refused)
    known = committees.identified(store.seen(folder, when))
    return Judged(folder, known.on, (), 0, (), (), known.title, refused=refused)


def broken(folder: Path, details: str, when: date | datetime) -> Judged:
    """What stands for the verdict where clu itself broke down."""
    return unjudged(folder, when, Refused(DEFECT, REPORT_IT, defect=details))


def judge(
    folder: Path,
    when: date | datetime,
    *,
    timeless: bool = False,
    history: Callable[[], History] | None = None,
) -> Judged:
    """Judge the register in `folder` on a day; of an instant, on the day that it is over there.

    `history`: that of another folder, of which this one is a copy.
    """
    with store.nothing_to_collect():  # until the register is let go, at the end of `_judged`
        return _judged(_register(folder, when, history), timeless=timeless)


def _register(
    folder: Path, when: date | datetime, history: Callable[[], History] | None
) -> Register:
    register = store.seen(folder, when)
    return replace(register, history=history) if history else register


def _judged(register: Register, *, timeless: bool) -> Judged:
    found = verdict(register, timeless=timeless)
    return Judged(
        folder=register.folder,
        on=register.on,
        findings=tuple(found.findings),
        files=register.files,
        meetings=tuple(one.id for one in register.meetings),
        notes=tuple(_notes(register)),
        name=committees.identified(register).title,
        unjudged=found.unjudged,
    )


def _notes(register: Register) -> Iterator[str]:
    """Since when the register is kept, and what is not judged because of it, or of git."""
    try:
        start = register.committee.register_from
    except UnreadError:
        return
    both = not register.judged_year(start.year)
    left_out = (
        f"ni les réunions antérieures ni l’année {start.year} ne sont jugées"
        if both
        else "les réunions antérieures ne sont pas jugées"
    )
    yield f"Registre tenu depuis le {date_without_weekday(start)}{NBSP}: {left_out}."
    with suppress(UnreadError):
        yield from _undated(register)


def _undated(register: Register) -> Iterator[str]:
    """What git could not be asked of, where a receipt has no other evidence."""
    found = receipts.unknown(register)
    if found:
        announced = plural(found[0], "annonce sans preuve", "annonces sans preuve")
        yield f"Date d’enregistrement non vérifiée ({announced}){NBSP}: {found[1]}."
