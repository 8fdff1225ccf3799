"""How somebody ran before, out of their files: the median week, the longest run, the easy speed."""

from datetime import timedelta

from runwell.running.comeback.usual import usual_level
from runwell.running.comeback.values import Level
from tests.comebacks import DAY, FIRST, HIP, run

BEFORE = FIRST + timedelta(weeks=8)


def weeks(*each, **also):
    """Two runs a week, of these kilometers together."""
    return [
        run(FIRST + timedelta(weeks=n) + DAY * day, ran=30, km=km / 2, **also)
        for n, km in enumerate(each)
        for day in (1, 4)
    ]


def test_the_median_week_counts_and_no_single_large_one():
    level = usual_level(weeks(20, 20, 22, 24, 24, 24, 30, 60), BEFORE, HIP)
    assert (level.weekly_km, level.longest_km) == (24.0, 30.0)


def test_weeks_without_runs_are_no_usual_weeks():
    assert usual_level(weeks(20, 0, 20, 0, 20, 20), BEFORE, HIP).weekly_km == 20.0


def test_too_few_weeks_say_nothing():
    assert usual_level(weeks(20, 20, 20), BEFORE, HIP) == Level()
    assert usual_level([], BEFORE, HIP) == Level()


def test_what_came_after_or_long_before_does_not_count():
    early = [run(FIRST - DAY * 3, ran=200, km=40)]
    late = [run(BEFORE, ran=200, km=40)]
    assert usual_level([*early, *weeks(*[20] * 8), *late], BEFORE, HIP).longest_km == 10.0


def test_the_easy_speed_is_that_of_level_running():
    assert usual_level(weeks(*[20] * 8, level_speed=2.9), BEFORE, HIP).easy_speed == 2.9
    assert usual_level(weeks(*[20] * 8, level_speed=9.0), BEFORE, HIP).easy_speed is None


def test_the_weeks_end_with_the_last_run_however_long_the_break_was():
    level = usual_level(weeks(*[20] * 8), BEFORE + timedelta(weeks=12), HIP)
    assert (level.weekly_km, level.longest_km) == (20.0, 10.0)


def test_two_watches_at_once_are_one_run_and_an_unconfirmed_treadmill_has_no_distance():
    worn = [run(FIRST + DAY, ran=30, km=9, name="other"), *weeks(*[20] * 8)]
    assert usual_level(worn, BEFORE, HIP).longest_km == 10.0
    assert usual_level(weeks(*[20] * 8, indoor=True), BEFORE, HIP).longest_km is None
