"""How a patient stands is what their program says: worked out by itself, and settled by nobody else."""

from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from runwell.programme.bands import Band, judged_day
from runwell.programme.causes import group_of, leading
from runwell.programme.going_on import carried_on
from runwell.programme.phases import exit_of
from runwell.records.access.courses import course_of
from runwell.records.access.programmes import situation_in
from runwell.records.actions import standings
from runwell.records.actions.clinicians_programmes import lock_programme
from runwell.records.actions.intakes import send_intake
from runwell.records.actions.mornings import keep_morning, take_back_of_morning
from runwell.records.actions.own_checks import delete_own_check, keep_own_check
from runwell.records.actions.patients import assign
from runwell.records.actions.prescriptions import look_at_course
from runwell.records.actions.programmes import end_programme
from runwell.records.actions.safety_words import say_have_read
from runwell.records.actions.standings import bring_standing_up, plan_standings, throw_standings_away
from runwell.records.intake_questions import intake_questions
from runwell.records.jobs.working import work_off
from runwell.records.models import (
    AuditEvent,
    Consent,
    DueJob,
    KeptMorning,
    KeptProgramme,
    KeptSession,
    SessionAnswer,
    SetEntry,
    Standing,
)
from runwell.records.packs import the_pack
from runwell.records.safety_words import WARNING
from runwell.refusals import Refusal
from tests.records.whole_programme import CAUSE, dose, kept, programme

pytestmark = pytest.mark.django_db
TODAY, DAY = timezone.localdate(), timedelta(days=1)
SEEDS = range(8)
EMERGENCY = {"level": "emergency", "pack": "1", "stop_running": True, "why": []}


@pytest.fixture
def treating(patient, clinician):
    assign(by="test", patient_id=patient.patient.id, clinician_id=clinician.id)
    return clinician


def stands(patient, today=TODAY):
    return bring_standing_up(by="test", patient_id=patient.patient.id, today=today)


def begun(patient, days, **changes):
    row = kept(patient, **changes)
    began = timezone.make_aware(datetime.combine(TODAY - DAY * days, datetime.min.time())) + DAY / 2
    KeptProgramme.objects.filter(id=row.id).update(began_at=began)
    row.refresh_from_db()
    return row


def at(day, hour=18):
    return timezone.make_aware(datetime.combine(day, datetime.min.time())) + timedelta(hours=hour)


def history(chance, patient, row, days):
    """Mornings and sessions as they may come: good ones, bad ones, none, half of them told."""
    mornings, answers, sets = [], [], []
    for back in range(days, -1, -1):
        day, mood = TODAY - DAY * back, chance.choices((0, 2, 6), (7, 2, 2))[0]
        if chance.random() < 0.85:
            pain = min(10, mood + chance.randint(0, 2))
            mornings.append(KeptMorning(patient=patient, on=day, pain=pain, woke=chance.random() < 0.1))
        if day.isoweekday() in (1, 3, 5) and chance.random() < 0.8:
            session = KeptSession.objects.create(programme=row, planned_on=day)
            said = {"during": mood, "hour_after": mood, "limp": chance.random() < 0.1, "also_red": False}
            place = {"session": session, "device_id": session.id, "at": at(day), "on": day}
            answers.append(SessionAnswer(**place, said_whole="a", **said))
            sets += [
                SetEntry(**place, said_whole=f"{name}{n}", exercise=name, number=n, asked=3, counted=True)
                for name in ("bridge", "clam")
                for n in (1, 2, 3)
            ]
    for rows in (mornings, answers, sets):
        type(rows[0]).objects.bulk_create(rows)


def slowly(row, first):
    """The same facts, from the first morning on with the pure rules alone, day by day."""
    pack, course, there = the_pack(), course_of(row.patient), situation_in(row)
    days = [TODAY - DAY * back for back in range(13, -1, -1)]
    group = group_of(pack, leading(pack, there))
    red = [day for day in days if (j := judged_day(pack, group, course, day - DAY)) and j.band is Band.RED]
    every = carried_on(pack, programme(), replace(there, locks=()), course, first, TODAY)
    flares = [one.began for one in every[-1].flares if not one.bone]
    two = pack.progressions.fact("flare", "two-flares").number
    phase = every[-1].programme.phase
    met = [
        day
        for day in (first + DAY * n for n in range((TODAY - first).days + 1))
        if exit_of(pack, group, phase, course, [], first, day, cause=CAUSE).ready
    ]
    said = [one.on for one in course.mornings] + [one.on for one in course.sessions]
    return {
        "programme_since": first,
        "red_on": max(red, default=None),
        "flare_on": max(flares, default=None),
        "flares": sum((flares[-1] - day).days <= two for day in flares) if flares else 0,
        "phase_met_on": min(met, default=None),
        "logged_on": max(said, default=None),
        "bone_on": None,
        "closed": [],
        "empty_on": None,
        "gate": "",
    }


