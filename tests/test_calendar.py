"""Invitations and calendars, as two parsers read them that know nothing of each other or of clu."""

import json
import shutil
import subprocess
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

import equipment
from clu import duties, letters, workdays
from clu.calendar import deadlines, events, files, ical, subscription
from clu.calendar.ical import Event
from clu.cli.app import run
from clu.store import load
from committees import wide
from examples import REGISTER, TODAY, write

TESTS = Path(__file__).parent
LIBRARY = TESTS / "browser" / "node_modules" / "ical.js" / "dist" / "ical.js"
NEXT, LATER = "2026-03-10", "2026-03-24"
SHEET = f"meetings/{NEXT}/meeting.yaml"
TEXT = (REGISTER / SHEET).read_text(encoding="utf-8")
EXAMPLE = TESTS.parent / "clu" / "example" / "data"


@dataclass(frozen=True)
class Seen:
    """An event as a parser sees it; hours are instants."""

    uid: str
    start: datetime | date
    end: datetime | date | None
    sequence: int
    summary: str
    location: str | None
    description: str | None
    status: str | None
    organizer: str | None
    attendees: tuple[tuple[str, str], ...]


def by_icalendar(content):
    """The method and the events that the Python package reads."""
    calendar = icalendar.Calendar.from_ical(content)
    assert [one.errors for one in calendar.walk() if one.errors] == []
    return str(calendar.get("method") or "") or None, [_seen(one) for one in calendar.events]


def _seen(one):
    told = [one.get(name) for name in ("summary", "location", "description", "status", "organizer")]
    attendees = one.get("attendee", [])
    attendees = attendees if isinstance(attendees, list) else [attendees]
    return Seen(
        str(one["uid"]),
        _instant(one["dtstart"].dt),
        _instant(one["dtend"].dt) if "dtend" in one else None,
        int(one["sequence"]),
        *(None if text is None else str(text) for text in told),
        tuple((str(who.params["CN"]), str(who)) for who in attendees),
    )


def _instant(moment):
    return moment.astimezone(UTC) if isinstance(moment, datetime) else moment


def by_ical_js(*contents, folder):
    """The same of each file, by the JavaScript library of Thunderbird's calendar."""
    library = equipment.file(LIBRARY, "make browser")
    node = equipment.file(Path(shutil.which("node") or "node"), "it comes with npm")
    names = [folder / f"{number}.ics" for number in range(len(contents))]
    for name, content in zip(names, contents, strict=True):
        name.write_bytes(content)
    script = str(TESTS / "ical.mjs")
    command = [str(node), script, str(library), *map(str, names)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    return [(one["method"], list(map(_from_js, one["events"]))) for one in json.loads(done.stdout)]


def _from_js(one):
    del one["zone"]
    one["attendees"] = tuple(map(tuple, one["attendees"]))
    return Seen(**one | {key: _moment(one[key]) for key in ("start", "end")})


def _moment(text):
    if text is None:
        return None
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def invitations(data, meeting=NEXT, on=TODAY):
    register = load(data, on)
    found = register.meeting(meeting)
    return files(register, found, letters.convocation(register, found))


def sheet(*pairs, text=TEXT):
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new)
    return text


def issue(day, number="01", hour="14h30", last_day="2026-03-07"):
    """An issue of the convocation, to the body and the guest that have an address."""
    stated = f"{{day: {NEXT}, time: {hour}, ends: 16h30, last_day: {last_day}, places: ['Préfecture de la Haute-Brève, salle Mirabeau'], agenda: ['Résultats des exigences qualité : indicateurs et enquêtes', Réclamations et suggestions reçues, Propositions des représentants des usagers, Accès du hall aux personnes à mobilité réduite], papers: [Tableau des résultats 2025]}}"  # noqa: E501 - the whole of what an issue states
    text = f"sent: {day}\nchannel: courriel\nrecipients: [udaf, maires]\nstated: {stated}\n"
    return {f"meetings/{NEXT}/convocations/{number}.yaml": text}


