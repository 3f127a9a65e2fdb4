"""`clu holder`: who holds a seat is confirmed, begins, ends, or nobody does; a file is added."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import typer

from clu import french, wording
from clu.cli import adding, again, asking, named, place
from clu.cli.adding import paragraph
from clu.cli.asking import Question
from clu.cli.minutes import git_lines
from clu.cli.refusal import Refusal
from clu.cli.screen import say
from clu.cli.substitute import CALLED, CIVILITIES
from clu.events import seating
from clu.events.seating import Holder
from clu.french import NBSP

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from clu.events.draft import Draft
    from clu.model.person import Person
    from clu.model.procedure import Seat
    from clu.register import Register

CONFIRM, BEGIN, KNOWN, END, VACANT = "confirm", "begin", "known", "end", "vacant"


@dataclass(frozen=True, slots=True)
class Asked:
    """What the options say of the seat."""

    confirm: bool = False
    civility: str | None = None
    first_name: str | None = None
    last_name: str | None = None
    function: str | None = None
    start: str | None = None
    until: str | None = None
    attested: bool = False
    vacant: bool = False
    source: str | None = None
    reason: str | None = None
    yes: bool = False


def record_holder(seats: Sequence[str], data: str | None, on: str | None, asked: Asked) -> int:
    """Add a designation to the roster, and say who sits from now on.

    Raises:
        typer.BadParameter: wrong use; exit code 2.
        Refusal: nobody is known to be confirmed, or nothing is to be written; exit code 1.
    """
    register = place.register(data, on)
    found = [_seat(register, one) for one in dict.fromkeys(seats)]
    what = _what(asked)
    _refuse_several(found, what)
    if what is None and not asking.interactive():
        raise typer.BadParameter(
            "Que faut-il enregistrer\u202f? --confirm, --last-name NOM --from AAAA-MM-JJ, --vacant"
            " --from AAAA-MM-JJ, ou --until AAAA-MM-JJ."
        )
    if what is None:
        what = _chosen(register, found[0])
    drafts = [_draft(register, one, what, asked) for one in found]
    adding.add(drafts, yes=asked.yes)
    after = place.register(data, on)
    say("\n".join(_told(after, found, drafts)))
    for line in adding.findings(adding.fresh(register, after), again.command("check")):
        say(line, err=True)
    return 0


def _seat(register: Register, name: str) -> Seat:
    """The seat of the composition in force, or of the newest version that has it.

    Raises:
        typer.BadParameter: there is no such seat; exit code 2.
    """
    version = register.version_on(register.on)
    found = (version.seats.get(name) if version else None) or register.seat(name)
    if found is None:
        if version is None:
            raise typer.BadParameter(place.not_in_force(register.on))
        known = list(version.seats)
        raise typer.BadParameter(named.unknown(name, known, "Siège"))
    return found


def _what(asked: Asked) -> str | None:
    """What the options want recorded; None: they do not say.

    Raises:
        typer.BadParameter: several things at once; exit code 2.
    """
    person = bool(asked.last_name or asked.first_name or asked.civility or asked.function)
    wanted = [
        what
        for what, said in (
            (CONFIRM, asked.confirm),
            (VACANT, asked.vacant),
            (KNOWN if asked.attested else BEGIN, person or asked.attested),
        )
        if said
    ]
    if len(wanted) > 1:
        raise typer.BadParameter(
            f"--confirm, --vacant et un nouveau titulaire ne vont pas ensemble{NBSP}: une chose à"
            " la fois."
        )
    if asked.attested and asked.start:
        raise typer.BadParameter(
            f"--attested et --from ne vont pas ensemble{NBSP}: le premier dit que le début du"
            " mandat n’est pas connu."
        )
    if wanted:
        return wanted[0]
    if asked.start:
        return BEGIN
    return END if asked.until else None


def _refuse_several(seats: Sequence[Seat], what: str | None) -> None:
    if len(seats) > 1 and what != CONFIRM:
        raise typer.BadParameter(f"Plusieurs sièges à la fois{NBSP}: seulement avec --confirm.")


def _chosen(register: Register, seat: Seat) -> str:
    """What a person wants recorded, once told who is on record."""
    say("\n".join(paragraph(f"{_state(register, seat)}.")), err=True)
    holder = register.roster.on(seat.id, register.on).holder
    choices = {
        CONFIRM: "confirmer que cette personne est toujours en fonctions",
        BEGIN: "un nouveau titulaire, à compter d’un jour connu",
        KNOWN: "un titulaire connu aujourd’hui, sans que le début du mandat le soit",
        END: "la fin du mandat",
        VACANT: "un siège vacant",
    }
    if holder is None:
        choices = {key: words for key, words in choices.items() if key not in (CONFIRM, END)}
    return list(choices)[asking.chosen("Que faut-il enregistrer\u202f?", list(choices.values()))]


def _to_come(register: Register, seat: Seat) -> list[date]:
    """The days on which what is on record of a seat changes hereafter."""
    spells = register.roster.spells.get(seat.id, ())
    return [one.first_known for one in spells if one.first_known > register.on]


def _state(register: Register, seat: Seat, day: date | None = None) -> str:
    """« Le délégué …\u00a0: Mme X, attestée le … », on the register's day, or on a later one."""
    title = french.capitalise(wording.seat(seat))
    holding = register.roster.on(seat.id, day or register.on)
    mandate = holding.mandate
    if mandate is None:
        state = "vacant" if holding.state == "vacant" else "titulaire non connu"
        start = f", à compter du {french.long_date(day)}" if day else ""
        return f"{title}{NBSP}: {state}{start}"
    since = mandate.start or mandate.attested
    word = "depuis" if mandate.start else "nom attesté"
    known = f", {word} {wording.the_day(since)}" if since else ""
    if day:
        known = f", à compter du {french.long_date(day)}"
    end = f", jusqu’au {french.long_date(mandate.end)}" if mandate.end else ""
    return f"{title}{NBSP}: {wording.person(mandate.holder)}{known}{end}"


