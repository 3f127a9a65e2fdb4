"""The minutes begun: what is known stands there, nothing is made up, nobody's words are touched."""
# ruff: noqa: E501 - a case is a line of its table

import re
import subprocess
from datetime import date

import pytest

from clu.cli.app import run
from clu.minutes import skeleton
from clu.rules.engine import check
from clu.store import load
from committees import ELSEWHERE, FEMININE, OUR_OWN, Committee, text, wide
from examples import judge, write

DAY = "2026-03-10"
MEETING = f"meetings/{DAY}"
LAST = "meetings/2025-11-18"
SHEET = f"{MEETING}/meeting.yaml"
ON = date(2026, 3, 10)
AUBRY = "civility: M., first_name: Simon, last_name: AUBRY, function: directeur"
OPEN = """\
on: 2025-12-01
items:
  - item: propositions
    proposals:
      - {id: signaletique, author: udaf, text: "Des panneaux : plus grands # et lisibles"}
      - {id: horaires, author: maires, text: Ouvrir le samedi}
      - {id: fermee, author: udaf, text: Un vestiaire, answer: {verdict: non retenue, reason: sans objet}}
    actions:
      - {id: plan-acces, text: Mettre le plan en ligne, owner: citoyennete, until: 2026-01-31}
"""
TAKEN_UP = text(SHEET).replace(
    "    topics: [propositions]\n",
    "    topics: [propositions]\n    follow_up: [signaletique, plan-acces, inconnue]\n",
)
WITH_OPEN = {
    f"{LAST}/minutes/minutes.yaml": OPEN,
    SHEET: TAKEN_UP,
    f"{LAST}/minutes/stages/01.yaml": None,
    f"{LAST}/minutes/stages/02.yaml": None,
}


def replied(name, state):
    return {f"{MEETING}/replies/{name}.yaml": f"state: {state}\nreceived: 2026-03-02\n"}


def announced(name, person=f"{{{AUBRY}}}", received="2026-03-05"):
    known = f"substitute: {person}\n" if person else ""
    return {
        f"{MEETING}/substitutions/{name}.yaml": f"{known}received: {received}\nevidence: courriel\n"
    }


@pytest.fixture
def begun(tmp_path):
    """The files of minutes that clu begins, once some files of the register are changed."""

    def make(files=None, on=ON):
        register = load(write(tmp_path, files or {}), on)
        made = skeleton.files(register, register.meeting(DAY))
        return {name: content.decode() for name, content in made.items()}

    return make


def added(folder, meeting, files):
    """The register with the files in the meeting's folder, and what the check says of reading."""
    for name, content in files.items():
        path = folder / "meetings" / meeting / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    register = load(folder, ON)
    findings = check(register)
    return register, [one for one in findings if one.code < "CLU1"]


def uncommented(content):
    """The file with every example put to use."""
    return re.sub(r"(?m)^# (?=  )", "", content)


# What is known beforehand --------------------------------------------------------------------------

LATE = "# Suppléance par M.\u00a0Simon AUBRY, directeur, annoncée hors délai le lundi 9\u00a0mars 2026\u00a0: si"
STATES = {
    "said to come": (replied("maires", "présent"), "maires", "présent  # réponse du 2\u00a0mars 2026"),
    "at a distance": (replied("maires", "à distance"), "maires", "à distance  # réponse du 2\u00a0mars 2026"),
    "excused": (replied("maires", "excusé"), "maires", "excusé  # réponse du 2\u00a0mars 2026"),
    "a substitute in time": ({}, "udaf", "suppléé  # par M.\u00a0Simon AUBRY, directeur"),
    "a substitute not named": (replied("maires", "suppléé"), "maires", "suppléé  # réponse du 2\u00a0mars 2026\u202f; par qui\u202f? ajoutez person"),
    "a late substitute": (announced("maires", received="2026-03-09"), "maires", "absent  # sans réponse"),
    "a late substitute, and a reply that says so": (
        announced("maires", received="2026-03-09") | replied("maires", "suppléé"),
        "maires",
        "absent  # réponse du 2\u00a0mars 2026\u00a0: suppléé",
    ),
    "no word": ({}, "maires", "absent  # sans réponse"),
}  # fmt: skip


