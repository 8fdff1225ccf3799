"""Twelve weeks of a patient of any kind and cause: what must never be is never."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from runwell.cli.programme_pool import causes
from runwell.programme.dosing import first_dose
from runwell.programme.simulated import Kind, demand
from runwell.programme.simulated_weeks import lived
from runwell.programme.step_up import up
from runwell.records.packs import the_pack

HIP = the_pack("hip")


@settings(max_examples=15)
@given(st.sampled_from(list(Kind)), st.sampled_from(causes(HIP)), st.integers(0, 10_000))
def test_nobody_steps_up_after_red_and_no_bone_meets_impact_before_its_gate(kind, cause, seed):
    found = lived(HIP, kind, cause, random.Random(seed))
    assert found.after_red == 0 and found.impact_early == 0
    assert found.above <= found.ups and found.held <= found.chances


def test_the_same_seed_is_the_same_patient():
    one, other = (lived(HIP, Kind.FLARING, "hip-oa", random.Random(7)) for _ in range(2))
    assert one == other != lived(HIP, Kind.FLARING, "hip-oa", random.Random(8))


def test_a_step_up_asks_for_more_of_a_body():
    for exercise in HIP.exercises.values():
        asked = first_dose(exercise)
        now, _ = up(HIP, asked, lambda _: True, ())
        ring = {asked.exercise, now.exercise} == {
            "front-plank",
            "bird-dog",
        }  # each the harder one of the other
        if now != asked and not ring and HIP.exercises[now.exercise].phase >= exercise.phase:
            assert demand(HIP, now) > demand(HIP, asked) - 0.2, (asked, now)