POSTPONED = {
    f"meetings/{NEXT}/postponed.yaml": f"on: 2026-02-27\nto: {LATER}\nreason: crue\n",
    f"meetings/{LATER}/meeting.yaml": sheet(("14h30", "10h"), ("16h30", "12h")),
}
CANCELLED = {f"meetings/{NEXT}/cancelled.yaml": "on: 2026-02-27\nreason: crue\n"}
TAKEN_BACK = {f"meetings/{NEXT}/cancelled.yaml": "on: 2026-02-27\nwithdrawn: oui\n"}
ANONYMOUS = {
    "committee.yaml": (REGISTER / "committee.yaml")
    .read_text(encoding="utf-8")
    .replace("  email: clu@haute-breve.example\n", "")
}


# The format --------------------------------------------------------------------------------------

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]))


def unfolded(content):
    assert content.endswith(b"\r\n")
    return content[:-2].replace(b"\r\n ", b"").decode()


@given(ANY_TEXT.map(lambda text: "".join(text.splitlines()) * 50))
def test_lines_are_folded_and_no_character_is_cut(line):
    content = ical.folded(line)
    for physical in content[:-2].split(b"\r\n"):
        assert len(physical) <= 75
        physical.decode()
    assert unfolded(content) == line


def test_a_long_line_with_accents_is_folded_at_the_last_octet():
    first, second = ical.folded("é" * 40).split(b"\r\n ")
    assert (len(first), second.decode()) == (74, "é" * 3 + "\r\n")


@given(st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]) | st.just("\n")))
def test_any_text_comes_back_as_it_was(text):
    event = Event("a", TODAY, TODAY, text, description=text, location=text)
    content = ical.calendar([event])
    _, (seen,) = by_icalendar(content)
    assert (seen.summary, seen.description or "", seen.location or "") == (text, text, text)
    assert ical.texts(content).split("\n\n") == ("\n\n".join([text] * (3 if text else 1))).split(
        "\n\n"
    )


@pytest.mark.parametrize("value", ["a\r\nBEGIN:VALARM", "a\rb", "a\x00\x1b\x7fb", "a\u2028b"])
def test_no_text_can_begin_a_line_of_its_own(value):
    content = ical.calendar([Event("a", TODAY, TODAY, value)])
    assert content.count(b"\r\nBEGIN:") == 1
    assert not set(content) & set(b"\x00\x1b\x7f")


def test_a_name_can_hold_any_sign_and_end_no_parameter(tmp_path):
    who = ical.Attendee("a@b.example", 'Mme "Zoé"; de, LA: TOUR')
    event = Event("a", TODAY, TODAY, "x", organizer="c@b.example", attendees=(who,))
    content = ical.calendar([event], method="REQUEST")
    for _, (seen,) in (by_icalendar(content), *by_ical_js(content, folder=tmp_path)):
        assert seen.attendees == (("Mme 'Zoé'; de, LA: TOUR", "mailto:a@b.example"),)


# Hours -------------------------------------------------------------------------------------------

PARIS, REUNION, GUADELOUPE = "15", "974", "971"
HOURS = {
    "winter": (PARIS, "2026-03-10T14:30", "2026-03-10T13:30"),
    "the eve of summer time": (PARIS, "2026-03-28T14:30", "2026-03-28T13:30"),
    "the day of summer time": (PARIS, "2026-03-29T14:30", "2026-03-29T12:30"),
    "the hour after summer time": (PARIS, "2026-03-29T03:30", "2026-03-29T01:30"),
    "the eve of winter time": (PARIS, "2026-10-24T14:30", "2026-10-24T12:30"),
    "the day of winter time": (PARIS, "2026-10-25T14:30", "2026-10-25T13:30"),
    "late in the evening": (PARIS, "2026-03-10T23:30", "2026-03-10T22:30"),
    "late, the eve of summer time": (PARIS, "2026-03-28T23:30", "2026-03-28T22:30"),
    "far ahead": (PARIS, "2049-07-01T09:00", "2049-07-01T07:00"),
    "Réunion, whose day begins before": (REUNION, "2026-07-10T02:00", "2026-07-09T22:00"),
    "Réunion in winter": (REUNION, "2026-01-09T09:00", "2026-01-09T05:00"),
    "Guadeloupe, whose day ends after": (GUADELOUPE, "2026-07-10T23:30", "2026-07-11T03:30"),
    "Guadeloupe in winter": (GUADELOUPE, "2026-01-09T09:00", "2026-01-09T13:00"),
}