@pytest.mark.parametrize(("files", "seat", "state"), STATES.values(), ids=STATES)
def test_each_seat_has_the_state_to_expect(begun, files, seat, state):
    minutes = begun(files)["minutes/minutes.yaml"]
    assert re.search(rf"  - seat: {seat}  # .*\n    state: (.*)\n", minutes)[1] == state


WHO = {
    "the holder": ({}, "maires", "M.\u00a0Armand de LA TOUR, maire de Pré-l'Abbé"),
    "a vacant seat": (
        {"roster/2026-01-05.yaml": "designations:\n  - {seat: maires, vacant: oui}\n"},
        "maires",
        "siège vacant",
    ),
    "nobody known": ({"roster/2025-01-06.yaml": None}, "maires", "nom non connu"),
}


@pytest.mark.parametrize(("files", "seat", "who"), WHO.values(), ids=WHO)
def test_each_seat_is_told_by_its_holder(begun, files, seat, who):
    minutes = begun(files)["minutes/minutes.yaml"]
    assert re.search(rf"  - seat: {seat}  # (.*)\n", minutes)[1] == who


def test_a_late_substitute_is_told_above_the_seat(begun):
    minutes = begun(announced("maires", received="2026-03-09"))["minutes/minutes.yaml"]
    assert f"  {LATE}" in minutes


def test_every_seat_guest_and_item_stands_there_once_and_in_order(begun, tmp_path):
    files = begun()
    register, faults = added(tmp_path / "data", DAY, files)
    meeting = register.meeting(DAY)
    minutes = meeting.minutes
    version = register.version_on(ON)
    assert faults == []
    assert [one.seat for one in minutes.attendance if one.seat] == list(version.seats)
    assert [one.guest for one in minutes.attendance if one.guest] == ["association-roulement"]
    assert [one.item for one in minutes.discussions] == [one.id for one in meeting.sheet.agenda]
    assert minutes.chair == "secretaire-generale"
    assert (minutes.on, minutes.opened, minutes.others) == (None, None, ())


def test_nothing_is_said_of_an_item_before_somebody_writes(begun, tmp_path):
    register, _ = added(tmp_path / "data", DAY, begun(WITH_OPEN))
    meeting = register.meeting(DAY)
    assert {one.text for one in meeting.prose.values()} == {""}
    assert meeting.written is None
    silent = [
        one.problem.key
        for one in check(load(tmp_path / "data", date(2026, 3, 11)))
        if one.code == "CLU506"
    ]
    assert {"resultats", "reclamations", "propositions", "acces-handicap"} <= {*silent}


def test_each_item_has_a_text_of_its_number(begun):
    assert [name for name in begun() if name.endswith(".md")] == [
        "minutes/01-resultats.md",
        "minutes/02-reclamations.md",
        "minutes/03-propositions.md",
        "minutes/04-acces-handicap.md",
    ]


def test_the_next_meeting_is_the_one_on_record(begun):
    later = {
        "meetings/2026-05-19/meeting.yaml": "time: 9h\n",
        "meetings/2026-05-19/cancelled.yaml": "on: 2026-02-12\nreason: crue\n",
        "meetings/2026-09-15/meeting.yaml": "time: 9h\n",
    }
    assert "next_meeting: 2026-09-15\n" in begun(later)["minutes/minutes.yaml"]


# What earlier meetings left open -------------------------------------------------------------------


def test_what_the_agenda_takes_up_waits_under_its_item(begun, tmp_path):
    files = begun(WITH_OPEN)
    item = files["minutes/minutes.yaml"].partition("  - item: propositions\n")[2]
    assert item.startswith(
        "#     proposals:\n"
        "      # «\u00a0Des panneaux : plus grands # et lisibles\u00a0», proposition (udaf) de la réunion du\n"
        "      # 18\u00a0novembre 2025\u00a0: sans réponse\n"
        "#       - id: signaletique\n"
        "#     actions:\n"
        "      # «\u00a0Mettre le plan en ligne\u00a0», action de la réunion du 18\u00a0novembre 2025\u00a0: à faire\n"
        "#       - id: plan-acces\n"
    )
    files["minutes/minutes.yaml"] = uncommented(files["minutes/minutes.yaml"])
    register, _ = added(tmp_path / "data", DAY, files)
    (found,) = [
        one for one in register.meeting(DAY).minutes.discussions if one.item == "propositions"
    ]
    assert [one.id for one in (*found.proposals, *found.actions)] == ["signaletique", "plan-acces"]


