"""Where somebody with an injured bone is sent: to a scan, until one was made."""

import pytest

from runwell.records.actions.clinicians_programmes import begin_for_patient
from runwell.records.actions.patients import assign
from runwell.records.packs import the_pack
from runwell.web.programme.scan_to_come import SCAN_TO_COME
from tests.records.examined import BONE, EXAM, IMAGING, confirmed
from tests.web.programme.beginning import browser_of

pytestmark = pytest.mark.django_db
SCAN, AS_TOLD = "You need an X-ray and an MRI today or tomorrow", "Do as your clinician told you"


@pytest.fixture
def with_a_program(patient, clinician):
    assign(by="test", patient_id=patient.patient.id, clinician_id=clinician.id)
    begin_for_patient(by=clinician, patient_id=patient.patient.id, cause=BONE)
    return patient


def turn(account):
    return " ".join(browser_of(account).get("/my/program/").context["page"].closed.turn)


def test_nobody_whose_bone_was_seen_on_a_scan_is_sent_to_one_today(with_a_program, clinician):
    assert SCAN in turn(with_a_program)
    confirmed(clinician, with_a_program.patient, BONE, IMAGING)
    assert SCAN not in turn(with_a_program) and AS_TOLD in turn(with_a_program)


def test_an_examination_alone_takes_no_scan_away(with_a_program, clinician):
    confirmed(clinician, with_a_program.patient, BONE, EXAM)
    assert SCAN in turn(with_a_program) and AS_TOLD not in turn(with_a_program)


NO_SCAN_YET = ("No scan is planned", "Nobody has seen the bone on a scan yet", "Ask for an MRI")


def escalate(account):
    return " ".join(browser_of(account).get("/my/program/").context["page"].escalate)


def test_whoever_had_their_scan_is_not_told_to_ask_for_help_because_none_was_made(with_a_program, clinician):
    assert all(one in escalate(with_a_program) for one in NO_SCAN_YET)
    confirmed(clinician, with_a_program.patient, BONE, EXAM)
    assert all(one in escalate(with_a_program) for one in NO_SCAN_YET)
    confirmed(clinician, with_a_program.patient, BONE, IMAGING)
    told = escalate(with_a_program)
    assert not any(one in told for one in NO_SCAN_YET)
    assert "Any pain comes back" in told and "ask for a new scan" in told


def test_each_sentence_of_a_scan_to_come_stands_in_the_pack_for_a_bone():
    pack = the_pack()
    bones = [name for name, one in pack.causes.items() if one.bone]
    said = {one.escalate_when for name in bones for one in pack.treatments.of(name).values()}
    assert said >= SCAN_TO_COME
