"""What a change means: two registers compared, each fact in words; and `clu diff` against git."""

import json
import os
import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from clu.cli.app import run
from clu.diff import Side, compare
from clu.diff.markdown import as_markdown
from clu.diff.text import lines
from clu.founding import CARRIED
from clu.report import plain
from clu.store import load
from examples import REGISTER, TODAY, write
from gallery import changed
from minutes_of_register import FILE as MINUTES
from repositories import with_register

LAST, NEXT = "meetings/2025-11-18", "meetings/2026-03-10"
SHEET, ISSUE = f"{NEXT}/meeting.yaml", f"{NEXT}/convocations/01.yaml"
PROCEDURE, ROSTER = "procedure/2022-01-10.yaml", "roster/2025-01-06.yaml"
UDAF = f"{NEXT}/substitutions/udaf.yaml"
ON = "2026-11-23"


def sides(tmp_path, before, after, on=TODAY):
    for name, files in (("before", before), ("after", after)):
        (tmp_path / name).mkdir()
        write(tmp_path / name, files)
    return [Side(name, load(tmp_path / name / "data", on)) for name in ("before", "after")]


def found(tmp_path, before, after, on=TODAY):
    return compare(*sides(tmp_path, before, after, on))


def changes(comparison):
    return [one for section in comparison.sections for one in section.changes]


def text(comparison):
    return "\n".join(lines(comparison, plain, 80)) + "\n"


def completed(name, more):
    return {name: (REGISTER / name).read_text(encoding="utf-8") + more}


# What is said of what ----------------------------------------------------------------------------

NEW_SHEET = (REGISTER / PROCEDURE).read_text(encoding="utf-8")
SENT = (
    "sent: 2026-02-12\nsigned: 2026-02-12\nchannel: courriel\n"
    "recipients: [secretaire-generale, citoyennete, referente-qualite, maires, udaf,"
    " defenseur-des-droits, association-roulement]\n"
    "stated: {day: 2026-03-10, time: 14h30, ends: 16h30,"
    " places: ['Préfecture de la Haute-Brève, salle Mirabeau'], last_day: 2026-03-07}\n"
)
LETTER = f"{NEXT}/convocations/01/udaf.md"
SCANS = f"{NEXT}/convocations/01/signed"
PAPER = f"{NEXT}/papers/plan.pdf"
TO_BRAS = "letters:\n  - {recipient: udaf, addressee: M. BRAS, holder: Éloi BRAS, form: personal}\n"
CONVENED = {ISSUE: SENT, LETTER: "Monsieur le Président,\n"}
WAIVER = (
    "waivers:\n  - {{key: mai, code: CLU203, meeting: 2026-05-25, by: Irène CASTELNAU, on:"
    " 2026-02-02, until: {}, reason: salle}}\n"
)
SETTLED = (
    "settled:\n  - {key: aubry, code: CLU402, meeting: 2025-11-18, seat: udaf, by: Irène CASTELNAU,"
    " on: 2025-11-18, decision: admis, reason: prévenu la veille}\n"
)
EARLY = "substitute: {last_name: AUBRY, function: directeur}\nreceived: 2026-03-05\nevidence: x\n"
RESERVE = (
    "  reserve_periods:\n"
    "    - {{from: 2026-03-01, until: 2026-03-22, reason: municipales, source: '{}'}}\n"
)
CHAIR = "  chair: secretaire-generale\n"
ALSACE = changed("committee.yaml", ('"15"', '"67"')) | {
    "meetings/2026-04-07/meeting.yaml": "time: 14h\n"
}
GOOD_FRIDAY = changed("committee.yaml", ('"15"', '"67"'), (CHAIR, f"{CHAIR}  good_friday: oui\n"))
NOTICE = "{days: 2, unit: ouvrables"


def designation(*lines, day="2026-02-02"):
    return {f"roster/{day}.yaml": "designations:\n" + "".join(f"  - {one}\n" for one in lines)}


def closing(*days):
    listed = "".join(f"    - {{day: {day}, reason: pont}}\n" for day in days)
    return completed("committee.yaml", f"  closing_days:\n{listed}")


def setting(line):
    return completed("committee.yaml", f"  {line}\n")


