"""Chapter 6, what the rules' pages show badly: who was left out, what changed, on which day."""

from datetime import date

import pytest

from clu import pieces
from clu.store import load
from examples import TODAY, found_in, judge, write
from minutes_of_register import FILE, LAST, SIMPLE, completed

FOLDER = f"{LAST}/publications"
SENDING, ONLINE = f"{FOLDER}/01-participants.yaml", f"{FOLDER}/02-internet.yaml"
VALIDATED = f"{LAST}/minutes/stages/02.yaml"
DELAY = completed("committee.yaml", "  sending_delay: {days: 60, unit: calendaires}\n")
LAST_DAY = date(2026, 1, 17)  # sixty days after 18 November 2025
EVERYBODY = "secretaire-generale, citoyennete, referente-qualite, maires, udaf"


def sent(recipients, day="2025-12-09", more=""):
    return f"to: participants\non: {day}\nchannel: courriel\nrecipients: [{recipients}]\n{more}"


def found(tmp_path, changes, on=TODAY, code="CLU60"):
    """The findings of the chapter as (code, file, line)."""
    folder = write(tmp_path, SIMPLE | changes)
    assert not load(folder, on).faults
    return {one for one in found_in(folder, on) if one[0].startswith(code)}


# CLU601: who was there and got nothing -----------------------------------------------------------

FORGOTTEN = EVERYBODY.replace(", udaf", "")
LEFT_OUT = ("CLU601", SENDING, 4)


@pytest.mark.parametrize(
    ("on", "expected"),
    [(LAST_DAY, set()), (date(2026, 1, 18), {LEFT_OUT})],
    ids=["the last day", "the day after"],
)
def test_somebody_left_out_is_named_once_the_time_is_over(tmp_path, on, expected):
    assert found(tmp_path, DELAY | {SENDING: sent(FORGOTTEN)}, on) == expected


def test_without_a_delay_it_waits_for_the_next_convocation(tmp_path):
    convened = "sent: 2026-02-10\nchannel: courriel\nrecipients: [udaf]\n"
    changes = {SENDING: sent(FORGOTTEN)}
    name = "meetings/2026-03-10/convocations/01.yaml"
    assert found(tmp_path / "a", changes) == set()
    assert found(tmp_path / "b", changes | {name: convened}) == {LEFT_OUT}


RECIPIENTS = {
    "by id": (EVERYBODY, 0),
    "by name": (EVERYBODY.replace("udaf", "Mme Claire PONS"), 0),
    "by body": (
        EVERYBODY.replace("udaf", "Union départementale des associations familiales"),
        0,
    ),
    "another seat whose id begins alike": (EVERYBODY.replace("udaf", "udaf-jeunes"), 1),
    "another person": (EVERYBODY.replace("udaf", "Mme Claire ROY"), 1),
    "two are missing": ("secretaire-generale, citoyennete, referente-qualite", 1),
}


@pytest.mark.parametrize(("recipients", "count"), RECIPIENTS.values(), ids=RECIPIENTS)
def test_a_recipient_is_known_however_he_was_written_down(tmp_path, recipients, count):
    assert len(found(tmp_path, DELAY | {SENDING: sent(recipients)})) == count


def test_all_who_were_left_out_stand_in_one_finding(tmp_path):
    folder = write(tmp_path, SIMPLE | DELAY | {SENDING: sent("secretaire-generale, maires")})
    (one,) = [one for one in judge(folder) if one.code == "CLU601"]
    for words in ("3\u00a0personnes", "LORMEL", "TRÉVISE", "PONS", "minutes.yaml:"):
        assert words in one.problem.fact
    assert "--sent-to-participants" in one.problem.hint


OTHER_SENDINGS = {
    "the rest was sent later": (sent("udaf", "2025-12-12"), 0),
    "to nobody on record": ("to: participants\non: 2025-12-12\nchannel: remise\n", 0),
    "as a draft": (sent("udaf", "2025-12-02", "draft: oui\n"), 1),
    "withdrawn": (sent("udaf", "2025-12-12", "withdrawn: oui\n"), 1),
    "online": ("to: intranet\non: 2025-12-12\naddress: https://a.example/b\n", 1),
}


@pytest.mark.parametrize(("other", "count"), OTHER_SENDINGS.values(), ids=OTHER_SENDINGS)
def test_sendings_add_up(tmp_path, other, count):
    changes = DELAY | {SENDING: sent(FORGOTTEN), f"{FOLDER}/04-participants.yaml": other}
    assert len(found(tmp_path, changes)) == count


def test_an_absentee_is_not_missed(tmp_path):
    assert "defenseur-des-droits" not in EVERYBODY
    assert found(tmp_path, DELAY | {SENDING: sent(EVERYBODY)}) == set()


@pytest.mark.parametrize(
    ("other", "recipients", "count"),
    [
        ("{person: {first_name: Paul, last_name: REY}}", EVERYBODY, 1),
        ("{person: {first_name: Paul, last_name: REY}}", f"{EVERYBODY}, Paul REY", 0),
        ("{person: {last_name: REY}, state: excusé}", EVERYBODY, 0),
    ],
    ids=["left out", "written to", "away"],
)
def test_somebody_on_no_seat_counts_too(tmp_path, other, recipients, count):
    changes = {FILE: SIMPLE[FILE] + f"others:\n  - {other}\n", SENDING: sent(recipients)}
    assert len(found(tmp_path, DELAY | changes)) == count