def test_what_is_open_and_on_no_item_is_told_what_is_closed_is_not(begun):
    minutes = begun(WITH_OPEN)["minutes/minutes.yaml"]
    assert "  # – horaires\u00a0: «\u00a0Ouvrir le samedi\u00a0», proposition (maires)" in minutes
    assert "– signaletique" not in minutes
    assert "fermee" not in minutes


# Results -------------------------------------------------------------------------------------------


def test_results_are_begun_where_the_agenda_announces_figures(begun):
    assert "results.yaml" in begun()


@pytest.mark.parametrize(
    "files",
    [
        pytest.param({SHEET: "time: 9h\nagenda: [{id: tout, title: Tout}]\n"}, id="no figures"),
        pytest.param({f"{MEETING}/results.yaml": "indicators: []\n"}, id="there already"),
    ],
)
def test_results_are_not_begun_elsewhere(begun, files):
    assert "results.yaml" not in begun(files)


SHOWN = """\
indicators:
  - {id: delai, title: Délai de réponse, period: "2024", value: 12, target: "10,5", unit: jours, lower_is_better: oui}
surveys:
  - {id: accueil, title: Accueil, period: "2024", value: 87, source: enquête}
"""


def test_what_was_shown_last_time_is_asked_for_again_without_its_figures(begun, tmp_path):
    files = begun({f"{LAST}/results.yaml": SHOWN})
    results = files["results.yaml"]
    assert "exemple-delai" not in results
    assert "exemple-appels" in results
    assert not re.search(
        r"2024|12|87", results.partition("indicators:")[2].partition("Enquêtes mystères")[0]
    )
    files["results.yaml"] = re.sub(r"(?m)^(#     (?:period|value):)$", r"\1 7", results)
    files["results.yaml"] = uncommented(files["results.yaml"])
    register, _ = added(tmp_path / "data", DAY, files)
    (found,) = register.meeting(DAY).results.indicators
    assert (found.id, found.unit, str(found.target), found.lower_is_better) == (
        "delai",
        "jours",
        "10.5",
        True,
    )


def test_figures_left_to_fill_in_are_missed(begun, tmp_path):
    files = begun({f"{LAST}/results.yaml": SHOWN})
    files["results.yaml"] = uncommented(files["results.yaml"])
    _, faults = added(tmp_path / "data", DAY, files)
    assert {one.code for one in faults} >= {"CLU004"}


# Any committee -------------------------------------------------------------------------------------

COMMITTEES = (
    OUR_OWN,
    Committee("register"),
    Committee("open matters", WITH_OPEN),
    Committee("every form", wide()),
    Committee("commission at two places", {"committee.yaml": FEMININE, SHEET: ELSEWHERE}),
    Committee("no chair, no names", {"committee.yaml": text("committee.yaml").partition("settings:")[0], "roster/2025-01-06.yaml": None}),
    Committee("an empty agenda", {SHEET: "time: 9h\n"}),
)  # fmt: skip


@pytest.mark.parametrize("use", [str, uncommented], ids=["as begun", "examples put to use"])
@pytest.mark.parametrize("committee", COMMITTEES, ids=lambda one: one.id)
def test_what_is_begun_can_be_read(tmp_path, committee, use):
    folder = committee.data(tmp_path)
    meeting = load(folder, ON).meetings[-1].id
    register = load(folder, ON)
    before = {one.fingerprint for one in check(register)}
    files = skeleton.files(register, register.meeting(meeting))
    after, faults = added(folder, meeting, {name: use(one.decode()) for name, one in files.items()})
    assert [one.problem.fact for one in faults if one.fingerprint not in before] == []
    assert after.meeting(meeting).minutes is not None


