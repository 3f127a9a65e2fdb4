"""The commands that record: what they ask, write and refuse; nothing is ever rewritten."""

import io
import os
import shlex
import sys
from datetime import date

import pytest

from clu.cli import asking
from clu.cli.app import run
from clu.store import load
from examples import TODAY, judge, write

NEXT = "meetings/2026-03-10"
SHEET = f"{NEXT}/meeting.yaml"
EVERYBODY = (
    "recipients: [secretaire-generale, citoyennete, referente-qualite, maires,"
    " defenseur-des-droits, udaf, association-roulement]"
)
SENT = {f"{NEXT}/convocations/01.yaml": f"sent: 2026-02-10\nchannel: courriel\n{EVERYBODY}\n"}
QUIET = {f"{NEXT}/replies/udaf.yaml": None, f"{NEXT}/substitutions/udaf.yaml": None}
WHO = "--last-name VAUTIER --function maire"
WHY = "--reason crue --by 'Irène CASTELNAU'"
OPENED = """\
on: 2025-12-01
items:
  - item: propositions
    proposals:
      - {id: borne-hall, author: udaf, text: Installer une borne dans le hall}
      - {id: gare, author: udaf, text: Ouvrir la gare, answer: {verdict: non retenue, reason: non}}
    actions:
      - {id: afficher, text: Afficher les horaires, owner: citoyennete, until: 2026-05-05}
"""


class Terminal(io.StringIO):
    """What a person types."""

    def isatty(self):
        return True


@pytest.fixture
def register(tmp_path, monkeypatch):
    """The fictional register, changed, as the current folder."""
    monkeypatch.chdir(tmp_path)

    def made(files=None):
        return write(tmp_path, files or {})

    return made


@pytest.fixture
def clu(capsys, monkeypatch):
    """Run a command line on a day: exit code, stdout and stderr with plain spaces.

    `typed`: lines that a person types; without it there is no terminal.
    """

    def call(line, on="2026-02-16", typed=None):
        monkeypatch.setattr(asking, "interactive", lambda: typed is not None)
        monkeypatch.setattr(sys, "stdin", Terminal("".join(f"{one}\n" for one in typed or ())))
        code = run([*shlex.split(line), "--on", on])
        return code, *(
            text.replace("\u00a0", " ").replace("\u202f", " ") for text in capsys.readouterr()
        )

    return call


