"""A plan: what helps and what does not, stages, time; never an operation as the next step."""

import pytest

from runwell.knowledge.levels import Level
from runwell.knowledge.treatments import Recommendation
from runwell.programme.causes import bones
from runwell.programme.plan import BY_SPECIALIST, plan_of
from runwell.programme.situation import Situation
from runwell.programme.stages import Note
from runwell.records.packs import the_pack

PACK = the_pack()
CAUSES = [*PACK.causes, *PACK.impairments]


def of(cause, **more):
    return plan_of(PACK, Situation(cause=cause, **more))


@pytest.mark.parametrize("cause", CAUSES)
def test_every_treatment_stands_in_exactly_one_place(cause):
    plan = of(cause)
    places = (plan.helps, plan.may_help, plan.does_not_help, plan.avoid, plan.specialist)
    named = [one.id for place in places for one in place]
    assert sorted(named) == sorted(PACK.treatments.of(cause)) and named


@pytest.mark.parametrize("cause", CAUSES)
def test_an_operation_or_an_injection_is_never_something_that_comes_next(cause):
    plan = of(cause)
    steps = {one.id for one in (*plan.helps, *plan.may_help)}
    steps |= {one.id for stage in plan.stages for one in stage.treatments}
    assert not steps & set(BY_SPECIALIST)
    assert not {one.id for one in plan.escalate} & set(BY_SPECIALIST)


@pytest.mark.parametrize("cause", CAUSES)
def test_tablets_say_who_must_not_take_them_wherever_they_may_help(cause):
    plan = of(cause)
    for one in (*plan.may_help, *(plan.avoid if bones(PACK, plan.situation) else ())):
        if one.id == "otc-analgesic":
            assert "Follow the label" in one.contraindications
    assert "otc-analgesic" not in {one.id for one in plan.helps}


@pytest.mark.parametrize("cause", CAUSES)
def test_time_is_a_range_with_its_source_or_is_said_to_be_judgment(cause):
    expected = of(cause).expected
    assert expected is None or expected.low < expected.high
    assert expected is None or expected.expert or expected.source.startswith("http")
    assert expected or cause in ("tumour", "visceral-referred")


def test_a_serious_cause_has_no_stages_and_a_bone_is_left_by_its_gates():
    assert of("tumour").stages == () and of("hip-oa", also=("tumour",)).stages == ()
    neck = of("femoral-neck-bsi")
    assert [{check.leaves for check in stage.leave} for stage in neck.stages] == [
        {"G1"},
        {"G2"},
        {"G3"},
        set(),
    ]
    assert [stage.earliest and stage.earliest.number for stage in neck.stages] == [None, None, None, 12]
    assert all(Note.BONE_NO_RUN in stage.leave_out for stage in neck.stages[1:3])


def test_a_bone_beside_another_cause_sets_limits_and_level():
    both = of("gluteal-tendinopathy", also=("pelvic-sacral-bsi",))
    assert both.band.group == "bone" and both.running.groups == ("bone",)
    assert both.level is Level.DOCTOR_WITHIN_DAYS and both.locked
    assert {check.leaves for check in both.stages[0].leave} == {"G1"}


def test_soreness_that_is_over_in_days_needs_no_stages():
    (only,) = of("doms").stages
    assert Note.THEN_EASY in only.do and not only.leave


def test_a_loose_hip_is_told_not_to_be_stretched_to_its_end():
    loose = of("hip-oa", also=("hip-instability",))
    assert all(Note.NO_END_RANGE in stage.leave_out for stage in loose.stages)


def test_every_stage_of_a_soft_tissue_cause_says_when_it_is_left():
    for cause in ("hamstring-strain", "hamstring-tendinopathy", "hip-oa", "hip-stiffness", "sij-pain"):
        stages = of(cause).stages
        assert [bool(stage.leave) for stage in stages] == [True, True, True, False], cause


@pytest.mark.parametrize("cause", CAUSES)
def test_nobody_is_tested_on_an_exercise_that_is_not_for_their_cause(cause):
    for stage in of(cause).stages:
        for check in stage.leave:
            if check.leaves in ("settle", "load", "strengthen") and check.exercises:
                assert any(cause in PACK.exercises[one].suits for one in check.exercises), check.id


def test_treatments_of_the_two_causes_that_had_none_name_a_page_or_say_expert():
    for cause in ("doms", "itb-proximal"):
        own = PACK.treatments.causes[cause].own.values()
        assert all(one.url or one.strength == "expert" for one in own)
        assert Recommendation.DO in {one.recommendation for one in own}


def test_the_neck_of_the_thigh_bone_is_told_its_own_urgency_also_beside_another_cause():
    for plan in (of("femoral-neck-bsi"), of("hip-oa", also=("femoral-neck-bsi",))):
        assert "no weight" in plan.do_now[0] and "today or tomorrow" in plan.do_now[1]
        assert "emergency room" in plan.do_now[2] and "No weight" in plan.this_week[0]
    assert of("hip-oa").do_now == ()


def test_what_needs_no_doctor_keeps_its_own_week_beside_a_loose_hip():
    assert of("meralgia", also=("hip-instability",)).this_week == PACK.causes["meralgia"].this_week


@pytest.mark.parametrize("cause", [one for one in CAUSES if bones(PACK, Situation(cause=one))])
def test_nobody_watches_a_bone_run_before_a_scan_and_returning_pain_has_one_answer(cause):
    own = PACK.treatments.of(cause)
    assert own["physio-running-assessment"].stage == 3
    assert "clinician the same day" in own["load-management"].escalate_when
    assert "anti-inflammatories may hinder repair" in own["otc-analgesic"].contraindications


@pytest.mark.parametrize("cause", CAUSES)
def test_nobody_runs_before_the_tests_hold_unless_every_cause_allows_easy_runs(cause):
    allowed = cause in PACK.causes and PACK.causes[cause].may_run
    stages = of(cause).stages
    for stage in stages[:3] if len(stages) > 1 and not bones(PACK, Situation(cause=cause)) else ():
        assert (Note.EASY_RUNS in stage.do) is allowed
        assert (Note.NO_RUN_YET in stage.leave_out) is not allowed
    assert not allowed or Note.EASY_RUNS not in of(cause, also=("hip-stiffness",)).stages[0].do
    assert Note.NO_RUN_YET not in of("doms").stages[0].leave_out