def event_at(department, hour, lasting=90):
    start = datetime.fromisoformat(hour)
    zone = workdays.zone(department).timezone
    return Event("a", TODAY, start, "x", end=start + timedelta(minutes=lasting), zone=zone)


@pytest.mark.parametrize(("department", "hour", "instant"), HOURS.values(), ids=HOURS)
def test_an_hour_is_that_of_the_wall_over_there(tmp_path, department, hour, instant):
    content = ical.calendar([event_at(department, hour)])
    expected = datetime.fromisoformat(f"{instant}+00:00")
    for _, (seen,) in (by_icalendar(content), *by_ical_js(content, folder=tmp_path)):
        assert seen.start == expected


ALL_ZONES = sorted({workdays.zone(one).timezone for one in workdays.DEPARTMENTS})


@pytest.mark.parametrize("zone", ALL_ZONES)
def test_a_zone_written_out_tells_what_the_zone_is(tmp_path, zone):
    """Read from the file alone: the parsers are asked to forget what they know of the name."""
    months = [f"{year}-{month:02}" for year in (2024, 2027, 2040) for month in range(1, 13)]
    days = [datetime.fromisoformat(f"{month}-15T12:00") for month in months]
    found = [Event(str(n), TODAY, day, "x", zone=zone) for n, day in enumerate(days)]
    content = ical.calendar(found)
    expected = [day.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC) for day in days]
    ((_, seen),) = by_ical_js(content, folder=tmp_path)
    assert [one.start for one in seen] == expected
    (component,) = icalendar.Calendar.from_ical(content).walk("VTIMEZONE")
    alone = component.to_tz(lookup_tzid=False)
    assert [day.replace(tzinfo=alone).astimezone(UTC) for day in days] == expected


def test_a_meeting_that_ends_after_midnight_ends_the_next_day(tmp_path):
    changed = {SHEET: sheet(("14h30", "23h30"), ("16h30", "1h"))}
    content = invitations(write(tmp_path, changed))["udaf.ics"]
    for _, (seen,) in (by_icalendar(content), *by_ical_js(content, folder=tmp_path)):
        assert (seen.start.isoformat(), seen.end.isoformat()) == (
            "2026-03-10T22:30:00+00:00",
            "2026-03-11T00:00:00+00:00",
        )


