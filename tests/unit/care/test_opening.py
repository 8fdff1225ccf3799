"""Opening hours by the wall clock become instants, on days when the clock changes, too."""

from datetime import UTC, date, datetime, time

import pytest

from runwell.care.opening import Span, Week, joined, opening_of, shared

CHICAGO = "America/Chicago"
USUAL = [
    {"days": ["Monday", "Sunday"], "opens": "07:00", "closes": "12:00"},
    {"days": ["Monday"], "opens": "12:00", "closes": "19:00"},
    {"days": ["Tuesday"], "opens": "13:00", "closes": "18:00"},
    {"days": ["Tuesday"], "opens": "08:00", "closes": "12:00"},
]
MONDAY, TUESDAY, SUNDAY = date(2026, 12, 7), date(2026, 12, 8), date(2026, 12, 13)


def utc(month, day, hour, minute=0, year=2026):
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


def test_touching_hours_are_one_span_and_others_stay_two():
    opening = opening_of(CHICAGO, USUAL, ())
    assert opening.spans_on(MONDAY) == (Span(utc(12, 7, 13), utc(12, 8, 1)),)
    assert opening.hours_on(TUESDAY) == ((time(8), time(12)), (time(13), time(18)))
    assert opening.spans_on(date(2026, 12, 9)) == ()


def test_a_holiday_closes_and_a_short_day_has_its_own_hours():
    opening = opening_of(CHICAGO, USUAL, [(MONDAY, "", ""), (TUESDAY, "09:00", "11:00")])
    assert opening.spans_on(MONDAY) == ()
    assert opening.spans_on(TUESDAY) == (Span(utc(12, 8, 15), utc(12, 8, 17)),)


def test_somebody_is_there_only_while_the_office_is_open():
    opening = opening_of(CHICAGO, USUAL, [(TUESDAY, "09:00", "11:00")])
    early = Week.of([{"days": ["Monday", "Tuesday"], "opens": "06:00", "closes": "10:00"}])
    assert opening.spans_on(MONDAY, early) == (Span(utc(12, 7, 13), utc(12, 7, 16)),)
    assert opening.spans_on(TUESDAY, early) == (Span(utc(12, 8, 15), utc(12, 8, 16)),)
    assert opening.spans_on(SUNDAY, early) == ()


@pytest.mark.parametrize(
    ("day", "opens", "closes", "span"),
    [
        # 8 March: 2:00 becomes 3:00. The night has two hours between 1:00 and 4:00.
        (date(2026, 3, 8), "01:00", "04:00", Span(utc(3, 8, 7), utc(3, 8, 9))),
        # 2:30 does not exist: opens at the later instant, closes at the earlier.
        (date(2026, 3, 8), "02:30", "05:00", Span(utc(3, 8, 8, 30), utc(3, 8, 10))),
        (date(2026, 3, 8), "00:00", "02:30", Span(utc(3, 8, 6), utc(3, 8, 7, 30))),
        # 1 November: 1:30 comes twice.
        (date(2026, 11, 1), "01:30", "05:00", Span(utc(11, 1, 7, 30), utc(11, 1, 11))),
        (date(2026, 11, 1), "00:00", "01:30", Span(utc(11, 1, 5), utc(11, 1, 6, 30))),
        (date(2026, 11, 1), "00:30", "03:00", Span(utc(11, 1, 5, 30), utc(11, 1, 9))),
    ],
)
def test_where_the_clock_changes_nothing_is_open_that_might_be_closed(day, opens, closes, span):
    opening = opening_of(CHICAGO, (), [(day, opens, closes)])
    assert opening.spans_on(day) == (span,)


def test_hours_that_the_clock_skips_whole_are_none():
    opening = opening_of(CHICAGO, (), [(date(2026, 3, 8), "02:15", "02:45")])
    assert opening.spans_on(date(2026, 3, 8)) == ()


def test_a_day_is_one_of_the_office_and_not_of_utc():
    opening = opening_of("America/Los_Angeles", (), ())
    assert opening.day_of(utc(12, 8, 7, 59)) == MONDAY
    assert opening.midnight(TUESDAY) == utc(12, 8, 8)


def test_hours_that_overlap_or_touch_are_joined_and_shared_ones_found():
    assert joined([("12:00", "19:00"), ("07:00", "12:00")]) == ((time(7), time(19)),)
    assert joined([("07:00", "13:00"), ("08:00", "12:00")]) == ((time(7), time(13)),)
    assert shared(((time(7), time(12)),), ((time(12), time(13)),)) == ()
