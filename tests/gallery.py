"""The cases of the gallery beyond the `Fautif` examples of the rules' pages: what else clu may say.

Every case changes the fictional register. A table for each kind of message; whatever one of them is
about is YAML, a template or a command line, as a person would type it.
"""
# ruff: noqa: E501 - a case is a line of its table

import errno
from dataclasses import dataclass, field
from datetime import date

from examples import REGISTER, TODAY

LAST, NEXT = "meetings/2025-11-18", "meetings/2026-03-10"
REPLY, SHEET = f"{NEXT}/replies/maires.yaml", f"{NEXT}/meeting.yaml"
PROCEDURE = "procedure/2022-01-10.yaml"
ALL = "topics: [resultats, reclamations, propositions]"
AGENDA = f"places: [{{name: Préfecture}}]\nagenda: [{{id: tout, title: Tout, {ALL}}}]\n"
PLAIN = f"time: 14h30\n{AGENDA}"


@dataclass(frozen=True)
class Case:
    """A change of the register, and the findings of it that the page shows."""

    title: str
    codes: str
    files: dict[str, str | None]
    on: date = TODAY
    committed: date | None = None


@dataclass(frozen=True)
class Use:
    """A command line.

    `files` change the register; then the commands `before` are run; then `edits`, below the
    folder that holds `data/`, are made.
    """

    line: str
    files: dict[str, str | None] = field(default_factory=dict)
    before: tuple[str, ...] = ()
    edits: dict[str, str | None] = field(default_factory=dict)


def changed(name, *pairs, more=""):
    """A file of the register with words replaced, and with lines more."""
    text = (REGISTER / name).read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text, (name, old)
        text = text.replace(old, new)
    return {name: text + more}


def settings(*lines):
    return changed("committee.yaml", more="".join(f"  {line}\n" for line in lines))


def designation(text, day="2026-01-05"):
    return {f"roster/{day}.yaml": f"designations:\n  - {text}\n"}


def decision(*texts):
    who = "by: Irène CASTELNAU, on: 2026-02-02, reason: comme convenu"
    lines = (f"  - {{key: decision-{n}, {who}, {text}}}\n" for n, text in enumerate(texts, 1))
    return {"decisions.yaml": "settled:\n" + "".join(lines)}


def announced(seat, text, received="2026-03-05"):
    name = f"{NEXT}/substitutions/{seat}.yaml"
    return {name: f"{text}\nreceived: {received}\nevidence: courriel\n"}


def sent(*lines, day="2026-02-20", number="01"):
    head = f"sent: {day}\nchannel: courriel\n"
    return {f"{NEXT}/convocations/{number}.yaml": head + "".join(f"{one}\n" for one in lines)}


EVERYBODY = "recipients: [secretaire-generale, citoyennete, referente-qualite, maires, defenseur-des-droits, udaf]"
JOLIVET = "substitute: {civility: M., first_name: Luc, last_name: JOLIVET, function: adjoint}"
AUBRY = "substitute: {civility: M., first_name: Simon, last_name: AUBRY, function: directeur}"
NO_NUMBERS = changed(
    PROCEDURE, ("    meetings_per_year: 1\n", ""), ("    notice: {days: 2, unit: ouvrables}\n", "")
)

# Reading: what YAML typed by hand runs into, by the ids of the table in test_source.
YAML = (
    "nom:Durand inside brackets", "dashes without a space", "a colon and quotes in a title", "no colon",
    "a text goes on without indentation", "text after a quote", "open quote", "unknown escape",
    "a value begins: @durand", "a value begins: |b", "a value begins: - b", "open bracket", "open brace",
    "colons inside brackets", "too little indentation", "too much indentation", "a dash among keys",
    "a key among dashes", "a dash out of line", "no-break space alone", "no key", "a list as a key",
    "the key of the origin", "unknown tag", "merge key", "text after the end of the document", "directive",
    "unknown directive", "30 nested keys", "NUL", "U+200B", "U+FFFD", "escaped", "escapes for no character",
    "UTF-32 with its BOM",
)  # fmt: skip
NO_KNOWN_SLIP = "{-\n"

