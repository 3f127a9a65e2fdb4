"""How a command records something: shown, confirmed, written whole, and judged once it is there."""

from __future__ import annotations

from datetime import date
from textwrap import indent, wrap
from typing import TYPE_CHECKING

from clu import outbox, writing
from clu.cli import asking, in_brief
from clu.cli.refusal import Refusal, told
from clu.cli.screen import say, width
from clu.events import draft
from clu.french import NBSP, NNBSP
from clu.model.meeting import Sheet
from clu.report import shown_path

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from clu.diagnostic import Diagnostic
    from clu.events.draft import Draft
    from clu.register import Register

DAY_LENGTH = len("2026-03-10")
"""How much of the name of a meeting's folder is its day."""
MOST_FINDINGS = 10
MOST_LINES = 3
"""How much of a finding is told where the check tells it all."""
UNWRITTEN = "Rien n’a été écrit."


def add(drafts: Sequence[Draft], *, yes: bool) -> None:
    """Show the files, ask, and add them to the register.

    Raises:
        Refusal: nobody wants them, they cannot be read back, or a name is taken; exit code 1.
        OutboxError: the disk refused.
    """
    preview(drafts)
    if not asking.confirmed(yes=yes):
        raise Refusal(UNWRITTEN)
    written(lambda: draft.write(drafts), drafts[0].path.parent)


def preview(drafts: Sequence[Draft]) -> None:
    """Show what is to be written, and where: the sheet of a meeting in brief, the rest as it is.

    Raises:
        Refusal: it could not be read back; exit code 1.
    """
    try:
        records = draft.prove(drafts)
    except draft.UnreadableDraftError as error:
        fault = error.fault
        raise Refusal(f"{UNWRITTEN[:-1]}{NBSP}: {fault.fact}{NNBSP}; {fault.hint}.") from None
    for one, record in zip(drafts, records, strict=True):
        say(f"À écrire{NBSP}: {shown_path(one.path)}")
        if isinstance(record, Sheet):
            say(
                "\n".join(
                    in_brief.lines(record, date.fromisoformat(one.path.parent.name[:DAY_LENGTH]))
                )
            )
        else:
            say(indent(one.text.rstrip("\n"), "    "))


def written(write: Callable[[], None], folder: Path) -> None:
    """Run what writes, and tell in French what the disk refused.

    Raises:
        Refusal: a name is taken; exit code 1.
        OutboxError: the disk refused.
    """
    try:
        write()
    except writing.NameTakenError as error:
        taken = f"{shown_path(error.args[0])}{NBSP}: ce nom est déjà pris"
        raise Refusal(f"{taken}{NNBSP}; vérifiez ce qui y est, puis recommencez.") from None
    except OSError as error:
        raise outbox.failure(folder, error) from error


def fresh(before: Register, after: Register, meeting: str | None = None) -> list[Diagnostic]:
    """What the check finds since; of a meeting, what concerns it or no meeting at all."""
    from clu.rules.engine import check

    known = {(one.fingerprint, one.severity) for one in check(before)}
    return [
        one
        for one in check(after)
        if (one.fingerprint, one.severity) not in known
        and not one.settled
        and (meeting is None or one.problem.meeting in (None, meeting))
    ]


def findings(found: Sequence[Diagnostic], command: str) -> Iterator[str]:
    """What is to be known of them, and where the rest and the remedies stand."""
    if not found:
        return
    yield f"Désormais, {command} relève{NBSP}:"
    for one in found[:MOST_FINDINGS]:
        yield from paragraph(f"{one.code} {one.problem.fact}.", "  ", "    ", most=MOST_LINES)


def paragraph(text: str, first: str = "", then: str = "", *, most: int | None = None) -> list[str]:
    """A text within the width of the terminal; of a longer one than `most` lines, the beginning."""
    return wrap(
        text,
        width(),
        initial_indent=first,
        subsequent_indent=then,
        break_on_hyphens=False,
        max_lines=most,
        placeholder=" […]",
    )


def recorded(paths: Iterable[Path]) -> Iterator[str]:
    """The files that were added."""
    yield from (f"Enregistré{NBSP}: {shown_path(path)}" for path in paths)


def letters_unless(write: Callable[[], None], undone: str, again: str) -> int:
    """Write letters about what is on record already: what hinders them undoes nothing of it.

    `undone` begins what is said then, and `again` is the command that writes them. The exit code is
    that of the letters.

    Raises:
        Exception: a defect of clu.
    """
    try:
        write()
    except Exception as error:
        words = told(error)
        if words is None:
            raise
        say(
            f"{undone}{NBSP}:\n{indent(words, '  ')}\nPuis, pour les écrire{NBSP}: {again}",
            err=True,
        )
        return 1
    return 0
