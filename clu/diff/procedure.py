"""The procedure sheet: versions, seats gained and lost, and the articles' words and numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clu.diff.change import LONGEST, Change, moved, paired
from clu.diff.fields import Field, differing, said, same
from clu.french import NBSP
from clu.wording import NOT_PROVIDED, quoted, the_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clu.model.procedure import Article, College, Procedure, Seat
    from clu.register import Register, Version

BODY = frozenset(["articles", "composition"])
NUMBERS = {
    "meetings_per_year": "réunions par an",
    "notice": "délai pour annoncer un suppléant",
}
OF_SEAT = {
    "title": "l’intitulé",
    "representative": "le représentant permanent",
    "letter": "la forme de la lettre",
    "body": "l’organisme",
    "secretary": "le secrétariat de séance",
}


def parts(before: Register, after: Register) -> Iterable[Iterator[Change]]:
    """One part: without the versions nothing of the sheet is known."""
    return (_versions(before, after),)


def _versions(before: Register, after: Register) -> Iterator[Change]:
    """Each version with what was in force on its first day on the other side."""
    old, new = ({one.day: one for one in side.versions} for side in (before, after))
    for day, was, now in paired(old, new):
        if was is None and now is not None:
            yield Change("version-added", f"nouvelle version de la fiche, en vigueur {_from(now)}")
            yield from _between(before.version_on(day), now)
        elif was is not None and now is None:
            fact = f"version de la fiche en vigueur {_from(was)}{NBSP}: ôtée du registre"
            yield Change("version-removed", fact, alert=True)
            instead = after.version_on(day)
            yield from _between(was, instead) if instead else ()
        else:
            yield from _between(was, now)


def _from(version: Version) -> str:
    return f"à partir du {the_day(version.day).removeprefix('le ')}"


def _between(was: Version | None, now: Version | None) -> Iterator[Change]:
    if was is None or now is None:
        return
    when = f"fiche en vigueur {_from(now)}"
    yield from _seats(was, now, when)
    yield from _colleges(was.sheet, now.sheet)
    yield from _articles(was, now)
    head = [one.key for one in differing(was.sheet, now.sheet) if one.key not in BODY]
    if head:
        told = ", ".join(map(quoted, head))
        yield Change("sheet-changed", f"présentation de la fiche modifiée{NBSP}: {told}", when)


def _seats(was: Version, now: Version, when: str) -> Iterator[Change]:
    for id_, old, new in paired(was.seats, now.seats):
        if old is None and new is not None:
            college = now.colleges[id_].title
            fact = f"siège gagné{NBSP}: {quoted(new.line, LONGEST)} ({id_})"
            yield Change("seat-gained", fact, f"collège {quoted(college)}, {when}", seat=id_)
        elif old is not None and new is None:
            fact = f"siège perdu{NBSP}: {quoted(old.line, LONGEST)} ({id_})"
            yield Change("seat-lost", fact, when, seat=id_)
        elif old is not None and new is not None:
            yield from _of_seat(old, new)
            left, joined = was.colleges[id_].college, now.colleges[id_].college
            if left != joined:
                fact = moved(f"siège {quoted(new.title, LONGEST)}, le collège", left, joined)
                yield Change("seat-moved", fact, when, seat=id_)
    order = [[one for one in side.seats if one in was.seats] for side in (was, now)]
    kept = [one for one in order[0] if one in now.seats]
    if kept != order[1]:
        yield Change("seats-reordered", "l’ordre des sièges a changé", when)


def _of_seat(old: Seat, new: Seat) -> Iterator[Change]:
    for one in differing(old, new):
        label = OF_SEAT.get(one.key, quoted(one.key))
        fact = moved(f"siège {quoted(new.title, LONGEST)}, {label}", said(one.old), said(one.new))
        yield Change("seat-changed", fact, seat=new.id)


def _colleges(was: Procedure, now: Procedure) -> Iterator[Change]:
    sides = ({one.college: one for one in sheet.composition} for sheet in (was, now))
    for _, old, new in paired(*sides):
        if old is None and new is not None:
            yield Change("college-gained", f"collège ajouté{NBSP}: {quoted(new.title, LONGEST)}")
        elif old is not None and new is None:
            yield Change("college-lost", f"collège ôté{NBSP}: {quoted(old.title, LONGEST)}")
        elif old is not None and new is not None:
            yield from _of_college(old, new)


def _of_college(old: College, new: College) -> Iterator[Change]:
    names = {"title": "l’intitulé", "open_clause": "les invités que la fiche permet"}
    for one in differing(old, new):
        if one.key != "seats":
            label = f"collège {quoted(new.title)}, {names.get(one.key, quoted(one.key))}"
            yield Change("college-changed", moved(label, said(one.old), said(one.new)))


def _articles(was: Version, now: Version) -> Iterator[Change]:
    for id_, old, new in paired(was.articles, now.articles):
        if old is None:
            yield Change("article-added", f"article ajouté{NBSP}: {quoted(id_)}")
        elif new is None:
            yield Change("article-removed", f"article ôté{NBSP}: {quoted(id_)}")
        else:
            yield from (_of_article(new, one) for one in differing(old, new))


def _of_article(article: Article, one: Field) -> Change:
    label = f"article {quoted(article.id)}"
    if one.key in NUMBERS:
        fact = moved(
            f"{label}, {NUMBERS[one.key]}",
            said(one.old, NOT_PROVIDED),
            said(one.new, NOT_PROVIDED),
        )
        return Change("article-number", fact)
    if one.key == "text" and not same(one.old, one.new):
        fact = moved(f"{label}, le texte", said(one.old), said(one.new))
        return Change("article-text", fact)
    return Change("article-changed", f"{label}{NBSP}: {quoted(one.key)} a changé")