def texts(folder):
    """Every file of the register, by name."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def added(folder, before):
    """The files that were added; none may have been changed."""
    after = texts(folder)
    assert {name: after.get(name) for name in before} == before
    return {name: after[name].decode() for name in after.keys() - before.keys()}


# Replies -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("maires présent", "présent"),
        ("maires present", "présent"),
        ("maires excusée", "excusé"),
        ("maires à distance", "à distance"),
        ("maires=distance", "à distance"),
        ("2026-03-10 maires oui", "présent"),
        ("meetings/2026-03-10/ maires non", "excusé"),
        ("association-roulement suppléé", "suppléé"),
    ],
)
def test_reply_is_read_as_people_write_it(register, clu, words, state):
    folder = register()
    before = texts(folder)
    code, out, _ = clu(f"reply {words}")
    ((name, text),) = added(folder, before).items()
    assert (code, f"state: {state}\n" in text) == (0, True)
    assert "received: 2026-02-16" in text
    assert f"git add data/{name}\n" in out


def test_several_replies_at_once_and_who_is_still_silent(register, clu):
    folder = register(SENT | QUIET)
    before = texts(folder)
    code, out, _ = clu("reply udaf=présent maires=excusé --channel mail --received 2026-02-12")
    written = added(folder, before)
    assert (code, set(written)) == (0, {f"{NEXT}/replies/{one}.yaml" for one in ("udaf", "maires")})
    assert all("channel: courriel" in text for text in written.values())
    assert "3 réponses manquent encore : citoyennete, defenseur-des-droits,\n  association" in out


def test_change_of_mind_names_the_reply_it_replaces(register, clu):
    folder = register()
    before = texts(folder)
    code, _, err = clu("reply udaf présent")
    (text,) = added(folder, before).values()
    assert (code, "amends: udaf.yaml\n" in text) == (0, True)
    assert "clu substitute 2026-03-10 udaf --withdraw" in err  # a substitute is announced still
    assert load(folder, TODAY).meeting("2026-03-10").replies["udaf"].event.state == "présent"


def test_reply_is_withdrawn(register, clu):
    folder = register()
    assert clu("reply udaf --withdraw --reason erreur")[0] == 0
    assert "udaf" not in load(folder, TODAY).meeting("2026-03-10").replies


@pytest.mark.parametrize(
    ("line", "code", "needle"),
    [
        ("reply", 2, "SIÈGE et ÉTAT"),
        ("reply maires", 2, "ÉTAT (présent"),
        ("reply maire présent", 2, "maires"),
        ("reply maires venu", 2, "présent"),
        ("reply maires=présent udaf", 2, "SIÈGE=ÉTAT"),
        ("reply maires=présent maires=excusé", 2, "deux fois"),
        ("reply maires présent --received 2026-02-17", 2, "pas encore venu"),
        ("reply maires présent --channel pigeon", 2, "courriel"),
        ("reply maires --withdraw", 2, "pas de réponse à retirer"),
        ("reply udaf suppléé", 1, "déjà enregistrées"),
        ("reply 2026-03-11 maires présent", 2, "2026-03-10"),
    ],
)
def test_reply_is_refused_and_nothing_written(register, clu, line, code, needle):
    folder = register()
    before = texts(folder)
    found, _, err = clu(line)
    assert (found, needle in err, added(folder, before)) == (code, True, {})


# Substitutes ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("received", "late"),
    [
        ("2026-03-07", False),
        ("2026-03-07 23:59", False),
        ("2026-03-08", True),
        ("2026-03-10", True),
    ],
)
def test_verdict_is_that_of_the_rule(register, clu, received, late):
    folder = register()
    code, out, err = clu(f"substitute maires {WHO} --received '{received}'", on="2026-03-10")
    judged = [one.code for one in judge(folder, date(2026, 3, 10)) if one.problem.seat == "maires"]
    assert (code, "HORS DÉLAI" in out, "CLU402" in judged) == (0, late, late)
    assert ("À temps" in out, "samedi 7 mars 2026 : jour ouvrable n° 2" in out) == (not late, True)
    letter = folder.parent / "build/2026-03-10/convocations/maires.suppleant.md"
    assert letter.exists() is not late
    assert ("n’a pas de lettre" in err) is late


def test_the_letter_to_a_substitute_takes_the_forms_and_the_date_of_other_letters(register, clu):
    folder = register()
    code, _, err = clu(
        f"substitute maires {WHO} --received 2026-02-16 --email claire@example.org"
        " --format eml,ics --dated 2026-02-17"
    )
    written = folder.parent / "build/2026-03-10/convocations"
    assert code == 0, err
    assert {path.suffix for path in written.glob("maires.suppleant.*")} == {
        ".eml",
        ".html",
        ".ics",
        ".md",
    }
    letter = (written / "maires.suppleant.md").read_text(encoding="utf-8")
    assert "Valbrume, le 17 février 2026" in letter.replace("\u00a0", " ")
    assert "1 brouillon à ouvrir" in err
    assert "--dated" not in err


def test_the_letter_to_a_substitute_has_no_form_that_letters_have_not(register, clu):
    folder = register()
    before = texts(folder)
    code, _, err = clu(f"substitute maires {WHO} --received 2026-02-16 --format docx")
    assert (code, "docx" in err, added(folder, before)) == (2, True, {})


def test_late_one_is_told_how_a_decision_settles_it_and_that_decision_does(register, clu):
    folder = register()
    _, out, _ = clu(
        f"substitute maires {WHO} --received 2026-03-09 --evidence note", on="2026-03-09"
    )
    shown = out[out.index("    settled:") : out.index("decision :")]
    yaml = "".join(f"{line[4:]}\n" for line in shown.splitlines())
    (folder / "decisions.yaml").write_text(yaml, encoding="utf-8")
    findings = judge(folder, date(2026, 3, 9))
    assert [one.settled for one in findings if one.code == "CLU402"] == [
        "suppleance-maires-2026-03-10"
    ]
    assert not [one for one in findings if one.code.startswith(("CLU0", "CLU9"))]


def test_late_one_of_a_seat_with_a_representative_is_told_of_it(register, clu):
    register()
    _, out, _ = clu(f"substitute citoyennete {WHO} --received 2026-03-09", on="2026-03-09")
    assert "représentant permanent" in out


def test_substitute_is_asked_for_until_it_can_be_read(register, clu):
    folder = register()
    before = texts(folder)
    typed = [
        "madame",
        "Lise",
        "",
        "ROCHE",
        "adjointe",
        "2026-02-30",
        "2026-02-12",
        "mail",
        "note",
        "",
        "n",
    ]
    code, _, err = clu("substitute maires", typed=typed)
    assert (code, added(folder, before)) == (1, {})  # the answer to « Écrire ? » was no
    code, _, err = clu("substitute maires", typed=[*typed[:-1], "o"])
    ((name, text),) = added(folder, before).items()
    assert (code, name) == (0, f"{NEXT}/substitutions/maires.yaml")
    assert text.splitlines()[1:] == [
        "substitute:",
        "  civility: Mme",
        "  first_name: Lise",
        "  last_name: ROCHE",
        "  function: adjointe",
        "received: 2026-02-12",
        "channel: courriel",
        "evidence: note",
    ]
    assert err.count("Nom : ") == 2
    assert "[2026-02-16]" in err


@pytest.mark.parametrize(
    ("line", "on", "code", "needles"),
    [
        ("substitute maires", "2026-02-16", 2, ["--last-name", "--function", "--received"]),
        ("substitute", "2026-02-16", 2, ["SIÈGE"]),
        ("substitute maire", "2026-02-16", 2, ["maires"]),
        ("substitute association-roulement", "2026-02-16", 2, ["invité"]),
        (f"substitute maires {WHO} --received 2026-03-11", "2026-03-12", 1, ["après la réunion"]),
        (f"substitute maires {WHO} --received 2026-03-11", "2026-02-16", 2, ["pas encore venu"]),
        (f"substitute udaf {WHO} --received 2026-02-12", "2026-02-16", 2, ["--reason", "--by"]),
        ("substitute maires --withdraw", "2026-02-16", 1, ["rien à retirer"]),
        ("substitute udaf --withdraw", "2026-02-16", 2, ["--reason", "--by"]),
        (
            f"substitute maires {WHO} --received x --civility Dr",
            "2026-02-16",
            2,
            ["--received", "--civility"],
        ),
        (f"substitute maires x {WHO}", "2026-02-16", 2, ["en trop"]),
    ],
)
def test_substitute_is_refused_and_nothing_written(register, clu, line, on, code, needles):
    folder = register()
    before = texts(folder)
    found, _, err = clu(line, on)
    assert (found, added(folder, before)) == (code, {})
    assert all(needle in err for needle in needles), err


def test_substitute_is_withdrawn_by_a_file_that_names_the_first(register, clu):
    folder = register()
    assert clu("substitute udaf --withdraw --reason 'vient elle-même' --by secrétariat")[0] == 0
    assert "udaf" not in load(folder, TODAY).meeting("2026-03-10").substitutions


def test_same_announcement_twice_is_refused(register, clu):
    folder = register()
    line = f"substitute maires {WHO} --received 2026-02-12"
    assert clu(line)[0] == 0
    before = texts(folder)
    code, _, err = clu(f"{line} --reason x --by y")
    assert (code, "déjà enregistrée" in err, added(folder, before)) == (1, True, {})


def test_letter_changed_by_hand_is_kept_and_the_announcement_stands(register, clu):
    folder = register()
    letter = folder.parent / "build/2026-03-10/convocations/maires.suppleant.md"
    letter.parent.mkdir(parents=True)
    letter.write_text("Cher ami,\n", encoding="utf-8")
    code, _, err = clu(f"substitute maires {WHO} --received 2026-02-12")
    assert (code, letter.read_text(encoding="utf-8")) == (1, "Cher ami,\n")
    assert "La suppléance est enregistrée" in err
    assert (folder / NEXT / "substitutions/maires.yaml").exists()


# A terminal that fails -----------------------------------------------------------------------


@pytest.mark.parametrize("line", ["substitute maires", "holder udaf", "reply", f"postpone {WHY}"])
def test_end_of_input_leaves_nothing_written(register, clu, line):
    folder = register()
    before = texts(folder)
    code, _, err = clu(line, typed=[])
    assert (code, "La saisie s’est arrêtée" in err, added(folder, before)) == (1, True, {})


def test_ctrl_c_leaves_nothing_written(register, clu, monkeypatch):
    folder = register()
    before = texts(folder)

    class Interrupted(Terminal):
        def readline(self, *_):
            raise KeyboardInterrupt

    monkeypatch.setattr(asking, "interactive", lambda: True)
    monkeypatch.setattr(sys, "stdin", Interrupted())
    code = run(["substitute", "maires", "--on", "2026-02-16"])
    assert (code, added(folder, before)) == (130, {})


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_read_only_folder_is_told(register, clu):
    folder = register()
    (folder / NEXT / "replies").chmod(0o555)
    code, _, err = clu("reply maires présent")
    assert (code, "écriture" in err) == (1, True)


# Meetings opened -----------------------------------------------------------------------------


def test_new_meeting_takes_up_what_is_missing_and_what_is_open(register, clu):
    folder = register({"meetings/2025-11-18/minutes/minutes.yaml": OPENED})
    before = texts(folder)
    code, out, _ = clu("new 2027-03-16 --time 10h --chair maires")
    ((name, _),) = added(folder, before).items()
    opened = load(folder, TODAY).meeting("2027-03-16")
    items = {item.id: item for item in opened.sheet.agenda}
    assert (code, name) == (0, "meetings/2027-03-16/meeting.yaml")
    assert list(items) == [
        "suivi",
        "resultats",
        "reclamations",
        "propositions",
    ]  # none « le cas échéant »
    assert items["suivi"].follow_up == ("borne-hall", "afficher")  # what is closed is left out
    assert items["resultats"].title == "Présentation des résultats des exigences qualité"
    assert (opened.sheet.hour.hour, opened.sheet.ends, opened.sheet.chair) == (10, None, "maires")
    assert opened.sheet.places[0].room == "salle Mirabeau"
    assert "suppléants à annoncer au plus tard le samedi 13 mars 2027" in out
    assert not [one for one in judge(folder) if one.code in ("CLU207", "CLU206")]


def test_topics_and_matters_of_a_meeting_to_come_are_not_taken_up_twice(register, clu):
    changed = (
        "time: 14h30\nplaces: [{name: Préfecture}]\n"
        "agenda: [{id: tout, title: Tout, topics: [resultats], follow_up: [borne-hall]}]\n"
    )
    folder = register({"meetings/2025-11-18/minutes/minutes.yaml": OPENED, SHEET: changed})
    assert clu("new 2026-11-17")[0] == 0
    opened = load(folder, TODAY).meeting("2026-11-17")
    assert [item.id for item in opened.sheet.agenda] == ["suivi", "reclamations", "propositions"]
    assert opened.sheet.agenda[0].follow_up == ("afficher",)


def test_second_meeting_of_a_day_gets_a_suffix(register, clu):
    folder = register()
    code, _, err = clu("new 2026-03-10")
    assert (code, "a déjà une réunion : 2026-03-10" in err) == (0, True)
    assert clu("new 2026-03-10-soir")[0] == 0
    assert [one.id for one in load(folder, TODAY).meetings][1:] == [
        "2026-03-10",
        "2026-03-10-2",
        "2026-03-10-soir",
    ]
    assert clu("new 2026-03-10-soir")[0] == 2


def test_first_meeting_of_all_must_be_told_when_and_where(register, clu):
    folder = register(
        dict.fromkeys([SHEET, f"{NEXT}/replies/udaf.yaml", f"{NEXT}/substitutions/udaf.yaml"])
    )
    import shutil

    shutil.rmtree(folder / "meetings")
    code, _, err = clu("new 2026-06-09")
    assert (code, "--time HEURE et --place LIEU" in err) == (2, True)
    assert clu("new 2026-06-09 --time 10h --place Préfecture --room 'salle 2'")[0] == 0
    assert clu("new 2026-06-16", typed=["", "12h", "", "o"])[0] == 0
    second = load(folder, TODAY).meeting("2026-06-16")
    assert (second.sheet.hour.hour, second.sheet.ends.hour) == (10, 12)
    assert second.sheet.places[0].room == "salle 2"


@pytest.mark.parametrize("given", ["2026-02-30", "demain", "10/03/2026", "2026-03-10-Soir"])
def test_bad_day_is_refused(register, clu, given):
    folder = register()
    before = texts(folder)
    assert (clu(f"new {given}")[0], added(folder, before)) == (2, {})


# Meetings given up ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("new 2026-06-09 --time 14h30 --yes", ("Le mardi 9 juin 2026 à 14 h 30", "Ordre du jour")),
        (
            f"postpone 2026-03-24 {WHY} --yes",
            ("Le mardi 24 mars 2026, de 14 h 30 à 16 h 30", "  1. "),
        ),
    ],
    ids=["new", "postpone"],
)
def test_the_sheet_to_be_written_is_shown_in_brief(register, clu, line, shown):
    register(QUIET)
    code, out, _ = clu(line)
    preview = out.partition("Enregistré")[0]
    assert code == 0
    assert all(one in preview for one in shown)
    assert "agenda:" not in preview
    assert "Lieu : " in preview


def test_away_from_the_register_git_is_told_where_it_is(register, clu, tmp_path, monkeypatch):
    folder = register(QUIET)
    (tmp_path / "ailleurs").mkdir()
    monkeypatch.chdir(tmp_path / "ailleurs")
    out = clu(f"reply maires présent --channel courriel --yes --data {folder}")[1]
    replies = folder / NEXT / "replies"
    assert f"git -C {replies} add {replies}/maires.yaml\n  git -C {replies} commit" in out


def test_postponed_meeting_has_its_successor_and_no_finding_of_it(register, clu):
    folder = register(SENT)
    before = texts(folder)
    code, out, _ = clu(f"postpone 2026-03-24 {WHY} --time 9h30 --ends 11h")
    written = added(folder, before)
    assert code == 0
    assert set(written) == {
        f"{NEXT}/postponed.yaml",
        "meetings/2026-03-24/meeting.yaml",
        "meetings/2026-03-24/papers/resultats-2025.pdf",
    }
    now = load(folder, TODAY)
    old, successor = now.meeting("2026-03-10"), now.meeting("2026-03-24")
    assert (old.postponed.to, old.postponed.reason) == ("2026-03-24", "crue")
    assert successor.sheet.agenda[0].id == old.sheet.agenda[0].id
    assert [one.id for one in successor.guests] == ["association-roulement"]
    assert (successor.sheet.hour.hour, successor.sheet.ends.hour) == (9, 11)
    assert not [one for one in judge(folder) if one.code in ("CLU208", "CLU209", "CLU202")]
    assert "suppléants à annoncer au plus tard le samedi 21 mars 2026" in out
    assert (folder.parent / "build/2026-03-10/postponement/udaf.md").exists()


def test_successor_that_is_open_already_is_taken_as_it_is(register, clu):
    folder = register()
    clu("new 2026-03-24")
    before = texts(folder)
    assert clu(f"postpone 2026-03-10 2026-03-24 {WHY}")[0] == 0
    assert list(added(folder, before)) == [f"{NEXT}/postponed.yaml"]


def test_successor_of_a_sheet_from_a_windows_editor_reads_again(register, clu):
    sheet = (
        b"\xef\xbb\xbf" + b"time: 14h30\r\nplaces: [{name: Pr\xc3\xa9fecture}]\r\nagenda: []\r\n"
    )
    folder = register({SHEET: sheet})
    assert clu(f"postpone 2026-03-24 {WHY} --time 10h")[0] == 0
    assert load(folder, TODAY).meeting("2026-03-24").sheet.hour.hour == 10


def test_cancelled_meeting_writes_to_whoever_was_convened(register, clu):
    folder = register(SENT)
    code, out, _ = clu(f"cancel {WHY}")
    assert (code, "7 lettres" in out) == (0, True)
    assert load(folder, TODAY).meeting("2026-03-10").cancelled.by == "Irène CASTELNAU"
    letters = folder.parent / "build/2026-03-10/cancellation"
    (letters / "udaf.md").unlink()
    assert clu("cancel 2026-03-10 --letters")[0] == 0
    assert (letters / "udaf.md").exists()
    code, _, err = clu(f"cancel 2026-03-10 {WHY}")
    assert (code, "clu cancel 2026-03-10 --letters" in err) == (1, True)


def test_nobody_convened_gets_no_letter(register, clu):
    folder = register()
    code, _, err = clu(f"cancel {WHY}")
    assert (code, "Personne n’était convoqué" in err) == (0, True)
    assert not (folder.parent / "build").exists()


@pytest.mark.parametrize(
    ("line", "on", "code", "needle"),
    [
        ("cancel", "2026-02-16", 2, "--reason TEXTE et --by NOM"),
        ("postpone", "2026-02-16", 2, "NOUVELLE-DATE"),
        (f"postpone 2026-03-10 {WHY}", "2026-02-16", 2, "NOUVELLE-DATE"),
        (f"postpone 2026-03-10 2026-03-10 {WHY}", "2026-02-16", 2, "elle-même"),
        (f"postpone 2026-03-10 2026-02-10 {WHY}", "2026-02-16", 2, "est passé"),
        (f"postpone 2026-03-10 2026-03-24 x {WHY}", "2026-02-16", 2, "en trop"),
        (f"cancel 2026-03-10 {WHY}", "2026-03-11", 2, "--dated"),
        (f"cancel 2026-03-10 {WHY} --dated 2026-02-17", "2026-02-16", 2, "pas encore venu"),
        (f"cancel 2025-11-18 {WHY} --dated 2025-11-10", "2026-02-16", 1, "s’est tenue"),
        ("cancel 2026-03-10 --letters", "2026-02-16", 1, "pas annulée"),
        ("postpone 2026-03-10 --letters", "2026-02-16", 1, "pas reportée"),
    ],
)
def test_giving_up_is_refused_and_nothing_written(register, clu, line, on, code, needle):
    folder = register()
    before = texts(folder)
    found, _, err = clu(line, on)
    assert (found, needle in err, added(folder, before)) == (code, True, {}), err


@pytest.mark.parametrize(
    "line", ["reply udaf présent", f"substitute maires {WHO} --received 2026-02-12"]
)
def test_meeting_given_up_takes_no_more_events(register, clu, line):
    folder = register({f"{NEXT}/postponed.yaml": "on: 2026-02-12\nto: 2026-03-24\nreason: crue\n"})
    before = texts(folder)
    words = line.split(" ", 1)
    code, _, err = clu(f"{words[0]} 2026-03-10 {words[1]}")
    assert (code, "2026-03-24" in err, added(folder, before)) == (1, True, {})


# Seats ---------------------------------------------------------------------------------------

OLD = {
    "roster/2025-02-03.yaml": """\
