"""Baseline of cadence, tissue load, and what more steps would do. Oracles: evidence/load.md 5 to 7."""

from datetime import timedelta

import pytest

from runwell.running.baseline import baseline, cadence_change
from runwell.running.step_rate import LOADS, StepRateAdvice, step_rate
from runwell.running.technique import Carried, technique_before
from runwell.running.tissue import Assumption, carried, damage, damage_per_way, peak_at, tissue_load
from tests.made_runs import FIRST, HIP, summary

GMED = HIP.load_rules.muscle_peaks["gluteus-medius"]


def runs(first, count, cadence=170.0, speed=2.8, minutes=30, **said):
    return [
        summary(
            first + timedelta(days=2 * number), 6, cadence=cadence, level_cadence=cadence, level_speed=speed,
            level_minutes=minutes, run_seconds=minutes * 60.0, **said,
        )
        for number in range(count)
    ]  # fmt: skip


def test_more_force_counts_much_more_than_more_steps():
    """Section 5, arithmetic: +10 % force, b=4 -> 1.4641, b=7 -> 1.9487; +10 % steps -> 1.10 for any b."""
    assert damage(1, 1.1, 4) == pytest.approx(1.4641)
    assert damage(1, 1.1, 7) == pytest.approx(1.9487, abs=5e-5)
    assert {round(damage(1.1, 1, b), 9) for b in range(1, 9)} == {1.1}


@pytest.mark.parametrize(
    ("rate", "b", "expected"),
    [
        (110, 1, 0.983), (110, 2, 0.879), (110, 4, 0.702), (110, 6, 0.561), (110, 8, 0.449),
        (90, 1, 0.972), (90, 2, 1.049), (90, 4, 1.222), (90, 6, 1.425), (90, 8, 1.660),
    ],
)  # fmt: skip
def test_damage_of_gluteus_medius_per_km(rate, b, expected):
    """Section 5, GMed damage per km, from Lenhart 2014."""
    assert damage_per_way(GMED, rate, b, HIP) == pytest.approx(expected, abs=5e-4)


@pytest.mark.parametrize(
    ("muscle", "bw"),
    [
        ("gluteus-medius", (3.53, 3.27, 2.92)),
        ("gluteus-minimus", (2.47, 2.34, 2.12)),
        ("gluteus-maximus", (1.84, 1.61, 1.49)),
        ("iliacus", (1.80, 1.97, 2.08)),
        ("psoas", (1.30, 1.34, 1.36)),
    ],
)
def test_peaks_in_body_weights(muscle, bw):
    """Section 6, Lenhart 2014, PMC4296582 table 1: N/kg divided by 9.81."""
    peak = HIP.load_rules.muscle_peaks[muscle]
    found = [peak_at(peak, rate, HIP) / 9.81 for rate in (90, 100, 110)]
    assert found == pytest.approx(bw, abs=6e-3)


def test_straight_lines_inside_and_nothing_outside():
    """Section 6: interpolate linearly inside 90-110 % only."""
    assert peak_at(GMED, 105, HIP) == pytest.approx((32.05 + 28.65) / 2)
    assert peak_at(GMED, 89.9, HIP) is peak_at(GMED, 110.1, HIP) is None


def test_baseline_and_target():
    """Section 7: median of the last 28 days, >= 10 min; target 1.05-1.10 x baseline."""
    found = baseline(runs(FIRST, 10), FIRST + timedelta(days=20), HIP)
    assert (found.cadence, found.speed, found.minutes, found.runs) == (170, 2.8, 300, 10)
    assert found.target == pytest.approx((178.5, 187.0))


def test_baseline_takes_runs_at_the_pace_and_needs_ten_minutes():
    """Section 7: within ±5 % of target pace."""
    both = runs(FIRST, 5) + runs(FIRST + timedelta(days=1), 3, cadence=185.0, speed=3.6, minutes=4)
    day = FIRST + timedelta(days=20)
    assert baseline(both, day, HIP).cadence == 170
    assert baseline(both, day, HIP, speed=3.5).cadence == 185
    assert baseline(both, day, HIP, speed=3.5).minutes == 12
    assert baseline(both[:-1], day, HIP, speed=3.5) is None
    assert baseline(both, day, HIP, speed=3.2) is None
    assert baseline(both, FIRST + timedelta(days=60), HIP) is None