# Reading: values, one file with many faults for each kind of file.
VALUES = (
    Case("values of committee.yaml", "CLU003 CLU004 CLU005", {"committee.yaml": """\
name: |
  comité local
  des usagers
abbreviation: ""
gender: neutre
department: "20"
place: [Valbrume]
register_from: 0000-01-01
secretariat:
  service: Mission qualité
  address: [~]
  email: clu@haute-breve
sites:
  internet: www.haute-breve.example
settings:
  chair: Préfète
  convocation_notice: {days: 400, unit: heures}
  minutes_delay: 60 jours
  attestation_months: douze
  year_alert: 32-13
  topics_compulsory: peut-être
  closing_days: [{day: 2026-13-01, reason: ""}]
  reserve: []
"""}),
    Case("values of meeting.yaml", "CLU005", {SHEET: """\
time: 25h
ends: 14h75
chair: con
agenda:
  - id: "***"
    title: {fr: Tout}
    minutes: 10 000
    topics: [résultats d'été]
    papers:
      - {title: Tableau, file: ../tableau.pdf, due: 10 mars 2026}
guests:
  - {id: %s, letter: [personal], title: Roulement}
""" % ("a" * 65)}),
    Case("hours in words", "CLU005", {SHEET: f"time: midi\nends: tôt\n{AGENDA}"}),
    Case("spaces alone as a text", "CLU005", {"decisions.yaml": "settled:\n  - key: tard\n    code: CLU402\n    by: Irène CASTELNAU\n    on: 2026-02-02\n    reason: '  '\n"}),
    Case("a name that clu keeps for itself", "CLU005", changed(SHEET, ("id: association-roulement", "id: toutes-les-lettres"))),
    Case("department unknown", "CLU005", changed("committee.yaml", ('"15"', '"99"'))),
    Case("department without a text", "CLU005", changed("committee.yaml", ('"15"', '"975"'))),
    Case("a seat held and vacant", "CLU005", designation("{seat: udaf, vacant: oui, holder: {last_name: ROCHE}}")),
    Case("a seat of which nothing is said", "CLU005", designation("{seat: udaf, reason: mutation}")),
    Case("a text where a table is due", "CLU005", {f"{NEXT}/cancelled.yaml": "réunion annulée\n"}),
    Case("one key is due", "CLU004", {"roster/2026-01-05.yaml": ""}),
    Case("no key is due", "CLU004", {"authorities.yaml": ""}),
)  # fmt: skip

NAMES = (
    Case("a file of no known name", "CLU007", {"notes.txt": "x"}),
    Case("a misspelt file", "CLU007", {"commitee.yaml": "x: 1\n"}),
    Case("another ending", "CLU007", {f"{NEXT}/cancelled.yml": "on: 2026-02-12\n"}),
    Case("a name that is no template’s", "CLU015", {"../templates/Guest.md.j2": "x"}),
    Case("a folder by the name of a template", "CLU015", {"../templates/guest.md.j2/x": ""}),
    Case("a day that does not exist", "CLU007", {"procedure/2026-02-30.yaml": "x: 1\n"}),
    Case("a meeting on a day that does not exist", "CLU007", {"meetings/2026-02-30/meeting.yaml": PLAIN}),
    Case("no committee.yaml", "CLU013 CLU014", {"committee.yaml": None}),
    Case("a topic where the sheet has none", "CLU006", changed(PROCEDURE, ("topic: resultats, ", ""), ("topic: reclamations, ", ""), ("topic: ameliorations, ", ""), ("topic: propositions, ", ""))),
    Case("people who do not exist", "CLU006", {"private/contacts.yaml": "contacts: [{seat: udaff, email: a@b.fr}]\n", f"{NEXT}/replies/x.yaml": "state: présent\nreceived: 2026-02-12\n", f"{NEXT}/replies/udaff.yaml": "state: présent\nreceived: 2026-02-12\n"}
        | sent("recipients: [udaff]")),
    Case("names that do not exist", "CLU006", changed("committee.yaml", ("chair: secretaire-generale", "chair: prefet"))
        | changed("authorities.yaml", ("seat: secretaire-generale", "seat: prefet"))
        | changed(PROCEDURE, ("{id: internet, within: compte-rendu}", "{id: internet, within: comptes}"), ("articles: [role-usagers]", "articles: [role-usager]"))
        | changed(SHEET, ("item: acces-handicap", "item: acces"), ("college: usagers", "college: usager"), ("ends: 16h30", "ends: 16h30\nchair: maire"), ("{file: resultats-2025.pdf, ", "{owner: qualite, file: resultats-2025.pdf, "))
        | {f"{LAST}/publications/04-internet.yaml": "amends: 2-internet.yaml\nto: internet\non: 2025-12-09\n"}
        | {f"{LAST}/postponed.yaml": "on: 2025-11-10\nto: 2026-03-11\n"}),
)  # fmt: skip

