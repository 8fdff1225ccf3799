"""Where somebody with an injured bone is sent: to a scan, until one was made."""

import pytest

from runwell.records.actions.clinicians_programmes import begin_for_patient
from runwell.records.actions.patients import assign
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