ITEMS = [
    (f"id: {one}\n", f"id: {one}\n    minutes: 30\n")
    for one in ("resultats", "reclamations", "propositions", "acces-handicap")
]
ENDS = {
    "written": ((), "2026-03-10T15:30:00+00:00"),
    "not known": ((("ends: 16h30\n", ""),), None),
    "what all items take": (
        (("ends: 16h30\n", ""), *ITEMS),
        "2026-03-10T15:30:00+00:00",
    ),
    "one item that does not say": (
        (("ends: 16h30\n", ""), ("id: resultats\n", "id: resultats\n    minutes: 30\n")),
        None,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("pairs", "end"), ENDS.values(), ids=ENDS)
def test_an_end_is_what_the_sheet_says_and_never_made_up(tmp_path, pairs, end):
    text = TEXT
    for old, new in pairs:
        head, found, rest = text.partition(old)
        assert found, old
        text = head + new + rest
    _, (seen,) = by_icalendar(invitations(write(tmp_path, {SHEET: text}))["udaf.ics"])
    assert (seen.end and seen.end.isoformat()) == end


# Invitations -------------------------------------------------------------------------------------

COMMITTEES = {"the register": {}, "every form": wide(every=7), "no mailbox": ANONYMOUS}


@pytest.mark.parametrize("changes", COMMITTEES.values(), ids=COMMITTEES)
def test_both_parsers_read_the_same_in_every_invitation(tmp_path, changes):
    found = list(invitations(write(tmp_path, changes)).values())
    assert list(map(by_icalendar, found)) == by_ical_js(*found, folder=tmp_path)


def test_an_invitation_tells_when_where_and_about_what(tmp_path):
    method, (seen,) = by_icalendar(invitations(write(tmp_path, {}))["udaf.ics"])
    assert method == "REQUEST"
    assert seen.summary == "Réunion du comité local des usagers (CLU)"
    assert seen.location == "Préfecture de la Haute-Brève, salle Mirabeau"
    assert "1. Résultats des exigences qualité\u00a0: indicateurs et enquêtes\n2. " in (
        seen.description
    )
    assert seen.description.endswith(
        "Dernier jour pour annoncer un suppléant\u00a0: samedi 7\u00a0mars 2026"
    )
    assert seen.organizer == "mailto:clu@haute-breve.example"
    assert seen.attendees == (("Claire PONS", "mailto:president@udaf.example"),)


def test_nobody_is_invited_beside_somebody_else(tmp_path):
    for name, content in invitations(write(tmp_path, wide(every=5))).items():
        _, (seen,) = by_icalendar(content)
        assert len(seen.attendees) <= 1, name


OWN_MAILBOX = (
    "{seat: udaf, from: 2026-01-05, holder: {civility: M., last_name: ROY},"
    " contact: {email: clu@haute-breve.example}}"
)
PUBLISHED = {
    "no address of the addressee": ({}, "maires", "mailto:clu@haute-breve.example"),
    "no address of the secretariat": (ANONYMOUS, "udaf", "invalid:nomail"),
    "no address at all": (ANONYMOUS, "maires", "invalid:nomail"),
    "the secretariat itself": (
        {"roster/2026-01-05.yaml": f"designations:\n  - {OWN_MAILBOX}\n"},
        "udaf",
        "mailto:clu@haute-breve.example",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("changes", "name", "organizer"), PUBLISHED.values(), ids=PUBLISHED)
def test_without_an_address_on_both_sides_nobody_is_asked(tmp_path, changes, name, organizer):
    content = invitations(write(tmp_path, changes))[f"{name}.ics"]
    for method, (seen,) in (by_icalendar(content), *by_ical_js(content, folder=tmp_path)):
        assert (method, seen.organizer, seen.attendees) == ("PUBLISH", organizer, ())


def test_the_chair_is_asked_as_chair(tmp_path):
    found = invitations(write(tmp_path, {}))
    assert b"ROLE=CHAIR" in found["secretaire-generale.ics"].replace(b"\r\n ", b"")
    assert b"ROLE=REQ-PARTICIPANT" in found["udaf.ics"].replace(b"\r\n ", b"")


def test_the_same_register_makes_the_same_bytes_on_any_day(tmp_path):
    data = write(tmp_path, issue("2026-02-13"))
    assert invitations(data) == invitations(data) == invitations(data, on=date(2026, 2, 20))


def test_letters_that_come_after_the_meeting_invite_to_nothing(tmp_path):
    register = load(write(tmp_path, {}), TODAY)
    held = register.meeting("2025-11-18")
    assert files(register, held, letters.covering(register, held, draft=False)) == {}


# The life of an event ----------------------------------------------------------------------------

STATES = {
    "nothing sent": ({}, "REQUEST", 0),
    "sent": (issue("2026-02-16"), "REQUEST", 0),
    "sent, then the hour changed": (issue("2026-02-16", hour="15h"), "REQUEST", 1),
    "sent again after the change": (
        issue("2026-02-16", hour="15h") | issue("2026-02-18", "02"),
        "REQUEST",
        1,
    ),
    "cancelled before it was sent": (CANCELLED, "CANCEL", 0),
    "cancelled": (issue("2026-02-16") | CANCELLED, "CANCEL", 1),
    "cancelled, and taken back": (issue("2026-02-16") | TAKEN_BACK, "REQUEST", 2),
    "put off": (issue("2026-02-16") | POSTPONED, "REQUEST", 1),
    "put off to nothing": (
        issue("2026-02-16") | {f"meetings/{NEXT}/postponed.yaml": "on: 2026-02-27\nreason: crue\n"},
        "CANCEL",
        1,
    ),
}


@pytest.mark.parametrize(("changes", "method", "sequence"), STATES.values(), ids=STATES)
def test_each_change_that_was_sent_counts(tmp_path, changes, method, sequence):
    content = invitations(write(tmp_path, changes), on=date(2026, 2, 28))["udaf.ics"]
    for found, (seen,) in (by_icalendar(content), *by_ical_js(content, folder=tmp_path)):
        assert (found, seen.sequence) == (method, sequence)
        assert seen.status == ("CANCELLED" if method == "CANCEL" else "CONFIRMED")


def uid(content):
    return by_icalendar(content)[1][0].uid


def test_an_event_keeps_its_identity_through_every_state(tmp_path):
    found = {
        uid(invitations(write(tmp_path / str(n), changes), on=date(2026, 2, 28))["udaf.ics"])
        for n, (changes, *_) in enumerate(STATES.values())
    }
    assert len(found) == 1


def test_a_meeting_put_off_moves_its_event(tmp_path):
    data = write(tmp_path, issue("2026-02-16") | POSTPONED)
    before = invitations(data, NEXT, date(2026, 2, 28))["udaf.ics"]
    after = invitations(data, LATER, date(2026, 2, 28))["udaf.ics"]
    method, (seen,) = by_icalendar(after)
    assert (method, seen.start.isoformat()) == ("REQUEST", "2026-03-24T09:00:00+00:00")
    assert (uid(before), seen.sequence) == (uid(after), 1)
    assert by_icalendar(before)[1][0].start == seen.start


def test_a_meeting_put_off_twice_moves_twice(tmp_path):
    third = {
        f"meetings/{LATER}/postponed.yaml": "on: 2026-03-01\nto: 2026-04-07\nreason: crue\n",
        "meetings/2026-04-07/meeting.yaml": TEXT,
        f"meetings/{LATER}/convocations/01.yaml": "sent: 2026-02-28\nchannel: courriel\n",
    }
    data = write(tmp_path, issue("2026-02-16") | POSTPONED | third)
    register = load(data, date(2026, 3, 2))
    chain = [register.meeting(one) for one in (NEXT, LATER, "2026-04-07")]
    assert events.lineage(register, chain[2]) == tuple(chain)
    assert [events.successor(register, one) for one in chain] == [chain[2], chain[2], None]
    assert events.sequence(register, chain[2]) == 2


def test_meetings_put_off_in_a_ring_are_no_endless_story(tmp_path):
    ring = {f"meetings/{LATER}/postponed.yaml": f"on: 2026-03-01\nto: {NEXT}\nreason: crue\n"}
    register = load(write(tmp_path, POSTPONED | ring), date(2026, 3, 2))
    for one in (NEXT, LATER):
        assert events.of_meeting(register, register.meeting(one)).status == "CANCELLED"


def test_two_meetings_put_off_to_one_are_one_event_moved_and_one_cancelled(tmp_path):
    other = {
        "meetings/2026-03-12/meeting.yaml": TEXT,
        "meetings/2026-03-12/postponed.yaml": f"on: 2026-02-27\nto: {LATER}\nreason: crue\n",
    }
    data = write(tmp_path, POSTPONED | other)
    day = date(2026, 2, 28)
    moved, cancelled = (invitations(data, one, day)["udaf.ics"] for one in (NEXT, "2026-03-12"))
    assert [by_icalendar(one)[0] for one in (moved, cancelled)] == ["REQUEST", "CANCEL"]
    assert uid(moved) != uid(cancelled)


def test_two_committees_and_two_meetings_of_a_day_have_events_of_their_own(tmp_path):
    other = (REGISTER / "committee.yaml").read_text(encoding="utf-8")
    changes = (
        {},
        {"committee.yaml": other.replace("Haute-Brève", "Basse-Brève")},
        {f"meetings/{NEXT}-soir/meeting.yaml": TEXT.replace("14h30", "18h").replace("16h", "19h")},
    )
    data = [write(tmp_path / str(n), one) for n, one in enumerate(changes)]
    found = [uid(invitations(one)["udaf.ics"]) for one in data]
    found.append(uid(invitations(data[2], f"{NEXT}-soir")["udaf.ics"]))
    assert (len(set(found)), found[0]) == (3, found[2])


# Calendars to subscribe to -----------------------------------------------------------------------


@pytest.fixture(scope="module")
def example():
    return load(EXAMPLE, date(2026, 11, 23))


def calendar(register, *, everybody):
    found = subscription.public(register) if everybody else subscription.secretary(register)
    return subscription.file(register, found, everybody=everybody)


@pytest.mark.parametrize("everybody", [True, False])
def test_both_parsers_read_the_same_in_a_calendar(example, tmp_path, everybody):
    content = calendar(example, everybody=everybody)
    assert [by_icalendar(content)] == by_ical_js(content, folder=tmp_path)


def test_meetings_given_up_leave_the_calendar_once_their_day_has_come(tmp_path):
    data = write(tmp_path, CANCELLED)
    for on, cancelled in ((date(2026, 3, 1), 1), (date(2026, 3, 11), 0)):
        content = calendar(load(data, on), everybody=True)
        assert content.count(b"STATUS:CANCELLED") == cancelled
        assert ("Annulée\u00a0: réunion" in content.decode().replace("\r\n ", "")) == cancelled


def test_a_meeting_not_yet_convened_is_tentative(tmp_path):
    for n, (changes, status) in enumerate((({}, "TENTATIVE"), (issue("2026-02-13"), "CONFIRMED"))):
        content = calendar(load(write(tmp_path / str(n), changes), TODAY), everybody=True)
        assert by_icalendar(content)[1][-1].status == status


def test_a_committee_without_any_meeting_has_a_calendar_all_the_same(tmp_path):
    folder = tmp_path / "data"
    for name in ("committee.yaml", "procedure/2022-01-10.yaml"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes((REGISTER / name).read_bytes())
    content = calendar(load(folder, TODAY), everybody=True)
    assert content.count(b"BEGIN:VTIMEZONE") == 1
    assert [by_icalendar(content)] == by_ical_js(content, folder=tmp_path) == [(None, [])]


def test_a_meeting_put_off_stands_in_the_calendar_once(tmp_path):
    content = calendar(load(write(tmp_path, POSTPONED), TODAY), everybody=True)
    found = [one.start.date().isoformat() for one in by_icalendar(content)[1]]
    assert found == ["2025-11-18", LATER]


def test_the_public_calendar_names_nobody_and_gives_no_access(tmp_path):
    data = write(tmp_path, {SHEET: f"remote: https://visio.example/secret\n{TEXT}"})
    content = calendar(load(data, TODAY), everybody=True).decode().replace("\r\n ", "")
    assert "à distance" in content
    for hidden in ("@", "visio.example", "ORGANIZER", "ATTENDEE", "TRÉVISE", "PONS", "ESTÈVE"):
        assert hidden not in content
    assert "visio.example" in invitations(data)["udaf.ics"].decode().replace("\r\n ", "")


DAYS = [date(2023, 1, 1) + timedelta(days=n) for n in range(0, 1700, 61)]


@pytest.mark.parametrize("on", DAYS, ids=str)
def test_deadlines_are_those_of_the_duties(on):
    register = load(EXAMPLE, on)
    found = deadlines.deadlines(register)
    kinds = set(deadlines.duties.TO_DO) | {"meeting"}
    told = {(one.key, one.day) for one in found if one.key[0] in kinds}
    owed = {
        ((one.kind, one.meeting.id if one.meeting else str(one.year)), one.last_day)
        for one in duties.duties(register)
        if one.last_day
        and (
            one.pending(on)
            or (one.meeting and one.late(on))
            or (one.kind == "substitutes" and one.meeting.coming(on))
            or (one.begins > on and not one.fulfilled(on))
        )
    }
    assert told == owed
    assert [one.day for one in found] == sorted(one.day for one in found)


def test_every_kind_of_deadline_is_told(tmp_path):
    delays = "".join(
        f"  {name}: {{days: {days}, unit: calendaires}}\n"
        for name, days in (
            ("convocation_notice", 15),
            ("minutes_delay", 30),
            ("sending_delay", 45),
            ("online_delay", 60),
        )
    )
    committee = (REGISTER / "committee.yaml").read_text(encoding="utf-8") + delays
    paper = "due: 2026-03-02, "
    changes = {
        "committee.yaml": committee,
        SHEET: sheet(
            ("      - {file", f"      - {{{paper}title: Bilan}}\n      - {{{paper}file"),
        ),
        "meetings/2025-11-18/minutes/stages/02.yaml": None,
        "meetings/2025-11-18/minutes/stages/01.yaml": (
            "stage: soumis à observations\non: 2025-12-01\nuntil: 2026-02-20\n"
        ),
    }
    register = load(write(tmp_path, changes), TODAY)
    told = [f"{one.day} {one.what}" for one in deadlines.deadlines(register)]
    assert "2026-02-23 convoquer à la réunion du 10\u00a0mars 2026" in told
    assert "2026-03-07 annoncer un suppléant à la réunion du 10\u00a0mars 2026" in told
    assert "2026-03-02 remettre la pièce «\u00a0Bilan\u00a0»" in {
        one.replace("« ", "«\u00a0").replace(" »", "\u00a0»") for one in told
    }
    assert not any("Tableau des résultats" in one for one in told)
    assert any(one.startswith("2026-02-20 observations sur le projet") for one in told)
    assert "2026-12-31 tenir la réunion de 2026" in told


# The command -------------------------------------------------------------------------------------


@pytest.fixture
def clu(capsys, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)

    def call(*arguments, on=TODAY):
        code = run([*arguments, "--on", on.isoformat()])
        return code, *capsys.readouterr()

    return call


def test_the_calendar_is_written_and_told_within_80_columns(clu, tmp_path, golden):
    (tmp_path / "data").symlink_to(EXAMPLE)
    day = date(2026, 11, 23)
    code, out, err = clu("calendar", on=day)
    assert code == 0
    assert max(map(len, out.splitlines())) <= 80
    golden("calendar.txt", out + err)
    written = (tmp_path / "build" / "calendar.ics").read_bytes()
    assert written == calendar(load(EXAMPLE, day), everybody=False)
    golden("calendar.ics.txt", written.decode().replace("\r\n", "\n"))
    assert "inchangé" in clu("calendar", on=day)[1]


def test_the_public_calendar_is_written_apart(clu, tmp_path):
    write(tmp_path, {})
    assert clu("calendar", "--public")[0] == 0
    assert {one.name for one in (tmp_path / "build").glob("*.ics")} == {"calendar-public.ics"}


def test_a_public_calendar_that_would_tell_too_much_is_not_written(clu, tmp_path):
    title = "title: Réclamations et suggestions reçues"
    write(tmp_path, {SHEET: sheet((title, f"{title} (Mme Claire PONS, 01 99 12 34 56)"))})
    code, _, err = clu("calendar", "--public")
    assert (code, (tmp_path / "build").exists()) == (1, False)
    assert "01 99 12 34 56" in err
    assert clu("calendar")[0] == 0


def test_a_register_that_cannot_be_read_makes_no_calendar(clu, tmp_path):
    write(tmp_path, {SHEET: "time: jamais\n"})
    code, _, err = clu("calendar")
    assert (code, "clu check" in err) == (1, True)


def test_a_calendar_changed_by_hand_is_kept(clu, tmp_path):
    write(tmp_path, {})
    clu("calendar")
    file = tmp_path / "build" / "calendar.ics"
    file.write_text("à moi")
    assert clu("calendar")[0] == 1
    assert file.read_text() == "à moi"
    assert clu("calendar", "--force")[0] == 0


@pytest.mark.parametrize(("on", "coming"), [(TODAY, True), (date(2026, 3, 11), False)])
def test_the_site_offers_the_calendar_while_a_meeting_is_to_come(clu, tmp_path, on, coming):
    write(tmp_path, {})
    assert clu("site", "--for", "internet", on=on)[0] == 0
    site = tmp_path / "build" / "site-internet"
    home = (site / "index.html").read_text(encoding="utf-8")
    assert (site / "calendrier.ics").exists() == coming == ('href="calendrier.ics"' in home)
    if coming:
        public = calendar(load(tmp_path / "data", on), everybody=True)
        assert (site / "calendrier.ics").read_bytes() == public