def _draft(register: Register, seat: Seat, what: str, asked: Asked) -> Draft:
    """The designation; what is missing of it is asked for on a terminal.

    Raises:
        typer.BadParameter: something is missing or cannot be read; exit code 2.
        Refusal: there is nobody to confirm, or whose mandate could end; exit code 1.
    """
    _refuse_foreign(what, asked)
    given = {
        one: getattr(asked, one)
        for one in (*seating.FIELDS[:4], "start", "until", "source", "reason")
    }
    found = asking.answers(_questions(register, seat, what), given, brief=asked.yes)
    source = found.get("source")
    match what:
        case "confirm":
            holder = _holder(register, seat)
            _refuse_repetition(register, seat)
            return seating.confirmed(register, seat.id, holder, register.on, source)
        case "vacant":
            start = _day(found["start"])
            return seating.vacant(register, seat.id, start, source, found.get("reason"))
        case "end":
            _holder(register, seat)
            last = _day(found["until"])
            return seating.ended(register, seat.id, last, register.on, source, found.get("reason"))
        case _:
            return _begun(register, seat, found, attested=what == KNOWN)


def _refuse_foreign(what: str, asked: Asked) -> None:
    """Options that say nothing of what is recorded."""
    foreign = {
        CONFIRM: ("start", "until", "reason"),
        VACANT: ("until",),
        END: ("start",),
        BEGIN: ("reason",),
        KNOWN: ("reason",),
    }[what]
    flags = {"start": "--from", "until": "--until", "reason": "--reason"}
    said = [flags[one] for one in foreign if getattr(asked, one)]
    if said:
        raise typer.BadParameter(f"{french.join(said)}{NBSP}: sans objet ici.")


def _holder(register: Register, seat: Seat) -> Person:
    """Whoever is on record for the seat.

    Raises:
        Refusal: nobody is; exit code 1.
    """
    holder = register.roster.on(seat.id, register.on).holder
    if holder is None:
        new = again.command("holder", seat.id, "--last-name NOM --from AAAA-MM-JJ")
        raise Refusal(
            f"{_state(register, seat)}. Rien n’a été écrit.\nÀ faire{NBSP}: {new}, ou --attested si"
            " le début n’est pas connu."
        )
    return holder


def _refuse_repetition(register: Register, seat: Seat) -> None:
    mandate = register.roster.on(seat.id, register.on).mandate
    if mandate and mandate.attested == register.on:
        raise Refusal(f"{_state(register, seat)}. C’est déjà enregistré{NBSP}: rien n’a été écrit.")


def _begun(register: Register, seat: Seat, found: Mapping[str, str], *, attested: bool) -> Draft:
    holder = Holder(
        found.get("civility"), found.get("first_name"), found["last_name"], found.get("function")
    )
    start = register.on if attested else _day(found["start"])
    until = _day(found["until"]) if found.get("until") else None
    if until and until < start:
        raise typer.BadParameter(f"--until {until}{NBSP}: ce jour vient avant le début du mandat.")
    return seating.designated(
        register, seat.id, holder, start, found.get("source"), until, attested=attested
    )


def _day(text: str) -> date:
    from clu.model.values import read_day

    found: date = read_day(text)
    return found


def _questions(register: Register, seat: Seat, what: str) -> tuple[Question, ...]:
    return tuple(_asked(register, seat, what))


def _asked(register: Register, seat: Seat, what: str) -> Iterator[Question]:
    from clu.model.values import read_day, read_line, read_name

    if what in (BEGIN, KNOWN):
        yield Question(
            "civility",
            "--civility M.|Mme",
            "Civilité, M. ou Mme",
            asking.one_of(CIVILITIES, CALLED),
            optional=True,
        )
        yield Question("first_name", "--first-name PRÉNOM", "Prénom", read_name, optional=True)
        yield Question("last_name", "--last-name NOM", "Nom", read_name)
        label = "Fonction" if seat.body else "Fonction, si elle n’est pas le titre du siège"
        yield Question("function", "--function FONCTION", label, read_line, optional=True)
    if what in (BEGIN, VACANT):
        yield Question(
            "start", "--from AAAA-MM-JJ", "À compter du", read_day, register.on.isoformat()
        )
    if what in (BEGIN, KNOWN):
        label = "Dernier jour du mandat, s’il est fixé"
        yield Question("until", "--until AAAA-MM-JJ", label, read_day, optional=True)
    if what == END:
        yield Question("until", "--until AAAA-MM-JJ", "Dernier jour du mandat", read_day)
    if what in (END, VACANT):
        yield Question("reason", "--reason TEXTE", "Motif", read_line, optional=True)
    yield Question(
        "source",
        "--source TEXTE",
        "Source (arrêté, message, annuaire)",
        read_line,
        optional=True,
    )


def _told(register: Register, seats: Sequence[Seat], drafts: Sequence[Draft]) -> Iterator[str]:
    paths = [one.path for one in drafts]
    yield from adding.recorded(paths)
    for seat in seats:
        days = list(_to_come(register, seat))
        so_far = " à ce jour" if days else ""
        yield from paragraph(f"{_state(register, seat)}{so_far}.", "", "  ")
        for day in days:
            yield from paragraph(f"{_state(register, seat, day)}.", "", "  ")
    names = ", ".join(seat.id for seat in seats)
    yield from git_lines(paths, f"Titulaires{NBSP}: {names}")