designations:
  - {seat: maires, attested: oui, holder: {civility: M., last_name: ROY, function: maire}}
  - {seat: udaf, attested: oui, holder: {last_name: PY, salutation: Cher Maître}}
"""
}


def test_confirmed_names_may_be_used_again(register, clu):
    folder = register(OLD)
    assert [one for one in judge(folder) if one.code == "CLU109"]
    code, out, _ = clu("holder maires udaf --confirm --source annuaire")
    now = load(folder, TODAY)
    assert (code, out.count("Enregistré")) == (0, 2)
    assert not [one for one in judge(folder) if one.code == "CLU109"]
    assert now.usable_holder("udaf", TODAY).salutation == "Cher Maître"
    assert now.roster.on("maires", TODAY).mandate.attested == TODAY
    before = texts(folder)
    code, _, err = clu("holder maires --confirm")
    assert (code, "déjà enregistré" in err, added(folder, before)) == (1, True, {})


def test_new_mandate_ends_the_former_the_day_before(register, clu):
    folder = register()
    before = texts(folder)
    code, _, _ = clu(
        "holder udaf --civility Mme --last-name ROCHE --function élue --from 2026-02-10"
        " --until 2027-02-09"
    )
    assert (code, list(added(folder, before))) == (0, ["roster/2026-02-10-udaf.yaml"])
    roster = load(folder, TODAY).roster
    former, latest = roster.mandates["udaf"]
    assert (former.end, latest.start, latest.end) == (
        date(2026, 2, 9),
        date(2026, 2, 10),
        date(2027, 2, 9),
    )
    assert (
        clu("holder udaf --last-name PY --from 2026-02-10")[0] == 0
    )  # the name of the file is free
    assert (folder / "roster/2026-02-10-udaf-2.yaml").exists()


@pytest.mark.parametrize(
    ("line", "state"),
    [
        ("holder udaf --vacant --from 2026-02-10 --reason démission", "vacant"),
        ("holder udaf --until 2026-02-15", "vacant"),
        ("holder udaf --last-name ROCHE --attested", "held"),
    ],
)
def test_vacancy_end_and_name_known_that_day(register, clu, line, state):
    folder = register()
    assert clu(line)[0] == 0
    holding = load(folder, TODAY).roster.on("udaf", TODAY)
    assert holding.state == state


def test_terminal_shows_who_sits_and_asks_what_changed(register, clu):
    folder = register()
    before = texts(folder)
    code, _, err = clu(
        "holder udaf", typed=["7", "2", "Mme", "", "ROCHE", "", "2026-02-10", "", "", ""]
    )
    assert (code, list(added(folder, before))) == (0, ["roster/2026-02-10-udaf.yaml"])
    assert "Mme Claire PONS, administratrice" in err
    assert "1. confirmer" in err


@pytest.mark.parametrize(
    ("line", "code", "needle"),
    [
        ("holder", 2, "SIÈGE"),
        ("holder udaff", 2, "udaf"),
        ("holder udaf", 2, "--confirm"),
        ("holder udaf --last-name ROCHE", 2, "--from"),
        ("holder udaf --from 2026-02-01", 2, "--last-name"),
        ("holder udaf --vacant", 2, "--from"),
        ("holder udaf --confirm --vacant", 2, "une chose à la fois"),
        ("holder udaf --confirm --from 2026-02-01", 2, "sans objet"),
        ("holder udaf --last-name ROCHE --attested --from 2026-02-01", 2, "--attested"),
        ("holder udaf maires --vacant --from 2026-02-01", 2, "Plusieurs sièges"),
        ("holder udaf --last-name ROCHE --from 2026-02-01 --until 2026-01-01", 2, "avant"),
    ],
)
def test_holder_is_refused_and_nothing_written(register, clu, line, code, needle):
    folder = register()
    before = texts(folder)
    found, _, err = clu(line)
    assert (found, needle in err, added(folder, before)) == (code, True, {}), err


def test_a_mandate_to_come_is_told_beside_the_one_that_runs(register, clu):
    register()
    code, out, err = clu("holder udaf --last-name ROCHE --from 2027-02-10")
    told = " ".join(out.split())
    assert code == 0, err
    assert "PONS, administratrice" in told
    assert "ROCHE, à compter du mercredi 10 février 2027." in told
    assert told.rindex("PONS") < told.rindex("ROCHE")


def test_nobody_known_cannot_be_confirmed(register, clu):
    register({"roster/2025-01-06.yaml": None})
    code, _, err = clu("holder udaf --confirm")
    assert (code, "titulaire non connu" in err) == (1, True)
