"""`clu postpone` and `clu cancel`: a meeting given up with its reason, and the letters."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from clu import french, layout, letters, writing
from clu.cli import adding, again, asking, mailing, place, post
from clu.cli.adding import DAY_LENGTH, paragraph
from clu.cli.asking import Question
from clu.cli.language import too_many
from clu.cli.minutes import git_lines
from clu.cli.new import deadlines
from clu.cli.refusal import Refusal
from clu.cli.screen import say
from clu.events import giving_up, opening
from clu.events.giving_up import Given
from clu.french import NBSP
from clu.report import shown_path

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clu.events.draft import Draft
    from clu.meeting import Meeting
    from clu.register import Register

FOLDERS = {True: "postponement", False: "cancellation"}
"""Where the letters go below the meeting's folder in `build/`: put off, or cancelled."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the options say of it. `letters`: only write the letters again."""

    reason: str | None
    by: str | None
    dated: str | None
    time: str | None = None
    ends: str | None = None
    letters: bool = False
    yes: bool = False
    forms: Sequence[str] | None = None


def cancel(
    name: str | None,
    data: str | None,
    on: str | None,
    output: str | None,
    asked: Asked,
    *,
    force: bool,
) -> int:
    """Record that a meeting is cancelled, and write the letters to whoever was convened.

    Raises:
        typer.BadParameter: wrong use; exit code 2.
        Refusal: it is given up already, or was held; exit code 1.
    """
    wanted = post.asked(asked.forms)
    register = place.register(data, on)
    meeting = place.meeting(register, name)
    if asked.letters:
        return _letters_again(register, meeting, output, wanted, force=force, postponed=False)
    given = _given(register, meeting, asked)
    draft = giving_up.cancelled(meeting, given)
    adding.add([draft], yes=asked.yes)
    after = place.register(data, on)
    day = french.date_without_weekday(meeting.day)
    return _done(
        register,
        after,
        meeting,
        [draft.path],
        f"Réunion du {day} annulée",
        output,
        wanted,
        force=force,
    )


def postpone(
    words: Sequence[str],
    data: str | None,
    on: str | None,
    output: str | None,
    asked: Asked,
    *,
    force: bool,
) -> int:
    """Record that a meeting is put off, open the one held instead, and write the letters.

    Raises:
        typer.BadParameter: wrong use; exit code 2.
        Refusal: it is given up already, or was held; exit code 1.
    """
    wanted = post.asked(asked.forms)
    register = place.register(data, on)
    name, rest = _named(register, words, letters=asked.letters)
    meeting = place.meeting(register, name)
    if asked.letters:
        return _letters_again(register, meeting, output, wanted, force=force, postponed=True)
    following = _following(register, meeting, rest)
    given = _given(register, meeting, asked)
    drafts = _drafts(register, meeting, given, following, asked)
    adding.preview(drafts)
    if not asking.confirmed(yes=asked.yes):
        raise Refusal(adding.UNWRITTEN)
    adding.written(lambda: _write(meeting, drafts), drafts[0].path.parent)
    after = place.register(data, on)
    day = french.date_without_weekday(meeting.day)
    paths = [one.path if one.path.parent == meeting.folder else one.path.parent for one in drafts]
    message = f"Réunion du {day} reportée"
    held = after.meeting(following)
    return _done(register, after, meeting, paths, message, output, wanted, held, force=force)


def _named(
    register: Register, words: Sequence[str], *, letters: bool
) -> tuple[str | None, str | None]:
    """The meeting, where it is named, and the day to which it is put off.

    Raises:
        typer.BadParameter: too many words, or too few; exit code 2.
    """
    most = 2
    if len(words) > most:
        raise typer.BadParameter(too_many(words[most:]))
    if len(words) == most:
        return words[0], words[1]
    if letters or (words and register.meeting(words[0])):
        return (words[0] if words else None), None
    return None, (words[0] if words else None)


def _following(register: Register, meeting: Meeting, given: str | None) -> str:
    """The folder of the meeting held instead; the day is asked for on a terminal.

    Raises:
        typer.BadParameter: it is missing, no day, past, or the meeting itself; exit code 2.
    """
    if given is None and not asking.interactive():
        raise typer.BadParameter("Il manque NOUVELLE-DATE, le jour auquel la réunion est reportée.")
    typed = given or asking.line(f"Reportée au (AAAA-MM-JJ){NBSP}: ").strip()
    with_suffix = layout.is_meeting(typed) and len(typed) > DAY_LENGTH
    day = place.day(typed[:DAY_LENGTH] if with_suffix else typed, "NOUVELLE-DATE")
    assert day is not None  # noqa: S101 - the word is there
    if day < register.on:
        raise typer.BadParameter(f"NOUVELLE-DATE {typed}{NBSP}: ce jour est passé.")
    name = typed if with_suffix else day.isoformat()
    if name == meeting.id:
        raise typer.BadParameter(f"NOUVELLE-DATE {typed}{NBSP}: c’est la réunion elle-même.")
    known = register.meeting(name)
    if known and known.given_up:
        name = opening.free_name(register, day)
    return name


def _given(register: Register, meeting: Meeting, asked: Asked) -> Given:
    """When, why and by whom; what is missing is asked for on a terminal.

    Raises:
        typer.BadParameter: something is missing or cannot be read; exit code 2.
        Refusal: the meeting is given up already, or has minutes; exit code 1.
    """
    from clu.model.values import read_line, read_prose

    _refuse(meeting)
    day = place.day(asked.dated, "--dated") or register.on
    if day > register.on:
        raise typer.BadParameter(f"--dated {day}{NBSP}: ce jour n’est pas encore venu.")
    if day > meeting.day:
        raise typer.BadParameter(
            f"La réunion était prévue le {french.long_date(meeting.day)}{NBSP}: donnez par --dated"
            " AAAA-MM-JJ le jour où il a été décidé qu’elle n’aurait pas lieu."
        )
    questions = (
        Question("reason", "--reason TEXTE", "Motif, tel que les lettres le diront", read_prose),
        Question("by", "--by NOM", "Décidé par (nom, fonction)", read_line),
    )
    found = asking.answers(questions, {"reason": asked.reason, "by": asked.by})
    return Given(day, found["reason"], found["by"])