# Rules: what their pages do not show.
RULES = (
    Case("a civility against a masculine function", "CLU108", {SHEET: PLAIN + "guests: [{id: roulement, item: tout, letter: personal, title: Roulement, person: {civility: M., last_name: ESTÈVE, function: présidente}}]\n"}),
    Case("periods written backwards", "CLU102", designation("{seat: udaf, vacant: oui, from: 2026-01-12, until: 2026-01-05}") | {"authorities.yaml": "authority:\n  - {title: Le préfet, from: 2026-02-01, until: 2026-01-01}\nsignature:\n  - {capacity: intérim, title: Le directeur, from: 2026-02-01, until: 2026-01-01}\n"}),
    Case("a vacant seat of no version", "CLU103", {"roster/2026-01-05.yaml": "designations:\n  - {seat: comite-des-fetes, vacant: oui}\n"}),
    Case("a whole college vacant by mandates that ended", "CLU107", designation("{seat: maires, until: 2026-02-28}")),
    Case("no authority at all", "CLU110", {"authorities.yaml": None}),
    Case("a signatory whose seat is gone", "CLU110", {"procedure/2026-02-01.yaml": "reference: FP\ntitle: CLU\ncomposition:\n  - college: services\n    title: Services\n    seats: [{id: udaf, letter: personal, title: Un représentant}]\n"}),
    Case("no authority in office when letters were signed", "CLU110", {"authorities.yaml": "authority:\n  - {title: Le préfet, until: 2026-01-31}\n"} | sent("signed: 2026-02-19", EVERYBODY)),
    Case("no authority in office when letters were sent", "CLU110", {"authorities.yaml": "authority:\n  - {title: Le préfet, until: 2026-01-31}\n"} | sent(EVERYBODY)),
    Case("no authority in office at a meeting of the past", "CLU110", {"authorities.yaml": "authority:\n  - {title: Le préfet, until: 2026-01-31}\n"}, date(2026, 4, 1)),
    Case("a delegation by a former authority", "CLU111", {"authorities.yaml": "authority:\n  - {title: Le préfet de la Haute-Brève, from: 2024-09-02, until: 2026-01-31, holder: {civility: M., last_name: VERMEIL}}\n  - {title: La préfète de la Haute-Brève, from: 2026-02-01, holder: {civility: Mme, last_name: ARNOUX}}\nsignature:\n  - {from: 2024-09-16, capacity: délégation, title: Le directeur}\n"}),
    Case("a delegation by an authority not named", "CLU111", {"authorities.yaml": "authority:\n  - {title: Le préfet de la Haute-Brève, until: 2026-01-31}\n  - {title: La préfète de la Haute-Brève, from: 2026-02-01}\nsignature:\n  - {from: 2024-09-16, capacity: délégation, title: Le directeur}\n"}),
    Case("several names attested long ago", "CLU109", {"roster/2024-02-03.yaml": "designations:\n  - {seat: udaf, attested: oui, holder: {civility: Mme, last_name: ARNOUX}}\n  - {seat: maires, attested: oui, holder: {civility: M., last_name: ROCHE}}\n", "roster/2025-01-06.yaml": None}),
    Case("a year without meeting", "CLU201", {f"{LAST}/cancelled.yaml": "on: 2025-10-01\nreason: crue\n"}),
    Case("a year of one meeting instead of two, about to end", "CLU201", changed(PROCEDURE, ("meetings_per_year: 1", "meetings_per_year: 2")), date(2025, 12, 1)),
    Case("a year of one planned meeting instead of three", "CLU201", changed(PROCEDURE, ("meetings_per_year: 1", "meetings_per_year: 3")), date(2025, 11, 1)),
    Case("a meeting put off to itself", "CLU209", {f"{NEXT}/postponed.yaml": "on: 2026-02-12\nto: 2026-03-10\n"}),
    Case("meetings put off to each other", "CLU209", {f"{NEXT}/postponed.yaml": "on: 2026-02-12\nto: 2026-03-24\n", "meetings/2026-03-24/meeting.yaml": PLAIN, "meetings/2026-03-24/postponed.yaml": "on: 2026-02-12\nto: 2026-03-10\n"}),
    Case("meetings at one place without an end", "CLU202", {"meetings/2026-03-10-soir/meeting.yaml": PLAIN.replace("Préfecture", "Préfecture de la Haute-Brève, room: salle Mirabeau").replace("14h30", "14h30\nends: 15h")}),
    Case("a Sunday that is a holiday", "CLU203", {"meetings/2027-08-15/meeting.yaml": PLAIN}),
    Case("a Sunday", "CLU203", {"meetings/2026-09-06/meeting.yaml": PLAIN}),
    Case("a Saturday in August, the offices closed", "CLU204", {"meetings/2026-08-22/meeting.yaml": PLAIN} | settings("closing_days: [{day: 2026-08-22, reason: travaux}]")),
    Case("the end of the year", "CLU204", {"meetings/2026-12-28/meeting.yaml": PLAIN}),
    Case("a Monday before a holiday", "CLU204", {"meetings/2026-07-13/meeting.yaml": PLAIN}),
    Case("a period of reserve", "CLU204", {"meetings/2026-06-10/meeting.yaml": PLAIN} | settings("reserve_periods: [{from: 2026-05-20, until: 2026-06-20, reason: élections, source: circulaire du 2 mai 2026}]")),
    Case("a day of reserve", "CLU204", {"meetings/2026-06-10/meeting.yaml": PLAIN} | settings("reserve_periods: [{from: 2026-06-10, until: 2026-06-10, reason: élections}]")),
    Case("a guest, and no agenda", "CLU205 CLU206", {"meetings/2026-05-19/meeting.yaml": "time: 14h30\nguests: [{id: roulement, letter: personal, title: Roulement}]\n"}),
    Case("a year past whose topics are missing", "CLU207", changed(f"{LAST}/meeting.yaml", ("topics: [resultats]", "topics: []"), ("topics: [reclamations]", "topics: []")) | settings("topics_compulsory: oui")),
    Case("papers owed by somebody, or for a day", "CLU210", {SHEET: f"time: 14h30\nplaces: [{{name: Préfecture}}]\nagenda:\n  - id: tout\n    title: Tout\n    {ALL}\n    papers:\n      - {{title: Tableau, owner: referente-qualite, due: 2026-03-02}}\n      - {{title: Enquête, due: 2026-03-02}}\n      - {{title: Plan, file: plan.pdf, owner: maires}}\n"} | sent(EVERYBODY)),
    Case("nearly nobody written to", "CLU301", sent("recipients: [udaf]")),
    Case("two seats not written to", "CLU301", sent("recipients: [secretaire-generale, citoyennete, referente-qualite, maires]")),
    Case("a seat that nobody holds any more", "CLU302", designation("{seat: citoyennete, vacant: oui}") | sent(EVERYBODY, "letters: [{recipient: citoyennete, addressee: M. Baptiste LORMEL, holder: Baptiste LORMEL, form: administrative}]")),
    Case("the last day for convening has passed", "CLU305", settings("convocation_notice: {days: 1, unit: ouvrés, francs: oui}"), date(2026, 3, 10)),
    Case("the last day for convening has passed, days counted whole", "CLU305", settings("convocation_notice: {days: 20, unit: ouvrables, francs: oui}")),
    Case("all that letters state has changed", "CLU306", sent(EVERYBODY, "stated:", "  day: 2026-03-09", "  time: 10h", "  ends: 12h", "  places: [Préfecture]", "  remote: https://visio.example/clu", "  agenda: [Bilan]", "  papers: [Enquête]", "  last_day: 2026-03-06")),
    Case("the order of the agenda has changed, the end is new", "CLU306", sent(EVERYBODY, "stated:", "  day: 2026-03-10", "  time: 14h30", '  places: ["Préfecture de la Haute-Brève, salle Mirabeau"]', "  agenda:", "    - Réclamations et suggestions reçues", '    - "Résultats des exigences qualité : indicateurs et enquêtes"', "    - Propositions des représentants des usagers", "    - Accès du hall aux personnes à mobilité réduite", "  papers: [Tableau des résultats 2025]", "  last_day: 2026-03-07")),
    Case("a paper came", "CLU306", sent(EVERYBODY, "stated:", "  day: 2026-03-10", "  time: 14h30", "  ends: 16h30", '  places: ["Préfecture de la Haute-Brève, salle Mirabeau"]', "  agenda:", '    - "Résultats des exigences qualité : indicateurs et enquêtes"', "    - Réclamations et suggestions reçues", "    - Propositions des représentants des usagers", "    - Accès du hall aux personnes à mobilité réduite", "  last_day: 2026-03-07")),
    Case("a substitute of whom nothing is known", "CLU401", announced("maires", "channel: courriel")),
    Case("a late substitute of a seat with a representative", "CLU402", announced("citoyennete", JOLIVET, "2026-03-09")),
    Case("a late substitute, the delay in whole days", "CLU402", announced("maires", JOLIVET, "2026-03-09") | changed(PROCEDURE, ("notice: {days: 2, unit: ouvrables}", "notice: {days: 1, unit: ouvrables, francs: oui, advance_saturday: oui}"))),
    Case("a late substitute, closed offices in between", "CLU402", {f"{NEXT}/meeting.yaml": None, "meetings/2026-05-12/meeting.yaml": PLAIN, "meetings/2026-05-12/substitutions/maires.yaml": f"{JOLIVET}\nreceived: 2026-05-11\nevidence: courriel\n"} | changed(PROCEDURE, ("notice: {days: 2, unit: ouvrables}", "notice: {days: 2, unit: ouvrés}")) | settings("closing_days: [{day: 2026-05-07, reason: pont}]"), date(2026, 5, 11)),
    Case("a substitute of a guest", "CLU403", announced("association-roulement", JOLIVET)),
    Case("a substitute of a seat far from any", "CLU403", announced("x", JOLIVET)),
    Case("a substitute who sits already", "CLU404", announced("maires", "substitute: {civility: M., first_name: Baptiste, last_name: LORMEL, function: directeur}")),
    Case("a secretary replaced by somebody not known", "CLU408", {f"{NEXT}/replies/referente-qualite.yaml": "state: suppléé\nreceived: 2026-03-02\n"} | announced("referente-qualite", "channel: courriel")),
    Case("a secretary replaced too late", "CLU408", announced("referente-qualite", JOLIVET, "2026-03-09")),
    Case("a secretary away, without a delay", "CLU408", {f"{NEXT}/replies/referente-qualite.yaml": "state: excusé\nreceived: 2026-03-02\n"} | NO_NUMBERS),
    Case("minutes late since the next meeting was convened", "CLU501", {f"{LAST}/minutes/minutes.yaml": None} | sent(EVERYBODY, day="2026-02-10")),
    Case("minutes late since the next meeting, convened before", "CLU501", {f"{LAST}/minutes/minutes.yaml": None, "meetings/2026-02-03/meeting.yaml": PLAIN, "meetings/2026-02-03/convocations/01.yaml": f"sent: 2025-11-10\nchannel: courriel\n{EVERYBODY}\n"}),
    Case("minutes late since the year is over", "CLU501", {f"{LAST}/minutes/minutes.yaml": None}, date(2027, 1, 1)),
    Case("a meeting before the first version", "CLU701", {PROCEDURE: None, "procedure/2026-01-01.yaml": (REGISTER / PROCEDURE).read_text(encoding="utf-8")}),
    Case("a meeting before the first version, which is to come", "CLU701", {PROCEDURE: None, "procedure/2026-06-01.yaml": (REGISTER / PROCEDURE).read_text(encoding="utf-8")}),
    Case("no version yet, and no meeting", "CLU704", {PROCEDURE: None, "procedure/2026-06-01.yaml": (REGISTER / PROCEDURE).read_text(encoding="utf-8"), f"{LAST}/cancelled.yaml": "on: 2025-11-10\nreason: crue\n", f"{NEXT}/cancelled.yaml": "on: 2026-02-12\nreason: crue\n"}),
    Case("a mandate on a seat that is gone already", "CLU702", designation("{seat: defenseur-des-droits, holder: {last_name: ROCHE}}", "2026-02-02") | {"procedure/2026-01-01.yaml": changed(PROCEDURE, ("      - id: defenseur-des-droits\n        letter: personal\n        title: Le délégué du Défenseur des droits\n        feminine: La déléguée du Défenseur des droits\n", ""))[PROCEDURE]}),
    Case("an article within itself", "CLU017", changed(PROCEDURE, ("within: compte-rendu}\n  - {id: intranet", "within: internet}\n  - {id: intranet"))),
    Case("articles without their numbers", "CLU703", NO_NUMBERS),
    Case("an article whose name is nearly known", "CLU703", changed(PROCEDURE, ("id: secretariat", "id: secretariats"))),
    Case("a decision on a code that does not exist", "CLU901", decision("code: CLU4022, meeting: 2025-11-18")),
    Case("a decision on what cannot be decided", "CLU901", decision("code: CLU005")),
    Case("a decision on a meeting that does not exist", "CLU901", decision("code: CLU402, meeting: 2025-11-17")),
    Case("a decision on a seat that does not exist", "CLU901", decision("code: CLU402, meeting: 2025-11-18, seat: udaff")),
    Case("a decision on a meeting that is not judged", "CLU901", decision("code: CLU206, meeting: 2024-11-18") | {"meetings/2024-11-18/meeting.yaml": PLAIN}),
    Case("a decision on a year that is not judged", "CLU901", decision("code: CLU201, year: 2024")),
    Case("a decision on another subject", "CLU901", decision("code: CLU206") | {"meetings/2026-05-19/meeting.yaml": "time: 14h30\n"}),
    Case("a finding that a decision covers", "CLU206", decision("code: CLU206, meeting: 2026-05-19") | {"meetings/2026-05-19/meeting.yaml": "time: 14h30\n"}),
    Case("a whole chapter not judged", "CLU014", {"roster/2025-01-06.yaml": "designations: 3\n", PROCEDURE: "x\n", "decisions.yaml": "x\n"}),
)  # fmt: skip

