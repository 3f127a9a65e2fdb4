"""Chapter 6: the minutes sent and put online. What is late comes from `duties` alone.

Where the minutes themselves are late, chapter 5 says so, and these rules are silent: one fact is
told once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clu import french
from clu.diagnostic import Problem
from clu.duties import minutes, publication, term
from clu.french import NNBSP
from clu.rules.engine import rule
from clu.wording import the_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clu.duties import Duty
    from clu.meeting import Meeting
    from clu.register import Register


@rule("CLU601", article="compte-rendu", clock=True, per="meeting")
def minutes_not_sent(register: Register, meeting: Meeting) -> Iterator[Problem]:
    """Le compte-rendu n’a pas été adressé aux participants, et le temps de le faire est passé.

    La fiche le demande sans dire sous quel délai. Si le comité s’en est donné un (réglage
    sending_delay), le constat suit son dernier jour, compté depuis la réunion. Sinon, lecture
    retenue : l’envoi peut attendre jusqu’à ce que la réunion suivante soit convoquée, ou que
    l’année qui suit celle de la réunion soit finie. Le constat se tait tant que CLU501 signale que
    le compte-rendu lui-même manque.

    Bon : committee.yaml

        name: comité local des usagers
        abbreviation: CLU
        institution: la préfecture de la Haute-Brève
        department: "15"
        place: Valbrume
        register_from: 2025-01-01
        settings:
          sending_delay: {days: 60, unit: calendaires}

    Fautif : committee.yaml

        name: comité local des usagers
        abbreviation: CLU
        institution: la préfecture de la Haute-Brève
        department: "15"
        place: Valbrume
        register_from: 2025-01-01
        settings:
          sending_delay: {days: 60, unit: calendaires}

    et : sans meetings/2025-11-18/publications/01-participants.yaml

    Constat : meetings/2025-11-18/meeting.yaml, CLU601
    """
    for duty in _overdue(register, meeting, "sending"):
        yield _problem(
            register,
            duty,
            meeting,
            "n’a pas été adressé aux participants",
            "adressez-le aux participants, puis enregistrez l’envoi",
        )


@rule("CLU602", article="internet", clock=True, per="meeting")
def minutes_not_on_internet(register: Register, meeting: Meeting) -> Iterator[Problem]:
    """Le compte-rendu n’est pas sur le site internet, et le temps de l’y mettre est passé.

    La fiche le demande sans dire sous quel délai. Si le comité s’en est donné un (réglage
    online_delay), le constat suit son dernier jour, compté depuis la réunion. Sinon, lecture
    retenue : la mise en ligne peut attendre jusqu’à ce que la réunion suivante soit convoquée, ou
    que l’année qui suit celle de la réunion soit finie. Le constat se tait tant que CLU501 signale
    que le compte-rendu lui-même manque.

    Bon : committee.yaml

        name: comité local des usagers
        abbreviation: CLU
        institution: la préfecture de la Haute-Brève
        department: "15"
        place: Valbrume
        register_from: 2025-01-01
        settings:
          online_delay: {days: 60, unit: calendaires}

    Fautif : committee.yaml

        name: comité local des usagers
        abbreviation: CLU
        institution: la préfecture de la Haute-Brève
        department: "15"
        place: Valbrume
        register_from: 2025-01-01
        settings:
          online_delay: {days: 60, unit: calendaires}

    et : sans meetings/2025-11-18/publications/02-internet.yaml

    Constat : meetings/2025-11-18/meeting.yaml, CLU602
    """
    for duty in _overdue(register, meeting, "internet"):
        yield _problem(
            register,
            duty,
            meeting,
            "n’est pas sur le site internet",
            "mettez-le en ligne, puis enregistrez la mise en ligne",
        )


@rule("CLU603", article="intranet", clock=True, per="meeting")
def minutes_not_on_intranet(register: Register, meeting: Meeting) -> Iterator[Problem]:
    """Le compte-rendu n’est pas sur le site intranet, et le temps de l’y mettre est passé.

    La fiche le demande sans dire sous quel délai. Si le comité s’en est donné un (réglage
    online_delay), le constat suit son dernier jour, compté depuis la réunion. Sinon, lecture
    retenue : la mise en ligne peut attendre jusqu’à ce que la réunion suivante soit convoquée, ou
    que l’année qui suit celle de la réunion soit finie. Le constat se tait tant que CLU501 signale
    que le compte-rendu lui-même manque.

    Bon : committee.yaml

        name: comité local des usagers
        abbreviation: CLU
        institution: la préfecture de la Haute-Brève
        department: "15"
        place: Valbrume
        register_from: 2025-01-01
        settings:
          online_delay: {days: 60, unit: calendaires}

    Fautif : committee.yaml

        name: comité local des usagers
        abbreviation: CLU
        institution: la préfecture de la Haute-Brève
        department: "15"
        place: Valbrume
        register_from: 2025-01-01
        settings:
          online_delay: {days: 60, unit: calendaires}

    et : sans meetings/2025-11-18/publications/03-intranet.yaml

    Constat : meetings/2025-11-18/meeting.yaml, CLU603
    """
    for duty in _overdue(register, meeting, "intranet"):
        yield _problem(
            register,
            duty,
            meeting,
            "n’est pas sur le site intranet",
            "mettez-le en ligne sur l’intranet, puis enregistrez la mise en ligne",
        )


def _overdue(register: Register, meeting: Meeting, kind: str) -> Iterator[Duty]:
    """The duty of that kind, where it is late and the minutes themselves are not."""
    if not any(duty.late(register.on) for duty in minutes(register, meeting)):
        owed = publication(register, meeting)
        yield from (duty for duty in owed if duty.kind == kind and duty.late(register.on))


def _problem(register: Register, duty: Duty, meeting: Meeting, fact: str, remedy: str) -> Problem:
    held = french.of(the_day(meeting.day))
    return Problem(
        meeting.sheet.at("time"),
        f"le compte-rendu de la réunion {held} {fact}{NNBSP}; {term(duty)}",
        f"{remedy} dans {register.shown(duty.file)}",
        meeting=meeting.id,
    )
