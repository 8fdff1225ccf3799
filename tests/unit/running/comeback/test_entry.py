"""Who may begin: the app's gate for soft tissue (section 6), a clinician's gates for bone (section 5)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from runwell.running.comeback.entry import FEMORAL_NECK, entry
from runwell.running.comeback.values import Gates
from runwell.running.comeback.why import Why
from tests.comebacks import BONE, DAY, FIRST, HIP, OPEN, SOFT, stands

PELVIS = replace(BONE, cause="pelvic-sacral-bsi")
LATER = FIRST + 200 * DAY


def whys(begun, gates, on=FIRST, *, walks=False):
    return [one.why for one in entry(HIP, begun, gates, on, walks=walks).closed]


def test_soft_tissue_needs_the_run_gate_of_the_app():
    assert whys(SOFT, OPEN) == []
    assert whys(SOFT, Gates(phase=3, run_gate=FIRST)) == [Why.RUN_GATE]
    assert whys(SOFT, Gates(phase=4)) == [Why.RUN_GATE]
    assert whys(SOFT, replace(OPEN, run_gate=FIRST + DAY)) == [Why.RUN_GATE]
    assert whys(SOFT, OPEN, FIRST - DAY) == [Why.NOT_BEGUN]


def test_what_a_doctor_has_to_see_is_never_run_with():
    assert whys(replace(SOFT, group="refer"), OPEN) == [Why.LOCKED_GROUP]
    assert whys(SOFT, replace(OPEN, locked=True)) == [Why.LOCKED]


def test_the_walk_of_table_b_needs_g2_and_its_runs_g3():
    """Section 7, table B: B1 from G2, B2 from G3. The phase and the app's gate open nothing for a bone."""
    assert whys(PELVIS, OPEN, walks=True) == [Why.GATE_G2]
    assert whys(PELVIS, OPEN) == [Why.GATE_G3]
    assert whys(PELVIS, Gates(g2=FIRST), walks=True) == []
    assert whys(PELVIS, Gates(g2=FIRST)) == [Why.GATE_G3]
    assert whys(PELVIS, Gates(g2=FIRST, g3=FIRST)) == []
    assert whys(PELVIS, Gates(g2=FIRST, g3=FIRST + DAY)) == [Why.GATE_G3]


@pytest.mark.parametrize(("days", "open_"), [(0, False), (83, False), (84, True), (200, True)])
def test_a_femoral_neck_waits_for_week_12_from_its_diagnosis(days, open_):
    gates = Gates(g2=FIRST, g3=FIRST, diagnosed=FIRST)
    assert FEMORAL_NECK in HIP.causes and HIP.causes[FEMORAL_NECK].bone
    assert (whys(BONE, gates, FIRST + timedelta(days=days)) == []) is open_
    assert whys(BONE, gates, walks=True) == []


def test_unless_the_clinician_says_so_sooner():
    gates = Gates(g2=FIRST, g3=FIRST, diagnosed=FIRST, sooner=FIRST + DAY)
    assert whys(BONE, gates) == [Why.NECK_TOO_EARLY] and whys(BONE, gates, FIRST + DAY) == []
    assert whys(BONE, Gates(g2=FIRST, g3=FIRST)) == [Why.NO_DIAGNOSIS_DAY]
    assert whys(BONE, Gates(sooner=FIRST)) == [Why.GATE_G3]


def test_while_closed_nothing_is_planned_and_the_race_cannot_be_told():
    for begun, gates in ((SOFT, Gates(phase=3)), (BONE, Gates()), (replace(SOFT, group="refer"), OPEN)):
        if begun.group == "refer":
            continue
        view = stands(HIP, begun, (), (), gates, FIRST)
        assert not view.open and view.planned == ()
