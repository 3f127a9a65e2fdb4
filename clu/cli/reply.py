"""`clu reply`: what seats and guests answered, several at once if need be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

import typer

from clu import french, wording
from clu.cli import adding, again, asking, named, place
from clu.cli.adding import paragraph
from clu.cli.asking import Question
from clu.cli.minutes import git_lines
from clu.cli.refusal import Refusal
from clu.cli.screen import say
from clu.events import replying
from clu.events.replying import Given
from clu.french import NBSP
from clu.meeting import day_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from clu.events.draft import Draft
    from clu.meeting import Meeting
    from clu.register import Register

STATES = ("présent", "à distance", "excusé", "suppléé")
ALIASES = {
    "présente": "présent", "excusée": "excusé", "suppléée": "suppléé", "distance": "à distance",
    "absent": "excusé", "absente": "excusé", "oui": "présent", "non": "excusé",
}  # fmt: skip
"""What people write for a state: who says « non » to an invitation is excused."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the options say of the replies."""

    received: str | None
    channel: str | None
    reason: str | None
    by: str | None
    withdraw: bool
    yes: bool


def record_replies(words: Sequence[str], data: str | None, on: str | None, asked: Asked) -> int:
    """Add the replies to the register, and say who is still silent.

    Raises:
        typer.BadParameter: wrong use; exit code 2.
        Refusal: the meeting is given up, or nothing is new; exit code 1.
    """
    register = place.register(data, on)
    name, rest = named.split(register, words)
    meeting = named.to_prepare(register, name, "une réponse n’y a plus d’objet")
    states = _withdrawn(meeting, rest) if asked.withdraw else _states(register, meeting, rest)
    given = asking.answers(_questions(register), _options(asked), brief=True)
    drafts = list(_drafts(meeting, states, given))
    if not drafts:
        raise Refusal(f"Ces réponses sont déjà enregistrées{NBSP}: rien n’a été écrit.")
    adding.add(drafts, yes=asked.yes)
    after = place.register(data, on)
    say("\n".join(_told(after, meeting, drafts)))
    for line in _remarks(register, after, meeting, states):
        say(line, err=True)
    return 0


def _questions(register: Register) -> tuple[Question, ...]:
    from clu.model.event import Channel
    from clu.model.values import read_line, read_prose

    channels = get_args(Channel)
    return (
        Question(
            "received",
            "--received AAAA-MM-JJ",
            "Reçue le",
            asking.received_by(register.on),
            register.on.isoformat(),
            optional=True,
        ),
        Question(
            "channel",
            "--channel VOIE",
            "Voie",
            asking.one_of(channels, asking.CHANNELS),
            optional=True,
        ),
        Question("reason", "--reason TEXTE", "Motif", read_prose, optional=True),
        Question("by", "--by NOM", "Par", read_line, optional=True),
    )


def _options(asked: Asked) -> dict[str, str | None]:
    return {name: getattr(asked, name) for name in ("received", "channel", "reason", "by")}


def _states(register: Register, meeting: Meeting, words: list[str]) -> dict[str, str]:
    """The state of each seat or guest named: « udaf présent », or « udaf=présent maires=excusé ».

    Raises:
        typer.BadParameter: a seat or a state is unknown or missing; exit code 2.
    """
    known = _known(register, meeting)
    pairs = [one.partition("=")[::2] for one in words if "=" in one]
    if not pairs:
        who, state = (words[0] if words else ""), " ".join(words[1:])
        pairs = [(who, state)]
    elif len(pairs) != len(words):
        alone = french.join([one for one in words if "=" not in one])
        raise typer.BadParameter(
            f"{alone}{NBSP}: écrivez chaque réponse SIÈGE=ÉTAT, ou une seule, SIÈGE ÉTAT."
        )
    faults = [
        named.unknown(one, known, "Siège ou invité") for one, _ in pairs if one and one not in known
    ]
    if faults:
        raise typer.BadParameter("\n".join(faults))
    if len({who for who, _ in pairs}) != len(pairs):
        raise typer.BadParameter("Un même siège est nommé deux fois.")
    return {who: state for pair in pairs for who, state in [_complete(register, meeting, pair)]}


