"""The minutes as a person will go on writing them: a commented file, and a text for each item.

What is known beforehand stands there: who is expected and in what state, the items, their papers,
what earlier meetings left open. Nothing else is made up: examples are comments. A text for which
nobody has found words yet is an empty file, `Prose.text == ""`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clu import french
from clu.french import NBSP, NNBSP
from clu.minutes import blank_results, roll, taken_up
from clu.minutes.commented import empty, entry, example, note
from clu.model.values import ACTION_STATES, VERDICTS
from clu.register import add_months

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from clu.follow_up import Matter
    from clu.meeting import Meeting
    from clu.model.meeting import Item, Paper
    from clu.model.minutes import State
    from clu.register import Register
    from clu.writing import Value

MINUTES = "minutes/minutes.yaml"
RESULTS = "results.yaml"
NOT_WRITTEN = b"\n"
TERM = 6  # months: the term of the examples


def files(
    register: Register,
    meeting: Meeting,
    seen: Mapping[str, State] = roll.NOBODY_SEEN,
    dated: date | None = None,
) -> dict[str, bytes]:
    """The files that the meeting's folder lacks, by their path in it; none that is there already.

    `seen`: the states that the signed sheet shows; `dated`: the day of the document, once known.

    Raises:
        UnreadError: a part of the register that they derive from could not be read.
    """
    begun: dict[str, bytes] = {}
    if meeting.minutes_part.get() is None:
        begun[MINUTES] = _text(_minutes(register, meeting, seen, dated))
    known = meeting.prose
    for number, item in enumerate(meeting.sheet.agenda, 1):
        if item.id not in known:
            begun[f"minutes/{_name(number, item)}"] = NOT_WRITTEN
    if meeting.results is None and blank_results.due(meeting):
        begun[RESULTS] = _text(blank_results.lines(register, meeting))
    return begun


def _text(lines: Iterator[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


def _name(number: int, item: Item) -> str:
    return f"{number:02}-{item.id}.md"


def _minutes(
    register: Register, meeting: Meeting, seen: Mapping[str, State], dated: date | None
) -> Iterator[str]:
    yield from _head(meeting)
    yield ""
    yield from _document(register, meeting, dated)
    yield ""
    yield from roll.lines(register, meeting, seen)
    yield ""
    yield from _items(register, meeting)
    yield ""
    yield from _next_meeting(register, meeting)


def _head(meeting: Meeting) -> Iterator[str]:
    yield from note(
        f"Compte-rendu de la réunion du {french.long_date(meeting.day)}, commencé par clu minutes"
        " --begin."
    )
    yield from note(
        f"Ce fichier est désormais le vôtre{NBSP}: clu n’y écrira plus. Les lignes qui commencent"
        " par un dièse sont des explications ou, plus en retrait, des exemples. Pour vous servir"
        f" d’un exemple, ôtez le dièse et l’espace qui le suit, puis corrigez. À tout moment{NBSP}:"
        f" clu check {meeting.id}"
    )


def _document(register: Register, meeting: Meeting, dated: date | None) -> Iterator[str]:
    """The document itself: its date, who wrote it, who chaired, from when to when."""
    yield from note(
        "La date du document, AAAA-MM-JJ, une fois qu’il est rédigé. Vide, il est en cours."
    )
    if dated:
        yield f"on: {dated.isoformat()}"
    else:
        yield from empty("on")
    yield from note("Qui l’a rédigé, et qui l’a relu.")
    yield from empty("drafted_by", "reviewed_by")
    yield ""
    chair = meeting.sheet.chair or register.settings.chair
    yield from note("Le siège qui a présidé.")
    yield f"chair: {chair}" if chair else "chair:"
    yield from _secretary(register, meeting)
    sheet = meeting.sheet
    planned = french.hours(sheet.hour, sheet.ends) if sheet.ends else french.hour(sheet.hour)
    yield from note(f"Les heures constatées d’ouverture et de clôture. Prévu{NBSP}: {planned}.")
    yield from empty("opened", "closed")


def _secretary(register: Register, meeting: Meeting) -> Iterator[str]:
    version = register.version_on(meeting.day)
    seat = version.secretary if version else None
    usual = f", si ce n’est pas la personne venue pour le siège {seat.id}" if seat else ""
    yield from note(f"Qui a tenu le secrétariat de séance{usual}.")
    yield from empty("secretary")
    yield from example({"secretary": roll.SOMEBODY})


def _items(register: Register, meeting: Meeting) -> Iterator[str]:
    yield from note(
        "Point par point. Ce qui s’est dit va dans le fichier Markdown du point, à côté de"
        f" celui-ci{NNBSP}; ici, ce qui doit se retrouver{NBSP}: avis, propositions, décisions,"
        " actions, documents examinés. Un avis et une proposition sont d’un organisme (un siège ou"
        " un invité), jamais d’une personne. Les pièces d’un point, et ce que les réunions"
        " précédentes y ont laissé ouvert, attendent sous lui derrière un dièse."
    )
    yield from note(
        f"Réponses à une proposition (verdict){NBSP}: {', '.join(VERDICTS)}. États d’une action"
        f" (state){NBSP}: {', '.join(ACTION_STATES)}."
    )
    yield "items:"
    if meeting.sheet.agenda:
        yield from example({"items": [_example(register, meeting)]})
    known = taken_up.by_id(register, meeting)
    for number, item in enumerate(meeting.sheet.agenda, 1):
        yield from note(f"{number}. {item.title} ({_name(number, item)})", "  ")
        yield from _item(item, known)
    yield from taken_up.left_out(meeting, known)


def _item(item: Item, known: dict[str, Matter]) -> Iterator[str]:
    """An item; behind « # », what earlier meetings left open for it and the papers that it had.

    Whether they were spoken of, whoever was there says.
    """
    matters = [known[one] for one in item.follow_up if one in known]
    content: dict[str, Value] = {"item": item.id}
    for key, kind in (("proposals", "proposal"), ("actions", "action")):
        ids: list[Value] = [{"id": one.id} for one in matters if one.kind == kind]
        if ids:
            content[key] = ids
    if item.papers:
        content["documents"] = [_document_shown(paper) for paper in item.papers]
    above = {f"- id: {one.id}": taken_up.told(one) for one in matters}
    for number, line in enumerate(entry(content, above=above)):
        noted = number == 0 or line.lstrip().startswith("#")
        yield line if noted else f"# {line}"


def _document_shown(paper: Paper) -> Value:
    return {"title": paper.title, "paper": paper.file} if paper.file else {"title": paper.title}


def _example(register: Register, meeting: Meeting) -> dict[str, Value]:
    """A whole item, by the ids of this committee, so that it holds once its words are changed."""
    author, owner = roll.body(register, meeting), roll.service(register, meeting)
    term = add_months(meeting.day, TERM).isoformat()
    return {
        "item": meeting.sheet.agenda[0].id,
        "opinions": [{"body": author, "text": "Les délais de réponse sont jugés trop longs."}],
        "proposals": [
            {
                "id": "exemple-de-proposition",
                "author": author,
                "text": "Afficher le nom des guichets en gros caractères.",
                "answer": {"verdict": "à l’étude", "until": term},
            }
        ],
        "decisions": ["Le formulaire est adopté sous sa nouvelle forme."],
        "actions": [
            {
                "id": "exemple-d-action",
                "text": "Mettre le formulaire en ligne.",
                "owner": owner,
                "until": term,
                "state": "à faire",
            }
        ],
        "documents": [{"title": "Formulaire de réclamation", "outcome": "caractères à agrandir"}],
    }


def _next_meeting(register: Register, meeting: Meeting) -> Iterator[str]:
    later = [one.day for one in register.meetings if one.day > meeting.day and not one.given_up]
    yield from note("Le jour de la prochaine réunion, AAAA-MM-JJ, s’il est fixé.")
    yield f"next_meeting: {min(later).isoformat()}" if later else "next_meeting:"
