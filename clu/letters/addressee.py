"""Whom a letter is written to, and how he, she or it is called.

A person is named as the data name him or her. An office whose holder is not known is written to in
both genders, for nothing tells which one is right; a body is written to through whoever heads it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clu import french
from clu.french import Gender
from clu.french.grammar import fold
from clu.letters.letter import Addressee, Form
from clu.occasion import titled

if TYPE_CHECKING:
    from clu.model.person import Person
    from clu.model.titled import Titled

IN_FULL: dict[Gender, str] = {"masculine": "Monsieur", "feminine": "Madame"}
HEAD_OF_BODY = "le président"


def office(one: Titled, holder: Person | None, form: Form) -> Addressee:
    """The holder of an office by name, or else the office by its title."""
    gender = holder.gender if holder else None
    if holder is not None and holder.named:
        function = titled(one, gender) if gender else _both(one)
        return person(holder, function, None, form)
    if gender is None:
        return either(titled(one, "masculine"), titled(one, "feminine"), one.title, form)
    return _by_title(titled(one, gender), gender, form)


def person(one: Person, function: str | None, body: str | None, form: Form) -> Addressee:
    """Somebody by name, with the function in which, and the body for which, one writes."""
    role = french.split_article(function)[1] if function else None
    member_of = french.split_article(body)[1] if body else None
    if role and member_of and fold(member_of) in fold(role):
        member_of = None
    rest = tuple(part for part in (role, member_of) if part)
    appel = french.salutation(one.gender, function, override=one.salutation)
    return Addressee(
        lines=_lines((_in_full(one), *rest), form),
        label=", ".join((one.polite_name, *rest)),
        title=", ".join(rest),
        name=one.name,
        appel=appel,
        politesse=french.politesse(appel, override=one.closing),
    )


def head_of_body(one: Person | None, body: str, head: str | None, form: Form) -> Addressee:
    """Whoever heads a body: by name, by a function with a gender, or in both genders."""
    if one is not None and one.named:
        return person(one, one.function or head or HEAD_OF_BODY, body, form)
    title = f"{head or HEAD_OF_BODY} {french.of(body)}"
    masculine, feminine = (french.in_gender(title, g) for g in ("masculine", "feminine"))
    gender = one.gender if one else None
    if gender is None:
        return either(masculine, feminine, title, form)
    return _by_title(feminine if gender == "feminine" else masculine, gender, form)


def either(masculine: str, feminine: str, title: str, form: Form) -> Addressee:
    """An office whose holder may be a woman or a man: "Madame la … ou Monsieur le …"."""
    if not french.split_article(title)[0]:
        return _neutral(title)
    heads, complement = _parted(masculine, feminine)
    appel = french.salutation_both(masculine, feminine)
    he, she = (_styled(head, gender, form) for head, gender in zip(heads, IN_FULL, strict=True))
    return Addressee(
        lines=_broken((she, f"ou {he}"), complement, form),
        label=f"{_definite(heads[1], 'feminine')} ou {_definite(heads[0], 'masculine')} "
        f"{complement}".rstrip(),
        title=french.lower_article(title),
        appel=appel,
        politesse=french.politesse(appel),
    )


def _parted(masculine: str, feminine: str) -> tuple[tuple[str, str], str]:
    """Both heads, without article, and what follows either; nothing where it differs, too."""
    he, she = (french.split_article(one)[1].split() for one in (masculine, feminine))
    end = _head_length(he, she)
    if he[end:] != she[end:]:
        return (" ".join(he), " ".join(she)), ""
    return (" ".join(he[:end]), " ".join(she[:end])), " ".join(he[end:])


def _both(one: Titled) -> str:
    """The function of somebody whose gender is not known: "déléguée ou délégué du …"."""
    masculine, feminine = titled(one, "masculine"), titled(one, "feminine")
    if not french.split_article(one.title)[0] or fold(masculine) == fold(feminine):
        return one.title
    (he, she), complement = _parted(masculine, feminine)
    either_head = he if he == she else f"{she} ou {he}"
    return f"{either_head} {complement}".rstrip()


def _by_title(title: str, gender: Gender, form: Form) -> Addressee:
    words = french.split_article(title)[1].split()
    end = len(french.head_of_function(title).split())
    head = _styled(" ".join(words[:end]), gender, form)
    appel = french.salutation(gender, title)
    return Addressee(
        lines=_broken((head,), " ".join(words[end:]), form),
        label=french.lower_article(title),
        title=french.lower_article(title),
        appel=appel,
        politesse=french.politesse(appel),
    )


def _neutral(title: str) -> Addressee:
    appel = french.salutation(None, None)
    return Addressee(
        (french.capitalise(title),), title, title, None, appel, french.politesse(appel)
    )


def _head_length(one: list[str], other: list[str]) -> int:
    """How many words hold the difference between the genders: "secrétaire général(e)": two."""
    pairs = list(zip(one, other, strict=False))
    start = next((i for i, (a, b) in enumerate(pairs) if a != b), None)
    if start is None:
        return len(french.head_of_function(" ".join(one)).split())
    return next((i for i in range(start, len(pairs)) if pairs[i][0] == pairs[i][1]), len(pairs))


def _definite(head: str, gender: Gender) -> str:
    return french.definite(gender, head)


def _styled(head: str, gender: Gender, form: Form) -> str:
    """Civility and title: "Madame la directrice"; on an envelope, "Madame la Directrice"."""
    noun = french.capitalise(head) if form == "personal" else head
    return f"{IN_FULL[gender]} {french.definite(gender, noun)}"


def _broken(heads: tuple[str, ...], complement: str, form: Form) -> tuple[str, ...]:
    """One line in a suscription; several short ones in an address, which a window must hold."""
    parts = (*heads, complement) if complement else heads
    return parts if form == "personal" else (" ".join(parts),)


def _in_full(one: Person) -> str:
    """The name as an address has it; the civility only where it is known."""
    return f"{IN_FULL[one.gender]} {one.name}" if one.gender else one.name


def _lines(parts: tuple[str, ...], form: Form) -> tuple[str, ...]:
    """One line a part: capitals in an address, commas in a suscription."""
    if form == "personal":
        return tuple(french.capitalise(part) for part in parts)
    return (*(f"{part}," for part in parts[:-1]), parts[-1])
