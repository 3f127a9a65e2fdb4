"""A committee's files, from a few answers: nothing that nobody said stands in them.

The procedure is that of the Lot, as published, for a model: its words with the committee's own
names in them. What it leaves open stays empty.
"""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import indent
from typing import TYPE_CHECKING, Literal

from clu import french, workdays, writing
from clu.founding import forge
from clu.founding.texts import text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from clu.founding.seats import College
    from clu.writing import Value

MODEL_SECRETARY_GENERAL = "secretaire-general"
"""The seat of the model to whom a signature is delegated as a rule."""

PLACES = ("LISEZMOI.md", ".gitignore", *forge.PLACES)
"""Where all that stands beside a register may lie."""

OFFICES = {
    "préfecture": "Le préfet",
    "sous-préfecture": "Le sous-préfet",
    "haut-commissariat": "Le haut-commissaire",
}
"""Who heads an institution, by its first word."""

GENDERS: dict[str, french.Gender] = {
    "comité": "masculine",
    "conseil": "masculine",
    "groupe": "masculine",
    "observatoire": "masculine",
    "assemblée": "feminine",
    "commission": "feminine",
    "conférence": "feminine",
    "instance": "feminine",
}
"""What a committee may call itself."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What a committee says of itself.

    `institution` has its article: « la préfecture du Lot »; so has `authority`: « Le préfet du
    Lot ». `day`: from when on the procedure holds; `today`: from when on the register is kept.
    `colleges` is None where the model is to be adapted. `address`: where clu is kept.
    """

    name: str
    abbreviation: str
    gender: french.Gender
    institution: str
    department: str
    place: str
    authority: str
    reference: str
    day: date
    today: date
    colleges: tuple[College, ...] | None
    forge: Literal["gitlab", "github"] | None
    address: str | None

    @property
    def named(self) -> str:
        """« le comité local des usagers »."""
        return french.definite(self.gender, self.name)

    @property
    def short(self) -> str:
        """« le CLU »."""
        return french.definite(self.gender, self.abbreviation)

    @property
    def office(self) -> str:
        """What the institution is, without its place: « la préfecture »."""
        article, rest = french.split_article(self.institution)
        word = rest.split()[0]
        return article + word if article.endswith("’") else f"{article} {word}"


def gender_of(name: str) -> french.Gender | None:
    """The gender of a committee's name; None where its first word is not known."""
    return GENDERS.get(name.partition(" ")[0].lower())


def authority_of(institution: str) -> str | None:
    """Who heads the institution: « Le préfet du Lot » of « la préfecture du Lot »."""
    word, _, rest = french.split_article(institution)[1].partition(" ")
    office = OFFICES.get(word.lower())
    return f"{office} {rest}".strip() if office else None


def register(answers: Answers) -> dict[str, bytes]:
    """The files of the register, by their path in it."""
    found = {
        "committee.yaml": _committee(answers),
        "authorities.yaml": _authorities(answers),
        f"procedure/{answers.day}.yaml": _procedure(answers),
        f"roster/{answers.today}.yaml": _roster(answers),
    }
    return {name: content.encode() for name, content in found.items()}


def beside(answers: Answers) -> dict[str, bytes]:
    """The files beside the register, by their path in the folder."""
    files = forge.files(answers.forge, answers.address)
    return {"LISEZMOI.md": _guide(answers).encode(), ".gitignore": text("gitignore").encode()} | {
        name: content.encode() for name, content in files.items()
    }


def _committee(answers: Answers) -> str:
    zone = workdays.zone(answers.department)
    return text(
        "committee.yaml",
        name=_scalar(answers.name),
        abbreviation=_scalar(answers.abbreviation),
        gender=answers.gender,
        institution=_scalar(answers.institution),
        department=answers.department,
        place=_scalar(answers.place),
        today=str(answers.today),
        good_friday=text("good-friday") if zone.good_friday else "",
    )


def _authorities(answers: Answers) -> str:
    own = french.gender_of_function(answers.authority)
    other: french.Gender = "masculine" if own == "feminine" else "feminine"
    inflected = french.in_gender(answers.authority, other) if own else answers.authority
    known = {other: inflected} if inflected != answers.authority else {}
    genders = "".join(f"    {gender}: {_scalar(words)}\n" for gender, words in known.items())
    return text(
        "authorities.yaml",
        title=_scalar(answers.authority),
        genders=genders,
        delegate=_first_seat(answers),
    )


