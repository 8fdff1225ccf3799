"""Whoever took back that a record is kept is read in an emergency alone, and nothing is added to it."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.utils import timezone

from runwell.records import access
from runwell.records.access.caseload import caseload
from runwell.records.access.messages import thread
from runwell.records.actions.caseload_mail import mail_clinicians
from runwell.records.actions.confirmed_causes import CHANGE_OF_MIND
from runwell.records.actions.consents import withdraw_consent
from runwell.records.actions.learning import learn_from_confirmed
from runwell.records.actions.messages import settle_messages, write_message
from runwell.records.actions.patients import assign
from runwell.records.actions.reading import break_glass
from runwell.records.actions.standings import bring_standing_up, plan_standings, work_out_standing
from runwell.records.models import (
    ConfirmedCause,
    Discharge,
    Examination,
    LearningRecord,
    Message,
    Note,
    Standing,
)
from runwell.refusals import Refusal
from tests.people import sign_in
from tests.records.examined import GTPS, confirmed, entered, lets_learn, told
from tests.security.writings import writings

pytestmark = pytest.mark.django_db
ADDED = (ConfirmedCause, Discharge, Examination, Message, Note, Standing)


@pytest.fixture
def record(patient, clinician):
    """Of somebody who wrote a message, and then took their agreement back."""
    assign(by="test", patient_id=patient.patient.id, clinician_id=clinician.id)
    told(patient.patient)
    write_message(by=patient, patient_id=patient.patient.id, words="It hurts")
    bring_standing_up(by="test", patient_id=patient.patient.id, today=timezone.localdate())
    withdraw_consent(by=patient)
    return patient.patient


def test_their_clinician_sees_nothing_and_adds_nothing(record, clinician):
    now = timezone.now()
    assert not access.patients(clinician).filter(id=record.id).exists()
    assert [one.id for one in caseload(clinician, now)] == []
    with pytest.raises(PermissionDenied):
        thread(clinician, record.id)
    for write in writings(clinician, record):
        with pytest.raises(PermissionDenied):
            write()


def test_in_an_emergency_it_is_read_and_nothing_is_added(record, clinician):
    break_glass(by=clinician, patient_id=record.id, reason="They fainted in the waiting room")
    assert [one.words for one in thread(clinician, record.id)] == ["It hurts"]
    before = [model.objects.count() for model in ADDED]
    for write in writings(clinician, record):
        with pytest.raises(Refusal, match="took back"):
            write()
    assert [model.objects.count() for model in ADDED] == before
    assert settle_messages(by=clinician, patient_id=record.id, seen=1)


PAGES = ["", "timeline/", "summary/", "notes/", "messages/", "examination/", "cause/", "discharge/"]


@pytest.mark.parametrize("page", PAGES)
def test_every_page_of_it_opens_in_an_emergency_and_a_form_of_it_says_why_not(record, clinician, page):
    break_glass(by=clinician, patient_id=record.id, reason="They fainted in the waiting room")
    browser = Client()
    sign_in(browser, clinician)
    here = f"/staff/patients/{record.id}/{page}"
    assert browser.get(here).status_code == 200
    sent = browser.post(here, {"words": "Called", "how": "goals-met", "cause": GTPS, "seen": "0"})
    assert sent.status_code in (400, 405, 409)


def test_how_they_stand_is_worked_out_and_mailed_no_more(record, clinician):
    tomorrow = timezone.now() + timedelta(days=1)
    assert plan_standings(by="test", now=tomorrow) == 0
    before = Standing.objects.get(patient=record).as_of
    work_out_standing(by="test", patient_id=record.id, now=tomorrow)
    assert Standing.objects.get(patient=record).as_of == before
    assert mail_clinicians(by="test", now=tomorrow.replace(hour=18)) == 0


def test_cases_to_learn_from_lie_in_an_order_that_tells_nothing(patient, other_patient, clinician):
    for account in (patient, other_patient):
        assign(by="test", patient_id=account.patient.id, clinician_id=clinician.id)
        told(account.patient)
        entered(clinician, account.patient)
        lets_learn(account)
    LearningRecord.objects.bulk_create(LearningRecord(pack="p", cause=GTPS, how="imaging") for _ in range(9))
    for account in (patient, other_patient):
        found = confirmed(clinician, account.patient)
        learn_from_confirmed(by="test", confirmed_id=found.id, now=timezone.now() + CHANGE_OF_MIND)
    place = "rowid" if connection.vendor == "sqlite" else "ctid"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id FROM records_learningrecord ORDER BY {place}")
        order = [str(row[0]).replace("-", "") for row in cursor.fetchall()]
    assert len(order) == 11 and order == sorted(order)
