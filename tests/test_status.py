"""The state of the committee: what it shows, and that it never disagrees with the check."""

import re
import shutil
from dataclasses import replace
from datetime import date, timedelta
from typing import get_args

import pytest

from clu import duties, follow_up, founding
from clu.audience import View
from clu.calendar.deadlines import deadlines
from clu.cli.app import run
from clu.rules.engine import check
from clu.status import state
from clu.status.page import html, markdown
from clu.status.task import STEPS, Own
from clu.status.tasks import tasks
from clu.store import load
from committees import COMMITTEES
from examples import NOON, REGISTER, TODAY, write
from gallery import PROCEDURE, changed, settings

EXAMPLE = founding.CARRIED / founding.REGISTER
LAST, NEXT = "meetings/2025-11-18", "meetings/2026-03-10"
LATE = {
    "CLU201": "meeting",
    "CLU304": "convocation",
    "CLU305": "convocation",
    "CLU501": "minutes",
    "CLU601": "sending",
    "CLU602": "internet",
    "CLU603": "intranet",
    "CLU509": "answer",
    "CLU512": "action",
    "CLU902": "waiver",
}
"""The findings that say that something is late, and the task that says the same."""


def days(first, last, step):
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    return [start + timedelta(days=n) for n in range(0, (end - start).days, step)]


@pytest.fixture
def clu(capsys, monkeypatch):
    """Run clu in this process: exit code, stdout, stderr."""
    monkeypatch.setenv("NO_COLOR", "1")

    def call(*arguments):
        code = run([str(one) for one in arguments])
        out, err = capsys.readouterr()
        return code, out, err

    return call


def found(register):
    return tasks(register, View(register, "participants", register.on)).tasks


# Nothing shown disagrees with the check -------------------------------------------------------


def late_findings(findings):
    """What the check says is late, and no decision covers: kind, meeting or year or key."""
    return {
        (LATE[one.code], one.problem.meeting or one.problem.year or "", _key(one))
        for one in findings
        if one.code in LATE and not one.settled and _says_late(one)
    }


def _key(one):
    return one.problem.key if one.code in ("CLU509", "CLU512", "CLU902") else ""


def _says_late(one):
    """Not that a last day approaches, nor that somebody was left out of what was sent in time."""
    if one.code == "CLU201":
        return one.severity == "error"
    if one.code == "CLU305":
        return "est passé" in one.problem.fact
    return one.problem.key != "recipients"


def late_tasks(register):
    keyed = ("answer", "action", "waiver")
    return {
        (one.kind, one.meeting or one.year or "", one.subject if one.kind in keyed else "")
        for one in found(register)
        if one.late_from is not None and one.kind != "paper"
    }


def agrees(register):
    """Whether the state and the check say the same; what is late is given back."""
    findings = check(register)
    late = late_tasks(register)
    assert late == late_findings(findings), register.on
    papers = {(one.meeting, one.subject) for one in found(register) if one.kind == "paper"}
    missing = {
        (one.problem.meeting, one.problem.key)
        for one in findings
        if one.code == "CLU210" and not one.settled
    }
    assert papers == missing, register.on
    names = {one.subject for one in found(register) if one.code == "CLU109"}
    assert bool(names) == any(one.code == "CLU109" and not one.settled for one in findings)
    return late


def answered(answer):
    """The register's proposal with another answer, or with none."""
    old = "answer: {verdict: hors compétence, referred_to: la communauté de communes de Valbrume}"
    return changed(f"{LAST}/minutes/minutes.yaml", (old, f"answer: {{{answer}}}" if answer else ""))


def seen(folder, on):
    return agrees(load(folder, on))


@pytest.mark.parametrize("on", days("2023-01-01", "2028-06-01", 23), ids=str)
def test_example_committee_agrees_with_its_check(on):
    seen(EXAMPLE, on)


AFTER = ("minutes", "sending", "internet", "intranet")
"""What a meeting owes once it is held; the calendar has their last days before."""

NEGLECTED = {
    "no minutes": ["meetings/*/minutes"],
    "nothing sent, nothing online": ["meetings/*/publications"],
    "nobody convened": ["meetings/*/convocations"],
    "no decision": ["decisions.yaml"],
    "no follow-up": ["follow-up"],
    "all of it": ["meetings/*/minutes", "meetings/*/convocations", "decisions.yaml"],
    "no delay set": [],
}


