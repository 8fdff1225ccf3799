"""Miles for people, kilometers where a practice wants them, and meters inside."""

import pytest

from runwell.web import distances


@pytest.mark.parametrize(
    ("meters", "miles", "kilometers"),
    [
        (1609.344, "1 mile", "1.6 kilometers"),
        (21097.5, "13.1 miles", "21.1 kilometers"),
        (1000, "0.6 miles", "1 kilometer"),
        (0, "0 miles", "0 kilometers"),
        (12_345_678, "7,671 miles", "12,346 kilometers"),
    ],
)
def test_a_distance_in_the_unit_of_the_practice(settings, meters, miles, kilometers):
    assert distances.distance(meters) == miles
    settings.RUNWELL_UNITS = "kilometers"
    assert distances.distance(meters) == kilometers


def test_a_pace_is_minutes_for_each_mile(settings):
    assert distances.pace(580, 1609.344) == "9:40 a mile"
    assert distances.pace(1, 0) == ""
    settings.RUNWELL_UNITS = "kilometers"
    assert distances.pace(300, 1000) == "5:00 a kilometer"


@pytest.mark.parametrize(
    ("seconds", "said"), [(0, "0:00"), (59.6, "1:00"), (3599.5, "1:00:00"), (65, "1:05")]
)
def test_a_time(seconds, said):
    assert distances.clock(seconds) == said


def test_climbs_are_no_finer_than_a_watch(settings):
    assert distances.climb(100) == "330 feet"
    settings.RUNWELL_UNITS = "kilometers"
    assert distances.climb(101) == "100 meters"


@pytest.mark.parametrize(
    ("said", "meters"),
    [("1", 1609.344), (" 13,1 ", 21082.4064), ("", None), ("far", None), ("nan", None), ("-1", None)],
)
def test_what_a_person_types(said, meters):
    assert distances.given(said) == (meters and pytest.approx(meters))