BRAS = "{{seat: udaf, {}, holder: {{civility: M., first_name: Éloi, last_name: BRAS}}}}"
CASES = [
    # The sheet
    pytest.param(
        {}, changed(PROCEDURE, (NOTICE, "{days: 3, unit: ouvrables")),
        {"article-number", "deadline-moved"}, "2 jours ouvrables → 3 jours ouvrables",
        id="the notice of the sheet",
    ),
    pytest.param(
        {}, {"procedure/2026-02-01.yaml": NEW_SHEET.replace("id: maires", "id: communes")},
        {"version-added", "seat-gained", "seat-lost", "newly-convened", "no-longer-convened"},
        "siège gagné", id="a new version, a seat for another",
    ),
    pytest.param(
        {"procedure/2026-02-01.yaml": NEW_SHEET}, {}, {"version-removed!"}, "ôtée du registre",
        id="a version taken away",
    ),
    # Who sits
    pytest.param(
        {}, designation("{seat: udaf, holder: {civility: M., first_name: Éloi, last_name: BRAS}}"),
        {"mandate-begun", "mandate-ended", "convened-instead"}, "M. Éloi BRAS est à convoquer",
        id="another holder",
    ),
    pytest.param(
        CONVENED, CONVENED | designation("{seat: udaf, holder: {last_name: BRAS}}"),
        {"mandate-begun", "mandate-ended", "convened-instead!"}, "sa lettre est partie le jeudi 12",
        id="another holder, once the letter of the former has gone",
    ),
    pytest.param(
        {},
        CONVENED
        | {ISSUE: SENT + TO_BRAS}
        | designation("{seat: udaf, holder: {first_name: Éloi, last_name: BRAS}}"),
        {"mandate-begun", "mandate-ended", "convened-instead", "convocation-recorded"},
        "Éloi BRAS est à convoquer", id="another holder, to whom the letter went",
    ),
    pytest.param(
        designation(BRAS.format("from: 2026-02-02, until: 2026-03-31")),
        designation(BRAS.format("from: 2026-06-01")),
        {"mandate-begun", "mandate-removed!", "mandate-end-moved", "convened-instead"},
        "M. Éloi BRAS l’a tenu", id="a mandate apart from the one it was",
    ),
    pytest.param(
        {}, designation("{seat: udaf, until: 2026-02-28}"),
        {"mandate-ended", "convened-instead"}, "siège vacant ensuite", id="a mandate ended",
    ),
    pytest.param(
        designation("{seat: udaf, until: 2026-02-28}"),
        designation("{seat: udaf, until: 2026-03-31}"),
        {"mandate-end-moved", "convened-instead"}, "au lieu du samedi 28 février 2026",
        id="an end moved",
    ),
    pytest.param(
        designation("{seat: udaf, until: 2026-02-28}"), {},
        {"mandate-reopened", "convened-instead"}, "n’a plus de fin", id="an end taken away",
    ),
    pytest.param(
        {}, designation("{seat: udaf, vacant: oui}"),
        {"mandate-ended", "seat-vacated", "convened-instead"}, "vacant à partir du lundi 2 février",
        id="a seat vacated",
    ),
    pytest.param(
        designation("{seat: udaf, vacant: oui}"), {},
        {"mandate-reopened", "vacancy-removed", "convened-instead"}, "n’est plus noté vacant",
        id="a vacancy taken away",
    ),
    pytest.param(
        {}, changed(ROSTER, ("first_name: Claire, last_name: PONS", "last_name: A")),
        {"mandate-begun", "mandate-removed!", "convened-instead"}, "plus que Mme Claire PONS",
        id="a mandate rewritten",
    ),
    pytest.param(
        {}, changed(ROSTER, ("function: administratrice", "function: vice-présidente")),
        {"holder-changed"}, "« administratrice » → « vice-présidente »", id="another function",
    ),
    pytest.param(
        {},
        designation(
            "{seat: citoyennete, attested: oui,"
            " holder: {civility: M., first_name: Baptiste, last_name: LORMEL}}"
        ),
        {"holder-attested"}, "attesté le lundi 2 février 2026", id="attested anew",
    ),
    pytest.param(
        {},
        designation(
            "{seat: udaf, attested: oui,"
            " holder: {civility: Mme, first_name: Claire, last_name: PONS,"
            " function: administratrice}}"
        ),
        {"holder-attested"}, "attestée le lundi 2 février 2026", id="a woman attested anew",
    ),
    pytest.param(
        {}, designation("{seat: udaf, addressed_to: {civility: Mme, last_name: ROY}}"),
        {"correspondent"}, "on écrit à Mme ROY, et non plus à M. Yves MARCHAND", id="a president",
    ),
    pytest.param(
        designation("{seat: citoyennete, addressed_to: {civility: Mme, last_name: ROY}}"), {},
        {"correspondent"}, "on n’écrit plus à Mme ROY", id="nobody to write to any more",
    ),
    pytest.param(
        {}, designation("{seat: citoyennete, addressed_to: {civility: Mme, last_name: ROY}}"),
        {"correspondent"}, "citoyenneté » : on écrit à Mme ROY.", id="somebody to write to",
    ),
    pytest.param(
        {}, changed(ROSTER, ("function: président de", "function: secrétaire de")),
        {"correspondent"}, "M. Yves MARCHAND, « function » :", id="whom one writes to, promoted",
    ),
    pytest.param(
        {}, changed(ROSTER, ("president@udaf", "bureau@udaf")), {"contact"},
        "coordonnées ont changé", id="the address of whom one writes to, which is not shown",
    ),
    pytest.param(
        {}, changed(ROSTER, ("irene.castelnau@", "sg@")), {"contact"}, "coordonnées ont changé",
        id="an address, which is not shown",
    ),
    pytest.param(
        {}, changed("authorities.yaml", ("from:", "until: 2030-01-01\n    from:")),
        {"authority-changed", "signature-changed"}, "jusqu’au mardi 1er janvier 2030 compris",
        id="an authority and a signature that end",
    ),
    pytest.param(
        {}, changed(ROSTER, ("Arrêté n° 2025-001 du 6", "arrêté du 9")),
        {"roster-source"}, "→ « arrêté du 9 janvier 2025 »", id="the act that a roster follows",
    ),
    # The committee
    pytest.param(
        {}, setting("convocation_notice: {days: 15, unit: calendaires}"),
        {"setting-convocation-notice", "deadline-moved"},
        "le délai de convocation : non prévu par la procédure → 15 jours calendaires",
        id="a delay",
    ),
    pytest.param(
        {}, changed("committee.yaml", ("chair: secretaire-generale", "chair: citoyennete")),
        {"setting-chair"}, "« secretaire-generale » → « citoyennete »", id="the chair",
    ),
    pytest.param(
        {}, changed("committee.yaml", ("gender: masculine", "gender: feminine")),
        {"committee-gender"}, "masculin → féminin", id="the gender of the name",
    ),
    pytest.param(
        {}, changed("committee.yaml", ("phone: 01 99 00 00 00", "phone: 01 99 00 00 01")),
        {"secretariat-changed"}, "« phone » a changé", id="the secretariat",
    ),
    pytest.param(
        {}, changed("committee.yaml", ("https://haute-breve.example/clu", "https://a.example/clu")),
        {"site-internet"}, "la page internet", id="a page",
    ),
    pytest.param(
        {}, closing("2026-05-15"), {"closing-day-added"}, "le vendredi 15 mai 2026 (pont)",
        id="a closing day that moves nothing",
    ),
    pytest.param(
        completed("committee.yaml", RESERVE.format("décret du 2 janvier 2026")),
        completed("committee.yaml", RESERVE.format("décret du 9 janvier 2026")),
        {"reserve-changed"}, "source : décret du 9 janvier 2026", id="what a reserve rests upon",
    ),
    # Meetings
    pytest.param(
        {}, {"meetings/2026-10-06/meeting.yaml": "time: 10h\nagenda: [{id: a, title: A}]\n"},
        {"meeting-opened"}, "10 h, lieu à fixer, ordre du jour de 1 point", id="a meeting opened",
    ),
    pytest.param(
        {"meetings/2026-10-06/meeting.yaml": "time: 10h\n"}, {}, {"meeting-removed!"},
        "le dossier a été effacé", id="a meeting erased",
    ),
    pytest.param(
        {}, {f"{NEXT}/cancelled.yaml": "on: 2026-02-12\nreason: crue\n"}, {"meeting-cancelled"},
        "Motif : crue", id="a meeting cancelled",
    ),
    pytest.param(
        {f"{NEXT}/cancelled.yaml": "on: 2026-02-12\nreason: crue\n"}, {}, {"meeting-restored!"},
        "n’est plus annulée", id="a cancellation taken away",
    ),
    pytest.param(
        {}, {f"{NEXT}/postponed.yaml": "on: 2026-02-12\nto: 2026-03-24\n"}, {"meeting-postponed"},
        "reportée au mardi 24 mars 2026", id="a meeting put off",
    ),
    pytest.param(
        CONVENED, CONVENED | changed(SHEET, ("time: 14h30", "time: 15h"), ("Mirabeau", "Hugo")),
        {"meeting-time", "meeting-places"}, "Les lettres sont parties le jeudi 12 février 2026",
        id="hour and place of a meeting convened",
    ),
    pytest.param(
        {}, changed(SHEET, ("Réclamations et suggestions reçues", "Réclamations reçues")),
        {"meeting-agenda"}, "ôté « Réclamations et suggestions reçues »", id="the agenda",
    ),
    pytest.param(
        {}, changed(SHEET, ("presenter: referente-qualite", "presenter: citoyennete")),
        {"item-changed"}, "« presenter » a changé", id="who presents an item",
    ),
    pytest.param(
        {}, {f"{NEXT}/papers/plan.pdf": "x"}, {"paper-deposited"}, "pièce déposée, « plan.pdf »",
        id="a paper",
    ),
    pytest.param(
        CONVENED, CONVENED | changed(SHEET, ("id: association-roulement", "id: roue-libre")),
        {"guest-added", "guest-removed", "newly-convened", "no-longer-convened!"},
        "sa lettre est partie le jeudi 12 février 2026", id="a guest for another, once convened",
    ),
    pytest.param(
        {PAPER: "x"}, {PAPER: "y"}, {"paper-altered"}, "pièce modifiée, « plan.pdf »",
        id="a paper altered",
    ),
    pytest.param(
        CONVENED | {PAPER: "x"}, CONVENED | {PAPER: "y"}, {"paper-altered!"},
        "« plan.pdf ». Les lettres sont parties le jeudi 12 février 2026",
        id="a paper altered that people have received",
    ),
    # Deadlines
    pytest.param(
        changed(PROCEDURE, (NOTICE, "{days: 2, unit: ouvrés")),
        changed(PROCEDURE, (NOTICE, "{days: 2, unit: ouvrés")) | closing("2026-03-09"),
        {"closing-day-added", "deadline-moved"}, "le lundi 9 mars 2026 : fermeture, pont",
        id="a closing day that moves a deadline",
    ),
    pytest.param(
        CONVENED, CONVENED | changed(PROCEDURE, (NOTICE, NOTICE + ", advance_saturday: oui")),
        {"article-number", "deadline-moved!"},
        "est écrit dans les lettres du 12 février 2026 (convocation n° 01)",
        id="a deadline that letters stated",
    ),
    pytest.param(
        {UDAF: EARLY}, {UDAF: EARLY} | changed(PROCEDURE, (NOTICE, "{days: 9, unit: ouvrables")),
        {"article-number", "deadline-moved!"}, "était à temps, et ne l’est plus",
        id="a deadline by which a substitute had been in time",
    ),
    pytest.param(
        {UDAF: EARLY} | changed(PROCEDURE, (NOTICE, "{days: 9, unit: ouvrables")), {UDAF: EARLY},
        {"article-number", "deadline-moved!"}, "est désormais à temps",
        id="a deadline by which a substitute had been late",
    ),
    pytest.param(
        ALSACE, ALSACE | GOOD_FRIDAY,
        {"setting-good-friday", "deadline-moved"},
        "le vendredi 3 avril 2026 : jour férié, vendredi saint",
        id="Good Friday",
    ),
    pytest.param(
        {}, closing("2026-03-09"), {"closing-day-added"}, "le lundi 9 mars 2026",
        id="a closing day within jours ouvrables",
    ),
    pytest.param(
        setting("minutes_delay: {days: 20, unit: calendaires}"),
        setting("minutes_delay: {days: 10, unit: calendaires}"),
        {"setting-minutes-delay", "deadline-moved", "deadline-moved!"}, "hors délai désormais",
        id="a deadline by which the minutes had been in time",
    ),
    # What was recorded
    pytest.param(
        {}, {f"{NEXT}/replies/maires.yaml": "state: excusé\nreceived: 2026-02-12\n"},
        {"reply-recorded"}, "réponse « excusé » du siège « Un représentant de l'Ass", id="a reply",
    ),
    pytest.param(
        {},
        {f"{NEXT}/replies/association-roulement.yaml": "state: présent\nreceived: 2026-02-12\n"},
        {"reply-recorded"}, "réponse « présent » de l’invité « ", id="a reply of a guest",
    ),
    pytest.param(
        {UDAF: None}, {}, {"substitution-recorded"}, "M. Simon AUBRY, directeur", id="a substitute",
    ),
    pytest.param({}, {UDAF: None}, {"record-removed!"}, "effacé", id="a record erased"),
    pytest.param(
        {}, completed(UDAF, "withdrawn: oui\nreason: erreur\n"),
        {"record-rewritten!", "record-completed"}, "« withdrawn » : non → oui",
        id="a record withdrawn by hand",
    ),
    pytest.param(
        {}, changed(UDAF, ("received: 2026-03-05", "received: 2026-03-04")),
        {"record-rewritten!"}, "jeudi 5 mars 2026 → mercredi 4 mars 2026", id="a record rewritten",
    ),
    pytest.param(
        changed(UDAF, ("evidence: message du 5 mars 2026 à 9 h 12", "")), {},
        {"record-completed"}, "ajouté, « message du 5 mars 2026 à 9 h 12 »", id="evidence added",
    ),
    pytest.param(
        {}, changed(UDAF, ("received:", "# reçue par courriel\nreceived:")), set(), "",
        id="a comment",
    ),
    pytest.param(
        {}, {f"{NEXT}/substitutions/udaf.2.yaml": "amends: udaf.yaml\nwithdrawn: oui\n"
             "received: 2026-03-06\nreason: il vient\n"},
        {"substitution-recorded"}, "Remplace « udaf.yaml », motif : il vient", id="a withdrawal",
    ),
    pytest.param(
        {}, CONVENED, {"convocation-recorded"}, "7 destinataires", id="a convocation",
    ),
    pytest.param(
        CONVENED, CONVENED | {LETTER: "Madame,\n"}, {"kept-piece!"},
        "altérée depuis (« convocations/01/udaf.md »)", id="a sent letter altered",
    ),
    pytest.param(
        CONVENED, CONVENED | {LETTER: "Monsieur le Président,\r\n"}, set(), "",
        id="a sent letter, its ends of lines alone",
    ),
    pytest.param(
        CONVENED, {ISSUE: SENT}, {"kept-piece!"}, "effacée depuis", id="a sent letter erased",
    ),
    pytest.param(
        CONVENED, CONVENED | {f"{SCANS}/udaf.pdf": "x", f"{SCANS}/LISEZMOI.md": "Déposez ici\n"},
        {"letter-scanned"}, "lettre signée et numérisée, déposée (« convocations/01/signed/udaf",
        id="a signed letter that was scanned",
    ),
    pytest.param(
        CONVENED | {f"{SCANS}/LISEZMOI.md": "Déposez ici\n"},
        CONVENED | {f"{SCANS}/LISEZMOI.md": "Déposez-les ici\n"}, set(), "",
        id="the words beside the scans, which are clu's own",
    ),
    pytest.param(
        CONVENED | {f"{SCANS}/udaf.pdf": "x"}, CONVENED, {"kept-piece!"},
        "lettre signée et numérisée, effacée depuis", id="a scan erased",
    ),
    pytest.param(
        CONVENED, CONVENED | {LETTER.replace("udaf", "maires"): "Madame,\n"}, {"kept-piece!"},
        "lettre envoyée, ajoutée depuis (« convocations/01/maires.md »).",
        id="a letter put beside those that were sent",
    ),
    # The minutes
    pytest.param(
        {}, changed(MINUTES, ("udaf, state: excusé", "udaf, state: absent")),
        {"minutes-changed!"}, "les présences", id="published minutes altered",
    ),
    pytest.param(
        {}, {f"{LAST}/minutes/02-reclamations.md": "Tout autre chose.\n"}, {"minutes-changed!"},
        "Validé le", id="the prose of published minutes",
    ),
    pytest.param(
        {}, {"follow-up/navette-mairie/2026-02-10.yaml": "answer: {verdict: retenue}\n"},
        {"proposal-status"}, "(navette-mairie) : « hors compétence » → « à réaliser »",
        id="an answer",
    ),
    # Decisions
    pytest.param({}, {"decisions.yaml": SETTLED}, {"settlement-added"}, "CLU402 (2025-11-18, udaf)",
                 id="a gap settled"),
    pytest.param({"decisions.yaml": SETTLED}, {}, {"settlement-removed!"},
                 "n’y est plus", id="a settled gap erased"),
    pytest.param(
        {"decisions.yaml": SETTLED}, {"decisions.yaml": SETTLED.replace("admis", "non admis")},
        {"settlement-changed!"}, "« admis » → « non admis »", id="a settled gap rewritten",
    ),
    pytest.param(
        {"decisions.yaml": WAIVER.format("2026-05-25")},
        {"decisions.yaml": WAIVER.format("2026-06-30")},
        {"waiver-changed"}, "lundi 25 mai 2026 → mardi 30 juin 2026", id="a waiver extended",
    ),
    pytest.param({"decisions.yaml": WAIVER.format("2026-05-25")}, {}, {"waiver-removed"},
                 "n’y est plus", id="a waiver gone"),
    pytest.param(
        {}, {"agreements.yaml": "agreements: [{name: Claire PONS, given: 2026-02-02}]\n"},
        {"agreement-given"}, "accord de Claire PONS", id="an agreement",
    ),
    pytest.param({}, {}, set(), "", id="nothing"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "kinds", "words"), CASES)
