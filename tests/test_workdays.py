"""Working days and delays, case by case; `test_workdays_oracles.py` asks second opinions."""

import subprocess
import sys
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from clu.workdays import (
    DEPARTMENTS,
    FIRST_DAY,
    LAST_DAY,
    UNITS,
    Calendar,
    DayOutOfRange,
    Notice,
    Step,
    UnknownDepartment,
    zone,
)

LOT = Calendar("46")
MOSELLE = Calendar("57", good_friday=True)
READINGS = [
    "ouvrables",
    "ouvrables_francs",
    "ouvrés",
    "ouvrés_francs",
    "calendaires",
    "saturday_advanced",
]


def on(text):
    """Read « Tue 2026-03-10 », and refuse a table whose weekday is wrong."""
    weekday, iso = text.split()
    day = date.fromisoformat(iso)
    assert f"{day:%a}" == weekday, text
    return day


def plain(text):
    """Make the spaces of French typography ordinary ones, which is how a reader remembers them."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


# Two jours ouvrables before a meeting --------------------------------------------------------

TWO_JOURS_OUVRABLES = {
    "an ordinary Tuesday": (
        LOT,
        "Tue 2026-03-10",
        ("Sat 2026-03-07", "Fri 2026-03-06", "Fri 2026-03-06"),
    ),
    "an ordinary Monday": (
        LOT,
        "Mon 2026-03-09",
        ("Fri 2026-03-06", "Fri 2026-03-06", "Thu 2026-03-05"),
    ),
    "the day after Easter Monday": (
        LOT,
        "Tue 2026-04-07",
        ("Fri 2026-04-03", "Fri 2026-04-03", "Thu 2026-04-02"),
    ),
    "two days after Easter Monday": (
        LOT,
        "Wed 2026-04-08",
        ("Sat 2026-04-04", "Fri 2026-04-03", "Fri 2026-04-03"),
    ),
    "the day after 1 May": (
        LOT,
        "Thu 2024-05-02",
        ("Mon 2024-04-29", "Mon 2024-04-29", "Sat 2024-04-27"),
    ),
    "the day after a Tuesday 15 August": (
        LOT,
        "Wed 2023-08-16",
        ("Sat 2023-08-12", "Fri 2023-08-11", "Fri 2023-08-11"),
    ),
    "the day after Whit Monday": (
        LOT,
        "Tue 2026-05-26",
        ("Fri 2026-05-22", "Fri 2026-05-22", "Thu 2026-05-21"),
    ),
    "back over New Year": (
        LOT,
        "Fri 2026-01-02",
        ("Tue 2025-12-30", "Tue 2025-12-30", "Mon 2025-12-29"),
    ),
    "Alsace-Moselle with Good Friday": (
        MOSELLE,
        "Tue 2026-04-07",
        ("Thu 2026-04-02", "Thu 2026-04-02", "Wed 2026-04-01"),
    ),
    # Beyond the facts' own table.
    "Alsace-Moselle without Good Friday": (
        Calendar("57"),
        "Tue 2026-04-07",
        ("Fri 2026-04-03", "Fri 2026-04-03", "Thu 2026-04-02"),
    ),
    "a Saturday after a Friday holiday": (
        LOT,
        "Tue 2025-08-19",
        ("Sat 2025-08-16", "Thu 2025-08-14", "Thu 2025-08-14"),
    ),
    "a holiday on a Saturday": (
        LOT,
        "Tue 2023-11-14",
        ("Fri 2023-11-10", "Fri 2023-11-10", "Thu 2023-11-09"),
    ),
    "Ascension on 1 May": (
        LOT,
        "Fri 2008-05-02",
        ("Tue 2008-04-29", "Tue 2008-04-29", "Mon 2008-04-28"),
    ),
    "a Whit Monday of solidarity, a holiday still": (
        LOT,
        "Tue 2005-05-17",
        ("Fri 2005-05-13", "Fri 2005-05-13", "Thu 2005-05-12"),
    ),
    "26 December in Moselle": (
        Calendar("57"),
        "Mon 2025-12-29",
        ("Wed 2025-12-24", "Wed 2025-12-24", "Tue 2025-12-23"),
    ),
    "25 December on a Friday": (
        LOT,
        "Mon 2026-12-28",
        ("Thu 2026-12-24", "Thu 2026-12-24", "Wed 2026-12-23"),
    ),
    "a meeting on a Sunday": (
        LOT,
        "Sun 2026-03-15",
        ("Fri 2026-03-13", "Fri 2026-03-13", "Thu 2026-03-12"),
    ),
    "Réunion, 20 December": (
        Calendar("974"),
        "Mon 2027-12-20",
        ("Fri 2027-12-17", "Fri 2027-12-17", "Thu 2027-12-16"),
    ),
    "Mayotte, 27 April": (
        Calendar("976"),
        "Wed 2027-04-28",
        ("Sat 2027-04-24", "Fri 2027-04-23", "Fri 2027-04-23"),
    ),
}


@pytest.mark.parametrize(
    ("calendar", "meeting", "expected"),
    TWO_JOURS_OUVRABLES.values(),
    ids=TWO_JOURS_OUVRABLES,
)
def test_two_jours_ouvrables_before(calendar, meeting, expected):
    """Columns: plain; plain with Saturday advanced; francs."""
    notices = (Notice(2), Notice(2, advance_saturday=True), Notice(2, francs=True))
    found = tuple(calendar.last_day(on(meeting), notice) for notice in notices)
    assert found == tuple(map(on, expected))


UNITS_COMPARED = {
    "ouvrables": (Notice(5), "Wed 2026-05-06"),
    "ouvrables francs": (Notice(5, francs=True), "Tue 2026-05-05"),
    "ouvrés": (Notice(5, "ouvrés"), "Tue 2026-05-05"),
    "ouvrés francs": (Notice(5, "ouvrés", francs=True), "Mon 2026-05-04"),
    "calendaires": (Notice(5, "calendaires"), "Fri 2026-05-08"),
    "calendaires francs": (Notice(5, "calendaires", francs=True), "Thu 2026-05-07"),
    "no day at all": (Notice(0), "Wed 2026-05-13"),
    "no whole day": (Notice(0, francs=True), "Tue 2026-05-12"),
    "calendaires on a Sunday": (Notice(3, "calendaires"), "Sun 2026-05-10"),
    "a Saturday in calendaires stays": (
        Notice(4, "calendaires", advance_saturday=True),
        "Sat 2026-05-09",
    ),
    "a Saturday in ouvrables goes back over the holiday": (
        Notice(3, advance_saturday=True),
        "Thu 2026-05-07",
    ),
    "a Saturday reached by francs is advanced too": (
        Notice(2, francs=True, advance_saturday=True),
        "Thu 2026-05-07",
    ),
}


@pytest.mark.parametrize(("notice", "expected"), UNITS_COMPARED.values(), ids=UNITS_COMPARED)
def test_before_a_wednesday_whose_preceding_friday_is_8_may(notice, expected):
    assert LOT.last_day(on("Wed 2026-05-13"), notice) == on(expected)


def test_no_day_before_a_holiday_or_a_sunday_is_that_day_itself():
    for meeting in (on("Thu 2026-05-14"), on("Sun 2026-05-17")):
        assert LOT.last_day(meeting, Notice(0)) == meeting
        assert LOT.countdown(meeting, Notice(0)).steps == ()


def test_a_saturday_meeting_with_no_notice_may_still_be_advanced():
    meeting = on("Sat 2026-03-07")
    assert LOT.last_day(meeting, Notice(0)) == meeting
    assert LOT.last_day(meeting, Notice(0, advance_saturday=True)) == on("Fri 2026-03-06")


def test_all_readings_stand_side_by_side():
    assert LOT.readings(on("Tue 2026-03-10"), 2) == {
        "ouvrables": on("Sat 2026-03-07"),
        "ouvrables_francs": on("Fri 2026-03-06"),
        "ouvrés": on("Fri 2026-03-06"),
        "ouvrés_francs": on("Thu 2026-03-05"),
        "calendaires": on("Sun 2026-03-08"),
        "saturday_advanced": on("Fri 2026-03-06"),
    }
    assert list(LOT.readings(on("Tue 2026-03-10"), 2)) == READINGS


@pytest.mark.parametrize("bad", [{"days": -1}, {"days": 2, "unit": "heures"}], ids=str)
def test_a_delay_that_cannot_be_counted_is_refused(bad):
    with pytest.raises(ValueError, match=r"délai de -1|unité «.heures.» inconnue"):
        Notice(**bad)


# Delays that run on --------------------------------------------------------------------------

DUE = {
    "ouvrables, Saturday included": ("Thu 2026-03-05", Notice(2), "Sat 2026-03-07"),
    "ouvrables, over a Sunday": ("Fri 2026-03-06", Notice(2), "Mon 2026-03-09"),
    "ouvrés, over a weekend": ("Fri 2026-03-06", Notice(2, "ouvrés"), "Tue 2026-03-10"),
    "over New Year": ("Wed 2025-12-31", Notice(2, "ouvrés"), "Mon 2026-01-05"),
    "francs": ("Mon 2026-03-09", Notice(2, francs=True), "Thu 2026-03-12"),
    "calendaires": ("Mon 2026-04-06", Notice(30, "calendaires"), "Wed 2026-05-06"),
    "calendaires francs": (
        "Mon 2026-04-06",
        Notice(30, "calendaires", francs=True),
        "Thu 2026-05-07",
    ),
    "calendaires, left on a holiday": (
        "Mon 2026-05-11",
        Notice(3, "calendaires", advance_saturday=True),
        "Thu 2026-05-14",
    ),
    "no day": ("Sun 2026-03-08", Notice(0), "Sun 2026-03-08"),
    "Saturday advanced": ("Thu 2026-03-05", Notice(2, advance_saturday=True), "Fri 2026-03-06"),
    "Saturday advanced, though not before the start": (
        "Fri 2026-05-01",
        Notice(1, advance_saturday=True),
        "Fri 2026-05-01",
    ),
}


@pytest.mark.parametrize(("start", "notice", "expected"), DUE.values(), ids=DUE)
def test_a_delay_that_runs_on_is_due(start, notice, expected):
    assert LOT.due(on(start), notice) == on(expected)


# The explanation -----------------------------------------------------------------------------


def told(calendar, meeting, notice):
    countdown = calendar.countdown(on(meeting), notice)
    return [(f"{s.day:%a %Y-%m-%d}", s.counted, plain(s.reason)) for s in countdown.steps]


def test_a_countdown_gives_each_day_and_its_reason():
    assert told(LOT, "Tue 2026-05-26", Notice(2)) == [
        ("Mon 2026-05-25", False, "lundi de Pentecôte"),
        ("Sun 2026-05-24", False, "dimanche"),
        ("Sat 2026-05-23", True, "jour ouvrable n° 1"),
        ("Fri 2026-05-22", True, "jour ouvrable n° 2"),
    ]


def test_a_countdown_carries_its_question():
    notice = Notice(1)
    countdown = LOT.countdown(on("Tue 2026-03-10"), notice)
    assert (countdown.meeting, countdown.notice) == (on("Tue 2026-03-10"), notice)
    assert countdown.last_day == on("Mon 2026-03-09")
    reason = "jour ouvrable n°\u00a01"  # the space is the one that French wants
    assert countdown.steps == (Step(on("Mon 2026-03-09"), counted=True, reason=reason),)


def test_a_countdown_in_jours_ouvres_tells_saturdays_and_closing_days():
    closed = Calendar("46", closing_days={on("Fri 2026-05-15"): "pont de l'Ascension"})
    assert told(closed, "Mon 2026-05-18", Notice(1, "ouvrés")) == [
        ("Sun 2026-05-17", False, "dimanche"),
        ("Sat 2026-05-16", False, "samedi : jour non ouvré"),
        ("Fri 2026-05-15", False, "fermeture : pont de l'Ascension"),
        ("Thu 2026-05-14", False, "Ascension"),
        ("Wed 2026-05-13", True, "jour ouvré n° 1"),
    ]


def test_a_countdown_of_jours_francs_does_not_count_the_last_day():
    assert told(LOT, "Mon 2026-03-09", Notice(1, francs=True)) == [
        ("Sun 2026-03-08", False, "dimanche"),
        ("Sat 2026-03-07", True, "jour ouvrable n° 1"),
        ("Fri 2026-03-06", False, "jour d’échéance, non compté : délai franc"),
    ]


def test_a_countdown_says_why_the_limit_was_advanced():
    assert told(LOT, "Tue 2025-08-19", Notice(2, advance_saturday=True)) == [
        ("Mon 2025-08-18", True, "jour ouvrable n° 1"),
        ("Sun 2025-08-17", False, "dimanche"),
        (
            "Sat 2025-08-16",
            True,
            "jour ouvrable n° 2, samedi : limite avancée au jour ouvré précédent",
        ),
        ("Fri 2025-08-15", False, "Assomption"),
        ("Thu 2025-08-14", False, "jour ouvré : dernier jour"),
    ]


def test_a_countdown_in_jours_calendaires_counts_sundays_and_holidays():
    assert told(LOT, "Tue 2026-04-07", Notice(2, "calendaires")) == [
        ("Mon 2026-04-06", True, "jour calendaire n° 1"),
        ("Sun 2026-04-05", True, "jour calendaire n° 2"),
    ]


# Closing days --------------------------------------------------------------------------------

BRIDGE_DAY = on("Fri 2026-05-15")
CLOSED = Calendar("46", closing_days={BRIDGE_DAY: "pont de l'Ascension"})


def test_a_closing_day_is_ouvrable_but_not_worked():
    assert CLOSED.ouvrable(BRIDGE_DAY)
    assert not CLOSED.worked(BRIDGE_DAY)
    assert not CLOSED.holiday(BRIDGE_DAY)


def test_a_closing_day_counts_against_jours_ouvres_alone():
    meeting = on("Mon 2026-05-18")
    changed = {
        reading
        for reading in READINGS
        if CLOSED.readings(meeting, 2)[reading] != LOT.readings(meeting, 2)[reading]
    }
    assert changed == {"ouvrés", "ouvrés_francs"}


def test_a_limit_is_not_advanced_to_a_closing_day():
    notice = Notice(2, advance_saturday=True)  # Sat 16, closed on Fri 15, Ascension on Thu 14
    assert CLOSED.last_day(on("Tue 2026-05-19"), notice) == on("Wed 2026-05-13")


def test_the_callers_closing_days_may_change_without_changing_the_calendar():
    given = {BRIDGE_DAY: "pont"}
    calendar = Calendar("46", closing_days=given)
    given.clear()
    assert not calendar.worked(BRIDGE_DAY)


# Holidays and their names --------------------------------------------------------------------

NAMES = {
    "Thu 2026-01-01": "jour de l’An",
    "Mon 2026-04-06": "lundi de Pâques",
    "Fri 2026-05-01": "fête du Travail",
    "Fri 2026-05-08": "fête de la Victoire",
    "Thu 2026-05-14": "Ascension",
    "Mon 2026-05-25": "lundi de Pentecôte",
    "Tue 2026-07-14": "fête nationale",
    "Sat 2026-08-15": "Assomption",
    "Sun 2026-11-01": "Toussaint",
    "Wed 2026-11-11": "Armistice",
    "Fri 2026-12-25": "Noël",
    "Thu 2008-05-01": "Ascension et fête du Travail",
    "Mon 2006-06-05": "lundi de Pentecôte",
}


@pytest.mark.parametrize(("day", "name"), NAMES.items(), ids=NAMES.values())
def test_a_holiday_is_named_as_within_a_french_sentence(day, name):
    assert LOT.holiday_name(on(day)) == name
    assert LOT.holiday(on(day))
    assert not LOT.ouvrable(on(day))


def test_a_day_that_is_no_holiday_has_no_name():
    assert LOT.holiday_name(on("Fri 2026-04-03")) is None
    assert not LOT.holiday(on("Sun 2026-04-05"))


ITS_OWN = {
    "57": ["26 12"],
    "67": ["26 12"],
    "68": ["26 12"],
    "2A": [],
    "2B": [],
    "75": [],
    "971": ["27 05"],
    "972": ["22 05"],
    "973": ["10 06"],
    "974": ["20 12"],
    "976": ["27 04"],
    "978": ["28 05"],
}


@pytest.mark.parametrize("department", ITS_OWN)
def test_a_departments_own_holidays(department):
    """Without Schœlcher (21 July), Mi-Carême and, unless it is set, Good Friday."""
    calendar = Calendar(department)
    year = [date(2026, 1, 1) + timedelta(number) for number in range(365)]
    own = [f"{day:%d %m}" for day in year if calendar.holiday(day) and not LOT.holiday(day)]
    assert own == ITS_OWN[department]
    assert all(calendar.holiday(day) for day in year if LOT.holiday(day))


@pytest.mark.parametrize(
    ("department", "kept"),
    [("57", True), ("67", True), ("68", True), ("46", False), ("971", False), ("972", False)],
)
def test_good_friday_is_a_holiday_where_it_is_set_in_alsace_moselle(department, kept):
    good_friday = on("Fri 2026-04-03")
    name = "vendredi saint" if kept else None
    assert Calendar(department, good_friday=True).holiday_name(good_friday) == name
    assert Calendar(department).holiday_name(good_friday) is None
    assert zone(department).good_friday is kept


def test_saint_martin_kept_guadeloupes_day_until_2017():
    calendar = Calendar("978")
    assert calendar.holiday(date(2017, 5, 27))
    assert not calendar.holiday(date(2017, 5, 28))
    assert calendar.holiday(date(2018, 5, 28))
    assert not calendar.holiday(date(2018, 5, 27))


# Kinds of day --------------------------------------------------------------------------------

KINDS = {
    "a weekday": ("Wed 2026-03-11", True, True),
    "a Saturday": ("Sat 2026-03-14", True, False),
    "a Sunday": ("Sun 2026-03-15", False, False),
    "a holiday": ("Tue 2026-07-14", False, False),
    "a holiday on a Saturday": ("Sat 2023-11-11", False, False),
    "a holiday on a Sunday": ("Sun 2026-11-01", False, False),
}


@pytest.mark.parametrize(("day", "ouvrable", "worked"), KINDS.values(), ids=KINDS)
def test_a_day_is_ouvrable_or_worked(day, ouvrable, worked):
    assert (LOT.ouvrable(on(day)), LOT.worked(on(day))) == (ouvrable, worked)


BRIDGES = {
    "Friday after Ascension": ("Fri 2026-05-15", "Ascension"),
    "Monday before 14 July": ("Mon 2026-07-13", "fête nationale"),
    "Friday after a double holiday": ("Fri 2008-05-02", "Ascension et fête du Travail"),
    "Monday after a Sunday holiday": ("Mon 2026-11-02", None),
    "Friday before a Saturday holiday": ("Fri 2026-08-14", None),
    "Monday that is a holiday": ("Mon 2026-04-06", None),
    "Thursday before a Friday holiday": ("Thu 2026-04-30", None),
    "Wednesday after a Tuesday holiday": ("Wed 2026-07-15", None),
    "Saturday": ("Sat 2026-05-16", None),
    "an ordinary Friday": ("Fri 2026-03-06", None),
    "Friday after 1 January, into the next year": ("Fri 2026-01-02", "jour de l’An"),
    "Monday before 1 January, over the year's end": ("Mon 2029-12-31", "jour de l’An"),
}


@pytest.mark.parametrize(("day", "name"), BRIDGES.values(), ids=BRIDGES)
def test_a_bridge_stands_alone_between_a_holiday_and_the_weekend(day, name):
    expected = name and f"pont : entre le week-end et un jour férié ({name})"
    found = LOT.bridge(on(day))
    assert (found and plain(found)) == expected


def test_a_closing_day_is_no_bridge_to_be_made_any_more():
    assert LOT.bridge(BRIDGE_DAY)
    assert CLOSED.bridge(BRIDGE_DAY) is None


# Departments ---------------------------------------------------------------------------------


def test_every_department_is_known():
    mainland = [f"{number:02}" for number in range(1, 96) if number != 20]
    overseas = ["971", "972", "973", "974", "976", "978"]
    assert sorted(DEPARTMENTS) == sorted([*mainland, "2A", "2B", *overseas])
    for department in DEPARTMENTS:
        assert zone(department).department == department
        assert Calendar(department).holiday(date(2026, 7, 14))


TIME_ZONES = {
    "46": "Europe/Paris",
    "57": "Europe/Paris",
    "2A": "Europe/Paris",
    "971": "America/Guadeloupe",
    "972": "America/Martinique",
    "973": "America/Cayenne",
    "974": "Indian/Reunion",
    "976": "Indian/Mayotte",
    "978": "America/Marigot",
}


@pytest.mark.parametrize(("department", "name"), TIME_ZONES.items())
def test_a_department_has_its_time_zone(department, name):
    assert zone(department).timezone == name


def test_every_time_zone_exists():
    for department in DEPARTMENTS:
        assert ZoneInfo(zone(department).timezone)


REFUSED = {
    "20": "2A, 2B",
    "2a": "2A",
    "1": "01",
    "FR-46": "46",
    "046": "46",
    "zz": "de 01 à 95",
    "": "de 01 à 95",
    "46000": "de 01 à 95",
    "975": "Saint-Pierre-et-Miquelon",
    "977": "Saint-Barthélemy",
    "984": "Terres australes",
    "986": "Wallis-et-Futuna",
    "987": "Polynésie française",
    "988": "Nouvelle-Calédonie",
}


@pytest.mark.parametrize(("code", "help_"), REFUSED.items(), ids=[repr(code) for code in REFUSED])
def test_an_unknown_department_is_refused_with_the_remedy(code, help_):
    with pytest.raises(UnknownDepartment) as refused:
        Calendar(code)
    assert f"« {code} »" in plain(str(refused.value))
    assert help_ in str(refused.value)


@pytest.mark.parametrize("code", ["975", "977", "984", "986", "987", "988"])
def test_a_zone_without_text_is_refused_for_that_reason(code):
    with pytest.raises(UnknownDepartment, match="transmettez le texte officiel"):
        zone(code)


# The ends of the calendar --------------------------------------------------------------------

OUTSIDE = {
    "a day before": lambda: LOT.holiday(FIRST_DAY - timedelta(1)),
    "a day after": lambda: LOT.worked(LAST_DAY + timedelta(1)),
    "a Sunday before": lambda: LOT.worked(on("Sun 1949-12-25")),
    "the first day there is": lambda: LOT.last_day(date.min, Notice(0)),
    "the last day there is": lambda: LOT.due(date.max, Notice(1, "calendaires")),
    "counting out at the beginning": lambda: LOT.last_day(FIRST_DAY, Notice(1, "calendaires")),
    "counting out at the end": lambda: LOT.due(LAST_DAY, Notice(1)),
    "an endless delay": lambda: LOT.last_day(on("Tue 2026-03-10"), Notice(10**9)),
    "an explanation": lambda: LOT.countdown(date.min, Notice(2)),
}


@pytest.mark.parametrize("ask", OUTSIDE.values(), ids=OUTSIDE)
def test_a_day_outside_the_calendar_is_refused(ask):
    with pytest.raises(DayOutOfRange, match="de 1950 à 2100"):
        ask()


def test_the_first_and_the_last_day_can_be_asked_for():
    assert LOT.holiday(FIRST_DAY)
    assert LOT.worked(LAST_DAY)
    assert LOT.last_day(LAST_DAY, Notice(1)) == on("Thu 2100-12-30")


# What is loaded ------------------------------------------------------------------------------


def modules_after(code):
    program = f"import sys\n{code}\nprint(*sys.modules, sep='\\n')"
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    return run.stdout.split()


def test_importing_workdays_loads_no_holidays():
    loaded = modules_after("import clu.workdays as w; w.Calendar('46'); w.zone('2A')")
    assert "clu.workdays" in loaded
    assert [name for name in loaded if name.startswith(("holidays", "dateutil"))] == []


def test_counting_loads_no_country_but_france():
    loaded = modules_after(
        "import datetime, clu.workdays as w\n"
        "calendar = w.Calendar('57', good_friday=True)\n"
        "calendar.countdown(datetime.date(2026, 4, 7), w.Notice(2))"
    )
    assert "holidays" in loaded
    countries = [name for name in loaded if name.startswith("holidays.countries")]
    assert set(countries) <= {"holidays.countries.france"}
    assert [name for name in loaded if name.startswith("holidays.financial")] == []


def test_the_weekend_that_all_countries_share_is_left_alone():
    loaded = (
        "import datetime, holidays, clu.workdays as w\n"
        "before = set(holidays.HolidayBase.weekend)\n"
        "w.Calendar('46').readings(datetime.date(2026, 3, 10), 2)\n"
        "assert holidays.HolidayBase.weekend == before == {5, 6}"
    )
    assert modules_after(loaded)


def test_units_are_the_three_words_of_the_law():
    assert UNITS == ("ouvrables", "ouvrés", "calendaires")
