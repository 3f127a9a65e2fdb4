"""Seats from a table that a spreadsheet has saved: a row a seat, in the order of the sheet.

Every fault is found at once, each with its line, what is so and what to do. Read tolerantly: the
separator is found out, headings go without accents and capitals, and the encoding may be that of
Windows, in which Excel saves by default.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from clu import french
from clu.french import NBSP, quoted
from clu.french.grammar import fold
from clu.spelling import suggestion

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Mapping

    from clu.writing import Value

REQUIRED = ("collège", "titre", "forme")
OPTIONAL = (
    "siège",
    "masculin",
    "féminin",
    "organisme",
    "responsable",
    "représentant",
    "secrétariat",
    "civilité",
    "prénom",
    "nom",
    "fonction",
    "depuis",
)
HEADINGS = (*REQUIRED, *OPTIONAL)
KNOWN = {fold(one): one for one in HEADINGS}

FORMS = {
    "personnelle": "personal",
    "personal": "personal",
    "administrative": "administrative",
}
YES, NO = frozenset(["oui", "o", "x", "1"]), frozenset(["", "non", "n", "0"])
REPRESENTATIVE = "ou son représentant"
CIVILITIES = {"m": "M.", "m.": "M.", "monsieur": "M.", "mme": "Mme", "madame": "Mme"}
SEPARATORS = ";\t,"
PASSED_OVER = frozenset(
    ["a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "ou", "pour"]
) | {"representant", "representante", "sur", "un", "une"}
"""Words that an identifier made of a title goes without."""
LONGEST_ID = 40
FIRST_SUFFIX = 2


class Fault(NamedTuple):
    """What keeps a line of the table from being read, and what to do; without a full stop."""

    line: int
    fact: str
    hint: str


class FaultyTableError(Exception):
    """The table cannot be taken; `faults` are all there are."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(faults)
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat and who holds it, as the YAML files have them."""

    id: str
    content: dict[str, Value]
    designation: dict[str, Value] | None


@dataclass(slots=True)
class College:
    """A college and its seats, in the order in which the table first names them."""

    id: str
    title: str
    seats: list[Seat] = field(default_factory=list)


def read(content: bytes) -> tuple[College, ...]:
    """The colleges of a table.

    Raises:
        FaultyTableError: it holds faults.
    """
    reader = _Reader(_decoded(content))
    colleges = reader.colleges()
    if reader.faults:
        raise FaultyTableError(tuple(reader.faults))
    return colleges


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


class _Reader:
    """Reads the rows, and gathers what is wrong with them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.faults: list[Fault] = []
        self.lines: dict[str, int] = {}
        self.secretary: int | None = None

    def colleges(self) -> tuple[College, ...]:
        found: dict[str, College] = {}
        for line, row in self.rows():
            title, seat = self.line(row, "collège", line), self.seat(row, line)
            if title is None or seat is None:
                continue
            college = found.get(title) or College(self._college_id(title, found), title)
            found[title] = college
            college.seats.append(seat)
        if not (found or self.faults):
            self.fault(1, "table sans aucun siège", "écrivez un siège par ligne, sous les titres")
        return tuple(found.values())

    def fault(self, line: int, fact: str, hint: str) -> None:
        self.faults.append(Fault(line, fact, hint))

    # Rows ---------------------------------------------------------------------------------------

    def rows(self) -> Iterator[tuple[int, dict[str, str]]]:
        """Each row that says anything, by the names of its columns, and its line."""
        table = csv.reader(io.StringIO(self.text, newline=""), delimiter=_separator(self.text))
        try:
            columns = self.columns(next(table, []))
            if columns is None:
                return
            for row in table:
                cells = [cell.strip() for cell in row]
                if any(cells[len(columns) :]):
                    fact = f"{len(cells)} cellules pour {len(columns)} colonnes"
                    self.fault(
                        table.line_num, fact, "mettez entre guillemets ce qui contient « ; »"
                    )
                elif any(cells):
                    yield table.line_num, dict(zip(columns, cells, strict=False))
        except csv.Error:
            self.fault(table.line_num, "ligne illisible", "enregistrez la table en CSV, de nouveau")

    def columns(self, heads: list[str]) -> list[str] | None:
        """The columns as they are called here; None where they cannot be told."""
        names = [KNOWN.get(fold(one.strip())) for one in heads]
        for typed, name in zip(heads, names, strict=True):
            if name is None:
                known = suggestion(typed.strip(), HEADINGS)
                self.fault(1, f"colonne {quoted(typed.strip())} inconnue", known)
        told = [one for one in names if one]
        for name in dict.fromkeys(one for one in told if told.count(one) > 1):
            self.fault(1, f"colonne {quoted(name)} en double", "n’en gardez qu’une")
        missing = [one for one in REQUIRED if one not in told]
        if missing and len(missing) == len(REQUIRED):
            self.faults.clear()
        if missing:
            columns = "colonne absente" if len(missing) == 1 else "colonnes absentes"
            fact = f"{columns}{NBSP}: {', '.join(missing)}"
            self.fault(1, fact, f"titres admis, le premier rang les portant{NBSP}: {_heads()}")
        return None if self.faults else told

    # Cells --------------------------------------------------------------------------------------

    def value(
        self, row: Mapping[str, str], name: str, line: int, reader: Callable[[object], Any]
    ) -> str | None:
        """A cell that a reader of the model accepts; None where it is empty or refused."""
        from pydantic_core import PydanticCustomError

        text = row.get(name, "")
        if not text:
            return None
        try:
            read = reader(text)
        except PydanticCustomError as error:
            told = error.context or {}
            self.fault(line, f"{name}{NBSP}: {told['fact']}", told["hint"])
            return None
        return read if isinstance(read, str) else str(read)

    def line(self, row: Mapping[str, str], name: str, line: int) -> str | None:
        """A cell that must be filled."""
        from clu.model.values import read_line

        if not row.get(name):
            self.fault(line, f"{name} absent", f"remplissez la colonne {quoted(name)}")
            return None
        return self.value(row, name, line, read_line)

    def flag(self, row: Mapping[str, str], name: str, line: int) -> bool:
        """Yes or no."""
        typed = fold(row.get(name, ""))
        if typed not in YES | NO:
            self.fault(
                line, f"{name}{NBSP}: {quoted(row[name])} n’est ni oui ni non", "écrivez oui"
            )
        return typed in YES

    # Seats --------------------------------------------------------------------------------------

    def seat(self, row: Mapping[str, str], line: int) -> Seat | None:
        from clu.model.values import read_line

        title = self.line(row, "titre", line)
        form = self.form(row, line)
        told = {
            name: self.value(row, name, line, read_line)
            for name in ("masculin", "féminin", "organisme", "responsable")
        }
        content: dict[str, Value] = {"letter": form or "", "title": title or ""}
        content |= _titles(title or "", told)
        representative = self.representative(row)
        if representative:
            content["representative"] = representative
        if self.flag(row, "secrétariat", line):
            self.only_secretary(line)
            content["secretary"] = "oui"
        id_ = self.seat_id(row, line, told["organisme"] or title or "")
        designation = self.designation(row, line)
        if not (title and form and id_):
            return None
        return Seat(id_, {"id": id_, **content}, designation and {"seat": id_, **designation})

    def form(self, row: Mapping[str, str], line: int) -> str | None:
        typed = row.get("forme", "")
        form = FORMS.get(fold(typed))
        if form is None:
            fact = f"forme {quoted(typed)} inconnue" if typed else "forme absente"
            self.fault(line, fact, "écrivez administrative (entre services) ou personnelle")
        return form

    def representative(self, row: Mapping[str, str]) -> str | None:
        """The words of the sheet: those written, or the usual ones for a plain yes."""
        typed = row.get("représentant", "")
        if fold(typed) in NO:
            return None
        return REPRESENTATIVE if fold(typed) in YES else typed

    def only_secretary(self, line: int) -> None:
        if self.secretary is not None:
            fact = f"deux sièges au secrétariat, celui-ci et celui de la ligne {self.secretary}"
            self.fault(line, fact, "n’en gardez qu’un")
        self.secretary = line

    def seat_id(self, row: Mapping[str, str], line: int, words: str) -> str | None:
        from clu.model.values import read_slug

        if row.get("siège"):
            id_ = self.value(row, "siège", line, read_slug)
            if id_ in self.lines:
                fact = f"siège {quoted(id_)} en double, déjà à la ligne {self.lines[id_]}"
                self.fault(line, fact, "donnez à chaque siège son propre identifiant")
                return None
        else:
            id_ = identifier(words, self.lines)
        if id_:
            self.lines[id_] = line
        return id_

    def designation(self, row: Mapping[str, str], line: int) -> dict[str, Value] | None:
        """Who holds the seat, where the table names somebody."""
        from clu.model.values import read_day, read_line, read_name

        names = {"first_name": "prénom", "last_name": "nom", "function": "fonction"}
        holder: dict[str, Value] = {}
        civility = row.get("civilité", "")
        if civility:
            known = CIVILITIES.get(fold(civility))
            if known is None:
                self.fault(line, f"civilité {quoted(civility)} inconnue", "écrivez M. ou Mme")
            holder["civility"] = known or ""
        for key, name in names.items():
            reader = read_line if key == "function" else read_name
            value = self.value(row, name, line, reader)
            if value:
                holder[key] = value
        since = self.value(row, "depuis", line, read_day)
        if "last_name" not in holder:
            if holder or since:
                fact = "une personne sans nom" if holder else "« depuis » sans personne"
                self.fault(line, fact, "remplissez la colonne « nom », ou videz les autres")
            return None
        return {"from": since, "holder": holder} if since else {"attested": "oui", "holder": holder}

    def _college_id(self, title: str, found: Mapping[str, College]) -> str:
        return identifier(title, [one.id for one in found.values()])