# Templates: that of the guests' letter, as a committee wrote it; judged by the check, or else where
# the letters are written.
TEMPLATES = {
    "unknown name": "{# x #}\n\n{{ reunion }}", "unknown field": "{{ meeting.dat }}", "unknown field, met when writing": "{% set one = meeting %}{{ one.dat }}",
    "nothing to write": "{{ meeting.remote }}", "a list as text": "{{ meeting.agenda }}", "true as text": "{{ letter.presides }}", "no text at all": "{# x #}",
    "a tag not closed": "{% if meeting %}\nx", "unknown tag": "{% si meeting %}", "unknown filter": "{{ meeting.day|date }}", "unknown test": "{{ meeting is vide }}",
    "wrong syntax": "{{ meeting. }}", "a comment not closed": "{# x", "not UTF-8": "{# é #}".encode("latin-1"),
    "a private attribute": "{{ meeting.__class__ }}", "a private attribute, met when writing": "{{ meeting['__class__'] }}",
    "a method": "{{ meeting.day.upper() }}", "a method, met when writing": "{% macro m(f) %}{{ f() }}{% endmacro %}{{ m(meeting.day.upper) }}",
    "a sum": "{{ meeting.day + 1 }}", "a division": "{{ 1 / 0 }}", "a power": "{{ 2.0 ** 9999 }}", "unknown part": "{% include '_agend.md.j2' %}", "unknown part, met when writing": "{% set part = '_agend.md.j2' %}{% include part %}",
    "a Python error of Jinja’s own": "{% extends 'guest.md.j2' %}{% extends 'guest.md.j2' %}",
}  # fmt: skip
GUEST = "../templates/guest.md.j2"