@pytest.mark.parametrize("seed", SEEDS)
def test_after_any_history_it_says_what_the_rules_say_read_slowly(patient, seed):
    chance, days = Random(seed), 30
    row = begun(patient, days)
    history(chance, patient.patient, row, days)
    found, told = stands(patient), slowly(row, TODAY - DAY * days)
    assert {name: getattr(found, name) for name in told} == told
    asked = {one["why"] for one in found.look}
    assert asked <= {"flare-clinician", "worse", "no-better", "cannot-tell"}
    assert bool(found.look) == bool(found.look_on)


def test_the_histories_hold_what_a_list_is_about(patient, other_patient):
    """The seeds above meet flares, red mornings and phases that are over."""
    met = set()
    for seed in SEEDS:
        row = begun(patient, 30)
        history(Random(seed), patient.patient, row, 30)
        met |= {name for name, value in slowly(row, TODAY - DAY * 30).items() if value}
        KeptMorning.objects.all().delete()
        KeptProgramme.objects.all().delete()
    assert {"red_on", "flare_on", "flares", "logged_on"} <= met


def test_it_is_worked_out_again_without_anything_new_in_it(patient):
    row = begun(patient, 20)
    history(Random(1), patient.patient, row, 20)
    first = Standing.objects.filter(id=stands(patient).id).values().get()
    assert Standing.objects.filter(id=stands(patient).id).values().get() == first


def test_thrown_away_it_is_made_again_and_says_the_same(patient):
    row = begun(patient, 20)
    history(Random(2), patient.patient, row, 20)
    first = Standing.objects.filter(id=stands(patient).id).values().get()
    assert throw_standings_away(by="test") == 1
    assert plan_standings(by="test", now=timezone.now()) == 1
    again = Standing.objects.filter(id=stands(patient).id).values().get()
    since = {"id": None, "known": None}
    assert {**again, **since} == {**first, **since}
    assert {name: what for name, (what, _) in again["known"].items()} == {
        name: what for name, (what, _) in first["known"].items()
    }


def test_it_leaves_nothing_on_the_trail(patient):
    begun(patient, 1)
    before = AuditEvent.objects.count()
    stands(patient)
    assert AuditEvent.objects.count() == before


def test_without_a_program_only_what_was_logged_and_alarms_are_left(patient):
    begun(patient, 5)
    keep_morning(by=patient, patient_id=patient.patient.id, on=TODAY, pain=3)
    end_programme(by=patient, patient_id=patient.patient.id, why="It is over")
    found = stands(patient)
    assert (found.programme_since, found.logged_on, found.look, found.closed) == (None, TODAY, [], [])


def test_a_bone_that_hurts_is_seen_on_its_day(patient, treating):
    from runwell.records.actions.clinicians_programmes import begin_for_patient
    from runwell.records.actions.gates import open_bone_gate

    mine = patient.patient.id
    begin_for_patient(by=treating, patient_id=mine, cause="pelvic-sacral-bsi")
    found = stands(patient)
    assert [one["why"] for one in found.closed] == ["locked-bone"]
    assert found.closed_on == TODAY
    open_bone_gate(by=treating, patient_id=mine, gate="G1", reason="walks without pain")
    keep_morning(by=patient, patient_id=mine, on=TODAY, pain=2)
    found = stands(patient)
    assert (found.bone_on, found.closed) == (TODAY, [])
    take_back_of_morning(by=patient, patient_id=mine, on=TODAY, what="pain")
    assert stands(patient).bone_on is None


