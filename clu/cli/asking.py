"""Questions on the terminal, each answer read as the file's own reader reads it.

What options give is never asked for. Without a terminal nothing is: what is missing is named, all
of it at once. Prompts go to stderr; Ctrl-C and the end of the input leave nothing written.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import typer

from clu import french
from clu.cli.refusal import Refusal
from clu.cli.screen import say
from clu.french import NBSP, NNBSP
from clu.model.values import refused

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date, datetime

CHANNELS = {"mail": "courriel", "e-mail": "courriel", "mél": "courriel", "lettre": "courrier"}
"""What people write for a channel."""

YES = frozenset(["", "o", "oui"])
NO = frozenset(["n", "non"])
INTERRUPTED = f"Interrompu{NBSP}: rien n’a été écrit."
STOPPED = f"La saisie s’est arrêtée{NBSP}: rien n’a été écrit."


@dataclass(frozen=True, slots=True)
class Question:
    """Something to know: the option that gives it, what a person is asked, how it is read.

    `option` is with its value, « --last-name NOM ». `default`: what an empty answer means, shown in
    brackets. `optional`: nobody has to say; without a terminal the default then stands. `read`
    refuses as the readers of `model.values` do.
    """

    name: str
    option: str
    label: str
    read: Callable[[object], Any]
    default: str | None = None
    optional: bool = False

    @property
    def flag(self) -> str:
        """The option alone: « --last-name »."""
        return self.option.partition(" ")[0]


def interactive() -> bool:
    """Whether somebody can be asked."""
    return bool(sys.stdin and sys.stdin.isatty() and sys.stderr and sys.stderr.isatty())


def answers(
    questions: Sequence[Question], given: Mapping[str, str | None], *, brief: bool = False
) -> dict[str, str]:
    """The answers by name, as texts that the readers accept; what nobody said is left out.

    `brief`: only what must be known is asked for.

    Raises:
        typer.BadParameter: an option cannot be read, or what must be known is missing; exit code 2.
        Refusal: the input ended; exit code 1.
    """
    found = _of_options(questions, given)
    left = [one for one in questions if one.name not in found]
    if not interactive():
        _refuse_missing([one for one in left if not one.optional])
        return found | {one.name: one.default for one in left if one.default}
    for one in left:
        if brief and one.optional:
            answer: str | None = one.default
        else:
            answer = _asked(one)
        if answer:
            found[one.name] = answer
    return found


def _of_options(questions: Sequence[Question], given: Mapping[str, str | None]) -> dict[str, str]:
    found, faults = {}, []
    for one in questions:
        value = given.get(one.name)
        if value is None:
            continue
        text, fault = _read(one, value)
        if fault:
            faults.append(f"{one.flag}{NBSP}: {fault}")
        found[one.name] = text
    if faults:
        raise typer.BadParameter("\n".join(faults))
    return found


def _refuse_missing(missing: Sequence[Question]) -> None:
    if missing:
        raise typer.BadParameter(f"Il manque {french.join([one.option for one in missing])}.")


def _asked(one: Question) -> str | None:
    """Ask until the answer can be read, or is left out."""
    hint = f" [{one.default}]" if one.default else " (facultatif)" if one.optional else ""
    while True:
        text = line(f"{one.label}{hint}{NBSP}: ").strip() or one.default
        if not text and one.optional:
            return None
        value, fault = _read(one, text or "")
        if not fault:
            return value
        say(f"  {fault[:1].upper()}{fault[1:]}", err=True)


def _read(one: Question, text: str) -> tuple[str, str | None]:
    """The text to write, and why it cannot be read. A known word replaces what was typed for it."""
    from pydantic_core import PydanticCustomError

    try:
        value = one.read(text)
    except PydanticCustomError as error:
        told = error.context or {}
        return text, f"{told['fact']}{NNBSP}; {told['hint']}."
    return (value if isinstance(value, str) else text.strip()), None


def confirmed(*, yes: bool) -> bool:
    """Whether to write: asked on a terminal, unless the option said yes.

    Raises:
        Refusal: the input ended; exit code 1.
    """
    if yes or not interactive():
        return True
    while True:
        answer = line(f"Écrire{NNBSP}? [O/n] ").strip().lower()
        if answer in YES | NO:
            return answer in YES
        say("  Répondez o ou n.", err=True)


def chosen(title: str, choices: Sequence[str]) -> int:
    """Which of the choices, from 0, a person picks by its number.

    Raises:
        Refusal: the input ended; exit code 1.
    """
    say(title, err=True)
    for number, choice in enumerate(choices, 1):
        say(f"  {number}. {choice}", err=True)
    known = {str(number): number - 1 for number in range(1, len(choices) + 1)}
    while True:
        answer = line(f"Votre choix{NBSP}: ").strip()
        if answer in known:
            return known[answer]
        say(f"  Répondez par un numéro de 1 à {len(choices)}.", err=True)


def line(prompt: str) -> str:
    """A line that is typed after a prompt.

    Raises:
        Refusal: the input ended; exit code 1.
    """
    say(prompt, err=True, nl=False)
    try:
        typed = sys.stdin.readline()
    except UnicodeDecodeError:
        typed = ""
    except KeyboardInterrupt:
        say(f"\n{INTERRUPTED}", err=True)
        raise typer.Exit(130) from None
    if not typed:
        say(err=True)
        raise Refusal(STOPPED)
    return typed.rstrip("\r\n")


def received_by(today: date) -> Callable[[object], date | datetime]:
    """The reader of a day or a moment that has come, at the latest today."""
    from clu.meeting import day_of
    from clu.model.values import quoted, read_moment

    def read(value: object) -> date | datetime:
        moment = read_moment(value)
        if day_of(moment) > today:
            fact = f"{quoted(value)} n’est pas encore venu"
            raise refused(fact, f"nous sommes le {french.long_date(today)}")
        return moment

    return read


def one_of(
    known: Sequence[str], aliases: Mapping[str, str] | None = None
) -> Callable[[object], str]:
    """The reader of one of the words known, accents and case left out or not."""
    from clu.model.person import folded
    from clu.model.values import quoted
    from clu.spelling import suggestion

    words = {folded(one): one for one in known}
    words |= {folded(typed): one for typed, one in (aliases or {}).items()}

    def read(value: object) -> str:
        found = words.get(folded(str(value)))
        if found is None:
            raise refused(f"valeur {quoted(value)} inconnue", suggestion(str(value), known))
        return found

    return read