# A disk that refuses, by its reason.
DISK = (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.EDQUOT, errno.ENOTDIR, errno.EEXIST, errno.EISDIR, errno.ENAMETOOLONG, errno.EIO)  # fmt: skip

SEND = "convene --sent 2026-02-16 --channel courriel"
LETTERS = "build/2026-03-10/convocations"
ONE, SEND_ONE = "convene --seat udaf", f"{SEND} --seat udaf"
EMPTY = {f"meetings/2026-05-{day}/meeting.yaml": "time: 14h30\n" for day in (19, 20)}
GIVEN_UP = {f"{LAST}/cancelled.yaml": "on: 2025-11-10\nreason: crue\n"}
BROKEN = {"roster/2025-01-06.yaml": "designations: 3\n"}
USES = (
    Use("chek"), Use("zzz"), Use("check --strct"), Use("check --zzz"), Use("check --on"), Use("check --strict=oui"),
    Use("check --on 01/02/2026"), Use("check --on 2026-02-30"), Use("check --on 1815-06-18"), Use("check --on 2026-00-10"), Use("check --on 30/02/2026"),
    Use("check --format xml"), Use("check --only CLU42"), Use("check --only CLU499"), Use("check --only X"),
    Use("check 2026-03-11"), Use("check --data ailleurs"), Use("check", {"committee.yaml": None}),
    Use("check"), Use("check", changed("committee.yaml", ("register_from: 2025-01-01", "register_from: 2025-02-01"))),
    Use("check --only CLU206", decision("code: CLU206, meeting: 2026-05-19") | EMPTY | {"notes.txt": "x"}),
    Use("check --only CLU206", decision("code: CLU206, meeting: 2026-05-19", "code: CLU206, meeting: 2026-05-20") | EMPTY | {"notes.txt": "x", "note.txt": "x"}),
    Use("check --only CLU206", {"notes.txt": "x"}),
    Use("explain"), Use("explain CLU998"), Use("explain X"),
    Use("deadline demain"), Use("deadline 2026-03-10 --days deux"), Use("deadline 1960-03-10 --days 9999 --unit ouvrables --department 15"), Use("deadline 2026-03-10 --unit heures"),
    Use("deadline 2026-03-10 --days 2 --unit ouvrables --department 975"),
    Use("deadline 2026-03-10 --days 2 --unit ouvrables --department 20"),
    Use("deadline 2026-03-10 --days 2 --unit ouvrables --department 99"),
    Use("deadline 2021-03-10"), Use("deadline 2026-03-10 --format xml"), Use("deadline 2026-03-10", {"committee.yaml": "x\n"}),
    Use("roster --format xls"), Use("roster 2026-03-10"), Use("roster", BROKEN), Use("roster --on 2021-01-01"),
    Use("procedure --format xls"), Use("procedure --on 2021-01-01"),
    Use("convene 2026-03-11"), Use("convene 2026-03-11", edits={"data/meetings": None}), Use(SEND, edits={"data/meetings": None}), Use("convene", edits={"data/meetings": None}),
    Use("convene", GIVEN_UP | {f"{NEXT}/cancelled.yaml": "on: 2026-02-12\nreason: crue\n"}), Use("convene", GIVEN_UP | {f"{NEXT}/postponed.yaml": "on: 2026-02-12\nto: 2025-11-18\n"}),
    Use("convene --seat prefet"), Use("convene --seat udaff"), Use("convene --guest roulement"),
    Use("convene --seat udaf", changed(SHEET, ("item: acces-handicap", "item: acces"))),
    Use("convene 2025-11-18 --seat udaf"), Use("convene --seat udaf", {"authorities.yaml": None}), Use("convene 2026-03-10 --seat udaf", GIVEN_UP | {f"{NEXT}/cancelled.yaml": "on: 2026-02-12\nreason: crue\n"}),
    Use(ONE, before=(ONE,), edits={f"{LETTERS}/udaf.md": "Chère Madame,\n"}),
    Use(ONE, before=(ONE,), edits={f"{LETTERS}/udaf.md": "Chère Madame,\n", f"{LETTERS}/udaf.html": "Cher ami,\n"}),
    Use("convene", before=("convene",), edits={f"data/{NEXT}/substitutions/udaf.yaml": None, f"{LETTERS}/udaf.suppleant.md": "Cher ami,\n"}),
    Use("convene --channel courriel"), Use("convene --sent 2026-02-16"), Use("convene --sent 2026-02-16 --channel mail"), Use("convene --sent 2026-02-17 --channel courriel"),
    Use(SEND_ONE), Use(SEND, sent(EVERYBODY.replace("]", ", association-roulement]"), day="2026-02-10")), Use(SEND_ONE, before=(ONE,), edits={f"data/{SHEET}": PLAIN}),
    Use(SEND, before=("convene",), edits={"build/2026-03-10/convocations/maires.md": None}),
    Use(SEND_ONE, before=(ONE,), edits={f"data/{NEXT}/convocations/01/udaf.md": "Chère Madame,\n"}),
    Use(SEND_ONE, designation("{seat: udaf, addressed_to: {last_name: ROY}}"), before=(ONE,)),
)  # fmt: skip
