"""Hours and days off in words."""

from datetime import UTC, date, datetime

import pytest

from runwell.records.models import ClosedDay, Location
from runwell.web.public.offices import days_in_words, holidays_in_words, offices, times_in_words, today_at

WEEK = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (WEEK[:5], "Monday to Friday"),
        (WEEK, "Monday to Sunday"),
        (["Saturday"], "Saturday"),
        (["Saturday", "Sunday"], "Saturday, Sunday"),
        (["Friday", "Monday", "Wednesday"], "Monday, Wednesday, Friday"),
        ([*WEEK[:3], "Saturday"], "Monday to Wednesday, Saturday"),
    ],
)
def test_days_that_follow_one_another_are_a_span(days, said):
    assert days_in_words(days) == said


@pytest.mark.parametrize(
    ("opens", "closes", "said"),
    [
        ("07:00", "19:00", "7 a.m. to 7 p.m."),
        ("07:30", "12:00", "7:30 a.m. to noon"),
        ("10:00", "18:15", "10 a.m. to 6:15 p.m."),
    ],
)
def test_times_are_written_as_americans_do(opens, closes, said):
    assert times_in_words(opens, closes) == said


def days(*rows):
    return [ClosedDay(day=date.fromisoformat(day), name=name, opens=o, closes=c) for day, name, o, c in rows]


def test_the_next_days_off_are_said_from_today_on_and_not_too_many():
    listed = days(
        ("2026-11-25", "Yesterday", "", ""),
        ("2026-11-26", "Thanksgiving", "", ""),
        ("2026-12-24", "Christmas Eve", "08:00", "12:00"),
        ("2026-12-25", "Christmas", "", ""),
        ("2027-01-01", "New Year's Day", "", ""),
    )
    assert holidays_in_words(listed, date(2026, 11, 26)) == (
        "Closed on Thursday, November 26: Thanksgiving",
        "Open only 8 a.m. to noon on Thursday, December 24: Christmas Eve",
        "Closed on Friday, December 25: Christmas",
    )
    assert holidays_in_words(listed, date(2026, 11, 27))[-1] == "Closed on Friday, January 1: New Year's Day"
    assert holidays_in_words(listed[4:], date(2026, 11, 5)) == ()  # further ahead than people plan a visit


@pytest.mark.parametrize(
    ("zone", "here"), [("America/Chicago", "2026-11-26"), ("Pacific/Auckland", "2026-11-27")]
)
def test_today_is_the_day_that_it_is_at_the_office(zone, here):
    now = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
    assert today_at(Location(time_zone=zone), now) == date.fromisoformat(here)


def test_an_office_far_away_still_says_that_it_is_closed_today(practice):
    office = Location.objects.get(slug="chicago")
    Location.objects.filter(id=office.id).update(time_zone="Pacific/Honolulu")
    now = datetime(2026, 11, 27, 8, 0, tzinfo=UTC)  # ten in the evening of Thanksgiving over there
    said = {one.place.slug: one.holidays for one in offices(now)}
    assert said["chicago"][0] == "Closed on Thursday, November 26: Thanksgiving"
    assert all("Thanksgiving" not in words for words in said["hinsdale"])
