"""What a runner says of their running is kept once a day, and the program follows it."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from runwell.records.actions.mornings import keep_morning
from runwell.records.actions.run_words import say_of_running, take_back_of_running
from runwell.records.models import AuditEvent, RunWord
from runwell.refusals import Refusal
from tests.records.test_programme_days import begun, brought, day, morning

pytestmark = pytest.mark.django_db
FINE = {"during": 1, "hour_after": 0, "limp": False, "also_red": False, "effort": 4}


def say(patient, ago, by=None, **said):
    return say_of_running(by=by or patient, patient_id=patient.patient.id, on=day(ago), said=said)


def test_what_was_said_stays_where_nothing_new_is_said(patient):
    say(patient, 1, during=2, limp=False)
    word = say(patient, 1, hour_after=1)
    assert (word.during, word.hour_after, word.limp, word.effort) == (2, 1, False, None)
    assert RunWord.objects.count() == 1


def test_the_same_word_again_is_no_new_act(patient):
    say(patient, 1, **FINE)
    acts = AuditEvent.objects.count()
    say(patient, 1, **FINE)
    assert AuditEvent.objects.count() == acts


@pytest.mark.parametrize(
    "said", [{"during": 11}, {"during": "4"}, {"limp": "no"}, {"run_minutes": -1}, {"color": "blue"}]
)
def test_what_cannot_be_is_refused_and_nothing_kept(patient, said):
    with pytest.raises(Refusal):
        say(patient, 1, **said)
    assert not RunWord.objects.exists()


@pytest.mark.parametrize("ago", [-2, 400])
def test_a_day_to_come_or_long_gone_is_refused(patient, ago):
    with pytest.raises(Refusal):
        say(patient, ago, **FINE)


def test_a_run_that_hurts_twice_in_a_week_is_a_flare_of_the_program_and_taken_back_it_is_none(patient):
    begun(patient)
    for ago in range(9, -1, -1):
        morning(patient, ago, pain=1)
    assert not brought(patient).flares
    say(patient, 3, **FINE | {"during": 8})
    say(patient, 1, **FINE | {"during": 8})
    assert brought(patient).flares[-1].began == day(0)
    assert take_back_of_running(by=patient, patient_id=patient.patient.id, on=day(1))
    assert not brought(patient).flares
    assert not take_back_of_running(by=patient, patient_id=patient.patient.id, on=day(1))


def test_nobody_else_says_it(patient, other_patient):
    with pytest.raises(PermissionDenied):
        say(patient, 1, by=other_patient, **FINE)


def test_what_the_mornings_say_of_the_day_before_needs_no_file(patient):
    keep_morning(by=patient, patient_id=patient.patient.id, on=timezone.localdate() - timedelta(1), pain=0)
    word = say(patient, 1, **FINE | {"run_minutes": 9, "walk_minutes": 6, "meters": 1600})
    assert (word.run_minutes, word.walk_minutes, word.meters) == (9, 6, 1600)
