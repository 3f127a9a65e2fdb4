"""What commands that write letters share: the errors that stop them, the table of who gets what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clu import french, letters
from clu.cli import again
from clu.cli.refusal import Refusal
from clu.cli.screen import say, width
from clu.french import NBSP
from clu.report import shown_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clu.diagnostic import Diagnostic
    from clu.letters import Mailing
    from clu.meeting import Meeting
    from clu.outbox import Delivery
    from clu.register import Register

MOST_REFUSALS = 10
TOGETHER = "toutes-les-lettres.html"


def refuse(register: Register, meeting: Meeting, blocking: tuple[str, ...], undone: str) -> None:
    """Errors of reading, and those of the meeting whose codes so begin, stop; others do not.

    `undone` begins the refusal: what was not done.

    Raises:
        Refusal: there are such errors.
    """
    from clu.rules.engine import check

    stopping = [one for one in check(register) if _stops(one, meeting, blocking)]
    if stopping:
        lines = [_named(one) for one in stopping[:MOST_REFUSALS]]
        raise Refusal(
            f"{undone}{NBSP}: {french.plural(len(stopping), 'erreur')}.\n"
            + "\n".join(lines)
            + f"\nVoyez chaque constat et son remède{NBSP}: {again.command('check', meeting.id)}"
        )


def _stops(one: Diagnostic, meeting: Meeting, blocking: tuple[str, ...]) -> bool:
    if one.severity != "error" or one.settled:
        return False
    if one.code.startswith("CLU0"):
        return one.problem.meeting in (None, meeting.id)
    return one.problem.meeting == meeting.id and one.code.startswith(blocking)


def _named(one: Diagnostic) -> str:
    where = one.position
    return f"  {shown_path(where.file)}:{where.line}{NBSP}: {one.code} {one.problem.fact}"


def tell(mailing: Mailing, delivery: Delivery) -> None:
    """Say who gets what, and what was written where."""
    say("\n".join(_table(mailing)))
    say()
    say("\n".join(_result(delivery, mailing)))


def _table(mailing: Mailing) -> Iterator[str]:
    """Who gets what, in which form, by which channel; who cannot be reached, and why."""
    from textwrap import wrap

    for row in letters.summary(mailing):
        yield from wrap(
            french.typeset(row.addressee), width(), subsequent_indent="  ", break_on_hyphens=False
        )
        by = f" · {row.channel}" if row.channel else ""
        what = f"{row.id} · {row.kind} · forme {row.form}{by}"
        yield from wrap(
            what, width(), initial_indent="    ", subsequent_indent="    ", break_on_hyphens=False
        )
        for note in row.notes:
            yield from wrap(f"! {note}", width(), initial_indent="    ", subsequent_indent="      ")


def _result(delivery: Delivery, mailing: Mailing) -> Iterator[str]:
    from textwrap import wrap

    count = french.plural(len(mailing.letters), "lettre")
    written = french.plural(len(delivery.written), "fichier écrit", "fichiers écrits")
    where = f"{shown_path(delivery.folder)}/"
    same = f", {len(delivery.unchanged)} à jour" if delivery.unchanged else ""
    told = f"{count} dans {where} ({written}{same})."
    yield from wrap(told, width(), break_long_words=False, break_on_hyphens=False)
    if TOGETHER in (*delivery.written, *delivery.unchanged):
        yield f"Pour imprimer{NBSP}: {shown_path(delivery.folder / TOGETHER)}"
    for name in delivery.removed:
        yield f"Retiré, n’a plus lieu d’être{NBSP}: {name}"
