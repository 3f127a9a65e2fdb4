"""`clu calendar`: the file that a calendar program subscribes to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from clu import french, outbox
from clu.cli import again, place
from clu.cli.adding import paragraph
from clu.cli.refusal import Refusal
from clu.cli.screen import say
from clu.french import NBSP
from clu.report import shown_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clu.calendar.ical import Event
    from clu.register import Register


def write_calendar(
    data: str | None, on: str | None, output: str | None, *, public: bool, force: bool
) -> int:
    """Write the calendar, and say what stands in it.

    Raises:
        typer.BadParameter: wrong use; exit code 2.
        Refusal: the register cannot be read, or the file was changed by hand; exit code 1.
    """
    from clu.calendar import subscription

    register = place.register(data, on)
    _refuse_faults(register)
    found = subscription.public(register) if public else subscription.secretary(register)
    name = subscription.PUBLIC if public else subscription.SECRETARY
    folder = Path(output) if output is not None else register.home / "build"
    content = subscription.file(register, found, everybody=public)
    if public:
        _refuse_leaks(register, name, content)
    delivery = outbox.deliver(folder, {name: content}, force=force, partial=True)
    same = "" if delivery.written else ", inchangé"
    say(f"Calendrier{NBSP}: {shown_path(folder / name)}{same}")
    say("\n".join(_told(register, found)))
    say("\n".join(_next(public=public)), err=True)
    return 0


def _refuse_faults(register: Register) -> None:
    """A calendar made from half of the register would hide half of what is due."""
    if register.faults:
        count = french.plural(len(register.faults), "erreur")
        raise Refusal(
            f"Le calendrier n’a pas été écrit{NBSP}: {count} de lecture au registre.\n"
            f"Voyez chaque constat et son remède{NBSP}: {again.command('check')}"
        )


def _refuse_leaks(register: Register, name: str, content: bytes) -> None:
    """Refuse a public calendar that tells more than the site internet may show."""
    from clu import privacy
    from clu.calendar import ical

    found = privacy.leaks(register, None, "internet", {name: ical.texts(content)})
    if found:
        lines = "\n".join(
            f"  {shown_path(one.position.file)}:{one.position.line}{NBSP}: {one.fact}"
            for one in found
        )
        raise Refusal(
            f"Le calendrier n’a pas été écrit{NBSP}: il montrerait des données personnelles."
            f"\n{lines}"
        )


def _told(register: Register, found: tuple[Event, ...]) -> Iterator[str]:
    """How many meetings and last days, and the next of each."""
    from datetime import datetime

    meetings = [one for one in found if isinstance(one.start, datetime)]
    coming = [
        one.start
        for one in meetings
        if isinstance(one.start, datetime) and one.start.date() >= register.on and one.busy
    ]
    after = f", la prochaine le {french.long_date(min(coming).date())}" if coming else ""
    yield f"  {french.plural(len(meetings), 'réunion')}{after}"
    due = [one for one in found if not isinstance(one.start, datetime)]
    if due:
        yield f"  {french.plural(len(due), 'échéance')}{NBSP}:"
        for one in due:
            line = f"{french.short_date(one.start)}  {one.summary}"
            yield from paragraph(line, "    ", " " * 16)


def _next(*, public: bool) -> Iterator[str]:
    if public:
        yield "Ce fichier ne nomme personne\u00a0: il peut être mis en ligne."
        yield f"Le site en porte un autre exemplaire, calendrier.ics{NBSP}:"
        yield f"  {again.command('site', '--for internet')}"
        return
    yield (
        "À garder pour le secrétariat\u00a0: importez-le dans votre agenda, ou déposez-le\n"
        "là où votre agenda peut s’y abonner."
    )
    yield f"Le calendrier à publier{NBSP}: {again.command('calendar', '--public')}"
