"""What files say of the time before a pain, and which answers they suggest."""

from dataclasses import replace
from datetime import timedelta

import pytest

from runwell.running.evidence import before_pain
from runwell.running.stretches import weekly_choice
from runwell.running.suggested import Sign
from tests.made_runs import FIRST, HIP, days, summary

PAIN = FIRST + timedelta(days=90)
SPEED = 1000 / 360
STEADY = [summary(on, 8, level_speed=SPEED, level_minutes=30, climb=40.0) for on in days(FIRST, 90, 2)]


def told(runs, first_day=PAIN):
    found = before_pain(runs, first_day, HIP)
    return found.suggestion.choice, [reason.sign for reason in found.suggestion.reasons]


def since(number, **said):
    """The steady runs, changed in the four weeks before the pain."""
    return [replace(run, **said) if (PAIN - run.on).days <= number else run for run in STEADY]


def test_nothing_much_changed():
    found = before_pain(STEADY, PAIN, HIP)
    assert found.suggestion.choice == "none"
    assert found.spike is None and found.pause is None
    assert found.weekly.km == 28 and found.weekly.choice == "20-60"
    assert found.volume.percent == found.often.percent == found.speed.percent == found.climb.percent == 0


def test_thirteen_miles_on_a_day_in_may():
    long = summary(PAIN - timedelta(days=3), 20.9, hour=18)
    runs = [run for run in STEADY if run.on != long.on] + [long]
    found = before_pain(runs, PAIN, HIP)
    assert found.spike.km == 20.9 and found.spike.before.km == 8
    assert found.spike.longer_by == pytest.approx(161, abs=1)
    assert found.suggestion.choice == "more-volume"
    assert found.suggestion.reasons[0].sign is Sign.SPIKE
    assert found.suggestion.reasons[0].size == found.spike.longer_by


def test_the_run_on_the_first_day_counts_and_the_one_after_does_not():
    assert before_pain([*STEADY, summary(PAIN, 12)], PAIN, HIP).spike.km == 12
    assert before_pain([*STEADY, summary(PAIN + timedelta(days=1), 12)], PAIN, HIP).spike is None


def test_a_spike_of_14_percent_is_shown_and_suggests_nothing():
    found = before_pain([*STEADY, summary(PAIN, 9.1)], PAIN, HIP)
    assert found.spike.band.id == "small" and found.suggestion.choice == "none"


def test_in_the_first_30_days_of_the_files_nobody_knows_what_was_before():
    start = FIRST + timedelta(days=10)
    found = before_pain([*STEADY, summary(start, 20, hour=17)], start, HIP)
    assert found.spike is None and found.weekly is None
    assert told(STEADY, FIRST + timedelta(days=40)) == (None, [Sign.FILES_BEGIN_LATE])


@pytest.mark.parametrize(
    ("runs", "choice", "signs"),
    [
        (since(28, meters=10_500.0), "more-volume", [Sign.SPIKE, Sign.MORE_KM]),
        (since(28, level_speed=SPEED * 1.06), "more-speed-or-hills", [Sign.FASTER]),
        (since(28, climb=120.0), "more-speed-or-hills", [Sign.HILLIER]),
        (since(28, climb=70.0), "none", [Sign.NO_CHANGE]),
        (since(28, level_speed=SPEED * 1.04), "none", [Sign.NO_CHANGE]),
        (since(28, meters=None), None, [Sign.DISTANCES_UNKNOWN]),
        (since(28, meters=4000.0), "none", [Sign.NO_CHANGE]),
        ([run for run in STEADY if (PAIN - run.on).days > 20], None, [Sign.FILES_END_EARLY]),
        ([], None, [Sign.FILES_END_EARLY]),
    ],
)
def test_what_is_suggested(runs, choice, signs):
    assert told(runs) == (choice, signs)


def test_more_often_and_no_farther():
    more = [*STEADY, *(summary(on, 3, hour=18) for on in days(PAIN - timedelta(days=27), 27, 4))]
    assert told(more) == ("more-volume", [Sign.MORE_RUNS])


def test_after_a_break():
    back = [run for run in STEADY if not 20 < (PAIN - run.on).days < 60]
    found = before_pain(back, PAIN, HIP)
    assert found.pause.days == 40
    assert found.suggestion.choice == "new-or-return"
    assert found.suggestion.reasons[0].sign is Sign.BREAK
    long_ago = [run for run in STEADY if (PAIN - run.on).days > 95 or (PAIN - run.on).days < 60]
    assert before_pain(long_ago, PAIN, HIP).pause is None


def test_a_watch_of_few_runs_says_not_that_nothing_changed():
    assert told(STEADY[::12] + [STEADY[-1]])[0] is None


@pytest.mark.parametrize(
    ("km", "choice"),
    [(0, "under-20"), (19.9, "under-20"), (20, "20-60"), (60, "20-60"), (60.1, "over-60"), (300, "over-60")],
)
def test_the_answer_to_the_question_of_weekly_distance(km, choice):
    assert weekly_choice(km, HIP) == choice


def test_every_answer_that_is_suggested_is_one_of_the_pack():
    from runwell.running.suggested import ANSWERS

    assert set(ANSWERS.values()) == {choice.id for choice in HIP.findings["training-change"].choices}