@pytest.mark.parametrize("name", NEGLECTED)
def test_neglected_committees_agree_with_their_check(tmp_path, name):
    folder = tmp_path / "data"
    shutil.copytree(EXAMPLE, folder)
    for pattern in NEGLECTED[name]:
        for path in folder.glob(pattern):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    if name == "no delay set":
        text = (folder / "committee.yaml").read_text()
        kept = re.sub(r"(?m)^  (convocation_notice|\w+_delay):.*\n", "", text)
        assert kept != text
        (folder / "committee.yaml").write_text(kept)
        shutil.rmtree(folder / "meetings/2026-06-09/publications")
    late = [seen(folder, on) for on in days("2023-01-01", "2028-06-01", 61)]
    assert any(late)


@pytest.mark.parametrize(
    "files",
    [
        pytest.param({}, id="as it is"),
        pytest.param(settings("convocation_notice: {days: 15, unit: calendaires}"), id="notice"),
        pytest.param({f"{LAST}/minutes/minutes.yaml": None}, id="no minutes"),
        pytest.param(
            {f"{LAST}/publications/01-participants.yaml": None}
            | settings("sending_delay: {days: 30, unit: ouvrés}"),
            id="not sent",
        ),
        pytest.param({f"{NEXT}/cancelled.yaml": "on: 2026-02-20\nreason: crue\n"}, id="cancelled"),
        pytest.param(
            {f"{NEXT}/convocations/01.yaml": "sent: 2026-02-25\nchannel: courriel\n"}
            | settings("convocation_notice: {days: 15, unit: calendaires}"),
            id="convened late",
        ),
        pytest.param(
            changed(
                f"{NEXT}/meeting.yaml",
                ("{file: resultats-2025.pdf, ", "{due: 2026-03-01, file: resultats-2025.pdf, "),
            ),
            id="a paper",
        ),
        pytest.param(answered("verdict: retenue, until: 2026-01-31"), id="a promise"),
        pytest.param(answered("verdict: à l’étude, until: 2026-01-31"), id="a study"),
        pytest.param(answered(None), id="no answer"),
    ],
)
def test_small_register_agrees_with_its_check(tmp_path, files):
    folder = write(tmp_path, files)
    for on in days("2025-06-01", "2028-02-01", 19):
        seen(folder, on)


def test_what_is_settled_on_record_is_late_no_more(tmp_path):
    files = {f"{LAST}/minutes/minutes.yaml": None} | settings(
        "minutes_delay: {days: 30, unit: calendaires}"
    )
    assert ("minutes", "2025-11-18", "") in seen(write(tmp_path / "a", files), TODAY)
    about = "code: CLU501, meeting: 2025-11-18"
    decision = f"settled:\n  - {{key: perdu, {about}, by: X, on: 2026-02-01, reason: crue}}\n"
    assert not seen(write(tmp_path / "b", files | {"decisions.yaml": decision}), TODAY)


@pytest.mark.parametrize("on", days("2023-01-01", "2028-06-01", 61), ids=str)
def test_every_last_day_of_the_calendar_is_a_task(on):
    """But for what a meeting will owe once it is held, and what minutes that are late hold up."""
    register = load(EXAMPLE, on)
    shown = found(register)
    terms = {(one.kind, one.meeting or str(one.year), one.term) for one in shown}
    unwritten = {one.meeting for one in shown if one.kind == "minutes" and one.late_from}
    for one in deadlines(register):
        kind, of, *_ = one.key
        held_up = kind in AFTER and (of >= str(on) or of in unwritten)
        if kind == "matter":
            assert (of, one.day) in {(task.subject, task.term) for task in shown}
        elif kind == "remarks":
            assert ("validation", of) in {(task.kind, task.meeting) for task in shown}
        elif kind != "meeting" and not held_up:
            assert (kind, of, one.day) in terms


def test_answers_are_due_at_the_next_meeting():
    register = load(EXAMPLE, date(2026, 11, 23))
    due = {one.id: follow_up.answer_due(register, one) for one in follow_up.matters(register)}
    assert due["numero-direct"] == date(2027, 3, 11)
    assert due["interprete-distance"] == date(2027, 2, 28)


# What is shown --------------------------------------------------------------------------------

CONVENED = """\
sent: 2026-02-17
channel: courriel
recipients: [secretaire-generale, citoyennete, referente-qualite, maires, defenseur-des-droits,
  udaf, association-roulement]
"""


@pytest.mark.parametrize(
    "on", ["2024-10-20", "2025-05-10", "2025-06-20", "2026-11-23", "2027-03-09", "2027-06-01"]
)
def test_on_the_terminal(golden, clu, monkeypatch, on):
    monkeypatch.chdir(EXAMPLE.parent)
    code, out, err = clu("status", "--on", on)
    assert (code, err) == (0, "")
    assert max(map(len, out.splitlines())) <= 80
    golden(f"status/{on}.txt", out)


