"""Other days or other things at hand: the program goes on, and only what needs a lost thing is replaced."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from runwell.programme.because import Why
from runwell.programme.safety import closed
from runwell.records import access
from runwell.records.actions.clinicians_programmes import lock_programme
from runwell.records.actions.other_days import change_days
from runwell.records.actions.phase_moves import move_phase
from runwell.records.actions.prescriptions import change_prescription
from runwell.records.actions.programmes import keep_programme
from runwell.records.actions.safety_words import say_have_read
from runwell.records.actions.session_reminders import set_reminders
from runwell.records.models import AuditEvent, KeptProgramme, ProgrammeChange
from runwell.records.packs import the_pack
from runwell.records.safety_words import WARNING
from runwell.refusals import Refusal
from tests.records.test_phase_moves import all_held, tick
from tests.records.test_programme_days import TODAY, begun, bridge, brought, day, done, morning, treating
from tests.records.whole_programme import dose, programme, situation

pytestmark = pytest.mark.django_db
__all__ = ["treating"]


def change(by, patient, weekdays=(2, 6), equipment=("chair",)):
    facts = {"weekdays": weekdays, "equipment": equipment, "today": TODAY}
    return change_days(by=by, patient_id=patient.patient.id, **facts)


def of_days(patient):
    """The changes of no exercise: what before and after say."""
    every = access.programme_changes(patient.patient).filter(what=ProgrammeChange.EXERCISE, exercise="")
    return [(one.before, one.after, one.by) for one in every]


def test_everything_but_the_days_goes_on(patient):
    all_held(patient)
    set_reminders(by=patient, patient_id=patient.patient.id, hour=8, by_mail=True)
    before = access.current_programme(patient.patient)
    row = change(patient, patient)
    assert (row.id, row.phase, row.began_at) == (before.id, before.phase, before.began_at)
    assert row.weekdays == [2, 6] and row.prescriptions == before.prescriptions
    assert (row.remind_at, row.remind_by_mail) == (8, True)
    assert access.phase_since(row) == day(20) and access.ticks_of(row).count() == 2
    assert access.phase_exit(row, TODAY).ready
    assert of_days(patient) == [({"weekdays": [1, 3, 5]}, {"weekdays": [2, 6]}, "runner")]
    assert brought(patient).programme == row.programme() and KeptProgramme.objects.count() == 1
    moved = move_phase(by=patient, patient_id=patient.patient.id, phase=2, today=TODAY)
    assert (moved.phase, moved.weekdays) == (2, [2, 6])


def test_a_step_of_this_morning_and_what_comes_in_later_today_still_count(patient):
    row = begun(patient)
    for ago in (5, 3, 1):
        done(patient, row, ago)
    for ago in range(8, 0, -1):
        morning(patient, ago)
    was = bridge(brought(patient))
    change(patient, patient)
    stands = brought(patient)
    assert bridge(stands) == was and stands.programme.weekdays == (2, 6)
    morning(patient, 0, pain=9)
    assert brought(patient).meanwhile


def test_the_same_again_changes_nothing(patient):
    begun(patient)
    change(patient, patient)
    told = AuditEvent.objects.count()
    change(patient, patient)
    assert AuditEvent.objects.count() == told and len(of_days(patient)) == 1


def with_things(patient):
    """A program with an exercise that needs a thing; that exercise, and the two others."""
    pack, every = the_pack(), frozenset(the_pack().equipment)
    there, bare = situation(equipment=every), situation(equipment=frozenset())
    able = [one for one in pack.exercises.values() if one.phase == 1 and not closed(pack, there, one)]
    lost = next(one.id for one in able if one.missing(bare.equipment))
    others = [one.id for one in able if not closed(pack, bare, one)][:2]
    doses = [dose(others[0], sets=4), dose(lost, sets=2), dose(others[1], sets=1)]
    keep_programme(by=patient, patient_id=patient.patient.id, programme=programme(*doses), situation=there)
    KeptProgramme.objects.update(began_at=timezone.now() - timedelta(days=9))
    return lost, others


def test_what_needs_a_lost_thing_is_replaced_and_says_why(patient):
    lost, (first, second) = with_things(patient)
    row = change(patient, patient, weekdays=(1, 3, 5), equipment=())
    sets = {one.exercise: one.sets for one in row.asked()}
    new = next(name for name in sets if name not in (first, second))
    assert lost not in sets and (sets[first], sets[second]) == (4, 1) and len(sets) == 3
    assert row.equipment == [] and not closed(
        the_pack(), access.situation_of(patient.patient), the_pack().exercises[new]
    )
    gone, came = (access.programme_changes(patient.patient).get(exercise=name) for name in (lost, new))
    assert gone.after is None and came.before is None and {gone.by, came.by} == {"runner"}
    assert [one["why"] for one in gone.because] == [Why.NOT_AT_HAND]
    assert came.because[0] == gone.because[0] and len(came.because) > 1
    assert of_days(patient)[0][1] == {"equipment": []}
    assert brought(patient).programme == row.programme()
    assert next(one for one in row.asked() if one.exercise == new).since == TODAY
    assert change(patient, patient, (1, 3, 5), frozenset(the_pack().equipment)).asked() == row.asked()


def test_what_a_clinician_set_keeps_its_thing(patient, treating):
    lost, _ = with_things(patient)
    change_prescription(by=treating, patient_id=patient.patient.id, prescription=dose(lost, sets=2))
    before = access.current_programme(patient.patient).programme()
    with pytest.raises(Refusal, match="your clinician set"):
        change(patient, patient, equipment=())
    assert access.current_programme(patient.patient).programme() == before
    row = change(patient, patient, equipment=the_pack().equipment)
    assert next(one for one in row.asked() if one.exercise == lost).by_clinician
    KeptProgramme.objects.update(equipment=[])  # set where the thing never was at hand: other days are free
    assert change(patient, patient, (1, 4), ()).weekdays == [1, 4]


def test_in_a_flare_the_flare_goes_on(patient):
    begun(patient, 6)
    for ago in (5, 4, 3, 2, 1):
        morning(patient, ago)
    morning(patient, 0, pain=6)
    flares = brought(patient).flares
    change(patient, patient)
    stands = brought(patient)
    assert stands.meanwhile and stands.flares == flares


@pytest.mark.parametrize(
    ("weekdays", "equipment"), [((), ("chair",)), ((0, 9), ("chair",)), ((1, 1), ()), ((1, 2), ("moon",))]
)
def test_what_cannot_be_is_refused(patient, weekdays, equipment):
    begun(patient)
    with pytest.raises(Refusal):
        change(patient, patient, weekdays, equipment)
    assert not of_days(patient)


def test_while_it_is_closed_it_stays(patient, treating):
    with pytest.raises(Refusal, match="no exercise program"):
        change(patient, patient)
    begun(patient)
    say_have_read(by=patient, patient_id=patient.patient.id, words=WARNING, rules=["RF10"])
    with pytest.raises(Refusal, match="no exercise may be given"):
        change(patient, patient)
    lock_programme(by=treating, patient_id=patient.patient.id, reason="wait for the picture")
    with pytest.raises(Refusal, match="closed the exercises"):
        change(patient, patient)


def test_only_the_runner_and_their_clinician(patient, other_patient, clinician, treating):
    begun(patient)
    with pytest.raises(PermissionDenied):
        change(other_patient, patient)
    assert change(treating, patient).weekdays == [2, 6]
    assert of_days(patient)[0][2] == "clinician"
    tick(patient, patient)
