"""What can stand at the cursor: commands, options, and what an argument or an option's value names.

A candidate is a word, and what it is, in French. After a word that ends with « = », a shell adds no
space.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from clu import layout
from clu.cli import nearby
from clu.cli.app import app, command
from clu.cli.commands import NAMES, SECTIONS
from clu.cli.completion import FILES, FOLDERS, choices, known
from clu.french.grammar import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from clu.cli.completion.known import Candidate
    from clu.cli.completion.line import Words

LONGEST = 60
"""As much of what a word is as a shell can show beside it."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the cursor is: the command, its parameters, the arguments before it."""

    command: str
    params: tuple[Any, ...]
    arguments: tuple[str, ...]
    given: tuple[str, ...]
    data: Path | None

    @property
    def meeting(self) -> str | None:
        """The meeting that the line names, if any."""
        return next(filter(layout.is_meeting, self.arguments), None)


def lines(words: Words) -> Iterator[str]:
    """The candidates as a shell's script reads them: a word, a tab, what it is."""
    seen = set()
    for word, what in candidates(words):
        if word in (FILES, FOLDERS):
            yield word
        elif word not in seen and _begins(word, words.current):
            seen.add(word)
            yield f"{word}\t{_short(what)}"


def _short(what: str) -> str:
    line = re.sub(r"\s+", " ", what)
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"


def _begins(word: str, typed: str) -> bool:
    """Whether a word goes on from what was typed; accents and capitals may be left out."""
    return fold(word).startswith(fold(typed))


def candidates(words: Words) -> Iterable[Candidate]:
    """What can stand at the cursor, whatever was typed of it."""
    if not words.before:
        return _options(_params("")) if words.current.startswith("-") else _commands()
    command, *rest = words.before
    params = _params(command)
    if not params:
        return ()
    place, awaited = _place(command, params, rest)
    current = words.current
    if awaited is not None:
        return _values(place, awaited, awaited.opts[0], current)
    option, equals, typed = current.partition("=")
    if equals and option.startswith("--"):
        param = _option(params, option)
        found = _values(place, param, option, typed) if param else ()
        return [
            (word if word in (FILES, FOLDERS) else f"{option}={word}", what) for word, what in found
        ]
    if current.startswith("-"):
        return _options(one for one in params if one.multiple or not _used(one, place.given))
    return _arguments(place, current)


def _commands() -> Iterator[Candidate]:
    for section in SECTIONS:
        yield from section.commands.items()


def _params(name: str) -> tuple[Any, ...]:
    """The parameters of a command; those of clu itself where none is named."""
    if name and name not in NAMES:
        return ()
    named: Any = command(name) if name else typer.main.get_command(app)
    return tuple(named.get_params(named.make_context("clu", [], resilient_parsing=True)))


def _place(command: str, params: tuple[Any, ...], rest: list[str]) -> tuple[Place, Any]:
    """Where the cursor is, and the option that awaits its value there."""
    arguments, given, values = [], [], {}
    awaited = None
    for word in rest:
        if awaited is not None:
            values[awaited.name], awaited = word, None
        elif word.startswith("--") and "=" in word:
            option, _, value = word.partition("=")
            param = _option(params, option)
            given.append(option)
            values[param.name if param else option] = value
        elif word.startswith("-"):
            given.append(word)
            param = _option(params, word)
            awaited = param if param is not None and not param.is_flag else None
        else:
            arguments.append(word)
    data = values.get("data")
    folder = Path(data).expanduser() if data else nearby.committee(Path.cwd())
    return Place(command, params, tuple(arguments), tuple(given), folder), awaited


def _option(params: Iterable[Any], name: str) -> Any:
    return next((one for one in params if name in (*one.opts, *one.secondary_opts)), None)


def _used(param: Any, given: tuple[str, ...]) -> bool:
    return any(name in given for name in (*param.opts, *param.secondary_opts))


def _options(params: Iterable[Any]) -> Iterator[Candidate]:
    for one in params:
        if one.param_type_name == "option" and not one.hidden:
            for name in (*one.opts, *one.secondary_opts):
                if name.startswith("--"):
                    yield name, one.help or ""


