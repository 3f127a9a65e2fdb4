"""`clu follow-up`: what is still open; the life of one matter; a step recorded, and its letter."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

import typer

from clu import follow_up, french, letters, outbox, spreadsheet, writing
from clu.cli import again, committees, filed, matters, place, post, step
from clu.cli.adding import paragraph
from clu.cli.minutes import git_lines
from clu.cli.refusal import Refusal, told
from clu.cli.screen import say, width
from clu.cli.step import Asked
from clu.follow_up import recording, rows
from clu.french import NBSP, NNBSP
from clu.report import shown_path
from clu.spelling import nearest, suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from clu.follow_up import Matter, Step
    from clu.follow_up.recording import Given
    from clu.register import Register

__all__ = ["Asked", "list_matters", "record_step"]

TABLE = "table"
FILED = ("markdown", "csv", "json")
FORMATS = (TABLE, *FILED)
NAME = "follow-up"


def list_matters(
    data: Sequence[str],
    roots: Sequence[str],
    on: str | None,
    output: str | None,
    asked: Asked,
    form: str,
    *,
    every: bool,
    force: bool,
) -> int:
    """Print the proposals and actions that are open, or write them to a file; `every`: all.

    Raises:
        typer.BadParameter: wrong use; exit code 2.
        UnreadError: the register of the one committee cannot be read; exit code 1.
        OutboxError: the file was not written; exit code 1.
    """
    if form not in FORMATS:
        hint = suggestion(form, FORMATS)
        raise typer.BadParameter(f"--format {form}{NBSP}: forme inconnue{NNBSP}; {hint}.")
    if asked != Asked():
        register = place.register(one_committee(data, roots), on)
        raise typer.BadParameter(
            "Il manque l’identifiant de la proposition ou de l’action que cela concerne."
            f"\n{_known(register)}"
        )
    filed.refuse(form, FILED, output, force=force)
    filed.refuse_force(output, force=force)
    with filed.printed(NAME, form, output, force=force) as out:
        if form == "json" or committees.several(data, roots):
            return matters.print_matters(data, roots, on, form, out, every=every)
        register = place.register(one_committee(data, roots), on)
        found = rows.rows(register, every=every)
        match form:
            case "csv":
                out(spreadsheet.as_csv(rows.HEADINGS, rows.cells(found)), nl=False)
            case "markdown":
                out(rows.markdown(found))
            case _:
                out(matters.page(register.on, found))
                _tell_how(found)
    return 0


def one_committee(data: Sequence[str], roots: Sequence[str]) -> str | None:
    """The committee that something is recorded of.

    Raises:
        typer.BadParameter: several are named; exit code 2.
    """
    if committees.several(data, roots):
        raise typer.BadParameter(
            f"On n’enregistre que dans un comité à la fois{NBSP}: donnez le sien, --data DOSSIER."
        )
    return data[0] if data else None


def _known(register: Register) -> str:
    ids = [one.id for one in follow_up.matters(register)]
    listed = ", ".join(ids)
    return f"Au registre{NBSP}: {listed}." if ids else "Le registre n’en a aucune."


def _tell_how(found: tuple[rows.Row, ...]) -> None:
    """The command by which the first of them goes on, in the committee that was asked for."""
    for one in found:
        if not one.closed:
            kept = "--done AAAA-MM-JJ"
            waiting = "--answer …" if one.state in follow_up.UNANSWERED else kept
            option = "--state …" if one.action else waiting
            say(
                f"Pour enregistrer une suite{NBSP}: {again.command('follow-up', one.id, option)}",
                err=True,
            )
            return


def record_step(
    name: str,
    data: Sequence[str],
    roots: Sequence[str],
    on: str | None,
    output: str | None,
    asked: Asked,
    form: str = TABLE,
    *,
    force: bool,
) -> int:
    """Record what happened, and write the letter of an answer; with no option, tell its life.

    Raises:
        typer.BadParameter: wrong use; exit code 2.
        Refusal: the register says so already, or the disk refused; exit code 1.
    """
    wanted = () if form == TABLE else post.asked([form])
    folder = one_committee(data, roots)
    register = place.register(folder, on)
    matter = _matter(register, name)
    if asked == Asked():
        say("\n".join(_life(register, matter)))
        return 0
    if asked.letter:
        return _letter_alone(register, matter, asked, output, wanted, force=force)
    given = step.read(asked, matter, register.on)
    if recording.unchanged(matter, given):
        raise Refusal(_repeated(matter, given))
    file = _add(register, matter, given)
    say("\n".join(_recorded(matter, given, file)))
    after = place.register(folder, on)
    if _outdated(_matter(after, name), given):
        return 0
    if given.verdict or given.done:
        _letter_of_record(after, name, output, wanted, force=force)
    return 0


def _matter(register: Register, name: str) -> Matter:
    found = {one.id: one for one in follow_up.matters(register)}
    if name in found:
        return found[name]
    near = nearest(name, list(found))
    hint = f"La plus proche{NBSP}: {near}." if near else _known(register)
    raise typer.BadParameter(f"Ni proposition, ni action de ce nom{NBSP}: {name}.\n{hint}")


def _repeated(matter: Matter, given: Given) -> str:
    then = matter.as_of(given.day) or matter
    if given.verdict and then.answered_on:
        since = french.long_date(then.answered_on)
        return (
            f"Cette réponse est déjà au registre, depuis le {since}{NBSP}: rien n’a été écrit.\n"
            f"Pour refaire sa lettre{NBSP}: {again.command('follow-up', matter.id, '--letter')}"
        )
    return f"Le registre le dit déjà{NBSP}: rien n’a été écrit."


def _add(register: Register, matter: Matter, given: Given) -> Path:
    try:
        return recording.add(register, matter, given)
    except recording.UnreadableStepError as error:
        raise Refusal(
            f"Rien n’a été écrit{NBSP}: {error.fault.fact}{NNBSP}; {error.fault.hint}."
        ) from None
    except writing.NameTakenError as error:
        raise Refusal(
            f"{shown_path(error.args[0])}{NBSP}: ce nom est déjà pris{NNBSP}; relancez la commande."
        ) from None
    except OSError as error:
        raise outbox.failure(register.folder / "follow-up", error) from error


def _recorded(matter: Matter, given: Given, file: Path) -> Iterator[str]:
    yield f"Enregistré{NBSP}: {shown_path(file)}"
    lines = recording.text(matter, given).splitlines()
    yield from (f"    {line}" for line in lines if not line.startswith("#"))
    yield from git_lines([file.parent], f"Suite donnée à {matter.id}")


def _outdated(matter: Matter, given: Given) -> bool:
    """Whether an answer recorded late is older than the one in force, which no letter unsays."""
    in_force = matter.answered
    if not given.verdict or in_force is None or in_force.day <= given.day:
        return False
    say(
        f"Une réponse plus récente reste en vigueur, celle du {french.long_date(in_force.day)}"
        f"{NBSP}: pas de lettre pour celle-ci.",
        err=True,
    )
    return True


def _letter_of_record(
    register: Register, name: str, output: str | None, wanted: tuple[str, ...], *, force: bool
) -> None:
    """The letter of what was just recorded. The record stands, whatever becomes of its letter."""
    matter = _matter(register, name)
    try:
        _write_letter(register, matter, None, output, wanted, force=force)
    except outbox.ChangedByHandError as error:
        files = "\n".join(f"  {shown_path(path)}" for path in error.paths)
        raise Refusal(
            f"L’enregistrement est fait, mais la lettre a été retouchée à la main, et reste comme"
            f" elle est{NBSP}:\n{files}\n"
            f"Mettez vos retouches à l’abri, puis refaites-la{NBSP}:\n"
            f"  {again.command('follow-up', name, '--letter --force')}"
        ) from None
    except Exception as error:
        words = told(error)
        if words is None:
            raise
        raise Refusal(
            f"L’enregistrement est fait, mais pas sa lettre.\n{words}\n"
            f"Ensuite{NBSP}: {again.command('follow-up', name, '--letter')}"
        ) from None


def _letter_alone(
    register: Register,
    matter: Matter,
    asked: Asked,
    output: str | None,
    wanted: tuple[str, ...],
    *,
    force: bool,
) -> int:
    """The letter of the answer in force, once more; `--dated` is the date that it bears."""
    if asked.given:
        raise typer.BadParameter(
            "--letter refait la lettre de la réponse en vigueur, et n’enregistre rien\u00a0: ôtez"
            " les autres options, sauf --dated, la date de la lettre."
        )
    if matter.answer is None:
        raise Refusal(f"{matter.id} n’a pas de réponse{NBSP}: il n’y a pas de lettre à écrire.")
    _write_letter(register, matter, asked.dated, output, wanted, force=force)
    return 0


def _write_letter(
    register: Register,
    matter: Matter,
    dated: str | None,
    output: str | None,
    wanted: tuple[str, ...],
    *,
    force: bool,
) -> None:
    from pathlib import Path

    day = place.day(dated, "--dated")
    mailing = letters.answers(register, matter, day)
    if mailing.letters:
        folder = Path(output) if output else register.home / "build" / "follow-up" / matter.id
        going = letters.Post(register, matter.meeting, mailing)
        delivery = post.deliver(folder, going, wanted, force=force)
        for letter in mailing.letters:
            say("\n".join(paragraph(f"Lettre à {letter.addressee.label}{NBSP}:", "", "  ")))
            say(f"  {shown_path(folder)}/{letter.id}.html")
        if not delivery.written:
            say("Elle était déjà à jour.", err=True)
        for line in post.remarks(going, delivery, wanted, dated=day is not None):
            say(line, err=True)
    notes = [note for letter in mailing.letters for note in letter.notes]
    for warning in (*mailing.warnings, *notes):
        say(f"{french.capitalise(warning)}.", err=True)


def _life(register: Register, matter: Matter) -> Iterator[str]:
    """All that is on record of a matter, from the meeting that raised it."""
    yield from rows.block(rows.row(register, matter), width())
    for one in matter.steps:
        where = f"{shown_path(one.position.file)}:{one.position.line}"
        yield ""
        yield f"{french.capitalise(french.long_date(one.day))}{', réunion' if one.meeting else ''}"
        for line in (*_happened(one), where):
            yield from wrap(line, width(), initial_indent="    ", subsequent_indent="      ")


def _happened(one: Step) -> Iterator[str]:
    answer = one.answer
    if answer:
        yield f"réponse{NBSP}: {answer.verdict}"
    if one.state:
        yield f"état{NBSP}: {one.state}"
    until = one.until or (answer.until if answer else None)
    if until:
        yield f"échéance{NBSP}: {french.long_date(until)}"
    if answer and answer.reason:
        yield f"motif{NBSP}: {answer.reason}"
    if answer and answer.referred_to:
        yield f"transmise à{NBSP}: {answer.referred_to}"
    if one.done:
        yield f"réalisée le {french.long_date(one.done)}"
    if one.outcome:
        yield f"suite{NBSP}: {one.outcome}"