def test_every_kind_of_task_has_its_step():
    assert sorted(STEPS) == sorted({*get_args(duties.Kind), *get_args(Own)})


def test_replies_and_papers_awaited(golden, clu, tmp_path, monkeypatch):
    files = changed(
        f"{NEXT}/meeting.yaml",
        ("{file: resultats-2025.pdf, ", "{owner: citoyennete, due: 2026-03-02, file: r.pdf, "),
    )
    folder = write(tmp_path, files | {f"{NEXT}/convocations/01.yaml": CONVENED})
    monkeypatch.chdir(folder)
    out = clu("status", "--on", "2026-02-24")[1]
    assert "réponses manquent" in out
    golden("status/awaited.txt", out)


def test_nothing_planned_says_what_the_year_requires(clu, tmp_path):
    folder = write(tmp_path, {f"{NEXT}/cancelled.yaml": "on: 2026-02-12\nreason: crue\n"})
    out = clu("status", "--data", folder, "--on", "2026-02-16")[1]
    assert "Aucune réunion n’est fixée." in out
    assert "au plus tard le jeudi 31" in out.replace("\n", " ")
    assert "clu plan" in out


def test_year_begun_before_the_register_is_not_required(tmp_path):
    late = changed("committee.yaml", ("2025-01-01", "2026-02-01"))
    folder = write(tmp_path, late | {f"{NEXT}/cancelled.yaml": "on: 2026-02-12\nreason: crue\n"})
    told = " ".join(state(load(folder, TODAY)).nothing)
    assert "n’est pas jugée" in told
    assert "L’année 2027 demande 1 réunion" in told.replace("\u00a0", " ")


def test_procedure_without_number_requires_nothing(tmp_path):
    files = changed(PROCEDURE, ("    meetings_per_year: 1\n", ""))
    folder = write(tmp_path, files | {f"{NEXT}/cancelled.yaml": "on: 2026-02-12\nreason: crue\n"})
    assert "ne demande aucun nombre" in " ".join(state(load(folder, TODAY)).nothing)


def test_broken_file_hides_nothing_else(clu, tmp_path):
    folder = write(tmp_path, {f"{LAST}/minutes/minutes.yaml": "{-\n"})
    code, out, _ = clu("status", "--data", folder, "--on", "2026-02-16")
    assert code == 0
    assert "minutes.yaml:1" in out
    assert "Convoquer à la réunion du 10" in out


def test_a_next_meeting_that_cannot_be_read_leaves_no_hole(clu, tmp_path):
    shutil.copytree(EXAMPLE, tmp_path / "data")
    (tmp_path / "data/meetings/2027-03-11/meeting.yaml").write_text("agendas: []\n")
    out = clu("status", "--data", tmp_path / "data", "--on", "2026-11-23")[1]
    assert "meetings/2027-03-11/meeting.yaml" in out
    assert "\n\n\n" not in out


def test_empty_register(clu, tmp_path):
    folder = write(tmp_path, {})
    for one in ("meetings", "roster", "procedure"):
        shutil.rmtree(folder / one)
    code, out, _ = clu("status", "--data", folder, "--on", "2026-02-16")
    assert code == 0
    told = " ".join(out.split())
    assert "aucune fiche de procédure n’est en vigueur" in told
    assert "écrire celle du comité, data/procedure/AAAA-MM-JJ.yaml" in told
    assert "Rien n’est à faire" not in told.replace("rien", "Rien")


def test_clu_alone_is_the_status_where_a_committee_is(clu, tmp_path, monkeypatch):
    folder = write(tmp_path, {})
    monkeypatch.setattr("clu.cli.place.now", lambda: NOON)
    monkeypatch.chdir(folder.parent)
    assert clu() == clu("status")
    assert "Prochaine réunion" in clu()[1]


def test_the_options_of_the_status_need_no_command(clu, tmp_path):
    folder = write(tmp_path, {})
    assert clu("--data", folder, "--on", TODAY) == clu("status", "--data", folder, "--on", TODAY)
    assert clu(f"--on={TODAY}", "--data", folder)[0] == 0


