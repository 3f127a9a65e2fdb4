"""The committee itself: its names, its secretariat, and what it has decided beyond the sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clu import french
from clu.diff.change import Change, moved, paired
from clu.diff.fields import UNSHOWN, Field, differing, said
from clu.french import NBSP
from clu.wording import NOT_PROVIDED, quoted, the_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clu.model.committee import ClosingDay, Committee, Habit, ReservePeriod, Settings
    from clu.register import Register

NAMES = {
    "name": "le nom du comité",
    "abbreviation": "son sigle",
    "gender": "le genre de son nom",
    "institution": "l’institution",
    "department": "le département",
    "place": "la ville",
    "register_from": "le registre est tenu depuis",
    "formerly": "les anciens noms",
    "audiences": "ce que chaque public voit",
}
GENDERS = {"masculine": "masculin", "feminine": "féminin"}
DELAYS = {
    "convocation_notice": "le délai de convocation",
    "minutes_delay": "le délai du compte-rendu",
    "sending_delay": "le délai d’envoi du compte-rendu",
    "online_delay": "le délai de mise en ligne",
}
CHOICES = {
    "chair": "le siège qui préside",
    "minutes_to_everybody": "le compte-rendu va aussi aux absents",
    "attestation_months": "les mois pendant lesquels un nom attesté sert",
    "topics_compulsory": "les sujets de la fiche sont exigés chaque année",
    "good_friday": "le vendredi saint est férié",
}
SITES = {
    "internet": "la page internet",
    "intranet": "la page de l’intranet",
    "legal_notice": "la page des mentions légales",
    "accessibility": "la page sur l’accessibilité",
    "calendar": "l’adresse du calendrier",
}


def parts(before: Register, after: Register) -> Iterable[Iterator[Change]]:
    """The committee, then its settings."""
    return (_committee(before, after), _settings(before, after))


def _committee(before: Register, after: Register) -> Iterator[Change]:
    old, new = before.committee, after.committee
    for one in differing(old, new):
        if one.key in NAMES:
            yield _told(NAMES[one.key], one)
    yield from _record("secretariat", "le secrétariat", old, new)
    yield from _sites(old, new)
    yield from _listed("habit", "habitude de la maison", _habits(old), _habits(new))


def _told(label: str, one: Field, empty: str = "rien") -> Change:
    shown = (said(one.old, empty), said(one.new, empty))
    if one.key == "gender":
        shown = (GENDERS[str(one.old)], GENDERS[str(one.new)])
    if UNSHOWN in shown or one.key in {"formerly", "audiences"}:
        return Change(f"committee-{one.key}", f"{label}{NBSP}: réglage modifié")
    return Change(f"committee-{one.key}", moved(label, *shown))


def _record(key: str, label: str, old: Committee, new: Committee) -> Iterator[Change]:
    """What a service's record says; its lines are shown by their keys alone."""
    was, now = getattr(old, key), getattr(new, key)
    if was is None or now is None:
        if was is not now:
            word = "renseigné" if now else "ôté"
            yield Change(f"{key}-changed", f"{label}{NBSP}: {word}")
        return
    keys = [quoted(one.key) for one in differing(was, now)]
    if keys:
        verb = french.agree(len(keys), "a changé", "ont changé")
        yield Change(f"{key}-changed", f"{label}{NBSP}: {french.join(keys)} {verb}")


def _sites(old: Committee, new: Committee) -> Iterator[Change]:
    for key, label in SITES.items():
        was, now = (getattr(one.sites, key) if one.sites else None for one in (old, new))
        if was != now:
            yield Change(f"site-{key.replace('_', '-')}", moved(label, said(was), said(now)))


def _settings(before: Register, after: Register) -> Iterator[Change]:
    old, new = before.settings, after.settings
    for one in differing(old, new):
        kind = f"setting-{one.key.replace('_', '-')}"
        if one.key in DELAYS:
            shown = (said(one.old, NOT_PROVIDED), said(one.new, NOT_PROVIDED))
            yield Change(kind, moved(DELAYS[one.key], *shown))
        elif one.key in CHOICES:
            shown = (said(one.old, NOT_PROVIDED), said(one.new, NOT_PROVIDED))
            yield Change(kind, moved(CHOICES[one.key], *shown))
        elif one.key == "year_alert":
            yield Change(kind, moved("l’alerte de l’année", _day(old), _day(new)))
    yield from _listed("closing-day", "fermeture", _closing(old), _closing(new))
    yield from _listed("reserve", "période de réserve", _reserve(old), _reserve(new))


def _day(settings: Settings) -> str:
    month, day = settings.year_alert
    return f"{day:02}/{month:02}"


def _listed(kind: str, label: str, old: dict[str, str], new: dict[str, str]) -> Iterator[Change]:
    """The items of a list, by what tells them apart, with what else each says."""
    for item, was, now in paired(old, new):
        if was is None:
            yield Change(f"{kind}-added", f"{label} ajoutée{NBSP}: {item} ({now})")
        elif now is None:
            yield Change(f"{kind}-removed", f"{label} ôtée{NBSP}: {item} ({was})")
        elif was != now:
            yield Change(f"{kind}-changed", moved(f"{label}, {item}", was, now))


def _closing(settings: Settings) -> dict[str, str]:
    days: tuple[ClosingDay, ...] = settings.closing_days
    return {the_day(one.day): one.reason for one in days}


def _reserve(settings: Settings) -> dict[str, str]:
    periods: tuple[ReservePeriod, ...] = settings.reserve_periods
    return {french.period(one.start, one.end): _grounded(one) for one in periods}


def _grounded(one: ReservePeriod) -> str:
    return f"{one.reason}, source{NBSP}: {one.source}" if one.source else one.reason


def _habits(committee: Committee) -> dict[str, str]:
    habits: tuple[Habit, ...] = committee.habits
    return {quoted(one.step): _offset(one) for one in habits}


def _offset(one: Habit) -> str:
    side = "avant" if one.days < 0 else "après"
    unit = one.unit if abs(one.days) > 1 else one.unit.removesuffix("s")
    return f"{french.plural(abs(one.days), 'jour')} {unit} {side} la réunion"