def test_an_open_gate_without_an_exercise_is_seen_until_one_is_set(patient, treating):
    from runwell.records.actions.clinicians_programmes import begin_for_patient
    from runwell.records.actions.gates import close_bone_gate, open_bone_gate
    from runwell.records.actions.prescriptions import change_prescription, leave_out_exercise

    mine = patient.patient.id
    begin_for_patient(by=treating, patient_id=mine, cause="femoral-neck-bsi")
    assert stands(patient).empty_on is None, "it is closed, which is a need of its own"
    open_bone_gate(by=treating, patient_id=mine, gate="G1", reason="walks without pain")
    found = stands(patient)
    assert (found.empty_on, found.closed) == (TODAY, [])
    assert datetime.fromisoformat(found.known["empty_on"][1]) > found.looked_at, "opening it was no look"
    change_prescription(by=treating, patient_id=mine, prescription=dose("dead-bug", sets=2))
    assert stands(patient).empty_on is None
    leave_out_exercise(by=treating, patient_id=mine, exercise="dead-bug")
    assert stands(patient).empty_on == TODAY
    close_bone_gate(by=treating, patient_id=mine, gate="G1", reason="it hurts again")
    found = stands(patient)
    assert (found.empty_on, bool(found.closed)) == (None, True)


def test_closing_the_exercises_is_a_look_too(patient, treating):
    begun(patient, 3)
    lock_programme(by=treating, patient_id=patient.patient.id, reason="An operation is planned")
    found = stands(patient)
    assert [one["why"] for one in found.closed] == ["locked-by-clinician"]
    assert found.looked_at


class TestAlarms:
    def test_a_check_that_cannot_wait_is_there_at_once_also_without_a_program(self, patient):
        check = keep_own_check(by=patient, verdict_json=EMERGENCY, answers={}, asked=())
        found = Standing.objects.get(patient=patient.patient)
        assert (found.alarm, found.alarm_at) == ("emergency", check.kept_at)
        assert found.as_of < TODAY

    def test_a_milder_check_afterwards_leaves_it(self, patient):
        keep_own_check(by=patient, verdict_json=EMERGENCY, answers={}, asked=())
        mild = {**EMERGENCY, "level": "self-care", "stop_running": False}
        keep_own_check(by=patient, verdict_json=mild, answers={}, asked=())
        assert stands(patient).alarm == "emergency"

    def test_it_goes_with_its_check(self, patient):
        check = keep_own_check(by=patient, verdict_json=EMERGENCY, answers={}, asked=())
        delete_own_check(by=patient, check_id=check.id)
        found = Standing.objects.get(patient=patient.patient)
        assert (found.alarm, found.alarm_at) == ("", None)

    def test_a_red_flag_before_a_session(self, patient):
        mine, rule = patient.patient.id, next(iter(the_pack().rules)).id
        say_have_read(by=patient, patient_id=mine, words=WARNING, rules=[rule])
        assert Standing.objects.get(patient=mine).alarm == "said"
        assert stands(patient).alarm == "said"
        say_have_read(by=patient, patient_id=mine, words=WARNING, rules=[])
        assert stands(patient).alarm == ""

    def test_what_may_not_wait_for_a_visit_and_was_told_before_it(self, patient):
        mine, words = patient.patient.id, intake_questions().version
        send_intake(by=patient, patient_id=mine, words=words, answers={"night": "lying-on-it"})
        assert not Standing.objects.filter(patient=mine).exists()
        told = send_intake(by=patient, patient_id=mine, words=words, answers={"night": "any-position"})
        found = Standing.objects.get(patient=mine)
        assert (found.alarm, found.alarm_at) == ("told", told.sent_at)
        assert stands(patient).alarm == "told"
        send_intake(by=patient, patient_id=mine, words=words, answers={"night": "no"})
        assert Standing.objects.get(patient=mine).alarm == ""


class TestWhenItIsKnown:
    def test_what_is_the_same_was_known_before(self, patient):
        row = begun(patient, 30)
        history(Random(0), patient.patient, row, 30)
        first = stands(patient).known
        assert first
        assert stands(patient).known == first

    def test_what_is_new_is_known_from_now_on(self, patient, treating):
        from runwell.records.actions.clinicians_programmes import begin_for_patient

        mine = patient.patient.id
        begin_for_patient(by=treating, patient_id=mine, cause="pelvic-sacral-bsi")
        stands(patient)
        before = timezone.now()
        keep_morning(by=patient, patient_id=mine, on=TODAY - DAY * 3, pain=2)
        known = stands(patient).known["bone_on"]
        assert known[0] == (TODAY - DAY * 3).isoformat()
        assert datetime.fromisoformat(known[1]) >= before

    def test_made_for_the_first_time_it_was_known_the_day_after(self, patient):
        row = begun(patient, 30)
        history(Random(0), patient.patient, row, 30)
        found = stands(patient)
        for name, (_, known) in found.known.items():
            assert datetime.fromisoformat(known) <= timezone.now()
            assert timezone.localdate(datetime.fromisoformat(known)) <= getattr(found, name) + DAY


