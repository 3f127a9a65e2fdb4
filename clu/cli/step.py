"""What the options of `clu follow-up` say happened: read, completed, or refused all at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import typer

from clu import french
from clu.cli import place
from clu.follow_up import KEPT
from clu.follow_up.recording import Given
from clu.french import NBSP, NNBSP, quoted
from clu.model.person import folded
from clu.model.values import ACTION_STATES, VERDICTS
from clu.spelling import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from clu.follow_up import Matter

FOR_PROPOSALS = ("answer", "reason", "referred_to", "done")
COMPANIONS = {
    "non retenue": ("reason", "TEXTE, son motif"),
    "retenue en partie": ("reason", "TEXTE, ce qui n’est pas retenu et pourquoi"),
    "à l’étude": ("until", "AAAA-MM-JJ, le terme de l’étude"),
    "hors compétence": ("referred_to", "ORGANISME, à qui elle est transmise"),
}
"""What each verdict must come with, and how to write it."""

WITHOUT_TERM = ("non retenue", "hors compétence")
CLOSED = ("faite", "abandonnée")


@dataclass(frozen=True, slots=True)
class Asked:
    """The options, as typed."""

    answer: str | None = None
    state: str | None = None
    reason: str | None = None
    until: str | None = None
    referred_to: str | None = None
    done: str | None = None
    outcome: str | None = None
    dated: str | None = None
    letter: bool = False

    @property
    def given(self) -> dict[str, str]:
        """The options that say what happened, by name."""
        names = (*FOR_PROPOSALS, "state", "until", "outcome")
        return {name: value for name in names if (value := getattr(self, name)) is not None}


def read(asked: Asked, matter: Matter, today: date) -> Given:
    """What happened, as the options say it.

    Raises:
        typer.BadParameter: every fault of the options, a line each; exit code 2.
    """
    faults: list[str] = []
    given = _given(asked, matter, today, faults)
    then = matter.as_of(given.day) or matter
    faults.extend(_foreign(asked, matter))
    faults.extend(_untimely(asked, given, matter, today))
    faults.extend(_empty(asked))
    if matter.kind == "proposal":
        faults.extend(_incomplete(asked, given))
        faults.extend(_out_of_turn(asked, given, then))
    elif given.until and (given.state or then.status) in CLOSED:
        faults.append("--until est pour une action encore à faire ou en cours.")
    if not (asked.given or faults):
        faults.append("--dated seul ne dit rien\u00a0: donnez ce qui s’est passé ce jour-là.")
    if faults:
        raise typer.BadParameter("\n".join(faults))
    return given


def _given(asked: Asked, matter: Matter, today: date, faults: list[str]) -> Given:
    proposal = matter.kind == "proposal"
    return Given(
        day=_day(asked.dated, "--dated", faults) or today,
        verdict=_among(asked.answer, VERDICTS, "--answer", faults) if proposal else None,
        reason=_text(asked.reason),
        referred_to=_text(asked.referred_to),
        state=None if proposal else _among(asked.state, ACTION_STATES, "--state", faults),
        until=_day(asked.until, "--until", faults),
        done=_day(asked.done, "--done", faults),
        outcome=_text(asked.outcome),
    )


def _text(value: str | None) -> str | None:
    return value.strip() or None if value else None


def _day(value: str | None, option: str, faults: list[str]) -> date | None:
    try:
        return place.day(value, option)
    except typer.BadParameter as error:
        faults.append(str(error))
        return None


def _among(value: str | None, known: Sequence[str], option: str, faults: list[str]) -> str | None:
    """The known value that is meant: accents and apostrophes may be left out."""
    if value is None:
        return None
    plain = {_plain(one): one for one in known}
    found = plain.get(_plain(value))
    if found is None:
        near = nearest(_plain(value), list(plain))
        hint = f"écrivez {quoted(plain[near])}" if near else f"choisissez parmi{NBSP}: "
        listed = "" if near else ", ".join(known)
        faults.append(f"{option} {value}{NBSP}: valeur inconnue{NNBSP}; {hint}{listed}.")
    return found


def _plain(text: str) -> str:
    return " ".join(folded(text).replace("'", " ").split())


def _option(name: str) -> str:
    return f"--{name.replace('_', '-')}"


def _foreign(asked: Asked, matter: Matter) -> Iterator[str]:
    """Options of the other kind."""
    names = ("state",) if matter.kind == "proposal" else FOR_PROPOSALS
    found = [_option(name) for name in names if name in asked.given]
    if found and matter.kind == "proposal":
        yield (
            f"{matter.id} est une proposition, et --state est pour une action{NBSP}: donnez sa"
            " réponse par --answer, ou le jour où elle s’est réalisée par --done."
        )
    elif found:
        listed = french.join(found)
        yield (
            f"{matter.id} est une action, et {listed} {'sont' if len(found) > 1 else 'est'} pour"
            f" une proposition{NBSP}: donnez son état par --state, et ce qu’il en est advenu par"
            " --outcome."
        )


def _untimely(asked: Asked, given: Given, matter: Matter, today: date) -> Iterator[str]:
    """Days that cannot be: still to come, or before the meeting that raised it."""
    raised = matter.meeting.day
    for option, day in (("--dated", given.day if asked.dated else None), ("--done", given.done)):
        if day and day > today:
            yield (
                f"{option} {day}{NBSP}: ce jour n’est pas encore venu (nous sommes le"
                f" {french.long_date(today)})."
            )
        elif day and day < raised:
            yield (
                f"{option} {day}{NBSP}: la réunion qui l’a fait naître s’est tenue après, le"
                f" {french.long_date(raised)}."
            )
    if given.done and given.day < given.done <= today:
        yield f"--done {given.done}{NBSP}: ce jour vient après celui de --dated, {given.day}."
    if given.until and given.until < given.day:
        yield (
            f"--until {given.until}{NBSP}: cette échéance est déjà passée le"
            f" {french.long_date(given.day)}."
        )


def _empty(asked: Asked) -> Iterator[str]:
    for name, value in asked.given.items():
        if not value.strip():
            yield f"{_option(name)}{NBSP}: texte vide."


def _incomplete(asked: Asked, given: Given) -> Iterator[str]:
    """What an answer must come with, and what comes with no such answer."""
    verdict = given.verdict
    needed, words = COMPANIONS.get(verdict or "", ("", ""))
    if needed and needed not in asked.given:
        yield f"{quoted(str(verdict))} demande {_option(needed)} {words}."
    if "reason" in asked.given and "answer" not in asked.given:
        yield "--reason est le motif d’une réponse\u00a0: donnez celle-ci par --answer."
    if "referred_to" in asked.given and verdict != "hors compétence":
        yield f"--referred-to va avec --answer {quoted('hors compétence')}."


def _out_of_turn(asked: Asked, given: Given, then: Matter) -> Iterator[str]:
    """A term or an end for what is not kept."""
    verdict = given.verdict or (then.answer.verdict if then.answer else None)
    if "answer" in asked.given and given.verdict is None:
        return  # not known: told already
    if given.until and (verdict is None or verdict in WITHOUT_TERM):
        stands = f"elle est {verdict}" if verdict else "elle n’a pas de réponse"
        yield f"--until est pour une proposition retenue ou à l’étude\u00a0: {stands}."
    if given.done and verdict not in KEPT:
        stands = f"elle est {verdict}" if verdict else "elle n’a pas de réponse"
        yield (
            f"--done est pour une proposition retenue{NBSP}: {stands}{NNBSP}; donnez d’abord, ou"
            f" avec, --answer {quoted('retenue')}."
        )