def test_the_examples_say_what_they_show(begun, tmp_path):
    files = {name: uncommented(one) for name, one in begun().items()}
    register, _ = added(tmp_path / "data", DAY, files)
    meeting = register.meeting(DAY)
    first = meeting.minutes.discussions[0]
    assert first.proposals[0].answer.verdict == "à l’étude"
    assert first.actions[0].until == date(2026, 9, 10)
    assert meeting.minutes.attendance[0].person.last_name == "NOM"
    assert meeting.minutes.others[0].accompanies == "maires"
    assert (
        sum(one.count for one in meeting.results.complaints.channels)
        == meeting.results.complaints.total
    )


def test_no_line_is_longer_than_a_screen(begun):
    for content in begun(WITH_OPEN).values():
        assert [line for line in content.splitlines() if len(line) > 100] == []


def test_the_minutes_begun_have_their_golden_copy(begun, golden):
    files = begun(
        WITH_OPEN
        | replied("maires", "excusé")
        | announced("defenseur-des-droits", received="2026-03-09")
    )
    golden("minutes/minutes.yaml", files["minutes/minutes.yaml"])
    golden("minutes/results.yaml", files["results.yaml"])


# The command ---------------------------------------------------------------------------------------


@pytest.fixture
def home(tmp_path, monkeypatch):
    def make(files=None):
        monkeypatch.chdir(tmp_path)
        return write(tmp_path, files or {})

    return make


@pytest.fixture
def clu(capsys):
    def call(*arguments, on=DAY):
        code = run([*arguments, "--on", on])
        return code, *capsys.readouterr()

    return call


def test_it_says_what_it_wrote_and_what_comes_next(home, clu, tmp_path):
    home()
    subprocess.run(["git", "init", "-q"], check=True)
    code, out, err = clu("minutes", "--begin")
    lines = out.splitlines()
    assert (code, err) == (0, "")
    assert lines[0] == f"Compte-rendu commencé, dans data/{MEETING}/\u00a0:"
    assert lines[1] == "  minutes/minutes.yaml          états, avis, propositions, actions"
    assert lines[5] == "  minutes/04-acces-handicap.md  texte du point 4, à écrire"
    assert all(len(line) <= 80 for line in lines[:-2])
    subprocess.run(lines[-2].split(), check=True)
    staged = subprocess.run(
        ["git", "status", "--short"], check=True, capture_output=True, text=True
    )
    assert f"A  data/{MEETING}/minutes/minutes.yaml" in staged.stdout
    assert f"A  data/{MEETING}/results.yaml" in staged.stdout


def test_the_day_after_it_is_the_meeting_held_that_is_meant(home, clu):
    home({"meetings/2026-09-15/meeting.yaml": "time: 9h\n"})
    assert f"data/{MEETING}/" in clu("minutes", "--begin", on="2026-03-11")[1]


def test_it_can_be_prepared_before_the_day(home, clu):
    home()
    code, _, err = clu("minutes", DAY, "--begin", on="2026-03-02")
    assert code == 0
    assert "n’a pas encore eu lieu" in err


def test_what_a_person_wrote_is_never_replaced(home, clu):
    folder = home(
        {
            f"{MEETING}/minutes/minutes.yaml": "on: 2026-03-12\n",
            f"{MEETING}/minutes/03-propositions.md": "Dit.\n",
        }
    )
    code, out, _ = clu("minutes", "--begin")
    assert code == 0
    assert "Compte-rendu complété" in out
    assert "03-propositions" not in out
    assert (folder / MEETING / "minutes/minutes.yaml").read_text(
        encoding="utf-8"
    ) == "on: 2026-03-12\n"
    assert (folder / MEETING / "minutes/03-propositions.md").read_text(encoding="utf-8") == "Dit.\n"
    code, out, err = clu("minutes", "--begin")
    assert (code, out) == (1, "")
    assert "déjà commencé" in err


def test_a_text_under_another_number_is_that_of_its_item(home, clu):
    home({f"{MEETING}/minutes/07-propositions.md": "Dit.\n"})
    assert "propositions.md" not in clu("minutes", "--begin")[1]


