"""Chapter 5: the minutes. What is late comes from `duties` alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clu import french
from clu.diagnostic import Problem
from clu.duties import minutes, term
from clu.french import NNBSP
from clu.rules.engine import rule
from clu.wording import the_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clu.meeting import Meeting
    from clu.register import Register


@rule("CLU501", article="compte-rendu", clock=True, per="meeting")
def missing_minutes(register: Register, meeting: Meeting) -> Iterator[Problem]:
    """Une réunion tenue n’a pas de compte-rendu, et le temps de l’écrire est passé.

    La fiche veut un compte-rendu de chaque réunion, sans dire sous quel délai. Si le comité s’en
    est donné un (réglage minutes_delay), le constat suit son dernier jour, compté depuis la
    réunion. Sinon, lecture retenue : le compte-rendu peut attendre jusqu’à ce que la réunion
    suivante soit convoquée, ou que l’année qui suit celle de la réunion soit finie. La convocation
    d’une autre réunion envoyée avant celle-ci, ou le jour même, n’y compte que le jour où cette
    autre réunion est fixée.

    Bon : committee.yaml

        name: comité local des usagers
        abbreviation: CLU
        institution: la préfecture de la Haute-Brève
        department: "15"
        place: Valbrume
        register_from: 2025-01-01
        settings:
          minutes_delay: {days: 60, unit: calendaires}

    Fautif : committee.yaml

        name: comité local des usagers
        abbreviation: CLU
        institution: la préfecture de la Haute-Brève
        department: "15"
        place: Valbrume
        register_from: 2025-01-01
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
                f"rédigez-le, puis enregistrez-le dans {register.shown(duty.file)}",
                meeting=meeting.id,
            )
