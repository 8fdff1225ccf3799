"""The same run from two sources is one run; runs one after the other are two."""

from datetime import timedelta
from itertools import permutations

import pytest

from runwell.running.files.run import Damage, Format, Harm
from runwell.running.likeness import copies, richness, same_run
from tests.made_runs import FIRST, RUN, run, summary

HOUR = summary(FIRST, 10, minutes=60, id="watch")


def other(km=10, hour=7.0, minutes=60, **said):
    return summary(FIRST, km, hour=hour, minutes=minutes, **{"id": "other", **said})


@pytest.mark.parametrize(
    "copy",
    [
        other(),
        other(10.4),
        other(None),
        other(hour=7.05),
        other(minutes=55),
        other(9.6, hour=6.95, minutes=58),
    ],
)
def test_the_same(copy):
    assert same_run(HOUR, copy) and same_run(copy, HOUR)


@pytest.mark.parametrize(
    "run",
    [
        other(10.6),  # 5.7 % farther
        other(hour=8.0),  # back to back
        other(minutes=45),  # three quarters of the time
        other(5, minutes=30),
        other(hour=7.2),  # began 12 minutes later
        other(hour=31.0),  # the next day
    ],
)
def test_not_the_same(run):
    assert not same_run(HOUR, run) and not same_run(run, HOUR)


def test_the_hour_of_a_zone_makes_no_difference():
    from dataclasses import replace
    from datetime import timezone

    there = replace(HOUR, began=HOUR.began.astimezone(timezone(timedelta(hours=-5))), id="there")
    assert same_run(HOUR, there)


def test_a_chain_of_copies_is_one_run_in_every_order():
    chain = [other(10.0, id="a"), other(10.4, id="b"), other(10.8, id="c"), other(5, hour=9, id="d")]
    assert not same_run(chain[0], chain[2])
    found = {copies(order) for order in permutations(chain)}
    assert [[one.id for one in group] for group in found.pop()] == [["a", "b", "c"], ["d"]]
    assert not found


def test_the_richer_copy_wins():
    fit = run((600, RUN))
    assert richness(fit) > richness(run((600, RUN), format=Format.GPX))
    assert richness(run((600, RUN), heart_rate=150)) > richness(fit)
    assert richness(fit) > richness(run((500, RUN)))
    cut = run((600, RUN), heart_rate=150, damage=(Damage(Harm.CUT_SHORT),))
    assert richness(run((600, RUN), format=Format.TCX)) > richness(cut)
    checksum = run((600, RUN), heart_rate=150, damage=(Damage(Harm.WRONG_CHECKSUM),))
    assert richness(checksum) > richness(fit)
