"""The week that a clinician hands out is the runner's own, and closed as theirs is."""

import pytest
from django.test import Client

from runwell.records.actions.patients import assign
from runwell.records.actions.safety_words import say_have_read
from runwell.records.models import AuditEvent
from runwell.records.safety_words import WARNING
from tests.records import whole_programme
from tests.web.programme.beginning import browser_of
from tests.web.programme.test_print import FILE, text
from tests.web.programme.test_program import kept
from tests.web.staff.programs import at

LOOKED = "read a record"
pytestmark = pytest.mark.django_db


@pytest.fixture
def treating(patient, clinician):
    assign(by="test", patient_id=patient.patient.id, clinician_id=clinician.id)
    return clinician


def test_it_is_the_file_of_the_runner_and_the_look_is_on_the_trail(patient, treating):
    kept(patient)
    looks = AuditEvent.objects.filter(account=treating.id, act=LOOKED).count()
    handed = text(browser_of(treating).get(at("program-pdf", patient.patient)))
    assert handed == text(browser_of(patient).get(FILE)) and "Bridge" in handed
    assert AuditEvent.objects.filter(account=treating.id, act=LOOKED).count() > looks


def test_nothing_is_handed_out_while_the_runner_may_not_exercise(patient, treating):
    browser, address = browser_of(treating), at("program-pdf", patient.patient)
    back = at("program", patient.patient)
    assert browser.get(address)["Location"] == back  # no program
    whole_programme.kept(patient)
    assert browser.get(address)["Location"] == back  # the warning was not read
    say_have_read(by=patient, patient_id=patient.patient.id, words=WARNING, rules=["RF29"])
    assert browser.get(address)["Location"] == back
    assert "Nothing is printed while" in browser.get(back).content.decode()


def test_nobody_else_gets_it(patient, other_patient, clinician, owner, front_desk):
    kept(patient)
    address = at("program-pdf", patient.patient)
    assert "/account/login/" in Client().get(address)["Location"]
    for somebody in (other_patient, clinician, owner, front_desk):
        answer = browser_of(somebody).get(address)
        assert answer.status_code in (403, 404) and b"%PDF" not in answer.content