def test_what_was_never_sent_is_told_once(tmp_path):
    assert found(tmp_path, DELAY | {SENDING: None}) == {("CLU601", f"{LAST}/meeting.yaml", 1)}


# CLU606: online without validation ---------------------------------------------------------------


def online(day):
    return f"to: internet\non: {day}\naddress: https://haute-breve.example/clu/2025\n"


@pytest.mark.parametrize(
    ("changes", "severities"),
    [
        ({ONLINE: online("2025-12-08")}, []),
        ({ONLINE: online("2025-12-07")}, ["warning"]),
        ({VALIDATED: None}, ["error", "error"]),
        ({VALIDATED: None, ONLINE: None, f"{FOLDER}/03-intranet.yaml": None}, []),
        ({ONLINE: online("2025-12-07") + "withdrawn: oui\n"}, []),
    ],
    ids=["the day itself", "the day before", "never", "sent alone", "withdrawn"],
)
def test_online_without_validation(tmp_path, changes, severities):
    folder = write(tmp_path, SIMPLE | changes)
    assert [one.severity for one in judge(folder) if one.code == "CLU606"] == severities


def test_each_site_quotes_its_own_article(tmp_path):
    folder = write(tmp_path, SIMPLE | {VALIDATED: None})
    found_there = [one for one in judge(folder) if one.code == "CLU606"]
    assert {one.article.id for one in found_there} == {"internet", "intranet"}


# CLU607: the text changed since ------------------------------------------------------------------


def published(tmp_path, to="internet", day="2025-12-09", more=""):
    """A publication of the minutes as they are, with the digests of their parts."""
    folder = write(tmp_path / "then", SIMPLE)
    digests = pieces.parts(load(folder, TODAY).meeting("2025-11-18"))
    lines = "".join(f"  - {{part: {part}, digest: {one}}}\n" for part, one in digests.items())
    where = "" if to == "participants" else "address: https://haute-breve.example/clu\n"
    return f"to: {to}\non: {day}\n{where}{more}parts:\n{lines}"


LATER = {FILE: SIMPLE[FILE].replace("closed: 16h20", "closed: 16h45")}
OTHER = {FILE: SIMPLE[FILE].replace("excusé", "absent").replace("16h20", "16h45")}


def test_the_same_text_is_no_change(tmp_path):
    assert found(tmp_path / "now", {ONLINE: published(tmp_path)}) == set()


@pytest.mark.parametrize(
    ("changes", "line", "names"),
    [(LATER, 1, ["l’en-tête"]), (OTHER, 1, ["l’en-tête", "les présences"])],
    ids=["one part", "two parts"],
)
def test_each_part_that_changed_is_named(tmp_path, changes, line, names):
    folder = write(tmp_path / "now", SIMPLE | {ONLINE: published(tmp_path)} | changes)
    (one,) = [one for one in judge(folder) if one.code == "CLU607"]
    assert (one.position.file.name, one.position.line) == ("minutes.yaml", line)
    assert one.severity == "error"
    for name in names:
        assert name in one.problem.fact
    assert "02-internet.yaml" in one.problem.fact
    assert "clu publish 2025-11-18 --internet URL" in one.problem.hint


def test_the_text_of_an_item_is_pointed_at(tmp_path):
    prose = completed(f"{LAST}/minutes/02-reclamations.md", "\nUne phrase de plus.\n")
    where = found(tmp_path / "now", {ONLINE: published(tmp_path)} | prose)
    assert where == {("CLU607", f"{LAST}/minutes/02-reclamations.md", 1)}


def test_the_newest_publication_counts(tmp_path):
    old = published(tmp_path).replace("digest: ", "digest: 0", 1)
    newer = published(tmp_path / "b", day="2026-01-05")
    changes = {ONLINE: old, f"{FOLDER}/04-internet.yaml": newer}
    assert found(tmp_path / "now", changes) == set()
    turned = {ONLINE: newer, f"{FOLDER}/04-internet.yaml": old}
    assert found(tmp_path / "turned", turned) == set()


def test_a_newest_publication_of_one_day_is_the_one_recorded_last(tmp_path):
    old = published(tmp_path).replace("digest: ", "digest: 0", 1)
    changes = {ONLINE: published(tmp_path / "b"), f"{FOLDER}/04-internet.yaml": old}
    assert len(found(tmp_path / "now", changes)) == 1


def test_each_audience_is_compared_with_its_own(tmp_path):
    changes = {ONLINE: published(tmp_path), SENDING: published(tmp_path / "b", "participants")}
    folder = write(tmp_path / "now", SIMPLE | changes | LATER)
    articles = [one.article.id for one in judge(folder) if one.code == "CLU607"]
    assert set(articles) == {"internet", "compte-rendu"}
    assert len(articles) == len(changes)


def test_a_draft_may_change(tmp_path):
    draft = published(tmp_path, "participants", "2025-12-01", "draft: oui\n")
    changes = {f"{FOLDER}/04-participants.yaml": draft} | LATER
    assert found(tmp_path / "now", changes) == set()


def test_a_register_kept_by_hand_is_not_compared(tmp_path):
    assert found(tmp_path, LATER) == set()
