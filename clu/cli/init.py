"""`clu init`: a new committee's folder, from a few answers; or the fictional one, to try clu."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING, Any

import typer

from clu import founding, french, outbox
from clu.cli import adding, again, asking, place
from clu.cli.refusal import Refusal
from clu.cli.screen import say
from clu.french import NBSP, NNBSP
from clu.modeline import SCHEMAS
from clu.report import shown_path

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date

    from clu.founding import Founded, OccupiedError
    from clu.founding.committee import Answers
    from clu.founding.seats import College, FaultyTableError

TODAY = "2026-11-23"
"""The day at which the life of the fictional committee stops."""
SHOWN = 3
"""How many names of what lies in the way are told."""
MOST_FAULTS = 20


@dataclass(frozen=True, slots=True)
class Asked:
    """What the options say of a committee, as typed."""

    department: str | None
    institution: str | None
    place: str | None
    name: str | None
    abbreviation: str | None
    gender: str | None
    authority: str | None
    seats: str | None
    procedure: str | None
    reference: str | None
    forge: str | None
    source: str | None
    yes: bool

    @property
    def given(self) -> bool:
        """Whether any option was typed."""
        return any(getattr(self, name) for name in self.__slots__)


def make_example(folder: str, asked: Asked) -> int:
    """Write the fictional committee, and say what to type next.

    Raises:
        typer.BadParameter: it has its own names, and takes no others; exit code 2.
        Refusal: something lies in the folder, or the disk refused; exit code 1.
    """
    if asked.given:
        raise typer.BadParameter(
            f"--example ne va avec aucune autre option{NBSP}: ce comité a déjà ses noms et ses"
            " sièges."
        )
    path = Path(folder)
    founded = _placed(path, lambda: founding.found_example(path), " --example")
    say("\n".join(_told_of_example(path, founded)))
    return 0


def make(folder: str, on: str | None, asked: Asked) -> int:
    """Begin a committee's folder: ask, show, write, and say what comes next.

    Raises:
        typer.BadParameter: an option cannot be read, or what must be known is missing; exit code 2.
        Refusal: something lies in the folder, the table of seats has faults, nobody wants it
            written, or the disk refused; exit code 1.
    """
    from clu.founding import committee

    path = Path(folder)
    _placed(path, lambda: founding.refuse_strangers(path, committee.PLACES))
    answers = _answers(asked, place.day(on, "--on"))
    register, beside = committee.register(answers), committee.beside(answers)
    _placed(path, lambda: founding.refuse_occupied(path, beside))
    _placed(Path(gettempdir()), lambda: _prove(register, answers.today))
    say("\n".join(_preview(path, answers, register, beside)), err=True)
    if not asking.confirmed(yes=asked.yes):
        raise Refusal(adding.UNWRITTEN)
    founded = _placed(path, lambda: founding.put(path, register, beside))
    say("\n".join(_told(path, founded, answers)))
    return 0


def _placed(path: Path, write: Callable[[], Any], option: str = "") -> Any:
    """Run what looks into the folder or writes there, and tell in French what stops it."""
    try:
        return write()
    except founding.OccupiedError as error:
        raise Refusal(_occupied(error, option)) from None
    except OSError as error:
        raise outbox.failure(path, error) from error


def _occupied(error: OccupiedError, option: str) -> str:
    shown = shown_path(error.folder)
    again = f"clu init DOSSIER{option}"
    if not error.names:
        return f"{shown} n’est pas un dossier. Donnez-en un autre{NBSP}: {again}"
    names = [french.quoted(name) for name in error.names[:SHOWN]]
    more = ", …" if len(error.names) > SHOWN else ""
    return (
        f"{shown} n’est pas vide{NBSP}: {', '.join(names)}{more}\n"
        f"Rien n’a été écrit. Donnez un dossier nouveau, ou vide{NBSP}: {again}"
    )


# Answers ---------------------------------------------------------------------------------------


def _answers(asked: Asked, on: date | None) -> Answers:
    """What the options say, and what a person answers to the rest."""
    from clu.cli.founders import FORGES, GENDERS, first_questions, known_gender, more_questions
    from clu.founding.committee import Answers

    given = {name: getattr(asked, name) for name in Asked.__slots__ if name != "yes"}
    found = asking.answers(first_questions(), given, brief=asked.yes)
    given["gender"] = given["gender"] or known_gender(found["name"])
    today = on or place.today_in(found["department"])
    found |= asking.answers(more_questions(found, today), given, brief=asked.yes)
    day = place.day(found["procedure"], "--procedure")
    assert day is not None  # noqa: S101 - it has a default
    return Answers(
        name=found["name"],
        abbreviation=found["abbreviation"],
        gender=GENDERS[found["gender"]],  # type: ignore[arg-type]
        institution=found["institution"],
        department=found["department"].upper(),
        place=found["place"],
        authority=found["authority"],
        reference=found["reference"],
        day=day,
        today=today,
        colleges=_colleges(found["seats"]),
        forge=None if found["forge"] == FORGES[-1] else found["forge"],  # type: ignore[arg-type]
        address=found.get("source"),
    )


def _colleges(given: str) -> tuple[College, ...] | None:
    """The seats of a table, or None for those of the model.

    Raises:
        Refusal: the table cannot be read, or has faults; exit code 1.
    """
    from clu.cli.founders import is_model
    from clu.founding import seats

    if is_model(given):
        return None
    try:
        return seats.read(Path(given).read_bytes())
    except seats.FaultyTableError as error:
        raise Refusal("\n".join(_faults(given, error))) from None
    except OSError:
        raise Refusal(
            f"{given}{NBSP}: ce fichier ne peut pas être lu.\nÀ faire{NBSP}: donnez la table des"
            f" sièges, enregistrée en CSV, ou --seats modele. Ses titres{NBSP}:\n"
            f"  {';'.join(seats.HEADINGS)}"
        ) from None


def _faults(given: str, error: FaultyTableError) -> Iterator[str]:
    faults = sorted(error.faults, key=lambda one: one.line)
    for one in faults[:MOST_FAULTS]:
        yield f"{given}:{one.line}{NBSP}: {one.fact}"
        yield from adding.paragraph(f"À faire{NBSP}: {one.hint}.", "  ", "    ")
    if len(faults) > MOST_FAULTS:
        yield f"… et {french.plural(len(faults) - MOST_FAULTS, 'autre faute')}."
    yield f"Rien n’a été écrit{NBSP}: {french.plural(len(faults), 'faute')} dans la table."


def _prove(register: Mapping[str, bytes], today: date) -> None:
    """Judge the register before it is written.

    Raises:
        Refusal: it would have errors; exit code 1.
    """
    from clu.founding.proof import errors

    found = errors(register, today)
    if found:
        lines = "\n".join(f"  {one.code} {one.problem.fact}" for one in found)
        raise Refusal(f"Rien n’a été écrit{NBSP}: le registre aurait des erreurs.\n{lines}")


# What is said ----------------------------------------------------------------------------------


def _preview(
    path: Path, answers: Answers, register: Mapping[str, bytes], beside: Mapping[str, bytes]
) -> Iterator[str]:
    from clu import workdays

    zone = workdays.zone(answers.department)
    name = french.capitalise(answers.name)
    yield f"{name} ({answers.abbreviation}) {french.of(answers.institution)}"
    yield f"  Autorité{NBSP}: {french.lower_article(answers.authority)}"
    yield f"  Jours fériés{NBSP}: {zone.name}{NNBSP}; heure{NBSP}: {zone.timezone}"
    yield f"  Fiche en vigueur depuis le {french.long_date(answers.day)}"
    yield f"  Registre tenu depuis le {french.long_date(answers.today)}"
    yield f"  Sièges{NBSP}: {_seats(answers)}"
    yield f"À écrire dans {shown_path(path)}/{NBSP}:"
    yield from (f"  {founding.REGISTER}/{name}" for name in register)
    yield from (f"  {name}{note}" for name, note in _folded(beside))


def _folded(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Files by name; the schemas, which an editor alone reads, as their folder and a count."""
    schemas = [name for name in names if name.startswith(SCHEMAS)]
    for name in names:
        if name not in schemas:
            yield name, ""
        elif name == schemas[0]:
            yield f"{SCHEMAS}/", f" ({french.plural(len(schemas), 'fichier')})"