class TestWhenItIsWorkedOut:
    def test_what_is_logged_has_it_worked_out_once_within_minutes(self, patient):
        begun(patient, 3)
        DueJob.objects.filter(kind="bring-standing-up").delete()
        for pain in (1, 2, 3):
            keep_morning(by=patient, patient_id=patient.patient.id, on=TODAY, pain=pain)
        job = DueJob.objects.get(kind="bring-standing-up")
        assert timezone.now() < job.due_at <= timezone.now() + timedelta(minutes=5)
        DueJob.objects.update(due_at=timezone.now())
        assert [one.failure for one in work_off("one") if one.kind == "bring-standing-up"] == [""]
        assert Standing.objects.get(patient=patient.patient).logged_on == TODAY

    def test_a_look_is_there_at_once(self, patient, treating):
        begun(patient, 3)
        stands(patient)
        look_at_course(by=treating, patient_id=patient.patient.id)
        found = Standing.objects.get(patient=patient.patient)
        assert found.looked_at == patient.patient.programmes.get().changes.get(what="looked").at
        assert stands(patient).looked_at == found.looked_at

    def test_every_day_has_everybody_with_a_program_worked_out_once(self, patient, other_patient):
        begun(patient, 3)
        now = timezone.now()
        assert plan_standings(by="test", now=now) == 1
        DueJob.objects.update(due_at=now)
        work_off("one")
        assert Standing.objects.get().as_of == TODAY
        assert plan_standings(by="test", now=now) == 0
        Standing.objects.update(as_of=TODAY - DAY)
        assert plan_standings(by="test", now=now) == 1

    def test_many_are_spread_over_the_hour(self, patient, other_patient):
        begun(patient, 3)
        begun(other_patient, 3)
        DueJob.objects.all().delete()
        now = timezone.now()
        plan_standings(by="test", now=now)
        assert [job.due_at - now for job in DueJob.objects.order_by("due_at")] == [
            timedelta(),
            timedelta(seconds=6),
        ]

    def test_a_program_that_cannot_go_on_stops_nobody(self, patient, other_patient, monkeypatch):
        for one in (patient, other_patient):
            begun(one, 3)
        whole = standings.bring_up_to_date

        def gone(*, patient_id, **rest):
            if patient_id == patient.patient.id:
                raise Refusal("the knowledge has changed", "program", "Begin a new one")
            return whole(patient_id=patient_id, **rest)

        monkeypatch.setattr(standings, "bring_up_to_date", gone)
        plan_standings(by="test", now=timezone.now())
        DueJob.objects.update(due_at=timezone.now())
        work_off("one")
        found = {one.patient: one.broken_on for one in Standing.objects.select_related("patient")}
        assert found == {patient.patient: TODAY, other_patient.patient: None}
        monkeypatch.setattr(standings, "bring_up_to_date", whole)
        assert stands(patient).broken_on is None

    def test_a_record_that_is_kept_no_more_is_left_alone(self, patient):
        begun(patient, 3)
        Consent.objects.update(withdrawn_at=timezone.now())
        assert plan_standings(by="test", now=timezone.now()) == 0
        DueJob.objects.update(due_at=timezone.now())
        assert [one.failure for one in work_off("one")] == [""]
        assert not Standing.objects.exists()


def test_who_may_throw_them_away(patient, clinician, owner, administrator):
    for one in (patient, clinician):
        with pytest.raises(PermissionDenied):
            throw_standings_away(by=one)
    assert throw_standings_away(by=owner) == throw_standings_away(by=administrator) == 0


def test_a_dose_of_a_clinician_stays_out_of_it(patient, treating):
    """A change is a look; it is worked out in a moment and not twice."""
    from runwell.records.actions.prescriptions import change_prescription

    begun(patient, 3)
    DueJob.objects.filter(kind="bring-standing-up").delete()
    change_prescription(by=treating, patient_id=patient.patient.id, prescription=dose("clam", sets=2))
    assert DueJob.objects.filter(kind="bring-standing-up").count() == 1