def _refuse(meeting: Meeting) -> None:
    day = french.long_date(meeting.day)
    if meeting.given_up:
        fate, command = ("reportée", "postpone") if meeting.postponed else ("annulée", "cancel")
        raise Refusal(
            f"La réunion du {day} est déjà {fate} au registre{NBSP}: rien n’a été écrit.\n"
            f"Pour réécrire les lettres{NBSP}: {again.command(command, meeting.id, '--letters')}"
        )
    if meeting.minutes is not None:
        raise Refusal(
            f"La réunion du {day} a un compte-rendu{NBSP}: elle s’est tenue. Rien n’a été écrit."
        )


def _drafts(
    register: Register, meeting: Meeting, given: Given, following: str, asked: Asked
) -> list[Draft]:
    """The sheet of the meeting held instead, unless it is there already, then the postponement."""
    found = _hours(asked)
    put_off = giving_up.postponed(meeting, given, following)
    if register.meeting(following):
        if found:
            raise typer.BadParameter(
                f"--time et --ends ne vont pas avec une réunion déjà ouverte, {following}."
            )
        return [put_off]
    sheet = giving_up.successor(register, meeting, following, found.get("time"), found.get("ends"))
    return [sheet, put_off]


def _hours(asked: Asked) -> dict[str, str]:
    """The hours that the options give anew.

    Raises:
        typer.BadParameter: they cannot be read; exit code 2.
    """
    from clu.model.values import read_hour

    hours = (
        Question("time", "--time HEURE", "Heure", read_hour, optional=True),
        Question("ends", "--ends HEURE", "Fin", read_hour, optional=True),
    )
    return asking.answers(hours, {"time": asked.time, "ends": asked.ends}, brief=True)


def _write(meeting: Meeting, drafts: Sequence[Draft]) -> None:
    """The folder of the meeting held instead, its papers in it, then the postponement."""
    *sheets, put_off = drafts
    for one in sheets:
        files = {giving_up.SHEET: one.text.encode()}
        files |= {f"papers/{name}": data for name, data in giving_up.papers(meeting).items()}
        writing.add_folder(one.path.parent, files)
    writing.add(put_off.path, put_off.text.encode())


def _done(
    before: Register,
    after: Register,
    meeting: Meeting,
    paths: list[Path],
    message: str,
    output: str | None,
    wanted: Sequence[str],
    held: Meeting | None = None,
    *,
    force: bool,
) -> int:
    """Say what was written, write the letters, and say what comes next for the one held instead."""
    say("\n".join(adding.recorded(paths)))
    now = after.meeting(meeting.id) or meeting
    command = "postpone" if now.postponed else "cancel"
    code = adding.letters_unless(
        lambda: _write_letters(after, now, output, wanted, force=force),
        "C’est enregistré, mais les lettres n’ont pas été écrites",
        again.command(command, meeting.id, "--letters"),
    )
    if held is not None:
        say("\n".join(deadlines(after, held)))
        say(f"Ensuite{NBSP}: relisez {shown_path(held.folder)}/, puis{NBSP}:")
        say(f"  {again.command('convene', held.id)}")
    say("\n".join(git_lines(paths, message)))
    for line in adding.findings(adding.fresh(before, after), again.command("check")):
        say(line, err=True)
    return code


def _letters_again(
    register: Register,
    meeting: Meeting,
    output: str | None,
    wanted: Sequence[str],
    *,
    force: bool,
    postponed: bool,
) -> int:
    event = meeting.postponed if postponed else meeting.cancelled
    if event is None:
        fate = "reportée" if postponed else "annulée"
        raise Refusal(
            f"La réunion du {french.long_date(meeting.day)} n’est pas {fate} au registre{NBSP}: il"
            " n’y a pas de lettre à écrire."
        )
    _write_letters(register, meeting, output, wanted, force=force)
    return 0


def _write_letters(
    register: Register,
    meeting: Meeting,
    output: str | None,
    wanted: Sequence[str],
    *,
    force: bool,
) -> None:
    """The letters to whoever was convened; none where nobody was."""
    if not meeting.issues:
        say(
            "Personne n’était convoqué au registre\u00a0: il n’y a pas de lettre à écrire.",
            err=True,
        )
        return
    mailing.refuse(register, meeting, (), "Les lettres n’ont pas été écrites")
    told = letters.given_up(register, meeting)
    folder = _folder(register, meeting, output)
    going = letters.Post(register, meeting, told)
    delivery = post.deliver(folder, going, wanted, force=force)
    mailing.tell(told, delivery)
    for line in post.remarks(going, delivery, wanted, dated=True):
        say(line, err=True)
    for line in _remarks(told.warnings, delivery.kept):
        say(line, err=True)


def _remarks(warnings: Sequence[str], kept: Sequence[str]) -> Iterator[str]:
    for name in kept:
        yield f"Gardé, car retouché à la main{NBSP}: {name} n’a plus lieu d’être."
    for warning in warnings:
        yield from paragraph(f"{french.capitalise(warning)}.")


def _folder(register: Register, meeting: Meeting, output: str | None) -> Path:
    if output is not None:
        return Path(output)
    return register.home / "build" / meeting.id / FOLDERS[meeting.postponed is not None]
