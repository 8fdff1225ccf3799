"""The diary as it is read: mornings and sessions of one patient, the latest first."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from runwell.records.access.diary import diary_mornings, diary_sessions
from runwell.records.actions.mornings import keep_morning
from runwell.records.actions.session_sync import take_in_sessions
from tests.people import other_patient, patient
from tests.records.whole_programme import CAUSE, answers, entry, kept

__all__ = ["other_patient", "patient"]
pytestmark = pytest.mark.django_db


def test_a_session_is_read_with_what_was_said_of_it_and_nobody_elses(patient, other_patient):
    program, strange = kept(patient), kept(other_patient)
    said = [entry(program, pain=3), answers(program, hour_after=4)]
    take_in_sessions(by=patient, patient_id=patient.patient.id, entries=said)
    take_in_sessions(by=other_patient, patient_id=other_patient.patient.id, entries=[entry(strange)])
    [found] = diary_sessions(patient.patient)
    assert (found.place.programme, found.place.nth, found.cause) == (program.id, 1, CAUSE)
    assert (found.said.during, found.said.hour_after, found.said.limp) == (3, 4, None)
    assert found.on == timezone.localdate() and found.ended_at is not None


def test_a_session_of_answers_alone_has_no_end(patient):
    program = kept(patient)
    take_in_sessions(by=patient, patient_id=patient.patient.id, entries=[answers(program, during=1)])
    assert diary_sessions(patient.patient)[0].ended_at is None


def test_the_latest_stands_first(patient, other_patient):
    today = timezone.localdate()
    for back in (2, 0, 1):
        keep_morning(by=patient, patient_id=patient.patient.id, on=today - timedelta(days=back), pain=back)
    keep_morning(by=other_patient, patient_id=other_patient.patient.id, on=date.today(), pain=9)
    assert [one.pain for one in diary_mornings(patient.patient)] == [0, 1, 2]
