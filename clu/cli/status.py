"""`clu` and `clu status`: the state of the committee, on the terminal or as a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clu import french
from clu.cli import again, place
from clu.cli.adding import paragraph
from clu.cli.refusal import Refusal
from clu.cli.screen import paint, say, width
from clu.french import NBSP
from clu.report import shown_path
from clu.status import state
from clu.status.text import lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clu.register import Register


def show(data: str | None, on: str | None) -> int:
    """Print the state.

    Raises:
        typer.BadParameter: there is no committee; exit code 2.
        Refusal: committee.yaml cannot be read; exit code 1.
    """
    register = place.register(data, on)
    told = state(register, typed=again.here)
    say("\n".join(lines(told, paint, width())))
    say("\n".join(_verdict(register)))
    return 0


def _verdict(register: Register) -> Iterator[str]:
    """What the check says, in a line."""
    from clu.rules.engine import check

    found = [one for one in check(register) if not one.settled]
    errors = sum(one.severity == "error" for one in found)
    numbers = {"erreur": errors, "avertissement": len(found) - errors}
    counted = [french.plural(number, noun) for noun, number in numbers.items() if number]
    verdict = french.join(counted) or "rien à signaler"
    colour = "error" if errors else "warning" if found else "settled"
    check_all = f" ({again.command('check')})" if found else ""
    for line in paragraph(f"Contrôle{NBSP}: {verdict}{check_all}."):
        yield line.replace(verdict, paint(verdict, colour), 1)


def write_page(
    data: str | None, on: str | None, output: str | None, form: Sequence[str], *, force: bool
) -> int:
    """Write the state as a page, as the intranet may show it.

    Raises:
        typer.BadParameter: there is no committee, or no such form; exit code 2.
        Refusal: the page would show what the intranet may not; exit code 1.
        MissingExtraError, OutboxError: the page or its PDF was not written; exit code 1.
    """
    from clu.cli import page as alone
    from clu.status import page

    wanted = alone.asked(form)
    register = place.register(data, on)
    content = page.html(register)
    _refuse_leaks(register, content)
    alone.write(page.NAME, content, register.home, output, wanted, force=force)
    return 0


def _refuse_leaks(register: Register, content: str) -> None:
    from clu import privacy
    from clu.status import page

    found = privacy.leaks(register, None, "intranet", {page.NAME: content})
    if found:
        told = "\n".join(
            f"  {shown_path(one.position.file)}:{one.position.line}{NBSP}: {one.fact}"
            for one in found
        )
        raise Refusal(
            f"La page n’a pas été écrite{NBSP}: elle montrerait ce que l’intranet ne peut pas"
            f" montrer.\n{told}"
        )