def test_a_change_in_words(tmp_path, before, after, kinds, words):
    comparison = found(tmp_path, before, after)
    assert {f"{one.kind}{'!' * one.alert}" for one in changes(comparison)} == kinds, text(
        comparison
    )
    shown = re.sub(r"[\s\u00a0\u202f]+", " ", text(comparison))
    assert words.lower() in shown.lower(), shown
    assert comparison.unread == ()


@pytest.mark.parametrize(("before", "after", "kinds", "words"), CASES)
def test_every_line_fits_and_is_a_sentence(tmp_path, before, after, kinds, words):
    for line in text(found(tmp_path, before, after)).splitlines():
        assert len(line) <= 80
        assert not re.search(r"\bNone\b|…\W*→|\[\]|\bFalse\b|\bTrue\b", line)


# The whole ---------------------------------------------------------------------------------------


def edited(folder, name, *pairs):
    path = folder / name
    content = path.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in content, (name, old)
        content = content.replace(old, new)
    path.write_text(content, encoding="utf-8")


def added(folder, name, content):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")


def a_bad_week(home):
    """Changes of every kind to the committee that has lived, some of which nobody should make."""
    data = home / "data"
    coming, held = "meetings/2027-03-11", "meetings/2026-06-09"
    edited(
        data,
        "committee.yaml",
        ("convocation_notice: {days: 15", "convocation_notice: {days: 21"),
        ("chair: secretaire-general", "chair: cabinet"),
        ("    - {day: 2026-12-24", "    - {day: 2026-06-06, reason: pont}\n    - {day: 2026-12-24"),
    )
    edited(data, "procedure/2025-02-03.yaml", ("days: 3", "days: 4"))
    added(
        data,
        "roster/2026-12-01-consommateurs.yaml",
        "designations:\n  - seat: consommateurs\n    holder: {civility: Mme, first_name: Alma,"
        " last_name: TEYSSIER, function: présidente}\n",
    )
    added(
        data,
        "roster/2026-12-02-cabinet.yaml",
        "designations:\n  - {seat: cabinet, until: 2027-01-31, reason: mutation}\n",
    )
    edited(
        data,
        f"{coming}/meeting.yaml",
        ("time: 14h30", "time: 10h"),
        ("    minutes: 20\n  - id: propositions", "    minutes: 30\n  - id: propositions"),
    )
    added(data, f"{coming}/replies/maires.yaml", "state: excusé\nreceived: 2026-12-03\n")
    added(data, "meetings/2027-10-12/meeting.yaml", "time: 14h30\nagenda: []\n")
    edited(data, f"{held}/convocations/01/maires.md", ("Affaire suivie par", "Dossier suivi par"))
    (data / held / "convocations/01/sgcd.md").unlink()
    edited(data, f"{held}/substitutions/familles.yaml", ("2026-05-27 11h20", "2026-05-26"))
    edited(data, f"{held}/minutes/minutes.yaml", ("state: présent", "state: absent"))
    edited(
        data,
        "decisions.yaml",
        ("until: 2027-02-28", "until: 2027-06-30"),
        ("  - key: annee-2024-sans-reunion", "  - key: annee-2024"),
    )
    edited(
        data,
        "agreements.yaml",
        ("gardé au secrétariat", "gardé au secrétariat\n    revoked: 2026-12-01"),
    )
    added(
        data,
        "follow-up/numero-direct/2026-11-20.yaml",
        'answer: {verdict: non retenue, reason: "le standard suffit :\\nvoir @all"}\n',
    )
    added(home, "templates/reminder.md.j2", "{# x #}\n")