def _first_seat(answers: Answers) -> str:
    colleges = answers.colleges
    return colleges[0].seats[0].id if colleges else MODEL_SECRETARY_GENERAL


def _roster(answers: Answers) -> str:
    seats = [seat for college in answers.colleges or () for seat in college.seats]
    known: list[Value] = [seat.designation for seat in seats if seat.designation]
    body = writing.as_yaml({"designations": known}).rstrip() if known else "designations: []"
    return text("roster.yaml", designations=body, seat=_first_seat(answers))


def _procedure(answers: Answers) -> str:
    """The sheet: the model's words, with the names of this committee in them."""
    of_office, short = french.of(answers.office), answers.short
    title = f"{french.capitalise(answers.name)} ({answers.abbreviation})"
    sentences = {
        "reference": answers.reference,
        "authority": french.split_article(answers.authority)[1].upper(),
        "title": title,
        "purpose": f"Cette fiche de procédure fixe les dispositions relatives"
        f" {french.to(answers.named)} ({answers.abbreviation}) concernant le rôle, les modalités"
        f" de réunion et la composition {french.of(_kind(answers))}.",
        "role_services": f"Rôle des services {of_office} :",
        "improvements": f"information sur l’amélioration des services existants {of_office}, le cas"
        " échéant.",
        "examination": f'examen des documents et formulaires "type" propres'
        f" {french.to(answers.office)}.",
        "frequency": f"{french.capitalise(short)} se réunit au moins une fois par an.",
        "substitution": f"En cas d’empêchement d’un des membres {french.of(short)}, une suppléance"
        " peut être assurée dès lors que le secrétariat est informé de l’identité et de la fonction"
        f" du suppléant au minimum 2 jours ouvrables avant la réunion {french.of(short)}.",
        "minutes": "Le compte-rendu de chaque réunion est adressé aux participants et mis en ligne"
        f" sur le site internet et intranet {of_office}.",
    }
    return text(
        "procedure.yaml",
        of_name=french.of(answers.named),
        composition=_composition(answers),
        **{name: _scalar(words) for name, words in sentences.items()},
    )


def _kind(answers: Answers) -> str:
    """« le comité », as its own sheet calls it."""
    return french.definite(answers.gender, answers.name.split()[0])


def _composition(answers: Answers) -> str:
    if answers.colleges is not None:
        return indent("\n".join(_colleges(answers.colleges)), "  ")
    of_institution = french.of(answers.institution)
    return text(
        "composition",
        services=_scalar(
            f"Représentants des services {french.of(answers.office)} et du secrétariat général"
            " commun départemental (SGCD)"
        ),
        general_secretary=_scalar(f"Le secrétaire général {of_institution}"),
        general_secretary_feminine=_scalar(f"La secrétaire générale {of_institution}"),
    ).rstrip("\n")


def _colleges(colleges: Iterable[College]) -> Iterable[str]:
    for one in colleges:
        content: dict[str, Value] = {
            "college": one.id,
            "title": one.title,
            "seats": [seat.content for seat in one.seats],
        }
        lines = writing.as_yaml({"composition": [content]}).splitlines()[1:]
        yield from (line.removeprefix("  ") for line in lines)
        yield "  # Qui d’autre l’ordre du jour peut rendre nécessaire, dans les mots de la fiche :"
        yield "  # open_clause: Toute association dont la présence est rendue nécessaire …"


def _guide(answers: Answers) -> str:
    return text(
        "LISEZMOI.md",
        title=f"{french.capitalise(answers.name)} {french.of(answers.institution)}",
        of_name=french.of(answers.named),
        abbreviation=answers.abbreviation,
        of_institution=french.of(answers.institution),
        day=str(answers.day),
        todo=forge.todo(answers.forge, answers.address),
        forge=text(f"forge-{answers.forge}") if answers.forge else "",
    )


def _scalar(words: str) -> str:
    """A text as the value of a key in YAML."""
    return writing.as_yaml({"": words}).partition(": ")[2].rstrip("\n")
