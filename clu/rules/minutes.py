"""Chapter 5: the minutes themselves, their items, figures and dates.

What is late comes from `duties` alone. While minutes are a draft, or out for remarks, what is wrong
in them is a warning: it becomes an error, where it is one, once they are validated.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from clu import french, pieces
from clu.diagnostic import Problem
from clu.duties import minutes, term
from clu.figures.sums import discrepancies
from clu.french import NBSP, NNBSP
from clu.meeting import day_of
from clu.rules.engine import rule
from clu.wording import quoted, the_day

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from clu.diagnostic import Severity
    from clu.duties import Duty
    from clu.meeting import Meeting, Recorded
    from clu.model.meeting import Item
    from clu.model.minutes import Discussion, Minutes, Presence, Stage
    from clu.register import Register
    from clu.source import Position


def being(register: Register, meeting: Meeting) -> Minutes | None:
    """The minutes to be judged: none before the meeting's day, nor of one that was given up."""
    return None if meeting.day > register.on or meeting.given_up else meeting.minutes


def until_validated(meeting: Meeting) -> Severity | None:
    """A warning while they are a draft, or out for remarks; then the severity of the rule."""
    return None if meeting.validated else "warning"


@rule("CLU501", article="compte-rendu", clock=True, per="meeting")
def missing_minutes(register: Register, meeting: Meeting) -> Iterator[Problem]:
    """Une réunion tenue n’a pas de compte-rendu, et le temps de l’écrire est passé.

    La fiche veut un compte-rendu de chaque réunion, sans dire sous quel délai. Si le comité s’en
    est donné un (réglage minutes_delay), le constat suit son dernier jour, compté depuis la
    réunion. Sinon, lecture retenue : le compte-rendu peut attendre jusqu’à ce que la réunion
    suivante soit convoquée, ou que l’année qui suit celle de la réunion soit finie. La convocation
    d’une autre réunion envoyée avant celle-ci, ou le jour même, n’y compte que le jour où cette
    autre réunion est fixée.

    Bon : committee.yaml, complété

        settings:
          minutes_delay: {days: 60, unit: calendaires}

    Fautif : committee.yaml, complété

        settings:
          minutes_delay: {days: 60, unit: calendaires}

    et : sans meetings/2025-11-18/minutes/minutes.yaml

    Constat : meetings/2025-11-18/meeting.yaml, CLU501
    """
    for duty in minutes(register, meeting):
        if duty.late(register.on):
            yield Problem(
                meeting.sheet.at("time"),
                f"la réunion {french.of(the_day(meeting.day))} n’a pas de compte-rendu au"
                f" registre{NNBSP}; {term(duty)}",
                _remedy(register, meeting, duty),
                meeting=meeting.id,
            )


def _remedy(register: Register, meeting: Meeting, duty: Duty) -> str:
    """What is left to do: to begin the minutes, or to finish those that were begun."""
    file = register.shown(duty.file)
    if meeting.minutes is None:
        return f"commencez-le par «{NBSP}{duty.command}{NBSP}», puis complétez {file}"
    return f"finissez celui qui est commencé, puis datez-le («{NBSP}on{NBSP}») dans {file}"


@rule("CLU506", "warning", per="meeting")
def item_without_record(register: Register, meeting: Meeting) -> Iterator[Problem]:
    """Un point de l’ordre du jour n’a rien au compte-rendu.

    Ni texte, ni avis, ni proposition, ni décision, ni action, ni document examiné : on ne sait pas
    s’il a été traité. S’il ne l’a pas été, une phrase le dit.

    Bon : meetings/2025-11-18/minutes/02-reclamations.md

        Faute de temps, ce point est renvoyé à la prochaine réunion.

    Fautif : sans meetings/2025-11-18/minutes/02-reclamations.md

    et : meetings/2025-11-18/minutes/minutes.yaml, où « item: reclamations » devient

        - item: propositions

    Constat : meetings/2025-11-18/meeting.yaml, CLU506
    """
    recorded = being(register, meeting)
    if recorded is None:
        return
    told = {one.item for one in recorded.discussions if _told(one)}
    told |= {name for name, one in meeting.prose.items() if one.text}
    for number, item in enumerate(meeting.sheet.agenda, 1):
        if item.id not in told:
            yield Problem(
                item.at("title"),
                f"rien au compte-rendu sur le point {number}, {quoted(item.title)}",
                "écrivez ce qui s’y est dit, ou qu’il n’a pas été traité, dans"
                f" {register.shown(_prose_file(meeting, number, item))}",
                meeting=meeting.id,
                key=item.id,
            )


