"""Chapter 1: whether the civility of a person and the gender of his or her function agree."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clu import french
from clu.diagnostic import Problem
from clu.french import NBSP, NNBSP
from clu.rules.engine import rule
from clu.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clu.meeting import Meeting
    from clu.model.authority import Signature
    from clu.model.person import Person
    from clu.register import Register
    from clu.source import Position


class Called(NamedTuple):
    """A person whom a letter may name, and what it is about.

    `signature`: the one whose title stands for the function that the person was not given.
    """

    person: Person
    signature: Signature | None = None
    meeting: str | None = None
    seat: str | None = None

    @property
    def function(self) -> str | None:
        """The function that a letter gives."""
        return self.signature.title if self.signature else self.person.function

    @property
    def where(self) -> Position:
        """Where it is written."""
        return self.signature.at("title") if self.signature else self.person.at("function")


@rule("CLU108", "warning")
def civility_and_function_disagree(register: Register) -> Iterator[Problem]:
    """La civilité et la fonction d’une personne ne sont pas du même genre.

    Les lettres et les pages accordent la fonction avec la personne : « Mme » avec « président »
    trahit une faute de frappe, ou la fonction de la personne précédente. Les mots qui ne disent
    aucun genre (« maire », « responsable ») ne sont pas relevés, ni la personne dont l’appel est
    écrit (« salutation »), car elle a choisi sa forme.

    Bon : roster/2026-01-05-udaf.yaml

        designations:
          - seat: udaf
            holder: {civility: Mme, first_name: Lise, last_name: ARNOUX, function: membre du bureau}
          - seat: maires
            addressed_to:
              civility: Mme
              last_name: DELMAS
              function: président de l’Association des maires
              salutation: Madame le Président
              contact: {email: maires@haute-breve.example}

    Fautif : roster/2026-01-05-udaf.yaml

        designations:
          - seat: udaf
            holder:
              civility: Mme
              last_name: ARNOUX
              function: président  # CLU108
    """
    for one in _called(register):
        own = french.gender_of_civility(one.person.civility)
        shown = french.gender_of_function(one.function) if one.function else None
        if one.function and own and shown and own != shown and not one.person.salutation:
            right = french.in_gender(one.function, own)
            yield Problem(
                one.where,
                f"{quoted(one.person.polite_name)} et {quoted(one.function)}{NBSP}: la civilité est"
                f" au {_gender(own)}, la fonction au {_gender(shown)}",
                f"écrivez {quoted(right)}, ou corrigez la civilité{NNBSP}; si la personne tient à"
                " cette forme, écrivez son appel sous la clé salutation",
                meeting=one.meeting,
                seat=one.seat,
                key=f"{one.where.file.name} {one.person.name}",
            )


def _gender(gender: french.Gender) -> str:
    return "masculin" if gender == "masculine" else "féminin"


def _called(register: Register) -> Iterator[Called]:
    """Whoever a letter may name: on the roster, in authority, and at meetings still to prepare."""
    for name, several in register.roster.by_seat.items():
        for one in several:
            for somebody in filter(None, (one.designation.holder, one.designation.addressed_to)):
                yield Called(somebody, seat=name)
    file = register.authorities_part.get()
    for authority in file.authority if file else ():
        if authority.holder:
            yield Called(authority.holder)
    for signature in file.signature if file else ():
        yield from _signatory(signature)
    for meeting in register.judged_meetings:
        if meeting.open:
            yield from _around(meeting)


def _signatory(signature: Signature) -> Iterator[Called]:
    """Somebody who signs under a title of his or her own."""
    holder = signature.holder
    if holder:
        yield Called(holder, None if holder.function else signature)


def _around(meeting: Meeting) -> Iterator[Called]:
    """The guests and the substitutes of a meeting."""
    for guest in meeting.guests:
        if guest.person:
            yield Called(guest.person, meeting=meeting.id, seat=guest.id)
    for name, recorded in meeting.substitutions.items():
        if recorded.event.substitute:
            yield Called(recorded.event.substitute, meeting=meeting.id, seat=name)
