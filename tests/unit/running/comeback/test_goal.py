"""The race: what has to be run before it, and the earliest day, kept by whoever does what is planned."""

from dataclasses import replace

import pytest

from runwell.running.comeback.values import Gates, Kind, Race, RaceView
from runwell.running.comeback.why import Why
from tests.comebacks import BONE, DAY, FIRST, HIP, KNOWN, OPEN, SOFT, lived, run, stands


def goal(begun, race_day, km=5.0, gates=OPEN):
    return stands(HIP, replace(begun, race=Race(on=race_day, km=km)), (), (), gates, FIRST).goal


EASY = replace(SOFT, stage="easy", level=KNOWN)
A6 = replace(SOFT, stage="A6", level=KNOWN)


def test_the_earliest_day_is_kept_by_whoever_does_what_is_planned():
    """A race of 5 km needs 4.5 km before it: the race is then no spike (load.md, section 1)."""
    earliest = goal(A6, FIRST + 300 * DAY).earliest
    begun = replace(A6, race=Race(on=earliest, km=5.0))
    ran = [done for _, _, done, _ in lived(begun, OPEN, (earliest - FIRST).days - 6) if done]
    longest = max(one.km for one in ran)
    assert longest == pytest.approx(4.5, abs=0.06)
    assert ran[-1].on == earliest - 7 * DAY and ran[-1].km == longest
    assert goal(A6, earliest).view is RaceView.ON_THE_WAY
    late = goal(A6, earliest - DAY)
    assert (late.view, late.earliest) == (RaceView.NOT_BY_THEN, earliest)


@pytest.mark.parametrize(
    ("km", "needs", "spike"), [(5, 4.5, False), (21.1, 19.2, False), (35, 31.8, False), (42.2, 32, True)]
)
def test_what_a_race_needs_and_when_it_is_a_jump_all_the_same(km, needs, spike):
    found = goal(A6, FIRST + 900 * DAY, km)
    assert found.longest_km == needs and (Why.RACE_IS_SPIKE in {one.why for one in found.because}) is spike


def test_a_marathon_needs_a_week_that_holds_its_long_run_and_three_weeks_after_it():
    """On 30 km a week 32 km is no training; on 64 km it is, and the last three weeks are shorter."""
    small = goal(A6, FIRST + 900 * DAY, 42.2)
    assert (small.view, small.earliest) == (RaceView.NOT_BY_THEN, None)
    assert Why.RACE_WEEK_TOO_SMALL in {one.why for one in small.because}
    fit = replace(A6, level=replace(KNOWN, weekly_km=64.0))
    earliest = goal(fit, FIRST + 900 * DAY, 42.2).earliest
    assert goal(fit, earliest, 42.2).view is RaceView.ON_THE_WAY
    begun = replace(fit, race=Race(on=earliest, km=42.2))
    count = (earliest - FIRST).days
    planned = stands(HIP, begun, (), (), OPEN, FIRST, count=count).planned
    longest = max(planned, key=lambda one: one.km or 0)
    assert longest.km >= 31.9 and (earliest - longest.on).days >= 21
    assert all(one.km <= 0.7 * 32 + 0.1 for one in planned if one.on > earliest - 21 * DAY)
    assert goal(A6, FIRST + 900 * DAY, 21.1).view is RaceView.ON_THE_WAY


def test_while_nothing_is_open_no_day_is_named():
    for begun, gates in ((SOFT, Gates(phase=2)), (BONE, Gates(g2=FIRST, diagnosed=FIRST))):
        found = goal(begun, FIRST + 300 * DAY, gates=gates)
        assert (found.view, found.earliest) == (RaceView.CANNOT_TELL, None)
    neck = goal(BONE, FIRST + 400 * DAY, gates=Gates(g2=FIRST, g3=FIRST, diagnosed=FIRST))
    assert neck.view is RaceView.ON_THE_WAY and (neck.earliest - FIRST).days > 84 + 50


def test_a_race_that_has_passed_and_none_at_all():
    assert goal(SOFT, FIRST - DAY).view is RaceView.OVER
    assert stands(HIP, SOFT, (), (), OPEN, FIRST).goal is None


def test_a_tenth_too_far_each_time_hastens_nothing():
    """Within the tolerance a run is done, but the next is planned from what was asked for."""

    def farther(due):
        return (
            run(due.on, ran=due.km * 1.08 / 0.144, km=due.km * 1.08)
            if due.by_distance
            else run(due.on, ran=20)
        )

    plain = [due.km for _, due, _, _ in lived(EASY, OPEN, 40) if due and due.kind is Kind.LONGER]
    far = [due.km for _, due, _, _ in lived(EASY, OPEN, 40, does=farther) if due and due.kind is Kind.LONGER]
    assert far == plain
