"""Chapter 9: what the history of the register says of the days that it claims.

git is asked only where a receipt is in time by its own claim and nothing else proves it. Without a
repository, or where the history was cut off, nothing is concluded: the check says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clu import french
from clu.diagnostic import Problem
from clu.receipts import unproven
from clu.rules.engine import rule
from clu.wording import the_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clu.meeting import Meeting
    from clu.register import Register


@rule("CLU908", "warning", article="suppleance", per="meeting")
def recorded_later_than_stated(register: Register, meeting: Meeting) -> Iterator[Problem]:
    """Une annonce dite reçue à temps n’est entrée dans git qu’après le dernier jour, sans preuve.

    Le fichier donne un jour de réception, git celui de son enregistrement. Quand le second vient
    après le dernier jour et que rien ne prouve le premier (evidence), un lecteur peut douter. Le
    constat montre les deux jours et n’accuse personne : on enregistre souvent après coup, et le
    jour donné par git est lui aussi déclaratif, celui de l’ordinateur de qui enregistre.

    Il n’y a pas de constat tant que le fichier n’est pas enregistré dans git, ni pour un fichier
    seulement déplacé ou corrigé (même personne, même jour). Sans git, ou quand le clone n’a pas
    tout l’historique, rien n’est jugé, et le contrôle le dit.

    Bon : meetings/2026-03-10/substitutions/udaf.yaml, le 2026-03-09, entré le 2026-03-09

        substitute: {civility: M., last_name: AUBRY, function: directeur}
        received: 2026-03-05
        evidence: courriel du 5 mars 2026 à 9 h 12

    Fautif : meetings/2026-03-10/substitutions/udaf.yaml, le 2026-03-09, entré le 2026-03-09

        substitute: {civility: M., last_name: AUBRY, function: directeur}
        received: 2026-03-05  # CLU407 CLU908
        channel: courriel
    """
    for one in unproven(register, meeting):
        if one.late and one.committed:
            yield Problem(
                one.event.at("received"),
                f"suppléance {french.of(one.seat.title)}\u00a0: reçue {the_day(one.received)} selon"
                f" ce fichier, qui n’est entré dans git que {the_day(one.committed)}, après"
                f" {the_day(one.last_day)}, dernier jour\u202f; aucun des deux jours n’est prouvé,"
                " celui de git étant déclaratif lui aussi",
                "ajoutez la ligne «\u00a0evidence: …\u00a0», qui dit où retrouver le message ou le"
                f" courrier\u202f; sans preuve, écrivez dans {register.shown('decisions.yaml')} ce"
                " qui est décidé, par qui et pourquoi",
                meeting=meeting.id,
                seat=one.seat.id,
            )
