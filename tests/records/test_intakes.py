"""What is told before a visit: kept each time, never by another, and asked only of what is not known."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from runwell.records.access.intakes import (
    CHECK_LASTS,
    INTAKE_LASTS,
    intake_waits,
    intakes,
    newest_intake,
    not_put,
    told_already,
)
from runwell.records.actions.consents import withdraw_consent
from runwell.records.actions.intakes import send_intake
from runwell.records.actions.mornings import keep_morning
from runwell.records.actions.outcome_scores import keep_outcome_score
from runwell.records.actions.patients import assign
from runwell.records.intake_questions import intake_questions
from runwell.records.models import AuditEvent, Discharge, Intake, OwnCheck, Visit, VisitRequest
from runwell.refusals import Refusal, Refusals

pytestmark = pytest.mark.django_db
WORDS = intake_questions().version
DAY = timedelta(days=1)


def send(account, **answers):
    given = {name.replace("_", "-"): value for name, value in answers.items()}
    return send_intake(by=account, patient_id=account.patient.id, words=WORDS, answers=given)


def said_in_check(account, **answers):
    given = {name.replace("_", "-"): value for name, value in answers.items()}
    return OwnCheck.objects.create(patient=account.patient, verdict={}, answers=given)


def today():
    return timezone.localdate()


def test_it_is_kept_each_time_and_the_newest_counts(patient):
    send(patient, again="run", sitting=0, eases=["cold", "rest"], steroids="unknown", when=[], race="")
    kept = send(patient, again="  run 5 miles\0 ", settles="days")
    record = patient.patient
    assert newest_intake(record) == kept and intakes(record).count() == 2
    assert kept.answers == {"again": "run 5 miles", "settles": "days"} and kept.words == WORDS
    first = intakes(record).last()
    assert first.answers == {"again": "run", "sitting": 0, "eases": ["rest", "cold"], "steroids": "unknown"}
    assert AuditEvent.objects.filter(act="told something before a visit", patient=record.id).count() == 2


def test_all_of_it_may_be_skipped(patient):
    assert send(patient).answers == {}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("again", "x" * 201),
        ("worries", "x" * 1001),
        ("sitting", 25),
        ("sitting", -1),
        ("sitting", "8"),
        ("sitting", True),
        ("settles", "soon"),
        ("steroids", "maybe"),
        ("eases", "rest"),
        ("eases", ["rest", "prayer"]),
        ("eases", ["rest", "none"]),
        ("shoe-size", "44"),
    ],
)
def test_what_is_no_answer_is_refused_with_its_question(patient, name, value):
    with pytest.raises(Refusals) as refused:
        send(patient, **{name: value, "settles": "never" if name != "settles" else value})
    assert [one.where for one in refused.value.all] == [name] and not Intake.objects.exists()


def test_every_wrong_answer_is_named(patient):
    with pytest.raises(Refusals) as refused:
        send(patient, sitting=99, settles="soon", again="fine")
    assert {one.where for one in refused.value.all} == {"sitting", "settles"}


def test_other_questions_than_were_read_are_refused(patient):
    with pytest.raises(Refusal, match="questions have changed"):
        send_intake(by=patient, patient_id=patient.patient.id, words="2001-01", answers={})


def test_nobody_tells_it_for_them(patient, other_patient, clinician, owner):
    assign(by="test", patient_id=patient.patient.id, clinician_id=clinician.id)
    for somebody in (other_patient, clinician, owner):
        with pytest.raises(PermissionDenied):
            send_intake(by=somebody, patient_id=patient.patient.id, words=WORDS, answers={})
    withdraw_consent(by=patient)
    with pytest.raises(Refusal, match="took back your agreement"):
        send(patient)
    assert not Intake.objects.exists()


def test_what_the_check_knows_is_told_in_its_words(patient):
    said_in_check(patient, night_pain="any-position", medication="blood-thinner|bone-drug", sex="female")
    told = told_already(patient.patient, today())
    assert told["night"].by_check and told["night"].words
    assert ", " in told["medicine-kinds"].words and "morning" not in told
    assert not_put(patient.patient, today()) == frozenset()


def test_what_is_not_for_them_is_not_put(patient):
    said_in_check(patient, sex="male")
    assert not_put(patient.patient, today()) == {"periods", "pregnancy"}


def test_an_answer_that_the_check_did_not_get_or_that_is_old_is_asked(patient):
    check = said_in_check(patient, night_pain="any-position", steroid_use="long ago")
    assert set(told_already(patient.patient, today())) == {"night"}
    OwnCheck.objects.filter(id=check.id).update(kept_at=timezone.now() - CHECK_LASTS - DAY)
    assert told_already(patient.patient, today()) == {}


def test_the_newest_check_alone_counts(patient):
    said_in_check(patient, night_pain="any-position")
    said_in_check(patient, sex="female")
    assert told_already(patient.patient, today()) == {}


def test_facts_of_the_record_answer_too(patient):
    record = patient.patient
    keep_outcome_score(by=patient, patient_id=record.id, measure="psfs", activities=[("run", 2), ("sit", 5)])
    for number, hours in enumerate((6, 7, 8)):
        assert "sleep" not in told_already(record, today())
        keep_morning(by=patient, patient_id=record.id, on=today() - number * DAY, sleep=hours)
    told = told_already(record, today())
    assert told["again"].words == "run; sit" and not told["again"].by_check
    assert told["sleep"].words.startswith("7 hours, the average of 3 nights")


def agreed_visit(record, ahead, state=Visit.AGREED):
    asked = VisitRequest.objects.create(
        patient=record, name="x", telephone="1", asked_at=timezone.now(), state=VisitRequest.AGREED
    )
    begins = timezone.now() + ahead
    ends = begins + timedelta(minutes=45)
    Visit.objects.create(request=asked, begins_at=begins, ends_at=ends, state=state)


def test_it_waits_only_before_an_agreed_visit_and_until_it_is_sent(patient, practice):
    record = patient.patient
    assert not intake_waits(record)
    agreed_visit(record, -DAY)
    agreed_visit(record, 3 * DAY, Visit.CANCELLED)
    assert not intake_waits(record)
    agreed_visit(record, 2 * DAY)
    assert intake_waits(record)
    kept = send(patient)
    assert not intake_waits(record)
    Intake.objects.filter(id=kept.id).update(sent_at=timezone.now() - INTAKE_LASTS - DAY)
    assert intake_waits(record)


def test_it_waits_again_when_they_come_back_after_their_care_ended(patient, practice, clinician):
    record = patient.patient
    send(patient)
    agreed_visit(record, DAY)
    assert not intake_waits(record)
    Discharge.objects.create(patient=record, number=1, how=Discharge.GOALS_MET, clinician=clinician)
    assert intake_waits(record)


def test_whoever_took_back_the_agreement_is_not_reminded(patient, practice):
    agreed_visit(patient.patient, DAY)
    withdraw_consent(by=patient)
    assert not intake_waits(patient.patient)
