"""The letter that tells a body what became of its proposal."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from clu import audience, french, occasion
from clu.letters import recipients
from clu.letters.letter import Answered, Letter, Mailing
from clu.letters.sender import sender

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from clu.follow_up import Matter
    from clu.letters.recipients import Recipient
    from clu.letters.sender import Sender
    from clu.model.follow_up import Answer
    from clu.register import Register

NO_ANSWER = "aucune réponse n’est enregistrée : il n’y a pas de lettre à écrire"
NO_AUTHOR = "l’auteur de la proposition n’est pas au compte-rendu : la réponse n’a pas de lettre"


def answers(register: Register, matter: Matter, dated: date | None = None) -> Mailing:
    """The letter to the author of a proposal, named by its id; none where nothing can be written.

    An action has no author and no letter. `warnings` say why there is none.

    Raises:
        UnreadError: a part of the register that the letter needs could not be read.
    """
    writer = sender(register, dated or register.on, dated)
    missing = _missing(register, matter, writer.day)
    return Mailing(
        register=writer.presented,
        meeting=occasion.meeting(register, matter.meeting),
        day=writer.day,
        letters=tuple(_letters(writer, matter)),
        partial=True,
        warnings=(missing,) if missing else tuple(writer.warnings()),
    )


def _missing(register: Register, matter: Matter, day: date) -> str | None:
    if matter.kind == "action" or matter.answer is None:
        return NO_ANSWER
    return None if _author(register, matter, day) else NO_AUTHOR


def _letters(writer: Sender, matter: Matter) -> Iterator[Letter]:
    recipient = _author(writer.register, matter, writer.day)
    if matter.author and matter.answer and recipient:
        letter = writer.letter(matter.id, recipient, "answer")
        answered = _answered(writer, matter, matter.answer)
        yield replace(letter, subject=matter.author, answered=answered)


def _author(register: Register, matter: Matter, day: date) -> Recipient | None:
    """Whom one answers: of a body, its president as he or she is known on the letter's day."""
    if matter.author is None:
        return None
    version = register.version_on(day)
    seat = (version.seats.get(matter.author) if version else None) or register.seat(matter.author)
    if seat is not None:
        return recipients.author(register, seat, day)
    guests = matter.meeting.guests
    guest = next((one for one in guests if one.id == matter.author), None)
    return recipients.guest(register, guest) if guest else None


def _answered(writer: Sender, matter: Matter, answer: Answer) -> Answered:
    due = matter.due if matter.due and matter.due >= writer.day else None
    return Answered(
        proposal=_line(writer, matter, matter.text),
        verdict=answer.verdict,
        reason=_line(writer, matter, answer.reason),
        until=french.long_date(due) if due else None,
        referred_to=answer.referred_to,
        in_charge=_in_charge(writer, matter),
        done=french.long_date(matter.done) if matter.done else None,
        outcome=_line(writer, matter, matter.outcome),
        open=matter.open,
        following=_following(writer),
    )


def _line(writer: Sender, matter: Matter, text: str | None) -> str | None:
    """Free Markdown on one line, its mentions of seats resolved as a participant may see them."""
    from clu.documents.prose import line  # loads the Markdown library

    if text is None:
        return None
    view = audience.View(writer.register, "participants", writer.day)
    return line(text, names=partial(view.mentioned, matter.meeting))


def _in_charge(writer: Sender, matter: Matter) -> str | None:
    if matter.owner:
        return audience.body(writer.register, matter.meeting, matter.owner)
    return matter.service


def _following(writer: Sender) -> str | None:
    """The day of the next meeting that is on record."""
    days = [one.day for one in writer.register.meetings if one.coming(writer.day)]
    return french.long_date(min(days)) if days else None