@pytest.fixture(scope="module")
def bad_week(tmp_path_factory):
    folder = tmp_path_factory.mktemp("week")
    for name in ("before", "after"):
        shutil.copytree(CARRIED, folder / name)
    a_bad_week(folder / "after")
    day = date.fromisoformat(ON)
    return compare(
        Side("HEAD (a1b2c3d, 23 novembre 2026)", load(folder / "before/data", day)),
        Side("fichiers de travail", load(folder / "after/data", day)),
    )


def test_a_bad_week_as_text(bad_week, golden):
    golden("diff/week.txt", text(bad_week))


def test_a_bad_week_as_markdown(bad_week, golden):
    golden("diff/week.md.txt", as_markdown(bad_week))


# Markdown of anybody's ---------------------------------------------------------------------------

HOSTILE = (
    "<script>alert(1)</script> ![x](https://a.example/p.png) [ici](https://a.example) <b>"
    " https://b.example www.c.example @all #12 !34 group/project#5 :tada: `code` **gras** | cellule"
)


def test_what_people_wrote_is_text_on_a_forge(tmp_path):
    more = f"agenda:\n  - id: piege\n    title: '{HOSTILE}'\n"
    after = {"meetings/2026-10-06/meeting.yaml": f"time: 10h\n{more}"}
    before = {"meetings/2026-10-06/meeting.yaml": "time: 10h\nagenda: []\n"}
    page = as_markdown(found(tmp_path, before, after))
    tokens = MarkdownIt("commonmark", {"html": True}).parse(page)
    kinds = {child.type for token in tokens for child in token.children or ()}
    assert kinds <= {"text", "softbreak", "hardbreak"}
    assert "html_block" not in {token.type for token in tokens}
    words = "".join(c.content for t in tokens for c in t.children or () if c.type == "text")
    assert "<script>alert(1)</script>" in words
    assert not re.search(r"@\w|#\d|!\d|://|www\.|:tada:", words)


