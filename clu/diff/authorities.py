"""In whose name letters go out, and who signs them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from clu import french
from clu.diff.change import Change, moved, paired, seat_named
from clu.diff.fields import said
from clu.french import NBSP
from clu.wording import person

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clu.model.authority import Authority, Period, Signature
    from clu.register import Register

P = TypeVar("P", bound="Period")


def parts(before: Register, after: Register) -> Iterable[Iterator[Change]]:
    """One part: both stand in one file."""
    return (_all(before, after),)


def _all(before: Register, after: Register) -> Iterator[Change]:
    old, new = before.authorities_part.get(), after.authorities_part.get()

    def signatory(one: Signature) -> str:
        return _signatory(before, after, one)

    yield from _periods(
        "authority",
        {_authority(one): one for one in (old.authority if old else ())},
        {_authority(one): one for one in (new.authority if new else ())},
    )
    yield from _periods(
        "signature",
        {signatory(one): one for one in (old.signature if old else ())},
        {signatory(one): one for one in (new.signature if new else ())},
    )


def _periods(kind: str, old: dict[str, P], new: dict[str, P]) -> Iterator[Change]:
    for label, was, now in paired(old, new):
        if was is None and now is not None:
            yield Change(f"{kind}-added", f"{label}{NBSP}: {_span(now)}")
        elif was is not None and now is None:
            yield Change(f"{kind}-removed", f"{label}{NBSP}: ôté du registre", _span(was))
        elif was is not None and now is not None and _span(was) != _span(now):
            yield Change(f"{kind}-changed", moved(label, _span(was), _span(now)))


def _authority(one: Authority) -> str:
    who = f", {person(one.holder)}" if one.holder else ""
    return f"autorité{NBSP}: {french.lower_article(one.title_in_office)}{who}"


def _signatory(before: Register, after: Register, one: Signature) -> str:
    if one.seat:
        who = seat_named(before, after, one.seat)
    else:
        who = french.lower_article(one.office.title) if one.office else "signataire"
    name = f", {person(one.holder)}" if one.holder else ""
    act = f" ({one.act})" if one.act else ""
    return f"signature, par {one.capacity}{NBSP}: {who}{name}{act}"


def _span(one: Period) -> str:
    start = f"à partir du {said(one.start)}" if one.start else "sans début connu"
    return f"{start}, jusqu’au {said(one.end)} compris" if one.end else start
