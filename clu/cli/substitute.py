"""`clu substitute`: an announced substitute on record, in time or not, and his or her letter."""

from __future__ import annotations

from dataclasses import dataclass, replace
from textwrap import indent
from typing import TYPE_CHECKING, get_args

import typer

from clu import french, letters, wording
from clu.cli import adding, again, asking, named, place, post
from clu.cli.adding import paragraph
from clu.cli.asking import Question
from clu.cli.language import too_many
from clu.cli.minutes import git_lines
from clu.cli.refusal import Refusal
from clu.cli.screen import say
from clu.events import announcing
from clu.events.announcing import Announced
from clu.french import NBSP, NNBSP
from clu.meeting import day_of
from clu.report import shown_path
from clu.settlement import LATE_SUBSTITUTE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date, datetime

    from clu.events.announcing import Timing
    from clu.events.draft import Draft
    from clu.letters import Mailing
    from clu.meeting import Meeting
    from clu.model.procedure import Seat
    from clu.register import Register

CIVILITIES = ("M.", "Mme")
CALLED = {"Monsieur": "M.", "M": "M.", "Madame": "Mme", "Mme.": "Mme"}
ASKED = (
    "civility", "first_name", "last_name", "function", "received", "channel", "evidence", "email",
    "reason", "by",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """What the options say of the substitute."""

    civility: str | None = None
    first_name: str | None = None
    last_name: str | None = None
    function: str | None = None
    received: str | None = None
    channel: str | None = None
    evidence: str | None = None
    email: str | None = None
    address: tuple[str, ...] = ()
    reason: str | None = None
    by: str | None = None
    withdraw: bool = False
    dated: str | None = None
    yes: bool = False


def record_substitute(
    words: Sequence[str],
    data: str | None,
    on: str | None,
    output: str | None,
    asked: Asked,
    form: Sequence[str] | None,
    *,
    force: bool,
) -> int:
    """Add the announcement to the register, say whether it is in time, and write the letter.

    Raises:
        typer.BadParameter: wrong use; exit code 2.
        Refusal: the meeting is given up or held, or nothing is new; exit code 1.
    """
    wanted, dated = post.asked(form), place.day(asked.dated, "--dated")
    register = place.register(data, on)
    name, rest = named.split(register, words)
    meeting = named.to_prepare(register, name, "une suppléance n’y a plus d’objet")
    seat = _seat(register, meeting, rest)
    if asked.withdraw:
        return _withdraw(register, meeting, seat, asked, data, on)
    given = _given(register, meeting, seat, asked)
    drafts = [announcing.announcement(meeting, seat, given)]
    _refuse_repetition(meeting, seat, given)
    received = asking.received_by(register.on)(given.received)
    timing = announcing.timing(register, meeting, received)
    say("\n".join(_verdict(register, meeting, seat, timing, received)))
    adding.add(drafts, yes=asked.yes)
    after = place.register(data, on)
    say("\n".join(adding.recorded(one.path for one in drafts)))
    code = adding.letters_unless(
        lambda: _write_letter(after, meeting, seat, output, dated, wanted, force=force),
        "La suppléance est enregistrée, mais la lettre au suppléant n’a pas été écrite",
        again.command("convene", meeting.id, "--seat", seat.id),
    )
    if timing.verdict == "late" and not announcing.settled(after, meeting, seat):
        say("\n".join(_settling(after, meeting, seat)))
    say("\n".join(_saved(drafts, meeting, seat)))
    for line in _remarks(register, after, meeting, seat):
        say(line, err=True)
    return code


def _seat(register: Register, meeting: Meeting, words: list[str]) -> Seat:
    """The seat named; asked for on a terminal.

    Raises:
        typer.BadParameter: none is, or there is no such seat; exit code 2.
    """
    if len(words) > 1:
        raise typer.BadParameter(too_many(words[1:]))
    if not words and not asking.interactive():
        raise typer.BadParameter("Il manque SIÈGE, celui qui est suppléé.")
    typed = words[0] if words else asking.line(f"Siège suppléé{NBSP}: ").strip()
    return named.seat(register, meeting, typed)


def _questions(register: Register, *, again: bool) -> tuple[Question, ...]:
    from clu.model.event import Channel
    from clu.model.values import read_email, read_line, read_name, read_prose

    today = register.on
    again_only = (
        Question("reason", "--reason TEXTE", "Motif du changement", read_prose),
        Question("by", "--by NOM", "Enregistré par", read_line),
    )
    return (
        Question(
            "civility",
            "--civility M.|Mme",
            "Civilité du suppléant, M. ou Mme",
            asking.one_of(CIVILITIES, CALLED),
            optional=True,
        ),
        Question("first_name", "--first-name PRÉNOM", "Prénom", read_name, optional=True),
        Question("last_name", "--last-name NOM", "Nom", read_name),
        Question("function", "--function FONCTION", "Fonction", read_line),
        Question(
            "received",
            "--received AAAA-MM-JJ",
            "Jour où le secrétariat l’a su",
            asking.received_by(today),
            today.isoformat(),
        ),
        Question(
            "channel",
            "--channel VOIE",
            f"Par quelle voie ({', '.join(get_args(Channel))})",
            asking.one_of(get_args(Channel), asking.CHANNELS),
            optional=True,
        ),
        Question(
            "evidence",
            "--evidence TEXTE",
            "Où retrouver la preuve (message daté, courrier enregistré)",
            read_line,
            optional=True,
        ),
        Question(
            "email",
            "--email ADRESSE",
            "Adresse électronique du suppléant",
            read_email,
            optional=True,
        ),
        *(again_only if again else [replace(one, optional=True) for one in again_only]),
    )


def _given(register: Register, meeting: Meeting, seat: Seat, asked: Asked) -> Announced:
    """What is known of the substitute; what is missing is asked for on a terminal.

    Raises:
        typer.BadParameter: something is missing or cannot be read; exit code 2.
        Refusal: the notice came after the meeting; exit code 1.
    """
    again = seat.id in meeting.substitutions
    if again and asking.interactive():
        say("\n".join(_former(meeting, seat)), err=True)
    questions = _questions(register, again=again)
    if not again:
        wanted = [one for one in questions if one.name not in ("reason", "by")]
        questions = (*wanted, *_said(questions, asked))
    found = asking.answers(questions, {one: getattr(asked, one) for one in ASKED}, brief=asked.yes)
    _refuse_after(meeting, asking.received_by(register.on)(found["received"]))
    return Announced(
        civility=found.get("civility"),
        first_name=found.get("first_name"),
        last_name=found["last_name"],
        function=found["function"],
        received=found["received"],
        channel=found.get("channel"),
        evidence=found.get("evidence"),
        email=found.get("email"),
        address=asked.address,
        reason=found.get("reason"),
        by=found.get("by"),
    )


def _former(meeting: Meeting, seat: Seat) -> Iterator[str]:
    """The announcement that a new one will replace."""
    event = meeting.substitutions[seat.id].event
    someone = wording.person(event.substitute) if event.substitute else "personne de connu"
    came = wording.the_day(day_of(event.received))
    yield from paragraph(f"Déjà annoncé{NBSP}: {someone}, {came}. Ce qui suit le remplacera.")


def _said(questions: Sequence[Question], asked: Asked) -> list[Question]:
    """The reason and its author, where options give them all the same."""
    return [one for one in questions if one.name in ("reason", "by") and getattr(asked, one.name)]


def _refuse_after(meeting: Meeting, received: date | datetime) -> None:
    if day_of(received) > meeting.day:
        raise Refusal(
            f"Reçue le {french.long_date(day_of(received))}, après la réunion du"
            f" {french.long_date(meeting.day)}{NBSP}: ce n’est plus l’annonce d’un suppléant. Rien"
            " n’a été écrit.\nÀ faire\u00a0: vérifiez le jour de la réception\u202f; qui est venu"
            " se dit au compte-rendu."
        )


def _refuse_repetition(meeting: Meeting, seat: Seat, given: Announced) -> None:
    former = meeting.substitutions.get(seat.id)
    known = former.event if former else None
    person = known.substitute if known else None
    if known is None or person is None:
        return
    same = (person.first_name, person.last_name, person.function, str(known.received)[:10]) == (
        given.first_name,
        given.last_name,
        given.function,
        given.received[:10],
    )
    if same and (known.evidence or not given.evidence) and (known.contact or not given.email):
        raise Refusal(f"Cette suppléance est déjà enregistrée{NBSP}: rien n’a été écrit.")


def _withdraw(
    register: Register, meeting: Meeting, seat: Seat, asked: Asked, data: str | None, on: str | None
) -> int:
    if seat.id not in meeting.substitutions:
        raise Refusal(
            f"Aucune suppléance n’est annoncée pour {seat.id}{NBSP}: il n’y a rien à retirer."
        )
    questions = _questions(register, again=True)[-2:]
    found = asking.answers(questions, {"reason": asked.reason, "by": asked.by})
    drafts = [announcing.withdrawal(meeting, seat, found["reason"], found["by"])]
    adding.add(drafts, yes=asked.yes)
    after = place.register(data, on)
    say("\n".join(adding.recorded(one.path for one in drafts)))
    say("\n".join(_saved(drafts, meeting, seat, "retirée")))
    found_since = adding.fresh(register, after, meeting.id)
    for line in adding.findings(found_since, again.command("check", meeting.id)):
        say(line, err=True)
    return 0


# What is said ----------------------------------------------------------------------------------


def _verdict(
    register: Register, meeting: Meeting, seat: Seat, timing: Timing, received: date | datetime
) -> Iterator[str]:
    """Whether it is in time, and the count that says why."""
    came = wording.the_day(day_of(received))
    if timing.countdown is None:
        yield from paragraph(
            f"Délai pour annoncer un suppléant{NBSP}: {wording.NOT_PROVIDED}. Reçu {came}."
        )
        return
    last, notice = (
        wording.the_day(timing.countdown.last_day),
        wording.delay(timing.countdown.notice),
    )
    late = timing.verdict == "late"
    head = (
        f"HORS DÉLAI{NBSP}: reçu {came}, après le dernier jour"
        if late
        else f"À temps{NBSP}: reçu {came}"
    )
    before = f"{notice} avant {wording.the_day(meeting.day)}"
    yield from paragraph(f"{head}{NNBSP}; le dernier jour est {last} ({before}).")
    for step in timing.countdown.steps:
        yield f"  {french.long_date(step.day)}{NBSP}: {step.reason}"
    if late:
        yield from _late(register, meeting, seat)
    yield ""


def _late(register: Register, meeting: Meeting, seat: Seat) -> Iterator[str]:
    """What the procedure says of a late notice, and who decides."""
    version = register.version_on(meeting.day)
    words = version.quote("suppleance") if version else None
    if words:
        yield from paragraph(f"La fiche{NBSP}: «{NBSP}{words}{NBSP}»", "  ", "  ")
    yield from paragraph(
        "L’annonce est enregistrée comme tardive. Ce qu’il advient d’un suppléant annoncé trop tard"
        f" n’est pas prévu par la procédure{NBSP}: une décision l’admet ou non, par écrit.",
        "  ",
        "  ",
    )
    if seat.representative:
        yield from paragraph(
            f"Ce siège a un représentant permanent ({wording.quoted(seat.representative)}){NBSP}:"
            " si cette personne vient à ce titre, il n’y a ni annonce ni délai, et rien à"
            " enregistrer.",
            "  ",
            "  ",
        )


def _settling(register: Register, meeting: Meeting, seat: Seat) -> Iterator[str]:
    """The exact lines that settle a late announcement."""
    from clu.writing import as_yaml

    file = register.folder / "decisions.yaml"
    known = register.decisions_part.get()
    text = as_yaml({"settled": [announcing.decision(register, meeting, seat)]})
    if known and known.settled:
        text = text.partition("\n")[2]
        where = f"ajoutez sous settled, dans {shown_path(file)}"
    elif known:
        where = f"ajoutez à {shown_path(file)}"
    else:
        where = f"créez {shown_path(file)}"
    yield from paragraph(f"Pour admettre ce suppléant, ou non, {where}{NBSP}:")
    yield indent(text.rstrip("\n"), "    ")
    yield from paragraph(
        f"decision{NBSP}: admis, ou non admis{NNBSP}; by et reason{NBSP}: qui l’a décidé, et"
        f" pourquoi. Puis, si le suppléant est admis, sa lettre{NBSP}:"
        f" {again.command('convene', meeting.id, '--seat', seat.id)}"
    )


def _write_letter(
    register: Register,
    meeting: Meeting,
    seat: Seat,
    output: str | None,
    dated: date | None,
    wanted: Sequence[str],
    *,
    force: bool,
) -> None:
    """The substitute's own letter, or why there is none."""
    from clu.cli.convene import outbox_folder, refuse_errors

    refuse_errors(register, meeting)
    now = register.meeting(meeting.id) or meeting
    mailing = letters.convocation(register, now, dated, {seat.id})
    own = _own(mailing)
    if not own.letters:
        notes = [note for letter in mailing.letters for note in letter.notes]
        reason = next((note for note in notes if "suppléance" in note), "aucune lettre à écrire")
        say(f"{french.capitalise(reason)}.", err=True)
        return
    folder = outbox_folder(register, meeting, output)
    going = letters.Post(register, meeting, own)
    delivery = post.deliver(folder, going, wanted, force=force)
    announced = now.substitutions.get(seat.id)
    known = announced.event.substitute if announced else None
    woman = known is not None and known.gender == "feminine"
    say(f"Lettre {'à la suppléante' if woman else 'au suppléant'}{NBSP}:")
    for name in (*delivery.written, *delivery.unchanged):
        say(f"  {shown_path(delivery.folder / name)}")
    for letter in own.letters:
        for note in letter.notes:
            say(f"! {french.capitalise(note)}.", err=True)
    for line in post.remarks(going, delivery, wanted, dated=dated is not None):
        say(line, err=True)


def _own(mailing: Mailing) -> Mailing:
    own = tuple(one for one in mailing.letters if one.kind == "substitute")
    return replace(mailing, letters=own)


def _saved(
    drafts: Sequence[Draft], meeting: Meeting, seat: Seat, what: str = "annoncée"
) -> Iterator[str]:
    day = french.date_without_weekday(meeting.day)
    message = f"Suppléance {what} pour {seat.id}, réunion du {day}"
    yield from git_lines([one.path for one in drafts], message)


def _remarks(before: Register, after: Register, meeting: Meeting, seat: Seat) -> Iterator[str]:
    if seat.body and before.usable_holder(seat.id, meeting.day) is None:
        yield from paragraph(
            f"Personne n’est connu au registre pour {seat.id}. Si l’organisme désigne là son"
            f" représentant, ce n’est pas une suppléance, et aucun délai ne court{NBSP}:"
            f" {again.command('holder', seat.id)}"
        )
    found = [one for one in adding.fresh(before, after, meeting.id) if one.code != LATE_SUBSTITUTE]
    yield from adding.findings(found, again.command("check", meeting.id))