TEXTS = {
    f"{MEETING}/minutes/0{number}-{item}.md": "Ce qui s’est dit.\n"
    for number, item in enumerate(
        ("resultats", "reclamations", "propositions", "acces-handicap"), 1
    )
}
REFUSED = {
    "given up": ({f"{MEETING}/cancelled.yaml": "on: 2026-02-12\nreason: crue\n"}, DAY, "annulée"),
    "put off": ({f"{MEETING}/postponed.yaml": "on: 2026-02-12\nto: 2026-03-24\n"}, DAY, "reportée"),
    "no procedure": ({"procedure/2022-01-10.yaml": None}, DAY, "Aucun siège"),
    "validated": ({f"{LAST}/minutes/02-reclamations.md": None}, "2025-11-18", "déjà commencé"),
    "withdrawn, every text written": (
        {
            **TEXTS,
            f"{MEETING}/minutes/minutes.yaml": "on: 2026-03-12\nwithdrawn: oui\nreason: x\n",
            f"{MEETING}/results.yaml": "indicators: [{id: a, title: A, period: 2025, value: 1}]\n",
        },
        DAY, "déjà commencé",
    ),
    "a draft that was sent": (
        {
            f"{MEETING}/minutes/minutes.yaml": "on: 2026-03-12\n",
            f"{MEETING}/publications/01-participants.yaml": "to: participants\non: 2026-03-13\ndraft: oui\n"
            "channel: courriel\n",
        },
        DAY, "déjà commencé",
    ),
    "unreadable": ({f"{MEETING}/minutes/minutes.yaml": "on: hier\n"}, DAY, "minutes.yaml:1"),
}  # fmt: skip


@pytest.mark.parametrize(("files", "meeting", "needle"), REFUSED.values(), ids=REFUSED)
def test_it_refuses(home, clu, files, meeting, needle):
    folder = home(files)
    before = sorted(folder.rglob("*"))
    code, out, err = clu("minutes", meeting, "--begin")
    assert (code, out) == (1, "")
    assert needle in err
    assert sorted(folder.rglob("*")) == before


# Stages --------------------------------------------------------------------------------------------

WRITTEN = {
    f"{MEETING}/minutes/minutes.yaml": "on: 2026-03-12\nchair: secretaire-generale\nopened: 14h30\nclosed: 16h\n"
    "attendance:\n"
    + "".join(
        f"  - {{seat: {seat}, state: présent}}\n"
        for seat in ("secretaire-generale", "citoyennete", "referente-qualite", "maires", "defenseur-des-droits")
    )
    + "  - {seat: udaf, state: suppléé}\n  - {guest: association-roulement, state: présent}\n",
} | TEXTS  # fmt: skip
STAGES = f"{MEETING}/minutes/stages"
OBSERVED = ("minutes", DAY, "--stage", "observations", "--until", "2026-04-03")
VALIDATED = ("minutes", DAY, "--stage", "validé", "--by", "Irène CASTELNAU")
LATER = "2026-03-20"


def stage(folder):
    found = load(folder, date(2026, 4, 20)).meeting(DAY).stages
    return [(one.event.stage, str(one.event.on)) for one in found]


def test_the_minutes_go_from_stage_to_stage(home, clu):
    folder = home(WRITTEN)
    assert clu(*OBSERVED, on=LATER)[0] == 0
    assert clu(*VALIDATED, "--function", "secrétaire générale", on="2026-04-07")[0] == 0
    assert clu("minutes", DAY, "--stage", "projet", on="2026-04-08")[0] == 0
    assert clu(*VALIDATED, "--dated", "2026-04-09", on="2026-04-10")[0] == 0
    assert stage(folder) == [
        ("soumis à observations", LATER),
        ("validé", "2026-04-07"),
        ("projet", "2026-04-08"),
        ("validé", "2026-04-09"),
    ]
    assert (
        (folder / STAGES / "02.yaml")
        .read_text(encoding="utf-8")
        .startswith(
            "# Étape du compte-rendu.\nstage: validé\non: 2026-04-07\nby: Irène CASTELNAU\nfunction: secrétaire générale\n"
            "parts:\n  - part: head\n    digest: "
        )
    )


