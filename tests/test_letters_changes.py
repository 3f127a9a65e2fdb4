"""Reminders, and the letters about a meeting that is put off or cancelled."""

from datetime import date

import pytest

from clu import letters
from clu.events import replying
from clu.letters.printing import files
from clu.store import load
from committees import DATA
from examples import REGISTER, TODAY, write
from test_letters import EVERY_FORM, changed

NEXT = "meetings/2026-03-10"
QUIET = {f"{NEXT}/replies/udaf.yaml": None, f"{NEXT}/substitutions/udaf.yaml": None}
ISSUE = """\
sent: 2026-02-10
channel: courriel
letters:
  - {recipient: secretaire-generale, addressee: x, form: administrative}
  - {recipient: citoyennete, addressee: x, form: administrative}
  - {recipient: referente-qualite, addressee: x, form: administrative}
  - {recipient: maires, addressee: x, form: personal}
  - {recipient: udaf, addressee: x, form: personal}
  - {recipient: udaf, addressee: x, form: personal, substitute: oui}
  - {recipient: association-roulement, addressee: x, form: personal}
"""
SENT = {f"{NEXT}/convocations/01.yaml": ISSUE}
LATER = {"meetings/2026-03-24/meeting.yaml": (REGISTER / NEXT / "meeting.yaml").read_text("utf-8")}
POSTPONED = {
    f"{NEXT}/postponed.yaml": "on: 2026-02-16\nto: 2026-03-24\nreason: crue de la Brève.\n"
} | LATER
CANCELLED = {f"{NEXT}/cancelled.yaml": "on: 2026-02-16\nreason: crue\n"}

ANNOUNCED = "substitute: {last_name: ROY, function: x}\nreceived: 2026-02-12\n"


def spaced(text):
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.fixture
def register(tmp_path):
    def made(*changes, on=TODAY):
        found = load(
            write(tmp_path, {name: text for one in changes for name, text in one.items()}), on
        )
        assert not found.faults
        return found, found.meeting("2026-03-10")

    return made


@pytest.fixture
def remind(register):
    """The reminders of the fictional committee's next meeting."""

    def reminded(*changes, on=TODAY, only=None):
        found, meeting = register(SENT, *changes, on=on)
        silent = frozenset(replying.silent(found, meeting))
        return letters.reminder(found, meeting, silent, only=only)

    return reminded


def by_id(mailing):
    return {one.id: one for one in mailing.letters}


@pytest.fixture
def text(tmp_path):
    def of(mailing, name):
        return spaced(files(mailing, tmp_path)[f"{name}.md"].decode())

    return of


# Reminders -----------------------------------------------------------------------------------


def test_only_the_silent_who_were_written_to_are_reminded(remind):
    assert list(by_id(remind())) == ["citoyennete", "maires", "association-roulement"]


@pytest.mark.parametrize(
    ("files_", "left"),
    [
        ({f"{NEXT}/replies/maires.yaml": "state: excusé\nreceived: 2026-02-12\n"}, "maires"),
        (
            {f"{NEXT}/substitutions/maires.yaml": ANNOUNCED},
            "maires",
        ),
    ],
    ids=["a reply", "a substitute"],
)
def test_whoever_was_heard_of_is_left_alone(remind, files_, left):
    assert left not in by_id(remind(files_))


def test_withdrawn_reply_is_silence_again(remind):
    reply = {
        f"{NEXT}/replies/maires.yaml": "state: présent\nreceived: 2026-02-12\nwithdrawn: oui\n"
    }
    assert "maires" in by_id(remind(reply))


def test_one_reminder_alone(remind):
    mailing = remind(only={"maires"})
    assert (list(by_id(mailing)), mailing.partial) == (["maires"], True)


def test_reminder_states_the_last_day_while_it_is_to_come(remind, text):
    mailing = remind()
    words = text(mailing, "maires")
    assert "mon invitation du 10 février 2026" in words
    assert "**au plus tard le samedi 7 mars 2026**" in words
    assert by_id(mailing)["maires"].attachments == ("coupon-réponse",)


def test_reminder_after_the_last_day_names_no_day_that_has_passed(remind, text):
    words = text(remind(on=date(2026, 3, 9)), "maires")
    assert "7 mars" not in words
    assert "est déjà écoulé" in words