def _told(one: Discussion) -> bool:
    return any((one.opinions, one.proposals, one.decisions, one.actions, one.documents))


def _prose_file(meeting: Meeting, number: int, item: Item) -> Path:
    """The file of an item's prose, as it is or as it would be named."""
    known = meeting.prose.get(item.id)
    if known:
        return known.document.file
    return meeting.folder / "minutes" / f"{number:02}-{item.id}.md"


@rule("CLU507", per="meeting")
def wrong_total(_: Register, meeting: Meeting) -> Iterator[Problem]:
    """Des chiffres présentés à la réunion ne font pas leur total.

    Les réclamations se comptent par canal et par thème, les réponses d’une enquête par réponse :
    chaque liste fait le total. Une liste laissée vide ne contredit rien. Le constat est un
    avertissement tant que le compte-rendu n’est pas validé.

    Bon : meetings/2025-11-18/results.yaml

        complaints:
          period: "2025"
          total: 65
          channels:
            - {channel: courrier, count: 1}
            - {channel: courriel, count: 2}
            - {channel: fiche papier, count: 62}

    Fautif : meetings/2025-11-18/results.yaml

        complaints:
          period: "2025"
          total: 65
          channels:  # CLU507
            - {channel: courrier, count: 1}
            - {channel: courriel, count: 2}
            - {channel: fiche papier, count: 60}
    """
    if meeting.results is None or meeting.given_up:
        return
    for one in discrepancies(meeting.results):
        subject = FIGURES.get(one.of, f"enquête {quoted(one.of)}")
        found, total = french.number(one.sum), french.number(one.total)
        yield Problem(
            one.position,
            f"{subject}{NBSP}: {PARTS[one.parts]} font {found}, et non le total annoncé, {total}",
            "corrigez le nombre faux, ou ajoutez ce qui manque",
            meeting=meeting.id,
            key=f"{one.of} {one.parts}",
            severity=until_validated(meeting),
        )


FIGURES = {"complaints": "réclamations", "suggestions": "suggestions"}
PARTS = {"channels": "les canaux", "themes": "les thèmes", "answers": "les réponses"}


@rule("CLU513", per="meeting")
def impossible_date(register: Register, meeting: Meeting) -> Iterator[Problem]:
    """Une date ou une heure du compte-rendu ne peut pas être vraie.

    Un compte-rendu daté d’avant la réunion, un départ avant l’arrivée, une étape d’avant la
    précédente, une validation avant la fin des observations, une observation reçue avant la
    réunion, une réunion suivante qui la précède : le plus souvent, une date mal recopiée. Le
    constat est un avertissement tant que le compte-rendu n’est pas validé.

    Bon : meetings/2025-11-18/minutes/minutes.yaml, où « on: 2025-12-01 » devient

        on: 2025-11-18

    Fautif : meetings/2025-11-18/minutes/minutes.yaml, où « on: 2025-12-01 » devient

        on: 2025-11-17  # CLU513

    Fautif : meetings/2025-11-18/minutes/minutes.yaml, où « seat: maires » devient

        - {seat: maires, state: présent, arrived: 15h30, left: 15h}  # CLU513

    Fautif : meetings/2025-11-18/minutes/stages/02.yaml

        stage: validé
        on: 2025-12-04  # CLU513
        by: Irène CASTELNAU
    """
    recorded = being(register, meeting)
    if recorded is None:
        return
    found = [*_of_minutes(meeting, recorded), *_of_stages(register, meeting), *_of_remarks(meeting)]
    for one in found:
        yield Problem(
            one.position,
            one.fact,
            f"vérifiez, puis corrigez {one.which}",
            meeting=meeting.id,
            key=f"{one.position.file.name} {one.fact}",
            severity=until_validated(meeting),
        )