def test_it_says_where_the_minutes_stand_and_how_to_save_it(home, clu):
    home(WRITTEN)
    _, out, _ = clu(*OBSERVED, on=LATER)
    assert out.splitlines() == [
        f"Étape enregistrée\u00a0: data/{STAGES}/01.yaml",
        "Le compte-rendu est soumis à observations du vendredi 20\u00a0mars 2026 au vendredi",
        "3\u00a0avril 2026 inclus.",
        "Pour l’enregistrer dans git\u00a0:",
        f"  git add data/{STAGES}/01.yaml",
        '  git commit -m "Compte-rendu du 10\u00a0mars 2026\u00a0: soumis à observations"',
    ]
    _, out, _ = clu(*VALIDATED, on="2026-04-07")
    assert "Le compte-rendu est validé par Irène CASTELNAU, le mardi 7\u00a0avril 2026.\n" in out


def test_it_says_what_the_check_will_say_from_now_on(home, clu):
    minutes = WRITTEN[f"{MEETING}/minutes/minutes.yaml"].replace("on: 2026-03-12\n", "")
    folder = home(WRITTEN | {f"{MEETING}/minutes/minutes.yaml": minutes})
    code, _, err = clu(*VALIDATED, on=LATER)
    assert (code, stage(folder)) == (0, [("validé", LATER)])
    assert f"À cette étape, clu check {DAY} relève de plus\u00a0:\n" in err
    assert re.findall(r"CLU\d+", err) == ["CLU516"]


@pytest.mark.parametrize("word", ["valide", "Validé", "VALIDÉ"])
def test_accents_and_capitals_do_not_matter(home, clu, word):
    folder = home(WRITTEN)
    assert clu("minutes", "--stage", word, "--by", "X", on=LATER)[0] == 0
    assert stage(folder) == [("validé", LATER)]


def test_more_time_for_remarks_is_a_stage_more(home, clu):
    folder = home(WRITTEN)
    clu(*OBSERVED, on=LATER)
    assert clu(*OBSERVED[:-1], "2026-04-10", on="2026-03-30")[0] == 0
    assert len(stage(folder)) == 2


WRONG = {
    "unknown": (("--stage", "fini"), LATER, "projet, observations, validé"),
    "misspelt": (("--stage", "valdié"), LATER, "validé"),
    "sent": (("--stage", "adressé"), LATER, "clu publish RÉUNION --sent-to-participants"),
    "online": (("--stage", "en ligne"), LATER, "clu publish RÉUNION --internet URL"),
    "without an end": (("--stage", "observations"), LATER, "--until"),
    "the end before the day": (("--stage", "observations", "--until", "2026-03-19"), LATER, "vient avant"),
    "an end without remarks": (("--stage", "validé", "--by", "X", "--until", "2026-03-29"), LATER, "--until"),
    "by nobody": (("--stage", "validé"), LATER, "--by"),
    "by spaces": (("--stage", "validé", "--by", "  "), LATER, "--by"),
    "somebody for a draft": (("--stage", "projet", "--by", "X"), LATER, "--by"),
    "tomorrow": (("--stage", "validé", "--by", "X", "--dated", "2026-03-21"), LATER, "pas encore venu"),
    "before the meeting": (("--stage", "validé", "--by", "X", "--dated", "2026-03-09"), LATER, "avant la réunion"),
    "before the meeting is held": (("--stage", "validé", "--by", "X"), "2026-03-02", "avant la réunion"),
    "no day": (("--stage", "validé", "--by", "X", "--dated", "hier"), LATER, "--dated"),
    "with --begin": (("--stage", "validé", "--begin"), LATER, "--begin et --stage"),
    "an option of a stage alone": (("--begin", "--by", "X"), LATER, "--stage"),
    "by force": (("--begin", "--force"), LATER, "--force"),
}  # fmt: skip


@pytest.mark.parametrize(("options", "on", "needle"), WRONG.values(), ids=WRONG)
def test_wrong_use_is_said(home, clu, options, on, needle):
    folder = home(WRITTEN)
    code, out, err = clu("minutes", DAY, *options, on=on)
    assert (code, out) == (2, "")
    assert needle in err
    assert not (folder / STAGES).exists()