def test_body_that_has_designated_nobody_is_asked_to(remind, text):
    words = text(remind(QUIET, {"roster/2025-01-06.yaml": None}), "udaf")
    assert "ne connaît pas encore la personne qui représentera l’Union" in words
    assert "votre réponse" not in words


# A meeting given up --------------------------------------------------------------------------


@pytest.mark.parametrize("change", [POSTPONED, CANCELLED], ids=["postponed", "cancelled"])
def test_all_who_were_convened_are_told_and_nobody_else(register, change):
    mailing = letters.given_up(*register(SENT, change))
    assert list(by_id(mailing)) == [
        "secretaire-generale",
        "citoyennete",
        "referente-qualite",
        "maires",
        "udaf",
        "udaf.suppleant",
        "association-roulement",
    ]
    assert not any(one.slip or one.attachments for one in mailing.letters)


def test_substitute_who_got_no_letter_is_not_told(register):
    issue = ISSUE.replace(
        "  - {recipient: udaf, addressee: x, form: personal, substitute: oui}\n", ""
    )
    mailing = letters.given_up(*register({f"{NEXT}/convocations/01.yaml": issue}, CANCELLED))
    assert "udaf.suppleant" not in by_id(mailing)


def test_meeting_that_takes_place_has_no_such_letter(register):
    assert letters.given_up(*register(SENT)).letters == ()


def test_postponement_says_why_and_where_one_meets_instead(register, text):
    words = text(letters.given_up(*register(SENT, POSTPONED)), "maires")
    assert "prévue le mardi 10 mars 2026, de 14 h 30 à 16 h 30, est reportée." in words
    assert "Motif : crue de la Brève.\n" in words
    assert "**le mardi 24 mars 2026, de 14 h 30 à 16 h 30**" in words
    assert "Elle remplacera celle du 10 février 2026." in words


def test_forms_differ_by_seat(register, text):
    mailing = letters.given_up(*register(SENT, CANCELLED))
    personal, between, slip = (
        text(mailing, one) for one in ("maires", "citoyennete", "secretaire-generale")
    )
    assert "J’ai l’honneur de vous informer que" in personal
    assert "Je vous prie d’agréer" in personal
    assert "Je vous informe que" in between
    assert "agréer" not in between
    assert "Pour votre information" in slip


def test_reason_is_text_and_no_markup(register, text):
    change = {f"{NEXT}/cancelled.yaml": "on: 2026-02-16\nreason: '<b>crue</b> *forte*'\n"}
    words = text(letters.given_up(*register(SENT, change)), "maires")
    assert r"\<b>crue\</b>" in words
    assert r"\*forte\*" in words


# Golden copies -------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["reminders", "postponement", "cancellation"])
def test_every_letter_has_its_golden_copy(register, remind, golden, tmp_path, kind):
    if kind == "reminders":
        mailing = remind(QUIET)
    else:
        mailing = letters.given_up(
            *register(SENT, POSTPONED if kind == "postponement" else CANCELLED)
        )
    for name, content in files(mailing, tmp_path).items():
        if name.endswith(".md"):
            golden(f"letters/{kind}/{name}", content.decode())


def test_every_form_can_be_reminded_and_told(tmp_path, golden):
    folder = write(tmp_path, {})
    for name, change in EVERY_FORM.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(changed(path, change), encoding="utf-8")
    found = load(folder, TODAY)
    meeting = found.meeting("2026-03-10")
    everybody = frozenset(
        [*found.version_on(meeting.day).seats, *(one.id for one in meeting.guests)]
    )
    mailing = letters.reminder(found, meeting, everybody)
    rows = [
        f"{one.id} | {one.addressee} | {one.kind} | {one.form}\n"
        for one in letters.summary(mailing)
    ]
    golden("letters/reminders/summary.txt", "".join(rows))
    assert files(mailing, tmp_path)


def test_committee_of_the_lot(tmp_path):
    found = load(DATA, date(2026, 11, 30))
    meeting = found.meetings[0]
    seats = frozenset(found.version_on(meeting.day).seats)
    written = files(letters.reminder(found, meeting, seats), tmp_path)
    assert "le secrétariat du comité ne connaît pas encore la personne" in spaced(
        written["udaf.md"].decode()
    )
