"""What was said by mistake is taken back: the replay counts without it, and the trail keeps that it was."""

import pytest
from django.core.exceptions import PermissionDenied

from runwell.records.access.diary import diary_sessions
from runwell.records.actions.mornings import keep_morning, take_back_of_morning
from runwell.records.actions.outcome_scores import keep_outcome_score, take_back_score
from runwell.records.actions.session_answers import take_back_answer
from runwell.records.actions.session_sync import take_in_sessions
from runwell.records.models import AuditEvent, KeptMorning, OutcomeScore, SessionAnswer
from runwell.refusals import Refusal
from tests.records.test_programme_days import begun, bridge, brought, day, done, morning, two_good_sessions
from tests.records.whole_programme import answers, entry, kept

pytestmark = pytest.mark.django_db


def unsay(patient, ago, what, by=None):
    return take_back_of_morning(by=by or patient, patient_id=patient.patient.id, on=day(ago), what=what)


def unanswer(patient, row, ago, question, by=None):
    return take_back_answer(
        by=by or patient,
        patient_id=patient.patient.id,
        programme_id=row.id,
        planned_on=day(ago),
        question=question,
    )


def test_a_morning_taken_back_counts_no_more(patient):
    row = begun(patient)
    two_good_sessions(patient, row)
    morning(patient, 1, pain=7)
    held_back = brought(patient)
    assert bridge(held_back).hold == 2
    assert unsay(patient, 1, "pain")
    morning(patient, 1)
    assert bridge(brought(patient)).hold == 3


def test_an_answer_taken_back_is_seen_by_the_replay_and_sent_again_says_nothing_new(patient):
    row = begun(patient)
    two_good_sessions(patient, row)
    before = bridge(brought(patient))
    assert before.hold == 3
    assert unanswer(patient, row, 4, "during")
    assert bridge(brought(patient)).hold == 2, "a session without its pain is not counted as good"
    done(patient, row, 4)
    assert bridge(brought(patient)).hold == 2


def test_of_a_morning_one_thing_goes_and_the_last_takes_the_morning_with_it(patient):
    keep_morning(by=patient, patient_id=patient.patient.id, on=day(0), pain=0, notes="Wrong day")
    assert unsay(patient, 0, "pain")
    assert (KeptMorning.objects.get().pain, KeptMorning.objects.get().notes) == (None, "Wrong day")
    assert unsay(patient, 0, "notes") and not KeptMorning.objects.exists()
    events = AuditEvent.objects.filter(act="took back what was in the diary")
    assert events.count() == 2 and all(one.patient == patient.patient.id for one in events)
    assert not unsay(patient, 0, "notes") and events.count() == 2


def test_pain_said_in_a_set_stays_when_the_answer_is_taken_back(patient):
    row = kept(patient)
    sent = [entry(row, pain=3), answers(row, during=9, effort=5)]
    take_in_sessions(by=patient, patient_id=patient.patient.id, entries=sent)
    assert diary_sessions(patient.patient)[0].said.during == 9
    assert unanswer(patient, row, 0, "during") and not unanswer(patient, row, 0, "during")
    assert diary_sessions(patient.patient)[0].said.during == 3
    assert SessionAnswer.objects.get().effort == 5


def test_a_score_is_taken_out_once(patient):
    score = keep_outcome_score(by=patient, patient_id=patient.patient.id, measure="nprs", score=9)
    facts = {"by": patient, "patient_id": patient.patient.id, "score_id": score.id}
    assert take_back_score(**facts) and not take_back_score(**facts)
    assert AuditEvent.objects.filter(act="took back the score of a questionnaire").count() == 1


def test_what_is_not_asked_is_refused(patient):
    row = kept(patient)
    for wrong in ("id", "patient", "pain_", ""):
        with pytest.raises(Refusal):
            unsay(patient, 0, wrong)
        with pytest.raises(Refusal):
            unanswer(patient, row, 0, wrong)


def test_nobody_else_takes_anything_back(patient, other_patient, colleague):
    row = kept(patient)
    take_in_sessions(by=patient, patient_id=patient.patient.id, entries=[answers(row, during=3)])
    morning(patient, 0, pain=4)
    score = keep_outcome_score(by=patient, patient_id=patient.patient.id, measure="nprs", score=9)
    for other in (other_patient, colleague):
        with pytest.raises(PermissionDenied):
            unsay(patient, 0, "pain", by=other)
        with pytest.raises(PermissionDenied):
            unanswer(patient, row, 0, "during", by=other)
        with pytest.raises(PermissionDenied):
            take_back_score(by=other, patient_id=patient.patient.id, score_id=score.id)
    own = {"by": other_patient, "patient_id": other_patient.patient.id}
    assert not take_back_score(**own, score_id=score.id)
    assert not take_back_answer(**own, programme_id=row.id, planned_on=day(0), question="during")
    assert KeptMorning.objects.get().pain == 4 and OutcomeScore.objects.exists()
    assert SessionAnswer.objects.get().during == 3
