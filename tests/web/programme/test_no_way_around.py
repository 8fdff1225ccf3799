"""Ways on which a runner would come to exercises that a check or a clinician has closed."""

import pytest

from runwell.knowledge.levels import Level
from runwell.programme.choose import programme_of
from runwell.records import access
from runwell.records.actions.clinicians_programmes import begin_for_patient
from runwell.records.actions.gates import open_bone_gate
from runwell.records.actions.own_checks import delete_own_check
from runwell.records.actions.patients import assign
from runwell.records.actions.phase_ticks import untick_check
from runwell.records.actions.prescriptions import look_at_course
from runwell.records.actions.programmes import end_programme, keep_programme
from runwell.records.actions.safety_words import say_have_read
from runwell.records.packs import the_pack
from runwell.records.safety_words import WARNING
from runwell.refusals import Refusal
from tests.records.whole_programme import kept, programme, situation
from tests.web.check.runners import OUTER_HIP, STRESS_FRACTURE
from tests.web.programme.beginning import calm, checked

pytestmark = pytest.mark.django_db
BEGIN, PLAN = "/my/program/begin/", "/my/session/plan.json"
NUMB = {**OUTER_HIP, "saddle-numbness": "yes"}


@pytest.fixture
def theirs(patient, clinician):
    """The patient is the clinician's."""
    assign(by="test", patient_id=patient.patient.id, clinician_id=clinician.id)
    return {"by": clinician, "patient_id": patient.patient.id}


def begun(own, patient):
    checked(patient)
    own.post(BEGIN, {"day": ["1", "2", "3", "4", "5", "6", "7"], "have": ["chair"], "begin": ""})
    own.post("/my/program/before/", calm(own))
    assert own.get(PLAN).json()["exercises"]


@pytest.mark.parametrize("known", [STRESS_FRACTURE, NUMB])
def test_a_new_check_that_says_stop_closes_the_program_that_runs(own, patient, known):
    begun(own, patient)
    checked(patient, known)
    own.post("/my/program/before/", calm(own))  # which asks no more for what the check said already
    plan = own.get(PLAN).json()
    assert plan["locked"] and not plan["exercises"]
    assert own.get("/my/program/").context["page"].warned.by_check
    assert not own.get("/my/session/paper/").context["page"].lines
    made, there = programme(), situation()
    with pytest.raises(Refusal, match="no exercise may be given now"):
        keep_programme(by=patient, patient_id=patient.patient.id, programme=made, situation=there)


def test_a_check_that_closes_speaks_with_its_own_urgency(own, patient):
    begun(own, patient)
    checked(patient, NUMB)
    answer = own.get("/my/program/")
    said, page = answer.content.decode(), answer.context["page"]
    kept_check = patient.patient.checks.first().verdict
    assert page.warned.level == "emergency" and page.closed is None and not page.cards
    assert page.warned.do == (f"{kept_check['headline']}.", kept_check["do_now"])
    assert 'href="tel:911"' in said and "Your last hip check says so." in said
    assert 'href="/check/hip/"' in said and "You said yes to a sign" not in said


def test_a_sign_said_to_be_true_and_a_check_are_one_panel_with_the_graver_of_them(own, patient):
    begun(own, patient)
    milder = next(rule for rule in the_pack().rules if rule.level is Level.DOCTOR_WITHIN_DAYS)
    facts = {"by": patient, "patient_id": patient.patient.id, "words": WARNING}
    say_have_read(**facts, rules=[milder.id])
    checked(patient, NUMB)
    answer = own.get("/my/program/")
    warned = answer.context["page"].warned
    assert (warned.level, warned.said, warned.by_check) == ("emergency", True, True)
    assert milder.reason in warned.why and milder.what_to_do not in warned.do
    assert "You said yes to a sign" in answer.content.decode()


def test_a_better_check_or_a_clinicians_look_opens_it_again(own, patient, theirs):
    begun(own, patient)
    checked(patient, NUMB)
    look_at_course(**theirs)
    assert own.get(PLAN).json()["exercises"]
    checked(patient, STRESS_FRACTURE)
    assert not own.get(PLAN).json()["exercises"]
    checked(patient, {**OUTER_HIP, "trend": "improving"})
    assert own.get(PLAN).json()["exercises"]


def test_a_check_from_before_the_program_closes_nothing(own, patient):
    checked(patient, NUMB)
    kept(patient)
    assert not own.get(PLAN).json()["locked"]


def test_ending_is_no_way_around_the_bone_that_a_clinician_began_a_program_for(own, patient, theirs):
    begin_for_patient(**theirs, cause="femoral-neck-bsi")
    checked(patient)
    own.post("/my/program/end/", {"why": "well"})
    assert access.current_programme(patient.patient) is None
    assert own.get(BEGIN).context["cannot"] == "clinicians"
    with pytest.raises(Refusal, match="for something else"):
        kept(patient)
    begin_for_patient(**theirs, cause="gluteal-tendinopathy")
    end_programme(**theirs, why="Healed")
    assert kept(patient).asked()


def test_what_is_shown_before_it_begins_goes_by_no_gate_of_another_injury(own, patient, theirs):
    bone = situation(cause="pelvic-sacral-bsi")
    made = programme_of(the_pack(), bone)
    keep_programme(by=patient, patient_id=patient.patient.id, programme=made, situation=bone)
    open_bone_gate(**theirs, gate="G2", reason="Walks without pain")
    checked(patient)
    answer = own.post(BEGIN, {"day": ["1", "3"], "begin": ""})
    assert answer.status_code == 302  # and was refused while it named the gate of the bone


def test_a_check_that_no_database_could_name_is_none(patient):
    kept(patient)
    day = access.current_programme(patient.patient).began_at.date()
    untick_check(by=patient, patient_id=patient.patient.id, check="\0", on=day)


def test_who_deletes_the_check_that_closed_opens_it_again_as_decision_0034_says(own, patient):
    """Not what is wanted, and written down there as a risk that remains."""
    begun(own, patient)
    check = checked(patient, NUMB)
    assert own.get(PLAN).json()["locked"]
    delete_own_check(by=patient, check_id=check.id)
    assert not own.get(PLAN).json()["locked"]
    assert any("deleted a check" in one.act for one in access.trail_of_own_record(patient))