def _complete(register: Register, meeting: Meeting, pair: tuple[str, str]) -> tuple[str, str]:
    """The seat and its state; what is missing is asked for on a terminal."""
    from clu.model.values import refused

    known = _known(register, meeting)

    def seat(value: object) -> str:
        text = str(value).strip()
        if text not in known:
            fact, _, hint = named.unknown(text, known, "siège ou invité").partition(". ")
            raise refused(fact, hint.rstrip(".") or "vérifiez l’identifiant du siège")
        return text

    questions = (
        Question("who", "SIÈGE", "Siège", seat),
        Question(
            "state",
            f"ÉTAT ({', '.join(STATES)})",
            f"Réponse ({', '.join(STATES)})",
            asking.one_of(STATES, ALIASES),
        ),
    )
    given = {"who": pair[0] or None, "state": pair[1] or None}
    if not pair[0] and asking.interactive():
        say(_silence(register, meeting), err=True)
    found = asking.answers(questions, given)
    return found["who"], found["state"]


def _silence(register: Register, meeting: Meeting) -> str:
    waiting = wording.several(list(replying.silent(register, meeting))) or "aucune"
    return "\n".join(paragraph(f"Réponses attendues{NBSP}: {waiting}.", "", "  "))


def _known(register: Register, meeting: Meeting) -> list[str]:
    version = register.version_on(meeting.day)
    return [*(version.seats if version else ()), *(guest.id for guest in meeting.guests)]


def _withdrawn(meeting: Meeting, words: list[str]) -> dict[str, str]:
    """The seats whose reply is withdrawn.

    Raises:
        typer.BadParameter: no seat is named, or it has no reply; exit code 2.
    """
    without = [one for one in words if one not in meeting.replies]
    if not words or without:
        known = ", ".join(meeting.replies) or "aucune"
        named_ = (
            f"{french.join(without)}{NBSP}: pas de réponse à retirer."
            if without
            else "Il manque SIÈGE."
        )
        raise typer.BadParameter(f"{named_} Réponses enregistrées{NBSP}: {known}.")
    return dict.fromkeys(words, "")


def _drafts(
    meeting: Meeting, states: Mapping[str, str], given: Mapping[str, str]
) -> Iterator[Draft]:
    for who, state in states.items():
        received = given["received"]
        if not state:
            received = day_of(meeting.replies[who].event.received).isoformat()
        one = Given(
            state or None, received, given.get("channel"), given.get("reason"), given.get("by")
        )
        if not replying.repeated(meeting, who, one):
            yield replying.reply(meeting, who, one)


def _told(register: Register, meeting: Meeting, drafts: Sequence[Draft]) -> Iterator[str]:
    paths = [one.path for one in drafts]
    yield from adding.recorded(paths)
    now = register.meeting(meeting.id) or meeting
    waiting = list(replying.silent(register, now))
    if waiting:
        count = french.plural(len(waiting), "réponse")
        verb = french.agree(len(waiting), "manque", "manquent")
        yield from paragraph(f"{count} {verb} encore{NBSP}: {wording.several(waiting)}.", "", "  ")
    elif now.issues:
        yield "Toutes les réponses sont là."
    day = french.date_without_weekday(meeting.day)
    saved = paths if len(paths) == 1 else [meeting.folder / "replies"]
    yield from git_lines(saved, f"Réponses à la convocation du {day}")


def _remarks(
    before: Register, after: Register, meeting: Meeting, states: Mapping[str, str]
) -> Iterator[str]:
    if meeting.convened is None:
        yield "Cette réunion n’est pas encore convoquée au registre."
    version = before.version_on(meeting.day)
    for who, state in states.items():
        if state in ("présent", "à distance") and who in meeting.substitutions:
            yield (
                f"Un suppléant est annoncé pour {who}. S’il ne vient plus, retirez-le{NBSP}:"
                f" {again.command('substitute', meeting.id, who, '--withdraw')}"
            )
        if (
            state == "suppléé"
            and who not in meeting.substitutions
            and version
            and who in version.seats
        ):
            yield (
                f"{who} sera suppléé. Dites par qui, et quand le secrétariat l’a su{NBSP}:"
                f" {again.command('substitute', meeting.id, who)}"
            )
    yield from adding.findings(
        adding.fresh(before, after, meeting.id), again.command("check", meeting.id)
    )
