"""What cannot be a run of a person is refused in a sentence."""

from datetime import UTC, date, datetime

import pytest

from runwell.refusals import Refusal
from runwell.running.files.run import Sport
from runwell.running.plausible import demand_plausible, demand_run
from tests.made_runs import HIP, RUN, STAND, WALK, run

TODAY = date(2026, 3, 2)


def at(*day):
    return run((600, RUN), began=datetime(*day, tzinfo=UTC))


@pytest.mark.parametrize(
    ("bad", "sentence"),
    [
        (at(1989, 12, 31), "The date is in 1989"),
        (at(1970, 1, 1), "The date is in 1970"),
        (at(1999, 12, 31, 23), "The date is in 1999"),
        (at(2099, 1, 1), "in the future: 2099-01-01"),
        (at(2026, 3, 4), "in the future: 2026-03-04"),
        (run((0, RUN), timer=0), "no time"),
        (run((600, RUN), timer=float("nan")), "no time"),
        (run((600, RUN), timer=73 * 3600), "more than three days"),
        (run((3600, (25.0, 0.0))), "56 miles an hour"),
        (run((600, RUN), meters=501_000.0), "More than 310 miles"),
        (run((7200, (6.3, 190.0))), "14 miles an hour"),
    ],
)
def test_refused(bad, sentence):
    with pytest.raises(Refusal) as refused:
        demand_plausible(bad, TODAY)
    assert sentence in refused.value.what
    assert refused.value.mend


@pytest.mark.parametrize(
    "good",
    [
        at(2000, 1, 1),
        at(2026, 3, 3, 23),  # tomorrow in UTC is today in Kiritimati
        run((12, (9.0, 260.0))),  # a sprint of 108 meters
        run((100, STAND)),
        run((7200, (5.8, 185.0))),  # as fast as the best marathons
    ],
)
def test_taken(good):
    demand_plausible(good, TODAY)


def test_a_run_is_a_run_and_another_sport_is_named():
    demand_run(run((600, WALK)), HIP)
    with pytest.raises(Refusal, match="This is not a run: a walk"):
        demand_run(run((600, RUN), sport=Sport.WALKING), HIP)
    with pytest.raises(Refusal, match="This is not a run: open water"):
        demand_run(run((600, RUN), sport=Sport.OTHER, sport_said="open_water"), HIP)
    for said in ("", "1", "Other"):
        with pytest.raises(Refusal, match="another sport"):
            demand_run(run((600, RUN), sport=Sport.OTHER, sport_said=said), HIP)


def test_of_a_ride_no_speed_is_judged_so_that_it_is_called_a_ride():
    demand_plausible(run((3600, (12.0, 90.0)), sport=Sport.OTHER), TODAY)


@pytest.mark.parametrize(
    "parts",
    [
        [(600, RUN)],
        [(240, WALK), (60, RUN)] * 5,
        [(600, (5.5, 185.0))],
    ],
)
def test_a_file_without_a_sport_that_moves_like_a_run(parts):
    demand_run(run(*parts, sport=Sport.UNKNOWN), HIP)


@pytest.mark.parametrize(
    ("parts", "said", "sentence"),
    [
        ([(600, WALK)], {}, "like a walk"),
        ([(30, RUN)], {}, "too short to tell"),
        ([(600, (7.0, 85.0))], {}, "like a walk"),
        ([(600, (7.0, 0.0))], {"cadence": None}, "like a ride"),
        ([(600, RUN)], {"cadence": None, "speed": None, "distance": None}, "nothing in it shows"),
    ],
)
def test_a_file_without_a_sport_that_does_not(parts, said, sentence):
    with pytest.raises(Refusal, match=sentence):
        demand_run(run(*parts, sport=Sport.UNKNOWN, **said), HIP)