LIVELY = (
    "@all", "#12", "!34", "group/project#5", "GH-12", "gh-7", "&3", "~bug", "%2", "$5", ":tada:",
    "https://b.example", "ftp://b.example", "www.c.example", "a@b.example",
)  # fmt: skip


@pytest.mark.parametrize("word", LIVELY)
def test_no_word_is_one_that_a_forge_makes_something_of(word):
    from clu.diff.markdown import JOINER, _text

    shown = _text(word)
    assert JOINER in shown
    assert MarkdownIt().renderInline(shown).replace(JOINER, "").replace("&amp;", "&") == word


@pytest.mark.parametrize("start", ["# titre", "- point", "1. un", "> cité", "---", "=== "])
def test_no_word_begins_a_construct(start):
    from clu.diff.markdown import _text

    tokens = MarkdownIt("commonmark").parse(f"- {_text(start)}\n")
    assert [one.type for one in tokens if one.type.endswith("_open")] == [
        "bullet_list_open", "list_item_open", "paragraph_open",
    ]  # fmt: skip


# What cannot be read -----------------------------------------------------------------------------


def test_what_is_unread_on_one_side_is_said_and_the_rest_compared(tmp_path):
    broken = {ROSTER: "designations: oui\n"}
    comparison = found(tmp_path, broken, setting("attestation_months: 24"))
    assert "setting-attestation-months" in {one.kind for one in changes(comparison)}
    assert "mandate-begun" not in {one.kind for one in changes(comparison)}
    assert comparison.unread == (f"data/{ROSTER}:1, before",)
    assert "Non comparé, faute de pouvoir le lire" in text(comparison)
    assert f"data/{ROSTER}" in as_markdown(comparison)