def test_cadence_fell_before_the_pain():
    day = FIRST + timedelta(days=56)
    kept = runs(FIRST, 14, cadence=172.0) + runs(FIRST + timedelta(days=28), 14, cadence=164.0)
    change = cadence_change(kept, day, HIP)
    assert (change.early.cadence, change.late.cadence) == (172, 164)
    assert change.percent == pytest.approx(-4.65, abs=0.01)
    assert cadence_change(kept[14:], day, HIP) is None


def test_tissue_load_is_a_range_with_its_assumptions():
    early, late = runs(FIRST, 10, cadence=170.0), runs(FIRST, 20, cadence=161.5)
    found = tissue_load(late, early, "gluteus-medius", HIP)
    assert found.exponents == (4, 8)
    assert found.steps == pytest.approx(1.9)
    assert found.force == pytest.approx((34.6 + 32.05) / 2 / 32.05)
    assert found.low == pytest.approx(1.9 * found.force**4)
    assert found.high == pytest.approx(1.9 * found.force**8)
    assert Assumption.NO_PROBABILITY in found.assumes
    assert tissue_load(runs(FIRST, 5, cadence=200.0), early, "gluteus-medius", HIP) is None
    assert tissue_load([], early, "gluteus-medius", HIP) is None


def test_what_a_tissue_still_carries():
    """Section 5: D(t) = D(t-1) * exp(-1/tau) + D of the day; tau muscle 3 d, bone 28 d."""
    assert carried([1.0, 0, 0, 0], "muscle", HIP)[-1] == pytest.approx(0.3679, abs=5e-5)
    assert carried([1.0] + [0.0] * 28, "bone", HIP)[-1] == pytest.approx(0.3679, abs=5e-5)


def test_technique_in_the_28_days_before_against_the_56_before_those():
    day = FIRST + timedelta(days=84)
    before = runs(FIRST, 28, cadence=172.0, contact=240.0, oscillation=80.0, balance=50.0)
    after = runs(FIRST + timedelta(days=56), 14, cadence=164.0, contact=256.0, oscillation=81.0, balance=51.5)
    found = {one.what: one for one in technique_before(before + after, day, HIP)}
    assert set(found) == set(Carried)
    assert found[Carried.CADENCE].change == pytest.approx(-4.65, abs=0.01)
    assert found[Carried.BALANCE].change == 1.5
    assert {what for what, one in found.items() if one.is_clear} == {
        Carried.CADENCE, Carried.CONTACT, Carried.BALANCE,
    }  # fmt: skip
    assert found[Carried.CONTACT].runs == (14, 28)


def test_faster_running_is_not_taken_for_another_technique():
    day = FIRST + timedelta(days=84)
    fast = runs(FIRST + timedelta(days=56), 14, cadence=184.0, speed=3.6, contact=200.0)
    assert technique_before(runs(FIRST, 28, contact=240.0) + fast, day, HIP) == ()
    assert technique_before([], day, HIP) == ()


@pytest.mark.parametrize(
    "cause", ["gluteal-tendinopathy", "glute-med-strain", "deep-gluteal", "itb-proximal"]
)
def test_more_steps_ease_the_outer_and_the_back_of_the_hip(cause):
    """Section 6: a higher step rate helps lateral and posterior stance tissues."""
    assert step_rate(cause, HIP).advice is StepRateAdvice.EASES


@pytest.mark.parametrize(
    "cause",
    ["iliopsoas-tendinopathy", "hip-flexor-strain", "snapping-hip-internal", "hamstring-strain"],
)
def test_more_steps_are_wrong_for_hip_flexors_and_swing_phase_hamstrings(cause):
    """Section 6: not hip-flexor or swing-phase hamstring problems."""
    assert step_rate(cause, HIP).advice is StepRateAdvice.WRONG


def test_the_change_of_each_muscle():
    found = step_rate("glute-med-strain", HIP).changes[0]
    assert found.peak is GMED
    assert found.percents == {5: pytest.approx(-5.304, abs=0.001), 10: pytest.approx(-10.608, abs=0.001)}


@pytest.mark.parametrize("cause", ["femoral-neck-bsi", "labral-fai", "hip-oa", "overuse-nonspecific"])
def test_nothing_is_said_of_what_the_table_does_not_have(cause):
    found = step_rate(cause, HIP)
    assert (found.advice, found.changes) == (StepRateAdvice.NOT_KNOWN, ())


def test_every_cause_and_muscle_named_is_in_the_pack():
    assert set(LOADS) <= set(HIP.causes)
    assert {muscle for some in LOADS.values() for muscle in some} <= set(HIP.load_rules.muscle_peaks)
    assert not any(HIP.causes[cause].bone for cause in LOADS)
