"""What the practice learns from a case: with consent, after a time, once, and without a name."""

import json
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from runwell.records.access.learning import FEWEST, learning_records
from runwell.records.actions.confirmed_causes import CHANGE_OF_MIND, LEARN
from runwell.records.actions.consents import agree_again, withdraw_consent
from runwell.records.actions.erasure import erase_everything
from runwell.records.actions.learning import download_learning_records, learn_from_confirmed
from runwell.records.actions.learning_consent import agree_to_learning, withdraw_learning
from runwell.records.actions.patients import WORDS, assign
from runwell.records.jobs.registry import KINDS
from runwell.records.learning_words import newest, words_of
from runwell.records.models import AuditEvent, ConfirmedCause, Consent, DueJob, LearningRecord
from runwell.refusals import Refusal
from tests.records.examined import BONE, CLUSTER, GTPS, confirmed, entered, lets_learn, opened_again, told
from tests.web.check.runners import OUTER_HIP

pytestmark = pytest.mark.django_db


@pytest.fixture
def runner(patient):
    return patient.patient


@pytest.fixture
def treating(runner, clinician):
    assign(by="test", patient_id=runner.id, clinician_id=clinician.id)
    return clinician


def learn(found, now=None):
    learn_from_confirmed(by="test", confirmed_id=found.id, now=now or timezone.now() + CHANGE_OF_MIND)


def case(patient, treating):
    """A check, a test and a confirmed cause of somebody who agreed."""
    told(patient.patient)
    entered(treating, patient.patient, words="Robin limps")
    lets_learn(patient)
    return confirmed(treating, patient.patient, words="Seen by Dr. Somebody on November 20")


def test_it_holds_answers_tests_version_cause_and_how_and_nothing_else(patient, treating):
    learn(case(patient, treating))
    kept = LearningRecord.objects.get()
    assert (kept.answers, kept.asked) == (OUTER_HIP, sorted(OUTER_HIP))
    assert (kept.results, kept.cause, kept.how) == (CLUSTER, GTPS, "imaging")
    fields = {field.name for field in LearningRecord._meta.get_fields()}
    assert fields == {"id", "pack", "answers", "asked", "results", "cause", "how"}
    whole = json.dumps([getattr(kept, name) for name in sorted(fields - {"id"})])
    for word in ("robin", "Robin", "limps", "Somebody", "November", "2026-", str(patient.patient.id)):
        assert word not in whole.replace(kept.pack, "")


def test_nothing_that_is_kept_leads_to_it(patient, treating):
    learn(case(patient, treating))
    kept = LearningRecord.objects.get()
    assert not any(str(kept.id) in event.record for event in AuditEvent.objects.all())
    assert not any(str(kept.id) in json.dumps(job.about) for job in DueJob.objects.all())
    event = AuditEvent.objects.filter(patient=patient.patient.id).latest("number")
    assert event.act == "kept a case to learn from, without a name"
    assert event.record.startswith("confirmedcause ")


def test_its_job_waits_fourteen_days_and_knows_only_an_id(patient, treating):
    found = case(patient, treating)
    job = DueJob.objects.get(kind=LEARN)
    assert job.due_at - found.at == CHANGE_OF_MIND == timedelta(days=14)
    assert job.about == {"confirmed": str(found.id)}
    KINDS[LEARN].do("runwell work", job, job.due_at)
    KINDS[LEARN].do("runwell work", job, job.due_at)
    found.refresh_from_db()
    assert found.learned and LearningRecord.objects.count() == 1


@pytest.mark.parametrize("back", [withdraw_learning, withdraw_consent])
def test_who_took_it_back_in_time_is_not_in_it(patient, treating, back):
    found = case(patient, treating)
    back(by=patient)
    learn(found)
    assert not LearningRecord.objects.exists()
    agree_again(by=patient, words=WORDS)
    lets_learn(patient)
    learn(found)
    assert LearningRecord.objects.count() == 1


def test_nor_who_never_agreed_nor_whose_cause_is_another_by_then(patient, treating):
    told(patient.patient)
    first = confirmed(treating, patient.patient)
    learn(first)
    lets_learn(patient)
    confirmed(treating, patient.patient, BONE)
    learn(first)
    last = confirmed(treating, patient.patient, GTPS)
    opened_again(treating, patient.patient)
    learn(last)
    assert not LearningRecord.objects.exists()


def test_nor_whose_check_came_after_the_cause_was_known_or_has_no_answers(patient, treating):
    lets_learn(patient)
    told(patient.patient, {})
    found = confirmed(treating, patient.patient)
    told(patient.patient, days_ago=-1)
    learn(found)
    assert not LearningRecord.objects.exists()


def test_nothing_happens_where_the_record_was_erased_and_what_was_learned_stays(patient, treating):
    found = case(patient, treating)
    learn(found)
    erase_everything(by=patient)
    assert LearningRecord.objects.count() == 1 and not ConfirmedCause.objects.exists()
    learn(found)
    assert LearningRecord.objects.count() == 1


def test_consent_is_a_row_of_its_own_and_taken_back_once(patient):
    first = lets_learn(patient)
    assert lets_learn(patient) == first and words_of(first.words) == newest()
    withdraw_learning(by=patient)
    withdraw_learning(by=patient)
    first.refresh_from_db()
    assert first.withdrawn_at
    acts = AuditEvent.objects.filter(patient=patient.patient.id, act__contains="learn").values_list(
        "act", flat=True
    )
    assert sorted(acts) == ["agreed that we learn from their case", "took back that we learn from their case"]
    record = Consent.objects.get(patient=patient.patient, purpose=Consent.RECORD)
    assert record.withdrawn_at is None


def test_another_text_no_record_and_a_young_age_are_refused(patient, other_patient, owner):
    with pytest.raises(Refusal):
        agree_to_learning(by=patient, words="learning-1999")
    withdraw_consent(by=patient)
    with pytest.raises(Refusal):
        lets_learn(patient)
    other_patient.born_on = date(timezone.localdate().year - 16, 1, 1)
    other_patient.save()
    with pytest.raises(Refusal):
        lets_learn(other_patient)
    for act in (lets_learn, lambda by: withdraw_learning(by=by)):
        with pytest.raises(PermissionDenied):
            act(owner)


def test_few_are_shown_to_nobody_and_many_to_the_owner_alone(
    patient, owner, clinician, front_desk, administrator
):
    rows = [{"pack": "hip@0", "cause": GTPS, "how": "imaging"} for _ in range(FEWEST - 1)]
    LearningRecord.objects.bulk_create(LearningRecord(**row) for row in rows)
    assert download_learning_records(by=owner) == ()
    assert not AuditEvent.objects.filter(act="downloaded the cases to learn from").exists()
    LearningRecord.objects.create(**rows[0])
    found = download_learning_records(by=owner)
    assert len(found) == FEWEST and [one.id for one in found] == sorted(one.id for one in found)
    assert AuditEvent.objects.filter(act="downloaded the cases to learn from").count() == 1
    for by in (patient, clinician, front_desk, administrator):
        with pytest.raises(PermissionDenied):
            learning_records(by)
        with pytest.raises(PermissionDenied):
            download_learning_records(by=by)