@pytest.mark.parametrize("report", [text, as_markdown])
def test_an_unread_file_is_told_first_and_is_no_absence_of_change(tmp_path, report):
    after = completed("committee.yaml", "foo: 1\n")
    page = report(found(tmp_path, {}, after | {UDAF: None}))
    assert page.index("Non comparé") < page.index("À relire de près")
    shutil.rmtree(tmp_path / "before")
    shutil.rmtree(tmp_path / "after")
    page = report(found(tmp_path, {}, after))
    assert "Aucun changement." not in page
    assert "Aucun changement dans ce qui a pu être comparé." in page
    assert page.index("Non comparé") < page.index("Aucun changement")


@pytest.mark.parametrize(
    "name", ["committee.yaml", PROCEDURE, ROSTER, SHEET, MINUTES, UDAF, "authorities.yaml"]
)
@pytest.mark.parametrize("broken", ["before", "after"])
def test_no_broken_file_ends_it(tmp_path, name, broken):
    files = {"before": {}, "after": {}} | {broken: {name: "x\n"}}
    comparison = found(tmp_path, files["before"], files["after"])
    assert any(name in one and one.endswith(broken) for one in comparison.unread)


@pytest.fixture
def closed(monkeypatch):
    """Files that the disk refuses to read, by their names, whoever runs the tests."""
    names = set()
    read = Path.read_bytes

    def refuse(path):
        if path.name in names:
            raise PermissionError(13, "Permission denied", str(path))
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    return names