class _Impossible(NamedTuple):
    position: Position
    fact: str
    which: str = "la date"


def _of_minutes(meeting: Meeting, recorded: Minutes) -> Iterator[_Impossible]:
    held = the_day(meeting.day)
    if recorded.on and recorded.on < meeting.day:
        fact = f"compte-rendu daté {french.of(the_day(recorded.on))}, avant la réunion, {held}"
        yield _Impossible(recorded.at("on"), fact)
    if recorded.next_meeting and recorded.next_meeting <= meeting.day:
        fact = f"réunion suivante fixée {french.to(the_day(recorded.next_meeting))}, et non après"
        yield _Impossible(recorded.at("next_meeting"), f"{fact} celle-ci, {held}")
    if recorded.opened and recorded.closed and recorded.closed < recorded.opened:
        opened, closed = french.hour(recorded.opened), french.hour(recorded.closed)
        fact = f"séance levée à {closed}, avant d’être ouverte, à {opened}"
        yield _Impossible(recorded.at("closed"), fact, "l’heure")
    for one in (*recorded.attendance, *recorded.others):
        yield from _of_presence(recorded, one)


def _of_presence(recorded: Minutes, one: Presence) -> Iterator[_Impossible]:
    if one.arrived and one.left and one.left < one.arrived:
        fact = f"départ à {french.hour(one.left)}, avant l’arrivée, à {french.hour(one.arrived)}"
        yield _Impossible(one.at("left"), fact, "l’heure")
    elif one.arrived and recorded.closed and one.arrived > recorded.closed:
        closed = french.hour(recorded.closed)
        fact = f"arrivée à {french.hour(one.arrived)}, après la fin de la séance, à {closed}"
        yield _Impossible(one.at("arrived"), fact, "l’heure")
    elif one.left and recorded.opened and one.left < recorded.opened:
        opened = french.hour(recorded.opened)
        fact = f"départ à {french.hour(one.left)}, avant le début de la séance, à {opened}"
        yield _Impossible(one.at("left"), fact, "l’heure")


def _of_stages(register: Register, meeting: Meeting) -> Iterator[_Impossible]:
    for one in meeting.stages:
        stage, on = one.event, the_day(one.event.on)
        if stage.on < meeting.day:
            fact = f"étape {quoted(stage.stage)} datée {french.of(on)}, avant la réunion"
            yield _Impossible(stage.at("on"), f"{fact}, {the_day(meeting.day)}")
        if stage.until and stage.until < stage.on:
            end = french.to(the_day(stage.until))
            fact = f"observations attendues jusqu’{end}, mais demandées {on}"
            yield _Impossible(stage.at("until"), fact)
    for before, after in pairwise(meeting.stages):
        yield from _in_order(register, before, after)


def _in_order(
    register: Register, before: Recorded[Stage], after: Recorded[Stage]
) -> Iterator[_Impossible]:
    """A stage comes no earlier than the one before it; validation after the last day of remarks."""
    former, stage = before.event, after.event
    on, name = the_day(stage.on), quoted(stage.stage)
    if stage.on < former.on:
        place = register.shown_line(former.at("on"))
        fact = f"étape {name} datée {french.of(on)}, avant celle qui la précède,"
        fact += f" {quoted(former.stage)}, {the_day(former.on)}"
        yield _Impossible(stage.at("on"), f"{fact} ({place})")
    elif stage.stage == "validé" and former.until and stage.on < former.until:
        place = register.shown_line(former.at("until"))
        fact = f"validation {french.of(on)}, quand les observations étaient attendues jusqu’"
        yield _Impossible(stage.at("on"), f"{fact}{french.to(the_day(former.until))} ({place})")