def test_a_stage_before_the_last_one_is_refused(home, clu):
    home(WRITTEN)
    clu(*OBSERVED, on=LATER)
    code, _, err = clu(*VALIDATED, "--dated", "2026-03-19", on="2026-04-07")
    assert code == 2
    assert "avant la précédente" in err


@pytest.mark.parametrize(
    ("before", "line"),
    [
        pytest.param([], ("minutes", DAY, "--stage", "projet"), id="draft"),
        pytest.param([OBSERVED], OBSERVED, id="remarks"),
        pytest.param([VALIDATED], VALIDATED, id="validated"),
    ],
)
def test_the_same_stage_twice_is_refused(home, clu, before, line):
    folder = home(WRITTEN)
    for one in before:
        clu(*one, on=LATER)
    code, out, err = clu(*line, on="2026-03-22")
    assert (code, out) == (1, "")
    assert "déjà à l’étape" in err
    assert len(stage(folder)) == len(before)


HINDERED = {
    "no minutes": ({f"{MEETING}/minutes/minutes.yaml": None}, f"clu minutes {DAY} --begin"),
    "an item without record": ({f"{MEETING}/minutes/02-reclamations.md": "\n"}, "CLU506"),
    "an error once validated": ({f"{MEETING}/results.yaml": "complaints: {period: '2025', total: 3, channels: [{channel: courriel, count: 2}]}\n"}, "CLU507"),
    "a control character": ({}, "Rien n’a été écrit"),
}  # fmt: skip


@pytest.mark.parametrize(("files", "needle"), HINDERED.values(), ids=HINDERED)
def test_minutes_that_are_not_ready_are_not_validated(home, clu, files, needle):
    changed = {name: content for name, content in (WRITTEN | files).items() if content is not None}
    folder = home(changed)
    by = "X\u200bY" if needle.startswith("Rien") else "X"
    code, out, err = clu("minutes", DAY, "--stage", "validé", "--by", by, on=LATER)
    assert (code, out) == (1, "")
    assert needle in err
    assert not (folder / STAGES).exists()


def test_what_hinders_validation_does_not_hinder_remarks(home, clu):
    home(WRITTEN | {f"{MEETING}/minutes/02-reclamations.md": "\n"})
    assert clu(*OBSERVED, on=LATER)[0] == 0


def test_an_issue_of_another_meeting_hinders_nothing(home, clu):
    home(WRITTEN | {f"{LAST}/minutes/02-reclamations.md": "\n"})
    assert clu(*VALIDATED, on=LATER)[0] == 0


def test_the_stage_is_judged_before_it_is_written(home, tmp_path):
    from clu.minutes import stages

    folder = home(WRITTEN)
    register = load(folder, date(2026, 3, 20))
    meeting = register.meeting(DAY)
    step = stages.Step("validé", date(2026, 3, 20), by="X")
    then = stages.applied(register, meeting, step)
    assert then.meeting(DAY).validated
    assert not meeting.validated
    assert not (folder / STAGES).exists()


def test_more_stages_than_names_are_refused(home, clu):
    home(WRITTEN | {f"{STAGES}/99.yaml": "stage: projet\non: 2026-03-11\n"})
    code, _, err = clu(*VALIDATED, on=LATER)
    assert code == 1
    assert "99.yaml" in err


def test_what_is_changed_after_validation_is_said_and_can_be_validated_anew(home, clu):
    folder = home(WRITTEN)
    assert clu(*VALIDATED, on="2026-04-07")[0] == 0
    prose = folder / f"{MEETING}/minutes/02-reclamations.md"
    prose.write_text(prose.read_text(encoding="utf-8") + "\nUne promesse de plus.\n", "utf-8")
    assert changes(folder) == ["CLU517"]
    assert clu(*VALIDATED, "--dated", "2026-04-08", on="2026-04-08")[0] == 0
    assert changes(folder) == []


def changes(folder):
    found = judge(folder, date(2026, 4, 9))
    return [one.code for one in found if one.code == "CLU517"]