def _titles(title: str, told: Mapping[str, str | None]) -> dict[str, Value]:
    """The other gender of an office, as the table has it, else inflected; or the body behind it."""
    if told["organisme"]:
        found: dict[str, Value] = {"body": told["organisme"]}
        return found | ({"head": told["responsable"]} if told["responsable"] else {})
    own = french.gender_of_function(title)
    other: french.Gender = "masculine" if own == "feminine" else "feminine"
    inflected = french.in_gender(title, other) if own else title
    known = {"masculine": told["masculin"], "feminine": told["féminin"]}
    if inflected != title and not known[other]:
        known[other] = inflected
    return {gender: words for gender, words in known.items() if words}


def _separator(text: str) -> str:
    """What sets the cells of the first line apart; a semicolon where nothing does."""
    head = text.partition("\n")[0]
    return max(SEPARATORS, key=head.count)


def identifier(words: str, taken: Container[str]) -> str:
    """An identifier made of the telling words of a title, unlike those that are taken."""
    from clu.model.values import slug_fault

    every = re.findall(r"[a-z0-9]+", fold(words))
    telling = [one for one in every if one not in PASSED_OVER] or every or ["siege"]
    text: str = telling[0][:LONGEST_ID]
    for word in telling[1:]:
        if len(text) + len(word) >= LONGEST_ID:
            break
        text += f"-{word}"
    if slug_fault(text):
        text = f"siege-{text}"
    used: str = text
    number = FIRST_SUFFIX
    while used in taken:
        used, number = f"{text}-{number}", number + 1
    return used


def _heads() -> str:
    return ", ".join(HEADINGS)