def _of_remarks(meeting: Meeting) -> Iterator[_Impossible]:
    for one in meeting.remarks:
        received = day_of(one.event.received)
        if received < meeting.day:
            fact = (
                f"observation reçue {the_day(received)}, avant la réunion, {the_day(meeting.day)}"
            )
            yield _Impossible(one.event.at("received"), fact)


@rule("CLU516", "warning", per="meeting")
def incomplete_validation(register: Register, meeting: Meeting) -> Iterator[Problem]:
    """Le compte-rendu est validé, mais rien ne dit par qui, ou il n’est pas daté.

    L’auditeur demande qui a validé le compte-rendu, et quand. La date du document (on) s’écrit
    lorsqu’il quitte le rédacteur ; elle n’est pas celle de la réunion.

    Bon : meetings/2025-11-18/minutes/stages/02.yaml

        stage: validé
        on: 2025-12-08
        by: Irène CASTELNAU, secrétaire générale

    Fautif : meetings/2025-11-18/minutes/stages/02.yaml

        stage: validé  # CLU516
        on: 2025-12-08

    Fautif : meetings/2025-11-18/minutes/minutes.yaml, sans « on: 2025-12-01 »

    Constat : meetings/2025-11-18/minutes/minutes.yaml, CLU516
    """
    recorded = being(register, meeting)
    if recorded is None or not meeting.validated:
        return
    stage = meeting.stages[-1].event
    lacking = []
    if stage.by is None:
        lacking.append((stage.at("stage"), "sans dire par qui", "ajoutez une ligne by"))
    if recorded.on is None:
        lacking.append((recorded.at(), "sans date", "ajoutez une ligne on"))
    for position, lack, hint in lacking:
        yield Problem(
            position,
            f"compte-rendu validé {the_day(stage.on)}, {lack}",
            hint,
            meeting=meeting.id,
            key=lack,
        )


@rule("CLU517", per="meeting")
def text_changed_since_validated(register: Register, meeting: Meeting) -> Iterator[Problem]:
    """Le texte du compte-rendu a changé depuis sa validation.

    Ce que quelqu’un a validé ne peut pas être ce qu’il n’a pas lu. Le constat nomme les parties qui
    ont changé ; un commentaire ou une mise en forme n’y changent rien. Une étape enregistrée à la
    main, sans l’empreinte des parties, n’est pas comparée.

    Bon : meetings/2025-11-18/minutes/stages/02.yaml

        stage: validé
        on: 2025-12-08
        by: Irène CASTELNAU, secrétaire générale

    Fautif : meetings/2025-11-18/minutes/stages/02.yaml

        stage: validé
        on: 2025-12-08
        by: Irène CASTELNAU, secrétaire générale
        parts:
          - {part: attendance, digest: 7d865e959b2466918c9863afca942d0f}

    Constat : meetings/2025-11-18/minutes/minutes.yaml, CLU517
    """
    if being(register, meeting) is None or not meeting.validated:
        return
    stage = meeting.stages[-1].event
    found = pieces.changed(stage, pieces.parts(meeting)) if stage.parts else ()
    if found:
        names = french.join([pieces.name(meeting, part) for part in found])
        yield Problem(
            pieces.position(meeting, found[0]),
            f"le texte a changé depuis qu’il a été validé {the_day(stage.on)}{NBSP}: {names}",
            "rétablissez-le, ou faites-le valider de nouveau, puis enregistrez-le\u00a0: clu"
            f" minutes {meeting.id} --stage validé --by NOM",
            meeting=meeting.id,
        )