def test_clu_alone_elsewhere_is_the_help(clu, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    code, out, err = clu()
    assert code == 0
    assert "Usage\u00a0: clu" in out
    assert "Aucun comité ici" in err


# Habits ---------------------------------------------------------------------------------------


def habits(*lines):
    more = "habits:\n" + "".join(f"  - {one}\n" for one in lines)
    return changed("committee.yaml", more=more)


def test_habits_stand_by_their_day_and_are_never_late(tmp_path):
    lines = (
        "{step: réserver la salle, days: -60}",
        "{step: signature, days: -18}",
        "{step: rappel, days: -5, unit: ouvrés}",
        "{step: remerciements, days: 10}",
    )
    folder = write(tmp_path, habits(*lines))
    shown = {
        one.what: one.term for one in found(load(folder, date(2026, 2, 20))) if one.kind == "habit"
    }
    assert shown == {
        "signature": date(2026, 2, 20),
        "rappel": date(2026, 3, 3),
        "remerciements": date(2026, 3, 20),
    }
    for on in days("2025-12-01", "2026-06-01", 11):
        register = load(folder, on)
        assert not [one for one in found(register) if one.kind == "habit" and one.late_from]
    assert load(write(tmp_path / "none", {}), TODAY).committee.habits == ()


def test_habits_are_said_to_be_the_house_s_own(clu, tmp_path):
    folder = write(tmp_path, habits("{step: porter à la signature, days: -18}"))
    out = clu("status", "--data", folder, "--on", "2026-02-16")[1]
    assert "Usage de la maison, 18\u00a0jours calendaires avant la réunion" in out


# The page -------------------------------------------------------------------------------------


def test_the_page(golden):
    register = load(EXAMPLE, date(2027, 3, 9))
    golden("status/page.md", markdown(register))
    text = html(register)
    assert text.count("<h1>") == 1
    assert '<html lang="fr">' in text
    assert "<script" not in text
    assert re.findall(r"<main\b", text) == ["<main"]


def test_page_is_written_and_kept(clu, tmp_path):
    shutil.copytree(EXAMPLE, tmp_path / "data")
    where = ("--data", tmp_path / "data", "--on", "2026-11-23")
    assert clu("status", "--html", *where)[0] == 0
    page = tmp_path / "build/status.html"
    assert "inchangée" in clu("status", "--html", *where)[1]
    page.write_text("à moi")
    assert clu("status", "--html", *where)[0] == 1
    assert page.read_text() == "à moi"
    assert clu("status", "--html", "--force", *where)[0] == 0


@pytest.mark.parametrize("form", [("--html",), ("--format", "html"), ("--html", "--format=html")])
def test_the_page_is_asked_for_in_either_way(clu, tmp_path, form):
    code, out, _ = clu("status", *form, "--data", REGISTER, "--output", tmp_path)
    assert (code, out.count("\n")) == (0, 1)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["SHA256SUMS", "status.html"]


@pytest.mark.parametrize(("names", "shown"), [("tous", True), ("personne", False)])
def test_page_names_whom_the_intranet_may_name(tmp_path, names, shown):
    policy = changed("committee.yaml", more=f"audiences: {{intranet: {{names: {names}}}}}\n")
    files = policy | {f"{NEXT}/convocations/01.yaml": CONVENED}
    register = load(write(tmp_path, files), date(2026, 2, 24))
    waiting = next(one for one in found(register) if one.kind == "reply")
    known = re.findall(r"(?:Mme|M\.)\u00a0[\w’ -]+", waiting.who or "")
    assert known
    assert all((name in html(register)) is shown for name in known)


def test_status_without_html_takes_no_output(clu):
    assert clu("status", "--force", "--data", REGISTER)[0] == 2


def test_a_task_in_the_future_of_the_register_is_not_shown():
    """Seen from a day before, what was recorded later does not count as done."""
    register = load(EXAMPLE, date(2025, 11, 1))
    before = {(one.kind, one.meeting) for one in found(register)}
    after = {(one.kind, one.meeting) for one in found(replace(register, on=date(2025, 12, 31)))}
    assert ("substitutes", "2025-11-18") in before
    assert ("substitutes", "2025-11-18") not in after


# Other committees -----------------------------------------------------------------------------


@pytest.mark.parametrize("committee", COMMITTEES, ids=lambda one: one.id)
def test_other_committees_are_told_by_their_own_names(clu, tmp_path, monkeypatch, committee):
    folder = committee.data(tmp_path)
    register = load(folder, TODAY)
    name = register.identity(TODAY).name
    monkeypatch.chdir(folder)
    code, out, err = clu("status", "--on", TODAY)
    assert (code, err) == (0, "")
    assert name.lower() in out.lower()
    assert max(map(len, out.splitlines())) <= 80
    assert clu("plan", "2027-05-11", "2027-05-14", "--data", folder, "--on", TODAY)[0] == 0
