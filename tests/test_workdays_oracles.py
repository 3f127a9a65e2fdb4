"""Second opinions: Etalab's jours-feries-france on holidays, numpy on counting days."""

from datetime import date, timedelta
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jours_feries_france import JoursFeries

from clu.workdays import DEPARTMENTS, FIRST_DAY, LAST_DAY, UNITS, Calendar, Notice, _france, zone

VERIFIED = range(1990, 2051)

# One department for each zone, and the name that Etalab gives it.
ETALAB = {
    "46": "Métropole",
    "57": "Alsace-Moselle",
    "67": "Alsace-Moselle",
    "971": "Guadeloupe",
    "972": "Martinique",
    "973": "Guyane",
    "974": "La Réunion",
    "976": "Mayotte",
    "978": "Saint-Martin",
}


def ours(calendar, year):
    days = (date(year, 1, 1) + timedelta(number) for number in range(366))
    return {day for day in days if day.year == year and calendar.holiday(day)}


# Holidays ------------------------------------------------------------------------------------


@pytest.mark.parametrize("department", ETALAB)
def test_holidays_are_those_of_etalab(department):
    """Etalab has Good Friday in all of Alsace-Moselle: it is compared with the setting on."""
    calendar = Calendar(department, good_friday=True)
    for year in VERIFIED:
        theirs = set(JoursFeries.for_year(year, zone=ETALAB[department]).values())
        assert ours(calendar, year) == theirs, year


@pytest.mark.parametrize("department", ["57", "67", "68"])
def test_without_the_setting_good_friday_is_all_that_is_missing_in_alsace_moselle(department):
    calendar = Calendar(department)
    for year in VERIFIED:
        theirs = JoursFeries.for_year(year, zone="Alsace-Moselle")
        assert set(theirs.values()) - ours(calendar, year) == {theirs["Vendredi saint"]}, year


def test_the_far_ends_of_the_calendar_agree_too():
    calendar = Calendar("46")
    for year in range(FIRST_DAY.year, LAST_DAY.year + 1):
        assert ours(calendar, year) == set(JoursFeries.for_year(year).values()), year


def test_the_calendar_ends_where_the_package_knows_no_holidays_any_more():
    assert _france()(years=LAST_DAY.year)
    assert not _france()(years=LAST_DAY.year + 1)


def test_every_department_belongs_to_a_zone_that_was_compared():
    compared = {zone(department).subdivision for department in ETALAB}
    assert {zone(department).subdivision for department in DEPARTMENTS} == compared


def test_the_package_alone_lacks_whit_monday_in_the_years_of_solidarity():
    """Once it has it (this test fails), `workdays.WHIT_MONDAYS` can go."""
    missing = {
        day
        for year in VERIFIED
        for day in JoursFeries.for_year(year).values()
        if day not in _france()(years=year)
    }
    assert missing == {date(2005, 5, 16), date(2006, 6, 5), date(2007, 5, 28)}


# Counting ------------------------------------------------------------------------------------

WEEKMASKS = {"ouvrables": "1111110", "ouvrés": "1111100", "calendaires": "1111111"}

departments = st.sampled_from(list(ETALAB))
days = st.dates(date(1991, 1, 1), date(2049, 12, 31))
closings = st.sets(st.integers(-40, 40), max_size=5)
notices = st.builds(
    Notice,
    days=st.integers(0, 45),
    unit=st.sampled_from(UNITS),
    francs=st.booleans(),
    advance_saturday=st.booleans(),
)


@cache
def etalab(department):
    name = ETALAB[department]
    return [day for year in VERIFIED for day in JoursFeries.for_year(year, zone=name).values()]


class Numpy:
    """The same delays, counted by numpy over Etalab's holidays."""

    def __init__(self, department, closed):
        self.off = {"ouvrables": etalab(department), "calendaires": []}
        self.off["ouvrés"] = [*self.off["ouvrables"], *closed]

    def offset(self, day, number, unit, roll):
        found = np.busday_offset(
            day, number, roll=roll, weekmask=WEEKMASKS[unit], holidays=self.off[unit]
        )
        return found.astype(date)

    def limit(self, day, notice, direction):
        number = notice.days + notice.francs
        roll = "forward" if direction < 0 else "backward"  # so that `day` itself never counts
        limit = self.offset(day, direction * number, notice.unit, roll) if number else day
        if notice.advance_saturday and notice.unit != "calendaires" and limit.weekday() == 5:
            return self.offset(limit, 0, "ouvrés", "backward")
        return limit


def calendars(department, around, offsets):
    closed = {around + timedelta(offset): "fermeture" for offset in offsets}
    return Calendar(department, good_friday=True, closing_days=closed), Numpy(department, closed)


@settings(max_examples=500, deadline=None)
@given(departments, days, closings, notices)
def test_the_last_day_is_that_of_numpy(department, meeting, offsets, notice):
    calendar, numpy = calendars(department, meeting, offsets)
    assert calendar.last_day(meeting, notice) == numpy.limit(meeting, notice, -1)


@settings(max_examples=500, deadline=None)
@given(departments, days, closings, notices)
def test_the_day_due_is_that_of_numpy(department, start, offsets, notice):
    calendar, numpy = calendars(department, start, offsets)
    assert calendar.due(start, notice) == max(start, numpy.limit(start, notice, +1))


@settings(max_examples=300, deadline=None)
@given(departments, days, closings, notices)
def test_a_countdown_explains_the_last_day(department, meeting, offsets, notice):
    calendar, _ = calendars(department, meeting, offsets)
    countdown = calendar.countdown(meeting, notice)
    assert countdown.last_day == calendar.last_day(meeting, notice)
    length = (meeting - countdown.last_day).days
    assert [step.day for step in countdown.steps] == [
        meeting - timedelta(number) for number in range(1, length + 1)
    ]
    assert sum(step.counted for step in countdown.steps) == notice.days
    assert all(step.reason for step in countdown.steps)