def test_a_letter_that_the_disk_refuses_is_unread_and_hides_no_other(tmp_path, closed):
    other = LETTER.replace("udaf", "zones")
    two = sides(
        tmp_path,
        CONVENED | {other: "x\n", "../templates/guest.md.j2": "# A\n"},
        CONVENED | {other: "y\n", "../templates/guest.md.j2": "# B\n"},
    )
    closed.update(("udaf.md", "guest.md.j2"))
    comparison = compare(*two)
    assert comparison.unread == ("templates/guest.md.j2:1, before", f"data/{LETTER}:1, before")
    assert [one.kind for one in changes(comparison)] == ["kept-piece"]


# By git ------------------------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def machine(monkeypatch):
    for name in [one for one in os.environ if one.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)


@pytest.fixture
def typed(capsys, monkeypatch):
    """A command line in a repository: its exit code, and what it says on each stream."""

    def type_(made, line):
        monkeypatch.chdir(made.folder)
        code = run([*line.split(), "--on", TODAY.isoformat()])
        return code, *capsys.readouterr()

    return type_


@pytest.fixture
def made(tmp_path):
    repository = with_register(tmp_path / "r")
    repository.commit("2026-02-16")
    return repository


def test_nothing_changed_is_said(made, typed):
    code, out, err = typed(made, "diff HEAD")
    assert (code, err) == (0, "")
    assert "Avant : HEAD (" in re.sub(r"\s", " ", out)
    assert "Aucun changement." in out