def _values(place: Place, param: Any, option: str, current: str) -> Iterable[Candidate]:
    """What the value of an option can be."""
    metavar = param.metavar or ""
    words = choices.of(place.command, option, metavar)
    found = [(one, "") for one in words] or list(_named(place, metavar))
    if metavar == "AAAA-MM-JJ" and option in DATED:
        found = list(_today())
    if metavar not in choices.LISTS:
        return found
    head, comma, _ = current.rpartition(",")
    before = head.split(",")
    return [(f"{head}{comma}{word}", what) for word, what in found if word not in before]


DATED = frozenset(["--dated", "--on", "--received", "--sent", "--signed", "--done", "--from"])
"""The options whose day may well be today."""


def _today() -> Iterator[Candidate]:
    from datetime import date

    from clu import french

    day = date.today()  # noqa: DTZ011 - a proposal to the person at this very desk
    yield day.isoformat(), french.long_date(day)


def _named(place: Place, metavar: str) -> Iterable[Candidate]:
    """The names that a word of the help stands for."""
    if metavar in ("DOSSIER", "FICHIER"):
        return [(FOLDERS if metavar == "DOSSIER" else FILES, "")]
    if metavar in ("CODE", "CODES"):
        if place.command not in ("explain", "check"):
            return ()
        chapters = ((f"CLU{digit}", "") for digit in "012345679") if metavar == "CODES" else ()
        return chain(known.rules(), chapters)
    names = OF_REGISTER.get(metavar)
    return names(place.data, place.meeting) if names and place.data else ()


OF_REGISTER: dict[str, Callable[[Path, str | None], Iterable[Candidate]]] = {
    "RÉUNION": lambda data, _: known.meetings(data),
    "SIÈGE": lambda data, _: known.seats(data),
    "SIÈGES": lambda data, meeting: chain(known.seats(data), known.guests(data, meeting)),
    "INVITÉ": known.guests,
    "IDENTIFIANT": lambda data, _: known.matters(data),
}
"""What a register names, by the word of the help that stands for it."""


def _arguments(place: Place, current: str) -> Iterable[Candidate]:
    """What the next argument can be; the options, where there is none to come."""
    param = next((one for one in place.params if one.param_type_name == "argument"), None)
    metavar = (param.metavar or "") if param else ""
    if metavar.startswith("[RÉUNION]"):
        found = _after_meeting(place, metavar.split()[1:], current)
    elif param is not None and (param.nargs == -1 or not place.arguments):
        words = [(one, "") for one in choices.of(place.command, "", metavar)]
        every = (*words, *_named(place, metavar))
        found = [one for one in every if one[0] not in place.arguments]
    else:
        found = []
    return found or ([] if current else _options(place.params))


def _after_meeting(place: Place, wanted: list[str], current: str) -> list[Candidate]:
    """A meeting, which may be left out, then a seat; of `clu reply`, the seat's reply as well."""
    if place.data is None:
        return []
    words = [one for one in place.arguments if not layout.is_meeting(one)]
    found = [] if place.arguments else list(known.meetings(place.data))
    if wanted == ["DATE"] or (wanted == ["SIÈGE"] and words):
        return found
    who = list(known.seats(place.data))
    if wanted == ["SIÈGE", "ÉTAT"]:
        who += known.guests(place.data, place.meeting)
        return found + _replies(place, words, who, current)
    return found + who


def _replies(place: Place, words: list[str], who: list[Candidate], current: str) -> list[Candidate]:
    """« SIÈGE ÉTAT », or several: « SIÈGE=ÉTAT SIÈGE=ÉTAT »."""
    if "--withdraw" in place.given:
        return [one for one in who if one[0] not in words]
    seat, equals, _ = current.partition("=")
    if equals:
        return [(f"{seat}={state}", "") for state in choices.REPLIES]
    if not words:
        return who
    if all("=" in one for one in words):
        said = {one.partition("=")[0] for one in words}
        return [(f"{one}=", what) for one, what in who if one not in said]
    return [(state, "") for state in choices.REPLIES] if len(words) == 1 else []
