"""Beginning a program: only from a whole, recent answer, and only as the site itself computes it."""

from dataclasses import replace

import pytest
from django.test import Client

from runwell.programme.choose import programme_of
from runwell.records import access
from runwell.records.actions.consents import withdraw_consent
from runwell.records.actions.patients import assign
from runwell.records.actions.prescriptions import change_prescription
from runwell.records.actions.programmes import keep_programme
from runwell.records.actions.safety_words import say_have_read
from runwell.records.models import KeptProgramme
from runwell.records.packs import the_pack
from runwell.records.safety_words import WARNING
from tests.people import sign_in
from tests.records.whole_programme import dose, programme, situation
from tests.web.check.runners import STRESS_FRACTURE
from tests.web.programme.beginning import browser_of, checked

pytestmark = pytest.mark.django_db
BEGIN = "/my/program/begin/"
PICKED = {"day": ["1", "3", "5"], "have": ["chair", "towel", "nonsense"]}


def current(account):
    return access.current_programme(account.patient)


def test_from_a_check_to_a_program_that_holds(own, patient):
    checked(patient)
    page = own.get(BEGIN).context["page"]
    assert 3 <= len(page.preview.names) <= 5 and 0 < page.preview.minutes <= 20
    assert page.preview.days == "Every day"
    answer = own.post(BEGIN, {**PICKED, "begin": ""})
    assert (answer.status_code, answer["Location"]) == (302, "/my/program/before/")
    kept = current(patient)
    assert (kept.cause, kept.phase, kept.weekdays) == ("gluteal-tendinopathy", 1, [1, 3, 5])
    assert kept.equipment == ["chair", "towel"]
    made = access.situation_of(patient.patient)
    assert kept.programme() == programme_of(the_pack(), made)


def test_a_look_keeps_nothing_and_follows_what_was_picked(own, patient):
    checked(patient)
    page = own.post(BEGIN, {"day": ["2", "4"], "look": ""}).context["page"]
    assert page.preview.days == "Tuesday, Thursday"
    assert [day.number for day in page.days if day.chosen] == [2, 4]
    assert not any(thing.chosen for thing in page.things)
    assert current(patient) is None


@pytest.mark.parametrize("days", [[], ["3"], ["3", "3"], ["8", "0"], ["x", "1"]])
def test_fewer_than_two_days_are_refused(own, patient, days):
    checked(patient)
    answer = own.post(BEGIN, {"day": days, "begin": ""})
    assert answer.status_code == 400
    assert "Choose at least two days of the week" in answer.content.decode()
    assert current(patient) is None


def test_doses_are_never_taken_from_the_form(own, patient):
    checked(patient)
    forged = {
        "prescriptions": '[{"exercise": "pogo", "sets": 9}]',
        "exercise": "pogo",
        "phase": "4",
        "gate": "G3",
    }
    own.post(BEGIN, {**PICKED, **forged, "begin": ""})
    kept = current(patient)
    assert kept.phase == 1 and "pogo" not in [one.exercise for one in kept.asked()]


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (lambda account: None, "First do the hip check"),
        (lambda account: checked(account, days_ago=15), "Do the hip check again"),
        (lambda account: checked(account, copy=True), "Do the hip check again"),
        (lambda account: checked(account, STRESS_FRACTURE), "Be seen before you exercise"),
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_whoever_may_not_begin_is_told_why_and_where_to_go(own, patient, made, said, method):
    made(patient)
    answer = getattr(own, method)(BEGIN, {**PICKED, "begin": ""})
    assert said in answer.content.decode() and "page" not in answer.context
    assert current(patient) is None


def test_an_answer_of_two_weeks_is_recent_enough(own, patient):
    checked(patient, days_ago=14)
    assert own.post(BEGIN, {**PICKED, "begin": ""}).status_code == 302


def test_a_newer_check_that_says_be_seen_beats_an_older_one(own, patient):
    checked(patient, days_ago=3)
    checked(patient, STRESS_FRACTURE)
    assert "Be seen before you exercise" in own.get(BEGIN).content.decode()


def test_while_a_red_flag_stands_none_begins(own, patient):
    checked(patient)
    say_have_read(by=patient, patient_id=patient.patient.id, words=WARNING, rules=["RF10"])
    answer = own.post(BEGIN, {**PICKED, "begin": ""})
    page = answer.context["page"]
    assert page.preview.locked and not page.preview.names
    assert current(patient) is None and "/my/program/before/" in answer.content.decode()


def test_what_a_clinician_set_stays_in_the_next_one(own, patient, clinician):
    checked(patient)
    own.post(BEGIN, {**PICKED, "begin": ""})
    assign(by="test", patient_id=patient.patient.id, clinician_id=clinician.id)
    first = current(patient).asked()[0]
    one = replace(first, sets=first.sets + 1)
    change_prescription(by=clinician, patient_id=patient.patient.id, prescription=one)
    own.post(BEGIN, {"day": ["1", "2"], "have": [], "begin": ""})
    kept = current(patient)
    assert kept.weekdays == [1, 2] and KeptProgramme.objects.count() == 2
    assert next(each for each in kept.asked() if each.exercise == one.exercise).sets == one.sets


def test_a_clinicians_program_is_not_put_aside_by_its_runner(own, patient, clinician):
    checked(patient)
    assign(by="test", patient_id=patient.patient.id, clinician_id=clinician.id)
    kept = keep_programme(
        by=clinician,
        patient_id=patient.patient.id,
        programme=programme(dose(by_clinician=True)),
        situation=situation(),
    )
    answer = own.post(BEGIN, {**PICKED, "begin": ""})
    assert "Your clinician made your program" in answer.content.decode()
    assert current(patient) == kept


def test_a_stranger_signs_in_and_another_has_only_their_own(patient, other_patient):
    checked(patient)
    assert "/account/login/" in Client().get(BEGIN)["Location"]
    other = browser_of(other_patient)
    assert "First do the hip check" in other.get(BEGIN).content.decode()
    other.post(BEGIN, {**PICKED, "begin": ""})
    assert KeptProgramme.objects.count() == 0


def test_a_clinician_without_a_record_is_sent_to_what_one_is(client, clinician, patient):
    checked(patient)
    sign_in(client, clinician)
    assert client.post(BEGIN, {**PICKED, "begin": ""})["Location"] == "/my/"
    assert KeptProgramme.objects.count() == 0


def test_without_agreement_nothing_begins(own, patient):
    checked(patient)
    withdraw_consent(by=patient)
    for address in ("", "begin/", "before/"):
        page = own.get(f"/my/program/{address}")
        assert "You took back your agreement" in page.content.decode()
    assert own.post(BEGIN, {**PICKED, "begin": ""}).status_code == 403
    assert current(patient) is None
