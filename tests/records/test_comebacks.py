"""The way back to running as it is kept: begun, changed, ended, and read with the program's own mornings."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from runwell.records import plain_values
from runwell.records.access.comebacks import current_comeback, way_back
from runwell.records.actions import comebacks
from runwell.records.actions.gates import open_bone_gate
from runwell.records.actions.mornings import keep_morning
from runwell.records.actions.patients import assign
from runwell.records.actions.programme_days import bring_up_to_date
from runwell.records.actions.run_words import say_of_running
from runwell.records.models import GateEntry, KeptComeback, KeptProgramme, ProgrammeChange
from runwell.refusals import Refusal
from runwell.running.comeback.values import Begun, Level, Light, Outcome, Race
from runwell.running.comeback.why import Why
from tests.records.whole_programme import kept

pytestmark = pytest.mark.django_db
AGAIN = Why.RUN_GATE_PASSED_AGAIN
TODAY = timezone.localdate()
DAY = timedelta(days=1)
EVERY_DAY = tuple(range(7))
FINE = {"during": 0, "hour_after": 0, "limp": False, "also_red": False}


@pytest.fixture
def treating(patient, clinician):
    assign(by="test", patient_id=patient.patient.id, clinician_id=clinician.id)
    return clinician


def programme(account, *, phase=4, cause="gluteal-tendinopathy", days=40):
    """A program in that phase since so many days."""
    row = kept(account)
    began = timezone.now() - DAY * days
    KeptProgramme.objects.filter(id=row.id).update(
        phase=phase, cause=cause, began_at=began, base_on=None, base={}, stands={}, prescriptions=[]
    )
    row.refresh_from_db()
    return row


def begin(account, *, days=20, weekdays=EVERY_DAY, **more):
    return comebacks.begin_comeback(
        by=account, patient_id=account.patient.id, weekdays=weekdays, today=TODAY - DAY * days, **more
    )


def standing(account):
    return way_back(account, account.patient, TODAY)


def calm(account, days=20, pain=0):
    for ago in range(days, -1, -1):
        keep_morning(
            by=account,
            patient_id=account.patient.id,
            on=TODAY - DAY * ago,
            pain=pain,
            woke=False,
            painkillers=False,
        )


def ran(account, ago, **said):
    words = {"run_minutes": 10, "walk_minutes": 6, "meters": 1600, **FINE, **said}
    say_of_running(by=account, patient_id=account.patient.id, on=TODAY - DAY * ago, said=words)


def test_it_begins_at_the_first_stage_of_the_table_for_the_cause(patient):
    programme(patient)
    row = begin(patient, level=Level(weekly_km=30, longest_km=12), race=Race(on=TODAY + DAY * 120, km=21.1))
    begun = plain_values.read(Begun, row.base)
    assert (begun.group, begun.table, begun.level.longest_km) == ("gtps", "table-a", 12.0)
    assert standing(patient).stands.stage == "A1"
    with pytest.raises(Refusal, match="begun already"):
        begin(patient)


def test_without_a_program_there_is_none(patient):
    with pytest.raises(Refusal, match="no exercise program"):
        begin(patient)
    assert standing(patient) is None


@pytest.mark.parametrize(("phase", "closed"), [(2, [Why.RUN_GATE]), (4, [])])
def test_the_phase_of_the_program_is_its_gate(patient, phase, closed):
    programme(patient, phase=phase)
    begin(patient)
    assert [one.why for one in standing(patient).stands.closed] == closed


def test_runs_before_a_fall_to_an_earlier_phase_stay_what_they_were(patient):
    row = programme(patient)
    begin(patient)
    calm(patient)
    for ago in (15, 12):
        ran(patient, ago)
    for number, (ago, before, after) in enumerate(((30, 3, 4), (9, 4, 3), (5, 3, 4), (3, 4, 3), (3, 3, 4))):
        at = timezone.now() - DAY * ago
        ProgrammeChange.objects.create(
            programme=row, number=100 + number, at=at, what="phase", before=before, after=after, by="rules"
        )
    now = standing(patient)
    assert now.gates.spans == ((TODAY - DAY * 30, TODAY - DAY * 9), (TODAY - DAY * 5, None))
    assert [one.outcome for one in now.stands.graded if one.runs] == [Outcome.DONE] * 2
    restarts = {one.on for one in now.stands.decisions for why in one.because if why.why is AGAIN}
    assert restarts == {TODAY - DAY * 5} and now.stands.stage == "A1"


def test_two_runs_with_green_mornings_make_a_step(patient):
    programme(patient)
    begin(patient)
    calm(patient)
    ran(patient, 6)
    ran(patient, 3)
    now = standing(patient)
    assert {one.outcome for one in now.stands.graded if one.runs} == {Outcome.DONE}
    assert now.stands.stage == "A2"
    assert now.said == {TODAY - DAY * 6, TODAY - DAY * 3}


@pytest.mark.parametrize("wrong", [{"during": 7}, {"limp": True}])
def test_a_run_that_hurts_makes_no_step(patient, wrong):
    programme(patient)
    begin(patient)
    calm(patient)
    ran(patient, 6)
    ran(patient, 3, **wrong)
    assert standing(patient).stands.stage == "A1"


def test_painkillers_make_no_step(patient):
    programme(patient)
    begin(patient)
    calm(patient)
    keep_morning(by=patient, patient_id=patient.patient.id, on=TODAY - DAY * 2, painkillers=True)
    ran(patient, 6)
    ran(patient, 3)
    keep_morning(by=patient, patient_id=patient.patient.id, on=TODAY - DAY, painkillers=True)
    keep_morning(by=patient, patient_id=patient.patient.id, on=TODAY, painkillers=True)
    assert standing(patient).stands.stage == "A1"


def test_a_morning_of_which_nothing_is_said_is_not_green(patient):
    programme(patient)
    begin(patient)
    ran(patient, 6)
    ran(patient, 3)
    assert standing(patient).stands.stage == "A1"


def test_a_morning_after_a_run_of_which_nothing_was_said_is_unknown(patient):
    from runwell.records.access.comebacks import mornings_of
    from runwell.records.access.courses import course_of
    from runwell.running.summary import Summary

    row = programme(patient)
    calm(patient, days=6)
    noon = timezone.now().replace(hour=12)
    untold = Summary(id="x", began=noon - DAY * 3, timer=960, elapsed=960)
    lights = {one.on: one.light for one in mornings_of(row, course_of(patient.patient), (untold,), TODAY)}
    assert lights[untold.on + DAY] is Light.UNKNOWN
    assert lights[untold.on + DAY * 2] is Light.GREEN


def test_two_bad_runs_are_a_flare_of_the_program_which_stops_the_way_back(patient):
    programme(patient)
    begin(patient)
    calm(patient)
    ran(patient, 4, during=8)
    ran(patient, 1, during=8)
    brought = bring_up_to_date(by=patient, patient_id=patient.patient.id, today=TODAY)
    assert brought.flares
    assert Why.FLARE in {one.why for one in standing(patient).stands.closed}


def bone(account, treating, *gates):
    programme(account, cause="femoral-neck-bsi", phase=1)
    for gate in gates:
        open_bone_gate(by=treating, patient_id=account.patient.id, gate=gate, reason="seen today")
    GateEntry.objects.update(at=timezone.now() - DAY * 30)


def test_an_injured_femoral_neck_walks_first_and_waits_for_its_weeks(patient, treating):
    bone(patient, treating, "G1", "G2", "G3")
    begin(patient, days=20)
    calm(patient)
    for ago in (10, 7):
        ran(patient, ago, run_minutes=0, walk_minutes=30, meters=2500)
    now = standing(patient)
    assert now.begun.table == "table-b" and now.gates.g3 == TODAY - DAY * 30
    assert now.stands.stage in ("B1", "B2")
    whys = {one.why for one in (*now.stands.closed, *now.stands.waits)}
    assert Why.NO_DIAGNOSIS_DAY in whys
    assert not any(one.run_minutes for one in now.stands.planned if one.sure)
    comebacks.say_of_femoral_neck(
        by=treating, patient_id=patient.patient.id, today=TODAY, diagnosed_on=TODAY - DAY * 100
    )
    assert not {one.why for one in standing(patient).stands.closed} & {Why.NO_DIAGNOSIS_DAY}


def test_only_a_clinician_speaks_of_the_femoral_neck_and_not_of_tomorrow(patient, treating):
    bone(patient, treating, "G1", "G2")
    begin(patient)
    of = {"patient_id": patient.patient.id, "today": TODAY}
    with pytest.raises(PermissionDenied):
        comebacks.say_of_femoral_neck(by=patient, diagnosed_on=TODAY, **of)
    for day in (TODAY + DAY, date(1999, 1, 1)):
        with pytest.raises(Refusal):
            comebacks.say_of_femoral_neck(by=treating, diagnosed_on=day, **of)
    row = comebacks.say_of_femoral_neck(by=treating, diagnosed_on=TODAY, sooner_why="scan is clear", **of)
    assert row.sooner_on == TODAY and row.clinician == treating
    assert comebacks.say_of_femoral_neck(by=treating, diagnosed_on=TODAY, **of).sooner_on is None


def test_pain_in_a_bone_stops_it_and_no_new_beginning_wipes_that_out(patient, treating):
    bone(patient, treating, "G1", "G2")
    begin(patient, days=20)
    calm(patient)
    ran(patient, 12, run_minutes=0, walk_minutes=30, meters=2500, during=2)
    of = {"patient_id": patient.patient.id, "today": TODAY}
    with pytest.raises(Refusal, match="bone stopped"):
        comebacks.end_comeback(by=patient, why="no more", **of)
    with pytest.raises(Refusal):
        comebacks.change_days_of_running(by=patient, weekdays=(0, 3), **of)
    assert comebacks.end_comeback(by=treating, why="we begin anew", **of).ended_why == "we begin anew"


def test_other_days_go_on_at_the_same_stage(patient):
    programme(patient)
    begin(patient)
    calm(patient)
    ran(patient, 6)
    ran(patient, 3)
    comebacks.change_days_of_running(by=patient, patient_id=patient.patient.id, weekdays=(2, 5), today=TODAY)
    now = standing(patient)
    assert now.begun.weekdays == (2, 5) and now.stands.stage == "A2"
    assert KeptComeback.objects.count() == 2
    assert {one.on.weekday() for one in now.stands.planned} <= {2, 5}


def test_a_race_is_named_and_let_go(patient):
    programme(patient)
    begin(patient)
    of = {"by": patient, "patient_id": patient.patient.id, "today": TODAY}
    comebacks.name_race(race=Race(on=TODAY + DAY * 200, km=10), **of)
    assert standing(patient).stands.goal
    comebacks.name_race(race=None, **of)
    assert standing(patient).stands.goal is None


def test_what_ended_holds_no_more(patient):
    programme(patient)
    begin(patient)
    with pytest.raises(Refusal, match="reason"):
        comebacks.end_comeback(by=patient, patient_id=patient.patient.id, today=TODAY, why=" ")
    comebacks.end_comeback(by=patient, patient_id=patient.patient.id, today=TODAY, why="well again")
    assert current_comeback(patient.patient) is None
