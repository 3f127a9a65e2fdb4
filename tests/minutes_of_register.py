"""Minutes of the fictional committee's last meeting, for tests about what is sent after it."""

import json
from datetime import date, timedelta
from itertools import cycle

from clu import follow_up, letters
from clu.letters import printing
from clu.store import load
from examples import REGISTER

LAST = "meetings/2025-11-18"
FILE = f"{LAST}/minutes/minutes.yaml"
HEAD = "on: 2025-12-01\nopened: 14h35\nclosed: 16h20\n"
ATTENDANCE = """\
attendance:
  - {seat: secretaire-generale, state: présent}
  - seat: citoyennete
    state: représenté
    person: {civility: Mme, first_name: Lise, last_name: AUBRY, function: adjointe}
  - {seat: referente-qualite, state: présent}
  - {seat: maires, state: excusé}
  - {seat: defenseur-des-droits, state: à distance}
  - seat: udaf
    state: suppléé
    person: {civility: M., first_name: Simon, last_name: AUBRY, function: directeur}
others:
  - person: {civility: Mme, first_name: Zoé, last_name: ÉMERY, function: chargée d'études}
    accompanies: citoyennete
  - {person: {civility: M., first_name: Paul, last_name: REY}, body: Les Amis du rail}
"""
SIMPLE = {
    FILE: f"""\
{HEAD}attendance:
  - {{seat: secretaire-generale, state: présent}}
  - {{seat: citoyennete, state: présent}}
  - {{seat: referente-qualite, state: présent}}
  - {{seat: maires, state: présent}}
  - {{seat: defenseur-des-droits, state: excusé}}
  - {{seat: udaf, state: présent}}
"""
}
MINUTES = {FILE: HEAD + ATTENDANCE}


def minutes(text):
    """The minutes with other content below their head."""
    return {FILE: HEAD + text}


def draft():
    """The stages up to the call for remarks, until Friday 5 December 2025."""
    return {f"{LAST}/minutes/stages/02.yaml": None}


def unpublished():
    """The register before anything was sent or put online."""
    names = ("01-participants", "02-internet", "03-intranet")
    return {f"{LAST}/publications/{name}.yaml": None for name in names}


def completed(name, more):
    """A file of the register with lines more."""
    return {name: (REGISTER / name).read_text(encoding="utf-8") + more}


# The letters of any committee, once one of its meetings was held --------------------------------

STATES = ("présent", "représenté", "suppléé", "à distance")
ANSWERS = (
    {"verdict": "retenue", "until": "2027-06-30"},
    {"verdict": "retenue en partie", "reason": "Le hall seul est concerné."},
    {"verdict": "non retenue", "reason": "Le budget est clos."},
    {"verdict": "à l’étude", "until": "2027-05-03"},
    {"verdict": "hors compétence", "referred_to": "la communauté de communes"},
)
CALL = "stage: soumis à observations\non: {day}\nuntil: {until}\n"


def letters_after(committee, folder):
    """Every letter about the minutes of the committee's meetings, and every answer, by name.

    All seats and guests took part, in one way or another; each seat made a proposal.
    """
    data = committee.data(folder)
    found = {}
    for one in load(data, date(2026, 2, 16)).meetings:
        if one.day >= committee.since:
            found |= _of_meeting(data, one, folder)
    return found


def _of_meeting(data, meeting, folder):
    day = meeting.day + timedelta(days=14)
    _hold(data, meeting, day)
    register = load(data, day)
    held = register.meeting(meeting.id)
    mailings = [letters.covering(register, held, draft=draft) for draft in (True, False)]
    mailings += [letters.answers(register, one) for one in follow_up.matters(register)]
    return {
        f"{meeting.id}/{number}/{name}": content
        for number, mailing in enumerate(mailings)
        for name, content in printing.files(mailing, folder).items()
    }


def _hold(data, meeting, day):
    """Write the minutes of a meeting at which everybody took part."""
    version = load(data, day).version_on(meeting.day)
    ids = [("seat", one) for one in version.seats]
    ids += [("guest", guest.id) for guest in meeting.guests]
    rows = [{kind: id_, "state": state} for (kind, id_), state in zip(ids, cycle(STATES))]
    proposals = [
        {"id": f"{meeting.id}-{id_}", "author": id_, "text": "Ouvrir le samedi.", "answer": answer}
        for (_, id_), answer in zip(ids, cycle(ANSWERS))
    ]
    item = {"item": meeting.sheet.agenda[0].id, "proposals": proposals}
    text = f"on: {day}\nattendance: {_flow(rows)}\nitems: {_flow([item])}\n"
    place = data / "meetings" / meeting.id / "minutes"
    (place / "stages").mkdir(parents=True, exist_ok=True)
    (place / "minutes.yaml").write_text(text, encoding="utf-8")
    call = CALL.format(day=day, until=day + timedelta(days=10))
    (place / "stages" / "01.yaml").write_text(call, encoding="utf-8")


def _flow(value):
    """As YAML: JSON is YAML, too."""
    return json.dumps(value, ensure_ascii=False)