def _seats(answers: Answers) -> str:
    colleges = answers.colleges
    if colleges is None:
        return "ceux de la fiche du Lot, pour modèle à adapter"
    seats = [seat for one in colleges for seat in one.seats]
    held = sum(seat.designation is not None for seat in seats)
    holders = f", {french.plural(held, 'titulaire')}" if held else ""
    groups = french.plural(len(colleges), "collège")
    return f"{french.plural(len(seats), 'siège')} en {groups}{holders}"


def _told(path: Path, founded: Founded, answers: Answers) -> Iterator[str]:
    from clu.founding import forge

    yield from _written(f"Comité commencé{NBSP}:", founded)
    data = shown_path(founded.register)
    yield f"À relire et à compléter{NBSP}:"
    yield f"  {data}/procedure/{answers.day}.yaml (les mots de la fiche, les sièges)"
    yield f"  {data}/authorities.yaml, {data}/committee.yaml"
    for name in forge.incomplete(answers.forge, answers.address):
        yield f"  {shown_path(path / name)} (l’adresse où votre service garde clu)"
    yield f"Ensuite{NBSP}:"
    if path.resolve() != Path.cwd():
        yield f"  cd {again.typed(shown_path(path))}"
    yield "  clu check"
    yield "  clu plan"
    yield f"Pour l’enregistrer dans git{NBSP}:"
    if not (path / ".git").exists():
        yield "  git init"
    yield "  git add ."
    yield f"  git commit -m {again.typed(f'Registre {french.of(answers.short)}')}"


def _told_of_example(path: Path, founded: Founded) -> Iterator[str]:
    yield from _written(f"Comité d’exemple écrit{NBSP}:", founded)
    yield f"Ensuite{NBSP}:"
    if path.resolve() != Path.cwd():
        yield f"  cd {again.typed(shown_path(path))}"
    yield f"  clu check --on {TODAY}"
    yield f"Les autres commandes à essayer{NBSP}: {shown_path(founded.beside[0])}"


def _written(head: str, founded: Founded) -> Iterator[str]:
    files = french.plural(founded.files, "fichier", "fichiers")
    yield head
    yield f"  {shown_path(founded.register)}/ ({files})"
    home = founded.register.parent
    names = [one.relative_to(home).as_posix() for one in founded.beside]
    shown = "" if home == Path() else f"{shown_path(home)}/"
    yield from (f"  {shown}{name}{note}" for name, note in _folded(names))