def test_the_work_tree_is_compared_with_a_commit(made, typed):
    made.put(f"data/{NEXT}/cancelled.yaml", "on: 2026-02-12\nreason: crue\n")
    code, out, _ = typed(made, "diff HEAD")
    assert code == 0
    assert "annulée" in out


def test_two_revisions_are_compared(made, typed):
    made.put(f"data/{NEXT}/cancelled.yaml", "on: 2026-02-12\nreason: crue\n")
    made.commit("2026-02-17")
    made.put(f"data/{NEXT}/cancelled.yaml", None)
    _, out, _ = typed(made, "diff HEAD~1 main")
    assert "annulée" in out
    _, out, _ = typed(made, "diff HEAD HEAD~1")
    assert "n’est plus annulée" in out


def test_the_result_is_for_programs_too(made, typed):
    made.put(f"data/{NEXT}/cancelled.yaml", "on: 2026-02-12\nreason: crue\n")
    _, out, _ = typed(made, "diff HEAD --format json")
    result = json.loads(out)
    (one,) = result["changes"]
    assert one["kind"] == "meeting-cancelled"
    assert one["meeting"] == "2026-03-10"
    assert (one["section"], one["alert"], one["why"]) == ("meetings", False, "Motif\u00a0: crue.")
    assert result["unread"] == []


def test_templates_and_private_addresses_are_no_false_changes(made, typed):
    made.put("templates/guest.md.j2", "# Objet\n")
    made.commit("2026-02-17")
    made.put("data/private/contacts.yaml", "contacts: [{seat: udaf, email: a@b.example}]\n")
    assert "Aucun changement." in typed(made, "diff HEAD")[1]
    made.put("templates/guest.md.j2", "# Autre objet\n")
    assert "modèle de document changé" in typed(made, "diff HEAD")[1].lower()


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("diff nowhere", "Révision inconnue"),
        ("diff HEAD nowhere", "Révision inconnue"),
        ("diff --format xls HEAD", "forme inconnue"),
        ("diff", "RÉVISION"),
    ],
)
def test_wrong_use(made, typed, line, words):
    code, out, err = typed(made, line)
    assert (code, out) == (2, "")
    assert words in err


def test_a_committee_that_was_not_there_yet_is_all_new(tmp_path, typed):
    made = with_register(tmp_path / "r", inside="lot")
    made.commit("2026-02-01", "lot/data/committee.yaml")
    (tmp_path / "r/lot/data").rename(tmp_path / "data")
    made.git("rm", "--quiet", "-r", "--cached", ".")
    made.commit("2026-02-02")
    (tmp_path / "r/lot").mkdir(exist_ok=True)
    (tmp_path / "data").rename(tmp_path / "r/lot/data")
    code, out, _ = typed(made, "diff HEAD --data lot/data")
    assert code == 0
    assert "ce dossier n’y était pas" in re.sub(r"\s+", " ", out)


def test_outside_of_a_repository_it_is_refused(tmp_path, typed, monkeypatch):
    write(tmp_path, {})
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    code, _, err = typed(type("Here", (), {"folder": tmp_path}), "diff HEAD")
    assert code == 2
    assert "n’est pas dans un dépôt git" in err


def test_a_committee_at_the_top_of_its_repository(tmp_path, typed):
    """The register itself is the repository: its name is that of the folder."""
    made = with_register(tmp_path / "r")
    for path in (made.folder / "data").iterdir():
        path.rename(made.folder / path.name)
    (made.folder / "data").rmdir()
    made.commit("2026-02-16")
    made.put(f"{NEXT}/cancelled.yaml", "on: 2026-02-12\nreason: crue\n")
    code, out, _ = typed(made, "diff HEAD")
    assert code == 0
    assert out.count("  - ") == 1
